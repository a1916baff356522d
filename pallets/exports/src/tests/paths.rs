//! What an export has to go through, and what it shows.

use frame::testing_prelude::*;
use hefu_primitives::export::{Basis, Exemption, Path};

use crate::{Error, Event, Export, mock::*};

#[test]
fn an_export_is_recorded_with_all_that_it_stands_on() {
	test(|| {
		let heads = heads(7, 0);
		let done = Exporting::export(signed(ALICE), DATA, 1, Some(GRANT), heads, false, [8; 32], Basis::Few);
		assert_ok!(done);
		let export = Export {
			dataset: DATA,
			version: 1,
			grant: Some(GRANT),
			heads,
			important: false,
			recipient: [8; 32],
			basis: Basis::Few,
			rules: 0,
			at_ms: Now::get(),
		};
		let exporter = member(ALICE);
		assert_eq!(events(), [Event::Exported { exporter, number: 1, export, counted: heads }]);
		assert_eq!(Exporting::exported(exporter, 1), Some(export));
	});
}

#[test]
fn the_path_follows_from_the_heads_of_the_year() {
	test(|| {
		assert_ok!(export(ALICE, heads(99_999, 0), Basis::Few));
		assert_eq!(Exporting::required(member(ALICE), heads(1, 0), false), Some(Path::Contract));
		assert_noop!(export(ALICE, heads(1, 0), Basis::Few), Error::<Test>::ContractRequired);
		// Others count for themselves.
		assert_ok!(export(BOB, heads(99_999, 0), Basis::Few));
		assert_ok!(export(ALICE, heads(1, 0), FILED));
		assert_ok!(export(ALICE, heads(899_999, 0), Basis::Certification { certificate: [1; 32] }));
		let one = heads(1, 0);
		assert_eq!(Exporting::required(member(ALICE), one, false), Some(Path::Assessment));
		for basis in [Basis::Few, FILED] {
			assert_noop!(export(ALICE, one, basis), Error::<Test>::AssessmentRequired);
		}
		assert_ok!(export(ALICE, one, ASSESSED));
		assert_eq!(Exporting::counted(member(ALICE), 2026), heads(1_000_000, 0));
		// What is about nobody leaves as before.
		assert_ok!(export(ALICE, heads(0, 0), Basis::Few));
		// More than is needed is shown by whoever likes to.
		assert_ok!(export(BOB, heads(0, 0), ASSESSED));
	});
}

#[test]
fn one_person_of_whom_it_is_sensitive_needs_the_contract() {
	test(|| {
		assert_noop!(export(ALICE, heads(0, 1), Basis::Few), Error::<Test>::ContractRequired);
		assert_ok!(export(ALICE, heads(0, 9_999), FILED));
		assert_noop!(export(ALICE, heads(0, 1), FILED), Error::<Test>::AssessmentRequired);
		assert_ok!(export(ALICE, heads(0, 1), ASSESSED));
	});
}

#[test]
fn important_data_need_the_assessment_and_core_data_never_leave() {
	test(|| {
		let of = |dataset, important, basis| {
			Exporting::export(signed(ALICE), dataset, 1, None, heads(0, 0), important, [8; 32], basis)
		};
		let required = Error::<Test>::AssessmentRequired;
		assert_noop!(of(IMPORTANT, false, FILED), required);
		// Whatever the grade says, whoever exports knows of more.
		assert_noop!(of(DATA, true, Basis::Few), Error::<Test>::AssessmentRequired);
		assert_ok!(of(IMPORTANT, false, ASSESSED));
		assert!(Exporting::exported(member(ALICE), 1).is_some_and(|export| export.important));
		for basis in [exempt(Exemption::Emergency), Basis::OffNegativeList { evidence: [1; 32] }] {
			assert_noop!(of(IMPORTANT, false, basis), Error::<Test>::NotExempt);
		}
		assert_noop!(of(CORE, true, ASSESSED), Error::<Test>::CoreData);
	});
}

#[test]
fn the_class_is_that_of_the_version_that_leaves() {
	test(|| {
		let of = |version, basis| {
			Exporting::export(signed(ALICE), DATA, version, None, heads(0, 0), false, [8; 32], basis)
		};
		assert_ok!(of(1, Basis::Few));
		assert_noop!(of(2, Basis::Few), Error::<Test>::AssessmentRequired);
		assert_noop!(of(2, exempt(Exemption::Trade)), Error::<Test>::NotExempt);
		assert_ok!(of(2, ASSESSED));
		let version = |number| Exporting::exported(member(ALICE), number).map(|export| export.version);
		assert_eq!([version(1), version(2)], [Some(1), Some(2)]);
	});
}

#[test]
fn what_the_law_takes_out_is_recorded_and_not_counted() {
	test(|| {
		assert_ok!(export(ALICE, heads(99_999, 0), Basis::Few));
		let many = heads(2_000_000, 20_000);
		for case in Exemption::ALL {
			let done = export(ALICE, many, exempt(*case));
			if *case == Exemption::Trade {
				assert_noop!(done, Error::<Test>::NotExempt);
				assert_ok!(export(ALICE, heads(0, 0), exempt(*case)));
			} else {
				assert_ok!(done);
			}
		}
		assert_ok!(export(ALICE, many, Basis::OffNegativeList { evidence: [1; 32] }));
		assert_eq!(Exporting::counted(member(ALICE), 2026), heads(99_999, 0));
		assert_noop!(export(ALICE, heads(1, 0), Basis::Few), Error::<Test>::ContractRequired);
	});
}

#[test]
fn an_assessment_holds_until_its_end() {
	test(|| {
		let basis = Basis::Assessment { decision: [1; 32], until_ms: Now::get() + 1 };
		assert_ok!(export(ALICE, heads(0, 20_000), basis));
		Now::mutate(|now| *now += 1);
		assert_noop!(export(ALICE, heads(0, 1), basis), Error::<Test>::AssessmentOver);
	});
}
