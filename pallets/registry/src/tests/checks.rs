//! Having files checked by the verifiers.

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	DatasetId,
	verification::{Difference, MAX_SAMPLED_FILE, MAX_WHOLE_FILE, Outcome, Subject, Verdict},
};
use pallet_verification::{Checks, Error as VerificationError};

use crate::{CheckWhen, Error, Version, WithdrawReason, mock::*};

fn subject(dataset: DatasetId, version: u32, distribution: u8) -> Subject {
	Subject { dataset, version, distribution }
}

fn request(who: u64, dataset: DatasetId, version: u32, distribution: u8) -> DispatchResult {
	Registry::request_check(RuntimeOrigin::signed(who), dataset, version, distribution)
		.map(|_| ())
		.map_err(|error| error.error)
}

#[test]
fn a_check_of_each_file_may_be_opened_at_once() {
	test(|| {
		let content = content_with(|c| c.distributions = vec![file(1), file(2)].try_into().unwrap());
		let alice = RuntimeOrigin::signed(ALICE);
		assert_ok!(Registry::register(alice.clone(), [1; 32], content.clone(), CheckWhen::Now));
		let dataset = id(ALICE, 1);
		let opened = Checks::<Test>::iter_values().map(|check| check.subject).collect::<Vec<_>>();
		assert_eq!(opened.len(), 2);
		assert!(opened.contains(&subject(dataset, 1, 0)) && opened.contains(&subject(dataset, 1, 1)));
		assert!(Checks::<Test>::iter_values().all(|check| check.member == member(ALICE)));

		assert_ok!(Registry::add_version(alice, dataset, content, CheckWhen::Now));
		assert!(Verification::open_check_of(subject(dataset, 2, 1)).is_some());
	});
}

#[test]
fn without_its_checks_nothing_is_registered() {
	test(|| {
		let content = content_with(|c| c.distributions[0].size = MAX_SAMPLED_FILE + 1);
		let result = with_storage_layer(|| {
			Registry::register(RuntimeOrigin::signed(ALICE), [1; 32], content, CheckWhen::Now)
		});
		assert_noop!(result, VerificationError::<Test>::TooLarge);
		assert_eq!(Registry::dataset(id(ALICE, 1)), None);
	});
}

#[test]
fn a_check_costs_by_the_files_size() {
	test(|| {
		let sizes = [0, MAX_WHOLE_FILE, MAX_WHOLE_FILE + 1, 1 << 30, 1 << 40];
		let weights = sizes.map(|size| {
			let content = content_with(|c| c.distributions[0].size = size);
			Registry::weight_of_register(&content, CheckWhen::Now)
		});
		assert_eq!((weights[0], weights[2]), (weights[1], weights[3]));
		assert!(weights[2].all_gt(weights[1]) && weights[4].all_gt(weights[3]));

		// The size is not known before: what a smaller one does not cost is given back.
		let dataset = register_with(ALICE, 1, content_with(|c| c.distributions[0].size = 1 << 30));
		let done = Registry::request_check(RuntimeOrigin::signed(BOB), dataset, 1, 0).unwrap();
		assert_eq!(done.actual_weight, Some(Registry::weight_of_request_check(1 << 30)));
		let call = crate::Call::<Test>::request_check { dataset, version: 1, distribution: 0 };
		let most = call.get_dispatch_info().call_weight;
		assert_eq!(most, Registry::weight_of_request_check(1 << 40));
	});
}

#[test]
fn any_member_has_a_file_checked_on_its_own_account() {
	test(|| {
		let dataset = register(ALICE, 1);
		assert_ok!(request(BOB, dataset, 1, 0));
		let check = Checks::<Test>::iter_values().next().unwrap();
		assert_eq!((check.subject, check.member), (subject(dataset, 1, 0), member(BOB)));
		assert_eq!(check.distribution, file(1));
		// What verification refuses is refused.
		assert_noop!(request(ALICE, dataset, 1, 0), VerificationError::<Test>::AlreadyOpen);
	});
}

#[test]
fn what_is_asked_for_must_exist_and_be_live() {
	test(|| {
		let dataset = register(ALICE, 1);
		for who in [CUSTOMER, STRANGER] {
			assert_noop!(request(who, dataset, 1, 0), Error::<Test>::NotMember);
		}
		assert_noop!(request(BOB, id(ALICE, 2), 1, 0), Error::<Test>::NotFound);
		assert_noop!(request(BOB, dataset, 0, 0), Error::<Test>::NoSuchVersion);
		assert_noop!(request(BOB, dataset, 2, 0), Error::<Test>::NoSuchVersion);
		assert_noop!(request(BOB, dataset, 1, 1), Error::<Test>::NoSuchDistribution);
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(ALICE), dataset, WithdrawReason::Error));
		assert_noop!(request(BOB, dataset, 1, 0), Error::<Test>::Withdrawn);
	});
}

#[test]
fn verdicts_are_told_file_by_file() {
	test(|| {
		let content = content_with(|c| c.distributions = vec![file(1), file(2), file(3)].try_into().unwrap());
		let dataset = register_with(ALICE, 1, content);
		assert_eq!(Registry::latest_verdicts(dataset, 1), [None, None, None]);
		assert!(Registry::latest_verdicts(dataset, 2).is_empty());
		assert_ok!(request(ALICE, dataset, 1, 0));
		assert_ok!(request(BOB, dataset, 1, 2));
		all_report(subject(dataset, 1, 0), Outcome::Match);
		all_report(subject(dataset, 1, 2), Outcome::Mismatch(Difference::Size));
		let verdicts = [Some(Verdict::Verified), None, Some(Verdict::Mismatched)];
		assert_eq!(Registry::latest_verdicts(dataset, 1), verdicts);
		// R13: what comes of a check changes nothing of the version.
		let Version { content, .. } = Registry::version(dataset, 1).unwrap();
		assert_eq!(content.distributions.to_vec(), [file(1), file(2), file(3)]);
	});
}

#[test]
fn a_check_outlives_the_withdrawal() {
	test(|| {
		let dataset = register(ALICE, 1);
		assert_ok!(request(ALICE, dataset, 1, 0));
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(ALICE), dataset, WithdrawReason::HolderRequest));
		all_report(subject(dataset, 1, 0), Outcome::Match);
		assert_eq!(Registry::latest_verdicts(dataset, 1), [Some(Verdict::Verified)]);
	});
}
