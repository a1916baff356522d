//! Rights that go to others, exports, operations and the register of public data, as far as they need no node: what is wrong is told
//! before one is asked.

mod common;

use common::{code, json, run};
use hefu_primitives::{ApplicationId, DatasetId, MemberId, OperationId};

/// `hefu` that signs with a development key, for JSON; the node's address is one where nobody listens.
fn signed(args: &[&str]) -> std::process::Output {
	let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
	let url = format!("ws://{free}");
	run(&[args, &["--key", "//Alice", "--output", "json", "--url", &url]].concat())
}

/// A folder with a file of this name.
fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join(name);
	std::fs::write(&path, text).unwrap();
	let path = path.to_str().unwrap().into();
	(folder, path)
}

const DIGEST: &str = "abababababababababababababababababababababababababababababababab";

#[test]
fn what_becomes_of_grants_is_said_of_the_right_to_operate() {
	let (dataset, member) = (DatasetId([1; 32]).to_string(), MemberId([2; 32]).to_string());
	let transfer = ["right", "transfer", &dataset, "--to", &member, "--contract", DIGEST];
	assert_eq!(code(&signed(&transfer)), 2, "no right");
	assert_eq!(code(&signed(&[&transfer[..], &["--right", "hold", "--right", "operate"]].concat())), 2);
	assert_eq!(code(&signed(&[&transfer[..], &["--right", "hold"]].concat())), 4);
	let said = ["--right", "hold", "--right", "operate", "--outbound", "novated"];
	assert_eq!(code(&signed(&[&transfer[..], &said].concat())), 4);
	let accept = ["right", "accept", &dataset, "--from", &member, "--document", DIGEST];
	assert_eq!(code(&signed(&accept)), 4, "it takes that back");
	assert_eq!(code(&signed(&[&accept[..], &["--right", "operate"]].concat())), 2);
	assert_eq!(code(&signed(&[&accept[..], &said].concat())), 4);
	let enforce = ["right", "enforce", &dataset, "operate", &member, "--to", &member, "--document", DIGEST];
	assert_eq!(code(&signed(&enforce)), 2);
	assert_eq!(code(&signed(&[&enforce[..], &["--outbound", "encumbering"]].concat())), 4);
	let pledge = ["right", "pledge", &dataset, "use", "--to", &member, "--contract", DIGEST];
	assert_eq!(code(&signed(&pledge)), 2, "nothing is due");
	assert_eq!(code(&signed(&[&pledge[..], &["--due", "2027-12-31"]].concat())), 4);
}

#[test]
fn an_export_has_what_its_basis_needs() {
	let dataset = DatasetId([1; 32]).to_string();
	let record = |more: &[&str]| {
		let args = ["export", "record", &dataset, "--recipient", DIGEST, "--basis"];
		code(&signed(&[&args[..], more].concat()))
	};
	assert_eq!(record(&["few", "--persons", "10"]), 4);
	assert_eq!(record(&["few", "--version", "2"]), 4);
	assert_eq!(record(&["few", "--version", "newest"]), 2);
	assert_eq!(record(&["standard-contract"]), 2);
	assert_eq!(record(&["standard-contract", "--evidence", DIGEST]), 4);
	assert_eq!(record(&["exempt", "--evidence", DIGEST]), 2);
	assert_eq!(record(&["exempt", "--evidence", DIGEST, "--case", "staff"]), 4);
	assert_eq!(record(&["assessment", "--evidence", DIGEST]), 2);
	assert_eq!(record(&["assessment", "--evidence", DIGEST, "--until", "2027-12-31"]), 4);
	let (_folder, contract) = file("contract.pdf", "signed");
	assert_eq!(record(&["certification", "--evidence", &contract]), 4);
	// What is no digest is a file, which is not there.
	assert_eq!(record(&["certification", "--evidence", "nosuch.pdf"]), 3);
}

