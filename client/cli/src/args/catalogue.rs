//! `hefu catalogue`.

use clap::{Args, Subcommand};
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	catalogue::{ApplicationKind, EntryEnd, QueryCode},
	id::IdError,
	registration::Conclusion,
};

use super::{ByCouncil, Votes, about::term, codes::given_code, digest};

/// The register of public data.
#[derive(Debug, Subcommand)]
pub enum Catalogue {
	/// File for the register of public data, at an institution (公共数据资源登记申请)
	File(Application),
	/// Supply what the institution asked for (补正)
	Supply {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
		/// Digest of what is supplied: 64 hexadecimal digits
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		documents: [u8; 32],
	},
	/// Take an application back (撤回)
	Withdraw {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
	},
	/// Take an application on (受理), for its institution, as the next ones
	Accept {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
	},
	/// Ask for a correction (要求补正)
	Ask {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
		/// Digest of the notice
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		notice: [u8; 32],
	},
	/// Do not take it on, or do not register it; or await no longer what was asked for (不予登记)
	Reject {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// Show it to the public, who may object (公示)
	Publicise {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
	},
	/// Decide about an objection (异议处理)
	Decide {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
		/// The objection's number, as hefu catalogue show tells it
		#[arg(value_name = "NUMBER")]
		number: u32,
		/// Whether it is right; an application that is objected to rightly ends
		#[arg(long, value_parser = term::<Conclusion>())]
		conclusion: Conclusion,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// Enter in the register what was applied for, a first registration with its query code (登记, 赋码)
	Enter {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
		/// The query code, of a first registration and of no other, as the register gives it (登记结果查询码)
		#[arg(long, value_name = "CODE", value_parser = given_code)]
		code: Option<QueryCode>,
	},
	/// Put the query code of an entry right (更正查询码), for its institution, and the council: the one before is nobody's then
	ReplaceCode {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The right code
		#[arg(value_name = "CODE", value_parser = given_code)]
		code: QueryCode,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
		/// Whether the council does.
		#[command(flatten)]
		by: ByCouncil,
	},
	/// Object to an application while it is shown to the public (提出异议), for every member
	Object {
		/// The application
		#[arg(value_name = "APPLICATION")]
		application: ApplicationId,
		/// Digest of the grounds
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		grounds: [u8; 32],
	},
	/// An application as it stands, silence included, with when its clocks are over; or the entry of a dataset
	Show {
		/// The application or the dataset
		#[arg(value_name = "APPLICATION|DATASET")]
		of: ApplicationOrDataset,
	},
	/// Applications, all or some, as they were written down
	List {
		/// Only about this dataset
		#[arg(long, value_name = "DATASET")]
		dataset: Option<DatasetId>,
		/// Only at this institution
		#[arg(long, value_name = "MEMBER")]
		institution: Option<MemberId>,
		/// Only this member's
		#[arg(long, value_name = "MEMBER")]
		applicant: Option<MemberId>,
		/// Only those that have not ended
		#[arg(long)]
		open: bool,
	},
	/// What a query code leads to (查询码查询)
	Query {
		/// The code
		#[arg(value_name = "CODE", value_parser = given_code)]
		code: QueryCode,
	},
	/// By when a dataset that is operated under an authorisation must be filed, and whether that is overdue (应登尽登)
	Due {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
	},
	/// The law pack that holds for what is filed from now on
	Law,
	/// Propose to the council that a law pack hold for what is filed from then on (for a seat's governance key)
	PutInForce {
		/// The pack's number, as hefu law packs tells it
		#[arg(value_name = "NUMBER")]
		number: u32,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

/// What is filed.
#[derive(Debug, Args)]
pub struct Application {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// What is filed for: initial (首次), change (变更), correction (更正), cancellation (注销) or renewal (续展)
	#[arg(long, value_parser = term::<ApplicationKind>())]
	pub kind: ApplicationKind,
	/// The institution; where the dataset is registered unless given
	#[arg(long, value_name = "MEMBER", required_if_eq("kind", "initial"))]
	pub institution: Option<MemberId>,
	/// The version of the dataset; the latest unless given, or of a cancellation and a renewal the one that is registered
	#[arg(long, value_name = "NUMBER")]
	pub version: Option<u32>,
	/// Digest of the materials, of what puts new ones in the register
	#[arg(long, value_name = "DIGEST", value_parser = digest, required_if_eq_any = [
		("kind", "initial"), ("kind", "change"), ("kind", "correction"),
	])]
	pub materials: Option<[u8; 32]>,
	/// Why it is to hold no longer, of a cancellation
	#[arg(long, value_parser = term::<EntryEnd>(), required_if_eq("kind", "cancellation"))]
	pub ground: Option<EntryEnd>,
}

/// An application, or a dataset for its entry in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationOrDataset {
	/// An application.
	Application(ApplicationId),
	/// A dataset.
	Dataset(DatasetId),
}

impl std::str::FromStr for ApplicationOrDataset {
	type Err = IdError;

	fn from_str(text: &str) -> Result<Self, IdError> {
		if text.starts_with(DatasetId::TAG) {
			return text.parse().map(Self::Dataset);
		}
		text.parse().map(Self::Application)
	}
}
