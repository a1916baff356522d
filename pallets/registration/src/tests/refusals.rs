//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended or removed, a time that is over or has
//! not come, and what was done before. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, FilingId,
	calendar::CalendarKind,
	dataset::Source,
	law::{ClockName, Eligibility, Obtained, PackId},
	registration::{
		AnnotationKind, CancellationGround, Conclusion, FilingKind, InstitutionCode, LAST_SERIAL, Month,
		Rejection, Request,
	},
	right::{Right, Rights},
	text::Text,
};
use pallet_calendar::{InForce, Packs, Years};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Call, Error, MAX_PRESERVATIONS, Mirror, Serials, mock::*};

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
	RuntimeCall::Registration(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
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
fn table() -> [Row; 27] {
	[
		appointing(),
		removing(),
		filing(),
		confirming(),
		supplying(),
		withdrawing(),
		accepting(),
		asking(),
		extending(),
		stopping(),
		resuming(),
		rejecting(),
		terminating(),
		publicising(),
		waiving(),
		objecting(),
		deciding(),
		storing(),
		annotating(),
		lifting(),
		objecting_after(),
		deciding_after(),
		cancelling(),
		mirroring(),
		mirroring_many(),
		correcting_mirror(),
		withdrawing_mirror(),
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

/// Governance removed the institution.
fn removed(_: &mut Deed) {
	done(Registration::remove_institution(RuntimeOrigin::root(), member(INSTITUTION)));
}

/// The institution's role was taken away.
fn without_role(_: &mut Deed) {
	NoRole::set(Some(INSTITUTION));
}

/// Nobody recorded which days of the year are worked.
fn no_year(_: &mut Deed) {
	Years::<Test>::remove(CalendarKind::Mainland, 2026);
}

/// No law is in force.
fn no_law(_: &mut Deed) {
	InForce::<Test>::remove(0);
}

/// The law sets no such clock.
fn not_set(clock: ClockName) {
	Packs::<Test>::mutate(PackId(0), |pack| {
		pack.as_mut().expect("the guide").clocks.retain(|rule| rule.clock != clock);
	});
}

/// The filing that the deed is about.
fn of(deed: &mut Deed) -> &mut FilingId {
	match &mut deed.1 {
		Call::confirm { filing }
		| Call::supply { filing, .. }
		| Call::withdraw_filing { filing }
		| Call::accept { filing }
		| Call::ask_correction { filing, .. }
		| Call::extend_review { filing, .. }
		| Call::stop_review { filing, .. }
		| Call::resume_review { filing }
		| Call::reject { filing, .. }
		| Call::terminate { filing, .. }
		| Call::publicise { filing }
		| Call::waive_publicity { filing, .. }
		| Call::object { filing, .. }
		| Call::decide_objection { filing, .. }
		| Call::store { filing } => filing,
		other => panic!("{other:?} is about no filing that there is"),
	}
}

/// The dataset that the deed is about.
fn about(deed: &mut Deed) -> &mut DatasetId {
	match &mut deed.1 {
		Call::file { dataset, .. }
		| Call::annotate { dataset, .. }
		| Call::lift { dataset, .. }
		| Call::object_after { dataset, .. }
		| Call::decide_objection_after { dataset, .. }
		| Call::cancel_ex_officio { dataset, .. } => dataset,
		other => panic!("{other:?} is about no dataset"),
	}
}

/// The number of the objection or annotation that the deed is about.
fn sequence(deed: &mut Deed) -> &mut u32 {
	match &mut deed.1 {
		Call::decide_objection { sequence, .. }
		| Call::lift { sequence, .. }
		| Call::decide_objection_after { sequence, .. } => sequence,
		other => panic!("{other:?} has no number"),
	}
}

/// The filing was taken back.
fn withdrawn(deed: &mut Deed) {
	let id = *of(deed);
	done(Registration::withdraw_filing(signed(ALICE), id));
}

/// It is about another filing, which is a draft.
fn draft(deed: &mut Deed) {
	let line = line(ALICE, Right::Use, Obtained::Generated);
	*of(deed) = file(&[ALICE, BOB], 8, MORE, Request::Initial(statement(&[line])));
}

/// It is about another filing, which has just been made.
fn just_filed(deed: &mut Deed) {
	*of(deed) = file(&[ALICE], 8, MORE, all_of_alice());
}

/// The registration was cancelled.
fn cancelled(_: &mut Deed) {
	let ground = CancellationGround::Extinct;
	done(Registration::cancel_ex_officio(signed(INSTITUTION), DATA, ground, [1; 32]));
}

/// A court has preserved the dataset.
fn preserved(_: &mut Deed) {
	done(Registration::annotate(signed(COURT), DATA, AnnotationKind::Preservation, [3; 32], None));
}

/// What keeps anybody from a call that is for members and for governance.
fn for_members_and_governance() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::none()),
		no(Suspension, suspended, Error::NotMember),
	]
}

