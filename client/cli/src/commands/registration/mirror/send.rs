//! Decisions of a table, sent several transactions at a time, and their results written down as they come.

use std::{
	collections::{BTreeMap, VecDeque},
	time::{Duration, Instant},
};

use hefu_sdk::{
	Client, Nonces, Pending, Signer,
	registration::{Decision, MAX_MIRRORS, NotMirrored},
	view,
};
use serde_json::Value;

use super::journal::{Became, Entry, Journal};
use crate::{
	args::Global,
	commands::included,
	console::Console,
	failure::Failure,
	progress,
	text::{self, Mirrors, Word},
};

/// Transactions on their way at a time: enough that no block waits for the table.
const IN_FLIGHT: usize = 4;

/// The chain's answer while the member's allowance is used up, which flows back with time.
const EXHAUSTED: &str = "MemberGate::AllowanceExhausted";

/// Between two tries while it is.
const PAUSE: Duration = Duration::from_secs(5);

/// A decision that is to be sent.
pub struct Wanted<'a> {
	/// Its place among the rows.
	pub place: usize,
	/// The row's number in the table.
	pub number: usize,
	/// The decision.
	pub decision: &'a Decision,
	/// By what the journal knows it again.
	pub key: String,
}

/// What was done so far.
pub struct Run<'a> {
	/// Where it is told.
	pub console: &'a Console,
	/// Options of every command.
	pub global: &'a Global,
	/// The node.
	pub client: Client,
	/// The institution's key.
	pub signer: Signer,
	/// The file of results.
	pub journal: Journal,
	/// The results, by the rows' places.
	pub entries: BTreeMap<usize, Entry>,
	/// The files of the receipts.
	pub receipts: Vec<Value>,
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
	pub async fn send(&mut self, wanted: &[Wanted<'_>], rows: usize) -> Result<(), Failure> {
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
}
