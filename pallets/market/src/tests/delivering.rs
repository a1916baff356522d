//! Fair delivery: commitments, grants, keys, and delivering again.

use frame::testing_prelude::*;
use hefu_primitives::{
	MemberId, OrderId,
	calendar::CalendarKind,
	delivery::take,
	market::{Refund, Stage},
	right::Right,
	verification::Verdict,
};

use crate::{Commitments, Error, Event, FileCommitments, HandedKeys, mock::*};

#[test]
fn the_buyer_gets_the_keys_and_nobody_else_does() {
	test(|| {
		let order = inspecting(listing());
		let delivery = Market::delivery(order).expect("it was delivered");
		for (file, key) in delivery.files.iter().zip(keys(order, 0)) {
			let handed = file.handed.expect("it was handed over");
			assert_eq!(take(&handed, &SECRET, &order.0), Ok(key));
			assert_ne!(take(&handed, &[1; 32], &order.0), Ok(key));
		}
	});
}

#[test]
fn m13_a_delivery_is_of_the_registered_files() {
	test(|| {
		let order = placed(listing());
		let files = encrypt(order, 0, &contents(DATA));
		put_offer(grant_of(order), DATA, member(SELLER), member(BUYER));
		let commit = |commitments: FileCommitments| {
			whole(|| Market::commit(signed(SELLER), order, grant_of(order), commitments))
		};
		let all = commitments(&files);
		let one = FileCommitments::truncate_from(vec![all[0]]);
		let three = FileCommitments::truncate_from(vec![all[0], all[1], files[0].commitment()]);
		assert_noop!(commit(one), Error::<Test>::WrongFiles);
		assert_noop!(commit(three), Error::<Test>::CommitmentSeen);
		assert_ok!(commit(all));
		let delivery = Market::delivery(order).expect("it was committed to");
		for (file, bytes) in delivery.files.iter().zip(contents(DATA)) {
			assert_eq!((file.size, file.registered), (bytes.len() as u64, Some(FileTree::of(&bytes).root)));
		}
	});
}

#[test]
fn a_host_that_is_down_takes_no_verdict_away_and_other_bytes_do() {
	let tried = |verdict| {
		let order = placed(by_proof());
		Latest::set(verdict);
		try_commit(order, &encrypt(order, 0, &contents(DATA)))
	};
	for verdict in [Verdict::Unavailable, Verdict::Inconclusive, Verdict::Verified] {
		test(|| {
			assert_ok!(tried(verdict));
		});
	}
	for verdict in [Verdict::Mismatched, Verdict::Contested] {
		test(|| assert_eq!(tried(verdict), Err(Error::<Test>::NotVerified.into())));
	}
}

#[test]
fn what_is_proven_on_chain_is_not_delivered_as_it_is_registered() {
	/// The second file is committed to as it is registered: sealed, as far as the chain can tell.
	fn commit(order: OrderId) -> DispatchResult {
		let files = contents(DATA);
		let mut sealed = commitments(&encrypt(order, 0, &files));
		sealed[1].ciphertext = FileTree::of(&files[1]).root;
		whole(|| Market::commit(signed(SELLER), order, grant_of(order), sealed))
	}
	test(|| {
		let order = placed(by_proof());
		put_offer(grant_of(order), DATA, member(SELLER), member(BUYER));
		assert_noop!(commit(order), Error::<Test>::WrongFiles);
		commit_honestly(order, 0);
	});
	// An arbiter can tell.
	test(|| {
		let order = placed(listing());
		put_offer(grant_of(order), DATA, member(SELLER), member(BUYER));
		assert_ok!(commit(order));
	});
}

