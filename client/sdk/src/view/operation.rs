//! Authorised operation of public data, as JSON. Amounts are decimals of the major unit of the agreement's currency, as text: no number of
//! JSON holds them all. The functions that write amounts are told the currency's decimal places, `decimals`.

use hefu_primitives::{
	DatasetId, OperationId,
	operation::{Split, Stage},
};
use serde_json::{Value, json};

use crate::{
	amount, date, hex,
	operation::{Account, Inclusion, Operation, Owed, Product, Revenue, Tariff},
	terms::Term,
	view::currency,
};

/// An operation, and how it stands.
pub fn operation(id: OperationId, of: &Operation, stage: Stage) -> Value {
	json!({
		"operation": id,
		"stage": stage.word(),
		"body": of.body.0,
		"plan": {
			"mode": of.plan.mode.word(),
			"document": hex(&of.plan.document),
			"decision": hex(&of.plan.decision),
			"priceAuthority": of.plan.price_authority.0,
		},
		"plannedOn": date::moment(of.planned_ms),
		"operator": of.selected.as_ref().map(|selected| selected.operator.0),
		"selected": of.selected.as_ref().map(|selected| json!({
			"method": selected.method.word(),
			"document": hex(&selected.document),
		})),
		"agreement": of.agreement.as_ref().map(|agreement| json!({
			"document": hex(&agreement.document),
			"security": hex(&agreement.security),
			"exit": hex(&agreement.exit),
			"from": agreement.from.to_string(),
			"last": agreement.last.to_string(),
			"currency": currency(&agreement.currency),
		})),
		"begunOn": of.begun_ms.map(date::moment),
		"ended": of.ended.as_ref().map(|ended| json!({
			"ground": ended.ground.word(),
			"on": date::moment(ended.at_ms),
		})),
		"dataCount": of.data,
		"productCount": of.products,
		"listed": of.listed,
		"uncapped": of.uncapped,
	})
}

/// Since when a dataset is in an operation.
pub fn inclusion(dataset: DatasetId, inclusion: &Inclusion) -> Value {
	json!({
		"dataset": dataset,
		"since": date::moment(inclusion.since_ms),
		"until": inclusion.until_ms.map(date::moment),
	})
}

/// A product, with the tariff that holds.
pub fn product(number: u32, product: &Product, tariff: Option<&Tariff>, decimals: u8) -> Value {
	json!({
		"number": number,
		"dataset": product.dataset.0,
		"purpose": product.purpose.word(),
		"unit": product.unit.word(),
		"per": product.per,
		"tariffs": product.tariffs,
		"tariff": tariff.map(|tariff| self::tariff(product.tariffs, tariff, decimals)),
		"listedOn": date::moment(product.listed_ms),
		"delistedOn": product.delisted_ms.map(date::moment),
	})
}

/// A cap and a price.
pub fn tariff(number: u32, tariff: &Tariff, decimals: u8) -> Value {
	json!({
		"number": number,
		"cap": amount::text(tariff.cap, decimals),
		"decision": hex(&tariff.decision),
		"price": tariff.price.map(|price| amount::text(price, decimals)),
		"from": date::moment(tariff.from_ms),
	})
}

/// A year's books.
pub fn account(year: u16, account: &Account, decimals: u8) -> Value {
	let amount = |minor| amount::text(minor, decimals);
	let Split { revenue, surplus } = account.charged.0;
	json!({
		"year": year,
		"permitted": account.permitted.as_ref().map(|permitted| json!({
			"granted": amount(permitted.granted),
			"deducted": amount(permitted.deducted),
			"net": amount(permitted.granted.saturating_sub(permitted.deducted)),
			"decision": hex(&permitted.decision),
		})),
		"revenue": amount(revenue),
		"surplus": amount(surplus),
		"entries": account.entries,
		"carried": amount(account.carried),
	})
}

/// What was charged.
pub fn revenue((year, number): (u16, u32), entry: &Revenue, decimals: u8) -> Value {
	json!({
		"year": year,
		"number": number,
		"product": entry.product,
		"tariff": entry.tariff,
		"units": entry.units.to_string(),
		"amount": amount::text(entry.amount, decimals),
		"recordedOn": date::moment(entry.at_ms),
		"reversed": entry.is_reversed,
	})
}

/// What a side owes the public of a year, or disclosed.
pub fn owed(owed: &Owed) -> Value {
	json!({
		"year": owed.year,
		"side": owed.side.word(),
		"due": date::moment(owed.due_ms),
		"overdue": owed.is_overdue,
		"disclosed": owed.disclosed.as_ref().map(|disclosed| json!({
			"document": hex(&disclosed.document),
			"first": date::moment(disclosed.first_ms),
			"last": date::moment(disclosed.last_ms),
			"corrections": disclosed.corrections,
		})),
	})
}
