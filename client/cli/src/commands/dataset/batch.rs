//! Several datasets, in as few transactions as take them.

use std::{ops::Range, path::PathBuf};

use hefu_primitives::{DatasetId, verification::Subject};
use hefu_sdk::{Client, Included, groups, import::Registration};
use serde_json::{Value, json};

use super::{check, lineage::Lineage, prepare, submit::first_checks};
use crate::{
	args::{CheckWhen, Global, Sending},
	commands::{connect, included, saved, signer},
	console::{Answer, Console, list, table},
	failure::Failure,
	progress,
	text::Word,
};

/// Registers them, each transaction all of its own or none.
pub async fn register(
	console: &Console,
	global: &Global,
	mut described: Vec<(PathBuf, Registration)>,
	lineage: Lineage,
	sending: &Sending,
) -> Result<Answer, Failure> {
	if sending.dry_run {
		return Ok(dry(console, &described, &lineage));
	}
	let lang = console.lang;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let holder = client.acting_member(&at, &signer.account()).await?;
	let parents = lineage.resolve(console, &client, &at).await?;
	let mut ids = Vec::new();
	for (_, registration) in &mut described {
		registration.content.parents = parents.clone();
		ids.push(client.fresh_dataset(&holder)?);
	}
	let files: Vec<_> =
		described.iter().map(|(_, registration)| registration.content.distributions.len()).collect();
	let now = sending.check == CheckWhen::Now;
	let mut entries: Vec<Value> = Vec::new();
	let mut receipts: Vec<Value> = Vec::new();
	let mut code = None;
	for group in groups(&files, now) {
		let sent = group.clone().map(|place| (ids[place].0, described[place].1.content.clone())).collect();
		for place in group.clone() {
			console.note(format!("{}: {}", described[place].0.display(), ids[place].1));
		}
		let bar = progress::count(console, described.len() as u64, Word::Submitting.say(lang).into());
		bar.set_position(group.start as u64);
		let done = client.register_many(&signer, sent, now).await;
		bar.finish_and_clear();
		let done = done.map_err(|error| {
			let looked =
				ids[group.clone()].iter().map(|(_, id)| id.to_string()).collect::<Vec<_>>().join(" ");
			let looked = format!("{} {looked}", Word::LookUp.say(lang));
			registered(console, Failure::from(error).look_for(looked), &entries)
		})?;
		let event = ("Registry", "VersionRegistered");
		let mut sent = included(console, global, &client, &done, event).await;
		if let Value::Array(files) = sent["receipts"].take() {
			receipts.extend(files);
		}
		let mut made = describe(&described[group.clone()], &ids[group.clone()], &done, &sent);
		// What one group has open would count against the next one's bound.
		if sending.wait || (now && group.end < described.len()) {
			let waited = verdicts(console, &client, &described, &ids, group.clone()).await;
			let waited =
				waited.map_err(|failure| registered(console, failure, &[&*entries, &made].concat()))?;
			if sending.wait {
				code = code.or(waited.code);
				share(&mut made, &waited.json["checks"]);
			}
		}
		entries.extend(made);
	}
	let rows = entries.iter().map(row).collect();
	let head = [Word::Description, Word::Dataset, Word::Name, Word::Files, Word::Block, Word::Verdict]
		.map(|word| word.say(lang));
	let json = json!({ "submitted": true, "holder": holder, "datasets": entries, "receipts": receipts });
	let files = saved(&json["receipts"]);
	let text = table(&head, rows) + &list(&[(Word::Receipts.say(lang), files)]);
	Ok(Answer { code, ..Answer::new(json, text) })
}

/// What would be registered.
fn dry(console: &Console, described: &[(PathBuf, Registration)], lineage: &Lineage) -> Answer {
	let mut entries = Vec::new();
	let mut text = String::new();
	for (path, registration) in described {
		let outcome = json!({ "description": path });
		let shown = prepare::shown(console, registration, lineage.json(), outcome, "");
		text += &format!("{}\n{}\n", path.display(), shown.text.trim_end());
		entries.push(shown.json);
	}
	text += &format!("\n{}\n", Word::DryRun.say(console.lang));
	Answer::new(json!({ "submitted": false, "datasets": entries }), text)
}

/// The datasets of one transaction, each with the event that names its receipt.
fn describe(
	described: &[(PathBuf, Registration)],
	ids: &[([u8; 32], DatasetId)],
	done: &Included,
	sent: &Value,
) -> Vec<Value> {
	let mut events = done.event_indices("Registry", "VersionRegistered").into_iter();
	let one = |((path, registration), (_, id)): (&(PathBuf, Registration), &([u8; 32], DatasetId))| {
		let mut json = json!({ "block": sent["block"], "transaction": sent["transaction"] });
		json["event"] = json!(events.next());
		json["description"] = json!(path);
		json["dataset"] = json!(id);
		json["version"] = 1.into();
		let content = hefu_sdk::view::content(&registration.content);
		for (name, value) in content.as_object().into_iter().flatten() {
			json[name] = value.clone();
		}
		json
	};
	described.iter().zip(ids).map(one).collect()
}

/// Waits for the first checks of a transaction's datasets.
async fn verdicts(
	console: &Console,
	client: &Client,
	described: &[(PathBuf, Registration)],
	ids: &[([u8; 32], DatasetId)],
	group: Range<usize>,
) -> Result<Answer, Failure> {
	let wanted: Vec<(Subject, u32)> =
		group.flat_map(|place| first_checks(ids[place].1, 1, &described[place].1)).collect();
	check::wait(console, client, &wanted).await
}

/// Gives each dataset its checks.
fn share(entries: &mut [Value], checks: &Value) {
	for entry in entries {
		let own = |check: &&Value| check["subject"]["dataset"] == entry["dataset"];
		let own: Vec<_> = checks.as_array().into_iter().flatten().filter(own).cloned().collect();
		entry["checks"] = own.into();
	}
}

/// What failed after some were registered says which were.
fn registered(console: &Console, mut failure: Failure, entries: &[Value]) -> Failure {
	let line = |entry: &Value| {
		let text = |field: &str| entry[field].as_str().unwrap_or_default().to_owned();
		format!("{}: {} {}", Word::Registered.say(console.lang), text("description"), text("dataset"))
	};
	failure.message.extend(entries.iter().map(line));
	failure.after("datasets", entries.into())
}

fn row(entry: &Value) -> Vec<String> {
	let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
	let verdicts = entry["checks"].as_array().into_iter().flatten();
	let verdicts: Vec<_> = verdicts.map(|check| text(&check["verdict"])).collect();
	vec![
		text(&entry["description"]),
		text(&entry["dataset"]),
		text(&entry["descriptor"]["name"]),
		entry["distributions"].as_array().map_or(0, Vec::len).to_string(),
		entry["block"]["number"].to_string(),
		verdicts.join(" "),
	]
}
