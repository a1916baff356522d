//! Cash legs: money that moves outside of the ledger, and a receipt that moves the rest.

use frame::testing_prelude::*;
use hefu_primitives::{
	InstructionId,
	settlement::{Book, Leg, What},
};

use crate::{Direction, Entry, Error, Event, State, Status, mock::*};

/// Alice gives Bob a thing, for money that he pays her elsewhere.
fn sale() -> [Leg; 2] {
	[gives(ALICE, BOB, 1), transfers(BOB, ALICE, 700, BANK)]
}

fn affirmed() -> InstructionId {
	let instruction = instruct(CAROL, 1, &sale());
	affirm(ALICE, instruction);
	affirm(BOB, instruction);
	System::reset_events();
	instruction
}

#[test]
fn a_receipt_settles() {
	test(|| {
		let instruction = affirmed();
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Affirming));
		assert_refused!(Settlement::execute(signed(BOB), instruction), Error::<Test>::NotAttested);
		assert_ok!(try_attest(BANK, instruction, 1, 7));
		assert_eq!((holder(1), state(instruction)), (party(BOB), State::Settled { at_ms: NOON }));
		// No claim has moved.
		assert_eq!((has(ALICE), has(BOB)), ((1_000, 0), (1_000, 0)));
		let entry = Entry {
			direction: Direction::Transferred,
			currency: CNY.currency,
			holder: party(ALICE),
			amount: 700,
			at_ms: NOON,
		};
		assert_eq!(Settlement::entry(member(BANK), reference(7)), Some(entry));
		let attested = Event::Attested { instruction, leg: 1, reference: reference(7) };
		assert_eq!(events(), [attested, Event::Settled { instruction }]);
	});
}

#[test]
fn each_cash_leg_has_a_receipt_of_its_own() {
	test(|| {
		let others = Book { bank: member(OTHER_BANK), ..CNY };
		assert_ok!(Settlement::open_book(RuntimeOrigin::root(), others, 2));
		let legs = [
			transfers(BOB, ALICE, 700, BANK),
			gives(ALICE, BOB, 1),
			transfers(BOB, CAROL, 5, OTHER_BANK),
			transfers(BOB, ALICE, 700, BANK),
		];
		let instruction = instruct(CAROL, 1, &legs);
		for who in [ALICE, BOB, CAROL] {
			affirm(who, instruction);
		}
		assert_ok!(try_attest(BANK, instruction, 3, 1));
		assert_noop!(try_attest(BANK, instruction, 3, 2), Error::<Test>::AlreadyAttested);
		assert_ok!(try_attest(BANK, instruction, 0, 2));
		assert_eq!(state(instruction), State::Open);
		assert_ok!(try_attest(OTHER_BANK, instruction, 2, 1));
		let receipts = Settlement::instruction(instruction).expect("it was made").receipts;
		assert_eq!(receipts.iter().map(|receipt| receipt.leg).collect::<Vec<_>>(), [0, 2, 3]);
		assert_eq!(state(instruction), State::Settled { at_ms: NOON });
	});
}

#[test]
fn a_bank_receipt_used_twice_is_refused() {
	test(|| {
		let first = affirmed();
		let again = instruct(CAROL, 2, &[transfers(BOB, ALICE, 700, BANK)]);
		affirm(ALICE, again);
		affirm(BOB, again);
		// One series for whatever a bank attests.
		assert_ok!(received(BANK, ALICE, 1, 6));
		assert_noop!(try_attest(BANK, first, 1, 6), Error::<Test>::ReferenceUsed);
		assert_ok!(try_attest(BANK, first, 1, 7));
		assert_noop!(try_attest(BANK, again, 0, 7), Error::<Test>::ReferenceUsed);
		assert_noop!(received(BANK, ALICE, 1, 7), Error::<Test>::ReferenceUsed);
		assert_noop!(paid(BANK, ALICE, 1, 7), Error::<Test>::ReferenceUsed);
		assert_ok!(try_attest(BANK, again, 0, 8));
	});
}

#[test]
fn the_payee_attesting_its_own_payment_is_refused() {
	test(|| {
		// Even one that is a bank: no instruction says so.
		let own = try_instruct(CAROL, 2, &[transfers(BOB, BANK, 1, BANK)]);
		assert_noop!(own, Error::<Test>::AttestorIsParty);
		// And nobody attests for the bank that it names.
		let instruction = affirmed();
		assert_noop!(try_attest(ALICE, instruction, 1, 7), Error::<Test>::NotAttestor);
	});
}

