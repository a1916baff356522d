//! What is stored of books, claims, banks' entries and instructions.

use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	MemberId, Party,
	settlement::{Currency, Leg, Thing, What, When},
};

/// Most legs of an instruction.
pub const MAX_LEGS: u32 = 16;

/// Most parties of an instruction: two for each leg.
pub const MAX_PARTIES: u32 = 2 * MAX_LEGS;

/// Most decimal places of a currency's minor unit in ISO 4217.
pub const MAX_DECIMALS: u8 = 4;

/// The legs of an instruction, in the order in which they are executed.
pub type Legs = BoundedVec<Leg, ConstU32<MAX_LEGS>>;

/// The sides of an instruction, in the order of their parties, none twice.
pub type Parties = BoundedVec<Side, ConstU32<MAX_PARTIES>>;

/// What a bank owes in one currency. Amounts are in the currency's minor unit.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BookState {
	/// Decimal places of the minor unit: 2 for CNY, whose minor unit is the fen.
	pub decimals: u8,
	/// All that the bank has attested as received.
	pub received: u128,
	/// All that the bank has attested as paid out; never more than was received.
	pub paid: u128,
}

impl BookState {
	/// What the bank owes now.
	pub fn owed(&self) -> u128 {
		self.received.saturating_sub(self.paid)
	}
}

/// What a party has in a book (债权): a claim on the bank. Amounts are in the currency's minor unit.
#[derive(
	Clone, Copy, Default, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Claim {
	/// What it can affirm instructions with, and be paid.
	pub free: u128,
	/// What is locked for the instructions that it has affirmed.
	pub locked: u128,
}

impl Claim {
	/// Both together; it is never more than the bank has received.
	pub fn total(&self) -> u128 {
		self.free.saturating_add(self.locked)
	}
}

/// In which direction money moved.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Direction {
	/// The bank received it for the party (收款).
	Received,
	/// The bank paid it out to the party (付款).
	Paid,
}

/// What a bank attested under a reference of its own.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// In which direction money moved.
	pub direction: Direction,
	/// The currency.
	pub currency: Currency,
	/// For whom it was received, or to whom it was paid.
	pub holder: Party,
	/// How much, in the currency's minor unit.
	pub amount: u128,
	/// When it was attested: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// A side of an instruction: a party, and whether it agrees.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Side {
	/// Who.
	pub party: Party,
	/// Whether it has affirmed. While the instruction is open, what it gives is then locked.
	pub affirmed: bool,
}

/// An instruction to settle (结算指令): movements that are made together or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Instruction {
	/// Who made it, party or not.
	pub creator: MemberId,
	/// What it moves. At least one.
	pub legs: Legs,
	/// When it is executed.
	pub when: When,
	/// From this moment on it has lapsed if it was not executed: milliseconds since 1970 UTC.
	pub expires_ms: u64,
	/// Digest of what it is about, such as a contract, or the id of an order.
	pub about: Option<[u8; 32]>,
	/// Whoever gives or gets, and who of them has affirmed.
	pub parties: Parties,
	/// How far it is.
	pub state: State,
}

/// How far an instruction is.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum State {
	/// It can be affirmed and executed until it expires.
	Open,
	/// All of it was executed.
	Settled {
		/// When: milliseconds since 1970 UTC.
		at_ms: u64,
	},
	/// It will not be executed.
	Rejected {
		/// Who said so: a party or the creator.
		by: Party,
		/// When: milliseconds since 1970 UTC.
		at_ms: u64,
	},
	/// It expired, and what was locked for it was released.
	Cleared {
		/// When: milliseconds since 1970 UTC.
		at_ms: u64,
	},
}

/// What an instruction is to a reader at some moment.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Status {
	/// Not all have affirmed (待确认).
	Affirming,
	/// All have affirmed, and it is not yet time (待到期).
	Waiting,
	/// A party can have it executed (待执行): an execution failed, or its time has come.
	Ready,
	/// It expired, whether or not what was locked has been released (已失效).
	Lapsed,
	/// It was executed (已结算).
	Settled,
	/// It was rejected (已拒绝).
	Rejected,
}

impl Instruction {
	/// What it is at the moment `at_ms`, if nobody does anything about it before.
	pub fn status(&self, at_ms: u64) -> Status {
		match self.state {
			State::Settled { .. } => Status::Settled,
			State::Rejected { .. } => Status::Rejected,
			State::Cleared { .. } => Status::Lapsed,
			State::Open if self.expired(at_ms) => Status::Lapsed,
			State::Open if !self.all_affirmed() => Status::Affirming,
			State::Open if !self.due(at_ms) => Status::Waiting,
			State::Open => Status::Ready,
		}
	}

	/// Whether it can no longer be executed at the moment `at_ms`.
	pub fn expired(&self, at_ms: u64) -> bool {
		at_ms >= self.expires_ms
	}

	/// Whether its time has come at the moment `at_ms`.
	pub fn due(&self, at_ms: u64) -> bool {
		match self.when {
			When::LastAffirmation => true,
			When::From(from_ms) => at_ms >= from_ms,
		}
	}

	/// Whether every party has affirmed.
	pub fn all_affirmed(&self) -> bool {
		self.parties.iter().all(|side| side.affirmed)
	}

	/// Whether the party is one of its parties and has affirmed.
	pub fn has_affirmed(&self, party: &Party) -> bool {
		self.parties.iter().any(|side| side.party == *party && side.affirmed)
	}

	/// The legs in which the party gives.
	pub fn given_by(&self, party: &Party) -> impl Iterator<Item = &Leg> {
		self.legs.iter().filter(move |leg| leg.from == *party)
	}

	/// Whether it is about this object: moves it, or names it.
	pub fn concerns(&self, object: &[u8; 32]) -> bool {
		concerns(&self.legs, self.about.as_ref(), object)
	}

	/// The legs whose side is locked while the instruction is open.
	pub fn locked(&self) -> impl Iterator<Item = &Leg> {
		self.legs.iter().filter(|leg| self.has_affirmed(&leg.from))
	}
}

/// The parties of these legs, of whom none has affirmed yet.
pub fn parties_of(legs: &Legs) -> Parties {
	let parties = legs.iter().flat_map(|leg| [leg.from, leg.to]).collect::<BTreeSet<_>>();
	let side = |party| Side { party, affirmed: false };
	BoundedVec::truncate_from(parties.into_iter().map(side).collect())
}

/// Whether an instruction of these legs is about this object: moves it, or names it.
pub(crate) fn concerns(legs: &Legs, about: Option<&[u8; 32]>, object: &[u8; 32]) -> bool {
	let moves = |leg: &Leg| matches!(leg.what, What::Thing(Thing { id, .. }) if id == *object);
	about == Some(object) || legs.iter().any(moves)
}
