//! `hefu bill`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use hefu_primitives::{BillId, MemberId, Party};

use super::digest;

/// Bills of lading.
#[derive(Debug, Subcommand)]
pub enum Bill {
	/// What the reader says of a transport document, before it is issued; no network
	///
	/// FILE is a DCSA TransportDocument (EBL 3.0), or a message that has one. Every problem is told at once; exit code 3 when it cannot
	/// be issued. On chain go its SHA-256 (RFC 8785), reference and dates; all else is its private part.
	Check {
		/// The document
		file: PathBuf,
	},
	/// Draw a nonce, and tell the id of the bill that your member issues with it: parties make their keys for that id (hefu party new)
	NewId,
	/// Issue a bill of a transport document (for carriers)
	Issue(Issue),
	/// Offer possession to a party (for the possessor)
	Offer {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// To whom
		#[arg(long, value_name = "PARTY")]
		to: Party,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Take possession that was offered to you
	Accept {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// What you saw.
		#[command(flatten)]
		seen: Seen,
	},
	/// Decline possession that was offered to you
	Decline {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// What you saw.
		#[command(flatten)]
		seen: Seen,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Take your offer back (for the possessor)
	Withdraw {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
	},
	/// Endorse to a party, to its order, or in blank (for the titleholder in possession)
	///
	/// The title of a bearer's bill goes with possession: hand it over with hefu bill offer.
	#[command(group = clap::ArgGroup::new("whom").required(true))]
	Endorse {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// Who gets the title
		#[arg(long, value_name = "PARTY", group = "whom")]
		to: Option<Party>,
		/// To the order of that party, which can then endorse further
		#[arg(long, conflicts_with = "blank")]
		to_order: bool,
		/// In blank: from then on the title goes with possession
		#[arg(long, group = "whom")]
		blank: bool,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Give back what came with the last action, in time; possession, unless said otherwise
	Reject {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// The title
		#[arg(long, conflicts_with = "both")]
		title: bool,
		/// Possession and title, which came together
		#[arg(long)]
		both: bool,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Ask the carrier to take the bill back and deliver (for the titleholder in possession, or shipper or consignee)
	Surrender {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// The carrier's agent that is asked, instead of the carrier
		#[arg(long, value_name = "MEMBER")]
		to: Option<MemberId>,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Answer a request to surrender (for the carrier, and the agent that was asked); a rejection says why
	Answer {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// Accept it, for good
		#[arg(long, required_unless_present = "reject", conflicts_with = "reject")]
		accept: bool,
		/// Reject it: whoever asked has the bill again
		#[arg(long, requires = "text")]
		reject: bool,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Take your request to surrender back, before it is answered
	Cancel {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Sign a bill, which changes nothing else (for the possessor)
	Sign {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Void a bill for good (for its carrier, when possession and title are its own)
	Void {
		/// The bill
		#[arg(value_name = "BILL")]
		bill: BillId,
		/// Why.
		#[command(flatten)]
		comment: Comment,
	},
	/// Who controls a bill, who has the title, and how that came about; the chain is replayed first. Exit code 9 when it does not hold
	Show {
		/// The bill
		#[arg(value_name = "BILL", required_unless_present = "reference")]
		bill: Option<BillId>,
		/// Its carrier's reference instead
		#[arg(long, value_name = "TEXT", conflicts_with = "bill", requires = "carrier")]
		reference: Option<String>,
		/// The sub-reference, if it has one
		#[arg(long, value_name = "TEXT", requires = "reference")]
		sub_reference: Option<String>,
		/// The carrier
		#[arg(long, value_name = "MEMBER", requires = "reference")]
		carrier: Option<MemberId>,
	},
	/// Open one field of a bill's private part, for somebody who is to see no other; or check a field that was opened for you
	Open(Open),
	/// Whether a document is, byte for byte in its canonical form, the one that a bill was issued of
	VerifyDocument {
		/// The document
		file: PathBuf,
	},
}

/// The bill as a party saw it before it answers what it is offered.
#[derive(Clone, Copy, Debug, Args)]
pub struct Seen {
	/// Hash of the last entry of the bill's chain as you saw it (hefu bill show: chain head): refused when the bill went on since.
	/// As it stands now unless given
	#[arg(long, value_name = "HASH", value_parser = digest)]
	pub after: Option<[u8; 32]>,
}

/// A comment.
#[derive(Debug, Args)]
pub struct Comment {
	/// A comment: on chain is its salted digest, the text stays in a new file beside the receipts
	#[arg(long = "comment", id = "text", value_name = "TEXT")]
	pub text: Option<String>,
}

/// What a bill is issued of.
#[derive(Debug, Args)]
pub struct Issue {
	/// The transport document, or the message that has it
	pub file: PathBuf,
	/// Who has possession first: a member, a customer, or a party key that is made for this bill
	#[arg(long, value_name = "PARTY")]
	pub holder: Party,
	/// The shipper; the holder unless given
	#[arg(long, value_name = "PARTY")]
	pub shipper: Option<Party>,
	/// Who the document's endorsee or consignee is, and has the title first; left out for a bearer bill
	#[arg(long, value_name = "PARTY")]
	pub titleholder: Option<Party>,
	/// An agent or a bank to which possession of a straight bill may go; several times for more
	#[arg(long = "named", value_name = "PARTY")]
	pub named: Vec<Party>,
	/// An agent of yours that takes the bill back as you do; several times for more
	#[arg(long = "agent", value_name = "MEMBER")]
	pub agents: Vec<MemberId>,
	/// The nonce that hefu bill new-id drew: the bill has the id that it told. Another is drawn unless given
	#[arg(long, value_name = "HEX", value_parser = digest)]
	pub nonce: Option<[u8; 32]>,
	/// Folder for what does not go on chain: the private part, and what is sealed of it
	#[arg(long, value_name = "DIR", default_value = "hefu-private")]
	pub private_out: PathBuf,
	/// Seal the private part to a member that has a sealing key; several times for more
	#[arg(long = "seal-to", value_name = "MEMBER")]
	pub seal_to: Vec<MemberId>,
}

/// What is opened.
#[derive(Debug, Args)]
pub struct Open {
	/// The bill
	#[arg(value_name = "BILL")]
	pub bill: BillId,
	/// The private part: the file of hefu bill issue, or one that was sealed to --sealing-key
	#[arg(long, value_name = "FILE", required_unless_present = "opened", requires = "field")]
	pub private: Option<PathBuf>,
	/// The key to which the private part was sealed
	#[arg(long, value_name = "FILE", requires = "private")]
	pub sealing_key: Option<PathBuf>,
	/// The field, by its JSON pointer in the document, such as /documentParties/shipper/partyName
	#[arg(long, value_name = "POINTER", requires = "private")]
	pub field: Option<String>,
	/// New file for the opened field
	#[arg(long, value_name = "FILE", requires = "private")]
	pub out: Option<PathBuf>,
	/// A field that was opened for you, to be held against the bill
	#[arg(long, value_name = "FILE", conflicts_with = "private")]
	pub opened: Option<PathBuf>,
}
