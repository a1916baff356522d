use frame::testing_prelude::*;

use crate::{Error, Event, SeatsOf, mock::*};

fn seats(owners: &[u64]) -> SeatsOf<Test> {
	owners.iter().map(|owner| id(*owner)).collect::<Vec<_>>().try_into().unwrap()
}

#[test]
fn the_council_is_seated_anew() {
	execute(|| {
		assert_ok!(Members::set_council(RuntimeOrigin::root(), seats(&[CAROL, ALICE])));
		assert_eq!(Members::council_keys(), [governance(ALICE), governance(CAROL)]);
		System::assert_last_event(Event::CouncilSet { seats: seats(&[CAROL, ALICE]) }.into());
		check();
		// Without a seat nothing changes for the council.
		suspend(BOB);
		assert_eq!(Members::council_keys(), [governance(ALICE), governance(CAROL)]);
	});
}

#[test]
fn the_technical_committee_is_seated_anew() {
	execute(|| {
		assert_ok!(Members::set_technical_committee(RuntimeOrigin::root(), seats(&[CAROL])));
		assert_eq!(Members::technical_committee_keys(), [governance(CAROL)]);
		System::assert_last_event(Event::TechnicalCommitteeSet { seats: seats(&[CAROL]) }.into());
		assert_ok!(Members::set_technical_committee(RuntimeOrigin::root(), seats(&[])));
		assert!(Members::technical_committee_keys().is_empty());
	});
}

#[test]
fn a_suspended_member_keeps_its_seat_without_a_vote() {
	execute(|| {
		suspend(ALICE);
		assert_ok!(Members::set_council(RuntimeOrigin::root(), seats(&[CAROL, ALICE, BOB])));
		assert_eq!(Members::council_keys(), [governance(BOB), governance(CAROL)]);
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_eq!(Members::council_keys(), [governance(ALICE), governance(BOB), governance(CAROL)]);
	});
}

#[test]
fn only_the_council_seats() {
	execute(|| {
		for key in [ALICE, governance(ALICE), SUSPENDER] {
			assert_noop!(Members::set_council(signed(key), seats(&[ALICE])), BadOrigin);
			assert_noop!(Members::set_technical_committee(signed(key), seats(&[ALICE])), BadOrigin);
		}
	});
}

#[test]
fn seats_are_members_once_and_most_of_the_council_votes() {
	execute(|| {
		let cases: [(&[u64], _); 2] =
			[(&[ALICE, 40], Error::<Test>::NotFound), (&[ALICE, BOB, ALICE], Error::DuplicateSeat)];
		for (owners, error) in cases {
			let error = DispatchError::from(error);
			assert_noop!(Members::set_council(RuntimeOrigin::root(), seats(owners)), error);
			assert_noop!(Members::set_technical_committee(RuntimeOrigin::root(), seats(owners)), error);
		}
		suspend(ALICE);
		for owners in [&[][..], &[ALICE], &[ALICE, BOB]] {
			assert_noop!(
				Members::set_council(RuntimeOrigin::root(), seats(owners)),
				Error::<Test>::CouncilTooSmall
			);
		}
	});
}

/// What the benchmarks of suspension, rotation and seating count on.
#[cfg(feature = "runtime-benchmarks")]
#[test]
fn open_motions_are_as_many_as_the_bodies_allow() {
	execute(|| {
		<Motions as crate::OpenMotions>::fill();
		let council = pallet_collective::Voting::<Test, pallet_collective::Instance1>::iter().count();
		let committee = pallet_collective::Voting::<Test, pallet_collective::Instance2>::iter().count();
		assert_eq!((council, committee), (10, 10));
	});
}
