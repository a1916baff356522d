//! Law packs, which of them is in force when, and when the chain stood still.

use axum::extract::State;
use hefu_primitives::date::Day;
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, id},
	page::{Page, PageOf},
	refusal::Refusal,
};
use crate::{law::Law, tables::Table};

/// Entries of which is in force when that the chain has at most.
const ENTRIES: u32 = 256;

impl Look {
	/// Law packs and days, as the clocks of the law are read by them.
	pub async fn law(&mut self) -> Result<Law, Refusal> {
		let mut law = Law::default();
		for row in self.rows("SELECT id, scale FROM law_packs", Vec::new()).await? {
			law.add_pack(&row.text(0), &row.text(1));
		}
		let state = |text: String| serde_json::from_str::<Json>(&text).unwrap_or_default();
		for row in self.rows("SELECT id, state FROM years", Vec::new()).await? {
			law.add_year(&row.text(0), &state(row.text(1)));
		}
		for row in self.rows("SELECT id, state FROM stalled_years", Vec::new()).await? {
			law.add_stalled(&row.text(0), &state(row.text(1)));
		}
		Ok(law)
	}

	/// Which pack is in force from which day, the days in order.
	async fn in_force(&mut self) -> Result<Vec<Found>, Refusal> {
		let mut entries = self.some(Table::LawsInForce, Filter::default(), Order::Oldest, ENTRIES).await?;
		entries.sort_by_key(|entry| entry.int("from_day"));
		Ok(entries)
	}

	/// A law pack, and since when it is in force, or will be.
	pub async fn law_pack(&mut self, number: u32) -> Result<Option<Json>, Refusal> {
		let Some(pack) = self.find(Table::LawPacks, &number.to_string()).await? else { return Ok(None) };
		let entries = self.in_force().await?;
		Ok(Some(pack_shown(&pack, &entries)?))
	}
}

fn pack_shown(pack: &Found, entries: &[Found]) -> Result<Json, Refusal> {
	let number: u32 = id(&pack.id)?;
	let of_pack = entries.iter().filter(|entry| entry.int("pack") == Some(i64::from(number)));
	let more = json!({ "id": number, "inForce": of_pack.map(since).collect::<Vec<_>>() });
	Ok(pack.record(&Question::LawPack(number), more))
}

/// From which day an entry holds: the day, and the moment when it begins in China.
fn since(entry: &Found) -> Json {
	let day = entry.int("from_day").and_then(|day| i32::try_from(day).ok()).map(Day);
	json!({
		"fromDay": day.map(|day| day.to_string()),
		"fromMs": day.map(|day| day.previous().end_in_china()),
	})
}

/// Law packs, the youngest first.
#[utoipa::path(get, path = "/law/packs", tag = "law", params(PageOf), responses((status = 200, body = Page)))]
pub async fn packs(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let entries = look.in_force().await?;
	let show = |pack: &Found| pack_shown(pack, &entries);
	let page = look.page(Table::LawPacks, Filter::default(), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

/// A law pack, and since when it is in force, or will be.
#[utoipa::path(get, path = "/law/packs/{number}", tag = "law", params(("number" = u32, Path,)),
	responses((status = 200, description = "The law pack")))]
pub async fn pack(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let number: u32 = id(&name)?;
	let mut look = index.look().await?;
	let json = look.law_pack(number).await?.ok_or_else(|| Refusal::not_found(&name))?;
	Ok(look.answer(json))
}

/// Which law pack is in force from which day, the youngest entry first.
#[utoipa::path(get, path = "/law/in-force", tag = "law", params(PageOf), responses((status = 200, body = Page)))]
pub async fn in_force(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let show = |entry: &Found| {
		let number: u32 = id(&entry.id)?;
		let mut more = since(entry);
		more["entry"] = number.into();
		more["pack"] = entry.int("pack").into();
		Ok(entry.record(&Question::LawInForce(number), more))
	};
	let page = look.page(Table::LawsInForce, Filter::default(), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

/// When the chain stood still: such days count for no period of the law.
#[utoipa::path(get, path = "/calendar/stalls", tag = "law", params(PageOf), responses((status = 200, body = Page)))]
pub async fn stalls(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let show = |stall: &Found| {
		let number: u32 = id(&stall.id)?;
		Ok(stall.record(&Question::Stall(number), json!({ "stall": number })))
	};
	let page = look.page(Table::Stalls, Filter::default(), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}
