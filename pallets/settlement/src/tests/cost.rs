//! What calls weigh: before they are made that of the most they can do, afterwards of what they did.

use frame::{deps::frame_support::dispatch::GetDispatchInfo, testing_prelude::*};
use hefu_primitives::{
	InstructionId,
	settlement::{Leg, LegKind, When},
};
use pallet_support::{Deposits, Instructions, Leg as _};

use crate::{Call, MAX_LEGS, MAX_PARTIES, WeightInfo, mock::*};

fn declared(call: Call<Test>) -> Weight {
	RuntimeCall::Settlement(call).get_dispatch_info().call_weight
}

/// What a successful call says that it weighed.
fn actual(call: Call<Test>, who: u64) -> Weight {
	let done = RuntimeCall::Settlement(call).dispatch(signed(who));
	done.expect("the call succeeds").actual_weight.expect("it says what it weighed")
}

/// Two legs of which one is a bill, which is heavier than a grant.
fn of_two(of: fn(u32) -> Weight) -> Weight {
	of(2).saturating_add(Weight::from_parts(2_000, 20))
}

fn most(of: fn(u32) -> Weight) -> Weight {
	of(MAX_LEGS).saturating_add(Weight::from_parts(32_000, 320))
}

#[test]
fn what_is_refused_early_is_not_charged_in_full() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, u128::MAX)]);
		let most = <() as WeightInfo>::reject(1).saturating_add(DbWeight::get().reads(1));
		let refused = |call: Call<Test>, who| {
			let refusal = RuntimeCall::Settlement(call).dispatch(signed(who)).expect_err("it is refused");
			refusal.post_info.actual_weight
		};
		let unknown = InstructionId([9; 32]);
		for call in [
			Call::affirm { instruction: unknown },
			Call::withdraw { instruction: unknown },
			Call::execute { instruction: unknown },
			Call::reject { instruction: unknown },
			Call::clear { instruction: unknown },
			Call::mediate { instruction: unknown, until_ms: None },
			Call::attest { instruction: unknown, leg: 0, reference: reference(1) },
		] {
			assert_eq!(refused(call, ALICE), Some(most));
		}
		assert_eq!(refused(Call::affirm { instruction }, STRANGER), Some(most));
		assert_eq!(refused(Call::affirm { instruction }, CAROL), Some(most));
		assert_eq!(refused(Call::execute { instruction }, BOB), Some(most));
		// Once legs were touched, all counts.
		assert_eq!(refused(Call::affirm { instruction }, BOB), None, "has no money");
	});
}

#[test]
fn weights_are_those_of_the_legs() {
	test(|| {
		type Weights = ();
		let trade = [gives(ALICE, BOB, 1), pays(BOB, ALICE, 7)];
		let instruction = instruct(CAROL, 1, &trade);
		let affirm = || Call::affirm { instruction };
		let execute = <Weights as WeightInfo>::execute;
		// Each party may be one whose sponsor is read too.
		let most_of_execution = most(execute).saturating_add(DbWeight::get().reads(MAX_PARTIES.into()));
		assert_eq!(declared(affirm()), most(Weights::affirm).saturating_add(most_of_execution));
		assert_eq!(actual(affirm(), ALICE), of_two(Weights::affirm));
		Broken::set(Some(thing(1)));
		assert_eq!(actual(affirm(), BOB), of_two(Weights::affirm).saturating_add(of_two(execute)));
		Broken::set(None);
		assert_eq!(declared(Call::execute { instruction }), most_of_execution);
		assert_eq!(actual(Call::execute { instruction }, BOB), of_two(execute));

		let other = instruct(CAROL, 2, &[gives(ALICE, BOB, 3), pays(BOB, ALICE, 7)]);
		self::affirm(ALICE, other);
		assert_eq!(declared(Call::withdraw { instruction: other }), most(Weights::withdraw));
		assert_eq!(actual(Call::withdraw { instruction: other }, ALICE), of_two(Weights::withdraw));
		assert_eq!(declared(Call::reject { instruction: other }), most(Weights::reject));
		assert_eq!(actual(Call::reject { instruction: other }, ALICE), of_two(Weights::reject));

		let last = instruct(CAROL, 3, &[gives(ALICE, BOB, 3), pays(BOB, ALICE, 7)]);
		Now::set(EXPIRY);
		assert_eq!(declared(Call::clear { instruction: last }), most(Weights::clear));
		assert_eq!(actual(Call::clear { instruction: last }, CAROL), of_two(Weights::clear));
	});
}

