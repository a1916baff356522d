//! What applications and entries go through.

use frame::testing_prelude::*;
use hefu_primitives::{
	catalogue::{ApplicationKind, Demand, EntryEnd},
	registration::{Conclusion, Stage},
};

use crate::{Cancelled, Error, Event, Standing, mock::*};

fn standing(dataset: hefu_primitives::DatasetId) -> Standing {
	Catalogue::entry(dataset).expect("it is registered").1.expect("it can be told")
}

#[test]
fn an_application_goes_from_its_filing_to_its_code() {
	test(|| {
		let id = filed();
		assert_eq!(stage(id), Stage::Filed);
		let entry = entered(id, code("G-1"));
		assert_eq!(stage(id), Stage::Registered);
		System::assert_last_event(
			Event::Entered { dataset: DATA, kind: ApplicationKind::Initial, entry: entry.clone() }.into(),
		);
		assert_eq!((entry.registrant, entry.materials), (member(ALICE), [1; 32]));
		let found = Catalogue::query(code("G-1").expect("a code")).expect("it leads there");
		assert_eq!((found.dataset, found.is_current), (DATA, true));
		assert_eq!((found.entry, found.standing), (entry, Ok(Standing::Live)));
		assert_eq!(Catalogue::query(code("G-2").expect("a code")), None);
	});
}

#[test]
fn an_institution_that_is_silent_has_taken_it_on() {
	test(|| {
		let id = filed();
		// Three days from Monday the 2nd.
		Now::set(day("2026-03-05").end_in_china() - 1);
		assert_eq!(stage(id), Stage::Filed);
		Now::set(day("2026-03-05").end_in_china());
		assert_eq!(stage(id), Stage::Reviewing);
		assert_ok!(Catalogue::publicise(signed(INSTITUTION), id));
		let resolved = Event::SilenceResolved { application: id, stage: Stage::Reviewing };
		System::assert_has_event(resolved.into());
		assert_eq!(stage(id), Stage::Publicised);
	});
}

