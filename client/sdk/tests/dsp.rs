//! Messages of the Dataspace Protocol: every example that comes with the project goes to the chain's forms and back, and what is wrong is
//! refused by the name of its field.

#[path = "dsp/schema.rs"]
mod schema;

use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
};

use hefu_primitives::{
	DatasetId, MemberId, NegotiationId, OrderId, ProductId,
	code::Region,
	dataset::VersionRef,
	market::{Charge, NegotiationState, Side, TransferState},
	settlement::{Book, Currency},
	terms::{Dimension, Terms},
};
use hefu_sdk::{
	date,
	dsp::{
		Act, Agreed, Bridge, CHARGE, CONTEXT, Document, DspError, DspProblem, Glossary, Kept, Listing,
		Message, Names, Offered, Pids, Places, Report, Step, Transfer, Transferring, UNITS, digest,
	},
	policy::{PurposeList, odrl},
	view,
};
use schema::Schemas;
use serde_json::{Value, json};

/// Before all moments in the examples.
const BEGINS: &str = "2022-12-01T00:00:00Z";

const PROVIDER: MemberId = MemberId([1; 32]);
const CONSUMER: MemberId = MemberId([2; 32]);
const NEGOTIATION: NegotiationId = NegotiationId([3; 32]);
const ORDER: OrderId = OrderId([4; 32]);

/// The folder `data/dsp` of the project's samples; a test that cannot see them has tested nothing.
fn folder() -> PathBuf {
	let here = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
	let shared = std::env::var_os("HEFU_SHARED").map_or_else(here, Into::into);
	let folder = shared.join("data/dsp");
	assert!(folder.is_dir(), "no {}: set HEFU_SHARED to the folder that holds data/dsp", folder.display());
	folder
}

/// Every example, by its name.
fn examples() -> BTreeMap<String, Value> {
	let mut found = BTreeMap::new();
	for part in std::fs::read_dir(folder()).unwrap() {
		let Ok(examples) = std::fs::read_dir(part.unwrap().path().join("example")) else { continue };
		for entry in examples {
			let path = entry.unwrap().path();
			let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
			found.insert(name, serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap());
		}
	}
	assert_eq!(found.len(), 20, "{:?}", found.keys());
	found
}

fn example(name: &str) -> Value {
	examples().remove(name).unwrap_or_else(|| panic!("no example {name}"))
}

fn read(value: &Value) -> Result<Document, DspError> {
	Document::read(value.to_string().as_bytes())
}

fn product(seed: u8) -> ProductId {
	ProductId([seed; 32])
}

fn version(seed: u8) -> VersionRef {
	VersionRef { dataset: DatasetId([seed; 32]), version: 1 }
}

/// What the names in the examples stand for.
fn names() -> Names {
	let mut names = Names::default();
	let members = [
		("urn:example:DataProviderA", PROVIDER),
		("http://example.com/Provider", PROVIDER),
		("http://example.com/Consumer", CONSUMER),
	];
	// The provider has two names: each message is read with the one that it has.
	for (name, member) in members {
		names.members.add(name, member).unwrap();
	}
	let targets = ["3dd1add8-4d2d-569e-d634-8394a8836a88", "3afeadd8-ed2d-569e-d634-8394a8836d57"];
	for (seed, name) in (10..).zip(targets.into_iter().chain(["3dd1add4-4d2d-569e-d634-8394a8836d23"])) {
		names.targets.add(&format!("urn:uuid:{name}"), version(seed)).unwrap();
	}
	let offers = [
		"3dd1add8-4d2d-569e-d634-8394a8836a88",
		"2828282:3dd1add8-4d2d-569e-d634-8394a8836a88",
		"2828282:3dd1add8-4d2d-569e-d634-8394a8836a89",
	];
	for (seed, name) in (20..).zip(offers) {
		names.products.add(&format!("urn:uuid:{name}"), product(seed)).unwrap();
	}
	let (consumer, provider) =
		("urn:uuid:32541fe6-c580-409e-85a8-8a9a32fbe833", "urn:uuid:a343fcbf-99fc-4ce8-8e9b-148c97605aab");
	names.negotiations.consumer.add(consumer, NEGOTIATION).unwrap();
	names.negotiations.provider.add(provider, NEGOTIATION).unwrap();
	names.transfers.consumer.add(consumer, ORDER).unwrap();
	names.transfers.provider.add(provider, ORDER).unwrap();
	names.agreements.add("urn:uuid:e8dc8655-44c2-46ef-b701-4cffdc2faa44", NEGOTIATION).unwrap();
	names
}

/// What a test's bridge holds on to.
struct Shore {
	names: Names,
	purposes: PurposeList,
	places: Places,
}

