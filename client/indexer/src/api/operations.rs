//! Authorised operations of public data: their data, products, prices, books, and disclosures.

use axum::extract::State;
use hefu_primitives::{
	DatasetId, MemberId, OperationId,
	date::Day,
	operation::{Side, disclosure_due, year_in_china},
};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, id},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::tables::Table;

/// Rows that each list of an operation's page has.
const MANY: u32 = 200;
/// Events that it has.
const EVENTS: u32 = 50;
/// The month by whose end a year is disclosed, unless governance has said otherwise (`params::operation::DisclosureMonth` of the runtime).
const DISCLOSURE_MONTH: u32 = 3;

/// Which operations.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those of this implementing body.
	body: Option<String>,
	/// Only those of this operator.
	operator: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Authorised operations, the youngest first. `stage` is `Expired` when the agreement's term is over; `over` says whether it has ended, be it
/// so or before.
#[utoipa::path(get, path = "/operations", tag = "public data", params(Which), responses((status = 200, body = Page)))]
pub async fn operations(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { body, operator, limit, cursor } = asked;
	let body = body.map(|body| id::<MemberId>(&body)).transpose()?;
	let operator = operator.map(|operator| id::<MemberId>(&operator)).transpose()?;
	let filter = Filter::default()
		.and_if("t.body", body.map(|body| body.to_string()))
		.and_if("t.operated_by", operator.map(|operator| operator.to_string()));
	let mut look = index.look().await?;
	let (now, of) = (look.now_ms, PageOf { limit, cursor });
	let show = |operation: &Found| shown(operation, now);
	let mut page = look.page(Table::Operations, filter, Order::Youngest, &of, show).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.with_sides(row).await?;
	}
	Ok(look.answer(page))
}

fn shown(operation: &Found, now: i64) -> Result<Json, Refusal> {
	let recorded = operation.text("stage").unwrap_or_default();
	let ended = ends_ms(&operation.state).is_some_and(|ends| now.unsigned_abs() >= ends);
	// As `pallet_operation`'s `standing`.
	let stage = if ended && ["Signed", "Active"].contains(&&*recorded) { "Expired" } else { &*recorded };
	let more = json!({
		"id": operation.id,
		"body": operation.text("body"),
		"operator": operation.text("operated_by"),
		"stage": stage,
		"over": matches!(stage, "Expired" | "Terminated"),
	});
	Ok(operation.record(&Question::Operation(id(&operation.id)?), more))
}

/// When the agreement's term is over.
fn ends_ms(operation: &Json) -> Option<u64> {
	let last = operation["agreement"]["last"].as_i64()?;
	Some(Day(i32::try_from(last).ok()?).end_in_china())
}

/// The first and the last year in which it operated until this moment; none if it never began (as `pallet_operation`'s `years`).
fn years(operation: &Json, now_ms: u64) -> Option<(u16, u16)> {
	let begun_ms = operation["begun_ms"].as_u64()?;
	let ended_ms = operation["ended"]["at_ms"].as_u64();
	let last_ms = ended_ms.or_else(|| Some(ends_ms(operation)?.saturating_sub(1))).unwrap_or(now_ms);
	Some((year_in_china(begun_ms), year_in_china(last_ms.min(now_ms))))
}

impl Look {
	/// Puts the names of its two sides beside what is shown of an operation.
	async fn with_sides(&mut self, shown: &mut Json) -> Result<(), Refusal> {
		self.with_members(shown, &[("body", "bodyName"), ("operator", "operatorName")]).await
	}

	/// Data in an operation, what was taken out as well.
	async fn operation_data(&mut self, operation: OperationId) -> Result<Json, Refusal> {
		let filter = by_operation(operation);
		let mut data = Vec::new();
		for found in self.list("data", Table::OperationData, filter, Order::Oldest, MANY).await? {
			let name = found.text("dataset").unwrap_or_default();
			let dataset: DatasetId = id(&name)?;
			let more = json!({ "dataset": name, "title": self.title_of(&name).await? });
			data.push(found.record(&Question::OperationData { operation, dataset }, more));
		}
		Ok(data.into())
	}

