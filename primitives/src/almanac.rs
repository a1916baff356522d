//! The reading of the law's clocks: the days that a period counts, when a clock is over, and since when silence has been an answer.
//!
//! It stands once, for the chain, which has the law and the days in its storage, and for everybody who read them from there.

use crate::{
	calendar::{CalendarKind, MissingYear, StalledDays, WorkedDays},
	clock::{Clock, ClockError},
	date::Day,
	law::{ClockName, Counting, Pack, PackId, Rule, Silence, Unit},
};

/// Most years that are looked through for a day. The longest period, made longer by as much again, lies within three; the others are
/// for a chain that stands still.
pub const MAX_YEARS: u32 = 8;
/// Most years that are looked through for the next worked day: every year has some.
pub const ROLL_YEARS: u32 = 2;
/// Later than every day that is asked about.
const NO_HORIZON: Day = Day(i32::MAX);
/// Whose days end a period that does not count working days: those of the law's days off (法定休假日).
const DAYS_OFF: CalendarKind = CalendarKind::Mainland;

/// Since when silence has been an answer, and which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deemed {
	/// What it means.
	pub silence: Silence,
	/// Since when: the beginning of the first worked day after the period.
	pub since_ms: u64,
}

/// Which days a period counts.
#[derive(Clone, Copy)]
enum Counted {
	/// Those that are worked.
	Worked(CalendarKind),
	/// All.
	Every,
}

impl Counted {
	/// Those that periods in this unit count.
	const fn by(unit: Unit) -> Self {
		match unit {
			Unit::WorkingDays(kind) => Self::Worked(kind),
			Unit::Days | Unit::Months | Unit::Years => Self::Every,
		}
	}
}

/// Law packs and days, and what follows from them. All moments are milliseconds since 1970 UTC; a day is over when the next has begun in
/// China.
///
/// What was over stays over: no answer of "yes" ever becomes "no", whatever is recorded and however long the chain stands still later.
pub trait Almanac {
	/// The pack with this number.
	fn pack(&self, id: PackId) -> Option<Pack>;

	/// The days of the year that are worked; none while nobody has said so.
	fn year(&self, kind: CalendarKind, year: u16) -> Option<WorkedDays>;

	/// The days of the year on which the chain stood still.
	fn stalled(&self, year: u16) -> StalledDays;

	/// The days of the year that are worked, or that they are not known.
	fn worked(&self, kind: CalendarKind, year: i32) -> Result<WorkedDays, MissingYear> {
		let known = u16::try_from(year).ok().and_then(|year| self.year(kind, year));
		known.ok_or(MissingYear { kind, year })
	}

	/// The `n`-th worked day from `from` on, itself included; none when it is after the `horizon`, and no year after the horizon's is
	/// read. Whether the chain stood still then is not asked.
	fn nth_worked(
		&self,
		kind: CalendarKind,
		from: Day,
		n: u16,
		horizon: Option<Day>,
	) -> Result<Option<Day>, MissingYear> {
		nth_from(from, n, horizon.unwrap_or(NO_HORIZON), |year| self.worked(kind, year))
	}

	/// A clock that this moment sets off. An error when the pack does not set it, or it is neither a period nor a term.
	fn start(&self, pack: PackId, name: ClockName, at_ms: u64) -> Result<Clock, ClockError> {
		match name.counting() {
			Counting::Period | Counting::Term => {
				rule(self, pack, name).map(|_| Clock::start(pack, name, at_ms))
			}
			Counting::Added | Counting::Before => Err(ClockError::OtherCounting(name)),
		}
	}

	/// The same; none when the pack does not set it.
	fn start_if_set(&self, pack: PackId, name: ClockName, at_ms: u64) -> Result<Option<Clock>, ClockError> {
		match self.start(pack, name, at_ms) {
			Err(ClockError::NotSet(_)) => Ok(None),
			started => started.map(Some),
		}
	}

