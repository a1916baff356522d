//! R1, R2: which rights can be had, by whom, on which ground.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, GrantId,
	right::{Ground, Outbound, Right},
};

use crate::{Error, Event, Granting, HeldRight, mock::*};

fn claim(who: u64, dataset: DatasetId, right: Right, ground: Ground) -> DispatchResult {
	Rights::claim(signed(who), dataset, right, ground)
}

#[test]
fn a_holder_claims_what_its_ground_gives() {
	test(|| {
		assert_ok!(claim(HOLDER, GENERATED, Right::Operate, Ground::Generated));
		let held = HeldRight { ground: Ground::Generated, since_ms: START, until_ms: None };
		assert_eq!(Rights::holding(GENERATED, Right::Operate, member(HOLDER)), Some(held));
		assert_eq!(Rights::holding(GENERATED, Right::Use, member(HOLDER)), None);
		let claimed = Event::RightClaimed {
			dataset: GENERATED,
			right: Right::Operate,
			holder: member(HOLDER),
			ground: Ground::Generated,
		};
		assert_eq!(events(), [claimed]);
	});
}

#[test]
fn who_has_which_right_in_a_dataset_is_told() {
	test(|| {
		assert!(Rights::rights_of(GENERATED).is_empty());
		all_rights();
		assert_ok!(transfer(HOLDER, BOB, &[Right::Use], Outbound::Novated));
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Hold));
		let told = Rights::rights_of(GENERATED);
		assert!(told.iter().all(|one| one.claimant == member(HOLDER)));
		let told = told.iter().map(|one| (one.right, one.title.holder, one.title.ended_ms));
		let expected = [
			(Right::Hold, member(HOLDER), Some(START)),
			(Right::Use, member(BOB), None),
			(Right::Operate, member(HOLDER), None),
		];
		assert_eq!(told.collect::<Vec<_>>(), expected);
		assert!(Rights::rights_of(AGREED).is_empty());
	});
}

#[test]
fn r2_what_was_crawled_is_not_operated_but_a_product_of_it_is() {
	test(|| {
		assert_ok!(claim(HOLDER, CRAWLED, Right::Hold, Ground::Crawled));
		assert_ok!(claim(HOLDER, CRAWLED, Right::Use, Ground::Crawled));
		let operate = |ground| claim(HOLDER, CRAWLED, Right::Operate, ground);
		assert_noop!(operate(Ground::Crawled), Error::<Test>::NotEligible);
		assert_noop!(operate(Ground::Generated), Error::<Test>::NotEligible);
		assert_ok!(operate(Ground::CrawledProduct { evidence: [1; 32] }));
	});
}

#[test]
fn r2_a_processor_for_others_and_raw_public_data_have_no_rights() {
	test(|| {
		for right in Right::ALL {
			let entrusted = claim(HOLDER, AGREED, *right, Ground::Entrusted);
			assert_noop!(entrusted, Error::<Test>::NotEligible);
			let public = claim(HOLDER, PUBLIC, *right, Ground::Generated);
			assert_noop!(public, Error::<Test>::NotEligible);
		}
	});
}

#[test]
fn r2_a_derivative_needs_the_use_of_all_its_inputs() {
	test(|| {
		let derived_as = |right, inputs: &[GrantId]| {
			let inputs = inputs.to_vec().try_into().unwrap();
			claim(BOB, DERIVED, right, Ground::Derivative { evidence: [1; 32], inputs })
		};
		let derived = |inputs: &[GrantId]| derived_as(Right::Use, inputs);
		operate();
		let agreement = Ground::Agreement { contract: [1; 32] };
		assert_ok!(claim(HOLDER, AGREED, Right::Operate, agreement));
		assert_noop!(derived(&[]), Error::<Test>::InputNotUsable);
		let first = grant(HOLDER, 1, granting());
		let second = grant(HOLDER, 2, Granting { dataset: AGREED, ..granting() });
		let others = grant(HOLDER, 3, Granting { dataset: AGREED, grantee: member(CAROL), ..granting() });
		assert_noop!(derived(&[first]), Error::<Test>::InputNotUsable);
		assert_noop!(derived(&[first, others]), Error::<Test>::InputNotUsable);
		assert_noop!(derived(&[first, grant_id(HOLDER, 9)]), Error::<Test>::InputNotUsable);
		assert_ok!(Rights::revoke(signed(HOLDER), second));
		assert_noop!(derived(&[first, second]), Error::<Test>::InputNotUsable);
		let third = grant(HOLDER, 4, Granting { dataset: AGREED, ..granting() });
		assert_ok!(derived(&[first, third]));
		later(365 * DAY);
		let lapsed = derived_as(Right::Hold, &[first, third]);
		assert_noop!(lapsed, Error::<Test>::InputNotUsable);
	});
}

