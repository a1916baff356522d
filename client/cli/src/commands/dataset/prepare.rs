//! From files and answers to a registration, and what people see of it.

use std::path::Path;

use hefu_sdk::{
	import::{self, ImportError, Options, Registration},
	view,
};
use serde_json::{Value, json};

use crate::{
	args::About,
	console::{Answer, Console, list},
	failure::{Code, Failure},
	progress,
	text::{self, Word},
};

/// A registration of one file.
pub fn register(console: &Console, file: &Path, url: &str, about: About) -> Result<Registration, Failure> {
	let bar = progress::bytes(console, file.metadata().map(|metadata| metadata.len()).unwrap_or(0));
	let done = import::plain(file, url, about.into(), &mut |bytes| bar.inc(bytes));
	bar.finish_and_clear();
	told(console, done, file)
}

/// A registration of what a description describes.
pub fn import(
	console: &Console,
	metadata: &Path,
	base_url: Option<String>,
	compute: bool,
	about: About,
) -> Result<Registration, Failure> {
	let document = std::fs::read(metadata).map_err(|error| Failure::file(metadata, &error))?;
	let folder =
		metadata.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
	let options = Options { folder: folder.map(Into::into), base_url, compute, answers: about.into() };
	let bar = progress::bytes(console, import::croissant::bytes_at_hand(&document, &options));
	let done = import::croissant::import(&document, &options, &mut |bytes| bar.inc(bytes));
	bar.finish_and_clear();
	told(console, done, metadata)
}

/// Findings go to stderr as soon as they are known; problems are told all at once.
fn told(
	console: &Console,
	done: Result<Registration, ImportError>,
	path: &Path,
) -> Result<Registration, Failure> {
	let lang = console.lang;
	let registration = done.map_err(|error| match error {
		ImportError::Problems(problems) => Failure {
			code: Code::Input,
			name: "Import".into(),
			message: problems.iter().map(|problem| text::problem(problem, lang)).collect(),
			next: Word::PutRight.say(lang).into(),
		},
		ImportError::Unreadable(path, error) => Failure::file(&path, &error),
		error => Failure::new(
			Code::Input,
			"Import",
			format!("{}: {error}", path.display()),
			Word::CorrectInput.say(lang),
		),
	})?;
	for finding in &registration.findings {
		let said = text::finding(finding, lang);
		if finding.is_warning() { console.warn(said) } else { console.note(said) }
	}
	Ok(registration)
}

/// A registration, with what became of it.
pub fn shown(console: &Console, registration: &Registration, outcome: Value, said: &str) -> Answer {
	let lang = console.lang;
	let content = &registration.content;
	let descriptor = view::descriptor(&content.descriptor);
	let mut text = list(&[
		(Word::Name.say(lang), content.descriptor.name.to_string_lossy()),
		(Word::Overview.say(lang), view::overview(&content.descriptor)),
	]);
	let mut files = Vec::new();
	for (distribution, file) in content.distributions.iter().zip(&registration.files) {
		let mut json = view::distribution(distribution);
		json["entry"] = json!(file.entry);
		json["path"] = json!(file.path);
		json["declaredSha256"] = json!(file.declared_sha256);
		json["matches"] = json!(file.matches());
		let fits = match (&file.declared_sha256, file.matches()) {
			(None, _) => "",
			(_, Some(true)) => Word::Fits.say(lang),
			(_, Some(false)) => Word::Differs.say(lang),
			(_, None) => Word::NoFile.say(lang),
		};
		text += "\n";
		text += &list(&[
			(Word::File.say(lang), distribution.name.to_string_lossy()),
			(Word::Size.say(lang), distribution.size.to_string()),
			(Word::Url.say(lang), distribution.locator.url().unwrap_or_default().to_owned()),
			(Word::Declared.say(lang), fits.into()),
		]);
		for (algorithm, digest) in distribution.digests.iter() {
			text += &format!("  {:8} {}\n", algorithm.to_string(), hefu_sdk::hex(&digest));
		}
		files.push(json);
	}
	let findings: Vec<_> = registration
		.findings
		.iter()
		.map(|finding| json!({ "warning": finding.is_warning(), "text": text::finding(finding, lang) }))
		.collect();
	let mut json = outcome;
	json["descriptor"] = descriptor;
	json["distributions"] = files.into();
	json["findings"] = findings.into();
	Answer::new(json, format!("{text}\n{said}\n"))
}
