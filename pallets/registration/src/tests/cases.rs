//! The cases that the design names.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	calendar::{CalendarKind, MissingYear},
	clock::ClockError,
	law::{Eligibility, Obtained, PackId},
	registration::{AnnotationKind, CancellationGround, CertificateCode, LAST_SERIAL, Month, Request, Stage},
	right::{Right, Rights},
};
use pallet_support::CertificateInspect;

use crate::{Checked, Claim, Error, Field, Institutions, Serials, Standing, mock::*};

/// Of which dataset other pallets are told that the certificate holds.
fn certified(code: CertificateCode) -> Option<DatasetId> {
	<Registration as CertificateInspect>::certified(&code)
}

/// The last moment of this day in China.
fn last_moment(text: &str) {
	Now::set(day(text).end_in_china() - 1);
}

#[test]
fn deemed_acceptance_when_the_institution_is_silent_over_spring_festival() {
	test(|| {
		on("2026-02-13");
		let id = filed();
		// Worked are the Saturday after, and after the festival the 24th and the 25th.
		last_moment("2026-02-25");
		assert_eq!(stage(id), Stage::Filed);
		Now::mutate(|now| *now += 1);
		assert_eq!(stage(id), Stage::Reviewing);
		let review = filing(id).unwrap().clocks.review.unwrap();
		assert_eq!(review.started_ms(), day("2026-02-25").end_in_china());
		// Nobody has sent a transaction for that, and it goes on as if somebody had.
		on("2026-03-02");
		assert_noop!(Registration::accept(signed(INSTITUTION), id), Error::<Test>::NotFiled);
		assert_ok!(Registration::publicise(signed(INSTITUTION), id));
		assert_eq!(filing(id).unwrap().clocks.review.unwrap().used(), 2);
	});
}

#[test]
fn an_objection_in_the_last_minute_of_day_5() {
	test(|| {
		let id = publicised(filed());
		last_moment("2026-03-09");
		Now::mutate(|now| *now -= 59_999);
		assert_noop!(Registration::store(signed(INSTITUTION), id), Error::<Test>::StillPublicised);
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
		assert_eq!(stage(id), Stage::Objected);
		Now::mutate(|now| *now += 60_000);
		assert_noop!(Registration::object(signed(CAROL), id, [2; 32]), Error::<Test>::TooLate);
		assert_noop!(Registration::store(signed(INSTITUTION), id), Error::<Test>::NotReady);
	});
}

#[test]
fn an_extension_asked_for_while_the_clock_is_stopped() {
	test(|| {
		let id = filed();
		assert_ok!(Registration::accept(signed(INSTITUTION), id));
		assert_ok!(Registration::stop_review(signed(INSTITUTION), id, [1; 32]));
		on("2026-06-01");
		assert_noop!(Registration::extend_review(signed(INSTITUTION), id, 11), Error::<Test>::NotBySoMuch);
		assert_ok!(Registration::extend_review(signed(INSTITUTION), id, 10));
		assert_eq!(stage(id), Stage::Supplementing);
		assert_noop!(Registration::extend_review(signed(INSTITUTION), id, 1), Error::<Test>::AlreadyExtended);
		assert_ok!(Registration::resume_review(signed(INSTITUTION), id));
		let review = filing(id).unwrap().clocks.review.unwrap();
		assert_eq!((review.extended(), review.is_stopped()), (10, false));
	});
}

#[test]
fn renewal_on_the_last_permitted_day_and_one_day_late() {
	test(|| {
		stored(filed());
		// It holds until the end of 1 March 2031.
		last_moment("2030-08-31");
		assert_noop!(try_file(&[ALICE], 2, DATA, Request::Renewal), Error::<Test>::TooEarly);
		last_moment("2031-02-28");
		Now::mutate(|now| *now += 1);
		assert_noop!(try_file(&[ALICE], 2, DATA, Request::Renewal), Error::<Test>::TooLate);
		Now::mutate(|now| *now -= 1);
		let id = file(&[ALICE], 2, DATA, Request::Renewal);
		// It lapses all the same, and holds again when it is registered.
		last_moment("2031-03-01");
		assert_eq!(Registration::registration(DATA).unwrap().1, Ok(Standing::Live));
		Now::mutate(|now| *now += 1);
		assert_eq!(Registration::registration(DATA).unwrap().1, Ok(Standing::Lapsed));
		on("2031-03-04");
		assert_eq!(stored(id).term.started_ms(), Now::get());
		assert_eq!(Registration::registration(DATA).unwrap().1, Ok(Standing::Live));
	});
}

