//! Events: what happened.

use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::Query,
	blocks::hash,
	look::{Filter, Look},
	page::{Page, PageOf, page},
	refusal::Refusal,
};
use crate::{database::Row, fold::hex, objects};

/// What is read of events.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
	/// The record's bytes.
	pub leaf: bool,
}

impl Look {
	/// Events that a filter over `e` leaves, in this order.
	pub async fn events(
		&mut self,
		filter: Filter,
		order: &'static str,
		limit: u32,
		Columns { leaf }: Columns,
	) -> Result<Vec<Row>, Refusal> {
		let (clause, mut values) = filter.clause();
		values.push(limit.into());
		let leaf = if leaf { ", e.record" } else { "" };
		let sql = format!(
			"SELECT e.block, e.idx, b.hash, b.now_ms, e.pallet, e.name, e.domain, e.transaction_idx, e.fields{leaf}
			FROM events e JOIN blocks b ON b.number = e.block {clause} ORDER BY {order} LIMIT ${}",
			values.len()
		);
		self.rows(&sql, values).await
	}

	/// Events that a filter leaves, as a list of the answer.
	pub async fn event_list(
		&mut self,
		list: &str,
		filter: Filter,
		order: &'static str,
		limit: u32,
	) -> Result<Json, Refusal> {
		let rows = self.events(filter.clone(), order, limit, Columns { leaf: false }).await?;
		let (clause, values) = filter.clause();
		self.total(list, (rows.len(), limit), &format!("events e {clause}"), values).await?;
		Ok(rows.iter().map(event).collect())
	}

	/// The youngest events about a thing, as the list `events` of the answer.
	pub async fn about(&mut self, id: &str, limit: u32) -> Result<Json, Refusal> {
		let filter = about(Filter::default(), id);
		let rows = self.events(filter, YOUNGEST, limit, Columns { leaf: false }).await?;
		let from = "event_objects o WHERE o.id = $1";
		self.total("events", (rows.len(), limit), from, vec![id.into()]).await?;
		Ok(rows.iter().map(event).collect())
	}

	/// A page of the events that a filter leaves, the youngest first.
	pub async fn events_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let limit = of.limit()?;
		let filter = match of.behind::<2>()? {
			Some(([block, index], _)) => {
				filter.behind("e.block, e.idx", '<', vec![block.into(), index.into()])
			}
			None => filter,
		};
		let rows = self.events(filter, YOUNGEST, limit + 1, Columns { leaf: false }).await?;
		let rows = rows.iter().map(|row| (format!("{}.{}", row.int(0), row.int(1)), event(row)));
		Ok(page(limit, rows.collect()))
	}
}

/// The youngest first.
pub const YOUNGEST: &str = "e.block DESC, e.idx DESC";

/// Events about a thing.
pub fn about(filter: Filter, id: &str) -> Filter {
	let about =
		"EXISTS (SELECT 1 FROM event_objects o WHERE o.id = $? AND o.block = e.block AND o.idx = e.idx)";
	filter.holds(about, id)
}

/// A row as it is shown.
pub fn event(row: &Row) -> Json {
	let fields = row.opt_text(8).and_then(|text| serde_json::from_str::<Json>(&text).ok());
	let mut json = json!({
		"place": { "block": row.int(0), "hash": row.text(2), "event": row.int(1), "nowMs": row.int(3) },
		"pallet": row.text(4),
		"name": row.text(5),
		"domain": row.int(6) == 1,
		"transaction": row.opt_int(7),
		"fields": fields,
	});
	if row.0.len() > 9 {
		json["leaf"] = hex(row.bytes(9)).into();
	}
	json
}

/// Which events.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those that the chain is for (unless false: those of its machinery as well).
	domain: Option<bool>,
	/// Only this pallet's, such as `Registry`.
	pallet: Option<String>,
	/// Only those with this name, such as `DatasetRegistered`; with `pallet`.
	name: Option<String>,
	/// Only those that name this thing: any id, an account, or the hash of a motion.
	object: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Events, the youngest first.
#[utoipa::path(get, path = "/events", tag = "events", params(Which), responses((status = 200, body = Page)))]
pub async fn events(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let mut look = index.look().await?;
	let Which { domain, pallet, name, object, limit, cursor } = asked;
	let mut filter =
		Filter::default().domain_if(domain.unwrap_or(true)).and_if("e.pallet", pallet).and_if("e.name", name);
	if let Some(object) = object {
		if !objects::is_sound(&object) {
			hash(&object)?;
		}
		filter = about(filter, &object);
	}
	let json = look.events_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(json))
}
