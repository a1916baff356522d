//! Clocks against a model that goes day by day: it knows nothing of years, of days used up, or of what is left.

use hefu_primitives::{
	clock::{Clock, ClockError},
	date::Day,
	law::{ClockName::*, Silence, Unit},
};
use pallet_support::{LawClocks, WorkingDays};
use proptest::{collection::vec, prelude::*};

use crate::{Stall, mock::*};

const MOST_LONGER: u16 = 10;

#[derive(Clone, Copy, Debug)]
enum Step {
	/// Blocks are made for so long.
	Run(u64),
	/// The chain stands still for so long.
	StandStill(u64),
	Stop,
	Resume,
	Extend(u16),
}

/// What was done with the clock.
#[derive(Clone, Copy)]
enum Deed {
	Stop,
	Resume,
	Extend(u16),
}

struct Model {
	unit: Unit,
	amount: u16,
	started: Day,
	deeds: Vec<(Day, Deed)>,
	stalls: Vec<Stall>,
}

impl Model {
	/// How many days it has, made longer by so much.
	fn length(&self, by: u16) -> i32 {
		let amount = i32::from(self.amount + by);
		match self.unit {
			Unit::WorkingDays(_) | Unit::Days => amount,
			Unit::Months => self.started.months_later(amount).0 - self.started.0,
			Unit::Years => self.started.months_later(12 * amount).0 - self.started.0,
		}
	}

	fn stood_still(&self, day: Day) -> bool {
		let (first, end) = (day.previous().end_in_china(), day.end_in_china());
		self.stalls.iter().any(|stall| stall.from_ms < end && stall.until_ms > first)
	}

	/// The clock's last day; none while it stands.
	fn last_day(&self) -> Option<Day> {
		let (mut runs, mut counted, mut length) = (true, 0, self.length(0));
		let mut deeds = self.deeds.iter().peekable();
		let mut day = self.started;
		loop {
			while let Some((_, deed)) = deeds.next_if(|(when, _)| *when <= day) {
				match deed {
					Deed::Stop => (runs, counted) = (false, counted.min(length - 1)),
					Deed::Resume => runs = true,
					Deed::Extend(by) => length = self.length(*by),
				}
			}
			if !runs && deeds.peek().is_none() {
				return None;
			}
			if day > self.started && runs && !self.stood_still(day) {
				let worked = <Calendar as WorkingDays>::is_working_day(Mainland, day).expect("it is known");
				let counts = worked || !matches!(self.unit, Unit::WorkingDays(_));
				counted += i32::from(counts);
				if counted >= length && worked {
					return Some(day);
				}
			}
			day = day.next();
		}
	}
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => (0u64..300_000_000).prop_map(Step::Run),
		2 => (600_001u64..700_000_000).prop_map(Step::StandStill),
		2 => Just(Step::Stop),
		2 => Just(Step::Resume),
		1 => (0..MOST_LONGER + 2).prop_map(Step::Extend),
	]
}

fn units() -> impl Strategy<Value = (Unit, u16)> {
	prop_oneof![
		(Just(WORKING), 1u16..15),
		(Just(Unit::Days), 1u16..40),
		(Just(Unit::Months), 1u16..=2),
		(Just(Unit::Years), Just(1u16)),
	]
}

