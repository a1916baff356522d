//! Objections, and what arbiters find.

use frame::testing_prelude::*;
use hefu_primitives::{
	OrderId,
	market::{Acceptance, Refund, Side, Stage},
};

use crate::{Error, Event, Ruling, mock::*};

/// The buyer objects.
fn objected() -> OrderId {
	let order = inspecting(listing());
	assert_ok!(Market::object(signed(BUYER), order, [1; 32]));
	order
}

/// The seller goes to the arbiter.
fn arbitrating() -> OrderId {
	let order = objected();
	assert_ok!(Market::arbitrate(signed(SELLER), order));
	order
}

#[test]
fn an_arbiter_rules_for_one_side() {
	for (ruling, stage_after, seller) in
		[(Ruling::Pay, Stage::Settled, 965), (Ruling::Refund, Stage::Refunded, 0)]
	{
		test(|| {
			let order = objected();
			let (due_ms, now) = (stored(order).due_ms, Now::get());
			assert_eq!(due_ms, now + 3 * DAY);
			events();
			assert_ok!(Market::arbitrate(signed(BUYER), order));
			let due_ms = now + 20 * DAY;
			assert_eq!(events(), [Event::Arbitrating { order, by: Side::Consumer, due_ms }]);
			let rule = |who| whole(|| Market::rule(signed(who), order, ruling, [2; 32]));
			assert_noop!(rule(EXCHANGE), Error::<Test>::NotInCharge);
			assert_ok!(rule(ARBITER));
			let ruled = Event::Ruled { order, ruling, document: [2; 32] };
			let follows = match ruling {
				Ruling::Pay => {
					vec![ruled, accepted(order, Acceptance::Ruled), Event::Settled { order }]
				}
				Ruling::Refund => vec![ruled, Event::Refunded { order, reason: Refund::Ruled }],
			};
			assert_eq!(events(), follows);
			assert_eq!((stage(order), has(SELLER)), (stage_after, seller));
			// M17: a dispute closes it once.
			assert_noop!(rule(ARBITER), Error::<Test>::WrongStage);
			// An arbiter's finding marks nobody.
			assert_eq!(Market::marks(member(SELLER)), 0);
		});
	}
}

#[test]
fn an_objection_that_nobody_answers_gives_the_money_back() {
	test(|| {
		let order = objected();
		later(3 * DAY);
		assert_eq!(stage(order), Stage::Refunded);
		assert_noop!(Market::arbitrate(signed(SELLER), order), Error::<Test>::TooLate);
		assert_ok!(Market::close(signed(BUYER), order));
		System::assert_last_event(Event::Refunded { order, reason: Refund::Unanswered }.into());
	});
}

#[test]
fn an_arbiter_that_does_not_rule_gives_the_money_back() {
	test(|| {
		let order = arbitrating();
		later(20 * DAY);
		let late = Market::rule(signed(ARBITER), order, Ruling::Pay, [2; 32]);
		assert_noop!(late, Error::<Test>::TooLate);
		assert_ok!(Market::close(signed(RIVAL), order));
		System::assert_last_event(Event::Refunded { order, reason: Refund::NoRuling }.into());
		assert_eq!(has(BUYER), MONEY);
	});
}

#[test]
fn a_buyer_can_accept_after_all() {
	test(|| {
		let order = objected();
		assert_ok!(Market::accept(signed(BUYER), order));
		assert_eq!(stage(order), Stage::Settled);
	});
}

#[test]
fn a_second_delivery_that_cannot_be_had_is_objected_to_and_one_that_is_not_taken_is_accepted() {
	test(|| {
		let order = objected();
		commit_honestly(order, 1);
		assert_ok!(Market::object(signed(BUYER), order, [2; 32]));
		assert_eq!(stage(order), Stage::Objected);
		commit_honestly(order, 2);
		later(3 * DAY);
		assert_eq!(stage(order), Stage::Accepted);
		assert_ok!(Market::close(signed(SELLER), order));
		assert_eq!(stored(order).accepted.map(|it| it.how), Some(Acceptance::Silent));
		assert_eq!(has(SELLER), 965);
	});
}

#[test]
fn before_money_is_locked_there_is_nothing_to_object_to() {
	test(|| {
		let order = committed(listing());
		assert_noop!(Market::object(signed(BUYER), order, [1; 32]), Error::<Test>::WrongStage);
	});
}
