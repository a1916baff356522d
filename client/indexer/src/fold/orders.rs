//! Orders and their deliveries. Derived: what a delivery has of the files that are registered, what is sold, and when something was done.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*, things::Thing};
use crate::{database::Value, decode::Event, objects, tables::Table};

impl Fold<'_> {
	pub(super) async fn orders(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let id = text(said, "order")?;
		// Ciphertexts, evidence and rulings are found by their digests, with the order.
		self.digests("order", id, said);
		let now = self.now_ms;
		match &*event.name {
			"OrderPlaced" => self.order_placed(id, &said["placed"]).await,
			"OrderCancelled" => self.order_ends(id, "Cancelled", json!({ "by": said["by"] })).await,
			"Committed" => self.committed(id, said).await,
			"Locked" => self.money_locked(id, said).await,
			"KeysHanded" => {
				self.change(Table::Deliveries, id, |delivery| {
					let files = delivery.state["files"].as_array_mut().into_iter().flatten();
					for (file, handed) in files.zip(said["handed"].as_array().into_iter().flatten()) {
						file["handed"] = handed.clone();
					}
					Ok(())
				})
				.await?;
				self.order_at(id, "Inspecting", Json::Null, |order| {
					order.state["handed_ms"] = now.into();
					due(order, said)
				})
				.await
			}
			"TransferMoved" => {
				self.change(Table::Orders, id, |order| {
					order.state["transfer"] = said["state"].clone();
					Ok(())
				})
				.await
			}
			"Accepted" => {
				self.order_at(id, "Accepted", json!({ "how": said["how"] }), |order| {
					order.state["accepted"] = json!({ "how": said["how"], "at_ms": now });
					due(order, said)
				})
				.await
			}
			"Objected" => {
				let because = json!({ "evidence": said["evidence"] });
				self.order_at(id, "Objected", because, |order| due(order, said)).await
			}
			"Arbitrating" => {
				let because = json!({ "by": said["by"] });
				self.order_at(id, "Arbitrating", because, |order| due(order, said)).await
			}
			"Ruled" => {
				let ruling = json!({ "ruling": said["ruling"], "document": said["document"] });
				self.change(Table::Orders, id, |order| {
					order.set("ruling", ruling.to_string());
					Ok(())
				})
				.await
			}
			"Proven" => {
				let proven = json!({ "file": said["file"], "wrong": said["wrong"], "marks": said["marks"] });
				self.change(Table::Orders, id, |order| {
					order.set("proven", proven.to_string());
					Ok(())
				})
				.await?;
				let order = self.must(Table::Orders, id).await?.state;
				Ok(self.set(Table::Marks, text(&order, "seller")?, said["marks"].clone(), Vec::new()).await?)
			}
			"Settled" => self.order_ends(id, "Settled", Json::Null).await,
			"Refunded" => {
				let order = self.must(Table::Orders, id).await?.state;
				self.sold(&order, u64::saturating_sub).await?;
				self.order_ends(id, "Refunded", json!({ "reason": said["reason"] })).await
			}
			"OrderExpired" => self.order_ends(id, "Expired", Json::Null).await,
			// Nothing has happened.
			_ => Ok(()),
		}
	}

	async fn order_placed(&mut self, id: &str, placed: &Json) -> Result<(), Fault> {
		let product_id = text(placed, "product")?;
		let product = self.must(Table::Products, product_id).await?;
		let arbiter = product.state["listing"]["settling"]["Arbiter"].as_str();
		let more = vec![
			product_id.into(),
			product.text("dataset").into(),
			text(placed, "buyer")?.into(),
			text(placed, "seller")?.into(),
			arbiter.into(),
			"Placed".into(),
			number(placed, "due_ms")?.into(),
			false.into(),
			0u32.into(),
			Value::Text(None),
			Value::Text(None),
		];
		self.set(Table::Orders, id, placed.clone(), more).await?;
		if let Some(negotiation) = placed["negotiation"].as_str() {
			self.change(Table::Negotiations, negotiation, |negotiation| {
				negotiation.state["order"] = id.into();
				Ok(())
			})
			.await?;
		}
		self.order_at(id, "Placed", Json::Null, |_| Ok(())).await
	}

	/// The seller committed, to each of the files that are registered for the version.
	async fn committed(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let order = self.must(Table::Orders, id).await?.state;
		let product = self.must(Table::Products, text(&order, "product")?).await?.state;
		let listing = &product["listing"];
		let version = format!("{}/{}", text(listing, "dataset")?, number(listing, "version")?);
		let version = self.must(Table::Versions, &version).await?.state;
		let registered = version["content"]["distributions"].as_array().into_iter().flatten();
		let commitments = || said["commitments"].as_array().into_iter().flatten();
		let file = |(file, commitment): (&Json, &Json)| {
			json!({
				"size": file["size"],
				"registered": file["digests"]["blake3"],
				"commitment": commitment,
				"handed": null,
			})
		};
		let files: Json = registered.zip(commitments()).map(file).collect();
		self.set(Table::Deliveries, id, json!({ "files": files, "key": null }), Vec::new()).await?;
		for commitment in commitments() {
			let key = text(commitment, "key")?;
			self.set(Table::Commitments, key, id.into(), vec![id.into()]).await?;
			self.codes("order", id, objects::digest(key));
		}
		self.order_at(id, "Committed", Json::Null, |order| {
			order.state["grant"] = said["grant"].clone();
			order.state["transfer"] = Json::Null;
			order.state["handed_ms"] = Json::Null;
			due(order, said)
		})
		.await
	}

	/// The buyer's money is locked; of what is delivered again it was before.
	async fn money_locked(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let order = self.must(Table::Orders, id).await?.state;
		if order["instruction"].is_null() {
			self.sold(&order, u64::saturating_add).await?;
		}
		self.change(Table::Deliveries, id, |delivery| {
			delivery.state["key"] = said["key"].clone();
			Ok(())
		})
		.await?;
		self.order_at(id, "Locked", Json::Null, |order| {
			order.state["instruction"] = said["instruction"].clone();
			order.set("locked", true);
			due(order, said)
		})
		.await
	}

	/// More or fewer units of an order's product are sold: those of the order.
	async fn sold(&mut self, order: &Json, change: fn(u64, u64) -> u64) -> Result<(), Fault> {
		let units = number(order, "units")?;
		self.change(Table::Products, text(order, "product")?, |product| {
			let sold = change(number(&product.state, "sold")?, units);
			product.state["sold"] = written(sold.into());
			Ok(())
		})
		.await
	}

	/// The order has come to its end.
	async fn order_ends(&mut self, id: &str, stage: &'static str, because: Json) -> Result<(), Fault> {
		let now = self.now_ms;
		self.order_at(id, stage, because, |order| {
			order.state["closed_ms"] = now.into();
			Ok(())
		})
		.await
	}

	/// The order has come to this stage, and `change` is so of it; `because` is what the event says of that, if anything.
	async fn order_at(
		&mut self,
		id: &str,
		stage: &'static str,
		because: Json,
		change: impl FnOnce(&mut Thing) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let number = self.must(Table::Orders, id).await?.int("stages").unwrap_or_default();
		self.change(Table::Orders, id, |order| {
			order.state["stage"] = stage.into();
			order.set("stage", stage);
			order.set("stages", number + 1);
			change(order)
		})
		.await?;
		let because = (!because.is_null()).then(|| because.to_string());
		let more = vec![id.into(), number.into(), stage.into(), because.into()];
		Ok(self.set(Table::OrderStages, &format!("{id}/{number}"), Json::Null, more).await?)
	}
}

/// Until when whoever is next is to act.
fn due(order: &mut Thing, said: &Json) -> Result<(), Fault> {
	order.state["due_ms"] = said["due_ms"].clone();
	order.set("due_ms", number(said, "due_ms")?);
	Ok(())
}
