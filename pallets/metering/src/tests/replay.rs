//! What was signed for one chain, meter, grant, window is signed for nothing else, and for nothing after the closing.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId, MemberId,
	id::MeterId,
	metering::{Presented, Voucher},
	terms::Purpose,
};

use crate::{Error, Refusal, mock::*};

/// Signed so, and presented as what it should be.
fn signed_otherwise(meter: MeterId, alter: impl FnOnce(&mut Voucher)) -> Presented<Said> {
	let mut altered = voucher(meter, 0, totals(NOON + 1, 10));
	alter(&mut altered);
	Presented { signature: present(&altered).signature, ..used(meter, 0, 1, 10) }
}

/// The payer's meters with two providers, ten milliseconds later.
fn two_meters() -> [MeterId; 2] {
	let meters = [open(), open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER))];
	Now::set(NOON + 10);
	meters
}

#[test]
fn replay_on_another_chain_is_refused() {
	test(|| {
		let [meter, _] = two_meters();
		let elsewhere = signed_otherwise(meter, |it| it.relation.genesis = [9; 32]);
		assert_eq!(redeem_one(elsewhere), Err(Refusal::BadSignature));
		assert_eq!(redeem_one(used(meter, 0, 1, 10)), Ok(10));
	});
}

#[test]
fn replay_on_another_meter_is_refused() {
	test(|| {
		let [meter, others] = two_meters();
		// The same signers, payer and window.
		let moved = Presented { meter, ..used(others, 0, 1, 10) };
		assert_eq!(redeem_one(moved), Err(Refusal::BadSignature));
		// A meter that is opened after another was closed, with all else the same.
		let last = used(meter, 0, 1, 10);
		assert_ok!(Metering::close(signed(PROVIDER), meter));
		let next = open_with(PAYER, 3, opening(GRANT, PROVIDER));
		assert_eq!(redeem_one(Presented { meter: next, ..last }), Err(Refusal::OutOfTime));
		let mut of_next = voucher(next, 0, totals(NOON + 10, 10));
		let fresh = present(&of_next);
		of_next.relation.meter = meter;
		let replayed = Presented { signature: present(&of_next).signature, ..fresh.clone() };
		assert_eq!(redeem_one(replayed), Err(Refusal::BadSignature));
		assert_eq!(redeem_one(fresh), Ok(10));
	});
}

#[test]
fn replay_on_another_grant_payer_service_provider_or_purpose_is_refused() {
	test(|| {
		let [meter, _] = two_meters();
		let others: [fn(&mut Voucher); 6] = [
			|it| it.relation.grant = GrantId([9; 32]),
			|it| it.relation.payer = MemberId([9; 32]),
			|it| it.relation.service = [9; 32],
			|it| it.relation.provider = MemberId([9; 32]),
			|it| it.relation.used_for.purpose = Purpose(1),
			|it| it.relation.used_for.sector.division = Some(64),
		];
		for alter in others {
			assert_eq!(redeem_one(signed_otherwise(meter, alter)), Err(Refusal::BadSignature));
		}
	});
}

#[test]
fn replay_in_another_window_is_refused() {
	test(|| {
		let [meter, _] = two_meters();
		Now::set(NOON + HOUR);
		let first = used(meter, 0, 1, 10);
		assert_eq!(redeem_one(Presented { window: 1, ..first.clone() }), Err(Refusal::BadSignature));
		assert_eq!(redeem_one(first.clone()), Ok(10));
		assert_eq!(redeem_one(first.clone()), Err(Refusal::NotMore));
		Now::set(NOON + 2 * HOUR);
		assert_eq!(redeem_one(first), Err(Refusal::WindowClosed));
	});
}

#[test]
fn other_sums_than_those_signed_are_refused() {
	test(|| {
		let [meter, _] = two_meters();
		let more = Presented { totals: totals(NOON + 1, 11), ..used(meter, 0, 1, 10) };
		assert_eq!(redeem_one(more), Err(Refusal::BadSignature));
	});
}

#[test]
fn replay_after_the_close_is_refused() {
	test(|| {
		let [meter, _] = two_meters();
		let (redeemed, kept) = (used(meter, 0, 1, 10), used(meter, 0, 2, 20));
		assert_eq!(redeem_one(redeemed.clone()), Ok(10));
		assert_ok!(Metering::close(signed(PROVIDER), meter));
		assert_eq!(redeem_one(redeemed), Err(Refusal::Closed));
		assert_eq!(redeem_one(kept), Err(Refusal::Closed));
		// Its id is never free again.
		assert_noop!(try_open(PAYER, 1, opening(GRANT, PROVIDER)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn a_receipt_is_no_voucher() {
	test(|| {
		let [meter, _] = two_meters();
		let Voucher { relation, window, totals } = voucher(meter, 0, totals(NOON + 1, 10));
		let receipt = hefu_primitives::metering::Receipt {
			relation,
			window,
			ts_ns: totals.ts_ns,
			nonce: 0,
			value: totals.value,
			units: totals.units,
		};
		let message = receipt.signed_bytes();
		let signature = Said { key: SIGNER, message, slow: false };
		let presented = Presented { signature, ..used(meter, 0, 1, 10) };
		assert_eq!(redeem_one(presented), Err(Refusal::BadSignature));
	});
}
