//! Titles, on which grants hang, pledges, and what members accept. Derived: who claimed what somebody has, on which title and tenure of it
//! a grant hangs, and that what was accepted is used.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn titles(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"RightClaimed" => {
				let holder = text(said, "holder")?;
				let (dataset, right) = (text(said, "dataset")?, text(said, "right")?);
				let state = json!({ "holder": holder, "tenure": 0, "ended_ms": null });
				self.title(dataset, right, holder, state).await?;
				self.acquired(dataset, right, holder, holder).await
			}
			"RightRelinquished" => {
				let (dataset, right) = (text(said, "dataset")?, text(said, "right")?);
				let claimant = self.claimant(dataset, right, text(said, "holder")?).await?;
				let mut title = self.title_of(dataset, right, &claimant).await?;
				title["ended_ms"] = self.now_ms.into();
				self.title(dataset, right, &claimant, title).await
			}
			"RightTransferred" => self.conveyed(said).await,
			"Pledged" => {
				let (dataset, right, holder) =
					(text(said, "dataset")?, text(said, "right")?, text(said, "holder")?);
				let pledge = said["pledge"].clone();
				self.digests("dataset", dataset, &pledge);
				let more =
					vec![dataset.into(), right.into(), holder.into(), text(&pledge, "pledgee")?.into()];
				Ok(self.set(Table::Pledges, &format!("{dataset}/{right}/{holder}"), pledge, more).await?)
			}
			"Accepted" => self.accepted(said).await,
			"PledgeReleased" => self.unpledged(said, "holder").await,
			"Granted" => self.rooted(said).await,
			_ => Ok(()),
		}
	}

	/// Who claimed the right that the member has, or had last.
	async fn claimant(&mut self, dataset: &str, right: &str, member: &str) -> Result<String, Fault> {
		let acquired = self.get(Table::Acquired, &format!("{dataset}/{right}/{member}")).await?;
		let from = acquired.and_then(|acquired| acquired.state.as_str().map(Into::into));
		Ok(from.unwrap_or_else(|| member.into()))
	}

	async fn title_of(&mut self, dataset: &str, right: &str, claimant: &str) -> Result<Json, Fault> {
		Ok(self.must(Table::Titles, &format!("{dataset}/{right}/{claimant}")).await?.state)
	}

	/// A title is so now.
	async fn title(&mut self, dataset: &str, right: &str, claimant: &str, state: Json) -> Result<(), Fault> {
		let more = vec![dataset.into(), right.into(), claimant.into(), text(&state, "holder")?.into()];
		Ok(self.set(Table::Titles, &format!("{dataset}/{right}/{claimant}"), state, more).await?)
	}

	/// Another has the title, and what was granted from it is its own now, or an encumbrance.
	async fn conveyed(&mut self, said: &Json) -> Result<(), Fault> {
		let (dataset, right) = (text(said, "dataset")?, text(said, "right")?);
		let (from, to) = (text(said, "from")?, text(said, "to")?);
		self.digests("dataset", dataset, said);
		let claimant = self.claimant(dataset, right, from).await?;
		let mut title = self.title_of(dataset, right, &claimant).await?;
		title["holder"] = to.into();
		if right == "Operate" && said["outbound"] == "Encumbering" {
			let tenure = number(&title, "tenure")?;
			let more = vec![dataset.into(), (&claimant).into(), tenure.into()];
			let id = format!("{dataset}/{claimant}/{tenure}");
			self.set(Table::Encumbrances, &id, from.into(), more).await?;
			title["tenure"] = (tenure + 1).into();
		}
		self.title(dataset, right, &claimant, title).await?;
		self.acquired(dataset, right, to, &claimant).await?;
		self.used(dataset, from, to).await?;
		if said["how"] == "Enforced" { self.unpledged(said, "from").await } else { Ok(()) }
	}

	/// The member has what this one claimed. Nothing is to be said of whoever has what it claimed itself, unless something was.
	async fn acquired(
		&mut self,
		dataset: &str,
		right: &str,
		member: &str,
		claimant: &str,
	) -> Result<(), Fault> {
		let id = format!("{dataset}/{right}/{member}");
		if claimant == member && self.get(Table::Acquired, &id).await?.is_none() {
			return Ok(());
		}
		let state = if claimant == member { Json::Null } else { claimant.into() };
		let more = vec![dataset.into(), right.into(), member.into()];
		Ok(self.set(Table::Acquired, &id, state, more).await?)
	}

	/// A member accepts rights from another, or nothing any more.
	async fn accepted(&mut self, said: &Json) -> Result<(), Fault> {
		let (dataset, from, to) = (text(said, "dataset")?, text(said, "from")?, text(said, "to")?);
		let acceptance = &said["acceptance"];
		self.digests("dataset", dataset, acceptance);
		let is_taken_back = number(acceptance, "rights")? == 0;
		let state = if is_taken_back { Json::Null } else { acceptance.clone() };
		let more = vec![dataset.into(), from.into(), to.into()];
		Ok(self.set(Table::Acceptances, &format!("{dataset}/{from}/{to}"), state, more).await?)
	}

	/// A right went from the one to the other: what that one accepted, if it did, serves once.
	async fn used(&mut self, dataset: &str, from: &str, to: &str) -> Result<(), Fault> {
		let id = format!("{dataset}/{from}/{to}");
		let accepted = self.get(Table::Acceptances, &id).await?;
		if accepted.is_none_or(|accepted| accepted.state.is_null()) {
			return Ok(());
		}
		self.change(Table::Acceptances, &id, |acceptance| {
			acceptance.state = Json::Null;
			Ok(())
		})
		.await
	}

	/// The pledge of the member that the event names so has ended.
	async fn unpledged(&mut self, said: &Json, who: &str) -> Result<(), Fault> {
		let id = format!("{}/{}/{}", text(said, "dataset")?, text(said, "right")?, text(said, who)?);
		self.change(Table::Pledges, &id, |pledge| {
			pledge.state = Json::Null;
			Ok(())
		})
		.await
	}

	/// A grant that is made from a right hangs on its title, in the tenure that it is in.
	async fn rooted(&mut self, said: &Json) -> Result<(), Fault> {
		let granting = &said["granting"];
		if !granting["parent"].is_null() {
			return Ok(());
		}
		let dataset = text(granting, "dataset")?;
		let claimant = self.claimant(dataset, "Operate", text(said, "grantor")?).await?;
		let title = self.title_of(dataset, "Operate", &claimant).await?;
		let state = json!({ "claimant": claimant, "tenure": title["tenure"] });
		Ok(self.set(Table::GrantRoots, text(said, "grant")?, state, Vec::new()).await?)
	}
}
