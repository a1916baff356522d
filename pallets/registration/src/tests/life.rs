//! What else filings and registrations go through.

use frame::testing_prelude::*;
use hefu_primitives::{
	dataset::{Source, VersionRef},
	law::Obtained,
	registration::{
		AnnotationKind, CancellationGround, Conclusion, FilingKind, InstitutionCode, Rejection, Request,
		Stage,
	},
	right::{Right, Rights},
	text::Text,
};
use pallet_support::RegistrationInspect;

use crate::{Error, Event, Mirror, NotMirrored, Standing, mock::*};

#[test]
fn what_was_asked_for_is_supplied_in_time_or_counts_as_never_filed() {
	test(|| {
		let id = filed();
		assert_ok!(Registration::ask_correction(signed(INSTITUTION), id, [1; 32]));
		assert_ok!(Registration::supply(signed(ALICE), id, [2; 32]));
		assert_eq!(stage(id), Stage::Filed);
		assert_ok!(Registration::ask_correction(signed(INSTITUTION), id, [1; 32]));
		// Five days from the 3rd to the 9th.
		Now::set(day("2026-03-09").end_in_china());
		assert_eq!(stage(id), Stage::NeverFiled);
		assert_noop!(Registration::supply(signed(ALICE), id, [2; 32]), Error::<Test>::Ended);
		// It gives way to another without being asked to.
		on("2026-03-10");
		let id = file(&[ALICE], 2, DATA, all_of_alice());
		check();
		// From the 10th, the time for a correction is over on Tuesday the 17th.
		assert_ok!(Registration::ask_correction(signed(INSTITUTION), id, [1; 32]));
		on("2026-03-17");
		assert_ok!(Registration::supply(signed(ALICE), id, [2; 32]));
	});
}

#[test]
fn over_a_weekend_it_is_too_late_to_supply_and_not_yet_never_filed() {
	test(|| {
		on("2026-03-06");
		let id = filed();
		assert_ok!(Registration::ask_correction(signed(INSTITUTION), id, [1; 32]));
		// The time is over on Friday the 13th, and the silence counts from Monday on.
		on("2026-03-14");
		assert_eq!(stage(id), Stage::CorrectionAsked);
		assert_noop!(Registration::supply(signed(ALICE), id, [2; 32]), Error::<Test>::TooLate);
		on("2026-03-16");
		assert_eq!(stage(id), Stage::NeverFiled);
		// To take it back then is to write down what is so already.
		assert_ok!(Registration::withdraw_filing(signed(ALICE), id));
		assert_eq!(stage(id), Stage::NeverFiled);
	});
}

#[test]
fn an_objection_that_is_right_ends_the_filing_and_others_do_not() {
	test(|| {
		let id = publicised(filed());
		for who in [BOB, CAROL, COURT] {
			assert_ok!(Registration::object(signed(who), id, [2; 32]));
		}
		assert_noop!(Registration::object(signed(BOB), id, [2; 32]), Error::<Test>::TooManyObjections);
		let decide = |sequence, conclusion| {
			Registration::decide_objection(signed(INSTITUTION), id, sequence, conclusion, [3; 32])
		};
		assert_ok!(decide(1, Conclusion::Dismissed));
		assert_noop!(decide(1, Conclusion::Upheld), Error::<Test>::AlreadyDecided);
		assert_noop!(decide(4, Conclusion::Upheld), Error::<Test>::NoObjection);
		assert_ok!(decide(2, Conclusion::Dismissed));
		assert_eq!(stage(id), Stage::Objected);
		assert_ok!(decide(3, Conclusion::Upheld));
		assert_eq!(stage(id), Stage::Rejected);

		let id = publicised(file(&[ALICE], 2, DATA, all_of_alice()));
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
		assert_ok!(Registration::decide_objection(
			signed(INSTITUTION),
			id,
			1,
			Conclusion::Dismissed,
			[3; 32]
		));
		assert_eq!(stage(id), Stage::Publicised);
		on("2026-03-10");
		assert_ok!(Registration::store(signed(INSTITUTION), id));
	});
}

