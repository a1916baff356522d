//! Failures by kind: each has an exit code, a name that programs can match, and what to do next.

use std::process::ExitCode;

use hefu_sdk::{Error, seal::SealError, signer::KeyError};
use serde_json::{Map, Value};

use crate::text::{self, Lang, Word};

/// Kinds of failure; the number is the exit code, and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Code {
	/// Done.
	Done = 0,
	/// A fault of this program.
	Internal = 1,
	/// The arguments are wrong.
	Usage = 2,
	/// A file or a value is wrong.
	Input = 3,
	/// The node does not answer.
	Unreachable = 4,
	/// The chain or the node refused it.
	Refused = 5,
	/// The chain knows no such thing.
	NotFound = 6,
	/// A check did not end with `Verified`.
	NotVerified = 7,
	/// It did not become final in time.
	NotFinal = 8,
	/// A receipt does not hold.
	NotProven = 9,
}

/// The same for people, at the end of `hefu --help`.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a fault of this program
  2  wrong arguments
  3  a file or a value is wrong
  4  the node does not answer
  5  refused by the chain or the node
  6  the chain knows no such thing
  7  a check that was waited for did not end with Verified
  8  not final within --timeout: it may still be included
  9  a receipt is refused: it does not hold, or not by this trust file";

impl From<Code> for ExitCode {
	fn from(code: Code) -> Self {
		Self::from(code as u8)
	}
}

impl Code {
	/// The kind's word in JSON.
	pub fn word(self) -> &'static str {
		match self {
			Self::Done => "done",
			Self::Internal => "internal",
			Self::Usage => "usage",
			Self::Input => "input",
			Self::Unreachable => "unreachable",
			Self::Refused => "refused",
			Self::NotFound => "not-found",
			Self::NotVerified => "not-verified",
			Self::NotFinal => "not-final",
			Self::NotProven => "not-proven",
		}
	}
}

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
	/// Its kind.
	pub code: Code,
	/// Its name, for programs: the chain's own where it has one.
	pub name: String,
	/// What is wrong, one thing a line.
	pub message: Vec<String>,
	/// What to do.
	pub next: String,
	/// What was done before it failed, for programs: fields that stand beside the error.
	done: Box<Map<String, Value>>,
}

impl Failure {
	/// A failure with one thing wrong.
	pub fn new(
		code: Code,
		name: impl Into<String>,
		message: impl Into<String>,
		next: impl Into<String>,
	) -> Self {
		Self::of_many(code, name, vec![message.into()], next)
	}

	/// A failure with several things wrong, one a line.
	pub fn of_many(
		code: Code,
		name: impl Into<String>,
		message: Vec<String>,
		next: impl Into<String>,
	) -> Self {
		Self { code, name: name.into(), message, next: next.into(), done: Box::default() }
	}

	/// The same, with what a person needs to look for it, where it may have been done all the same.
	pub fn look_for(mut self, what: impl std::fmt::Display) -> Self {
		if matches!(self.code, Code::NotFinal | Code::Unreachable) {
			self.message.push(what.to_string());
		}
		self
	}

	/// The same, with what was done before, for programs.
	pub fn after(mut self, field: &str, done: Value) -> Self {
		self.done.insert(field.into(), done);
		self
	}

	/// The whole document for programs.
	pub fn document(&self) -> Value {
		let mut document = (*self.done).clone();
		document.insert("error".into(), self.to_json());
		document.into()
	}

	/// The error for programs.
	pub fn to_json(&self) -> Value {
		serde_json::json!({
			"code": self.code as u8,
			"kind": self.code.word(),
			"name": self.name,
			"message": self.message,
			"next": self.next,
		})
	}

	/// A fault of this program.
	pub fn internal(message: impl Into<String>) -> Self {
		Self::new(Code::Internal, "Internal", message, Word::Report.say(Lang::chosen()))
	}

	/// A file that cannot be read or written.
	pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
		let lang = Lang::chosen();
		let what = format!("{}: {}", path.display(), text::io(error, lang));
		let (name, next) = match error.kind() {
			std::io::ErrorKind::AlreadyExists => ("Exists", Word::NameAnother),
			_ => ("File", Word::CheckPath),
		};
		Self::new(Code::Input, name, what, next.say(lang))
	}
}

impl From<SealError> for Failure {
	fn from(error: SealError) -> Self {
		let lang = Lang::chosen();
		let (name, next) = match &error {
			SealError::File(..) => ("File", Word::CheckPath),
			SealError::Key(_, KeyError::Exposed) => ("Key", Word::KeyExposed),
			SealError::Key(..) => ("Key", Word::OpenRight),
			SealError::Exists(_) => ("Exists", Word::MoveSealed),
			SealError::NotThese { .. } => ("NotThese", Word::OpenRight),
		};
		Self::new(Code::Input, name, text::not_sealed(&error, lang), next.say(lang))
	}
}

impl From<Error> for Failure {
	fn from(error: Error) -> Self {
		let lang = Lang::chosen();
		let (code, name) = match &error {
			Error::Unreachable { .. } => (Code::Unreachable, "Unreachable"),
			Error::Refused(refusal) => (Code::Refused, &*refusal.name),
			Error::NoReceipt(reason) => (Code::Refused, &*reason.name),
			Error::NotFound(_) => (Code::NotFound, "NotFound"),
			Error::Incompatible(_) => (Code::Refused, "Incompatible"),
			Error::NotAMember(_) => (Code::Refused, "NotAMember"),
			Error::NotFinal(_) => (Code::NotFinal, "NotFinal"),
			Error::Unsafe { .. } => (Code::Refused, "UnsafeMethod"),
			Error::Other(_) => (Code::Internal, "Client"),
		};
		Self::new(code, name, text::message(&error, lang), text::next(&error, lang))
	}
}
