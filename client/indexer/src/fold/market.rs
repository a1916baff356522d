//! Products, and negotiations of contracts about them. Derived: when something was done.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn market(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"ProductListed" => self.product_listed(said).await,
			"ProductDelisted" => {
				let now = self.now_ms;
				self.change(Table::Products, text(said, "product")?, |product| {
					product.state["delisted_ms"] = now.into();
					product.set("status", "Delisted");
					Ok(())
				})
				.await
			}
			"NegotiationOpened" => self.negotiation_opened(said).await,
			"NegotiationMoved" => {
				let (id, by) = (text(said, "negotiation")?, text(said, "by")?);
				let (stage, offer) = (text(said, "state")?, &said["offer"]);
				self.change(Table::Negotiations, id, |negotiation| {
					negotiation.state["state"] = stage.into();
					negotiation.set("stage", stage);
					if !offer.is_null() {
						negotiation.state["offer"] = offer.clone();
					}
					Ok(())
				})
				.await?;
				self.negotiation_move(id, by, stage, offer).await
			}
			"AgreementMade" => {
				self.change(Table::Negotiations, text(said, "negotiation")?, |negotiation| {
					negotiation.state["agreement"] = said["agreement"].clone();
					Ok(())
				})
				.await
			}
			_ => self.orders(event).await,
		}
	}

	async fn product_listed(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, seller, listing) = (text(said, "product")?, text(said, "seller")?, &said["listing"]);
		let dataset = text(listing, "dataset")?;
		let state = json!({
			"seller": seller,
			"listing": listing,
			"sold": 0,
			"listed_ms": self.now_ms,
			"delisted_ms": null,
		});
		let more = vec![seller.into(), dataset.into(), "Listed".into()];
		self.set(Table::Products, id, state, more).await?;
		// It is found as the version of the dataset that it is of.
		let version = format!("{dataset}/{}", number(listing, "version")?);
		let version = self.must(Table::Versions, &version).await?.state;
		self.name("product", id, text(&version["content"]["descriptor"], "name")?, seller, &[]);
		self.digests("product", id, listing);
		Ok(())
	}

	async fn negotiation_opened(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, product) = (text(said, "negotiation")?, text(said, "product")?);
		let (consumer, provider) = (text(said, "consumer")?, text(said, "provider")?);
		let opener = text(said, "opener")?;
		// The consumer requests, the provider offers.
		let stage = if opener == "Consumer" { "Requested" } else { "Offered" };
		let dataset = self.must(Table::Products, product).await?.text("dataset");
		let state = json!({
			"product": product,
			"consumer": consumer,
			"provider": provider,
			"opener": opener,
			"state": stage,
			"offer": said["offer"],
			"agreement": null,
			"order": null,
		});
		let more =
			vec![product.into(), dataset.into(), consumer.into(), provider.into(), stage.into(), 0u32.into()];
		self.set(Table::Negotiations, id, state, more).await?;
		self.negotiation_move(id, opener, stage, &said["offer"]).await
	}

	/// A side has made a move in a negotiation.
	async fn negotiation_move(&mut self, id: &str, by: &str, stage: &str, offer: &Json) -> Result<(), Fault> {
		self.digests("negotiation", id, offer);
		let number = self.must(Table::Negotiations, id).await?.int("moves").unwrap_or_default();
		let offer = (!offer.is_null()).then(|| offer.to_string());
		let more = vec![id.into(), number.into(), by.into(), stage.into(), offer.into()];
		self.set(Table::NegotiationMoves, &format!("{id}/{number}"), Json::Null, more).await?;
		self.change(Table::Negotiations, id, |negotiation| {
			negotiation.set("moves", number + 1);
			Ok(())
		})
		.await
	}
}
