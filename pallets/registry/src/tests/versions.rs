//! Versions: numbered, for the holder to add, and never changed (R13).

use frame::testing_prelude::*;

use crate::{CheckWhen::Later, Error, Event, WithdrawReason, mock::*};

#[test]
fn r13_a_version_is_added_beside_those_before() {
	test(|| {
		let dataset = register(ALICE, 1);
		let first = Registry::version(dataset, 1);
		events();
		System::set_block_number(3);
		let second = content_with(|c| c.distributions = vec![file(2), file(3)].try_into().unwrap());
		assert_ok!(Registry::add_version(RuntimeOrigin::signed(ALICE), dataset, second.clone(), Later));
		assert_eq!(Registry::dataset(dataset).unwrap().versions, 2);
		assert_eq!(Registry::version(dataset, 1), first);
		let recorded = Registry::version(dataset, 2).unwrap();
		assert_eq!((recorded.content, recorded.registered_at), (*second, 3));
		let [Event::VersionRegistered { version: 2, holder, digests: recorded, .. }] = &events()[..] else {
			panic!("another event")
		};
		assert_eq!((*holder, recorded.to_vec()), (member(ALICE), vec![digests(2), digests(3)]));
	});
}

#[test]
fn only_the_holder_adds_to_a_live_dataset() {
	test(|| {
		let dataset = register(ALICE, 1);
		let add = |who, dataset| {
			Registry::add_version(RuntimeOrigin::signed(who), dataset, Box::new(content()), Later)
		};
		assert_noop!(add(BOB, dataset), Error::<Test>::NotHolder);
		assert_noop!(add(CUSTOMER, dataset), Error::<Test>::NotMember);
		assert_noop!(add(STRANGER, dataset), Error::<Test>::NotMember);
		assert_noop!(add(ALICE, id(ALICE, 2)), Error::<Test>::NotFound);
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(ALICE), dataset, WithdrawReason::Error));
		assert_noop!(add(ALICE, dataset), Error::<Test>::Withdrawn);
	});
}

#[test]
fn versions_are_limited() {
	test(|| {
		let dataset = register(ALICE, 1);
		let add = || Registry::add_version(RuntimeOrigin::signed(ALICE), dataset, Box::new(content()), Later);
		for _ in 2..=5 {
			assert_ok!(add());
		}
		assert_noop!(add(), Error::<Test>::TooManyVersions);
		MaxVersionsPerDataset::set(6);
		assert_ok!(add());
		assert_eq!(Registry::dataset(dataset).unwrap().versions, 6);
	});
}
