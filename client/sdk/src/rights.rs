//! Rights in datasets (数据产权), and grants of them (授权): who has which right on which ground, what was granted from it on which
//! terms, and whether that allows a use.

mod passing;
mod standing;

use hefu_primitives::{
	DatasetId, GrantId, MemberId, Nonce,
	right::{Ground, Right},
	terms::{Terms, Use},
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, rights,
		runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_rights::types},
	},
	client::At,
	dataset::fresh_nonce,
	error::{Missing, Sought},
};

/// How and since when a member has a right, as the chain stores it.
pub type HeldRight = rights::storage::holdings::Output;
/// A grant as the chain stores it.
pub type Grant = rights::storage::grants::Output;
/// An offer of a grant as the chain stores it.
pub type Offer = rights::storage::offers::Output;
/// What became of a right that was claimed, as the chain stores it.
pub type Title = rights::storage::titles::Output;
/// For what a right is pledged, as the chain stores it.
pub type Pledge = rights::storage::pledges::Output;
pub use passing::{Accepted, Encumbrance, Enforcement, Pledged, Secured, Titled, Transfer};
pub use standing::{Standing, end_of};
pub use types::{OfferState, Refusal};

/// Longest chain of grants that the chain makes: more are not followed.
const MAX_LEVELS: usize = 8;

/// What is granted or offered.
#[derive(Clone, Debug)]
pub struct Granting {
	/// The dataset.
	pub dataset: DatasetId,
	/// To use it, or to operate it, which is to grant in turn.
	pub right: Right,
	/// The grant from which it is made; none: the grantor's own right to operate.
	pub parent: Option<GrantId>,
	/// To whom.
	pub grantee: MemberId,
	/// The terms: within the parent's in every dimension.
	pub terms: Terms,
	/// For an exclusive or sole grant, the earlier ones that survive beside it: at most 16.
	pub survivors: Vec<GrantId>,
}

impl From<Granting> for types::Granting {
	fn from(granting: Granting) -> Self {
		Self {
			dataset: Static(granting.dataset),
			right: Static(granting.right),
			parent: granting.parent.map(Static),
			grantee: Static(granting.grantee),
			terms: Static(granting.terms),
			survivors: BoundedVec(granting.survivors.into_iter().map(Static).collect()),
		}
	}
}

/// A right that a member has or had in a dataset.
#[derive(Clone, Debug)]
pub struct Holding {
	/// The right.
	pub right: Right,
	/// Who has it.
	pub holder: MemberId,
	/// How and since when.
	pub held: HeldRight,
}

