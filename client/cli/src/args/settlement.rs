//! `hefu money` and `hefu instruction`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use hefu_primitives::{BillId, GrantId, InstructionId, MemberId, Party, date::Day, settlement::Currency};

use super::{Moment, Object, Votes, terms::period};

/// Money as claims on banks.
#[derive(Debug, Subcommand)]
pub enum Money {
	/// The books of all banks: what each owes in each currency
	Books,
	/// A bank's book with the claims that stand in it
	Book {
		/// The bank
		#[arg(value_name = "BANK")]
		bank: MemberId,
		/// The currency, ISO 4217
		#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
		currency: Currency,
	},
	/// A party's claims in all books; those of --key's member unless PARTY is given
	Claims {
		/// The party: a member, a customer or a party key
		#[arg(value_name = "PARTY")]
		party: Option<Party>,
	},
	/// What a bank attested under a reference
	Entry {
		/// The bank
		#[arg(value_name = "BANK")]
		bank: MemberId,
		/// Under which reference.
		#[command(flatten)]
		reference: ReferenceArgs,
	},
	/// Propose to the council that a bank can owe money in a currency (for a seat's governance key)
	OpenBook {
		/// The bank
		#[arg(value_name = "BANK")]
		bank: MemberId,
		/// The currency, ISO 4217
		#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
		currency: Currency,
		/// Decimal places of the currency's minor unit
		#[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(0..=4))]
		decimals: u8,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Attest that money came in for a party, who then has a claim (for the bank of a book)
	Received(Attest),
	/// Attest that money was paid out to a party, from the free part of its claim (for the bank of a book)
	Paid(Attest),
	/// Pay what two parties owe each other of a day that is over in China, in one movement
	Net {
		/// The day, such as 2026-03-01
		#[arg(value_name = "DAY")]
		day: Day,
		/// The bank in whose book it is
		#[arg(value_name = "BANK")]
		bank: MemberId,
		/// One of the two: a member, a customer or a party key
		#[arg(value_name = "PARTY")]
		one: Party,
		/// The other one
		#[arg(value_name = "PARTY")]
		other: Party,
		/// The currency, ISO 4217
		#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
		currency: Currency,
	},
	/// Hold a bank's statement (对账单) against what it attested on the chain, line by line. Exit code 3 when something differs
	Reconcile(Reconcile),
	/// Make the salt that a bank hashes its references with, in a new file that only you can read
	NewSalt {
		/// The file; nothing is overwritten
		file: PathBuf,
	},
}

/// A statement of the account behind a book.
#[derive(Debug, Args)]
pub struct Reconcile {
	/// The statement: camt.053 of ISO 20022, or CSV as the bank saves it, whose headings name the reference, and the amount with its
	/// direction, or one amount in and one out
	#[arg(value_name = "FILE")]
	pub file: PathBuf,
	/// The bank's salt, as hefu money new-salt made it
	#[arg(long, value_name = "FILE", env = "HEFU_BANK_SALT")]
	pub salt: PathBuf,
	/// The bank; --key's member unless given
	#[arg(long, value_name = "BANK")]
	pub bank: Option<MemberId>,
	/// The currency, ISO 4217
	#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
	pub currency: Currency,
	/// The first day of the statement, such as 2026-03-01: of what was attested before nothing is missed
	#[arg(long, value_name = "DAY")]
	pub from: Option<Day>,
	/// Its last day
	#[arg(long, value_name = "DAY")]
	pub to: Option<Day>,
}

/// What a bank attests.
#[derive(Debug, Args)]
pub struct Attest {
	/// The party: a member, a customer or a party key
	#[arg(value_name = "PARTY")]
	pub party: Party,
	/// How much, in the major unit: 1200 or 1200.50
	#[arg(allow_negative_numbers = true)]
	pub amount: String,
	/// The currency, ISO 4217
	#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
	pub currency: Currency,
	/// Under which reference.
	#[command(flatten)]
	pub reference: ReferenceArgs,
}

/// A bank's reference.
#[derive(Debug, Args)]
pub struct ReferenceArgs {
	/// The bank's own reference (银行流水号), hashed with --salt; or its digest, 64 hexadecimal digits. Never used again
	#[arg(long, value_name = "TEXT|DIGEST")]
	pub reference: String,
	/// The bank's salt, as hefu money new-salt makes it: the same for all of its references, and secret
	#[arg(long, value_name = "FILE", env = "HEFU_BANK_SALT")]
	pub salt: Option<PathBuf>,
}

/// Instructions to settle.
#[derive(Debug, Subcommand)]
pub enum Instruction {
	/// Make an instruction: movements of claims, cash, grants and bills that are made together or not at all
	Make(Order),
	/// Affirm an instruction, which locks what you give; with the last affirmation it is executed. Exit code 5 when that failed
	Affirm {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
	},
	/// Agree to an instruction for a time, as its mediator; if nothing else is missing it is executed. Exit code 5 when that failed
	Mediate {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
		/// Until when: a time, or a length of time such as 7d
		#[arg(long, value_name = "TIME|PERIOD", default_value = "7d")]
		until: Expiry,
		/// Agree no longer
		#[arg(long, conflicts_with = "until")]
		take_back: bool,
	},
	/// Attest that the money of a cash leg was paid (for the bank that it names); if nothing else is missing the instruction is
	/// executed. Exit code 5 when that failed
	Attest {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
		/// The place of the leg, from 0
		#[arg(value_name = "LEG")]
		leg: u8,
		/// Under which reference.
		#[command(flatten)]
		reference: ReferenceArgs,
	},
	/// Take your affirmation back, which frees what you give
	Withdraw {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
	},
	/// Execute an instruction that all have affirmed and whose time has come
	Execute {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
	},
	/// Reject an instruction for good (for its parties and its creator)
	Reject {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
	},
	/// Free what is locked for an instruction that has expired
	Clear {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
	},
	/// An instruction with its legs, parties and status
	Show {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
		/// Its status at this time, if nobody does anything before; the time of the last final block unless given
		#[arg(long, value_name = "TIME")]
		at: Option<Moment>,
	},
}

/// What an instruction is to settle.
#[derive(Debug, Args)]
pub struct Order {
	/// Money from one party to another, in the major unit: PAYER:PAYEE:1200.50; several times for more
	#[arg(long = "pay", value_name = "PAYER:PAYEE:AMOUNT", requires = "bank")]
	pub pays: Vec<Pay>,
	/// The bank whose book the money is in
	#[arg(long, value_name = "BANK")]
	pub bank: Option<MemberId>,
	/// The currency, ISO 4217
	#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
	pub currency: Currency,
	/// Money that moves outside of the ledger, as --attestor attests, in the major unit: PAYER:PAYEE:1200.50; several times for more
	#[arg(long, value_name = "PAYER:PAYEE:AMOUNT", requires = "attestor")]
	pub cash: Vec<Pay>,
	/// The bank that attests it: no party, no exchange, and with a book in the currency
	#[arg(long, value_name = "BANK")]
	pub attestor: Option<MemberId>,
	/// An offer of a grant, from its grantor to its grantee; several times for more
	#[arg(long = "grant", value_name = "GRANT")]
	pub grants: Vec<GrantId>,
	/// A bill of lading from one party to another: BILL:FROM:TO; several times for more
	#[arg(long = "bill", value_name = "BILL:FROM:TO")]
	pub bills: Vec<BillLeg>,
	/// Execute it when a party asks for it, from this time on, instead of with the last affirmation
	#[arg(long, value_name = "TIME")]
	pub execute_from: Option<Moment>,
	/// When it lapses: a time, or a length of time such as 7d
	#[arg(long, value_name = "TIME|PERIOD", default_value = "7d")]
	pub expires: Expiry,
	/// Who must agree too: a member that is no party; up to four times
	#[arg(long = "mediator", value_name = "MEMBER")]
	pub mediators: Vec<MemberId>,
	/// What it is about: an id of the chain, or a digest such as the contract's
	#[arg(long, value_name = "ID|DIGEST")]
	pub about: Option<Object>,
}

/// When an instruction lapses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
	/// At this moment: milliseconds since 1970 UTC.
	At(u64),
	/// So many milliseconds from now.
	After(u64),
}

