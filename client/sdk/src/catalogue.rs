//! The register of public data (公共数据资源登记): filed for, taken on, shown to the public, entered with a query code.

mod read;

use hefu_primitives::{
	ApplicationId, DatasetId, MemberId, Nonce,
	catalogue::{Demand, QueryCode},
	registration::Conclusion,
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, catalogue,
		runtime_types::{hefu_primitives::catalogue::entry, pallet_catalogue::types},
	},
	dataset::fresh_nonce,
	texts::sent,
};

pub use entry::Standing as EntryStanding;
pub use read::{Progress, Standing};
pub use types::{Due, Queried};

/// An application as the chain stores it: as it was when something was last done about it.
pub type Application = catalogue::storage::applications::Output;
/// An objection to an application as the chain stores it.
pub type Objection = catalogue::storage::objections::Output;
/// An entry in the register as the chain stores it.
pub type Entry = catalogue::storage::entries::Output;

/// What is filed.
#[derive(Clone, Copy, Debug)]
pub struct Filed {
	/// About which dataset.
	pub dataset: DatasetId,
	/// About which version of it.
	pub version: u32,
	/// At which institution.
	pub institution: MemberId,
	/// What is asked for.
	pub demand: Demand,
}

impl Client {
	/// A nonce that nobody used, with the id of the application that `by` files with it.
	pub fn fresh_application(&self, by: &MemberId) -> Result<(Nonce, ApplicationId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, ApplicationId::derive(&self.genesis(), by, &nonce)))
	}

	/// Files an application.
	pub async fn file_application(
		&self,
		signer: &Signer,
		nonce: Nonce,
		filed: Filed,
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().file(
			nonce,
			Static(filed.dataset),
			filed.version,
			Static(filed.institution),
			Static(filed.demand),
		);
		self.submit(&call, signer).await
	}

	/// Supplies what the institution asked for, by its digest.
	pub async fn supply_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
		documents: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().supply(Static(application), documents);
		self.submit(&call, signer).await
	}

	/// Takes an application back.
	pub async fn withdraw_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().withdraw_application(Static(application));
		self.submit(&call, signer).await
	}

	/// Takes an application on. For its institution.
	pub async fn accept_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().catalogue().accept(Static(application)), signer).await
	}

	/// Asks for a correction, by the digest of the notice. For its institution.
	pub async fn ask_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
		notice: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().ask_correction(Static(application), notice);
		self.submit(&call, signer).await
	}

	/// Does not register what was applied for. For its institution.
	pub async fn reject_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().reject(Static(application), decision);
		self.submit(&call, signer).await
	}

	/// Shows an application to the public. For its institution.
	pub async fn publicise_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().catalogue().publicise(Static(application)), signer).await
	}

	/// Objects to an application while it is shown to the public.
	pub async fn object_to_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
		grounds: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().object(Static(application), grounds);
		self.submit(&call, signer).await
	}

	/// Decides about an objection. One that is upheld ends the application. For its institution.
	pub async fn decide_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
		sequence: u32,
		conclusion: Conclusion,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().decide_objection(
			Static(application),
			sequence,
			Static(conclusion),
			decision,
		);
		self.submit(&call, signer).await
	}

	/// Enters in the register what was applied for, a first registration with its query code; the code of the entry. For its
	/// institution.
	pub async fn enter_application(
		&self,
		signer: &Signer,
		application: ApplicationId,
		code: Option<QueryCode>,
	) -> Result<(Included, Option<String>), Error> {
		let call = chain::transactions().catalogue().enter(Static(application), code.as_ref().map(sent));
		let included = self.submit(&call, signer).await?;
		let entered = included.event::<catalogue::events::Entered>()?;
		Ok((included, entered.map(|event| code_of(&event.entry))))
	}

	/// Puts the query code of an entry right: the one before is nobody's then. For the entry's institution.
	pub async fn replace_query_code(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		code: &QueryCode,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().catalogue().replace_code(Static(dataset), sent(code), decision);
		self.submit(&call, signer).await
	}
}

/// The query code of an entry.
pub fn code_of(entry: &Entry) -> String {
	String::from_utf8_lossy(&entry.code.0.0).into_owned()
}
