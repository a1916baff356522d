use frame::testing_prelude::*;
use hefu_primitives::{CustomerId, Party, PartyId, member::Scope};
use pallet_support::{Actor, MemberInspect, PartyInspect, genesis_hash};

use crate::{Error, Event, Key, Subject, mock::*};

const KEY: u64 = 60;
const BILL: [u8; 32] = [5; 32];
const OTHER_BILL: [u8; 32] = [6; 32];

/// The party of an account of these tests: its eight bytes, and zeros.
fn party(account: u64) -> PartyId {
	let mut id = PartyId([0; 32]);
	id.0[..8].copy_from_slice(&account.to_le_bytes());
	id
}

fn add(signer: u64, account: u64) -> DispatchResult {
	let sponsor = Members::key(signer).map(|key| key.subject());
	let sponsor = match sponsor {
		Some(Subject::Member(member)) => member,
		_ => id(ALICE),
	};
	Members::add_party_key(signed(signer), account, BILL, [9; 32], consent(account, sponsor, BILL, [9; 32]))
}

#[test]
fn a_member_sponsors_a_party_key() {
	execute(|| {
		assert_ok!(add(operator(ALICE), KEY));
		let (sponsor, key) = (id(ALICE), party(KEY));
		System::assert_last_event(
			Event::PartyKeyAdded { sponsor, key, object: BILL, commitment: [9; 32] }.into(),
		);
		let recorded = Key::Party { sponsor, object: BILL, commitment: [9; 32] };
		assert_eq!(recorded.subject(), Subject::PartyKey(sponsor));
		assert_eq!(Members::key(KEY), Some(recorded));
		assert_eq!(System::providers(&KEY), 1);
		let member = Members::member(sponsor).unwrap();
		assert_eq!((member.party_keys, member.retired_party_keys), (1, 0));
		assert_eq!((member.operators, member.customers), (1, 0));
	});
}

#[test]
fn a_party_key_acts_for_a_party_and_no_member() {
	execute(|| {
		assert_ok!(add(ALICE, KEY));
		assert_eq!(Members::actor(&KEY), Some(Actor::Key { key: party(KEY), sponsor: id(ALICE) }));
		assert_eq!(Members::party(&KEY), Some(Party::Key(party(KEY))));
		assert_eq!(<Members as MemberInspect<u64>>::member(&KEY), None);
		// Nor does it do what a member's keys do.
		assert_noop!(add(KEY, 61), Error::<Test>::NotOperator);
		assert_noop!(Members::set_sealing_key(signed(KEY), None), Error::<Test>::NotOperator);
		assert_noop!(
			Members::sponsor(signed(KEY), [0; 32], [0; 32], 61, calls(&[])),
			Error::<Test>::NotOperator
		);
		assert_noop!(Members::rotate_owner(signed(KEY), 61), Error::<Test>::NotOwner);
	});
}

#[test]
fn who_sponsors_a_party_key_is_behind_it_for_ever() {
	execute(|| {
		let behind = |key| <Members as PartyInspect<u64>>::member_behind(&Party::Key(party(key)));
		assert_eq!(behind(KEY), None);
		assert_ok!(add(ALICE, KEY));
		suspend(ALICE);
		assert_eq!(behind(KEY), Some(id(ALICE)));
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_ok!(Members::retire_party_key(signed(KEY)));
		assert_eq!(behind(KEY), Some(id(ALICE)));
		// A member's own key is no party's.
		assert_eq!(behind(BOB), None);
	});
}

#[test]
fn only_owners_and_operators_of_live_members_sponsor_party_keys() {
	execute(|| {
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [9; 32], 62, Scope::All));
		for key in [governance(ALICE), 62, STRANGER] {
			assert_noop!(add(key, KEY), Error::<Test>::NotOperator);
		}
		suspend(ALICE);
		assert_noop!(add(ALICE, KEY), Error::<Test>::NotOperator);
		assert_noop!(add(operator(ALICE), KEY), Error::<Test>::NotOperator);
		let said = consent(KEY, id(ALICE), BILL, [9; 32]);
		assert_noop!(Members::add_party_key(RuntimeOrigin::root(), KEY, BILL, [9; 32], said), BadOrigin);
	});
}

#[test]
fn the_key_that_signs_covers_the_party_scope() {
	execute(|| {
		let scope = |scope| Members::set_scope(signed(ALICE), operator(ALICE), scope);
		for narrow in [calls(&[(1, None)]), calls(&[(0, None), (1, Some(16))]), calls(&[(0, Some(0))])] {
			assert_ok!(scope(narrow));
			assert_noop!(add(operator(ALICE), KEY), Error::<Test>::ScopeTooWide);
		}
		assert_ok!(scope(calls(&[(0, None), (1, None)])));
		assert_ok!(add(operator(ALICE), KEY));
	});
}

