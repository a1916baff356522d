//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, a time that is over, and what was
//! signed for another object. Each has its own error, and changes nothing. Why single vouchers are refused is in `redeem`, `windows`,
//! `grants`, `close` and `replay`.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId,
	id::MeterId,
	right::Right,
	terms::{Limit, Terms, Volume},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Call, Error, Opening, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn other_pallets(why: Why, alter: fn(&mut Deed), error: DispatchError) -> Case {
	refusals::no(why, alter, error)
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Metering(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check([make(), top_up(), redeem_some(), close(), collect()], |run| test(run), dispatch);
}

/// What keeps from every call.
fn strangers() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		other_pallets(Who, |deed| deed.0 = RuntimeOrigin::root(), BadOrigin.into()),
		other_pallets(Who, |deed| deed.0 = RuntimeOrigin::none(), BadOrigin.into()),
	]
}

fn opened(deed: &mut Deed) -> &mut Opening<u64> {
	let Call::open { opening, .. } = &mut deed.1 else { panic!("a meter is opened") };
	opening
}

/// The meter that the deed is about.
fn of(deed: &mut Deed) -> &mut MeterId {
	match &mut deed.1 {
		Call::top_up { meter, .. } | Call::close { meter } | Call::collect { meter } => meter,
		other => panic!("{other:?} is about no meter"),
	}
}

fn ask() {
	done(Metering::close(signed(PAYER), id(PAYER, 1)));
}

fn close_for_good() {
	done(Metering::close(signed(PROVIDER), id(PAYER, 1)));
}

fn make() -> Row {
	let deed = || {
		let opening = Box::new(opening(GRANT, PROVIDER));
		(signed(PAYER), Call::open { nonce: [1; 32], opening })
	};
	let mut cases = strangers();
	cases.extend([
		no(Who, |deed| deed.0 = signed(OTHER_PAYER), Error::NotGrantee),
		no(Who, |deed| deed.0 = signed(PROVIDER), Error::NotGrantee),
		no(Who, |deed| opened(deed).provider = member(OTHER_PROVIDER), Error::NotGrantor),
		no(
			Who,
			|deed| {
				// Whoever was granted it has come by the right from which it was made.
				change_grant(GRANT, |grant| grant.grantor = member(PAYER));
				opened(deed).provider = member(PAYER);
			},
			Error::ToItself,
		),
		no(Who, |deed| opened(deed).book.bank = member(PROVIDER), Error::BankIsProvider),
		no(State, |_| MaxOpen::set(0), Error::TooManyOpen),
		no(State, |_| change_grant(GRANT, |grant| grant.right = Right::Operate), Error::NotToUse),
		no(State, |_| done(try_open(PAYER, 2, opening(GRANT, PROVIDER))), Error::AlreadyMetered),
		no(State, |deed| opened(deed).signers = Default::default(), Error::InvalidSigners),
		no(State, |deed| opened(deed).signers[1] = SIGNER, Error::InvalidSigners),
		no(State, |deed| opened(deed).window_ms = 0, Error::InvalidWindow),
		no(State, |deed| opened(deed).window_ms = HOUR / 15, Error::InvalidWindow),
		no(
			State,
			|_| {
				let calls = Some(Limit { amount: 1, period_ms: Some(2 * HOUR) });
				let volume = Volume { calls, ..Volume::default() };
				change_grant(GRANT, |grant| grant.terms = Terms { volume, ..terms() });
			},
			Error::WindowCutsPeriod,
		),
		no(State, |deed| opened(deed).deposit = 0, Error::ZeroAmount),
		no(State, |deed| opened(deed).cap = 999, Error::AboveCap),
		other_pallets(State, |_| Free::<Test>::insert(CNY, party(PAYER), 999), NO_FUNDS),
		no(Suspension, |_| Suspended::set(vec![PAYER]), Error::NotMember),
		no(Suspension, |_| Suspended::set(vec![PROVIDER]), Error::ProviderNotLive),
		no(Expiry, |_| Now::set(LAPSE), Error::NotAllowed),
		no(Replay, |_| done(try_open(PAYER, 1, opening(OTHERS, OTHER_PROVIDER))), Error::AlreadyExists),
		no(Replay, |deed| opened(deed).grant = TO_OTHER, Error::NotGrantee),
		no(Replay, |deed| opened(deed).grant = GrantId([9; 32]), Error::NoSuchGrant),
	]);
	(deed, cases)
}

