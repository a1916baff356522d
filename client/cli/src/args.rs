//! The command line, noun by noun.

mod about;
pub mod anchor;
mod bill;
mod calendar;
mod catalogue;
pub mod codes;
mod dataset;
mod dsp;
mod exports;
mod governance;
mod hints;
mod index;
mod licence;
pub mod market;
mod member;
mod meter;
mod operation;
pub mod order;
mod party;
pub mod question;
mod receipt;
pub mod registration;
mod rights;
pub mod settlement;
pub mod terms;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use hefu_primitives::MemberId;
use hefu_sdk::{AccountId32, digest::parse_digest};

use crate::{failure::EXIT_CODES, text::Lang};

pub use about::About;
pub use anchor::{Anchor, AttestInvoice};
pub use bill::{Bill, Comment, Issue as IssueBill, Open as OpenBill, Seen};
pub use calendar::Calendar;
pub use catalogue::{Application, ApplicationOrDataset, Catalogue};
pub use dataset::{CheckWhen, Dataset, Lineage, Parent, Reason, Sending};
pub use dsp::{Dsp, ReadMessage};
pub use exports::{BasisKind, DigestOrFile, Export, Leaving};
pub use governance::{Body, ByCouncil, Motion, Parameter, Validator, Votes};
pub use hints::hint;
pub use index::Index;
pub use licence::{
	Decide, Holder, How, Issue, Licence, LicenceRef, LicenceType, PhoneKey, PhoneScheme, Present, Recognise,
};
pub use market::{Listing, Negotiation, OfferArgs, PriceArgs, Product};
pub use member::{Member, ScopeArgs, SuspendReason};
pub use meter::{Meter, Open as OpenMeter};
pub use operation::{Agreement, Charge, Operation, OperationAct, OperationBooks};
pub use order::{Deliver, Offered, OrderAct, OrderArgs, OrderEnd, Orders, Receive, RuledFor};
pub use party::{Object, Party};
pub use receipt::{Block, Fetch, Receipt, Trust};
pub use registration::{
	Corrected, Correction, Filing, FilingOrDataset, Institution, Law, PackOrFile, Register, Replay, Shown,
};
pub use rights::{Grant, Granting, Ground, PurposesArgs, Right};
pub use settlement::{Attest, Expiry, Instruction, Money, Order, Reconcile, ReferenceArgs};
pub use terms::{Any, Moment, TermsArgs};

/// What a member of a Hefu chain (合符) does, from a shell.
#[derive(Debug, Parser)]
#[command(name = "hefu", version, about, after_help = EXIT_CODES)]
pub struct Cli {
	/// Options of every command.
	#[command(flatten)]
	pub global: Global,
	/// What it is about.
	#[command(subcommand)]
	pub noun: Noun,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
	/// WebSocket address of a node
	#[arg(long, global = true, env = "HEFU_URL", default_value = "ws://127.0.0.1:9944")]
	pub url: String,
	/// Key that signs: a key file, or a development phrase such as //Alice
	#[arg(long, global = true, env = "HEFU_KEY", hide_env_values = true)]
	pub key: Option<String>,
	/// Longest wait for finality, in seconds; then exit code 8
	#[arg(long, global = true, env = "HEFU_TIMEOUT", value_name = "SECONDS", default_value_t = 120,
		value_parser = clap::value_parser!(u64).range(1..))]
	pub timeout: u64,
	/// Folder into which the receipts of what was written are saved
	#[arg(long, global = true, env = "HEFU_RECEIPTS", value_name = "DIR", default_value = "hefu-receipts")]
	pub receipts: PathBuf,
	/// Save no receipts
	#[arg(long, global = true)]
	pub no_receipts: bool,
	/// Trust file by which receipts are verified, and at whose authority set fetched ones begin
	#[arg(long, global = true, env = "HEFU_TRUST", value_name = "FILE")]
	pub trust: Option<PathBuf>,
	/// How the answer is printed: for people, or as one JSON document on stdout
	#[arg(long, global = true, env = "HEFU_OUTPUT", value_enum, default_value_t = Format::Table)]
	pub output: Format,
	/// Print no progress and no notes (warnings stay)
	#[arg(long, short, global = true)]
	pub quiet: bool,
	/// Language of messages; that of the shell (LANG) unless given
	#[arg(long, global = true, env = "HEFU_LANG", value_enum)]
	pub lang: Option<Lang>,
}

/// How the answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
	/// For people.
	Table,
	/// One JSON document.
	Json,
}

