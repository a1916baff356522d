//! Runs: whose checks, in which order, once, again when lost, and never two at a time.

use frame::{
	deps::sp_runtime::offchain::storage_lock::{StorageLock, Time},
	testing_prelude::*,
};
use hefu_primitives::{
	MemberId,
	verification::{Outcome, Verdict},
};

use super::{
	Node,
	hosts::{Host, Piece, serves},
};
use crate::{
	Call, Checks, OpenBySubject,
	mock::*,
	worker::{CHECK_TIME, RUN_TIME, SEND_AGAIN_AFTER},
};

fn checks(sent: &[Call<Test>]) -> Vec<(u64, u32)> {
	sent.iter()
		.map(|call| match call {
			Call::report { payload, .. } => (payload.check, payload.verifier),
			other => panic!("sent {other:?}"),
		})
		.collect()
}

#[test]
fn four_nodes_verify_a_file() {
	let mut node = Node::of(&[0, 1, 2, 3]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	let sent = node.run_at(2);
	assert_eq!(checks(&sent), [(0, 0), (0, 1), (0, 2), (0, 3)]);
	assert_eq!(node.network.take_asked().len(), 1, "a node with several keys reads the file once");
	node.include(sent);
	node.chain(|| assert_eq!(latest(1).unwrap().verdict, Verdict::Verified));
}

#[test]
fn a_node_without_a_key_of_the_set_does_nothing() {
	for seeds in [&[][..], &[9]] {
		let mut node = Node::of(seeds);
		node.chain(|| open(1));
		assert!(node.run_at(2).is_empty());
		assert!(node.network.requests().is_empty());
	}
}

#[test]
fn a_key_that_has_left_the_session_still_reports_its_checks() {
	let mut node = Node::of(&[2]);
	node.network.host(1, serves(BYTES));
	node.chain(|| {
		open(1);
		session(&[4, 5], false);
		open(2);
	});
	let sent = node.run_at(2);
	assert_eq!(checks(&sent), [(0, 2)]);
	node.include(sent);
}

#[test]
fn nothing_is_reported_twice() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	let sent = node.run_at(2);
	assert!(node.run_at(3).is_empty(), "the report is under way");
	node.include(sent);
	for now in 4..20 {
		assert!(node.run_at(now).is_empty());
	}
	assert_eq!(node.network.take_asked().len(), 1);
}

#[test]
fn a_report_that_another_node_sent_with_the_same_key_is_not_repeated() {
	let mut node = Node::of(&[0]);
	node.chain(|| report(open(1), 0, Outcome::Match));
	assert!(node.run_at(2).is_empty());
	assert!(node.network.requests().is_empty());
}

#[test]
fn a_lost_report_is_sent_again_as_it_was() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	let first = node.run_at(2);
	// The host has changed since, but what was seen was seen.
	node.network.host(1, Host::Refuses);
	let again = 2 + SEND_AGAIN_AFTER;
	assert!(node.run_at(again - 1).is_empty());
	let second = node.run_at(again);
	assert_eq!(first, second);
	assert!(node.run_at(again + 1).is_empty());
	assert_eq!(node.run_at(again + SEND_AGAIN_AFTER), first);
	assert_eq!(node.network.take_asked().len(), 1);
	node.include(first);
}

#[test]
fn a_full_pool_loses_nothing() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.network.pool_is_full(true);
	node.chain(|| open(1));
	assert!(node.run_at(2).is_empty());
	node.network.pool_is_full(false);
	assert_eq!(checks(&node.run_at(2 + SEND_AGAIN_AFTER)), [(0, 0)]);
}

#[test]
fn what_has_closed_is_forgotten() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	let size = |node: &mut Node| {
		node.chain(|| {
			use frame::deps::sp_runtime::offchain::storage::StorageValueRef;
			let reports = StorageValueRef::persistent(b"hefu/verification/reports");
			reports.get::<codec::Compact<u32>>().expect("a list").map_or(0, |length| length.0)
		})
	};
	node.run_at(2);
	assert_eq!(size(&mut node), 1);
	node.chain(|| end_blocks(61));
	assert!(node.run_at(62).is_empty());
	assert_eq!(size(&mut node), 0);
}

#[test]
fn a_report_is_of_the_file_that_the_number_has_on_this_fork() {
	let mut node = Node::of(&[0]);
	node.network.host(1, Host::Refuses);
	node.network.host(2, serves(BYTES));
	node.chain(|| open(1));
	let other_fork = node.run_at(2);
	// The best fork changes: here the same number was given to another file.
	node.chain(|| {
		let mut check = Checks::<Test>::get(0).unwrap();
		OpenBySubject::<Test>::remove(check.subject);
		check.subject = subject(2);
		check.distribution = distribution(2);
		OpenBySubject::<Test>::insert(check.subject, 0);
		Checks::<Test>::insert(0, check);
	});
	node.chain(|| assert!(apply(other_fork[0].clone()).is_err()));
	let sent = node.run_at(3);
	let [Call::report { payload, .. }] = &sent[..] else { panic!("{} reports were sent", sent.len()) };
	assert_eq!(payload.report.outcome, Outcome::Match);
	node.include(sent);
}