impl Shore {
	/// No division is the EU's: one stands in for it, as two sides may agree.
	fn new() -> Self {
		let guangdong = ["http://example.org/EU", "_:EU"].map(|name| (name.to_owned(), Region(440_000)));
		Self { names: names(), purposes: PurposeList::default(), places: Places::new(guangdong) }
	}

	fn bridge(&self) -> Bridge<'_> {
		let Self { names, purposes, places } = self;
		Bridge { names, purposes, places, begins_ms: date::milliseconds(BEGINS).unwrap() }
	}
}

/// A document with the terms of each policy in place of its rules, and one name for each place.
fn meaning(value: &Value) -> Value {
	let text = value.to_string().replace("http://example.org/EU", "440000").replace("_:EU", "440000");
	let mut value = serde_json::from_str(&text).unwrap();
	with_terms(&mut value);
	value
}

fn with_terms(value: &mut Value) {
	match value {
		Value::Array(values) => values.iter_mut().for_each(with_terms),
		Value::Object(members) if members.contains_key("permission") => {
			let mut policy = json!({ "@type": "Offer" });
			for rules in ["permission", "prohibition", "obligation", "profile"] {
				if let Some(found) = members.remove(rules) {
					policy[rules] = found;
				}
			}
			let begins = members.get("timestamp").and_then(Value::as_str).unwrap_or(BEGINS);
			let terms = terms(&policy, date::milliseconds(begins).unwrap());
			members.insert("terms".into(), format!("{terms:?}").into());
		}
		Value::Object(members) => members.values_mut().for_each(with_terms),
		_ => {}
	}
}

fn terms(policy: &Value, begins_ms: u64) -> Terms {
	let compiled = odrl::compile(policy, &PurposeList::default(), begins_ms).unwrap();
	compiled.draft.terms(begins_ms).unwrap()
}

#[test]
fn every_example_is_read_and_written_as_it_is_and_is_as_its_schema_says() {
	let schemas = Schemas::read(&folder());
	for (name, example) in examples() {
		let document = read(&example).unwrap_or_else(|error| panic!("{name}: {error}"));
		assert_eq!(document.json(), example, "{name}");
		let kind = match (example["@type"].as_str(), &document.message) {
			(Some(kind), _) => kind,
			(None, Message::Versions(_)) => "Version",
			(None, _) => "DidService",
		};
		assert!(schemas.allows(schemas.of(kind), &example), "{name}");
		// The check by hand does refuse.
		assert!(!schemas.allows(schemas.of(kind), &json!({})), "{name}");
	}
}

#[test]
fn every_example_goes_to_the_chain_and_back_and_means_the_same() {
	let (shore, schemas) = (Shore::new(), Schemas::read(&folder()));
	let bridge = shore.bridge();
	for (name, example) in examples() {
		let Document { also, message } = read(&example).unwrap();
		let (act, kept) = bridge.divide(message).unwrap_or_else(|error| panic!("{name}: {error}"));
		let message = bridge.join(act.clone(), kept.clone()).unwrap();
		let back = Document { also, message }.json();
		assert_eq!(meaning(&back), meaning(&example), "{name}");
		if let Some(kind) = back["@type"].as_str() {
			assert!(schemas.allows(schemas.of(kind), &back), "{name}: {back}");
		}
		// And there again.
		let again = bridge.divide(read(&back).unwrap().message).unwrap();
		assert_eq!(again.0, act, "{name}");
		assert_eq!(again.1, kept, "{name}");
	}
}