/// What a command is about.
#[derive(Debug, Subcommand)]
pub enum Noun {
	/// Files: their digests, and the host from which verifiers read them (数据文件)
	#[command(subcommand)]
	Data(Data),
	/// Datasets: register, import, look up, check (数据集)
	#[command(subcommand)]
	Dataset(Dataset),
	/// Rights in datasets: who has which, on which ground (数据产权)
	#[command(subcommand)]
	Right(Right),
	/// Registration of rights in datasets: filed for, decided about, certified; institutions (数据产权登记)
	#[command(subcommand)]
	Register(Register),
	/// Law packs: which clocks and tables hold for what is filed, from which day (规则包)
	#[command(subcommand)]
	Law(Law),
	/// Authorised operation of public data: plans, agreements, products, prices, books, disclosure (公共数据授权运营)
	#[command(subcommand)]
	Operation(Operation),
	/// The register of public data: filed for, decided about, found by query codes (公共数据资源登记)
	#[command(subcommand)]
	Catalogue(Catalogue),
	/// Data that leave the country: recorded, counted, and by which rules (数据出境)
	#[command(subcommand)]
	Export(Export),
	/// Grants of rights on terms: made, offered, revoked; whether one allows a use (授权)
	#[command(subcommand)]
	Grant(Grant),
	/// Messages of the Dataspace Protocol, in which connectors of other data spaces speak (数据空间协议)
	#[command(subcommand)]
	Dsp(Dsp),
	/// Money as claims on banks: books, claims, what banks attest (债权)
	#[command(subcommand)]
	Money(Money),
	/// Instructions to settle: claims, grants and bills that change hands together or not at all (结算指令)
	#[command(subcommand)]
	Instruction(Instruction),
	/// Products on the market, and what they cost (数据产品)
	#[command(subcommand)]
	Product(Product),
	/// Negotiations of contracts about products (交易磋商)
	#[command(subcommand)]
	Negotiation(Negotiation),
	/// Orders: delivered so that neither side can cheat the other, inspected, settled or refunded (订单)
	#[command(subcommand)]
	Order(Orders),
	/// Metered use: receipts, vouchers, and what is due for them (计量)
	#[command(subcommand)]
	Meter(Meter),
	/// Documents by their digests: invoices, contracts, accounting entries, assessments, what exports stand on (存证)
	#[command(subcommand)]
	Anchor(Anchor),
	/// Electronic bills of lading: issued, handed over, endorsed, surrendered (电子提单)
	#[command(subcommand)]
	Bill(Bill),
	/// Keys that are made for one object, for a party whom nobody names (当事人密钥)
	#[command(subcommand)]
	Party(Party),
	/// Members, their keys and customers (成员)
	#[command(subcommand)]
	Member(Member),
	/// Motions of the council and the technical committee (议案)
	#[command(subcommand)]
	Motion(Motion),
	/// Electronic licences: issued in one region, shown and checked in another (电子证照)
	#[command(subcommand)]
	Licence(Licence),
	/// Working days, and when periods of them are over (工作日历)
	#[command(subcommand)]
	Calendar(Calendar),
	/// The numbers that the council sets (治理参数)
	#[command(subcommand)]
	Parameter(Parameter),
	/// Validators: who they are, and who shall be (验证节点)
	#[command(subcommand)]
	Validator(Validator),
	/// Receipts: fetched from a node, verified without one (凭证)
	#[command(subcommand)]
	Receipt(Receipt),
	/// Index the chain, answer questions about it over HTTP, and serve the explorer (索引与浏览器)
	Index(Index),
	/// The node that is asked (节点)
	#[command(subcommand)]
	Node(Node),
	/// Keys that sign (密钥)
	#[command(subcommand)]
	Key(Key),
	/// Print a script that completes hefu's arguments in a shell
	Completions {
		/// The shell
		shell: clap_complete::Shell,
	},
}