#[test]
fn the_payer_attesting_its_own_payment_is_refused() {
	test(|| {
		let own = try_instruct(CAROL, 2, &[transfers(BANK, BOB, 1, BANK)]);
		assert_noop!(own, Error::<Test>::AttestorIsParty);
		let instruction = affirmed();
		assert_noop!(try_attest(BOB, instruction, 1, 7), Error::<Test>::NotAttestor);
	});
}

#[test]
fn another_party_attesting_the_payment_is_refused() {
	test(|| {
		let seller = try_instruct(CAROL, 2, &[gives(BANK, BOB, 1), transfers(BOB, ALICE, 1, BANK)]);
		assert_noop!(seller, Error::<Test>::AttestorIsParty);
		let instruction = affirmed();
		for who in [CAROL, OTHER_BANK] {
			assert_noop!(try_attest(who, instruction, 1, 7), Error::<Test>::NotAttestor);
		}
	});
}

#[test]
fn a_sponsor_attesting_its_customers_or_party_keys_payment_is_refused() {
	test(|| {
		Sponsor::set(BANK);
		for own in [CUSTOMER, KEY] {
			let another = [gives(own, BOB, 3), transfers(BOB, ALICE, 1, BANK)];
			for legs in [&[transfers(own, BOB, 1, BANK)][..], &[transfers(BOB, own, 1, BANK)], &another] {
				assert_noop!(try_instruct(CAROL, 1, legs), Error::<Test>::AttestorIsParty);
			}
		}
		// Of a customer of somebody else's it is another's payment.
		Sponsor::set(ALICE);
		instruct(CAROL, 1, &[transfers(CUSTOMER, BOB, 1, BANK)]);
	});
}

#[test]
fn the_platform_attesting_a_payment_is_refused() {
	test(|| {
		let instruction = affirmed();
		Platforms::set(vec![BANK]);
		assert_noop!(try_instruct(CAROL, 2, &sale()), Error::<Test>::BankIsPlatform);
		// Nor one that has become a platform since.
		assert_noop!(try_attest(BANK, instruction, 1, 7), Error::<Test>::BankIsPlatform);
		Platforms::set(vec![]);
		NoBanks::set(vec![BANK]);
		assert_noop!(try_instruct(CAROL, 2, &sale()), Error::<Test>::NotBank);
		assert_noop!(try_attest(BANK, instruction, 1, 7), Error::<Test>::NotBank);
	});
}

#[test]
fn money_is_attested_once_all_have_affirmed_and_binds_until_the_expiry() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &sale());
		affirm(ALICE, instruction);
		assert_noop!(try_attest(BANK, instruction, 1, 7), Error::<Test>::NotAllAffirmed);
		affirm(BOB, instruction);
		assert_ok!(try_attest(BANK, instruction, 1, 7));
		assert_refused!(Settlement::withdraw(signed(ALICE), instruction), Error::<Test>::MoneyWasPaid);
		for who in [ALICE, CAROL] {
			assert_refused!(Settlement::reject(signed(who), instruction), Error::<Test>::MoneyWasPaid);
		}
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Waiting));
		Now::set(EXPIRY);
		assert_ok!(Settlement::withdraw(signed(ALICE), instruction));
		assert_ok!(Settlement::reject(signed(CAROL), instruction));
	});
}

#[test]
fn only_cash_legs_are_attested() {
	test(|| {
		let instruction = affirmed();
		for leg in [0, 2, u8::MAX] {
			assert_noop!(try_attest(BANK, instruction, leg, 7), Error::<Test>::NoCashLeg);
		}
		// In no book of the bank.
		let dollars = What::Cash { currency: usd().currency, amount: 1, attestor: member(BANK) };
		let elsewhere = [Leg { what: dollars, ..transfers(BOB, ALICE, 1, BANK) }];
		assert_noop!(try_instruct(CAROL, 2, &elsewhere), Error::<Test>::NoSuchBook);
		assert_noop!(try_instruct(CAROL, 2, &[transfers(BOB, ALICE, 1, CAROL)]), Error::<Test>::NoSuchBook);
		let nothing = [transfers(BOB, ALICE, 0, BANK)];
		assert_noop!(try_instruct(CAROL, 2, &nothing), Error::<Test>::ZeroAmount);
		Suspended::set(vec![BANK]);
		assert_noop!(try_instruct(CAROL, 2, &sale()), Error::<Test>::BankNotLive);
		assert_noop!(try_attest(BANK, instruction, 1, 7), Error::<Test>::NotMember);
	});
}

#[test]
fn a_leg_that_fails_leaves_the_receipt() {
	test(|| {
		let instruction = affirmed();
		Broken::set(Some(thing(1)));
		assert_ok!(try_attest(BANK, instruction, 1, 7));
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Ready));
		Broken::set(None);
		assert_ok!(Settlement::execute(signed(ALICE), instruction));
		assert_eq!(holder(1), party(BOB));
	});
}
