//! Registering many datasets in one call: all or none.

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};

use crate::{CheckWhen, Datasets, Error, MAX_REGISTRATIONS, Registration, mock::*};

fn many(who: u64, list: Vec<Registration>) -> DispatchResult {
	let list = list.try_into().expect("few enough");
	// As a dispatched call: what fails leaves nothing.
	with_storage_layer(|| Registry::register_many(RuntimeOrigin::signed(who), list))
}

#[test]
fn as_many_as_a_call_takes() {
	test(|| {
		let list = (0..MAX_REGISTRATIONS as u8).map(|nonce| registration(nonce, content())).collect();
		assert_ok!(many(ALICE, list));
		assert_eq!(Datasets::<Test>::iter().count(), MAX_REGISTRATIONS as usize);
		assert_eq!(events().len(), 2 * MAX_REGISTRATIONS as usize);
	});
}

#[test]
fn one_that_fails_fails_all() {
	test(|| {
		let mut list = (0..9).map(|nonce| registration(nonce, content())).collect::<Vec<_>>();
		list.push(registration(0, content()));
		assert_noop!(many(ALICE, list.clone()), Error::<Test>::AlreadyExists);
		list.pop();
		MaxDatasetsPerMember::set(8);
		assert_noop!(many(ALICE, list.clone()), Error::<Test>::TooManyDatasets);
		MaxDatasetsPerMember::set(9);
		assert_ok!(many(ALICE, list));
	});
}

#[test]
fn a_later_one_may_be_made_from_an_earlier_one() {
	test(|| {
		let parent = version(id(ALICE, 1), 1);
		let child = registration(2, *made_from(&[parent]));
		let list = vec![registration(1, content()), child];
		assert_noop!(many(ALICE, list.iter().rev().cloned().collect()), Error::<Test>::UnknownParent);
		assert_ok!(many(ALICE, list));
	});
}

#[test]
fn checks_are_opened_for_those_that_ask() {
	test(|| {
		let mut first = registration(1, content());
		first.check = CheckWhen::Now;
		assert_ok!(many(ALICE, vec![first, registration(2, content())]));
		assert_eq!(pallet_verification::Checks::<Test>::count(), 1);
	});
}

#[test]
fn for_members_and_with_something_in_it() {
	test(|| {
		assert_noop!(many(STRANGER, vec![registration(1, content())]), Error::<Test>::NotMember);
		assert_noop!(many(ALICE, vec![]), Error::<Test>::NothingToRegister);
	});
}

#[test]
fn it_weighs_what_its_contents_weigh() {
	test(|| {
		let larger = || {
			let mut content = content();
			content.distributions = vec![file(1), file(2), file(3)].try_into().unwrap();
			content
		};
		let weight = |list: Vec<Registration>| Registry::weight_of_register_many(&list);
		let two = weight(vec![registration(1, content()), registration(2, content())]);
		assert!(two.ref_time() > weight(vec![registration(1, content())]).ref_time());
		assert!(
			weight(vec![registration(1, content()), registration(2, larger())]).ref_time() > two.ref_time()
		);
		let mut checked = registration(2, content());
		checked.check = CheckWhen::Now;
		let with_check = weight(vec![registration(1, content()), checked]);
		assert_eq!(with_check, two + <Verification as pallet_support::Checks>::open_weight(1_000));
	});
}
