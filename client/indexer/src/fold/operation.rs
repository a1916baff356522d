//! Authorised operations. Derived: stages, counts, when something was done, and how what was charged divides into revenue and surplus.

use hefu_primitives::operation::Split;
use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{database::Value, decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn operation(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let id = text(said, "operation")?;
		// Documents are found by their digests, with the operation.
		self.digests("operation", id, said);
		let now = self.now_ms;
		match &*event.name {
			"Planned" => self.planned(id, said).await,
			"OperatorSelected" => {
				let (selected, operator) = (&said["selected"], text(&said["selected"], "operator")?);
				self.change(Table::Operations, id, |operation| {
					operation.state["selected"] = selected.clone();
					operation.state["agreement"] = Json::Null;
					operation.set("operated_by", operator);
					Ok(())
				})
				.await?;
				self.operation_at(id, "Selected").await
			}
			"AgreementOffered" => {
				let agreement = said["agreement"].clone();
				self.change_operation(id, |state| {
					state["agreement"] = agreement;
					Ok(())
				})
				.await?;
				self.operation_at(id, "Offered").await
			}
			"AgreementSigned" => self.operation_at(id, "Signed").await,
			"Begun" => {
				self.change_operation(id, |state| {
					state["begun_ms"] = now.into();
					Ok(())
				})
				.await?;
				self.operation_at(id, "Active").await
			}
			"Terminated" => {
				let ended = json!({ "ground": said["ground"], "at_ms": now });
				self.change_operation(id, |state| {
					state["ended"] = ended;
					Ok(())
				})
				.await?;
				self.operation_at(id, "Terminated").await
			}
			"DataAdded" => {
				let dataset = text(said, "dataset")?;
				let state = json!({ "since_ms": now, "until_ms": null });
				let more = vec![id.into(), dataset.into()];
				self.set(Table::OperationData, &format!("{id}/{dataset}"), state, more).await?;
				self.change_operation(id, |state| count(state, "data", 1)).await
			}
			"DataWithdrawn" => {
				let included = format!("{id}/{}", text(said, "dataset")?);
				self.change(Table::OperationData, &included, |data| {
					data.state["until_ms"] = now.into();
					Ok(())
				})
				.await?;
				self.change_operation(id, |state| count(state, "data", -1)).await
			}
			"ProductListed" => self.listed(id, said).await,
			"ProductDelisted" => self.delisted(id, said).await,
			"TariffSet" => self.tariff(id, said).await,
			"RevenuePermitted" => {
				let permitted = said["permitted"].clone();
				self.account(id, number(said, "year")?, |account, charged| {
					account["permitted"] = permitted;
					Ok(Some(charged))
				})
				.await
			}
			"RevenueRecorded" => {
				let (year, sequence, entry) =
					(number(said, "year")?, number(said, "sequence")?, &said["entry"]);
				let more = vec![id.into(), year.into(), sequence.into()];
				self.set(Table::Revenues, &format!("{id}/{year}/{sequence}"), entry.clone(), more).await?;
				let sum = amount(&entry["amount"])?;
				self.account(id, year, |account, charged| {
					account["entries"] = sequence.into();
					Ok(charged.checked_add(sum))
				})
				.await
			}
			"RevenueReversed" => {
				let (year, sequence) = (number(said, "year")?, number(said, "sequence")?);
				let entry = format!("{id}/{year}/{sequence}");
				self.change(Table::Revenues, &entry, |entry| {
					entry.state["is_reversed"] = true.into();
					Ok(())
				})
				.await?;
				let sum = amount(&self.must(Table::Revenues, &entry).await?.state["amount"])?;
				self.account(id, year, |_, charged| Ok(charged.checked_sub(sum))).await
			}
			"Disclosed" => self.disclosed(id, said).await,
			_ => Ok(()),
		}
	}

	async fn planned(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let body = text(said, "by")?;
		let state = json!({
			"body": body,
			"plan": said["plan"],
			"planned_ms": self.now_ms,
			"selected": null,
			"agreement": null,
			"stage": "Planned",
			"begun_ms": null,
			"ended": null,
			"data": 0,
			"products": 0,
			"listed": 0,
			"uncapped": 0,
		});
		let more = vec![body.into(), Value::Text(None), "Planned".into()];
		Ok(self.set(Table::Operations, id, state, more).await?)
	}

	async fn listed(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let (number, product) = (number(said, "number")?, &said["product"]);
		let more = vec![id.into(), number.into(), text(product, "dataset")?.into()];
		self.set(Table::OperationProducts, &format!("{id}/{number}"), product.clone(), more).await?;
		let uncapped = i64::from(is_charged(product));
		self.change_operation(id, |state| {
			state["products"] = number.into();
			count(state, "listed", 1)?;
			count(state, "uncapped", uncapped)
		})
		.await
	}

	async fn delisted(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let product = format!("{id}/{}", number(said, "number")?);
		let before = self.must(Table::OperationProducts, &product).await?.state;
		let uncapped = is_charged(&before) && number(&before, "tariffs")? == 0;
		let now = self.now_ms;
		self.change(Table::OperationProducts, &product, |product| {
			product.state["delisted_ms"] = now.into();
			Ok(())
		})
		.await?;
		self.change_operation(id, |state| {
			count(state, "listed", -1)?;
			count(state, "uncapped", -i64::from(uncapped))
		})
		.await
	}

	async fn tariff(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let (product, sequence) = (number(said, "product")?, number(said, "sequence")?);
		let more = vec![id.into(), product.into(), sequence.into()];
		let tariff = said["tariff"].clone();
		self.set(Table::Tariffs, &format!("{id}/{product}/{sequence}"), tariff, more).await?;
		self.change(Table::OperationProducts, &format!("{id}/{product}"), |product| {
			product.state["tariffs"] = sequence.into();
			Ok(())
		})
		.await?;
		if sequence != 1 {
			return Ok(());
		}
		self.change_operation(id, |state| count(state, "uncapped", -1)).await
	}

	async fn disclosed(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let (year, side) = (number(said, "year")?, text(said, "side")?);
		let disclosure = format!("{id}/{year}/{side}");
		let (first_ms, corrections) = match self.get(Table::Disclosures, &disclosure).await? {
			Some(before) => (number(&before.state, "first_ms")?, number(&before.state, "corrections")? + 1),
			None => (self.now_ms, 0),
		};
		let state = json!({
			"document": said["document"],
			"first_ms": first_ms,
			"last_ms": self.now_ms,
			"corrections": corrections,
		});
		let more = vec![id.into(), year.into(), side.into()];
		Ok(self.set(Table::Disclosures, &disclosure, state, more).await?)
	}

	/// The operation has come to this stage.
	async fn operation_at(&mut self, id: &str, stage: &'static str) -> Result<(), Fault> {
		self.change(Table::Operations, id, |operation| {
			operation.state["stage"] = stage.into();
			operation.set("stage", stage);
			Ok(())
		})
		.await
	}

	async fn change_operation(
		&mut self,
		id: &str,
		change: impl FnOnce(&mut Json) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		self.change(Table::Operations, id, |operation| change(&mut operation.state)).await
	}

	/// The year's books after a change, which is told what was charged, and tells what was charged after it: that is divided anew.
	async fn account(
		&mut self,
		id: &str,
		year: u64,
		change: impl FnOnce(&mut Json, u128) -> Result<Option<u128>, Fault>,
	) -> Result<(), Fault> {
		let account = format!("{id}/{year}");
		let mut state = match self.get(Table::Accounts, &account).await? {
			Some(before) => before.state,
			None => json!({ "permitted": null, "charged": { "revenue": 0, "surplus": 0 }, "entries": 0 }),
		};
		let wrong = || impossible(format!("the amounts of {account} do not add up"));
		let (revenue, surplus) =
			(amount(&state["charged"]["revenue"])?, amount(&state["charged"]["surplus"])?);
		let charged =
			change(&mut state, revenue.checked_add(surplus).ok_or_else(wrong)?)?.ok_or_else(wrong)?;
		let room = match &state["permitted"] {
			Json::Null => None,
			permitted => Some(amount(&permitted["granted"])?.saturating_sub(amount(&permitted["deducted"])?)),
		};
		let Split { revenue, surplus } = Split::of(charged, room);
		state["charged"] = json!({ "revenue": written(revenue), "surplus": written(surplus) });
		let more = vec![id.into(), year.into()];
		Ok(self.set(Table::Accounts, &account, state, more).await?)
	}
}

/// Whether a product is listed and for a fee.
fn is_charged(product: &Json) -> bool {
	product["delisted_ms"].is_null() && product["purpose"] == "Industry"
}

/// A count goes up or down.
fn count(state: &mut Json, field: &str, by: i64) -> Result<(), Fault> {
	let after = number(state, field)?.checked_add_signed(by);
	let after = after.ok_or_else(|| impossible(format!("{field} cannot change by {by}")))?;
	state[field] = after.into();
	Ok(())
}
