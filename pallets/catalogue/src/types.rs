//! What is stored of applications and of the register's entries.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	catalogue::{Demand, EntryEnd, QueryCode},
	clock::{Clock, ClockError},
	law::PackId,
	registration::{Conclusion, Stage},
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

/// An application (登记申请), as it was when something was last done about it. What silence has done since, reading tells.
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

/// An objection to an application that is shown to the public (异议).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Objection {
	/// Who objects.
	pub by: MemberId,
	/// Digest of the grounds.
	pub grounds: [u8; 32],
	/// When.
	pub at_ms: u64,
	/// What came of it.
	pub outcome: Option<Conclusion>,
}

/// An entry in the register (登记结果).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Entry {
	/// Where.
	pub institution: MemberId,
	/// Who registered it (登记主体).
	pub registrant: MemberId,
	/// By which application, the last.
	pub application: ApplicationId,
	/// Its query code (登记结果查询码).
	pub code: QueryCode,
	/// The version that it is about.
	pub version: u32,
	/// Digest of the materials that it says.
	pub materials: [u8; 32],
	/// When it was entered first, or anew.
	pub registered_ms: u64,
	/// For how long it holds.
	pub term: Clock,
	/// That it was cancelled.
	pub cancelled: Option<Cancelled>,
}

/// That an entry was cancelled.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Cancelled {
	/// Why.
	pub ground: EntryEnd,
	/// When.
	pub at_ms: u64,
}

/// How an entry stands at a moment.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Standing {
	/// It holds (有效).
	Live,
	/// Its term is over (已失效).
	Lapsed,
	/// It was cancelled (已注销).
	Cancelled,
}

/// What a query code leads to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Queried {
	/// The dataset that got it.
	pub dataset: DatasetId,
	/// Whether its entry has this code still, and no later one.
	pub is_current: bool,
	/// The entry.
	pub entry: Entry,
	/// How it stands, or why that cannot be told.
	pub standing: Result<Standing, ClockError>,
}

/// That what is operated under an authorisation must be filed for the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Due {
	/// Since when it is operated.
	pub since_ms: u64,
	/// By when it must be filed, or why that cannot be told.
	pub due_ms: Result<u64, ClockError>,
	/// Whether it was registered, or an application is open.
	pub is_filed: bool,
	/// Whether it is not filed and the time is over, or why that cannot be told.
	pub is_overdue: Result<bool, ClockError>,
}
