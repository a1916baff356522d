//! `hefu receipt fetch`.

use hefu_primitives::digest::blake2_256;
use hefu_sdk::{Client, Error, H256, hex, receipt::MAX_TRUST_AGE_DAYS};
use serde_json::json;

use super::{files, verify};
use crate::{
	args::{self, Global},
	commands::connect,
	console::{Answer, Console, list},
	failure::Failure,
	text::Word,
};

/// Fetches a receipt and saves it.
pub async fn fetch(console: &Console, global: &Global, wanted: args::Fetch) -> Result<Answer, Failure> {
	let trust = files::given_trust(global)?;
	let client = connect(global).await?;
	let from_set = wanted.from_set.or(trust.as_ref().map(|trust| trust.set_id));
	let (receipt, event) = match (wanted.block, wanted.index) {
		(Some(block), Some(index)) => {
			let hash = find(&client, block).await?;
			client.wait_final(hash).await?;
			(client.event_receipt(hash, index, from_set).await?, Some(index))
		}
		_ => {
			let at = match wanted.at {
				Some(block) => Some(find(&client, block).await?),
				None => None,
			};
			if let Some(hash) = at {
				client.wait_final(hash).await?;
			}
			(client.state_receipt(&wanted.questions, at, from_set).await?, None)
		}
	};
	let header = &receipt.header;
	let path = match wanted.file {
		Some(path) => path,
		None => {
			// Several questions may be put to one block.
			let state = || format!("state-{}", hex(&blake2_256(&receipt.to_bytes())[..4]));
			let what = event.map_or_else(state, |index| index.to_string());
			files::name(global, &client, header.number.into(), &what)
		}
	};
	let mut json = json!({
		"file": path,
		"block": { "number": header.number, "hash": format!("0x{}", hex(&header.hash())) },
		"fromSet": receipt.handovers.from,
		"handovers": receipt.handovers.steps.len(),
	});
	let lang = console.lang;
	let mut text = list(&[
		(Word::Receipt.say(lang), path.display().to_string()),
		(Word::Block.say(lang), format!("{} 0x{}", header.number, hex(&header.hash()))),
	]);
	if let Some(trust) = &trust {
		let fact = verify::check(&path, &receipt, trust, MAX_TRUST_AGE_DAYS)?;
		let shown = verify::shown(console, &receipt, &fact, trust)?;
		json["verified"] = shown.json;
		text += &shown.text;
	} else {
		console.note(format!("hefu receipt verify {} --trust FILE", path.display()));
	}
	files::write(&path, &receipt)?;
	Ok(Answer::new(json, text))
}

/// A block's hash.
async fn find(client: &Client, block: args::Block) -> Result<H256, Error> {
	match block {
		args::Block::Hash(hash) => Ok(H256(hash)),
		args::Block::Number(number) => client.block_hash(number).await,
	}
}
