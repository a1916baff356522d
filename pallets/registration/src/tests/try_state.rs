//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	clock::Clock,
	dataset::Source,
	law::{ClockName, Obtained, PackId},
	registration::{AnnotationKind, InstitutionCode, Request, Stage},
	right::Right,
};

use crate::{
	Annotation, Annotations, Answers, Certificates, FiledBy, Filing, Filings, InstitutionAt, Institutions,
	LateObjections, LateObjectors, Mirrored, MirrorsOf, Objections, Objectors, OpenFiling, Preserved,
	RegisteredData, Registrations, SameDigest, Seizure, Serials, WithdrawnMirrors, mock::*,
};

/// What is seen after this damage. Alice's dataset is registered, objected to, and preserved; her other one is filed and objected to.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		stored(filed());
		on("2026-03-04");
		assert_ok!(Registration::object_after(signed(BOB), DATA, [1; 32]));
		assert_ok!(Registration::annotate(signed(COURT), DATA, AnnotationKind::Preservation, [3; 32], None));
		let id = publicised(file(&[ALICE], 2, MORE, all_of_alice()));
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
		check();
		damage();
		Registration::do_try_state().unwrap_err().into()
	})
}

fn change(alter: impl FnOnce(&mut Filing)) {
	Filings::<Test>::mutate(filing_id(ALICE, 1), |it| alter(it.as_mut().expect("it was made")));
}

fn change_open(alter: impl FnOnce(&mut Filing)) {
	Filings::<Test>::mutate(filing_id(ALICE, 2), |it| alter(it.as_mut().expect("it was made")));
}

fn change_registration(alter: impl FnOnce(&mut crate::Registration)) {
	Registrations::<Test>::mutate(DATA, |it| alter(it.as_mut().expect("it is registered")));
}

fn code(number: u8) -> InstitutionCode {
	InstitutionCode { province: 44, number }
}

#[test]
fn institutions_and_codes_match() {
	assert_eq!(seen_of(|| InstitutionAt::<Test>::remove(code(2))), "a code of two institutions");
	let more = || InstitutionAt::<Test>::insert(code(3), member(ANOTHER));
	assert_eq!(seen_of(more), "a code of no institution");
	let none = || {
		Institutions::<Test>::mutate(member(ANOTHER), |it| {
			it.as_mut().expect("it was appointed").code.number = 10;
		});
	};
	assert_eq!(seen_of(none), "an institution without a code");
}

#[test]
fn filings_and_their_indices_match() {
	assert_eq!(seen_of(|| OpenFiling::<Test>::remove(MORE)), "open filings are not found");
	assert_eq!(seen_of(|| FiledBy::<Test>::insert(member(BOB), 1)), "the counts of filings are wrong");
	assert_eq!(seen_of(|| change_open(|it| it.dataset = DATA)), "open filings are not found");
	assert_eq!(seen_of(|| change_open(|it| it.objections = 2)), "objections out of order");
	let decided = || change_open(|it| it.open_objections = 0);
	assert_eq!(seen_of(decided), "the count of open objections is wrong");
	assert_eq!(seen_of(|| change_open(|it| it.stage = Stage::Reviewing)), "a stage without an objection");
	let early = || change_open(|it| it.confirmed = 0);
	assert_eq!(seen_of(early), "a filing that not all have confirmed goes on");
	assert_eq!(seen_of(|| Answers::<Test>::insert(filing_id(ALICE, 2), 1)), "an answer to no objection");
	let gone = || Objections::<Test>::remove(filing_id(ALICE, 2), 1);
	assert_eq!(seen_of(gone), "objections out of order");
}

#[test]
fn r1_and_r8_the_register_is_that_of_its_filings() {
	let twice = || change_registration(|it| it.statement[1] = it.statement[0]);
	assert_eq!(seen_of(twice), "a right of a holder is registered twice");
	assert_eq!(seen_of(|| change_registration(|it| it.statement.clear())), "nothing is registered");
	assert_eq!(seen_of(|| change(|it| it.institution = member(ANOTHER))), "registered elsewhere");
	assert_eq!(seen_of(|| change_registration(|it| it.objections = 0)), "objections out of order");
	let decided = || change_registration(|it| it.open_objections = 0);
	assert_eq!(seen_of(decided), "the count of objections is wrong");
	let gone = || LateObjections::<Test>::remove(DATA, 1);
	assert_eq!(seen_of(gone), "objections out of order");
}

