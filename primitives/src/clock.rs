//! A clock of the law as a case stores it: what set it off, how far it has run, whether it stands.
//!
//! It runs in whole legal days, by one rule: **a day is used up at its end (24:00 in China), and only if the clock ran then.** So
//! the day on which a clock is stopped is not used up, and the one on which it goes on is. A stop takes out exactly the days at
//! whose end the clock stood: it neither wins nor loses a day for anybody, and to stop it and let it go on within a day changes
//! nothing. Only the day that sets the clock off never counts (civil code, article 201).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	calendar::MissingYear,
	date::Day,
	law::{ClockName, PackId, Rule, Unit},
};

/// A clock. Who stores one asks the calendar when it is over.
///
/// ```
/// use hefu_primitives::{clock::{Clock, ClockError}, law::{ClockName, PackId}};
///
/// let clock = Clock::start(PackId(0), ClockName::Review, 1_790_000_000_000);
/// let stopped = clock.stop(1_790_400_000_000, 2)?;
/// assert_eq!(stopped.stop(1_790_500_000_000, 0), Err(ClockError::Stopped));
/// assert_eq!(stopped.resume(1_791_000_000_000)?.used(), 2);
/// # Ok::<(), ClockError>(())
/// ```
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Clock {
	pack: PackId,
	name: ClockName,
	started_ms: u64,
	extended: u16,
	used: u16,
	run: Run,
}

/// Whether a clock runs.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Run {
	/// It has been running since.
	#[codec(index = 0)]
	Running {
		/// When it was started, or went on last.
		since_ms: u64,
	},
	/// It stands.
	#[codec(index = 1)]
	Stopped {
		/// When it was stopped.
		at_ms: u64,
	},
}

impl Clock {
	/// A clock that begins to run.
	pub const fn start(pack: PackId, name: ClockName, at_ms: u64) -> Self {
		Self { pack, name, started_ms: at_ms, extended: 0, used: 0, run: Run::Running { since_ms: at_ms } }
	}

	/// The law that it runs by, for as long as it runs: that of the filing.
	pub const fn pack(&self) -> PackId {
		self.pack
	}

	/// Which clock it is.
	pub const fn name(&self) -> ClockName {
		self.name
	}

	/// When it was set off, in milliseconds since 1970 UTC.
	pub const fn started_ms(&self) -> u64 {
		self.started_ms
	}

	/// By how many units it was made longer; 0 if it was not.
	pub const fn extended(&self) -> u16 {
		self.extended
	}

	/// How many days it had used up when it was last stopped; 0 if it never was.
	pub const fn used(&self) -> u16 {
		self.used
	}

	/// Whether it runs, and since when.
	pub const fn run(&self) -> Run {
		self.run
	}

	/// Whether it stands.
	pub const fn is_stopped(&self) -> bool {
		matches!(self.run, Run::Stopped { .. })
	}

	/// The first day that it can use up since it last began to run; none while it stands.
	pub fn first_day(&self) -> Option<Day> {
		match self.run {
			Run::Running { since_ms } => {
				Some(Day::in_china(since_ms).max(Day::in_china(self.started_ms).next()))
			}
			Run::Stopped { .. } => None,
		}
	}

	/// How many days, of those that its rule counts, it had left when it last began to run, or has while it stands: at least one.
	pub fn left(&self, rule: &Rule) -> u16 {
		let amount = i32::from(rule.amount).saturating_add(self.extended.into());
		let days = match rule.unit {
			Unit::WorkingDays(_) | Unit::Days => amount,
			Unit::Months | Unit::Years => {
				let start = Day::in_china(self.started_ms);
				rule.unit.later(start, amount).0.saturating_sub(start.0)
			}
		};
		let left = days.saturating_sub(self.used.into());
		u16::try_from(left.max(1)).unwrap_or(u16::MAX)
	}

	/// Stops it, when it has used up so many days since it last began to run.
	pub fn stop(self, at_ms: u64, used: u16) -> Result<Self, ClockError> {
		if self.is_stopped() {
			return Err(ClockError::Stopped);
		}
		Ok(Self { used: self.used.saturating_add(used), run: Run::Stopped { at_ms }, ..self })
	}

	/// Lets it go on.
	pub fn resume(self, at_ms: u64) -> Result<Self, ClockError> {
		if !self.is_stopped() {
			return Err(ClockError::Running);
		}
		Ok(Self { run: Run::Running { since_ms: at_ms }, ..self })
	}

	/// Makes it longer, once, by at most so many units. One that stands stays so.
	pub fn extend(self, by: u16, most: u16) -> Result<Self, ClockError> {
		if self.extended > 0 {
			return Err(ClockError::AlreadyExtended);
		}
		if !(1..=most).contains(&by) {
			return Err(ClockError::NotBySoMuch);
		}
		Ok(Self { extended: by, ..self })
	}
}

/// Why a clock does not tell, or cannot do what is asked.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ClockError {
	/// Nobody has said yet which days of this year are worked: when it is over is not known, and is not guessed.
	#[codec(index = 0)]
	MissingYear(MissingYear),
	/// No pack has this number.
	#[codec(index = 1)]
	UnknownPack,
	/// The pack does not set this clock.
	#[codec(index = 2)]
	NotSet(ClockName),
	/// This clock is counted in another way: only periods stop and are made longer, and what is before a term does not run.
	#[codec(index = 3)]
	OtherCounting(ClockName),
	/// It stands.
	#[codec(index = 4)]
	Stopped,
	/// It runs.
	#[codec(index = 5)]
	Running,
	/// It is over.
	#[codec(index = 6)]
	Over,
	/// It was made longer before.
	#[codec(index = 7)]
	AlreadyExtended,
	/// It cannot be made longer by nothing, nor by so much; most clocks not at all.
	#[codec(index = 8)]
	NotBySoMuch,
	/// Its end is more years away than can be looked through: the chain stood still for years.
	#[codec(index = 9)]
	OutOfReach,
}

