//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::member::Scope;

use crate::{
	Allowance, Bucket, Council, Customers, Key, Keys, MemberOf, SealingKeys, SeatsOf, Subject, Usage, mock::*,
};

/// The error that names the invariant which `damage` breaks.
fn broken(damage: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [0; 32], 60, Scope::All));
		for key in [61, 62] {
			let said = consent(key, id(ALICE), [1; 32], [2; 32]);
			assert_ok!(Members::add_party_key(signed(ALICE), key, [1; 32], [2; 32], said));
		}
		assert_ok!(Members::retire_party_key(signed(62)));
		assert_ok!(Members::do_try_state());
		damage();
		Members::do_try_state().unwrap_err()
	})
}

fn change(owner: u64, change: impl FnOnce(&mut MemberOf<Test>)) {
	crate::Members::<Test>::mutate(id(owner), |member| change(member.as_mut().unwrap()));
}

#[test]
fn p1_ids_and_profiles() {
	let wrong_id = broken(|| change(ALICE, |member| member.code = code(40)));
	assert_eq!(wrong_id, "P1: a member's id is not that of its code".into());
	let wrong_name = broken(|| change(ALICE, |member| member.profile.name = Default::default()));
	assert_eq!(wrong_name, "P1: a member's profile is not valid".into());
}

#[test]
fn p2_indispensable_keys() {
	let owner = broken(|| change(ALICE, |member| member.owner = BOB));
	assert_eq!(owner, "P2: a member's owner key is not recorded as such".into());
	let governance = broken(|| change(ALICE, |member| member.governance = STRANGER));
	assert_eq!(governance, "P2: a member's governance key is not recorded as such".into());
}

#[test]
fn p3_keys_fit_their_subjects() {
	let second_owner = broken(|| {
		System::inc_providers(&50);
		Keys::<Test>::insert(50, Key::Owner { member: id(ALICE) });
	});
	assert_eq!(second_owner, "P3: a key does not fit its subject".into());
	let nobodys = || Key::Party { sponsor: id(40), object: [1; 32], commitment: [2; 32] };
	for key in [nobodys(), Key::Removed { subject: nobodys().subject() }] {
		let unsponsored = broken(|| {
			System::inc_providers(&50);
			Keys::<Test>::insert(50, key);
		});
		assert_eq!(unsponsored, "P3: a key does not fit its subject".into());
	}
}

#[test]
fn p4_counts_of_operators() {
	let miscounted = broken(|| change(ALICE, |member| member.operators += 1));
	assert_eq!(miscounted, "P4: a member's count of operator keys is wrong".into());
}

#[test]
fn p4_counts_of_removed_keys() {
	let tombstone = |account: u64, subject: Subject| {
		System::inc_providers(&account);
		Keys::<Test>::insert(account, Key::Removed { subject });
	};
	let of_member = broken(|| change(ALICE, |member| member.removed_keys = 1));
	assert_eq!(of_member, "P4: a member's count of removed keys is wrong".into());
	let members = broken(|| {
		(70..75).for_each(|account| tombstone(account, Subject::Member(id(ALICE))));
		change(ALICE, |member| member.removed_keys = 5);
	});
	assert_eq!(members, "P4: too many keys of a member were removed".into());
	let customer = || Customers::<Test>::iter_keys().next().unwrap();
	let of_customer = broken(|| tombstone(70, Subject::Customer(customer())));
	assert_eq!(of_customer, "P4: a customer's count of removed keys is wrong".into());
	let customers = broken(|| {
		(70..74).for_each(|account| tombstone(account, Subject::Customer(customer())));
		Customers::<Test>::mutate(customer(), |customer| customer.as_mut().unwrap().removed_keys = 4);
	});
	assert_eq!(customers, "P4: too many keys of a customer were removed".into());
}

#[test]
fn p5_providers() {
	let forgotten = broken(|| {
		assert_ok!(System::dec_providers(&operator(ALICE)));
	});
	assert_eq!(forgotten, "P5: a key has no provider".into());
}

#[test]
fn p6_customers() {
	let miscounted = broken(|| change(ALICE, |member| member.customers = 0));
	assert_eq!(miscounted, "P6: a member's count of customers is wrong".into());
	let keyless = broken(|| {
		let customer = Customers::<Test>::iter_keys().next().unwrap();
		Customers::<Test>::mutate(customer, |customer| customer.as_mut().unwrap().key = STRANGER);
		Keys::<Test>::remove(60);
	});
	assert_eq!(keyless, "P6: a customer's key is not recorded as such".into());
}

#[test]
fn p7_seats() {
	let seat_of_nobody = broken(|| Council::<Test>::mutate(|seats| seats[0] = id(40)));
	assert_eq!(seat_of_nobody, "P7: a seat of the council is wrong".into());
	let small = broken(|| {
		suspend(ALICE);
		Council::<Test>::put(SeatsOf::<Test>::try_from(vec![id(ALICE), id(BOB)]).unwrap());
	});
	assert_eq!(small, "P7: too few in the council have a vote".into());
}

#[test]
fn p8_allowances() {
	let bucket = Bucket { used: Usage::default(), at_ms: u64::MAX };
	let future = Allowance { ordinary: bucket, governance: Bucket::default() };
	let of_nobody = broken(|| crate::Allowances::<Test>::insert(id(40), Allowance::default()));
	assert_eq!(of_nobody, "P8: an allowance is no member's".into());
	let early = broken(|| crate::Allowances::<Test>::insert(id(ALICE), future));
	assert_eq!(early, "P8: an allowance was used in the future".into());
}

#[test]
fn p9_signatures_are_charged() {
	let uncharged = broken(Members::note_slow_signature);
	assert_eq!(uncharged, "P9: a signature was not charged".into());
}

#[test]
fn p10_party_keys_are_counted() {
	let live = broken(|| change(ALICE, |member| member.party_keys = 2));
	assert_eq!(live, "P10: a member's count of party keys is wrong".into());
	let retired = broken(|| change(ALICE, |member| member.retired_party_keys = 0));
	assert_eq!(retired, "P10: a member's count of party keys is wrong".into());
}

#[test]
fn p11_sealing_keys() {
	let of_nobody = broken(|| SealingKeys::<Test>::insert(id(40), [9; 32]));
	assert_eq!(of_nobody, "P11: a sealing key is no member's".into());
	let open = broken(|| SealingKeys::<Test>::insert(id(ALICE), [0; 32]));
	assert_eq!(open, "P11: a sealing key seals nothing".into());
}