fn top_up() -> Row {
	let deed = || (signed(PAYER), Call::top_up { meter: open(), amount: 500 });
	fn amount_of(deed: &mut Deed) -> &mut u128 {
		let Call::top_up { amount, .. } = &mut deed.1 else { panic!("more is put aside") };
		amount
	}
	let mut cases = strangers();
	cases.extend([
		no(Who, |deed| deed.0 = signed(PROVIDER), Error::NotPayer),
		no(Who, |deed| deed.0 = signed(OTHER_PAYER), Error::NotPayer),
		no(State, |_| ask(), Error::NotOpen),
		no(State, |_| close_for_good(), Error::NotOpen),
		no(State, |deed| *amount_of(deed) = 0, Error::ZeroAmount),
		no(State, |deed| *amount_of(deed) = 1_001, Error::AboveCap),
		other_pallets(State, |_| Free::<Test>::insert(CNY, party(PAYER), 499), NO_FUNDS),
		no(Suspension, |_| Suspended::set(vec![PAYER]), Error::NotMember),
		// It can be topped up as long as it is open: vouchers of what was used before may be on their way.
		never(Expiry),
		no(Replay, |deed| *of(deed) = id(PAYER, 9), Error::NotFound),
	]);
	(deed, cases)
}

fn redeem_some() -> Row {
	let deed = || {
		let meter = open();
		Now::set(NOON + 10);
		let vouchers = vec![used(meter, 0, 1, 10)].try_into().expect("one is few");
		(signed(PROVIDER), Call::redeem { vouchers })
	};
	let mut cases = strangers();
	cases.extend([
		no(
			State,
			|deed| {
				let Call::redeem { vouchers } = &mut deed.1 else { panic!("vouchers are redeemed") };
				*vouchers = Default::default();
			},
			Error::NoVouchers,
		),
		no(Suspension, |_| Suspended::set(vec![PROVIDER]), Error::NotMember),
		// Each voucher is refused for itself.
		never(Expiry),
		never(Replay),
	]);
	(deed, cases)
}

fn close() -> Row {
	let deed = || (signed(PAYER), Call::close { meter: open() });
	let mut cases = strangers();
	cases.extend([
		no(Who, |deed| deed.0 = signed(THIRD), Error::NotSide),
		no(State, |_| close_for_good(), Error::Closed),
		no(Suspension, |_| Suspended::set(vec![PAYER]), Error::NotMember),
		// A meter has no end of its own.
		never(Expiry),
		no(Replay, |_| ask(), Error::AlreadyAsked),
		no(Replay, |deed| *of(deed) = id(PAYER, 9), Error::NotFound),
	]);
	(deed, cases)
}

fn collect() -> Row {
	let deed = || {
		let meter = open();
		ask();
		Now::set(NOON + 2 * HOUR);
		(signed(THIRD), Call::collect { meter })
	};
	let mut cases = strangers();
	cases.extend([
		no(State, |deed| *of(deed) = open_with(PAYER, 2, opening(OTHERS, OTHER_PROVIDER)), Error::NotAsked),
		no(Suspension, |_| Suspended::set(vec![THIRD]), Error::NotMember),
		no(Expiry, |_| Now::set(NOON + 2 * HOUR - 1), Error::TooEarly),
		no(Replay, |_| close_for_good(), Error::Closed),
		no(Replay, |deed| *of(deed) = id(PAYER, 9), Error::NotFound),
	]);
	(deed, cases)
}
