//! Products, negotiations, orders and meters, as far as they need no node: what is wrong is told before one is asked.

mod common;

use common::{code, json, run};
use hefu_primitives::{DatasetId, GrantId, MemberId, NegotiationId, OrderId, ProductId, id::MeterId};

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
fn a_product_has_one_price_and_one_way_to_be_settled() {
	let [dataset, bank] = [DatasetId([1; 32]).to_string(), MemberId([2; 32]).to_string()];
	let terms = "11".repeat(32);
	let base = ["product", "add", &*dataset, "--terms", &terms];
	let add = |more: &[&str]| signed(&[&base[..], more].concat());
	assert_eq!(name_of(&add(&["--proof"])), (2, "Usage".into()), "no price");
	for price in [
		&["--free"][..],
		&["--amount", "1200.50", "--bank", &bank],
		&["--tier", "1:100", "--tier", "11:80", "--bank", &bank],
		&["--cap", "500", "--bank", &bank],
		&["--capped-by-tariff", "--bank", &bank],
	] {
		assert_eq!(code(&add(&[&["--proof"][..], price].concat())), 4, "{price:?}");
		assert_eq!(code(&add(&[&["--arbiter", &*bank][..], price].concat())), 4, "{price:?}");
		assert_eq!(code(&add(price)), 2, "nothing says how it is settled: {price:?}");
	}
	for wrong in [
		&["--free", "--amount", "5", "--bank", &bank][..],
		&["--amount", "5"],
		&["--amount", "5", "--cap", "6", "--bank", &bank],
		&["--tier", "0:100", "--bank", &bank],
		&["--free", "--fee", "exchange:x:250"],
		&["--free", "--stock", "0"],
		&["--free", "--arbiter", &bank],
	] {
		assert_eq!(code(&add(&[&["--proof"][..], wrong].concat())), 2, "{wrong:?}");
	}
}

#[test]
fn an_order_is_of_a_product_or_of_an_agreement() {
	let [product, agreement] = [ProductId([1; 32]).to_string(), NegotiationId([2; 32]).to_string()];
	let place = |more: &[&str]| code(&signed(&[&["order", "place"][..], more].concat()));
	assert_eq!(place(&[&product]), 4);
	assert_eq!(place(&[&product, "--units", "3"]), 4);
	assert_eq!(place(&["--agreement", &agreement]), 4);
	assert_eq!(place(&[]), 2);
	assert_eq!(place(&[&product, "--agreement", &agreement]), 2);
	assert_eq!(place(&["--agreement", &agreement, "--units", "3"]), 2);
	assert_eq!(place(&[&product, "--units", "0"]), 2);
}

#[test]
fn what_is_about_an_order_names_one() {
	let [order, other] = [OrderId([1; 32]).to_string(), ProductId([2; 32]).to_string()];
	for verb in ["cancel", "accept", "arbitrate", "close", "reclaim", "show"] {
		assert_eq!(code(&signed(&["order", verb, &order])), 4, "{verb}");
		assert_eq!(code(&signed(&["order", verb, &other])), 2, "{verb}");
	}
	let folder = tempfile::tempdir().unwrap();
	let out = folder.path().to_str().unwrap();
	assert_eq!(code(&signed(&["order", "deliver", &order, "--out", out])), 4);
	assert_eq!(code(&signed(&["order", "receive", &order, "--out", out])), 4);
	let from = signed(&["order", "receive", &order, "--out", out, "--from", "orders"]);
	assert_eq!(name_of(&from), (2, "Url".into()));
}

