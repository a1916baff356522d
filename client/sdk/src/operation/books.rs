//! What an operation may charge, charged, and disclosed.

use hefu_primitives::{OperationId, operation::Price};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{self, operation},
};

/// What was charged for so many units of a product, by one of its tariffs.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
	/// In which year's books.
	pub year: u16,
	/// Number of the product.
	pub product: u32,
	/// Number of the tariff.
	pub tariff: u32,
	/// For how many units.
	pub units: u128,
	/// How much, in the currency's minor unit.
	pub amount: u128,
}

impl Client {
	/// Permits so much revenue in a year, in the currency's minor unit. For the plan's price authority.
	pub async fn permit_revenue(
		&self,
		signer: &Signer,
		operation: OperationId,
		year: u16,
		granted: u128,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call =
			chain::transactions().operation().permit_revenue(Static(operation), year, granted, decision);
		self.submit(&call, signer).await
	}

	/// Sets the cap of a product; the tariff's number. For the operation's body.
	pub async fn set_cap(
		&self,
		signer: &Signer,
		operation: OperationId,
		product: u32,
		cap: Price,
		decision: [u8; 32],
	) -> Result<(Included, Option<u32>), Error> {
		let call = chain::transactions().operation().set_cap(Static(operation), product, cap, decision);
		let included = self.submit(&call, signer).await?;
		let tariff = tariff(&included)?;
		Ok((included, tariff))
	}

	/// Sets the price of a product, within its cap; the tariff's number. For the operator.
	pub async fn set_price(
		&self,
		signer: &Signer,
		operation: OperationId,
		product: u32,
		price: Price,
	) -> Result<(Included, Option<u32>), Error> {
		let call = chain::transactions().operation().set_price(Static(operation), product, price);
		let included = self.submit(&call, signer).await?;
		let tariff = tariff(&included)?;
		Ok((included, tariff))
	}

	/// Records what was charged; the entry's number in the year's books. For the operator.
	pub async fn record_revenue(
		&self,
		signer: &Signer,
		operation: OperationId,
		charge: Charge,
	) -> Result<(Included, Option<u32>), Error> {
		let Charge { year, product, tariff, units, amount } = charge;
		let call = chain::transactions().operation().record_revenue(
			Static(operation),
			year,
			product,
			tariff,
			units,
			amount,
		);
		let included = self.submit(&call, signer).await?;
		let recorded = included.event::<operation::events::RevenueRecorded>()?;
		Ok((included, recorded.map(|event| event.sequence)))
	}

	/// Takes an entry back. For the operator.
	pub async fn reverse_revenue(
		&self,
		signer: &Signer,
		operation: OperationId,
		year: u16,
		sequence: u32,
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().reverse_revenue(Static(operation), year, sequence);
		self.submit(&call, signer).await
	}

	/// Discloses a year that is over, or puts right what was disclosed of it. For both sides, each its own.
	pub async fn disclose_year(
		&self,
		signer: &Signer,
		operation: OperationId,
		year: u16,
		document: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().disclose(Static(operation), year, document);
		self.submit(&call, signer).await
	}
}

/// The number of the tariff that was set.
fn tariff(included: &Included) -> Result<Option<u32>, Error> {
	Ok(included.event::<operation::events::TariffSet>()?.map(|event| event.sequence))
}
