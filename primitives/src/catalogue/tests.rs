//! Demands, and what silence and time make of applications and entries.

use alloc::vec;

use super::*;
use crate::{
	almanac::Almanac,
	calendar::{CalendarKind, StalledDays, WorkedDays},
	date::Day,
	id::{ApplicationId, DatasetId, MemberId},
	law::{ClockName, Pack, PackId, Rule, Silence, TextStatus, Unit},
	registration::Stage,
};

/// A law by which an application is taken on, and a correction is not awaited any longer, after three working days of silence, and
/// what is entered holds for as many; in a year of Mondays to Fridays.
struct Law(Pack);

impl Law {
	fn new() -> Self {
		let rule = |clock, silence| {
			let (unit, basis) = (Unit::WorkingDays(CalendarKind::Mainland), Text::new("第一条").unwrap());
			Rule { clock, amount: 3, unit, silence, basis }
		};
		let rules = vec![
			rule(ClockName::Acceptance, Silence::DeemedGranted),
			rule(ClockName::Correction, Silence::DeemedWithdrawn),
			rule(ClockName::RegistrationValidity, Silence::Nothing),
		];
		Self(Pack {
			identifier: Text::new("law").unwrap(),
			version: 1,
			source: Text::new("source").unwrap(),
			status: TextStatus::Read,
			clocks: rules.try_into().unwrap(),
			eligibility: Default::default(),
		})
	}
}

impl Almanac for Law {
	fn pack(&self, id: PackId) -> Option<Pack> {
		(id == PackId(0)).then(|| self.0.clone())
	}

	fn year(&self, _: CalendarKind, year: u16) -> Option<WorkedDays> {
		(year == 2_026).then(|| WorkedDays::new(2_026, &[], &[]).unwrap())
	}

	fn stalled(&self, _: u16) -> StalledDays {
		StalledDays::default()
	}
}

fn begin(month: u32, day: u32) -> u64 {
	Day::of_date(2_026, month, day).unwrap().previous().end_in_china()
}

/// At this stage, whose clock this moment set off.
fn at(law: &Law, stage: Stage, clock: ClockName, at_ms: u64) -> Application {
	Application {
		dataset: DatasetId([1; 32]),
		version: 1,
		institution: MemberId([2; 32]),
		applicant: MemberId([3; 32]),
		demand: Demand::Initial([4; 32]),
		pack: PackId(0),
		stage,
		made_ms: at_ms,
		clocks: Clocks { answer: law.start(PackId(0), clock, at_ms).ok(), ..Clocks::default() },
		objections: 0,
		open_objections: 0,
	}
}

#[test]
fn what_says_something_new_is_shown() {
	for demand in [Demand::Initial([1; 32]), Demand::Change([1; 32]), Demand::Correction([1; 32])] {
		assert!(demand.is_publicised());
		assert_eq!(demand.materials(), Some([1; 32]));
	}
	assert!(!Demand::Renewal.is_publicised() && !Demand::Cancellation(EntryEnd::Extinct).is_publicised());
}

#[test]
fn numbers_stay() {
	assert_eq!(Demand::Change([7; 32]).encode()[..2], [1, 7]);
	assert_eq!(Demand::Cancellation(EntryEnd::Other).encode(), [3, 3]);
	assert_eq!(Demand::Renewal.encode(), [4]);
	assert_eq!(Demand::Renewal.kind().encode(), [4]);
}

#[test]
fn silence_takes_on_what_is_filed_and_ends_what_is_awaited() {
	let law = Law::new();
	let since = begin(3, 6);
	let filed = at(&law, Stage::Filed, ClockName::Acceptance, begin(3, 2) + 1);
	assert_eq!(filed.standing(&law, since - 1).unwrap().stage, Stage::Filed);
	let deemed = filed.standing(&law, since).unwrap();
	// The law sets no time for the review.
	assert_eq!((deemed.stage, deemed.clocks.answer, deemed.clocks.review), (Stage::Reviewing, None, None));
	let asked = at(&law, Stage::CorrectionAsked, ClockName::Correction, begin(3, 2) + 1);
	assert_eq!(asked.standing(&law, since - 1).unwrap().stage, Stage::CorrectionAsked);
	let deemed = asked.standing(&law, since).unwrap();
	assert_eq!((deemed.stage, deemed.clocks.answer), (Stage::NeverFiled, None));
	// What is further is nobody's silence any more.
	let reviewed = Application { stage: Stage::Reviewing, ..filed };
	assert_eq!(reviewed.standing(&law, since).unwrap().stage, Stage::Reviewing);
}

#[test]
fn an_entry_lapses_by_itself_unless_it_was_cancelled() {
	let law = Law::new();
	let entry = Entry {
		institution: MemberId([2; 32]),
		registrant: MemberId([3; 32]),
		application: ApplicationId([5; 32]),
		code: QueryCode::new("code").unwrap(),
		version: 1,
		materials: [4; 32],
		registered_ms: begin(3, 2) + 1,
		term: law.start(PackId(0), ClockName::RegistrationValidity, begin(3, 2) + 1).unwrap(),
		cancelled: None,
	};
	let over = law.end(&entry.term).unwrap();
	assert_eq!(entry.standing(&law, over - 1), Ok(Standing::Live));
	assert_eq!(entry.standing(&law, over), Ok(Standing::Lapsed));
	let cancelled = Some(Cancelled { ground: EntryEnd::Extinct, at_ms: 0 });
	assert_eq!(Entry { cancelled, ..entry }.standing(&law, over), Ok(Standing::Cancelled));
}