#[test]
fn an_offer_is_read_before_a_node_is_asked() {
	const BEGINS: &str = "2026-01-01T00:00:00Z";
	let order = OrderId([1; 32]).to_string();
	let folder = tempfile::tempdir().unwrap();
	let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
	let (offer, open, message, out) =
		(path("offer.json"), path("open.json"), path("message.json"), path("out"));
	let digest =
		["dsp", "digest", "--purpose", "any", "--region", "440000", "--sector", "I", "--until", "never"];
	let written = signed(&[&digest[..], &["--from", BEGINS, "--out", &offer]].concat());
	assert_eq!((code(&written), &json(&written)["offer"]), (0, &offer.clone().into()));
	let again = signed(&["dsp", "digest", "--policy", &offer]);
	assert_eq!(json(&again)["digest"], json(&written)["digest"], "the offer has the digest of its terms");
	let twice = signed(&["dsp", "digest", "--policy", &offer, "--out", &offer]);
	assert_eq!(name_of(&twice), (3, "Exists".into()), "nothing is overwritten");

	let base = ["order", "receive", &*order, "--out", &out];
	let receive = |more: &[&str]| signed(&[&base[..], more].concat());
	assert_eq!(code(&receive(&["--offer", &offer])), 4);
	assert_eq!(code(&receive(&["--any-terms"])), 4);
	assert_eq!(code(&receive(&["--offer", &offer, "--any-terms"])), 2);
	assert_eq!(code(&receive(&["--begins", BEGINS])), 2);
	assert_eq!(name_of(&receive(&["--offer", "/no/such/file"])), (3, "File".into()));
	std::fs::write(&open, r#"{ "@type": "Offer", "permission": [{ "action": "use" }] }"#).unwrap();
	assert_eq!(name_of(&receive(&["--offer", &open])), (3, "Begins".into()));
	assert_eq!(code(&receive(&["--offer", &open, "--begins", BEGINS])), 4);
	std::fs::write(&open, r#"{ "@type": "Offer", "permission": [{ "action": "distribute" }] }"#).unwrap();
	assert_eq!(name_of(&receive(&["--offer", &open])), (3, "Policy".into()));

	let context = hefu_sdk::dsp::CONTEXT;
	let of = |more: &str| {
		format!(
			r#"{{ "@context": ["{context}"], "providerPid": "urn:x:p", "consumerPid": "urn:x:c", {more} }}"#
		)
	};
	let rules = r#"[{ "action": "use", "constraint": [
		{ "leftOperand": "dateTime", "operator": "gteq", "rightOperand": { "@value": "2026-01-01T00:00:00Z",
			"@type": "xsd:dateTime" } }] }]"#;
	let offering = format!(
		r#""@type": "ContractOfferMessage", "offer": {{ "@type": "Offer", "@id": "urn:x:offer", "target": "urn:x:d",
			"permission": {rules} }}"#
	);
	std::fs::write(&message, of(&offering)).unwrap();
	assert_eq!(code(&receive(&["--offer", &message])), 4, "what names stand for is not asked");
	std::fs::write(&message, of(r#""@type": "ContractAgreementVerificationMessage""#)).unwrap();
	assert_eq!(name_of(&receive(&["--offer", &message])), (3, "Message".into()));
}

#[test]
fn evidence_and_receipts_are_read_before_a_node_is_asked() {
	let order = OrderId([1; 32]).to_string();
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("use.json");
	std::fs::write(&path, "{}").unwrap();
	let file = path.to_str().unwrap();
	assert_eq!(name_of(&signed(&["order", "note-use", file])), (3, "UseReceipt".into()));
	assert_eq!(name_of(&signed(&["order", "note-use", "/no/such/file"])), (3, "File".into()));
	assert_eq!(name_of(&signed(&["meter", "redeem", file])), (3, "Voucher".into()));
	let digest = "22".repeat(32);
	let rule = ["order", "rule", &*order, "--document", &digest, "--for"];
	assert_eq!(code(&signed(&[&rule[..], &["buyer"]].concat())), 4);
	assert_eq!(code(&signed(&[&rule[..], &["nobody"]].concat())), 2);
	let commit = ["order", "commit", &*order, "--grant"];
	let grant = GrantId([3; 32]).to_string();
	let pair = format!("{digest}:{digest}");
	assert_eq!(code(&signed(&[&commit[..], &[&grant, "--file", &pair]].concat())), 4);
	assert_eq!(code(&signed(&[&commit[..], &[&grant, "--file", &digest]].concat())), 2);
}

#[test]
fn a_meter_says_for_what_and_from_which_deposit() {
	let [grant, provider] = [GrantId([1; 32]).to_string(), MemberId([2; 32]).to_string()];
	let [service, signer] = ["33".repeat(32), "44".repeat(32)];
	let base = ["meter", "open", &*grant, &provider, "--service", &service, "--signer", &signer];
	let use_of = ["--purpose", "0", "--region", "440300", "--sector", "I65"];
	let money = ["--bank", &*provider, "--deposit", "1000"];
	let open = |parts: &[&[&str]]| code(&signed(&[&base[..], &parts.concat()].concat()));
	assert_eq!(open(&[&use_of, &money]), 4);
	assert_eq!(open(&[&use_of, &money, &["--window", "30d", "--cap", "5000"]]), 4);
	assert_eq!(open(&[&use_of, &money, &["--window", "0d"]]), 2);
	assert_eq!(open(&[&use_of]), 2);
	assert_eq!(open(&[&money]), 2);
	let meter = MeterId([5; 32]).to_string();
	for verb in ["close", "collect", "show"] {
		assert_eq!(code(&signed(&["meter", verb, &meter])), 4, "{verb}");
		assert_eq!(code(&signed(&["meter", verb, &grant])), 2, "{verb}");
	}
}