#[test]
fn a_key_that_was_committed_to_before_is_refused_chain_wide() {
	test(|| {
		let first = committed(listing());
		let again = commitments(&encrypt(first, 0, &contents(DATA)));
		// In another order of another buyer's, also when the first came to nothing.
		let second = place(RIVAL, 1, product_id(1));
		put_offer(grant_of(second), DATA, member(SELLER), member(RIVAL));
		let commit = |order, commitments| {
			whole(|| Market::commit(signed(SELLER), order, grant_of(order), commitments))
		};
		assert_noop!(commit(second, again.clone()), Error::<Test>::CommitmentSeen);
		assert_ok!(Market::cancel(signed(BUYER), first));
		assert_noop!(commit(second, again.clone()), Error::<Test>::CommitmentSeen);
		// Nor is one key for two files.
		let twice = vec![hefu_primitives::delivery::Commitment { ciphertext: [9; 32], key: [8; 32] }; 2];
		assert_noop!(commit(second, FileCommitments::truncate_from(twice)), Error::<Test>::CommitmentSeen);
		commit_honestly(second, 0);
		assert_eq!(Commitments::<Test>::iter().count(), 4);
		assert_eq!(Commitments::<Test>::get(again[0].key), Some(first));
	});
}

#[test]
fn the_grant_is_offered_by_the_seller_to_the_buyer() {
	test(|| {
		let order = placed(listing());
		let files = encrypt(order, 0, &contents(DATA));
		let commit = || whole(|| Market::commit(signed(SELLER), order, grant_of(order), commitments(&files)));
		assert_noop!(commit(), Error::<Test>::NotOffered);
		let (seller, buyer) = (member(SELLER), member(BUYER));
		let wrong: [(_, MemberId, MemberId); 3] =
			[(OTHER, seller, buyer), (DATA, member(RIVAL), buyer), (DATA, seller, member(RIVAL))];
		for (dataset, from, to) in wrong {
			put_offer(grant_of(order), dataset, from, to);
			assert_noop!(commit(), Error::<Test>::OtherGrant);
		}
		put_offer(grant_of(order), DATA, seller, buyer);
		let right = |right| {
			assert_ok!(Ledger::change(|ledger| {
				ledger.offers.get_mut(&grant_of(order)).expect("it is offered").right = right;
				Ok(())
			}));
		};
		right(Right::Operate);
		assert_noop!(commit(), Error::<Test>::OtherGrant);
		right(Right::Use);
		assert_ok!(commit());
	});
}

#[test]
fn no_key_is_one_that_everybody_knows() {
	test(|| {
		let order = committed(listing());
		let lock = |key| whole(|| Market::lock(signed(BUYER), order, key));
		assert_noop!(lock([0; 32]), Error::<Test>::WeakKey);
		assert_ok!(lock(one_time()));
		let mut weak = handed(order, keys(order, 0));
		weak[1].ephemeral = [0; 32];
		assert_noop!(Market::reveal(signed(SELLER), order, weak), Error::<Test>::WeakKey);
		let one = HandedKeys::truncate_from(handed(order, keys(order, 0)).into_inner()[..1].to_vec());
		assert_noop!(Market::reveal(signed(SELLER), order, one), Error::<Test>::WrongFiles);
		reveal(order, 0);
	});
}

#[test]
fn if_no_key_comes_in_time_the_money_goes_back() {
	test(|| {
		let order = locked(listing());
		later(3 * DAY);
		assert_eq!(stage(order), Stage::Refunded);
		let late = Market::reveal(signed(SELLER), order, handed(order, keys(order, 0)));
		assert_noop!(late, Error::<Test>::TooLate);
		events();
		assert_ok!(Market::close(signed(BUYER), order));
		assert_eq!(events(), [Event::Refunded { order, reason: Refund::NoKey }]);
		assert_eq!((has(BUYER), stored(order).stage), (MONEY, Stage::Refunded));
	});
}

#[test]
fn an_inspection_ends_on_a_working_day() {
	test(|| {
		// Four working days after Wednesday: the next Tuesday.
		on("2026-03-04");
		let order = inspecting(crate::Listing { inspection_days: 4, ..listing() });
		assert_eq!(stored(order).due_ms, day("2026-03-10").end_in_china());
	});
}

