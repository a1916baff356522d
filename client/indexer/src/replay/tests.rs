use codec::Encode;
use hefu_primitives::{
	DatasetId, FilingId,
	calendar::{CalendarKind, MissingYear, WorkedDays},
	date::Day,
	law::{Pack, Row, Rule, Silence, TextStatus, Unit},
	registration::{Clocks, Request, Stage, Statement, StatementLine},
	text::Text,
};
use proptest::{collection::vec, prelude::*};
use serde_json::json;

use super::*;
use crate::{fold::hex, law::Law};

const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);
const OWN: PackId = PackId(0);
const APPLICANT: MemberId = MemberId([1; 32]);
const OTHER_APPLICANT: MemberId = MemberId([2; 32]);

/// A law such as the guide's.
fn pack() -> Pack {
	let rule = |clock, amount, unit, silence| {
		let basis = Text::new("第一条").unwrap();
		Rule { clock, amount, unit, silence, basis }
	};
	let row = |obtained, to_operate| Row {
		obtained,
		to_hold: Eligibility::Yes,
		to_use: Eligibility::Yes,
		to_operate,
	};
	let clocks = vec![
		rule(ClockName::Acceptance, 3, WORKING, Silence::DeemedGranted),
		rule(ClockName::Correction, 5, WORKING, Silence::DeemedWithdrawn),
		rule(ClockName::Review, 10, WORKING, Silence::Nothing),
		rule(ClockName::ReviewExtension, 10, WORKING, Silence::Nothing),
		rule(ClockName::Publicity, 5, WORKING, Silence::Nothing),
		rule(ClockName::RegistrationValidity, 5, Unit::Years, Silence::Nothing),
		rule(ClockName::RenewalOpens, 6, Unit::Months, Silence::Nothing),
		rule(ClockName::RenewalCloses, 1, Unit::Days, Silence::Nothing),
	];
	let eligibility =
		vec![row(Obtained::Generated, Eligibility::Yes), row(Obtained::Joint, Eligibility::Yes)];
	Pack {
		identifier: Text::new("law").unwrap(),
		version: 1,
		source: Text::new("source").unwrap(),
		status: TextStatus::Read,
		clocks: clocks.try_into().unwrap(),
		eligibility: eligibility.try_into().unwrap(),
	}
}

/// That law, in years of Mondays to Fridays, and another that is changed so.
fn laws(change: impl FnOnce(&mut Pack)) -> (Law, PackId) {
	let mut law = Law::default();
	law.add_pack("0", &hex::encode(pack().encode()));
	for year in [2_026, 2_027] {
		let worked = WorkedDays::new(year, &[], &[]).unwrap();
		law.add_year(&format!("Mainland/{year}"), &json!({ "worked": hex(&worked.encode()), "basis": "" }));
	}
	let mut other = pack();
	change(&mut other);
	assert_eq!(other.check(), Ok(()));
	let other = law.propose(other);
	(law, other)
}

/// Another amount and another silence of a clock.
fn sets(name: ClockName, amount: u16, silence: Silence) -> impl FnOnce(&mut Pack) {
	move |pack| {
		let rule = pack.clocks.iter_mut().find(|rule| rule.clock == name).unwrap();
		(rule.amount, rule.silence) = (amount, silence);
	}
}

/// The beginning of a day of 2026 in China. 2 March is a Monday.
fn begin(month: u32, day: u32) -> u64 {
	Day::of_date(2_026, month, day).unwrap().previous().end_in_china()
}

/// Within that day.
fn on(month: u32, day: u32) -> u64 {
	begin(month, day) + 10 * 3_600_000
}

fn line(right: Right, obtained: Obtained) -> StatementLine {
	StatementLine { holder: APPLICANT, right, obtained, limits: None, evidence: [0; 32] }
}

fn initial(lines: &[StatementLine]) -> Request {
	Request::Initial(Statement::try_from(lines.to_vec()).unwrap())
}

