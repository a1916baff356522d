//! Operations, the register of public data, and exports.

use super::{answered, one, page, text};
use crate::rpc::exchange::{
	Answer, Exchange,
	arguments::{Arguments, needed},
	codec::{Fault, Wrong},
	refusal::Refusal,
};
use hefu_primitives::{ApplicationId, DatasetId, MemberId, OperationId, catalogue::QueryCode};
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

/// `hefu_operation`: as it was written down, how it stands, and what each side owes the public or disclosed.
pub fn operation(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = OperationId(needed(arguments.id("operation", OperationId::TAG), "operation", "an operation")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "operation");
	let operation = exchange.read(at, "Operation", "Operations", std::slice::from_ref(&named))?;
	let by_operation = one("operation", named);
	// With what was written down: the two of them.
	let stands = exchange.ask_runtime(at, "operation.operation", &by_operation)?;
	let disclosures = exchange.ask_runtime(at, "operation.disclosures", &by_operation)?;
	let json = json!({ "operation": operation, "stage": stands.get(1), "disclosures": disclosures });
	answered(exchange, arguments, at, json, || vec![Question::Operation(id)])
}

/// `hefu_application`: as it was written down, as it stands, and a page of the objections to it, oldest first.
pub fn application(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = arguments.id("application", ApplicationId::TAG);
	let id = ApplicationId(needed(id, "application", "an application")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "application");
	let application = exchange.read(at, "Catalogue", "Applications", std::slice::from_ref(&named))?;
	let count = application["objections"].as_u64().unwrap_or(0);
	let first = arguments.number("from").unwrap_or(1).max(1);
	let sequences: Vec<u64> = (first..=count).take(page(arguments)).collect();
	let mut objections = Vec::new();
	for sequence in &sequences {
		let key = [named.clone(), (*sequence).into()];
		let objection = exchange.read(at, "Catalogue", "Objections", &key)?;
		objections.push(json!({ "sequence": sequence, "objection": objection }));
	}
	let standing = exchange.ask_runtime(at, "catalogue.application", &one("application", named))?;
	let json = json!({ "application": application, "standing": standing, "objections": objections });
	answered(exchange, arguments, at, json, || {
		let objection =
			|sequence: &u64| Question::ApplicationObjection { application: id, sequence: *sequence as u32 };
		std::iter::once(Question::Application(id)).chain(sequences.iter().map(objection)).collect()
	})
}

/// `hefu_publicEntry`: what the register has of a dataset, how that stands, which application about it its holder has open, and by when it
/// must be filed if it is operated.
pub fn public_entry(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = DatasetId(needed(arguments.id("dataset", DatasetId::TAG), "dataset", "a dataset")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "dataset");
	let entry = exchange.read(at, "Catalogue", "Entries", std::slice::from_ref(&named))?;
	let dataset = exchange.read(at, "Registry", "Datasets", std::slice::from_ref(&named))?;
	let holder = dataset["holder"].as_str().and_then(|holder| MemberId::from_bech32m(holder).ok());
	let open = match holder {
		Some(_) => {
			let key = [named.clone(), dataset["holder"].clone()];
			exchange.read(at, "Catalogue", "OpenApplication", &key)?
		}
		None => Json::Null,
	};
	let by_dataset = one("dataset", named);
	// With the entry: the two of them.
	let stands = exchange.ask_runtime(at, "catalogue.entry", &by_dataset)?;
	let due = exchange.ask_runtime(at, "catalogue.due", &by_dataset)?;
	let json = json!({ "entry": entry, "standing": stands.get(1), "openApplication": open, "due": due });
	answered(exchange, arguments, at, json, || {
		let open = holder.map(|applicant| Question::OpenApplication { dataset: id, applicant });
		std::iter::once(Question::PublicEntry(id)).chain(open).collect()
	})
}

/// `hefu_queryCode`: the dataset that got it, with its entry, and whether the code is still that entry's.
pub fn query_code(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let belongs = "a query code, of at most 64 bytes";
	let said = needed(arguments.text("code"), "code", belongs)?;
	let code = QueryCode::new(said).map_err(|_| {
		Refusal::from(Wrong { path: "code".into(), fault: Fault::other(&said.into(), belongs.into()) })
	})?;
	let at = exchange.at(arguments)?;
	let named = text(arguments, "code");
	let dataset = exchange.read(at, "Catalogue", "CodeOf", std::slice::from_ref(&named))?;
	let found = exchange.ask_runtime(at, "catalogue.query", &one("code", named))?;
	let json = json!({
		"dataset": dataset,
		"entry": found.get("entry"),
		"standing": found.get("standing"),
		"current": found.get("is_current"),
	});
	let entry = json["dataset"].as_str().and_then(|dataset| DatasetId::from_bech32m(dataset).ok());
	answered(exchange, arguments, at, json, || {
		std::iter::once(Question::QueryCode(code)).chain(entry.map(Question::PublicEntry)).collect()
	})
}

/// `hefu_exported`: the heads that are counted of an exporter in a year.
pub fn exported(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let exporter = MemberId(needed(arguments.id("exporter", MemberId::TAG), "exporter", "a member")?);
	let year = needed(arguments.number("year").and_then(|year| year.try_into().ok()), "year", "a year")?;
	let at = exchange.at(arguments)?;
	let key = [text(arguments, "exporter"), Json::from(year)];
	let heads = exchange.read(at, "Exports", "Counted", &key)?;
	answered(exchange, arguments, at, json!({ "heads": heads }), || {
		vec![Question::Exported { exporter, year }]
	})
}
