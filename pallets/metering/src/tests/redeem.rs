//! Redeeming: each voucher for itself, what is more than before, within deposit and volume.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId,
	id::MeterId,
	metering::{Presented, Totals, Units},
	terms::{Limit, Terms, Volume},
};
use pallet_support::genesis_hash;

use crate::{Error, Event, MAX_VOUCHERS, Opening, Refusal, WindowTotals, mock::*};

/// A meter, half an hour after it was opened.
fn running() -> MeterId {
	let meter = open();
	Now::set(NOON + HOUR / 2);
	meter
}

#[test]
fn what_is_more_than_before_is_due() {
	test(|| {
		let meter = running();
		let first = used(meter, 0, 10, 100);
		let (window, totals) = (0, first.totals);
		System::reset_events();
		assert_ok!(Metering::redeem(signed(PROVIDER), vec![first].try_into().expect("one is few")));
		assert_eq!(events(), [Event::Redeemed { meter, window, totals, due: 100 }]);
		assert_eq!(redeem_one(used(meter, 0, 20, 130)), Ok(30));
		assert_eq!((has(PAYER), due()), ((9_000, 870), 130));
		let recorded = Metering::meter(meter).expect("it was opened");
		let totals = totals_of(20, 130);
		assert_eq!(recorded.redeemed, totals);
		assert_eq!(recorded.open.to_vec(), [WindowTotals { window: 0, totals }]);
	});
}

/// So many milliseconds after noon.
fn totals_of(after_ms: u64, value: u128) -> Totals {
	totals(NOON + after_ms, value)
}

#[test]
fn one_that_is_refused_keeps_no_other_from_being_paid() {
	test(|| {
		let meter = running();
		let others = open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER));
		let unknown = Presented { meter: MeterId([9; 32]), ..used(meter, 0, 1, 5) };
		let vouchers = [
			used(meter, 0, 10, 100),
			used(others, 0, 0, 5),
			unknown,
			used(meter, 0, 10, 100),
			used(meter, 0, 11, 120),
		];
		let expected =
			[Ok(100), Err(Refusal::NotProvider), Err(Refusal::UnknownMeter), Err(Refusal::NotMore), Ok(20)];
		assert_eq!(redeem(PROVIDER, &vouchers), expected);
		assert_eq!(due(), 120);
	});
}

#[test]
fn less_of_anything_is_not_more() {
	test(|| {
		let meter = running();
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Ok(100));
		let units = Units { calls: 100, bytes: 0 };
		let less = [
			totals_of(10, 100),
			totals_of(11, 100),
			totals_of(11, 99),
			totals_of(9, 101),
			Totals { units: Units { calls: 99, bytes: 5 }, ..totals_of(11, 101) },
		];
		for totals in less {
			assert_eq!(redeem_one(present(&voucher(meter, 0, totals))), Err(Refusal::NotMore), "{totals:?}");
		}
		// More used that costs nothing is recorded.
		let free = Totals { units: Units { bytes: 7, ..units }, ..totals_of(11, 100) };
		assert_eq!(redeem_one(present(&voucher(meter, 0, free))), Ok(0));
		assert_eq!(Metering::meter(meter).map(|meter| meter.redeemed), Some(free));
	});
}

#[test]
fn no_more_than_the_deposit_is_due() {
	test(|| {
		let meter = running();
		assert_eq!(redeem_one(used(meter, 0, 10, 1_001)), Err(Refusal::BeyondDeposit));
		assert_eq!(redeem_one(used(meter, 0, 10, 1_000)), Ok(1_000));
		assert_eq!(redeem_one(used(meter, 0, 11, 1_500)), Err(Refusal::BeyondDeposit));
		assert_ok!(Metering::top_up(signed(PAYER), meter, 500));
		assert_eq!(redeem_one(used(meter, 0, 11, 1_500)), Ok(500));
		assert_eq!((has(PAYER), due()), ((8_500, 0), 1_500));
	});
}

#[test]
fn no_more_is_used_than_the_grant_allows() {
	test(|| {
		let an_hour = Some(Limit { amount: 60, period_ms: Some(HOUR) });
		let altogether = Some(Limit { amount: 100, period_ms: None });
		let volume = Volume { calls: an_hour, bytes: altogether, seats: None };
		change_grant(GRANT, |grant| grant.terms = Terms { volume, ..terms() });
		let meter = running();
		assert_eq!(redeem_one(used(meter, 0, 10, 61)), Err(Refusal::BeyondVolume));
		assert_eq!(redeem_one(used(meter, 0, 10, 60)), Ok(60));
		// Each window has its own calls; bytes are counted altogether,
		Now::set(NOON + HOUR + HOUR / 4);
		let bytes = |value: u128, bytes| {
			let units = Units { calls: value as u64, bytes };
			present(&voucher(meter, 1, Totals { units, ..totals(NOON + HOUR + 1, value) }))
		};
		assert_eq!(redeem_one(bytes(60, 101)), Err(Refusal::BeyondVolume));
		assert_eq!(redeem_one(bytes(60, 90)), Ok(60));
		// by all meters of the grant.
		assert_ok!(Metering::close(signed(PROVIDER), meter));
		let next = open_with(PAYER, 2, opening(GRANT, PROVIDER));
		let units = |bytes| Units { calls: 0, bytes };
		let of_next = |bytes| {
			present(&voucher(next, 0, Totals { units: units(bytes), ..totals(NOON + HOUR + HOUR / 4, 5) }))
		};
		assert_eq!(redeem_one(of_next(11)), Err(Refusal::BeyondVolume));
		assert_eq!(redeem_one(of_next(u64::MAX)), Err(Refusal::BeyondVolume));
		assert_eq!(redeem_one(of_next(10)), Ok(5));
	});
}