/// What happened to a filing at which moments, the first of which made it.
fn history(request: Request, acts: &[(Act, u64)], until_ms: u64) -> History {
	let step = |(event, (act, at_ms)): (u32, &(Act, u64))| Done { act: *act, at_ms: *at_ms, block: 7, event };
	let made = Filing {
		dataset: DatasetId([3; 32]),
		version: 1,
		institution: MemberId([4; 32]),
		applicants: vec![APPLICANT].try_into().unwrap(),
		confirmed: 1,
		request,
		pack: OWN,
		stage: Stage::Filed,
		made_ms: acts[0].1,
		clocks: Clocks::default(),
		objections: 0,
		open_objections: 0,
	};
	let steps = (0..).zip(acts).map(step).collect();
	History { id: FilingId([5; 32]), made, before: None, steps, until_ms }
}

/// A first registration of what was generated.
fn first(acts: &[(Act, u64)], until_ms: u64) -> History {
	history(initial(&[line(Right::Operate, Obtained::Generated)]), acts, until_ms)
}

/// How the case differs, and at which step, by a law that is changed so; by its own it does not.
fn differs(change: impl FnOnce(&mut Pack), history: &History) -> Option<(Option<u32>, Otherwise)> {
	let (law, other) = laws(change);
	assert_eq!(replay(&law, OWN, history), Ok(None));
	let found = replay(&law, other, history).unwrap();
	found.map(|found| (found.at.map(|done| done.event), found.how))
}

fn granted(month: u32, day: u32) -> Option<Deemed> {
	Some(Deemed { silence: Silence::DeemedGranted, since_ms: begin(month, day) })
}

fn withdrawn(month: u32, day: u32) -> Option<Deemed> {
	Some(Deemed { silence: Silence::DeemedWithdrawn, since_ms: begin(month, day) })
}

#[test]
fn a_right_that_cannot_be_registered() {
	let made = first(&[(Act::Made, on(3, 2))], on(3, 2));
	let not = |eligibility| {
		let (right, obtained) = (Right::Operate, Obtained::Generated);
		Some((Some(0), Otherwise::NotEligible { right, obtained, eligibility }))
	};
	let says = |eligibility| move |pack: &mut Pack| pack.eligibility[0].to_operate = eligibility;
	assert_eq!(differs(says(Eligibility::No), &made), not(Eligibility::No));
	assert_eq!(differs(says(Eligibility::UnlessAgreed), &made), None);
	assert_eq!(differs(says(Eligibility::ByConsent), &made), not(Eligibility::ByConsent));
	// Others confirm it, and so consent.
	let acts = [(Act::Made, on(3, 2)), (Act::Confirmed(OTHER_APPLICANT), on(3, 3))];
	let mut joint = first(&acts, on(3, 3));
	joint.made.applicants.try_push(OTHER_APPLICANT).unwrap();
	assert_eq!(differs(says(Eligibility::ByConsent), &joint), None);
	// The others consented before, each by itself.
	let (law, by_consent) = laws(says(Eligibility::ByConsent));
	let mut alone = made.clone();
	alone.made.pack = by_consent;
	assert_eq!(replay(&law, by_consent, &alone), Ok(None));
	// A way to come by data of which the other law says nothing.
	let none = |pack: &mut Pack| pack.eligibility.clear();
	assert_eq!(differs(none, &made), not(Eligibility::No));
}

