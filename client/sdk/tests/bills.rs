//! Documents become issuances, and a bill is what its chain amounts to. Needs no node.

use std::path::{Path, PathBuf};

use hefu_primitives::{
	CustomerId, MemberId, Party, PartyId,
	bill::{Kind, Title},
	date::Day,
};
use hefu_sdk::{
	bill::{Document, import},
	bills::{NotIssued, Parties, comment},
	json,
	private::BoxKey,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const CARRIER: MemberId = MemberId([1; 32]);
const TODAY: Day = Day(20_781);

fn shared() -> PathBuf {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	shared.join("data/dcsa/examples")
}

/// The transport documents among the examples, with their messages.
fn documents() -> Vec<(String, Value, Document)> {
	let index =
		std::fs::read(shared().join("index.json")).expect("HEFU_SHARED names the folder with data/dcsa");
	let index: Value = serde_json::from_slice(&index).unwrap();
	let files = index.as_array().unwrap().iter().map(|row| row["file"].as_str().unwrap());
	let read = |file: &str| {
		let bytes = std::fs::read(shared().join(file)).unwrap();
		let document = import(&bytes).ok()?;
		Some((file.to_owned(), json::parse(&bytes).unwrap(), document))
	};
	files.filter_map(read).collect()
}

fn shipper() -> Party {
	Party::Key(PartyId([2; 32]))
}

fn parties(kind: Kind) -> Parties {
	Parties {
		shipper: shipper(),
		holder: shipper(),
		titleholder: (kind != Kind::BearerBl).then(shipper),
		named: Vec::new(),
		agents: Vec::new(),
	}
}

/// The example of a request for issuance, with other parties and whether it is to order.
fn changed(to_order: bool, party: Option<&str>) -> Document {
	let file = shared().join("ebl-issuance/put-ebl-issuance-requests-request-regularSTDExample.json");
	let mut message: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
	message["document"]["isToOrder"] = to_order.into();
	if let Some(function) = party {
		message["document"]["documentParties"][function] =
			message["document"]["documentParties"]["shipper"].clone();
	}
	import(message.to_string().as_bytes()).unwrap()
}

#[test]
fn every_example_that_can_be_issued_has_its_canonical_digest() {
	let documents = documents();
	assert_eq!(documents.len(), 8);
	for (file, message, document) in documents {
		let places =
			["/document", "/transportDocument", "/data/transportDocument", "/amendedTransportDocument"];
		let inside = places.into_iter().find_map(|place| message.pointer(place)).unwrap_or(&message);
		let digest: [u8; 32] = Sha256::digest(json::canonical(inside)).into();
		let faced = document.issuance(&CARRIER, parties(document.kind), TODAY, None).unwrap();
		let issuance = &faced.issuance;
		assert_eq!(issuance.document, digest, "{file}");
		assert_eq!(issuance.private.root, faced.part.root());
		assert_eq!(issuance.fault(&CARRIER), None);
		assert_eq!(issuance.issued_on, document.issued.map_or(TODAY, Day));
		// What goes on chain has no name.
		let encoded = subxt::ext::codec::Encode::encode(issuance);
		for party in &document.parties {
			let name = party.name.as_bytes();
			assert!(!encoded.windows(name.len()).any(|window| window == name), "{file}: {}", party.name);
		}
	}
}

#[test]
fn the_title_is_what_the_document_makes_it() {
	let title = |document: &Document| {
		document.issuance(&CARRIER, parties(document.kind), TODAY, None).map(|faced| faced.issuance.title)
	};
	let order = changed(true, Some("endorsee"));
	let expected = Title::Named { party: shipper(), further_endorsable: true };
	assert_eq!(title(&order).unwrap(), expected);
	assert_eq!(title(&changed(true, None)).unwrap(), Title::Bearer);
	assert_eq!(title(&changed(false, Some("consignee"))).unwrap(), Title::Fixed(shipper()));
}

#[test]
fn what_is_said_wrongly_is_told() {
	let (bearer, order) = (changed(true, None), changed(true, Some("endorsee")));
	let straight = changed(false, Some("consignee"));
	let refused = |document: &Document, change: &dyn Fn(&mut Parties)| {
		let mut parties = parties(document.kind);
		change(&mut parties);
		document.issuance(&CARRIER, parties, TODAY, None).unwrap_err()
	};
	let error = refused(&bearer, &|parties| parties.titleholder = Some(shipper()));
	assert!(matches!(error, NotIssued::Titleholder), "{error}");
	let error = refused(&order, &|parties| parties.titleholder = None);
	assert!(matches!(error, NotIssued::NoTitleholder), "{error}");
	let error = refused(&order, &|parties| parties.agents = vec![CARRIER]);
	assert!(matches!(error, NotIssued::Parties), "{error}");
	let stranger = Party::Customer(CustomerId([9; 32]));
	let error = refused(&straight, &|parties| parties.holder = stranger);
	assert!(matches!(error, NotIssued::Parties), "{error}");
	let error = refused(&straight, &|parties| {
		parties.named = (10..19).map(|byte| Party::Customer(CustomerId([byte; 32]))).collect();
	});
	assert!(matches!(error, NotIssued::TooMany), "{error}");
	let mut chinese = order.clone();
	chinese.reference = "提单一".into();
	assert!(matches!(refused(&chinese, &|_| {}), NotIssued::Reference));
}

#[test]
fn the_regulator_gets_what_the_root_stands_for() {
	let key = BoxKey::random().unwrap();
	let document = changed(true, None);
	let faced = document.issuance(&CARRIER, parties(document.kind), TODAY, Some(&key.public())).unwrap();
	let sealed = faced.for_regulator.unwrap();
	let digest = hefu_primitives::digest::blake2_256(&sealed);
	assert_eq!(faced.issuance.private.regulator, Some(digest));
	let opened = hefu_sdk::private::Part::open_sealed(&key, &sealed).unwrap();
	assert_eq!(opened.root(), faced.issuance.private.root);
}

#[test]
fn a_request_without_issue_to_tells_no_name_by_its_digest() {
	let mut document = changed(true, None);
	document.issue_to = None;
	let faced = document.issuance(&CARRIER, parties(document.kind), TODAY, None).unwrap();
	let party = json!({ "partyName": shipper().to_string(), "sendToPlatform": "HEFU" });
	assert_eq!(faced.issuance.issue_to_digest, json::sha256(&party));
}

#[test]
fn comments_are_salted() {
	let (one, other) = (comment("货损扣款").unwrap(), comment("货损扣款").unwrap());
	assert_ne!(one.root(), other.root());
	assert_eq!(one.value("comment"), Some(&"货损扣款".into()));
}
