//! Where a case goes otherwise by a law pack with other amounts, reckoned day by day. It knows no stages and none of the chain's clocks:
//! of each period only which day set it off, and on which days it stood.

use hefu_indexer::{Act, Case, Done, History, Law};
use hefu_primitives::{
	almanac::Almanac,
	calendar::CalendarKind,
	clock::Clock,
	date::Day,
	law::{ClockName, Pack, Silence, Unit},
	registration::FilingKind,
};

/// The step at which it goes otherwise first, or nothing within if that is after the last step; nothing if nowhere.
pub fn differs<C: Case>(law: &Law, own: &Pack, other: &Pack, history: &History<C>) -> Option<Option<Done>> {
	let made = history.made.filing();
	let mut way = Way {
		law,
		own,
		other,
		kind: made.request.kind(),
		before: history.before,
		unconfirmed: made.applicants.len(),
		answer: None,
		review: None,
		publicity: None,
	};
	for done in &history.steps {
		let today = Day::in_china(done.at_ms);
		if way.is_silence_other(today) || way.is_other(done.act, today) {
			return Some(Some(*done));
		}
	}
	way.is_silence_other(Day::in_china(history.until_ms)).then_some(None)
}

/// What is awaited of a case, by its own pack.
struct Way<'a> {
	law: &'a Law,
	own: &'a Pack,
	other: &'a Pack,
	/// What is filed for.
	kind: FilingKind,
	/// The term of what was registered before, if another is asked for.
	before: Option<Clock>,
	/// How many have not confirmed it.
	unconfirmed: usize,
	/// What somebody has to answer, and the day that set it off.
	answer: Option<(ClockName, Day)>,
	review: Option<Review>,
	/// The day on which it was shown to the public.
	publicity: Option<Day>,
}

/// A review.
struct Review {
	/// The day that set it off.
	since: Day,
	/// By how many days it was made longer.
	longer: u16,
	/// From which day until before which it stood.
	stood: Vec<(Day, Option<Day>)>,
}

impl Review {
	fn of(since: Day) -> Self {
		Self { since, longer: 0, stood: Vec::new() }
	}

	fn stands(&self) -> bool {
		self.stood.iter().any(|(_, until)| until.is_none())
	}

	fn stood_on(&self, day: Day) -> bool {
		self.stood.iter().any(|(from, until)| *from <= day && until.is_none_or(|until| day < until))
	}
}

