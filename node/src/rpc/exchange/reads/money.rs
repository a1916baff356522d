//! Money: claims on banks, what banks attested, instructions to settle, deposits, and what is due of them.

use super::{answered, text};
use crate::rpc::exchange::{
	Answer, Exchange, Refusal,
	arguments::{Arguments, needed},
	codec::hex,
};
use hefu_primitives::{
	InstructionId, MemberId, Party,
	date::Day,
	settlement::{Book, Currency},
};
use hefu_proofs::Question;
use serde_json::{Map, Value as Json, json};

/// `hefu_claim`: what a party has in a bank's book, and what the bank owes in all.
pub fn claim(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let book = book(arguments)?;
	let holder: Party = needed(arguments.parsed("holder"), "holder", "a party")?;
	let at = exchange.at(arguments)?;
	let json = json!({
		"claim": exchange.read(at, "Settlement", "Claims", &[book_json(&book), party_json(&holder)])?,
		"book": exchange.read(at, "Settlement", "Books", &[book_json(&book)])?,
	});
	answered(exchange, arguments, at, json, || vec![Question::ClaimOf { book, holder }, Question::Book(book)])
}

/// `hefu_bankEntry`.
pub fn bank_entry(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let bank = MemberId(needed(arguments.id("bank", MemberId::TAG), "bank", "a member")?);
	let reference = needed(arguments.hash("reference"), "reference", "32 bytes as hex with 0x")?.0;
	let at = exchange.at(arguments)?;
	let key = [text(arguments, "bank"), hex(&reference)];
	let entry = exchange.read(at, "Settlement", "Entries", &key)?;
	answered(exchange, arguments, at, json!({ "entry": entry }), || {
		vec![Question::BankEntry { bank, reference }]
	})
}

/// `hefu_instruction`: as it was written down, and what it is at the block's time.
pub fn instruction(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = needed(arguments.id("instruction", InstructionId::TAG), "instruction", "an instruction")?;
	let at = exchange.at(arguments)?;
	let named = text(arguments, "instruction");
	let found = exchange.read(at, "Settlement", "Instructions", std::slice::from_ref(&named))?;
	let now = exchange.read(at, "Timestamp", "Now", &[])?;
	let asked = Map::from_iter([("instruction".to_owned(), named), ("at_ms".to_owned(), now)]);
	let status = exchange.ask_runtime(at, "settlement.status", &asked)?;
	answered(exchange, arguments, at, json!({ "instruction": found, "status": status }), || {
		vec![Question::Instruction(InstructionId(id))]
	})
}

/// `hefu_deposit`: what a payer has put aside in a book.
pub fn deposit(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let book = book(arguments)?;
	let payer: Party = needed(arguments.parsed("payer"), "payer", "a party")?;
	let at = exchange.at(arguments)?;
	let found = exchange.read(at, "Settlement", "Deposited", &[book_json(&book), party_json(&payer)])?;
	answered(exchange, arguments, at, json!({ "deposit": found }), || vec![Question::Deposit { book, payer }])
}

/// `hefu_dues`: what two parties owe each other of a day and was not netted, and from when on it can be.
pub fn dues(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let day: Day = needed(arguments.parsed("day"), "day", "a day")?;
	let book = book(arguments)?;
	let payer: Party = needed(arguments.parsed("payer"), "payer", "a party")?;
	let payee: Party = needed(arguments.parsed("payee"), "payee", "a party")?;
	let at = exchange.at(arguments)?;
	let owed = |from: &Party, to: &Party| {
		let key = [Json::from(day.0), book_json(&book), party_json(from), party_json(to)];
		exchange.read(at, "Settlement", "Dues", &key)
	};
	let json = json!({
		"owed": owed(&payer, &payee)?,
		"owedBack": owed(&payee, &payer)?,
		"netFromMs": day.end_in_china(),
	});
	answered(exchange, arguments, at, json, || {
		let due = |payer, payee| Question::Due { day, book, payer, payee };
		vec![due(payer, payee), due(payee, payer)]
	})
}

fn book(arguments: &Arguments) -> Result<Book, Refusal> {
	let bank = MemberId(needed(arguments.id("bank", MemberId::TAG), "bank", "a member")?);
	let currency = arguments.text("currency").and_then(|currency| Currency::parse(currency).ok());
	Ok(Book { bank, currency: needed(currency, "currency", "a currency")? })
}

fn book_json(book: &Book) -> Json {
	json!({ "bank": book.bank, "currency": book.currency })
}

/// A party as calls and keys have it.
pub fn party_json(party: &Party) -> Json {
	match party {
		Party::Member(id) => json!({ "Member": id }),
		Party::Customer(id) => json!({ "Customer": id }),
		Party::Key(id) => json!({ "Key": id }),
	}
}
