//! Authorised operation of public data (公共数据授权运营): planned, agreed on, priced on three levels, booked, disclosed.

mod books;
mod read;

use hefu_primitives::{
	DatasetId, MemberId, Nonce, OperationId,
	date::Day,
	operation::{ChargeUnit, Ending, Mode, Purpose, Selection},
	settlement::Currency,
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{self, operation, runtime_types::pallet_operation::types},
	dataset::fresh_nonce,
};

pub use books::Charge;
pub use read::Standing;
pub use types::Owed;

/// An operation as the chain stores it: as it was when something was last done about it.
pub type Operation = operation::storage::operations::Output;
/// Since when a dataset is in an operation, as the chain stores it.
pub type Inclusion = operation::storage::data::Output;
/// A product as the chain stores it.
pub type Product = operation::storage::products::Output;
/// A cap and a price as the chain stores them.
pub type Tariff = operation::storage::tariffs::Output;
/// A year's books as the chain stores them.
pub type Account = operation::storage::accounts::Output;
/// What was charged, as the chain stores it.
pub type Revenue = operation::storage::entries::Output;

/// What is planned.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
	/// What it covers.
	pub mode: Mode,
	/// Digest of the plan.
	pub document: [u8; 32],
	/// Digest of the decision by which it holds.
	pub decision: [u8; 32],
	/// Who permits the revenue.
	pub price_authority: MemberId,
}

/// An agreement, offered or signed.
#[derive(Clone, Copy, Debug)]
pub struct Agreement {
	/// Digest of it.
	pub document: [u8; 32],
	/// Digest of what it demands for security.
	pub security: [u8; 32],
	/// Digest of how it is left.
	pub exit: [u8; 32],
	/// Its first day, in China.
	pub from: Day,
	/// Its last day.
	pub last: Day,
	/// The currency of caps, prices and revenue.
	pub currency: Currency,
}

impl From<Agreement> for types::Agreement {
	fn from(agreement: Agreement) -> Self {
		let Agreement { document, security, exit, from, last, currency } = agreement;
		Self { document, security, exit, from: Static(from), last: Static(last), currency: Static(currency) }
	}
}

impl Client {
	/// A nonce that nobody used, with the id of the operation that `body` plans with it.
	pub fn fresh_operation(&self, body: &MemberId) -> Result<(Nonce, OperationId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, OperationId::derive(&self.genesis(), body, &nonce)))
	}

	/// Plans an operation. For implementing bodies.
	pub async fn plan_operation(&self, signer: &Signer, nonce: Nonce, plan: Plan) -> Result<Included, Error> {
		let plan = types::Plan {
			mode: Static(plan.mode),
			document: plan.document,
			decision: plan.decision,
			price_authority: Static(plan.price_authority),
		};
		self.submit(&chain::transactions().operation().plan(nonce, plan), signer).await
	}

	/// Selects the operator. For the operation's body.
	pub async fn select_operator(
		&self,
		signer: &Signer,
		operation: OperationId,
		operator: MemberId,
		method: Selection,
		document: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().select_operator(
			Static(operation),
			Static(operator),
			Static(method),
			document,
		);
		self.submit(&call, signer).await
	}

	/// Offers the agreement to the operator. For the operation's body.
	pub async fn offer_agreement(
		&self,
		signer: &Signer,
		operation: OperationId,
		agreement: Agreement,
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().offer_agreement(Static(operation), agreement.into());
		self.submit(&call, signer).await
	}

	/// Signs the agreement that is offered, said in full. For the operator.
	pub async fn sign_agreement(
		&self,
		signer: &Signer,
		operation: OperationId,
		agreement: Agreement,
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().sign_agreement(Static(operation), agreement.into());
		self.submit(&call, signer).await
	}

	/// Puts data in the operation; another's with the digest of its consent. For the operation's body.
	pub async fn add_operation_data(
		&self,
		signer: &Signer,
		operation: OperationId,
		dataset: DatasetId,
		consent: Option<[u8; 32]>,
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().add_data(Static(operation), Static(dataset), consent);
		self.submit(&call, signer).await
	}

	/// Takes data out of the operation. For its body.
	pub async fn withdraw_operation_data(
		&self,
		signer: &Signer,
		operation: OperationId,
		dataset: DatasetId,
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().withdraw_data(Static(operation), Static(dataset));
		self.submit(&call, signer).await
	}

	/// Lists a product, for which prices are for so many units; its number in the operation. For the operator.
	pub async fn list_product(
		&self,
		signer: &Signer,
		operation: OperationId,
		dataset: DatasetId,
		purpose: Purpose,
		(unit, per): (ChargeUnit, u32),
	) -> Result<(Included, Option<u32>), Error> {
		let call = chain::transactions().operation().list_product(
			Static(operation),
			Static(dataset),
			Static(purpose),
			Static(unit),
			per,
		);
		let included = self.submit(&call, signer).await?;
		let listed = included.event::<operation::events::ProductListed>()?;
		Ok((included, listed.map(|event| event.number)))
	}

	/// Takes a product off the list. For both sides.
	pub async fn delist_product(
		&self,
		signer: &Signer,
		operation: OperationId,
		product: u32,
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().delist_product(Static(operation), product);
		self.submit(&call, signer).await
	}

	/// Lets the operation begin. For its body.
	pub async fn begin_operation(&self, signer: &Signer, operation: OperationId) -> Result<Included, Error> {
		self.submit(&chain::transactions().operation().begin(Static(operation)), signer).await
	}

	/// Ends the operation before its term. For its body.
	pub async fn terminate_operation(
		&self,
		signer: &Signer,
		operation: OperationId,
		ground: Ending,
		document: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().operation().terminate(Static(operation), Static(ground), document);
		self.submit(&call, signer).await
	}
}
