//! The register and the rights say the same.

use hefu_primitives::{law::Obtained, right::Ground};
use hefu_runtime::{Registration, Runtime};
use pallet_registration::{Registrations, Standing};
use pallet_rights::Holdings;

/// Who is stated to have a right, by a registration that holds, has it, or never claimed it; and a right in what was derived it claimed,
/// or got, as such (R2).
pub fn check() {
	let now = pallet_timestamp::Now::<Runtime>::get();
	for (dataset, registration) in Registrations::<Runtime>::iter() {
		if Registration::standing_of(&registration, now) != Ok(Standing::Live) {
			continue;
		}
		for line in &registration.statement {
			let held = Holdings::<Runtime>::get((dataset, line.right, line.holder));
			let is_lost = held.as_ref().is_some_and(|held| held.until_ms.is_some());
			assert!(!is_lost, "{} is stated to have {:?} of {dataset}", line.holder, line.right);
			let is_derivative = held.is_some_and(|held| matches!(held.ground, Ground::Derivative { .. }));
			let is_shown = line.obtained != Obtained::Derivative || is_derivative;
			assert!(is_shown, "nobody asked {} for its rights in the inputs of {dataset}", line.holder);
		}
	}
}