#[test]
fn silence_takes_it_on_earlier_later_or_not() {
	use Silence::{DeemedGranted, Nothing};
	let by = |amount, silence| sets(ClockName::Acceptance, amount, silence);
	// Three days: silence is an answer from Friday on.
	let late =
		first(&[(Act::Made, on(3, 2)), (Act::Silence, on(3, 12)), (Act::Publicised, on(3, 12))], on(3, 12));
	assert_eq!(differs(by(3, DeemedGranted), &late), None);
	let silence = |own, other| Otherwise::Silence { own, other };
	let found = differs(by(5, DeemedGranted), &late);
	assert_eq!(found, Some((Some(1), silence(granted(3, 6), granted(3, 10)))));
	let found = differs(by(2, DeemedGranted), &late);
	assert_eq!(found, Some((Some(1), silence(granted(3, 6), granted(3, 5)))));
	let found = differs(by(3, Nothing), &late);
	assert_eq!(found, Some((Some(1), silence(granted(3, 6), None))));
	// It was taken on in words, and silence would have done so before.
	let in_words = first(&[(Act::Made, on(3, 2)), (Act::Accepted, on(3, 5))], on(3, 20));
	let found = differs(by(2, DeemedGranted), &in_words);
	assert_eq!(found, Some((Some(1), silence(None, granted(3, 5)))));
	assert_eq!(differs(by(5, DeemedGranted), &in_words), None);
	// Nobody has done anything since.
	let open = first(&[(Act::Made, on(3, 2))], on(3, 20));
	assert_eq!(differs(by(3, Nothing), &open), Some((None, silence(granted(3, 6), None))));
	let open = first(&[(Act::Made, on(3, 2))], on(3, 5));
	assert_eq!(differs(by(5, Nothing), &open), None);
}

#[test]
fn a_correction_too_late_in_time_or_never() {
	use Silence::{DeemedWithdrawn, Nothing};
	let by = |amount, silence| sets(ClockName::Correction, amount, silence);
	let asked = [(Act::Made, on(3, 2)), (Act::CorrectionAsked, on(3, 2))];
	// On the fifth day, a Monday.
	let supplied = first(&[asked[0], asked[1], (Act::Supplied, on(3, 9))], on(3, 9));
	let silence = |own, other| Otherwise::Silence { own, other };
	let found = differs(by(4, DeemedWithdrawn), &supplied);
	assert_eq!(found, Some((Some(2), silence(None, withdrawn(3, 9)))));
	let found = differs(by(4, Nothing), &supplied);
	assert_eq!(found, Some((Some(2), Otherwise::TooLate(ClockName::Correction))));
	assert_eq!(differs(by(9, DeemedWithdrawn), &supplied), None);
	// It counts as never made, and by a longer term it would still be open.
	let never = first(&asked, on(3, 12));
	let found = differs(by(20, DeemedWithdrawn), &never);
	assert_eq!(found, Some((None, silence(withdrawn(3, 10), None))));
}

#[test]
fn a_review_that_cannot_be_made_longer_or_was_over() {
	let acts = [(Act::Made, on(3, 2)), (Act::Accepted, on(3, 2)), (Act::Extended(10), on(3, 6))];
	let longer = first(&acts, on(3, 6));
	let by = |name, amount| sets(name, amount, Silence::Nothing);
	let not = Some((Some(2), Otherwise::NotExtended));
	assert_eq!(differs(by(ClockName::ReviewExtension, 9), &longer), not);
	let none = |pack: &mut Pack| pack.clocks.retain(|rule| rule.clock != ClockName::ReviewExtension);
	assert_eq!(differs(none, &longer), not);
	let over = Some((Some(2), Otherwise::TooLate(ClockName::Review)));
	assert_eq!(differs(by(ClockName::Review, 3), &longer), over);
	let stopped = first(&[acts[0], acts[1], (Act::Stopped, on(3, 6)), (Act::Resumed, on(3, 9))], on(3, 9));
	assert_eq!(differs(by(ClockName::Review, 3), &stopped), over);
	assert_eq!(differs(by(ClockName::Review, 20), &stopped), None);
	// Whoever is late takes nothing from the applicant: shown to the public all the same.
	let shown = first(&[acts[0], acts[1], (Act::Publicised, on(3, 6))], on(3, 6));
	assert_eq!(differs(by(ClockName::Review, 3), &shown), None);
}

