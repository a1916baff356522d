//! How the command is run. Each test uses a part of it.

#![allow(dead_code)]

use std::{
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
};

use serde_json::Value;

/// The words without which a dataset is not registered.
pub const SAID: [&str; 10] = [
	"--source",
	"agreement",
	"--kind",
	"open",
	"--access",
	"open",
	"--grade",
	"general",
	"--personal-information",
	"none",
];

/// The command with nothing inherited that changes its answers.
pub fn hefu(args: &[&str]) -> Command {
	let mut command = Command::new(env!("CARGO_BIN_EXE_hefu"));
	for name in ["URL", "KEY", "OUTPUT", "LANG", "TIMEOUT", "RECEIPTS", "TRUST"] {
		command.env_remove(format!("HEFU_{name}"));
	}
	for name in ["LC_ALL", "LC_MESSAGES"] {
		command.env_remove(name);
	}
	command.env("LANG", "C").args(args).stdin(Stdio::null());
	command
}

/// What it did.
pub fn run(args: &[&str]) -> Output {
	hefu(args).output().unwrap()
}

/// The one JSON document on stdout.
pub fn json(output: &Output) -> Value {
	let text = std::str::from_utf8(&output.stdout).unwrap();
	let mut documents = serde_json::Deserializer::from_str(text).into_iter::<Value>();
	let document = documents.next().unwrap_or_else(|| panic!("no document on stdout: {output:?}")).unwrap();
	assert!(documents.next().is_none(), "more than one document: {text}");
	document
}

/// What it told people.
pub fn stderr(output: &Output) -> String {
	String::from_utf8(output.stderr.clone()).unwrap()
}

/// Its exit code.
pub fn code(output: &Output) -> i32 {
	output.status.code().unwrap()
}

/// The samples that come with the project.
pub fn samples() -> PathBuf {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	let folder = shared.join("data/croissant/datasets");
	assert!(
		folder.is_dir(),
		"no samples in {}: set HEFU_SHARED to the folder that holds data",
		folder.display()
	);
	folder
}
