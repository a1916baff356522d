//! Samples, and looking again at a group that one verifier names.

use frame::testing_prelude::*;
use hefu_primitives::{
	digest::Algorithm,
	verification::{Cover, Coverage, Difference, Outcome, Tally, Unavailability, Verdict},
};

use crate::{Checks, Event, Evidence, Rechecked, Session, mock::*};

const MATCH: Outcome = Outcome::Match;
const GROUP: Outcome = Outcome::Mismatch(Difference::Group(7));
const OTHER_GROUP: Outcome = Outcome::Mismatch(Difference::Group(9));
const ROOT: Outcome = Outcome::Mismatch(Difference::Digest(Algorithm::Blake3));
const SIZE: Outcome = Outcome::Mismatch(Difference::Size);
const GONE: Outcome = Outcome::Unavailable(Unavailability::Status(404));

fn evidence(check: u64) -> Option<Evidence> {
	Checks::<Test>::get(check).expect("it is open").evidence
}

/// What came of the latest check of file 1, and what it shows of BLAKE3.
fn result() -> (Verdict, Option<Cover>) {
	let closed = latest(1).expect("it has closed");
	(closed.verdict, closed.coverage.blake3)
}

#[test]
fn samples_are_shown_as_what_they_are() {
	test(|| {
		let mut file = large(1);
		file.digests.sha256 = Some([1; 32]);
		let check = Verification::do_open(&ALICE, subject(1), &file).unwrap();
		(0..4).for_each(|verifier| report(check, verifier, MATCH));
		let closed = latest(1).unwrap();
		// One verifier's samples, whoever else read others.
		let blake3 = Some(Cover::Sampled { groups: 300, confidence: 9_504 });
		assert_eq!(closed.coverage, Coverage { blake3, sha256: Some(Cover::Unchecked), sm3: None });
		assert_eq!(closed.verdict, Verdict::Verified);
	});
}

#[test]
fn every_verifier_looks_at_the_group_that_one_names() {
	test(|| {
		let check = open_large(1);
		report(check, 0, MATCH);
		report(check, 1, GONE);
		events();
		System::set_block_number(200);
		report(check, 2, GROUP);
		assert_eq!(evidence(check), Some(Evidence { group: 7, settled: 1 }));
		// There is time to look: the deadline was at 241.
		assert_eq!(events()[1], Event::EvidenceNamed { check, verifier: 2, group: 7, deadline: 260 });
		// One who had not reported looks at once, those who had look again.
		let mut first = payload(check, 3, GROUP);
		first.evidence = Some(7);
		assert_ok!(apply(signed(first.clone(), 3)).unwrap());
		assert_eq!(
			events(),
			[
				Event::Reported { check, verifier: 3, report: first.report },
				Event::EvidenceRead { check, verifier: 3, group: 7, report: first.report },
			]
		);
		report_again(check, 0, GROUP);
		assert_eq!(evidence(check), Some(Evidence { group: 7, settled: 3 }));
		assert!(latest(1).is_none(), "one has not looked");
		report_again(check, 1, GROUP);
		let closed = latest(1).unwrap();
		assert_eq!(closed.tally, Tally { mismatches: 4, ..Default::default() });
		assert_eq!(closed.reports.to_vec(), [(0, GROUP), (1, GROUP), (2, GROUP), (3, GROUP)]);
		assert_eq!(closed.difference, Some(Difference::Group(7)));
		assert_eq!(result(), (Verdict::Mismatched, Some(Cover::sampled(large(1).size, 300))));
	});
}

#[test]
fn those_who_were_served_the_right_group_contest_it() {
	test(|| {
		let check = open_large(1);
		(0..3).for_each(|verifier| report(check, verifier, MATCH));
		report(check, 3, GROUP);
		(0..3).for_each(|verifier| report_again(check, verifier, MATCH));
		assert_eq!(result().0, Verdict::Contested);
		assert_eq!(latest(1).unwrap().tally, Tally { matches: 3, mismatches: 1, ..Default::default() });
	});
}

#[test]
fn a_match_that_was_not_repeated_says_nothing_about_the_group() {
	test(|| {
		let check = open_large(1);
		report(check, 0, MATCH);
		(1..4).for_each(|verifier| report(check, verifier, if verifier == 1 { GROUP } else { OTHER_GROUP }));
		end_blocks(300);
		// Three were served other bytes; what the fourth found right were other groups.
		assert_eq!(result().0, Verdict::Mismatched);
		assert_eq!(latest(1).unwrap().reports.to_vec(), [(1, GROUP), (2, OTHER_GROUP), (3, OTHER_GROUP)]);

		// Nor does it make anything of one mismatch alone.
		Session::<Test>::put(1);
		let check = open_large(1);
		(0..3).for_each(|verifier| report(check, verifier, MATCH));
		report(check, 3, GROUP);
		let last = System::block_number() + 300;
		end_blocks(last);
		assert_eq!(result(), (Verdict::Inconclusive, Some(Cover::Unchecked)));
		assert_eq!(latest(1).unwrap().difference, Some(Difference::Group(7)));
	});
}

