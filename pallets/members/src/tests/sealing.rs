use frame::testing_prelude::*;

use crate::{Error, Event, SealingKeys, mock::*};

fn set(signer: u64, key: Option<[u8; 32]>) -> DispatchResult {
	Members::set_sealing_key(signed(signer), key)
}

#[test]
fn a_member_names_its_sealing_key() {
	execute(|| {
		let member = id(ALICE);
		assert_eq!(Members::sealing_key(member), None);
		for (signer, key) in [(operator(ALICE), Some([9; 32])), (ALICE, Some([8; 32])), (ALICE, None)] {
			assert_ok!(set(signer, key));
			System::assert_last_event(Event::SealingKeySet { member, key }.into());
			assert_eq!(Members::sealing_key(member), key);
		}
		assert!(!SealingKeys::<Test>::contains_key(member));
	});
}

#[test]
fn only_owners_and_operators_of_live_members_name_one() {
	execute(|| {
		for key in [governance(ALICE), STRANGER] {
			assert_noop!(set(key, Some([9; 32])), Error::<Test>::NotOperator);
		}
		assert_noop!(Members::set_sealing_key(RuntimeOrigin::root(), None), BadOrigin);
		assert_ok!(set(ALICE, Some([9; 32])));
		suspend(ALICE);
		assert_noop!(set(ALICE, None), Error::<Test>::NotOperator);
		// What is sealed to it meanwhile it reads when it returns.
		assert_eq!(Members::sealing_key(id(ALICE)), Some([9; 32]));
	});
}

#[test]
fn what_anybody_can_open_is_no_sealing_key() {
	execute(|| {
		let number = |low: u8| {
			let mut key = [0; 32];
			key[0] = low;
			key
		};
		// 2^255 - 19 and what is next to it.
		let prime = |low: u8| {
			let mut key = [0xff; 32];
			(key[0], key[31]) = (low, 0x7f);
			key
		};
		for mut key in [number(0), number(1), prime(0xec), prime(0xed), prime(0xee)] {
			assert_noop!(set(ALICE, Some(key)), Error::<Test>::InvalidSealingKey);
			key[31] |= 0x80;
			assert_noop!(set(ALICE, Some(key)), Error::<Test>::InvalidSealingKey);
		}
		for key in [number(2), number(9), prime(0xeb), prime(0xef)] {
			assert_ok!(set(ALICE, Some(key)));
		}
	});
}
