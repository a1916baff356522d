//! Single fields of private parts, for somebody who is to see no other.

use std::path::Path;

use hefu_primitives::BillId;
use hefu_sdk::{hex, private::Opened};
use serde_json::{Value, json};

use super::files;
use crate::{
	args::{Global, OpenBill},
	commands::connect,
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Bills, Word},
};

/// `hefu bill open`.
pub async fn run(console: &Console, global: &Global, open: OpenBill) -> Result<Answer, Failure> {
	let (opened, written) = match (&open.private, &open.field, &open.opened) {
		(Some(private), Some(field), _) => {
			let part = files::part(console, private, open.sealing_key.as_deref())?;
			let wrong = |what: String| {
				let what = format!("{}: {what}", private.display());
				Failure::new(Code::Input, "Private", what, Bills::NameField.say(console.lang))
			};
			let opening = part.open(field).map_err(|error| wrong(text::part(&error, console.lang)))?;
			(
				Opened::try_from(&opening).map_err(|error| wrong(text::opened(&error, console.lang)))?,
				open.out.as_deref(),
			)
		}
		(_, _, Some(opened)) => (read(console, opened)?, None),
		_ => return Err(Failure::internal("neither a private part with a field, nor an opened field")),
	};
	let root = root(global, open.bill).await?;
	opened.verify(&root).map_err(|error| {
		let what = format!("{}: {}", open.bill, text::opened(&error, console.lang));
		Failure::new(Code::NotProven, "NotInPart", what, Bills::AskForOpening.say(console.lang))
	})?;
	let document = json!(opened);
	if let Some(path) = written {
		let text =
			serde_json::to_string_pretty(&document).map_err(|error| Failure::internal(error.to_string()))?;
		files::write_new(path, (text + "\n").as_bytes())?;
	}
	let value = match &opened.value {
		Value::String(text) => text.clone(),
		value => value.to_string(),
	};
	let rows = [
		(Bills::Bill.say(console.lang), open.bill.to_string()),
		(Bills::Field.say(console.lang), opened.name.clone()),
		(Bills::Value.say(console.lang), value),
		(Bills::PrivateRoot.say(console.lang), hex(&root)),
		(Word::File.say(console.lang), written.map(|path| path.display().to_string()).unwrap_or_default()),
	];
	let json = json!({
		"bill": open.bill,
		"privateRoot": hex(&root),
		"opened": document,
		"file": written,
	});
	Ok(Answer::new(json, list(&rows)))
}

/// The root of a bill's private part, as the chain has it.
async fn root(global: &Global, bill: BillId) -> Result<[u8; 32], Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	Ok(client.bill(&at, bill).await?.face.issuance.private.root)
}

fn read(console: &Console, path: &Path) -> Result<Opened, Failure> {
	let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
	Opened::parse(&bytes).map_err(|error| {
		let what = format!("{}: {}", path.display(), text::opened(&error, console.lang));
		Failure::new(Code::Input, "Opened", what, Word::CorrectInput.say(console.lang))
	})
}
