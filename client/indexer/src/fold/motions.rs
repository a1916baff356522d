//! Motions of the council and the technical committee: proposed, voted on, closed.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{
	database::Value,
	decode::{Block, Event},
	tables::Table,
};

impl Fold<'_> {
	pub(super) async fn motions(&mut self, block: &Block, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let Some(hash) = said["proposal_hash"].as_str() else { return Ok(()) };
		let body = if event.pallet == "Council" { "council" } else { "technicalCommittee" };
		// The latest with this hash: a motion can be taken up again when it is closed.
		let open = format!("motion/{body}/{hash}");
		let id =
			self.get(Table::Singles, &open).await?.and_then(|thing| thing.state.as_str().map(String::from));
		match (&*event.name, id) {
			("Proposed", _) => {
				let number = number(said, "proposal_index")?;
				let id = format!("{body}/{number}");
				let call = call(block, event);
				let (proposer, threshold) = (text(said, "account")?, super::said::number(said, "threshold")?);
				let more = motion(body, Some(number), hash, proposer, threshold, "open", call);
				self.set(Table::Motions, &id, Json::Null, more).await?;
				self.single(&open, id.into()).await
			}
			("Voted", Some(id)) => {
				let account = said["account"].clone();
				let yes = said["voted"] == true;
				let vote = json!({ "account": account, "block": self.at.block, "event": self.at.event });
				self.change(Table::Motions, &id, |motion| {
					for (column, here) in [("ayes", yes), ("nays", !yes)] {
						let mut votes = votes(motion.text(column));
						votes.retain(|former| former["account"] != account);
						if here {
							votes.push(vote.clone());
						}
						motion.set(column, Json::from(votes).to_string());
					}
					Ok(())
				})
				.await
			}
			("Approved", Some(id)) => self.outcome(&id, "approved", None).await,
			("Disapproved" | "Killed", Some(id)) => self.outcome(&id, "disapproved", None).await,
			("Executed", id) => {
				let error = event.failure.clone();
				let status = if error.is_none() { "executed" } else { "failed" };
				let id = match id {
					Some(id) => id,
					// With a threshold of one vote it is carried out at once, and never was open.
					None => {
						let id = format!("{body}/at/{}/{}", self.at.block, self.at.event);
						let proposer = proposer(block, event).unwrap_or_default();
						let more = motion(body, None, hash, &proposer, 1, status, call(block, event));
						self.set(Table::Motions, &id, Json::Null, more).await?;
						id
					}
				};
				self.outcome(&id, status, error).await?;
				Ok(())
			}
			_ => Ok(()),
		}?;
		// What is closed is open no more.
		if matches!(&*event.name, "Disapproved" | "Killed" | "Executed") {
			self.single(&format!("motion/{body}/{hash}"), Json::Null).await?;
		}
		Ok(())
	}

	async fn outcome(&mut self, id: &str, status: &str, error: Option<String>) -> Result<(), Fault> {
		self.change(Table::Motions, id, |motion| {
			motion.set("status", status);
			motion.set("error", error);
			Ok(())
		})
		.await
	}
}

fn motion(
	body: &str,
	number: Option<u64>,
	hash: &str,
	proposer: &str,
	threshold: u64,
	status: &str,
	call: Option<Json>,
) -> Vec<Value> {
	vec![
		body.into(),
		Value::Int(Some(number.map_or(-1, |number| number as i64))),
		hash.into(),
		proposer.into(),
		threshold.into(),
		status.into(),
		"[]".into(),
		"[]".into(),
		call.map(|call| call.to_string()).into(),
		Value::Text(None),
	]
}

fn votes(text: Option<String>) -> Vec<Json> {
	text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn proposer(block: &Block, event: &Event) -> Option<String> {
	let transaction = block.transactions.get(event.transaction? as usize)?;
	transaction.signer.map(|account| super::hex(&account))
}

/// The call that a motion is about: it stands in the transaction that proposed it. Where a transaction proposes several, it cannot be
/// told which is which, and none is shown.
fn call(block: &Block, event: &Event) -> Option<Json> {
	let transaction = block.transactions.get(event.transaction? as usize)?;
	let args = transaction.args.as_ref()?;
	if transaction.pallet == event.pallet && transaction.call == "propose" {
		return Some(args["proposal"].clone());
	}
	let mut found = Vec::new();
	proposals(args, &event.pallet, &mut found);
	match found[..] {
		[only] => Some(only.clone()),
		_ => None,
	}
}

fn proposals<'a>(json: &'a Json, pallet: &str, found: &mut Vec<&'a Json>) {
	match json {
		Json::Array(values) => values.iter().for_each(|value| proposals(value, pallet, found)),
		Json::Object(fields) => {
			if let Some(proposal) = fields.get(pallet).and_then(|call| call["propose"].get("proposal")) {
				found.push(proposal);
			}
			fields.values().for_each(|value| proposals(value, pallet, found));
		}
		_ => {}
	}
}