#[test]
fn a_renewal_that_was_drafted_in_time_and_confirmed_a_day_late() {
	test(|| {
		let lines = [ALICE, BOB].map(|who| line(who, Right::Use, Obtained::Generated));
		let id = file(&[ALICE, BOB], 1, DATA, Request::Initial(statement(&lines)));
		assert_ok!(Registration::confirm(signed(BOB), id));
		stored(id);
		on("2031-02-27");
		let id = file(&[ALICE, BOB], 2, DATA, Request::Renewal);
		last_moment("2031-02-28");
		Now::mutate(|now| *now += 1);
		assert_noop!(Registration::confirm(signed(BOB), id), Error::<Test>::TooLate);
		Now::mutate(|now| *now -= 1);
		assert_ok!(Registration::confirm(signed(BOB), id));
		assert_eq!(stage(id), Stage::Filed);
	});
}

#[test]
fn who_operates_what_was_made_together_has_the_consent_of_all_who_made_it() {
	let operating = || Request::Initial(statement(&[line(ALICE, Right::Operate, Obtained::Joint)]));
	test(|| {
		JointParties::set(vec![ALICE, BOB, CAROL]);
		// That Bob files with her is not enough, nor that Carol consents to his operating.
		Consented::set(vec![(CAROL, BOB)]);
		assert_noop!(try_file(&[ALICE, BOB], 1, DATA, operating()), Error::<Test>::NoConsent);
		Consented::set(vec![(CAROL, ALICE)]);
		let id = file(&[ALICE, BOB], 1, DATA, operating());
		assert_ok!(Registration::confirm(signed(BOB), id));
		assert_eq!(stored(id).statement.len(), 1);
	});
	test(|| {
		JointParties::set(vec![ALICE, BOB, CAROL]);
		let id = file(&[ALICE, BOB, CAROL], 1, DATA, operating());
		assert_ok!(Registration::confirm(signed(CAROL), id));
		assert_ok!(Registration::confirm(signed(BOB), id));
		stored(id);
	});
	test(|| {
		JointParties::set(vec![ALICE, BOB, CAROL]);
		Consented::set(vec![(BOB, ALICE), (CAROL, ALICE)]);
		stored(file(&[ALICE], 1, DATA, operating()));
	});
	test(|| {
		// Who was declared while it waited for Bob is asked too.
		let id = file(&[ALICE, BOB], 1, DATA, operating());
		JointParties::set(vec![ALICE, BOB, CAROL]);
		assert_noop!(Registration::confirm(signed(BOB), id), Error::<Test>::NoConsent);
	});
}

#[test]
fn what_was_drafted_is_filed_under_the_law_of_the_day_on_which_the_last_confirms_it() {
	let joint = |who, right| line(who, right, Obtained::Joint);
	let operating = || Request::Initial(statement(&[joint(ALICE, Right::Use), joint(ALICE, Right::Operate)]));
	test(|| {
		let ids = [(1, DATA), (2, MORE)].map(|(nonce, data)| file(&[ALICE, BOB], nonce, data, operating()));
		let other = other_law("2026-03-09", |pack| pack.clocks[0].amount = 4);
		last_moment("2026-03-08");
		assert_ok!(Registration::confirm(signed(BOB), ids[0]));
		assert_eq!(filing(ids[0]).unwrap().pack, PackId(0));
		on("2026-03-09");
		assert_ok!(Registration::confirm(signed(BOB), ids[1]));
		assert_eq!(filing(ids[1]).unwrap().pack, other);
		// It has its four days, from the 10th on, and so has the review its own law.
		last_moment("2026-03-13");
		assert_eq!(stage(ids[1]), Stage::Filed);
		on("2026-03-16");
		assert_eq!(filing(ids[1]).unwrap().clocks.review.unwrap().pack(), other);
	});
	test(|| {
		let id = file(&[ALICE, BOB], 1, DATA, operating());
		other_law("2026-03-09", |pack| pack.eligibility[2].to_operate = Eligibility::No);
		on("2026-03-09");
		assert_noop!(Registration::confirm(signed(BOB), id), Error::<Test>::NotEligible);
		assert_eq!(stage(id), Stage::Draft);
	});
}

