//! The phone keys of holders, bound to licences by commitments.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{LicenceId, MemberId};

use crate::{
	Binding, Commitments, Config, Error, Event, Keys, Licence, Licences, Pallet, status::last_until,
};

impl<T: Config> Pallet<T> {
	/// Binds a key to a licence on which no end is recorded.
	pub(crate) fn do_bind_key(member: MemberId, id: LicenceId, key: [u8; 32]) -> DispatchResult {
		let licence = Licences::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(licence.issuer == member, Error::<T>::NotIssuer);
		let live = Self::recorded_status(&id, &licence).is_some_and(|status| status.is_live());
		ensure!(live, Error::<T>::Ended);
		Self::check_unused(&[Some(key), None])?;
		Self::record_key(id, licence, key)
	}

	/// Writes the next binding, and the licence with it.
	pub(crate) fn record_key(
		id: LicenceId,
		mut licence: Licence<BlockNumberFor<T>>,
		key: [u8; 32],
	) -> DispatchResult {
		let sequence = licence.keys.checked_add(1).ok_or(Error::<T>::Ended)?;
		licence.keys = sequence;
		Licences::<T>::insert(id, licence);
		Commitments::<T>::insert(key, ());
		Keys::<T>::insert(id, sequence, Binding { key, from_ms: T::Clock::get() });
		Self::deposit_event(Event::KeyBound { licence: id, sequence, key });
		Ok(())
	}

	/// The key that counted at a moment.
	pub(crate) fn key_at(id: &LicenceId, licence: &Licence<BlockNumberFor<T>>, ms: u64) -> Option<[u8; 32]> {
		let time_of = |sequence| Keys::<T>::get(id, sequence).map(|binding| binding.from_ms);
		let sequence = last_until(licence.keys, ms, time_of)?;
		Keys::<T>::get(id, sequence).map(|binding| binding.key)
	}
}
