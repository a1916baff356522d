//! `hefu law`.

mod replay;

use std::path::Path;

use hefu_primitives::law::{Pack, PackId};
use hefu_sdk::{
	governance::{Body, Proposal},
	law::PackFile,
	view,
};
use serde_json::{Value, json};

use super::{connect, motion, plain, signer};
use crate::{
	args::{Global, Law},
	console::{Answer, Console, list, table},
	failure::{Code, Failure},
	text::{self, Lang, Registers, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Law) -> Result<Answer, Failure> {
	let (proposal, votes) = match command {
		Law::Packs => return packs(console, global).await,
		Law::Show { number } => return show(console, global, PackId(number)).await,
		Law::Replay(wanted) => return replay::run(console, wanted).await,
		Law::Record { file, votes } => (Proposal::RecordPack(Box::new(read(&file)?)), votes),
		Law::PutInForce { number, from, votes } => {
			(Proposal::PutInForce { pack: PackId(number), from }, votes)
		}
	};
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	motion::propose(console, global, &client, &signer, (Body::Council, proposal), votes).await
}

async fn packs(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let now = client.time(&at).await?;
	let in_force = client.in_force(&at).await?;
	let current = client.pack_in_force(&at, now).await?;
	let packs = client.packs(&at).await?;
	let packs: Vec<Value> = packs.iter().map(|(id, pack)| view::pack(*id, pack, &in_force)).collect();
	let lang = console.lang;
	let row = |pack: &Value| {
		let holds = current.is_some_and(|current| pack["number"] == current.0);
		vec![
			plain(&pack["number"]),
			plain(&pack["pack"]["identifier"]),
			plain(&pack["pack"]["version"]),
			text::text_status(&pack["pack"]["status"], lang).into(),
			days(&pack["inForceFrom"]),
			if holds { Word::Yes.say(lang).into() } else { String::new() },
		]
	};
	let head = [
		Registers::Pack.say(lang),
		Registers::Identifier.say(lang),
		Word::Version.say(lang),
		Registers::TextStatus.say(lang),
		Registers::InForceFrom.say(lang),
		Registers::InForceNow.say(lang),
	];
	let said = table(&head, packs.iter().map(row).collect());
	let json = json!({
		"block": at.block_number(),
		"inForce": current.map(|pack| pack.0),
		"packs": packs,
	});
	Ok(Answer::new(json, said))
}

async fn show(console: &Console, global: &Global, id: PackId) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let in_force = client.in_force(&at).await?;
	let json = view::pack(id, &client.pack(&at, id).await?, &in_force);
	let lang = console.lang;
	let pack = &json["pack"];
	let mut said = list(&[
		(Registers::Pack.say(lang), plain(&json["number"])),
		(Registers::Identifier.say(lang), plain(&pack["identifier"])),
		(Word::Version.say(lang), plain(&pack["version"])),
		(Registers::Source.say(lang), plain(&pack["source"])),
		(Registers::TextStatus.say(lang), text::text_status(&pack["status"], lang).into()),
		(Registers::InForceFrom.say(lang), days(&json["inForceFrom"])),
	]);
	let rule = |rule: &Value| {
		vec![
			text::clock(&rule["clock"], lang),
			text::amount_of(&rule["amount"], &rule["unit"], lang),
			text::silence(&rule["silence"], lang).into(),
			plain(&rule["basis"]),
		]
	};
	let head = [Registers::Clock, Registers::Amount, Registers::Silence, Registers::Basis];
	said += "\n";
	said += &table(&head.map(|word| word.say(lang)), rows(&pack["clocks"], rule));
	let row = |row: &Value| {
		let mut cells = vec![text::obtained(&row["obtained"], lang)];
		cells.extend(
			["toHold", "toUse", "toOperate"].map(|right| text::eligibility(&row[right], lang).into()),
		);
		cells
	};
	let head = [Registers::Obtained, Registers::ToHold, Registers::ToUse, Registers::ToOperate];
	said += "\n";
	said += &table(&head.map(|word| word.say(lang)), rows(&pack["eligibility"], row));
	Ok(Answer::new(json, said))
}

/// The pack in a file: as people write it, or in all that `hefu law show --output json` prints of one.
fn read(path: &Path) -> Result<Pack, Failure> {
	let said = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
	let shown = serde_json::from_str::<Value>(&said).ok();
	let pack = shown.as_ref().and_then(|shown| shown.get("pack")).map(Value::to_string);
	PackFile::read(pack.as_ref().unwrap_or(&said)).map_err(|error| {
		let lang = Lang::chosen();
		let what = format!("{}: {}", path.display(), text::no_pack(&error, lang));
		Failure::new(Code::Input, "LawPack", what, Registers::CorrectPack.say(lang))
	})
}

fn rows(entries: &Value, row: impl Fn(&Value) -> Vec<String>) -> Vec<Vec<String>> {
	entries.as_array().into_iter().flatten().map(row).collect()
}

fn days(days: &Value) -> String {
	days.as_array().into_iter().flatten().map(plain).collect::<Vec<_>>().join(" ")
}
