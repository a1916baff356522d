//! Another amount of any clock of a law pack is told of exactly the cases that it makes go otherwise, and at the step from which on: held
//! against `common::reckoning`, for those of the recorded life, some made by hand, and any filing.

mod common;

use std::collections::BTreeSet;

use codec::Encode;
use common::{Chain, index, reckoning::differs, sqlite};
use hefu_indexer::{Act, Case, Done, Histories, History, Law, replay};
use hefu_primitives::{
	ApplicationId, DatasetId, FilingId, MemberId,
	almanac::Almanac,
	calendar::{CalendarKind, StalledDays, WorkedDays},
	catalogue::{self, Application, Demand},
	clock::Clock,
	date::Day,
	law::{
		ClockName::{self, *},
		Eligibility, Obtained, Pack, PackId, Row, Rule, Silence, TextStatus, Unit,
	},
	registration::{Clocks, Conclusion, Filing, Request, Stage, StatementLine},
	right::Right,
	text::Text,
};
use proptest::{collection::vec, option, prelude::*};
use serde_json::json;

const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);
const OWN: PackId = PackId(0);
const APPLICANT: MemberId = MemberId([1; 32]);
const OTHER_APPLICANT: MemberId = MemberId([2; 32]);
/// The clocks by which a case can go otherwise. Of an objection nothing follows when its time is over, and the time for a first filing is
/// over before anything is filed.
const TELLING: [ClockName; 8] = [
	Acceptance,
	Correction,
	Review,
	ReviewExtension,
	Publicity,
	RegistrationValidity,
	RenewalOpens,
	RenewalCloses,
];

/// A law such as the guide's, which sets every clock that there is.
fn pack() -> Pack {
	let rule = |clock: &ClockName| {
		let (amount, unit, silence) = match clock {
			Acceptance => (3, WORKING, Silence::DeemedGranted),
			Correction => (5, WORKING, Silence::DeemedWithdrawn),
			Review | ReviewExtension | ObjectionInquiry => (10, WORKING, Silence::Nothing),
			Publicity | ObjectionNotice => (5, WORKING, Silence::Nothing),
			RegistrationValidity => (5, Unit::Years, Silence::Nothing),
			RenewalOpens => (6, Unit::Months, Silence::Nothing),
			RenewalCloses => (1, Unit::Days, Silence::Nothing),
			FirstFiling => (20, WORKING, Silence::Nothing),
		};
		Rule { clock: *clock, amount, unit, silence, basis: Text::new("第一条").unwrap() }
	};
	let yes = Eligibility::Yes;
	let row = Row { obtained: Obtained::Generated, to_hold: yes, to_use: yes, to_operate: yes };
	Pack {
		identifier: Text::new("law").unwrap(),
		version: 1,
		source: Text::new("source").unwrap(),
		status: TextStatus::Read,
		clocks: ClockName::ALL.iter().map(rule).collect::<Vec<_>>().try_into().unwrap(),
		eligibility: vec![row].try_into().unwrap(),
	}
}

/// That law, in years of Mondays to Fridays.
fn law() -> Law {
	assert_eq!(pack().check(), Ok(()));
	let mut law = Law::default();
	law.add_pack("0", &hex::encode(pack().encode()));
	for year in [2_026, 2_027] {
		let worked = WorkedDays::new(year, &[], &[]).unwrap();
		let said = json!({ "worked": format!("0x{}", hex::encode(worked.encode())), "basis": "" });
		law.add_year(&format!("Mainland/{year}"), &said);
	}
	law
}

/// Within that day of 2026 in China. 2 March is a Monday.
fn on(month: u32, day: u32) -> u64 {
	Day::of_date(2_026, month, day).unwrap().previous().end_in_china() + 10 * 3_600_000
}

/// That a right is registered.
fn first() -> Request {
	let line = StatementLine {
		holder: APPLICANT,
		right: Right::Operate,
		obtained: Obtained::Generated,
		limits: None,
		evidence: [0; 32],
	};
	Request::Initial(vec![line].try_into().unwrap())
}

/// What happened at which moments.
fn steps(acts: &[(Act, u64)]) -> Vec<Done> {
	let step = |(event, (act, at_ms)): (u32, &(Act, u64))| Done { act: *act, at_ms: *at_ms, block: 7, event };
	(0..).zip(acts).map(step).collect()
}