#[test]
fn an_objection_too_late_and_a_registration_too_early() {
	let by = |amount| sets(ClockName::Publicity, amount, Silence::Nothing);
	let begun = [(Act::Made, on(3, 2)), (Act::Accepted, on(3, 2)), (Act::Publicised, on(3, 2))];
	// The fifth day is a Monday.
	let objected = [
		begun[0],
		begun[1],
		begun[2],
		(Act::Objected, on(3, 9)),
		(Act::Decided(Conclusion::Dismissed), on(3, 11)),
		(Act::Registered, on(3, 11)),
	];
	let objected = first(&objected, on(3, 11));
	let late = Otherwise::TooLate(ClockName::Publicity);
	assert_eq!(differs(by(4), &objected), Some((Some(3), late)));
	assert_eq!(differs(by(9), &objected), Some((Some(5), Otherwise::StillPublicised)));
	let upheld = [
		begun[0],
		begun[1],
		begun[2],
		(Act::Objected, on(3, 9)),
		(Act::Decided(Conclusion::Upheld), on(3, 11)),
		(Act::Rejected, on(3, 11)),
	];
	assert_eq!(differs(by(9), &first(&upheld, on(3, 20))), None);
	let registered = first(&[begun[0], begun[1], begun[2], (Act::Registered, on(3, 10))], on(3, 10));
	assert_eq!(differs(by(6), &registered), Some((Some(3), Otherwise::StillPublicised)));
	let none = |pack: &mut Pack| pack.clocks.retain(|rule| rule.clock != ClockName::Publicity);
	let not_set = Otherwise::Unknown(ClockError::NotSet(ClockName::Publicity));
	assert_eq!(differs(none, &registered), Some((Some(2), not_set)));
}

#[test]
fn what_is_registered_holds_for_another_time() {
	let acts = [
		(Act::Made, on(3, 2)),
		(Act::Accepted, on(3, 2)),
		(Act::Waived, on(3, 3)),
		(Act::Registered, on(3, 4)),
	];
	let registered = first(&acts, on(3, 4));
	let by = |amount| sets(ClockName::RegistrationValidity, amount, Silence::Nothing);
	let end = |year| Day::of_date(year, 3, 3).unwrap().end_in_china();
	let how = Otherwise::Expires { own_ms: end(2_031), other_ms: end(2_029) };
	assert_eq!(differs(by(3), &registered), Some((Some(3), how)));
	// A change has the term of what it changes.
	let changed = history(Request::Change(Statement::default()), &acts, on(3, 4));
	assert_eq!(differs(by(3), &changed), None);
}

#[test]
fn a_renewal_out_of_its_window() {
	// What is registered holds until 1 March 2031.
	let day = |year, month, day| Day::of_date(year, month, day).unwrap();
	let asked = day(2_030, 10, 1).end_in_china() - 1;
	let mut renewal = history(Request::Renewal, &[(Act::Made, asked)], asked);
	renewal.before = Some(Clock::start(OWN, ClockName::RegistrationValidity, on(3, 2)));
	let by = |name, amount| sets(name, amount, Silence::Nothing);
	let out = |from: Day, until: Day| {
		let (from_ms, until_ms) = (from.previous().end_in_china(), until.end_in_china());
		Some((Some(0), Otherwise::OutOfWindow { from_ms, until_ms }))
	};
	let early = out(day(2_030, 12, 1), day(2_031, 2, 28));
	assert_eq!(differs(by(ClockName::RenewalOpens, 3), &renewal), early);
	let late = out(day(2_030, 9, 1), day(2_030, 9, 22));
	assert_eq!(differs(by(ClockName::RenewalCloses, 160), &renewal), late);
	// What holds, holds by the law that it was registered under.
	assert_eq!(differs(by(ClockName::RegistrationValidity, 1), &renewal), None);
	// It is made when the last confirms it.
	let acts = [(Act::Made, asked), (Act::Confirmed(OTHER_APPLICANT), day(2_031, 1, 20).end_in_china())];
	let mut joint = history(Request::Renewal, &acts, acts[1].1);
	joint.before = renewal.before;
	joint.made.applicants.try_push(OTHER_APPLICANT).unwrap();
	let late = differs(by(ClockName::RenewalCloses, 60), &joint);
	assert!(matches!(late, Some((Some(1), Otherwise::OutOfWindow { .. }))), "{late:?}");
}