#[test]
fn r2_what_several_derived_each_claims_with_inputs_of_its_own() {
	test(|| {
		let product = Ground::CrawledProduct { evidence: [1; 32] };
		assert_noop!(claim(BOB, DERIVED, Right::Use, product), Error::<Test>::NotEligible);
		let parties = vec![member(BOB), member(CAROL)].try_into().unwrap();
		assert_ok!(Rights::declare_joint(signed(BOB), DERIVED, parties));
		assert_noop!(claim(BOB, DERIVED, Right::Use, Ground::Joint), Error::<Test>::NotEligible);

		operate();
		let agreement = Ground::Agreement { contract: [1; 32] };
		assert_ok!(claim(HOLDER, AGREED, Right::Operate, agreement));
		let first = grant(HOLDER, 1, granting());
		let second = grant(HOLDER, 2, Granting { dataset: AGREED, ..granting() });
		let derivative = || {
			let inputs = vec![first, second].try_into().unwrap();
			Ground::Derivative { evidence: [1; 32], inputs }
		};
		assert_ok!(claim(BOB, DERIVED, Right::Use, derivative()));
		// The grants are Bob's alone.
		assert_noop!(claim(CAROL, DERIVED, Right::Use, derivative()), Error::<Test>::InputNotUsable);
		// And nobody operates it without the other.
		let operated = || claim(BOB, DERIVED, Right::Operate, derivative());
		assert_noop!(operated(), Error::<Test>::ConsentMissing);
		assert_ok!(Rights::consent(signed(CAROL), DERIVED, member(BOB)));
		assert_ok!(operated());
	});
}

#[test]
fn only_the_dataset_s_holder_claims() {
	test(|| {
		let ground = || Ground::Generated;
		assert_noop!(claim(STRANGER, GENERATED, Right::Use, ground()), Error::<Test>::NotMember);
		assert_noop!(claim(CUSTOMER, GENERATED, Right::Use, ground()), Error::<Test>::NotMember);
		assert_noop!(claim(BOB, GENERATED, Right::Use, ground()), Error::<Test>::NotParty);
		let unknown = DatasetId([9; 32]);
		assert_noop!(claim(HOLDER, unknown, Right::Use, ground()), Error::<Test>::UnknownDataset);
		assert_noop!(claim(HOLDER, GENERATED, Right::Use, Ground::Joint), Error::<Test>::WrongGround);
		assert_ok!(claim(HOLDER, GENERATED, Right::Use, ground()));
		assert_noop!(claim(HOLDER, GENERATED, Right::Use, ground()), Error::<Test>::AlreadyHeld);
		IsWithdrawn::set(true);
		assert_noop!(claim(HOLDER, GENERATED, Right::Hold, ground()), Error::<Test>::Withdrawn);
		Suspended::set(Some(HOLDER));
		assert_noop!(claim(HOLDER, GENERATED, Right::Hold, ground()), Error::<Test>::NotMember);
	});
}

#[test]
fn a_right_is_given_up_for_good() {
	test(|| {
		let relinquish = |who| Rights::relinquish(signed(who), GENERATED, Right::Operate);
		assert_noop!(relinquish(HOLDER), Error::<Test>::NotHeld);
		operate();
		assert_noop!(relinquish(BOB), Error::<Test>::NotHeld);
		assert_noop!(relinquish(STRANGER), Error::<Test>::NotMember);
		later(DAY);
		assert_ok!(relinquish(HOLDER));
		let (dataset, right, holder) = (GENERATED, Right::Operate, member(HOLDER));
		assert_eq!(events(), [Event::RightRelinquished { dataset, right, holder }]);
		let held = Rights::holding(dataset, right, holder).unwrap();
		assert!(held.is_held_at(START + DAY - 1) && !held.is_held_at(START + DAY));
		assert_noop!(relinquish(HOLDER), Error::<Test>::NotHeld);
		let again = claim(HOLDER, GENERATED, Right::Operate, Ground::Generated);
		assert_noop!(again, Error::<Test>::AlreadyHeld);
	});
}

/// Neither another right in the dataset, nor the same in another one.
#[test]
fn what_one_gives_up_is_one_right_in_one_dataset() {
	test(|| {
		operate();
		let relinquish = |dataset, right| Rights::relinquish(signed(HOLDER), dataset, right);
		assert_noop!(relinquish(CRAWLED, Right::Operate), Error::<Test>::NotHeld);
		assert_noop!(relinquish(GENERATED, Right::Use), Error::<Test>::NotHeld);
		assert_ok!(claim(HOLDER, GENERATED, Right::Use, Ground::Generated));
		assert_ok!(relinquish(GENERATED, Right::Use));
		let held = |right| Rights::holding(GENERATED, right, member(HOLDER)).unwrap().is_held_at(Now::get());
		assert!(held(Right::Operate) && !held(Right::Use));
	});
}
