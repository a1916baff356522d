//! From files and answers to a registration, and what people see of it.

use std::path::{Path, PathBuf};

use hefu_sdk::{
	import::{self, Description, ImportError, Options, Registration, join_url},
	view,
};
use serde_json::{Value, json};

use super::lineage;
use crate::{
	args::About,
	commands::{digests, sealed},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	progress,
	text::{self, Word},
};

/// A registration of one file, or of its ciphertext.
pub fn register(
	console: &Console,
	file: &Path,
	url: &str,
	seal: bool,
	about: About,
) -> Result<Registration, Failure> {
	let bar = progress::bytes(console, file.metadata().map(|metadata| metadata.len()).unwrap_or(0));
	let done = import::plain(file, url, seal, about.into(), &mut |bytes| bar.inc(bytes));
	bar.finish_and_clear();
	told(console, done, file, "")
}

/// Registrations of what descriptions describe, in their order; what is wrong with any is told at once.
pub fn import(
	console: &Console,
	metadata: &[PathBuf],
	dataset: Option<&str>,
	base_url: Option<String>,
	compute: bool,
	about: About,
) -> Result<Vec<(PathBuf, Registration)>, Failure> {
	let folders: Vec<_> = metadata.iter().map(|path| folder(path)).collect();
	let bases = bases(&folders, base_url)?;
	let mut descriptions = Vec::new();
	let mut total = 0;
	for ((path, folder), base_url) in metadata.iter().zip(folders).zip(bases) {
		let read = import::load(path).and_then(|document| Description::read(&document, dataset));
		total += read.as_ref().map_or(0, |description| description.bytes_at_hand(Some(&folder)));
		descriptions.push((
			path,
			read,
			Options { folder: Some(folder), base_url, compute, answers: about.clone().into() },
		));
	}
	let bar = progress::bytes(console, total);
	let mut done = Vec::new();
	for (path, read, options) in descriptions {
		let registered =
			read.and_then(|description| description.register(&options, &mut |bytes| bar.inc(bytes)));
		done.push((path, registered));
	}
	bar.finish_and_clear();
	let several = done.len() > 1;
	let mut registrations = Vec::new();
	let mut failure: Option<Failure> = None;
	for (path, done) in done {
		let name = if several { format!("{}: ", path.display()) } else { String::new() };
		match told(console, done, path, &name) {
			Ok(registration) => registrations.push((path.clone(), registration)),
			Err(more) => match &mut failure {
				Some(failure) => failure.message.extend(more.message),
				None => failure = Some(more),
			},
		}
	}
	failure.map_or(Ok(registrations), Err)
}

/// The folder of a description.
fn folder(metadata: &Path) -> PathBuf {
	match metadata.parent() {
		Some(folder) if !folder.as_os_str().is_empty() => folder.into(),
		_ => PathBuf::from("."),
	}
}

/// Under which URL each folder is served, when `base` is that of the innermost folder that holds them all.
pub fn bases(folders: &[PathBuf], base: Option<String>) -> Result<Vec<Option<String>>, Failure> {
	let (Some(base), [_, _, ..]) = (&base, folders) else { return Ok(vec![base; folders.len()]) };
	let mut real = Vec::new();
	for folder in folders {
		real.push(folder.canonicalize().map_err(|error| Failure::file(folder, &error))?);
	}
	let mut common = real[0].clone();
	while !real.iter().all(|folder| folder.starts_with(&common)) {
		common.pop();
	}
	let under = |folder: &PathBuf| match folder.strip_prefix(&common) {
		Ok(inner) if !inner.as_os_str().is_empty() => join_url(base, &inner.to_string_lossy()),
		_ => base.clone(),
	};
	Ok(real.iter().map(|folder| Some(under(folder))).collect())
}

/// Findings go to stderr as soon as they are known; problems are told all at once. `name` stands before each.
fn told(
	console: &Console,
	done: Result<Registration, ImportError>,
	path: &Path,
	name: &str,
) -> Result<Registration, Failure> {
	let lang = console.lang;
	let registration = done.map_err(|error| match error {
		ImportError::Problems(problems) => {
			let said = problems.iter().map(|problem| format!("{name}{}", text::problem(problem, lang)));
			Failure::of_many(Code::Input, "Import", said.collect(), Word::PutRight.say(lang))
		}
		ImportError::Unreadable(path, error) => Failure::file(&path, &error),
		ImportError::NotSealed(error) => error.into(),
		error => Failure::new(
			Code::Input,
			"Import",
			format!("{}: {}", path.display(), text::import_error(&error, lang)),
			Word::CorrectInput.say(lang),
		),
	})?;
	for finding in &registration.findings {
		let said = format!("{name}{}", text::finding(finding, lang));
		if finding.is_warning() { console.warn(said) } else { console.note(said) }
	}
	Ok(registration)
}

/// A registration, with what became of it.
pub fn shown(
	console: &Console,
	registration: &Registration,
	parents: Value,
	outcome: Value,
	said: &str,
) -> Answer {
	let lang = console.lang;
	let content = &registration.content;
	let descriptor = view::descriptor(&content.descriptor);
	let mut text = list(&[
		(Word::Name.say(lang), content.descriptor.name.to_string_lossy()),
		(Word::Overview.say(lang), view::overview(&content.descriptor)),
		(Word::Parent.say(lang), lineage::text(console, &parents)),
	]);
	let mut files = Vec::new();
	for (distribution, file) in content.distributions.iter().zip(&registration.files) {
		let mut json = view::distribution(distribution);
		json["entry"] = json!(file.entry);
		json["path"] = json!(file.path);
		json["declaredBlake3"] = json!(file.declared_blake3);
		json["declaredSha256"] = json!(file.declared_sha256);
		json["declaredSm3"] = json!(file.declared_sm3);
		json["matches"] = json!(file.matches());
		let declared = [&file.declared_blake3, &file.declared_sha256, &file.declared_sm3];
		let declared = declared.iter().any(|digest| digest.is_some());
		let fits = match file.matches() {
			Some(true) => Word::Fits.say(lang),
			Some(false) => Word::Differs.say(lang),
			None if declared => Word::NoFile.say(lang),
			None => "",
		};
		text += "\n";
		text += &list(&[
			(Word::File.say(lang), distribution.name.to_string_lossy()),
			(Word::Size.say(lang), distribution.size.to_string()),
			(Word::Url.say(lang), distribution.locator.url().unwrap_or_default().to_owned()),
			(Word::Declared.say(lang), fits.into()),
			(Word::Seal.say(lang), sealed(distribution)),
		]);
		text += &digests(&distribution.digests);
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
	json["parents"] = parents;
	json["findings"] = findings.into();
	Answer::new(json, format!("{text}\n{said}\n"))
}
