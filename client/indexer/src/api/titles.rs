//! Titles, who stands for what was granted from them, pledges, and what members accept.

use hefu_primitives::{DatasetId, right::Right};
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

use super::{
	look::{Filter, Found, Look, Order, id},
	refusal::Refusal,
};
use crate::tables::Table;

/// Rows that each list has.
const MANY: u32 = 100;

/// A right by its name in the tables.
pub fn right(kind: &str) -> Right {
	match kind {
		"Hold" => Right::Hold,
		"Use" => Right::Use,
		_ => Right::Operate,
	}
}

impl Look {
	/// Rights in a dataset as they were claimed, and who has them now.
	pub async fn titles(&mut self, dataset: DatasetId) -> Result<Vec<Json>, Refusal> {
		let mut titles = Vec::new();
		for title in self.list("titles", Table::Titles, of(dataset), Order::Oldest, MANY).await? {
			let text = |column: &str| title.text(column).unwrap_or_default();
			let (kind, claimant, holder) = (text("kind"), text("claimant"), text("holder"));
			let more = json!({
				"right": kind,
				"claimant": claimant,
				"holder": holder,
				"holderName": self.name_of(&holder).await?,
			});
			let question = Question::Title { dataset, right: right(&kind), claimant: id(&claimant)? };
			titles.push(title.record(&question, more));
		}
		Ok(titles)
	}

	/// Pledges of rights in a dataset that have not ended.
	pub async fn pledges(&mut self, dataset: DatasetId) -> Result<Vec<Json>, Refusal> {
		let filter = of(dataset).is("t.state IS NOT NULL");
		let mut pledges = Vec::new();
		for pledge in self.list("pledges", Table::Pledges, filter, Order::Oldest, MANY).await? {
			let text = |column: &str| pledge.text(column).unwrap_or_default();
			let (kind, holder, pledgee) = (text("kind"), text("holder"), text("pledgee"));
			let more = json!({
				"right": kind,
				"holder": holder,
				"holderName": self.name_of(&holder).await?,
				"pledgee": pledgee,
				"pledgeeName": self.name_of(&pledgee).await?,
			});
			let question = Question::Pledge { dataset, right: right(&kind), holder: id(&holder)? };
			pledges.push(pledge.record(&question, more));
		}
		Ok(pledges)
	}

	/// Who stands for what was granted from rights to operate a dataset before those went to others.
	pub async fn encumbrances(&mut self, dataset: DatasetId) -> Result<Vec<Json>, Refusal> {
		let found = self.list("encumbrances", Table::Encumbrances, of(dataset), Order::Oldest, MANY).await?;
		let mut encumbrances = Vec::new();
		for encumbrance in found {
			let claimant = encumbrance.text("claimant").unwrap_or_default();
			let tenure = encumbrance.int("tenure").unwrap_or_default() as u32;
			let member = encumbrance.state.as_str().unwrap_or_default();
			let more = json!({
				"claimant": claimant,
				"tenure": tenure,
				"member": member,
				"memberName": self.name_of(member).await?,
			});
			let question = Question::Encumbrance { dataset, claimant: id(&claimant)?, tenure };
			encumbrances.push(encumbrance.record(&question, more));
		}
		Ok(encumbrances)
	}

	/// What members accept of rights in a dataset that others let go, until it is used or taken back.
	pub async fn acceptances(&mut self, dataset: DatasetId) -> Result<Vec<Json>, Refusal> {
		let filter = of(dataset).is("t.state IS NOT NULL");
		let mut acceptances = Vec::new();
		for acceptance in self.list("acceptances", Table::Acceptances, filter, Order::Oldest, MANY).await? {
			let text = |column: &str| acceptance.text(column).unwrap_or_default();
			let (from, to) = (text("from_member"), text("to_member"));
			let more = json!({
				"from": from,
				"fromName": self.name_of(&from).await?,
				"to": to,
				"toName": self.name_of(&to).await?,
			});
			let question = Question::Acceptance { dataset, from: id(&from)?, to: id(&to)? };
			acceptances.push(acceptance.record(&question, more));
		}
		Ok(acceptances)
	}

	/// From which right a grant was made; none of one that was made from another grant.
	pub async fn root_of(&mut self, grant: &Found) -> Result<Option<Found>, Refusal> {
		self.find(Table::GrantRoots, &grant.id).await
	}

	/// Who stands now for a grant that was made from this right (as `pallet_rights`' `stands_for`).
	pub async fn stands_for(&mut self, grant: &Found, root: &Found) -> Result<Json, Refusal> {
		let dataset = grant.text("dataset").unwrap_or_default();
		let claimant = root.state["claimant"].as_str().unwrap_or_default();
		let tenure = format!("{dataset}/{claimant}/{}", root.state["tenure"]);
		let member = match self.find(Table::Encumbrances, &tenure).await? {
			Some(encumbrance) => encumbrance.state.as_str().map(String::from),
			None => {
				let title = self.find(Table::Titles, &format!("{dataset}/Operate/{claimant}")).await?;
				title.and_then(|title| title.text("holder"))
			}
		};
		let member = member.ok_or_else(|| Refusal::not_found(&tenure))?;
		Ok(json!({ "member": member, "name": self.name_of(&member).await? }))
	}
}

fn of(dataset: DatasetId) -> Filter {
	Filter::by("t.dataset", dataset.to_string())
}
