//! The command line, noun by noun.

mod about;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use hefu_primitives::{
	CustomerId, DatasetId, MemberId,
	code::{MemberCode, Region},
	member::Role,
};
use hefu_sdk::{AccountId32, digest::parse_digest};

use crate::{failure::EXIT_CODES, text::Lang};

pub use about::About;

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
	/// Members, their keys and customers (成员)
	#[command(subcommand)]
	Member(Member),
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
	/// Serve a folder to verifiers over HTTP, with Range; says on stderr who reads what
	///
	/// Plain HTTP: put a TLS proxy before it where the consortium asks for https. Hidden files (.name), and links that lead
	/// out of the folder, are not served. A file's outboard (FILE.obao4) is made when it is first asked for, in a temporary
	/// folder; for very large files, make it before with hefu data outboard.
	Serve {
		/// The folder
		folder: PathBuf,
		/// Address to listen on; port 0 takes a free one
		#[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
		listen: SocketAddr,
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
		/// The key file
		file: Option<PathBuf>,
	},
}

/// Members.
#[derive(Debug, Subcommand)]
pub enum Member {
	/// All members
	List,
	/// A member with its keys and its allowance; that of --key unless ID is given
	Show {
		/// The member
		#[arg(value_name = "ID")]
		member: Option<MemberId>,
	},
	/// Add an operator key (for the owner key)
	AddOperator {
		/// Account of the key, as hefu key show prints it
		account: Account,
		/// What it may do.
		#[command(flatten)]
		scope: ScopeArgs,
	},
	/// Change what an operator key may do (for the owner key)
	SetScope {
		/// Account of the key
		account: Account,
		/// What it may do.
		#[command(flatten)]
		scope: ScopeArgs,
	},
	/// Remove an operator key for ever (for the owner key)
	RemoveOperator {
		/// Account of the key
		account: Account,
	},
	/// Replace the owner key (for the owner key)
	RotateOwner {
		/// Account of the new key
		account: Account,
	},
	/// Replace the governance key (for the owner key)
	RotateGovernanceKey {
		/// Account of the new key
		account: Account,
	},
	/// Sponsor a customer, who acts under your member's allowance and responsibility
	Sponsor {
		/// Account of the customer's key
		account: Account,
		/// Salted commitment to who it is: 64 hexadecimal digits; you keep the opening
		#[arg(long, value_parser = digest)]
		commitment: [u8; 32],
		/// What it may do.
		#[command(flatten)]
		scope: ScopeArgs,
	},
	/// Stop a customer that you sponsor
	SuspendCustomer {
		/// The customer
		#[arg(value_name = "ID")]
		customer: CustomerId,
	},
	/// Let a suspended customer act again
	ReinstateCustomer {
		/// The customer
		#[arg(value_name = "ID")]
		customer: CustomerId,
	},
	/// Propose to the council that an organisation become a member (for a seat's governance key)
	Enrol {
		/// USCC or LEI
		#[arg(value_parser = |text: &str| MemberCode::parse(text))]
		code: MemberCode,
		/// Its name
		#[arg(long)]
		name: String,
		/// Where it is registered: GB/T 2260, six digits
		#[arg(long, value_parser = |text: &str| Region::parse(text))]
		region: Option<Region>,
		/// The parts that it plays
		#[arg(long = "role", required = true, value_parser = about::term::<Role>())]
		roles: Vec<Role>,
		/// Digest of its CA certificate: 64 hexadecimal digits
		#[arg(long, value_parser = digest)]
		certificate: [u8; 32],
		/// Account of its owner key
		#[arg(long)]
		owner: Account,
		/// Account of its governance key
		#[arg(long)]
		governance: Account,
		/// Votes that the motion needs; more than half of the council unless given
		#[arg(long, value_name = "VOTES")]
		threshold: Option<u32>,
	},
	/// Vote on a motion of the council (for a seat's governance key)
	Vote {
		/// The motion's hash, as its proposal printed it
		#[arg(value_parser = digest)]
		motion: [u8; 32],
		/// The motion's number
		number: u32,
		/// Vote against it
		#[arg(long)]
		no: bool,
	},
	/// Close a motion that has its votes, which carries it out (for a seat's governance key)
	Close {
		/// The motion's hash
		#[arg(value_parser = digest)]
		motion: [u8; 32],
		/// The motion's number
		number: u32,
	},
}