impl Way<'_> {
	/// Whether silence has said something else by the other pack, and goes on from what it said by its own.
	fn is_silence_other(&mut self, today: Day) -> bool {
		let said = self.silence(self.own, today);
		let is_other = self.silence(self.other, today) != said;
		if let Some((silence, since)) = said {
			self.answer = None;
			self.review = (silence == Silence::DeemedGranted).then(|| Review::of(since));
		}
		is_other
	}

	/// What silence has said by today, and since which day.
	fn silence(&self, pack: &Pack, today: Day) -> Option<(Silence, Day)> {
		let (clock, since) = self.answer?;
		let silence = pack.rule(clock)?.silence;
		let means_anything = match silence {
			Silence::Nothing => false,
			// What waits for a correction is not granted.
			Silence::DeemedGranted => clock == ClockName::Acceptance,
			Silence::DeemedWithdrawn => true,
		};
		if !means_anything {
			return None;
		}
		let most = amount(pack, clock)?;
		let last = between(since, today).filter(|day| self.counts(*day)).nth(most.checked_sub(1)?)?;
		let next = between(last, today.next()).find(|day| self.is_worked(*day))?;
		Some((silence, next))
	}

	/// Takes a step, which its own pack allows. Whether the other does not, or registers for another term.
	fn is_other(&mut self, act: Act, today: Day) -> bool {
		match act {
			Act::Made | Act::Confirmed(_) => {
				self.unconfirmed -= 1;
				let is_filed = self.unconfirmed == 0;
				if is_filed {
					self.answer = Some((ClockName::Acceptance, today));
				}
				is_filed && self.kind == FilingKind::Renewal && !self.can_renew(today)
			}
			Act::Supplied => {
				let asked = self.answer.replace((ClockName::Acceptance, today));
				asked.is_some_and(|(clock, since)| self.is_over(clock, since, today))
			}
			Act::CorrectionAsked => {
				self.answer = Some((ClockName::Correction, today));
				false
			}
			Act::Accepted => {
				self.answer = None;
				self.review = Some(Review::of(today));
				false
			}
			Act::Extended(units) => {
				let most = amount(self.other, ClockName::ReviewExtension).unwrap_or(0);
				let is_other = usize::from(units) > most || self.is_review_over(today);
				let review = self.review.as_mut().expect("it is being looked into");
				review.longer = units;
				is_other
			}
			Act::Stopped => {
				let is_other = self.is_review_over(today);
				let review = self.review.as_mut().expect("it is being looked into");
				review.stood.push((today, None));
				is_other
			}
			Act::Resumed => {
				let review = self.review.as_mut().expect("it is being looked into");
				let (_, until) = review.stood.last_mut().expect("it was stopped");
				*until = Some(today);
				false
			}
			Act::Publicised => {
				self.publicity = Some(today);
				false
			}
			Act::Objected => self.publicity.is_some_and(|since| self.is_publicity_over(since, today)),
			Act::Registered => {
				let validity = |pack: &Pack| pack.rule(ClockName::RegistrationValidity).map(|it| it.amount);
				let has_term = matches!(self.kind, FilingKind::Initial | FilingKind::Renewal);
				let is_shown = self.publicity.is_some_and(|since| !self.is_publicity_over(since, today));
				is_shown || (has_term && validity(self.own) != validity(self.other))
			}
			Act::Withdrawn | Act::Rejected | Act::Terminated => {
				self.answer = None;
				false
			}
			Act::Silence | Act::Waived | Act::Decided(_) => false,
		}
	}

	/// Whether the public's time was over before today, by the other pack.
	fn is_publicity_over(&self, since: Day, today: Day) -> bool {
		self.is_over(ClockName::Publicity, since, today)
	}

	/// Whether a period was over before today, by the other pack; one that it does not set never is.
	fn is_over(&self, clock: ClockName, since: Day, today: Day) -> bool {
		let counted = between(since, today).filter(|day| self.counts(*day)).count();
		amount(self.other, clock).is_some_and(|most| counted >= most)
	}

	/// The same of the review, which is not while it stands.
	fn is_review_over(&self, today: Day) -> bool {
		let review = self.review.as_ref().expect("it is being looked into");
		let counts = |day: &Day| self.counts(*day) && !review.stood_on(*day);
		let counted = between(review.since, today).filter(counts).count();
		let most = amount(self.other, ClockName::Review).expect("its own pack sets it");
		!review.stands() && counted >= most + usize::from(review.longer)
	}

	/// Whether a renewal can be asked for today, by the other pack.
	fn can_renew(&self, today: Day) -> bool {
		let term = self.before.expect("what is renewed was registered");
		let expires = self.law.end(&term).expect("its law sets it");
		let day = |clock| {
			let rule = self.other.rule(clock).expect("its own pack sets it");
			rule.before(Day::in_china(expires - 1))
		};
		let (first, last) = (day(ClockName::RenewalOpens), day(ClockName::RenewalCloses));
		// Those on which the chain stood still are added at its end.
		let length = usize::try_from(last.0 - first.0 + 1).unwrap_or(0);
		let gone = between(first.previous(), today).filter(|day| !self.stood_still(*day)).count();
		first <= today && gone < length
	}

	/// Whether a period counts this day.
	fn counts(&self, day: Day) -> bool {
		self.is_worked(day) && !self.stood_still(day)
	}

	fn is_worked(&self, day: Day) -> bool {
		let (year, place) = day.place();
		let worked = self.law.year(CalendarKind::Mainland, year as u16).expect("its worked days are known");
		worked.contains(place)
	}

	fn stood_still(&self, day: Day) -> bool {
		let (year, place) = day.place();
		self.law.stalled(year as u16).contains(place)
	}
}

/// How many worked days a pack gives.
fn amount(pack: &Pack, clock: ClockName) -> Option<usize> {
	let rule = pack.rule(clock)?;
	assert_eq!(rule.unit, Unit::WorkingDays(CalendarKind::Mainland), "{clock:?}");
	Some(rule.amount.into())
}

/// The days after one and before another.
fn between(after: Day, before: Day) -> impl Iterator<Item = Day> {
	(after.0 + 1..before.0).map(Day)
}
