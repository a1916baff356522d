//! `hefu register` and `hefu law`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	code::CodeError,
	date::Day,
	id::IdError,
	registration::{
		AnnotationKind, CancellationGround, CertificateCode, Conclusion, FilingKind, InstitutionCode,
		Rejection,
	},
	right::Right,
	text::Text,
};

use super::{
	ByCouncil, Votes,
	about::term,
	codes::given_code,
	digest,
	licence::{since, until},
};

/// Registration of rights.
#[derive(Debug, Subcommand)]
pub enum Register {
	/// File for registration at an institution (提出登记申请)
	///
	/// A first registration and a change state who has which rights, in a JSON list: [{ "holder": "hfmb1…", "right": "hold|use|operate",
	/// "obtained": "generated|crawled|crawled-product|agreement|joint|derivative|entrusted|government", "evidence": DIGEST, "limits":
	/// DIGEST or null }, …]. All in whose names it is made confirm it (hefu register confirm).
	File(Filing),
	/// Confirm a filing that another made in your name too, with your consent to what it asks for (确认)
	Confirm {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
	},
	/// Supply what the institution asked for (补正)
	Supply {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// Digest of what is supplied: 64 hexadecimal digits
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		documents: [u8; 32],
	},
	/// Take a filing back, or do not want it in your name (撤回)
	Withdraw {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
	},
	/// A filing as it stands, silence included, with when its clocks are over; or what is registered of a dataset; or what was decided
	/// elsewhere about data with a digest
	Show {
		/// The filing, the dataset or the digest
		#[arg(value_name = "FILING|DATASET|DIGEST")]
		of: Shown,
	},
	/// Filings, all or some, as they were written down
	List {
		/// Only of this dataset
		#[arg(long, value_name = "DATASET")]
		dataset: Option<DatasetId>,
		/// Only at this institution
		#[arg(long, value_name = "MEMBER")]
		institution: Option<MemberId>,
		/// Only in this member's name
		#[arg(long, value_name = "MEMBER")]
		applicant: Option<MemberId>,
		/// Only those that have not ended
		#[arg(long)]
		open: bool,
	},
	/// A certificate, and what is registered by it (登记凭证)
	Certificate {
		/// Its code, such as SJ4412026070001
		#[arg(value_name = "CODE")]
		code: CertificateCode,
		/// Write what it says to this file, which must not exist: whoever gets it checks it with hefu register check
		#[arg(long, value_name = "FILE")]
		out: Option<PathBuf>,
	},
	/// Check that a certificate says what the ledger says; exit code 5 with the first field that differs: the ledger prevails (核对)
	Check {
		/// What it says, as hefu register certificate --out writes it
		#[arg(value_name = "FILE")]
		file: PathBuf,
	},
	/// Take a filing on (受理), for its institution, as the next ones
	Accept {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
	},
	/// Ask for a correction (要求补正)
	Ask {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// Digest of the notice
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		notice: [u8; 32],
	},
	/// Make the review longer, once (延长审查)
	Extend {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// By how many units of its clock, such as working days
		#[arg(long, value_name = "UNITS", value_parser = clap::value_parser!(u16).range(1..))]
		by: u16,
	},
	/// Stop the review's clock until what is missing is there (中止审查)
	Stop {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// Digest of the notice
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		notice: [u8; 32],
	},
	/// Let the review's clock go on (恢复审查)
	Resume {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
	},
	/// Do not register what was filed for (不予登记)
	Reject {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// Why
		#[arg(long, value_parser = term::<Rejection>())]
		ground: Rejection,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// End a filing (终止办理); the council does where its institution registers no more
	Terminate {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
		/// Whether the council does.
		#[command(flatten)]
		by: ByCouncil,
	},
	/// Show a filing to the public, who may object (公示)
	Publicise {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
	},
	/// Do not show it to the public, for a reason (免予公示)
	Waive {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
		/// Digest of the reason
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		reason: [u8; 32],
	},
	/// Decide about an objection, to a filing or to what is registered (异议处理)
	Decide {
		/// The filing or the dataset
		#[arg(value_name = "FILING|DATASET")]
		of: FilingOrDataset,
		/// The objection's number, as hefu register show tells it
		#[arg(value_name = "NUMBER")]
		number: u32,
		/// Whether it is right; a filing that is objected to rightly ends
		#[arg(long, value_parser = term::<Conclusion>())]
		conclusion: Conclusion,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// Register what was filed for, and issue its certificate (记载于登记簿, 发放凭证)
	Store {
		/// The filing
		#[arg(value_name = "FILING")]
		filing: FilingId,
	},
	/// Object to a filing while it is shown to the public, or to what is registered (提出异议), for every member
	Object {
		/// The filing or the dataset
		#[arg(value_name = "FILING|DATASET")]
		of: FilingOrDataset,
		/// Digest of the grounds
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		grounds: [u8; 32],
	},
	/// Note something on a dataset (注记): a court or authority a preservation or control, its institution a condition too
	Annotate {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// What
		#[arg(long, value_parser = term::<AnnotationKind>())]
		kind: AnnotationKind,
		/// Digest of the document by which
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
		/// The last day on which it holds, or the moment from which it no longer does; it does not end by itself unless given
		#[arg(long, value_name = "TIME", value_parser = until)]
		until: Option<u64>,
	},
	/// Lift what you noted (解除注记); the council does, upon the document of whoever decided that, where whoever noted it may be gone
	Lift {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// The annotation's number, as hefu register show tells it
		#[arg(value_name = "NUMBER")]
		number: u32,
		/// Digest of the document by which
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
		/// Whether the council does.
		#[command(flatten)]
		by: ByCouncil,
	},
	/// Cancel a registration without being asked, for its institution (依职权注销)
	Cancel {
		/// The dataset
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// Why
		#[arg(long, value_parser = term::<CancellationGround>())]
		ground: CancellationGround,
		/// Digest of the notice
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		notice: [u8; 32],
	},
	/// Record what your institution decided in a system of its own, from a table (登记结果回传)
	///
	/// FILE is CSV (UTF-8) or XLSX, a decision a row, under headings in Chinese or English: 登记编码 (code), 数据摘要 (digest), 登记类型 (kind),
	/// 登记时间 (decided), 权利配置说明 (statement, in words, of which SHA-256 is recorded) or 权利配置说明摘要 (statement digest), and if the data
	/// is a dataset here 数据集标识 (dataset). Other columns are left out, and titles above the headings. One result a row is written to
	/// RESULTS; run the command again when it was broken off: what is recorded stays recorded, once.
	Mirror {
		/// The table
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// Where the results go; FILE.results.csv unless given
		#[arg(long, value_name = "RESULTS")]
		results: Option<PathBuf>,
		/// Read the table and tell what is wrong with it, and send nothing: needs no node and no key
		#[arg(long)]
		dry_run: bool,
	},
	/// Correct what your institution recorded of a decision, under the same code (更正回传结果); what is not said stays as it is
	CorrectMirror(Correction),
	/// Withdraw what your institution recorded of a decision, for good (撤回回传结果): nothing is recorded under its code again
	WithdrawMirror {
		/// The code of the decision in your institution's own system
		#[arg(value_name = "CODE", value_parser = given_code)]
		code: Text<64>,
		/// Digest of the document by which
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
	},
	/// Registration institutions (登记机构)
	#[command(subcommand)]
	Institution(Institution),
}

/// What is put right of a decision that was recorded.
#[derive(Debug, Args)]
pub struct Correction {
	/// The code of the decision in your institution's own system
	#[arg(value_name = "CODE", value_parser = given_code)]
	pub code: Text<64>,
	/// Digest of the document by which
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub document: [u8; 32],
	/// What of it was wrong.
	#[command(flatten)]
	pub corrected: Corrected,
}

/// What of a decision was wrong, as it is right: at least one thing.
#[derive(Clone, Copy, Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Corrected {
	/// Digest of the data
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub digest: Option<[u8; 32]>,
	/// The dataset here that the data is
	#[arg(long, value_name = "DATASET")]
	pub dataset: Option<DatasetId>,
	/// The data is no dataset here
	#[arg(long, conflicts_with = "dataset")]
	pub no_dataset: bool,
	/// What was filed for
	#[arg(long, value_parser = term::<FilingKind>())]
	pub kind: Option<FilingKind>,
	/// When it was decided: a moment, or a day, at the beginning of which it was
	#[arg(long, value_name = "TIME", value_parser = since)]
	pub decided: Option<u64>,
	/// Digest of the statement of rights
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub statement: Option<[u8; 32]>,
}

/// What is filed.
#[derive(Debug, Args)]
pub struct Filing {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// The institution; where the dataset is registered unless given
	#[arg(long, value_name = "MEMBER")]
	pub institution: Option<MemberId>,
	/// The version of the dataset; the latest unless given
	#[arg(long, value_name = "NUMBER")]
	pub version: Option<u32>,
	/// What is filed for
	#[arg(long, value_parser = term::<FilingKind>())]
	pub kind: FilingKind,
	/// Another member in whose name it is made; several times for more
	#[arg(long = "with", value_name = "MEMBER")]
	pub others: Vec<MemberId>,
	/// Who has which rights, of a first registration and a change: a JSON list
	#[arg(long, value_name = "FILE", required_if_eq_any = [("kind", "initial"), ("kind", "change")])]
	pub statement: Option<PathBuf>,
	/// To whom the rights go, of a transfer
	#[arg(long, value_name = "MEMBER", required_if_eq("kind", "transfer"))]
	pub to: Option<MemberId>,
	/// Who has the rights, of a transfer by which a pledge to you is enforced; you unless given
	#[arg(long, value_name = "MEMBER")]
	pub holder: Option<MemberId>,
	/// A right that goes, of a transfer; several times for more
	#[arg(long = "right", value_parser = term::<Right>(), required_if_eq("kind", "transfer"))]
	pub rights: Vec<Right>,
	/// Digest of the contract, of a transfer
	#[arg(long, value_name = "DIGEST", value_parser = digest, required_if_eq("kind", "transfer"))]
	pub contract: Option<[u8; 32]>,
	/// Why it is to hold no longer, of a cancellation
	#[arg(long, value_parser = term::<CancellationGround>(), required_if_eq("kind", "cancellation"))]
	pub ground: Option<CancellationGround>,
}

/// Registration institutions.
#[derive(Debug, Subcommand)]
pub enum Institution {
	/// Propose to the council that a member register rights (for a seat's governance key)
	Appoint {
		/// The member, with the role registry-institution
		#[arg(value_name = "MEMBER")]
		member: MemberId,
		/// Its part of certificates' codes: the province's two digits in GB/T 2260 and one of its own, such as 441
		#[arg(value_name = "CODE", value_parser = institution_code)]
		code: InstitutionCode,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Propose to the council that it register no more; what it registered stays (for a seat's governance key)
	Remove {
		/// The member
		#[arg(value_name = "MEMBER")]
		member: MemberId,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// All institutions, and those that were
	List,
}

/// Law packs.
#[derive(Debug, Subcommand)]
pub enum Law {
	/// Every law pack, with the days from which it is in force
	Packs,
	/// A law pack: its clocks, and which rights can be registered
	Show {
		/// Its number
		#[arg(value_name = "NUMBER")]
		number: u32,
	},
	/// Propose to the council a law pack, for ever as it is; it holds for nobody until it is put in force (for a seat's governance key)
	///
	/// FILE has the form in which hefu law show prints one with --output json.
	Record {
		/// The file
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Past filings that another pack would have decided otherwise, from the index: from which step on, and how (重演)
	///
	/// Those of the property register; with --public, applications for the register of public data, which has a law pack of its own.
	/// Objections to what is registered are not looked at. What people did, and when, is taken as it was. Needs no node.
	Replay(Replay),
	/// Propose to the council that a pack hold for what is filed from a day on (for a seat's governance key)
	PutInForce {
		/// The pack's number
		#[arg(value_name = "NUMBER")]
		number: u32,
		/// The first day, which has not begun in China
		#[arg(long, value_name = "DAY", value_parser = day)]
		from: Day,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

/// What is decided once more, and by which law.
#[derive(Debug, Args)]
pub struct Replay {
	/// The other pack: its number, or a file in the form in which hefu law show prints one with --output json
	#[arg(value_name = "NUMBER|FILE")]
	pub pack: PackOrFile,
	/// Where the index is kept: sqlite://FILE, or postgres://USER:PASSWORD@HOST/DATABASE
	#[arg(
		long,
		env = "HEFU_INDEX",
		hide_env_values = true,
		value_name = "URL",
		default_value = "sqlite://hefu-index.sqlite"
	)]
	pub database: String,
	/// Applications for the register of public data, and not filings of the property register
	#[arg(long)]
	pub public: bool,
	/// Only those that were made on this day or later
	#[arg(long, value_name = "DAY", value_parser = day)]
	pub from: Option<Day>,
	/// Only those that were made on this day or before
	#[arg(long, value_name = "DAY", value_parser = day)]
	pub to: Option<Day>,
}

/// A law pack that is recorded, or one in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackOrFile {
	/// A recorded one, by its number.
	Number(u32),
	/// One in a file.
	File(PathBuf),
}

impl std::str::FromStr for PackOrFile {
	type Err = std::convert::Infallible;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		Ok(text.parse::<u32>().map_or_else(|_| Self::File(text.into()), Self::Number))
	}
}

/// A filing, or a dataset for what is registered of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilingOrDataset {
	/// A filing.
	Filing(FilingId),
	/// A dataset.
	Dataset(DatasetId),
}

impl std::str::FromStr for FilingOrDataset {
	type Err = IdError;

