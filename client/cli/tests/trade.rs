//! Rights, money, instructions, party keys and messages of data spaces, as far as they need no node: what is wrong is told before one is
//! asked.

mod common;

use common::{code, hefu, json, run, stderr};
use hefu_primitives::{DatasetId, GrantId, InstructionId, MemberId, NegotiationId};
use serde_json::Value;

/// `hefu` that signs with a development key, for JSON; the node's address is one where nobody listens.
fn signed(args: &[&str]) -> std::process::Output {
	let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
	let url = format!("ws://{free}");
	run(&[args, &["--key", "//Alice", "--output", "json", "--url", &url]].concat())
}

fn ids() -> [String; 3] {
	[DatasetId([1; 32]).to_string(), MemberId([2; 32]).to_string(), InstructionId([3; 32]).to_string()]
}

fn messages(output: &std::process::Output) -> Vec<String> {
	let found = json(output);
	let lines = found["error"]["message"].as_array().unwrap_or_else(|| panic!("{found}"));
	lines.iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

#[test]
fn terms_that_are_missing_are_named_at_once() {
	let [dataset, member, _] = ids();
	let output = signed(&["grant", "make", &dataset, &member]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Terms".into()));
	let named = messages(&output);
	for (line, option) in named.iter().zip(["--purpose any", "--region any", "--until never", "--sector any"])
	{
		assert!(line.contains(option), "{line}");
	}
	assert_eq!(named.len(), 4);
	let chinese = signed(&["grant", "offer", &dataset, &member, "--purpose", "0", "--lang", "zh"]);
	assert!(messages(&chinese)[0].contains("地域"), "{chinese:?}");
}

#[test]
fn the_right_to_hold_is_not_granted() {
	let [dataset, member, _] = ids();
	for verb in ["make", "offer"] {
		let output = signed(&["grant", verb, &dataset, &member, "--right", "hold"]);
		assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Rights::NotGrantable".into()));
		assert!(messages(&output)[0].contains("never granted"), "{output:?}");
	}
}

#[test]
fn terms_that_are_complete_go_to_the_node() {
	let [dataset, member, _] = ids();
	let terms = ["--purpose", "0", "--region", "440000", "--sector", "I65", "--until", "30d"];
	let more = ["--calls", "100/1d", "--sublicence", "1:data-user", "--sole", "--environment", "sandbox"];
	let output = signed(&[&["grant", "make", &dataset, &member][..], &terms, &more].concat());
	assert_eq!(code(&output), 4, "{output:?}");
}

#[test]
fn wrong_terms_are_wrong_arguments() {
	let [dataset, member, _] = ids();
	for wrong in [
		["--region", "44"],
		["--sector", "X9"],
		["--until", "soon"],
		["--calls", "0"],
		["--sublicence", "data-user"],
		["--environment", "cloud"],
		["--parent", &*dataset],
	] {
		let output = signed(&[&["grant", "make", &dataset, &member][..], &wrong].concat());
		assert_eq!(code(&output), 2, "{wrong:?}: {output:?}");
	}
	let both = signed(&["grant", "make", &dataset, &member, "--sole", "--exclusive"]);
	assert_eq!(code(&both), 2);
	let section = GrantId([4; 32]).to_string();
	let args = ["grant", "can-use", &section, "--purpose", "0", "--region", "440000", "--sector", "I"];
	assert_eq!(code(&signed(&args)), 2, "a use is in one division");
}

#[test]
fn what_of_a_policy_has_no_place_is_named() {
	let [dataset, member, _] = ids();
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("policy.json");
	let constraint = |operand: &str, operator: &str, value: Value| serde_json::json!({ "leftOperand": operand, "operator": operator, "rightOperand": value });
	let policy = serde_json::json!({ "@type": "Offer", "permission": [{ "action": "use", "constraint": [
		constraint("purpose", "eq", "logistics".into()),
		constraint("payAmount", "eq", 5.into()),
		constraint("spatial", "neq", "440000".into()),
	] }] });
	std::fs::write(&path, policy.to_string()).unwrap();
	let args = ["grant", "make", &dataset, &member, "--policy", path.to_str().unwrap()];
	let output = signed(&args);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Policy".into()));
	let named = messages(&output);
	for (line, part) in named.iter().zip(["logistics", "payAmount", "\"neq\""]) {
		assert!(line.contains(part) && line.contains("policy.json"), "{line}");
	}
	assert_eq!(named.len(), 3);

	let list = folder.path().join("purposes.json");
	std::fs::write(&list, r#"{ "logistics": 0 }"#).unwrap();
	let output = signed(&[&args[..], &["--purposes", list.to_str().unwrap()]].concat());
	assert_eq!(messages(&output).len(), 2, "the purpose has its number now");
	std::fs::write(&list, r#"{ "logistics": 64 }"#).unwrap();
	let output = signed(&[&args[..], &["--purposes", list.to_str().unwrap()]].concat());
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Purposes".into()));
	std::fs::write(&path, "{").unwrap();
	assert_eq!(code(&signed(&args)), 3);
	assert_eq!(code(&signed(&["grant", "make", &dataset, &member, "--policy", "/no/such/file"])), 3);
}

#[test]
fn grounds_come_with_what_shows_them() {
	let [dataset, ..] = ids();
	let claim = |more: &[&str]| code(&signed(&[&["right", "claim", &dataset, "operate"][..], more].concat()));
	let digest = "11".repeat(32);
	for ground in ["agreement", "crawled-product", "derivative"] {
		assert_eq!(claim(&["--ground", ground]), 2, "{ground}");
		assert_eq!(claim(&["--ground", ground, "--evidence", &digest]), 4, "{ground}");
	}
	assert_eq!(claim(&["--ground", "generated"]), 4);
	assert_eq!(claim(&["--ground", "agreement", "--evidence", "11"]), 2);
	assert_eq!(claim(&[]), 2);
}

#[test]
fn a_banks_reference_is_a_digest_or_is_hashed_with_its_salt() {
	let [_, member, _] = ids();
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("salt");
	let salt = path.to_str().unwrap();
	let received =
		|more: &[&str]| signed(&[&["money", "received", &member, "12.50", "--reference"][..], more].concat());
	let output = received(&["20261124-0001"]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Reference".into()));
	assert_eq!(code(&received(&[&"ab".repeat(32)])), 4);
	assert_eq!(code(&run(&["money", "new-salt", salt])), 0);
	assert_eq!(code(&received(&["20261124-0001", "--salt", salt])), 4);
	assert_eq!(code(&run(&["money", "new-salt", salt])), 3, "nothing is overwritten");
	std::fs::write(folder.path().join("open"), "x").unwrap();
	let open = folder.path().join("open");
	assert_eq!(code(&received(&["20261124-0001", "--salt", open.to_str().unwrap()])), 3);
}

#[test]
fn a_statement_and_the_salt_are_there_before_a_node_is_asked() {
	let folder = tempfile::tempdir().unwrap();
	let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
	let (salt, statement) = (path("salt"), path("statement.csv"));
	let reconcile =
		|more: &[&str]| signed(&[&["money", "reconcile", &statement, "--salt", &salt][..], more].concat());
	let output = reconcile(&[]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"File".into()));
	std::fs::write(&statement, "流水号,方向,金额\n20261124-0001,收,1000\n").unwrap();
	assert_eq!(code(&reconcile(&["--from", "2026-12-01", "--to", "2026-11-01"])), 2);
	assert_eq!(code(&reconcile(&[])), 3, "no salt");
	assert_eq!(code(&run(&["money", "new-salt", &salt])), 0);
	assert_eq!(code(&reconcile(&["--from", "2026-11-01", "--to", "2026-11-30"])), 4);
	assert_eq!(code(&reconcile(&["--from", "November"])), 2);
	assert_eq!(code(&signed(&["money", "reconcile", &statement])), 2, "which salt");
}

#[test]
fn an_instruction_moves_something_from_one_party_to_another() {
	let [_, member, instruction] = ids();
	let none = signed(&["instruction", "make"]);
	assert_eq!((code(&none), &json(&none)["error"]["kind"]), (2, &"usage".into()));
	let other = MemberId([4; 32]).to_string();
	let pay = format!("{member}:{other}:800.50");
	assert_eq!(code(&signed(&["instruction", "make", "--pay", &pay])), 2, "the bank is missing");
	assert_eq!(code(&signed(&["instruction", "make", "--pay", &pay, "--bank", &other])), 4);
	for wrong in [["--pay", "x:y:1"], ["--expires", "soon"], ["--about", "contract"], ["--currency", "cny"]] {
		let args = [&["instruction", "make", "--pay", &pay, "--bank", &other][..], &wrong].concat();
		assert_eq!(code(&signed(&args)), 2, "{wrong:?}");
	}
	for verb in ["affirm", "withdraw", "execute", "reject", "clear", "show"] {
		assert_eq!(code(&signed(&["instruction", verb, &instruction])), 4, "{verb}");
		assert_eq!(code(&signed(&["instruction", verb, &member])), 2, "{verb}");
	}
}

#[test]
fn a_party_key_is_a_key_and_a_party() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("key");
	let file = path.to_str().unwrap();
	let made = run(&["party", "new", file, "--output", "json"]);
	assert_eq!(code(&made), 0, "{}", stderr(&made));
	let made = json(&made);
	assert!(made["party"].as_str().unwrap().starts_with("hfpa1"), "{made}");
	assert_eq!(json(&run(&["key", "show", file, "--output", "json"]))["account"], made["account"]);
	assert_eq!(code(&run(&["party", "new", file])), 3, "nothing is overwritten");
	let (opening, out) = (folder.path().join("opening"), folder.path().join("consent"));
	let (sponsor, object) = (hefu_primitives::MemberId([1; 32]).to_string(), "05".repeat(32));
	let files = ["--opening", opening.to_str().unwrap(), "--out", out.to_str().unwrap()];
	let add = [&["party", "consent", "--sponsor", &sponsor, "--object", &object][..], &files].concat();
	assert_eq!(code(&signed(&add)), 2, "nobody is said to be behind it");
	assert_eq!(code(&signed(&[&add[..], &["--name", "甲货主有限公司"]].concat())), 4);
	std::fs::write(&out, "").unwrap();
	assert_eq!(
		code(&signed(&[&add[..], &["--name", "甲货主有限公司"]].concat())),
		3,
		"nothing is overwritten"
	);
	assert!(!opening.exists(), "no opening of a key that did not consent");
	let zh = hefu(&["party", "retire", "--lang", "zh"]).output().unwrap();
	assert!(stderr(&zh).contains("没有签名密钥"));
}

/// A permission to use, from this moment on if it says so.
fn permission(begins: Option<&str>) -> Value {
	let from = |moment: &str| serde_json::json!({ "leftOperand": "dateTime", "operator": "gteq", "rightOperand": moment });
	serde_json::json!([{ "action": "use", "constraint": begins.map(from).into_iter().collect::<Vec<_>>() }])
}

/// A provider's offer in a negotiation of this chain.
fn offer(target: &str, permission: &Value) -> Value {
	let negotiation = format!("urn:hefu:{}", NegotiationId([7; 32]));
	serde_json::json!({
		"@context": ["https://w3id.org/dspace/2025/1/context.jsonld"],
		"@type": "ContractOfferMessage",
		"providerPid": negotiation,
		"consumerPid": negotiation,
		"offer": { "@type": "Offer", "@id": "urn:x:offer", "target": target, "permission": permission },
	})
}

#[test]
fn a_message_has_the_digest_of_its_terms() {
	const BEGINS: &str = "2026-01-01T00:00:00Z";
	let folder = tempfile::tempdir().unwrap();
	let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
	let (message, policy) = (path("message.json"), path("policy.json"));
	let [dataset, ..] = ids();
	let target = format!("urn:hefu:{dataset}:1");
	let read = |more: &[&str]| run(&[&["dsp", "read", &message, "--output", "json"][..], more].concat());
	let digest = |more: &[&str]| {
		run(&[&["dsp", "digest", "--policy", &policy, "--output", "json"][..], more].concat())
	};

	std::fs::write(&message, offer(&target, &permission(Some(BEGINS))).to_string()).unwrap();
	let output = read(&[]);
	assert_eq!(code(&output), 0, "{output:?}");
	let found = json(&output);
	assert_eq!(
		(&found["message"], &found["onChain"]["step"]),
		(&"ContractOfferMessage".into(), &"offer".into())
	);
	assert_eq!(found["onChain"]["negotiation"], NegotiationId([7; 32]).to_string());
	assert_eq!(found["onChain"]["offered"]["target"], format!("{dataset}:1"));
	let terms = &found["onChain"]["offered"]["terms"];
	assert_eq!(terms, &found["kept"]["terms"]["digest"]);
	let people = String::from_utf8(run(&["dsp", "read", &message, "--lang", "zh"]).stdout).unwrap();
	assert!(people.contains("磋商步骤：要约") && people.contains(terms.as_str().unwrap()), "{people}");

	let written = serde_json::json!({ "@type": "Offer", "permission": permission(Some(BEGINS)) });
	std::fs::write(&policy, written.to_string()).unwrap();
	assert_eq!(&json(&digest(&[]))["digest"], terms);

	// What does not say when it begins has no digest of its own.
	std::fs::write(&message, offer(&target, &permission(None)).to_string()).unwrap();
	let written = serde_json::json!({ "@type": "Offer", "permission": permission(None) });
	std::fs::write(&policy, written.to_string()).unwrap();
	for refused in [read(&[]), digest(&[])] {
		assert_eq!((code(&refused), &json(&refused)["error"]["name"]), (3, &"Begins".into()));
	}
	assert_eq!(&json(&read(&["--begins", BEGINS]))["onChain"]["offered"]["terms"], terms);
	assert_eq!(&json(&digest(&["--from", BEGINS]))["digest"], terms);
}

#[test]
fn names_of_other_data_spaces_are_looked_up() {
	let folder = tempfile::tempdir().unwrap();
	let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
	let (message, names) = (path("message.json"), path("names.json"));
	let [dataset, ..] = ids();
	let read = |more: &[&str]| run(&[&["dsp", "read", &message, "--output", "json"][..], more].concat());
	assert_eq!(code(&read(&[])), 3, "no file");
	std::fs::write(&message, offer("urn:x:d", &permission(Some("2026-01-01T00:00:00Z"))).to_string())
		.unwrap();
	let output = read(&[]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Message".into()));
	assert!(messages(&output)[0].contains("offer.target: names a dataset"), "{output:?}");
	let chinese = read(&["--lang", "zh"]);
	assert!(messages(&chinese)[0].contains("offer.target：所指的数据集未知"), "{chinese:?}");
	std::fs::write(
		&names,
		serde_json::json!({ "datasets": { "urn:x:d": format!("{dataset}:1") } }).to_string(),
	)
	.unwrap();
	assert_eq!(code(&read(&["--names", &names])), 0);
	std::fs::write(&names, r#"{ "datasets": { "urn:x:d": "d" } }"#).unwrap();
	let output = read(&["--names", &names]);
	assert!(code(&output) == 3 && messages(&output)[0].contains("names.json: datasets"), "{output:?}");

	std::fs::write(
		&message,
		r#"{ "protocolVersions": [{ "version": "2025-1", "path": "/", "binding": "HTTPS" }] }"#,
	)
	.unwrap();
	let found = json(&read(&[]));
	assert_eq!((&found["message"], &found["onChain"]), (&"protocolVersions".into(), &Value::Null));
	assert!(found["kept"]["message"]["protocolVersions"].is_array());
}
