//! When checks close, and with what verdict.

use frame::testing_prelude::*;
use hefu_primitives::{
	digest::Algorithm,
	verification::{Cover, Coverage, Difference, Malformation, Outcome, Tally, Unavailability, Verdict},
};
use pallet_support::Checks as _;

use crate::{Checks, ClosedUpTo, Closings, Event, History, Reports, WeightInfo, mock::*};

const MATCH: Outcome = Outcome::Match;
const SIZE: Outcome = Outcome::Mismatch(Difference::Size);
const SHA: Outcome = Outcome::Mismatch(Difference::Digest(Algorithm::Sha256));
const SM3: Outcome = Outcome::Mismatch(Difference::Digest(Algorithm::Sm3));
const GONE: Outcome = Outcome::Unavailable(Unavailability::Status(404));
const GZIP: Outcome = Outcome::Malformed(Malformation::Encoded);

fn all(cover: Cover) -> Coverage {
	Coverage { blake3: Some(cover), sha256: Some(cover), sm3: Some(cover) }
}

fn closes_at(check: u64) -> u32 {
	Checks::<Test>::get(check).expect("it is open").closes_at
}

#[test]
fn the_last_report_closes_at_once() {
	test(|| {
		let check = open(1);
		(0..3).for_each(|verifier| report(check, verifier, MATCH));
		events();
		Now::set(5_000);
		System::set_block_number(3);
		report(check, 3, MATCH);

		let tally = Tally { matches: 4, ..Default::default() };
		let coverage = all(Cover::Checked);
		assert_eq!(
			events()[1],
			Event::CheckClosed {
				check,
				subject: subject(1),
				sequence: 0,
				verdict: Verdict::Verified,
				tally,
				coverage,
			}
		);
		let closed = latest(1).unwrap();
		assert_eq!((closed.check, closed.verdict, closed.tally), (check, Verdict::Verified, tally));
		assert_eq!((closed.coverage, closed.difference, closed.verifiers), (coverage, None, 4));
		assert_eq!((closed.opened_at, closed.closed_at, closed.closed_ms), (1, 3, 5_000));
		assert_eq!(closed.reports.to_vec(), [(0, MATCH), (1, MATCH), (2, MATCH), (3, MATCH)]);
		assert_eq!(Verification::latest(&subject(1)), Some(Verdict::Verified));
		assert_eq!(Verification::open_check(&subject(1)), None);
		assert_eq!(Reports::<Test>::iter().count(), 0);
	});
}

#[test]
fn each_combination_has_its_verdict_and_coverage() {
	let cases: [(&[Outcome], Verdict, Cover, Option<Difference>); 11] = [
		(&[MATCH, MATCH, MATCH, GONE], Verdict::Verified, Cover::Checked, None),
		(&[MATCH, MATCH, MATCH], Verdict::Verified, Cover::Checked, None),
		(
			&[GONE, SM3, SHA, SHA],
			Verdict::Mismatched,
			Cover::Checked,
			Some(Difference::Digest(Algorithm::Sm3)),
		),
		(&[SIZE, SIZE, SIZE], Verdict::Mismatched, Cover::Unchecked, Some(Difference::Size)),
		(&[SIZE, SHA, SIZE], Verdict::Mismatched, Cover::Checked, Some(Difference::Size)),
		(
			&[MATCH, MATCH, MATCH, SHA],
			Verdict::Contested,
			Cover::Checked,
			Some(Difference::Digest(Algorithm::Sha256)),
		),
		(&[MATCH, SIZE], Verdict::Contested, Cover::Checked, Some(Difference::Size)),
		(&[GONE, GZIP, GONE], Verdict::Unavailable, Cover::Unchecked, None),
		(&[MATCH, MATCH, GONE, GONE], Verdict::Inconclusive, Cover::Unchecked, None),
		(&[SHA], Verdict::Inconclusive, Cover::Unchecked, Some(Difference::Digest(Algorithm::Sha256))),
		(&[], Verdict::Inconclusive, Cover::Unchecked, None),
	];
	for (outcomes, verdict, cover, difference) in cases {
		test(|| {
			let check = open(1);
			for (verifier, outcome) in (0..).zip(outcomes) {
				report(check, verifier, *outcome);
			}
			end_blocks(61);
			let closed = latest(1).expect("the deadline closes it");
			assert_eq!(closed.verdict, verdict, "{outcomes:?}");
			assert_eq!(closed.coverage, all(cover), "{outcomes:?}");
			assert_eq!(closed.difference, difference, "{outcomes:?}");
			assert_eq!(closed.reports.len(), outcomes.len());
		});
	}
}

#[test]
fn only_registered_digests_are_covered() {
	test(|| {
		let mut file = distribution(1);
		file.digests.blake3 = None;
		file.digests.sm3 = None;
		let check = Verification::do_open(&ALICE, subject(1), &file).unwrap();
		(0..4).for_each(|verifier| report(check, verifier, MATCH));
		let coverage = Coverage { blake3: None, sha256: Some(Cover::Checked), sm3: None };
		assert_eq!(latest(1).unwrap().coverage, coverage);
	});
}

#[test]
fn a_quorum_that_agrees_leaves_the_rest_a_grace_period() {
	test(|| {
		let check = open(1);
		System::set_block_number(10);
		report(check, 0, MATCH);
		report(check, 1, MATCH);
		assert_eq!(closes_at(check), 61);
		report(check, 2, MATCH);
		assert_eq!(closes_at(check), 15);
		end_blocks(14);
		assert!(latest(1).is_none());
		end_blocks(15);
		let closed = latest(1).unwrap();
		assert_eq!((closed.verdict, closed.closed_at), (Verdict::Verified, 15));
	});
}

