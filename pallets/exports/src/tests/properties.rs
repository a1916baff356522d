//! Random exports over years, by rules that governance sets anew: every invariant holds after each, counts never go down within a year
//! and begin anew on 1 January, and what is let through is what a reader of the law lets through.

use std::{cell::Cell, collections::BTreeMap};

use frame::testing_prelude::*;
use hefu_primitives::export::{Basis, Exemption, Heads, Rules, year_in_china};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{Counted, mock::*};

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

#[derive(Clone, Debug)]
enum Step {
	Export {
		who: u64,
		heads: (u64, u64),
		important: bool,
		basis: Basis,
	},
	/// The rules' numbers are so many times smaller than the law's; by none, they say nothing.
	Rules(u64),
	Later(u64),
}

fn bases() -> impl Strategy<Value = Basis> {
	let evidence = [1; 32];
	prop_oneof![
		4 => Just(Basis::Few),
		1 => proptest::sample::select(Exemption::ALL).prop_map(exempt),
		1 => Just(Basis::OffNegativeList { evidence }),
		2 => Just(FILED),
		1 => Just(Basis::Certification { certificate: evidence }),
		2 => Just(ASSESSED),
		1 => Just(Basis::Assessment { decision: evidence, until_ms: 0 }),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let persons = prop_oneof![2 => Just(0u64), 3 => 1u64..60_000, 1 => 1u64..700_000];
	let sensitive = prop_oneof![4 => Just(0u64), 1 => 1u64..6_000];
	let export = (ALICE..=BOB, (persons, sensitive), proptest::bool::weighted(0.1), bases());
	prop_oneof![
		6 => export.prop_map(|(who, heads, important, basis)| Step::Export { who, heads, important, basis }),
		1 => (0u64..200 * DAY).prop_map(Step::Later),
		1 => (0u64..4).prop_map(Step::Rules),
	]
}

/// The rules whose numbers are so many times smaller than the law's.
fn smaller(times: u64) -> Rules {
	let of_law = |number: u64| number.checked_div(times).unwrap_or(0);
	let assessment = Heads { persons: of_law(1_000_000), sensitive: of_law(10_000) };
	Rules { assessment, contract_persons: of_law(100_000), ..rules() }
}

/// Whether the law lets it through, read again from its text, with its numbers so many times smaller: counts are those of the year with the
/// export in it.
fn lets_through(times: u64, own: (u64, u64), year: (u64, u64), important: bool, basis: &Basis) -> bool {
	let many = own.0 > 0 && year.0 >= 1_000_000 / times;
	let some = own.0 > 0 && year.0 >= 100_000 / times;
	match basis {
		Basis::Exempt { case: Exemption::Trade, .. } => !important && own == (0, 0),
		Basis::Exempt { .. } | Basis::OffNegativeList { .. } => !important,
		Basis::Few => !important && own.1 == 0 && !some,
		Basis::StandardContract { .. } | Basis::Certification { .. } => {
			!important && !many && (own.1 == 0 || year.1 < 10_000 / times)
		}
		Basis::Assessment { until_ms, .. } => *until_ms > Now::get(),
	}
}

#[test]
fn r20_holds_in_any_years() {
	// Exports that were let through and refused, over all lives.
	let (done, refused) = (Cell::new(0), Cell::new(0));
	let config = ProptestConfig { cases: 96, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 10..60), |life| {
		new_test_ext().execute_with(|| {
			let mut counted = BTreeMap::<(u64, u16), (u64, u64)>::new();
			let mut by = 1;
			for step in life {
				let (who, own, important, basis) = match step {
					Step::Export { who, heads, important, basis } => (who, heads, important, basis),
					Step::Rules(times) => {
						let set = Exporting::set_rules(RuntimeOrigin::root(), smaller(times));
						assert_eq!(set.is_ok(), times > 0);
						by = if times > 0 { times } else { by };
						check_state();
						continue;
					}
					Step::Later(ms) => {
						Now::mutate(|now| *now += ms);
						continue;
					}
				};
				let key = (who, year_in_china(Now::get()));
				let before = counted.get(&key).copied().unwrap_or_default();
				let year = (before.0 + own.0, before.1 + own.1);
				let made = Exporting::export(
					signed(who),
					DATA,
					1,
					None,
					heads(own.0, own.1),
					important,
					[8; 32],
					basis,
				);
				assert_eq!(
					made.is_ok(),
					lets_through(by, own, year, important, &basis),
					"{own:?} {year:?} {basis:?}"
				);
				if made.is_ok() && !basis.is_exemption() && own != (0, 0) {
					counted.insert(key, year);
				}
				let tally = if made.is_ok() { &done } else { &refused };
				tally.set(tally.get() + 1);
				// Exactly what was counted, so no count went down, and those of other years stay.
				let stored = Counted::<Test>::iter().map(|(exporter, year, heads)| ((exporter, year), heads));
				let expected = counted.iter().map(|((who, year), (persons, sensitive))| {
					((member(*who), *year), Heads { persons: *persons, sensitive: *sensitive })
				});
				assert_eq!(stored.collect::<BTreeMap<_, _>>(), expected.collect());
				check_state();
			}
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	assert!(done.get() > 200 && refused.get() > 200, "{} done, {} refused", done.get(), refused.get());
}
