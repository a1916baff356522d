//! Events and records in JSON.

use super::{numbers, random, schema};
use crate::rpc::exchange::{codec::account, refused::by_dispatch, schema::Schema};
use codec::Encode;
use frame_metadata::v16::StorageEntryType;
use frame_system::{EventRecord, Phase};
use hefu_primitives::{
	AnchorId, CustomerId, DatasetId, GrantId, InstructionId, MemberId, NegotiationId, OrderId, Party,
	PartyId, ProductId,
	anchor::Office,
	date::Day,
	id::MeterId,
	settlement::{Book, Currency},
};
use hefu_proofs::{Question, spec};
use hefu_runtime::{Hash, Runtime, RuntimeEvent};
use serde_json::{Value as Json, json};
use sp_runtime::{DispatchError, ModuleError};

fn record(phase: Phase, event: RuntimeEvent) -> EventRecord<RuntimeEvent, Hash> {
	EventRecord { phase, event, topics: vec![] }
}

#[test]
fn events_have_their_names_and_their_transaction() {
	let schema = schema();
	let (dataset, holder) = (DatasetId([1; 32]), MemberId([2; 32]));
	let error = DispatchError::Module(ModuleError { index: 21, error: [2, 0, 0, 0], message: None });
	let records = vec![
		record(
			Phase::ApplyExtrinsic(1),
			pallet_registry::Event::<Runtime>::DatasetRegistered { dataset, holder }.into(),
		),
		record(Phase::ApplyExtrinsic(2), pallet_utility::Event::BatchCompleted.into()),
		record(
			Phase::ApplyExtrinsic(2),
			frame_system::Event::<Runtime>::ExtrinsicFailed {
				dispatch_error: error,
				dispatch_info: Default::default(),
			}
			.into(),
		),
		record(Phase::Finalization, pallet_utility::Event::ItemCompleted.into()),
	];
	let events = schema.events(&records.encode()).unwrap();
	let of: Vec<_> = events.iter().map(|event| event.transaction).collect();
	assert_eq!(of, [Some(1), Some(2), Some(2), None]);
	assert_eq!((&*events[0].pallet, &*events[0].name), ("Registry", "DatasetRegistered"));
	assert_eq!(events[0].fields, json!({ "dataset": dataset.to_bech32m(), "holder": holder.to_bech32m() }));
	assert_eq!((&*events[1].name, &events[1].fields), ("BatchCompleted", &json!({})));
	let refusal = by_dispatch(&schema, &events[2].fields["dispatch_error"]);
	assert_eq!(refusal.name, "registry.NotHolder");
	assert!(refusal.words.to_string().contains("Another member holds the dataset"), "{refusal:?}");

	let bytes = records.encode();
	for length in 0..bytes.len() {
		assert!(schema.events(&bytes[..length]).is_err());
	}
	assert_eq!(by_dispatch(&schema, &json!("BadOrigin")).name, "BadOrigin");
	assert_eq!(by_dispatch(&schema, &json!({ "Token": "Frozen" })).name, "Failed");
}

/// Every storage item of the runtime, whatever it holds, has a JSON form.
#[test]
fn every_record_of_the_runtime_is_read() {
	let (schema, mut rng) = (schema(), numbers());
	let mut items = 0;
	for pallet in schema.pallets() {
		for entry in pallet.storage.iter().flat_map(|storage| &storage.entries) {
			let (StorageEntryType::Plain(value) | StorageEntryType::Map { value, .. }) = &entry.ty;
			let item = schema.item(&pallet.name, &entry.name).unwrap();
			items += 1;
			for _ in 0..20 {
				let mut bytes = Vec::new();
				random(&schema, value.id, &mut rng, &mut bytes);
				let read = schema.read_value(&item, Some(&bytes));
				assert!(read.is_ok(), "{}.{}", pallet.name, entry.name);
			}
		}
	}
	assert!(items > 60, "{items} items");
	assert!(schema.item("Registry", "Nothing").is_none() && schema.item("Nothing", "Datasets").is_none());
}