#[test]
fn the_grace_period_does_not_pass_the_deadline() {
	test(|| {
		GracePeriod::set(30);
		session(&[0, 1, 2, 3, 4], false);
		let check = open(1);
		(0..4).for_each(|verifier| report(check, verifier, GONE));
		assert_eq!(closes_at(check), 31);
		let other = open(2);
		System::set_block_number(50);
		(0..4).for_each(|verifier| report(other, verifier, MATCH));
		assert_eq!(closes_at(other), 61);
	});
}

#[test]
fn later_reports_do_not_stretch_the_grace_period() {
	test(|| {
		session(&[0, 1, 2, 3, 4, 5, 6], false);
		let check = open(1);
		(0..5).for_each(|verifier| report(check, verifier, MATCH));
		assert_eq!(closes_at(check), 6);
		System::set_block_number(4);
		report(check, 5, MATCH);
		assert_eq!(closes_at(check), 6);
	});
}

#[test]
fn a_disagreeing_quorum_is_no_quorum() {
	test(|| {
		let check = open(1);
		report(check, 0, MATCH);
		report(check, 1, MATCH);
		report(check, 2, GONE);
		assert_eq!(closes_at(check), 61);
		System::set_block_number(20);
		report(check, 3, MATCH);
		assert_eq!(latest(1).unwrap().verdict, Verdict::Verified);
	});
}

#[test]
fn evidence_stops_the_grace_period() {
	test(|| {
		session(&[0, 1, 2, 3, 4, 5, 6], false);
		let check = open(1);
		(0..5).for_each(|verifier| report(check, verifier, MATCH));
		assert_eq!(closes_at(check), 6);
		report(check, 5, SHA);
		assert_eq!(closes_at(check), 61);
		end_blocks(60);
		assert!(latest(1).is_none());
		end_blocks(61);
		assert_eq!(latest(1).unwrap().verdict, Verdict::Contested);
	});
}

#[test]
fn the_first_evidence_is_waited_for_too() {
	test(|| {
		let check = open(1);
		(0..3).for_each(|verifier| report(check, verifier, SHA));
		assert_eq!(closes_at(check), 61);
		report(check, 3, MATCH);
		assert_eq!(latest(1).unwrap().verdict, Verdict::Contested);
	});
}

#[test]
fn each_closing_continues_the_history() {
	test(|| {
		for sequence in 0..3 {
			let check = open(1);
			(0..4).for_each(|verifier| report(check, verifier, if sequence == 1 { SHA } else { MATCH }));
			assert_eq!(Verification::history_length(subject(1)), sequence + 1);
		}
		let verdicts =
			(0..3).map(|n| Verification::closed(subject(1), n).unwrap().verdict).collect::<Vec<_>>();
		assert_eq!(verdicts, [Verdict::Verified, Verdict::Mismatched, Verdict::Verified]);
		assert_eq!(Verification::latest_closed(subject(1)).unwrap().check, 2);
		assert!(Verification::closed(subject(1), 3).is_none());
	});
}

#[test]
fn full_blocks_delay_closings_and_lose_none() {
	test(|| {
		for seed in 1..=3 {
			open(seed);
		}
		end_blocks_with(80, Weight::zero());
		assert_eq!(Checks::<Test>::count(), 3);
		assert_eq!(ClosedUpTo::<Test>::get(), 0);

		// Room for looking through the empty buckets, and for one check.
		let one = <() as WeightInfo>::next_due() + <() as WeightInfo>::close(8);
		let looking = <() as WeightInfo>::close_due() + <() as WeightInfo>::next_due() * 60;
		Verification::on_idle(81, looking + one);
		assert_eq!(Checks::<Test>::count(), 2);
		assert_eq!(ClosedUpTo::<Test>::get(), 60);
		Verification::do_try_state().unwrap();

		let used = Verification::on_idle(81, Weight::MAX);
		assert!(used.all_gte(<() as WeightInfo>::close(4) * 2));
		assert_eq!(Checks::<Test>::count(), 0);
		assert_eq!(ClosedUpTo::<Test>::get(), 81);
		assert_eq!(Closings::<Test>::iter().count(), 0);
		assert_eq!(History::<Test>::iter().count(), 3);
	});
}

#[test]
fn no_more_weight_is_used_than_there_is() {
	test(|| {
		for seed in 1..=3 {
			open(seed);
		}
		System::set_block_number(90);
		for left in (0..2_000_000_000_000u64).step_by(50_000_000_000) {
			let limit = Weight::from_parts(left, u64::MAX);
			assert!(limit.all_gte(Verification::on_idle(90, limit)));
		}
		assert_eq!(Checks::<Test>::count(), 0);
	});
}

#[test]
fn the_last_report_pays_for_the_closing() {
	test(|| {
		let check = open(1);
		let weights = (0..4)
			.map(|verifier| {
				let post = Verification::do_report(payload(check, verifier, MATCH)).unwrap();
				post.actual_weight.expect("it is known")
			})
			.collect::<Vec<_>>();
		let most = signed_report_weight();
		assert!(weights[..3].iter().all(|weight| *weight == <() as WeightInfo>::report()));
		assert_eq!(weights[3], <() as WeightInfo>::report() + <() as WeightInfo>::close(4));
		assert!(weights.iter().all(|weight| most.all_gte(*weight)));
	});
}

fn signed_report_weight() -> Weight {
	<() as WeightInfo>::report() + <() as WeightInfo>::close(8)
}