#[test]
fn a_party_key_is_nobodys_before_and_after() {
	execute(|| {
		for taken in [BOB, governance(ALICE), operator(BOB)] {
			assert_noop!(add(ALICE, taken), Error::<Test>::KeyInUse);
		}
		assert_ok!(add(ALICE, KEY));
		assert_noop!(add(ALICE, KEY), Error::<Test>::KeyInUse);
		assert_noop!(add(BOB, KEY), Error::<Test>::KeyInUse);
		assert_noop!(Members::add_operator(signed(ALICE), KEY, Scope::All), Error::<Test>::KeyInUse);
		assert_ok!(Members::retire_party_key(signed(KEY)));
		assert_noop!(add(ALICE, KEY), Error::<Test>::KeyRemoved);
		assert_noop!(add(BOB, KEY), Error::<Test>::KeyRemoved);
		assert_noop!(Members::rotate_owner(signed(ALICE), KEY), Error::<Test>::KeyRemoved);
	});
}

/// Whoever sees a key on its way cannot have it recorded as theirs.
#[test]
fn a_party_key_consents() {
	execute(|| {
		let good = consent(KEY, id(ALICE), BILL, [9; 32]);
		let others = [
			Said { key: 61, ..good.clone() },
			consent(KEY, id(BOB), BILL, [9; 32]),
			consent(KEY, id(ALICE), OTHER_BILL, [9; 32]),
			consent(KEY, id(ALICE), BILL, [8; 32]),
			Said { message: good.message[1..].to_vec(), ..good.clone() },
		];
		for said in others {
			assert_noop!(
				Members::add_party_key(signed(ALICE), KEY, BILL, [9; 32], said),
				Error::<Test>::NoConsent
			);
		}
		let stolen = Members::add_party_key(signed(BOB), KEY, BILL, [9; 32], good.clone());
		assert_noop!(stolen, Error::<Test>::NoConsent);
		assert_ok!(Members::add_party_key(signed(ALICE), KEY, BILL, [9; 32], good));
	});
}

#[test]
fn a_signature_that_takes_long_is_weighed() {
	execute(|| {
		let said = consent(KEY, id(ALICE), BILL, [9; 32]);
		let slow = Said { slow: true, ..said.clone() };
		let weight = |said| {
			let call = crate::Call::<Test>::add_party_key {
				key: KEY,
				object: BILL,
				commitment: [9; 32],
				signature: said,
			};
			call.get_dispatch_info().call_weight
		};
		assert_eq!(weight(slow), weight(said).saturating_add(<() as crate::WeightInfo>::sm2_signature()));
	});
}

#[test]
fn party_keys_are_bounded() {
	execute(|| {
		assert_ok!(add(ALICE, 60));
		assert_ok!(add(ALICE, 61));
		assert_noop!(add(ALICE, 62), Error::<Test>::TooManyPartyKeys);
		// By their sponsor, not in all.
		assert_ok!(add(BOB, 62));
		assert_ok!(Members::retire_party_key(signed(60)));
		assert_ok!(add(ALICE, 63));
		// Governance lowers the bound: those that are there stay.
		MaxPartyKeys::set(1);
		assert!(Members::actor(&61).is_some() && Members::actor(&63).is_some());
		assert_noop!(add(ALICE, 64), Error::<Test>::TooManyPartyKeys);
		MaxPartyKeys::set(2);
	});
}

#[test]
fn retired_party_keys_are_bounded_and_retiring_is_not() {
	execute(|| {
		let counts = || {
			let member = Members::member(id(ALICE)).unwrap();
			(member.party_keys, member.retired_party_keys, member.removed_keys)
		};
		MaxRetiredPartyKeys::set(1);
		assert_ok!(add(ALICE, 60));
		assert_ok!(add(ALICE, 61));
		assert_ok!(Members::retire_party_key(signed(60)));
		assert_noop!(add(ALICE, 62), Error::<Test>::TooManyRetiredPartyKeys);
		assert_ok!(Members::retire_party_key(signed(61)));
		// They are none of the member's own keys.
		assert_eq!(counts(), (0, 2, 0));
		MaxRetiredPartyKeys::set(3);
		assert_ok!(add(ALICE, 62));
		assert_eq!(counts(), (1, 2, 0));
	});
}

#[test]
fn a_party_key_ends_itself() {
	execute(|| {
		assert_ok!(add(ALICE, KEY));
		System::inc_account_nonce(KEY);
		assert_ok!(Members::retire_party_key(signed(KEY)));
		System::assert_last_event(Event::PartyKeyRetired { sponsor: id(ALICE), key: party(KEY) }.into());
		let tombstone = Key::Removed { subject: Subject::PartyKey(id(ALICE)) };
		assert_eq!(Members::key(KEY), Some(tombstone));
		assert_eq!((System::providers(&KEY), System::account_nonce(KEY)), (1, 1));
		assert_eq!(Members::actor(&KEY), None);
		assert_noop!(Members::retire_party_key(signed(KEY)), Error::<Test>::NotPartyKey);
	});
}

