//! The law's clocks: starting, stopping, making longer, and when they are over.

use frame::prelude::*;
use hefu_primitives::{
	calendar::CalendarKind,
	clock::{Clock, ClockError},
	date::Day,
	law::{ClockName, Counting, PackId, Rule, Silence, Unit},
};
use pallet_support::{Deemed, LawClocks};

use crate::{
	Config, Packs, Pallet, WeightInfo,
	days::{Counted, MAX_YEARS, NO_HORIZON, ROLL_YEARS},
};

/// Whose days end a period that does not count working days: those of the law's days off (法定休假日).
const DAYS_OFF: CalendarKind = CalendarKind::Mainland;

impl<T: Config> Pallet<T> {
	/// What the pack says of the clock.
	fn rule(pack: PackId, name: ClockName) -> Result<Rule, ClockError> {
		let pack = Packs::<T>::get(pack).ok_or(ClockError::UnknownPack)?;
		pack.rule(name).cloned().ok_or(ClockError::NotSet(name))
	}

	/// What is said of a clock that must be a period.
	fn period(clock: &Clock) -> Result<Rule, ClockError> {
		match clock.name().counting() {
			Counting::Period => Self::rule(clock.pack(), clock.name()),
			_ => Err(ClockError::OtherCounting(clock.name())),
		}
	}

	/// The last day of a clock that runs; none when it is after the `horizon`.
	fn last_day(clock: &Clock, rule: &Rule, horizon: Day) -> Result<Option<Day>, ClockError> {
		match rule.clock.counting() {
			Counting::Period => {
				let first = clock.first_day().ok_or(ClockError::Stopped)?;
				let of = Counted::by(rule.unit);
				match (Self::nth_day(of, first, clock.left(rule), horizon, MAX_YEARS)?, of) {
					// A last day that is off gives way to the next that is worked.
					(Some(day), Counted::Every) => {
						Self::nth_day(Counted::Worked(DAYS_OFF), day, 1, horizon, ROLL_YEARS)
					}
					(day, _) => Ok(day),
				}
			}
			Counting::Term => {
				let last = rule.last_of_term(Day::in_china(clock.started_ms()));
				Ok(Some(last).filter(|last| *last <= horizon))
			}
			Counting::Added | Counting::Before => Err(ClockError::OtherCounting(rule.clock)),
		}
	}

	/// The last day of a clock, if it is over at this moment. A day is over when the next has begun.
	fn last_day_if_over(clock: &Clock, rule: &Rule, at_ms: u64) -> Result<Option<Day>, ClockError> {
		if clock.is_stopped() {
			return Ok(None);
		}
		Self::last_day(clock, rule, Day::in_china(at_ms).previous())
	}

	/// Fails when the clock is over.
	fn ensure_in_time(clock: &Clock, rule: &Rule, at_ms: u64) -> Result<(), ClockError> {
		match Self::last_day_if_over(clock, rule, at_ms)? {
			Some(_) => Err(ClockError::Over),
			None => Ok(()),
		}
	}
}

impl<T: Config> LawClocks for Pallet<T> {
	fn start(pack: PackId, name: ClockName, at_ms: u64) -> Result<Clock, ClockError> {
		match name.counting() {
			Counting::Period | Counting::Term => {
				Self::rule(pack, name).map(|_| Clock::start(pack, name, at_ms))
			}
			Counting::Added | Counting::Before => Err(ClockError::OtherCounting(name)),
		}
	}

	fn stop(clock: Clock, at_ms: u64) -> Result<Clock, ClockError> {
		let rule = Self::period(&clock)?;
		let first = clock.first_day().ok_or(ClockError::Stopped)?;
		Self::ensure_in_time(&clock, &rule, at_ms)?;
		let used = Self::count_days(Counted::by(rule.unit), first, Day::in_china(at_ms).previous())?;
		// It is not over, so its last day is not used up, though it gave way to a later one.
		clock.stop(at_ms, used.min(clock.left(&rule).saturating_sub(1)))
	}

	fn extend(clock: Clock, by: u16, at_ms: u64) -> Result<Clock, ClockError> {
		let rule = Self::period(&clock)?;
		let most = match clock.name().extension() {
			Some(extension) => Self::rule(clock.pack(), extension)?.amount,
			None => 0,
		};
		Self::ensure_in_time(&clock, &rule, at_ms)?;
		clock.extend(by, most)
	}

	fn end(clock: &Clock) -> Result<u64, ClockError> {
		let rule = Self::rule(clock.pack(), clock.name())?;
		let last = Self::last_day(clock, &rule, NO_HORIZON)?.ok_or(ClockError::OutOfReach)?;
		Ok(last.end_in_china())
	}

	fn is_over(clock: &Clock, at_ms: u64) -> Result<bool, ClockError> {
		let rule = Self::rule(clock.pack(), clock.name())?;
		Ok(Self::last_day_if_over(clock, &rule, at_ms)?.is_some())
	}

	fn deemed(clock: &Clock, at_ms: u64) -> Result<Option<Deemed>, ClockError> {
		let rule = Self::rule(clock.pack(), clock.name())?;
		if rule.silence == Silence::Nothing {
			return Ok(None);
		}
		let Some(last) = Self::last_day_if_over(clock, &rule, at_ms)? else { return Ok(None) };
		let kind = match rule.unit {
			Unit::WorkingDays(kind) => kind,
			Unit::Days | Unit::Months | Unit::Years => DAYS_OFF,
		};
		let next = Self::nth_worked(kind, last.next(), 1, Day::in_china(at_ms))?;
		let since = |day: Day| Deemed { silence: rule.silence, since_ms: day.previous().end_in_china() };
		Ok(next.map(since))
	}

	fn renewal_window(pack: PackId, expires_ms: u64) -> Result<(u64, u64), ClockError> {
		let opens = Self::rule(pack, ClockName::RenewalOpens)?;
		let closes = Self::rule(pack, ClockName::RenewalCloses)?;
		let last = Day::in_china(expires_ms.saturating_sub(1));
		let (first, final_day) = (opens.before(last), closes.before(last));
		let from_ms = first.previous().end_in_china();
		// As many days as there are in it, of those on which the chain did not stand still.
		let days = u16::try_from(final_day.0.saturating_sub(first.0).saturating_add(1)).unwrap_or(0);
		if days == 0 {
			return Ok((from_ms, from_ms));
		}
		let until = Self::nth_day(Counted::Every, first, days, NO_HORIZON, MAX_YEARS)?;
		Ok((from_ms, until.ok_or(ClockError::OutOfReach)?.end_in_china()))
	}

	fn weight() -> Weight {
		// A period's years, those to which its last day gives way, and those to the day on which its silence is an answer.
		T::WeightInfo::clock(MAX_YEARS + 2 * ROLL_YEARS)
	}
}
