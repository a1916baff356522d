//! What always holds of this pallet's storage. That days which have begun do not change, nor what was over, is no matter of one
//! state: the properties test it over lives.

use alloc::collections::BTreeMap;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	calendar::{FIRST_YEAR, LAST_YEAR, MAX_MAKE_UP, MIN_WORKED, StalledDays, WorkedDays},
	date::Day,
	law::PackId,
};

use crate::{Before, Config, InForce, MAX_PACKS, PackIds, Packs, Pallet, StalledYears, Stalls, Years};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_years()?;
		Self::check_packs()?;
		Self::check_in_force()?;
		Self::check_stalls()?;
		ensure!(!Before::<T>::exists(), "a block has set no time");
		Ok(())
	}

	fn check_years() -> Result<(), DispatchError> {
		for (_, year, recorded) in Years::<T>::iter() {
			ensure!((FIRST_YEAR..=LAST_YEAR).contains(&year), "a year out of range");
			ensure!(recorded.worked.fits(year), "a worked day after the end of its year");
			ensure!(recorded.worked.count() >= MIN_WORKED, "a year with too few worked days");
			let plain = WorkedDays::new(year, &[], &[]).map_err(|_| "a year out of range")?;
			let made_up = recorded.worked.iter().filter(|place| !plain.contains(*place)).count();
			ensure!(made_up <= MAX_MAKE_UP as usize, "a year with too many worked weekends");
			let basis = &recorded.basis;
			ensure!(!basis.is_empty() && basis.check().is_ok(), "a year without a basis");
		}
		Ok(())
	}

	fn check_packs() -> Result<(), DispatchError> {
		let count = Packs::<T>::count();
		ensure!(count <= MAX_PACKS, "more packs than there can be");
		for number in 0..count {
			let pack = Packs::<T>::get(PackId(number)).ok_or("a pack is missing")?;
			ensure!(pack.check().is_ok(), "a pack that cannot be recorded");
			let named = PackIds::<T>::get((&pack.identifier, pack.version));
			ensure!(named == Some(PackId(number)), "a pack is not found by its name");
		}
		ensure!(Packs::<T>::iter_keys().count() == count as usize, "the count of packs is wrong");
		ensure!(PackIds::<T>::iter_keys().count() == count as usize, "a name without a pack");
		Ok(())
	}

	fn check_in_force() -> Result<(), DispatchError> {
		let count = InForce::<T>::count();
		ensure!(count <= MAX_PACKS, "more entries than there can be");
		ensure!(InForce::<T>::iter_keys().count() == count as usize, "the count of entries is wrong");
		let mut before: Option<Day> = None;
		for number in 0..count {
			let entry = InForce::<T>::get(number).ok_or("an entry is missing")?;
			ensure!(Packs::<T>::contains_key(entry.pack), "no such pack can be in force");
			ensure!(before < Some(entry.from), "entries out of order");
			before = Some(entry.from);
		}
		Ok(())
	}

	fn check_stalls() -> Result<(), DispatchError> {
		let (count, now) = (Stalls::<T>::count(), T::Clock::get());
		ensure!(Stalls::<T>::iter_keys().count() == count as usize, "the count of stalls is wrong");
		let (mut before, mut days) = (0, BTreeMap::<u16, StalledDays>::new());
		for number in 0..count {
			let stall = Stalls::<T>::get(number).ok_or("a stall is missing")?;
			ensure!(before <= stall.from_ms && stall.from_ms < stall.until_ms, "stalls out of order");
			before = stall.until_ms;
			let (mut day, last) = stall.days();
			while day <= last {
				let (year, place) = day.place();
				let year = u16::try_from(year).map_err(|_| "a stall in a year that cannot be told")?;
				days.entry(year).or_default().add(place, place);
				day = day.next();
			}
		}
		ensure!(before <= now, "a stall that has not ended");
		let stored = StalledYears::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(stored == days, "the chain's stalls and their days differ");
		Ok(())
	}
}