	/// Products of an operation, each with the tariff that holds.
	async fn operation_products(&mut self, operation: OperationId) -> Result<Json, Refusal> {
		let filter = by_operation(operation);
		let mut products = Vec::new();
		for found in self.list("products", Table::OperationProducts, filter, Order::Oldest, MANY).await? {
			let number = found.int("number").unwrap_or_default() as u32;
			let dataset = found.text("dataset").unwrap_or_default();
			let last = format!("{operation}/{number}/{}", found.state["tariffs"]);
			let tariff = self.find(Table::Tariffs, &last).await?;
			let more = json!({
				"number": number,
				"dataset": dataset,
				"title": self.title_of(&dataset).await?,
				"tariff": tariff.as_ref().map(tariff_shown).transpose()?,
			});
			products.push(found.record(&Question::OperationProduct { operation, number }, more));
		}
		Ok(products.into())
	}

	async fn accounts(&mut self, operation: OperationId) -> Result<Json, Refusal> {
		let filter = by_operation(operation);
		let mut found = self.list("accounts", Table::Accounts, filter, Order::Oldest, MANY).await?;
		found.sort_by_key(|account| account.int("year"));
		let record = |account: &Found| {
			let year = account.int("year").unwrap_or_default() as u16;
			account.record(&Question::Account { operation, year }, json!({ "year": year }))
		};
		Ok(found.iter().map(record).collect())
	}

	async fn disclosures(&mut self, operation: OperationId) -> Result<Json, Refusal> {
		let filter = by_operation(operation);
		let mut found = self.list("disclosures", Table::Disclosures, filter, Order::Oldest, MANY).await?;
		found.sort_by_key(|disclosure| (disclosure.int("year"), disclosure.text("side")));
		found.iter().map(disclosure_shown).collect()
	}

	/// Which side owes the disclosure of which year whose time is over (as `pallet_operation`'s `owed`); nothing when it cannot be told by
	/// when a year is disclosed.
	async fn overdue(&mut self, operation: &Found) -> Result<Option<Json>, Refusal> {
		let now = self.now_ms.unsigned_abs();
		let Some(month) = self.disclosure_month().await? else { return Ok(None) };
		let mut overdue = Vec::new();
		if let Some((first, last)) = years(&operation.state, now) {
			for year in first..=last {
				if now < disclosure_due(year, month) {
					continue;
				}
				for side in Side::ALL {
					let disclosure = format!("{}/{year}/{side:?}", operation.id);
					if self.find(Table::Disclosures, &disclosure).await?.is_none() {
						overdue.push(json!({ "year": year, "side": format!("{side:?}") }));
					}
				}
			}
		}
		Ok(Some(overdue.into()))
	}

	/// The month by whose end a year is disclosed; nothing when what governance said of it cannot be read.
	async fn disclosure_month(&mut self) -> Result<Option<u32>, Refusal> {
		let set = "SELECT fields FROM events WHERE pallet = 'Parameters' AND name = 'Updated' \
		           AND fields LIKE '%\"DisclosureMonth\"%' ORDER BY block DESC, idx DESC LIMIT 1";
		let Some(row) = self.row(set, Vec::new()).await? else { return Ok(Some(DISCLOSURE_MONTH)) };
		let said: Json = serde_json::from_str(&row.text(0)).unwrap_or_default();
		Ok(match &said["new_value"] {
			Json::Null => Some(DISCLOSURE_MONTH),
			value => {
				let month = value["Operation"]["DisclosureMonth"].as_u64();
				month.and_then(|month| u32::try_from(month).ok())
			}
		})
	}
}

fn by_operation(operation: OperationId) -> Filter {
	Filter::by("t.operation", operation.to_string())
}

/// An operation with its data, products and their tariffs, books by year, disclosures, and which of these are overdue.
#[utoipa::path(get, path = "/operations/{id}", tag = "public data", params(("id" = String, Path,)),
	responses((status = 200, description = "The operation")))]
