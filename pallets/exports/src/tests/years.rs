//! R20: counts of an exporter never go down within a year of China's time, and begin anew on 1 January.

use frame::testing_prelude::*;
use hefu_primitives::export::Basis;

use crate::{Error, mock::*};

#[test]
fn counts_begin_anew_at_midnight_in_china() {
	test(|| {
		on("2027-01-01");
		Now::mutate(|now| *now -= 1);
		assert_ok!(export(ALICE, heads(99_999, 0), Basis::Few));
		assert_noop!(export(ALICE, heads(1, 0), Basis::Few), Error::<Test>::ContractRequired);
		Now::mutate(|now| *now += 1);
		assert_eq!(Exporting::counted(member(ALICE), 2027), heads(0, 0));
		assert_ok!(export(ALICE, heads(99_999, 0), Basis::Few));
		assert_noop!(export(ALICE, heads(1, 0), Basis::Few), Error::<Test>::ContractRequired);
		// The year before stays as it was.
		assert_eq!(Exporting::counted(member(ALICE), 2026), heads(99_999, 0));
	});
}

#[test]
fn counts_stop_at_the_most_that_there_is_and_never_wrap() {
	test(|| {
		let most = heads(u64::MAX, u64::MAX);
		assert_ok!(export(ALICE, most, ASSESSED));
		assert_ok!(export(ALICE, heads(1, 1), ASSESSED));
		assert_eq!(Exporting::counted(member(ALICE), 2026), most);
	});
}