#[test]
fn r2_rights_are_such_as_can_be_registered() {
	let alter = |obtained| {
		change(|it| {
			let Request::Initial(statement) = &mut it.request else { panic!("it is the first") };
			statement.iter_mut().for_each(|line| line.obtained = obtained);
		});
	};
	let seen = "R2: a right that cannot be registered";
	assert_eq!(seen_of(|| alter(Obtained::Joint)), seen);
	assert_eq!(seen_of(|| alter(Obtained::Entrusted)), seen);
	assert_eq!(seen_of(|| change(|it| it.pack = PackId(9))), "R2: a filing without a law");
	let of_bob = || {
		change(|it| it.request = Request::Initial(statement(&[line(BOB, Right::Use, Obtained::Generated)])));
	};
	assert_eq!(seen_of(of_bob), "R2: a right of somebody else");
	let source = "R2: another source than the dataset's";
	assert_eq!(seen_of(|| alter(Obtained::Crawled)), source);
	assert_eq!(seen_of(|| alter(Obtained::Derivative)), source);
	assert_eq!(seen_of(|| OtherSource::set(Some((DATA, Source::Crawled)))), source);
	// What programs collected nobody operates, by that law.
	let crawled = || {
		OtherSource::set(Some((DATA, Source::Crawled)));
		alter(Obtained::Crawled);
	};
	assert_eq!(seen_of(crawled), seen);
}

#[test]
fn r6_holder_and_source_are_as_they_were() {
	let other = || change_registration(|it| it.statement[0].obtained = Obtained::Derivative);
	assert_eq!(seen_of(other), "R6: another source");
	let other = || change_registration(|it| it.statement[0].holder = member(CAROL));
	assert_eq!(seen_of(other), "R6: another holder");
	let otherwise = || {
		LaterData::set(Some((Source::Derived, Vec::new())));
		change(|it| it.version = 2);
	};
	assert_eq!(seen_of(otherwise), "R6: a version that was come by otherwise");
	let registered = || {
		LaterData::set(Some((Source::Derived, Vec::new())));
		change_registration(|it| it.version = 2);
	};
	assert_eq!(seen_of(registered), "R2: registered as of another source");
}

#[test]
fn r7_terms_are_whole_and_begin_with_a_certificate() {
	let start = |name, ms| change_registration(|it| it.term = Clock::start(PackId(0), name, ms));
	assert_eq!(seen_of(|| start(ClockName::Review, Now::get())), "R7: not the term of a law");
	assert_eq!(seen_of(|| start(ClockName::RegistrationValidity, 7)), "R7: a term that nothing began");
}

#[test]
fn r9_institutions_issue_while_they_are_and_to_others() {
	let applies = || change_open(|it| it.applicants.try_push(member(INSTITUTION)).expect("few"));
	assert_eq!(seen_of(applies), "an institution applies to itself");
	let removed = || {
		Institutions::<Test>::mutate(member(INSTITUTION), |it| {
			it.as_mut().expect("it was appointed").removed_ms = Some(7);
		});
	};
	assert_eq!(seen_of(removed), "R9: a certificate of an institution that was removed");
}

#[test]
fn r10_certificates_have_serials_of_their_own() {
	let certificate = || Registrations::<Test>::get(DATA).expect("it is registered").certificate;
	assert_eq!(seen_of(|| Certificates::<Test>::remove(certificate())), "no certificate");
	let again = || Serials::<Test>::insert(code(1), certificate().month(), 0);
	assert_eq!(seen_of(again), "a serial out of range");
	let unknown = || Serials::<Test>::remove(code(1), certificate().month());
	assert_eq!(seen_of(unknown), "a certificate without a serial");
	let withdrawn = || {
		Certificates::<Test>::mutate(certificate(), |it| {
			it.as_mut().expect("it was issued").withdrawn_ms = Some(7);
		});
	};
	assert_eq!(seen_of(withdrawn), "a certificate of what is cancelled");
}

