//! `hefu licence`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::Region,
	date::Day,
	licence::{
		Scenario,
		identifier::{Identifier, Serial, TypeCode},
	},
	text::Text,
};
use hefu_sdk::date;

use super::{Votes, codes::region, digest};

/// Licences.
#[derive(Debug, Subcommand)]
pub enum Licence {
	/// Types of licence (证照类型)
	#[command(subcommand)]
	Type(LicenceType),
	/// Let a licensing authority issue licences of a type for a region (for the type's definer)
	Appoint {
		/// The type's code
		#[arg(value_name = "TYPE", value_parser = TypeCode::parse)]
		licence_type: TypeCode,
		/// The authority
		#[arg(value_name = "MEMBER")]
		issuer: MemberId,
		/// For which region: GB/T 2260, six digits
		#[arg(long, value_parser = region)]
		region: Region,
	},
	/// Let an authority issue no more; its licences stay (for the type's definer)
	Dismiss {
		/// The type's code
		#[arg(value_name = "TYPE", value_parser = TypeCode::parse)]
		licence_type: TypeCode,
		/// The authority
		#[arg(value_name = "MEMBER")]
		issuer: MemberId,
	},
	/// Issue a licence, the first of its line or a successor (for an authority that the definer appointed)
	///
	/// What the licence says stays with you and the holder: on chain is the root of its private part alone. Give the holder the
	/// private part and, with --card, what a phone needs to show the licence.
	Issue(Issue),
	/// Suspend a valid licence (暂扣), for its issuer and its type's definer, as all decisions about it
	Suspend(Decide),
	/// Give a suspended licence back (暂扣发还)
	Restore(Decide),
	/// Take a licence away for good (撤销, 吊销)
	Revoke {
		/// Which licence, by which decision.
		#[command(flatten)]
		decide: Decide,
		/// How
		#[arg(long, value_enum)]
		how: How,
	},
	/// Close a licence for good (注销), also one that has lapsed
	Cancel(Decide),
	/// Bind the key of the holder's phone to a licence; the one before counts no more (for its issuer)
	BindKey {
		/// The licence: its id or its identifier
		licence: LicenceRef,
		/// Commitment of the key, as hefu licence phone-key new prints it on the holder's phone
		#[arg(value_parser = digest)]
		commitment: [u8; 32],
	},
	/// Publish a rule by which a region recognises another's licences (互认规则), for an authority of that region or the definer
	Recognise(Recognise),
	/// Withdraw a recognition rule, for presentations made from then on (for its publisher)
	Unrecognise {
		/// The rule
		rule: RecognitionId,
		/// From when: a day, which begins in China, or a moment such as 2026-03-01T12:30:00+08:00; now unless given
		#[arg(long, value_name = "TIME", value_parser = since)]
		from: Option<u64>,
	},
	/// The rules by which a region itself recognises licences of a type
	Rules {
		/// The type's code
		#[arg(value_name = "TYPE", value_parser = TypeCode::parse)]
		licence_type: TypeCode,
		/// The recognising region
		#[arg(value_parser = region)]
		region: Region,
	},
	/// A licence with its state, now or at any moment, its history and its phone keys
	Show {
		/// The licence: its id or its identifier
		licence: LicenceRef,
		/// The moment of which the state is asked; that of the last final block unless given
		#[arg(long, value_name = "TIME", value_parser = since)]
		at: Option<u64>,
		/// Write the card with which a phone shows it to this file, which must not exist
		#[arg(long, value_name = "FILE")]
		card: Option<PathBuf>,
	},
	/// The key of a holder's phone
	#[command(subcommand)]
	PhoneKey(PhoneKey),
	/// Show a licence to one verifier, from the holder's phone; needs no network and no account (出示)
	///
	/// The file is for the verifier alone: hand it over directly, or as a QR code of its text.
	Present(Present),
	/// What a presentation says and discloses, checked as far as that needs no network
	Open {
		/// The presentation: its file, or its text
		presentation: String,
	},
	/// Check a presentation made for your member, then log that you accepted it; exit code 5 when it does not stand (核验)
	///
	/// Do not rely on a presentation before it is logged: the chain refuses one that was used.
	Verify {
		/// The presentation: its file, or its text
		presentation: String,
		/// The recognition rule by which it counts; looked up unless given
		#[arg(long, value_name = "ID")]
		rule: Option<RecognitionId>,
		/// Ask the node, and log nothing: needs no key
		#[arg(long)]
		check_only: bool,
	},
}

