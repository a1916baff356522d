//! Past filings, or applications for the register of public data, that another law pack would have decided otherwise.

use hefu_indexer::{Act, Case, Database, Difference, Error, Histories, History, Names, Otherwise};
use hefu_primitives::{almanac::Deemed, law::PackId};
use hefu_sdk::{Missing, Sought, date, terms::Term, view};
use serde_json::{Value, json};

use super::read;
use crate::{
	args::{PackOrFile, Replay},
	commands::{in_order, index::failure, plain},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	progress,
	text::{self, Catalogues, Registers, Replays, Word},
};

/// Leads every case of the time through its history by the other pack.
pub async fn run(console: &Console, wanted: Replay) -> Result<Answer, Failure> {
	let lang = console.lang;
	let Replay { pack, database, public, from, to } = wanted;
	in_order(console, from, to)?;
	let failed = |error: Error| failure(console, &error);
	// What is wrong with a file is told before the index is asked.
	let (number, proposed) = match &pack {
		PackOrFile::Number(number) => (Some(*number), None),
		PackOrFile::File(path) => (None, Some(read(path)?)),
	};
	let database = Database::open_existing(&database).await.map_err(|error| unopened(console, &error))?;
	let made = from.map_or(0, date::begins)..to.map_or(u64::MAX, |day| day.end_in_china());
	let mut histories = Histories::of(&database, made).await.map_err(failed)?;
	let Some(block) = histories.block() else {
		let (what, next) = (Replays::NothingIndexed.say(lang), Replays::RunIndex.say(lang));
		return Err(Failure::new(Code::NotFound, "NothingIndexed", what, next));
	};
	let other = match (proposed, number.map(PackId)) {
		(Some(pack), _) => histories.propose(pack),
		(None, Some(id)) if histories.pack(id).is_some() => id,
		(None, id) => {
			let missing = Missing::new(Sought::LawPack, id.map_or(0, |id| id.0));
			return Err(hefu_sdk::Error::from(missing).into());
		}
	};

	if !public && histories.pack(other).is_some_and(|pack| pack.eligibility.is_empty()) {
		console.warn(Replays::NoRights.say(lang));
	}
	let count = if public { histories.total_applications() } else { histories.total() };
	let bar = progress::count(console, count, Replays::Replaying.say(lang).into());
	let mut differ = Vec::new();
	if public {
		while let Some(history) = histories.next_application().await.map_err(failed)? {
			let kind = history.made.demand.kind().word();
			let case = replayed(&mut histories, other, &history, ("application", kind)).await;
			differ.extend(case.map_err(failed)?);
			bar.inc(1);
		}
	} else {
		while let Some(history) = histories.next().await.map_err(failed)? {
			let kind = history.made.request.kind().word();
			let case = replayed(&mut histories, other, &history, ("filing", kind)).await;
			differ.extend(case.map_err(failed)?);
			bar.inc(1);
		}
	}
	bar.finish_and_clear();
	drop(histories);
	database.close().await;

	let row = |case: &Value| {
		vec![
			plain(&case[if public { "application" } else { "filing" }]),
			plain(named(case, "datasetName", "dataset")),
			plain(named(case, "institutionName", "institution")),
			plain(&case["pack"]),
			text::step(&case["at"]["step"], lang),
			plain(&case["at"]["time"]),
			text::otherwise(&case["how"], lang),
		]
	};
	let head = [
		if public { Catalogues::Application.say(lang) } else { Registers::Filing.say(lang) },
		Word::Dataset.say(lang),
		Registers::Institution.say(lang),
		Replays::OwnPack.say(lang),
		Replays::Step.say(lang),
		Replays::On.say(lang),
		Replays::Differs.say(lang),
	];
	let mut said = String::new();
	if !differ.is_empty() {
		said = table(&head, differ.iter().map(row).collect());
		said += "\n";
	}
	said += &text::replayed(public, differ.len() as u64, count, lang);
	let all = if public { "applications" } else { "filings" };
	let json = json!({ "block": block, "pack": number, all: count, "differ": differ });
	Ok(Answer::new(json, said))
}