/// Files.
#[derive(Debug, Subcommand)]
pub enum Data {
	/// BLAKE3, SHA-256 and SM3 of files
	Digest {
		/// The files
		#[arg(required = true, value_name = "FILE")]
		files: Vec<PathBuf>,
	},
	/// Make a file's outboard beside it, FILE.obao4, by which verifiers check samples of a file over 16 MiB
	///
	/// Serve it under the file's URL with .obao4 behind it: any web server or object store that honours Range will do. It
	/// has 0.39 % of the file's size. What is there under that name already, and differs, is not overwritten. hefu data serve
	/// needs none: it makes its own.
	Outboard {
		/// The file
		file: PathBuf,
	},
	/// Seal a file: the ciphertext FILE.sealed, and its key FILE.sealed.key, which only you can read (加密分发)
	///
	/// Serve and register the sealed file in place of the file: validators then check bytes whose meaning they do not see. Who is
	/// given the key opens it. ChaCha20 over groups of 16 KiB, each with its index as nonce. Each file gets a key of its own.
	Seal {
		/// The file
		file: PathBuf,
		/// The sealed file, FILE.sealed unless given; its key has .key behind that name
		#[arg(long, value_name = "SEALED")]
		out: Option<PathBuf>,
	},
	/// Open a sealed file, when all of its bytes are those that the key sealed
	Open {
		/// The sealed file
		sealed: PathBuf,
		/// Its key, SEALED.key unless given
		#[arg(long, value_name = "KEYFILE")]
		key_file: Option<PathBuf>,
		/// The opened file; SEALED without .sealed unless given
		#[arg(long, value_name = "FILE")]
		out: Option<PathBuf>,
		/// Open it only if it is registered, sealed by this key, in this version, the latest unless given; asks the node
		#[arg(long, value_name = "DATASET[:VERSION]")]
		registered: Option<Parent>,
	},
	/// Serve a folder to verifiers over HTTP, with Range; says on stderr who reads what
	///
	/// Plain HTTP: put a TLS proxy before it where the consortium asks for https. Hidden files (.name), and links that lead
	/// out of the folder, are not served, nor are a sealed file's key and the file that was sealed. A file's outboard (FILE.obao4) is made when it is first asked for, in a temporary
	/// folder; for very large files, make it before with hefu data outboard.
	Serve {
		/// The folder
		folder: PathBuf,
		/// Address to listen on; port 0 takes a free one
		#[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
		listen: SocketAddr,
		/// Serve only the chain's verifiers, who sign their requests (RFC 9421), and say who reads what; asks the node for their keys
		#[arg(long)]
		verifiers_only: bool,
		/// Host, and port if the URL has one, under which verifiers ask; several times for more; the address that is listened on
		/// unless given. A request that is signed for another host is refused
		#[arg(long, value_name = "HOST[:PORT]", requires = "verifiers_only")]
		authority: Vec<String>,
	},
}

/// Keys.
#[derive(Debug, Subcommand)]
pub enum Key {
	/// Make a random key in a new file that only you can read
	New {
		/// The file; nothing is overwritten
		file: PathBuf,
		/// Signature scheme
		#[arg(long, value_enum, default_value_t = Scheme::Sr25519)]
		scheme: Scheme,
	},
	/// The account of a key: of FILE, or of --key
	Show {
		/// The key file, or a development phrase such as //Alice
		file: Option<PathBuf>,
	},
}

/// The node.
#[derive(Debug, Subcommand)]
pub enum Node {
	/// Whether the node keeps up: version, peers, best and final block, validators, open checks
	Status,
	/// Have the node make new session keys, and print them with their proof; nothing is sent to the chain
	RotateKeys {
		/// The member to which the proof is made out; that of --key unless given
		#[arg(long, value_name = "ID")]
		member: Option<MemberId>,
	},
	/// Bring (or replace) your member's session keys: those of the node that is asked, newly made, unless given
	SetSessionKeys {
		/// The keys, as hefu node rotate-keys prints them
		#[arg(long, value_name = "HEX", requires = "proof")]
		keys: Option<String>,
		/// Their proof
		#[arg(long, value_name = "HEX", requires = "keys")]
		proof: Option<String>,
	},
}

/// An account: SS58, or 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account(pub AccountId32);

impl std::str::FromStr for Account {
	type Err = &'static str;
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		if let Ok(bytes) = digest(text) {
			return Ok(Self(AccountId32(bytes)));
		}
		text.parse()
			.map(Self)
			.map_err(|_| "not an account (SS58, such as hefu key show prints, or 64 hexadecimal digits)")
	}
}

fn digest(text: &str) -> Result<[u8; 32], &'static str> {
	parse_digest(text.strip_prefix("0x").unwrap_or(text)).ok_or("not 64 hexadecimal digits")
}

/// Signature schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scheme {
	/// What Substrate clients use.
	Sr25519,
	/// RFC 8032.
	Ed25519,
	/// ECDSA on secp256k1.
	Ecdsa,
	/// SM2 with SM3, GB/T 32918 (国密).
	Sm2,
}
