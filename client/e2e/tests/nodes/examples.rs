//! The examples in shell, Python and Java, as they stand in the repository.

use std::{
	path::{Path, PathBuf},
	process::{Command, Output},
};

use hefu_e2e::{network::Network, programs::run_hefu};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn each_example_registers_a_dataset_and_has_its_receipt() {
	let network = Network::start().await;
	let url = network.node(0).url();
	let folder = network.folder();
	let key = folder.join("exchange.pem");
	run(Command::new("openssl").args(["genpkey", "-algorithm", "ed25519", "-out"]).arg(&key));
	let public = run(Command::new("openssl").args(["pkey", "-pubout", "-outform", "DER", "-in"]).arg(&key));
	let account = hex::encode(&public[public.len() - 32..]);
	let add = ["--key", "//Alice//owner", "member", "add-operator", &account, "--scope", "registry"];
	run_hefu(url, &add).done();
	let alice = run_hefu(url, &["--key", "//Alice", "member", "show"]).done();

	let data = folder.join("气象.csv");
	std::fs::write(&data, "city,value\n深圳,1\n").expect("a file");
	for (program, example) in [("bash", "register.sh"), ("python3", "register.py"), ("java", "Register.java")]
	{
		let receipt = folder.join(format!("{example}.receipt"));
		let printed = run(Command::new(program)
			.arg(examples().join(example))
			.arg(url.replace("ws://", "http://"))
			.args([&key, &data])
			.arg("https://data.example.cn/weather.csv")
			.arg(&receipt));
		let answer: Value = serde_json::from_slice(&printed).expect("one JSON document");
		assert_eq!((&answer["name"], &answer["holder"]), (&"气象.csv".into(), &alice["member"]), "{example}");
		let dataset = answer["dataset"].as_str().expect("its id");
		let shown = run_hefu(url, &["dataset", "show", dataset]).done();
		assert_eq!(shown["dataset"], answer["dataset"], "{example}");
		let file = std::fs::read(&receipt).expect("a receipt");
		assert!(file.starts_with(b"HFRC"), "{example}: {} bytes", file.len());
	}

	// With a key that nobody here has, each says so and what to do, and ends with 1.
	let stranger = folder.join("stranger.pem");
	run(Command::new("openssl").args(["genpkey", "-algorithm", "ed25519", "-out"]).arg(&stranger));
	for (program, example) in [("bash", "register.sh"), ("python3", "register.py"), ("java", "Register.java")]
	{
		let output = Command::new(program)
			.arg(examples().join(example))
			.arg(url.replace("ws://", "http://"))
			.args([&stranger, &data])
			.args(["https://data.example.cn/weather.csv", "/dev/null"])
			.output()
			.expect("it is installed");
		let said = String::from_utf8_lossy(&output.stderr);
		assert_eq!(output.status.code(), Some(1), "{example}: {said}");
		assert!(said.contains("members.Stranger") && said.contains("add-operator"), "{example}: {said}");
	}
}

fn examples() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// What a program wrote on stdout; panics with the rest where it failed.
fn run(command: &mut Command) -> Vec<u8> {
	let Output { status, stdout, stderr } = command.output().expect("it is installed: scripts/setup");
	assert!(status.success(), "{command:?} {status}: {}", String::from_utf8_lossy(&stderr));
	stdout
}
