//! `hefu` against a node: its exit codes, and one JSON document on stdout whatever happens.

use hefu_e2e::{
	data::Host,
	network::Network,
	programs::{SAID, run_hefu},
};
use hefu_primitives::DatasetId;

#[tokio::test(flavor = "multi_thread")]
async fn exit_codes_tell_what_the_chain_said() {
	let network = Network::start().await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);

	let status = hefu(&["node", "status"]);
	assert_eq!(status.code, 0, "{}", status.stderr);
	assert_eq!(status.json["validators"].as_array().map(Vec::len), Some(4));
	assert_eq!((&status.json["peers"], &status.json["syncing"]), (&3.into(), &false.into()));

	let refused = hefu(&["--key", "//Alice", "member", "add-operator", "--all", &"01".repeat(32)]);
	refused.failed(5, "refused", "Members::NotOwner");
	let stranger = hefu(&["--key", "//Mallory", "member", "add-operator", "--all", &"01".repeat(32)]);
	stranger.failed(5, "refused", "MemberGate::Stranger");
	let unknown = DatasetId([9; 32]);
	hefu(&["dataset", "show", &unknown.to_string()]).failed(6, "not-found", "NotFound");

	let file = network.folder().join("served/file.csv");
	std::fs::create_dir(file.parent().expect("a folder")).expect("a folder");
	std::fs::write(&file, "a,b\n1,2\n").expect("a file");
	let host = Host::start(file.parent().expect("a folder")).await;
	let register = |url: &str| {
		let file = file.display().to_string();
		let arguments = [
			"--key",
			"//Alice",
			"dataset",
			"register",
			&file,
			"--locator",
			url,
			"--wait",
			"--name",
			"气象观测数据",
		];
		hefu(&[&arguments[..], &SAID].concat())
	};
	let registered = register(&host.url("file.csv"));
	assert_eq!(registered.code, 0, "{}", registered.stderr);
	let dataset = registered.json["dataset"].as_str().expect("its id");
	let shown = hefu(&["dataset", "show", dataset]);
	assert_eq!((shown.code, &shown.json["dataset"]), (0, &registered.json["dataset"]));
	let history = hefu(&["dataset", "history", dataset]);
	assert!(history.json.to_string().contains("Verified"), "{}", history.json);

	let missing = register(&host.url("no-such-file.csv"));
	assert_eq!(missing.code, 7, "{}", missing.stderr);
	host.stop().await;
}
