use frame::testing_prelude::*;
use pallet_support::{MemberInspect, SuspendMember};

use crate::{Error, Event, MemberStatus, SuspensionReason, mock::*};

#[test]
fn suspension_stops_a_member() {
	execute(|| {
		System::set_block_number(5);
		assert_ok!(Members::suspend(signed(SUSPENDER), id(ALICE), SuspensionReason::Certificate));
		let status = Members::member(id(ALICE)).unwrap().status;
		assert_eq!(status, MemberStatus::Suspended { since: 5, reason: SuspensionReason::Certificate });
		for key in [ALICE, governance(ALICE), operator(ALICE)] {
			assert_eq!(Members::actor(&key), None);
		}
		assert!(!Members::is_live(&id(ALICE)));
		assert!(Members::has_role(&id(ALICE), hefu_primitives::member::Role::Exchange));
		assert_eq!(Told::get(), [(id(ALICE), true)]);
		System::assert_last_event(
			Event::Suspended { member: id(ALICE), reason: SuspensionReason::Certificate }.into(),
		);
	});
}

#[test]
fn suspension_ends_the_vote_and_return_restores_it() {
	execute(|| {
		suspend(ALICE);
		assert_eq!(Members::council_keys(), [governance(BOB), governance(CAROL)]);
		assert_eq!(Members::technical_committee_keys(), [governance(BOB)]);
		check();
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_eq!(Members::council_keys(), [governance(ALICE), governance(BOB), governance(CAROL)]);
		assert_eq!(Members::technical_committee_keys(), [governance(ALICE), governance(BOB)]);
		assert_eq!(Told::get(), [(id(ALICE), true), (id(ALICE), false)]);
		System::assert_last_event(Event::Reinstated { member: id(ALICE) }.into());
	});
}

#[test]
fn votes_in_open_motions_fall_with_suspension() {
	execute(|| {
		let motion = Box::new(RuntimeCall::System(frame_system::Call::remark { remark: vec![] }));
		let hash = BlakeTwo256::hash_of(&motion);
		assert_ok!(Council::propose(signed(governance(BOB)), 2, motion, 100));
		assert_ok!(Council::vote(signed(governance(ALICE)), hash, 0, true));
		suspend(ALICE);
		assert_ok!(Council::vote(signed(governance(BOB)), hash, 0, true));
		let (account, proposal_hash) = (governance(BOB), hash);
		System::assert_last_event(RuntimeEvent::Council(pallet_collective::Event::Voted {
			account,
			proposal_hash,
			voted: true,
			yes: 1,
			no: 0,
		}));
	});
}

#[test]
fn suspension_has_its_origin_and_its_states() {
	execute(|| {
		for key in [ALICE, STRANGER] {
			let suspend = Members::suspend(signed(key), id(BOB), SuspensionReason::Vote);
			assert_eq!(suspend, Err(BadOrigin.into()));
		}
		let reason = SuspensionReason::OwnRequest;
		assert_noop!(Members::reinstate(signed(SUSPENDER), id(BOB)), BadOrigin);
		assert_noop!(Members::suspend(RuntimeOrigin::root(), id(40), reason), Error::<Test>::NotFound);
		assert_noop!(Members::reinstate(RuntimeOrigin::root(), id(40)), Error::<Test>::NotFound);
		assert_noop!(Members::reinstate(RuntimeOrigin::root(), id(BOB)), Error::<Test>::NotSuspended);
		suspend(BOB);
		assert_noop!(
			Members::suspend(RuntimeOrigin::root(), id(BOB), reason),
			Error::<Test>::AlreadySuspended
		);
	});
}

#[test]
fn an_offence_suspends_without_a_vote() {
	execute(|| {
		assert_ok!(Members::suspend_for_offence(&id(BOB)));
		System::assert_last_event(
			Event::Suspended { member: id(BOB), reason: SuspensionReason::Offence }.into(),
		);
		assert_noop!(Members::suspend_for_offence(&id(BOB)), Error::<Test>::AlreadySuspended);
		assert_noop!(Members::suspend_for_offence(&id(40)), Error::<Test>::NotFound);
	});
}

#[test]
fn suspension_leaves_most_of_the_council() {
	execute(|| {
		suspend(ALICE);
		// One vote of three seats would be the whole council, whoever suspends.
		for last in [BOB, CAROL] {
			for origin in [RuntimeOrigin::root(), signed(SUSPENDER)] {
				assert_noop!(
					Members::suspend(origin, id(last), SuspensionReason::Vote),
					Error::<Test>::CouncilTooSmall
				);
			}
			assert_noop!(Members::suspend_for_offence(&id(last)), Error::<Test>::CouncilTooSmall);
		}
		// Who has no seat takes no vote away; of four seats three must vote, of one the only one.
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_ok!(Members::enrol(RuntimeOrigin::root(), code(40), profile("x"), 40, 41));
		let seats = |owners: &[u64]| owners.iter().map(|owner| id(*owner)).collect::<Vec<_>>();
		let all = seats(&[ALICE, BOB, CAROL, 40]).try_into().unwrap();
		assert_ok!(Members::set_council(RuntimeOrigin::root(), all));
		suspend(40);
		assert_noop!(Members::suspend_for_offence(&id(CAROL)), Error::<Test>::CouncilTooSmall);
		let one = seats(&[ALICE]).try_into().unwrap();
		assert_ok!(Members::set_council(RuntimeOrigin::root(), one));
		assert_noop!(Members::suspend_for_offence(&id(ALICE)), Error::<Test>::CouncilTooSmall);
		suspend(BOB);
		suspend(CAROL);
	});
}
