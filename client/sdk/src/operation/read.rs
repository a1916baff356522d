//! Operations, their data, products, tariffs and books, looked up.

use hefu_primitives::{DatasetId, OperationId, operation::Stage, settlement::Currency};
use subxt::utils::Static;

use super::{Account, Inclusion, Operation, Owed, Product, Revenue, Tariff};
use crate::{
	Client, Error, Refusal, chain,
	client::At,
	error::{Missing, Sought},
};

/// An operation, and how it stands at a block's time.
#[derive(Clone, Debug)]
pub struct Standing {
	/// As it was when something was last done about it.
	pub operation: Operation,
	/// How it stands.
	pub stage: Stage,
}

impl Standing {
	/// The currency of the agreement, signed or only offered, in which all amounts are. Where none is offered there are no amounts, and it is
	/// refused as `Operation::NotSigned`, which is what the chain would say.
	pub fn currency(&self) -> Result<Currency, Error> {
		let agreement = self.operation.agreement.as_ref();
		agreement.map(|agreement| agreement.currency.0).ok_or_else(|| {
			Error::Refused(Refusal {
				name: "Operation::NotSigned".into(),
				explanation: "the agreement is not signed".into(),
				included: false,
			})
		})
	}
}

impl Client {
	/// An operation.
	pub async fn operation(&self, at: &At, id: OperationId) -> Result<Standing, Error> {
		let question = chain::view_functions().operation().operation(Static(id));
		let found = self.view(at, question).await?;
		let (operation, stage) = found.ok_or_else(|| Missing::new(Sought::Operation, id))?;
		Ok(Standing { operation, stage: stage.0 })
	}

	/// Every operation as it was written down, in the order in which they were planned.
	pub async fn operations(&self, at: &At) -> Result<Vec<(OperationId, Operation)>, Error> {
		let found = self.entries(at, chain::storage().operation().operations(), ()).await?;
		let mut found: Vec<(OperationId, Operation)> =
			found.into_iter().map(|(key, operation)| (key.0.0, operation)).collect();
		found.sort_by_key(|(id, operation)| (operation.planned_ms, *id));
		Ok(found)
	}

	/// The data that are or were in an operation, in the order in which they were put in.
	pub async fn operation_data(
		&self,
		at: &At,
		operation: OperationId,
	) -> Result<Vec<(DatasetId, Inclusion)>, Error> {
		let address = chain::storage().operation().data();
		let found = self.entries(at, address, (Static(operation),)).await?.into_iter();
		let mut found: Vec<(DatasetId, Inclusion)> =
			found.map(|(key, inclusion)| (key.1.0, inclusion)).collect();
		found.sort_by_key(|(dataset, inclusion)| (inclusion.since_ms, *dataset));
		Ok(found)
	}

	/// The products that are or were listed in an operation, by number.
	pub async fn products(&self, at: &At, operation: OperationId) -> Result<Vec<(u32, Product)>, Error> {
		let address = chain::storage().operation().products();
		let found = self.entries(at, address, (Static(operation),)).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, product)| (key.1, product)).collect();
		found.sort_by_key(|(number, _)| *number);
		Ok(found)
	}

	/// A product of an operation.
	pub async fn product(&self, at: &At, operation: OperationId, number: u32) -> Result<Product, Error> {
		let key = (Static(operation), number);
		let found = self.value(at, chain::storage().operation().products(), key).await?;
		found.ok_or_else(|| Missing::new(Sought::Product, format!("{number} ({operation})")).into())
	}

	/// The tariffs of all products of an operation, by product and number: of each product the last holds.
	pub async fn tariffs(&self, at: &At, operation: OperationId) -> Result<Vec<((u32, u32), Tariff)>, Error> {
		let address = chain::storage().operation().tariffs();
		let found = self.entries(at, address, (Static(operation),)).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, tariff)| (key.1, tariff)).collect();
		found.sort_by_key(|(place, _)| *place);
		Ok(found)
	}

	/// An operation's books, by year.
	pub async fn accounts(&self, at: &At, operation: OperationId) -> Result<Vec<(u16, Account)>, Error> {
		let address = chain::storage().operation().accounts();
		let found = self.entries(at, address, (Static(operation),)).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, account)| (key.1, account)).collect();
		found.sort_by_key(|(year, _)| *year);
		Ok(found)
	}

	/// What was charged in an operation, by year and number.
	pub async fn revenues(
		&self,
		at: &At,
		operation: OperationId,
	) -> Result<Vec<((u16, u32), Revenue)>, Error> {
		let address = chain::storage().operation().entries();
		let found = self.entries(at, address, (Static(operation),)).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, entry)| (key.1, entry)).collect();
		found.sort_by_key(|(place, _)| *place);
		Ok(found)
	}

	/// What each side owes the public, or disclosed, of each year that is over: the runtime's own answer.
	pub async fn disclosures(&self, at: &At, operation: OperationId) -> Result<Vec<Owed>, Error> {
		self.view(at, chain::view_functions().operation().disclosures(Static(operation))).await
	}
}
