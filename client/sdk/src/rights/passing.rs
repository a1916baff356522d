//! Rights go to others: transferred or contributed, pledged, enforced; and what became of those that were claimed.

use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	right::{Disposal, Outbound, Right, Rights},
};
use subxt::utils::Static;

use super::{Pledge, Title};
use crate::{
	Client, Error, Included, Signer,
	chain::{self, runtime_types::pallet_rights::types},
	client::At,
};

/// Rights that go to another member.
#[derive(Clone, Debug)]
pub struct Transfer {
	/// In which dataset.
	pub dataset: DatasetId,
	/// Which.
	pub rights: Vec<Right>,
	/// To whom.
	pub to: MemberId,
	/// How.
	pub disposal: Disposal,
	/// What becomes of the grants that were made from the right to operate.
	pub outbound: Outbound,
	/// Digest of the contract.
	pub contract: [u8; 32],
}

/// What a member accepts that gets rights from another.
#[derive(Clone, Debug)]
pub struct Accepted {
	/// In which dataset.
	pub dataset: DatasetId,
	/// Who lets them go.
	pub from: MemberId,
	/// Which; none, to take back what was accepted.
	pub rights: Vec<Right>,
	/// What becomes of the grants that were made from the right to operate.
	pub outbound: Outbound,
	/// Digest of the contract, or of what shows that a pledge is to be enforced.
	pub document: [u8; 32],
}

/// For what a right is pledged.
#[derive(Clone, Copy, Debug)]
pub struct Secured {
	/// To whom.
	pub pledgee: MemberId,
	/// When the debt is due, in milliseconds since 1970 UTC.
	pub due_ms: u64,
	/// Whether the right to operate is granted from meanwhile.
	pub may_grant: bool,
	/// Digest of the contract.
	pub contract: [u8; 32],
}

/// A pledge that is enforced.
#[derive(Clone, Copy, Debug)]
pub struct Enforcement {
	/// In which dataset.
	pub dataset: DatasetId,
	/// Of which right.
	pub right: Right,
	/// Who has it.
	pub holder: MemberId,
	/// To whom it goes.
	pub to: MemberId,
	/// What becomes of the grants that were made from the right to operate.
	pub outbound: Outbound,
	/// Digest of what shows that it was agreed, auctioned or adjudged.
	pub document: [u8; 32],
}

/// A right that a member claimed in a dataset, whoever has it now.
#[derive(Clone, Debug)]
pub struct Titled {
	/// The right.
	pub right: Right,
	/// Who claimed it.
	pub claimant: MemberId,
	/// What became of it.
	pub title: Title,
}

/// A right in a dataset that secures a debt.
#[derive(Clone, Debug)]
pub struct Pledged {
	/// The right.
	pub right: Right,
	/// Who has it.
	pub holder: MemberId,
	/// For what it is pledged.
	pub pledge: Pledge,
}

/// Grants that whoever got a right to operate has it with.
#[derive(Clone, Copy, Debug)]
pub struct Encumbrance {
	/// Who claimed the right.
	pub claimant: MemberId,
	/// In which tenure of it they were made.
	pub tenure: u32,
	/// Who stands for them.
	pub stands_for: MemberId,
}

impl Client {
	/// Lets rights go to another member. For whoever has them and operates the data.
	pub async fn transfer_rights(&self, signer: &Signer, transfer: Transfer) -> Result<Included, Error> {
		let call = chain::transactions().rights().transfer(
			Static(transfer.dataset),
			Static(Rights::of(&transfer.rights)),
			Static(transfer.to),
			Static(transfer.disposal),
			Static(transfer.outbound),
			transfer.contract,
		);
		self.submit(&call, signer).await
	}

	/// Accepts that rights go from another member to the signer's, exactly so. For whoever gets them, before they go.
	pub async fn accept_rights(&self, signer: &Signer, accepted: Accepted) -> Result<Included, Error> {
		let Accepted { dataset, from, rights, outbound, document } = accepted;
		let (rights, outbound) = (Static(Rights::of(&rights)), Static(outbound));
		let acceptance = types::Acceptance { rights, outbound, document };
		let call = chain::transactions().rights().accept(Static(dataset), Static(from), acceptance);
		self.submit(&call, signer).await
	}

	/// Pledges a right. For whoever has it and operates the data.
	pub async fn pledge_right(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		right: Right,
		secured: Secured,
	) -> Result<Included, Error> {
		let Secured { pledgee, due_ms, may_grant, contract } = secured;
		let pledge = types::Pledge { pledgee: Static(pledgee), due_ms, may_grant, contract };
		let call = chain::transactions().rights().pledge(Static(dataset), Static(right), pledge);
		self.submit(&call, signer).await
	}

	/// Releases a right from a pledge. For its pledgee.
	pub async fn release_pledge(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		right: Right,
		holder: MemberId,
	) -> Result<Included, Error> {
		let call =
			chain::transactions().rights().release_pledge(Static(dataset), Static(right), Static(holder));
		self.submit(&call, signer).await
	}

	/// Enforces a pledge whose debt is due. For its pledgee.
	pub async fn enforce_pledge(&self, signer: &Signer, enforcement: Enforcement) -> Result<Included, Error> {
		let call = chain::transactions().rights().enforce(
			Static(enforcement.dataset),
			Static(enforcement.right),
			Static(enforcement.holder),
			Static(enforcement.to),
			Static(enforcement.outbound),
			enforcement.document,
		);
		self.submit(&call, signer).await
	}

	/// The rights that were claimed in a dataset, and who has them now, by right.
	pub async fn titles(&self, at: &At, dataset: DatasetId) -> Result<Vec<Titled>, Error> {
		let address = chain::storage().rights().titles();
		let found = self.entries(at, address, (Static(dataset),)).await?.into_iter();
		let found = found.map(|(key, title)| Titled { right: key.1.0, claimant: key.2.0, title });
		let mut found: Vec<_> = found.collect();
		found.sort_by_key(|titled| (titled.right, titled.claimant));
		Ok(found)
	}

	/// The rights in a dataset that are pledged, by right.
	pub async fn pledges(&self, at: &At, dataset: DatasetId) -> Result<Vec<Pledged>, Error> {
		let address = chain::storage().rights().pledges();
		let found = self.entries(at, address, (Static(dataset),)).await?.into_iter();
		let found = found.map(|(key, pledge)| Pledged { right: key.1.0, holder: key.2.0, pledge });
		let mut found: Vec<_> = found.collect();
		found.sort_by_key(|pledged| (pledged.right, pledged.holder));
		Ok(found)
	}

	/// The grants in a dataset, by tenure, that whoever has the right to operate now has it with.
	pub async fn encumbrances(&self, at: &At, dataset: DatasetId) -> Result<Vec<Encumbrance>, Error> {
		let address = chain::storage().rights().encumbrances();
		let found = self.entries(at, address, (Static(dataset),)).await?.into_iter();
		let found =
			found.map(|(key, member)| Encumbrance { claimant: key.1.0, tenure: key.2, stands_for: member.0 });
		let mut found: Vec<_> = found.collect();
		found.sort_by_key(|encumbrance| (encumbrance.claimant, encumbrance.tenure));
		Ok(found)
	}

	/// Who stands for a grant now and can revoke it, by the runtime's own answer; none when there is no such grant.
	pub async fn stands_for(&self, at: &At, grant: GrantId) -> Result<Option<MemberId>, Error> {
		let question = chain::view_functions().rights().grantor(Static(grant));
		Ok(self.view(at, question).await?.map(|member| member.0))
	}
}