	fn from_str(text: &str) -> Result<Self, IdError> {
		if text.starts_with(DatasetId::TAG) {
			return text.parse().map(Self::Dataset);
		}
		text.parse().map(Self::Filing)
	}
}

/// What is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
	/// A filing, or what is registered of a dataset.
	Here(FilingOrDataset),
	/// What was decided elsewhere about data with this digest.
	Elsewhere([u8; 32]),
}

impl std::str::FromStr for Shown {
	type Err = IdError;

	fn from_str(text: &str) -> Result<Self, IdError> {
		digest(text).map(Self::Elsewhere).or_else(|_| text.parse().map(Self::Here))
	}
}

/// An institution's part of certificates' codes: its province's two digits, and one of its own.
pub fn institution_code(text: &str) -> Result<InstitutionCode, &'static str> {
	let digits: Option<Vec<u8>> =
		text.chars().map(|digit| digit.to_digit(10).map(|digit| digit as u8)).collect();
	let Some([tens, ones, number]) = digits.as_deref() else {
		return Err("not three digits, such as 441 for the first institution of Guangdong");
	};
	let code = InstitutionCode { province: tens * 10 + ones, number: *number };
	code.check().map(|()| code).map_err(|_: CodeError| "its first two digits are no province's of GB/T 2260")
}

/// A day.
pub fn day(text: &str) -> Result<Day, &'static str> {
	text.parse().map_err(|_| "not a day such as 2026-07-01")
}
