//! What the payer does without a transaction: signs receipts, and adds them up to vouchers.

use std::{
	collections::BTreeMap,
	fs::File,
	io::{BufRead, BufReader, Write},
	path::{Path, PathBuf},
};

use hefu_primitives::id::MeterId;
use hefu_sdk::{
	AccountId32, amount,
	metering::{
		Aggregator, JournalError, Meter, NotMade, Receipt, SignedReceipt, State, Totals, Units, Windows,
		account, random_nonce, receipt_from_line, receipt_to_line, relation, sign_receipt, sign_voucher,
		voucher_to_json,
	},
	rights::end_of,
	view,
};
use serde_json::json;

use crate::{
	args::Global,
	commands::{connect, money, plain, signer},
	console::{Answer, Console, list as rows_of},
	failure::{Code, Failure},
	progress,
	text::{self, Meterings},
};

/// Receipts that are taken into the journal together.
const BATCH: usize = 1_000;

/// Nanoseconds in a millisecond.
const NANOS: u64 = 1_000_000;

/// What each receipt says, and how many there are.
pub struct Used {
	/// What it costs, in the major unit.
	pub amount: String,
	/// Calls.
	pub calls: u64,
	/// Bytes.
	pub bytes: u64,
	/// How many receipts.
	pub times: u32,
}

/// The files of an aggregator.
pub struct Files {
	/// Receipts.
	pub receipts: Vec<PathBuf>,
	/// The meter's journal.
	pub journal: PathBuf,
	/// The voucher.
	pub out: PathBuf,
}

/// Signs receipts of use at the chain's time.
pub async fn sign(
	console: &Console,
	global: &Global,
	id: MeterId,
	used: &Used,
	out: &Path,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let meter = client.meter(&at, id).await?;
	let place = place_of(console, &meter, &signer.account())?;
	let (value, decimals) = money::money(console, &client, &at, *meter.book, &used.amount).await?;
	let now = client.time(&at).await?;
	let window = window(console, &meter.windows, now)?;
	let relation = relation(client.genesis(), id, &meter);
	let units = Units { calls: used.calls, bytes: used.bytes };
	let file = File::create_new(out).map_err(|error| Failure::file(out, &error))?;
	let mut file = std::io::BufWriter::new(file);
	let bar = progress::count(console, used.times.into(), Meterings::Signing.say(lang).into());
	for count in 0..used.times {
		let nonce = random_nonce().map_err(|error| Failure::internal(error.to_string()))?;
		// One after the other, all within the block's millisecond: there are no more than it has nanoseconds.
		let ts_ns = now.saturating_mul(NANOS).saturating_add(count.into());
		let receipt = Receipt { relation, window, ts_ns, nonce, value, units };
		let signed = sign_receipt(&signer, place, receipt);
		writeln!(file, "{}", receipt_to_line(&signed)).map_err(|error| Failure::file(out, &error))?;
		bar.inc(1);
	}
	file.flush().map_err(|error| Failure::file(out, &error))?;
	bar.finish_and_clear();
	console.note(Meterings::GiveReceipts.say(lang));
	let rows = [
		(Meterings::Meter.say(lang), id.to_string()),
		(Meterings::Window.say(lang), window.to_string()),
		(Meterings::Receipts.say(lang), format!("{} ({})", out.display(), used.times)),
		(Meterings::Value.say(lang), amount::text(value, decimals)),
	];
	let json = json!({
		"meter": id,
		"window": window,
		"receipts": out,
		"count": used.times,
		"value": amount::text(value, decimals),
	});
	Ok(Answer::new(json, rows_of(&rows)))
}

/// Takes receipts into the journal, and signs the voucher of a window.
pub async fn voucher(
	console: &Console,
	global: &Global,
	id: MeterId,
	of_window: Option<u32>,
	files: &Files,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let meter = client.meter(&at, id).await?;
	let place = place_of(console, &meter, &signer.account())?;
	let decimals = client.book(&at, *meter.book).await?.decimals;
	let chain = client.grant_chain(&at, *meter.grant).await?;
	let now = client.time(&at).await?;
	let window = match of_window {
		// Nobody could redeem its voucher, and what comes later for the windows before would be too late.
		Some(window) if now < meter.windows.start_ms(window) => {
			let (what, next) = (Meterings::NotBegun.say(lang), Meterings::BegunWindow.say(lang));
			return Err(Failure::new(Code::Input, "NotBegun", what, next));
		}
		Some(window) => window,
		None => window(console, &meter.windows, now)?,
	};
	let no_journal = |error: &JournalError| {
		let what = format!("{}: {}", files.journal.display(), text::no_journal(error, lang));
		Failure::new(Code::Input, "Journal", what, Meterings::KeepJournal.say(lang))
	};
	let not_made = |error: NotMade| match &error {
		NotMade::Journal(error) => no_journal(error),
		error => {
			let next = Meterings::LaterWindow.say(lang);
			Failure::new(Code::Input, "Voucher", text::not_made(error, lang), next)
		}
	};
	let mut aggregator = Aggregator::open(&files.journal, account(client.genesis(), id, &meter))
		.map_err(|error| no_journal(&error))?;
	// A use after the grant's end would keep all that its voucher says from being redeemed.
	if let Some(until_ms) = end_of(&chain) {
		aggregator.end(until_ms);
	}
	let mut count = Count::default();
	for path in &files.receipts {
		take(console, &mut aggregator, path, &mut count, &no_journal)?;
	}
	close_windows(console, &mut aggregator, &meter, now).map_err(not_made)?;
	let Some(voucher) = aggregator.voucher(window).map_err(not_made)? else {
		let (what, next) = (Meterings::NothingUsed.say(lang), Meterings::TakeReceipts.say(lang));
		return Err(Failure::new(Code::Input, "NothingUsed", what, next));
	};
	let presented = sign_voucher(&signer, place, &voucher);
	let text = voucher_to_json(&presented) + "\n";
	// It may be written over an earlier voucher, and over nothing that cannot be made again.
	let mut there = files.receipts.iter().chain([&files.journal]);
	if there.any(|path| is_same(path, &files.out)) {
		return Err(Failure::file(&files.out, &std::io::ErrorKind::AlreadyExists.into()));
	}
	std::fs::write(&files.out, text).map_err(|error| Failure::file(&files.out, &error))?;
	console.note(Meterings::GiveVoucher.say(lang));
	let totals = view::totals(&voucher.totals, decimals);
	let said = |field: &str| plain(&totals[field]);
	let rows = [
		(Meterings::Meter.say(lang), id.to_string()),
		(Meterings::Window.say(lang), window.to_string()),
		(Meterings::Taken.say(lang), count.taken.to_string()),
		(Meterings::Refused.say(lang), count.refused.to_string()),
		(Meterings::Value.say(lang), said("value")),
		(Meterings::Calls.say(lang), said("calls")),
		(Meterings::Bytes.say(lang), said("bytes")),
		(Meterings::Voucher.say(lang), files.out.display().to_string()),
	];
	let json = json!({
		"meter": id,
		"window": window,
		"taken": count.taken,
		"refused": count.refused,
		"totals": totals,
		"voucher": files.out,
	});
	Ok(Answer::new(json, rows_of(&rows)))
}

