//! `hefu calendar`.

use std::path::Path;

use hefu_primitives::{calendar::CalendarKind, date::Day};
use hefu_sdk::{
	Client, Error,
	calendar::{self, YearDays},
	client::At,
	date,
	governance::{Body, Proposal},
	hex,
	terms::Term,
	view,
};
use serde_json::{Value, json};

use super::{connect, motion, plain, signer};
use crate::{
	args::{Calendar, Global, Votes},
	console::{Answer, Console, list, table},
	failure::{Code, Failure},
	text::{self, Lang, Word, motion::Motions},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Calendar) -> Result<Answer, Failure> {
	match command {
		Calendar::Show { year, kind } => show(console, global, kind, year).await,
		Calendar::Standstills => standstills(console, global).await,
		Calendar::Deadline { from, days, kind } => deadline(console, global, kind, from, days).await,
		Calendar::Import { file, basis, years, kind, votes } => {
			let published = read(console, &file, kind, &basis, &years)?;
			import(console, global, published, votes).await
		}
	}
}

async fn show(console: &Console, global: &Global, kind: CalendarKind, year: u16) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.year(&at, kind, year).await?;
	let found = found.ok_or_else(|| Error::from(calendar::no_year(kind, year.into())))?;
	let mut json = view::year(year, &found);
	json["kind"] = kind.word().into();
	let lang = console.lang;
	let days = |value: &Value| {
		let days = value.as_array().into_iter().flatten().filter_map(Value::as_str);
		days.collect::<Vec<_>>().join(" ")
	};
	let said = list(&[
		(Word::Year.say(lang), format!("{year} ({})", of_whom(kind, lang))),
		(Word::Worked.say(lang), found.worked.count().to_string()),
		(Word::WeekdaysOff.say(lang), days(&json["weekdaysOff"])),
		(Word::WeekendsWorked.say(lang), days(&json["weekendsWorked"])),
		(Word::Basis.say(lang), json["basis"].as_str().unwrap_or_default().into()),
	]);
	Ok(Answer::new(json, said))
}

async fn standstills(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.stalls(&at).await?;
	let found: Vec<Value> = found.iter().map(|(number, stall)| view::stall(*number, stall)).collect();
	let row =
		|stall: &Value| ["from", "until", "firstDay", "lastDay"].map(|field| plain(&stall[field])).to_vec();
	let head = [Word::LastBefore, Word::FirstAfter, Word::FirstUncounted, Word::LastUncounted];
	let said = match &found[..] {
		[] => Word::NeverStill.say(console.lang).to_owned(),
		found => table(&head.map(|word| word.say(console.lang)), found.iter().map(row).collect()),
	};
	Ok(Answer::new(json!({ "block": at.block_number(), "standstills": found }), said))
}

/// The standstills that ended after a moment, as JSON: their days count in no period that was set off then.
pub async fn standstills_since(client: &Client, at: &At, since_ms: u64) -> Result<Value, Error> {
	let found = client.stalls(at).await?.into_iter().filter(|(_, stall)| stall.until_ms > since_ms);
	Ok(found.map(|(number, stall)| view::stall(number, &stall)).collect())
}

/// The days of standstills for people, none of which counts.
pub fn uncounted(standstills: &Value) -> String {
	let days = |stall: &Value| match (plain(&stall["firstDay"]), plain(&stall["lastDay"])) {
		(first, last) if first == last => first,
		(first, last) => format!("{first} – {last}"),
	};
	standstills.as_array().into_iter().flatten().map(days).collect::<Vec<_>>().join("  ")
}

async fn deadline(
	console: &Console,
	global: &Global,
	kind: CalendarKind,
	from: u64,
	days: u16,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let end = client.deadline(&at, kind, from, days).await?;
	let (first, last) = (Day::in_china(from), Day::in_china(end.saturating_sub(1)));
	let lang = console.lang;
	let json = json!({
		"kind": kind.word(),
		"from": date::moment(from),
		"day": first.to_string(),
		"workingDays": days,
		"lastDay": last.to_string(),
		"deadline": date::moment(end),
		"deadlineMs": end,
	});
	let said = list(&[
		(Word::SetOff.say(lang), first.to_string()),
		(Word::Days.say(lang), format!("{days} ({})", of_whom(kind, lang))),
		(Word::LastDay.say(lang), last.to_string()),
		(Word::Deadline.say(lang), date::moment(end)),
	]);
	Ok(Answer::new(json, said))
}