#[test]
fn r11_an_objection_to_what_is_shown_to_the_public_freezes_until_it_is_settled() {
	let is_frozen = || <Registration as RegistrationInspect>::is_frozen(&DATA);
	let objected = || {
		let id = publicised(filed());
		assert!(!is_frozen());
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
		assert!(is_frozen() && Registration::frozen(DATA) && !Registration::frozen(MORE));
		id
	};
	for conclusion in [Conclusion::Dismissed, Conclusion::Upheld] {
		test(|| {
			let id = objected();
			assert_ok!(Registration::decide_objection(signed(INSTITUTION), id, 1, conclusion, [3; 32]));
			assert!(!is_frozen());
		});
	}
	// What is not to be registered any more is in no dispute.
	test(|| {
		let id = objected();
		assert_ok!(Registration::withdraw_filing(signed(ALICE), id));
		assert!(!is_frozen());
	});
}

#[test]
fn an_objection_after_registration_freezes_until_it_is_settled() {
	test(|| {
		stored(filed());
		assert_ok!(Registration::object_after(signed(BOB), DATA, [1; 32]));
		assert!(<Registration as RegistrationInspect>::is_frozen(&DATA));
		let rights = Rights::of(&[Right::Use]);
		let transfer = Request::Transfer { from: member(ALICE), to: member(BOB), rights, contract: [9; 32] };
		assert_noop!(try_file(&[ALICE, BOB], 2, DATA, transfer.clone()), Error::<Test>::Frozen);
		let decide = |conclusion, sequence| {
			Registration::decide_objection_after(signed(INSTITUTION), DATA, sequence, conclusion, [1; 32])
		};
		assert_ok!(decide(Conclusion::Dismissed, 1));
		assert!(!Registration::frozen(DATA));
		// Neither who was heard freezes it again, nor who is registered.
		let object = |who| Registration::object_after(signed(who), DATA, [1; 32]);
		assert_noop!(object(BOB), Error::<Test>::AlreadyObjected);
		assert_noop!(object(ALICE), Error::<Test>::OwnRegistration);
		assert_ok!(object(CAROL));
		assert_ok!(decide(Conclusion::Upheld, 2));
		assert!(Registration::frozen(DATA));
		let lines = Registration::registration(DATA).unwrap().0.statement;
		stored(file(&[ALICE], 2, DATA, Request::Change(lines)));
		assert!(!Registration::frozen(DATA));
		// One that was asked for before the objection waits for it.
		let id = file(&[ALICE, BOB], 3, DATA, transfer);
		assert_ok!(Registration::confirm(signed(BOB), id));
		assert_ok!(Registration::accept(signed(INSTITUTION), id));
		assert_ok!(Registration::waive_publicity(signed(INSTITUTION), id, [1; 32]));
		assert_ok!(Registration::object_after(signed(CAROL), DATA, [1; 32]));
		assert_noop!(Registration::store(signed(INSTITUTION), id), Error::<Test>::Frozen);
	});
}

#[test]
fn by_whose_objection_alone_it_is_frozen_is_told() {
	let is_by = |who| <Registration as RegistrationInspect>::is_frozen_by(&DATA, &member(who));
	// To what the public is shown.
	test(|| {
		let id = publicised(filed());
		assert!(!is_by(BOB));
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
		assert!(is_by(BOB) && !is_by(CAROL));
		assert_ok!(Registration::object(signed(CAROL), id, [2; 32]));
		assert!(!is_by(BOB) && !is_by(CAROL));
		let (by, conclusion) = (signed(INSTITUTION), Conclusion::Dismissed);
		assert_ok!(Registration::decide_objection(by, id, 1, conclusion, [3; 32]));
		assert!(!is_by(BOB) && is_by(CAROL));
	});
	// To what is registered.
	let decide = |conclusion, sequence| {
		Registration::decide_objection_after(signed(INSTITUTION), DATA, sequence, conclusion, [1; 32])
	};
	test(|| {
		stored(filed());
		assert!(!is_by(BOB));
		assert_ok!(Registration::object_after(signed(BOB), DATA, [1; 32]));
		assert!(is_by(BOB) && !is_by(CAROL));
		assert_ok!(Registration::object_after(signed(CAROL), DATA, [1; 32]));
		assert!(!is_by(BOB) && !is_by(CAROL));
		// Of one that was dismissed the number is kept.
		assert_ok!(decide(Conclusion::Dismissed, 1));
		assert!(!is_by(BOB) && is_by(CAROL));
		// What was found right freezes by itself.
		assert_ok!(decide(Conclusion::Upheld, 2));
		assert!(Registration::frozen(DATA) && !is_by(CAROL));
	});
	// Not while a preservation holds, too.
	test(|| {
		stored(filed());
		assert_ok!(Registration::object_after(signed(BOB), DATA, [1; 32]));
		assert_ok!(Registration::annotate(signed(COURT), DATA, AnnotationKind::Preservation, [3; 32], None));
		assert!(Registration::frozen(DATA) && !is_by(BOB));
	});
}