#[test]
fn what_was_asked_for_is_supplied_in_time_or_counts_as_never_filed() {
	test(|| {
		let id = filed();
		assert_ok!(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
		assert_ok!(Catalogue::supply(signed(ALICE), id, [2; 32]));
		assert_eq!(stage(id), Stage::Filed);
		assert_ok!(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
		Now::set(day("2026-03-09").end_in_china());
		assert_eq!(stage(id), Stage::NeverFiled);
		// It gives way to another without being asked to; to take it back is to write down what is so already.
		assert_ok!(try_file(ALICE, 2, DATA, Demand::Initial([1; 32])));
		let id = application_id(ALICE, 2);
		assert_ok!(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
		Now::set(day("2026-03-18").end_in_china());
		assert_ok!(Catalogue::withdraw_application(signed(ALICE), id));
		assert_eq!(stage(id), Stage::NeverFiled);
	});
}

#[test]
fn an_objection_that_is_right_ends_the_application_and_others_do_not() {
	test(|| {
		let id = publicised(filed());
		assert_ok!(Catalogue::object(signed(BOB), id, [2; 32]));
		assert_noop!(Catalogue::object(signed(BOB), id, [2; 32]), Error::<Test>::AlreadyObjected);
		assert_ok!(Catalogue::object(signed(ALICE), id, [2; 32]));
		assert_noop!(Catalogue::object(signed(ANOTHER), id, [2; 32]), Error::<Test>::TooManyObjections);
		let decide = |sequence, conclusion| {
			Catalogue::decide_objection(signed(INSTITUTION), id, sequence, conclusion, [3; 32])
		};
		assert_ok!(decide(2, Conclusion::Dismissed));
		assert_eq!(stage(id), Stage::Objected);
		assert_ok!(decide(1, Conclusion::Dismissed));
		assert_eq!(stage(id), Stage::Publicised);
		let other = publicised(file(ALICE, 2, OPEN, Demand::Initial([1; 32])));
		assert_ok!(Catalogue::object(signed(BOB), other, [2; 32]));
		let (upheld, decision) = (Conclusion::Upheld, [3; 32]);
		assert_ok!(Catalogue::decide_objection(signed(INSTITUTION), other, 1, upheld, decision));
		assert_eq!(stage(other), Stage::Rejected);
	});
}

#[test]
fn a_change_and_a_correction_say_something_new_and_keep_code_and_term() {
	test(|| {
		let before = registered();
		let change = file(ALICE, 2, DATA, Demand::Change([2; 32]));
		// What says something new is shown to the public.
		assert_ok!(Catalogue::accept(signed(INSTITUTION), change));
		let enter = Catalogue::enter(signed(INSTITUTION), change, None);
		assert_noop!(enter, Error::<Test>::NotReady);
		assert_ok!(Catalogue::withdraw_application(signed(ALICE), change));
		let after = entered(file(ALICE, 3, DATA, Demand::Change([2; 32])), None);
		assert_eq!((after.materials, &after.code, after.term), ([2; 32], &before.code, before.term));
		// Whoever is concerned can ask for a correction; the entry stays Alice's.
		let after = entered(file(BOB, 1, DATA, Demand::Correction([3; 32])), None);
		assert_eq!((after.materials, after.registrant), ([3; 32], member(ALICE)));
	});
}

#[test]
fn an_entry_is_cancelled_on_application_and_can_be_made_again() {
	test(|| {
		registered();
		let id = file(ALICE, 2, DATA, Demand::Cancellation(EntryEnd::GivenUp));
		assert_ok!(Catalogue::accept(signed(INSTITUTION), id));
		assert_ok!(Catalogue::enter(signed(INSTITUTION), id, None));
		assert_eq!(standing(DATA), Standing::Cancelled);
		let cancelled = Catalogue::entry(DATA).and_then(|(entry, _)| entry.cancelled);
		assert_eq!(cancelled, Some(Cancelled { ground: EntryEnd::GivenUp, at_ms: Now::get() }));
		check();
		let again = entered(file(ALICE, 3, DATA, Demand::Initial([4; 32])), code("G-2"));
		assert_eq!((standing(DATA), again.materials), (Standing::Live, [4; 32]));
		// The old code leads there, and says that it is old.
		let found = Catalogue::query(code("G-1").expect("a code")).expect("it leads there");
		assert_eq!((found.dataset, found.is_current), (DATA, false));
	});
}

#[test]
fn an_entry_lapses_by_itself_and_is_renewed_in_its_window() {
	test(|| {
		registered();
		// From 17 March 2026 on, for three years.
		let end = day("2029-03-16").end_in_china();
		Now::set(end - 1);
		assert_eq!(standing(DATA), Standing::Live);
		Now::set(end);
		assert_eq!(standing(DATA), Standing::Lapsed);
		check();
		on("2029-03-15");
		let id = file(ALICE, 2, DATA, Demand::Renewal);
		assert_ok!(Catalogue::accept(signed(INSTITUTION), id));
		// What was asked for in time comes in time.
		on("2029-03-20");
		assert_ok!(Catalogue::enter(signed(INSTITUTION), id, None));
		assert_eq!(standing(DATA), Standing::Live);
		Now::set(day("2030-12-01").end_in_china());
		assert_eq!(standing(DATA), Standing::Live);
	});
}

#[test]
fn what_is_registered_is_public_data_or_made_of_it() {
	test(|| {
		for (nonce, dataset) in [DATA, OPEN, MADE].into_iter().enumerate() {
			assert_ok!(try_file(ALICE, nonce as u8, dataset, Demand::Initial([1; 32])));
		}
		let product = || try_file(ALICE, 9, PRODUCT, Demand::Initial([1; 32]));
		assert_noop!(product(), Error::<Test>::NotPublicData);
		Operated::set(Some(Now::get()));
		assert_ok!(product());
	});
}

#[test]
fn a_code_that_is_wrong_is_put_right_and_free_for_the_dataset_whose_it_is() {
	test(|| {
		let wrong = entered(filed(), code("G-2"));
		let right = code("G-1").expect("a code");
		assert_ok!(Catalogue::replace_code(signed(INSTITUTION), DATA, right.clone(), [1; 32]));
		let entry = Catalogue::entry(DATA).expect("it is registered").0;
		assert_eq!((&entry.code, entry.term), (&right, wrong.term));
		let (dataset, before, decision) = (DATA, wrong.code.clone(), [1; 32]);
		System::assert_last_event(Event::CodeReplaced { dataset, before, entry, decision }.into());
		assert_eq!(Catalogue::query(wrong.code), None);
		entered(file(ALICE, 2, OPEN, Demand::Initial([2; 32])), code("G-2"));
		let found = Catalogue::query(code("G-2").expect("a code")).expect("it leads there");
		assert_eq!((found.dataset, found.is_current), (OPEN, true));
		// Governance does it where the institution does not.
		let other = code("G-3").expect("a code");
		assert_ok!(Catalogue::replace_code(RuntimeOrigin::root(), OPEN, other.clone(), [2; 32]));
		assert_eq!(Catalogue::query(other).map(|found| found.dataset), Some(OPEN));
	});
}

#[test]
fn a_renewal_changes_no_version() {
	test(|| {
		registered();
		on("2029-03-01");
		let file = |version, demand| {
			Catalogue::file(signed(ALICE), [2; 32], DATA, version, member(INSTITUTION), demand)
		};
		assert_noop!(file(2, Demand::Renewal), Error::<Test>::OtherVersion);
		assert_noop!(file(2, Demand::Cancellation(EntryEnd::GivenUp)), Error::<Test>::OtherVersion);
		assert_ok!(file(1, Demand::Renewal));
	});
}

#[test]
fn a_later_version_is_registered_by_what_is_said_of_it() {
	test(|| {
		let file = |nonce, version, demand| {
			Catalogue::file(signed(ALICE), [nonce; 32], OPEN, version, member(INSTITUTION), demand)
		};
		assert_noop!(file(1, 2, Demand::Initial([1; 32])), Error::<Test>::NotPublicData);
		assert_ok!(file(1, 1, Demand::Initial([1; 32])));
		entered(application_id(ALICE, 1), code("G-1"));
		assert_noop!(file(2, 2, Demand::Change([2; 32])), Error::<Test>::NotPublicData);
		assert_ok!(file(2, 1, Demand::Change([2; 32])));
	});
}

#[test]
fn what_was_filed_keeps_its_law() {
	test(|| {
		let id = publicised(filed());
		assert_ok!(Catalogue::put_in_force(RuntimeOrigin::root(), SHORTER));
		Now::set(day("2026-03-04").end_in_china());
		let early = Catalogue::enter(signed(INSTITUTION), id, code("G-1"));
		assert_noop!(early, Error::<Test>::StillPublicised);
		// The new law sets a day for publicity, and no time for anything else.
		let other = publicised(file(ALICE, 2, OPEN, Demand::Initial([1; 32])));
		Now::set(day("2026-03-05").end_in_china());
		assert_noop!(
			Catalogue::enter(signed(INSTITUTION), other, code("G-2")),
			Error::<Test>::StillPublicised
		);
		Now::set(day("2026-03-06").end_in_china());
		assert_ok!(Catalogue::enter(signed(INSTITUTION), other, code("G-2")));
	});
}

#[test]
fn an_application_that_awaits_a_correction_can_be_ended() {
	test(|| {
		let id = filed();
		assert_ok!(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
		let again = || try_file(ALICE, 2, DATA, Demand::Initial([2; 32]));
		assert_noop!(again(), Error::<Test>::ApplicationOpen);
		assert_ok!(Catalogue::reject(signed(INSTITUTION), id, [1; 32]));
		assert_eq!(stage(id), Stage::Terminated);
		assert_ok!(again());
	});
}

#[test]
fn nobodys_correction_keeps_who_registered_it_from_renewing() {
	test(|| {
		registered();
		on("2029-03-01");
		let bobs = file(BOB, 1, DATA, Demand::Correction([3; 32]));
		// Its institution is none any more: nobody but Bob could end his.
		NoRole::set(Some(INSTITUTION));
		assert_noop!(Catalogue::reject(signed(INSTITUTION), bobs, [1; 32]), Error::<Test>::NotInstitution);
		assert_ok!(Catalogue::file(signed(ALICE), [2; 32], DATA, 1, member(ANOTHER), Demand::Renewal));
	});
}

#[test]
fn a_correction_is_entered_in_no_other_entry_than_that_it_was_about() {
	test(|| {
		registered();
		let bobs = publicised(file(BOB, 1, DATA, Demand::Correction([3; 32])));
		let end = file(ALICE, 2, DATA, Demand::Cancellation(EntryEnd::GivenUp));
		assert_ok!(Catalogue::accept(signed(INSTITUTION), end));
		assert_ok!(Catalogue::enter(signed(INSTITUTION), end, None));
		entered(file(ALICE, 3, DATA, Demand::Initial([4; 32])), code("G-2"));
		let enter = Catalogue::enter(signed(INSTITUTION), bobs, None);
		assert_noop!(enter, Error::<Test>::RegisteredAnew);
	});
}

#[test]
fn r11_what_is_frozen_is_neither_entered_nor_cancelled() {
	test(|| {
		let first = publicised(filed());
		Now::set(day("2026-03-16").end_in_china());
		let enter = || Catalogue::enter(signed(INSTITUTION), first, code("G-1"));
		FrozenData::set(Some(DATA));
		assert_noop!(enter(), Error::<Test>::Frozen);
		FrozenData::set(None);
		assert_ok!(enter());
		FrozenData::set(Some(DATA));
		// What is said of it goes on.
		let changed = entered(file(ALICE, 2, DATA, Demand::Change([2; 32])), None);
		assert_eq!(changed.materials, [2; 32]);
		let end = file(ALICE, 3, DATA, Demand::Cancellation(EntryEnd::GivenUp));
		assert_ok!(Catalogue::accept(signed(INSTITUTION), end));
		let cancel = || Catalogue::enter(signed(INSTITUTION), end, None);
		assert_noop!(cancel(), Error::<Test>::Frozen);
		FrozenData::set(None);
		assert_ok!(cancel());
		assert_eq!(standing(DATA), Standing::Cancelled);
	});
}

#[test]
fn what_an_institution_registered_goes_on_at_another_when_it_is_none_any_more() {
	test(|| {
		registered();
		let file = |institution| {
			let (by, to, demand) = (signed(ALICE), member(institution), Demand::Change([2; 32]));
			Catalogue::file(by, [2; 32], DATA, 1, to, demand)
		};
		assert_noop!(file(ANOTHER), Error::<Test>::OtherInstitution);
		NoRole::set(Some(INSTITUTION));
		assert_ok!(file(ANOTHER));
		let id = application_id(ALICE, 2);
		assert_ok!(Catalogue::accept(signed(ANOTHER), id));
		assert_ok!(Catalogue::publicise(signed(ANOTHER), id));
		on("2026-04-01");
		assert_ok!(Catalogue::enter(signed(ANOTHER), id, None));
		let entry = Catalogue::entry(DATA).expect("it is registered").0;
		assert_eq!((entry.institution, entry.materials), (member(ANOTHER), [2; 32]));
	});
}
