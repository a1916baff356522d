//! `hefu order`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::{
	GrantId, MemberId, NegotiationId, OrderId, ProductId,
	delivery::Commitment,
	market::{Stage, TransferState},
};

use super::{DigestOrFile, Moment, PurposesArgs, about::term, digest};

/// Orders, and their delivery.
#[derive(Debug, Subcommand)]
pub enum Orders {
	/// Place an order: of a product at its list price, or by a finalised agreement (for the buyer)
	Place {
		/// The product
		#[arg(value_name = "PRODUCT", required_unless_present = "agreement")]
		product: Option<ProductId>,
		/// How many units
		#[arg(long, value_name = "UNITS", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
		units: u64,
		/// The negotiation in which it was agreed
		#[arg(long, value_name = "NEGOTIATION", conflicts_with_all = ["product", "units"])]
		agreement: Option<NegotiationId>,
	},
	/// Deliver an order: encrypt its files for it alone, commit to them, and hand the keys over once the money is locked (for the
	/// seller)
	///
	/// Does what is next and says what it waits for; run again, it goes on from there. Serve the folder to the buyer, with hefu data
	/// serve or any web server; the keys in it (.key) are for nobody.
	Deliver(Deliver),
	/// Receive an order: get the ciphertext and check it, lock the money, take the keys, open the files; what is wrong is disputed by
	/// itself (for the buyer)
	///
	/// Does what is next and says what it waits for; run again, it goes on from there, in the middle of a file too. Before the money is
	/// locked, the terms of the grant that goes with the delivery are shown, and held against the offer by which you ordered. Exit code 7
	/// when they give less, and no money is locked; or when what was delivered is not what was registered: by proof the money is back
	/// then, before an arbiter the objection is made.
	Receive(Receive),
	/// What its sides do about it.
	#[command(flatten)]
	Act(OrderAct),
	/// Sign that the data of an order was used: a receipt for its seller (for the buyer); nothing is sent
	SignUse {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// When it was used; the time of the last final block unless given
		#[arg(long, value_name = "TIME")]
		at: Option<Moment>,
		/// The receipt's file; nothing is overwritten
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// With what it may come to its end.
	#[command(flatten)]
	End(OrderEnd),
	/// An order, how it stands now, and its delivery
	Show(OrderArgs),
	/// Orders, all or some
	List {
		/// Only of this product
		#[arg(long, value_name = "PRODUCT")]
		product: Option<ProductId>,
		/// Only of this buyer or seller
		#[arg(long, value_name = "MEMBER")]
		member: Option<MemberId>,
		/// Only those at this stage
		#[arg(long, value_parser = term::<Stage>())]
		stage: Option<Stage>,
	},
}

/// What the sides of an order do about it.
#[derive(Debug, Subcommand)]
pub enum OrderAct {
	/// Take an order back for which no money is locked (for either side)
	Cancel(OrderArgs),
	/// Commit to a delivery that other programs prepared (for the seller)
	Commit {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// The grant that is offered to the buyer
		#[arg(long, value_name = "GRANT")]
		grant: GrantId,
		/// Of each file, in the version's order: BLAKE3 of its ciphertext, and the commitment to its key
		#[arg(long = "file", value_name = "CIPHERTEXT:KEY", required = true, value_parser = commitment)]
		files: Vec<Commitment>,
	},
	/// Hand over keys that other programs made (for the seller)
	Reveal {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// Of each file, in the version's order, its key
		#[arg(value_name = "KEYFILE", required = true)]
		keys: Vec<PathBuf>,
	},
	/// Make a move in the transfer of a delivery, as the Dataspace Protocol has it
	Transfer {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// To which state
		#[arg(value_name = "STATE", value_parser = term::<TransferState>())]
		state: TransferState,
	},
	/// Object to what was delivered, where an arbiter settles it (for the buyer)
	Object {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// The evidence, which stays with the parties: 64 hexadecimal digits, or a file of which SHA-256 is recorded
		#[arg(long, value_name = "DIGEST|FILE")]
		evidence: DigestOrFile,
	},
	/// Go to the arbiter with an objection (for either side)
	Arbitrate(OrderArgs),
}

/// With what an order may come to its end.
#[derive(Debug, Subcommand)]
pub enum OrderEnd {
	/// Accept what was delivered (验收), with which it is settled (for the buyer). Exit code 5 when that failed
	Accept(OrderArgs),
	/// Show the chain a buyer's receipt of use, with which it is accepted (for the seller). Exit code 5 when it was not settled
	NoteUse {
		/// The receipt, as hefu order sign-use wrote it
		#[arg(value_name = "FILE")]
		receipt: PathBuf,
	},
	/// Rule on an order (for the arbiter). Exit code 5 when the seller is to be paid, and that failed
	Rule {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// Who is right
		#[arg(long = "for", value_name = "SIDE", value_enum)]
		side: RuledFor,
		/// The ruling: 64 hexadecimal digits, or a file of which SHA-256 is recorded
		#[arg(long, value_name = "DIGEST|FILE")]
		document: DigestOrFile,
	},
	/// Prove on chain that a delivery is wrong, with evidence that hefu order receive kept (for the buyer)
	Dispute {
		/// The order
		#[arg(value_name = "ORDER")]
		order: OrderId,
		/// The file's place in the version, from 0
		#[arg(long, value_name = "PLACE")]
		file: u8,
		/// The evidence
		#[arg(value_name = "FILE")]
		evidence: PathBuf,
	},
	/// Do what follows from a time that is over, or settle what was accepted (for every member)
	Close(OrderArgs),
	/// Take the money back of what was accepted and could not be settled for too long (for the buyer)
	Reclaim(OrderArgs),
}

/// An order.
#[derive(Clone, Copy, Debug, Args)]
pub struct OrderArgs {
	/// The order
	#[arg(value_name = "ORDER")]
	pub order: OrderId,
}

/// What a seller delivers.
#[derive(Debug, Args)]
pub struct Deliver {
	/// The order
	#[arg(value_name = "ORDER")]
	pub order: OrderId,
	/// The files as they are registered, in the version's order; needed until they are committed to
	#[arg(value_name = "FILE")]
	pub files: Vec<PathBuf>,
	/// Folder into which ciphertexts and outboards go, and beside them the keys; what is delivered again has another one
	#[arg(long, value_name = "DIR")]
	pub out: PathBuf,
	/// The grant that you offer to the buyer (hefu grant offer); needed until it is committed to
	#[arg(long, value_name = "GRANT")]
	pub grant: Option<GrantId>,
	/// Wait for the buyer to lock its money, and hand the keys over then
	#[arg(long)]
	pub wait: bool,
}

/// What a buyer receives.
#[derive(Debug, Args)]
pub struct Receive {
	/// The order
	#[arg(value_name = "ORDER")]
	pub order: OrderId,
	/// URL of the folder in which the seller serves the delivery; unless given, its files are in --out already
	#[arg(long, value_name = "URL")]
	pub from: Option<String>,
	/// Folder into which everything goes, the one-time key too; what is delivered again has another one
	#[arg(long, value_name = "DIR")]
	pub out: PathBuf,
	/// What was offered.
	#[command(flatten)]
	pub offered: Offered,
	/// Wait for the seller: for its commitment, and for its keys
	#[arg(long)]
	pub wait: bool,
	/// Accept what is right, with which it is settled
	#[arg(long)]
	pub accept: bool,
	/// Of what is wrong only keep the evidence: neither prove it on chain nor object
	#[arg(long)]
	pub no_dispute: bool,
}

/// What the seller offered, against which the buyer holds the grant that it is to pay for.
#[derive(Debug, Args)]
pub struct Offered {
	/// The offer whose digest the listing, or the agreement, has: an ODRL policy (hefu dsp digest --out), or a message of the Dataspace
	/// Protocol that requests, offers or agrees. Needed until the money is locked, unless --any-terms
	#[arg(long, value_name = "FILE", conflicts_with = "any_terms")]
	pub offer: Option<PathBuf>,
	/// From when on the offer holds, where it does not say so; both sides take the same moment
	#[arg(long, value_name = "TIME", requires = "offer")]
	pub begins: Option<Moment>,
	/// What places are called in messages: the file of names of hefu dsp read
	#[arg(long, value_name = "FILE", env = "HEFU_DSP_NAMES")]
	pub names: Option<PathBuf>,
	/// Lock the money whatever the grant allows: there is no offer to hold it against
	#[arg(long)]
	pub any_terms: bool,
	/// The consortium's list of purposes.
	#[command(flatten)]
	pub purposes: PurposesArgs,
}

/// For whom an arbiter finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RuledFor {
	/// What was delivered is what was agreed: the seller is paid
	Seller,
	/// It is not: the buyer has its money back
	Buyer,
}

/// A commitment, as `CIPHERTEXT:KEY`.
pub fn commitment(text: &str) -> Result<Commitment, String> {
	let (ciphertext, key) = text.split_once(':').ok_or("not CIPHERTEXT:KEY")?;
	let read = |text: &str| digest(text).map_err(|error| format!("{text}: {error}"));
	Ok(Commitment { ciphertext: read(ciphertext)?, key: read(key)? })
}