/// What receipts prove and what is read here is said in the same words, but for accounts: those are SS58 here.
#[test]
fn the_dialect_is_that_of_facts() {
	fn same(here: &Json, fact: &Json) -> bool {
		match (here, fact) {
			(Json::Object(here), Json::Object(fact)) => {
				here.len() == fact.len()
					&& here.iter().all(|(name, here)| fact.get(name).is_some_and(|fact| same(here, fact)))
			}
			(Json::Array(here), Json::Array(fact)) => {
				here.len() == fact.len() && here.iter().zip(fact).all(|(here, fact)| same(here, fact))
			}
			(Json::String(here), Json::String(fact)) if here != fact => {
				account(here).is_some() && account(here) == account(fact)
			}
			_ => here == fact,
		}
	}
	let (schema, mut rng) = (schema(), numbers());
	for known in spec::released(hefu_runtime::VERSION.spec_version).unwrap().storage {
		let pallet = schema.pallets().iter().find(|pallet| pallet.name == known.pallet).unwrap();
		let entries = &pallet.storage.as_ref().unwrap().entries;
		let entry = entries.iter().find(|entry| entry.name == known.name).unwrap();
		let (StorageEntryType::Plain(value) | StorageEntryType::Map { value, .. }) = &entry.ty;
		let item = schema.item(known.pallet, known.name).unwrap();
		for _ in 0..200 {
			let mut bytes = Vec::new();
			random(&schema, value.id, &mut rng, &mut bytes);
			let here = schema.read_value(&item, Some(&bytes)).unwrap();
			let fact = serde_json::to_value(known.decode(&bytes).unwrap()).unwrap();
			assert!(same(&here, &fact), "{}.{}: {here} {fact}", known.pallet, known.name);
		}
	}
}

#[test]
fn records_are_looked_for_where_receipts_prove_them() {
	let schema = schema();
	let key = |pallet: &str, name: &str, parts: &[Json]| key(&schema, pallet, name, parts);
	let spec_version = hefu_runtime::VERSION.spec_version;
	let (dataset, member, customer) = (DatasetId([3; 32]), MemberId([4; 32]), CustomerId([5; 32]));
	let named = json!(dataset.to_bech32m());
	let subject = json!({ "dataset": named, "version": 2, "distribution": 1 });
	let account = json!(format!("0x{}", "06".repeat(32)));
	let cases = [
		(key("Members", "Members", &[json!(member.to_bech32m())]), Question::Member(member)),
		(key("Members", "Keys", &[account]), Question::Key([6; 32])),
		(key("Members", "Customers", &[json!(customer.to_bech32m())]), Question::Customer(customer)),
		(key("Registry", "Datasets", std::slice::from_ref(&named)), Question::Dataset(dataset)),
		(key("Registry", "Versions", &[named, json!(2)]), Question::Version { dataset, version: 2 }),
		(key("Verification", "Checks", &[json!(9)]), Question::OpenCheck(9)),
		(
			key("Verification", "OpenBySubject", std::slice::from_ref(&subject)),
			Question::OpenCheckOf { dataset, version: 2, distribution: 1 },
		),
		(
			key("Verification", "HistoryLength", std::slice::from_ref(&subject)),
			Question::ClosedChecks { dataset, version: 2, distribution: 1 },
		),
		(
			key("Verification", "History", &[subject, json!(7)]),
			Question::ClosedCheck { dataset, version: 2, distribution: 1, sequence: 7 },
		),
		(key("Validators", "Selected", &[]), Question::SelectedValidators),
		(key("Validators", "Approved", &[]), Question::ApprovedValidators),
	];
	for (found, question) in cases {
		assert_eq!(found, question.storage_key(spec_version).unwrap(), "{question:?}");
	}
}

