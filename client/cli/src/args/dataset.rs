//! `hefu dataset`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::{DatasetId, MemberId};

use super::About;

/// Datasets.
#[derive(Debug, Subcommand)]
pub enum Dataset {
	/// Register one file as a dataset
	Register {
		/// The file
		file: PathBuf,
		/// URL at which verifiers find the same bytes; with --seal, those of FILE.sealed
		#[arg(long, value_name = "URL")]
		locator: String,
		/// Seal it as hefu data seal does, and register the ciphertext FILE.sealed in its place (加密分发)
		#[arg(long)]
		seal: bool,
		/// What it is.
		#[command(flatten)]
		about: About,
		/// What it was made from.
		#[command(flatten)]
		lineage: Lineage,
		/// How it is sent.
		#[command(flatten)]
		sending: Sending,
	},
	/// Add a version of one file to a dataset that you hold
	AddVersion {
		/// The dataset
		#[arg(value_name = "ID")]
		dataset: DatasetId,
		/// The file
		file: PathBuf,
		/// URL at which verifiers find the same bytes; with --seal, those of FILE.sealed
		#[arg(long, value_name = "URL")]
		locator: String,
		/// Seal it as hefu data seal does, and register the ciphertext FILE.sealed in its place (加密分发)
		#[arg(long)]
		seal: bool,
		/// What it is.
		#[command(flatten)]
		about: About,
		/// What it was made from.
		#[command(flatten)]
		lineage: Lineage,
		/// How it is sent.
		#[command(flatten)]
		sending: Sending,
	},
	/// Register what descriptions (Croissant 0.8 to 1.1; DCAT 3 and DCAT-AP as JSON-LD or Turtle) describe, each as a dataset
	///
	/// What a description says is taken from it, and nothing is fetched. Each declared SHA-256, SM3 or BLAKE3 is registered as your
	/// claim, with BLAKE3 of the file beside the description; where they differ you are warned. A declared value that is no digest is
	/// refused. Several descriptions go into few transactions, each of which registers all of its datasets or none.
	Import {
		/// The descriptions
		#[arg(required = true)]
		metadata: Vec<PathBuf>,
		/// The dataset that is meant where a description has several: its IRI or its title
		#[arg(long, value_name = "IRI")]
		dataset: Option<String>,
		/// URL under which verifiers find the description's folder; of several, the innermost folder that holds them all
		#[arg(long, value_name = "URL")]
		base_url: Option<String>,
		/// Replace declared values that are no digest by the digest of the file at hand; add SHA-256 and SM3 where none is declared
		#[arg(long)]
		compute: bool,
		/// Add it as a version to this dataset, which you hold, instead of registering another
		#[arg(long, value_name = "ID")]
		version_of: Option<DatasetId>,
		/// What it is.
		#[command(flatten)]
		about: About,
		/// What it was made from.
		#[command(flatten)]
		lineage: Lineage,
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

/// What a version was made from.
#[derive(Debug, Args)]
pub struct Lineage {
	/// A version that it was made from, DATASET or DATASET:VERSION, the latest unless given; several times for more (数据血缘)
	#[arg(long = "parent", value_name = "DATASET[:VERSION]")]
	pub parents: Vec<Parent>,
}

/// A version of a dataset as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parent {
	/// The dataset.
	pub dataset: DatasetId,
	/// The version's number; the latest when it is sent unless given.
	pub version: Option<u32>,
}

impl std::str::FromStr for Parent {
	type Err = String;
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let (dataset, version) = text.split_once(':').map_or((text, None), |(id, number)| (id, Some(number)));
		let dataset = dataset.parse().map_err(|error| format!("{error}"))?;
		let version = version.map(|number| number.parse().ok().filter(|number| *number > 0));
		match version {
			Some(None) => Err("the version is a number from 1, as in hfds1…:2".into()),
			version => Ok(Self { dataset, version: version.flatten() }),
		}
	}
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