#[test]
fn of_customers_and_party_keys_their_sponsors_are_read_too() {
	test(|| {
		type Weights = ();
		let reads = |count| DbWeight::get().reads(count);
		let trade = [gives(ALICE, KEY, 3), pays(CUSTOMER, KEY, 7)];
		let instruct = |legs: &[Leg]| {
			let (nonce, legs, when) = ([1; 32], self::legs(legs), When::LastAffirmation);
			let mediators = mediators(&[]);
			declared(Call::instruct { nonce, legs, when, expires_ms: EXPIRY, about: None, mediators })
		};
		assert_eq!(instruct(&trade), Weights::instruct(2).saturating_add(reads(3)));
		assert_eq!(instruct(&[pays(ALICE, BOB, 7)]), Weights::instruct(1));
		let received = |who| {
			let (currency, holder, reference) = (CNY.currency, party(who), reference(9));
			declared(Call::received { currency, holder, amount: 7, reference })
		};
		assert_eq!(received(KEY), Weights::received().saturating_add(reads(1)));
		assert_eq!(received(ALICE), Weights::received());

		assert_ok!(self::received(BANK, CUSTOMER, 7, 1));
		let instruction = self::instruct(CAROL, 1, &trade);
		self::affirm(ALICE, instruction);
		self::affirm(CUSTOMER, instruction);
		Broken::set(Some(thing(3)));
		self::affirm(KEY, instruction);
		Broken::set(None);
		let execution = Weights::execute(2).saturating_add(Things::weight(thing(3).kind));
		assert_eq!(actual(Call::execute { instruction }, KEY), execution.saturating_add(reads(3)));
	});
}

#[test]
fn agreeing_and_attesting_weigh_what_they_lead_to() {
	test(|| {
		type Weights = ();
		let most_of_execution =
			most(Weights::execute).saturating_add(DbWeight::get().reads(MAX_PARTIES.into()));
		let legs = [gives(ALICE, BOB, 1), transfers(BOB, ALICE, 7, BANK)];
		let instruction = mediated(CAROL, 1, &legs, &[MEDIATOR]);
		let mediate = || Call::mediate { instruction, until_ms: Some(EXPIRY) };
		assert_eq!(declared(mediate()), Weights::mediate().saturating_add(most_of_execution));
		assert_eq!(actual(mediate(), MEDIATOR), Weights::mediate());
		affirm(ALICE, instruction);
		affirm(BOB, instruction);
		let attest = || Call::attest { instruction, leg: 1, reference: reference(1) };
		assert_eq!(declared(attest()), Weights::attest().saturating_add(most_of_execution));
		let executed = Weights::attest().saturating_add(of_two(Weights::execute));
		assert_eq!(actual(attest(), BANK), executed);
	});
}

#[test]
fn what_a_keeper_does_weighs_as_the_calls_do() {
	type Weights = ();
	let grants = Things::weight(LegKind::Grant).saturating_mul(2);
	let parties = DbWeight::get().reads(10);
	let weight = <Settlement as Instructions>::weight(3, 2);
	for part in
		[Weights::instruct(5).saturating_add(Weights::affirm(5)), Weights::execute(5), Weights::reject(5)]
	{
		assert!(part.saturating_add(grants).saturating_add(parties).all_lte(weight));
	}
	for part in [Weights::deposit(), Weights::give_back(), Weights::redeem()] {
		assert!(part.all_lte(<Settlement as Deposits>::weight()));
	}
}