/// What keeps anybody from a call that is for members.
fn for_members() -> Vec<Case> {
	let mut cases = for_members_and_governance();
	cases.push(bad_origin(|deed| deed.0 = RuntimeOrigin::root()));
	cases
}

/// What keeps from a call for those in whose names a filing is made.
fn for_applicants() -> Vec<Case> {
	let mut cases = for_members();
	cases.extend([
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotApplicant),
		no(Replay, |deed| *of(deed) = filing_id(ALICE, 9), Error::NotFound),
	]);
	cases
}

/// What keeps from a call for the institution in charge.
fn for_its_institution() -> Vec<Case> {
	of_its_institution(for_members())
}

/// And what keeps other members from it.
fn of_its_institution(mut cases: Vec<Case>) -> Vec<Case> {
	cases.extend([
		no(Who, |deed| deed.0 = signed(ANOTHER), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotInCharge),
		no(Suspension, removed, Error::InstitutionRemoved),
		no(Suspension, without_role, Error::NotInstitution),
	]);
	cases
}

/// What keeps an institution from any step of a filing.
fn of_a_filing() -> Vec<Case> {
	about_a_filing(for_its_institution())
}

/// And what keeps whoever may from it.
fn about_a_filing(mut cases: Vec<Case>) -> Vec<Case> {
	cases.extend([
		no(State, withdrawn, Error::Ended),
		no(Replay, |deed| *of(deed) = filing_id(ALICE, 9), Error::NotFound),
	]);
	cases
}

fn row(deed: fn() -> Deed, mut common: Vec<Case>, own: Vec<Case>) -> Row {
	common.extend(own);
	(deed, common)
}

fn appointing() -> Row {
	fn code(deed: &mut Deed) -> &mut InstitutionCode {
		let Call::appoint_institution { code, .. } = &mut deed.1 else { panic!("an appointment") };
		code
	}
	// Again, after a removal.
	let deed = || {
		let institution = member(INSTITUTION);
		done(Registration::remove_institution(RuntimeOrigin::root(), institution));
		let code = InstitutionCode { province: 44, number: 1 };
		(RuntimeOrigin::root(), Call::appoint_institution { institution, code })
	};
	let cases = vec![
		bad_origin(|deed| deed.0 = signed(INSTITUTION)),
		bad_origin(|deed| deed.0 = RuntimeOrigin::none()),
		no(
			Who,
			|deed| {
				let Call::appoint_institution { institution, .. } = &mut deed.1 else { panic!() };
				*institution = member(ALICE);
			},
			Error::NotInstitution,
		),
		no(State, |deed| code(deed).number = 10, Error::InvalidCode),
		no(State, |deed| code(deed).province = 99, Error::InvalidCode),
		no(State, |deed| code(deed).number = 2, Error::CodeTaken),
		no(State, |deed| code(deed).number = 3, Error::OtherCode),
		no(Suspension, |_| Suspended::set(Some(INSTITUTION)), Error::NotInstitution),
		never(Expiry),
		no(Replay, twice, Error::AlreadyAppointed),
	];
	(deed, cases)
}

fn removing() -> Row {
	let deed = || (RuntimeOrigin::root(), Call::remove_institution { institution: member(INSTITUTION) });
	let cases = vec![
		bad_origin(|deed| deed.0 = signed(INSTITUTION)),
		bad_origin(|deed| deed.0 = RuntimeOrigin::none()),
		no(
			State,
			|deed| deed.1 = Call::remove_institution { institution: member(ALICE) },
			Error::NotInstitution,
		),
		// Whoever takes no part can be removed all the same, at any time.
		never(Suspension),
		never(Expiry),
		no(Replay, twice, Error::InstitutionRemoved),
	];
	(deed, cases)
}

/// The right to use is registered, as Alice's and Bob's.
fn both_use() {
	let lines = [ALICE, BOB].map(|who| line(who, Right::Use, Obtained::Generated));
	let id = file(&[ALICE, BOB], 2, DATA, Request::Initial(statement(&lines)));
	done(Registration::confirm(signed(BOB), id));
	stored(id);
}