#[test]
fn transfer_of_use_only_keeping_operating() {
	test(|| {
		let before = stored(filed());
		let rights = Rights::of(&[Right::Use]);
		let request = Request::Transfer { from: member(ALICE), to: member(BOB), rights, contract: [9; 32] };
		let id = file(&[ALICE, BOB], 2, DATA, request.clone());
		assert_eq!(stage(id), Stage::Draft);
		assert_ok!(Registration::confirm(signed(BOB), id));
		let after = stored(id);
		let holder = |right| after.statement.iter().find(|line| line.right == right).unwrap().holder;
		assert_eq!(Right::ALL.iter().map(|right| holder(*right)).collect::<Vec<_>>(), {
			[member(ALICE), member(BOB), member(ALICE)]
		});
		assert_eq!(after.term, before.term);
		let old = Registration::certificate(before.certificate).unwrap();
		assert_eq!(old.superseded_by, Some(after.certificate));
		assert_eq!([certified(before.certificate), certified(after.certificate)], [None, Some(DATA)]);
		// What she has no more she cannot transfer again.
		assert_noop!(try_file(&[ALICE, BOB], 3, DATA, request), Error::<Test>::NotHolder);
	});
}

#[test]
fn a_co_developer_who_refuses_consent_to_operating() {
	test(|| {
		let joint = |who, right| line(who, right, Obtained::Joint);
		let operating =
			Request::Initial(statement(&[joint(ALICE, Right::Use), joint(ALICE, Right::Operate)]));
		assert_noop!(try_file(&[ALICE], 1, DATA, operating.clone()), Error::<Test>::NoConsent);
		let id = file(&[ALICE, BOB], 1, DATA, operating);
		assert_noop!(Registration::accept(signed(INSTITUTION), id), Error::<Test>::NotFiled);
		assert_ok!(Registration::withdraw_filing(signed(BOB), id));
		assert_eq!(stage(id), Stage::Withdrawn);
		// What needs no consent can be registered.
		let using = Request::Initial(statement(&[joint(ALICE, Right::Use)]));
		assert_eq!(stored(file(&[ALICE], 2, DATA, using)).statement.len(), 1);
	});
}

#[test]
fn court_seizure_during_publicity() {
	test(|| {
		let id = publicised(filed());
		let preserve =
			|who| Registration::annotate(signed(who), DATA, AnnotationKind::Preservation, [3; 32], None);
		assert_noop!(preserve(BOB), Error::<Test>::NotInCharge);
		assert_ok!(preserve(COURT));
		assert!(Registration::frozen(DATA));
		on("2026-03-10");
		assert_noop!(Registration::store(signed(INSTITUTION), id), Error::<Test>::Frozen);
		assert_noop!(Registration::lift(signed(INSTITUTION), DATA, 1, [4; 32]), Error::<Test>::NotInCharge);
		assert_ok!(Registration::lift(signed(COURT), DATA, 1, [4; 32]));
		assert_noop!(Registration::lift(signed(COURT), DATA, 1, [4; 32]), Error::<Test>::AlreadyLifted);
		assert_ok!(Registration::store(signed(INSTITUTION), id));
	});
}

#[test]
fn a_seizure_whose_court_takes_no_part_is_lifted_by_governance() {
	test(|| {
		stored(filed());
		assert_ok!(Registration::annotate(signed(COURT), DATA, AnnotationKind::Preservation, [3; 32], None));
		Suspended::set(Some(COURT));
		assert_noop!(Registration::lift(signed(COURT), DATA, 1, [4; 32]), Error::<Test>::NotMember);
		assert_ok!(Registration::lift(RuntimeOrigin::root(), DATA, 1, [4; 32]));
		assert!(!Registration::frozen(DATA));
	});
}

#[test]
fn the_10_000th_certificate_of_an_institution_in_one_month() {
	test(|| {
		let code = Institutions::<Test>::get(member(INSTITUTION)).unwrap().code;
		Serials::<Test>::insert(code, Month { year: 2026, month: 3 }, LAST_SERIAL - 1);
		assert_eq!(stored(filed()).certificate, "SJ4412026039999".parse().unwrap());
		let id = file(&[ALICE], 2, MORE, all_of_alice());
		assert_ok!(Registration::accept(signed(INSTITUTION), id));
		assert_ok!(Registration::waive_publicity(signed(INSTITUTION), id, [1; 32]));
		assert_noop!(Registration::store(signed(INSTITUTION), id), Error::<Test>::SerialsExhausted);
		on("2026-04-01");
		assert_ok!(Registration::store(signed(INSTITUTION), id));
		let certificate = Registration::registration(MORE).unwrap().0.certificate;
		assert_eq!(certificate, "SJ4412026040001".parse().unwrap());
	});
}

#[test]
fn a_derived_product_of_a_core_grade_input() {
	test(|| {
		assert_noop!(try_file(&[ALICE], 1, OF_CORE, all_of_alice()), Error::<Test>::CoreData);
		assert_noop!(try_file(&[ALICE], 1, CORE, all_of_alice()), Error::<Test>::CoreData);
		assert_noop!(try_file(&[ALICE], 1, PUBLIC, all_of_alice()), Error::<Test>::GovernmentData);
	});
}

