//! From the plan to the agreement, to the beginning, and to the end.

use frame::testing_prelude::*;
use hefu_primitives::operation::{Ending, Selection, Stage};

use crate::{Agreement, Error, Event, PlannedBy, mock::*};

#[test]
fn an_operation_goes_from_its_plan_to_its_end() {
	test(|| {
		let id = planned(1);
		assert_eq!(stage(id), Stage::Planned);
		assert_eq!(PlannedBy::<Test>::get(member(BODY)), 1);
		let id = begun(2);
		assert_eq!(stage(id), Stage::Active);
		let stored = Operation::operation(id).expect("there is one").0;
		assert_eq!((stored.data, stored.products, stored.listed, stored.uncapped), (1, 1, 1, 0));
		assert_eq!(stored.begun_ms, Some(Now::get()));
		System::assert_last_event(Event::Begun { operation: id }.into());
		assert_ok!(Operation::terminate(signed(BODY), id, Ending::PublicInterest, [9; 32]));
		assert_eq!(stage(id), Stage::Terminated);
		assert_eq!(Operation::operation(operation_id(BODY, 3)), None);
	});
}

#[test]
fn until_it_is_signed_another_operator_can_be_selected_and_what_was_offered_is_void() {
	test(|| {
		let id = offered(1);
		let (rival, method) = (member(RIVAL), Selection::Negotiation);
		assert_ok!(Operation::select_operator(signed(BODY), id, rival, method, [9; 32]));
		assert_eq!(stage(id), Stage::Selected);
		let sign = |who| Operation::sign_agreement(signed(who), id, the_agreement());
		assert_noop!(sign(OPERATOR), Error::<Test>::NotInCharge);
		assert_noop!(sign(RIVAL), Error::<Test>::NotOffered);
		// An offer can be bettered; what is signed is the last.
		assert_ok!(Operation::offer_agreement(signed(BODY), id, the_agreement()));
		let better = Agreement { last: day("2028-03-01"), ..the_agreement() };
		assert_ok!(Operation::offer_agreement(signed(BODY), id, better));
		assert_noop!(sign(RIVAL), Error::<Test>::OtherAgreement);
		assert_ok!(Operation::sign_agreement(signed(RIVAL), id, better));
		assert_eq!(stage(id), Stage::Signed);
	});
}

#[test]
fn a_term_ends_with_its_last_day_and_nobody_says_so() {
	test(|| {
		// One that was signed and never begins is over as well.
		let (id, other) = (begun(1), agreed(2));
		let end = day("2029-03-01").end_in_china();
		Now::set(end - 1);
		assert_eq!(stage(id), Stage::Active);
		Now::set(end);
		assert_eq!(stage(id), Stage::Expired);
		assert_noop!(Operation::terminate(signed(BODY), id, Ending::Agreed, [9; 32]), Error::<Test>::Ended);
		assert_eq!(stage(other), Stage::Expired);
	});
}

#[test]
fn a_term_is_no_longer_than_governed() {
	test(|| {
		let id = selected(1);
		let offer = |last: &str| {
			let agreement = Agreement { last: day(last), ..the_agreement() };
			Operation::offer_agreement(signed(BODY), id, agreement)
		};
		assert_noop!(offer("2031-03-02"), Error::<Test>::TermTooLong);
		assert_ok!(offer("2031-03-01"));
		MaxTermMonths::set(12);
		assert_noop!(offer("2027-03-02"), Error::<Test>::TermTooLong);
		assert_ok!(offer("2027-03-01"));
		// A day is a term.
		assert_ok!(offer("2026-03-02"));
	});
}

#[test]
fn it_begins_on_the_first_day_of_the_term_and_not_before() {
	test(|| {
		on("2026-02-27");
		let id = priced(1);
		Now::set(day("2026-03-01").end_in_china() - 1);
		assert_noop!(Operation::begin(signed(BODY), id), Error::<Test>::TooEarly);
		Now::set(day("2026-03-01").end_in_china());
		assert_ok!(Operation::begin(signed(BODY), id));
	});
}
