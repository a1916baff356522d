//! `hefu motion`, `hefu parameter` and `hefu validator`: what the bodies decide.

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::MemberId;
use hefu_sdk::governance::parameter;

use super::digest;

/// Motions.
#[derive(Debug, Subcommand)]
pub enum Motion {
	/// Open motions of both bodies, or of one
	List {
		/// Only this body's
		#[arg(long, value_enum)]
		body: Option<Body>,
	},
	/// Vote on an open motion (for a seat's governance key)
	Vote {
		/// Its hash, as its proposal and hefu motion list print it
		#[arg(value_parser = digest)]
		motion: [u8; 32],
		/// Vote against it
		#[arg(long)]
		no: bool,
		/// Whose motion it is, where the same is open in both bodies
		#[arg(long, value_enum)]
		body: Option<Body>,
	},
	/// Close a motion that has its votes, which carries it out (for a seat's governance key)
	Close {
		/// Its hash
		#[arg(value_parser = digest)]
		motion: [u8; 32],
		/// Whose motion it is, where the same is open in both bodies
		#[arg(long, value_enum)]
		body: Option<Body>,
	},
}

/// Parameters.
#[derive(Debug, Subcommand)]
pub enum Parameter {
	/// Every parameter that the council can set: what it has set it to, and what is in force
	///
	/// A number beyond its bounds, which a proposal by other means may set, holds as the bound. Defaults are those of the runtime with
	/// which this hefu was released.
	List,
	/// Propose to the council that a parameter have another value from then on (for a seat's governance key)
	///
	/// A number beyond what the chain would take it for is refused, with its bounds.
	Set {
		/// Its name, as hefu parameter list prints it
		#[arg(value_name = "NAME", value_parser = named)]
		parameter: parameter::Parameter,
		/// A whole number; of a key 64 hexadecimal digits, or none; or default, for the runtime's own value
		#[arg(value_name = "VALUE")]
		value: String,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

fn named(name: &str) -> Result<parameter::Parameter, &'static str> {
	parameter::Parameter::named(name).ok_or("no parameter (hefu parameter list names them)")
}

/// Validators.
#[derive(Debug, Subcommand)]
pub enum Validator {
	/// Validators: who is named, who is in the set, who has session keys
	List,
	/// Propose to the council one validator more than are named now (for a seat's governance key)
	Add {
		/// The member
		#[arg(value_name = "ID")]
		member: MemberId,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Propose to the council one validator fewer than are named now (for a seat's governance key)
	Remove {
		/// The member
		#[arg(value_name = "ID")]
		member: MemberId,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Propose to the council that these be the validators, and no others (for a seat's governance key)
	Set {
		/// The members
		#[arg(value_name = "ID", required = true)]
		members: Vec<MemberId>,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

/// How many decide.
#[derive(Clone, Copy, Debug, Args)]
pub struct Votes {
	/// Votes that the motion needs; more than half of the seats unless given
	#[arg(long, value_name = "VOTES")]
	pub threshold: Option<u32>,
}

/// Whether the council is to do it, where whoever does so as a rule no longer can.
#[derive(Clone, Copy, Debug, Args)]
pub struct ByCouncil {
	/// Propose to the council that it be done, where whoever does so as a rule no longer can (for a seat's governance key)
	#[arg(long)]
	pub council: bool,
	/// Votes that the motion needs; more than half of the seats unless given
	#[arg(long, value_name = "VOTES", requires = "council")]
	pub threshold: Option<u32>,
}

impl ByCouncil {
	/// How many decide.
	pub fn votes(self) -> Votes {
		Votes { threshold: self.threshold }
	}
}

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Body {
	/// The council (理事会)
	Council,
	/// The technical committee (技术委员会), for what must be quick
	TechnicalCommittee,
}

impl From<Body> for hefu_sdk::governance::Body {
	fn from(body: Body) -> Self {
		match body {
			Body::Council => Self::Council,
			Body::TechnicalCommittee => Self::TechnicalCommittee,
		}
	}
}
