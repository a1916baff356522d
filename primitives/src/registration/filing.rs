//! A filing (登记申请), and how it stands at a moment: with what silence has done.
//!
//! The reading stands once, for the chain, which asks it before every call, and for everybody who reads the chain.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::{Request, Stage};
use crate::{
	almanac::{Almanac, Deemed},
	clock::{Clock, ClockError},
	id::{DatasetId, MemberId},
	law::{ClockName, PackId, Silence},
};

/// Most members in whose names one filing is made.
pub const MAX_APPLICANTS: u32 = 16;

/// The members in whose names a filing is made, the one that files first.
pub type Applicants = BoundedVec<MemberId, ConstU32<MAX_APPLICANTS>>;

/// The clocks of a filing, each from when it was set off.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Clocks {
	/// Until it is taken on, or until what was asked for is supplied, whichever is awaited. None when the law sets none.
	pub answer: Option<Clock>,
	/// Of the review.
	pub review: Option<Clock>,
	/// For how long it is shown to the public.
	pub publicity: Option<Clock>,
	/// Until the objections are looked into: of the first that is open.
	pub inquiry: Option<Clock>,
}

/// A filing, as it was when something was last done about it. What silence has done since, [`Filing::standing`] tells.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Filing {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// Of which version of it.
	pub version: u32,
	/// At which institution.
	pub institution: MemberId,
	/// In whose names.
	pub applicants: Applicants,
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

impl Filing {
	/// The place of a member among those in whose names it is made.
	pub fn place(&self, member: &MemberId) -> Option<u32> {
		self.applicants.iter().position(|applicant| applicant == member).map(|place| place as u32)
	}

	/// Whether the one at this place has confirmed it.
	pub fn is_confirmed_by(&self, place: u32) -> bool {
		self.confirmed.checked_shr(place).unwrap_or(0) & 1 == 1
	}

	/// Whether all of them have confirmed it.
	pub fn is_confirmed(&self) -> bool {
		self.confirmed.count_ones() as usize >= self.applicants.len()
	}

	/// What silence has done to it by this moment, and since when; nothing where silence means nothing at its stage.
	pub fn deemed(&self, law: &impl Almanac, at_ms: u64) -> Result<Option<Deemed>, ClockError> {
		let means_anything = |deemed: &Deemed| match deemed.silence {
			Silence::DeemedGranted => self.stage == Stage::Filed,
			Silence::DeemedWithdrawn => matches!(self.stage, Stage::Filed | Stage::CorrectionAsked),
			Silence::Nothing => false,
		};
		match (self.stage, &self.clocks.answer) {
			(Stage::Filed | Stage::CorrectionAsked, Some(clock)) => {
				Ok(law.deemed(clock, at_ms)?.filter(means_anything))
			}
			_ => Ok(None),
		}
	}

	/// The filing as it stands at this moment.
	pub fn standing(&self, law: &impl Almanac, at_ms: u64) -> Result<Self, ClockError> {
		let mut filing = self.clone();
		let Some(deemed) = self.deemed(law, at_ms)? else { return Ok(filing) };
		filing.clocks.answer = None;
		if deemed.silence == Silence::DeemedGranted {
			filing.stage = Stage::Reviewing;
			filing.clocks.review = law.start_if_set(filing.pack, ClockName::Review, deemed.since_ms)?;
		} else {
			filing.stage = Stage::NeverFiled;
		}
		Ok(filing)
	}
}

#[cfg(test)]
mod tests {
	use alloc::vec;

	use super::*;
	use crate::{
		calendar::{CalendarKind, MissingYear, StalledDays, WorkedDays},
		date::Day,
		law::{Pack, Rule, TextStatus, Unit},
		text::Text,
	};

	const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);

	/// A law by which silence takes a filing on after three working days, in a year of Mondays to Fridays.
	struct Law {
		pack: Pack,
		stalled: StalledDays,
	}

	impl Law {
		fn new() -> Self {
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
			Self { pack, stalled: StalledDays::default() }
		}
	}

	impl Almanac for Law {
		fn pack(&self, id: PackId) -> Option<Pack> {
			(id == PackId(0)).then(|| self.pack.clone())
		}

		fn year(&self, _: CalendarKind, year: u16) -> Option<WorkedDays> {
			(year == 2_026).then(|| WorkedDays::new(2_026, &[], &[]).unwrap())
		}

		fn stalled(&self, _: u16) -> StalledDays {
			self.stalled
		}
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
			applicants: vec![MemberId([3; 32]), MemberId([4; 32])].try_into().unwrap(),
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
		let mut law = Law::new();
		let filing = filed(&law, begin(3, 2) + 1);
		let since = begin(3, 6);
		assert_eq!(filing.standing(&law, since - 1).unwrap().stage, Stage::Filed);
		let deemed = filing.standing(&law, since).unwrap();
		assert_eq!((deemed.stage, deemed.clocks.answer), (Stage::Reviewing, None));
		assert_eq!(deemed.clocks.review.unwrap().started_ms(), since);
		// A day on which the chain stood still counts for nobody.
		let place = Day::of_date(2_026, 3, 4).unwrap().place().1;
		law.stalled.add(place, place);
		assert_eq!(filing.standing(&law, begin(3, 9) - 1).unwrap().stage, Stage::Filed);
		assert_eq!(filing.standing(&law, begin(3, 9)).unwrap().stage, Stage::Reviewing);
	}

	#[test]
	fn a_year_that_nobody_recorded_is_not_guessed() {
		let law = Law::new();
		let filing = filed(&law, begin(12, 31));
		let missing = MissingYear { kind: CalendarKind::Mainland, year: 2_027 };
		let later = begin(12, 31) + 30 * 24 * 3_600_000;
		assert_eq!(filing.standing(&law, later).unwrap_err(), ClockError::MissingYear(missing));
	}

	#[test]
	fn each_applicant_has_a_bit() {
		let filing = filed(&Law::new(), begin(3, 2));
		assert_eq!([0, 1, 2, 40].map(|place| filing.is_confirmed_by(place)), [false, true, false, false]);
		assert_eq!(filing.place(&MemberId([4; 32])), Some(1));
		assert_eq!(filing.place(&MemberId([2; 32])), None);
	}
}