#[test]
fn a_deposit_that_gives_nothing_changes_nothing() {
	test(|| {
		let meter = running();
		NoPayments::set(true);
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Err(Refusal::NotPaid(UNAVAILABLE)));
		NoPayments::set(false);
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Ok(100));
	});
}

#[test]
fn a_payer_whose_deposit_gives_nothing_keeps_no_other_from_paying() {
	test(|| {
		let meter = running();
		let others = open_with(OTHER_PAYER, 1, opening(TO_OTHER, PROVIDER));
		Now::mutate(|now| *now += 10);
		let vouchers = [used(others, 0, 1, 30), used(meter, 0, 10, 100), used(others, 0, 2, 40)];
		let held = PutAside::<Test>::take(CNY, party(OTHER_PAYER));
		let failed = Err(Refusal::NotPaid(NO_FUNDS));
		assert_eq!(redeem(PROVIDER, &vouchers), [failed, Ok(100), failed]);
		assert_eq!(Metering::meter(others).map(|meter| meter.redeemed), Some(Totals::default()));
		PutAside::<Test>::insert(CNY, party(OTHER_PAYER), held);
		assert_eq!(redeem(PROVIDER, &vouchers), [Ok(30), Err(Refusal::NotMore), Ok(10)]);
	});
}

#[test]
fn each_signer_of_the_meter_signs() {
	test(|| {
		let meter = running();
		let other = voucher(meter, 0, totals_of(10, 100));
		let by = |key, signer| Presented {
			signer,
			signature: Said { key, message: other.signed_bytes(), slow: false },
			..present(&other)
		};
		assert_eq!(redeem_one(by(OTHER_SIGNER, 2)), Err(Refusal::NoSuchSigner));
		assert_eq!(redeem_one(by(OTHER_SIGNER, 0)), Err(Refusal::BadSignature));
		assert_eq!(redeem_one(by(PAYER, 0)), Err(Refusal::BadSignature));
		assert_eq!(redeem_one(by(OTHER_SIGNER, 1)), Ok(100));
	});
}

#[test]
fn a_thousand_vouchers_in_one_redemption() {
	test(|| {
		MaxOpen::set(MAX_VOUCHERS);
		Free::<Test>::insert(CNY, party(PAYER), 2_000_000);
		let meters = (0..1_000u32).map(|number| {
			let id = GrantId((b"grant", number).using_encoded(blake2_256));
			grant(id, PROVIDER, PAYER, terms());
			let nonce = (b"meter", number).using_encoded(blake2_256);
			assert_ok!(Metering::open(signed(PAYER), nonce, Box::new(opening(id, PROVIDER))));
			MeterId::derive(&genesis_hash::<Test>(), &member(PAYER), &nonce)
		});
		let meters = meters.collect::<Vec<_>>();
		Now::set(NOON + HOUR / 2);
		let vouchers = meters.iter().map(|meter| used(*meter, 0, 10, 100)).collect::<Vec<_>>();
		let outcomes = redeem(PROVIDER, &vouchers);
		assert_eq!(outcomes.len(), 1_000);
		assert!(outcomes.iter().all(|outcome| *outcome == Ok(100)));
		// In one piece, for all of them are the same payer's.
		assert_eq!((due(), Payments::get()), (100_000, 1));
		// Presented again, all are refused.
		let again = redeem(PROVIDER, &vouchers);
		assert!(again.iter().all(|outcome| *outcome == Err(Refusal::NotMore)));
	});
}

#[test]
fn a_redemption_of_nothing_is_refused() {
	test(|| {
		assert_noop!(Metering::redeem(signed(PROVIDER), Default::default()), Error::<Test>::NoVouchers);
	});
}

#[test]
fn a_month_of_a_hundred_thousand_calls_is_one_voucher() {
	test(|| {
		let month =
			Opening { deposit: 5_000, cap: 5_000, window_ms: 31 * 24 * HOUR, ..opening(GRANT, PROVIDER) };
		change_grant(GRANT, |grant| grant.terms.period.until_ms = None);
		let meter = open_with(PAYER, 1, month);
		Now::set(NOON + 31 * 24 * HOUR);
		let units = Units { calls: 100_000, bytes: 4_096_000_000 };
		let used = Totals { units, ..totals(NOON + 30 * 24 * HOUR, 5_000) };
		assert_eq!(redeem_one(present(&voucher(meter, 0, used))), Ok(5_000));
		assert_eq!(Metering::meter(meter).map(|meter| meter.redeemed.units), Some(units));
	});
}