fn filing() -> Row {
	fn ask(deed: &mut Deed, who: &[u64], what: Request) {
		let Call::file { applicants, request, .. } = &mut deed.1 else { panic!("a filing") };
		*applicants = who.iter().map(|who| member(*who)).collect::<Vec<_>>().try_into().expect("few");
		*request = what;
	}
	/// It asks for these rights of Alice in her name alone.
	fn state(deed: &mut Deed, lines: &[(Right, Obtained)]) {
		let lines = lines.iter().map(|(right, obtained)| line(ALICE, *right, *obtained)).collect::<Vec<_>>();
		ask(deed, &[ALICE], Request::Initial(statement(&lines)));
	}
	/// All of Alice's rights are registered.
	fn registered() {
		stored(file(&[ALICE], 2, DATA, all_of_alice()));
	}
	fn transfer(rights: &[Right]) -> Request {
		let rights = Rights::of(rights);
		Request::Transfer { from: member(ALICE), to: member(BOB), rights, contract: [9; 32] }
	}
	fn end_by_filing() -> Request {
		Request::Cancellation(CancellationGround::GivenUp)
	}
	fn at(deed: &mut Deed, who: u64) {
		let Call::file { institution, .. } = &mut deed.1 else { panic!("a filing") };
		*institution = member(who);
	}
	fn of_version(deed: &mut Deed, number: u32) {
		let Call::file { version, .. } = &mut deed.1 else { panic!("a filing") };
		*version = number;
	}
	let deed = || {
		let call = Call::file {
			nonce: [1; 32],
			dataset: DATA,
			version: 1,
			institution: member(INSTITUTION),
			applicants: vec![member(ALICE)].try_into().expect("one"),
			request: all_of_alice(),
		};
		(signed(ALICE), call)
	};
	let who = vec![
		no(Who, |deed| ask(deed, &[BOB], all_of_alice()), Error::NotApplicant),
		no(Who, |deed| ask(deed, &[BOB, ALICE], all_of_alice()), Error::NotApplicant),
		no(Who, |deed| ask(deed, &[ALICE, ALICE], all_of_alice()), Error::ApplicantTwice),
		no(Who, |deed| ask(deed, &[ALICE, INSTITUTION], all_of_alice()), Error::InstitutionApplies),
		no(Who, |deed| at(deed, BOB), Error::NotInstitution),
		no(
			Who,
			|deed| {
				deed.0 = signed(BOB);
				ask(deed, &[BOB], all_of_alice());
			},
			Error::NotHolder,
		),
	];
	let data = vec![
		no(State, |deed| *about(deed) = NOTHING, Error::UnknownDataset),
		no(State, |_| WithdrawnData::set(Some(DATA)), Error::Withdrawn),
		no(State, |deed| of_version(deed, 0), Error::NoSuchVersion),
		no(State, |deed| of_version(deed, 2), Error::NoSuchVersion),
		no(State, |deed| *about(deed) = PUBLIC, Error::GovernmentData),
		no(
			State,
			|deed| {
				LaterData::set(Some((Source::Derived, Vec::new())));
				of_version(deed, 2);
			},
			Error::HolderOrSourceChanged,
		),
		no(State, |deed| *about(deed) = CORE, Error::CoreData),
		no(State, |deed| *about(deed) = OF_CORE, Error::CoreData),
		no(State, |_| done(try_file(&[ALICE], 2, DATA, all_of_alice())), Error::FilingOpen),
		no(State, |_| MaxFilings::set(0), Error::TooManyFilings),
		no(State, no_law, Error::NoLaw),
	];
	let stated = vec![
		no(State, |deed| state(deed, &[]), Error::NothingStated),
		no(State, |deed| state(deed, &[(Right::Use, Obtained::Generated); 2]), Error::StatedTwice),
		no(State, |deed| state(deed, &[(Right::Operate, Obtained::Joint)]), Error::NoConsent),
		no(State, |deed| state(deed, &[(Right::Operate, Obtained::Crawled)]), Error::NotEligible),
		// The data were come by in another way.
		no(State, |deed| state(deed, &[(Right::Use, Obtained::Derivative)]), Error::NotEligible),
		no(State, |_| OtherSource::set(Some((DATA, Source::Crawled))), Error::NotEligible),
		// The table has no such row.
		no(State, |deed| state(deed, &[(Right::Hold, Obtained::Entrusted)]), Error::NotEligible),
		no(
			State,
			|deed| {
				let of_bob = line(BOB, Right::Use, Obtained::Generated);
				ask(deed, &[ALICE], Request::Initial(statement(&[of_bob])));
			},
			Error::NotParties,
		),
		no(State, |_| registered(), Error::AlreadyRegistered),
	];
	let later = vec![
		no(State, |deed| ask(deed, &[ALICE], Request::Renewal), Error::NotRegistered),
		no(
			State,
			|deed| {
				registered();
				ask(deed, &[ALICE], end_by_filing());
				at(deed, ANOTHER);
			},
			Error::OtherInstitution,
		),
		no(
			State,
			|deed| {
				registered();
				cancelled(deed);
				ask(deed, &[ALICE], end_by_filing());
			},
			Error::Cancelled,
		),
		no(
			State,
			|deed| {
				registered();
				ask(deed, &[ALICE], transfer(&[Right::Use]));
			},
			Error::NotParties,
		),
		no(
			State,
			|deed| {
				registered();
				ask(deed, &[ALICE, BOB], transfer(&[]));
			},
			Error::NothingStated,
		),
		no(
			State,
			|deed| {
				both_use();
				ask(deed, &[ALICE, BOB], transfer(&[Right::Operate]));
			},
			Error::NotHolder,
		),
		no(
			State,
			|deed| {
				both_use();
				ask(deed, &[ALICE, BOB], transfer(&[Right::Use]));
			},
			Error::StatedTwice,
		),
		no(
			State,
			|deed| {
				registered();
				preserved(deed);
				ask(deed, &[ALICE, BOB], transfer(&[Right::Use]));
			},
			Error::Frozen,
		),
		no(
			State,
			|deed| {
				registered();
				done(Registration::object_after(signed(CAROL), DATA, [1; 32]));
				ask(deed, &[ALICE], end_by_filing());
			},
			Error::Frozen,
		),
		no(
			State,
			|deed| {
				registered();
				ask(deed, &[ALICE, BOB], end_by_filing());
			},
			Error::NotHolder,
		),
		no(
			State,
			|deed| {
				both_use();
				ask(deed, &[ALICE], end_by_filing());
			},
			Error::NotParties,
		),
		no(
			State,
			|deed| {
				registered();
				let lines = [line(ALICE, Right::Use, Obtained::Generated)];
				ask(deed, &[ALICE], Request::Change(statement(&lines)));
			},
			Error::HolderOrSourceChanged,
		),
	];
	let suspension = vec![
		no(Suspension, removed, Error::InstitutionRemoved),
		no(Suspension, without_role, Error::NotInstitution),
		no(Suspension, |_| Suspended::set(Some(INSTITUTION)), Error::NotInstitution),
		no(
			Suspension,
			|deed| {
				ask(deed, &[ALICE, BOB], all_of_alice());
				Suspended::set(Some(BOB));
			},
			Error::ApplicantNotLive,
		),
		// The others do not give up the right of who is suspended, nor say something else of it.
		no(
			Suspension,
			|deed| {
				both_use();
				Suspended::set(Some(BOB));
				ask(deed, &[ALICE], end_by_filing());
			},
			Error::NotParties,
		),
		no(
			Suspension,
			|deed| {
				both_use();
				Suspended::set(Some(BOB));
				let mut lines = [ALICE, BOB].map(|who| line(who, Right::Use, Obtained::Generated));
				lines[1].limits = Some([8; 32]);
				ask(deed, &[ALICE], Request::Change(statement(&lines)));
			},
			Error::NotParties,
		),
	];
	let time = vec![
		no(
			Expiry,
			|deed| {
				registered();
				ask(deed, &[ALICE], Request::Renewal);
			},
			Error::TooEarly,
		),
		no(
			Expiry,
			|deed| {
				registered();
				on("2031-03-01");
				ask(deed, &[ALICE], Request::Renewal);
			},
			Error::TooLate,
		),
		no(
			Expiry,
			|deed| {
				registered();
				on("2031-03-02");
				ask(deed, &[ALICE], Request::Renewal);
			},
			Error::Lapsed,
		),
		// Whether silence has ended the open filing cannot be told.
		no(
			Expiry,
			|deed| {
				done(try_file(&[ALICE], 2, DATA, all_of_alice()));
				on("2026-03-09");
				no_year(deed);
			},
			Error::ClockUnknown,
		),
		no(Replay, twice, Error::AlreadyExists),
	];
	row(deed, for_members(), [who, data, stated, later, suspension, time].concat())
}

