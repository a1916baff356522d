//! The register and the rights say the same.

use hefu_runtime::{Registration, Runtime};
use pallet_registration::{Registrations, Standing};
use pallet_rights::Holdings;

/// Who is stated to have a right, by a registration that holds, has it, or never claimed it.
pub fn check() {
	let now = pallet_timestamp::Now::<Runtime>::get();
	for (dataset, registration) in Registrations::<Runtime>::iter() {
		if Registration::standing_of(&registration, now) != Ok(Standing::Live) {
			continue;
		}
		for line in &registration.statement {
			let held = Holdings::<Runtime>::get((dataset, line.right, line.holder));
			let is_lost = held.is_some_and(|held| held.until_ms.is_some());
			assert!(!is_lost, "{} is stated to have {:?} of {dataset}", line.holder, line.right);
		}
	}
}
