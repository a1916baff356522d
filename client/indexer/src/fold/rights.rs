//! Rights, grants and offers. Derived: a grant's level, from its parent's. Which offers are locked the instructions' events tell; `titles`
//! reads on what grants hang.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{database::Value, decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn rights(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"JointDeclared" => {
				let parties = said["parties"].to_string();
				self.change(Table::Datasets, text(said, "dataset")?, |dataset| {
					dataset.set("joint", parties);
					Ok(())
				})
				.await
			}
			"RightClaimed" => {
				let (id, more) = holding(said)?;
				self.digests("dataset", text(said, "dataset")?, &said["ground"]);
				let state = json!({ "ground": said["ground"], "since_ms": self.now_ms, "until_ms": null });
				Ok(self.set(Table::Holdings, &id, state, more).await?)
			}
			"RightRelinquished" => {
				let now = self.now_ms;
				self.change(Table::Holdings, &holding(said)?.0, |held| {
					held.state["until_ms"] = now.into();
					Ok(())
				})
				.await
			}
			"RightTransferred" => self.transferred(said).await,
			"Offered" => {
				let (granting, grantor) = (&said["granting"], text(said, "grantor")?);
				let state = json!({ "grantor": grantor, "granting": granting, "state": "Open" });
				let more = vec![
					text(granting, "dataset")?.into(),
					grantor.into(),
					text(granting, "grantee")?.into(),
				];
				Ok(self.set(Table::Offers, text(said, "grant")?, state, more).await?)
			}
			"OfferWithdrawn" => self.offer(text(said, "grant")?, "Withdrawn".into()).await,
			"Granted" => self.granted(said).await,
			"Revoked" => {
				let now = self.now_ms;
				self.change(Table::Grants, text(said, "grant")?, |grant| {
					grant.state["revoked_ms"] = now.into();
					Ok(())
				})
				.await
			}
			_ => Ok(()),
		}
	}

	/// A right is another's, on the ground on which it was claimed.
	async fn transferred(&mut self, said: &Json) -> Result<(), Fault> {
		let (from, _) = held_by(said, "from")?;
		let (to, more) = held_by(said, "to")?;
		let now = self.now_ms;
		let ground = self.must(Table::Holdings, &from).await?.state["ground"].clone();
		self.change(Table::Holdings, &from, |held| {
			held.state["until_ms"] = now.into();
			Ok(())
		})
		.await?;
		let state = json!({ "ground": ground, "since_ms": now, "until_ms": null });
		Ok(self.set(Table::Holdings, &to, state, more).await?)
	}

	async fn granted(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, granting, grantor) = (text(said, "grant")?, &said["granting"], text(said, "grantor")?);
		if self.get(Table::Offers, id).await?.is_some() {
			self.change(Table::Offers, id, |offer| {
				offer.state = Json::Null;
				Ok(())
			})
			.await?;
		}
		self.digests("grant", id, &granting["terms"]);
		let level = match granting["parent"].as_str() {
			Some(parent) => number(&self.must(Table::Grants, parent).await?.state, "level")? + 1,
			None => 1,
		};
		let state = json!({
			"dataset": granting["dataset"],
			"right": granting["right"],
			"grantor": grantor,
			"grantee": granting["grantee"],
			"parent": granting["parent"],
			"level": level,
			"terms": granting["terms"],
			"number": said["number"],
			"made_ms": self.now_ms,
			"revoked_ms": null,
		});
		let more = vec![
			text(granting, "dataset")?.into(),
			grantor.into(),
			text(granting, "grantee")?.into(),
			Value::Text(granting["parent"].as_str().map(Into::into)),
		];
		Ok(self.set(Table::Grants, id, state, more).await?)
	}

	/// What has become of an offer.
	pub(super) async fn offer(&mut self, id: &str, state: Json) -> Result<(), Fault> {
		self.change(Table::Offers, id, |offer| {
			offer.state["state"] = state;
			Ok(())
		})
		.await
	}
}

fn holding(said: &Json) -> Result<(String, Vec<Value>), Fault> {
	held_by(said, "holder")
}

/// The holding of the member that the event names so.
fn held_by(said: &Json, who: &str) -> Result<(String, Vec<Value>), Fault> {
	let (dataset, right, holder) = (text(said, "dataset")?, text(said, "right")?, text(said, who)?);
	Ok((format!("{dataset}/{right}/{holder}"), vec![dataset.into(), right.into(), holder.into()]))
}