fn confirming() -> Row {
	let deed = || (signed(BOB), Call::confirm { filing: file(&[ALICE, BOB], 1, DATA, all_of_alice()) });
	let cases = vec![
		no(State, withdrawn, Error::Ended),
		no(
			State,
			|deed| {
				*of(deed) = file(&[ALICE, BOB, CAROL], 2, MORE, all_of_alice());
				withdrawn(deed);
			},
			Error::Ended,
		),
		// It is filed under the law of the day.
		no(State, no_law, Error::NoLaw),
		no(
			State,
			|_| {
				other_law("2026-03-09", |pack| {
					pack.eligibility.iter_mut().for_each(|row| row.to_operate = Eligibility::No)
				});
				on("2026-03-09");
			},
			Error::NotEligible,
		),
		// A draft waits for as long as it takes, but a renewal is made in its time.
		no(
			Expiry,
			|deed| {
				withdrawn(deed);
				both_use();
				on("2031-02-27");
				*of(deed) = file(&[ALICE, BOB], 3, DATA, Request::Renewal);
				on("2031-03-01");
			},
			Error::TooLate,
		),
		no(Replay, |deed| deed.0 = signed(ALICE), Error::AlreadyConfirmed),
		no(Replay, twice, Error::AlreadyConfirmed),
	];
	row(deed, for_applicants(), cases)
}