/// Types of licence.
#[derive(Debug, Subcommand)]
pub enum LicenceType {
	/// Propose to the council a type of licence, or what is new about it (for a seat's governance key)
	Set {
		/// Its code: the definer's USCC and three digits
		#[arg(value_parser = TypeCode::parse)]
		code: TypeCode,
		/// Its name
		#[arg(long)]
		name: String,
		/// Who holds such licences
		#[arg(long, value_enum)]
		holder: Holder,
		/// Digest of the definer's document that lists fields and scenarios: 64 hexadecimal digits
		#[arg(long, value_parser = digest)]
		schema: [u8; 32],
		/// Number of a scenario in that document, 0 to 63; several times for more
		#[arg(long = "scenario", value_name = "NUMBER", required = true, value_parser = scenario)]
		scenarios: Vec<Scenario>,
		/// Greatest age of the status that a verifier relies on, in seconds
		#[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
		max_age: u32,
		/// The last day of the definition, if it is known, or the moment from which it no longer holds
		#[arg(long, value_name = "TIME", value_parser = until)]
		until: Option<u64>,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// A type of licence, and who may issue it
	Show {
		/// Its code
		#[arg(value_parser = TypeCode::parse)]
		code: TypeCode,
	},
}

/// A licence that is issued.
#[derive(Debug, Args)]
pub struct Issue {
	/// The type's code
	#[arg(value_name = "TYPE", value_parser = TypeCode::parse)]
	pub licence_type: TypeCode,
	/// Its serial: at most 32 digits and upper-case letters, and no citizen's identity number
	#[arg(value_parser = Serial::parse)]
	pub serial: Serial,
	/// All that the licence says, one field a name, in JSON; made private in FILE.private, which only you can read (非公开部分)
	#[arg(long, value_name = "FILE")]
	pub fields: PathBuf,
	/// Commitment of the holder's phone key, as hefu licence phone-key new prints it
	#[arg(long, value_name = "HEX", value_parser = digest)]
	pub phone_key: Option<[u8; 32]>,
	/// First day in force, or a moment; now unless given
	#[arg(long, value_name = "TIME", value_parser = since)]
	pub from: Option<u64>,
	/// Last day in force, or the moment from which it no longer is; it does not lapse unless given
	#[arg(long, value_name = "TIME", value_parser = until)]
	pub until: Option<u64>,
	/// The licence that it renews (延续), and whose place it takes at once
	#[arg(long, value_name = "ID", conflicts_with = "changes")]
	pub renews: Option<LicenceId>,
	/// The licence of which it changes what it says (变更), and whose place it takes at once
	#[arg(long, value_name = "ID")]
	pub changes: Option<LicenceId>,
	/// Write the card with which a phone shows it to this file, which must not exist
	#[arg(long, value_name = "FILE")]
	pub card: Option<PathBuf>,
}

/// A decision about a licence.
#[derive(Debug, Args)]
pub struct Decide {
	/// The licence: its id or its identifier
	pub licence: LicenceRef,
	/// Salted commitment to the decision (决定书): 64 hexadecimal digits; you keep the opening
	#[arg(long, value_name = "HEX", value_parser = digest)]
	pub decision: Option<[u8; 32]>,
}

/// A recognition rule that is published.
#[derive(Debug, Args)]
pub struct Recognise {
	/// The type's code
	#[arg(value_name = "TYPE", value_parser = TypeCode::parse)]
	pub licence_type: TypeCode,
	/// Licences issued for this region or a part of it: GB/T 2260, six digits
	#[arg(long, value_name = "REGION", value_parser = region)]
	pub from: Region,
	/// count in this region and its parts
	#[arg(long, value_name = "REGION", value_parser = region)]
	pub to: Region,
	/// Number of a scenario; several times for more
	#[arg(long = "scenario", value_name = "NUMBER", required = true, value_parser = scenario)]
	pub scenarios: Vec<Scenario>,
	/// First day, or a moment; now unless given
	#[arg(long, value_name = "TIME", value_parser = since)]
	pub begins: Option<u64>,
	/// Last day, or the moment from which it no longer holds
	#[arg(long, value_name = "TIME", value_parser = until)]
	pub ends: Option<u64>,
	/// The office to which objections go, not a person (异议联系方式)
	#[arg(long)]
	pub contact: String,
}

/// Phone keys.
#[derive(Debug, Subcommand)]
pub enum PhoneKey {
	/// Make the key of a phone for one licence, in a new file that only you can read, and print its commitment for the issuer
	New {
		/// The file; nothing is overwritten
		file: PathBuf,
		/// Signature scheme
		#[arg(long, value_enum, default_value_t = PhoneScheme::Ed25519)]
		scheme: PhoneScheme,
	},
}

/// A licence that is shown.
#[derive(Debug, Args)]
pub struct Present {
	/// The licence's card, as hefu licence issue and hefu licence show write it
	#[arg(long, value_name = "FILE")]
	pub card: PathBuf,
	/// The phone's key
	#[arg(long, value_name = "FILE")]
	pub phone_key: PathBuf,
	/// The verifier: the only one that can use it
	#[arg(long, value_name = "MEMBER")]
	pub audience: MemberId,
	/// Where it is used: GB/T 2260, six digits
	#[arg(long, value_name = "REGION", value_parser = region)]
	pub place: Region,
	/// What for: number of a scenario in the type's document
	#[arg(long, value_name = "NUMBER", value_parser = scenario)]
	pub scenario: Scenario,
	/// The same in words, for the verifier alone (事由)
	#[arg(long, value_name = "TEXT", value_parser = cause)]
	pub cause: Text<256>,
	/// For how many minutes it can be used
	#[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
	pub minutes: u16,
	/// The licence's private part, of which fields are disclosed
	#[arg(long, value_name = "FILE", requires = "disclose")]
	pub private: Option<PathBuf>,
	/// Name of a field that is disclosed; several times for more
	#[arg(long, value_name = "FIELD", requires = "private")]
	pub disclose: Vec<String>,
	/// The file to write, which must not exist
	#[arg(long, value_name = "FILE")]
	pub out: PathBuf,
}

/// Who holds licences of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Holder {
	/// Natural persons (自然人)
	Person,
	/// Organisations (法人和非法人组织)
	Enterprise,
}

