//! An application (登记申请), and how it stands at a moment: with what silence has done.
//!
//! The reading stands once, for the chain, which asks it before every call, and for everybody who reads the chain.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::Demand;
use crate::{
	almanac::Almanac,
	clock::{Clock, ClockError},
	id::{DatasetId, MemberId},
	law::{ClockName, PackId, Silence},
	registration::Stage,
};

/// The clocks of an application, each from when it was set off; none when the law sets none.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Clocks {
	/// Until it is taken on, or until what was asked for is supplied, whichever is awaited.
	pub answer: Option<Clock>,
	/// Of the formal review (形式审核).
	pub review: Option<Clock>,
	/// For how long it is shown to the public.
	pub publicity: Option<Clock>,
	/// Until the objections are looked into: of the first that is open.
	pub inquiry: Option<Clock>,
}

/// An application, as it was when something was last done about it. What silence has done since, [`Application::standing`] tells.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Application {
	/// About which dataset.
	pub dataset: DatasetId,
	/// About which version of it.
	pub version: u32,
	/// At which institution (登记机构).
	pub institution: MemberId,
	/// Whose (登记主体, or whoever is concerned).
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

impl Application {
	/// The application as it stands at this moment.
	pub fn standing(mut self, law: &impl Almanac, at_ms: u64) -> Result<Self, ClockError> {
		let (Stage::Filed | Stage::CorrectionAsked, Some(clock)) = (self.stage, self.clocks.answer) else {
			return Ok(self);
		};
		let Some(deemed) = law.deemed(&clock, at_ms)? else { return Ok(self) };
		match (self.stage, deemed.silence) {
			(Stage::Filed, Silence::DeemedGranted) => {
				self.stage = Stage::Reviewing;
				self.clocks.answer = None;
				self.clocks.review = law.start_if_set(self.pack, ClockName::Review, deemed.since_ms)?;
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
