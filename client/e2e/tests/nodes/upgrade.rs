//! A runtime upgrade that adds events. Receipts from before are made and verified as ever, and what only the new version knows
//! is proven, and said to be newer than the verifier. A client that was made before goes on: [`super::survives`].

use std::path::Path;

use hefu_e2e::{
	key,
	network::{Network, Plan},
	programs::{Ran, next_runtime, run_hefu},
	seconds, until,
};
use hefu_sdk::chain::{self, Call, runtime_types::frame_system::pallet::Call as System};
use serde_json::{Value, json};

use crate::survives;

#[tokio::test(flavor = "multi_thread")]
async fn receipts_and_clients_outlive_an_upgrade() {
	let alice = key("//Alice");
	let plan = Plan {
		genesis: vec![
			("/validators/slotMs", json!(1_000)),
			// `//Alice`, as the preset `development` has it.
			("/sudo/key", json!("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")),
		],
		..Plan::default()
	};
	let mut network = Network::start_as(&plan).await;
	let url = network.node(0).url().to_owned();
	let hefu = |arguments: &[&str]| run_hefu(&url, arguments);
	let trust = text(&network.first_trust());
	let client = network.node(0).client().await;
	survives::a_restart(&mut network, &client).await;
	let before = sponsor(&hefu, 1);

	let stream = survives::Stream::start(&client).await;
	let upgrade = Call::System(System::set_code { code: next_runtime() });
	let done =
		client.submit(&chain::transactions().sudo().sudo(upgrade), &alice).await.expect("it is carried out");
	let boundary = done.block_number();
	let version = until("the new version makes blocks", seconds(60), async || {
		client.finalised().await.ok().map(|at| at.spec_version()).filter(|version| *version > 1)
	})
	.await;
	assert_eq!(version, 2);
	stream.lands_or_is_to_be_signed_again(&client).await;
	survives::everything_is_understood(&client, boundary).await;
	let after = sponsor(&hefu, 2);

	let folder = network.folder().to_owned();
	let fetch = |block: &Value, index: u32, name: &str| {
		let file = text(&folder.join(name));
		let (block, index) =
			(block.as_str().map_or_else(|| block.to_string(), Into::into), index.to_string());
		hefu(&["receipt", "fetch", &block, &index, "--trust", &trust, "--file", &file]).done();
		file
	};
	let again = fetch(&before["block"]["hash"], event(&before), "again.hfrc");
	// The block of the upgrade: its events were written by the old version, and are read by the new one.
	let at_boundary = fetch(&json!(boundary), 0, "boundary.hfrc");
	let new = fetch(&after["block"]["hash"], 0, "new.hfrc");
	let council = ["receipt", "fetch", "--question", "\"council\""];
	let of_before = before["block"]["number"].to_string();
	let state = text(&folder.join("state.hfrc"));
	hefu(&[&council[..], &["--at", &of_before, "--file", &state, "--trust", &trust]].concat()).done();
	hefu(&council).failed(5, "refused", "QuestionUnknown");

	for place in 0..4 {
		network.kill(place);
	}
	let verify = |file: &str| hefu(&["receipt", "verify", file, "--trust", &trust]).done();
	for file in [saved(&before), again] {
		let proven = verify(&file);
		assert_eq!(
			(&proven["event"]["name"], &proven["block"]["specVersion"]),
			(&json!("Sponsored"), &json!(1))
		);
	}
	assert_eq!(verify(&at_boundary)["block"]["specVersion"], json!(1));
	assert_eq!(verify(&state)["answers"][0]["value"].as_array().map(Vec::len), Some(4));
	// Before all transactions (2), pallet 254, event 0: what only the new version has.
	let record = verify(&new)["record"].as_str().map(str::to_owned).expect("raw bytes");
	assert!(record.starts_with("0x02fe00"), "{record}");
	for file in [saved(&after), new] {
		let proven = verify(&file);
		assert_eq!((&proven["verified"], &proven["block"]["specVersion"]), (&json!(true), &json!(2)));
		assert_eq!(proven["event"], Value::Null);
		let why = proven["notDescribed"].as_str().expect("it says why");
		assert!(why.contains("version 2") && why.contains("newer"), "{why}");
	}
}

/// Writes something: a customer is sponsored.
fn sponsor(hefu: &impl Fn(&[&str]) -> Ran, number: u8) -> Value {
	let (account, commitment) = (format!("{number:02x}").repeat(32), "ab".repeat(32));
	let sponsor = ["member", "sponsor", &account, "--commitment", &commitment, "--scope", "registry"];
	hefu(&[&["--key", "//Alice"], &sponsor[..]].concat()).done()
}

fn event(done: &Value) -> u32 {
	done["event"].as_u64().and_then(|index| index.try_into().ok()).expect("its place")
}

/// The file of the receipt that a command saved.
fn saved(done: &Value) -> String {
	done["receipts"][0].as_str().expect("its file").into()
}

fn text(path: &Path) -> String {
	path.to_str().expect("a path of text").into()
}
