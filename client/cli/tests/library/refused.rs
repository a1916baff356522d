//! Every error of the chain has words of its own, and something to do about it.

use hefu_cli::text::refused::known;

/// The names in a pallet's `Error`.
fn errors(source: &str) -> Vec<&str> {
	let after = source.split("pub enum Error<T> {").nth(1).unwrap();
	let lines = after.lines().take_while(|line| *line != "\t}").map(str::trim);
	lines.filter(|line| line.starts_with(char::is_uppercase)).map(|line| line.trim_end_matches(',')).collect()
}

#[test]
fn every_error_is_known() {
	let pallets = [
		("Members", include_str!("../../../../pallets/members/src/lib.rs")),
		("Validators", include_str!("../../../../pallets/validators/src/lib.rs")),
		("Registry", include_str!("../../../../pallets/registry/src/lib.rs")),
		("Verification", include_str!("../../../../pallets/verification/src/lib.rs")),
		("Rights", include_str!("../../../../pallets/rights/src/lib.rs")),
		("Settlement", include_str!("../../../../pallets/settlement/src/lib.rs")),
		("Licences", include_str!("../../../../pallets/licences/src/lib.rs")),
		("Calendar", include_str!("../../../../pallets/calendar/src/lib.rs")),
		("Bills", include_str!("../../../../pallets/bills/src/lib.rs")),
		("Registration", include_str!("../../../../pallets/registration/src/lib.rs")),
		("Operation", include_str!("../../../../pallets/operation/src/lib.rs")),
		("Catalogue", include_str!("../../../../pallets/catalogue/src/lib.rs")),
		("Exports", include_str!("../../../../pallets/exports/src/lib.rs")),
		("Market", include_str!("../../../../pallets/market/src/lib.rs")),
		("Metering", include_str!("../../../../pallets/metering/src/lib.rs")),
		("Anchors", include_str!("../../../../pallets/anchors/src/lib.rs")),
	];
	for (pallet, source) in pallets {
		let errors = errors(source);
		assert!(errors.len() > 6, "{pallet}");
		for error in errors {
			let known = known(&format!("{pallet}::{error}")).unwrap_or_else(|| panic!("{pallet}::{error}"));
			assert!(!known.chinese.is_empty() && !known.next.0.is_empty() && !known.next.1.is_empty());
		}
	}
	assert!(known("Licences::Nonsense").is_none() && known("Session::NoKeys").is_none());
}

#[test]
fn every_answer_of_the_gate_is_known() {
	for number in 1..=8 {
		let (name, _) = hefu_sdk::gate::explain(number, false);
		assert!(known(name).is_some(), "{name}");
	}
	for name in ["Pool", "RuntimeUpgraded", "Invalid::Stale", "BadOrigin", "Other", "Council::TooEarly"] {
		assert!(known(name).is_some(), "{name}");
	}
}