#[test]
fn each_example_is_what_the_chain_records() {
	let shore = Shore::new();
	let act = |name: &str| shore.bridge().divide(read(&example(name)).unwrap().message).unwrap().0;
	let step = |opens, step| Act::Negotiation { negotiation: NEGOTIATION, opens, step: Box::new(step) };
	let moved = |opens, to| Act::Transfer { order: ORDER, opens, to };
	let begins = date::milliseconds(BEGINS).unwrap();
	let rules = |constraint: Value| json!({ "@type": "Offer", "permission": [{ "action": "use", "constraint": constraint }] });
	let offered = |target, begins_ms, constraint| Offered {
		target,
		terms: digest(&terms(&rules(constraint), begins_ms)),
		units: 1,
		charge: None,
	};
	let in_guangdong = json!([{ "leftOperand": "spatial", "operator": "eq", "rightOperand": "440000" }]);
	let until =
		json!([{ "leftOperand": "dateTime", "operator": "lteq", "rightOperand": "2023-12-31T06:00:00Z" }]);

	let listing = |product, seller, target| {
		let offered = offered(target, begins, in_guangdong.clone());
		Act::Listed(vec![Listing { product, seller, offered }])
	};
	assert_eq!(act("catalog"), listing(product(20), Some(PROVIDER), version(10)));
	assert_eq!(act("dataset"), listing(product(21), None, version(11)));
	let request = Step::Request(offered(version(10), begins, json!([])));
	assert_eq!(act("contract-request-message_initial"), step(Some(product(22)), request));
	let offer = Step::Offer(offered(version(10), begins, until.clone()));
	assert_eq!(act("contract-offer-message"), step(None, offer));
	let at_ms = date::milliseconds("2023-01-01T01:00:00Z").unwrap();
	let agreed =
		Agreed { assigner: PROVIDER, assignee: CONSUMER, offered: offered(version(12), at_ms, until), at_ms };
	assert_eq!(act("contract-agreement-message"), step(None, Step::Agree(agreed)));
	assert_eq!(act("contract-negotiation-event-message"), step(None, Step::Accept));
	assert_eq!(act("contract-agreement-verification-message"), step(None, Step::Verify));
	let requested = NegotiationState::Requested;
	assert_eq!(act("contract-negotiation"), Act::Negotiated(NEGOTIATION, requested));
	assert_eq!(act("transfer-request-message"), moved(Some(NEGOTIATION), TransferState::Requested));
	assert_eq!(act("transfer-start-message"), moved(None, TransferState::Started));
	assert_eq!(act("transfer-completion-message"), moved(None, TransferState::Completed));
	assert_eq!(act("transfer-termination-message"), moved(None, TransferState::Terminated));
	assert_eq!(act("transfer-process"), Act::Transferred(ORDER, TransferState::Requested));
	for off_chain in [
		"catalog-request-message",
		"dataset-request-message",
		"catalog-error",
		"contract-negotiation-error",
		"transfer-error",
		"protocol-version",
		"catalogservice-did-service",
	] {
		assert_eq!(act(off_chain), Act::Nothing, "{off_chain}");
	}
}

#[test]
fn what_is_recorded_and_what_is_kept_is_said_as_json() {
	let shore = Shore::new();
	let said = |name: &str| {
		let (act, kept) = shore.bridge().divide(read(&example(name)).unwrap().message).unwrap();
		(view::dsp_act(&act), view::dsp_kept(&kept, &shore.purposes))
	};
	let (act, kept) = said("contract-agreement-message");
	assert_eq!((&act["kind"], &act["step"]), (&"negotiation".into(), &"agree".into()));
	assert_eq!((&act["assigner"], &act["opens"]), (&PROVIDER.to_string().into(), &Value::Null));
	assert_eq!(act["offered"]["target"], format!("{}:1", version(12).dataset));
	assert_eq!(act["offered"]["terms"], kept["terms"]["digest"]);
	let (act, kept) = said("contract-request-message_initial");
	assert_eq!((&act["opens"], &act["step"]), (&product(22).to_string().into(), &"request".into()));
	assert_eq!(kept["callbackAddress"], "https://example.com/callback");
	let (act, kept) = said("catalog");
	assert_eq!((&act["kind"], &act["listings"][0]["offered"]["units"]), (&"listed".into(), &1.into()));
	assert_eq!(
		(&kept["message"]["@type"], &act["listings"][0]["offered"]["terms"]),
		(&"Catalog".into(), &kept["terms"][0]["digest"])
	);
	assert_eq!(said("contract-negotiation").0["state"], "REQUESTED");
	assert_eq!(said("transfer-process").0["state"], "REQUESTED");
	assert_eq!(said("transfer-completion-message").0["to"], "COMPLETED");
	let (act, kept) = said("catalog-error");
	assert_eq!((act, &kept["message"]["@type"]), (Value::Null, &"CatalogError".into()));
	let (act, kept) = said("transfer-start-message");
	assert_eq!((&act["order"], &act["to"]), (&ORDER.to_string().into(), &"STARTED".into()));
	assert_eq!(kept["dataAddress"]["properties"], json!(["authorization", "authType"]));
	assert!(!kept.to_string().contains("TOKEN"), "a token is not printed");
}

