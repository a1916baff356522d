//! `hefu register mirror`: decisions that an institution made in a system of its own, recorded from a table.
//!
//! The file of results is the journal too: what it says is recorded is not sent again, and what was sent when the command was broken
//! off the chain does not record twice.

pub mod columns;
mod journal;
pub mod table;

use std::{
	collections::{BTreeMap, VecDeque},
	path::{Path, PathBuf},
	time::{Duration, Instant},
};

use hefu_sdk::{
	Client, Nonces, Pending, Signer, hex,
	registration::{Decision, MAX_MIRRORS, NotMirrored},
	view,
};
use serde_json::{Value, json};

use self::{
	columns::{Row, Table},
	journal::{Became, Entry, Journal},
};
use crate::{
	args::Global,
	commands::{connect, included, saved, signer},
	console::{Answer, Console, list, table as table_of},
	failure::{Code, Failure},
	progress,
	text::{self, Mirrors, Word},
};

/// Transactions on their way at a time: enough that no block waits for the table.
const IN_FLIGHT: usize = 4;

/// The chain's answer while the member's allowance is used up, which flows back with time.
const EXHAUSTED: &str = "MemberGate::AllowanceExhausted";

/// Between two tries while it is.
const PAUSE: Duration = Duration::from_secs(5);

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
				match run.journal.known(&key) {
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
	run.finish(table.rows.len(), failure)
}

/// A decision that is to be sent.
struct Wanted<'a> {
	/// Its place among the rows.
	place: usize,
	/// The row's number in the table.
	number: usize,
	decision: &'a Decision,
	/// By what the journal knows it again.
	key: String,
}

/// What was done so far.
struct Run<'a> {
	console: &'a Console,
	global: &'a Global,
	client: Client,
	signer: Signer,
	journal: Journal,
	/// The results, by the rows' places.
	entries: BTreeMap<usize, Entry>,
	receipts: Vec<Value>,
}

/// How long an allowance that is used up is waited for: as long as for finality, from when something was recorded last.
struct Patience<'a> {
	console: &'a Console,
	most: Duration,
	since: Instant,
	/// Whether a person was told why nothing moves.
	told: bool,
}

impl<'a> Patience<'a> {
	fn new(console: &'a Console, most: Duration) -> Self {
		Self { console, most, since: Instant::now(), told: false }
	}

	fn renew(&mut self) {
		self.since = Instant::now();
	}

	/// Waits a while, if waiting helps; otherwise gives the failure back.
	async fn with(&mut self, failure: Failure) -> Result<(), Failure> {
		if failure.name != EXHAUSTED || self.since.elapsed() > self.most {
			return Err(failure);
		}
		if !self.told {
			self.told = true;
			self.console.note(Mirrors::Waiting.say(self.console.lang));
		}
		tokio::time::sleep(PAUSE).await;
		Ok(())
	}
}

impl Run<'_> {
	/// Sends what is wanted, several transactions at a time. When the member's allowance is used up it waits until it flows back. When one
	/// fails otherwise no more are sent, and those on their way are awaited.
	async fn send(&mut self, wanted: &[Wanted<'_>], rows: usize) -> Result<(), Failure> {
		let nonces = Nonces::new(self.signer.account());
		let bar = progress::count(self.console, rows as u64, Word::Submitting.say(self.console.lang).into());
		bar.set_position(self.entries.len() as u64);
		let mut waiting: VecDeque<_> = wanted.chunks(MAX_MIRRORS).collect();
		let mut flying = VecDeque::new();
		let mut patience = Patience::new(self.console, self.client.patience());
		let mut done: Result<(), Failure> = Ok(());
		loop {
			while done.is_ok()
				&& flying.len() < IN_FLIGHT
				&& let Some(batch) = waiting.pop_front()
			{
				let decisions: Vec<_> = batch.iter().map(|wanted| wanted.decision).collect();
				match self.client.send_mirrors(&self.signer, &nonces, &decisions).await {
					Ok(pending) => flying.push_back((batch, pending)),
					Err(error) => {
						waiting.push_front(batch);
						done = patience.with(error.into()).await;
					}
				}
			}
			let Some((batch, pending)) = flying.pop_front() else { break };
			match self.settle(batch, pending).await {
				Ok(()) => patience.renew(),
				Err(failure) => {
					// What comes after it waits for its number: it is sent again before they are awaited.
					waiting.push_front(batch);
					done = done.and(patience.with(failure).await);
				}
			}
			bar.set_position(self.entries.len() as u64);
		}
		bar.finish_and_clear();
		done
	}

	/// Waits for a transaction, and writes its results down.
	async fn settle(&mut self, batch: &[Wanted<'_>], pending: Pending) -> Result<(), Failure> {
		let done = pending.included().await?;
		let block = format!("{:?}", done.block_hash());
		let mut made = Vec::new();
		for (wanted, mirrored) in batch.iter().zip(done.mirrored()?) {
			let code = wanted.decision.code.to_string_lossy();
			let (became, others, reason) = match &mirrored.outcome {
				Ok(others) => (Became::Recorded, *others, String::new()),
				Err(NotMirrored::Recorded) => (Became::RecordedBefore, 0, String::new()),
				Err(reason) => {
					(Became::Refused, 0, text::not_mirrored(view::not_mirrored(reason), self.console.lang))
				}
			};
			let entry = Entry {
				reason,
				others,
				block: block.clone(),
				event: mirrored.event.to_string(),
				key: wanted.key.clone(),
				..Entry::new(wanted.number, &code, became)
			};
			made.push(entry.clone());
			self.entries.insert(wanted.place, entry);
		}
		self.journal.append(&made)?;
		let event = ("Registration", "MirrorRecorded");
		let mut sent = included(self.console, self.global, &self.client, &done, event).await;
		if let Value::Array(files) = sent["receipts"].take() {
			self.receipts.extend(files);
		}
		Ok(())
	}

	/// The results in the order of the rows, and how many there are of each kind.
	fn finish(self, rows: usize, failure: Option<Failure>) -> Result<Answer, Failure> {
		let lang = self.console.lang;
		let entries: Vec<Entry> = self.entries.into_values().collect();
		let path = self.journal.finish(&entries)?;
		let count = |became| entries.iter().filter(|entry| entry.became == became).count();
		let (recorded, before) = (count(Became::Recorded), count(Became::RecordedBefore));
		let (refused, unreadable) = (count(Became::Refused), count(Became::Unreadable));
		if let Some(mut failure) = failure {
			failure.message.push(text::sent(recorded + before, rows, &path, lang));
			return Err(failure.after("results", json!(path)));
		}
		let same = entries.iter().filter(|entry| entry.others > 0).count();
		if same > 0 {
			self.console.warn(format!("{}: {same}", Mirrors::SameDigest.say(lang)));
		}
		let json = json!({
			"results": path,
			"rows": rows,
			"recorded": recorded,
			"recordedBefore": before,
			"refused": refused,
			"unreadable": unreadable,
			"sameDigest": same,
			"receipts": self.receipts,
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