#[test]
fn rules_that_the_chain_would_not_set_are_not_proposed() {
	let rules = |contract: u64| {
		file(
			"rules.json",
			&format!(
				r#"{{ "assessmentPersons": 1000000, "assessmentSensitive": 10000, "contractPersons": {contract}, "basis": "第七条" }}"#
			),
		)
	};
	let (_folder, path) = rules(2_000_000);
	let output = signed(&["export", "set-rules", &path]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"ExportRules".into()));
	let (_folder, path) = rules(100_000);
	assert_eq!(code(&signed(&["export", "set-rules", &path])), 4);
}

#[test]
fn an_operation_is_planned_agreed_on_and_charged_for() {
	let (operation, member) = (OperationId([1; 32]).to_string(), MemberId([2; 32]).to_string());
	let plan = ["operation", "plan", "--mode", "whole", "--document", DIGEST, "--decision", DIGEST];
	assert_eq!(code(&signed(&plan)), 2, "no price authority");
	assert_eq!(code(&signed(&[&plan[..], &["--price-authority", &member]].concat())), 4);
	let said = ["--document", DIGEST, "--security", DIGEST, "--exit", DIGEST];
	let days = ["--from", "2026-07-01", "--last", "2029-06-30"];
	for how in ["offer", "sign"] {
		let agreement = [&["operation", how, &operation][..], &said].concat();
		assert_eq!(code(&signed(&agreement)), 2, "no term");
		assert_eq!(code(&signed(&[&agreement[..], &days].concat())), 4);
	}
	// In which currency, and how fine that is, the node is asked.
	assert_eq!(code(&signed(&["operation", "price", &operation, "1", "3.50"])), 4);
	assert_eq!(code(&signed(&["operation", "price", &operation, "one", "3.50"])), 2);
	let dataset = DatasetId([3; 32]).to_string();
	assert_eq!(code(&signed(&["operation", "show", &dataset])), 2);
	let consent = ["operation", "consent", &operation, &dataset];
	assert_eq!(code(&signed(&consent)), 2, "neither given nor taken back");
	assert_eq!(code(&signed(&[&consent[..], &["--document", DIGEST]].concat())), 4);
	assert_eq!(code(&signed(&[&consent[..], &["--withdraw"]].concat())), 4);
	assert_eq!(code(&signed(&[&consent[..], &["--withdraw", "--document", DIGEST]].concat())), 2);
	let replace = ["operation", "replace-authority", &operation, &member];
	assert_eq!(code(&signed(&replace)), 2, "no decision");
	assert_eq!(code(&signed(&[&replace[..], &["--decision", DIGEST]].concat())), 4);
}

#[test]
fn an_application_has_what_its_kind_needs() {
	let (dataset, member) = (DatasetId([1; 32]).to_string(), MemberId([2; 32]).to_string());
	for kind in ["initial", "change", "correction", "cancellation"] {
		let output = signed(&["catalogue", "file", &dataset, "--kind", kind]);
		assert_eq!(code(&output), 2, "{kind}: {output:?}");
	}
	assert_eq!(code(&signed(&["catalogue", "file", &dataset, "--kind", "renewal"])), 4);
	let initial = ["catalogue", "file", &dataset, "--kind", "initial", "--materials", DIGEST];
	assert_eq!(code(&signed(&initial)), 2, "no institution");
	assert_eq!(code(&signed(&[&initial[..], &["--institution", &member]].concat())), 4);
	let application = ApplicationId([3; 32]).to_string();
	assert_eq!(code(&signed(&["catalogue", "enter", &application, "--code", ""])), 2);
	assert_eq!(code(&signed(&["catalogue", "enter", &application, "--code", "GD2026000001"])), 4);
	let replace = ["catalogue", "replace-code", &dataset, "GD2026000001"];
	assert_eq!(code(&signed(&replace)), 2, "no decision");
	assert_eq!(code(&signed(&[&replace[..], &["--decision", DIGEST]].concat())), 4);
	assert_eq!(code(&signed(&["catalogue", "accept", &dataset])), 2);
	for of in [&application, &dataset] {
		assert_eq!(code(&signed(&["catalogue", "show", of])), 4);
	}
}
