//! `hefu export`.

use std::{convert::Infallible, path::PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	export::{Exemption, Heads},
};

use super::{Votes, about::term, digest, licence::until};

/// Data that leave the country.
#[derive(Debug, Subcommand)]
pub enum Export {
	/// Record that you take data out of the country, before you do, with what that stands on (数据出境)
	///
	/// hefu export need tells what it needs. Each person is counted once a year: give those that were not counted this year.
	Record(Leaving),
	/// Exports, all or some
	List {
		/// Only this member's
		#[arg(long, value_name = "MEMBER")]
		exporter: Option<MemberId>,
		/// Only of this dataset
		#[arg(long, value_name = "DATASET")]
		dataset: Option<DatasetId>,
	},
	/// How many persons are counted of a member, by year in China; of --key's member unless given (累计人数)
	Count {
		/// The member
		#[arg(value_name = "MEMBER")]
		exporter: Option<MemberId>,
	},
	/// The rules by which exports are judged, and those that were: the last hold (出境规则)
	Rules,
	/// What an export would have to go through now: nothing, the standard contract or certification, the assessment (出境路径)
	Need {
		/// Who would export; --key's member unless given
		#[arg(long, value_name = "MEMBER")]
		exporter: Option<MemberId>,
		/// How many persons it is about.
		#[command(flatten)]
		heads: HeadsArgs,
		/// Important data are among them (重要数据)
		#[arg(long)]
		important: bool,
	},
	/// Propose to the council other rules for exports from then on (for a seat's governance key)
	///
	/// FILE has the form in which hefu export rules prints them ("rules" of --output json).
	SetRules {
		/// The file
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

/// What leaves the country, and on what that stands.
#[derive(Debug, Args)]
pub struct Leaving {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// The version that leaves; the latest unless given
	#[arg(long, value_name = "NUMBER")]
	pub version: Option<u32>,
	/// The grant to you by which, with terms that allow export; a right of your own unless given
	#[arg(long, value_name = "GRANT")]
	pub grant: Option<GrantId>,
	/// How many persons it is about.
	#[command(flatten)]
	pub heads: HeadsArgs,
	/// Important data are among them, whatever the version's grade says (重要数据)
	#[arg(long)]
	pub important: bool,
	/// Who receives them abroad: 64 hexadecimal digits, or a file of which SHA-256 is recorded (境外接收方)
	#[arg(long, value_name = "DIGEST|FILE")]
	pub recipient: DigestOrFile,
	/// On what it stands (出境依据)
	#[arg(long, value_enum)]
	pub basis: BasisKind,
	/// The case, of what is exempt
	#[arg(long, value_parser = term::<Exemption>(), required_if_eq("basis", "exempt"))]
	pub case: Option<Exemption>,
	/// What shows it: 64 hexadecimal digits, or a file of which SHA-256 is recorded; of all but few
	#[arg(long, value_name = "DIGEST|FILE", required_if_eq_any = [
		("basis", "exempt"), ("basis", "off-negative-list"), ("basis", "standard-contract"), ("basis", "certification"),
		("basis", "assessment"),
	])]
	pub evidence: Option<DigestOrFile>,
	/// The last day on which the assessment holds, or the moment from which it no longer does
	#[arg(long, value_name = "TIME", value_parser = until, required_if_eq("basis", "assessment"))]
	pub until: Option<u64>,
}

/// How many persons an export is about, each counted once.
#[derive(Clone, Copy, Debug, Args)]
pub struct HeadsArgs {
	/// Persons of whom personal information leaves that is not sensitive (个人信息，不含敏感个人信息)
	#[arg(long, value_name = "COUNT", default_value_t = 0, value_parser = count, allow_negative_numbers = true)]
	pub persons: u64,
	/// Persons of whom sensitive personal information leaves (敏感个人信息)
	#[arg(long, value_name = "COUNT", default_value_t = 0, value_parser = count, allow_negative_numbers = true)]
	pub sensitive: u64,
}

/// How many; a negative number is seen for what it is, and not for an option.
fn count(text: &str) -> Result<u64, &'static str> {
	text.parse().map_err(|_| "not a whole number from 0 on, such as 1000")
}

impl From<HeadsArgs> for Heads {
	fn from(HeadsArgs { persons, sensitive }: HeadsArgs) -> Self {
		Self { persons, sensitive }
	}
}

/// On what an export stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BasisKind {
	/// It is about nobody, or about so few persons that nothing is needed (第五条第一款第四项)
	Few,
	/// The law exempts the case (第三条、第四条、第五条)
	Exempt,
	/// A free trade zone's negative list does not name it (负面清单外，第六条)
	OffNegativeList,
	/// The standard contract was filed (标准合同备案，第八条)
	StandardContract,
	/// You are certified (个人信息保护认证，第八条)
	Certification,
	/// The security assessment was passed (通过安全评估，第七条)
	Assessment,
}

/// A digest, or the file that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigestOrFile {
	/// The digest.
	Digest([u8; 32]),
	/// The file.
	File(PathBuf),
}

impl std::str::FromStr for DigestOrFile {
	type Err = Infallible;

	fn from_str(text: &str) -> Result<Self, Infallible> {
		Ok(digest(text).map_or_else(|_| Self::File(text.into()), Self::Digest))
	}
}