/// What a key may do.
#[derive(Debug, Args)]
pub struct ScopeArgs {
	/// A pallet or one of its calls that the key may make, such as registry or registry.withdraw; several times for more
	#[arg(long = "scope", value_name = "CALLS", required_unless_present = "all")]
	pub calls: Vec<String>,
	/// Every call that is open to members
	#[arg(long, conflicts_with = "calls")]
	pub all: bool,
}

/// The node.
#[derive(Debug, Subcommand)]
pub enum Node {
	/// Whether the node keeps up: version, peers, best and final block, validators, open checks
	Status,
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
}

/// Datasets.
#[derive(Debug, Subcommand)]
pub enum Dataset {
	/// Register one file as a dataset
	Register {
		/// The file
		file: PathBuf,
		/// URL at which verifiers find the same bytes
		#[arg(long, value_name = "URL")]
		locator: String,
		/// What it is.
		#[command(flatten)]
		about: About,
		/// How it is sent.
		#[command(flatten)]
		sending: Sending,
	},
	/// Register what a Croissant description (0.8, 1.0, 1.1) describes
	///
	/// Each declared SHA-256 is registered as your claim, with BLAKE3 of the file beside the description; where they differ
	/// you are warned. A declared value that is no digest is refused.
	Import {
		/// The description, a JSON file
		metadata: PathBuf,
		/// URL under which verifiers find the description's folder
		#[arg(long, value_name = "URL")]
		base_url: Option<String>,
		/// Replace declared values that are no digest by the digest of the file at hand
		#[arg(long)]
		compute: bool,
		/// What it is.
		#[command(flatten)]
		about: About,
		/// How it is sent.
		#[command(flatten)]
		sending: Sending,
	},
	/// A dataset with its versions and their checks
	Show {
		/// The dataset
		#[arg(value_name = "ID")]
		dataset: DatasetId,
	},
	/// Datasets, all or a member's
	List {
		/// Only this member's
		#[arg(long, value_name = "ID")]
		member: Option<MemberId>,
	},
	/// Have the verifiers check the files of a version
	Check {
		/// The dataset
		#[arg(value_name = "ID")]
		dataset: DatasetId,
		/// The version; the latest unless given
		#[arg(long = "version", value_name = "NUMBER")]
		number: Option<u32>,
		/// Wait for the verdicts; exit code 7 unless all are Verified
		#[arg(long)]
		wait: bool,
	},
	/// Every check that a dataset's files had
	History {
		/// The dataset
		#[arg(value_name = "ID")]
		dataset: DatasetId,
	},
	/// Offer a dataset no more; what was recorded stays
	Withdraw {
		/// The dataset
		#[arg(value_name = "ID")]
		dataset: DatasetId,
		/// Why
		#[arg(long, value_enum)]
		reason: Reason,
	},
}

/// Why a dataset is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reason {
	/// You no longer offer it (持有人申请)
	HolderRequest,
	/// Another takes its place (被替代)
	Superseded,
	/// It should not have been registered (登记错误)
	Error,
	/// By order of a court or an authority (依法)
	LegalOrder,
}

/// How a registration is sent.
#[derive(Debug, Args)]
pub struct Sending {
	/// When the first check opens
	#[arg(long, value_enum, default_value_t = CheckWhen::Now)]
	pub check: CheckWhen,
	/// Wait for the verdicts of the first check; exit code 7 unless all are Verified
	#[arg(long, conflicts_with = "dry_run")]
	pub wait: bool,
	/// Only show what would be registered; asks no node
	#[arg(long)]
	pub dry_run: bool,
}

/// When the first check opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckWhen {
	/// With the registration.
	Now,
	/// When somebody asks for it.
	Later,
}
