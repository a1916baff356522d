//! Bringing session keys and taking them back.

use crate::{Error, Event, MemberOf, mock::*};
use frame::{
	deps::sp_runtime::{RuntimeAppPublic, testing::UintAuthorityId},
	testing_prelude::*,
	traits::KeyOwnerProofSystem,
};
use hefu_primitives::MemberId;

#[test]
fn keys_need_a_proof_by_their_holder() {
	execute(4, || {
		let newcomer = members()[4];
		let (keys, proof) = session_keys(9, &newcomer);
		let others_proof = session_keys(9, &members()[0]).1;
		for bad in [others_proof, vec![], [proof.clone(), vec![0]].concat()] {
			assert_noop!(
				Validators::set_session_keys(RuntimeOrigin::signed(key(&newcomer)), keys.clone(), bad),
				Error::<Test>::InvalidProof
			);
		}
		assert_ok!(Validators::set_session_keys(RuntimeOrigin::signed(key(&newcomer)), keys.clone(), proof));
		System::assert_last_event(Event::SessionKeysSet { member: newcomer, keys }.into());
		assert_eq!(MemberOf::<Test>::get(Validators::account_of(&newcomer)), Some(newcomer));
	});
}

#[test]
fn keys_of_another_are_refused() {
	execute(4, || {
		let newcomer = members()[4];
		let (keys, proof) = session_keys(0, &newcomer);
		assert_noop!(
			Validators::set_session_keys(RuntimeOrigin::signed(key(&newcomer)), keys, proof),
			pallet_session::Error::<Test>::DuplicatedKey
		);
	});
}

#[test]
fn only_live_members_with_the_role_have_keys() {
	execute(4, || {
		let stranger = MemberId([9; 32]);
		let (keys, proof) = session_keys(9, &stranger);
		let call = || {
			Validators::set_session_keys(RuntimeOrigin::signed(key(&stranger)), keys.clone(), proof.clone())
		};
		assert_noop!(call(), Error::<Test>::NotMember);
		assert_noop!(
			Validators::purge_session_keys(RuntimeOrigin::signed(key(&stranger))),
			Error::<Test>::NotMember
		);
		Register::set(stranger, true, false);
		assert_noop!(call(), Error::<Test>::NotValidator);
		assert_noop!(
			Validators::purge_session_keys(RuntimeOrigin::signed(key(&stranger))),
			Error::<Test>::NoKeys
		);
		assert_noop!(
			Validators::set_session_keys(RuntimeOrigin::root(), keys.clone(), proof.clone()),
			DispatchError::BadOrigin
		);
		assert_noop!(Validators::purge_session_keys(RuntimeOrigin::none()), DispatchError::BadOrigin);
	});
}

#[test]
fn keys_go_only_after_the_node_has_left() {
	execute(3, || {
		let leaver = members()[0];
		let purge = || Validators::purge_session_keys(RuntimeOrigin::signed(key(&leaver)));
		assert_noop!(purge(), Error::<Test>::StillApproved);
		assert_ok!(Validators::set_validators(RuntimeOrigin::root(), members()[1..4].to_vec()));
		assert_noop!(purge(), Error::<Test>::StillSelected);
		sessions(2);
		assert_eq!(current(), accounts(&members()[1..4]));
		assert_ok!(purge());
		System::assert_last_event(Event::SessionKeysPurged { member: leaver }.into());
		assert_noop!(purge(), Error::<Test>::NoKeys);
	});
}

#[test]
fn who_lost_the_role_takes_its_keys_back() {
	execute(3, || {
		let leaver = members()[0];
		Register::set(leaver, true, false);
		assert_ok!(Validators::set_validators(RuntimeOrigin::root(), members()[1..4].to_vec()));
		sessions(2);
		assert_ok!(Validators::purge_session_keys(RuntimeOrigin::signed(key(&leaver))));
	});
}

#[test]
fn who_equivocates_with_new_keys_can_be_proven_to() {
	execute(4, || {
		let member = members()[0];
		let (keys, proof) = session_keys(9, &member);
		assert_ok!(Validators::set_session_keys(RuntimeOrigin::signed(key(&member)), keys, proof));
		sessions(2);
		let new = (UintAuthorityId::ID, UintAuthorityId(9).to_raw_vec());
		let proof = Historical::prove(new.clone()).unwrap();
		// A report comes sessions later, when only the recorded root still tells who had which key.
		sessions(2);
		assert_eq!(Historical::check_proof(new, proof), Some((Validators::account_of(&member), ())));
		assert_eq!(current(), accounts(&members()[..4]));
	});
}
