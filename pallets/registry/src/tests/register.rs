//! Registering a dataset: who may, under which id, and how many.

use frame::{deps::sp_io::hashing::blake2_256, testing_prelude::*};
use hefu_primitives::dataset::Parents;

use crate::{
	CheckWhen::Later, Dataset, DatasetState, Datasets, Error, Event, HeldBy, HeldCount, Version, mock::*,
};

#[test]
fn a_member_registers_a_dataset_with_its_first_version() {
	test(|| {
		System::set_block_number(7);
		Now::set(5_000);
		let dataset = register(ALICE, 1);
		let holder = member(ALICE);
		let registered = Dataset { holder, versions: 1, state: DatasetState::Live, registered_at: 7 };
		assert_eq!(Registry::dataset(dataset), Some(registered));
		let first = Version { content: content(), registered_at: 7, registered_ms: 5_000 };
		assert_eq!(Registry::version(dataset, 1), Some(first));
		assert_eq!(Registry::version(dataset, 2), None);
		assert!(HeldBy::<Test>::contains_key(holder, dataset));
		assert_eq!(HeldCount::<Test>::get(holder), 1);
		assert_eq!(
			events(),
			[
				Event::DatasetRegistered { dataset, holder },
				Event::VersionRegistered {
					dataset,
					version: 1,
					holder,
					name: content().descriptor.name,
					content: content().using_encoded(blake2_256),
					digests: vec![digests(1)].try_into().unwrap(),
					seals: vec![None].try_into().unwrap(),
					parents: Parents::default(),
				},
			]
		);
	});
}

#[test]
fn only_members_register() {
	test(|| {
		Suspended::set(Some(BOB));
		for who in [CUSTOMER, STRANGER, BOB] {
			let result = Registry::register(RuntimeOrigin::signed(who), [1; 32], Box::new(content()), Later);
			assert_noop!(result, Error::<Test>::NotMember);
		}
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Registry::register(origin, [1; 32], Box::new(content()), Later), BadOrigin);
		}
	});
}

#[test]
fn a_nonce_serves_once_for_each_member() {
	test(|| {
		let first = register(ALICE, 1);
		let again = Registry::register(RuntimeOrigin::signed(ALICE), [1; 32], Box::new(content()), Later);
		assert_noop!(again, Error::<Test>::AlreadyExists);
		assert_ne!(register(BOB, 1), first);
		assert_ne!(register(ALICE, 2), first);
	});
}

#[test]
fn live_datasets_are_limited() {
	test(|| {
		MaxDatasetsPerMember::set(2);
		let first = register(ALICE, 1);
		register(ALICE, 2);
		let third = || Registry::register(RuntimeOrigin::signed(ALICE), [3; 32], Box::new(content()), Later);
		assert_noop!(third(), Error::<Test>::TooManyDatasets);
		register(BOB, 1);
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(ALICE), first, crate::WithdrawReason::Error));
		assert_ok!(third());
		assert_eq!(Datasets::<Test>::iter().count(), 4);
	});
}
