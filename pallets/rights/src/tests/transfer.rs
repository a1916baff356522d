//! R5: who lets a right go to another loses exactly that one in the same block; what was granted from it goes on, and the transfer
//! says who stands for it.

use frame::testing_prelude::*;
use hefu_primitives::{
	MemberId,
	right::{Disposal, Ground, Outbound, Right, Rights as Set},
	terms::{Exclusivity, Use},
};

use crate::{
	Acceptance, Acceptances, Conveyance, Encumbrances, Error, Event, Granting, Grants, HeldRight, Holdings,
	Refusal, Title, Titles, mock::*,
};

/// Who has which right now, in what was generated.
fn held() -> Vec<(Right, MemberId)> {
	let now = Holdings::<Test>::iter().filter(|(_, held)| held.until_ms.is_none());
	let mut now = now.map(|((_, right, member), _)| (right, member)).collect::<Vec<_>>();
	now.sort();
	now
}

fn revoke(who: u64, nonce: u8) -> DispatchResult {
	Rights::revoke(signed(who), grant_id(HOLDER, nonce))
}

#[test]
fn exactly_what_is_named_goes_in_the_same_block() {
	test(|| {
		all_rights();
		later(DAY);
		assert_ok!(transfer(HOLDER, BOB, &[Right::Use], Outbound::Novated));
		let (from, to, document) = (member(HOLDER), member(BOB), [7; 32]);
		let (how, outbound) = (Conveyance::Disposed(Disposal::Transfer), Outbound::Novated);
		let (dataset, right) = (GENERATED, Right::Use);
		assert_eq!(events(), [Event::RightTransferred { dataset, right, from, to, how, outbound, document }]);
		assert_eq!(held(), [(Right::Hold, from), (Right::Use, to), (Right::Operate, from)]);
		let now = START + DAY;
		let (ground, since_ms) = (Ground::Generated, START);
		let lost = HeldRight { ground: ground.clone(), since_ms, until_ms: Some(now) };
		assert_eq!(Rights::holding(GENERATED, Right::Use, from), Some(lost));
		let got = HeldRight { ground, since_ms: now, until_ms: None };
		assert_eq!(Rights::holding(GENERATED, Right::Use, to), Some(got));
		// Who operates goes on to.
		assert_ok!(transfer(HOLDER, BOB, &[Right::Hold, Right::Operate], Outbound::Novated));
		assert_eq!(held(), [(Right::Hold, to), (Right::Use, to), (Right::Operate, to)]);
		assert_eq!(events().len(), 2);
	});
}

#[test]
fn a_contribution_is_a_transfer_that_says_so() {
	test(|| {
		all_rights();
		let (rights, to, disposal) = (Set::of(Right::ALL), member(BOB), Disposal::Contribution);
		let acceptance = Acceptance { rights, outbound: Outbound::Encumbering, document: [1; 32] };
		accepted(GENERATED, HOLDER, BOB, acceptance);
		let done =
			Rights::transfer(signed(HOLDER), GENERATED, rights, to, disposal, Outbound::Encumbering, [1; 32]);
		assert_ok!(done);
		let told = events().into_iter().filter(|event| {
			matches!(event, Event::RightTransferred { how: Conveyance::Disposed(Disposal::Contribution), .. })
		});
		assert_eq!(told.count(), 3);
	});
}

/// A chain of two grants from the holder's right, and an exclusive one beside it that lists the first.
fn granted() -> [hefu_primitives::GrantId; 3] {
	let first = grant(HOLDER, 1, granting());
	let second = grant(BOB, 1, sub(first, CAROL, terms_to(1)));
	let mut exclusive = Granting { grantee: member(DAVE), ..granting() };
	exclusive.terms.exclusivity = Exclusivity::Sole;
	exclusive.survivors = vec![first].try_into().expect("one");
	[first, second, grant(HOLDER, 2, exclusive)]
}

