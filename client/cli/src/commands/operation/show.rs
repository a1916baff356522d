//! Operations, looked up.

use hefu_primitives::{MemberId, OperationId};
use hefu_sdk::{Client, amount, client::At, view};
use serde_json::{Value, json};

use crate::{
	args::Global,
	commands::{connect, plain},
	console::{Answer, Console, beneath, list as rows_of, table},
	failure::Failure,
	text::{self, Lang, Operations, Word},
};

/// An operation, with all that belongs to it.
pub async fn run(console: &Console, global: &Global, id: OperationId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let standing = client.operation(&at, id).await?;
	let mut json = view::operation(id, &standing.operation, standing.stage);
	// Without an agreement nothing has an amount.
	let decimals = standing.currency().map_or(0, amount::decimals_of);
	with_parts(&client, &at, id, decimals, &mut json).await?;
	json["block"] = at.block_number().into();
	let agreement = &json["agreement"];
	let mut said = rows_of(&[
		(Operations::Operation.say(lang), plain(&json["operation"])),
		(Operations::Stage.say(lang), text::operation_stage(&json["stage"], lang)),
		(Operations::Body.say(lang), plain(&json["body"])),
		(Operations::Mode.say(lang), text::mode(&json["plan"]["mode"], lang)),
		(Operations::PriceAuthority.say(lang), plain(&json["plan"]["priceAuthority"])),
		(Operations::PlannedOn.say(lang), plain(&json["plannedOn"])),
		(Operations::Operator.say(lang), plain(&json["operator"])),
		(Operations::Method.say(lang), text::selection(&json["selected"]["method"], lang)),
		(Operations::FirstDay.say(lang), plain(&agreement["from"])),
		(Word::LastDay.say(lang), plain(&agreement["last"])),
		(Operations::Currency.say(lang), plain(&agreement["currency"])),
		(Operations::Agreement.say(lang), plain(&agreement["document"])),
		(Operations::Security.say(lang), plain(&agreement["security"])),
		(Operations::Exit.say(lang), plain(&agreement["exit"])),
		(Operations::BegunOn.say(lang), plain(&json["begunOn"])),
		(Operations::EndedOn.say(lang), plain(&json["ended"]["on"])),
		(Operations::Ground.say(lang), text::ending(&json["ended"]["ground"], lang)),
	]);
	said += &data(&json["data"], lang);
	said += &products(&json["products"], lang);
	said += &accounts(&json["accounts"], lang);
	said += &revenues(&json["revenues"], lang);
	said += &disclosures(&json["disclosures"], lang);
	Ok(Answer::new(json, said))
}

/// Operations with how they stand.
pub async fn list(
	console: &Console,
	global: &Global,
	body: Option<MemberId>,
	operator: Option<MemberId>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut operations = Vec::new();
	for (id, operation) in client.operations(&at).await? {
		let of_body = body.is_none_or(|body| operation.body.0 == body);
		let by = operation.selected.as_ref().map(|selected| selected.operator.0);
		if of_body && operator.is_none_or(|operator| by == Some(operator)) {
			let standing = client.operation(&at, id).await?;
			operations.push(view::operation(id, &standing.operation, standing.stage));
		}
	}
	let lang = console.lang;
	let row = |operation: &Value| {
		vec![
			plain(&operation["operation"]),
			text::operation_stage(&operation["stage"], lang),
			plain(&operation["plannedOn"]),
			plain(&operation["body"]),
			plain(&operation["operator"]),
		]
	};
	let head = [
		Operations::Operation,
		Operations::Stage,
		Operations::PlannedOn,
		Operations::Body,
		Operations::Operator,
	]
	.map(|word| word.say(lang));
	let said = table(&head, operations.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "operations": operations }), said))
}

/// Disclosures that are overdue.
pub async fn overdue(
	console: &Console,
	global: &Global,
	operation: Option<OperationId>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut found = Vec::new();
	let ids: Vec<OperationId> = match operation {
		Some(id) => {
			// That an operation does not exist is not the same as that it owes nothing.
			client.operation(&at, id).await?;
			vec![id]
		}
		None => client.operations(&at).await?.into_iter().map(|(id, _)| id).collect(),
	};
	for id in ids {
		for owed in client.disclosures(&at, id).await?.iter().filter(|owed| owed.is_overdue) {
			let mut json = view::owed(owed);
			json["operation"] = json!(id);
			found.push(json);
		}
	}
	let lang = console.lang;
	let row = |owed: &Value| {
		vec![
			plain(&owed["operation"]),
			plain(&owed["year"]),
			text::side(&owed["side"], lang),
			plain(&owed["due"]),
		]
	};
	let head = [
		Operations::Operation.say(lang),
		Word::Year.say(lang),
		Operations::Side.say(lang),
		Operations::Due.say(lang),
	];
	let said = table(&head, found.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "overdue": found }), said))
}