#[test]
fn the_lock_outlasts_a_check() {
	assert!(crate::worker::LOCK_TIME > CHECK_TIME);
}

#[test]
fn runs_never_overlap_and_a_killed_one_does_not_block_for_long() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| {
		open(1);
		let mut lock =
			StorageLock::<Time>::with_deadline(b"hefu/verification/lock", crate::worker::LOCK_TIME);
		lock.try_lock().map(|guard| guard.forget()).expect("nobody holds it");
	});
	assert!(node.run_at(2).is_empty());
	node.network.wait(44_000);
	assert!(node.run_at(3).is_empty());
	node.network.wait(2_000);
	assert_eq!(node.run_at(4).len(), 1);
	// A run that ended left none.
	node.chain(|| open(2));
	assert_eq!(node.run_at(5).len(), 1);
}

/// Opens a check of file `seed` on behalf of `member`.
fn open_for(member: u8, seed: u8) {
	assert_ok!(Verification::do_open(&MemberId([member; 32]), subject(seed), &distribution(seed)));
}

/// The numbers of the checks that were reported by verifier 0.
fn numbers(sent: &[Call<Test>]) -> Vec<u64> {
	checks(sent).into_iter().map(|(check, _)| check).collect()
}

#[test]
fn a_run_takes_up_a_few_checks_and_the_next_one_the_rest() {
	let mut node = Node::of(&[0]);
	node.chain(|| (1..=12).for_each(|seed| open_for(seed, seed)));
	assert_eq!(numbers(&node.run_at(2)), (0..8).collect::<Vec<_>>());
	assert_eq!(numbers(&node.run_at(3)), (8..12).collect::<Vec<_>>());
	assert!(node.run_at(4).is_empty());
}

#[test]
fn no_fetched_byte_is_kept_or_sent() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	let sent = node.run_at(2);
	let has_bytes =
		|stored: &[u8]| stored.windows(8).any(|window| BYTES.windows(8).any(|bytes| bytes == window));
	assert!(has_bytes(BYTES));
	assert!(!has_bytes(&sent.encode()));
	let remembered = node.network.stored(b"hefu/verification/reports");
	assert!(!remembered.is_empty() && !has_bytes(&remembered));
}

#[test]
fn a_run_begins_nothing_after_its_time() {
	let mut node = Node::of(&[0]);
	node.chain(|| (1..=8).for_each(|seed| open_for(seed, seed)));
	// Each takes three fifths of a run: two bytes, and the one too many that ends it.
	let slow = Host::Answers(200, vec![], vec![Piece::Drips(RUN_TIME.millis() / 5)]);
	(1..=8).for_each(|seed| node.network.host(seed, slow.clone()));
	node.chain(|| {
		for id in 0..8 {
			Checks::<Test>::mutate(id, |check| check.as_mut().unwrap().distribution.size = 2);
		}
	});
	assert_eq!(numbers(&node.run_at(2)), [0, 1]);
	assert_eq!(numbers(&node.run_at(3)), [2, 3]);
}

#[test]
fn members_take_turns_over_runs() {
	let mut node = Node::of(&[0]);
	node.chain(|| {
		MaxOpenPerMember::set(5);
		(1..=5).for_each(|seed| open_for(1, seed));
		open_for(2, 6);
		(7..=9).for_each(|seed| open_for(3, seed));
	});
	// Of each member two, the oldest first.
	assert_eq!(numbers(&node.run_at(2)), [0, 1, 5, 6, 7]);
	assert_eq!(numbers(&node.run_at(3)), [2, 3, 8]);
	assert_eq!(numbers(&node.run_at(4)), [4]);
}

#[test]
fn one_members_slow_hosts_keep_nobody_else_waiting_for_long() {
	let mut node = Node::of(&[0]);
	node.chain(|| {
		MaxOpenPerMember::set(5);
		(1..=5).for_each(|seed| open_for(1, seed));
		(6..=9).for_each(|seed| open_for(2, seed));
	});
	(1..=5).for_each(|seed| node.network.host(seed, Host::Silent));
	(6..=9).for_each(|seed| node.network.host(seed, serves(BYTES)));
	assert_eq!(numbers(&node.run_at(2)), [0]);
	assert!(node.network.clock() <= CHECK_TIME.millis());
	// What others have opened meanwhile comes before the slow one's next.
	node.chain(|| open_for(3, 10));
	assert_eq!(numbers(&node.run_at(3)), [5, 6, 9, 1]);
	assert_eq!(numbers(&node.run_at(4)), [7, 8, 2]);
	assert!(node.network.clock() <= 3 * CHECK_TIME.millis());
}