/// Why there is no index to ask. A database that cannot be opened most likely never was one.
fn unopened(console: &Console, error: &Error) -> Failure {
	let mut failure = failure(console, error);
	if let Error::Database(_) = error {
		failure.next = Replays::RunIndex.say(console.lang).into();
	}
	failure
}

/// The case, if it would have gone otherwise. It is called so, and filed for so.
async fn replayed<C: Case>(
	histories: &mut Histories,
	other: PackId,
	history: &History<C>,
	case: (&str, String),
) -> Result<Option<Value>, Error> {
	let Some(difference) = histories.replay(other, history)? else { return Ok(None) };
	let names = histories.names(&history.made).await?;
	Ok(Some(shown(history, case, &names, &difference)))
}

/// The name, or the identifier of what has none.
fn named<'a>(case: &'a Value, name: &str, id: &str) -> &'a Value {
	match case[name].as_str() {
		None | Some("") => &case[id],
		Some(_) => &case[name],
	}
}

fn shown<C: Case>(
	history: &History<C>,
	(case, kind): (&str, String),
	names: &Names,
	difference: &Difference,
) -> Value {
	let made = history.made.filing();
	let at = difference.at.map(|done| {
		json!({
			"step": step(done.act),
			"time": date::moment(done.at_ms),
			"block": done.block,
			"event": done.event,
		})
	});
	json!({
		case: history.id.to_string(),
		"kind": kind,
		"dataset": made.dataset,
		"datasetName": names.dataset,
		"institution": made.institution,
		"institutionName": names.institution,
		"pack": made.pack.0,
		"madeOn": date::moment(made.made_ms),
		"at": at,
		"how": how(&difference.how),
	})
}

/// The word for a step.
fn step(act: Act) -> &'static str {
	match act {
		Act::Made => "made",
		Act::Confirmed(_) => "confirmed",
		Act::Silence => "silence",
		Act::Supplied => "supplied",
		Act::Withdrawn => "withdrawn",
		Act::Accepted => "accepted",
		Act::CorrectionAsked => "correction-asked",
		Act::Extended(_) => "extended",
		Act::Stopped => "stopped",
		Act::Resumed => "resumed",
		Act::Publicised => "publicised",
		Act::Waived => "waived",
		Act::Objected => "objected",
		Act::Decided(_) => "decided",
		Act::Registered => "registered",
		Act::Rejected => "rejected",
		Act::Terminated => "terminated",
	}
}

fn how(how: &Otherwise) -> Value {
	let answer = |deemed: &Option<Deemed>| {
		deemed
			.map(|deemed| json!({ "silence": deemed.silence.word(), "since": date::moment(deemed.since_ms) }))
	};
	match how {
		Otherwise::NotEligible { right, obtained, eligibility } => json!({
			"reason": "not-eligible",
			"right": right.word(),
			"obtained": obtained.word(),
			"eligibility": eligibility.word(),
		}),
		Otherwise::OutOfWindow { from_ms, until_ms } => json!({
			"reason": "out-of-window",
			"from": date::moment(*from_ms),
			"until": date::moment(*until_ms),
		}),
		Otherwise::Silence { own, other } => {
			json!({ "reason": "silence", "own": answer(own), "other": answer(other) })
		}
		Otherwise::TooLate(clock) => json!({ "reason": "too-late", "clock": clock.word() }),
		Otherwise::NotExtended => json!({ "reason": "not-extended" }),
		Otherwise::StillPublicised => json!({ "reason": "still-publicised" }),
		Otherwise::Expires { own_ms, other_ms } => json!({
			"reason": "expires",
			"own": date::moment(*own_ms),
			"other": date::moment(*other_ms),
		}),
		Otherwise::Unknown(error) => json!({ "reason": "unknown", "error": view::clock_error(error) }),
		Otherwise::Stage(error) => json!({ "reason": "stage", "error": error }),
	}
}