fn supplying() -> Row {
	// The time for it is over on Friday the 13th.
	let deed = || {
		on("2026-03-06");
		let filing = filed();
		done(Registration::ask_correction(signed(INSTITUTION), filing, [1; 32]));
		(signed(ALICE), Call::supply { filing, documents: [2; 32] })
	};
	let cases = vec![
		no(State, withdrawn, Error::Ended),
		no(State, just_filed, Error::NothingAsked),
		no(Expiry, |_| on("2026-03-14"), Error::TooLate),
		no(Expiry, |_| on("2026-03-16"), Error::Ended),
		no(
			Expiry,
			|deed| {
				on("2026-03-14");
				no_year(deed);
			},
			Error::ClockUnknown,
		),
		no(Replay, twice, Error::NothingAsked),
	];
	row(deed, for_applicants(), cases)
}

fn withdrawing() -> Row {
	let deed = || (signed(ALICE), Call::withdraw_filing { filing: filed() });
	let cases = vec![
		no(
			State,
			|deed| done(Registration::terminate(signed(INSTITUTION), *of(deed), [1; 32])),
			Error::Ended,
		),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::Ended),
	];
	row(deed, for_applicants(), cases)
}

/// A week has passed, and which of its days are worked nobody recorded.
fn unknown_by_monday(deed: &mut Deed) {
	on("2026-03-09");
	no_year(deed);
}

fn accepting() -> Row {
	let deed = || (signed(INSTITUTION), Call::accept { filing: filed() });
	let cases = vec![
		no(State, draft, Error::NotFiled),
		// Silence has taken it on.
		no(Expiry, |_| on("2026-03-06"), Error::NotFiled),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::NotFiled),
	];
	row(deed, of_a_filing(), cases)
}

fn asking() -> Row {
	let deed = || (signed(INSTITUTION), Call::ask_correction { filing: filed(), notice: [1; 32] });
	let cases = vec![
		no(State, draft, Error::NotFiled),
		no(Expiry, |_| on("2026-03-06"), Error::NotFiled),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::NotFiled),
	];
	row(deed, of_a_filing(), cases)
}

/// Alice's filing, which is looked into.
fn reviewing() -> FilingId {
	let id = filed();
	done(Registration::accept(signed(INSTITUTION), id));
	id
}

fn extending() -> Row {
	fn by(deed: &mut Deed, number: u16) {
		let Call::extend_review { units, .. } = &mut deed.1 else { panic!("an extension") };
		*units = number;
	}
	let deed = || (signed(INSTITUTION), Call::extend_review { filing: reviewing(), units: 10 });
	let cases = vec![
		no(State, just_filed, Error::NotReviewing),
		no(State, |deed| by(deed, 0), Error::NotBySoMuch),
		no(State, |deed| by(deed, 11), Error::NotBySoMuch),
		no(State, |_| not_set(ClockName::ReviewExtension), Error::ClockUnknown),
		no(Expiry, |_| on("2026-03-17"), Error::TooLate),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::AlreadyExtended),
	];
	row(deed, of_a_filing(), cases)
}

fn stopping() -> Row {
	let deed = || (signed(INSTITUTION), Call::stop_review { filing: reviewing(), notice: [1; 32] });
	let cases = vec![
		no(State, just_filed, Error::NotReviewing),
		no(Expiry, |_| on("2026-03-17"), Error::TooLate),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::NotReviewing),
	];
	row(deed, of_a_filing(), cases)
}

