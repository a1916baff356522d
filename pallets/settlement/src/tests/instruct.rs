//! Making instructions.

use frame::testing_prelude::*;
use hefu_primitives::settlement::{Book, Leg, What, When};

use crate::{
	Error, Event, Instruction, MAX_LEGS, OpenCount, Parties, Receipts, Side, State, Status, mediators_of,
	mock::*,
};

fn parties(parties: &[u64]) -> Parties {
	let side = |who: &u64| Side { party: party(*who), affirmed: false };
	parties.iter().map(side).collect::<Vec<_>>().try_into().expect("few")
}

#[test]
fn any_member_arranges_a_trade_of_others() {
	test(|| {
		let legs = legs(&[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]);
		let when = When::From(NOON + 1);
		let about = Some([7; 32]);
		// In whatever order they are named.
		let named = mediators(&[OTHER_MEDIATOR, MEDIATOR]);
		let (moved, asked) = (legs.clone(), named.clone());
		assert_ok!(Settlement::instruct(signed(CAROL), [1; 32], moved, when, EXPIRY, about, asked));
		let instruction = id(CAROL, 1);
		let expected = Instruction {
			creator: member(CAROL),
			legs: legs.clone(),
			when,
			expires_ms: Some(EXPIRY),
			about,
			parties: parties(&[ALICE, BOB]),
			mediators: mediators_of(&mediators(&[MEDIATOR, OTHER_MEDIATOR])),
			receipts: Receipts::new(),
			state: State::Open,
		};
		assert_eq!(Settlement::instruction(instruction), Some(expected));
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Affirming));
		assert_eq!(Settlement::status(id(CAROL, 2), NOON), None);
		assert_eq!(OpenCount::<Test>::get(member(CAROL)), 1);
		// It binds nobody.
		assert_eq!((has(ALICE), has(BOB)), ((1_000, 0), (1_000, 0)));
		assert_eq!(
			events(),
			[Event::Instructed {
				instruction,
				creator: member(CAROL),
				legs,
				when,
				expires_ms: Some(EXPIRY),
				about,
				mediators: named,
			}]
		);
	});
}

#[test]
fn only_members_do() {
	test(|| {
		Suspended::set(vec![CAROL]);
		for who in [CUSTOMER, KEY, STRANGER, CAROL] {
			assert_noop!(try_instruct(who, 1, &[pays(ALICE, BOB, 1)]), Error::<Test>::NotMember);
		}
		let legs = || legs(&[pays(ALICE, BOB, 1)]);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let (when, nobody) = (When::LastAffirmation, mediators(&[]));
			let call = Settlement::instruct(origin, [1; 32], legs(), when, EXPIRY, None, nobody);
			assert_noop!(call, BadOrigin);
		}
	});
}