/// How a licence is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum How {
	/// It should not have been granted (撤销)
	Annulment,
	/// As a penalty (吊销)
	Penalty,
}

/// Signature schemes of phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PhoneScheme {
	/// RFC 8032.
	Ed25519,
	/// SM2 with SM3, GB/T 32918 (国密).
	Sm2,
}

/// A licence as people name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LicenceRef {
	/// By its id.
	Id(LicenceId),
	/// By its identifier.
	Identifier(Identifier),
}

impl std::str::FromStr for LicenceRef {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		if text.starts_with(LicenceId::TAG) {
			return text
				.parse()
				.map(Self::Id)
				.map_err(|error: hefu_primitives::id::IdError| error.to_string());
		}
		Identifier::parse(text).map(Self::Identifier).map_err(|error| error.to_string())
	}
}

/// A moment, or the beginning of a day in China.
pub fn since(text: &str) -> Result<u64, &'static str> {
	time(text, date::begins)
}

/// A moment, or the end of a day in China.
pub fn until(text: &str) -> Result<u64, &'static str> {
	time(text, |day| day.end_in_china())
}

fn time(text: &str, of_day: fn(Day) -> u64) -> Result<u64, &'static str> {
	let day = text.parse().ok().map(of_day);
	day.or_else(|| date::milliseconds(text))
		.ok_or("not a day such as 2026-03-01 or a moment such as 2026-03-01T12:30:00+08:00")
}

fn scenario(text: &str) -> Result<Scenario, &'static str> {
	text.parse().ok().filter(|number| *number < 64).map(Scenario).ok_or("not a number from 0 to 63")
}

fn cause(text: &str) -> Result<Text<256>, &'static str> {
	Text::new(text).map_err(|_| "longer than 256 bytes, or with control characters")
}
