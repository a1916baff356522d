//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	catalogue::{Demand, EntryEnd},
	clock::Clock,
	law::ClockName,
	registration::Stage,
	text::Text,
};

use crate::{
	Application, Applications, Cancelled, CodeOf, Entries, Entry, FiledBy, Objections, Objectors,
	OpenApplication, mock::*,
};

/// What is seen after this damage. Alice's data is registered, and another application of hers is objected to.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		registered();
		let id = publicised(file(ALICE, 2, OPEN, Demand::Initial([2; 32])));
		assert_ok!(Catalogue::object(signed(BOB), id, [2; 32]));
		check();
		damage();
		Catalogue::do_try_state().unwrap_err().into()
	})
}

fn change_done(alter: impl FnOnce(&mut Application)) {
	Applications::<Test>::mutate(application_id(ALICE, 1), |it| alter(it.as_mut().expect("it was filed")));
}

fn change(alter: impl FnOnce(&mut Application)) {
	Applications::<Test>::mutate(application_id(ALICE, 2), |it| alter(it.as_mut().expect("it was filed")));
}

fn change_entry(alter: impl FnOnce(&mut Entry)) {
	Entries::<Test>::mutate(DATA, |it| alter(it.as_mut().expect("it is registered")));
}

#[test]
fn applications_and_their_indices_match() {
	assert_eq!(
		seen_of(|| OpenApplication::<Test>::remove(OPEN, member(ALICE))),
		"open applications are not found"
	);
	let counted = || FiledBy::<Test>::insert(member(BOB), 1);
	assert_eq!(seen_of(counted), "the counts of applications are wrong");
	let own = || change(|it| it.applicant = member(INSTITUTION));
	assert_eq!(seen_of(own), "an institution applies to itself");
	assert_eq!(seen_of(|| change(|it| it.stage = Stage::Waived)), "a stage of another register");
	let two = || {
		change_done(|it| {
			it.stage = Stage::Reviewing;
			it.dataset = OPEN;
		});
	};
	assert_eq!(seen_of(two), "two open applications of a member about a dataset");
	assert_eq!(seen_of(|| change(|it| it.objections = 2)), "objections out of order");
	let gone = || Objections::<Test>::remove(application_id(ALICE, 2), 1);
	assert_eq!(seen_of(gone), "objections out of order");
	let lost = || Objectors::<Test>::remove(application_id(ALICE, 2), member(BOB));
	assert_eq!(seen_of(lost), "open objections are not found");
	let again = || {
		let objection = Objections::<Test>::get(application_id(ALICE, 2), 1).expect("it was made");
		Objections::<Test>::insert(application_id(ALICE, 2), 2, objection);
		change(|it| it.objections = 2);
	};
	assert_eq!(seen_of(again), "two open objections of a member");
	let decided = || change(|it| it.open_objections = 0);
	assert_eq!(seen_of(decided), "the count of open objections is wrong");
	assert_eq!(seen_of(|| change(|it| it.stage = Stage::Publicised)), "a stage without an objection");
}

#[test]
fn the_register_is_that_of_its_applications() {
	let own = || change_entry(|it| it.registrant = member(INSTITUTION));
	assert_eq!(seen_of(own), "an institution registered for itself");
	let none = || change_entry(|it| it.application = application_id(ALICE, 9));
	assert_eq!(seen_of(none), "entered without application");
	let other = || change_entry(|it| it.application = application_id(ALICE, 2));
	assert_eq!(seen_of(other), "entered by another application");
	let elsewhere = || change_entry(|it| it.institution = member(ANOTHER));
	assert_eq!(seen_of(elsewhere), "entered elsewhere");
	let cancelled = || {
		change_entry(|it| it.cancelled = Some(Cancelled { ground: EntryEnd::Extinct, at_ms: 7 }));
	};
	assert_eq!(seen_of(cancelled), "cancelled without being asked for");
	let says = || change_entry(|it| it.materials = [9; 32]);
	assert_eq!(seen_of(says), "it says what nobody applied for");
	let anew = || change_entry(|it| it.registered_ms = 0);
	assert_eq!(seen_of(anew), "entered by an application about another entry");
	let term = || change_entry(|it| it.term = Clock::start(MEASURES, ClockName::Review, 7));
	assert_eq!(seen_of(term), "not the term of a law");
}

#[test]
fn codes_lead_to_entries() {
	let stray = || change_entry(|it| it.code = code("G-2").expect("a code"));
	assert_eq!(seen_of(stray), "a code of another entry");
	let nothing = || CodeOf::<Test>::insert(code("G-2").expect("a code"), OPEN);
	assert_eq!(seen_of(nothing), "a code of no entry");
	let empty = || CodeOf::<Test>::insert(Text::default(), DATA);
	assert_eq!(seen_of(empty), "a code that is no text");
}
