//! Revoking: one entry, whatever is below, and all that is below ends.

use std::collections::BTreeMap;

use frame::{deps::sp_io, testing_prelude::*};
use hefu_primitives::{GrantId, terms::Use};
use pallet_support::genesis_hash;

use crate::{Error, Event, Refusal, mock::*};

/// Everything in storage.
fn storage() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let mut found = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		let value = sp_io::storage::get(&next).map(|value| value.to_vec()).unwrap_or_default();
		found.insert(next.clone(), value);
		key = next;
	}
	found
}

#[test]
fn a_revoked_grant_and_those_below_allow_nothing_more() {
	test(|| {
		operate();
		let parent = grant(HOLDER, 1, granting());
		let child = grant(BOB, 1, sub(parent, CAROL, terms_to(1)));
		let grandchild = grant(CAROL, 1, sub(child, DAVE, terms_to(0)));
		events();
		later(DAY);
		assert_ok!(Rights::revoke(signed(BOB), child));
		assert_eq!(events(), [Event::Revoked { grant: child, grantor: member(BOB) }]);
		assert_eq!(Rights::can_use(parent, within()), Ok(()));
		for id in [child, grandchild] {
			assert_eq!(Rights::can_use(id, within()), Err(Refusal::Revoked(child)));
			// What was used before was allowed.
			let before = Use { at_ms: START + DAY - 1, ..within() };
			assert_eq!(Rights::can_use(id, before), Ok(()));
		}
	});
}

#[test]
fn only_the_grantor_revokes_and_once() {
	test(|| {
		operate();
		let id = grant(HOLDER, 1, granting());
		assert_noop!(Rights::revoke(signed(STRANGER), id), Error::<Test>::NotMember);
		assert_noop!(Rights::revoke(signed(BOB), id), Error::<Test>::NotGrantor);
		let unknown = grant_id(HOLDER, 2);
		assert_noop!(Rights::revoke(signed(HOLDER), unknown), Error::<Test>::UnknownGrant);
		assert_ok!(Rights::revoke(signed(HOLDER), id));
		assert_noop!(Rights::revoke(signed(HOLDER), id), Error::<Test>::AlreadyRevoked);
	});
}

#[test]
fn above_ten_thousand_descendants_it_writes_one_entry() {
	test(|| {
		operate();
		let parent = grant(HOLDER, 1, granting());
		let nonce = |number: u32| {
			let mut nonce = [0; 32];
			nonce[..4].copy_from_slice(&number.to_le_bytes());
			nonce
		};
		for number in 0..10_000 {
			let child = sub(parent, CAROL, terms_to(0));
			assert_ok!(Rights::grant(signed(BOB), nonce(number), Box::new(child)));
		}
		let child = |number| GrantId::derive(&genesis_hash::<Test>(), &member(BOB), &nonce(number));
		assert_eq!(Rights::can_use(child(9_999), within()), Ok(()));
		System::reset_events();
		let before = storage();
		assert_ok!(Rights::revoke(signed(HOLDER), parent));
		System::reset_events();
		let after = storage();
		let changed = after.iter().filter(|(key, value)| before.get(*key) != Some(value)).count();
		assert_eq!((changed, after.len()), (1, before.len()));
		for number in [0, 5_000, 9_999] {
			assert_eq!(Rights::can_use(child(number), within()), Err(Refusal::Revoked(parent)));
		}
	});
}