#[test]
fn a_nonce_serves_once_for_each_member() {
	test(|| {
		let first = instruct(ALICE, 1, &[pays(ALICE, BOB, 1)]);
		assert_noop!(try_instruct(ALICE, 1, &[pays(ALICE, BOB, 2)]), Error::<Test>::AlreadyExists);
		assert_ne!(instruct(BOB, 1, &[pays(ALICE, BOB, 1)]), first);
		// An id is not free again when the instruction is over.
		assert_ok!(Settlement::reject(signed(ALICE), first));
		assert_noop!(try_instruct(ALICE, 1, &[pays(ALICE, BOB, 1)]), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn open_instructions_are_limited() {
	test(|| {
		MaxOpenPerMember::set(1);
		let first = instruct(ALICE, 1, &[pays(ALICE, BOB, 1)]);
		assert_noop!(try_instruct(ALICE, 2, &[pays(ALICE, BOB, 1)]), Error::<Test>::TooManyOpen);
		instruct(BOB, 2, &[pays(ALICE, BOB, 1)]);
		assert_ok!(Settlement::reject(signed(BOB), first));
		instruct(ALICE, 2, &[pays(ALICE, BOB, 1)]);
	});
}

#[test]
fn legs_are_checked() {
	test(|| {
		let closed = Book { bank: member(BANK), currency: usd().currency };
		let in_closed = Leg { what: What::Claim { book: closed, amount: 1 }, ..pays(ALICE, BOB, 1) };
		let cases: [(&[Leg], Error<Test>); 8] = [
			(&[], Error::NoLegs),
			(&[pays(ALICE, ALICE, 1)], Error::LegToItself),
			(&[gives(ALICE, ALICE, 1)], Error::LegToItself),
			(&[in_closed], Error::NoSuchBook),
			(&[pays(ALICE, BOB, 1), pays(ALICE, BOB, 0)], Error::ZeroAmount),
			(&[pays(ALICE, BANK, 1)], Error::BankIsParty),
			(&[pays(BANK, ALICE, 1)], Error::BankIsParty),
			(&[gives(ALICE, BOB, 1), gives(BOB, CAROL, 1)], Error::DuplicateThing),
		];
		for (legs, error) in cases {
			assert_noop!(try_instruct(CAROL, 1, legs), DispatchError::from(error));
		}
		// A bank can take part in what is not about its own claims.
		instruct(CAROL, 1, &[pays(ALICE, OTHER_BANK, 1), gives(ALICE, BANK, 1)]);
	});
}

#[test]
fn all_must_take_part() {
	test(|| {
		for who in [ALICE, BOB] {
			Suspended::set(vec![who]);
			assert_noop!(try_instruct(CAROL, 1, &[pays(ALICE, BOB, 1)]), Error::<Test>::PartyNotLive);
			assert_noop!(try_instruct(CAROL, 1, &[gives(ALICE, BOB, 1)]), Error::<Test>::PartyNotLive);
		}
		Suspended::set(vec![ALICE]);
		for who in [CUSTOMER, KEY] {
			assert_noop!(try_instruct(CAROL, 1, &[gives(BOB, who, 3)]), Error::<Test>::PartyNotLive);
		}
		Suspended::set(vec![CUSTOMER]);
		assert_noop!(try_instruct(CAROL, 1, &[gives(BOB, CUSTOMER, 3)]), Error::<Test>::PartyNotLive);
		Suspended::set(vec![BANK]);
		assert_noop!(try_instruct(CAROL, 1, &[pays(ALICE, BOB, 1)]), Error::<Test>::BankNotLive);
		instruct(CAROL, 1, &[gives(ALICE, BOB, 1)]);
	});
}

#[test]
fn a_party_key_stays_with_its_object() {
	test(|| {
		let other = DispatchError::from(Error::<Test>::KeyOfOtherObject);
		// Claims alone, in which the key gives or gets, or another thing.
		assert_noop!(try_instruct(CAROL, 1, &[pays(BOB, KEY, 1)]), other);
		assert_noop!(try_instruct(CAROL, 1, &[pays(KEY, BOB, 1)]), other);
		assert_noop!(try_instruct(CAROL, 1, &[gives(KEY, BOB, 5)]), other);
		assert_noop!(try_instruct(CAROL, 1, &[gives(ALICE, KEY, 5), pays(KEY, ALICE, 1)]), other);
		// Each key has an object of its own.
		assert_noop!(try_instruct(CAROL, 1, &[gives(KEY, OTHER_KEY, 3)]), other);
		instruct(CAROL, 1, &[gives(ALICE, KEY, 3), pays(KEY, ALICE, 1)]);
		instruct(CAROL, 2, &[gives(ALICE, KEY, 3), gives(ALICE, OTHER_KEY, 5), pays(OTHER_KEY, KEY, 1)]);
		// An instruction that names the object is about it too.
		let about = |number, nonce| {
			let legs = legs(&[pays(KEY, BOB, 1)]);
			let (about, when, nobody) = (Some(thing(number).id), When::LastAffirmation, mediators(&[]));
			Settlement::instruct(signed(CAROL), [nonce; 32], legs, when, EXPIRY, about, nobody)
		};
		assert_noop!(about(5, 3), other);
		assert_ok!(about(3, 3));
		// A key that nobody made takes no part in anything.
		assert_noop!(try_instruct(CAROL, 4, &[gives(ALICE, STRANGER, 3)]), Error::<Test>::PartyNotLive);
	});
}

#[test]
fn an_instruction_has_time_to_be_executed() {
	test(|| {
		let make = |when, expires_ms| {
			let (legs, nobody) = (legs(&[pays(ALICE, BOB, 1)]), mediators(&[]));
			Settlement::instruct(signed(CAROL), [1; 32], legs, when, expires_ms, None, nobody)
		};
		assert_noop!(make(When::LastAffirmation, NOON), Error::<Test>::InvalidExpiry);
		assert_noop!(make(When::From(NOON + 9), NOON + 9), Error::<Test>::InvalidExpiry);
		assert_noop!(make(When::From(0), NOON), Error::<Test>::InvalidExpiry);
		// What is locked for it must not stay so for ever.
		let most = NOON + MaxInstructionMs::get();
		assert_noop!(make(When::LastAffirmation, most + 1), Error::<Test>::InvalidExpiry);
		assert_noop!(make(When::LastAffirmation, u64::MAX), Error::<Test>::InvalidExpiry);
		// What does not lapse has a keeper, which is no member.
		assert_noop!(make(When::Kept, NOON + 10), Error::<Test>::Kept);
		assert_ok!(make(When::From(NOON + 9), NOON + 10));
	});
}

#[test]
fn as_many_legs_as_fit() {
	test(|| {
		let all = vec![pays(ALICE, BOB, 1); MAX_LEGS as usize];
		let instruction = instruct(CAROL, 1, &all);
		affirm(ALICE, instruction);
		assert_eq!(has(ALICE), (984, 16));
		affirm(BOB, instruction);
		assert_eq!((has(ALICE), has(BOB)), ((984, 0), (1_016, 0)));
	});
}
