//! Questions to the state, each named after what it asks, and with its receipt where that is wanted.

pub mod anchors;
pub mod market;
pub mod metering;
pub mod money;
pub mod public_data;
pub mod registration;
pub mod trade;

use super::{
	Answer, At, Exchange,
	arguments::{Arguments, needed},
	codec::hex,
	refusal::Refusal,
};
use crate::rpc::receipts::shown;
use hefu_primitives::{DatasetId, MemberId};
use hefu_proofs::{Question, state::MAX_QUESTIONS};
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::{Map, Value as Json, json};
use sp_blockchain::HeaderBackend;

/// Entries of a page unless the request says otherwise.
const PAGE: u64 = 10;

/// Most entries of a page: with the question that the page belongs to, as many as a receipt answers.
pub const MOST_ENTRIES: u64 = MAX_QUESTIONS as u64 - 1;

/// `hefu_status`.
pub fn status(exchange: &Exchange, _: &Arguments) -> Answer {
	let info = exchange.client.info();
	let finalised = exchange.finalised();
	let version = exchange.version(finalised.hash)?;
	Ok(json!({
		"chain": exchange.chain,
		"genesis": info.genesis_hash,
		"specName": version.spec_name,
		"specVersion": version.spec_version,
		"transactionVersion": version.transaction_version,
		"best": At { hash: info.best_hash, number: info.best_number }.to_json(),
		"finalised": finalised.to_json(),
		"timeMs": exchange.read(finalised, "Timestamp", "Now", &[])?,
	}))
}

/// `hefu_member`.
pub fn member(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = needed(arguments.id("member", MemberId::TAG), "member", "a member's identifier")?;
	let at = exchange.at(arguments)?;
	let member = exchange.read(at, "Members", "Members", &[text(arguments, "member")])?;
	answered(exchange, arguments, at, json!({ "member": member }), || vec![Question::Member(MemberId(id))])
}

/// `hefu_memberOfKey`.
pub fn member_of_key(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let account = needed(arguments.account("account"), "account", "a key's account")?;
	let at = exchange.at(arguments)?;
	let key = exchange.read(at, "Members", "Keys", &[hex(&account)])?;
	answered(exchange, arguments, at, json!({ "key": key }), || vec![Question::Key(account)])
}

/// `hefu_dataset`.
pub fn dataset(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = needed(arguments.id("dataset", DatasetId::TAG), "dataset", "a dataset's identifier")?;
	let at = exchange.at(arguments)?;
	let named = text(arguments, "dataset");
	let dataset = exchange.read(at, "Registry", "Datasets", std::slice::from_ref(&named))?;
	let count = dataset["versions"].as_u64().unwrap_or(0);
	let first = arguments.number("from").unwrap_or(1).max(1);
	let numbers: Vec<u64> = (first..=count).take(page(arguments)).collect();
	let mut versions = Vec::new();
	for number in &numbers {
		let version = exchange.read(at, "Registry", "Versions", &[named.clone(), (*number).into()])?;
		versions.push(json!({ "version": number, "record": version }));
	}
	answered(exchange, arguments, at, json!({ "dataset": dataset, "versions": versions }), || {
		let dataset = DatasetId(id);
		let versions = numbers.iter().map(|number| Question::Version { dataset, version: *number as u32 });
		std::iter::once(Question::Dataset(dataset)).chain(versions).collect()
	})
}

/// `hefu_version`.
pub fn version(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let file = File::of(arguments)?;
	let at = exchange.at(arguments)?;
	let key = [text(arguments, "dataset"), file.version.into()];
	let version = exchange.read(at, "Registry", "Versions", &key)?;
	answered(exchange, arguments, at, json!({ "version": version }), || {
		vec![Question::Version { dataset: file.dataset, version: file.version }]
	})
}