/// How many receipts were taken.
#[derive(Default)]
struct Count {
	taken: u64,
	refused: u64,
}

/// Takes the receipts of a file; of those that cannot be taken it is said why.
fn take(
	console: &Console,
	aggregator: &mut Aggregator,
	path: &Path,
	count: &mut Count,
	no_journal: &dyn Fn(&JournalError) -> Failure,
) -> Result<(), Failure> {
	let lang = console.lang;
	let file = File::open(path).map_err(|error| Failure::file(path, &error))?;
	let bar = progress::waiting(console, Meterings::Taking.say(lang).into());
	let mut batch: Vec<SignedReceipt> = Vec::with_capacity(BATCH);
	let mut lines = BufReader::new(file).lines().enumerate().peekable();
	while let Some((number, line)) = lines.next() {
		let line = line.map_err(|error| Failure::file(path, &error))?;
		let receipt = receipt_from_line(&line).ok_or_else(|| {
			let what = format!("{}: {}: {}", path.display(), Meterings::NotReceipts.say(lang), number + 1);
			Failure::new(Code::Input, "Receipt", what, Meterings::NameReceipts.say(lang))
		})?;
		batch.push(receipt);
		if batch.len() < BATCH && lines.peek().is_some() {
			continue;
		}
		// The batch ends with this line; lines count from 1.
		let first = number + 2 - batch.len();
		let outcomes = aggregator.take(std::mem::take(&mut batch)).map_err(|error| no_journal(&error))?;
		for (line, outcome) in (first..).zip(outcomes) {
			match outcome {
				Ok(()) => count.taken += 1,
				Err(why) => {
					// Each is said up to a few: all of a file may be those of another meter.
					if count.refused < 5 {
						console.warn(format!("{}:{line}: {}", path.display(), text::not_taken(&why, lang)));
					}
					count.refused += 1;
				}
			}
		}
	}
	bar.finish_and_clear();
	Ok(())
}

/// Tells the aggregator of windows that have closed by the last final block, so that what was not redeemed of them is carried on.
fn close_windows(
	console: &Console,
	aggregator: &mut Aggregator,
	meter: &Meter,
	now: u64,
) -> Result<(), NotMade> {
	let moment = match meter.state {
		State::Closing { asked_ms, .. } => now.min(asked_ms),
		State::Open | State::Closed { .. } => now,
	};
	let has_closed = |window| meter.windows.closes_ms(window) <= moment;
	let kept: BTreeMap<u32, Totals> = meter.open.0.iter().map(|of| (of.window, *of.totals)).collect();
	for window in aggregator.close_windows(has_closed, &kept, &meter.redeemed)? {
		console.warn(format!("{window}: {}", Meterings::WindowForgotten.say(console.lang)));
	}
	Ok(())
}

/// Whether two paths lead to the same file.
fn is_same(one: &Path, other: &Path) -> bool {
	let real = |path: &Path| std::fs::canonicalize(path).ok();
	real(one).is_some_and(|one| real(other) == Some(one))
}

/// The window of this moment.
fn window(console: &Console, windows: &Windows, now: u64) -> Result<u32, Failure> {
	windows.at(now).ok_or_else(|| {
		let (what, next) = (Meterings::NoWindow.say(console.lang), Meterings::LaterWindow.say(console.lang));
		Failure::new(Code::Input, "NoWindow", what, next)
	})
}

/// The place of a key among the meter's signers.
fn place_of(console: &Console, meter: &Meter, key: &AccountId32) -> Result<u8, Failure> {
	let place = meter.signers.0.iter().position(|signer| signer == key);
	place.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| {
		let (what, next) = (Meterings::NotSigner.say(console.lang), Meterings::UseSigner.say(console.lang));
		Failure::new(Code::Input, "NotSigner", what, next)
	})
}