#[test]
fn what_was_granted_goes_on_and_nothing_of_it_is_written() {
	for outbound in Outbound::ALL {
		test(|| {
			operate();
			let grants = granted();
			later(DAY);
			let before = Grants::<Test>::iter().collect::<Vec<_>>();
			assert_ok!(transfer(HOLDER, PARTNER, &[Right::Operate], *outbound));
			assert_eq!(Grants::<Test>::iter().collect::<Vec<_>>(), before);
			for id in grants {
				assert_eq!(Rights::can_use(id, within()), Ok(()));
				assert_eq!(Rights::can_use(id, Use { at_ms: START, ..within() }), Ok(()));
			}
			// The sole one still shuts others out, whoever grants.
			let beside = Rights::grant(signed(PARTNER), [9; 32], Box::new(granting()));
			assert_noop!(beside, Error::<Test>::Excluded);
			let no_more = Rights::grant(signed(HOLDER), [9; 32], Box::new(granting()));
			assert_noop!(no_more, Error::<Test>::NotHeld);
			// Below, those who granted stand for it as before.
			assert_noop!(Rights::revoke(signed(PARTNER), grants[1]), Error::<Test>::NotGrantor);
			assert_ok!(Rights::revoke(signed(BOB), grants[1]));
			// When the right is given up, all of it ends, whoever stands for it.
			assert_ok!(Rights::relinquish(signed(PARTNER), GENERATED, Right::Operate));
			assert_eq!(Rights::can_use(grants[0], within()), Err(Refusal::RightLost));
		});
	}
}

#[test]
fn who_gets_a_right_with_what_was_granted_stands_for_it() {
	test(|| {
		operate();
		let [first, ..] = granted();
		assert_eq!(Rights::grantor(first), Some(member(HOLDER)));
		assert_ok!(transfer(HOLDER, PARTNER, &[Right::Operate], Outbound::Novated));
		assert_ok!(transfer(PARTNER, THIRD, &[Right::Operate], Outbound::Novated));
		assert_eq!(Rights::grantor(first), Some(member(THIRD)));
		assert_eq!(Encumbrances::<Test>::iter().count(), 0);
		assert_noop!(revoke(HOLDER, 1), Error::<Test>::NotGrantor);
		assert_noop!(revoke(PARTNER, 1), Error::<Test>::NotGrantor);
		later(DAY);
		events();
		assert_ok!(revoke(THIRD, 1));
		assert_eq!(events(), [Event::Revoked { grant: first, grantor: member(THIRD) }]);
		assert_eq!(Rights::can_use(first, within()), Err(Refusal::Revoked(first)));
	});
}

#[test]
fn encumbrances_stay_with_who_stood_for_them() {
	test(|| {
		operate();
		granted();
		// The holder's grants stay its own; the partner's go on to the third, who lists them, too.
		assert_ok!(transfer(HOLDER, PARTNER, &[Right::Operate], Outbound::Encumbering));
		let mut far = granting();
		far.terms.purposes.0 = 0b100;
		let partners = grant(PARTNER, 1, far.clone());
		assert_ok!(transfer(PARTNER, THIRD, &[Right::Operate], Outbound::Novated));
		let thirds = grant(THIRD, 1, Granting { grantee: member(CAROL), ..far });
		assert_ok!(transfer(THIRD, BOB, &[Right::Operate], Outbound::Encumbering));
		let listed = |tenure| Encumbrances::<Test>::get((GENERATED, member(HOLDER), tenure));
		assert_eq!([0, 1, 2].map(listed), [Some(member(HOLDER)), Some(member(THIRD)), None]);
		let title = Title { holder: member(BOB), tenure: 2, ended_ms: None };
		assert_eq!(Rights::title(GENERATED, Right::Operate, member(BOB)), Some((member(HOLDER), title)));
		for (id, grantor) in [(grant_id(HOLDER, 1), HOLDER), (partners, THIRD), (thirds, THIRD)] {
			assert_eq!(Rights::grantor(id), Some(member(grantor)));
			for other in [HOLDER, PARTNER, THIRD, BOB].into_iter().filter(|other| *other != grantor) {
				assert_noop!(Rights::revoke(signed(other), id), Error::<Test>::NotGrantor);
			}
			assert_eq!(Rights::can_use(id, Use { purpose: purpose_of(id), ..within() }), Ok(()));
			assert_ok!(Rights::revoke(signed(grantor), id));
		}
	});
}

/// A purpose that the grant allows.
fn purpose_of(id: hefu_primitives::GrantId) -> hefu_primitives::terms::Purpose {
	let purposes = Grants::<Test>::get(id).expect("it was made").terms.purposes;
	hefu_primitives::terms::Purpose(purposes.0.trailing_zeros() as u8)
}

