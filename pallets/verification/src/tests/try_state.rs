//! try_state sees what must never be: each invariant is broken on purpose, but that a verdict outvotes evidence, which does
//! not follow from any tally.

use frame::{
	deps::frame_support::storage::{storage_prefix, unhashed},
	testing_prelude::*,
};
use hefu_primitives::{
	DatasetId,
	verification::{CheckId, Difference, Outcome, Verdict},
};

use crate::{
	Check, Checks, Closed, ClosedUpTo, Closings, CurrentSet, Evidence, History, HistoryLength, NextCheck,
	OpenByMember, OpenBySubject, Rechecked, Recorded, Reports, SetUses, Sets, mock::*,
};

/// The check of file 1, which is read whole; verifier 0 has found it right.
const WHOLE: CheckId = 1;
/// The check of file 2, of which samples are read; verifier 0 has named a group.
const NAMED: CheckId = 2;
/// The check of file 4, of which samples are read; verifier 0 has found them right.
const SAMPLED: CheckId = 3;

/// The error that names the invariant which `damage` breaks. The check of file 3 has closed, number 0; three are open.
fn broken(damage: impl FnOnce()) -> DispatchError {
	new_test_ext().execute_with(|| {
		let closed = open(3);
		(0..4).for_each(|verifier| report(closed, verifier, Outcome::Match));
		assert_eq!([open(1), open_large(2), open_large(4)], [WHOLE, NAMED, SAMPLED]);
		report(WHOLE, 0, Outcome::Match);
		report(NAMED, 0, Outcome::Mismatch(Difference::Group(7)));
		report(SAMPLED, 0, Outcome::Match);
		assert_ok!(Verification::do_try_state());
		damage();
		Verification::do_try_state().unwrap_err()
	})
}

fn change(id: CheckId, change: impl FnOnce(&mut Check<Test>)) {
	Checks::<Test>::mutate(id, |check| change(check.as_mut().unwrap()));
}

/// Lets a check close at another block.
fn close_at(id: CheckId, block: u32) {
	change(id, |check| {
		Closings::<Test>::remove(check.closes_at, id);
		Closings::<Test>::insert(block, id, ());
		check.closes_at = block;
	});
}

fn closes_at(id: CheckId) -> u32 {
	Checks::<Test>::get(id).unwrap().closes_at
}

fn change_closed(change: impl FnOnce(&mut Closed<Test>)) {
	History::<Test>::mutate(subject(3), 0u32, |closed| change(closed.as_mut().unwrap()));
}

#[test]
fn v1_open_checks_are_indexed() {
	let number = broken(|| NextCheck::<Test>::put(1u64));
	assert_eq!(number, "V1: a check has a number that was not given".into());
	let unfiled = broken(|| OpenBySubject::<Test>::remove(subject(1)));
	assert_eq!(unfiled, "V1: a check is not under its file".into());
	let unclosing = broken(|| Closings::<Test>::remove(closes_at(WHOLE), WHOLE));
	assert_eq!(unclosing, "V1: a check never closes".into());
	let passed = broken(|| ClosedUpTo::<Test>::put(closes_at(WHOLE)));
	assert_eq!(passed, "V1: the cursor passed an open check".into());
	let late = broken(|| close_at(WHOLE, closes_at(WHOLE) + 1));
	assert_eq!(late, "V1: a check closes after its deadline".into());
	let overdue = broken(|| change(WHOLE, |check| check.opened_at = check.deadline));
	assert_eq!(overdue, "V1: a check was born overdue".into());
}

#[test]
fn v1_nothing_else_is_indexed() {
	let counter = broken(|| unhashed::put(&storage_prefix(b"Verification", b"CounterForChecks"), &2u32));
	assert_eq!(counter, "V1: wrong number of open checks".into());
	let file = broken(|| OpenBySubject::<Test>::insert(subject(9), WHOLE));
	assert_eq!(file, "V1: a file has a check that is not open".into());
	let closing = broken(|| Closings::<Test>::insert(100u32, 99u64, ()));
	assert_eq!(closing, "V1: a closing has no open check".into());
	let member = broken(|| OpenByMember::<Test>::insert(BOB, 1u32));
	assert_eq!(member, "V1: a member's count of open checks is wrong".into());
}