/// The years of a file that were asked for, none of which is mistaken.
fn read(
	console: &Console,
	file: &Path,
	kind: CalendarKind,
	basis: &str,
	only: &[u16],
) -> Result<Vec<YearDays>, Failure> {
	let said = std::fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
	let next = Word::CorrectInput.say(console.lang);
	let wrong =
		|what: String| Failure::new(Code::Input, "Calendar", format!("{}: {what}", file.display()), next);
	let mut years = calendar::published(&said, kind, basis).map_err(|error| wrong(error.to_string()))?;
	if let Some(missing) = only.iter().find(|year| years.iter().all(|found| found.year != **year)) {
		return Err(wrong(format!("{missing}: {}", Word::NotInFile.say(console.lang))));
	}
	years.retain(|found| only.is_empty() || only.contains(&found.year));
	match years.iter().find_map(|year| year.worked().err().map(|error| (year.year, error))) {
		Some((year, error)) => Err(wrong(text::bad_year(year, error, console.lang))),
		None => Ok(years),
	}
}

/// Proposes each year that is not recorded so already; one motion a year. What is proposed stays proposed, however it ends: the
/// same command goes on from there.
async fn import(
	console: &Console,
	global: &Global,
	years: Vec<YearDays>,
	votes: Votes,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let mut proposed = Proposed::default();
	let mut wanted = Vec::new();
	let at = client.finalised().await?;
	for days in years {
		if is_recorded(&client, &at, &days).await? {
			continue;
		}
		match client.open_motion(&at, Body::Council, Proposal::SetYear(days.clone())).await? {
			Some(motion) => {
				let hash = format!("0x{}", hex(&motion.hash));
				proposed.open.push(json!({ "year": days.year, "motion": hash }));
			}
			None => wanted.push(days),
		}
	}
	for (place, days) in wanted.iter().enumerate() {
		let proposal = (Body::Council, Proposal::SetYear(days.clone()));
		match motion::propose(console, global, &client, &signer, proposal, votes).await {
			Ok(made) => proposed.add(console, days.year, made),
			Err(failure) => {
				let left = wanted[place..].iter().map(|days| days.year).collect();
				return Err(proposed.unfinished(console, failure, left));
			}
		}
	}
	Ok(proposed.answer(console))
}

/// The motions about the years of a file.
#[derive(Default)]
struct Proposed {
	/// Those that were made now.
	motions: Vec<Value>,
	/// Those that were open before.
	open: Vec<Value>,
	/// The first for people.
	text: String,
}

impl Proposed {
	/// A motion was made about a year.
	fn add(&mut self, console: &Console, year: u16, mut made: Answer) {
		made.json["year"] = year.into();
		self.motions.push(made.json);
		self.text += &format!("{} {year}\n{}\n", Word::Year.say(console.lang), made.text);
	}

	/// All years are recorded, or a motion is open about each.
	fn answer(self, console: &Console) -> Answer {
		let lang = console.lang;
		let mut text = self.text;
		for motion in &self.open {
			text += &format!("{}\n", opened(motion, Motions::Open, lang));
		}
		if text.is_empty() {
			text = Word::YearsRecorded.say(lang).into();
		}
		Answer::new(json!({ "motions": self.motions, "open": self.open }), text)
	}

	/// It failed at the first of the years that are left.
	fn unfinished(self, console: &Console, mut failure: Failure, left: Vec<u16>) -> Failure {
		let lang = console.lang;
		if failure.name.ends_with("::SeatFull") {
			failure.message.push(text::motion::years_left(&left, lang));
			failure.next = Motions::RunAgain.say(lang).into();
		}
		failure.message.extend(self.motions.iter().map(|motion| opened(motion, Motions::Made, lang)));
		failure.message.extend(self.open.iter().map(|motion| opened(motion, Motions::Open, lang)));
		failure
			.after("motions", self.motions.into())
			.after("open", self.open.into())
			.after("left", json!(left))
	}
}

/// The motion about a year, in a line.
fn opened(motion: &Value, how: Motions, lang: Lang) -> String {
	format!("{} {}: {}", motion["year"], how.say(lang), motion["motion"].as_str().unwrap_or_default())
}

/// Whether the same days are recorded of the year. By which notice does not matter: the days decide.
async fn is_recorded(client: &Client, at: &At, days: &YearDays) -> Result<bool, Failure> {
	let recorded = client.year(at, days.kind, days.year).await?;
	Ok(recorded.is_some_and(|year| days.worked() == Ok(year.worked.0)))
}

/// Whose days.
fn of_whom(kind: CalendarKind, lang: Lang) -> String {
	if lang == Lang::En { kind.word() } else { kind.chinese().into() }
}