#[test]
fn what_went_to_another_can_come_back() {
	test(|| {
		operate();
		let first = grant(HOLDER, 1, granting());
		assert_ok!(transfer(HOLDER, PARTNER, &[Right::Operate], Outbound::Encumbering));
		let second = grant(PARTNER, 1, granting());
		assert_ok!(transfer(PARTNER, HOLDER, &[Right::Operate], Outbound::Novated));
		let title = Titles::<Test>::get((GENERATED, Right::Operate, member(HOLDER)));
		assert_eq!(title, Some(Title { holder: member(HOLDER), tenure: 1, ended_ms: None }));
		for (id, who) in [(first, HOLDER), (second, HOLDER)] {
			assert_eq!(Rights::grantor(id), Some(member(who)));
			assert_eq!(Rights::can_use(id, within()), Ok(()));
		}
		assert_ok!(Rights::grant(signed(HOLDER), [2; 32], Box::new(granting())));
		// What was given up comes back to nobody.
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
		for who in [HOLDER, PARTNER] {
			assert_noop!(transfer(who, BOB, &[Right::Operate], Outbound::Novated), Error::<Test>::NotHeld);
		}
		let again = Rights::claim(signed(HOLDER), GENERATED, Right::Operate, Ground::Generated);
		assert_noop!(again, Error::<Test>::AlreadyHeld);
	});
}

#[test]
fn two_rights_of_a_kind_are_never_one_members() {
	test(|| {
		let parties = [HOLDER, PARTNER].map(member).to_vec().try_into().expect("two");
		assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties));
		for (from, to) in [(HOLDER, PARTNER), (PARTNER, HOLDER)] {
			assert_ok!(Rights::consent(signed(from), GENERATED, member(to)));
			assert_ok!(Rights::claim(signed(to), GENERATED, Right::Operate, Ground::Joint));
		}
		let to_partner = || transfer(HOLDER, PARTNER, &[Right::Operate], Outbound::Encumbering);
		assert_noop!(to_partner(), Error::<Test>::AlreadyHeld);
		// What the one claimed is the other's, once that has let its own go.
		let holders = grant(HOLDER, 1, granting());
		let mut far = granting();
		far.terms.purposes.0 = 0b100;
		let partners = grant(PARTNER, 1, far);
		assert_ok!(transfer(PARTNER, THIRD, &[Right::Operate], Outbound::Novated));
		assert_ok!(to_partner());
		let title = |who| Rights::title(GENERATED, Right::Operate, member(who)).map(|(claimant, _)| claimant);
		assert_eq!([PARTNER, THIRD].map(title), [Some(member(HOLDER)), Some(member(PARTNER))]);
		// Each grant hangs on the title from which it was made.
		assert_ok!(Rights::relinquish(signed(PARTNER), GENERATED, Right::Operate));
		let far = Use { purpose: hefu_primitives::terms::Purpose(2), ..within() };
		assert_eq!(Rights::can_use(holders, within()), Err(Refusal::RightLost));
		assert_eq!(Rights::can_use(partners, far), Ok(()));
	});
}

#[test]
fn an_open_offer_of_who_has_the_right_no_more_is_good_for_nothing() {
	test(|| {
		operate();
		let id = offer(HOLDER, 1, granting());
		assert_ok!(lock(INSTRUCTION, id, HOLDER, BOB));
		assert_ok!(transfer(HOLDER, PARTNER, &[Right::Operate], Outbound::Novated));
		assert_noop!(execute(INSTRUCTION, id, HOLDER, BOB), Error::<Test>::NotHeld);
		release(INSTRUCTION, id);
		assert_noop!(lock(OTHER, id, HOLDER, BOB), Error::<Test>::NotHeld);
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), id));
	});
}

