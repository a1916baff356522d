//! Anchors, as far as they need no node: keys of tax offices, and what is wrong, which is told before a node is asked.

mod common;

use common::{code, json, run};
use hefu_primitives::{AnchorId, DatasetId, GrantId, InstructionId, MemberId, OrderId};

/// `hefu` that signs with a development key, for JSON; the node's address is one where nobody listens.
fn signed(args: &[&str]) -> std::process::Output {
	let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
	let url = format!("ws://{free}");
	run(&[args, &["--key", "//Alice", "--output", "json", "--url", &url]].concat())
}

fn name_of(output: &std::process::Output) -> (i32, serde_json::Value) {
	(code(output), json(output)["error"]["name"].clone())
}

#[test]
fn an_offices_key_is_made_once_and_shown_by_its_commitment() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("office");
	let file = path.to_str().unwrap();
	let made = signed(&["anchor", "new-key", file]);
	assert_eq!(code(&made), 0);
	let shown = signed(&["anchor", "show-key", file]);
	assert_eq!(json(&shown)["commitment"], json(&made)["commitment"]);
	let secret = std::fs::read_to_string(&path).unwrap();
	assert_ne!(json(&made)["commitment"], secret.trim());
	assert_eq!(name_of(&signed(&["anchor", "new-key", file])), (3, "Key".into()));
	assert_eq!(name_of(&signed(&["anchor", "show-key", "/no/such/file"])), (3, "Key".into()));
}

#[test]
fn an_invoice_is_said_in_full() {
	let folder = tempfile::tempdir().unwrap();
	let of = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
	let (key, out, part) = (of("office"), of("invoice.json"), of("part.json"));
	signed(&["anchor", "new-key", &key]);
	let [instruction, party] = [InstructionId([1; 32]).to_string(), MemberId([2; 32]).to_string()];
	let all = [
		("--seller-code", "91350100M000100Y43"),
		("--buyer-code", "91350100M000100Y43"),
		("--amount", "1130.00"),
		("--tax", "130"),
		("--date", "2026-09-22"),
		("--instruction", &*instruction),
		("--seller", &*party),
		("--buyer", &*party),
		("--office-key", &*key),
		("--out", &*out),
		("--part", &*part),
	];
	let attest = |number: &str, options: &[(&str, &str)]| {
		let options = options.iter().flat_map(|(name, value)| [*name, *value]).collect::<Vec<_>>();
		code(&signed(&[&["anchor", "attest", number][..], &options].concat()))
	};
	assert_eq!(attest("26442000000000000001", &all), 4);
	assert_eq!(attest("2644200000000000000x", &all), 2);
	for place in 0..all.len() {
		let mut some = all.to_vec();
		let (left_out, _) = some.remove(place);
		assert_eq!(attest("26442000000000000001", &some), 2, "{left_out}");
	}
	let invoice = ["anchor", "invoice", &*key];
	assert_eq!(name_of(&signed(&invoice)), (3, "Invoice".into()), "a key is no invoice");
	assert_eq!(name_of(&signed(&["anchor", "invoice", "/no/such/file"])), (3, "File".into()));
}

#[test]
fn each_document_is_about_what_it_names() {
	let [order, grant] = [OrderId([1; 32]).to_string(), GrantId([2; 32]).to_string()];
	let [dataset, anchor] = [DatasetId([3; 32]).to_string(), AnchorId([4; 32]).to_string()];
	let digest = "11".repeat(32);
	let contract =
		|more: &[&str]| code(&signed(&[&["anchor", "contract", "--digest", &*digest][..], more].concat()));
	assert_eq!((contract(&["--order", &order]), contract(&["--grant", &grant])), (4, 4));
	assert_eq!((contract(&[]), contract(&["--order", &order, "--grant", &grant])), (2, 2));

	let entry = |category: &str, period: &str| {
		let words = ["--category", category, "--acquisition", "purchased", "--period", period];
		let base = ["anchor", "entry", "SJ4412026070001", "--digest", &*digest];
		code(&signed(&[&base[..], &words].concat()))
	};
	assert_eq!((entry("inventory", "2026-Q3"), entry("not-recognised", "2026")), (4, 4));
	assert_eq!((entry("goods", "2026"), entry("inventory", "2026-13")), (2, 2));

	let base = [&*dataset, "--digest", &*digest, "--until", "2027-01-01"];
	let with = |verb: &str, more: &[&str]| code(&signed(&[&["anchor", verb][..], &base, more].concat()));
	assert_eq!(with("assessment", &["--kind", "value"]), 4);
	assert_eq!(with("assessment", &["--kind", "price"]), 2);
	assert_eq!(with("export-basis", &["--path", "assessment", "--grant", &grant]), 4);
	assert_eq!(with("export-basis", &[]), 2);

	assert_eq!(code(&signed(&["anchor", "audit", &anchor, "--opinion", &digest])), 4);
	assert_eq!(code(&signed(&["anchor", "withdraw", &anchor, "--document", &digest])), 4);
	assert_eq!(code(&signed(&["anchor", "show", &anchor])), 4);
	assert_eq!(code(&signed(&["anchor", "show", &grant])), 2);
	assert_eq!(code(&signed(&["anchor", "list", "--kind", "letter"])), 2);
}
