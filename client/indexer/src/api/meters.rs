//! Meters of use under grants, and what was redeemed of their windows.

use axum::extract::State;
use hefu_primitives::{GrantId, MemberId, MeterId, metering::Windows};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, given, id, word},
	page::{Page, PageOf},
	refusal::Refusal,
	settlement::amount,
};
use crate::{fold::written, tables::Table};

/// Windows that a meter's page has.
const WINDOWS: u32 = 200;
/// Events that it has.
const EVENTS: u32 = 50;

/// Which meters.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those that this member pays.
	payer: Option<String>,
	/// Only those that pay this member.
	provider: Option<String>,
	/// Only those of which this member is a side.
	member: Option<String>,
	/// Only those of this grant.
	grant: Option<String>,
	/// Only those that are `Open`, `Closing` or `Closed`.
	status: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Meters of which a member is a side.
pub fn with_side(filter: Filter, member: &str) -> Filter {
	filter.holds("$? IN (t.payer, t.provider)", member)
}

/// Meters, the youngest first. `held` is what is left of the deposit, `window` the one that runs now, and `collectable` whether anybody can have
/// the rest given back.
#[utoipa::path(get, path = "/meters", tag = "metering", params(Which), responses((status = 200, body = Page)))]
pub async fn meters(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { payer, provider, member, grant, status, limit, cursor } = asked;
	let mut filter = Filter::default()
		.and_if("t.payer", given::<MemberId>(payer)?)
		.and_if("t.provider", given::<MemberId>(provider)?)
		.and_if("t.grant_id", given::<GrantId>(grant)?)
		.and_if("t.status", word("status", status, &["Open", "Closing", "Closed"])?);
	if let Some(member) = given::<MemberId>(member)? {
		filter = with_side(filter, &member);
	}
	let mut look = index.look().await?;
	let page = look.meters_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(page))
}

/// A number of milliseconds; one that is too large is the largest.
fn ms(of: &Json) -> u64 {
	amount(of).try_into().unwrap_or(u64::MAX)
}

fn windows(meter: &Json) -> Windows {
	let windows = &meter["windows"];
	Windows {
		opened_ms: ms(&windows["opened_ms"]),
		window_ms: ms(&windows["window_ms"]),
		grace_ms: ms(&windows["grace_ms"]),
	}
}

fn shown(meter: &Found, now: i64) -> Result<Json, Refusal> {
	let (state, status, now) = (&meter.state, meter.text("status").unwrap_or_default(), now.unsigned_abs());
	let held = match &*status {
		"Closed" => 0,
		_ => amount(&state["deposited"]).saturating_sub(amount(&state["redeemed"]["value"])),
	};
	let window = (status == "Open").then(|| windows(state).at(now)).flatten();
	let collectable = status == "Closing" && ms(&state["state"]["Closing"]["until_ms"]) <= now;
	let more = json!({
		"id": meter.id,
		"grant": meter.text("grant_id"),
		"dataset": meter.text("dataset"),
		"payer": meter.text("payer"),
		"provider": meter.text("provider"),
		"status": status,
		"collectable": collectable,
		"held": held.to_string(),
		"window": window,
	});
	Ok(meter.record(&Question::Meter(id(&meter.id)?), more))
}

fn window_shown(window: &Found, windows: &Windows) -> Json {
	let number = window.int("number").and_then(|number| u32::try_from(number).ok()).unwrap_or_default();
	window.bare(json!({
		"window": number,
		"fromMs": written(windows.start_ms(number).into()),
		"untilMs": written(windows.end_ms(number).into()),
		"closesMs": written(windows.closes_ms(number).into()),
		"totals": window.json("totals"),
		"redemptions": window.int("redemptions"),
	}))
}

impl Look {
	/// A page of meters, the youngest first.
	pub async fn meters_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let now = self.now_ms;
		let show = |meter: &Found| shown(meter, now);
		let mut page = self.page(Table::Meters, filter, Order::Youngest, of, show).await?;
		for row in page["items"].as_array_mut().into_iter().flatten() {
			self.with_payer(row).await?;
		}
		Ok(page)
	}

	/// Puts names beside what is shown of a meter.
	async fn with_payer(&mut self, meter: &mut Json) -> Result<(), Refusal> {
		self.with_names(meter).await?;
		self.with_members(meter, &[("payer", "payerName"), ("provider", "providerName")]).await
	}

	/// What was used under a grant; null before its first meter.
	pub async fn tally(&mut self, grant: GrantId) -> Result<Json, Refusal> {
		let tally = self.find(Table::Tallies, &grant.to_string()).await?;
		Ok(tally.map(|tally| tally.record(&Question::Tally(grant), json!({}))).into())
	}
}

/// A meter with what was used under its grant, and what was redeemed of its windows, the youngest first.
#[utoipa::path(get, path = "/meters/{id}", tag = "metering", params(("id" = String, Path,)),
	responses((status = 200, description = "The meter")))]
pub async fn meter(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: MeterId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Meters, &name).await?;
	let mut json = shown(&found, look.now_ms)?;
	look.with_payer(&mut json).await?;
	json["tally"] = look.tally(id(&found.text("grant_id").unwrap_or_default())?).await?;
	let (of_meter, windows) = (Filter::by("t.meter", &name), windows(&found.state));
	let rows = look.list("windows", Table::MeterWindows, of_meter, Order::Youngest, WINDOWS).await?;
	json["windows"] = rows.iter().map(|row| window_shown(row, &windows)).collect();
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}

/// What was redeemed of a meter's windows, each as its last voucher said; the window first that was redeemed first.
#[utoipa::path(get, path = "/meters/{id}/windows", tag = "metering", params(("id" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn windows_of(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let _: MeterId = id(&name)?;
	let mut look = index.look().await?;
	let windows = windows(&look.must(Table::Meters, &name).await?.state);
	let show = |window: &Found| Ok(window_shown(window, &windows));
	let filter = Filter::by("t.meter", name);
	let page = look.page(Table::MeterWindows, filter, Order::Oldest, &of, show).await?;
	Ok(look.answer(page))
}