fn resuming() -> Row {
	let deed = || {
		let filing = reviewing();
		done(Registration::stop_review(signed(INSTITUTION), filing, [1; 32]));
		(signed(INSTITUTION), Call::resume_review { filing })
	};
	let cases = vec![
		no(State, just_filed, Error::NotStopped),
		// A clock that stands is never over.
		never(Expiry),
		no(Replay, twice, Error::NotStopped),
	];
	row(deed, of_a_filing(), cases)
}

fn rejecting() -> Row {
	let deed = || {
		let ground = Rejection::Concealment;
		(signed(INSTITUTION), Call::reject { filing: filed(), ground, decision: [1; 32] })
	};
	let cases = vec![
		no(State, draft, Error::NotFiled),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::Ended),
	];
	row(deed, of_a_filing(), cases)
}

fn terminating() -> Row {
	let deed = || (signed(INSTITUTION), Call::terminate { filing: filed(), decision: [1; 32] });
	let cases = vec![
		// The council where that institution registers.
		no(Who, |deed| deed.0 = RuntimeOrigin::root(), Error::NotInCharge),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::Ended),
	];
	row(deed, about_a_filing(of_its_institution(for_members_and_governance())), cases)
}

fn publicising() -> Row {
	let deed = || (signed(INSTITUTION), Call::publicise { filing: reviewing() });
	let cases = vec![
		no(State, just_filed, Error::NotReviewing),
		no(State, |_| not_set(ClockName::Publicity), Error::ClockUnknown),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, twice, Error::NotReviewing),
	];
	row(deed, of_a_filing(), cases)
}

fn waiving() -> Row {
	let deed = || (signed(INSTITUTION), Call::waive_publicity { filing: reviewing(), reason: [1; 32] });
	let cases = vec![
		no(State, just_filed, Error::NotReviewing),
		// That the review's time is over takes nothing from the applicant.
		never(Expiry),
		no(Replay, twice, Error::NotReviewing),
	];
	row(deed, of_a_filing(), cases)
}

fn objecting() -> Row {
	let deed = || (signed(BOB), Call::object { filing: publicised(filed()), grounds: [2; 32] });
	let cases = vec![
		no(Who, |deed| deed.0 = signed(ALICE), Error::OwnRegistration),
		no(State, just_filed, Error::NotPublicised),
		no(State, withdrawn, Error::Ended),
		no(State, |_| MaxObjections::set(0), Error::TooManyObjections),
		no(Expiry, |_| on("2026-03-10"), Error::TooLate),
		no(Expiry, unknown_by_monday, Error::ClockUnknown),
		no(Replay, |deed| *of(deed) = filing_id(ALICE, 9), Error::NotFound),
		no(Replay, twice, Error::AlreadyObjected),
	];
	row(deed, for_members(), cases)
}

fn deciding() -> Row {
	let deed = || {
		let filing = publicised(filed());
		done(Registration::object(signed(BOB), filing, [2; 32]));
		let conclusion = Conclusion::Dismissed;
		let call = Call::decide_objection { filing, sequence: 1, conclusion, decision: [3; 32] };
		(signed(INSTITUTION), call)
	};
	let cases = vec![
		no(State, |deed| *sequence(deed) = 2, Error::NoObjection),
		// Another objection, which was right, has ended the filing.
		no(
			State,
			|deed| {
				let id = *of(deed);
				done(Registration::object(signed(CAROL), id, [2; 32]));
				let (by, upheld) = (signed(INSTITUTION), Conclusion::Upheld);
				done(Registration::decide_objection(by, id, 2, upheld, [3; 32]));
			},
			Error::Ended,
		),
		// The inquiry's time is a duty of the institution, and takes nothing from anybody.
		never(Expiry),
		no(Replay, twice, Error::AlreadyDecided),
	];
	row(deed, of_a_filing(), cases)
}