#[test]
fn who_cannot_look_again_is_no_longer_a_match() {
	test(|| {
		let check = open_large(1);
		(0..3).for_each(|verifier| report(check, verifier, MATCH));
		report(check, 3, GROUP);
		(0..3).for_each(|verifier| report_again(check, verifier, GONE));
		assert_eq!(latest(1).unwrap().tally, Tally { unavailable: 3, mismatches: 1, ..Default::default() });
		assert_eq!(result().0, Verdict::Unavailable);
	});
}

#[test]
fn finding_one_group_right_makes_nobody_have_the_file() {
	test(|| {
		let check = open_large(1);
		report(check, 0, GONE);
		(1..3).for_each(|verifier| report(check, verifier, MATCH));
		report(check, 3, GROUP);
		(0..3).for_each(|verifier| report_again(check, verifier, MATCH));
		let tally = Tally { matches: 2, mismatches: 1, unavailable: 1, ..Default::default() };
		assert_eq!(latest(1).unwrap().tally, tally);
	});
}

#[test]
fn who_found_a_mismatch_has_nothing_to_add() {
	test(|| {
		let check = open_large(1);
		report(check, 0, SIZE);
		report(check, 1, ROOT);
		assert_eq!(evidence(check), None, "no group is named");
		report(check, 2, GROUP);
		assert_eq!(evidence(check), Some(Evidence { group: 7, settled: 3 }));
		for verifier in 0..3 {
			let again = signed(again(check, verifier.into(), MATCH), verifier);
			let stale = TransactionValidityError::Invalid(InvalidTransaction::Stale);
			assert_storage_noop!(assert_eq!(apply(again).unwrap_err(), stale));
		}
		report(check, 3, OTHER_GROUP);
		assert_eq!(result().0, Verdict::Mismatched);
	});
}

#[test]
fn a_first_report_that_did_not_know_of_the_evidence_is_followed_by_another() {
	test(|| {
		let check = open_large(1);
		report(check, 0, GROUP);
		report(check, 1, MATCH);
		report(check, 2, MATCH);
		report(check, 3, MATCH);
		assert_eq!(evidence(check), Some(Evidence { group: 7, settled: 1 }));
		(1..4).for_each(|verifier| report_again(check, verifier, GROUP));
		assert_eq!(result().0, Verdict::Mismatched);
	});
}

#[test]
fn one_look_again_a_version_and_session() {
	test(|| {
		let version = (subject(1).dataset, 1);
		let named = |check| {
			report(check, 0, GROUP);
			evidence(check).is_some()
		};
		let done = |check| (1..4).for_each(|verifier| report(check, verifier, OTHER_GROUP));
		let first = open_large(1);
		assert!(named(first));
		done(first);
		let second = open_large(1);
		assert!(!named(second));
		// Without it, everybody's report closes the check, and the evidence still is not outvoted.
		(1..4).for_each(|verifier| report(second, verifier, MATCH));
		assert_eq!(result().0, Verdict::Inconclusive);
		// Another version has its own, and so has another session, with the same keys.
		let mut other = subject(1);
		other.version = 2;
		let check = Verification::do_open(&ALICE, other, &large(1)).unwrap();
		assert!(named(check));
		session(&[0, 1, 2, 3], false);
		assert_eq!((Rechecked::<Test>::get(version), Session::<Test>::get()), (Some(0), 1));
		let third = open_large(1);
		assert!(named(third));
		assert_eq!(Rechecked::<Test>::get(version), Some(1));
	});
}

#[test]
fn evidence_stops_the_grace_period_and_gives_time() {
	test(|| {
		session(&[0, 1, 2, 3, 4, 5, 6], false);
		let check = open_large(1);
		(0..5).for_each(|verifier| report(check, verifier, MATCH));
		let closes_at = || Checks::<Test>::get(check).map(|check| check.closes_at);
		assert_eq!(closes_at(), Some(6));
		report(check, 5, GROUP);
		assert_eq!(closes_at(), Some(241));
		System::set_block_number(230);
		report(check, 6, MATCH);
		assert_eq!(closes_at(), Some(241), "once is enough");
	});
}

#[test]
fn an_overdue_check_takes_evidence_and_waits() {
	test(|| {
		let check = open_large(1);
		System::set_block_number(500);
		report(check, 0, GROUP);
		assert_eq!(Checks::<Test>::get(check).unwrap().deadline, 560);
		end_blocks(559);
		assert!(latest(1).is_none());
		end_blocks(560);
		assert_eq!(result().0, Verdict::Inconclusive);
	});
}

#[test]
fn both_reports_of_a_verifier_may_wait_in_the_pool() {
	use frame::traits::Authorize;
	test(|| {
		let check = open_large(1);
		report(check, 0, GROUP);
		report(check, 1, MATCH);
		let tags = |payload| {
			let valid = signed(payload, 1).authorize(TransactionSource::External).unwrap();
			valid.map(|(valid, _)| valid.provides)
		};
		assert_eq!(tags(again(check, 1, MATCH)), Ok(vec![("hefu/report", (check, 1u32, 7u64)).encode()]));
		// The second before the first, of another verifier: not yet.
		let early = signed(again(check, 2, MATCH), 2);
		assert!(matches!(apply(early), Err(TransactionValidityError::Unknown(_))));
	});
}
