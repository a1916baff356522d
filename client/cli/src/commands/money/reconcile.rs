//! A bank's statement against what the chain says that it attested, line by line.

use std::collections::BTreeMap;

use hefu_primitives::{
	MemberId,
	settlement::{BankReference, Book},
};
use hefu_sdk::{
	settlement::{
		Entry, ReferenceSalt,
		statement::{self, Days, Line, Unit},
	},
	view,
};
use serde_json::{Value, json};

use super::said;
use crate::{
	args::{Global, Reconcile},
	commands::{connect, in_order, key, own_account},
	console::{self, Answer, Console, table},
	failure::{Code, Failure},
	text::{self, Trade, Word},
};

/// Reads the statement, and holds each line against the chain's entry, and the chain's entries against the lines.
pub async fn reconcile(console: &Console, global: &Global, args: Reconcile) -> Result<Answer, Failure> {
	in_order(console, args.from, args.to)?;
	let file = std::fs::read(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
	let salt = ReferenceSalt::read(&args.salt).map_err(|error| key::refused(console, &args.salt, &error))?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let bank = match args.bank {
		Some(bank) => bank,
		None => client.acting_member(&at, &own_account(console, global)?).await?,
	};
	let book = Book { bank, currency: args.currency };
	let state = client.book(&at, book).await?;
	let decimals = state.decimals;
	let statement = statement::read(&file, Unit { currency: args.currency, decimals }).map_err(|error| {
		let said = format!("{}: {}", args.file.display(), text::statement(&error, console.lang));
		Failure::new(Code::Input, "Statement", said, Word::CorrectInput.say(console.lang))
	})?;
	let entries: BTreeMap<BankReference, Entry> = client.entries_of(&at, bank).await?.into_iter().collect();
	let attested = statement::attested(&entries, args.currency);
	let days = Days { from: args.from, to: args.to };
	let report = statement::reconcile(&statement.lines, &attested, days, |reference| salt.digest(reference));
	let missing = report.missing_at_bank.iter().filter_map(|found| entries.get_key_value(&found.reference));
	let missing: Vec<_> =
		missing.map(|(reference, entry)| view::entry(bank, reference, entry, decimals)).collect();
	let json = json!({
		"book": view::book(&book, &state),
		"block": at.block_number(),
		"reconciles": report.agrees(),
		"lines": view::reconciled(&statement.lines, &report, decimals),
		"pending": statement.pending,
		"notOnStatement": missing,
	});
	let text = people(console, &json, bank, &statement.lines);
	let code = (!report.agrees()).then_some(Code::Input);
	Ok(Answer { code, ..Answer::new(json, text) })
}

/// What does not match, and the sums.
fn people(console: &Console, json: &Value, bank: MemberId, lines: &[Line]) -> String {
	let lang = console.lang;
	let book = &json["book"];
	let verdict = if json["reconciles"] == true { Trade::Reconciles } else { Trade::DoesNotReconcile };
	let mut text = console::list(&[
		(Trade::Bank.say(lang), bank.to_string()),
		(Trade::Currency.say(lang), said(&book["currency"])),
		(Trade::Received.say(lang), said(&book["received"])),
		(Trade::Paid.say(lang), said(&book["paid"])),
		(Trade::Owed.say(lang), said(&book["owed"])),
		(Trade::Pending.say(lang), json["pending"].to_string()),
		(Word::State.say(lang), verdict.say(lang).into()),
	]);
	let each = |field: &str| json[field].as_array().cloned().unwrap_or_default();
	let differs = lines.iter().zip(each("lines")).filter(|(_, row)| row["found"] != "same");
	let differs: Vec<_> = differs
		.map(|(line, row)| {
			vec![
				text::spot(&line.at, lang),
				said(&row["reference"]),
				said(&row["amount"]),
				said(&row["onChain"]["amount"]),
				text::reconciled(&said(&row["found"]), lang).to_owned(),
			]
		})
		.collect();
	if !differs.is_empty() {
		let head = [Trade::Line, Trade::BankReference, Trade::Amount, Trade::OnChain, Trade::Differs];
		text += "\n";
		text += &table(&head.map(|word| word.say(lang)), differs);
	}
	let missing = each("notOnStatement");
	if !missing.is_empty() {
		let row = |entry: &Value| {
			vec![
				said(&entry["reference"]),
				text::direction(&entry["direction"], lang),
				said(&entry["holder"]),
				said(&entry["amount"]),
				said(&entry["attestedOn"]),
			]
		};
		let head =
			[Trade::Reference, Trade::Direction, Trade::Party, Trade::Amount].map(|word| word.say(lang));
		text += &format!("\n{}\n", Trade::NotOnStatement.say(lang));
		text += &table(&[&head[..], &[Word::Time.say(lang)]].concat(), missing.iter().map(row).collect());
	}
	text
}