fn storing() -> Row {
	/// It is about another filing of this, of what is registered, that need not be shown to the public.
	fn registered_then(deed: &mut Deed, request: Request) {
		let first = file(&[ALICE], 7, MORE, all_of_alice());
		stored(first);
		let id = file(&[ALICE], 8, MORE, request);
		done(Registration::accept(signed(INSTITUTION), id));
		done(Registration::waive_publicity(signed(INSTITUTION), id, [1; 32]));
		*of(deed) = id;
	}
	fn unchanged() -> Request {
		let Request::Initial(lines) = all_of_alice() else { panic!("it is the first") };
		Request::Change(lines)
	}
	fn cancel_more() {
		let ground = CancellationGround::Extinct;
		done(Registration::cancel_ex_officio(signed(INSTITUTION), MORE, ground, [1; 32]));
	}
	let deed = || {
		let filing = publicised(filed());
		on("2026-03-10");
		(signed(INSTITUTION), Call::store { filing })
	};
	let cases = vec![
		no(State, just_filed, Error::NotReady),
		no(State, preserved, Error::Frozen),
		no(
			State,
			|_| {
				let month = Month { year: 2026, month: 3 };
				Serials::<Test>::insert(InstitutionCode { province: 44, number: 1 }, month, LAST_SERIAL);
			},
			Error::SerialsExhausted,
		),
		no(
			State,
			|deed| {
				registered_then(deed, unchanged());
				cancel_more();
			},
			Error::Cancelled,
		),
		no(
			State,
			|deed| {
				registered_then(deed, Request::Cancellation(CancellationGround::GivenUp));
				cancel_more();
			},
			Error::Cancelled,
		),
		no(
			Expiry,
			|deed| {
				registered_then(deed, unchanged());
				on("2031-03-11");
			},
			Error::Lapsed,
		),
		no(Suspension, |_| Suspended::set(Some(ALICE)), Error::ApplicantNotLive),
		no(Expiry, |_| on("2026-03-09"), Error::StillPublicised),
		no(Expiry, no_year, Error::ClockUnknown),
		no(State, |_| not_set(ClockName::RegistrationValidity), Error::ClockUnknown),
		no(Replay, twice, Error::Ended),
	];
	row(deed, of_a_filing(), cases)
}

fn annotating() -> Row {
	fn alter(deed: &mut Deed, what: AnnotationKind, until: Option<u64>) {
		let Call::annotate { kind, until_ms, .. } = &mut deed.1 else { panic!("an annotation") };
		(*kind, *until_ms) = (what, until);
	}
	let deed = || {
		stored(filed());
		let kind = AnnotationKind::Preservation;
		(signed(COURT), Call::annotate { dataset: DATA, kind, document: [3; 32], until_ms: None })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(ANOTHER), Error::NotInCharge),
		no(Who, |deed| alter(deed, AnnotationKind::Condition, None), Error::NotInCharge),
		no(State, |deed| *about(deed) = NOTHING, Error::UnknownDataset),
		no(
			State,
			|deed| (0..MAX_PRESERVATIONS).for_each(|_| done(dispatch(deed.clone()))),
			Error::TooManyPreservations,
		),
		no(
			Suspension,
			|deed| {
				deed.0 = signed(INSTITUTION);
				removed(deed);
			},
			Error::InstitutionRemoved,
		),
		no(
			Suspension,
			|deed| {
				deed.0 = signed(INSTITUTION);
				without_role(deed);
			},
			Error::NotInstitution,
		),
		no(Expiry, |deed| alter(deed, AnnotationKind::Preservation, Some(Now::get())), Error::EndsBefore),
		// Each is another.
		never(Replay),
	];
	row(deed, for_members(), cases)
}

fn lifting() -> Row {
	let deed = || {
		stored(filed());
		let annotated =
			Registration::annotate(signed(COURT), DATA, AnnotationKind::Preservation, [3; 32], None);
		done(annotated);
		(signed(COURT), Call::lift { dataset: DATA, sequence: 1, document: [4; 32] })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(INSTITUTION), Error::NotInCharge),
		no(State, |deed| *sequence(deed) = 2, Error::NoAnnotation),
		never(Expiry),
		no(Replay, |deed| *about(deed) = MORE, Error::NoAnnotation),
		no(Replay, twice, Error::AlreadyLifted),
	];
	row(deed, for_members_and_governance(), cases)
}

fn objecting_after() -> Row {
	let deed = || {
		stored(filed());
		(signed(BOB), Call::object_after { dataset: DATA, grounds: [1; 32] })
	};
	let cases = vec![
		no(State, |deed| *about(deed) = MORE, Error::NotRegistered),
		no(State, cancelled, Error::Cancelled),
		no(State, |_| MaxObjections::set(0), Error::TooManyObjections),
		no(State, no_law, Error::NoLaw),
		no(State, |_| not_set(ClockName::RegistrationValidity), Error::ClockUnknown),
		no(Who, |deed| deed.0 = signed(ALICE), Error::OwnRegistration),
		no(Expiry, |_| on("2031-03-02"), Error::Lapsed),
		no(Replay, twice, Error::AlreadyObjected),
		no(
			Replay,
			|deed| {
				twice(deed);
				let (by, conclusion) = (signed(INSTITUTION), Conclusion::Dismissed);
				done(Registration::decide_objection_after(by, DATA, 1, conclusion, [1; 32]));
			},
			Error::AlreadyObjected,
		),
	];
	row(deed, for_members(), cases)
}

