//! Motions of the council and the technical committee.

use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	blocks::hash,
	look::{Filter, Found, Look, Order, word},
	page::{Page, PageOf},
	refusal::Refusal,
};
use crate::tables::Table;

/// Which motions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those of the `council`, or the `technicalCommittee`.
	body: Option<String>,
	/// Only those that are `open`, `approved`, `executed`, `failed` or `disapproved`.
	state: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Motions, the youngest first.
#[utoipa::path(get, path = "/motions", tag = "governance", params(Which), responses((status = 200, body = Page)))]
pub async fn motions(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { body, state, limit, cursor } = asked;
	let body = word("body", body, &["council", "technicalCommittee"])?;
	let state = word("state", state, &["open", "approved", "executed", "failed", "disapproved"])?;
	let filter = Filter::default().and_if("t.body", body).and_if("t.status", state);
	let mut look = index.look().await?;
	let of = PageOf { limit, cursor };
	let mut page =
		look.page(Table::Motions, filter, Order::Youngest, &of, |motion| Ok(shown(motion))).await?;
	for motion in page["items"].as_array_mut().into_iter().flatten() {
		look.name_voters(motion).await?;
	}
	Ok(look.answer(page))
}

fn shown(motion: &Found) -> Json {
	let number = motion.int("number").filter(|number| *number >= 0);
	let call = match motion.json("call") {
		Json::Object(pallet) => pallet.into_iter().next().map(|(pallet, call)| match call {
			Json::Object(call) => {
				let (name, args) = call.into_iter().next().unwrap_or_default();
				json!({ "pallet": pallet, "name": name, "args": args })
			}
			name => json!({ "pallet": pallet, "name": name, "args": {} }),
		}),
		_ => None,
	};
	motion.bare(json!({
		"id": motion.id,
		"hash": motion.text("hash"),
		"body": motion.text("body"),
		"number": number,
		"proposer": motion.text("proposer"),
		"threshold": motion.int("threshold"),
		"state": motion.text("status"),
		"ayes": motion.json("ayes"),
		"nays": motion.json("nays"),
		"call": call,
		"error": motion.text("error"),
	}))
}

impl Look {
	/// Whose the accounts are that proposed and voted, and where they voted.
	async fn name_voters(&mut self, motion: &mut Json) -> Result<(), Refusal> {
		let proposer = motion["proposer"].as_str().unwrap_or_default().to_owned();
		motion["proposerMember"] = self.whose(&proposer).await?.into();
		for side in ["ayes", "nays"] {
			let mut votes = motion[side].take();
			for vote in votes.as_array_mut().into_iter().flatten() {
				let account = vote["account"].as_str().unwrap_or_default().to_owned();
				let (block, event) = (vote["block"].as_i64(), vote["event"].as_i64());
				let place = self.place(block.unwrap_or_default(), event.unwrap_or(-1)).await?;
				*vote = json!({ "account": account, "member": self.whose(&account).await?, "place": place });
			}
			motion[side] = votes;
		}
		Ok(())
	}

	async fn whose(&mut self, account: &str) -> Result<Option<String>, Refusal> {
		let key = "SELECT k.member, k.state FROM member_keys k WHERE k.id = $1";
		let Some(row) = self.row(key, vec![account.into()]).await? else { return Ok(None) };
		// A key that was removed says whose it was.
		let state: Json = serde_json::from_str(&row.text(1)).unwrap_or_default();
		let former = state["Removed"]["subject"]["Member"].as_str();
		Ok(row.opt_text(0).or_else(|| former.map(Into::into)))
	}
}

/// Which of the motions with a hash.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Number {
	/// Its number; the youngest unless given.
	number: Option<u32>,
}

/// A motion by its hash, with its events.
#[utoipa::path(get, path = "/motions/{hash}", tag = "governance", params(("hash" = String, Path,), Number),
	responses((status = 200, description = "The motion")))]
pub async fn motion(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(Number { number }): Query<Number>,
) -> Answered {
	let name = hash(&name)?;
	let mut look = index.look().await?;
	let filter = Filter::by("t.hash", &name).and_if("t.number", number);
	let found = look.some(Table::Motions, filter, Order::Youngest, 1).await?.pop();
	let mut json = shown(&found.ok_or_else(|| Refusal::not_found(&format!("motion {name}")))?);
	look.name_voters(&mut json).await?;
	json["events"] = look.about(&name, 100).await?;
	Ok(look.answer(json))
}
