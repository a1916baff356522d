//! `hefu index`: until it is stopped.

use hefu_indexer::{Database, Error, Indexer, Options, Progress, Source};
use hefu_sdk::Client;
use serde_json::json;
use tokio::sync::watch;

use super::receipt::given_trust;
use crate::{
	args::{Global, Index},
	console::{Answer, Console},
	failure::{Code, Failure},
	progress,
	text::{
		Lang,
		index::{Index as Word, stopped},
	},
};

/// Blocks that the index may be behind without it being worth a bar.
const BEHIND: u32 = 100;

/// Runs it.
pub async fn run(console: &Console, global: &Global, options: Index) -> Result<Answer, Failure> {
	let Index { node, database: url, listen, explorer, node_for_browsers, batch, until } = options;
	let node = node.unwrap_or_else(|| global.url.clone());
	let failed = |error: Error| failure(console, &error);
	let database = Database::open(&url).await.map_err(failed)?;
	let source = Source::new(Client::connect(&node).await?);
	let trust = trust_of(global, &source)?;
	let shown = node_for_browsers.unwrap_or(node);
	let options =
		Options { listen: until.is_none().then_some(listen), batch, until, explorer, trust, node: shown };
	let indexer = Indexer::new(database.clone(), source, options).await.map_err(failed)?;
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

/// The trust file of `--trust` in its JSON form; one of another chain is refused, for nothing that is shown here could be verified by it.
fn trust_of(global: &Global, source: &Source) -> Result<Option<String>, Failure> {
	let Some(trust) = given_trust(global)? else { return Ok(None) };
	let lang = Lang::chosen();
	if trust.genesis != source.genesis() {
		let (what, next) = (Word::OtherTrust.say(lang), Word::NameTrust.say(lang));
		return Err(Failure::new(Code::Input, "OtherChain", what, next));
	}
	trust.to_json().map(Some).map_err(|error| Failure::internal(error.to_string()))
}

fn failure(console: &Console, error: &Error) -> Failure {
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
