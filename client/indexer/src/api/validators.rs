//! Validators: who makes blocks, since when, and what they missed.

use axum::extract::State;
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

use super::{
	Index,
	answer::Answered,
	events::YOUNGEST,
	look::{Filter, Look, Order},
	refusal::Refusal,
};
use crate::tables::Table;

/// Blocks over which is counted who made and missed some.
const COUNTED: i64 = 1_000;
/// Changes of the set that are shown.
const CHANGES: u32 = 20;

/// Who makes blocks, with what they made and missed over the last 1,000 blocks; who is selected and who is approved.
#[utoipa::path(get, path = "/validators", tag = "governance", responses((status = 200, description = "The validators")))]
pub async fn validators(State(index): State<Index>) -> Answered {
	let mut look = index.look().await?;
	let session =
		look.find(Table::Singles, "session").await?.map(|session| session.state).unwrap_or_default();
	let from = look.block - COUNTED;
	let mut active = Vec::new();
	for member in session["authors"].as_array().into_iter().flatten().filter_map(Json::as_str) {
		let made = "SELECT COUNT(*), MAX(number) FROM blocks WHERE author = $1 AND number > $2";
		let made = look.row(made, vec![member.into(), from.into()]).await?;
		let missed =
			"SELECT CAST(COALESCE(SUM(slots), 0) AS BIGINT) FROM missed WHERE member = $1 AND block > $2";
		let missed = look.row(missed, vec![member.into(), from.into()]).await?;
		let node = look.find(Table::Nodes, member).await?;
		active.push(json!({
			"member": member,
			"name": look.name_of(member).await?,
			"since": look.author_since(member).await?,
			"keys": node.as_ref().map(|node| node.json("session_keys")),
			"blocks": made.as_ref().map_or(0, |row| row.int(0)),
			"lastBlock": made.as_ref().and_then(|row| row.opt_int(1)),
			"missed": missed.map_or(0, |row| row.int(0)),
		}));
	}
	let filter = Filter::by("e.pallet", "Validators")
		.is("e.name IN ('ValidatorsSet', 'SetSelected', 'KeptForSafety', 'Equivocated')");
	let changes = look.event_list("setChanges", filter, YOUNGEST, CHANGES).await?;
	let head = index.progress.borrow().head;
	let json = json!({
		"active": active,
		"selected": look.seats("selectedValidators", &Question::SelectedValidators).await?,
		"approved": look.seats("approvedValidators", &Question::ApprovedValidators).await?,
		"session": session["number"],
		"setChanges": changes,
		"finality": {
			"best": head.best, "finalised": head.finalised, "gap": head.best.saturating_sub(head.finalised),
		},
	});
	Ok(look.answer(json))
}

impl Look {
	/// Since which session a member makes blocks without a break.
	async fn author_since(&mut self, member: &str) -> Result<Json, Refusal> {
		let without = Filter::default().holds("t.authors NOT LIKE $?", format!("%\"{member}\"%"));
		let without = self.some(Table::Sessions, without, Order::Youngest, 1).await?.pop();
		let before = without.and_then(|session| session.since["block"].as_i64());
		let with = Filter::default().holds("t.since_block > $?", before.unwrap_or(-1));
		let first = self.some(Table::Sessions, with, Order::Oldest, 1).await?.pop();
		Ok(first.map(|session| session.since).unwrap_or_default())
	}
}
