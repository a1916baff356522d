//! The network as a whole.

use axum::extract::State;
use serde_json::{Map, json};

use super::{Index, answer::Answered};
use crate::tables::Table;

/// Blocks over which the time of blocks is taken.
const TIMED: i64 = 100;
/// What is counted.
const COUNTED: [&str; 11] = [
	"members",
	"datasets",
	"versions",
	"filings",
	"registrations",
	"operations",
	"grants",
	"bills",
	"licences",
	"instructions",
	"motions",
];

/// The chain, how far it and the index are, and how much there is.
#[utoipa::path(get, path = "/network", tag = "network", responses((status = 200, description = "The network")))]
pub async fn network(State(index): State<Index>) -> Answered {
	let mut look = index.look().await?;
	let progress = *index.progress.borrow();
	let last = look.block;
	let times =
		"SELECT now_ms, spec_version, slot FROM blocks WHERE number > $1 AND number > 0 ORDER BY number";
	let times = look.rows(times, vec![(last - TIMED - 1).into()]).await?;
	let gaps: Vec<_> = times.windows(2).map(|pair| pair[1].int(0) - pair[0].int(0)).collect();
	let count = gaps.len() as i64;
	let longest = gaps.iter().max().copied();
	let mean = gaps.iter().sum::<i64>().checked_div(count);
	// The chain does not tell the length of a slot in what it records; blocks and their slots do.
	let slot = match (times.first(), times.last()) {
		(Some(first), Some(last)) if last.int(2) > first.int(2) => {
			let slots = last.int(2) - first.int(2);
			Some((last.int(0) - first.int(0) + slots / 2) / slots)
		}
		_ => None,
	};
	let mut counts = Map::new();
	for table in COUNTED {
		let count = look.row(&format!("SELECT COUNT(*) FROM {table}"), Vec::new()).await?;
		counts.insert(table.into(), count.map_or(0, |row| row.int(0)).into());
	}
	let totals = look.find(Table::Singles, "totals").await?.map(|totals| totals.state).unwrap_or_default();
	counts.insert("events".into(), totals["events"].clone());
	counts.insert("transactions".into(), totals["signed"].clone());
	let indexed = if last >= 0 { look.place(last, -1).await? } else { json!(null) };
	let session =
		look.find(Table::Singles, "session").await?.map(|session| session.state).unwrap_or_default();
	let about = &index.about;
	let json = json!({
		"genesis": about.genesis,
		"name": about.name,
		"node": about.node,
		"nodeAnswers": progress.answers,
		"best": progress.head.best,
		"finalised": progress.head.finalised,
		"indexed": indexed,
		"specVersion": times.last().map(|row| row.int(1)),
		"slotMs": slot,
		"blockTimeMs": { "mean": mean, "longest": longest, "blocks": count },
		"validators": session["authors"].as_array().map_or(0, Vec::len),
		"session": session["number"],
		"counts": counts,
	});
	Ok(look.answer(json))
}
