//! `hefu register mirror`: decisions that an institution made in a system of its own, recorded from a table.
//!
//! The file of results is the journal too: what it says is recorded is not sent again, and what was sent when the command was broken
//! off the chain does not record twice.

pub mod columns;
pub mod journal;
mod send;
pub mod table;

use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

use hefu_sdk::hex;
use serde_json::json;

use self::{
	columns::{Row, Table},
	journal::{Became, Entry, Journal},
	send::{Run, Wanted},
};
use crate::{
	args::Global,
	commands::{connect, saved, signer},
	console::{Answer, Console, list, table as table_of},
	failure::{Code, Failure},
	text::{self, Mirrors, Word},
};

/// Stands behind the name of a table: the results.
const SUFFIX: &str = ".results.csv";

/// Records the decisions of a table, or tells what is wrong with it.
pub async fn run(
	console: &Console,
	global: &Global,
	file: &Path,
	results: Option<PathBuf>,
	dry_run: bool,
) -> Result<Answer, Failure> {
	let table = read(console, file)?;
	if dry_run {
		return Ok(dry(console, &table.rows));
	}
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let institution = client.acting_member(&client.finalised().await?, &signer.account()).await?;
	let journal = Journal::open(results.unwrap_or_else(|| beside(file)))?;
	let mut run =
		Run { console, global, client, signer, journal, entries: BTreeMap::new(), receipts: Vec::new() };
	let mut wanted = Vec::new();
	for (place, row) in table.rows.iter().enumerate() {
		match &row.decision {
			Ok(decision) => {
				let key = hex(&decision.key(&run.client.genesis(), &institution));
				match run.journal.known(&key, row.number) {
					Some(entry) => {
						let entry = Entry { row: row.number, ..entry.clone() };
						run.entries.insert(place, entry);
					}
					None => wanted.push(Wanted { place, number: row.number, decision, key }),
				}
			}
			Err(fault) => {
				let reason = text::row_fault(fault, console.lang);
				let entry = Entry { reason, ..Entry::new(row.number, &row.code, Became::Unreadable) };
				run.entries.insert(place, entry);
			}
		}
	}
	let failure = run.send(&wanted, table.rows.len()).await.err();
	finish(run, table.rows.len(), failure)
}

/// The results in the order of the rows, and how many there are of each kind.
fn finish(run: Run<'_>, rows: usize, failure: Option<Failure>) -> Result<Answer, Failure> {
	let lang = run.console.lang;
	let entries: Vec<Entry> = run.entries.into_values().collect();
	let path = run.journal.finish(&entries)?;
	let count = |became| entries.iter().filter(|entry| entry.became == became).count();
	let (recorded, before) = (count(Became::Recorded), count(Became::RecordedBefore));
	let (refused, unreadable) = (count(Became::Refused), count(Became::Unreadable));
	if let Some(mut failure) = failure {
		failure.message.push(text::sent(recorded + before, rows, &path, lang));
		return Err(failure.after("results", json!(path)));
	}
	let same = entries.iter().filter(|entry| entry.others > 0).count();
	if same > 0 {
		run.console.warn(format!("{}: {same}", Mirrors::SameDigest.say(lang)));
	}
	let json = json!({
		"results": path,
		"rows": rows,
		"recorded": recorded,
		"recordedBefore": before,
		"refused": refused,
		"unreadable": unreadable,
		"sameDigest": same,
		"receipts": run.receipts,
	});
	let said = list(&[
		(Mirrors::Results.say(lang), path.display().to_string()),
		(Mirrors::Rows.say(lang), rows.to_string()),
		(Mirrors::Recorded.say(lang), recorded.to_string()),
		(Mirrors::RecordedBefore.say(lang), before.to_string()),
		(Mirrors::Refused.say(lang), refused.to_string()),
		(Mirrors::Unreadable.say(lang), unreadable.to_string()),
		(Mirrors::SameDigest.say(lang), same.to_string()),
		(Word::Receipts.say(lang), saved(&json["receipts"])),
	]);
	let code = match (refused, unreadable) {
		(0, 0) => None,
		(0, _) => Some(Code::Input),
		_ => Some(Code::Refused),
	};
	Ok(Answer { code, ..Answer::new(json, said) })
}

/// The table in a file; columns that nothing is recorded of are named.
fn read(console: &Console, file: &Path) -> Result<Table, Failure> {
	let lang = console.lang;
	let wrong = |what: String, next: Mirrors| {
		Failure::new(Code::Input, "Table", format!("{}: {what}", file.display()), next.say(lang))
	};
	let rows = table::read(file).map_err(|error| match error {
		table::Unreadable::File(error) => Failure::file(file, &error),
		error => wrong(text::unreadable(&error, lang), Mirrors::SaveAs),
	})?;
	let table = Table::of(rows)
		.map_err(|missing| wrong(text::headings_missing(&missing, lang), Mirrors::NameColumns))?;
	if !table.left_out.is_empty() {
		console.note(format!("{}: {}", Mirrors::LeftOut.say(lang), table.left_out.join(", ")));
	}
	Ok(table)
}

/// What is wrong with a table, row by row.
fn dry(console: &Console, rows: &[Row]) -> Answer {
	let lang = console.lang;
	let faults: Vec<_> = rows
		.iter()
		.filter_map(|row| Some((row, text::row_fault(row.decision.as_ref().err()?, lang))))
		.collect();
	let json = json!({
		"submitted": false,
		"rows": rows.len(),
		"faults": faults
			.iter()
			.map(|(row, reason)| json!({ "row": row.number, "code": row.code, "reason": reason }))
			.collect::<Vec<_>>(),
	});
	let cells =
		faults.iter().map(|(row, reason)| vec![row.number.to_string(), row.code.clone(), reason.clone()]);
	let head = [Mirrors::Row, Mirrors::Code, Mirrors::Reason].map(|word| word.say(lang));
	let counts = list(&[
		(Mirrors::Rows.say(lang), rows.len().to_string()),
		(Mirrors::Unreadable.say(lang), faults.len().to_string()),
	]);
	let said = if faults.is_empty() {
		format!("{counts}\n{}\n", Word::DryRun.say(lang))
	} else {
		format!("{counts}\n{}\n{}\n", table_of(&head, cells.collect()), Word::DryRun.say(lang))
	};
	let code = (!faults.is_empty()).then_some(Code::Input);
	Answer { code, ..Answer::new(json, said) }
}

/// The file of results that stands beside a table.
fn beside(file: &Path) -> PathBuf {
	let mut path = file.as_os_str().to_owned();
	path.push(SUFFIX);
	path.into()
}