	/// The clock, stopped. An error when it is over or stands. It goes on with [`Clock::resume`].
	fn stop(&self, clock: Clock, at_ms: u64) -> Result<Clock, ClockError> {
		let rule = period(self, &clock)?;
		let first = clock.first_day().ok_or(ClockError::Stopped)?;
		ensure_in_time(self, &clock, &rule, at_ms)?;
		let used = count_days(self, Counted::by(rule.unit), first, Day::in_china(at_ms).previous())?;
		// It is not over, so its last day is not used up, though it gave way to a later one.
		clock.stop(at_ms, used.min(clock.left(&rule).saturating_sub(1)))
	}

	/// The clock, made longer by so many units, whether it runs or stands. An error when it is over, when it was made longer before, or
	/// when its pack does not let it be made longer by so much.
	fn extend(&self, clock: Clock, by: u16, at_ms: u64) -> Result<Clock, ClockError> {
		let of = period(self, &clock)?;
		let most = match clock.name().extension() {
			Some(extension) => rule(self, clock.pack(), extension)?.amount,
			None => 0,
		};
		ensure_in_time(self, &clock, &of, at_ms)?;
		clock.extend(by, most)
	}

	/// When it will be over, if it is not stopped and the chain does not stand still until then. What is done before is in time.
	fn end(&self, clock: &Clock) -> Result<u64, ClockError> {
		let rule = rule(self, clock.pack(), clock.name())?;
		let last = last_day(self, clock, &rule, NO_HORIZON)?.ok_or(ClockError::OutOfReach)?;
		Ok(last.end_in_china())
	}

	/// Whether it is over at this moment; one that stands is not. It needs no year beyond the moment's.
	fn is_over(&self, clock: &Clock, at_ms: u64) -> Result<bool, ClockError> {
		let rule = rule(self, clock.pack(), clock.name())?;
		Ok(last_day_if_over(self, clock, &rule, at_ms)?.is_some())
	}

	/// What silence has meant since a moment up to this one, if the clock is over and its silence means anything.
	fn deemed(&self, clock: &Clock, at_ms: u64) -> Result<Option<Deemed>, ClockError> {
		let rule = rule(self, clock.pack(), clock.name())?;
		if rule.silence == Silence::Nothing {
			return Ok(None);
		}
		let Some(last) = last_day_if_over(self, clock, &rule, at_ms)? else { return Ok(None) };
		let kind = match rule.unit {
			Unit::WorkingDays(kind) => kind,
			Unit::Days | Unit::Months | Unit::Years => DAYS_OFF,
		};
		let next = self.nth_worked(kind, last.next(), 1, Some(Day::in_china(at_ms)))?;
		let since = |day: Day| Deemed { silence: rule.silence, since_ms: day.previous().end_in_china() };
		Ok(next.map(since))
	}

	/// From when until when the renewal of what holds until `expires_ms` can be asked for: what is done at the first moment or later,
	/// and before the second, is in time.
	fn renewal_window(&self, pack: PackId, expires_ms: u64) -> Result<(u64, u64), ClockError> {
		let opens = rule(self, pack, ClockName::RenewalOpens)?;
		let closes = rule(self, pack, ClockName::RenewalCloses)?;
		let last = Day::in_china(expires_ms.saturating_sub(1));
		let (first, final_day) = (opens.before(last), closes.before(last));
		let from_ms = first.previous().end_in_china();
		// As many days as there are in it, of those on which the chain did not stand still.
		let days = u16::try_from(final_day.0.saturating_sub(first.0).saturating_add(1)).unwrap_or(0);
		if days == 0 {
			return Ok((from_ms, from_ms));
		}
		let until = nth_day(self, Counted::Every, first, days, NO_HORIZON, MAX_YEARS)?;
		Ok((from_ms, until.ok_or(ClockError::OutOfReach)?.end_in_china()))
	}
}

/// What the pack says of the clock.
fn rule<A: Almanac + ?Sized>(by: &A, pack: PackId, name: ClockName) -> Result<Rule, ClockError> {
	let pack = by.pack(pack).ok_or(ClockError::UnknownPack)?;
	pack.rule(name).cloned().ok_or(ClockError::NotSet(name))
}

/// What is said of a clock that must be a period.
fn period<A: Almanac + ?Sized>(by: &A, clock: &Clock) -> Result<Rule, ClockError> {
	match clock.name().counting() {
		Counting::Period => rule(by, clock.pack(), clock.name()),
		_ => Err(ClockError::OtherCounting(clock.name())),
	}
}

