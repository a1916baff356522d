//! Applications to the register of public data and its entries, as the chain's state has them, and what silence and time make of them.

use codec::{Decode, Encode};
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	almanac::Almanac,
	catalogue::{Demand, EntryEnd, QueryCode},
	clock::{Clock, ClockError},
	law::{ClockName, PackId, Silence},
	registration::Stage,
};

/// An application, as it was when something was last done about it.
#[derive(Clone, Copy, Debug, Encode, Decode)]
pub struct Application {
	/// About which dataset.
	pub dataset: DatasetId,
	/// About which version of it.
	pub version: u32,
	/// At which institution.
	pub institution: MemberId,
	/// Whose.
	pub applicant: MemberId,
	/// What is asked for.
	pub demand: Demand,
	/// The law that holds for it.
	pub pack: PackId,
	/// How far it is.
	pub stage: Stage,
	/// When it was made.
	pub made_ms: u64,
	/// Its clocks.
	pub clocks: Clocks,
	/// How many objections there were.
	pub objections: u32,
	/// How many of them are open.
	pub open_objections: u32,
}

/// The clocks of an application.
#[derive(Clone, Copy, Debug, Default, Encode, Decode)]
pub struct Clocks {
	/// Until it is taken on, or until what was asked for is supplied.
	pub answer: Option<Clock>,
	/// Of the formal review.
	pub review: Option<Clock>,
	/// For how long it is shown to the public.
	pub publicity: Option<Clock>,
	/// Until the objections are looked into.
	pub inquiry: Option<Clock>,
}

impl Application {
	/// The application as it stands at this moment: with what silence has done (as `pallet_catalogue`'s `standing`).
	pub fn standing(mut self, law: &impl Almanac, at_ms: u64) -> Result<Self, ClockError> {
		let (Stage::Filed | Stage::CorrectionAsked, Some(clock)) = (self.stage, self.clocks.answer) else {
			return Ok(self);
		};
		let Some(deemed) = law.deemed(&clock, at_ms)? else { return Ok(self) };
		match (self.stage, deemed.silence) {
			(Stage::Filed, Silence::DeemedGranted) => {
				self.stage = Stage::Reviewing;
				self.clocks.answer = None;
				self.clocks.review = match law.start(self.pack, ClockName::Review, deemed.since_ms) {
					Err(ClockError::NotSet(_)) => None,
					started => Some(started?),
				};
			}
			(_, Silence::DeemedWithdrawn) => {
				self.stage = Stage::NeverFiled;
				self.clocks.answer = None;
			}
			_ => {}
		}
		Ok(self)
	}
}

/// An entry in the register.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Entry {
	/// Where.
	pub institution: MemberId,
	/// Who registered it.
	pub registrant: MemberId,
	/// By which application, the last.
	pub application: ApplicationId,
	/// Its query code.
	pub code: QueryCode,
	/// The version that it is about.
	pub version: u32,
	/// Digest of the materials that it says.
	pub materials: [u8; 32],
	/// When it was entered first, or anew.
	pub registered_ms: u64,
	/// For how long it holds.
	pub term: Clock,
	/// Whether it was cancelled.
	pub cancelled: Option<Cancelled>,
}

/// That an entry was cancelled.
#[derive(Clone, Copy, Debug, Encode, Decode)]
pub struct Cancelled {
	/// Why.
	pub ground: EntryEnd,
	/// When.
	pub at_ms: u64,
}

/// How an entry stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	/// It holds.
	Live,
	/// Its term is over.
	Lapsed,
	/// It was cancelled.
	Cancelled,
}

impl Entry {
	/// How it stands at this moment.
	pub fn standing(&self, law: &impl Almanac, at_ms: u64) -> Result<Standing, ClockError> {
		if self.cancelled.is_some() {
			return Ok(Standing::Cancelled);
		}
		Ok(if law.is_over(&self.term, at_ms)? { Standing::Lapsed } else { Standing::Live })
	}
}

#[cfg(test)]
mod tests {
	use hefu_primitives::{
		calendar::{CalendarKind, WorkedDays},
		date::Day,
		law::{Pack, Rule, TextStatus, Unit},
		text::Text,
	};
	use serde_json::json;

	use super::*;
	use crate::{fold::hex, law::Law};

	/// A law by which an application is taken on, and a correction is not awaited any longer, after three working days of silence, and
	/// what is entered holds for as many; in a year of Mondays to Fridays.
	fn law() -> Law {
		let rule = |clock, silence| {
			let (unit, basis) = (Unit::WorkingDays(CalendarKind::Mainland), Text::new("第一条").unwrap());
			Rule { clock, amount: 3, unit, silence, basis }
		};
		let rules = vec![
			rule(ClockName::Acceptance, Silence::DeemedGranted),
			rule(ClockName::Correction, Silence::DeemedWithdrawn),
			rule(ClockName::RegistrationValidity, Silence::Nothing),
		];
		let pack = Pack {
			identifier: Text::new("law").unwrap(),
			version: 1,
			source: Text::new("source").unwrap(),
			status: TextStatus::Read,
			clocks: rules.try_into().unwrap(),
			eligibility: Default::default(),
		};
		let mut law = Law::default();
		law.add_pack("0", &hex::encode(pack.encode()));
		let worked = WorkedDays::new(2_026, &[], &[]).unwrap();
		law.add_year("Mainland/2026", &json!({ "worked": hex(&worked.encode()), "basis": "" }));
		law
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
	fn silence_takes_on_what_is_filed_and_ends_what_is_awaited() {
		let law = law();
		let since = begin(3, 6);
		let filed = at(&law, Stage::Filed, ClockName::Acceptance, begin(3, 2) + 1);
		assert_eq!(filed.standing(&law, since - 1).unwrap().stage, Stage::Filed);
		let deemed = filed.standing(&law, since).unwrap();
		// The law sets no time for the review.
		assert_eq!(
			(deemed.stage, deemed.clocks.answer, deemed.clocks.review),
			(Stage::Reviewing, None, None)
		);
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
		let law = law();
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
}