impl Client {
	/// A nonce that nobody used, with the id of the grant that `grantor` makes or offers with it.
	pub fn fresh_grant(&self, grantor: &MemberId) -> Result<(Nonce, GrantId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, GrantId::derive(&self.genesis(), grantor, &nonce)))
	}

	/// Says who made a dataset together: 2 to 16 members, its holder among them.
	pub async fn declare_joint(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		parties: Vec<MemberId>,
	) -> Result<Included, Error> {
		let parties = BoundedVec(parties.into_iter().map(Static).collect());
		self.submit(&chain::transactions().rights().declare_joint(Static(dataset), parties), signer).await
	}

	/// Consents that another party operates what was made together.
	pub async fn consent(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		to: MemberId,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().rights().consent(Static(dataset), Static(to)), signer).await
	}

	/// Claims a right in a dataset.
	pub async fn claim_right(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		right: Right,
		ground: Ground,
	) -> Result<Included, Error> {
		let call = chain::transactions().rights().claim(Static(dataset), Static(right), Static(ground));
		self.submit(&call, signer).await
	}

	/// Gives up a right, for good.
	pub async fn relinquish(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		right: Right,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().rights().relinquish(Static(dataset), Static(right)), signer).await
	}

	/// Grants a right.
	pub async fn grant(&self, signer: &Signer, nonce: Nonce, granting: Granting) -> Result<Included, Error> {
		self.submit(&chain::transactions().rights().grant(nonce, granting.into()), signer).await
	}

	/// Offers a grant, which a leg of an instruction to settle then makes.
	pub async fn offer(&self, signer: &Signer, nonce: Nonce, granting: Granting) -> Result<Included, Error> {
		self.submit(&chain::transactions().rights().offer(nonce, granting.into()), signer).await
	}

	/// Takes an offer back, for good.
	pub async fn withdraw_offer(&self, signer: &Signer, offer: GrantId) -> Result<Included, Error> {
		self.submit(&chain::transactions().rights().withdraw_offer(Static(offer)), signer).await
	}

	/// Revokes a grant, and with it all that was made from it.
	pub async fn revoke(&self, signer: &Signer, grant: GrantId) -> Result<Included, Error> {
		self.submit(&chain::transactions().rights().revoke(Static(grant)), signer).await
	}

	/// The rights that members have or had in a dataset, by right.
	pub async fn holdings(&self, at: &At, dataset: DatasetId) -> Result<Vec<Holding>, Error> {
		let address = chain::storage().rights().holdings();
		let found = self.entries(at, address, (Static(dataset),)).await?.into_iter();
		let found = found.map(|(key, held)| Holding { right: key.1.0, holder: key.2.0, held });
		let mut found: Vec<_> = found.collect();
		found.sort_by_key(|holding| (holding.right, holding.holder));
		Ok(found)
	}

	/// Who made a dataset together; nobody unless its holder declared it.
	pub async fn joint_parties(&self, at: &At, dataset: DatasetId) -> Result<Vec<MemberId>, Error> {
		let found = self.value(at, chain::storage().rights().joint_parties(), (Static(dataset),)).await?;
		Ok(found.map(|parties| parties.0.into_iter().map(|party| party.0).collect()).unwrap_or_default())
	}

	/// A grant.
	pub async fn granted(&self, at: &At, id: GrantId) -> Result<Grant, Error> {
		let found = self.value(at, chain::storage().rights().grants(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Grant, id).into())
	}

	/// A grant and those above it, from it to the one that was made from a right.
	pub async fn grant_chain(&self, at: &At, id: GrantId) -> Result<Vec<(GrantId, Grant)>, Error> {
		let mut found = Vec::new();
		let mut next = Some(id);
		while let Some(id) = next.filter(|_| found.len() < MAX_LEVELS) {
			let grant = self.granted(at, id).await?;
			next = grant.parent.as_ref().map(|parent| parent.0);
			found.push((id, grant));
		}
		Ok(found)
	}

	/// Every grant, in the order in which they were made.
	pub async fn grants(&self, at: &At) -> Result<Vec<(GrantId, Grant)>, Error> {
		let address = chain::storage().rights().grants();
		let found = self.entries(at, address, ()).await?.into_iter();
		let mut found: Vec<(GrantId, Grant)> = found.map(|(key, grant)| (key.0.0, grant)).collect();
		found.sort_by_key(|(_, grant)| grant.number);
		Ok(found)
	}

	/// An offer whose grant was not made yet.
	pub async fn offered(&self, at: &At, id: GrantId) -> Result<Offer, Error> {
		let found = self.value(at, chain::storage().rights().offers(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Offer, id).into())
	}

	/// Every offer whose grant was not made yet, withdrawn ones too.
	pub async fn offers(&self, at: &At) -> Result<Vec<(GrantId, Offer)>, Error> {
		let address = chain::storage().rights().offers();
		let found = self.entries(at, address, ()).await?;
		Ok(found.into_iter().map(|(key, offer)| (key.0.0, offer)).collect())
	}

	/// Whether the grant allows the use by what is recorded at this block, or the first reason why not: the runtime's own answer.
	pub async fn can_use(&self, at: &At, grant: GrantId, to: Use) -> Result<Result<(), Refusal>, Error> {
		let question = chain::view_functions().rights().can_use(Static(grant), Static(to));
		self.view(at, question).await
	}
}