#[test]
fn nobody_else_ends_a_party_key() {
	execute(|| {
		assert_ok!(add(ALICE, KEY));
		for other in [ALICE, operator(ALICE), governance(ALICE), BOB, STRANGER] {
			assert_noop!(Members::retire_party_key(signed(other)), Error::<Test>::NotPartyKey);
		}
		assert_noop!(Members::retire_party_key(RuntimeOrigin::root()), BadOrigin);
		assert_noop!(Members::remove_operator(signed(ALICE), KEY), Error::<Test>::NotOperatorKey);
		assert_noop!(Members::set_scope(signed(ALICE), KEY, Scope::All), Error::<Test>::NotOperatorKey);
		// While its sponsor is suspended it does not act, and stays.
		suspend(ALICE);
		assert_noop!(Members::retire_party_key(signed(KEY)), Error::<Test>::NotPartyKey);
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert!(Members::actor(&KEY).is_some());
	});
}

#[test]
fn parties_take_part_while_those_who_answer_for_them_do() {
	execute(|| {
		let customer = CustomerId::derive(&genesis_hash::<Test>(), &id(ALICE), &[0; 32]);
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [9; 32], 62, Scope::All));
		assert_ok!(add(ALICE, KEY));
		let parties = [Party::Member(id(ALICE)), Party::Customer(customer), Party::Key(party(KEY))];
		assert_eq!(parties.map(|party| Members::takes_part(&party)), [true; 3]);
		assert_eq!([ALICE, 62, KEY].map(|key| Members::party(&key)), parties.map(Some));
		assert_ok!(Members::suspend_customer(signed(ALICE), customer));
		assert!(!Members::takes_part(&parties[1]));
		assert_ok!(Members::reinstate_customer(signed(ALICE), customer));
		suspend(ALICE);
		assert_eq!(parties.map(|party| Members::takes_part(&party)), [false; 3]);
		assert_eq!([ALICE, 62, KEY].map(|key| Members::party(&key)), [None; 3]);
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_ok!(Members::retire_party_key(signed(KEY)));
		assert_eq!(parties.map(|party| Members::takes_part(&party)), [true, true, false]);
		let nobody = [
			Party::Member(id(40)),
			Party::Customer(CustomerId([1; 32])),
			Party::Key(party(STRANGER)),
			// An account that has a key, and no party's.
			Party::Key(party(ALICE)),
		];
		assert_eq!(nobody.map(|party| Members::takes_part(&party)), [false; 4]);
	});
}

#[test]
fn a_party_key_is_for_one_object() {
	execute(|| {
		assert_ok!(add(ALICE, KEY));
		assert_eq!(Members::object_of(&party(KEY)), Some(BILL));
		assert_eq!(Members::object_of(&party(ALICE)), None);
		// The account's bytes and nothing else.
		let mut longer = party(KEY);
		longer.0[31] = 1;
		assert_eq!(Members::object_of(&longer), None);
		let key = Party::Key(party(KEY));
		assert!(Members::takes_part_in(&key, &BILL) && !Members::takes_part_in(&key, &OTHER_BILL));
		assert!(Members::takes_part_in(&Party::Member(id(ALICE)), &OTHER_BILL));
		// While its sponsor is suspended the key is for its object still.
		suspend(ALICE);
		assert_eq!(Members::object_of(&party(KEY)), Some(BILL));
		assert!(!Members::takes_part_in(&key, &BILL));
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_ok!(Members::retire_party_key(signed(KEY)));
		assert_eq!(Members::object_of(&party(KEY)), None);
	});
}

#[test]
fn keys_are_encoded_as_ever() {
	let (member, customer, scope) = (id(ALICE), CustomerId([2; 32]), Scope::All);
	let keys = [
		(Key::Owner { member }, vec![0], member.encode()),
		(Key::Governance { member }, vec![1], member.encode()),
		(Key::Operator { member, scope: scope.clone() }, vec![2], (member, 0u8).encode()),
		(Key::Customer { customer, scope }, vec![3], (customer, 0u8).encode()),
		(Key::Removed { subject: Subject::Member(member) }, vec![4, 0], member.encode()),
		(Key::Removed { subject: Subject::Customer(customer) }, vec![4, 1], customer.encode()),
		(Key::Removed { subject: Subject::PartyKey(member) }, vec![4, 2], member.encode()),
		(
			Key::Party { sponsor: member, object: BILL, commitment: [9; 32] },
			vec![5],
			(member, BILL, [9u8; 32]).encode(),
		),
	];
	for (key, kind, rest) in keys {
		assert_eq!(key.encode(), [kind, rest].concat());
	}
}