#[test]
fn a_change_answers_what_was_found_right_before_it_was_filed() {
	test(|| {
		let lines = stored(filed()).statement;
		let upheld = |sequence| {
			assert_ok!(Registration::object_after(signed(BOB), DATA, [1; 32]));
			let (by, conclusion) = (signed(INSTITUTION), Conclusion::Upheld);
			assert_ok!(Registration::decide_objection_after(by, DATA, sequence, conclusion, [1; 32]));
		};
		upheld(1);
		let id = file(&[ALICE], 2, DATA, Request::Change(lines.clone()));
		upheld(2);
		assert_eq!(stored(id).upheld_objections, 1);
		assert!(Registration::frozen(DATA));
		// One that ends otherwise answers nothing.
		let id = file(&[ALICE], 3, DATA, Request::Change(lines.clone()));
		assert_ok!(Registration::withdraw_filing(signed(ALICE), id));
		assert!(Registration::frozen(DATA));
		assert_eq!(stored(file(&[ALICE], 4, DATA, Request::Change(lines))).upheld_objections, 0);
		assert!(!Registration::frozen(DATA));
	});
}

#[test]
fn who_is_suspended_keeps_the_others_from_nothing_but_the_end_and_loses_nothing() {
	let both = || {
		let lines = [ALICE, BOB].map(|who| line(who, Right::Use, Obtained::Generated));
		let id = file(&[ALICE, BOB], 1, DATA, Request::Initial(statement(&lines)));
		assert_ok!(Registration::confirm(signed(BOB), id));
		stored(id);
		on("2031-01-06");
	};
	test(|| {
		both();
		assert_noop!(try_file(&[ALICE], 2, DATA, Request::Renewal), Error::<Test>::NotParties);
		Suspended::set(Some(BOB));
		let mut lines = stored(file(&[ALICE], 2, DATA, Request::Renewal)).statement;
		assert_eq!(lines.iter().map(|line| line.holder).collect::<Vec<_>>(), [ALICE, BOB].map(member));
		lines[0].limits = Some([8; 32]);
		let after = stored(file(&[ALICE], 3, DATA, Request::Change(lines.clone()))).statement;
		assert_eq!(after, lines);
		lines[1].limits = Some([8; 32]);
		assert_noop!(try_file(&[ALICE], 4, DATA, Request::Change(lines)), Error::<Test>::NotParties);
		let end = Request::Cancellation(CancellationGround::GivenUp);
		assert_noop!(try_file(&[ALICE], 4, DATA, end), Error::<Test>::NotParties);
	});
	test(|| {
		both();
		let id = file(&[ALICE, BOB], 2, DATA, Request::Renewal);
		assert_ok!(Registration::confirm(signed(BOB), id));
		Suspended::set(Some(BOB));
		assert_eq!(stored(id).term.started_ms(), Now::get());
	});
}

