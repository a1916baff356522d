//! Filings and registrations as the chain's state has them, and what silence and time make of them.

use codec::{Decode, Encode};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	almanac::Almanac,
	clock::{Clock, ClockError},
	law::{ClockName, PackId, Silence},
	registration::{CancellationGround, CertificateCode, Request, Stage, Statement},
};

/// A filing, as it was when something was last done about it.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Filing {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// Of which version of it.
	pub version: u32,
	/// At which institution.
	pub institution: MemberId,
	/// In whose names.
	pub applicants: Vec<MemberId>,
	/// Who of them has confirmed it: a bit each, the first the lowest.
	pub confirmed: u16,
	/// What is asked for.
	pub request: Request,
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

/// The clocks of a filing.
#[derive(Clone, Copy, Debug, Encode, Decode)]
pub struct Clocks {
	/// Until it is taken on, or until what was asked for is supplied.
	pub answer: Option<Clock>,
	/// Of the review.
	pub review: Option<Clock>,
	/// For how long it is shown to the public.
	pub publicity: Option<Clock>,
	/// Until the objections are looked into.
	pub inquiry: Option<Clock>,
}

impl Filing {
	/// The place of a member among those in whose names it is made.
	pub fn place(&self, member: &MemberId) -> Option<usize> {
		self.applicants.iter().position(|applicant| applicant == member)
	}

	/// Whether the one at this place has confirmed it.
	pub fn is_confirmed_by(&self, place: usize) -> bool {
		u32::try_from(place).ok().and_then(|place| self.confirmed.checked_shr(place)).unwrap_or(0) & 1 == 1
	}

	/// The filing as it stands at this moment: with what silence has done (as `pallet_registration`'s `standing`).
	pub fn standing(&self, law: &impl Almanac, at_ms: u64) -> Result<Self, ClockError> {
		let mut filing = self.clone();
		if !matches!(filing.stage, Stage::Filed | Stage::CorrectionAsked) {
			return Ok(filing);
		}
		let Some(clock) = filing.clocks.answer else { return Ok(filing) };
		let Some(deemed) = law.deemed(&clock, at_ms)? else { return Ok(filing) };
		match (filing.stage, deemed.silence) {
			(Stage::Filed, Silence::DeemedGranted) => {
				filing.stage = Stage::Reviewing;
				filing.clocks.answer = None;
				filing.clocks.review = match law.start(filing.pack, ClockName::Review, deemed.since_ms) {
					Err(ClockError::NotSet(_)) => None,
					started => Some(started?),
				};
			}
			(_, Silence::DeemedWithdrawn) => {
				filing.stage = Stage::NeverFiled;
				filing.clocks.answer = None;
			}
			_ => {}
		}
		Ok(filing)
	}
}

/// What is registered of a dataset.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Registration {
	/// Where.
	pub institution: MemberId,
	/// By which filing, the last.
	pub filing: FilingId,
	/// The certificate that stands for it.
	pub certificate: CertificateCode,
	/// The version that it is about.
	pub version: u32,
	/// Who has which rights.
	pub statement: Statement,
	/// For how long it holds.
	pub term: Clock,
	/// Whether it was cancelled.
	pub cancelled: Option<Cancelled>,
	/// How many objections there were to it.
	pub objections: u32,
	/// How many of them are open.
	pub open_objections: u32,
	/// How many were found right, and nothing was changed since.
	pub upheld_objections: u32,
}

/// That a registration was cancelled.
#[derive(Clone, Copy, Debug, Encode, Decode)]
pub struct Cancelled {
	/// Why.
	pub ground: CancellationGround,
	/// When.
	pub at_ms: u64,
}

/// How a registration stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	/// It holds.
	Live,
	/// Its term is over.
	Lapsed,
	/// It was cancelled.
	Cancelled,
}

