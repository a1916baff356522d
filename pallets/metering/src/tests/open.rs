//! Opening meters, and putting more aside.

use frame::testing_prelude::*;
use hefu_primitives::{
	metering::{Limits, Most, Totals, Units, Windows},
	terms::{Limit, Terms, Volume},
};

use crate::{Error, Event, Meter, OpenCount, State, Tally, mock::*};

#[test]
fn a_meter_puts_its_deposit_aside() {
	test(|| {
		let meter = open();
		let opened = opening(GRANT, PROVIDER);
		let windows = Windows { opened_ms: NOON, window_ms: HOUR, grace_ms: HOUR / 2 };
		let expected = Meter {
			grant: GRANT,
			payer: member(PAYER),
			provider: member(PROVIDER),
			service: [8; 32],
			used_for: USED_FOR,
			book: CNY,
			cap: 2_000,
			deposited: 1_000,
			signers: opened.signers.clone(),
			windows,
			challenge_ms: 2 * HOUR,
			limits: Limits::default(),
			before: Units::default(),
			redeemed: Totals::default(),
			open: Default::default(),
			state: State::Open,
		};
		assert_eq!(Metering::meter(meter), Some(expected));
		assert_eq!(has(PAYER), (9_000, 1_000));
		assert_eq!(Metering::tally(GRANT), Tally { open: Some(meter), ..Tally::default() });
		assert_eq!(OpenCount::<Test>::get(member(PAYER)), 1);
		let event = Event::Opened {
			meter,
			grant: GRANT,
			payer: member(PAYER),
			provider: member(PROVIDER),
			service: [8; 32],
			used_for: USED_FOR,
			book: CNY,
			deposit: 1_000,
			cap: 2_000,
			signers: opened.signers,
			windows,
			challenge_ms: 2 * HOUR,
			limits: Limits::default(),
			before: Units::default(),
		};
		assert_eq!(events(), [event]);
	});
}

#[test]
fn more_is_put_aside_up_to_the_cap() {
	test(|| {
		let meter = open();
		events();
		assert_ok!(Metering::top_up(signed(PAYER), meter, 600));
		assert_eq!(events(), [Event::ToppedUp { meter, amount: 600 }]);
		assert_noop!(Metering::top_up(signed(PAYER), meter, 401), Error::<Test>::AboveCap);
		assert_noop!(Metering::top_up(signed(PAYER), meter, u128::MAX), Error::<Test>::AboveCap);
		assert_ok!(Metering::top_up(signed(PAYER), meter, 400));
		assert_eq!(has(PAYER), (8_000, 2_000));
	});
}

#[test]
fn a_grant_has_one_meter_at_a_time() {
	test(|| {
		let first = open();
		assert_noop!(try_open(PAYER, 2, opening(GRANT, PROVIDER)), Error::<Test>::AlreadyMetered);
		// Under another grant, and of another payer, there can be one beside it.
		open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER));
		open_with(OTHER_PAYER, 2, opening(TO_OTHER, PROVIDER));
		Now::set(NOON + HOUR / 4);
		assert_eq!(redeem(PROVIDER, &[used(first, 0, 1, 70)]), [Ok(70)]);
		assert_ok!(Metering::close(signed(PROVIDER), first));
		let second = open_with(PAYER, 3, opening(GRANT, PROVIDER));
		// It knows what was used before it.
		let before = Metering::meter(second).map(|meter| meter.before);
		assert_eq!(before, Some(Units { calls: 70, bytes: 0 }));
	});
}

#[test]
fn windows_hold_whole_periods_of_the_volume() {
	test(|| {
		let day = |amount| Some(Limit { amount, period_ms: Some(24 * HOUR) });
		let altogether = |amount| Some(Limit { amount, period_ms: None });
		let volume = Volume { calls: day(5), bytes: altogether(9), seats: Some(1) };
		change_grant(GRANT, |grant| grant.terms = Terms { volume, ..terms() });
		let cut = opening(GRANT, PROVIDER);
		assert_noop!(try_open(PAYER, 1, cut.clone()), Error::<Test>::WindowCutsPeriod);
		let meter = open_with(PAYER, 1, crate::Opening { window_ms: 48 * HOUR, ..cut });
		let expected = Limits {
			window: Most { calls: Some(10), bytes: None },
			grant: Most { calls: None, bytes: Some(9) },
		};
		assert_eq!(Metering::meter(meter).map(|meter| meter.limits), Some(expected));
	});
}
