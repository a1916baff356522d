//! The binaries under test: in the folder that `HEFU_BIN` names, else where a release build of the chain puts them.

use std::{
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
	sync::OnceLock,
};

use serde_json::Value;
use tempfile::TempDir;

/// The node.
pub fn node() -> PathBuf {
	find("hefu-node")
}

/// The command line.
pub fn hefu() -> PathBuf {
	find("hefu")
}

/// The wasm of the chain's next version, to which a test upgrades.
pub fn next_runtime() -> Vec<u8> {
	std::fs::read(find("next/hefu_runtime.wasm")).expect("it can be read")
}

fn find(name: &str) -> PathBuf {
	let folder = std::env::var_os("HEFU_BIN").map(PathBuf::from).unwrap_or_else(|| {
		let target = std::env::var_os("CARGO_TARGET_DIR")
			.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
		target.join("release")
	});
	let path = folder.join(name);
	assert!(path.is_file(), "there is no {}: see scripts/test, or set HEFU_BIN", path.display());
	path
}

/// What `hefu` did.
pub struct Ran {
	/// Its exit code.
	pub code: i32,
	/// The one JSON document on stdout.
	pub json: Value,
	/// What it told people.
	pub stderr: String,
}

impl Ran {
	/// Its answer; panics unless it ended well.
	pub fn done(self) -> Value {
		assert_eq!(self.code, 0, "{}\n{}", self.json, self.stderr);
		self.json
	}

	/// Panics unless it failed with this code, and this kind and name in JSON.
	pub fn failed(&self, code: i32, kind: &str, name: &str) {
		let error = &self.json["error"];
		assert_eq!((self.code, error["kind"].as_str()), (code, Some(kind)), "{}\n{}", self.json, self.stderr);
		assert_eq!(error["name"].as_str(), Some(name), "{}", self.json);
	}
}

/// The id of a key's member, which `hefu` is asked for.
pub fn member(hefu: &impl Fn(&[&str]) -> Ran, key: &str) -> String {
	text(&hefu(&["--key", key, "member", "show"]).done(), "member").into()
}

/// A text in an answer; panics where it is none.
pub fn text<'a>(json: &'a Value, field: &str) -> &'a str {
	json[field].as_str().unwrap_or_else(|| panic!("no {field}: {json}"))
}

/// What has to be said of a dataset.
pub const SAID: [&str; 10] = [
	"--source",
	"generated",
	"--kind",
	"open",
	"--access",
	"open",
	"--grade",
	"general",
	"--personal-information",
	"none",
];

/// Runs `hefu` with JSON output; panics unless stdout is one JSON document and nothing else.
pub fn run_hefu(url: &str, arguments: &[&str]) -> Ran {
	let output = hefu_command(url).args(arguments).output().expect("hefu starts");
	let Output { status, stdout, stderr } = output;
	let text = String::from_utf8(stdout).expect("stdout is UTF-8");
	let stderr = String::from_utf8_lossy(&stderr).into_owned();
	let json = serde_json::from_str(&text).unwrap_or_else(|error| {
		panic!("hefu {arguments:?}: stdout is no JSON ({error}): {text:?}\n{stderr}")
	});
	Ran { code: status.code().expect("it ended by itself"), json, stderr }
}

/// Where receipts go that a test does not ask for.
fn receipts() -> &'static Path {
	static FOLDER: OnceLock<TempDir> = OnceLock::new();
	FOLDER.get_or_init(|| tempfile::tempdir().expect("a folder")).path()
}

/// `hefu` with JSON output and nothing inherited that changes its answers.
pub fn hefu_command(url: &str) -> Command {
	let mut command = Command::new(hefu());
	for name in ["HEFU_KEY", "HEFU_LANG", "HEFU_TIMEOUT", "LC_ALL", "LC_MESSAGES"] {
		command.env_remove(name);
	}
	command.env_remove("HEFU_TRUST").env("HEFU_RECEIPTS", receipts());
	command.env("LANG", "C").env("HEFU_URL", url).env("HEFU_OUTPUT", "json").stdin(Stdio::null());
	command
}
