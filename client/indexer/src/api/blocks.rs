//! Blocks and transactions.

use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	events::{Columns, event},
	look::{Filter, Look, id},
	page::{Page, PageOf, page},
	refusal::{Cause, Refusal},
};
use crate::{
	database::{Row, Value},
	fold::hex,
};

/// Events of a transaction that its page has.
const EVENTS: u32 = 1_000;

const BLOCK: &str = "SELECT number, hash, parent, state_root, extrinsics_root, events_root, now_ms, spec_version, slot, \
                     author, missed_slots, transactions, events FROM blocks";
const TRANSACTION: &str = "SELECT t.block, t.idx, b.hash, b.now_ms, t.hash, t.signer, t.member, t.pallet, t.call, t.args, \
                           t.success, t.error, t.bytes FROM transactions t JOIN blocks b ON b.number = t.block";

/// A block that is named by its number or its hash.
pub async fn named(look: &mut Look, name: &str) -> Result<Row, Refusal> {
	let (column, value): (_, Value) = match name.parse::<u32>() {
		Ok(number) if number.to_string() == name => ("number", number.into()),
		_ => ("hash", hash(name)?.into()),
	};
	let found = look.row(&format!("{BLOCK} WHERE {column} = $1"), vec![value]).await?;
	found.ok_or_else(|| Refusal::not_found(&format!("block {name}")))
}

/// A hash: 64 hexadecimal digits behind 0x.
pub fn hash(text: &str) -> Result<String, Refusal> {
	let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	match bytes {
		Some(bytes) if bytes.len() == 32 => Ok(hex(&bytes)),
		_ => Err(Refusal::bad_id(text)),
	}
}

/// A row of a block as it is shown.
pub fn shown(row: &Row) -> Json {
	json!({
		"number": row.int(0),
		"hash": row.text(1),
		"parent": row.text(2),
		"stateRoot": row.text(3),
		"extrinsicsRoot": row.text(4),
		"eventsRoot": row.text(5),
		"nowMs": row.int(6),
		"specVersion": row.int(7),
		"slot": row.opt_int(8),
		"author": row.opt_text(9),
		"missedSlots": row.int(10),
		"transactions": row.int(11),
		"events": row.int(12),
	})
}

fn transaction_shown(row: &Row) -> Json {
	let args = row.opt_text(9).and_then(|text| serde_json::from_str::<Json>(&text).ok());
	json!({
		"block": row.int(0),
		"index": row.int(1),
		"blockHash": row.text(2),
		"nowMs": row.int(3),
		"hash": row.text(4),
		"signer": row.opt_text(5),
		"member": row.opt_text(6),
		"pallet": row.text(7),
		"call": row.text(8),
		"argsOmitted": args.is_none(),
		"args": args,
		"success": row.int(10) == 1,
		"error": row.opt_text(11),
		"bytes": row.int(12),
	})
}

/// Blocks, the youngest first.
#[utoipa::path(get, path = "/blocks", tag = "blocks", params(PageOf), responses((status = 200, body = Page)))]
pub async fn blocks(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let limit = of.limit()?;
	let before = of.behind::<1>()?.map_or(i64::MAX, |([number], _)| number);
	let sql = format!("{BLOCK} WHERE number < $1 ORDER BY number DESC LIMIT $2");
	let rows = look.rows(&sql, vec![before.into(), (limit + 1).into()]).await?;
	let rows = rows.iter().map(|row| (row.int(0).to_string(), shown(row))).collect();
	Ok(look.answer(page(limit, rows)))
}

/// A block, by its number or hash.
#[utoipa::path(get, path = "/blocks/{block}", tag = "blocks", params(("block" = String, Path,)),
	responses((status = 200, description = "The block")))]
pub async fn block(State(index): State<Index>, Path(block): Path<String>) -> Answered {
	let mut look = index.look().await?;
	let row = named(&mut look, &block).await?;
	Ok(look.answer(shown(&row)))
}

/// The transactions of a block, in order.
#[utoipa::path(get, path = "/blocks/{block}/transactions", tag = "blocks", params(("block" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn block_transactions(
	State(index): State<Index>,
	Path(block): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let mut look = index.look().await?;
	let number = named(&mut look, &block).await?.int(0);
	let limit = of.limit()?;
	let behind = of.behind::<1>()?.map_or(-1, |([index], _)| index);
	let sql = format!("{TRANSACTION} WHERE t.block = $1 AND t.idx > $2 ORDER BY t.idx LIMIT $3");
	let rows = look.rows(&sql, vec![number.into(), behind.into(), (limit + 1).into()]).await?;
	let rows = rows.iter().map(|row| (row.int(1).to_string(), transaction_shown(row))).collect();
	Ok(look.answer(page(limit, rows)))
}

/// Which events of a block.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Domain {
	/// Only those that the chain is for, not those of its machinery.
	#[serde(default)]
	domain: bool,
	/// With the records' bytes.
	#[serde(default)]
	leaf: bool,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// The events of a block, in order.
#[utoipa::path(get, path = "/blocks/{block}/events", tag = "blocks", params(("block" = String, Path,), Domain),
	responses((status = 200, body = Page)))]
pub async fn block_events(
	State(index): State<Index>,
	Path(block): Path<String>,
	Query(Domain { domain, leaf, limit, cursor }): Query<Domain>,
) -> Answered {
	let mut look = index.look().await?;
	let number = named(&mut look, &block).await?.int(0);
	let of = PageOf { limit, cursor };
	let limit = of.limit()?;
	let behind = of.behind::<1>()?.map_or(-1, |([index], _)| index);
	let filter = Filter::by("e.block", number).holds("e.idx > $?", behind).domain_if(domain);
	let rows = look.events(filter, "e.idx", limit + 1, Columns { leaf }).await?;
	let rows = rows.iter().map(|row| (row.int(1).to_string(), event(row))).collect();
	Ok(look.answer(page(limit, rows)))
}

