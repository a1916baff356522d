//! The register and the rights say the same: what is stated goes through the register, and what the register moves goes with it.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId, MemberId,
	law::Obtained,
	registration::StatementLine,
	right::{Ground, Outbound, Right, Rights as Set},
};
use pallet_support::OnRegistered;

use crate::{Conveyance, Encumbrances, Error, Event, Granting, Holdings, mock::*};

fn line(who: u64, right: Right) -> StatementLine {
	let obtained = Obtained::Generated;
	StatementLine { holder: member(who), right, obtained, limits: None, evidence: [6; 32] }
}

fn stated(lines: &[StatementLine]) -> DispatchResult {
	<Rights as OnRegistered>::on_stated(&GENERATED, &[], lines)
}

/// As the register does it: all of it, or nothing; filed by whoever has it.
fn moved(lines: &[StatementLine], to: u64) -> DispatchResult {
	moved_by(&lines[0].holder, lines, to)
}

/// The same, filed by this member.
fn moved_by(by: &MemberId, lines: &[StatementLine], to: u64) -> DispatchResult {
	frame::deps::frame_support::storage::with_storage_layer(|| {
		<Rights as OnRegistered>::on_moved(&GENERATED, lines, by, &member(to), [5; 32])
	})
}

fn has(who: u64, right: Right) -> Option<bool> {
	Holdings::<Test>::get((GENERATED, right, member(who))).map(|held| held.until_ms.is_none())
}

#[test]
fn what_is_stated_goes_through_the_register_alone() {
	test(|| {
		all_rights();
		StatedOf::set(Some(HOLDER));
		for right in Right::ALL {
			let given_up = Rights::relinquish(signed(HOLDER), GENERATED, *right);
			assert_noop!(given_up, Error::<Test>::Registered);
			assert_noop!(transfer(HOLDER, BOB, &[*right], Outbound::Novated), Error::<Test>::Registered);
		}
		// It secures debts as others do; here it is enforced only when it is no longer stated.
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		later(30 * DAY);
		let enforce = || {
			let (holder, to) = (member(HOLDER), member(BANK));
			Rights::enforce(signed(BANK), GENERATED, Right::Operate, holder, to, Outbound::Novated, [1; 32])
		};
		assert_noop!(enforce(), Error::<Test>::Registered);
		StatedOf::set(None);
		assert_ok!(enforce());
	});
}

#[test]
fn what_the_register_moves_goes_with_it() {
	test(|| {
		all_rights();
		let granted = grant(HOLDER, 1, granting());
		events();
		assert_ok!(moved(&[line(HOLDER, Right::Hold), line(HOLDER, Right::Operate)], BOB));
		let told = |right| Event::RightTransferred {
			dataset: GENERATED,
			right,
			from: member(HOLDER),
			to: member(BOB),
			how: Conveyance::Registered,
			outbound: Outbound::Encumbering,
			document: [5; 32],
		};
		assert_eq!(events(), [told(Right::Hold), told(Right::Operate)]);
		let held = |who| Right::ALL.iter().map(move |right| has(who, *right)).collect::<Vec<_>>();
		assert_eq!(held(HOLDER), [Some(false), Some(true), Some(false)]);
		assert_eq!(held(BOB), [Some(true), None, Some(true)]);
		// What was granted is an encumbrance, for which the old holder stands.
		assert_eq!(Rights::grantor(granted), Some(member(HOLDER)));
		assert_eq!(Encumbrances::<Test>::iter().count(), 1);
		assert_eq!(Rights::can_use(granted, within()), Ok(()));
	});
}

#[test]
fn what_nobody_claimed_is_claimed_on_the_ground_that_is_stated() {
	test(|| {
		assert_ok!(stated(&[line(HOLDER, Right::Operate)]));
		assert_ok!(moved(&[line(HOLDER, Right::Operate)], BOB));
		let (dataset, right, holder) = (GENERATED, Right::Operate, member(HOLDER));
		let claimed = Event::RightClaimed { dataset, right, holder, ground: Ground::Generated };
		assert_eq!(events()[0], claimed);
		assert_eq!((has(HOLDER, right), has(BOB, right)), (Some(false), Some(true)));
		// Who transferred it claims it no more, and who got it grants.
		let again = Rights::claim(signed(HOLDER), dataset, right, Ground::Generated);
		assert_noop!(again, Error::<Test>::AlreadyHeld);
		grant(BOB, 1, Granting { grantee: member(CAROL), ..granting() });
	});
}

#[test]
fn what_cannot_be_had_or_moved_here_is_not_registered() {
	test(|| {
		let crawled = StatementLine { obtained: Obtained::Crawled, ..line(HOLDER, Right::Use) };
		assert_noop!(moved(&[crawled], BOB), Error::<Test>::NotEligible);
		let strangers = [line(CAROL, Right::Use)];
		assert_noop!(moved(&strangers, BOB), Error::<Test>::NotParty);
		all_rights();
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		// All of it or nothing.
		let both = [line(HOLDER, Right::Use), line(HOLDER, Right::Operate)];
		assert_noop!(moved(&both, BOB), Error::<Test>::Pledged);
		assert_ok!(moved(&both[..1], BOB));
		assert_noop!(moved(&both[..1], CAROL), Error::<Test>::NotHeld);
	});
}