#[test]
fn r11_what_is_preserved_is_frozen_and_did_not_change_hands() {
	assert_eq!(seen_of(|| Preserved::<Test>::remove(DATA)), "a preservation that freezes nothing");
	let more = || {
		Preserved::<Test>::mutate(DATA, |held| {
			held.try_push(Seizure { sequence: 7, until_ms: None }).expect("few");
		});
	};
	assert_eq!(seen_of(more), "R11: a preservation that nobody noted");
	let alter = |alter: fn(&mut Annotation)| {
		Annotations::<Test>::mutate(DATA, 1, |it| alter(it.as_mut().expect("it was noted")));
	};
	assert_eq!(seen_of(|| alter(|it| it.lifted_ms = Some(7))), "what was lifted freezes");
	assert_eq!(seen_of(|| alter(|it| it.from_ms = 7)), "R11: what was preserved changed hands");
}

#[test]
fn r12_core_data_and_the_states_are_not_there() {
	assert_eq!(seen_of(|| change(|it| it.dataset = PUBLIC)), "by another filing");
	let about = |dataset| {
		change_open(|it| it.dataset = dataset);
		OpenFiling::<Test>::remove(MORE);
		OpenFiling::<Test>::insert(dataset, filing_id(ALICE, 2));
	};
	let core = "R12: core data, or what was made of it";
	assert_eq!(seen_of(|| about(CORE)), core);
	assert_eq!(seen_of(|| about(OF_CORE)), core);
	assert_eq!(seen_of(|| about(PUBLIC)), "R12: raw data of the state");
}

#[test]
fn mirrors_are_found_by_their_digest() {
	let mirror = || {
		let mirror = crate::Mirror {
			code: hefu_primitives::text::Text::new("A-1").expect("short"),
			digest: [5; 32],
			dataset: None,
			kind: hefu_primitives::registration::FilingKind::Initial,
			decided_ms: 0,
			statement: [6; 32],
		};
		assert_ok!(Registration::record_mirror(signed(INSTITUTION), mirror));
		Mirrored::<Test>::iter_keys().next().expect("it was recorded")
	};
	let lost = || {
		let (institution, code) = mirror();
		MirrorsOf::<Test>::remove([5; 32], (institution, code));
	};
	assert_eq!(seen_of(lost), "a mirrored decision is not found by its digest");
	let gone = || {
		let (institution, code) = mirror();
		Mirrored::<Test>::remove(institution, code);
	};
	assert_eq!(seen_of(gone), "a digest of no mirrored decision");
	let withdrawn = || {
		let (institution, code) = mirror();
		WithdrawnMirrors::<Test>::insert(institution, code, ());
	};
	assert_eq!(seen_of(withdrawn), "a mirrored decision that was withdrawn");
	let counted = || {
		mirror();
		SameDigest::<Test>::insert([5; 32], 2);
	};
	assert_eq!(seen_of(counted), "digests are counted wrong");
}

#[test]
fn registered_data_is_found() {
	let gone = || RegisteredData::<Test>::remove(DATA.0);
	assert_eq!(seen_of(gone), "registered data is not found");
	let more = || RegisteredData::<Test>::insert([9; 32], MORE);
	assert_eq!(seen_of(more), "data of nothing that is registered");
}

#[test]
fn r11_nobody_objects_to_what_is_its_own() {
	let own = || change_open(|it| it.applicants = vec![member(BOB)].try_into().expect("one"));
	assert_eq!(seen_of(own), "R11: an objection to what is one's own");
}

#[test]
fn a_member_has_one_open_objection() {
	let id = || filing_id(ALICE, 2);
	assert_eq!(seen_of(|| Objectors::<Test>::remove(id(), member(BOB))), "open objections are not found");
	let other = || Objectors::<Test>::insert(id(), member(BOB), 2);
	assert_eq!(seen_of(other), "open objections are not found");
	assert_eq!(seen_of(|| LateObjectors::<Test>::remove(DATA, member(BOB))), "open objections are not found");
	let anothers = || LateObjectors::<Test>::insert(DATA, member(CAROL), 1);
	assert_eq!(seen_of(anothers), "an objection of another, or one that was right");
	let twice = || {
		let objection = LateObjections::<Test>::get(DATA, 1).expect("it was made");
		LateObjections::<Test>::insert(DATA, 2, objection);
		LateObjectors::<Test>::insert(DATA, member(BOB), 2);
		change_registration(|it| (it.objections, it.open_objections) = (2, 2));
	};
	assert_eq!(seen_of(twice), "two open objections of a member");
}
