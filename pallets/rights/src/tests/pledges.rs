//! Pledges: what is pledged stays with who has it, and its pledgee alone ends that.

use frame::testing_prelude::*;
use hefu_primitives::right::{Outbound, Right, Rights as Set};

use crate::{Acceptance, Conveyance, Error, Event, Granting, Pledge, Pledges, mock::*};

fn pledged(right: Right, pledge: Pledge) {
	assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, right, pledge));
}

fn enforced(to: u64, outbound: Outbound) -> DispatchResult {
	Rights::enforce(signed(BANK), GENERATED, Right::Operate, member(HOLDER), member(to), outbound, [9; 32])
}

/// Whoever is to get it accepts it.
fn accepts(who: u64, outbound: Outbound) {
	let rights = Set::of(&[Right::Operate]);
	accepted(GENERATED, HOLDER, who, Acceptance { rights, outbound, document: [9; 32] });
}

#[test]
fn a_pledged_right_goes_to_nobody_and_is_not_given_up() {
	test(|| {
		all_rights();
		pledged(Right::Operate, pledge());
		let (dataset, right, holder) = (GENERATED, Right::Operate, member(HOLDER));
		assert_eq!(events(), [Event::Pledged { dataset, right, holder, pledge: pledge() }]);
		assert_eq!(Rights::pledged(dataset, right, holder), Some(pledge()));
		let all = || transfer(HOLDER, BOB, Right::ALL, Outbound::Novated);
		assert_noop!(all(), Error::<Test>::Pledged);
		assert_noop!(Rights::relinquish(signed(HOLDER), dataset, right), Error::<Test>::Pledged);
		let again = Pledge { pledgee: member(CAROL), ..pledge() };
		assert_noop!(Rights::pledge(signed(HOLDER), dataset, right, again), Error::<Test>::Pledged);
		// The others are free.
		assert_ok!(transfer(HOLDER, BOB, &[Right::Use], Outbound::Novated));
		assert_ok!(Rights::relinquish(signed(HOLDER), dataset, Right::Hold));
		// It does not end by itself.
		later(60 * DAY);
		assert_noop!(Rights::relinquish(signed(HOLDER), dataset, right), Error::<Test>::Pledged);
		events();
		assert_ok!(Rights::release_pledge(signed(BANK), dataset, right, holder));
		let pledgee = member(BANK);
		assert_eq!(events(), [Event::PledgeReleased { dataset, right, holder, pledgee }]);
		assert_eq!(Pledges::<Test>::iter().count(), 0);
		assert_ok!(transfer(HOLDER, BOB, &[right], Outbound::Novated));
	});
}

#[test]
fn from_a_pledged_right_is_granted_as_its_pledgee_agreed() {
	test(|| {
		operate();
		let before = grant(HOLDER, 1, granting());
		let open = offer(HOLDER, 2, granting());
		pledged(Right::Operate, pledge());
		let again = |nonce| {
			Rights::grant(
				signed(HOLDER),
				[nonce; 32],
				Box::new(Granting { grantee: member(CAROL), ..granting() }),
			)
		};
		assert_noop!(again(3), Error::<Test>::Pledged);
		assert_noop!(lock(INSTRUCTION, open, HOLDER, BOB), Error::<Test>::Pledged);
		// What was granted before goes on, and is granted on.
		assert_eq!(Rights::can_use(before, within()), Ok(()));
		grant(BOB, 1, sub(before, CAROL, terms_to(1)));
		assert_ok!(Rights::release_pledge(signed(BANK), GENERATED, Right::Operate, member(HOLDER)));
		pledged(Right::Operate, Pledge { may_grant: true, ..pledge() });
		assert_ok!(again(3));
	});
}

#[test]
fn a_pledge_is_enforced_when_the_debt_is_due() {
	for outbound in Outbound::ALL {
		test(|| {
			operate();
			let granted = grant(HOLDER, 1, granting());
			pledged(Right::Operate, pledge());
			later(30 * DAY - 1);
			assert_noop!(enforced(BANK, *outbound), Error::<Test>::NotDue);
			later(1);
			assert_noop!(enforced(CAROL, *outbound), Error::<Test>::NotAccepted);
			accepts(CAROL, *outbound);
			events();
			assert_ok!(enforced(CAROL, *outbound));
			let (from, to, how) = (member(HOLDER), member(CAROL), Conveyance::Enforced);
			let (dataset, right, document) = (GENERATED, Right::Operate, [9; 32]);
			let outbound = *outbound;
			let told = Event::RightTransferred { dataset, right, from, to, how, outbound, document };
			assert_eq!(events(), [told]);
			assert_eq!(Pledges::<Test>::iter().count(), 0);
			// What was granted before goes on: neither a sale nor a pledge breaks it.
			assert_eq!(Rights::can_use(granted, within()), Ok(()));
			let grantor = if outbound == Outbound::Novated { to } else { from };
			assert_eq!(Rights::grantor(granted), Some(grantor));
		});
	}
	// Its pledgee can take it itself.
	test(|| {
		operate();
		pledged(Right::Operate, pledge());
		later(31 * DAY);
		assert_ok!(enforced(BANK, Outbound::Novated));
		assert_ok!(Rights::relinquish(signed(BANK), GENERATED, Right::Operate));
	});
}

#[test]
fn governance_releases_what_is_pledged_to_whoever_takes_part_no_more() {
	test(|| {
		operate();
		pledged(Right::Operate, pledge());
		let (dataset, right, holder) = (GENERATED, Right::Operate, member(HOLDER));
		let release = || Rights::release_pledge(RuntimeOrigin::root(), dataset, right, holder);
		assert_noop!(release(), Error::<Test>::PledgeeLive);
		Suspended::set(Some(BANK));
		events();
		assert_ok!(release());
		let pledgee = member(BANK);
		assert_eq!(events(), [Event::PledgeReleased { dataset, right, holder, pledgee }]);
		assert_ok!(transfer(HOLDER, BOB, &[right], Outbound::Novated));
	});
}
