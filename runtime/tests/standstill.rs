//! The chain stands still: the first block after it says so before any transaction, and no period of the law runs out meanwhile.

mod common;

use common::{
	Chain, SLOT_MS,
	life::{World, by},
	register,
	replay::Replayer,
};
use frame_support::traits::Get;
use hefu_primitives::{
	DatasetId, FilingId,
	almanac::Deemed,
	clock::Clock,
	date::Day,
	law::{Obtained, Silence},
	registration::{Request, Stage, StatementLine},
	right::Right,
};
use hefu_runtime::{
	Calendar, Registration, RuntimeEvent, RuntimeParameters, configs::trade::StallLimit, params,
};
use pallet_calendar::Event;
use pallet_registration::{Call as Register, Filing};
use pallet_registry::CheckWhen;
use pallet_support::LawClocks;

/// A day.
const DAY_MS: u64 = 86_400_000;
/// Between two blocks of a chain that runs slowly and does not stand still: eight minutes.
const SLOW: u64 = 480_000 / SLOT_MS;

fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

/// Bob's filing at Heidi, who says nothing to it: that he may use what he generated.
fn filed(world: &mut World) -> FilingId {
	let [bob, institution] = ["Bob", "Heidi"].map(|seed| world.id(seed));
	world.must(by("Bob", register(1, CheckWhen::Later)));
	let line = StatementLine {
		holder: bob,
		right: Right::Use,
		obtained: Obtained::Generated,
		limits: None,
		evidence: [2; 32],
	};
	let nonce = [1; 32];
	let file = Register::file {
		nonce,
		dataset: DatasetId::derive(&world.genesis, &bob, &nonce),
		version: 1,
		institution,
		applicants: vec![bob].try_into().expect("one"),
		request: Request::Initial(vec![line].try_into().expect("one")),
	};
	world.must(by("Bob", file));
	FilingId::derive(&world.genesis, &bob, &nonce)
}

/// The filing as it stands now.
fn now(chain: &mut Chain, id: FilingId) -> Filing {
	chain.read(|| Registration::filing(id)).expect("it was made").expect("2026 is known")
}

/// The stage that it will be at if nobody does anything.
fn stage(chain: &mut Chain, filing: &Filing, at_ms: u64) -> Stage {
	chain.read(|| Registration::standing(filing, at_ms)).expect("2026 is known").stage
}

fn end(chain: &mut Chain, clock: &Clock) -> u64 {
	chain.read(|| <Calendar as LawClocks>::end(clock).expect("2026 is known"))
}

fn deemed(chain: &mut Chain, clock: &Clock, at_ms: u64) -> Option<Deemed> {
	chain.read(|| <Calendar as LawClocks>::deemed(clock, at_ms).expect("2026 is known"))
}

#[test]
fn three_days_across_a_deadline_are_no_consent() {
	let mut world = World::new(0);
	let mut replayer = Replayer::new(&world.chain);
	// Filed on Monday, 21 September 2026, in the evening: Tuesday to Thursday. Mid-Autumn is off, from Friday to Sunday.
	let id = filed(&mut world);
	let chain = &mut world.chain;
	assert_eq!(Day::in_china(chain.now()), day("2026-09-21"));
	let filing = now(chain, id);
	let clock = filing.clocks.answer.expect("the guide sets it");
	let before = end(chain, &clock);
	assert_eq!(before, day("2026-09-24").end_in_china());
	// It runs, slowly, until Tuesday, and stands still until Friday.
	while Day::in_china(chain.now()) < day("2026-09-22") {
		chain.block_after(SLOW, Vec::new());
	}
	let from_ms = chain.now();
	chain.block_after(3 * DAY_MS / SLOT_MS, Vec::new());
	let until_ms = chain.now();
	assert!((from_ms..until_ms).contains(&before));

	let events = chain.last_events();
	let at = |wanted: fn(&RuntimeEvent) -> bool| events.iter().position(wanted).expect("it happened");
	let stood_still = at(|event| matches!(event, RuntimeEvent::Calendar(Event::StoodStill { .. })));
	assert_eq!(
		events[stood_still],
		RuntimeEvent::Calendar(Event::StoodStill { stall: 0, from_ms, until_ms })
	);
	assert!(
		stood_still < at(|event| matches!(event, RuntimeEvent::System(_))),
		"before any transaction is done"
	);

	// Its three days are Monday to Wednesday, and then the days of National Day are off: silence is an answer on Thursday, 8 October.
	let (after, answer) = (day("2026-09-30").end_in_china(), day("2026-10-07").end_in_china());
	assert_eq!(end(chain, &clock), after);
	for at_ms in [until_ms, after - 1, answer - 1] {
		assert_eq!(deemed(chain, &clock, at_ms), None);
		assert_eq!(stage(chain, &filing, at_ms), Stage::Filed);
	}
	let granted = Deemed { silence: Silence::DeemedGranted, since_ms: answer };
	assert_eq!(deemed(chain, &clock, answer), Some(granted));
	assert_eq!(stage(chain, &filing, answer), Stage::Reviewing);
	// The filing waits for Heidi still: she asks for a correction, as she could not of one that counts as taken on.
	assert_eq!(now(chain, id), filing);
	replayer.check(chain);
	world.must(by("Heidi", Register::ask_correction { filing: id, notice: [3; 32] }));
	assert_eq!(now(&mut world.chain, id).stage, Stage::CorrectionAsked);
	replayer.check(&mut world.chain);
}

#[test]
fn no_governed_number_hides_a_standstill_nor_makes_one_of_a_missed_slot() {
	use params::calendar::*;
	let mut chain = Chain::new();
	assert_eq!(chain.read(StallLimit::get), 600_000);
	for (set, limit) in [(0, 16 * SLOT_MS), (700_000, 700_000), (u64::MAX, DAY_MS)] {
		let key_value = RuntimeParameters::Calendar(Parameters::StallLimitMs(StallLimitMs, Some(set)));
		chain.as_root(pallet_parameters::Call::set_parameter { key_value });
		assert_eq!(chain.read(StallLimit::get), limit);
	}
}
