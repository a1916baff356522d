//! L23: the state at any moment that has come, the same whenever it is asked.

use frame::testing_prelude::*;
use hefu_primitives::licence::Status;

use crate::{Issuance, mock::*, status::last_until};

#[test]
fn history_answers_for_any_moment() {
	test(|| {
		later(DAY);
		let licence = issue(GUANGDONG, 1);
		later(DAY);
		assert_ok!(Licences::suspend(signed(GUANGDONG), licence, None));
		later(DAY);
		assert_ok!(Licences::restore(signed(GUANGDONG), licence, None));
		later(400 * DAY);
		let answers = [
			(0, None),
			(DAY - 1, None),
			(DAY, Some(Status::Valid)),
			(2 * DAY - 1, Some(Status::Valid)),
			(2 * DAY, Some(Status::Suspended)),
			(3 * DAY - 1, Some(Status::Suspended)),
			(3 * DAY, Some(Status::Valid)),
			(366 * DAY - 1, Some(Status::Valid)),
			// It lapses without a transaction.
			(366 * DAY, Some(Status::Lapsed)),
			(403 * DAY, Some(Status::Lapsed)),
			// What is to come nobody knows.
			(403 * DAY + 1, None),
		];
		for (after, status) in answers {
			assert_eq!(Licences::status_at(licence, START + after), status, "after {after} ms");
		}
		assert_eq!(Licences::status_at(licence_id(GUANGDONG, 2), START), None);
	});
}

#[test]
fn a_licence_has_no_state_before_its_time() {
	test(|| {
		let early = Issuance { valid_from_ms: START + DAY, ..issuance(GUANGDONG, 1) };
		let licence = issue_with(GUANGDONG, 1, early);
		later(2 * DAY);
		assert_eq!(Licences::status_at(licence, START), None);
		assert_eq!(Licences::status_at(licence, START + DAY - 1), None);
		assert_eq!(Licences::status_at(licence, START + DAY), Some(Status::Valid));
	});
}

#[test]
fn of_several_changes_in_a_block_the_last_counts() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		assert_ok!(Licences::suspend(signed(GUANGDONG), licence, None));
		assert_eq!(Licences::status_at(licence, START), Some(Status::Suspended));
		assert_ok!(Licences::restore(signed(GUANGDONG), licence, None));
		assert_eq!(Licences::status_at(licence, START), Some(Status::Valid));
	});
}

#[test]
fn the_last_entry_is_found_in_any_history() {
	let times = [10u64, 20, 20, 30, 45];
	for count in 0..=times.len() {
		let times = &times[..count];
		let time_of = |sequence: u32| times.get(sequence.checked_sub(1)? as usize).copied();
		for ms in 0..50 {
			let expected = times.iter().filter(|time| **time <= ms).count() as u32;
			let found = last_until(count as u32, ms, time_of);
			assert_eq!(found, (expected > 0).then_some(expected), "{count} entries, {ms} ms");
		}
	}
}

#[test]
fn a_long_history_is_read_in_few_steps() {
	let reads = std::cell::Cell::new(0);
	let time_of = |sequence: u32| {
		reads.set(reads.get() + 1);
		Some(u64::from(sequence))
	};
	assert_eq!(last_until(1_000_000, 654_321, time_of), Some(654_321));
	assert!(reads.get() <= 20, "{} reads", reads.get());
}
