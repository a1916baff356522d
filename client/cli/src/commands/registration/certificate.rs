//! Certificates: shown, handed on as files, held against the ledger.

use std::{
	io::Write,
	path::{Path, PathBuf},
};

use hefu_primitives::registration::CertificateCode;
use hefu_sdk::{registration::Certified, view};
use serde_json::json;

use super::show::statement;
use crate::{
	args::Global,
	commands::{connect, plain},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Lang, Registers, Word},
};

/// A certificate, with what is registered.
pub async fn show(
	console: &Console,
	global: &Global,
	code: CertificateCode,
	out: Option<PathBuf>,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let certificate = client.certificate(&at, code).await?;
	let found = client.registration(&at, certificate.dataset.0).await?;
	if let Some(path) = &out {
		let certified = Certified {
			code,
			dataset: certificate.dataset.0,
			institution: found.registration.institution.0,
			issued_ms: certificate.issued_ms,
			statement: found.statement(),
		};
		write(path, &certified)?;
	}
	let mut json = view::certificate(code, &certificate);
	json["registration"] = view::registration(certificate.dataset.0, &found);
	json["file"] = json!(out);
	json["block"] = at.block_number().into();
	let registered = &json["registration"];
	let mut said = list(&[
		(Registers::Certificate.say(lang), plain(&json["code"])),
		(Registers::IssuedOn.say(lang), plain(&json["issued"])),
		(Registers::SupersededBy.say(lang), plain(&json["supersededBy"])),
		(Registers::WithdrawnOn.say(lang), plain(&json["withdrawnOn"])),
		(Word::State.say(lang), text::registration_standing(&registered["standing"], lang)),
		(Registers::Unknown.say(lang), text::clock_error(&registered["unknown"], lang)),
		(Registers::Expires.say(lang), plain(&registered["expires"])),
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Registers::Institution.say(lang), plain(&registered["institution"])),
		(Registers::Filing.say(lang), plain(&json["filing"])),
		(Word::File.say(lang), plain(&json["file"])),
	]);
	said += &statement(&registered["statement"], lang);
	Ok(Answer::new(json, said))
}

/// Whether a certificate says what the ledger says: a no is an answer, by which the command does not end well.
pub async fn check(console: &Console, global: &Global, file: &Path) -> Result<Answer, Failure> {
	let lang = console.lang;
	let certified = read(file)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let checked = client.check_certificate(&at, &certified).await?;
	let mismatch = view::mismatch(&checked);
	let json = json!({
		"block": at.block_number(),
		"code": certified.code,
		"matches": mismatch.is_none(),
		"mismatch": mismatch,
	});
	let said = match mismatch {
		None => Registers::Matches.say(lang).into(),
		Some(field) => text::mismatch(field, lang),
	};
	let rows =
		[(Registers::Certificate.say(lang), certified.code.to_string()), (Word::Checked.say(lang), said)];
	let code = mismatch.is_some().then_some(Code::Refused);
	Ok(Answer { code, ..Answer::new(json, list(&rows)) })
}

fn read(path: &Path) -> Result<Certified, Failure> {
	let said = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
	Certified::read(&said).map_err(|error| {
		let lang = Lang::chosen();
		let what = format!("{}: {}", path.display(), text::no_certificate(&error, lang));
		Failure::new(Code::Input, "Certificate", what, Registers::GetCertificate.say(lang))
	})
}

/// Writes what a certificate says to a new file. Nothing in it is secret.
fn write(path: &Path, certified: &Certified) -> Result<(), Failure> {
	let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
	let text = format!("{:#}\n", certified.to_json());
	file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| Failure::file(path, &error))
}
