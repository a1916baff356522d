//! Where the commands of licences meet private parts: what a licence says, salted, in a file of its own.

use std::path::{Path, PathBuf};

use hefu_primitives::private::Opening;
use hefu_sdk::{
	json,
	private::{Part, PartError},
	secret,
	signer::KeyError,
};
use serde_json::{Map, Value};

use crate::{
	commands::drafts::Drafts,
	failure::{Code, Failure},
	text::{self, Lang, Word},
};

/// Stands behind the name of a file of fields: the private part that was made of it.
const SUFFIX: &str = ".private";

/// The root that stands on chain for the fields in a file, and the file with the private part that was made of them.
///
/// It is made once: where it is there already, of these very fields, that one is taken, so that what failed can be tried again.
pub fn private_root(file: &Path, drafts: &mut Drafts) -> Result<([u8; 32], PathBuf), Failure> {
	let fields = read_fields(file)?;
	let mut path = file.as_os_str().to_owned();
	path.push(SUFFIX);
	let path = PathBuf::from(path);
	if path.exists() {
		let part = read(&path)?;
		let same = part.names().count() == fields.len()
			&& fields.iter().all(|(name, value)| part.value(name) == Some(value));
		if !same {
			let what = format!("{}: {}", path.display(), Word::OtherFields.say(Lang::chosen()));
			return Err(wrong("Exists", what, Word::MovePrivate));
		}
		return Ok((part.root(), path));
	}
	let part = Part::new(fields).map_err(|error| no_part(file, &error))?;
	let text = String::from_utf8_lossy(&part.canonical()).into_owned();
	secret::create(&path, &text).map_err(|error| Failure::file(&path, &error))?;
	drafts.add(path.clone());
	Ok((part.root(), path))
}

/// Fields of the private part in a file, opened.
pub fn disclosed(file: &Path, names: &[String]) -> Result<Vec<Opening>, Failure> {
	let part = read(file)?;
	names.iter().map(|name| part.open(name).map_err(|error| no_part(file, &error))).collect()
}

/// What a licence says, one field a name.
fn read_fields(file: &Path) -> Result<Map<String, Value>, Failure> {
	let bytes = std::fs::read(file).map_err(|error| Failure::file(file, &error))?;
	match json::parse(&bytes) {
		Ok(Value::Object(fields)) => Ok(fields),
		Ok(_) => Err(unusable(file, Word::NoFields.say(Lang::chosen()))),
		Err(error) => Err(unusable(file, &error.to_string())),
	}
}

fn read(path: &Path) -> Result<Part, Failure> {
	let text = secret::read(path).map_err(|error| {
		let next = match error {
			KeyError::Exposed => Word::KeyExposed,
			_ => Word::CheckPath,
		};
		wrong("Private", format!("{}: {}", path.display(), text::no_key(&error, Lang::chosen())), next)
	})?;
	Part::parse(text.as_bytes()).map_err(|error| no_part(path, &error))
}

fn no_part(path: &Path, error: &PartError) -> Failure {
	unusable(path, &text::part(error, Lang::chosen()))
}

fn unusable(path: &Path, why: &str) -> Failure {
	wrong("Private", format!("{}: {why}", path.display()), Word::CorrectInput)
}

fn wrong(name: &str, what: String, next: Word) -> Failure {
	Failure::new(Code::Input, name, what, next.say(Lang::chosen()))
}
