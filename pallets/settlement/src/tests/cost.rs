//! What calls weigh: before they are made that of the most they can do, afterwards of what they did.

use frame::{deps::frame_support::dispatch::GetDispatchInfo, testing_prelude::*};

use crate::{Call, MAX_LEGS, WeightInfo, mock::*};

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
fn weights_are_those_of_the_legs() {
	test(|| {
		type Weights = ();
		let trade = [gives(ALICE, BOB, 1), pays(BOB, ALICE, 7)];
		let instruction = instruct(CAROL, 1, &trade);
		let affirm = || Call::affirm { instruction };
		let execute = <Weights as WeightInfo>::execute;
		assert_eq!(declared(affirm()), most(Weights::affirm).saturating_add(most(execute)));
		assert_eq!(actual(affirm(), ALICE), of_two(Weights::affirm));
		Broken::set(Some(thing(1)));
		assert_eq!(actual(affirm(), BOB), of_two(Weights::affirm).saturating_add(of_two(execute)));
		Broken::set(None);
		assert_eq!(declared(Call::execute { instruction }), most(execute));
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
