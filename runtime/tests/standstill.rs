//! The chain stands still: the first block after it says so before any transaction, and no period of the law runs out meanwhile.

mod common;

use common::{Chain, SLOT_MS, replay::Replayer};
use frame_support::traits::Get;
use hefu_primitives::{
	almanac::Deemed,
	clock::Clock,
	date::Day,
	law::{ClockName, Silence},
};
use hefu_runtime::{Calendar, RuntimeEvent, RuntimeParameters, configs::trade::StallLimit, params};
use pallet_calendar::Event;
use pallet_support::{LawClocks, LawPacks};

/// A day.
const DAY_MS: u64 = 86_400_000;
/// Between two blocks of a chain that runs slowly and does not stand still: eight minutes.
const SLOW: u64 = 480_000 / SLOT_MS;

fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

/// The clock that a filing in the last block sets off.
fn filed(chain: &mut Chain) -> Clock {
	let now = chain.now();
	chain.read(|| {
		let pack = <Calendar as LawPacks>::in_force(now).expect("the guide is in force");
		<Calendar as LawClocks>::start(pack, ClockName::Acceptance, now).expect("the guide sets it")
	})
}

fn end(chain: &mut Chain, clock: &Clock) -> u64 {
	chain.read(|| <Calendar as LawClocks>::end(clock).expect("2026 is known"))
}

fn deemed(chain: &mut Chain, clock: &Clock, at_ms: u64) -> Option<Deemed> {
	chain.read(|| <Calendar as LawClocks>::deemed(clock, at_ms).expect("2026 is known"))
}

#[test]
fn three_days_across_a_deadline_are_no_consent() {
	let mut chain = Chain::new();
	let mut replayer = Replayer::new(&chain);
	// Filed on Monday, 21 September 2026, in the evening: Tuesday to Thursday. Mid-Autumn is off, from Friday to Sunday.
	chain.block(Vec::new());
	assert_eq!(Day::in_china(chain.now()), day("2026-09-21"));
	let clock = filed(&mut chain);
	let before = end(&mut chain, &clock);
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
	assert_eq!(end(&mut chain, &clock), after);
	for at_ms in [until_ms, after - 1, answer - 1] {
		assert_eq!(deemed(&mut chain, &clock, at_ms), None);
	}
	let granted = Deemed { silence: Silence::DeemedGranted, since_ms: answer };
	assert_eq!(deemed(&mut chain, &clock, answer), Some(granted));
	replayer.check(&mut chain);
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