/// An event of a block, with the record's bytes.
#[utoipa::path(get, path = "/blocks/{block}/events/{event}", tag = "blocks",
	params(("block" = String, Path,), ("event" = u32, Path,)),
	responses((status = 200, description = "The event")))]
pub async fn block_event(
	State(index): State<Index>,
	Path((block, number)): Path<(String, String)>,
) -> Answered {
	let mut look = index.look().await?;
	let place: u32 = number.parse().map_err(|_| Refusal::bad_id(&number))?;
	let of = named(&mut look, &block).await?.int(0);
	let filter = Filter::by("e.block", of).and("e.idx", place);
	let rows = look.events(filter, "e.idx", 1, Columns { leaf: true }).await?;
	let row = rows.first().ok_or_else(|| Refusal::not_found(&format!("event {place} in block {of}")))?;
	let json = event(row);
	Ok(look.answer(json))
}

/// The records of a block's events, in order: what its root of events is made of. A record's leaf is `blake2_256(0x00 ‖ record)`.
#[utoipa::path(get, path = "/leaves/{block}", tag = "blocks", params(("block" = String, Path,)),
	responses((status = 200, description = "The records")))]
pub async fn leaves(State(index): State<Index>, Path(block): Path<String>) -> Answered {
	let mut look = index.look().await?;
	let row = named(&mut look, &block).await?;
	let records = "SELECT record FROM events WHERE block = $1 ORDER BY idx";
	let records = look.rows(records, vec![row.int(0).into()]).await?;
	let leaves: Vec<_> = records.iter().map(|row| hex(row.bytes(0))).collect();
	let json = json!({ "block": row.int(0), "hash": row.text(1), "root": row.text(5), "leaves": leaves });
	Ok(look.answer(json))
}

/// Which transactions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Signed {
	/// Only this member's.
	member: Option<String>,
	/// Only this account's.
	signer: Option<String>,
	/// Only signed ones: not those that nodes put into blocks themselves.
	#[serde(default)]
	signed: bool,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Transactions, the youngest first.
#[utoipa::path(get, path = "/transactions", tag = "blocks", params(Signed), responses((status = 200, body = Page)))]
pub async fn transactions(State(index): State<Index>, Query(asked): Query<Signed>) -> Answered {
	let mut look = index.look().await?;
	let Signed { member, signer, signed, limit, cursor } = asked;
	let of = PageOf { limit, cursor };
	let limit = of.limit()?;
	let member = member.map(|member| id::<hefu_primitives::MemberId>(&member)).transpose()?;
	let signer = signer.map(|signer| hash(&signer)).transpose()?;
	let mut filter = Filter::default()
		.and_if("t.member", member.map(|member| member.to_string()))
		.and_if("t.signer", signer);
	if signed {
		filter = filter.is("t.signer IS NOT NULL");
	}
	if let Some(([block, index], _)) = of.behind::<2>()? {
		filter = filter.behind("t.block, t.idx", '<', vec![block.into(), index.into()]);
	}
	let (clause, mut values) = filter.clause();
	values.push((limit + 1).into());
	let sql = format!("{TRANSACTION} {clause} ORDER BY t.block DESC, t.idx DESC LIMIT ${}", values.len());
	let rows = look.rows(&sql, values).await?;
	let rows = rows.iter().map(|row| (format!("{}.{}", row.int(0), row.int(1)), transaction_shown(row)));
	let json = page(limit, rows.collect());
	Ok(look.answer(json))
}

/// The youngest transaction with this hash.
#[utoipa::path(get, path = "/transactions/{hash}", tag = "blocks", params(("hash" = String, Path,)),
	responses((status = 200, description = "The transaction")))]
pub async fn transaction_by_hash(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let mut look = index.look().await?;
	let sql = format!("{TRANSACTION} WHERE t.hash = $1 ORDER BY t.block DESC, t.idx DESC LIMIT 1");
	let row = look.row(&sql, vec![hash(&name)?.into()]).await?;
	let row = row.ok_or_else(|| Refusal::not_found(&format!("transaction {name}")))?;
	whole(look, &row).await
}

/// A transaction by its block and its place in it.
#[utoipa::path(get, path = "/transactions/{block}/{index}", tag = "blocks",
	params(("block" = String, Path,), ("index" = u32, Path,)),
	responses((status = 200, description = "The transaction")))]
pub async fn transaction(
	State(index): State<Index>,
	Path((block, place)): Path<(String, String)>,
) -> Answered {
	let mut look = index.look().await?;
	let number: u32 = place.parse().map_err(|_| Refusal::new(Cause::BadId, &place))?;
	let of = named(&mut look, &block).await?.int(0);
	let sql = format!("{TRANSACTION} WHERE t.block = $1 AND t.idx = $2");
	let row = look.row(&sql, vec![of.into(), number.into()]).await?;
	let row = row.ok_or_else(|| Refusal::not_found(&format!("transaction {number} in block {of}")))?;
	whole(look, &row).await
}

/// A transaction with its events.
async fn whole(mut look: Look, row: &Row) -> Answered {
	let filter = Filter::by("e.block", row.int(0)).and("e.transaction_idx", row.int(1));
	let mut json = transaction_shown(row);
	json["eventList"] = look.event_list("eventList", filter, "e.idx", EVENTS).await?;
	Ok(look.answer(json))
}