#[test]
fn a_file_of_names_is_read_strictly() {
	let text = |value: Value| value.to_string().into_bytes();
	let read = |value: Value| Glossary::read(&text(value));
	let glossary = read(json!({
		"participants": { "http://example.com/Provider": PROVIDER.to_string() },
		"datasets": { "urn:d": format!("{}:1", version(10).dataset) },
		"offers": { "urn:o": product(20).to_string() },
		"negotiations": { "consumer": { "urn:c": NEGOTIATION.to_string() }, "provider": {} },
		"agreements": { "urn:a": NEGOTIATION.to_string() },
		"transfers": { "provider": { "urn:p": ORDER.to_string() } },
		"places": { "_:EU": "440000" },
	}));
	let mut names = Names::default();
	names.members.add("http://example.com/Provider", PROVIDER).unwrap();
	names.targets.add("urn:d", version(10)).unwrap();
	names.products.add("urn:o", product(20)).unwrap();
	names.negotiations.consumer.add("urn:c", NEGOTIATION).unwrap();
	names.agreements.add("urn:a", NEGOTIATION).unwrap();
	names.transfers.provider.add("urn:p", ORDER).unwrap();
	let places = Places::new([("_:EU".to_owned(), Region(440_000))]);
	assert_eq!(glossary, Ok(Glossary { names, places }));
	assert_eq!(read(json!({})), Ok(Glossary::default()));
	let own = format!("urn:hefu:{CONSUMER}");
	let taken = format!("participants[{own:?}]: stands for something else already");
	for (value, expected) in [
		(json!([]), "the document: is not an object"),
		(json!({ "offers": [] }), "offers: is not an object"),
		(json!({ "places": { "a": "EU" } }), "places[\"a\"]: is not a division of GB/T 2260, such as 440000"),
		(json!({ "datasets": { "a": 1 } }), "datasets[\"a\"]: is not the id that a dataset has on the chain"),
		(
			json!({ "transfers": { "consumer": { "a": NEGOTIATION.to_string() } } }),
			"transfers.consumer[\"a\"]: is not the id that a transfer has on the chain",
		),
		(json!({ "transfers": { "both": {} } }), "transfers.both: has no place there: take it out"),
		(json!({ "purposes": {} }), "purposes: has no place there: take it out"),
		(json!({ "participants": { own: PROVIDER.to_string() } }), &*taken),
	] {
		assert_eq!(read(value).unwrap_err().to_string(), expected);
	}
	let twice = br#"{ "places": { "a": "440000", "a": "330000" } }"#;
	assert!(matches!(Glossary::read(twice).unwrap_err().problem, DspProblem::NotJson(_)));
	let large = vec![b' '; hefu_sdk::dsp::MAX_DOCUMENT + 1];
	assert_eq!(Glossary::read(&large).unwrap_err().problem, DspProblem::TooLarge);
}

/// One message of each type that has no example, or that an example has in another form.
fn others() -> Vec<Value> {
	let mut request = example("contract-request-message_initial");
	request.as_object_mut().unwrap().remove("callbackAddress");
	request["providerPid"] = example("contract-negotiation")["providerPid"].clone();
	let mut offer = example("contract-offer-message");
	offer.as_object_mut().unwrap().remove("consumerPid");
	offer["callbackAddress"] = "https://example.com/callback".into();
	offer["offer"]["@id"] = request["offer"]["@id"].clone();
	let mut finalized = example("contract-negotiation-event-message");
	finalized["eventType"] = "FINALIZED".into();
	let mut termination = example("contract-negotiation-error");
	termination["@type"] = "ContractNegotiationTerminationMessage".into();
	let mut suspension = example("transfer-termination-message");
	suspension["@type"] = "TransferSuspensionMessage".into();
	let mut without_reason = suspension.clone();
	for member in ["code", "reason"] {
		without_reason.as_object_mut().unwrap().remove(member);
	}
	vec![request, offer, finalized, termination, suspension, without_reason]
}

#[test]
fn messages_of_every_type_go_there_and_back() {
	let (shore, schemas) = (Shore::new(), Schemas::read(&folder()));
	let mut kinds = BTreeSet::new();
	for message in examples().into_values().chain(others()) {
		let Some(kind) = message["@type"].as_str() else { continue };
		kinds.insert(kind.to_owned());
		assert!(schemas.allows(schemas.of(kind), &message), "{message}");
		let Document { also, message: read } = read(&message).unwrap();
		let (act, kept) = shore.bridge().divide(read).unwrap();
		let back = Document { also, message: shore.bridge().join(act, kept).unwrap() }.json();
		assert_eq!(meaning(&back), meaning(&message));
	}
	assert_eq!(kinds, BTreeSet::from(Message::TYPES.map(ToOwned::to_owned)));
}

