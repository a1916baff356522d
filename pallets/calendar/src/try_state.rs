//! What always holds of this pallet's storage. That days which have begun do not change is no matter of one state: the
//! properties test it over lives.

use frame::prelude::*;
use hefu_primitives::calendar::{FIRST_YEAR, LAST_YEAR, MAX_MAKE_UP, MIN_WORKED, WorkedDays};

use crate::{Config, Pallet, Years};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
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
}
