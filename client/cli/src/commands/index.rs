//! `hefu index`: until it is stopped.

pub mod checks;

use hefu_indexer::{Away, Database, Error, Indexer, Options, Progress, Source, until_there};
use hefu_proofs::Trust;
use hefu_sdk::Client;
use serde_json::json;
use tokio::sync::watch;

use super::receipt::given_trust;
use crate::{
	args::{Global, Index},
	console::{Answer, Console},
	failure::{Code, Failure},
	progress,
	text::index::{Index as Word, stopped, waiting},
};

/// Blocks that the index may be behind without it being worth a bar.
const BEHIND: u32 = 100;

/// Runs it.
pub async fn run(console: &Console, global: &Global, options: Index) -> Result<Answer, Failure> {
	let lang = console.lang;
	let Index { node, database: url, listen, explorer, node_for_browsers, batch, until } = options;
	let node = node.unwrap_or_else(|| global.url.clone());
	checks::node(&node, lang)?;
	let shown = node_for_browsers.unwrap_or_else(|| node.clone());
	checks::node_for_browsers(&shown, lang)?;
	if let Some(folder) = &explorer {
		checks::explorer(folder, lang)?;
	}
	let listen = match until {
		Some(_) => None,
		None => Some(checks::listen(&listen, lang).await?),
	};
	let trust = given_trust(global)?;
	let in_json = trust.as_ref().map(Trust::to_json).transpose();
	let in_json = in_json.map_err(|error| Failure::internal(error.to_string()))?;
	let options = Options { listen, batch, until, explorer, trust: in_json, node: shown };

	let failed = |error: Error| failure(console, &error);
	let told = |away, why: Option<&Error>| tell_of(console, away, why);
	let database = until_there(async || Database::open(&url).await, told).await.map_err(failed)?;
	let begin = async || {
		let source = Source::new(Client::connect(&node).await?);
		if trust.as_ref().is_some_and(|trust| trust.genesis != source.genesis()) {
			return Ok(None);
		}
		Indexer::new(database.clone(), source, options.clone()).await.map(Some)
	};
	let begun = until_there(begin, told).await.map_err(failed)?;
	// Nothing that is shown could be verified by the trust file of another chain.
	let indexer = begun.ok_or_else(|| {
		Failure::new(Code::Input, "OtherChain", Word::OtherTrust.say(lang), Word::NameTrust.say(lang))
	})?;
	if let Some(address) = indexer.address() {
		let url = format!("http://{address}/");
		let text = format!("{}: {url}", Word::Serving.say(console.lang));
		console.announce(&Answer::new(json!({ "url": url, "api": format!("{url}api/v1") }), text));
		if !indexer.has_explorer() {
			console.note(Word::NoExplorer.say(console.lang));
		}
	}
	let followed = indexer.progress();
	let telling = tokio::spawn(tell(*console, indexer.progress(), until));
	let stop = async {
		// Without a way to hear Ctrl-C it runs until it is ended.
		if tokio::signal::ctrl_c().await.is_err() {
			std::future::pending::<()>().await;
		}
	};
	let done = indexer.run(stop).await;
	telling.abort();
	database.close().await;
	done.map_err(failed)?;
	if until.is_none() {
		return Ok(Answer::default());
	}
	let indexed = followed.borrow().indexed;
	let text = format!("{}: {}", Word::Indexed.say(console.lang), indexed.unwrap_or_default());
	Ok(Answer::new(json!({ "indexed": indexed }), text))
}

/// Why the index failed.
pub fn failure(console: &Console, error: &Error) -> Failure {
	if let Error::Node(_) = error {
		let (name, message, next) = stopped(error, console.lang);
		return Failure::new(Code::Unreachable, name, message, next);
	}
	let code = match error {
		Error::NotInBlock { .. } | Error::OtherHistory { .. } | Error::Pruned { .. } => Code::Refused,
		Error::Impossible { .. } => Code::Internal,
		_ => Code::Input,
	};
	let (name, message, next) = stopped(error, console.lang);
	Failure::new(code, name, message, next)
}

/// Tells what it waits for at the beginning, and why; and that it is there again.
fn tell_of(console: &Console, away: Away, why: Option<&Error>) {
	let lang = console.lang;
	let (lost, back) = match away {
		Away::Node => (Word::Lost, Word::Back),
		Away::Database => (Word::Stuck, Word::Unstuck),
	};
	match why {
		Some(error) => {
			console.warn(lost.say(lang));
			console.note(waiting(error, lang));
		}
		None => console.note(back.say(lang)),
	}
}

/// Tells how far it is: a bar while it catches up, a line when it has, and when the node is lost and back.
async fn tell(console: Console, mut progress: watch::Receiver<Progress>, until: Option<u32>) {
	let lang = console.lang;
	let mut bar = None;
	let (mut up, mut lost, mut stuck) = (false, false, false);
	loop {
		let Progress { indexed, head, answers, writes } = *progress.borrow_and_update();
		let last = until.map_or(head.finalised, |until| until.min(head.finalised));
		let next = indexed.map_or(0, |indexed| indexed + 1);
		let behind = (last + 1).saturating_sub(next);
		if behind > BEHIND {
			let bar = bar.get_or_insert_with(|| {
				progress::count(&console, u64::from(last) + 1, Word::CatchingUp.say(lang).into())
			});
			bar.set_length(u64::from(last) + 1);
			bar.set_position(next.into());
		} else if behind == 0 {
			if let Some(bar) = bar.take() {
				bar.finish_and_clear();
			}
			if !up {
				console.note(format!("{} ({})", Word::Follows.say(lang), next.saturating_sub(1)));
				up = true;
			}
		}
		if answers == lost {
			lost = !answers;
			if lost {
				console.warn(Word::Lost.say(lang));
			} else {
				console.note(Word::Back.say(lang));
			}
		}
		if writes == stuck {
			stuck = !writes;
			if stuck {
				console.warn(Word::Stuck.say(lang));
			} else {
				console.note(Word::Unstuck.say(lang));
			}
		}
		if progress.changed().await.is_err() {
			return;
		}
	}
}