#[test]
fn the_schemas_name_the_states_that_the_chain_has() {
	let schemas = Schemas::read(&folder());
	let named = |kind: &str, field: &str| {
		let names = schemas.of(kind)["definitions"][kind]["properties"][field]["enum"].as_array().unwrap();
		names.iter().map(|name| name.as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
	};
	let negotiation = NegotiationState::ALL.iter().map(|state| state.name().to_owned());
	assert_eq!(named("ContractNegotiation", "state"), negotiation.collect::<BTreeSet<_>>());
	let transfer = TransferState::ALL.iter().map(|state| state.name().to_owned());
	assert_eq!(named("TransferProcess", "state"), transfer.collect::<BTreeSet<_>>());
	let events = [NegotiationState::Accepted, NegotiationState::Finalized];
	let events = events.map(|state| state.name().to_owned());
	assert_eq!(named("ContractNegotiationEventMessage", "eventType"), BTreeSet::from(events));
}

/// From which states (none: `nothing`) a message may be sent, by whom, as the protocol's diagrams of states have it.
fn moves(message: &Value) -> BTreeSet<String> {
	let document = read(message).unwrap();
	let mut found = BTreeSet::new();
	for (side, letter) in [(Side::Consumer, 'C'), (Side::Provider, 'P')] {
		match &document.message {
			Message::Negotiating(says) => {
				for from in [None].into_iter().chain(NegotiationState::ALL.iter().copied().map(Some)) {
					if says.check(from, side).is_ok() {
						let name = from.map_or("nothing", |state| state.name());
						found.insert(format!("{letter} {name}"));
					}
				}
			}
			Message::Transferring(says) => {
				for from in [None].into_iter().chain(TransferState::ALL.iter().copied().map(Some)) {
					if says.check(from, side).is_ok() {
						let name = from.map_or("nothing", |state| state.name());
						found.insert(format!("{letter} {name}"));
					}
				}
			}
			other => panic!("{other:?}"),
		}
	}
	found
}

#[test]
fn who_may_send_what_and_when() {
	let others = others();
	let all: [(Value, &[&str]); 12] = [
		(example("contract-request-message_initial"), &["C nothing", "C OFFERED"]),
		(example("contract-offer-message"), &["P nothing", "P REQUESTED"]),
		(example("contract-negotiation-event-message"), &["C OFFERED"]),
		(example("contract-agreement-message"), &["P REQUESTED", "P ACCEPTED"]),
		(example("contract-agreement-verification-message"), &["C AGREED"]),
		(others[2].clone(), &["P VERIFIED"]),
		(
			others[3].clone(),
			&["C REQUESTED", "P REQUESTED", "C OFFERED", "P OFFERED", "P ACCEPTED", "C AGREED", "P VERIFIED"],
		),
		(example("transfer-request-message"), &["C nothing"]),
		(example("transfer-start-message"), &["P REQUESTED", "C SUSPENDED", "P SUSPENDED"]),
		(example("transfer-completion-message"), &["C STARTED", "P STARTED"]),
		(others[4].clone(), &["C STARTED", "P STARTED"]),
		(
			example("transfer-termination-message"),
			&["C REQUESTED", "P REQUESTED", "C STARTED", "P STARTED", "C SUSPENDED", "P SUSPENDED"],
		),
	];
	for (message, expected) in all {
		let expected: BTreeSet<_> = expected.iter().map(|text| (*text).to_owned()).collect();
		assert_eq!(moves(&message), expected, "{message}");
	}
}

#[test]
fn a_move_that_is_not_allowed_says_why() {
	let Message::Transferring(start) = read(&example("transfer-start-message")).unwrap().message else {
		panic!("another message");
	};
	let refused = |from, side| start.check(from, side).unwrap_err().to_string();
	assert_eq!(
		refused(Some(TransferState::Requested), Side::Consumer),
		"@type: from REQUESTED to STARTED is not for the consumer"
	);
	assert_eq!(
		refused(Some(TransferState::Completed), Side::Provider),
		"@type: COMPLETED is final: nothing follows on it"
	);
	assert_eq!(refused(None, Side::Provider), "@type: STARTED does not follow on nothing");
}

/// An example with this at this place; with null, without what is there.
fn changed(name: &str, pointer: &str, to: Value) -> Value {
	let mut value = example(name);
	let (parent, member) = pointer.rsplit_once('/').unwrap();
	let parent = value.pointer_mut(parent).unwrap();
	match (parent, to) {
		(Value::Object(members), Value::Null) => {
			members.remove(member).unwrap_or_else(|| panic!("no {pointer}"));
		}
		(parent, to) => parent[member] = to,
	}
	value
}

#[test]
fn a_wrong_message_is_refused_by_the_name_of_its_field() {
	for (name, pointer, to, expected) in [
		(
			"catalog-error",
			"/@context",
			json!(["https://example.org/context"]),
			"@context: lacks \"https://w3id.org/dspace/2025/1/context.jsonld\"",
		),
		("catalog-error", "/@context", json!(CONTEXT), "@context: is not a list of texts"),
		("catalog-error", "/@context", json!([CONTEXT, 1]), "@context[1]: is not a text"),
		("catalog-error", "/@type", Value::Null, "@type: is missing"),
		("catalog-error", "/reason", json!("none"), "reason: is not a list"),
		("catalog-request-message", "/filters", json!([]), "filters: has no place there: take it out"),
		("dataset-request-message", "/dataset", Value::Null, "dataset: is missing"),
		("catalog", "/participantId", Value::Null, "participantId: is missing"),
		("catalog", "/hasPolicy", json!([]), "hasPolicy: has no place there: take it out"),
		("catalog", "/dataset", json!([]), "dataset: is empty: leave it out, or say something"),
		("catalog", "/service/0/endpointURL", Value::Null, "service[0].endpointURL: is missing"),
		("catalog", "/dataset/0/hasPolicy", Value::Null, "dataset[0].hasPolicy: is missing"),
		(
			"catalog",
			"/dataset/0/hasPolicy/0/target",
			json!("urn:x"),
			"dataset[0].hasPolicy[0].target: has no place there: take it out",
		),
		(
			"catalog",
			"/dataset/0/distribution/0/format",
			json!(1),
			"dataset[0].distribution[0].format: is not a text",
		),
		("dataset", "/hasPolicy/0/permission", Value::Null, "hasPolicy[0].permission: is missing"),
		(
			"dataset",
			"/distribution/0/accessService/@type",
			json!("Service"),
			"distribution[0].accessService.@type: is \"Service\", and must be one of DataService",
		),
		(
			"contract-negotiation",
			"/state",
			json!("DONE"),
			"state: is \"DONE\", and must be one of REQUESTED, OFFERED, ACCEPTED, AGREED, VERIFIED, FINALIZED, TERMINATED",
		),
		("contract-negotiation", "/providerPid", Value::Null, "providerPid: is missing"),
		(
			"contract-negotiation-error",
			"/reason",
			json!([]),
			"reason: is empty: leave it out, or say something",
		),
		(
			"contract-negotiation-event-message",
			"/eventType",
			json!("OFFERED"),
			"eventType: is \"OFFERED\", and must be one of ACCEPTED, FINALIZED",
		),
		(
			"contract-request-message_initial",
			"/callbackAddress",
			Value::Null,
			"callbackAddress: give it in the first message only, and providerPid in every other",
		),
		(
			"contract-request-message_initial",
			"/providerPid",
			json!("urn:x"),
			"callbackAddress: give it in the first message only, and providerPid in every other",
		),
		("contract-request-message_initial", "/consumerPid", Value::Null, "consumerPid: is missing"),
		("contract-request-message_initial", "/offer/target", Value::Null, "offer.target: is missing"),
		(
			"contract-offer-message",
			"/offer/@type",
			json!("Set"),
			"offer.@type: is \"Set\", and must be one of Offer",
		),
		(
			"contract-offer-message",
			"/offer/assigner",
			json!("urn:x"),
			"offer.assigner: has no place there: take it out",
		),
		("contract-offer-message", "/offer/permission", json!({}), "offer.permission: is not a list"),
		(
			"contract-agreement-message",
			"/agreement/timestamp",
			json!("2023-01-01"),
			"agreement.timestamp: is not a moment such as 2023-01-01T01:00:00Z",
		),
		("contract-agreement-message", "/agreement/assignee", Value::Null, "agreement.assignee: is missing"),
		("transfer-request-message", "/agreementId", Value::Null, "agreementId: is missing"),
		(
			"transfer-request-message",
			"/providerPid",
			json!("urn:x"),
			"providerPid: has no place there: take it out",
		),
		(
			"transfer-request-message",
			"/dataAddress/endpointType",
			Value::Null,
			"dataAddress.endpointType: is missing",
		),
		(
			"transfer-start-message",
			"/dataAddress/endpointProperties/1/value",
			json!(7),
			"dataAddress.endpointProperties[1].value: is not a text",
		),
		(
			"transfer-start-message",
			"/dataAddress/endpointProperties",
			json!([]),
			"dataAddress.endpointProperties: is empty: leave it out, or say something",
		),
		(
			"transfer-process",
			"/state",
			json!("requested"),
			"state: is \"requested\", and must be one of REQUESTED, STARTED, COMPLETED, SUSPENDED, TERMINATED",
		),
		(
			"protocol-version",
			"/protocolVersions/0/binding",
			json!("HTTP"),
			"protocolVersions[0].binding: is \"HTTP\", and must be one of HTTPS",
		),
		(
			"protocol-version",
			"/protocolVersions/1/auth/version",
			Value::Null,
			"protocolVersions[1].auth.version: is missing",
		),
		(
			"catalogservice-did-service",
			"/serviceEndpoint",
			json!("https://example.com"),
			"serviceEndpoint: is not an address of HTTP that ends in /catalog",
		),
		(
			"catalogservice-did-service",
			"/@context",
			json!([CONTEXT]),
			"@context: lacks \"https://www.w3.org/ns/did/v1\"",
		),
	] {
		let error = read(&changed(name, pointer, to)).unwrap_err();
		assert_eq!(error.to_string(), expected, "{name} {pointer}");
	}
	let kind = read(&changed("catalog-error", "/@type", json!("ContractRequest"))).unwrap_err();
	assert!(matches!(kind.problem, DspProblem::NoWord { ref found, .. } if found == "ContractRequest"));
	for (text, expected) in [("[]", "the document: is not an object"), ("{", "the document: not JSON: ")] {
		let error = Document::read(text.as_bytes()).unwrap_err().to_string();
		assert!(error.starts_with(expected), "{error}");
	}
	let twice =
		format!(r#"{{ "@context": ["{CONTEXT}"], "@type": "CatalogError", "code": "1", "code": "2" }}"#);
	assert!(matches!(Document::read(twice.as_bytes()).unwrap_err().problem, DspProblem::NotJson(_)));
	let large = vec![b' '; hefu_sdk::dsp::MAX_DOCUMENT + 1];
	assert_eq!(Document::read(&large).unwrap_err().problem, DspProblem::TooLarge);
}

#[test]
fn what_has_no_place_on_the_chain_is_refused_by_the_name_of_its_field() {
	let shore = Shore::new();
	for (name, pointer, to, expected) in [
		(
			"catalog",
			"/participantId",
			json!("urn:x"),
			"participantId: names a participant that is not known: add the name first",
		),
		(
			"catalog",
			"/dataset/0/@id",
			json!("urn:x"),
			"dataset[0].@id: names a dataset that is not known: add the name first",
		),
		(
			"catalog",
			"/dataset/0/hasPolicy/0/@id",
			json!("urn:x"),
			"dataset[0].hasPolicy[0].@id: names an offer that is not known: add the name first",
		),
		(
			"contract-request-message_initial",
			"/offer/@id",
			json!("urn:x"),
			"offer.@id: names an offer that is not known: add the name first",
		),
		(
			"contract-offer-message",
			"/offer/target",
			json!("urn:x"),
			"offer.target: names a dataset that is not known: add the name first",
		),
		(
			"contract-negotiation",
			"/consumerPid",
			json!("urn:x"),
			"consumerPid: names a negotiation or agreement that is not known: add the name first",
		),
		(
			"contract-agreement-message",
			"/agreement/assigner",
			json!("urn:x"),
			"agreement.assigner: names a participant that is not known: add the name first",
		),
		(
			"contract-agreement-message",
			"/agreement/@id",
			json!(format!("urn:hefu:{}", NegotiationId([9; 32]))),
			"agreement.@id: is of another than consumerPid",
		),
		(
			"transfer-process",
			"/providerPid",
			json!(format!("urn:hefu:{}", OrderId([9; 32]))),
			"providerPid: is of another than consumerPid",
		),
		(
			"transfer-request-message",
			"/agreementId",
			json!("urn:x"),
			"agreementId: names a negotiation or agreement that is not known: add the name first",
		),
		(
			"dataset",
			"/hasPolicy/0/permission/0/constraint/0/rightOperand",
			json!("_:Mars"),
			"hasPolicy[0]: spatial: _:Mars is not what it is compared with",
		),
		(
			"contract-offer-message",
			"/offer/permission/0/action",
			json!("sell"),
			"offer: permission[0]: only the action \"use\" is compiled",
		),
		(
			"contract-agreement-message",
			"/agreement/permission/0/constraint/0/rightOperand",
			json!("2022-01-01"),
			"agreement: allows nothing: Period",
		),
	] {
		let message = read(&changed(name, pointer, to)).unwrap().message;
		assert_eq!(shore.bridge().divide(message).unwrap_err().to_string(), expected, "{name} {pointer}");
	}
}

#[test]
fn prices_are_in_the_chains_own_words() {
	let shore = Shore::new();
	let charge = json!({ "bank": MemberId([7; 32]).to_string(), "currency": "CNY", "amount": "120050" });
	let mut message = changed("contract-offer-message", &format!("/offer/{CHARGE}"), charge.clone());
	message["offer"][UNITS] = 3.into();
	let (act, kept) = shore.bridge().divide(read(&message).unwrap().message).unwrap();
	let Act::Negotiation { step, .. } = &act else { panic!("{act:?}") };
	let Step::Offer(offered) = **step else { panic!("{step:?}") };
	let book = Book { bank: MemberId([7; 32]), currency: Currency::CNY };
	assert_eq!((offered.units, offered.charge), (3, Some(Charge { book, amount: 120_050 })));
	let back = Document { also: Vec::new(), message: shore.bridge().join(act, kept).unwrap() }.json();
	assert_eq!(meaning(&back), meaning(&message));

	for (member, wrong, expected) in [
		("bank", json!("hfmb1x"), "is not a member's id"),
		("currency", json!("yuan"), "is not a currency of ISO 4217"),
		("amount", json!("0"), "is not a whole number from 1 on, as text"),
		("amount", json!("+1"), "is not a whole number from 1 on, as text"),
		("amount", json!("12.5"), "is not a whole number from 1 on, as text"),
		("rate", json!("1"), "has no place there: take it out"),
	] {
		let mut other = message.clone();
		other["offer"][CHARGE][member] = wrong;
		assert_eq!(read(&other).unwrap_err().to_string(), format!("offer.{CHARGE}.{member}: {expected}"));
	}
	message["offer"][UNITS] = 0.into();
	let expected = format!("offer.{UNITS}: is not a whole number from 1 on");
	assert_eq!(read(&message).unwrap_err().to_string(), expected);
}

#[test]
fn what_is_kept_must_be_of_what_is_on_the_chain() {
	let shore = Shore::new();
	let bridge = shore.bridge();
	let divided = |name: &str| bridge.divide(read(&example(name)).unwrap().message).unwrap();
	let (offer, offered) = divided("contract-offer-message");
	let (_, agreed) = divided("contract-agreement-message");
	let (listed, listing) = divided("catalog");
	let other = |act: &Act, kept: &Kept| bridge.join(act.clone(), kept.clone()).unwrap_err().problem;
	assert_eq!(other(&offer, &agreed), DspProblem::OtherAct);
	assert_eq!(other(&offer, &Kept::Nothing), DspProblem::OtherAct);
	assert_eq!(other(&listed, &Kept::Nothing), DspProblem::OtherAct);
	assert_eq!(other(&Act::Listed(Vec::new()), &listing), DspProblem::OtherAct);
	assert_eq!(other(&divided("transfer-start-message").0, &offered), DspProblem::OtherAct);
	let Kept::Offered(mut terms, callback) = offered else { panic!("other kept") };
	terms.terms.period.from_ms += 1;
	assert_eq!(other(&offer, &Kept::Offered(terms.clone(), callback.clone())), DspProblem::OtherTerms);
	// Terms that no policy says.
	terms.terms.period.until_ms = Some(u64::MAX);
	let Act::Negotiation { negotiation, opens, step } = offer else { panic!("another act") };
	let Step::Offer(mut said) = *step else { panic!("another step") };
	said.terms = digest(&terms.terms);
	let act = Act::Negotiation { negotiation, opens, step: Box::new(Step::Offer(said)) };
	assert_eq!(other(&act, &Kept::Offered(terms, callback)), DspProblem::Unsayable(Dimension::Period));
}

#[test]
fn things_of_this_chain_have_names_of_their_own() {
	let (purposes, places, names) = (PurposeList::default(), Places::default(), Names::default());
	let bridge = Bridge { names: &names, purposes: &purposes, places: &places, begins_ms: 0 };
	let act = Act::Transfer { order: ORDER, opens: None, to: TransferState::Suspended };
	let report = Report { code: None, reason: vec!["a holiday".into()] };
	let message = bridge.join(act.clone(), Kept::Report(report.clone())).unwrap();
	let own = Some(format!("urn:hefu:{ORDER}"));
	let pids = Pids { consumer: own.clone(), provider: own };
	let says = Transfer::Suspension(report.clone());
	assert_eq!(message, Message::Transferring(Transferring { pids, says }));
	assert_eq!(bridge.divide(message).unwrap(), (act, Kept::Report(report)));
}

#[test]
fn what_else_a_catalogue_says_is_kept_and_its_catalogues_are_walked() {
	let shore = Shore::new();
	let mut value = example("catalog");
	let mut inner = value.clone();
	for member in ["@context", "participantId"] {
		inner.as_object_mut().unwrap().remove(member);
	}
	value["catalog"] = json!([inner]);
	value["dct:title"] = "数据目录".into();
	value["dataset"][0]["dct:keyword"] = json!(["气象"]);
	value["@context"] = json!([CONTEXT, "https://example.org/more.jsonld"]);
	let document = read(&value).unwrap();
	assert_eq!(document.json(), value);
	let (act, kept) = shore.bridge().divide(document.message).unwrap();
	assert!(matches!(&act, Act::Listed(listings) if listings.len() == 2));
	let message = shore.bridge().join(act, kept).unwrap();
	assert_eq!(meaning(&Document { also: document.also, message }.json()), meaning(&value));
}