impl std::str::FromStr for Expiry {
	type Err = &'static str;
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		match period(text) {
			Some(ms) => Ok(Self::After(ms)),
			None => text.parse().map(|Moment(ms)| Self::At(ms)),
		}
	}
}

/// Money from one party to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pay {
	/// Who gives.
	pub from: Party,
	/// Who gets.
	pub to: Party,
	/// How much, in the major unit.
	pub amount: String,
}

impl std::str::FromStr for Pay {
	type Err = String;
	fn from_str(text: &str) -> Result<Self, String> {
		let [from, to, amount] = text.split(':').collect::<Vec<_>>()[..] else {
			return Err("not PAYER:PAYEE:AMOUNT".into());
		};
		Ok(Self { from: party(from)?, to: party(to)?, amount: amount.into() })
	}
}

/// A bill of lading from one party to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BillLeg {
	/// The bill.
	pub bill: BillId,
	/// Who gives.
	pub from: Party,
	/// Who gets.
	pub to: Party,
}

impl std::str::FromStr for BillLeg {
	type Err = String;
	fn from_str(text: &str) -> Result<Self, String> {
		let [bill, from, to] = text.split(':').collect::<Vec<_>>()[..] else {
			return Err("not BILL:FROM:TO".into());
		};
		let bill = bill.parse().map_err(|error| format!("{bill}: {error}"))?;
		Ok(Self { bill, from: party(from)?, to: party(to)? })
	}
}

fn party(text: &str) -> Result<Party, String> {
	text.parse().map_err(|error| format!("{text}: {error}"))
}