/// Puts into an operation's JSON its data, products, books and disclosures.
async fn with_parts(
	client: &Client,
	at: &At,
	id: OperationId,
	decimals: u8,
	json: &mut Value,
) -> Result<(), Failure> {
	let data = client.operation_data(at, id).await?;
	json["data"] = data.iter().map(|(dataset, inclusion)| view::inclusion(*dataset, inclusion)).collect();
	let tariffs = client.tariffs(at, id).await?;
	let mut products = Vec::new();
	for (number, product) in client.products(at, id).await? {
		let last = tariffs.iter().find(|(place, _)| *place == (number, product.tariffs));
		products.push(view::product(number, &product, last.map(|(_, tariff)| tariff), decimals));
	}
	json["products"] = products.into();
	let accounts = client.accounts(at, id).await?;
	json["accounts"] =
		accounts.iter().map(|(year, account)| view::account(*year, account, decimals)).collect();
	let revenues = client.revenues(at, id).await?;
	json["revenues"] = revenues.iter().map(|(place, entry)| view::revenue(*place, entry, decimals)).collect();
	json["disclosures"] = client.disclosures(at, id).await?.iter().map(view::owed).collect();
	Ok(())
}

fn data(data: &Value, lang: Lang) -> String {
	let row = |entry: &Value| ["dataset", "since", "until"].map(|name| plain(&entry[name])).to_vec();
	let head = [Operations::Data.say(lang), Word::From.say(lang), Word::Until.say(lang)];
	beneath(&head, data, row)
}

fn products(products: &Value, lang: Lang) -> String {
	let row = |product: &Value| {
		vec![
			plain(&product["number"]),
			plain(&product["dataset"]),
			text::purpose(&product["purpose"], lang),
			format!("{} {}", product["per"], text::charge_unit(&product["unit"], lang)),
			plain(&product["tariff"]["cap"]),
			plain(&product["tariff"]["price"]),
			plain(&product["delistedOn"]),
		]
	};
	let head = [
		Operations::Product,
		Operations::Dataset,
		Operations::Purpose,
		Operations::Per,
		Operations::Cap,
		Operations::Price,
		Operations::DelistedOn,
	]
	.map(|word| word.say(lang));
	beneath(&head, products, row)
}

fn accounts(accounts: &Value, lang: Lang) -> String {
	let row = |account: &Value| {
		vec![
			plain(&account["year"]),
			plain(&account["permitted"]["granted"]),
			plain(&account["permitted"]["deducted"]),
			plain(&account["revenue"]),
			plain(&account["surplus"]),
		]
	};
	let head = [
		Operations::Books,
		Operations::Permitted,
		Operations::Deducted,
		Operations::Revenue,
		Operations::Surplus,
	]
	.map(|word| word.say(lang));
	beneath(&head, accounts, row)
}

fn revenues(revenues: &Value, lang: Lang) -> String {
	let row = |entry: &Value| {
		let reversed = if entry["reversed"] == true { Word::Yes.say(lang) } else { "" };
		let mut cells = ["year", "number", "product", "units", "amount", "recordedOn"]
			.map(|name| plain(&entry[name]))
			.to_vec();
		cells.push(reversed.into());
		cells
	};
	let head = [
		Operations::Charged,
		Operations::Entry,
		Operations::Product,
		Operations::Units,
		Operations::Amount,
		Operations::RecordedOn,
		Operations::Reversed,
	]
	.map(|word| word.say(lang));
	beneath(&head, revenues, row)
}

fn disclosures(disclosures: &Value, lang: Lang) -> String {
	let row = |owed: &Value| {
		let overdue = if owed["overdue"] == true { Word::Yes.say(lang) } else { "" };
		vec![
			plain(&owed["year"]),
			text::side(&owed["side"], lang),
			plain(&owed["due"]),
			plain(&owed["disclosed"]["first"]),
			overdue.into(),
		]
	};
	let head = [
		Operations::Disclosure,
		Operations::Side,
		Operations::Due,
		Operations::DisclosedOn,
		Operations::Overdue,
	]
	.map(|word| word.say(lang));
	beneath(&head, disclosures, row)
}
