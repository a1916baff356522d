//! Party keys: by which a party of one object acts without being named. The sponsor answers for the allowance that such a key
//! uses; who has it is known to those alone to whom the commitment was opened.

use frame::prelude::*;
use hefu_primitives::{MemberId, Party, PartyId, party::Consent};
use pallet_support::{KeySignature, MemberInspect, PartyInspect, genesis_hash};

use crate::{
	Config, CustomerStatus, Customers, Error, Event, Key, Keys, Members, Pallet, PartyAllowances, Subject,
	WeightInfo,
};

/// The party that acts by this account's key: the account's bytes. Those of chains for tests are shorter, and end in zeros here.
pub(crate) fn party_of<AccountId: Encode>(account: &AccountId) -> PartyId {
	let mut id = PartyId([0; 32]);
	account.using_encoded(|bytes| id.0.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from));
	id
}

impl<T: Config> Pallet<T> {
	/// The party whose key signed, with its sponsor, who is live.
	pub(crate) fn ensure_party_key(origin: OriginFor<T>) -> Result<(T::AccountId, MemberId), DispatchError> {
		let account = ensure_signed(origin)?;
		match Self::admit(&account) {
			Ok((Key::Party { .. }, sponsor)) => Ok((account, sponsor)),
			_ => Err(Error::<T>::NotPartyKey.into()),
		}
	}

	/// Weight of [`Call::add_party_key`](crate::Call::add_party_key): the benchmark's signature is checked by the host.
	pub(crate) fn weight_of_consent(signature: &T::KeySignature) -> Weight {
		let slow = if signature.is_slow() { T::WeightInfo::sm2_signature() } else { Weight::zero() };
		T::WeightInfo::add_party_key().saturating_add(slow)
	}

	pub(crate) fn do_add_party_key(
		account: T::AccountId,
		consent: Consent,
		signature: &T::KeySignature,
	) -> DispatchResult {
		let Consent { sponsor, object, commitment } = consent;
		let mut member = Self::existing(&sponsor)?;
		Self::ensure_new_key(&account)?;
		ensure!(member.party_keys < T::MaxPartyKeys::get(), Error::<T>::TooManyPartyKeys);
		let retired = member.retired_party_keys;
		ensure!(retired < T::MaxRetiredPartyKeys::get(), Error::<T>::TooManyRetiredPartyKeys);
		let consents = signature.is_of(&account, &consent.signed_bytes(&genesis_hash::<T>()));
		ensure!(consents, Error::<T>::NoConsent);

		member.party_keys = member.party_keys.saturating_add(1);
		Members::<T>::insert(sponsor, member);
		Self::insert_key(&account, Key::Party { sponsor, object, commitment });
		let key = party_of(&account);
		Self::deposit_event(Event::PartyKeyAdded { sponsor, key, object, commitment });
		Ok(())
	}

	/// However many were retired before: who wants no part any more must always be able to say so.
	pub(crate) fn do_retire_party_key(account: T::AccountId, sponsor: MemberId) -> DispatchResult {
		let mut member = Self::existing(&sponsor)?;
		member.party_keys = member.party_keys.saturating_sub(1);
		member.retired_party_keys = member.retired_party_keys.saturating_add(1);
		Members::<T>::insert(sponsor, member);
		PartyAllowances::<T>::remove(&account);
		Self::retire_key(&account, Subject::PartyKey(sponsor));
		Self::deposit_event(Event::PartyKeyRetired { sponsor, key: party_of(&account) });
		Ok(())
	}

	/// The sponsor of a party key that is not retired, and the object that it was made for.
	fn party_key(key: &PartyId) -> Option<(MemberId, [u8; 32])> {
		match Self::key_of_party(key)? {
			Key::Party { sponsor, object, .. } => Some((sponsor, object)),
			_ => None,
		}
	}

	/// What is recorded of the account whose party this would be.
	fn key_of_party(key: &PartyId) -> Option<Key> {
		let account = T::AccountId::decode(&mut &key.0[..]).ok()?;
		// Nothing but the account's own bytes is its party.
		if party_of(&account) == *key { Keys::<T>::get(&account) } else { None }
	}
}

impl<T: Config> PartyInspect<T::AccountId> for Pallet<T> {
	fn takes_part(party: &Party) -> bool {
		match party {
			Party::Member(member) => Self::is_live(member),
			Party::Customer(customer) => Customers::<T>::get(customer)
				.filter(|customer| customer.status == CustomerStatus::Live)
				.is_some_and(|customer| Self::is_live(&customer.sponsor)),
			Party::Key(key) => Self::party_key(key).is_some_and(|(sponsor, _)| Self::is_live(&sponsor)),
		}
	}

	fn member_behind(party: &Party) -> Option<MemberId> {
		match party {
			Party::Member(member) => Some(*member),
			Party::Customer(customer) => Customers::<T>::get(customer).map(|customer| customer.sponsor),
			Party::Key(key) => match Self::key_of_party(key)?.subject() {
				Subject::PartyKey(sponsor) => Some(sponsor),
				Subject::Member(_) | Subject::Customer(_) => None,
			},
		}
	}

	fn object_of(key: &PartyId) -> Option<[u8; 32]> {
		Self::party_key(key).map(|(_, object)| object)
	}
}
