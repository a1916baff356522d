//! Who makes which call: everybody who takes no part, or not in this way, is refused with its own error, and nothing changes.

use frame::testing_prelude::*;
use hefu_primitives::{
	InstructionId,
	settlement::{Currency, When},
};

use crate::{Call, Error, mock::*};

/// Every call but the council's, with who can make it of what is prepared below.
fn calls(affirmed: InstructionId, waiting: InstructionId, lapsed: InstructionId) -> Vec<(u64, Call<Test>)> {
	let (holder, amount) = (party(CUSTOMER), 5);
	let (currency, nonce, about) = (Currency::CNY, [9; 32], None);
	let legs = legs(&[pays(ALICE, BOB, 1)]);
	let when = When::LastAffirmation;
	vec![
		(BANK, Call::received { currency, holder, amount, reference: reference(7) }),
		(BANK, Call::paid { currency, holder, amount, reference: reference(8) }),
		(CAROL, Call::instruct { nonce, legs, when, expires_ms: Now::get() + 1, about }),
		(BOB, Call::affirm { instruction: waiting }),
		(CUSTOMER, Call::withdraw { instruction: waiting }),
		(KEY, Call::execute { instruction: affirmed }),
		(KEY, Call::reject { instruction: affirmed }),
		(CAROL, Call::clear { instruction: lapsed }),
	]
}

/// An instruction that can be executed, one that waits for an affirmation, and one that has lapsed.
fn prepared() -> Vec<(u64, Call<Test>)> {
	assert_ok!(received(BANK, CUSTOMER, 100, 1));
	let lapsed = instruct(CAROL, 1, &[pays(ALICE, BOB, 1)]);
	Now::set(EXPIRY);
	let expires_ms = EXPIRY + 1_000;
	let later = |nonce, legs| {
		let when = When::From(EXPIRY + 1);
		assert_ok!(Settlement::instruct(signed(CAROL), [nonce; 32], legs, when, expires_ms, None));
		id(CAROL, nonce)
	};
	let affirmed = later(2, legs(&[gives(ALICE, KEY, 3)]));
	affirm(ALICE, affirmed);
	affirm(KEY, affirmed);
	let waiting = later(3, legs(&[pays(CUSTOMER, BOB, 1)]));
	affirm(CUSTOMER, waiting);
	Now::set(EXPIRY + 1);
	calls(affirmed, waiting, lapsed)
}

fn dispatch(who: u64, call: Call<Test>) -> DispatchResult {
	RuntimeCall::Settlement(call).dispatch(signed(who)).map(|_| ()).map_err(|failed| failed.error)
}

/// For members alone are the banks' calls, making instructions and clearing them; the others are for all parties.
fn refusal(call: &Call<Test>) -> Error<Test> {
	match call {
		Call::affirm { .. } | Call::withdraw { .. } | Call::execute { .. } | Call::reject { .. } => {
			Error::NotAdmitted
		}
		_ => Error::NotMember,
	}
}

/// Each of them does it if nothing stands in the way: so what is refused below is refused for its caller alone.
#[test]
fn each_call_is_made_by_who_can() {
	for place in 0..8 {
		test(|| {
			let (who, call) = prepared().swap_remove(place);
			assert_eq!(dispatch(who, call.clone()), Ok(()), "{call:?}");
		});
	}
}

#[test]
fn who_is_suspended_makes_no_call() {
	test(|| {
		let calls = prepared();
		for (who, call) in &calls {
			// Of the customer and the key their sponsor is.
			Suspended::set(vec![if *who < CUSTOMER { *who } else { ALICE }]);
			assert_noop!(dispatch(*who, call.clone()), refusal(call));
		}
		// A customer can be suspended for itself.
		Suspended::set(vec![CUSTOMER]);
		for (_, call) in calls {
			assert_noop!(dispatch(CUSTOMER, call.clone()), refusal(&call));
		}
		Suspended::set(vec![]);
	});
}

#[test]
fn strangers_and_those_without_a_key_make_no_call() {
	test(|| {
		for (_, call) in prepared() {
			assert_noop!(dispatch(STRANGER, call.clone()), refusal(&call));
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				let refused = RuntimeCall::Settlement(call.clone()).dispatch(origin);
				assert_noop!(refused.map(|_| ()).map_err(|failed| failed.error), BadOrigin);
			}
		}
	});
}

#[test]
fn what_is_for_members_is_for_no_customer_and_no_key() {
	test(|| {
		for (_, call) in prepared().into_iter().filter(|(_, call)| refusal(call) == Error::NotMember) {
			for who in [CUSTOMER, KEY] {
				assert_noop!(dispatch(who, call.clone()), Error::<Test>::NotMember);
			}
		}
	});
}

/// What one may do about one instruction, one may not about another, or about one that was never made.
#[test]
fn nothing_is_replayed_on_another_instruction() {
	test(|| {
		let calls = prepared();
		let other = {
			let expires_ms = Now::get() + 1_000;
			let legs = legs(&[pays(ALICE, BOB, 1)]);
			let when = When::LastAffirmation;
			assert_ok!(Settlement::instruct(signed(ALICE), [7; 32], legs, when, expires_ms, None));
			id(ALICE, 7)
		};
		for (who, call) in calls {
			for (instruction, error) in [(other, Error::<Test>::NotParty), (id(BOB, 99), Error::NotFound)] {
				let (call, error) = match &call {
					Call::affirm { .. } => (Call::affirm { instruction }, error),
					Call::withdraw { .. } => (Call::withdraw { instruction }, error),
					Call::execute { .. } => (Call::execute { instruction }, error),
					Call::reject { .. } => (Call::reject { instruction }, error),
					Call::clear { .. } if instruction == other => {
						(Call::clear { instruction }, Error::NotExpired)
					}
					Call::clear { .. } => (Call::clear { instruction }, error),
					_ => continue,
				};
				// Bob is a party of the other one; the customer and the key are not.
				let who = if who == BOB { CUSTOMER } else { who };
				assert_noop!(dispatch(who, call), error);
			}
		}
	});
}

/// A suspended bank neither attests nor pays; and of money that is locked nothing is paid out.
#[test]
fn a_bank_pays_out_what_is_free() {
	test(|| {
		let calls = prepared();
		assert_eq!(has(CUSTOMER), (99, 1));
		assert_noop!(paid(BANK, CUSTOMER, 100, 5), Error::<Test>::InsufficientFunds);
		assert_ok!(paid(BANK, CUSTOMER, 99, 5));
		assert_noop!(paid(BANK, CUSTOMER, 1, 6), Error::<Test>::InsufficientFunds);
		assert_eq!(calls.len(), 8);
	});
}