#[test]
fn v2_reports_make_the_tally() {
	let recorded = || Reports::<Test>::get(WHOLE, 0u32).unwrap();
	let closed = broken(|| Reports::<Test>::insert(99u64, 0u32, recorded()));
	assert_eq!(closed, "V2: a report of a check that is not open".into());
	let nobody = broken(|| Reports::<Test>::insert(WHOLE, 4u32, recorded()));
	assert_eq!(nobody, "V2: a report of no verifier".into());
	let tally = broken(|| Reports::<Test>::insert(WHOLE, 1u32, recorded()));
	assert_eq!(tally, "V2: a wrong tally".into());
	let complete = broken(|| change(WHOLE, |check| check.verifiers = 1));
	assert_eq!(complete, "V2: nothing more is to come and the check is open".into());
	let hurried = broken(|| close_at(NAMED, closes_at(NAMED) - 1));
	assert_eq!(hurried, "V2: evidence is not waited for".into());
}

#[test]
fn v3_sets_are_needed() {
	let current = CurrentSet::<Test>::get;
	let gone = broken(|| Sets::<Test>::remove(current()));
	assert_eq!(gone, "V3: an open check's set is gone".into());
	let changed = broken(|| {
		Sets::<Test>::mutate(current(), |set| set.as_mut().unwrap().truncate(3));
	});
	assert_eq!(changed, "V3: a set has changed".into());
	let uses = broken(|| SetUses::<Test>::insert(current(), 9u32));
	assert_eq!(uses, "V3: a set's uses are wrong".into());
	let needless = broken(|| Sets::<Test>::insert(77, Sets::<Test>::get(current()).unwrap()));
	assert_eq!(needless, "V3: a set is kept that nobody needs".into());
}

#[test]
fn v4_history_is_complete() {
	let gap = broken(|| {
		let closed = History::<Test>::get(subject(3), 0u32).unwrap();
		History::<Test>::insert(subject(3), 5u32, closed);
	});
	assert_eq!(gap, "V4: a gap in a file's history".into());
	let length = broken(|| HistoryLength::<Test>::insert(subject(3), 2u32));
	assert_eq!(length, "V4: a wrong length".into());
}

#[test]
fn v4_verdicts_follow() {
	let twice = broken(|| change_closed(|closed| closed.reports[1] = closed.reports[0]));
	assert_eq!(twice, "V4: a verifier counts twice".into());
	let tally = broken(|| change_closed(|closed| closed.tally.matches = 3));
	assert_eq!(tally, "V4: a wrong tally".into());
	let difference = broken(|| change_closed(|closed| closed.difference = Some(Difference::Size)));
	assert_eq!(difference, "V4: a difference that nobody reported".into());
	let verdict = broken(|| change_closed(|closed| closed.verdict = Verdict::Unavailable));
	assert_eq!(verdict, "V4: a verdict that does not follow".into());
}

#[test]
fn v5_evidence_is_looked_at() {
	let evidence = Some(Evidence { group: 7, settled: 0 });
	let samples = broken(|| change(WHOLE, |check| check.samples = 1));
	assert_eq!(samples, "V5: samples of a file that is read whole".into());
	let whole = broken(|| change(WHOLE, |check| check.evidence = evidence));
	assert_eq!(whole, "V5: evidence of a group of a file that is read whole".into());
	let nobodys = broken(|| change(SAMPLED, |check| check.evidence = evidence));
	assert_eq!(nobodys, "V5: evidence that nobody gave".into());
	let count = broken(|| change(NAMED, |check| check.evidence = evidence));
	assert_eq!(count, "V5: a wrong count of who looked".into());
	let unasked = broken(|| {
		Reports::<Test>::mutate(WHOLE, 0u32, |recorded| {
			let Recorded { settled, .. } = recorded.as_mut().unwrap();
			*settled = true;
		});
	});
	assert_eq!(unasked, "V5: somebody looked at evidence that is not there".into());
	let to_come = broken(|| Rechecked::<Test>::insert((DatasetId([1; 32]), 1u32), 9u32));
	assert_eq!(to_come, "V5: a session to come".into());
}
