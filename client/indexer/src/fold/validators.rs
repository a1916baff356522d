//! Validators: who is selected, and whose turn a slot is. No event says whose keys a session has: they are those that the selected
//! members had brought when the session before it began.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{
	decode::{Block, Event},
	tables::Table,
};

/// The single thing that says whose keys make blocks.
const SESSION: &str = "session";

impl Fold<'_> {
	pub(super) async fn validators(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"ValidatorsSet" => self.single("approvedValidators", said["members"].clone()).await,
			"SetSelected" => self.single("selectedValidators", said["members"].clone()).await,
			"SessionKeysSet" => self.node(text(said, "member")?, Some(&said["keys"])).await,
			"SessionKeysPurged" => self.node(text(said, "member")?, None).await,
			// A suspension has an event of its own, and who is kept stays selected.
			_ => Ok(()),
		}
	}

	/// A member's node has these session keys.
	pub(crate) async fn node(&mut self, member: &str, keys: Option<&Json>) -> Result<(), Fault> {
		let keys = keys.map(Json::to_string);
		Ok(self.set(Table::Nodes, member, Json::Null, vec![keys.into()]).await?)
	}

	/// A session begins, with the keys that were queued when the one before it began.
	pub(super) async fn new_session(&mut self, said: &Json) -> Result<(), Fault> {
		let number = number(said, "session_index").or_else(|_| amount(said).map(|number| number as u64))?;
		let former = self.must(Table::Singles, SESSION).await?.state;
		let queued = self.selected().await?;
		self.session(number, former["queued"].clone(), queued).await
	}

	/// Whose keys make blocks from the next block on, and in the session after this.
	pub(crate) async fn session(&mut self, number: u64, authors: Json, queued: Json) -> Result<(), Fault> {
		let former = self.get(Table::Singles, SESSION).await?.map(|former| former.state);
		if former.is_none_or(|former| former["authors"] != authors) {
			let row = vec![authors.to_string().into(), queued.to_string().into()];
			self.set(Table::Sessions, &number.to_string(), Json::Null, row).await?;
		}
		self.single(SESSION, json!({ "number": number, "authors": authors, "queued": queued })).await
	}

	/// The members in the set that was selected last who have keys, in order.
	pub(crate) async fn selected(&mut self) -> Result<Json, Fault> {
		let selected = self.must(Table::Singles, "selectedValidators").await?.state;
		let mut authors = Vec::new();
		for member in selected.as_array().into_iter().flatten().filter_map(Json::as_str) {
			let keys = self.get(Table::Nodes, member).await?.and_then(|node| node.text("session_keys"));
			if keys.is_some() {
				authors.push(Json::from(member));
			}
		}
		Ok(authors.into())
	}

	/// Who made a block, and how many slots nobody used since the one before it.
	pub(super) async fn author(&mut self, block: &Block) -> Result<(Option<String>, u64), Fault> {
		let Some(slot) = block.slot else { return Ok((None, 0)) };
		let session = self.must(Table::Singles, SESSION).await?.state;
		let authors: Vec<&str> =
			session["authors"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
		let count = authors.len() as u64;
		if count == 0 {
			return Ok((None, 0));
		}
		let of = |slot: u64| authors[(slot % count) as usize];
		let former = self.get(Table::Singles, "slot").await?.and_then(|thing| thing.state.as_u64());
		let missed = former.map_or(0, |former| slot.saturating_sub(former + 1));
		if let Some(former) = former {
			// Whole rounds are missed by all alike, what is left over by those whose turn came first.
			for place in 0..count {
				let slots = (missed + count - 1 - place) / count;
				if slots > 0 {
					let member = of(former + 1 + place);
					self.rows.missed.push(vec![self.at.block.into(), member.into(), slots.into()]);
				}
			}
		}
		let author = of(slot).to_owned();
		self.single("slot", slot.into()).await?;
		Ok((Some(author), missed))
	}
}
