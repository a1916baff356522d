//! What a command prints: its answer on stdout, everything else on stderr.

use std::{ffi::OsString, io::Write, process::ExitCode};

use clap::ValueEnum;
use comfy_table::{ContentArrangement, Table, presets::NOTHING};
use serde_json::Value;

use crate::{
	args::{Format, Global},
	failure::{Code, Failure},
	text::{Lang, Word, in_china},
};

/// What a command found, for programs and for people.
#[derive(Debug, Default)]
pub struct Answer {
	/// The one JSON document.
	pub json: Value,
	/// The same for people.
	pub text: String,
	/// How it ends: an answer that is complete may still not be the wished one.
	pub code: Option<Code>,
}

impl Answer {
	/// A complete answer.
	pub fn new(json: Value, text: impl Into<String>) -> Self {
		Self { json, text: text.into(), code: None }
	}
}

/// Where and how a command prints.
#[derive(Clone, Copy, Debug)]
pub struct Console {
	format: Format,
	quiet: bool,
	/// Language of messages.
	pub lang: Lang,
}

impl Console {
	/// As the person asked.
	pub fn new(global: &Global) -> Self {
		Self {
			format: global.output,
			quiet: global.quiet,
			lang: global.lang.unwrap_or_else(Lang::of_environment).choose(),
		}
	}

	/// Whether programs read what is printed.
	pub fn is_json(&self) -> bool {
		self.format == Format::Json
	}

	/// Whether progress may be drawn.
	pub fn is_quiet(&self) -> bool {
		self.quiet
	}

	/// Tells what happens meanwhile.
	pub fn note(&self, text: impl AsRef<str>) {
		if !self.quiet {
			self.stderr(text.as_ref());
		}
	}

	/// Tells what a person should not miss, however quiet.
	pub fn warn(&self, text: impl AsRef<str>) {
		self.say(Word::Warning, text.as_ref());
	}

	/// Tells what is wrong, before what else is said of it.
	pub fn wrong(&self, text: impl AsRef<str>) {
		self.say(Word::Error, text.as_ref());
	}

	/// Tells at once, in the middle of a long command, what programs wait for: then it is the command's one document.
	pub fn announce(&self, answer: &Answer) {
		self.stdout(answer);
	}

	/// Prints the answer and ends.
	pub fn finish(&self, answer: &Answer) -> ExitCode {
		if !answer.json.is_null() || !answer.text.is_empty() {
			self.stdout(answer);
		}
		answer.code.unwrap_or(Code::Done).into()
	}

	/// Prints why it failed and ends.
	pub fn fail(&self, failure: &Failure) -> ExitCode {
		if self.format == Format::Json {
			self.stdout(&Answer::new(failure.document(), ""));
		} else {
			let lines = failure.message.join("\n  ");
			let (error, colon) = (Word::Error.say(self.lang), self.lang.colon());
			self.stderr(&format!("{error} [{}]{colon}{lines}", failure.name));
			self.say(Word::Next, &failure.next);
		}
		failure.code.into()
	}

	fn say(&self, word: Word, text: &str) {
		self.stderr(&format!("{}{}{text}", word.say(self.lang), self.lang.colon()));
	}

	/// A reader that closed its end (`| head`) is no failure of the command.
	fn stdout(&self, answer: &Answer) {
		let text = match self.format {
			Format::Json => {
				serde_json::to_string_pretty(&answer.json).unwrap_or_else(|error| format!("\"{error}\""))
			}
			Format::Table => harmless(&in_china(answer.text.trim_end())),
		};
		let mut out = std::io::stdout().lock();
		writeln!(out, "{text}").and_then(|()| out.flush()).ok();
	}

	fn stderr(&self, text: &str) {
		writeln!(std::io::stderr().lock(), "{}", harmless(&in_china(text))).ok();
	}
}

/// A text without what a terminal obeys: names, references and reasons are from others, and could overwrite what is said of them.
fn harmless(text: &str) -> String {
	let obeyed = |char: char| char.is_control() && !matches!(char, '\n' | '\t');
	text.replace(obeyed, "\u{fffd}")
}

/// A table without lines; its cells are never cut, so that ids can be copied.
pub fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
	let mut table = bare();
	// As long here as they will be printed, for the columns.
	let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| in_china(&cell)).collect::<Vec<_>>());
	table.set_header(head).add_rows(rows);
	printed(&table)
}

/// A table beneath what was said before; nothing where it has no row.
pub fn beneath(head: &[&str], entries: &Value, row: impl Fn(&Value) -> Vec<String>) -> String {
	let rows: Vec<_> = entries.as_array().into_iter().flatten().map(row).collect();
	if rows.is_empty() { String::new() } else { format!("\n{}", table(head, rows)) }
}

/// Names and values, one a line; what is empty is left out.
pub fn list(rows: &[(&str, String)]) -> String {
	let mut table = bare();
	let rows = rows.iter().filter(|(_, value)| !value.is_empty());
	table.add_rows(rows.map(|(name, value)| [(*name).to_owned(), in_china(value)]));
	printed(&table)
}

fn bare() -> Table {
	let mut table = Table::new();
	table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled);
	table
}

fn printed(table: &Table) -> String {
	table.lines().map(|line| line.trim().to_owned() + "\n").collect()
}

/// How the answer is printed and in which language, as arguments that clap could not read ask for it all the same.
pub fn of_unread(args: &[OsString]) -> Console {
	let format = if unread(args, "output").is_some_and(|value| value == "json") {
		Format::Json
	} else {
		Format::Table
	};
	let lang = unread(args, "lang").and_then(|value| Lang::from_str(&value, false).ok());
	Console { format, quiet: false, lang: lang.unwrap_or_else(Lang::of_environment).choose() }
}

/// The value of an option of every command, as it is given in the arguments or else in the environment.
fn unread(args: &[OsString], name: &str) -> Option<String> {
	let option = format!("--{name}");
	let mut given = None;
	let mut args = args.iter().map(|arg| arg.to_string_lossy());
	while let Some(arg) = args.next() {
		if arg == option {
			given = args.next().map(Into::into);
		} else if let Some(value) = arg.strip_prefix(&option).and_then(|rest| rest.strip_prefix('=')) {
			given = Some(value.to_owned());
		}
	}
	given.or_else(|| std::env::var(format!("HEFU_{}", name.to_uppercase())).ok())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_terminal_obeys_nothing_that_is_said() {
		assert_eq!(harmless("流水号 1\n\t2"), "流水号 1\n\t2");
		assert_eq!(harmless("\u{1b}[2K\rsame\u{9b}1A\u{7}"), "\u{fffd}[2K\u{fffd}same\u{fffd}1A\u{fffd}");
	}
}