#[test]
fn raw_data_of_the_state_in_a_later_version() {
	test(|| {
		let file = |version| {
			let applicants = vec![member(ALICE)].try_into().expect("one");
			let (by, at) = (signed(ALICE), member(INSTITUTION));
			Registration::file(by, [1; 32], MORE, version, at, applicants, all_of_alice())
		};
		assert_noop!(file(2), Error::<Test>::GovernmentData);
		assert_ok!(file(1));
	});
}

#[test]
fn a_suspended_or_removed_institutions_old_certificate() {
	test(|| {
		let registration = stored(filed());
		let id = file(&[ALICE], 2, MORE, all_of_alice());
		let claim = Claim {
			dataset: DATA,
			institution: member(INSTITUTION),
			statement: registration.statement.clone(),
			issued_ms: Now::get(),
		};
		let compare = |claim: Claim| Registration::check_certificate(registration.certificate, claim);
		Suspended::set(Some(INSTITUTION));
		assert_noop!(Registration::accept(signed(INSTITUTION), id), Error::<Test>::NotMember);
		assert_eq!(compare(claim.clone()), Checked::Match);
		Suspended::set(None);
		assert_ok!(Registration::remove_institution(RuntimeOrigin::root(), member(INSTITUTION)));
		assert_noop!(Registration::accept(signed(INSTITUTION), id), Error::<Test>::InstitutionRemoved);
		assert_eq!(compare(claim.clone()), Checked::Match);
		assert_eq!(compare(Claim { dataset: MORE, ..claim.clone() }), {
			Checked::Mismatch { field: Field::Dataset }
		});
		let other = statement(&[line(BOB, Right::Use, Obtained::Generated)]);
		assert_eq!(compare(Claim { statement: other, ..claim.clone() }), {
			Checked::Mismatch { field: Field::Statement }
		});
		// Until its term is over, whatever is printed.
		last_moment("2031-03-01");
		assert_eq!(compare(claim.clone()), Checked::Match);
		assert_eq!(certified(registration.certificate), Some(DATA));
		Now::mutate(|now| *now += 1);
		assert_eq!(compare(claim), Checked::Mismatch { field: Field::State });
		assert_eq!(certified(registration.certificate), None);
	});
}

#[test]
fn r25_the_ledger_prevails_in_each_field() {
	test(|| {
		let first = stored(filed());
		let code = first.certificate;
		let claim = Claim {
			dataset: DATA,
			institution: member(INSTITUTION),
			statement: first.statement.clone(),
			issued_ms: Now::get(),
		};
		let check =
			|code: CertificateCode, claim: &Claim| Registration::check_certificate(code, claim.clone());
		assert_eq!(check(code, &claim), Checked::Match);
		let next = "SJ4412026030002".parse().expect("a code");
		let mut limited = first.statement.clone();
		limited[0].limits = Some([8; 32]);
		let table = [
			(next, claim.clone(), Field::Code),
			(code, Claim { dataset: MORE, ..claim.clone() }, Field::Dataset),
			(code, Claim { institution: member(ANOTHER), ..claim.clone() }, Field::Institution),
			(code, Claim { issued_ms: claim.issued_ms + 1, ..claim.clone() }, Field::Issued),
			(code, Claim { statement: limited.clone(), ..claim.clone() }, Field::Statement),
		];
		for (code, claim, field) in &table {
			assert_eq!(check(*code, claim), Checked::Mismatch { field: *field });
		}
		// Another takes its place: what is printed on it was so once.
		let second = stored(file(&[ALICE], 2, DATA, Request::Change(limited.clone())));
		assert_eq!(check(code, &claim), Checked::Mismatch { field: Field::State });
		let claim = Claim { statement: limited, ..claim };
		assert_eq!((second.certificate, check(next, &claim)), (next, Checked::Match));
		// And what is cancelled holds no more.
		stored(file(&[ALICE], 3, DATA, Request::Cancellation(CancellationGround::GivenUp)));
		assert_eq!(check(next, &claim), Checked::Mismatch { field: Field::State });
	});
}

#[test]
fn a_year_that_nobody_recorded_is_not_guessed() {
	test(|| {
		on("2032-12-30");
		let id = filed();
		on("2033-01-10");
		let missing = MissingYear { kind: CalendarKind::Mainland, year: 2033 };
		assert_eq!(filing(id), Err(ClockError::MissingYear(missing)));
		assert_noop!(Registration::accept(signed(INSTITUTION), id), Error::<Test>::ClockUnknown);
	});
}
