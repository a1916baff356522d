//! The examples in shell, Python, Java, TypeScript and Rust, as they stand in the repository.

use std::{
	path::{Path, PathBuf},
	process::{Command, Output},
};

use hefu_e2e::{network::Network, programs::run_hefu};
use hefu_sdk::secret;
use serde_json::{Value, json};

/// The example itself; its `main` only reads its arguments.
#[path = "../../../sdk/examples/register.rs"]
#[allow(dead_code, reason = "a test has another main")]
mod register;

const LOCATOR: &str = "https://data.example.cn/weather.csv";
/// What `examples/typescript` is made of.
const TYPESCRIPT: [&str; 8] = [
	".npmrc",
	".papi/polkadot-api.json",
	"package.json",
	"package-lock.json",
	"tsconfig.json",
	"platform.ts",
	"key.ts",
	"register.ts",
];

#[tokio::test(flavor = "multi_thread")]
async fn each_example_registers_a_dataset_and_has_its_receipt() {
	let built = tokio::task::spawn_blocking(typescript);
	let network = Network::start().await;
	let typescript = built.await.expect("it is built");
	let url = network.node(0).url();
	let folder = network.folder();
	let key = pem_key(folder, "exchange");
	let account = run(Command::new("openssl").args(["pkey", "-pubout", "-outform", "DER", "-in"]).arg(&key));
	let account = hex::encode(&account[account.len() - 32..]);
	let add = ["--key", "//Alice//owner", "member", "add-operator", &account, "--scope", "registry"];
	run_hefu(url, &add).done();
	let alice = run_hefu(url, &["--key", "//Alice", "member", "show"]).done();

	let data = folder.join("气象.csv");
	std::fs::write(&data, "city,value\n深圳,1\n").expect("a file");
	let registered = |example: &str, answer: &Value, receipt: &Path| {
		assert_eq!((&answer["name"], &answer["holder"]), (&"气象.csv".into(), &alice["member"]), "{example}");
		let dataset = answer["dataset"].as_str().expect("its id");
		let shown = run_hefu(url, &["dataset", "show", dataset]).done();
		assert_eq!(shown["dataset"], answer["dataset"], "{example}");
		let file = std::fs::read(receipt).expect("a receipt");
		assert!(file.starts_with(b"HFRC"), "{example}: {} bytes", file.len());
	};
	for (example, mut command) in programs(&typescript, url) {
		let receipt = folder.join(format!("{example}.receipt"));
		let printed = run(command.args([&key, &data]).arg(LOCATOR).arg(&receipt));
		let answer: Value = serde_json::from_slice(&printed).expect("one JSON document");
		registered(example, &answer, &receipt);
	}

	// The Rust example takes a key file of `hefu key new`, and verifies the receipt too.
	let secret = run(Command::new("openssl").args(["pkey", "-outform", "DER", "-in"]).arg(&key));
	let same_key = json!({ "scheme": "ed25519", "seed": hex::encode(&secret[secret.len() - 32..]) });
	let key_file = folder.join("exchange.key");
	secret::create(&key_file, &same_key.to_string()).expect("a file");
	let receipt = folder.join("register.rs.receipt");
	let trust = network.first_trust();
	let arguments = [url, text(&key_file), text(&data), LOCATOR, text(&receipt), text(&trust)];
	let answer = register::register(arguments).await.expect("it registers");
	registered("register.rs", &answer, &receipt);
	let event = &answer["proven"]["event"];
	assert_eq!(
		(&event["name"], &event["fields"]["dataset"]),
		(&json!("DatasetRegistered"), &answer["dataset"]),
		"{answer}"
	);

	// With a key that nobody here has, each says so and what to do, and ends with 1.
	let stranger = pem_key(folder, "stranger");
	for (example, mut command) in programs(&typescript, url) {
		let output = command.args([&stranger, &data]).args([LOCATOR, "/dev/null"]).output();
		let output = output.expect("it is installed");
		let said = String::from_utf8_lossy(&output.stderr);
		assert_eq!(output.status.code(), Some(1), "{example}: {said}");
		assert!(said.contains("add-operator"), "{example}: {said}");
	}
	let arguments = [url, "//Stranger", text(&data), LOCATOR, "/dev/null", text(&trust)];
	let refused = register::register(arguments).await.expect_err("nobody has this key");
	assert!(refused.to_string().contains("no key of a member"), "{refused}");
}

/// The programs, each with its first argument, the node.
fn programs(typescript: &Path, url: &str) -> [(&'static str, Command); 4] {
	let http = url.replace("ws://", "http://");
	let with = |program: &str, script: PathBuf, url: &str| {
		let mut command = Command::new(program);
		command.arg(script).arg(url);
		command
	};
	[
		("register.sh", with("bash", examples().join("register.sh"), &http)),
		("register.py", with("python3", examples().join("register.py"), &http)),
		("Register.java", with("java", examples().join("Register.java"), &http)),
		("register.ts", with("node", typescript.join("dist/register.js"), url)),
	]
}

/// The example in TypeScript, built in the target folder beside its libraries: nothing is installed into the sources. Its
/// types are made of the chain's metadata, and what does not fit them is not built.
fn typescript() -> PathBuf {
	let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
	let copy = |from: PathBuf, to: &Path| {
		std::fs::create_dir_all(to.parent().expect("it is in a folder")).expect("a folder");
		std::fs::copy(from, to).expect("a file");
	};
	let folder = root.join("examples/typescript");
	for file in TYPESCRIPT {
		copy(examples().join("typescript").join(file), &folder.join(file));
	}
	let metadata = "client/sdk/metadata.scale";
	copy(examples().join("..").join(metadata), &root.join(metadata));
	run(Command::new("npm").arg("ci").current_dir(&folder));
	run(Command::new("npm").args(["run", "build"]).current_dir(&folder));
	folder
}

/// A new Ed25519 key.
fn pem_key(folder: &Path, name: &str) -> PathBuf {
	let file = folder.join(format!("{name}.pem"));
	run(Command::new("openssl").args(["genpkey", "-algorithm", "ed25519", "-out"]).arg(&file));
	file
}

fn examples() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn text(path: &Path) -> &str {
	path.to_str().expect("a path of text")
}

/// What a program wrote on stdout; panics with the rest where it failed.
fn run(command: &mut Command) -> Vec<u8> {
	let Output { status, stdout, stderr } = command.output().expect("it is installed: scripts/setup");
	let said = [&stdout[..], &stderr].concat();
	assert!(status.success(), "{command:?} {status}: {}", String::from_utf8_lossy(&said));
	stdout
}
