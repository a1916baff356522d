//! R5: who gives a right up loses that one and no other, and what was made of it ends in the same block.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId,
	right::{Ground, Right},
	terms::Use,
};

use crate::{Error, Event, Granting, Grants, OfferState, Refusal, mock::*};

fn give_up(who: u64) {
	assert_ok!(Rights::relinquish(signed(who), GENERATED, Right::Operate));
}

/// A chain of three: the holder's grant to Bob, Bob's to Carol, and Carol's to Dave.
fn chain() -> [GrantId; 3] {
	let first = grant(HOLDER, 1, granting());
	let second = grant(BOB, 1, sub(first, CAROL, terms_to(1)));
	[first, second, grant(CAROL, 1, sub(second, DAVE, terms_to(0)))]
}

#[test]
fn r5_what_was_made_of_it_ends_in_the_same_block() {
	test(|| {
		operate();
		let made = chain();
		later(DAY);
		events();
		let before = Grants::<Test>::iter().collect::<Vec<_>>();
		give_up(HOLDER);
		// One event tells it, and no grant is written, however many there are.
		let (dataset, right, holder) = (GENERATED, Right::Operate, member(HOLDER));
		assert_eq!(events(), [Event::RightRelinquished { dataset, right, holder }]);
		assert_eq!(Grants::<Test>::iter().collect::<Vec<_>>(), before);
		for id in made {
			assert_eq!(Rights::can_use(id, within()), Err(Refusal::RightLost));
			// What was used until then was allowed, and is however late it is asked.
			let until_then = Use { at_ms: Now::get() - 1, ..within() };
			assert_eq!(Rights::can_use(id, until_then), Ok(()));
		}
		later(DAY);
		for id in made {
			let since = Use { at_ms: START + DAY, ..within() };
			assert_eq!(Rights::can_use(id, since), Err(Refusal::RightLost));
			assert_eq!(Rights::can_use(id, within()), Err(Refusal::RightLost));
		}
	});
}

#[test]
fn r5_nothing_more_is_made_of_it() {
	test(|| {
		operate();
		let [first, second, _] = chain();
		let open = offer(HOLDER, 2, granting());
		let locked = offer(BOB, 2, sub(first, DAVE, terms_to(0)));
		assert_ok!(lock(INSTRUCTION, locked, BOB, DAVE));
		give_up(HOLDER);
		let again = |granting| Rights::grant(signed(HOLDER), [9; 32], Box::new(granting));
		assert_noop!(again(granting()), Error::<Test>::NotHeld);
		let on = Rights::grant(signed(CAROL), [9; 32], Box::new(sub(second, BOB, terms_to(0))));
		assert_noop!(on, Error::<Test>::ParentNotLive);
		assert_noop!(lock(OTHER, open, HOLDER, BOB), Error::<Test>::NotHeld);
		// What was locked before moves nothing, and is in nobody's way.
		assert_noop!(execute(INSTRUCTION, locked, BOB, DAVE), Error::<Test>::ParentNotLive);
		release(INSTRUCTION, locked);
		assert_eq!(Rights::offered(locked).map(|offer| offer.state), Some(OfferState::Open));
		// What has ended can still be revoked, and stays ended.
		assert_ok!(Rights::revoke(signed(HOLDER), first));
	});
}

#[test]
fn r5_the_other_rights_and_those_of_others_stay() {
	test(|| {
		let parties = [HOLDER, PARTNER].map(member).to_vec().try_into().expect("two");
		assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties));
		for (from, to) in [(HOLDER, PARTNER), (PARTNER, HOLDER)] {
			assert_ok!(Rights::consent(signed(from), GENERATED, member(to)));
			for right in Right::ALL {
				assert_ok!(Rights::claim(signed(to), GENERATED, *right, Ground::Joint));
			}
		}
		let ended = grant(HOLDER, 1, granting());
		let partners = grant(PARTNER, 1, Granting { grantee: member(CAROL), ..granting() });
		let held = || {
			let of =
				|who| Right::ALL.iter().map(move |right| Rights::holding(GENERATED, *right, member(who)));
			[HOLDER, PARTNER].into_iter().flat_map(of).collect::<Vec<_>>()
		};
		let mut expected = held();
		later(DAY);
		give_up(HOLDER);
		let place = Right::ALL.iter().position(|right| *right == Right::Operate).expect("it is one");
		expected[place].as_mut().expect("it was claimed").until_ms = Some(START + DAY);
		// Nobody gets it.
		assert_eq!(held(), expected);
		assert_eq!(Rights::can_use(ended, within()), Err(Refusal::RightLost));
		assert_eq!(Rights::can_use(partners, within()), Ok(()));
	});
}