/// The last day of a clock that runs; none when it is after the `horizon`.
fn last_day<A: Almanac + ?Sized>(
	by: &A,
	clock: &Clock,
	rule: &Rule,
	horizon: Day,
) -> Result<Option<Day>, ClockError> {
	match rule.clock.counting() {
		Counting::Period => {
			let first = clock.first_day().ok_or(ClockError::Stopped)?;
			let of = Counted::by(rule.unit);
			match (nth_day(by, of, first, clock.left(rule), horizon, MAX_YEARS)?, of) {
				// A last day that is off gives way to the next that is worked.
				(Some(day), Counted::Every) => {
					nth_day(by, Counted::Worked(DAYS_OFF), day, 1, horizon, ROLL_YEARS)
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

/// The last day of a clock, if it is over at this moment.
fn last_day_if_over<A: Almanac + ?Sized>(
	by: &A,
	clock: &Clock,
	rule: &Rule,
	at_ms: u64,
) -> Result<Option<Day>, ClockError> {
	if clock.is_stopped() {
		return Ok(None);
	}
	last_day(by, clock, rule, Day::in_china(at_ms).previous())
}

/// Fails when the clock is over.
fn ensure_in_time<A: Almanac + ?Sized>(
	by: &A,
	clock: &Clock,
	rule: &Rule,
	at_ms: u64,
) -> Result<(), ClockError> {
	match last_day_if_over(by, clock, rule, at_ms)? {
		Some(_) => Err(ClockError::Over),
		None => Ok(()),
	}
}

/// The days of the year that such a period counts. Those on which the chain stood still count for nobody.
fn counted<A: Almanac + ?Sized>(by: &A, of: Counted, year: i32) -> Result<WorkedDays, MissingYear> {
	let days = match of {
		Counted::Worked(kind) => by.worked(kind, year)?,
		Counted::Every => WorkedDays::every_day(year),
	};
	let stalled = u16::try_from(year).map(|year| by.stalled(year)).unwrap_or_default();
	Ok(days.without(&stalled))
}

/// The `n`-th counted day from `from` on, itself included; none when it is after the `horizon`. No year after the horizon's is read, and
/// at most so many.
fn nth_day<A: Almanac + ?Sized>(
	by: &A,
	of: Counted,
	from: Day,
	n: u16,
	horizon: Day,
	years: u32,
) -> Result<Option<Day>, ClockError> {
	let beyond = from.place().0.saturating_add(years as i32);
	nth_from(from, n, horizon, |year| {
		if year >= beyond {
			return Err(ClockError::OutOfReach);
		}
		Ok(counted(by, of, year)?)
	})
}

/// The `n`-th day from `from` on, itself included, of those that `days_of` tells of each year; none when it is after the `horizon`. No
/// year after the horizon's is asked for.
fn nth_from<E>(
	from: Day,
	n: u16,
	horizon: Day,
	days_of: impl Fn(i32) -> Result<WorkedDays, E>,
) -> Result<Option<Day>, E> {
	let ((mut year, mut place), mut left) = (from.place(), n);
	while Day::of_year(year, place).is_some_and(|first| first <= horizon) {
		match days_of(year)?.nth(place, left) {
			Ok(found) => return Ok(Day::of_year(year, found).filter(|day| *day <= horizon)),
			Err(found) => left = left.saturating_sub(found),
		}
		(year, place) = (year.saturating_add(1), 0);
	}
	Ok(None)
}

/// How many counted days there are from one to another, both included.
fn count_days<A: Almanac + ?Sized>(by: &A, of: Counted, from: Day, to: Day) -> Result<u16, ClockError> {
	if from > to {
		return Ok(0);
	}
	let ((first_year, first), (last_year, last)) = (from.place(), to.place());
	if last_year.saturating_sub(first_year) >= MAX_YEARS as i32 {
		return Err(ClockError::OutOfReach);
	}
	let mut count = 0u16;
	for year in first_year..=last_year {
		let from = if year == first_year { first } else { 0 };
		let to = if year == last_year { last } else { u16::MAX };
		count = count.saturating_add(counted(by, of, year)?.count_within(from, to));
	}
	Ok(count)
}
