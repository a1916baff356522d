//! A bank's statement against what the chain says that it attested, line by line.

use std::{
	collections::{BTreeMap, BTreeSet},
	path::Path,
};

use hefu_primitives::{
	MemberId,
	date::Day,
	settlement::{BankReference, Book},
};
use hefu_sdk::{
	amount, hex,
	settlement::{Direction, Entry, ReferenceSalt},
	view,
};
use serde_json::{Value, json};

use super::{
	said,
	statement::{self, Line},
};
use crate::{
	args::{Global, Reconcile},
	commands::{connect, key, signer},
	console::{self, Answer, Console, table},
	failure::{Code, Failure},
	text::{self, Trade, Word},
};

/// What came of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
	/// The chain says the same.
	Same,
	/// The chain has another amount or direction under this reference.
	Other,
	/// The chain has no such entry.
	Nothing,
	/// The statement has this reference before.
	Repeated,
	/// It is of another currency.
	OtherCurrency,
}

impl Found {
	fn word(self) -> &'static str {
		match self {
			Self::Same => "same",
			Self::Other => "other",
			Self::Nothing => "not-on-chain",
			Self::Repeated => "repeated",
			Self::OtherCurrency => "other-currency",
		}
	}
}

/// Reads the statement, and holds each line against the chain's entry, and the chain's entries against the lines.
pub async fn reconcile(console: &Console, global: &Global, args: Reconcile) -> Result<Answer, Failure> {
	let lines = read(console, &args.file)?;
	let salt = ReferenceSalt::read(&args.salt).map_err(|error| key::refused(console, &args.salt, &error))?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let bank = match args.bank {
		Some(bank) => bank,
		None => client.acting_member(&at, &signer(console, global)?.account()).await?,
	};
	let book = Book { bank, currency: args.currency };
	let state = client.book(&at, book).await?;
	let decimals = state.decimals;
	let entries: BTreeMap<BankReference, Entry> = client.entries_of(&at, bank).await?.into_iter().collect();
	let mut seen = BTreeSet::new();
	let mut rows = Vec::new();
	for line in &lines {
		let reference = salt.digest(&line.reference);
		let minor = amount::parse(&line.amount, decimals).map_err(|error| {
			let said = format!("{}: {}: {}", line.number, line.amount, text::amount(&error, console.lang));
			Failure::new(Code::Input, "Amount", said, Word::CorrectInput.say(console.lang))
		})?;
		let entry = entries.get(&reference);
		let found = match entry {
			_ if line.currency.as_deref().is_some_and(|said| said != view::currency(&args.currency)) => {
				Found::OtherCurrency
			}
			_ if !seen.insert(reference) => Found::Repeated,
			None => Found::Nothing,
			Some(entry) if same(line, minor, entry, &book) => Found::Same,
			Some(_) => Found::Other,
		};
		rows.push(shown(line, &reference, found, entry, decimals));
	}
	let missing: Vec<Value> = entries
		.iter()
		.filter(|(reference, entry)| {
			!seen.contains(*reference) && is_booked(entry, &book, &args.from, &args.to)
		})
		.map(|(reference, entry)| view::entry(bank, reference, entry, decimals))
		.collect();
	let holds = missing.is_empty() && rows.iter().all(|row| row["found"] == Found::Same.word());
	let json = json!({
		"book": view::book(&book, &state),
		"block": at.block_number(),
		"reconciles": holds,
		"lines": rows,
		"notOnStatement": missing,
	});
	let answer = Answer::new(json.clone(), people(console, &json, bank));
	Ok(Answer { code: (!holds).then_some(Code::Input), ..answer })
}

fn read(console: &Console, file: &Path) -> Result<Vec<Line>, Failure> {
	let text = std::fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
	statement::read(&text).map_err(|error| {
		let said = format!("{}: {}", file.display(), text::statement(&error, console.lang));
		Failure::new(Code::Input, "Statement", said, Word::CorrectInput.say(console.lang))
	})
}

/// Whether the entry is of this book, and says what the line says.
fn same(line: &Line, minor: u128, entry: &Entry, book: &Book) -> bool {
	let direction = match entry.direction {
		Direction::Received => Some(true),
		Direction::Paid => Some(false),
		// It moved between others' accounts, not in or out of the one that the statement is of.
		Direction::Transferred => None,
	};
	*entry.currency == book.currency && direction == Some(line.came_in) && entry.amount == minor
}

/// Whether the statement must have the entry: money of this book, in or out, attested on one of these days in China.
fn is_booked(entry: &Entry, book: &Book, from: &Option<Day>, to: &Option<Day>) -> bool {
	let day = Day::in_china(entry.at_ms);
	let of_book = *entry.currency == book.currency && !matches!(entry.direction, Direction::Transferred);
	of_book && from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
}

fn shown(line: &Line, reference: &BankReference, found: Found, entry: Option<&Entry>, decimals: u8) -> Value {
	let direction = |came_in| if came_in { "received" } else { "paid" };
	json!({
		"line": line.number,
		"text": line.reference,
		"reference": hex(reference),
		"direction": direction(line.came_in),
		"amount": line.amount,
		"found": found.word(),
		"onChain": entry.map(|entry| amount::text(entry.amount, decimals)),
	})
}

/// What does not match, and the sums.
fn people(console: &Console, json: &Value, bank: MemberId) -> String {
	let lang = console.lang;
	let book = &json["book"];
	let verdict = if json["reconciles"] == true { Trade::Reconciles } else { Trade::DoesNotReconcile };
	let mut text = console::list(&[
		(Trade::Bank.say(lang), bank.to_string()),
		(Trade::Currency.say(lang), said(&book["currency"])),
		(Trade::Received.say(lang), said(&book["received"])),
		(Trade::Paid.say(lang), said(&book["paid"])),
		(Trade::Owed.say(lang), said(&book["owed"])),
		(Word::State.say(lang), verdict.say(lang).into()),
	]);
	let each = |field: &str| json[field].as_array().cloned().unwrap_or_default();
	let differs = each("lines").into_iter().filter(|row| row["found"] != Found::Same.word());
	let differs: Vec<_> = differs
		.map(|row| {
			let found = text::reconciled(row["found"].as_str().unwrap_or_default(), lang).to_owned();
			vec![
				row["line"].to_string(),
				said(&row["text"]),
				said(&row["amount"]),
				said(&row["onChain"]),
				found,
			]
		})
		.collect();
	if !differs.is_empty() {
		let head = [Trade::Line, Trade::Reference, Trade::Amount, Trade::OnChain, Trade::What];
		text += "\n";
		text += &table(&head.map(|word| word.say(lang)), differs);
	}
	let missing = each("notOnStatement");
	if !missing.is_empty() {
		let row = |entry: &Value| {
			["reference", "direction", "holder", "amount", "attestedOn"]
				.map(|field| said(&entry[field]))
				.to_vec()
		};
		let head =
			[Trade::Reference, Trade::Direction, Trade::Party, Trade::Amount].map(|word| word.say(lang));
		text += &format!("\n{}\n", Trade::NotOnStatement.say(lang));
		text += &table(&[&head[..], &[Word::Time.say(lang)]].concat(), missing.iter().map(row).collect());
	}
	text
}
