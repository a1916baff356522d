//! Validators: who makes blocks, since when, and what they missed.

use axum::extract::State;
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

use super::{
	Index,
	answer::Answered,
	events::{Columns, event},
	look::Filter,
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
	let changes = look.events(filter, "e.block DESC, e.idx DESC", CHANGES, Columns { leaf: false }).await?;
	let head = index.progress.borrow().head;
	let json = json!({
		"active": active,
		"selected": look.seats("selectedValidators", &Question::SelectedValidators).await?,
		"approved": look.seats("approvedValidators", &Question::ApprovedValidators).await?,
		"session": session["number"],
		"setChanges": changes.iter().map(event).collect::<Vec<_>>(),
		"finality": {
			"best": head.best, "finalised": head.finalised, "gap": head.best.saturating_sub(head.finalised),
		},
	});
	Ok(look.answer(json))
}

impl super::look::Look {
	/// Since which session a member makes blocks without a break.
	async fn author_since(&mut self, member: &str) -> Result<Json, super::refusal::Refusal> {
		let sessions =
			self.some(Table::Sessions, Filter::default(), super::look::Order::Youngest, 1_000).await?;
		let with = |session: &&super::look::Found| {
			session.json("authors").as_array().into_iter().flatten().any(|author| author == member)
		};
		let since = sessions.iter().take_while(with).last();
		Ok(since.map_or(Json::Null, |session| session.since.clone()))
	}
}
