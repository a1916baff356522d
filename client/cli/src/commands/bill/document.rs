//! Transport documents: whether one can be issued, and whether one is what a bill was issued of.

use std::path::Path;

use hefu_sdk::{
	Error, Missing, Sought,
	bill::{self, Document, ImportError},
	bills::NotIssued,
	hex,
	terms::Term,
	view,
};
use serde_json::json;

use crate::{
	args::Global,
	commands::connect,
	console::{Answer, Console, list, table},
	failure::{Code, Failure},
	text::{self, Bills, Lang, Word},
};

/// Reads a document; what is found in it is told.
pub fn read(console: &Console, file: &Path) -> Result<Document, Failure> {
	let bytes = std::fs::read(file).map_err(|error| Failure::file(file, &error))?;
	let document = bill::import(&bytes).map_err(|error| refused(file, &error, console.lang))?;
	for finding in &document.findings {
		let said = format!("{}: {}", file.display(), text::bill::finding(finding, console.lang));
		if finding.is_warning() { console.warn(said) } else { console.note(said) }
	}
	Ok(document)
}

fn refused(file: &Path, error: &ImportError, lang: Lang) -> Failure {
	let message = match error {
		ImportError::NotJson(error) => vec![format!("{}: JSON: {error}", file.display())],
		ImportError::NoDocument(why) => {
			vec![format!("{}: {}", file.display(), text::bill::no_document(*why, lang))]
		}
		ImportError::Problems(problems) => {
			let said = problems.iter().map(|problem| text::bill::problem(problem, lang));
			std::iter::once(file.display().to_string()).chain(said).collect()
		}
	};
	Failure::of_many(Code::Input, "Document", message, Bills::CorrectDocument.say(lang))
}

/// `hefu bill check`.
pub fn check(console: &Console, file: &Path) -> Result<Answer, Failure> {
	let document = read(console, file)?;
	let lang = console.lang;
	let text = list(&[
		(Word::Kind.say(lang), text::bill::kind(document.kind, lang)),
		(Bills::DocumentStatus.say(lang), document.status.code().into()),
		(Bills::CarrierCode.say(lang), format!("{} ({})", document.carrier.code, document.carrier.list)),
		(Bills::Reference.say(lang), document.reference.clone()),
		(Bills::SubReference.say(lang), document.sub_reference.clone().unwrap_or_default()),
		("SHA-256", hex(&document.sha256)),
		(Bills::IssuedOn.say(lang), document.issued.map(hefu_sdk::date::text).unwrap_or_default()),
		(Bills::ShippedOn.say(lang), document.shipped_on_board.map(hefu_sdk::date::text).unwrap_or_default()),
		(Bills::PrivateFields.say(lang), document.private_fields.len().to_string()),
	]);
	let parties =
		document.parties.iter().map(|party| vec![party.function.to_string(), party.name.clone()]).collect();
	let head = [Bills::Function, Bills::NamePrivate].map(|word| word.say(lang));
	let mut json = view::document(&document);
	json["file"] = json!(file);
	json["canBeIssued"] = true.into();
	Ok(Answer::new(json, format!("{text}\n{}", table(&head, parties))))
}

/// `hefu bill verify-document`.
pub async fn verify(console: &Console, global: &Global, file: &Path) -> Result<Answer, Failure> {
	let document = read(console, file)?;
	let lang = console.lang;
	let reference = document.chain_reference().ok_or_else(|| {
		let what = text::bill::not_issued(&NotIssued::Reference, lang);
		Failure::new(Code::Input, "Document", what, Bills::CorrectDocument.say(lang))
	})?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut found = Vec::new();
	let mut others = Vec::new();
	for id in client.bills_by_reference(&at, &reference).await? {
		let bill = client.bill(&at, id).await?;
		if bill.face.issuance.document == document.sha256 {
			found.push((id, bill));
		} else {
			others.push(id);
		}
	}
	if found.is_empty() {
		if let Some(other) = others.first() {
			let what = format!("{other}: {}", Bills::OtherDocument.say(lang));
			let next = Bills::AskCarrier.say(lang);
			return Err(Failure::new(Code::NotProven, "OtherDocument", what, next));
		}
		return Err(Error::from(Missing::new(Sought::Bill, &document.reference)).into());
	}
	let rows = found.iter().map(|(id, bill)| {
		let status = text::bill::status(bill.control.status, lang);
		vec![id.to_string(), bill.face.carrier.to_string(), status]
	});
	let head = [Bills::Bill, Bills::Carrier, Bills::Status].map(|word| word.say(lang));
	let text = format!("SHA-256 {}\n{}", hex(&document.sha256), table(&head, rows.collect()));
	let bills: Vec<_> = found
		.iter()
		.map(
			|(id, bill)| json!({ "bill": id, "carrier": bill.face.carrier, "status": bill.control.status.word() }),
		)
		.collect();
	let json = json!({
		"file": file,
		"block": at.block_number(),
		"documentSha256": hex(&document.sha256),
		"bills": bills,
	});
	Ok(Answer::new(json, text))
}
