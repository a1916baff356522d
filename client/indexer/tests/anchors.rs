//! What is answered of anchors: that invoices add up with what was paid and taken back, and that each thing leads to the others.

mod common;

use common::web::{Indexed, indexed, number, text};
use serde_json::Value as Json;

/// The id of a party.
fn party(of: &Json) -> &str {
	text(of.as_object().unwrap().values().next().unwrap())
}

#[tokio::test]
async fn every_kind_of_anchor_is_found_by_what_it_is_about() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let all = web.all("/anchors", 100).await;
	let mut counted = 0;
	for kind in ["Invoice", "Contract", "Entry", "Assessment", "ExportBasis"] {
		let found = web.all(&format!("/anchors?kind={kind}"), 100).await;
		assert!(!found.is_empty(), "{kind}");
		for listed in &found {
			let (id, what) = (text(&listed["id"]), &listed["state"]["what"][kind]);
			assert!(!what.is_null(), "{listed}");
			let of = web.good(&format!("/anchors/{id}")).await;
			assert_eq!((&of["state"], &of["standing"]), (&listed["state"], &listed["standing"]));
			assert_eq!(of["standing"] == "Withdrawn", !of["state"]["withdrawn"].is_null(), "{of}");
			let by = text(&of["by"]);
			for path in [format!("/anchors?by={by}"), format!("/members/{by}/anchors")] {
				assert!(web.all(&path, 100).await.contains(listed), "{path}");
			}
			for field in ["dataset", "instruction", "grant"] {
				let Some(named) = what[field].as_str() else { continue };
				let path = format!("/anchors?{field}={named}");
				assert!(web.all(&path, 100).await.contains(listed), "{path}");
			}
		}
		counted += found.len();
	}
	assert_eq!(counted, all.len());
}

#[tokio::test]
async fn invoices_add_up() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let invoices = web.all("/anchors?kind=Invoice", 100).await;
	let mut reds = 0;
	for listed in &invoices {
		let id = text(&listed["id"]);
		let of = web.good(&format!("/anchors/{id}")).await;
		let invoice = &of["state"]["what"]["Invoice"];
		let nullifier = web.good(&format!("/nullifiers/{}", text(&invoice["nullifier"]))).await;
		assert_eq!((&nullifier["anchor"], &nullifier["state"]), (&of["id"], &of["id"]));
		for side in ["seller", "buyer"] {
			let path = format!("/anchors?party={}", party(&invoice[side]));
			assert!(web.all(&path, 100).await.contains(listed), "{path}");
		}

		// What red ones took back.
		let of_it = of["reds"].as_array().unwrap();
		let taken_back = of_it.iter().map(|red| number(&red["state"]["what"]["Invoice"]["amount"]));
		let reddened = if of["reddened"].is_null() { 0 } else { number(&of["reddened"]["state"]) };
		assert_eq!(reddened, taken_back.sum::<u128>(), "{of}");
		assert_eq!(of["standing"] == "Reddened", reddened == number(&invoice["amount"]), "{of}");
		reds += of_it.len();

		// What is invoiced of the instruction is what its invoices say, and it was paid.
		let instruction = web.good(&format!("/instructions/{}", text(&invoice["instruction"]))).await;
		assert_eq!((&instruction["status"], &instruction["invoiced"]), (&"Settled".into(), &of["invoiced"]));
		let same = |other: &&Json| {
			let other = &other["state"]["what"]["Invoice"];
			["instruction", "seller", "buyer"].iter().all(|field| other[*field] == invoice[*field])
		};
		let sum = |is_red: bool| {
			let of_colour = invoices.iter().filter(same).map(|other| &other["state"]["what"]["Invoice"]);
			let of_colour = of_colour.filter(|other| other["colour"]["Red"].is_object() == is_red);
			of_colour.map(|other| number(&other["amount"])).sum::<u128>()
		};
		let mut records = of["invoiced"].as_array().unwrap().iter();
		let record = records.find(|record| {
			record["seller"] == party(&invoice["seller"]) && record["buyer"] == party(&invoice["buyer"])
		});
		let sums = &record.expect("it is invoiced")["state"];
		assert_eq!((number(&sums["blue"]), number(&sums["red"])), (sum(false), sum(true)), "{of}");
	}
	assert!(reds > 0);
	let attestors = web.all("/attestors", 100).await;
	let attested = attestors.iter().map(|attestor| number(&attestor["state"]["invoices"])).sum::<u128>();
	assert_eq!(attested, invoices.len() as u128);
}

#[tokio::test]
async fn audits_are_told_with_their_entries() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let entries = web.all("/anchors?kind=Entry", 100).await;
	let mut audited = 0;
	for entry in &entries {
		let of = web.good(&format!("/anchors/{}", text(&entry["id"]))).await;
		if !of["audit"].is_null() {
			assert_eq!(of["audit"]["auditor"], of["audit"]["state"]["auditor"]);
			assert_ne!(of["audit"]["auditor"], of["by"]);
			audited += 1;
		}
	}
	assert!(audited > 0);
}
