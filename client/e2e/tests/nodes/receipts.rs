//! Receipts (凭证), from the node that makes them to the verifier who asks nobody: what was written is proven when the
//! network is gone, and nothing else is.

use std::path::Path;

use hefu_e2e::{
	council::{THREE, carry},
	data::Host,
	network::{Network, Plan},
	programs::{Ran, SAID, hefu_command, member, run_hefu},
	rpc::{Refused, Rpc, refused},
	seconds, until,
};
use hefu_proofs::{Limits, Receipt, Trust, Zebra, verify};
use serde_json::{Value, json};

/// The most that the receipt of an event may have with four validators and no hand-over.
const MOST_BYTES: usize = 16 * 1024;
/// More than a session and the next one take.
const PATIENCE: std::time::Duration = seconds(120);

fn quick() -> Plan {
	Plan { genesis: vec![("/validators/slotMs", json!(1_000))], ..Plan::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_is_proven_when_the_network_is_gone() {
	let mut network = Network::start_as(&quick()).await;
	let url = network.node(0).url().to_owned();
	let hefu = |arguments: &[&str]| run_hefu(&url, arguments);
	let (folder, trust) = (network.folder().join("receipts"), network.first_trust());
	let (kept, trust_file) = (text(&folder), text(&trust));
	let host = serve(network.folder()).await;

	let registered = register(&hefu, network.folder(), &host, &["--receipts", &kept]);
	let files = saved(&registered);
	assert!(files.iter().all(|file| file.starts_with(&kept)), "{files:?}");
	let dataset = registered["dataset"].as_str().expect("its id").to_owned();
	let question = json!({ "dataset": dataset }).to_string();
	let state = text(&network.folder().join("state.json"));
	let fetched =
		hefu(&["receipt", "fetch", "--question", &question, "--file", &state, "--trust", &trust_file]);
	assert_eq!(fetched.done()["verified"]["answers"][0]["question"], json!({ "dataset": dataset }));

	for place in 0..4 {
		network.kill(place);
	}
	let verify_by = |file: &str, more: &[&str]| {
		hefu(&[&["receipt", "verify", file, "--trust", &trust_file], more].concat())
	};
	let mut names = Vec::new();
	for file in &files {
		assert!(std::fs::metadata(file).expect("it is there").len() < MOST_BYTES as u64, "{file}");
		let proven = verify_by(file, &[]).done();
		names.push(proven["event"]["name"].as_str().expect("in words").to_owned());
		if proven["event"]["name"] == "VersionRegistered" {
			assert_eq!(proven["event"]["fields"]["dataset"], json!(dataset));
			assert_eq!(proven["block"]["number"], registered["block"]["number"]);
		}
		assert_eq!(proven["handovers"], json!(0));
	}
	assert!(
		names.contains(&"DatasetRegistered".into()) && names.contains(&"VersionRegistered".into()),
		"{names:?}"
	);
	assert_eq!(verify_by(&state, &[]).done()["answers"][0]["value"]["versions"], json!(1));

	// In a person's language, with what is not proven.
	let said = hefu_command(&url)
		.args(["receipt", "verify", &files[0], "--trust", &trust_file, "--lang", "zh", "--output", "table"])
		.output()
		.expect("hefu starts");
	let said = String::from_utf8(said.stdout).expect("text");
	assert!(["已证明", "信任文件指纹", "未证明", "秒前"].iter().all(|part| said.contains(part)), "{said}");

	verify_by(&files[0], &["--max-trust-age", "0"]).failed(9, "not-proven", "TrustTooOld");
	every_altered_byte_is_seen(&files[0], &trust);
	let altered = text(&network.folder().join("altered.hfrc"));
	let mut bytes = std::fs::read(&files[0]).expect("it is there");
	let last = bytes.len() - 40;
	bytes[last] ^= 1;
	std::fs::write(&altered, bytes).expect("a file");
	assert_eq!(verify_by(&altered, &[]).code, 9);

	other_trust_is_refused(&hefu, &network, &files[0], &trust);
	host.stop().await;
}

/// Flips each byte of a real receipt.
fn every_altered_byte_is_seen(file: &str, trust: &Path) {
	let trust = Trust::from_bytes(&std::fs::read(trust).expect("it is there")).expect("a trust file");
	let good = std::fs::read(file).expect("it is there");
	let holds = |bytes: &[u8]| {
		Receipt::from_bytes(bytes)
			.is_ok_and(|receipt| verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok())
	};
	assert!(holds(&good));
	for place in 0..good.len() {
		let mut altered = good.clone();
		altered[place] ^= 1 << (place % 8);
		assert!(!holds(&altered), "byte {place} of {} bears no load", good.len());
	}
}

/// Of another chain, and of other authorities.
fn other_trust_is_refused(hefu: &impl Fn(&[&str]) -> Ran, network: &Network, file: &str, trust: &Path) {
	let trust = Trust::from_bytes(&std::fs::read(trust).expect("it is there")).expect("a trust file");
	let other = text(&network.folder().join("other.trust"));
	let refused_as = |other_trust: Trust, name: &str| {
		std::fs::write(&other, other_trust.to_bytes()).expect("a file");
		hefu(&["receipt", "verify", file, "--trust", &other]).failed(9, "not-proven", name);
	};
	refused_as(Trust { genesis: [7; 32], ..trust.clone() }, "Block");
	let mut authorities = trust.authorities.clone();
	authorities[0][0] ^= 1;
	authorities[1][0] ^= 1;
	refused_as(Trust { authorities, ..trust.clone() }, "Block");
	refused_as(Trust { set_id: 1, ..trust.clone() }, "TrustTooNew");
	std::fs::write(&other, b"no trust file").expect("a file");
	hefu(&["receipt", "verify", file, "--trust", &other]).failed(3, "input", "TrustFile");
	let shown = hefu(&["receipt", "trust", "show", &other]);
	shown.failed(3, "input", "TrustFile");
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_survive_three_changes_of_the_authorities() {
	let plan = Plan {
		genesis: vec![("/validators/slotMs", json!(1_000)), ("/validators/minValidators", json!(3))],
		..Plan::default()
	};
	let mut network = Network::start_as(&plan).await;
	let url = network.node(0).url().to_owned();
	let hefu = |arguments: &[&str]| run_hefu(&url, arguments);
	let first = network.first_trust();
	let first_file = text(&first);
	let rpc = network.node(0).rpc().await;
	let before = customer(&hefu, 1);
	let before_file = saved(&before)[0].clone();

	let [charlie, dave] = ["//Charlie", "//Dave"].map(|key| member(&hefu, key));
	let changes = [["remove", &*dave], ["add", &*dave], ["remove", &*charlie]];
	for (set, change) in (1..).zip(changes) {
		let proposed = hefu(&[&["--key", THREE[0], "validator"], &change[..]].concat()).done();
		carry(&hefu, &proposed["motion"]);
		until(&format!("authority set {set}"), PATIENCE, async || {
			let handover = rpc.call("hefu_handover", &[json!(0)]).await.ok()?;
			(handover["toSet"].as_u64()? >= set).then_some(())
		})
		.await;
	}
	let after = customer(&hefu, 2);
	let after_file = saved(&after)[0].clone();
	let index = after["event"].to_string();
	let block = after["block"]["hash"].as_str().expect("its hash");
	let long = text(&network.folder().join("long.hfrc"));
	let fetch = ["receipt", "fetch", block, &index, "--file", &long, "--trust", &first_file];
	let proven = hefu(&fetch).done();
	assert_eq!((&proven["handovers"], &proven["verified"]["block"]["setId"]), (&json!(3), &json!(3)));

	// What belongs to an earlier set is asked for without a later trust file.
	let old = [json!(before["block"]["hash"]), before["event"].clone(), json!(2)];
	assert_eq!(name(&rpc, "hefu_eventReceipt", &old).await, (7012, "FactTooOld".into()));
	assert_eq!(name(&rpc, "hefu_handover", &[json!(9)]).await, (7011, "NoSuchSet".into()));
	let client = network.node(0).client().await;
	let handovers = client.handovers(0).await.expect("the node answers");

	network.kill(0);
	let last = network.trust_of(0);
	let last_file = text(&last);
	for place in 1..4 {
		network.kill(place);
	}
	let verify_by = |file: &str, trust: &str| hefu(&["receipt", "verify", file, "--trust", trust]);
	assert_eq!(verify_by(&before_file, &first_file).done()["block"]["setId"], json!(0));
	assert_eq!(verify_by(&long, &first_file).done()["handovers"], json!(3));
	assert_eq!(verify_by(&after_file, &last_file).done()["trust"]["setId"], json!(3));
	verify_by(&long, &last_file).done();
	verify_by(&after_file, &first_file).failed(9, "not-proven", "HandoversMissing");
	verify_by(&before_file, &last_file).failed(9, "not-proven", "TrustTooNew");

	// The first trust file, advanced by the hand-overs, is the one that a validator exports.
	let [first, last] = [first, last]
		.map(|file| Trust::from_bytes(&std::fs::read(file).expect("it is there")).expect("a trust file"));
	let advanced = handovers.advance(&first, &Limits::NONE, &Zebra).expect("they hold");
	let sorted = |trust: &Trust| {
		let mut keys = trust.authorities.clone();
		keys.sort();
		(trust.genesis, trust.set_id, keys)
	};
	assert_eq!(sorted(&advanced), sorted(&last));
	assert!(advanced.date_ms <= last.date_ms);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_says_why_it_makes_no_receipt() {
	let plan = Plan { state_pruning: |place| if place == 3 { "16" } else { "archive-canonical" }, ..quick() };
	let mut network = Network::start_as(&plan).await;
	let rpc = network.node(0).rpc().await;
	let hash =
		async |number: u32| rpc.call("chain_getBlockHash", &[json!(number)]).await.expect("every node tells");
	let event = "hefu_eventReceipt";
	network.node(3).wait_finalised(20, seconds(120)).await;
	let nowhere = json!(format!("0x{}", "12".repeat(32)));
	assert_eq!(name(&rpc, event, &[nowhere, json!(0)]).await, (7001, "UnknownBlock".into()));
	let best = rpc.call("chain_getBlockHash", &[]).await.expect("there is a best block");
	assert_eq!(name(&rpc, event, &[best.clone(), json!(0)]).await, (7002, "NotFinalised".into()));
	let standing = rpc.call("hefu_finality", &[best]).await.expect("it answers");
	assert_eq!((&standing["final"], &standing["justified"]), (&json!(false), &Value::Null));
	let (genesis, one) = (hash(0).await, hash(1).await);
	assert_eq!(name(&rpc, event, &[genesis, json!(0)]).await, (7006, "NothingToProve".into()));
	assert_eq!(name(&rpc, event, &[one.clone(), json!(10_000)]).await, (7007, "NoSuchEvent".into()));
	let state = "hefu_stateReceipt";
	assert_eq!(name(&rpc, state, &[json!([])]).await, (7015, "Questions".into()));
	assert_eq!(name(&rpc, state, &[json!(["council", "council"])]).await, (7015, "Questions".into()));
	assert_eq!(refusal(&rpc, state, &[json!(["everything"])]).await.code, -32602);

	// The pruned node keeps headers and votes, and the state of the last blocks only.
	let pruned = network.node(3).rpc().await;
	assert_eq!(name(&pruned, event, &[one.clone(), json!(0)]).await, (7008, "StatePruned".into()));
	let asked = [json!(["council"]), one.clone()];
	assert_eq!(name(&pruned, state, &asked).await, (7008, "StatePruned".into()));
	assert!(pruned.call(state, &[json!(["council"])]).await.is_ok(), "of a late block it has all");
	let standing = pruned.call("hefu_finality", &[one]).await.expect("votes are kept");
	assert_eq!((&standing["final"], &standing["justified"]["setId"]), (&json!(true), &json!(0)));

	let left = a_branch_that_the_chain_left(&mut network).await;
	let left = json!(left);
	let rpc = network.node(3).rpc().await;
	assert_eq!(name(&rpc, event, &[left, json!(0)]).await, (7003, "NotCanonical".into()));
}

/// Hash of a block that one validator made alone, after it has come back to the others.
async fn a_branch_that_the_chain_left(network: &mut Network) -> String {
	network.kill(3);
	network.restart_alone(3);
	let start =
		until("the lone validator answers", PATIENCE, async || network.node(3).finalised().await).await;
	let lone = until("it makes a block", PATIENCE, async || {
		let best = network.node(3).best().await?;
		(best > start + 3).then_some(best)
	})
	.await;
	let rpc = network.node(3).rpc().await;
	let hash = rpc.call("chain_getBlockHash", &[json!(lone)]).await.expect("it is there");
	network.kill(3);
	network.node(0).wait_finalised(lone + 2, PATIENCE).await;
	network.restart(3);
	network.node(3).wait_finalised(lone + 2, PATIENCE).await;
	hash.as_str().expect("a hash").into()
}

/// Writes something: a customer is sponsored.
fn customer(hefu: &impl Fn(&[&str]) -> Ran, number: u8) -> Value {
	let account = format!("{number:02x}").repeat(32);
	let commitment = "ab".repeat(32);
	let sponsor = [
		"--key",
		"//Alice",
		"member",
		"sponsor",
		&account,
		"--commitment",
		&commitment,
		"--scope",
		"registry",
	];
	hefu(&sponsor).done()
}

/// The code and the name of what a node refuses; it says what to do, too.
async fn name(rpc: &Rpc, method: &str, arguments: &[Value]) -> (i32, String) {
	let refused = refusal(rpc, method, arguments).await;
	let text = |field: &str| refused.data[field].as_str().unwrap_or_default().to_owned();
	assert!(!text("next").is_empty(), "{refused:?}");
	(refused.code, text("name"))
}

async fn refusal(rpc: &Rpc, method: &str, arguments: &[Value]) -> Refused {
	refused(rpc.call(method, arguments).await.expect_err(method))
}

/// A folder with a file, and its host.
async fn serve(folder: &Path) -> Host {
	let folder = folder.join("served");
	std::fs::create_dir(&folder).expect("a folder");
	std::fs::write(folder.join("data.csv"), "city,value\n深圳,1\n").expect("a file");
	Host::start(&folder).await
}

/// Registers that file.
fn register(hefu: &impl Fn(&[&str]) -> Ran, folder: &Path, host: &Host, more: &[&str]) -> Value {
	let (data, url) = (text(&folder.join("served/data.csv")), host.url("data.csv"));
	let register = ["--key", "//Alice", "dataset", "register", &data, "--locator", &url, "--name", "凭证"];
	hefu(&[&register[..], &SAID, more].concat()).done()
}

/// The files of the receipts that a command saved.
fn saved(done: &Value) -> Vec<String> {
	let files = done["receipts"].as_array().expect("a list").iter();
	let files: Vec<_> = files.map(|file| file.as_str().expect("a path").to_owned()).collect();
	assert!(!files.is_empty(), "{done}");
	files
}

fn text(path: &Path) -> String {
	path.to_str().expect("a path of text").into()
}