impl From<MissingYear> for ClockError {
	fn from(missing: MissingYear) -> Self {
		Self::MissingYear(missing)
	}
}

impl core::fmt::Display for ClockError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		match self {
			Self::MissingYear(missing) => missing.fmt(f),
			Self::UnknownPack => f.write_str("there is no such law pack"),
			Self::NotSet(name) => write!(f, "the law pack does not set {name:?} ({})", name.chinese()),
			Self::OtherCounting(name) => write!(f, "{name:?} ({}) is counted in another way", name.chinese()),
			Self::Stopped => f.write_str("the clock stands"),
			Self::Running => f.write_str("the clock runs"),
			Self::Over => f.write_str("the clock is over"),
			Self::AlreadyExtended => f.write_str("the clock was made longer before"),
			Self::NotBySoMuch => f.write_str("the clock cannot be made longer by so much"),
			Self::OutOfReach => f.write_str("the clock's end is too many years away"),
		}
	}
}

impl core::error::Error for ClockError {}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{calendar::CalendarKind, law::Silence, text::Text};
	use alloc::string::ToString;

	fn moment(text: &str) -> u64 {
		text.parse::<Day>().expect("a day").end_in_china() - 1
	}

	fn day(text: &str) -> Day {
		text.parse().expect("a day")
	}

	fn rule(amount: u16, unit: Unit) -> Rule {
		let basis = Text::new("第一条").expect("a basis");
		Rule { clock: ClockName::Review, amount, unit, silence: Silence::Nothing, basis }
	}

	fn clock(started: &str) -> Clock {
		Clock::start(PackId(7), ClockName::Review, moment(started))
	}

	#[test]
	fn the_day_that_sets_it_off_never_counts() {
		let clock = clock("2026-03-02");
		assert_eq!(clock.first_day(), Some(day("2026-03-03")));
		let stopped = clock.stop(moment("2026-03-02"), 0).unwrap();
		assert_eq!(stopped.first_day(), None);
		let first = |resumed| stopped.resume(moment(resumed)).unwrap().first_day();
		assert_eq!(first("2026-03-02"), Some(day("2026-03-03")));
		assert_eq!(first("2026-03-05"), Some(day("2026-03-05")));
	}

	#[test]
	fn stops_and_goes_on() {
		let running = clock("2026-03-02");
		assert_eq!(running.resume(moment("2026-03-03")), Err(ClockError::Running));
		let stopped = running.stop(moment("2026-03-04"), 1).unwrap();
		assert!(stopped.is_stopped() && !running.is_stopped());
		assert_eq!(stopped.run(), Run::Stopped { at_ms: moment("2026-03-04") });
		assert_eq!(stopped.stop(moment("2026-03-05"), 1), Err(ClockError::Stopped));
		let again = stopped.resume(moment("2026-03-09")).unwrap();
		assert_eq!(again.stop(moment("2026-03-11"), 2).unwrap().used(), 3);
		assert_eq!((again.pack(), again.name(), again.started_ms()), {
			(PackId(7), ClockName::Review, moment("2026-03-02"))
		});
	}

	#[test]
	fn is_made_longer_once_and_while_it_stands_too() {
		let clock = clock("2026-03-02");
		assert_eq!(clock.extend(0, 10), Err(ClockError::NotBySoMuch));
		assert_eq!(clock.extend(11, 10), Err(ClockError::NotBySoMuch));
		let longer = clock.stop(moment("2026-03-04"), 1).unwrap().extend(10, 10).unwrap();
		assert!(longer.is_stopped());
		assert_eq!(longer.extended(), 10);
		assert_eq!(longer.extend(1, 10), Err(ClockError::AlreadyExtended));
	}

	#[test]
	fn what_is_left_is_counted_in_days() {
		let working = rule(10, Unit::WorkingDays(CalendarKind::Mainland));
		let clock = clock("2026-01-31");
		assert_eq!(clock.left(&working), 10);
		let stopped = clock.stop(moment("2026-02-05"), 4).unwrap();
		assert_eq!((stopped.left(&working), stopped.extend(5, 5).unwrap().left(&working)), (6, 11));
		// To 28 February, and to 31 March; to 31 January 2027.
		assert_eq!((clock.left(&rule(1, Unit::Months)), clock.left(&rule(2, Unit::Months))), (28, 59));
		assert_eq!((clock.left(&rule(1, Unit::Years)), clock.left(&rule(3, Unit::Days))), (365, 3));
		assert_eq!(clock.stop(0, u16::MAX).unwrap().left(&working), 1);
	}

	#[test]
	fn its_bytes_stay() {
		let clock = Clock::start(PackId(1), ClockName::Publicity, 2).stop(3, 4).unwrap().resume(5).unwrap();
		let bytes = clock.encode();
		assert_eq!(bytes[..5], [1, 0, 0, 0, 4]);
		assert_eq!(bytes[5..], [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]);
	}

	#[test]
	fn errors_name_what_is_missing() {
		let missing = MissingYear { kind: CalendarKind::Mainland, year: 2027 };
		assert_eq!(ClockError::from(missing).to_string(), missing.to_string());
		assert_eq!(
			ClockError::NotSet(ClockName::Correction).to_string(),
			"the law pack does not set Correction (补正期限)"
		);
	}
}
