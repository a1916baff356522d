//! Runs: whose checks, in which order, once, again when lost, and never two at a time.

use frame::{
	deps::{
		sp_core::Pair,
		sp_runtime::offchain::storage_lock::{StorageLock, Time},
	},
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
	Call, Checks, CurrentSet, OpenBySubject, SetUses, Sets, VerifierId,
	mock::*,
	worker::{
		CHECKS_AT_A_TIME, LOCK_TIME, REQUESTS_A_HOST, RUN_TIME, SAMPLED_TIME, SEND_AGAIN_AFTER, WHOLE_TIME,
	},
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
	assert_eq!(checks(&node.run_at(3)), [(0, 0)], "the next run sends it");
	assert!(node.run_at(4).is_empty());
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
fn a_report_is_of_the_set_that_the_check_has_on_this_fork() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	assert_eq!(node.run_at(2).len(), 1);
	// The best fork changes: there the same check of the same file was opened a session later.
	let set = node.chain(|| {
		let mut check = Checks::<Test>::get(0).unwrap();
		let set = check.set;
		check.set += 1;
		Sets::<Test>::insert(check.set, Sets::<Test>::take(set).unwrap());
		SetUses::<Test>::insert(check.set, SetUses::<Test>::take(set));
		CurrentSet::<Test>::put(check.set);
		Checks::<Test>::insert(0, &check);
		check.set
	});
	let sent = node.run_at(3);
	let [Call::report { payload, .. }] = &sent[..] else { panic!("{} reports were sent", sent.len()) };
	assert_eq!(payload.set, set);
	node.include(sent);
}

#[test]
fn the_reader_extends_its_lock() {
	let mut node = Node::of(&[0]);
	node.network.host(1, Host::Answers(200, vec![], vec![Piece::Drips(25_000)]));
	node.chain(|| open(1));
	// Until shortly before this the file is read; the lock of the beginning would have passed.
	assert_eq!(node.run_at(2).len(), 1);
	assert!(WHOLE_TIME.millis() <= node.network.clock());
	assert!(SAMPLED_TIME.millis() > LOCK_TIME.millis());
	// A run that ended left none.
	node.chain(|| open(2));
	assert_eq!(node.run_at(3).len(), 1);
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
fn a_run_has_a_few_checks_in_hand_and_takes_up_the_rest() {
	let mut node = Node::of(&[0]);
	node.chain(|| (1..=12).for_each(|seed| open_for(seed, seed)));
	(1..=12).for_each(|seed| {
		let slow = vec![Piece::After(5_000), Piece::Bytes(BYTES.to_vec())];
		node.network.host(seed, Host::Answers(200, vec![], slow));
	});
	assert_eq!(numbers(&node.run_at(2)), (0..12).collect::<Vec<_>>());
	assert_eq!(node.network.most_under_way(), (1, CHECKS_AT_A_TIME));
	assert!(node.run_at(4).is_empty());
}

#[test]
fn a_host_is_asked_twice_at_a_time_at_most() {
	let mut node = Node::of(&[0]);
	node.chain(|| {
		for seed in 1..=8 {
			let mut file = distribution(seed);
			file.locator = distribution(1).locator;
			assert_ok!(Verification::do_open(&MemberId([seed; 32]), subject(seed), &file));
		}
	});
	let slow = vec![Piece::After(1_000), Piece::Bytes(BYTES.to_vec())];
	node.network.host(1, Host::Answers(200, vec![], slow));
	assert_eq!(numbers(&node.run_at(2)), (0..8).collect::<Vec<_>>());
	assert_eq!(node.network.most_under_way(), (REQUESTS_A_HOST as usize, REQUESTS_A_HOST as usize));
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

/// What a run at this block would announce, for a reader that is at work to see later.
fn announced(node: &mut Node, seeds: &[u8]) -> Vec<u8> {
	const ANNOUNCED: &[u8] = b"hefu/verification/announced";
	let before = node.network.stored(ANNOUNCED);
	node.chain(|| {
		let keys = seeds.iter().map(|seed| VerifierId::from(pair(*seed).public())).collect::<Vec<_>>();
		crate::worker::announce::<Test>(System::block_number(), &keys);
	});
	let announced = node.network.stored(ANNOUNCED);
	node.network.store(ANNOUNCED, &before);
	announced
}

#[test]
fn a_member_whose_hosts_all_stall_delays_nobody_else() {
	let mut node = Node::of(&[0]);
	node.chain(|| {
		MaxOpenPerMember::set(5);
		(1..=5).for_each(|seed| open_for(1, seed));
		(6..=7).for_each(|seed| open_for(2, seed));
	});
	(1..=5).for_each(|seed| node.network.host(seed, Host::Silent));
	(6..=9).for_each(|seed| node.network.host(seed, serves(BYTES)));
	// While the reader waits for the silent hosts, others open checks, and a later run announces them.
	let later = {
		let mut other = Node::of(&[0]);
		other.chain(|| {
			MaxOpenPerMember::set(5);
			(1..=7).for_each(|seed| open_for(if seed < 6 { 1 } else { 2 }, seed));
			(8..=9).for_each(|seed| open_for(3, seed));
		});
		announced(&mut other, &[0])
	};
	node.network.store_at(4_000, b"hefu/verification/announced", later);
	let sent = node.run_at(2);
	let at = |id: u64| {
		let found = sent.iter().find_map(|call| match call {
			Call::report { payload, .. } if payload.check == id => Some(payload.report),
			_ => None,
		});
		found.expect("it is reported")
	};
	for id in [5, 6, 7, 8] {
		let report = at(id);
		assert_eq!(report.outcome, Outcome::Match);
		assert!(report.at_ms < 5_000, "check {id} at {}", report.at_ms);
	}
	for id in [0, 1] {
		assert_eq!(at(id).at_ms, 30_000);
	}
}

#[test]
fn what_was_announced_too_late_is_not_read_twice() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.network.host(2, Host::Silent);
	node.chain(|| open(1));
	assert_eq!(numbers(&node.run_at(2)), [0]);
	let stale = node.network.stored(b"hefu/verification/announced");
	node.chain(|| open(2));
	node.network.store_at(1_000, b"hefu/verification/announced", stale);
	assert_eq!(numbers(&node.run_at(3)), [1]);
	assert_eq!(node.network.take_asked().len(), 2);
}

#[test]
fn a_reader_takes_up_nothing_after_its_time() {
	let mut node = Node::of(&[0]);
	node.network.host(1, Host::Silent);
	node.network.host(2, serves(BYTES));
	node.chain(|| open_for(1, 1));
	let mut slow = 1;
	// One after the other keeps the reader at work, until its time is over.
	while slow * 30_000 <= RUN_TIME.millis() + 60_000 {
		let seed = 10 + slow as u8;
		node.network.host(seed, Host::Silent);
		let mut other = Node::of(&[0]);
		other.chain(|| {
			crate::NextCheck::<Test>::put(slow);
			open_for(seed, seed);
		});
		let announced = announced(&mut other, &[0]);
		node.network.store_at(slow * 30_000 - 5_000, b"hefu/verification/announced", announced);
		slow += 1;
	}
	let sent = node.run_at(2);
	assert_eq!(sent.len() as u64, RUN_TIME.millis() / 30_000 + 1);
	assert!(node.network.clock() <= RUN_TIME.millis() + 30_000);
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
