//! Members, their keys and their customers.

use hefu_primitives::{CustomerId, MemberId, Nonce, member::Scope};
use subxt::utils::{AccountId32, Static};

use crate::{
	Client, Error, Included, Signer,
	chain::{self, members, runtime_types::pallet_members::types},
	client::At,
	dataset::fresh_nonce,
	error::{Missing, Sought},
};

/// A member as the chain stores it.
pub type Member = members::storage::members::Output;
/// A customer as the chain stores it.
pub type Customer = members::storage::customers::Output;
/// What the chain knows of an account that is or was a key.
pub type Key = members::storage::keys::Output;
pub use types::{CustomerStatus, MemberStatus, Subject, SuspensionReason};

impl Client {
	/// A member.
	pub async fn member(&self, at: &At, id: MemberId) -> Result<Member, Error> {
		let found = self.value(at, chain::storage().members().members(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Member, id).into())
	}

	/// All members.
	pub async fn members(&self, at: &At) -> Result<Vec<(MemberId, Member)>, Error> {
		let address = chain::storage().members().members();
		let found = self.entries(at, address, ()).await?;
		Ok(found.into_iter().map(|(key, member)| (key.0.0, member)).collect())
	}

	/// What the chain knows of a key.
	pub async fn key(&self, at: &At, account: &AccountId32) -> Result<Option<Key>, Error> {
		self.value(at, chain::storage().members().keys(), (*account,)).await
	}

	/// The keys that a member has or had, and those of its customers.
	pub async fn keys_of(&self, at: &At, member: MemberId) -> Result<Vec<(AccountId32, Key)>, Error> {
		let address = chain::storage().members().keys();
		let found = self.entries(at, address, ()).await?.into_iter();
		let own = found.filter(|(_, key)| member_of(key) == Some(member));
		Ok(own.map(|(account, key)| (account.0, key)).collect())
	}

	/// The member on whose own behalf a key acts.
	pub async fn acting_member(&self, at: &At, account: &AccountId32) -> Result<MemberId, Error> {
		match self.key(at, account).await? {
			Some(Key::Owner { member } | Key::Operator { member, .. }) => Ok(member.0),
			_ => Err(Error::NotAMember(account.to_string())),
		}
	}

	/// Adds an operator key.
	pub async fn add_operator(
		&self,
		owner: &Signer,
		key: AccountId32,
		scope: Scope,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().add_operator(key, Static(scope)), owner).await
	}

	/// Changes what an operator key may do.
	pub async fn set_scope(&self, owner: &Signer, key: AccountId32, scope: Scope) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().set_scope(key, Static(scope)), owner).await
	}

	/// Removes an operator key for ever.
	pub async fn remove_operator(&self, owner: &Signer, key: AccountId32) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().remove_operator(key), owner).await
	}

	/// Replaces the owner key.
	pub async fn rotate_owner(&self, owner: &Signer, new: AccountId32) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().rotate_owner(new), owner).await
	}

	/// Replaces the governance key.
	pub async fn rotate_governance_key(&self, owner: &Signer, new: AccountId32) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().rotate_governance_key(new), owner).await
	}

	/// Records the key to which private parts for the signer's member are sealed, or that it has none.
	pub async fn set_sealing_key(&self, signer: &Signer, key: Option<[u8; 32]>) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().set_sealing_key(key), signer).await
	}

	/// A nonce that nobody used, with the id of the customer whom `sponsor` sponsors with it.
	pub fn fresh_customer(&self, sponsor: &MemberId) -> Result<(Nonce, CustomerId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, CustomerId::derive(&self.genesis(), sponsor, &nonce)))
	}

	/// Sponsors a customer.
	pub async fn sponsor(
		&self,
		signer: &Signer,
		nonce: Nonce,
		commitment: [u8; 32],
		key: AccountId32,
		scope: Scope,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().sponsor(nonce, commitment, key, Static(scope)), signer)
			.await
	}

	/// Stops a customer.
	pub async fn suspend_customer(&self, signer: &Signer, customer: CustomerId) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().suspend_customer(Static(customer)), signer).await
	}

	/// Lets a suspended customer act again.
	pub async fn reinstate_customer(&self, signer: &Signer, customer: CustomerId) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().reinstate_customer(Static(customer)), signer).await
	}
}

/// The member whose key it is or was.
pub(crate) fn member_of(key: &Key) -> Option<MemberId> {
	match key {
		Key::Owner { member }
		| Key::Governance { member }
		| Key::Operator { member, .. }
		| Key::Removed { subject: Subject::Member(member) } => Some(member.0),
		Key::Customer { .. }
		| Key::Party { .. }
		| Key::Removed { subject: Subject::Customer(_) | Subject::PartyKey(_) } => None,
	}
}