impl Registration {
	/// How it stands at this moment.
	pub fn standing(&self, law: &impl Almanac, at_ms: u64) -> Result<Standing, ClockError> {
		if self.cancelled.is_some() {
			return Ok(Standing::Cancelled);
		}
		Ok(if law.is_over(&self.term, at_ms)? { Standing::Lapsed } else { Standing::Live })
	}

	/// Whether an objection to it is open, or was right and nothing was changed since.
	pub fn is_disputed(&self) -> bool {
		self.cancelled.is_none() && (self.open_objections > 0 || self.upheld_objections > 0)
	}
}

#[cfg(test)]
mod tests {
	use hefu_primitives::{
		calendar::{CalendarKind, MissingYear, StalledDays, WorkedDays},
		date::Day,
		law::{Pack, Rule, TextStatus, Unit},
		text::Text,
	};
	use serde_json::json;

	use super::*;
	use crate::{fold::hex, law::Law};

	const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);

	/// A law by which silence takes a filing on after three working days, in a year of Mondays to Fridays.
	fn law() -> Law {
		let rule = |clock, amount, silence| {
			let basis = Text::new("第一条").unwrap();
			Rule { clock, amount, unit: WORKING, silence, basis }
		};
		let rules = vec![
			rule(ClockName::Acceptance, 3, Silence::DeemedGranted),
			rule(ClockName::Review, 10, Silence::Nothing),
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

	/// Filed at this moment.
	fn filed(law: &Law, at_ms: u64) -> Filing {
		let answer = law.start(PackId(0), ClockName::Acceptance, at_ms).ok();
		Filing {
			dataset: DatasetId([1; 32]),
			version: 1,
			institution: MemberId([2; 32]),
			applicants: vec![MemberId([3; 32]), MemberId([4; 32])],
			confirmed: 2,
			request: Request::Renewal,
			pack: PackId(0),
			stage: Stage::Filed,
			made_ms: at_ms,
			clocks: Clocks { answer, review: None, publicity: None, inquiry: None },
			objections: 0,
			open_objections: 0,
		}
	}

	#[test]
	fn silence_takes_a_filing_on_from_the_day_after_its_term() {
		let mut law = law();
		let filing = filed(&law, begin(3, 2) + 1);
		let since = begin(3, 6);
		assert_eq!(filing.standing(&law, since - 1).unwrap().stage, Stage::Filed);
		let deemed = filing.standing(&law, since).unwrap();
		assert_eq!((deemed.stage, deemed.clocks.answer), (Stage::Reviewing, None));
		assert_eq!(deemed.clocks.review.unwrap().started_ms(), since);
		// A day on which the chain stood still counts for nobody.
		let mut stalled = StalledDays::default();
		let place = Day::of_date(2_026, 3, 4).unwrap().place().1;
		stalled.add(place, place);
		law.add_stalled("2026", &json!(hex(&stalled.encode())));
		assert_eq!(filing.standing(&law, begin(3, 9) - 1).unwrap().stage, Stage::Filed);
		assert_eq!(filing.standing(&law, begin(3, 9)).unwrap().stage, Stage::Reviewing);
	}

	#[test]
	fn a_year_that_nobody_recorded_is_not_guessed() {
		let law = law();
		let filing = filed(&law, begin(12, 31));
		let missing = MissingYear { kind: CalendarKind::Mainland, year: 2_027 };
		let later = begin(12, 31) + 30 * 24 * 3_600_000;
		assert_eq!(filing.standing(&law, later).unwrap_err(), ClockError::MissingYear(missing));
	}

	#[test]
	fn each_applicant_has_a_bit() {
		let filing = filed(&law(), begin(3, 2));
		assert_eq!([0, 1, 2, 40].map(|place| filing.is_confirmed_by(place)), [false, true, false, false]);
		assert_eq!(filing.place(&MemberId([4; 32])), Some(1));
		assert_eq!(filing.place(&MemberId([2; 32])), None);
	}
}
