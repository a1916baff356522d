//! Bills, and their endorsement chains.

use axum::extract::State;
use hefu_primitives::{BillId, MemberId, Party};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Order, id},
	page::{Page, PageOf},
	refusal::Refusal,
};
use crate::tables::Table;

/// Entries that a bill's page has; further ones have pages of their own.
const ENTRIES: u32 = 200;

/// Which bills.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only this carrier's.
	carrier: Option<String>,
	/// Only those that this party controls.
	controller: Option<String>,
	/// Only those in which this party stands or stood.
	party: Option<String>,
	/// Only those with this status, such as `Issued`.
	status: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Bills in which a party stands or stood.
pub fn with_party(filter: Filter, party: &str) -> Filter {
	filter.holds("t.id IN (SELECT p.id FROM parties p WHERE p.kind = 'bill' AND p.party = $?)", party)
}

/// Bills, the youngest first.
#[utoipa::path(get, path = "/bills", tag = "bills", params(Which), responses((status = 200, body = Page)))]
pub async fn bills(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { carrier, controller, party, status, limit, cursor } = asked;
	let carrier = carrier.map(|carrier| id::<MemberId>(&carrier)).transpose()?;
	let controller = controller.map(|controller| id::<Party>(&controller)).transpose()?;
	let mut filter = Filter::default()
		.and_if("t.carrier", carrier.map(|carrier| carrier.to_string()))
		.and_if("t.controller", controller.map(|controller| controller.to_string()))
		.and_if("t.status", status);
	if let Some(party) = party {
		filter = with_party(filter, &id::<Party>(&party)?.to_string());
	}
	let mut look = index.look().await?;
	let now = look.now_ms;
	let of = PageOf { limit, cursor };
	let page = look.page(Table::Bills, filter, Order::Youngest, &of, |bill| shown(bill, now)).await?;
	Ok(look.answer(page))
}

/// A bill; an offer whose time is over is said to have lapsed.
pub fn shown(bill: &Found, now: i64) -> Result<Json, Refusal> {
	let lapsed = bill.state["offer"]["expires_ms"].as_i64().is_some_and(|expires| expires <= now);
	let more = json!({
		"id": bill.id,
		"reference": bill.text("reference"),
		"carrier": bill.text("carrier"),
		"status": bill.text("status"),
		"controller": bill.text("controller"),
		"offerLapsed": lapsed,
	});
	Ok(bill.record(&Question::Bill(id(&bill.id)?), more))
}

fn entry_shown(entry: &Found) -> Result<Json, Refusal> {
	let bill: BillId = id(&entry.text("bill").unwrap_or_default())?;
	let sequence = entry.int("sequence").unwrap_or_default() as u32;
	let more = json!({ "sequence": sequence, "place": entry.since });
	Ok(entry.record(&Question::BillEntry { bill, sequence }, more))
}

/// A bill with its endorsement chain, the oldest entry first.
#[utoipa::path(get, path = "/bills/{id}", tag = "bills", params(("id" = String, Path,)),
	responses((status = 200, description = "The bill")))]
pub async fn bill(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: BillId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Bills, &name).await?;
	let mut json = shown(&found, look.now_ms)?;
	json["carrierName"] = look.name_of(&found.text("carrier").unwrap_or_default()).await?.into();
	json["controllerName"] = look.name_of(&found.text("controller").unwrap_or_default()).await?.into();
	let of_bill = Filter::by("t.bill", &name);
	let entries = look.list("entries", Table::BillEntries, of_bill, Order::Oldest, ENTRIES).await?;
	json["entries"] = entries.iter().map(entry_shown).collect::<Result<Json, _>>()?;
	json["events"] = look.about(&name, 50).await?;
	Ok(look.answer(json))
}

/// The endorsement chain of a bill, the oldest entry first.
#[utoipa::path(get, path = "/bills/{id}/entries", tag = "bills", params(("id" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn entries(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let _: BillId = id(&name)?;
	let mut look = index.look().await?;
	look.must(Table::Bills, &name).await?;
	let filter = Filter::by("t.bill", name);
	let page = look.page(Table::BillEntries, filter, Order::Oldest, &of, entry_shown).await?;
	Ok(look.answer(page))
}
