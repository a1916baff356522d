//! What is stored of operations, their products, prices, books and disclosures.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	DatasetId, MemberId,
	date::Day,
	operation::{ChargeUnit, Ending, Mode, Price, Purpose, Selection, Side, Split, Stage, year_in_china},
	settlement::Currency,
};

/// A plan of implementation (实施方案), as it was decided.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Plan {
	/// What it covers.
	pub mode: Mode,
	/// Digest of the plan.
	pub document: [u8; 32],
	/// Digest of the decision by which it holds.
	pub decision: [u8; 32],
	/// Who sets the permitted revenue (发展改革部门).
	pub price_authority: MemberId,
}

/// The operator, and how it was selected.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Selected {
	/// Who.
	pub operator: MemberId,
	/// How.
	pub method: Selection,
	/// Digest of the result.
	pub document: [u8; 32],
}

/// The agreement (运营协议).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Agreement {
	/// Digest of it.
	pub document: [u8; 32],
	/// Digest of what it demands for security.
	pub security: [u8; 32],
	/// Digest of how it is left.
	pub exit: [u8; 32],
	/// Its first day, in China.
	pub from: Day,
	/// Its last day.
	pub last: Day,
	/// The currency of caps, prices and revenue.
	pub currency: Currency,
}

impl Agreement {
	/// When it begins: milliseconds since 1970 UTC.
	pub fn begins_ms(&self) -> u64 {
		self.from.previous().end_in_china()
	}

	/// When it is over.
	pub fn ends_ms(&self) -> u64 {
		self.last.end_in_china()
	}
}

/// That an operation was ended before its term.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Ended {
	/// Why.
	pub ground: Ending,
	/// When.
	pub at_ms: u64,
}

/// An authorised operation, as it was when something was last done. That its term is over, reading tells.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Operation {
	/// The implementing body (实施机构).
	pub body: MemberId,
	/// The plan.
	pub plan: Plan,
	/// When it was recorded.
	pub planned_ms: u64,
	/// The operator (运营机构).
	pub selected: Option<Selected>,
	/// The agreement, offered or signed.
	pub agreement: Option<Agreement>,
	/// How far it is; never `Expired`.
	pub stage: Stage,
	/// When it began to operate.
	pub begun_ms: Option<u64>,
	/// That it was ended.
	pub ended: Option<Ended>,
	/// How many datasets it has.
	pub data: u32,
	/// How many products were ever listed.
	pub products: u32,
	/// How many of them are listed.
	pub listed: u32,
	/// How many of these are for a fee and have no cap.
	pub uncapped: u32,
}

impl Operation {
	/// The operator's id.
	pub fn operator(&self) -> Option<MemberId> {
		self.selected.map(|selected| selected.operator)
	}

	/// The side as which a member acts in it.
	pub fn side(&self, member: &MemberId) -> Option<Side> {
		if self.body == *member {
			Some(Side::Body)
		} else if self.operator() == Some(*member) {
			Some(Side::Operator)
		} else {
			None
		}
	}
}

/// That a dataset is in an operation.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Inclusion {
	/// Since when.
	pub since_ms: u64,
	/// Until when, if it was taken out.
	pub until_ms: Option<u64>,
}

/// What first used a dataset under an authorisation.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct FirstUse {
	/// The operation.
	pub operation: hefu_primitives::OperationId,
	/// When the dataset was put in it.
	pub at_ms: u64,
}

/// A product or service of the operator's (数据产品和服务).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Product {
	/// What it is in the registry of datasets.
	pub dataset: DatasetId,
	/// What it is for.
	pub purpose: Purpose,
	/// What a fee is counted by.
	pub unit: ChargeUnit,
	/// For how many of them a price is.
	pub per: u32,
	/// How many tariffs it has had.
	pub tariffs: u32,
	/// Since when it is listed.
	pub listed_ms: u64,
	/// Until when, if it was taken off.
	pub delisted_ms: Option<u64>,
}

impl Product {
	/// Whether it was not taken off the list before the year.
	pub fn was_listed_in(&self, year: u16) -> bool {
		self.delisted_ms.is_none_or(|delisted_ms| year <= year_in_china(delisted_ms))
	}

	/// Whether it is listed and for a fee.
	pub fn is_charged(&self) -> bool {
		self.delisted_ms.is_none() && self.purpose == Purpose::Industry
	}
}

/// What may be asked for a product, and what is (R19). It holds until the next one does.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tariff {
	/// The most that may be asked (上限收费标准).
	pub cap: Price,
	/// Digest of the decision that sets it.
	pub decision: [u8; 32],
	/// What is asked (具体收费标准), if the operator has said so.
	pub price: Option<Price>,
	/// Since when.
	pub from_ms: u64,
}

/// The revenue that is permitted in a year (最高准许收入).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Permitted {
	/// What was granted.
	pub granted: u128,
	/// What of it the last year's surplus takes away.
	pub deducted: u128,
	/// Digest of the decision.
	pub decision: [u8; 32],
}

impl Permitted {
	/// What is left of it: R19 is about this.
	pub fn net(&self) -> u128 {
		self.granted.saturating_sub(self.deducted)
	}
}

/// A year of an operation's books.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Account {
	/// What is permitted; none in a time on trial.
	pub permitted: Option<Permitted>,
	/// What was charged: within that, and over it.
	pub charged: Split,
	/// How many entries it has had.
	pub entries: u32,
	/// What of the surplus until the year's end no permitted revenue was shortened by: it shortens the next. Set when the books are closed.
	pub carried: u128,
}

/// What was charged for a product.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// Number of the product.
	pub product: u32,
	/// Number of the tariff by which.
	pub tariff: u32,
	/// For how many units.
	pub units: u128,
	/// How much, in the currency's minor unit.
	pub amount: u128,
	/// When it was recorded.
	pub at_ms: u64,
	/// Whether it was taken back.
	pub is_reversed: bool,
}

/// A side's disclosure of a year (信息披露).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Disclosure {
	/// Digest of what was disclosed, the latest.
	pub document: [u8; 32],
	/// When first: whether that was in time.
	pub first_ms: u64,
	/// When last.
	pub last_ms: u64,
	/// How often it was put right since.
	pub corrections: u32,
}

/// A disclosure that a side owes, or made.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Owed {
	/// Of which year.
	pub year: u16,
	/// By which side.
	pub side: Side,
	/// By when.
	pub due_ms: u64,
	/// What was disclosed.
	pub disclosed: Option<Disclosure>,
	/// Whether it is not disclosed and its time is over.
	pub is_overdue: bool,
}