#[test]
fn who_let_a_right_go_takes_nothing_back_by_withdrawing_the_data() {
	test(|| {
		all_rights();
		assert_ok!(transfer(HOLDER, PARTNER, Right::ALL, Outbound::Novated));
		assert_ok!(Rights::pledge(signed(PARTNER), GENERATED, Right::Hold, pledge()));
		IsWithdrawn::set(true);
		let first = grant(PARTNER, 1, granting());
		grant(BOB, 1, sub(first, CAROL, terms_to(1)));
		assert_ok!(Rights::pledge(signed(PARTNER), GENERATED, Right::Use, pledge()));
		assert_ok!(transfer(PARTNER, THIRD, &[Right::Operate], Outbound::Novated));
		later(31 * DAY);
		let (holder, to) = (member(PARTNER), member(BANK));
		assert_ok!(Rights::enforce(
			signed(BANK),
			GENERATED,
			Right::Hold,
			holder,
			to,
			Outbound::Novated,
			[1; 32]
		));
	});
	// Nor does a debtor keep from its creditor what it withdraws.
	test(|| {
		operate();
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		IsWithdrawn::set(true);
		later(30 * DAY);
		let (holder, to) = (member(HOLDER), member(BANK));
		assert_ok!(Rights::enforce(
			signed(BANK),
			GENERATED,
			Right::Operate,
			holder,
			to,
			Outbound::Novated,
			[1; 32]
		));
	});
	test(|| {
		operate();
		IsWithdrawn::set(true);
		assert_noop!(transfer(HOLDER, BOB, &[Right::Operate], Outbound::Novated), Error::<Test>::Withdrawn);
	});
}

#[test]
fn a_party_that_had_anothers_right_claims_its_own() {
	test(|| {
		let parties = [HOLDER, PARTNER].map(member).to_vec().try_into().expect("two");
		assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties));
		assert_ok!(Rights::consent(signed(PARTNER), GENERATED, member(HOLDER)));
		for right in [Right::Use, Right::Operate] {
			assert_ok!(Rights::claim(signed(HOLDER), GENERATED, right, Ground::Joint));
		}
		let claim = || Rights::claim(signed(PARTNER), GENERATED, Right::Use, Ground::Joint);
		let title = || Rights::title(GENERATED, Right::Use, member(PARTNER)).map(|(claimant, _)| claimant);
		assert_ok!(transfer(HOLDER, PARTNER, &[Right::Use], Outbound::Novated));
		// Nobody has it twice.
		assert_noop!(claim(), Error::<Test>::AlreadyHeld);
		assert_eq!(title(), Some(member(HOLDER)));
		assert_ok!(Rights::relinquish(signed(PARTNER), GENERATED, Right::Use));
		assert_ok!(claim());
		assert_eq!(title(), Some(member(PARTNER)));
		// Its own it claims once.
		assert_ok!(Rights::relinquish(signed(PARTNER), GENERATED, Right::Use));
		assert_noop!(claim(), Error::<Test>::AlreadyHeld);
	});
}

#[test]
fn nobody_gets_a_right_that_it_did_not_accept() {
	test(|| {
		all_rights();
		let (rights, outbound) = (Set::of(&[Right::Use]), Outbound::Novated);
		let wanted = Acceptance { rights, outbound, document: [1; 32] };
		let (from, to) = (member(HOLDER), member(BOB));
		let go = || {
			let disposal = Disposal::Transfer;
			Rights::transfer(signed(HOLDER), GENERATED, rights, to, disposal, outbound, [1; 32])
		};
		let accept = |acceptance| Rights::accept(signed(BOB), GENERATED, from, acceptance);
		assert_noop!(go(), Error::<Test>::NotAccepted);
		// Neither otherwise, nor less, nor upon another contract.
		for other in [
			Acceptance { outbound: Outbound::Encumbering, ..wanted },
			Acceptance { rights: Set::of(Right::ALL), ..wanted },
			Acceptance { document: [2; 32], ..wanted },
		] {
			assert_ok!(accept(other));
			assert_noop!(go(), Error::<Test>::NotAccepted);
		}
		// It is taken back.
		let none = Acceptance { rights: Set::default(), ..wanted };
		assert_ok!(accept(none));
		assert_noop!(accept(none), Error::<Test>::NotAccepted);
		events();
		assert_ok!(accept(wanted));
		assert_eq!(events(), [Event::Accepted { dataset: GENERATED, from, to, acceptance: wanted }]);
		assert_ok!(go());
		// It serves once.
		assert_eq!(Acceptances::<Test>::iter().count(), 0);
	});
}
