//! Law packs: recording them, and which one is in force when.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	clock::ClockError,
	date::Day,
	law::{Eligibility, Obtained, Pack, PackError, PackId},
	right::Right,
};
use pallet_support::LawPacks;

use crate::{Config, Entry, Error, Event, InForce, MAX_PACKS, PackIds, Packs, Pallet, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Records a pack.
	pub(crate) fn do_record_pack(pack: Pack) -> DispatchResult {
		pack.check().map_err(pack_error::<T>)?;
		let name = (pack.identifier.clone(), pack.version);
		ensure!(!PackIds::<T>::contains_key(&name), Error::<T>::AlreadyRecorded);
		let count = Packs::<T>::count();
		ensure!(count < MAX_PACKS, Error::<T>::TooManyPacks);

		let id = PackId(count);
		PackIds::<T>::insert(name, id);
		Packs::<T>::insert(id, &pack);
		Self::deposit_event(Event::PackRecorded { id, pack });
		Ok(())
	}

	/// Puts a pack in force from a day that has not begun.
	pub(crate) fn do_put_in_force(pack: PackId, from: Day) -> DispatchResult {
		ensure!(Packs::<T>::contains_key(pack), Error::<T>::NotFound);
		let today = Day::in_china(T::Clock::get());
		ensure!(from > today, Error::<T>::AlreadyBegun);
		let count = InForce::<T>::count();
		let is_coming = |last: &u32| InForce::<T>::get(last).is_some_and(|last| last.from > today);
		let entry = count.checked_sub(1).filter(is_coming).unwrap_or(count);
		ensure!(entry < MAX_PACKS, Error::<T>::TooManyPacks);
		let before = entry.checked_sub(1).and_then(InForce::<T>::get);
		ensure!(before.is_none_or(|before| before.from < from), Error::<T>::NotLater);

		InForce::<T>::insert(entry, Entry { from, pack });
		Self::deposit_event(Event::PutInForce { entry, pack, from });
		Ok(())
	}
}

impl<T: Config> LawPacks for Pallet<T> {
	fn in_force(at_ms: u64) -> Option<PackId> {
		let day = Day::in_china(at_ms);
		// How many entries have begun by then, by halving: their days ascend.
		let (mut low, mut high) = (0, InForce::<T>::count());
		while low < high {
			let middle = low.midpoint(high);
			if InForce::<T>::get(middle).is_some_and(|entry| entry.from <= day) {
				low = middle.saturating_add(1);
			} else {
				high = middle;
			}
		}
		low.checked_sub(1).and_then(InForce::<T>::get).map(|entry| entry.pack)
	}

	fn eligibility(pack: PackId, obtained: Obtained, right: Right) -> Result<Eligibility, ClockError> {
		let pack = Packs::<T>::get(pack).ok_or(ClockError::UnknownPack)?;
		Ok(pack.eligibility(obtained, right))
	}

	fn in_force_weight() -> Weight {
		T::WeightInfo::pack_in_force()
	}

	fn eligibility_weight() -> Weight {
		T::WeightInfo::eligibility()
	}
}

fn pack_error<T>(error: PackError) -> Error<T> {
	match error {
		PackError::NoName => Error::InvalidName,
		PackError::Clock(_) => Error::InvalidClock,
		PackError::Unordered | PackError::UnorderedRows => Error::NotInOrder,
	}
}
