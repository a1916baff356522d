//! Products, negotiations, orders and deliveries, looked up.

use std::time::Duration;

use hefu_primitives::{MemberId, NegotiationId, OrderId, ProductId, market::Stage};
use subxt::utils::Static;

use super::{Delivery, Negotiation, Order, Product};
use crate::{
	Client, Error, chain,
	client::At,
	delivery::Agreed,
	error::{Missing, Sought},
	patience::Patience,
};

/// Between two looks at an order that is waited for.
const LOOK: Duration = Duration::from_millis(500);

/// An order, and how it stands at a block's time.
#[derive(Clone, Debug)]
pub struct Standing {
	/// As it was when something was last done about it.
	pub order: Order,
	/// How it stands: what time has decided since is in it.
	pub stage: Stage,
}

impl Client {
	/// A product on the market.
	pub async fn market_product(&self, at: &At, id: ProductId) -> Result<Product, Error> {
		let found = self.value(at, chain::storage().market().products(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::MarketProduct, id).into())
	}

	/// Every product that is or was on the market, in the order in which they were listed.
	pub async fn market_products(&self, at: &At) -> Result<Vec<(ProductId, Product)>, Error> {
		let found = self.entries(at, chain::storage().market().products(), ()).await?.into_iter();
		let mut found: Vec<(ProductId, Product)> = found.map(|(key, product)| (key.0.0, product)).collect();
		found.sort_by_key(|(id, product)| (product.listed_ms, *id));
		Ok(found)
	}

	/// A negotiation.
	pub async fn negotiation(&self, at: &At, id: NegotiationId) -> Result<Negotiation, Error> {
		let found = self.value(at, chain::storage().market().negotiations(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Negotiation, id).into())
	}

	/// Every negotiation, by id.
	pub async fn negotiations(&self, at: &At) -> Result<Vec<(NegotiationId, Negotiation)>, Error> {
		let found = self.entries(at, chain::storage().market().negotiations(), ()).await?.into_iter();
		let mut found: Vec<(NegotiationId, Negotiation)> =
			found.map(|(key, negotiation)| (key.0.0, negotiation)).collect();
		found.sort_by_key(|(id, _)| *id);
		Ok(found)
	}

	/// An order, and how it stands: the runtime's own answer.
	pub async fn order(&self, at: &At, id: OrderId) -> Result<Standing, Error> {
		let found = self.view(at, chain::view_functions().market().order(Static(id))).await?;
		let (order, stage) = found.ok_or_else(|| Missing::new(Sought::Order, id))?;
		Ok(Standing { order, stage: stage.0 })
	}

	/// Every order as it was written down, in the order in which they were placed.
	pub async fn orders(&self, at: &At) -> Result<Vec<(OrderId, Order)>, Error> {
		let found = self.entries(at, chain::storage().market().orders(), ()).await?.into_iter();
		let mut found: Vec<(OrderId, Order)> = found.map(|(key, order)| (key.0.0, order)).collect();
		found.sort_by_key(|(id, order)| (order.placed_ms, *id));
		Ok(found)
	}

	/// What the seller of an order committed to, and what was handed over; of what is delivered again, the last.
	pub async fn delivery(&self, at: &At, order: OrderId) -> Result<Delivery, Error> {
		let found = self.value(at, chain::storage().market().deliveries(), (Static(order),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Delivery, order).into())
	}

	/// How many deliveries of a seller's were proven wrong on chain.
	pub async fn marks(&self, at: &At, seller: MemberId) -> Result<u32, Error> {
		let found = self.value(at, chain::storage().market().marks(), (Static(seller),)).await?;
		Ok(found.unwrap_or_default())
	}

	/// Waits until an order stands otherwise than at this stage, and tells how. Fails with [`Error::NotFinal`] when no block becomes
	/// final for as long as the client's patience lasts.
	pub async fn await_order(&self, id: OrderId, stage: Stage) -> Result<Standing, Error> {
		let mut patience = Patience::new(self.patience());
		loop {
			let at = self.finalised().await?;
			patience.see(at.block_number())?;
			let standing = self.order(&at, id).await?;
			if standing.stage != stage {
				return Ok(standing);
			}
			tokio::time::sleep(LOOK).await;
		}
	}
}

/// What the chain knows of each file of a delivery; none of one that is registered without a BLAKE3 root.
pub fn agreed(delivery: &Delivery) -> Vec<Option<Agreed>> {
	let of = |file: &super::File| {
		Some(Agreed { registered: file.registered?, size: file.size, commitment: *file.commitment })
	};
	delivery.files.0.iter().map(of).collect()
}
