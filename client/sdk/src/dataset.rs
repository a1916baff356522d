//! Datasets: registered, read, withdrawn.

use hefu_primitives::{DatasetId, MemberId, Nonce, dataset::VersionContent};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, registry,
		runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_registry::types},
	},
	client::At,
	error::{Missing, Sought},
};

/// A dataset as the chain stores it.
pub type Dataset = registry::storage::datasets::Output;
/// A version as the chain stores it.
pub type Version = registry::storage::versions::Output;
pub use types::{DatasetState, WithdrawReason};

impl Client {
	/// A nonce that nobody used: the id of the next dataset that `holder` registers with it is known before it is sent.
	pub fn fresh_dataset(&self, holder: &MemberId) -> Result<(Nonce, DatasetId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, DatasetId::derive(&self.genesis(), holder, &nonce)))
	}

	/// Registers a dataset with its first version, and has its files checked at once if `check` says so.
	pub async fn register(
		&self,
		signer: &Signer,
		nonce: Nonce,
		content: VersionContent,
		check: bool,
	) -> Result<Included, Error> {
		let call = chain::transactions().registry().register(nonce, Static(content), when(check));
		self.submit(&call, signer).await
	}

	/// Registers several datasets in one transaction, all or none: as many as [`groups`](crate::groups) puts together.
	pub async fn register_many(
		&self,
		signer: &Signer,
		registrations: Vec<(Nonce, VersionContent)>,
		check: bool,
	) -> Result<Included, Error> {
		let registrations = registrations.into_iter().map(|(nonce, content)| types::Registration {
			nonce,
			content: Static(content),
			check: when(check),
		});
		let registrations = BoundedVec(registrations.collect());
		self.submit(&chain::transactions().registry().register_many(registrations), signer).await
	}

	/// Adds a version to a dataset that the signer's member holds; its number.
	pub async fn add_version(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		content: VersionContent,
		check: bool,
	) -> Result<(Included, u32), Error> {
		let call =
			chain::transactions().registry().add_version(Static(dataset), Static(content), when(check));
		let included = self.submit(&call, signer).await?;
		let registered = included.event::<registry::events::VersionRegistered>()?;
		let number = registered.map(|event| event.version);
		let number = number.ok_or_else(|| Error::Other("no event tells the version's number".into()))?;
		Ok((included, number))
	}

	/// Withdraws a dataset for good.
	pub async fn withdraw(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		reason: WithdrawReason,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registry().withdraw(Static(dataset), reason), signer).await
	}

	/// A dataset.
	pub async fn dataset(&self, at: &At, id: DatasetId) -> Result<Dataset, Error> {
		let found = self.value(at, chain::storage().registry().datasets(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Dataset, id).into())
	}

	/// A version of a dataset.
	pub async fn version(&self, at: &At, id: DatasetId, number: u32) -> Result<Version, Error> {
		let found = self.value(at, chain::storage().registry().versions(), (Static(id), number)).await?;
		found.ok_or_else(|| Missing::new(Sought::Version, format!("{number} ({id})")).into())
	}

	/// The datasets of a member, live and withdrawn.
	pub async fn datasets_of(&self, at: &At, member: MemberId) -> Result<Vec<(DatasetId, Dataset)>, Error> {
		let address = chain::storage().registry().held_by();
		let mut found = Vec::new();
		for (key, ()) in self.entries(at, address, (Static(member),)).await? {
			let id = key.1.0;
			found.push((id, self.dataset(at, id).await?));
		}
		Ok(found)
	}

	/// All datasets, live and withdrawn.
	pub async fn datasets(&self, at: &At) -> Result<Vec<(DatasetId, Dataset)>, Error> {
		let address = chain::storage().registry().datasets();
		let found = self.entries(at, address, ()).await?;
		Ok(found.into_iter().map(|(key, dataset)| (key.0.0, dataset)).collect())
	}
}

fn when(now: bool) -> types::CheckWhen {
	if now { types::CheckWhen::Now } else { types::CheckWhen::Later }
}

/// A nonce that nobody used.
pub(crate) fn fresh_nonce() -> Result<Nonce, Error> {
	let mut nonce = Nonce::default();
	getrandom::fill(&mut nonce).map_err(|error| Error::Other(format!("no randomness: {error}")))?;
	Ok(nonce)
}
