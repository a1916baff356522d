//! Closing: the payer asks, the provider redeems its last vouchers, the rest comes back.

use frame::testing_prelude::*;

use crate::{Error, Event, OpenCount, Refusal, State, Tally, mock::*};

#[test]
fn the_payer_asks_and_has_the_rest_after_the_challenge() {
	test(|| {
		let meter = open();
		Now::set(NOON + HOUR / 4);
		events();
		assert_ok!(Metering::close(signed(PAYER), meter));
		let (asked_ms, until_ms) = (NOON + HOUR / 4, NOON + 9 * HOUR / 4);
		assert_eq!(events(), [Event::CloseAsked { meter, until_ms }]);
		assert_eq!(state(meter), State::Closing { asked_ms, until_ms });
		// Last vouchers are redeemed,
		Now::set(until_ms - 1);
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Ok(100));
		assert_noop!(Metering::collect(signed(PAYER), meter), Error::<Test>::TooEarly);
		// until the challenge is over.
		Now::set(until_ms);
		assert_eq!(redeem_one(used(meter, 0, 11, 110)), Err(Refusal::Closed));
		events();
		assert_ok!(Metering::collect(signed(THIRD), meter));
		assert_eq!(events(), [Event::Closed { meter, by: member(THIRD), returned: 900 }]);
		assert_eq!(state(meter), State::Closed { at_ms: until_ms, returned: 900 });
		assert_eq!((has(PAYER), due()), ((9_900, 0), 100));
		assert_eq!(OpenCount::<Test>::iter().count(), 0);
		let tally = Tally { open: None, closed: 1, units: totals(0, 100).units };
		assert_eq!(Metering::tally(GRANT), tally);
	});
}

#[test]
fn nothing_is_used_after_the_asking() {
	test(|| {
		let meter = open();
		Now::set(NOON + 100);
		assert_ok!(Metering::close(signed(PAYER), meter));
		Now::set(NOON + HOUR + 1);
		assert_eq!(redeem_one(used(meter, 0, 100, 5)), Err(Refusal::OutOfTime));
		assert_eq!(redeem_one(used(meter, 1, 0, 5)), Err(Refusal::WindowNotBegun));
		assert_eq!(redeem_one(used(meter, 0, 99, 5)), Ok(5));
		assert_noop!(Metering::top_up(signed(PAYER), meter, 1), Error::<Test>::NotOpen);
	});
}

#[test]
fn no_window_closes_during_the_challenge() {
	test(|| {
		let meter = open();
		// The first window's grace has a moment left when the payer asks.
		Now::set(NOON + 3 * HOUR / 2 - 1);
		assert_ok!(Metering::close(signed(PAYER), meter));
		Now::set(NOON + 3 * HOUR);
		assert_eq!(redeem(PROVIDER, &[used(meter, 0, 1, 10), used(meter, 1, 1, 20)]), [Ok(10), Ok(20)]);
		assert_eq!(redeem(PROVIDER, &[used(meter, 0, 2, 11), used(meter, 1, 2, 21)]), [Ok(1), Ok(1)]);
		// One that was closed before stays closed.
		let others = open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER));
		Now::set(NOON + 3 * HOUR + 3 * HOUR / 2);
		assert_ok!(Metering::close(signed(PAYER), others));
		assert_eq!(redeem(OTHER_PROVIDER, &[used(others, 0, 1, 10)]), [Err(Refusal::WindowClosed)]);
	});
}

#[test]
fn the_provider_closes_at_once() {
	test(|| {
		let first = open();
		Now::set(NOON + 10);
		assert_eq!(redeem_one(used(first, 0, 1, 1_000)), Ok(1_000));
		events();
		assert_ok!(Metering::close(signed(PROVIDER), first));
		// Nothing is left to be given back.
		assert_eq!(events(), [Event::Closed { meter: first, by: member(PROVIDER), returned: 0 }]);
		// It need not wait for a challenge that is for it.
		let second = open_with(PAYER, 2, opening(GRANT, PROVIDER));
		assert_ok!(Metering::close(signed(PAYER), second));
		assert_ok!(Metering::close(signed(PROVIDER), second));
		assert_eq!(has(PAYER), (9_000, 0));
		assert_noop!(Metering::close(signed(PROVIDER), second), Error::<Test>::Closed);
		assert_noop!(Metering::collect(signed(PAYER), second), Error::<Test>::Closed);
	});
}

#[test]
fn a_challenge_that_was_governed_later_is_of_later_meters() {
	test(|| {
		let meter = open();
		Challenge::set(0);
		assert_ok!(Metering::close(signed(PAYER), meter));
		assert_eq!(state(meter), State::Closing { asked_ms: NOON, until_ms: NOON + 2 * HOUR });
	});
}