/// What happened to a filing at which moments, the first of which made it.
fn history(request: Request, acts: &[(Act, u64)]) -> History {
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
	let until_ms = acts[acts.len() - 1].1;
	History { id: FilingId([5; 32]), made, before: None, steps: steps(acts), until_ms }
}

/// The same of an application.
fn applied(demand: Demand, acts: &[(Act, u64)]) -> History<Application> {
	let made = Application {
		dataset: DatasetId([3; 32]),
		version: 1,
		institution: MemberId([4; 32]),
		applicant: APPLICANT,
		demand,
		pack: OWN,
		stage: Stage::Filed,
		made_ms: acts[0].1,
		clocks: catalogue::Clocks::default(),
		objections: 0,
		open_objections: 0,
	};
	let until_ms = acts[acts.len() - 1].1;
	History { id: ApplicationId([5; 32]), made, before: None, steps: steps(acts), until_ms }
}

/// The term of what was registered until so many days after 1 March.
fn term(days: i32) -> Clock {
	let since = Day::of_date(2_021, 3, 2).unwrap().days_later(days);
	Clock::start(OWN, RegistrationValidity, since.end_in_china() - 1)
}

/// A renewal that was made on 2 March, of what was registered until so many days after 1 March.
fn renewal(days: i32) -> History {
	let mut renewal = history(Request::Renewal, &[(Act::Made, on(3, 2))]);
	renewal.before = Some(term(days));
	renewal
}

/// Every pack that has another amount of one of its clocks, of those that are wanted for it.
fn changed(pack: &Pack, wanted: impl Fn(u16) -> Vec<u16>) -> Vec<(ClockName, Pack)> {
	let mut all = Vec::new();
	for (place, rule) in pack.clocks.iter().enumerate() {
		for amount in wanted(rule.amount) {
			let mut other = pack.clone();
			other.clocks[place].amount = amount;
			if amount != rule.amount && other.check().is_ok() {
				all.push((rule.clock, other));
			}
		}
	}
	all
}

/// Holds what is told of a case by each such pack against the reckoning; the clocks by which it goes otherwise.
fn held<C: Case>(
	law: &mut Law,
	history: &History<C>,
	wanted: impl Fn(u16) -> Vec<u16>,
) -> BTreeSet<ClockName> {
	let own = law.pack(history.made.pack()).expect("the law of a case is recorded");
	let mut clocks = BTreeSet::new();
	for (clock, pack) in changed(&own, wanted) {
		let other = law.propose(pack.clone());
		let found = replay(&*law, other, history).expect("its own pack allows what was done");
		let at = found.map(|found| found.at);
		let amount = pack.rule(clock).map(|rule| rule.amount);
		assert_eq!(at, differs(law, &own, &pack, history), "{clock:?} of {amount:?}: {history:?}: {found:?}");
		if at.is_some() {
			clocks.insert(clock);
		}
	}
	clocks
}

#[tokio::test]
async fn each_clock_is_told_exactly_of_a_recorded_life() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	index(&database, &chain, &blocks, 64).await;
	let mut law = Law::read(&mut database.snapshot().await.unwrap()).await.unwrap();
	let mut histories = Histories::of(&database, 0..u64::MAX).await.unwrap();
	let wanted = |amount: u16| vec![1, amount - 1, amount + 1, amount + 20];
	let mut clocks = BTreeSet::new();
	while let Some(history) = histories.next().await.unwrap() {
		clocks.extend(held(&mut law, &history, wanted));
	}
	assert!(clocks.contains(&RegistrationValidity), "{clocks:?}");
	while let Some(history) = histories.next_application().await.unwrap() {
		clocks.extend(held(&mut law, &history, wanted));
	}
	assert!(clocks.iter().all(|clock| TELLING.contains(clock)), "{clocks:?}");
}