/// What keeps an institution from deciding about what is registered.
fn of_a_registration() -> Vec<Case> {
	let mut cases = for_its_institution();
	cases.extend([no(State, |deed| *about(deed) = MORE, Error::NotRegistered), never(Expiry)]);
	cases
}

fn deciding_after() -> Row {
	let deed = || {
		stored(filed());
		done(Registration::object_after(signed(BOB), DATA, [1; 32]));
		let conclusion = Conclusion::Upheld;
		let call = Call::decide_objection_after { dataset: DATA, sequence: 1, conclusion, decision: [1; 32] };
		(signed(INSTITUTION), call)
	};
	let cases = vec![
		no(State, |deed| *sequence(deed) = 2, Error::NoObjection),
		no(Replay, twice, Error::AlreadyDecided),
	];
	row(deed, of_a_registration(), cases)
}

fn cancelling() -> Row {
	let deed = || {
		stored(filed());
		let ground = CancellationGround::WronglyRegistered;
		(signed(INSTITUTION), Call::cancel_ex_officio { dataset: DATA, ground, notice: [1; 32] })
	};
	row(deed, of_a_registration(), vec![no(Replay, twice, Error::Cancelled)])
}

fn mirror() -> Mirror {
	Mirror {
		code: Text::new("A-1").expect("short"),
		digest: [5; 32],
		dataset: None,
		kind: FilingKind::Initial,
		decided_ms: 0,
		statement: [6; 32],
	}
}

/// What keeps from recording what was decided elsewhere.
fn of_mirrors() -> Vec<Case> {
	let mut cases = for_members();
	cases.extend([
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotInstitution),
		no(Suspension, removed, Error::InstitutionRemoved),
		no(Suspension, without_role, Error::NotInstitution),
	]);
	cases
}

/// And such decisions are told of by events, whatever they say.
fn of_recorded_mirrors() -> Vec<Case> {
	let mut cases = of_mirrors();
	cases.extend([never(State), never(Expiry), never(Replay)]);
	cases
}

fn mirroring() -> Row {
	(|| (signed(INSTITUTION), Call::record_mirror { mirror: mirror() }), of_recorded_mirrors())
}

fn mirroring_many() -> Row {
	let deed = || {
		let mirrors = vec![mirror()].try_into().expect("one");
		(signed(INSTITUTION), Call::record_mirrors { mirrors })
	};
	(deed, of_recorded_mirrors())
}

fn correcting_mirror() -> Row {
	fn says(deed: &mut Deed) -> &mut Mirror {
		let Call::correct_mirror { mirror, .. } = &mut deed.1 else { panic!("a correction") };
		mirror
	}
	let deed = || {
		done(Registration::record_mirror(signed(INSTITUTION), mirror()));
		let mirror = Mirror { digest: [8; 32], ..mirror() };
		(signed(INSTITUTION), Call::correct_mirror { mirror, document: [4; 32] })
	};
	let cases = vec![
		// What another recorded is not its.
		no(Who, |deed| deed.0 = signed(ANOTHER), Error::NoMirror),
		no(State, |deed| says(deed).code = Text::new("A-2").expect("short"), Error::NoMirror),
		no(State, |deed| says(deed).dataset = Some(NOTHING), Error::UnknownDataset),
		no(Expiry, |deed| says(deed).decided_ms = Now::get() + 1, Error::DecidedLater),
		no(Replay, twice, Error::NothingCorrected),
	];
	row(deed, of_mirrors(), cases)
}

fn withdrawing_mirror() -> Row {
	let deed = || {
		done(Registration::record_mirror(signed(INSTITUTION), mirror()));
		(signed(INSTITUTION), Call::withdraw_mirror { code: mirror().code, document: [4; 32] })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(ANOTHER), Error::NoMirror),
		no(
			State,
			|deed| {
				let code = Text::new("A-2").expect("short");
				deed.1 = Call::withdraw_mirror { code, document: [4; 32] };
			},
			Error::NoMirror,
		),
		never(Expiry),
		no(Replay, twice, Error::NoMirror),
	];
	row(deed, of_mirrors(), cases)
}