/// `hefu_check`: an open check by its number, or of a file; or, with a sequence, a closed one.
pub fn check(exchange: &Exchange, arguments: &Arguments) -> Answer {
	if let Some(number) = arguments.number("check") {
		let at = exchange.at(arguments)?;
		let check = exchange.read(at, "Verification", "Checks", &[number.into()])?;
		return answered(exchange, arguments, at, json!({ "open": check }), || {
			vec![Question::OpenCheck(number)]
		});
	}
	let file = File::of(arguments)?;
	let at = exchange.at(arguments)?;
	let File { dataset, version, distribution, .. } = file;
	if let Some(sequence) = arguments.number("sequence") {
		let closed = exchange.read(at, "Verification", "History", &[file.subject(), sequence.into()])?;
		return answered(exchange, arguments, at, json!({ "closed": closed }), || {
			vec![Question::ClosedCheck { dataset, version, distribution, sequence: sequence as u32 }]
		});
	}
	let number = exchange.read(at, "Verification", "OpenBySubject", &[file.subject()])?;
	let check = match number {
		Json::Null => Json::Null,
		_ => exchange.read(at, "Verification", "Checks", std::slice::from_ref(&number))?,
	};
	answered(exchange, arguments, at, json!({ "check": number, "open": check }), || {
		let of_file = Question::OpenCheckOf { dataset, version, distribution };
		let by_number = number.as_u64().map(Question::OpenCheck);
		std::iter::once(of_file).chain(by_number).collect()
	})
}

/// `hefu_checks`: the history of a file, oldest first.
pub fn checks(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let file = File::of(arguments)?;
	let at = exchange.at(arguments)?;
	let count = exchange.read(at, "Verification", "HistoryLength", &[file.subject()])?;
	let first = arguments.number("from").unwrap_or(0);
	let sequences: Vec<u64> = (first..count.as_u64().unwrap_or(0)).take(page(arguments)).collect();
	let mut checks = Vec::new();
	for sequence in &sequences {
		let closed = exchange.read(at, "Verification", "History", &[file.subject(), (*sequence).into()])?;
		checks.push(json!({ "sequence": sequence, "closed": closed }));
	}
	answered(exchange, arguments, at, json!({ "count": count, "checks": checks }), || {
		let File { dataset, version, distribution, .. } = file;
		let closed = sequences.iter().map(|sequence| Question::ClosedCheck {
			dataset,
			version,
			distribution,
			sequence: *sequence as u32,
		});
		std::iter::once(Question::ClosedChecks { dataset, version, distribution }).chain(closed).collect()
	})
}

/// `hefu_validators`.
pub fn validators(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let json = json!({
		"selected": exchange.read(at, "Validators", "Selected", &[])?,
		"approved": exchange.read(at, "Validators", "Approved", &[])?,
	});
	answered(exchange, arguments, at, json, || {
		vec![Question::SelectedValidators, Question::ApprovedValidators]
	})
}

/// An answer, with the block that it is of, and its receipt if that is wanted.
fn answered(
	exchange: &Exchange,
	arguments: &Arguments,
	at: At,
	mut json: Json,
	questions: impl FnOnce() -> Vec<Question>,
) -> Result<Json, ErrorObjectOwned> {
	json["block"] = at.to_json();
	if arguments.flag("receipt") {
		let made = exchange.receipts.state(&questions(), Some(at.hash), arguments.number("fromSet"))?;
		json["receipt"] = shown(&made)?;
	}
	Ok(json)
}

/// A file of a version, or a version.
struct File {
	named: Json,
	dataset: DatasetId,
	version: u32,
	distribution: u8,
}

impl File {
	fn of(arguments: &Arguments) -> Result<Self, Refusal> {
		let dataset = arguments.id("dataset", DatasetId::TAG);
		let dataset = DatasetId(needed(dataset, "dataset", "a dataset's identifier")?);
		let version = needed(arguments.number("version"), "version", "a version's number, from 1")?;
		let distribution = arguments.number("distribution").unwrap_or(0);
		Ok(Self {
			named: text(arguments, "dataset"),
			dataset,
			version: u32::try_from(version).map_err(Refusal::internal)?,
			distribution: u8::try_from(distribution).map_err(Refusal::internal)?,
		})
	}

	fn subject(&self) -> Json {
		json!({ "dataset": self.named, "version": self.version, "distribution": self.distribution })
	}
}

fn text(arguments: &Arguments, name: &str) -> Json {
	arguments.json(name).cloned().unwrap_or_default()
}

/// The only argument of a view function.
fn one(name: &str, value: Json) -> Map<String, Json> {
	Map::from_iter([(name.to_owned(), value)])
}

fn page(arguments: &Arguments) -> usize {
	arguments.number("limit").unwrap_or(PAGE).min(MOST_ENTRIES) as usize
}
