//! `hefu member`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::{
	CustomerId, MemberId,
	code::{MemberCode, Region},
	member::Role,
};

use super::{Account, Body, Votes, about, codes::region, digest};

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
	/// Record the key to which others seal private parts for your member
	SetSealingKey {
		/// The key's file, which opens them; made, for you alone to read, where there is none
		file: PathBuf,
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
		#[arg(long, value_parser = region)]
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
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Propose that a member be suspended: its keys no longer act, its seats no longer vote (for a seat's governance key)
	Suspend {
		/// The member
		#[arg(value_name = "ID")]
		member: MemberId,
		/// Why
		#[arg(long, value_enum)]
		reason: SuspendReason,
		/// Who decides
		#[arg(long, value_enum, default_value_t = Body::Council)]
		body: Body,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Propose to the council that a suspension end (for a seat's governance key)
	Reinstate {
		/// The member
		#[arg(value_name = "ID")]
		member: MemberId,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Propose to the council another owner key for a member whose own is lost or stolen (for a seat's governance key)
	Recover {
		/// The member
		#[arg(value_name = "ID")]
		member: MemberId,
		/// Account of its new owner key
		account: Account,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

/// Why a member is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SuspendReason {
	/// The consortium decides so (表决)
	Vote,
	/// Its validator was proven to have broken the rules of consensus (违反共识规则)
	Offence,
	/// It asked for it (成员申请)
	OwnRequest,
	/// Its certificate ended or was revoked (证书失效)
	Certificate,
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