#[test]
fn a_change_alters_neither_holder_nor_source() {
	test(|| {
		let lines = stored(filed()).statement;
		for (place, alter) in [(0, Obtained::Crawled), (1, Obtained::Joint)] {
			let mut other = lines.clone();
			other[place].obtained = alter;
			let refused = try_file(&[ALICE], 2, DATA, Request::Change(other));
			assert_noop!(refused, Error::<Test>::HolderOrSourceChanged);
		}
		let mut limited = lines.clone();
		limited[0].limits = Some([8; 32]);
		let after = stored(file(&[ALICE], 2, DATA, Request::Change(limited.clone())));
		assert_eq!(after.statement, limited);
	});
}

#[test]
fn institutions_register_neither_for_themselves_nor_what_is_registered_elsewhere() {
	test(|| {
		let refused = try_file(&[ALICE, INSTITUTION], 1, DATA, all_of_alice());
		assert_noop!(refused, Error::<Test>::InstitutionApplies);
		assert_noop!(try_file(&[ALICE], 1, DATA, Request::Renewal), Error::<Test>::NotRegistered);
		stored(filed());
		let applicants = vec![member(ALICE)].try_into().unwrap();
		let request = Request::Cancellation(CancellationGround::GivenUp);
		let elsewhere =
			Registration::file(signed(ALICE), [2; 32], DATA, 1, member(ANOTHER), applicants, request);
		assert_noop!(elsewhere, Error::<Test>::OtherInstitution);
		assert_noop!(try_file(&[ALICE], 2, DATA, all_of_alice()), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn a_cancelled_registration_can_be_made_anew() {
	test(|| {
		let first = stored(filed());
		let request = Request::Cancellation(CancellationGround::GivenUp);
		stored(file(&[ALICE], 2, DATA, request));
		assert_eq!(Registration::registration(DATA).unwrap().1, Ok(Standing::Cancelled));
		check();
		let second = stored(file(&[ALICE], 3, DATA, all_of_alice()));
		assert_ne!(first.certificate, second.certificate);
		let ground = CancellationGround::LegalDocument;
		assert_ok!(Registration::cancel_ex_officio(signed(INSTITUTION), DATA, ground, [1; 32]));
		let again = Registration::cancel_ex_officio(signed(INSTITUTION), DATA, ground, [1; 32]);
		assert_noop!(again, Error::<Test>::Cancelled);
	});
}

#[test]
fn a_filing_is_rejected_or_ended() {
	test(|| {
		let id = filed();
		let ground = Rejection::UnlawfulSource;
		assert_noop!(Registration::reject(signed(ANOTHER), id, ground, [1; 32]), Error::<Test>::NotInCharge);
		assert_ok!(Registration::reject(signed(INSTITUTION), id, ground, [1; 32]));
		assert_noop!(Registration::terminate(signed(INSTITUTION), id, [1; 32]), Error::<Test>::Ended);
		let id = file(&[ALICE], 2, DATA, all_of_alice());
		assert_ok!(Registration::terminate(signed(INSTITUTION), id, [1; 32]));
		assert_eq!(stage(id), Stage::Terminated);
	});
}

#[test]
fn a_draft_that_keeps_others_from_filing_is_ended_by_the_institution() {
	test(|| {
		let id = file(&[ALICE, BOB], 1, DATA, all_of_alice());
		assert_noop!(try_file(&[ALICE], 2, DATA, all_of_alice()), Error::<Test>::FilingOpen);
		assert_ok!(Registration::terminate(signed(INSTITUTION), id, [1; 32]));
		assert_noop!(Registration::confirm(signed(BOB), id), Error::<Test>::Ended);
		assert_eq!(stage(file(&[ALICE], 2, DATA, all_of_alice())), Stage::Filed);
	});
}

#[test]
fn what_a_removed_institution_registered_goes_on_at_another() {
	test(|| {
		let lines = [ALICE, BOB].map(|who| line(who, Right::Use, Obtained::Generated));
		let id = file(&[ALICE, BOB], 1, DATA, Request::Initial(statement(&lines)));
		assert_ok!(Registration::confirm(signed(BOB), id));
		let before = stored(id);
		assert_ok!(Registration::object_after(signed(CAROL), DATA, [1; 32]));
		let elsewhere = || {
			let applicants = vec![member(ALICE), member(BOB)].try_into().unwrap();
			let request = Request::Change(before.statement.clone());
			Registration::file(signed(ALICE), [2; 32], DATA, 1, member(ANOTHER), applicants, request)
		};
		assert_noop!(elsewhere(), Error::<Test>::OtherInstitution);
		assert_ok!(Registration::remove_institution(RuntimeOrigin::root(), member(INSTITUTION)));
		assert_ok!(elsewhere());
		let id = filing_id(ALICE, 2);
		assert_ok!(Registration::annotate(signed(ANOTHER), DATA, AnnotationKind::Condition, [3; 32], None));
		assert_ok!(Registration::confirm(signed(BOB), id));
		assert_ok!(Registration::accept(signed(ANOTHER), id));
		assert_ok!(Registration::waive_publicity(signed(ANOTHER), id, [1; 32]));
		assert_ok!(Registration::store(signed(ANOTHER), id));
		let after = Registration::registration(DATA).unwrap().0;
		assert_eq!((after.institution, after.term), (member(ANOTHER), before.term));
		// The objection, which nobody could answer any more, is now the other's.
		let (by, dismissed) = (signed(ANOTHER), Conclusion::Dismissed);
		assert_ok!(Registration::decide_objection_after(by, DATA, 1, dismissed, [1; 32]));
		assert!(!Registration::frozen(DATA));
	});
}

#[test]
fn what_its_holder_withdrew_can_be_taken_out_of_the_register() {
	test(|| {
		stored(filed());
		WithdrawnData::set(Some(DATA));
		assert_noop!(try_file(&[ALICE], 2, DATA, Request::Renewal), Error::<Test>::Withdrawn);
		stored(file(&[ALICE], 2, DATA, Request::Cancellation(CancellationGround::Extinct)));
		assert_eq!(Registration::registration(DATA).unwrap().1, Ok(Standing::Cancelled));
	});
}

#[test]
fn what_programs_collected_is_not_said_to_be_generated() {
	test(|| {
		OtherSource::set(Some((DATA, Source::Crawled)));
		assert_noop!(try_file(&[ALICE], 1, DATA, all_of_alice()), Error::<Test>::NotEligible);
		let using = line(ALICE, Right::Use, Obtained::Crawled);
		stored(file(&[ALICE], 1, DATA, Request::Initial(statement(&[using]))));
	});
}

#[test]
fn what_was_derived_is_not_said_to_be_generated() {
	let using = |obtained| Request::Initial(statement(&[line(ALICE, Right::Use, obtained)]));
	let refused = |obtained| {
		assert_noop!(try_file(&[ALICE], 1, DATA, using(obtained)), Error::<Test>::NotEligible);
	};
	test(|| {
		OtherSource::set(Some((DATA, Source::Derived)));
		refused(Obtained::Generated);
		refused(Obtained::Crawled);
		stored(file(&[ALICE], 1, DATA, using(Obtained::Derivative)));
	});
	// Nor what was generated to be derived.
	test(|| {
		refused(Obtained::Derivative);
		stored(file(&[ALICE], 1, DATA, using(Obtained::Generated)));
	});
	// Of a draft it is asked again when the last confirms it.
	test(|| {
		let id = file(&[ALICE, BOB], 1, DATA, using(Obtained::Generated));
		OtherSource::set(Some((DATA, Source::Derived)));
		assert_noop!(Registration::confirm(signed(BOB), id), Error::<Test>::NotEligible);
		OtherSource::set(None);
		assert_ok!(Registration::confirm(signed(BOB), id));
	});
}

#[test]
fn r6_a_version_that_was_come_by_otherwise_is_registered_as_another_dataset() {
	let second = |nonce: u8, request: Request| {
		let applicants = vec![member(ALICE)].try_into().unwrap();
		Registration::file(signed(ALICE), [nonce; 32], DATA, 2, member(INSTITUTION), applicants, request)
	};
	let refused = |nonce, request| {
		assert_noop!(second(nonce, request), Error::<Test>::HolderOrSourceChanged);
	};
	let made_from = |dataset| vec![VersionRef { dataset, version: 1 }];
	// What was generated at first is derived now: neither first, nor by way of what was asked of the first version.
	test(|| {
		LaterData::set(Some((Source::Derived, made_from(MORE))));
		refused(1, all_of_alice());
		let lines = stored(filed()).statement;
		refused(2, Request::Change(lines));
		refused(2, Request::Renewal);
	});
	// Derived it was, but not from this.
	test(|| {
		OtherSource::set(Some((DATA, Source::Derived)));
		LaterData::set(Some((Source::Derived, made_from(MORE))));
		refused(1, Request::Initial(statement(&[line(ALICE, Right::Use, Obtained::Derivative)])));
	});
	// One that was made from the version before is as that was.
	test(|| {
		LaterData::set(Some((Source::Generated, made_from(DATA))));
		let lines = stored(filed()).statement;
		assert_ok!(second(2, Request::Change(lines)));
		assert_eq!(stored(filing_id(ALICE, 2)).version, 2);
	});
}

#[test]
fn what_keeps_a_dataset_when_its_institution_is_gone_is_ended_by_governance() {
	let end = |id| Registration::terminate(RuntimeOrigin::root(), id, [1; 32]);
	test(|| {
		let id = publicised(filed());
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
		// As long as its institution registers, that ends it.
		assert_noop!(end(id), Error::<Test>::NotInCharge);
		assert_ok!(Registration::remove_institution(RuntimeOrigin::root(), member(INSTITUTION)));
		let refused = Registration::terminate(signed(INSTITUTION), id, [1; 32]);
		assert_noop!(refused, Error::<Test>::InstitutionRemoved);
		assert!(Registration::frozen(DATA));
		assert_ok!(end(id));
		assert!(!Registration::frozen(DATA));
		assert_ok!(try_file_at(ANOTHER, &[ALICE], 2, DATA, all_of_alice()));
		assert_noop!(end(id), Error::<Test>::Ended);
	});
	// Or it has lost its role.
	test(|| {
		let id = filed();
		NoRole::set(Some(INSTITUTION));
		assert_ok!(end(id));
		assert_eq!(stage(id), Stage::Terminated);
	});
}

#[test]
fn codes_of_institutions_are_theirs_for_ever() {
	test(|| {
		let code = |number| InstitutionCode { province: 44, number };
		let appoint = |who, code| Registration::appoint_institution(RuntimeOrigin::root(), member(who), code);
		assert_noop!(appoint(INSTITUTION, code(1)), Error::<Test>::AlreadyAppointed);
		assert_ok!(Registration::remove_institution(RuntimeOrigin::root(), member(INSTITUTION)));
		assert_noop!(appoint(ANOTHER, code(1)), Error::<Test>::CodeTaken);
		assert_noop!(appoint(INSTITUTION, code(3)), Error::<Test>::OtherCode);
		assert_noop!(appoint(INSTITUTION, code(10)), Error::<Test>::InvalidCode);
		assert_noop!(appoint(ALICE, code(3)), Error::<Test>::NotInstitution);
		assert_ok!(appoint(INSTITUTION, code(1)));
	});
}

#[test]
fn decisions_made_elsewhere_are_recorded_once_and_warn_of_one_another() {
	test(|| {
		let mirror = |code: &str| Mirror {
			code: Text::new(code).unwrap(),
			digest: [5; 32],
			dataset: None,
			kind: FilingKind::Initial,
			decided_ms: Now::get(),
			statement: [6; 32],
		};
		let rows = vec![
			mirror("A-1"),
			mirror("A-1"),
			mirror(""),
			Mirror { digest: [6; 32], ..mirror("A-1") },
			Mirror { decided_ms: Now::get() + 1, ..mirror("A-2") },
			Mirror { dataset: Some(hefu_primitives::DatasetId([9; 32])), ..mirror("A-3") },
		];
		assert_ok!(Registration::record_mirrors(signed(INSTITUTION), rows.try_into().unwrap()));
		assert_ok!(Registration::record_mirror(signed(ANOTHER), mirror("B-1")));
		let mut refused = Vec::new();
		let mut others = Vec::new();
		for event in System::read_events_for_pallet::<Event<Test>>() {
			match event {
				Event::MirrorRefused { reason, .. } => refused.push(reason),
				Event::MirrorRecorded { others: count, .. } => others.push(count),
				other => panic!("{other:?}"),
			}
		}
		use NotMirrored::*;
		assert_eq!(refused, [Recorded, InvalidCode, OtherDecision, DecidedLater, UnknownDataset]);
		assert_eq!(others, [0, 1]);
		assert_eq!(Registration::mirrors([5; 32]).len(), 2);
		assert_noop!(
			Registration::record_mirror(signed(ALICE), mirror("C-1")),
			Error::<Test>::NotInstitution
		);
	});
}

#[test]
fn data_that_is_registered_and_was_decided_about_elsewhere_warns_on_both_sides() {
	test(|| {
		let mirror = |code: &str| Mirror {
			code: Text::new(code).unwrap(),
			digest: DATA.0,
			dataset: None,
			kind: FilingKind::Initial,
			decided_ms: 0,
			statement: [6; 32],
		};
		let warnings = || {
			let events = System::read_events_for_pallet::<Event<Test>>();
			System::reset_events();
			let others = events.into_iter().filter_map(|event| match event {
				Event::MirrorRecorded { others, .. } | Event::SameData { others, .. } => Some(others),
				_ => None,
			});
			others.collect::<Vec<_>>()
		};
		assert_ok!(Registration::record_mirror(signed(ANOTHER), mirror("B-1")));
		assert_ok!(Registration::record_mirror(signed(ANOTHER), mirror("B-2")));
		assert_eq!(warnings(), [0, 1]);
		// The institution can know before it decides.
		assert_eq!((Registration::same_data(DATA, 1), Registration::same_data(MORE, 1)), (2, 0));
		let first = stored(filed());
		assert_eq!(warnings(), [2]);
		assert_ok!(Registration::record_mirror(signed(INSTITUTION), mirror("A-1")));
		assert_eq!(warnings(), [3]);
		// What comes later of the same registration is no other.
		stored(file(&[ALICE], 2, DATA, Request::Change(first.statement)));
		stored(file(&[ALICE], 3, MORE, all_of_alice()));
		assert!(warnings().is_empty());
	});
}

#[test]
fn a_decision_made_elsewhere_is_corrected_or_withdrawn_by_who_recorded_it() {
	test(|| {
		let mirror = |code: &str, digest: u8| Mirror {
			code: Text::new(code).unwrap(),
			digest: [digest; 32],
			dataset: None,
			kind: FilingKind::Initial,
			decided_ms: 0,
			statement: [6; 32],
		};
		let last = || {
			let mut events = System::read_events_for_pallet::<Event<Test>>();
			events.pop().expect("something happened")
		};
		let (institution, document) = (member(INSTITUTION), [4; 32]);
		assert_ok!(Registration::record_mirror(signed(INSTITUTION), mirror("A-1", 5)));
		assert_ok!(Registration::record_mirror(signed(ANOTHER), mirror("B-1", 7)));
		assert_ok!(Registration::correct_mirror(signed(INSTITUTION), mirror("A-1", 7), document));
		let (corrected, before) = (mirror("A-1", 7), [5; 32]);
		assert_eq!(last(), {
			Event::MirrorCorrected { institution, mirror: corrected, before, others: 1, document }
		});
		check();
		assert!(Registration::mirrors([5; 32]).is_empty());
		assert_eq!(Registration::mirrors([7; 32]).len(), 2);
		assert_ok!(Registration::withdraw_mirror(signed(INSTITUTION), mirror("A-1", 7).code, document));
		assert!(matches!(last(), Event::MirrorWithdrawn { digest: [7, ..], .. }));
		assert_eq!(Registration::mirrors([7; 32]).len(), 1);
		// A list that is sent again does not bring it back.
		assert_ok!(Registration::record_mirror(signed(INSTITUTION), mirror("A-1", 5)));
		let refused = last();
		assert!(matches!(refused, Event::MirrorRefused { reason: NotMirrored::Withdrawn, .. }));
	});
}
