//! Who verifies: sets of keys, as the session tells them.

use frame::{prelude::*, traits::Get};
use hefu_primitives::verification::VerifierSetId;

use crate::{
	Config, CurrentSet, Event, LOG_TARGET, Pallet, Session, SetUses, Sets, VerifierId, VerifierSet,
	closing::decrement,
};

impl<T: Config> Pallet<T> {
	/// A session begins: sends new checks to these verifiers. Open checks stay with those to whom they were sent.
	pub(crate) fn rotate(keys: VerifierSet<T>) {
		Session::<T>::mutate(|session| session.saturating_inc());
		let former = CurrentSet::<T>::get();
		if Sets::<T>::get(former).as_ref() == Some(&keys) {
			return;
		}
		let set = former.saturating_add(1);
		let count = keys.len() as u32;
		Sets::<T>::insert(set, keys);
		CurrentSet::<T>::put(set);
		if SetUses::<T>::get(former) == 0 {
			Sets::<T>::remove(former);
		}
		Self::deposit_event(Event::VerifiersChanged { set, count });
	}

	/// One check fewer needs this set; a former one that none needs is removed.
	pub(crate) fn release_set(set: VerifierSetId) {
		SetUses::<T>::mutate_exists(set, decrement);
		if SetUses::<T>::get(set) == 0 && set != CurrentSet::<T>::get() {
			Sets::<T>::remove(set);
		}
	}

	fn bounded(keys: impl Iterator<Item = VerifierId>) -> VerifierSet<T> {
		let keys = keys.collect::<alloc::vec::Vec<_>>();
		let (count, most) = (keys.len(), T::MaxVerifiers::get());
		if count > most as usize {
			frame::log::error!(target: LOG_TARGET, "{count} validators, of whom only the first {most} verify");
		}
		BoundedVec::truncate_from(keys)
	}
}

impl<T: Config> BoundToRuntimeAppPublic for Pallet<T> {
	type Public = VerifierId;
}

impl<T: Config> OneSessionHandler<T::AccountId> for Pallet<T> {
	type Key = VerifierId;

	fn on_genesis_session<'a, I>(validators: I)
	where
		I: Iterator<Item = (&'a T::AccountId, VerifierId)> + 'a,
		T::AccountId: 'a,
	{
		Sets::<T>::insert(CurrentSet::<T>::get(), Self::bounded(validators.map(|(_, key)| key)));
	}

	fn on_new_session<'a, I>(_changed: bool, validators: I, _queued_validators: I)
	where
		I: Iterator<Item = (&'a T::AccountId, VerifierId)> + 'a,
		T::AccountId: 'a,
	{
		Self::rotate(Self::bounded(validators.map(|(_, key)| key)));
	}

	fn on_disabled(_validator_index: u32) {
		// A disabled validator's reports still are evidence; a quorum never hangs on one alone.
	}
}