pub async fn operation(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let operation: OperationId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Operations, &name).await?;
	let mut json = shown(&found, look.now_ms)?;
	look.with_sides(&mut json).await?;
	let authority = found.state["plan"]["price_authority"].as_str().unwrap_or_default();
	json["priceAuthorityName"] = look.name_of(authority).await?.into();
	json["data"] = look.operation_data(operation).await?;
	json["products"] = look.operation_products(operation).await?;
	json["accounts"] = look.accounts(operation).await?;
	json["disclosures"] = look.disclosures(operation).await?;
	if let Some(overdue) = look.overdue(&found).await? {
		json["overdue"] = overdue;
	}
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}

fn tariff_shown(tariff: &Found) -> Result<Json, Refusal> {
	let operation: OperationId = id(&tariff.text("operation").unwrap_or_default())?;
	let number = |column: &str| tariff.int(column).unwrap_or_default() as u32;
	let (product, sequence) = (number("product"), number("sequence"));
	let more = json!({ "product": product, "sequence": sequence });
	Ok(tariff.record(&Question::Tariff { operation, product, sequence }, more))
}

fn disclosure_shown(disclosure: &Found) -> Result<Json, Refusal> {
	let operation: OperationId = id(&disclosure.text("operation").unwrap_or_default())?;
	let year = disclosure.int("year").unwrap_or_default() as u16;
	let name = disclosure.text("side").unwrap_or_default();
	let side = Side::ALL.iter().copied().find(|side| format!("{side:?}") == name);
	let side = side.ok_or_else(|| Refusal::from(Cause::Internal))?;
	let more = json!({ "year": year, "side": name });
	Ok(disclosure.record(&Question::Disclosure { operation, year, side }, more))
}

/// Caps and prices that a product has had, the oldest first: the last holds.
#[utoipa::path(get, path = "/operations/{id}/tariffs/{product}", tag = "public data",
	params(("id" = String, Path,), ("product" = u32, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn tariffs(
	State(index): State<Index>,
	Path((name, product)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let operation: OperationId = id(&name)?;
	let product: u32 = id(&product)?;
	let mut look = index.look().await?;
	look.must(Table::OperationProducts, &format!("{operation}/{product}")).await?;
	let filter = by_operation(operation).and("t.product", product);
	let page = look.page(Table::Tariffs, filter, Order::Oldest, &of, tariff_shown).await?;
	Ok(look.answer(page))
}

/// What was charged in a year, the youngest entry first; what was taken back as well.
#[utoipa::path(get, path = "/operations/{id}/revenues/{year}", tag = "public data",
	params(("id" = String, Path,), ("year" = u16, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn revenues(
	State(index): State<Index>,
	Path((name, year)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let operation: OperationId = id(&name)?;
	let year: u16 = id(&year)?;
	let mut look = index.look().await?;
	look.must(Table::Operations, &name).await?;
	let filter = by_operation(operation).and("t.year", u32::from(year));
	let show = |entry: &Found| {
		let sequence = entry.int("sequence").unwrap_or_default() as u32;
		let more = json!({ "year": year, "sequence": sequence });
		Ok(entry.record(&Question::Revenue { operation, year, sequence }, more))
	};
	let page = look.page(Table::Revenues, filter, Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn end_of(year: i32, month: u32, day: u32) -> u64 {
		Day::of_date(year, month, day).unwrap().end_in_china()
	}

	#[test]
	fn years_of_operation_end_with_the_term_or_before_it() {
		let last = Day::of_date(2_028, 6, 30).unwrap();
		let mut operation = json!({
			"agreement": { "last": last.0 }, "begun_ms": end_of(2_026, 5, 1), "ended": null,
		});
		assert_eq!(years(&operation, end_of(2_027, 1, 1)), Some((2_026, 2_027)));
		assert_eq!(years(&operation, end_of(2_035, 1, 1)), Some((2_026, 2_028)));
		operation["ended"] = json!({ "ground": "Agreed", "at_ms": end_of(2_027, 2, 1) });
		assert_eq!(years(&operation, end_of(2_035, 1, 1)), Some((2_026, 2_027)));
		operation["begun_ms"] = Json::Null;
		assert_eq!(years(&operation, end_of(2_035, 1, 1)), None);
	}
}
