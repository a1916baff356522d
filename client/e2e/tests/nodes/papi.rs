//! A standard client, polkadot-api, in Node.js, without any of Hefu's own.

use std::{
	path::{Path, PathBuf},
	process::{Command, Output},
};

use hefu_e2e::network::Network;
use serde_json::Value;

const FILES: [&str; 5] =
	[".npmrc", "package.json", "package-lock.json", "register.mjs", "no-cli/package.json"];

#[tokio::test(flavor = "multi_thread")]
async fn polkadot_api_registers_a_dataset_and_reads_it_back() {
	let folder = installed();
	let network = Network::start().await;
	let stdout = run(Command::new("node").arg("register.mjs").arg(network.node(0).url()).current_dir(folder));
	let answer: Value = serde_json::from_str(&stdout).expect("one JSON document");
	assert_eq!(answer["ok"], true, "{answer}");
	assert_eq!((&answer["name"], &answer["size"]), (&"气象观测数据".into(), &"1".into()));
	assert_eq!((&answer["versions"], &answer["state"]), (&1.into(), &"Live".into()));
	assert_eq!(answer["registeredAt"], answer["block"]);
}

/// The script beside its libraries, in the target folder: nothing is installed into the sources.
fn installed() -> PathBuf {
	let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("papi");
	let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papi");
	std::fs::create_dir_all(to.join("no-cli")).expect("a folder");
	for file in FILES {
		std::fs::copy(from.join(file), to.join(file)).expect("a file");
	}
	run(Command::new("npm").arg("ci").current_dir(&to));
	to
}

/// What a program wrote on stdout; panics with the rest where it failed.
fn run(command: &mut Command) -> String {
	let Output { status, stdout, stderr } = command.output().expect("Node.js is installed");
	assert!(status.success(), "{command:?} {status}: {}", String::from_utf8_lossy(&stderr));
	String::from_utf8(stdout).expect("it is UTF-8")
}