#[test]
fn no_money_is_locked_for_an_inspection_that_could_not_be_counted() {
	// Three working days after the latest moment of handing over, three days from now: the last that are recorded are those of 2027.
	let refused = |nonce, product| {
		assert_noop!(try_place(BUYER, nonce, product), Error::<Test>::NoCalendar);
	};
	test(|| {
		let product = list(1, listing());
		on("2027-12-25");
		let order = place(BUYER, 1, product);
		commit_honestly(order, 0);
		on("2027-12-26");
		refused(2, product);
		assert_noop!(try_lock(BUYER, order), Error::<Test>::NoCalendar);
		assert_eq!(has(BUYER), MONEY);
	});
	test(|| {
		let product = list(1, listing());
		on("2027-12-25");
		let order = place(BUYER, 1, product);
		commit_honestly(order, 0);
		assert_ok!(try_lock(BUYER, order));
		// In the last moment.
		later(3 * DAY - 1);
		reveal(order, 0);
		assert_eq!(stored(order).due_ms, day("2027-12-31").end_in_china());
	});
	// An inspection of no working days needs none that is recorded.
	test(|| {
		let product = list(1, crate::Listing { inspection_days: 0, ..listing() });
		on("2027-12-31");
		let order = place(BUYER, 1, product);
		commit_honestly(order, 0);
		assert_ok!(try_lock(BUYER, order));
		reveal(order, 0);
	});
	// The years are recorded one by one: that of the latest moment may be known, and this one not.
	test(|| {
		let product = list(1, listing());
		on("2026-12-29");
		pallet_calendar::Years::<Test>::remove(CalendarKind::Mainland, 2026);
		refused(1, product);
	});
}

#[test]
fn nothing_is_delivered_again_that_could_not_be_inspected() {
	test(|| {
		let product = list(1, listing());
		on("2027-12-22");
		let order = place(BUYER, 1, product);
		commit_honestly(order, 0);
		assert_ok!(try_lock(BUYER, order));
		reveal(order, 0);
		on("2027-12-23");
		assert_ok!(Market::object(signed(BUYER), order, [1; 32]));
		let again = commitments(&encrypt(order, 1, &contents(DATA)));
		let commit = Market::commit(signed(SELLER), order, grant_of(order), again);
		assert_noop!(commit, Error::<Test>::NoCalendar);
		assert_ok!(Market::arbitrate(signed(SELLER), order));
	});
}

#[test]
fn an_inspection_lasts_a_day_at_least_whenever_the_keys_come() {
	for (days, due) in [(0, None), (1, Some("2026-03-03"))] {
		test(|| {
			let order = locked(crate::Listing { inspection_days: days, ..listing() });
			// In the last moment of the day on which no working day has passed.
			Now::set(day("2026-03-02").end_in_china() - 1);
			reveal(order, 0);
			let due_ms = due.map_or(Now::get() + DAY, |due| day(due).end_in_china());
			assert_eq!(stored(order).due_ms, due_ms);
			later(DAY - 1);
			assert_eq!(stage(order), Stage::Inspecting);
		});
	}
}

#[test]
fn what_is_objected_to_is_delivered_again_with_the_money_locked() {
	test(|| {
		let order = inspecting(listing());
		assert_ok!(Market::object(signed(BUYER), order, [1; 32]));
		// Another grant is not what was locked.
		let other = hefu_primitives::GrantId([9; 32]);
		put_offer(other, DATA, member(SELLER), member(BUYER));
		let again = commitments(&encrypt(order, 1, &contents(DATA)));
		let commit = |grant| whole(|| Market::commit(signed(SELLER), order, grant, again.clone()));
		assert_noop!(commit(other), Error::<Test>::OtherGrant);
		assert_ok!(commit(grant_of(order)));
		assert_eq!((stage(order), stored(order).handed_ms), (Stage::Committed, None));
		assert_noop!(Market::cancel(signed(SELLER), order), Error::<Test>::WrongStage);
		assert_ok!(try_lock(BUYER, order));
		assert_eq!(has(BUYER), MONEY - 1_000);
		reveal(order, 1);
		assert_ok!(Market::accept(signed(BUYER), order));
		assert_eq!(stage(order), Stage::Settled);
	});
}