#[test]
fn what_is_traded_is_looked_for_where_receipts_prove_it() {
	let schema = schema();
	let key = |pallet: &str, name: &str, part: Json| key(&schema, pallet, name, &[part]);
	let spec_version = hefu_runtime::VERSION.spec_version;
	let (product, negotiation) = (ProductId([1; 32]), NegotiationId([2; 32]));
	let (order, seller) = (OrderId([3; 32]), MemberId([4; 32]));
	let (meter, grant) = (MeterId([5; 32]), GrantId([6; 32]));
	let cases = [
		(key("Market", "Products", json!(product)), Question::Product(product)),
		(key("Market", "Marks", json!(seller)), Question::Mark(seller)),
		(key("Market", "Negotiations", json!(negotiation)), Question::Negotiation(negotiation)),
		(key("Market", "Orders", json!(order)), Question::Order(order)),
		(key("Market", "Deliveries", json!(order)), Question::Delivery(order)),
		(
			key("Market", "Commitments", json!(format!("0x{}", "07".repeat(32)))),
			Question::Commitment([7; 32]),
		),
		(key("Metering", "Meters", json!(meter)), Question::Meter(meter)),
		(key("Metering", "Tallies", json!(grant)), Question::Tally(grant)),
	];
	for (found, question) in cases {
		assert_eq!(found, question.storage_key(spec_version).unwrap(), "{question:?}");
	}
}

#[test]
fn anchors_are_looked_for_where_receipts_prove_them() {
	let schema = schema();
	let spec_version = hefu_runtime::VERSION.spec_version;
	let (anchor, nullifier) = (AnchorId([1; 32]), format!("0x{}", "02".repeat(32)));
	let (instruction, member) = (InstructionId([3; 32]), MemberId([4; 32]));
	let (seller, buyer) = (Party::Member(member), Party::Key(PartyId([5; 32])));
	let sides = json!([{ "Member": member }, { "Key": PartyId([5; 32]) }]);
	let cases = [
		(key(&schema, "Anchors", "Anchors", &[json!(anchor)]), Question::Anchor(anchor)),
		(key(&schema, "Anchors", "Nullifiers", &[json!(nullifier)]), Question::Nullifier([2; 32])),
		(key(&schema, "Anchors", "Reddened", &[json!(anchor)]), Question::Reddened(anchor)),
		(key(&schema, "Anchors", "Audits", &[json!(anchor)]), Question::Audit(anchor)),
		(
			key(&schema, "Anchors", "Attestors", &[json!({ "year": 26, "region": 44 })]),
			Question::Attestor(Office { year: 26, region: 44 }),
		),
		(
			key(&schema, "Anchors", "Invoiced", &[json!(instruction), sides]),
			Question::Invoiced { instruction, seller, buyer },
		),
	];
	for (found, question) in cases {
		assert_eq!(found, question.storage_key(spec_version).unwrap(), "{question:?}");
	}
}

#[test]
fn deposits_and_dues_are_looked_for_where_receipts_prove_them() {
	let schema = schema();
	let spec_version = hefu_runtime::VERSION.spec_version;
	let book = Book { bank: MemberId([1; 32]), currency: Currency::CNY };
	let (member, party) = (MemberId([2; 32]), PartyId([3; 32]));
	let (payer, payee) = (Party::Member(member), Party::Key(party));
	let of_book = json!({ "bank": book.bank, "currency": "CNY" });
	let (of_payer, of_payee) = (json!({ "Member": member }), json!({ "Key": party }));
	let deposited = key(&schema, "Settlement", "Deposited", &[of_book.clone(), of_payer.clone()]);
	assert_eq!(deposited, Question::Deposit { book, payer }.storage_key(spec_version).unwrap());
	for day in [-1, 20_513] {
		let parts = [json!(day), of_book.clone(), of_payer.clone(), of_payee.clone()];
		let question = Question::Due { day: Day(day), book, payer, payee };
		let due = key(&schema, "Settlement", "Dues", &parts);
		assert_eq!(due, question.storage_key(spec_version).unwrap(), "{day}");
	}
}

fn key(schema: &Schema, pallet: &str, name: &str, parts: &[Json]) -> Vec<u8> {
	let item = schema.item(pallet, name).unwrap();
	schema.storage_key(&item, parts).unwrap()
}

#[test]
fn where_nothing_was_written_is_null_or_the_default() {
	let schema = schema();
	let read = |pallet: &str, name: &str| {
		let item = schema.item(pallet, name).unwrap();
		schema.read_value(&item, None).unwrap()
	};
	assert_eq!(read("Registry", "Datasets"), Json::Null);
	assert_eq!(read("Verification", "HistoryLength"), json!(0));
	assert_eq!(read("Verification", "Policy"), json!({ "http": false, "private_addresses": false }));
}
