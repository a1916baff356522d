//! Withdrawing: for the holder, once, and nothing is lost.

use frame::testing_prelude::*;

use crate::{DatasetState, Error, Event, HeldBy, HeldCount, WithdrawReason, mock::*};

#[test]
fn a_withdrawn_dataset_is_kept() {
	test(|| {
		let dataset = register(ALICE, 1);
		events();
		System::set_block_number(4);
		let reason = WithdrawReason::LegalOrder;
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(ALICE), dataset, reason));
		assert_eq!(events(), [Event::DatasetWithdrawn { dataset, holder: member(ALICE), reason }]);
		let state = Registry::dataset(dataset).unwrap().state;
		assert_eq!(state, DatasetState::Withdrawn { reason, at: 4 });
		assert!(Registry::version(dataset, 1).is_some());
		assert!(HeldBy::<Test>::contains_key(member(ALICE), dataset));
		assert!(!HeldCount::<Test>::contains_key(member(ALICE)));
	});
}

#[test]
fn its_id_is_not_free_again() {
	test(|| {
		let dataset = register(ALICE, 1);
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(ALICE), dataset, WithdrawReason::HolderRequest));
		let again = Registry::register(
			RuntimeOrigin::signed(ALICE),
			[1; 32],
			Box::new(content()),
			crate::CheckWhen::Later,
		);
		assert_noop!(again, Error::<Test>::AlreadyExists);
	});
}

#[test]
fn only_the_holder_withdraws_and_once() {
	test(|| {
		let dataset = register(ALICE, 1);
		let withdraw = |who, dataset| {
			Registry::withdraw(RuntimeOrigin::signed(who), dataset, WithdrawReason::Superseded)
		};
		assert_noop!(withdraw(BOB, dataset), Error::<Test>::NotHolder);
		assert_noop!(withdraw(CUSTOMER, dataset), Error::<Test>::NotMember);
		assert_noop!(withdraw(ALICE, id(BOB, 1)), Error::<Test>::NotFound);
		assert_ok!(withdraw(ALICE, dataset));
		assert_noop!(withdraw(ALICE, dataset), Error::<Test>::Withdrawn);
	});
}