/// What a step does with the clock, if it may.
fn act(step: Step, clock: Clock) -> Option<(Result<Clock, ClockError>, Deed)> {
	let now = Now::get();
	match step {
		Step::Run(_) | Step::StandStill(_) => None,
		Step::Stop => Some((stop(clock, now), Deed::Stop)),
		Step::Resume => Some((clock.resume(now), Deed::Resume)),
		Step::Extend(by) => Some((extend(clock, by, now), Deed::Extend(by))),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn a_clock_is_what_going_day_by_day_gives(
		(unit, amount) in units(),
		// 2010 to 2019: no life reaches a year that is missing.
		start in 14_610i32..18_000,
		time in 0u64..86_400_000,
		life in vec(steps(), 1..25),
	) {
		// A year is made longer by no more than a year.
		let longer = if unit == Unit::Years { 1 } else { MOST_LONGER };
		let clocks = vec![
			rule(Review, amount, unit, Silence::DeemedGranted),
			rule(ReviewExtension, longer, unit, Silence::Nothing),
		];
		test_of(published(), vec![another(1, clocks)], || {
			Now::set(Day(start).previous().end_in_china() + time);
			let mut clock = started(Review, Now::get());
			let mut model = Model { unit, amount, started: Day(start), deeds: Vec::new(), stalls: Vec::new() };
			let (mut was_over, mut was_deemed) = (false, None);
			for step in life {
				match step {
					Step::Run(ms) => Now::mutate(|now| *now += ms),
					Step::StandStill(ms) => {
						let (from_ms, until_ms) = (Now::get(), Now::get() + ms);
						was_over = is_over(&clock, from_ms);
						stand_still(from_ms, until_ms);
						model.stalls.push(Stall { from_ms, until_ms });
						// Nothing is over at the first block after that was not at the last before.
						assert_eq!(is_over(&clock, until_ms), was_over);
					}
					_ => (),
				}
				let now = Now::get();
				if let Some((done, deed)) = act(step, clock) {
					let may = match deed {
						Deed::Stop => !clock.is_stopped() && !is_over(&clock, now),
						Deed::Resume => clock.is_stopped(),
						Deed::Extend(by) => {
							!is_over(&clock, now) && clock.extended() == 0 && (1..=longer).contains(&by)
						}
					};
					assert_eq!(done.is_ok(), may, "{step:?}: {done:?}");
					if let Ok(changed) = done {
						clock = changed;
						model.deeds.push((Day::in_china(now), deed));
					}
				}

				let last = model.last_day();
				assert_eq!(last_day_of(&clock), last.ok_or(ClockError::Stopped));
				let over = last.is_some_and(|last| last.end_in_china() <= now);
				assert_eq!(is_over(&clock, now), over);
				// What was over stays over, and what was deemed stays so.
				assert!(over || !was_over);
				let deemed = <Calendar as LawClocks>::deemed(&clock, now).expect("the years are known");
				assert!(was_deemed.is_none() || deemed == was_deemed);
				(was_over, was_deemed) = (over, deemed);
				check();
			}
		});
	}

	#[test]
	fn a_period_is_longer_by_at_least_as_much_as_was_lost(
		natural in any::<bool>(),
		amount in 1u16..20,
		start in 14_610i32..18_000,
		ahead in 0u64..2_000_000_000,
		length in 600_001u64..1_000_000_000,
	) {
		let unit = if natural { Unit::Days } else { WORKING };
		let clocks = vec![rule(Review, amount, unit, Silence::Nothing)];
		test_of(published(), vec![another(1, clocks)], || {
			let from = Day(start).previous().end_in_china();
			let clock = started(Review, from);
			let before = last_day_of(&clock).expect("the years are known");
			let stall = Stall { from_ms: from + ahead, until_ms: from + ahead + length };
			stand_still(stall.from_ms, stall.until_ms);
			let after = last_day_of(&clock).expect("the years are known");

			let counts = |day: &Day| {
				natural || Calendar::is_working_day(Mainland, *day).expect("the years are known")
			};
			let days = |first: i32, last: i32| (first..=last).map(Day).filter(counts);
			// To which day a last one that is off gives way is no part of what is counted.
			let last = if natural { start + i32::from(amount) } else { before.0 };
			let lost = days(start + 1, last).map(|day| {
				let end = day.end_in_china().min(stall.until_ms);
				end.saturating_sub(day.previous().end_in_china().max(stall.from_ms))
			});
			let won = days(last + 1, after.0).filter(|day| !Calendar::stood_still(*day)).count() as u64;
			assert!(won * 86_400_000 >= lost.sum::<u64>());
			assert!(after >= before);
		});
	}
}