#[test]
fn each_clock_that_can_tell_does() {
	let told = [
		history(
			first(),
			&[
				(Act::Made, on(3, 2)),
				// Since 6 March it counts as taken on.
				(Act::Silence, on(3, 12)),
				(Act::Stopped, on(3, 12)),
				(Act::Resumed, on(3, 16)),
				(Act::Extended(4), on(3, 17)),
				(Act::Publicised, on(3, 18)),
				(Act::Objected, on(3, 20)),
				(Act::Decided(Conclusion::Dismissed), on(3, 23)),
				(Act::Registered, on(4, 1)),
			],
		),
		history(
			first(),
			&[
				(Act::Made, on(3, 2)),
				(Act::CorrectionAsked, on(3, 3)),
				(Act::Supplied, on(3, 9)),
				(Act::Accepted, on(3, 10)),
				(Act::Waived, on(3, 11)),
				(Act::Registered, on(3, 12)),
			],
		),
		// Soon after it can be asked for, and three days before it ends.
		renewal(180),
		renewal(4),
	];
	let mut law = law();
	let mut clocks = BTreeSet::new();
	for history in &told {
		assert_eq!(replay(&law, OWN, history), Ok(None));
		clocks.extend(held(&mut law, history, |_| (1..=20).collect()));
	}
	assert_eq!(clocks, BTreeSet::from(TELLING));
}

#[test]
fn each_clock_that_can_tell_of_an_application_does() {
	let mut renewed = applied(
		Demand::Renewal,
		&[
			(Act::Made, on(3, 2)),
			// It is entered as it is: nobody is shown a renewal.
			(Act::Accepted, on(3, 3)),
			(Act::Registered, on(3, 4)),
		],
	);
	renewed.before = Some(term(180));
	let mut late = applied(Demand::Renewal, &[(Act::Made, on(3, 2))]);
	late.before = Some(term(4));
	let told = [
		applied(
			Demand::Initial([6; 32]),
			&[
				(Act::Made, on(3, 2)),
				// Since 6 March it counts as taken on.
				(Act::Silence, on(3, 12)),
				(Act::Publicised, on(3, 12)),
				(Act::Objected, on(3, 16)),
				(Act::Decided(Conclusion::Dismissed), on(3, 17)),
				(Act::Registered, on(4, 1)),
			],
		),
		applied(
			Demand::Correction([6; 32]),
			&[
				(Act::Made, on(3, 2)),
				(Act::CorrectionAsked, on(3, 3)),
				(Act::Supplied, on(3, 9)),
				(Act::Rejected, on(3, 10)),
			],
		),
		renewed,
		late,
	];
	let mut law = law();
	let mut clocks = BTreeSet::new();
	for history in &told {
		assert_eq!(replay(&law, OWN, history), Ok(None));
		clocks.extend(held(&mut law, history, |_| (1..=20).collect()));
	}
	// Its review is neither stopped nor made longer.
	let mut telling = BTreeSet::from(TELLING);
	telling.retain(|clock| ![Review, ReviewExtension].contains(clock));
	assert_eq!(clocks, telling);
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

/// Adds what its own law allows, of what was tried after so many hours each.
fn lived(law: &Law, mut history: History, tried: &[(usize, u64)]) -> History {
	for (event, (act, hours)) in (1..).zip(tried) {
		let at_ms = history.until_ms + hours * 3_600_000;
		let done = Done { act: ACTS[*act], at_ms, block: 7, event };
		let mut next = history.clone();
		next.steps.push(done);
		next.until_ms = at_ms;
		if replay(law, OWN, &next).is_ok() {
			history = next;
		}
		history.until_ms = at_ms;
	}
	history
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// Whatever happened to a filing, and whichever clock has another amount.
	#[test]
	fn each_clock_is_told_exactly_of_any_life(
		tried in vec((0..ACTS.len(), 0u64..60), 0..48),
		renewed in option::of(3i32..=185),
		joint in any::<bool>(),
		stalled in vec(60u16..150, 0..8),
		amounts in vec(1u16..25, 2),
	) {
		let mut law = law();
		let mut days = StalledDays::default();
		stalled.iter().for_each(|place| days.add(*place, *place));
		law.add_stalled("2026", &json!(format!("0x{}", hex::encode(days.encode()))));
		let mut made = match renewed {
			Some(days) => renewal(days),
			None => history(first(), &[(Act::Made, on(3, 2))]),
		};
		if joint {
			made.made.applicants.try_push(OTHER_APPLICANT).unwrap();
		}
		let lived = lived(&law, made, &tried);
		prop_assert_eq!(replay(&law, OWN, &lived), Ok(None));
		held(&mut law, &lived, |_| amounts.clone());
	}
}
