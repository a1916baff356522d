//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended or without its role, a time that is over
//! or has not come, and what was done before. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	ApplicationId, DatasetId,
	calendar::CalendarKind,
	catalogue::{Demand, EntryEnd, QueryCode},
	law::{ClockName, PackId},
	registration::Conclusion,
	text::Text,
};
use pallet_calendar::{Packs, Years};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Call, Entries, Error, Law, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

/// A dataset that does not exist.
const NOTHING: DatasetId = DatasetId([9; 32]);

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn bad_origin(alter: fn(&mut Deed)) -> Case {
	refusals::no(Who, alter, BadOrigin.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Catalogue(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

#[test]
fn each_error_is_in_the_table() {
	refusals::check_errors::<Error<Test>, _, _>(table(), &[]);
}

/// The calls, in their order.
fn table() -> [Row; 12] {
	[
		putting_in_force(),
		filing(),
		supplying(),
		withdrawing(),
		accepting(),
		asking(),
		rejecting(),
		publicising(),
		objecting(),
		deciding(),
		entering(),
		replacing(),
	]
}

/// The deed was done before.
fn twice(deed: &mut Deed) {
	done(dispatch(deed.clone()));
}

/// Whoever signed is suspended since.
fn suspended(deed: &mut Deed) {
	Suspended::set(Some(frame_system::ensure_signed(deed.0.clone()).expect("a key signed")));
}

/// The institution's role was taken away.
fn without_role(_: &mut Deed) {
	NoRole::set(Some(INSTITUTION));
}

/// A week has passed, and which of its days are worked nobody recorded.
fn no_year(_: &mut Deed) {
	on("2026-03-09");
	Years::<Test>::remove(CalendarKind::Mainland, 2026);
}

/// The law sets no such clock.
fn not_set(clock: ClockName) {
	Packs::<Test>::mutate(MEASURES, |pack| {
		pack.as_mut().expect("the measures").clocks.retain(|rule| rule.clock != clock);
	});
}

/// The application that the deed is about.
fn of(deed: &mut Deed) -> &mut ApplicationId {
	match &mut deed.1 {
		Call::supply { application, .. }
		| Call::withdraw_application { application }
		| Call::accept { application }
		| Call::ask_correction { application, .. }
		| Call::reject { application, .. }
		| Call::publicise { application }
		| Call::object { application, .. }
		| Call::decide_objection { application, .. }
		| Call::enter { application, .. } => application,
		other => panic!("{other:?} is about no application that there is"),
	}
}

/// The application was taken back.
fn withdrawn(deed: &mut Deed) {
	let id = *of(deed);
	done(Catalogue::withdraw_application(signed(ALICE), id));
}

/// It is about another application, which has just been filed.
fn just_filed(deed: &mut Deed) {
	*of(deed) = file(ALICE, 8, OPEN, Demand::Initial([2; 32]));
}

/// What keeps anybody from a call that is for members.
fn for_members() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(Suspension, suspended, Error::NotMember),
	]
}

/// What keeps from a call about an application.
fn of_one() -> Vec<Case> {
	let mut cases = for_members();
	cases.extend([
		no(State, withdrawn, Error::Ended),
		no(Replay, |deed| *of(deed) = application_id(ALICE, 9), Error::NotFound),
	]);
	cases
}

/// What keeps from a call for the applicant.
fn for_the_applicant() -> Vec<Case> {
	let mut cases = of_one();
	cases.extend([no(Who, |deed| deed.0 = signed(BOB), Error::NotApplicant)]);
	cases
}

/// What keeps from a call for the institution in charge.
fn for_its_institution() -> Vec<Case> {
	let mut cases = of_one();
	cases.extend([
		no(Who, |deed| deed.0 = signed(ANOTHER), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotInCharge),
		no(Suspension, without_role, Error::NotInstitution),
	]);
	cases
}

fn row(deed: fn() -> Deed, common: Vec<Case>, own: Vec<Case>) -> Row {
	(deed, common.into_iter().chain(own).collect())
}

fn putting_in_force() -> Row {
	let deed = || (RuntimeOrigin::root(), Call::put_in_force { pack: SHORTER });
	let cases = vec![
		bad_origin(|deed| deed.0 = signed(INSTITUTION)),
		bad_origin(|deed| deed.0 = RuntimeOrigin::none()),
		no(State, |deed| deed.1 = Call::put_in_force { pack: PackId(9) }, Error::InvalidLaw),
		no(
			State,
			|deed| {
				deed.1 = Call::put_in_force { pack: MEASURES };
				not_set(ClockName::Publicity);
			},
			Error::InvalidLaw,
		),
		no(
			State,
			|deed| {
				deed.1 = Call::put_in_force { pack: MEASURES };
				not_set(ClockName::RegistrationValidity);
			},
			Error::InvalidLaw,
		),
		never(Suspension),
		never(Expiry),
		// The same law can be put in force again: nothing changes.
		never(Replay),
	];
	(deed, cases)
}

fn filing() -> Row {
	fn about(deed: &mut Deed, which: DatasetId, what: Demand) {
		let Call::file { dataset, demand, .. } = &mut deed.1 else { panic!("an application") };
		(*dataset, *demand) = (which, what);
	}
	fn later(deed: &mut Deed, what: Demand) {
		registered();
		about(deed, DATA, what);
	}
	fn at(deed: &mut Deed, who: u64) {
		let Call::file { institution, .. } = &mut deed.1 else { panic!("an application") };
		*institution = member(who);
	}
	const INITIAL: Demand = Demand::Initial([1; 32]);
	let deed = || {
		let (institution, nonce) = (member(INSTITUTION), [2; 32]);
		(signed(ALICE), Call::file { nonce, dataset: DATA, version: 2, institution, demand: INITIAL })
	};
	row(
		deed,
		for_members(),
		vec![
			no(Who, |deed| deed.0 = signed(BOB), Error::NotHolder),
			no(Who, |deed| deed.0 = signed(INSTITUTION), Error::InstitutionApplies),
			// Whoever registered it is an institution now, where that other one no longer is.
			no(
				Who,
				|deed| {
					later(deed, Demand::Correction([2; 32]));
					NoRole::set(Some(INSTITUTION));
					NewInstitution::set(Some(ALICE));
					at(deed, ALICE);
					deed.0 = signed(BOB);
				},
				Error::InstitutionApplies,
			),
			no(
				Who,
				|deed| {
					later(deed, Demand::Change([2; 32]));
					deed.0 = signed(BOB);
				},
				Error::NotRegistrant,
			),
			no(State, |deed| at(deed, BOB), Error::NotInstitution),
			no(State, |deed| about(deed, NOTHING, INITIAL), Error::UnknownDataset),
			no(
				State,
				|deed| {
					let Call::file { version, .. } = &mut deed.1 else { panic!("an application") };
					*version = 3;
				},
				Error::NoSuchVersion,
			),
			no(State, |_| WithdrawnData::set(Some(DATA)), Error::Withdrawn),
			no(State, |deed| about(deed, CORE, INITIAL), Error::CoreData),
			// A product that is neither operated nor made of public data.
			no(State, |deed| about(deed, PRODUCT, INITIAL), Error::NotPublicData),
			no(
				State,
				|_| {
					filed();
				},
				Error::ApplicationOpen,
			),
			no(
				State,
				|_| {
					registered();
				},
				Error::AlreadyRegistered,
			),
			no(State, |_| MaxOpen::set(0), Error::TooManyApplications),
			no(State, |_| Law::<Test>::kill(), Error::NoLaw),
			no(State, |deed| about(deed, DATA, Demand::Change([2; 32])), Error::NotRegistered),
			no(
				State,
				|deed| {
					later(deed, Demand::Change([2; 32]));
					at(deed, ANOTHER);
				},
				Error::OtherInstitution,
			),
			no(
				State,
				|deed| {
					registered();
					let end = Demand::Cancellation(EntryEnd::GivenUp);
					let id = file(ALICE, 8, DATA, end);
					done(Catalogue::accept(signed(INSTITUTION), id));
					done(Catalogue::enter(signed(INSTITUTION), id, None));
					about(deed, DATA, Demand::Change([2; 32]));
				},
				Error::Cancelled,
			),
			no(
				Expiry,
				|deed| {
					later(deed, Demand::Change([2; 32]));
					on("2029-04-01");
				},
				Error::Lapsed,
			),
			no(
				State,
				|deed| {
					later(deed, Demand::Renewal);
					on("2029-03-01");
				},
				Error::OtherVersion,
			),
			no(Expiry, |deed| later(deed, Demand::Renewal), Error::TooEarly),
			no(
				Expiry,
				|deed| {
					later(deed, Demand::Renewal);
					// Its last day: it was to be asked for until the day before.
					on("2029-03-16");
				},
				Error::TooLate,
			),
			no(
				Expiry,
				|deed| {
					later(deed, Demand::Renewal);
					not_set(ClockName::RenewalOpens);
				},
				Error::ClockUnknown,
			),
			no(Suspension, without_role, Error::NotInstitution),
			no(Replay, twice, Error::AlreadyExists),
		],
	)
}

fn supplying() -> Row {
	let deed = || {
		let application = filed();
		done(Catalogue::ask_correction(signed(INSTITUTION), application, [1; 32]));
		(signed(ALICE), Call::supply { application, documents: [2; 32] })
	};
	row(
		deed,
		for_the_applicant(),
		vec![
			no(State, just_filed, Error::NothingAsked),
			// Five days from Monday the 2nd are over on Monday the 9th; the silence counts from the 10th on.
			no(Expiry, |_| on("2026-03-10"), Error::Ended),
			no(
				Expiry,
				|deed| {
					on("2026-03-06");
					just_filed(deed);
					let id = *of(deed);
					done(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
					on("2026-03-14");
				},
				Error::TooLate,
			),
			no(Expiry, no_year, Error::ClockUnknown),
			no(Replay, twice, Error::NothingAsked),
		],
	)
}

fn withdrawing() -> Row {
	let deed = || (signed(ALICE), Call::withdraw_application { application: filed() });
	row(
		deed,
		for_the_applicant(),
		vec![no(Expiry, no_year, Error::ClockUnknown), no(Replay, twice, Error::Ended)],
	)
}

fn accepting() -> Row {
	let deed = || (signed(INSTITUTION), Call::accept { application: filed() });
	row(
		deed,
		for_its_institution(),
		vec![
			// Silence has taken it on.
			no(Expiry, |_| on("2026-03-06"), Error::NotFiled),
			no(Expiry, no_year, Error::ClockUnknown),
			no(Replay, twice, Error::NotFiled),
		],
	)
}

fn asking() -> Row {
	let deed = || (signed(INSTITUTION), Call::ask_correction { application: filed(), notice: [1; 32] });
	row(
		deed,
		for_its_institution(),
		vec![no(Expiry, |_| on("2026-03-06"), Error::NotFiled), no(Replay, twice, Error::NotFiled)],
	)
}

fn rejecting() -> Row {
	let deed = || (signed(INSTITUTION), Call::reject { application: filed(), decision: [1; 32] });
	row(
		deed,
		for_its_institution(),
		vec![no(Expiry, no_year, Error::ClockUnknown), no(Replay, twice, Error::Ended)],
	)
}

fn publicising() -> Row {
	/// It is about a cancellation of what was registered by then.
	fn of_an_end(deed: &mut Deed) {
		let id = *of(deed);
		done(dispatch(deed.clone()));
		on("2026-03-17");
		done(Catalogue::enter(signed(INSTITUTION), id, code("G-1")));
		let end = file(ALICE, 8, DATA, Demand::Cancellation(EntryEnd::GivenUp));
		done(Catalogue::accept(signed(INSTITUTION), end));
		*of(deed) = end;
	}
	let deed = || {
		let application = filed();
		done(Catalogue::accept(signed(INSTITUTION), application));
		(signed(INSTITUTION), Call::publicise { application })
	};
	row(
		deed,
		for_its_institution(),
		vec![
			no(State, just_filed, Error::NotReviewing),
			no(State, of_an_end, Error::NotShown),
			no(State, |_| not_set(ClockName::Publicity), Error::ClockUnknown),
			// Late is not too late.
			never(Expiry),
			no(Replay, twice, Error::NotReviewing),
		],
	)
}

fn objecting() -> Row {
	let deed = || (signed(BOB), Call::object { application: publicised(filed()), grounds: [3; 32] });
	row(
		deed,
		of_one(),
		vec![
			no(State, just_filed, Error::NotPublicised),
			no(State, |_| MaxObjections::set(0), Error::TooManyObjections),
			no(Replay, twice, Error::AlreadyObjected),
			no(Expiry, |_| Now::set(day("2026-03-16").end_in_china()), Error::TooLate),
			no(Expiry, no_year, Error::ClockUnknown),
		],
	)
}

fn deciding() -> Row {
	fn sequence(deed: &mut Deed) -> &mut u32 {
		let Call::decide_objection { sequence, .. } = &mut deed.1 else { panic!("a decision") };
		sequence
	}
	let deed = || {
		let application = publicised(filed());
		done(Catalogue::object(signed(BOB), application, [3; 32]));
		done(Catalogue::object(signed(ALICE), application, [4; 32]));
		let (conclusion, decision) = (Conclusion::Dismissed, [5; 32]);
		let call = Call::decide_objection { application, sequence: 1, conclusion, decision };
		(signed(INSTITUTION), call)
	};
	row(
		deed,
		for_its_institution(),
		vec![
			no(State, |deed| *sequence(deed) = 3, Error::NoObjection),
			never(Expiry),
			no(Replay, twice, Error::AlreadyDecided),
		],
	)
}

fn entering() -> Row {
	fn code_of(deed: &mut Deed) -> &mut Option<QueryCode> {
		let Call::enter { code, .. } = &mut deed.1 else { panic!("an entry") };
		code
	}
	/// It is about a change of what is registered, by which something has become of the entry since.
	fn change(deed: &mut Deed) {
		let id = file(ALICE, 8, DATA, Demand::Change([2; 32]));
		*of(deed) = publicised(id);
		*code_of(deed) = None;
		Now::set(hefu_primitives::date::Day::in_china(Now::get()).days_later(14).end_in_china());
	}
	let deed = || {
		let application = publicised(filed());
		Now::set(day("2026-03-16").end_in_china());
		(signed(INSTITUTION), Call::enter { application, code: code("G-1") })
	};
	row(
		deed,
		for_its_institution(),
		vec![
			no(State, just_filed, Error::NotReady),
			no(
				State,
				|deed| {
					just_filed(deed);
					let id = *of(deed);
					done(Catalogue::accept(signed(INSTITUTION), id));
				},
				Error::NotReady,
			),
			no(
				State,
				|deed| {
					Now::set(day("2026-03-16").end_in_china() - 1);
					let id = *of(deed);
					done(Catalogue::object(signed(BOB), id, [3; 32]));
				},
				Error::NotReady,
			),
			no(Expiry, |_| Now::set(day("2026-03-16").end_in_china() - 1), Error::StillPublicised),
			no(Expiry, no_year, Error::ClockUnknown),
			no(State, |_| FrozenData::set(Some(DATA)), Error::Frozen),
			no(State, |deed| *code_of(deed) = None, Error::NoCode),
			no(State, |deed| *code_of(deed) = Some(Text::default()), Error::InvalidCode),
			no(State, |deed| *code_of(deed) = Text::from_bytes_unchecked(&[0xff]), Error::InvalidCode),
			no(
				State,
				|deed| {
					done(dispatch(deed.clone()));
					*of(deed) = publicised(file(ALICE, 8, OPEN, Demand::Initial([2; 32])));
					on("2026-04-01");
				},
				Error::CodeTaken,
			),
			no(
				State,
				|deed| {
					done(dispatch(deed.clone()));
					change(deed);
					*code_of(deed) = code("G-2");
				},
				Error::HasCode,
			),
			no(
				State,
				|deed| {
					done(dispatch(deed.clone()));
					change(deed);
					Entries::<Test>::mutate(DATA, |it| {
						it.as_mut().expect("it is registered").registered_ms = Now::get();
					});
				},
				Error::RegisteredAnew,
			),
			no(
				Expiry,
				|deed| {
					done(dispatch(deed.clone()));
					change(deed);
					on("2029-04-02");
				},
				Error::Lapsed,
			),
			no(Replay, twice, Error::Ended),
		],
	)
}

fn replacing() -> Row {
	fn said(deed: &mut Deed) -> (&mut DatasetId, &mut QueryCode) {
		let Call::replace_code { dataset, code, .. } = &mut deed.1 else { panic!("a code") };
		(dataset, code)
	}
	let deed = || {
		registered();
		let (code, decision) = (code("G-2").expect("a code"), [5; 32]);
		(signed(INSTITUTION), Call::replace_code { dataset: DATA, code, decision })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::none()),
		no(Who, |deed| deed.0 = signed(ANOTHER), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotInCharge),
		no(State, |deed| *said(deed).0 = OPEN, Error::NotRegistered),
		no(State, |deed| *said(deed).1 = Text::default(), Error::InvalidCode),
		no(State, |deed| *said(deed).1 = code("G-1").expect("a code"), Error::CodeTaken),
		no(Suspension, suspended, Error::NotMember),
		no(Suspension, without_role, Error::NotInstitution),
		// A code can be put right at any time.
		never(Expiry),
		no(Replay, twice, Error::CodeTaken),
	];
	(deed, cases)
}
