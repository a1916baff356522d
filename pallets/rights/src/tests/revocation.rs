//! Revoking: one entry, whatever is below, and all that is below ends.

use std::collections::BTreeSet;

use frame::{
	deps::{frame_support::dispatch::GetDispatchInfo, sp_core::Blake2Hasher},
	testing_prelude::*,
};
use hefu_primitives::{
	GrantId,
	terms::{Exclusivity, Use},
};
use pallet_support::genesis_hash;
use sp_trie::recorder::Recorder;

use crate::{Call, Error, Event, Granting, MAX_LEVELS, Refusal, WeightInfo, mock::*};

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

/// So many grants below the one to Bob, four from each, until the last are at the end of the longest chains.
fn descendants(parent: GrantId, count: usize) -> Vec<GrantId> {
	let mut tree = vec![parent];
	for number in 0..count {
		let above = tree[number / 4];
		let level = Rights::granted(above).expect("it was made").level;
		let (who, to) = if level % 2 == 1 { (BOB, CAROL) } else { (CAROL, BOB) };
		let mut nonce = [0; 32];
		nonce[..8].copy_from_slice(&(number as u64).to_le_bytes());
		let next = sub(above, to, terms_to(MAX_LEVELS - level - 1));
		assert_ok!(Rights::grant(signed(who), nonce, Box::new(next)));
		tree.push(GrantId::derive(&genesis_hash::<Test>(), &member(who), &nonce));
	}
	tree.split_off(1)
}

/// What revoking a grant takes.
#[derive(Debug, PartialEq)]
struct Work {
	weight: Weight,
	read: BTreeSet<Vec<u8>>,
	written: BTreeSet<Vec<u8>>,
}

/// Revokes an exclusive grant, whose revocation writes the most, with so many below it; they are refused then.
fn revoked_above(count: usize) -> Work {
	let mut state = new_test_ext();
	let (parent, below) = state.execute_with(|| {
		operate();
		let mut exclusive = Granting { terms: terms_to(MAX_LEVELS - 1), ..granting() };
		exclusive.terms.exclusivity = Exclusivity::Exclusive;
		let parent = grant(HOLDER, 1, exclusive);
		let below = descendants(parent, count);
		assert!(below.iter().all(|id| Rights::can_use(*id, within()).is_ok()));
		System::reset_events();
		(parent, below)
	});
	// From here on the state is read where it can be seen.
	state.commit_all().expect("no transaction is open");
	let recorder = Recorder::<Blake2Hasher>::default();
	let weight = state.execute_with_recorder(recorder.clone(), || {
		let call = RuntimeCall::Rights(Call::revoke { grant: parent });
		let info = call.get_dispatch_info();
		call.dispatch(signed(HOLDER)).expect("the holder granted it").calc_actual_weight(&info)
	});
	let read = recorder.recorded_keys().into_values().flat_map(|keys| keys.into_keys());
	let read = read.map(|key| key.to_vec()).collect();
	let written = state.overlayed_changes().changes().map(|(key, _)| key.clone()).collect();
	state.execute_with(|| {
		let revoked = Err(Refusal::Revoked(parent));
		assert!(below.iter().all(|id| Rights::can_use(*id, within()) == revoked));
		let deepest = below.iter().filter_map(|id| Rights::granted(*id)).map(|grant| grant.level).max();
		assert!(deepest.is_none_or(|level| level == MAX_LEVELS), "a tree as deep as can be");
		check_state();
	});
	Work { weight, read, written }
}

#[test]
fn r3_revoking_above_ten_thousand_descendants_takes_what_it_takes_above_none() {
	let none = revoked_above(0);
	assert_eq!(none, revoked_above(10_000));
	assert_eq!(none.weight, <() as WeightInfo>::revoke());
	let pallet = twox_128(b"Rights");
	let own = |keys: &BTreeSet<Vec<u8>>| keys.iter().filter(|key| key.starts_with(&pallet)).count();
	// Read are the grant, on what it hangs, that title, whether it is an encumbrance, and the list of exclusive ones in which it was; the
	// first and the last are written.
	assert_eq!((own(&none.read), own(&none.written)), (5, 2));
}
