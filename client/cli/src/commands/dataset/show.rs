//! Datasets, looked up.

use hefu_primitives::{DatasetId, MemberId};
use hefu_sdk::view;
use serde_json::{Value, json};

use super::lineage;
use crate::{
	args::Global,
	commands::{connect, digests, sealed},
	console::{self, Answer, Console, table},
	failure::Failure,
	text::{Word, covered, verdict},
};

/// All datasets, or a member's.
pub async fn list(console: &Console, global: &Global, member: Option<MemberId>) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = match member {
		Some(member) => {
			// A member that does not exist has no datasets; saying so plainly finds a mistyped id.
			client.member(&at, member).await?;
			client.datasets_of(&at, member).await?
		}
		None => client.datasets(&at).await?,
	};
	let mut json = Vec::new();
	let mut rows = Vec::new();
	for (id, dataset) in found {
		let version = client.version(&at, id, dataset.versions).await?;
		let mut entry = view::dataset(id, &dataset);
		let name = version.content.descriptor.name.to_string_lossy();
		entry["name"] = name.clone().into();
		let state = entry["state"].as_str().unwrap_or_default().to_owned();
		rows.push(vec![
			id.to_string(),
			name,
			dataset.versions.to_string(),
			dataset.holder.to_string(),
			state,
		]);
		json.push(entry);
	}
	let head = [Word::Dataset, Word::Name, Word::Version, Word::Holder, Word::State]
		.map(|word| word.say(console.lang));
	Ok(Answer::new(json!({ "block": at.block_number(), "datasets": json }), table(&head, rows)))
}

/// A dataset with its versions and the state of their checks.
pub async fn show(console: &Console, global: &Global, id: DatasetId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let dataset = client.dataset(&at, id).await?;
	let mut json = view::dataset(id, &dataset);
	let mut said = console::list(&[
		(Word::Dataset.say(lang), id.to_string()),
		(Word::Holder.say(lang), dataset.holder.to_string()),
		(Word::State.say(lang), json["state"].as_str().unwrap_or_default().into()),
	]);
	let mut versions = Vec::new();
	for number in 1..=dataset.versions {
		let version = client.version(&at, id, number).await?;
		let mut entry = view::version(number, &version);
		let descriptor = &version.content.descriptor;
		said += "\n";
		said += &console::list(&[
			(Word::Version.say(lang), number.to_string()),
			(Word::Name.say(lang), descriptor.name.to_string_lossy()),
			(Word::Overview.say(lang), view::overview(descriptor)),
			(Word::Parent.say(lang), lineage::text(console, &entry["parents"])),
		]);
		let mut rows = Vec::new();
		for (place, subject) in client.subjects(&at, id, number).await?.into_iter().enumerate() {
			let latest = client.latest(&at, subject).await?;
			let open = client.open_check(&at, subject).await?;
			let found = latest.as_ref().map_or("-", |closed| verdict(closed.verdict.0, lang));
			let how = latest.as_ref().map_or("-".into(), |closed| covered(&closed.coverage, lang));
			let running = open.as_ref().map_or("", |_| Word::Running.say(lang));
			let file = &version.content.distributions[place];
			rows.push(vec![
				file.name.to_string_lossy(),
				file.size.to_string(),
				format!("{found} {running}").trim().into(),
				how,
				file.locator.url().unwrap_or_default().into(),
			]);
			entry["distributions"][place]["latestCheck"] =
				latest.map_or(Value::Null, |closed| view::closed(&subject, &closed));
			entry["distributions"][place]["openCheck"] =
				open.map_or(Value::Null, |(id, check)| view::check(id, &check));
		}
		let head =
			[Word::File, Word::Size, Word::Verdict, Word::Covered, Word::Url].map(|word| word.say(lang));
		said += &table(&head, rows);
		for file in &version.content.distributions {
			said += &format!("{}\n{}", file.name.to_string_lossy(), digests(&file.digests));
			if file.seal.is_some() {
				said += &format!("  {:8} {}\n", Word::Seal.say(lang), sealed(file));
			}
		}
		versions.push(entry);
	}
	json["block"] = at.block_number().into();
	json["content"] = versions.into();
	Ok(Answer::new(json, said))
}
