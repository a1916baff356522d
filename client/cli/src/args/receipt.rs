//! `hefu receipt`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use hefu_proofs::Question;
use hefu_sdk::receipt::MAX_TRUST_AGE_DAYS;

use super::{
	digest,
	question::{QUESTIONS, question},
};

/// Receipts.
#[derive(Debug, Subcommand)]
pub enum Receipt {
	/// Fetch the receipt of an event, or of what the state answers to questions, and save it
	///
	/// With --trust it begins at that trust file's authority set and is verified before it is saved; without, it is for a trust
	/// file of the set that made the block final.
	Fetch(Fetch),
	/// Verify receipts by the trust file, with no network; exit code 9 when one is refused
	///
	/// Of one it says what is proven, as at when, and what is not; of many, which are proven and which are refused, and why. Compare
	/// the trust file's fingerprint with one from a source that you trust.
	Verify {
		/// The receipts, in either form; of a folder, all that are in it
		#[arg(required = true, value_name = "FILE")]
		files: Vec<PathBuf>,
		/// Oldest trust file that is relied on, in days: keys of former validators may have fallen into other hands
		#[arg(long, value_name = "DAYS", default_value_t = MAX_TRUST_AGE_DAYS)]
		max_trust_age: u64,
	},
	/// Trust files (信任文件)
	#[command(subcommand)]
	Trust(Trust),
}

/// What a receipt is fetched of.
#[derive(Debug, Args)]
#[command(
	override_usage = "hefu receipt fetch [OPTIONS] <BLOCK> <INDEX>\n       hefu receipt fetch [OPTIONS] --question <QUESTION>...",
	after_long_help = QUESTIONS
)]
pub struct Fetch {
	/// The block: its number, or its hash
	#[arg(required_unless_present = "questions", requires = "index")]
	pub block: Option<Block>,
	/// The event's number in the block, from 0
	#[arg(required_unless_present = "questions")]
	pub index: Option<u32>,
	/// A question to the state, such as council or {"dataset":"hfds1…"}; several times for more; --help shows one of each kind
	#[arg(long = "question", value_name = "QUESTION", value_parser = question, conflicts_with_all = ["block", "index"])]
	pub questions: Vec<Question>,
	/// The block at whose end the state is asked; the last one that is justified unless given
	#[arg(long, value_name = "BLOCK", conflicts_with_all = ["block", "index"])]
	pub at: Option<Block>,
	/// Begin with the hand-overs from this authority set on; from that of --trust unless given
	#[arg(long, value_name = "SET")]
	pub from_set: Option<u64>,
	/// The file to write, in JSON when it ends in .json; a new one in the folder of --receipts unless given
	#[arg(long, value_name = "FILE")]
	pub file: Option<PathBuf>,
}

/// Trust files.
#[derive(Debug, Subcommand)]
pub enum Trust {
	/// Show a trust file's fingerprint, and what it says
	Show {
		/// The trust file, in either form
		file: PathBuf,
	},
}

/// A block as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
	/// By its number.
	Number(u32),
	/// By its hash.
	Hash([u8; 32]),
}

impl std::str::FromStr for Block {
	type Err = &'static str;
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		if let Ok(number) = text.parse() {
			return Ok(Self::Number(number));
		}
		digest(text).map(Self::Hash).map_err(|_| "not a block's number or hash (64 hexadecimal digits)")
	}
}
