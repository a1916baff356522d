//! The register and the rights say the same.

use hefu_primitives::{dataset::Source, right::Ground};
use hefu_runtime::{Registration, Registry, Runtime};
use pallet_registration::{Registrations, Standing};
use pallet_rights::Holdings;
use pallet_support::DatasetInspect;

/// Who is stated to have a right, by a registration that holds, has it, or never claimed it; and a right in what was derived it claimed,
/// or got, as such, whatever the register says of it (R2).
pub fn check() {
	let now = pallet_timestamp::Now::<Runtime>::get();
	for (dataset, registration) in Registrations::<Runtime>::iter() {
		if Registration::standing_of(&registration, now) != Ok(Standing::Live) {
			continue;
		}
		let facts = Registry::version_facts(&dataset, registration.version).expect("it is there");
		for line in &registration.statement {
			let held = Holdings::<Runtime>::get((dataset, line.right, line.holder));
			let is_lost = held.as_ref().is_some_and(|held| held.until_ms.is_some());
			assert!(!is_lost, "{} is stated to have {:?} of {dataset}", line.holder, line.right);
			let is_derivative = held.is_some_and(|held| matches!(held.ground, Ground::Derivative { .. }));
			let is_shown = facts.source != Source::Derived || is_derivative;
			assert!(is_shown, "nobody asked {} for its rights in the inputs of {dataset}", line.holder);
		}
	}
}
