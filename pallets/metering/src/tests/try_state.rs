//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::metering::{Most, Units};

use crate::{Meter, Meters, OpenCount, State, Tallies, WindowTotals, mock::*};

/// What is seen after this damage. The payer has a meter with one window, and another that is closed, of the other grant.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		open();
		let others = open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER));
		Now::set(NOON + 10);
		assert_eq!(redeem(PROVIDER, &[used(id(PAYER, 1), 0, 1, 100)]), [Ok(100)]);
		assert_eq!(redeem(OTHER_PROVIDER, &[used(others, 0, 1, 50)]), [Ok(50)]);
		assert_ok!(Metering::close(signed(OTHER_PROVIDER), others));
		check();
		damage();
		Metering::do_try_state().unwrap_err().into()
	})
}

/// Alters the payer's meter of this nonce.
fn change(nonce: u8, alter: impl FnOnce(&mut Meter<u64>)) {
	Meters::<Test>::mutate(id(PAYER, nonce), |meter| alter(meter.as_mut().expect("it was opened")));
}

#[test]
fn m16_redeemed_is_within_the_deposit_and_that_within_the_cap() {
	assert_eq!(seen_of(|| change(1, |it| it.cap = 999)), "M16: a deposit beyond the cap");
	assert_eq!(seen_of(|| change(1, |it| it.deposited = 0)), "M16: a deposit beyond the cap");
	assert_eq!(seen_of(|| change(1, |it| it.deposited = 99)), "M16: more redeemed than was put aside");
	let more = || change(1, |it| it.open[0].totals.value = 101);
	assert_eq!(seen_of(more), "M16: windows with more than was redeemed");
}

#[test]
fn m14_what_was_put_aside_was_redeemed_or_given_back() {
	let less = || change(2, |it| it.state = State::Closed { at_ms: NOON, returned: 949 });
	assert_eq!(seen_of(less), "M14: what was put aside was neither redeemed nor given back");
	let more = || change(2, |it| it.redeemed.value = 51);
	assert_eq!(seen_of(more), "M14: what was put aside was neither redeemed nor given back");
}

#[test]
fn windows_are_of_the_meter() {
	assert_eq!(seen_of(|| change(1, |it| it.windows.window_ms = 0)), "a meter without windows");
	assert_eq!(seen_of(|| change(1, |it| it.signers = Default::default())), "a meter that nobody signs for");
	let twice = || {
		change(1, |it| {
			let again = WindowTotals { window: 0, totals: it.open[0].totals };
			assert!(it.open.try_push(again).is_ok());
		})
	};
	assert_eq!(seen_of(twice), "windows out of order");
	let of_a_closed_one = || {
		change(2, |it| {
			let open = WindowTotals { window: 0, totals: it.redeemed };
			assert!(it.open.try_push(open).is_ok());
		})
	};
	assert_eq!(seen_of(of_a_closed_one), "an open window of a closed meter");
	let after = || change(1, |it| (it.windows.window_ms, it.windows.grace_ms) = (1, 0));
	assert_eq!(seen_of(after), "a voucher of a time after its window");
	let before = || change(1, |it| it.windows.opened_ms = NOON + 2);
	assert_eq!(seen_of(before), "a voucher of a time before the meter");
	let nothing =
		|| change(1, |it| (it.open[0].totals.value, it.open[0].totals.units) = (0, Units::default()));
	assert_eq!(seen_of(nothing), "a voucher of nothing");
}

#[test]
fn no_more_is_used_than_the_grant_allows() {
	let few = Most { calls: Some(99), bytes: None };
	let window = || change(1, |it| it.limits.window = few);
	assert_eq!(seen_of(window), "more used in a window than the grant allows");
	assert_eq!(seen_of(|| change(1, |it| it.limits.grant = few)), "more used than the grant allows");
}

#[test]
fn tallies_and_counts_add_up() {
	let wrong = "Tallies does not match Meters";
	let of_others = |alter: fn(&mut crate::Tally)| move || Tallies::<Test>::mutate(OTHERS, alter);
	assert_eq!(seen_of(of_others(|it| it.units.calls = 51)), wrong);
	assert_eq!(seen_of(of_others(|it| it.closed = 0)), wrong);
	assert_eq!(seen_of(|| Tallies::<Test>::remove(GRANT)), wrong);
	assert_eq!(seen_of(|| change(1, |it| it.before.calls = 1)), "a meter that does not know what was before");
	assert_eq!(seen_of(|| OpenCount::<Test>::insert(member(PAYER), 2)), "OpenCount does not match Meters");
	let two = || change(2, |it| (it.grant, it.state) = (GRANT, State::Open));
	assert_eq!(seen_of(two), "two open meters of a grant");
}