#[test]
fn r2_a_derivative_is_stated_only_if_its_inputs_may_be_used() {
	test(|| {
		let derived = |who, right| StatementLine { obtained: Obtained::Derivative, ..line(who, right) };
		let stated = |before: &[StatementLine], lines: &[StatementLine]| {
			<Rights as OnRegistered>::on_stated(&DERIVED, before, lines)
		};
		let uses = [derived(BOB, Right::Use)];
		assert_noop!(stated(&[], &uses), Error::<Test>::InputNotUsable);
		// It is asked when he claims it, who needs grants in what the data were made from.
		operate();
		let agreement = Ground::Agreement { contract: [1; 32] };
		assert_ok!(Rights::claim(signed(HOLDER), AGREED, Right::Operate, agreement));
		let claim = |inputs: &[GrantId]| {
			let inputs = inputs.to_vec().try_into().expect("few");
			let ground = Ground::Derivative { evidence: [6; 32], inputs };
			Rights::claim(signed(BOB), DERIVED, Right::Use, ground)
		};
		let first = grant(HOLDER, 1, granting());
		assert_noop!(claim(&[first]), Error::<Test>::InputNotUsable);
		let second = grant(HOLDER, 2, Granting { dataset: AGREED, ..granting() });
		assert_ok!(claim(&[first, second]));
		assert_ok!(stated(&[], &uses));
		// Of one right he did, and of the other he did not; what was stated before goes on to be.
		let both = [uses[0], derived(BOB, Right::Hold)];
		assert_noop!(stated(&uses, &both), Error::<Test>::InputNotUsable);
		assert_ok!(stated(&both, &both));
		// Whoever gets it through the register has it on the same ground.
		StatedOf::set(Some(BOB));
		let (by, to) = (member(BOB), member(CAROL));
		assert_ok!(<Rights as OnRegistered>::on_moved(&DERIVED, &uses, &by, &to, [5; 32]));
		assert_ok!(stated(&uses, &[derived(CAROL, Right::Use)]));
		assert_noop!(stated(&[], &uses), Error::<Test>::RightLost);
	});
}

#[test]
fn who_does_not_operate_the_data_transfers_nothing_through_the_register_either() {
	test(|| {
		for right in [Right::Hold, Right::Use] {
			assert_ok!(Rights::claim(signed(HOLDER), CRAWLED, right, Ground::Crawled));
		}
		let crawled = [StatementLine { obtained: Obtained::Crawled, ..line(HOLDER, Right::Use) }];
		let moved = || {
			let (by, to) = (member(HOLDER), member(BOB));
			<Rights as OnRegistered>::on_moved(&CRAWLED, &crawled, &by, &to, [5; 32])
		};
		assert_noop!(moved(), Error::<Test>::MayNotOperate);
		// Who is registered as operating them need not have claimed it here.
		StatedOf::set(Some(HOLDER));
		assert_ok!(moved());
	});
}

#[test]
fn a_debtor_does_not_defeat_a_pledge_by_registering() {
	test(|| {
		all_rights();
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		let lines = [line(HOLDER, Right::Use), line(HOLDER, Right::Operate)];
		assert_noop!(stated(&lines), Error::<Test>::Pledged);
		assert_ok!(stated(&lines[..1]));
		// What was stated before it was pledged, goes on to be.
		assert_ok!(<Rights as OnRegistered>::on_stated(&GENERATED, &lines[1..], &lines));
		assert_ok!(Rights::release_pledge(signed(BANK), GENERATED, Right::Operate, member(HOLDER)));
		assert_ok!(stated(&lines));
	});
}

#[test]
fn what_is_stated_is_enforced_through_the_register_without_who_has_it() {
	test(|| {
		all_rights();
		StatedOf::set(Some(HOLDER));
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		let operates = [line(HOLDER, Right::Operate)];
		let may = |who: u64, rights: &[Right]| {
			let (rights, holder) = (Set::of(rights), member(HOLDER));
			<Rights as OnRegistered>::may_enforce(&GENERATED, rights, &holder, &member(who))
		};
		assert!(!may(BANK, &[Right::Operate]));
		assert_noop!(moved_by(&member(BANK), &operates, CAROL), Error::<Test>::NotDue);
		later(30 * DAY);
		assert!(may(BANK, &[Right::Operate]) && !may(CAROL, &[Right::Operate]));
		assert!(!may(BANK, Right::ALL));
		assert_noop!(moved_by(&member(CAROL), &operates, CAROL), Error::<Test>::NotPledgee);
		let others = [line(HOLDER, Right::Use)];
		assert_noop!(moved_by(&member(BANK), &others, CAROL), Error::<Test>::NotPledged);
		// Who has it still cannot.
		assert_noop!(moved(&operates, CAROL), Error::<Test>::Pledged);
		events();
		assert_ok!(moved_by(&member(BANK), &operates, CAROL));
		let (how, outbound, document) = (Conveyance::Enforced, Outbound::Encumbering, [5; 32]);
		let (from, to) = (member(HOLDER), member(CAROL));
		let (dataset, right) = (GENERATED, Right::Operate);
		assert_eq!(events(), [Event::RightTransferred { dataset, right, from, to, how, outbound, document }]);
		assert_eq!(Rights::pledged(dataset, right, from), None);
	});
}

#[test]
fn nobody_is_registered_as_having_what_it_has_no_more() {
	test(|| {
		all_rights();
		let lines = [line(HOLDER, Right::Hold), line(HOLDER, Right::Operate)];
		assert_ok!(stated(&lines));
		// Who never claimed anything lost nothing.
		assert_ok!(stated(&[line(CAROL, Right::Use)]));
		assert_ok!(transfer(HOLDER, BOB, &[Right::Operate], Outbound::Novated));
		assert_noop!(stated(&lines), Error::<Test>::RightLost);
		assert_ok!(stated(&[lines[0], line(BOB, Right::Operate)]));
		let bob: MemberId = member(BOB);
		assert_eq!(Rights::title(GENERATED, Right::Operate, bob).map(|(_, title)| title.holder), Some(bob));
		assert_ok!(transfer(BOB, HOLDER, &[Right::Operate], Outbound::Novated));
		assert_ok!(stated(&lines));
	});
}
