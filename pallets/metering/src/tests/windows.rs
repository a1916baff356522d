//! Windows: open from their beginning to the end of the grace; what is late for one joins the next.

use hefu_primitives::metering::{Account, Receipt, Signed, Totals, Units, aggregate};
use pallet_support::KeySignature;

use crate::{Refusal, mock::*};

#[test]
fn a_window_is_open_until_its_grace_is_over() {
	test(|| {
		let meter = open();
		Now::set(NOON + HOUR - 1);
		assert_eq!(redeem_one(used(meter, 1, 0, 5)), Err(Refusal::WindowNotBegun));
		Now::set(NOON + HOUR + HOUR / 2 - 1);
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Ok(100));
		Now::set(NOON + HOUR + HOUR / 2);
		assert_eq!(redeem_one(used(meter, 0, 11, 130)), Err(Refusal::WindowClosed));
		assert_eq!(redeem_one(used(meter, 1, 0, 5)), Ok(5));
		// What was redeemed of the first is forgotten with the next, and still cannot be redeemed again.
		assert_eq!(Metering::meter(meter).expect("it was opened").open.len(), 1);
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Err(Refusal::WindowClosed));
	});
}

#[test]
fn a_voucher_is_of_a_time_in_its_window_or_before() {
	test(|| {
		let meter = open();
		Now::set(NOON + HOUR + 10);
		let at = |ms| redeem_one(present(&voucher(meter, 1, totals(ms, 5))));
		assert_eq!(at(NOON - 1), Err(Refusal::OutOfTime));
		assert_eq!(at(NOON + HOUR + 11), Err(Refusal::OutOfTime));
		// Of late receipts alone.
		assert_eq!(at(NOON + 1), Ok(5));
		Now::set(NOON + 2 * HOUR + 10);
		assert_eq!(at(NOON + 2 * HOUR), Err(Refusal::OutOfTime));
	});
}

#[test]
fn as_many_windows_are_open_as_the_grace_reaches() {
	test(|| {
		Grace::set(7 * HOUR);
		let meter = open();
		Now::set(NOON + 7 * HOUR);
		let all = (0..8).map(|window| used(meter, window, 0, 10)).collect::<Vec<_>>();
		assert_eq!(redeem(PROVIDER, &all), vec![Ok(10); 8]);
		assert_eq!(Metering::meter(meter).expect("it was opened").open.len(), 8);
		Now::set(NOON + 8 * HOUR);
		let next = (0..9).map(|window| used(meter, window, 0, 11)).collect::<Vec<_>>();
		let mut expected = vec![Ok(1); 8];
		expected.insert(0, Err(Refusal::WindowClosed));
		expected[8] = Ok(11);
		assert_eq!(redeem(PROVIDER, &next), expected);
	});
}

#[test]
fn a_grace_that_was_governed_later_is_of_later_meters() {
	test(|| {
		let meter = open();
		Grace::set(0);
		Now::set(NOON + HOUR);
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Ok(100));
		let others = open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER));
		let late = used(others, 0, 10, 100);
		Now::set(NOON + 2 * HOUR);
		assert_eq!(redeem(OTHER_PROVIDER, &[late]), [Err(Refusal::WindowClosed)]);
	});
}

/// Receipts as the payer's signer makes them, added up as its aggregator does.
#[test]
fn late_receipts_are_not_lost() {
	test(|| {
		let meter = open();
		let recorded = Metering::meter(meter).expect("it was opened");
		let relation = recorded.relation(pallet_support::genesis_hash::<Test>(), meter);
		let signers = recorded.signers.to_vec();
		let account = Account { relation, windows: recorded.windows, signers, until_ms: None };
		let receipt = |window: u32, after_ms: u64, value| {
			let ts_ns = (recorded.windows.start_ms(window) + after_ms) * 1_000_000;
			let units = Units { calls: 1, bytes: 0 };
			let receipt = Receipt { relation, window, ts_ns, nonce: 1, value, units };
			let signature = Said { key: SIGNER, message: receipt.signed_bytes(), slow: false };
			Signed { receipt, signer: 0, signature }
		};
		let add = |window, last: Option<Totals>, receipts: &[Signed<Said>]| {
			let is_of = |key: &u64, message: &[u8], said: &Said| said.is_of(key, message);
			aggregate(&account, window, last, receipts, |_| false, is_of)
		};
		let first = add(0, None, &[receipt(0, 5, 10), receipt(0, 20, 10)]);
		let first = first.expect("all join").expect("there are some");
		Now::set(NOON + HOUR / 2);
		assert_eq!(redeem_one(present(&first)), Ok(20));
		// One comes that was used between the two. No voucher of its window can have it any more; one of the next has.
		let late = receipt(0, 10, 7);
		assert!(add(0, Some(first.totals), std::slice::from_ref(&late)).is_err());
		let next = add(1, None, &[late, receipt(1, 1, 10)]).expect("all join").expect("there are some");
		Now::set(NOON + HOUR + HOUR / 2);
		assert_eq!(redeem_one(present(&next)), Ok(17));
		assert_eq!(due(), 37);
	});
}
