//! What the council and the technical committee decide, from the command line.

use hefu_e2e::{
	council::{THREE, carry, carry_in},
	network::Network,
	programs::{member, run_hefu},
};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn motions_suspend_reinstate_and_recover_a_member() {
	let network = Network::start().await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let dave = member(&hefu, "//Dave");
	let seat = |arguments: &[&str]| hefu(&[&["--key", THREE[0]], arguments].concat());

	// The same motion in both bodies: from then on it must be said whose is meant.
	let suspend = ["member", "suspend", &dave, "--reason", "own-request"];
	seat(&suspend).done();
	let quick = ["--body", "technical-committee"];
	let proposed = seat(&[&suspend[..], &quick].concat()).done();
	assert_eq!((&proposed["body"], &proposed["threshold"]), (&json!("technical-committee"), &json!(3)));
	let motion = proposed["motion"].as_str().expect("its hash");
	let open = hefu(&["motion", "list"]).done();
	let [council, committee] = &open["motions"].as_array().expect("a list")[..] else { panic!("{open}") };
	assert_eq!((&council["body"], &committee["body"]), (&json!("council"), &json!("technical-committee")));
	assert_eq!(
		(&committee["call"], &committee["about"]["member"]),
		(&json!("members.suspend"), &json!(dave))
	);
	seat(&["motion", "vote", motion]).failed(2, "usage", "Usage");

	seat(&["motion", "close", motion, "--body", "council"]).failed(5, "refused", "Council::TooEarly");
	seat(&["motion", "vote", &"00".repeat(32)]).failed(6, "not-found", "NotFound");
	carry_in(&hefu, &proposed["motion"], "technical-committee");
	let shown = hefu(&["member", "show", &dave]).done();
	assert_eq!((&shown["status"], &shown["suspendedBecause"]), (&json!("suspended"), &json!("own-request")));
	let suspended = hefu(&["--key", "//Dave//owner", "member", "rotate-owner", &"01".repeat(32)]);
	suspended.failed(5, "refused", "MemberGate::MemberSuspended");

	for proposal in [&["member", "recover", &dave, &"0a".repeat(32)][..], &["member", "reinstate", &dave]] {
		let proposed = seat(proposal).done();
		carry(&hefu, &proposed["motion"]);
	}
	let shown = hefu(&["member", "show", &dave]).done();
	assert_eq!(shown["status"], "live");
	let removed = hefu(&["--key", "//Dave//owner", "member", "rotate-owner", &"01".repeat(32)]);
	removed.failed(5, "refused", "MemberGate::KeyRemoved");
}

#[tokio::test(flavor = "multi_thread")]
async fn validators_are_named_and_bring_their_keys() {
	let network = Network::start().await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let (alice, dave) = (member(&hefu, "//Alice"), member(&hefu, "//Dave"));
	let seat = |arguments: &[&str]| hefu(&[&["--key", THREE[0]], arguments].concat());

	let listed = hefu(&["validator", "list"]).done();
	let listed = listed["validators"].as_array().expect("a list");
	assert_eq!(listed.len(), 4);
	assert!(
		listed
			.iter()
			.all(|one| one["named"] == true && one["selected"] == true && one["sessionKeys"] == true)
	);
	seat(&["validator", "add", &alice]).failed(3, "input", "NoChange");
	let proposed = seat(&["validator", "remove", &dave]).done();
	let motion = proposed["motion"].as_str().expect("its hash");
	for seat in THREE {
		hefu(&["--key", seat, "motion", "vote", motion]).done();
	}
	// A network made with four keeps four: the motion is carried out, and fails by the chain's own name.
	let closed = seat(&["motion", "close", motion]);
	closed.failed(5, "refused", "Motion");
	assert!(closed.json.to_string().contains("Validators::TooFew"), "{}", closed.json);

	let made = hefu(&["node", "rotate-keys", "--member", &dave]).done();
	let [keys, proof] = ["keys", "proof"].map(|field| made[field].as_str().expect("hexadecimal digits"));
	let stolen = hefu(&["--key", "//Alice", "node", "set-session-keys", "--keys", keys, "--proof", proof]);
	stolen.failed(5, "refused", "Validators::InvalidProof");
	let brought = hefu(&["--key", "//Alice", "node", "set-session-keys"]).done();
	assert_eq!(brought["member"], json!(alice));
	let reached = network.node(0).finalised().await.expect("it lives");
	// Past the session after next: it validates with the new keys.
	network.node(0).wait_finalised(reached + 35, hefu_e2e::seconds(240)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parameter_is_set_and_taken_back() {
	let network = Network::start().await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let name = "verification.samples";
	for (value, told) in [("459", json!(459)), ("default", json!("default"))] {
		let proposed = hefu(&["--key", THREE[0], "parameter", "set", name, value]).done();
		let open = hefu(&["motion", "list"]).done();
		assert_eq!(open["motions"][0]["about"], json!({ "parameter": name, "value": told }), "{open}");
		carry(&hefu, &proposed["motion"]);
		let listed = hefu(&["parameter", "list"]).done();
		let found =
			listed["parameters"].as_array().expect("a list").iter().find(|one| one["parameter"] == name);
		assert_eq!(found.expect("it is listed")["value"], told);
	}
}