#[test]
fn what_cannot_be_told_is_told() {
	let banking = |pack: &mut Pack| pack.clocks[0].unit = Unit::WorkingDays(CalendarKind::Banking);
	let made = first(&[(Act::Made, on(3, 2)), (Act::Accepted, on(3, 4))], on(3, 20));
	let missing = ClockError::MissingYear(MissingYear { kind: CalendarKind::Banking, year: 2_026 });
	assert_eq!(differs(banking, &made), Some((Some(1), Otherwise::Unknown(missing))));
	let (law, _) = laws(|_| {});
	let unknown = replay(&law, PackId(9), &made).unwrap().unwrap().how;
	assert_eq!(unknown, Otherwise::Unknown(ClockError::UnknownPack));
}

#[test]
fn a_history_that_is_not_the_chains_is_found_out() {
	let acts = [(Act::Made, on(3, 2)), (Act::Accepted, on(3, 2)), (Act::Registered, on(3, 3))];
	let (law, other) = laws(|_| {});
	let unfit = replay(&law, other, &first(&acts, on(3, 3))).unwrap_err();
	assert_eq!((unfit.at.event, unfit.why), (2, Otherwise::Stage(StageError::NotReady)));
}

/// What people may try to do.
const ACTS: [Act; 16] = [
	Act::Confirmed(OTHER_APPLICANT),
	Act::Silence,
	Act::Supplied,
	Act::Withdrawn,
	Act::Accepted,
	Act::CorrectionAsked,
	Act::Extended(4),
	Act::Stopped,
	Act::Resumed,
	Act::Publicised,
	Act::Waived,
	Act::Objected,
	Act::Decided(Conclusion::Dismissed),
	Act::Registered,
	Act::Rejected,
	Act::Terminated,
];

/// A filing to which was done what its law allows, of what was tried after so many hours each.
fn lived(law: &Law, tried: &[(usize, u64)], joint: bool) -> History {
	let mut lived = first(&[(Act::Made, on(3, 2))], on(3, 2));
	if joint {
		lived.made.applicants.try_push(OTHER_APPLICANT).unwrap();
	}
	let mut course = Course::of(&lived, OWN);
	course.take(law, &lived.steps[0]).unwrap();
	for (event, (act, hours)) in (1..).zip(tried) {
		lived.until_ms += hours * 3_600_000;
		let done = Done { act: ACTS[*act], at_ms: lived.until_ms, block: 7, event };
		let mut next = course.clone();
		next.silence(law, done.at_ms).unwrap();
		if next.take(law, &done).is_ok() {
			course = next;
			lived.steps.push(done);
		}
	}
	lived
}

proptest! {
	/// Whatever happened: by the law that holds nothing goes otherwise, nor by another that says the same; and the other laws have an
	/// answer.
	#[test]
	fn by_its_own_law_no_case_differs(
		tried in vec((0..ACTS.len(), 0u64..150), 0..40),
		joint in any::<bool>(),
		amount in 1u16..20,
		place in 0usize..5,
	) {
		let (law, same) = laws(|_| {});
		let lived = lived(&law, &tried, joint);
		prop_assert_eq!(replay(&law, OWN, &lived), Ok(None));
		prop_assert_eq!(replay(&law, same, &lived), Ok(None));
		let (law, other) = laws(|pack| pack.clocks[place].amount = amount);
		let found = replay(&law, other, &lived);
		prop_assert!(found.is_ok(), "{:?}", found);
		if pack().clocks[place].amount == amount {
			prop_assert_eq!(found, Ok(None));
		}
	}
}
