//! What is stored of books, claims, banks' entries and instructions.

use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	MemberId, Party,
	settlement::{BankReference, Currency, Leg, Thing, What, When},
};

/// Most legs of an instruction.
pub const MAX_LEGS: u32 = 16;

/// Most parties of an instruction: two for each leg.
pub const MAX_PARTIES: u32 = 2 * MAX_LEGS;

/// Most mediators of an instruction.
pub const MAX_MEDIATORS: u32 = 4;

/// Most decimal places of a currency's minor unit in ISO 4217.
pub const MAX_DECIMALS: u8 = 4;

/// The legs of an instruction, in the order in which they are executed.
pub type Legs = BoundedVec<Leg, ConstU32<MAX_LEGS>>;

/// The sides of an instruction, in the order of their parties, none twice.
pub type Parties = BoundedVec<Side, ConstU32<MAX_PARTIES>>;

/// Who is to mediate an instruction.
pub type MediatorIds = BoundedVec<MemberId, ConstU32<MAX_MEDIATORS>>;

/// The mediators of an instruction, in the order of their ids, none twice.
pub type Mediators = BoundedVec<Mediator, ConstU32<MAX_MEDIATORS>>;

/// The receipts for an instruction's cash legs, in the order of the legs, one for each at most.
pub type Receipts = BoundedVec<Receipt, ConstU32<MAX_LEGS>>;

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
	/// What is locked: for the instructions that it has affirmed, as deposits, and for what is due of these.
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
	/// Another party paid it to the party outside of the ledger (转账): no claim changed.
	Transferred,
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

/// What a payer owes a payee of a day's redemptions (应付), until the two are netted.
#[derive(
	Clone, Copy, Default, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Due {
	/// How much, in the currency's minor unit.
	pub amount: u128,
	/// In how many redemptions.
	pub redemptions: u32,
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

/// Who is no party and whose agreement is needed too (调解方).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Mediator {
	/// Who.
	pub member: MemberId,
	/// Until when it agrees: milliseconds since 1970 UTC. None when it does not.
	pub until_ms: Option<u64>,
}

impl Mediator {
	/// Whether it agrees at the moment `at_ms`.
	pub fn agrees(&self, at_ms: u64) -> bool {
		self.until_ms.is_some_and(|until_ms| at_ms < until_ms)
	}
}

/// A bank's receipt for a cash leg (银行回单).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Receipt {
	/// Place of the leg, from 0.
	pub leg: u8,
	/// The reference under which its attestor entered it.
	pub reference: BankReference,
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
	/// From this moment on it has lapsed if it was not executed: milliseconds since 1970 UTC. None exactly when it is kept.
	pub expires_ms: Option<u64>,
	/// Digest of what it is about, such as a contract, or the id of an order.
	pub about: Option<[u8; 32]>,
	/// Whoever gives or gets, and who of them has affirmed.
	pub parties: Parties,
	/// Who else must agree, and until when each does.
	pub mediators: Mediators,
	/// Which of its cash legs were attested.
	pub receipts: Receipts,
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
	/// Its keeper no longer executes it, and what was locked for it was released.
	Released {
		/// When: milliseconds since 1970 UTC.
		at_ms: u64,
	},
}

/// What an instruction is to a reader at some moment.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Status {
	/// A party has not affirmed, a mediator does not agree, or a cash leg is not attested (待确认).
	Affirming,
	/// Nothing else is missing, and it is not yet time, or its keeper has not said so (待到期).
	Waiting,
	/// A party can have it executed (待执行): an execution failed, or its time has come.
	Ready,
	/// It expired, whether or not what was locked has been released (已失效).
	Lapsed,
	/// It was executed (已结算).
	Settled,
	/// It was rejected (已拒绝).
	Rejected,
	/// Its keeper released it (已解除).
	Released,
}

impl Instruction {
	/// What it is at the moment `at_ms`, if nobody does anything about it before.
	pub fn status(&self, at_ms: u64) -> Status {
		match self.state {
			State::Settled { .. } => Status::Settled,
			State::Rejected { .. } => Status::Rejected,
			State::Cleared { .. } => Status::Lapsed,
			State::Released { .. } => Status::Released,
			State::Open if self.expired(at_ms) => Status::Lapsed,
			State::Open if !self.is_agreed(at_ms) => Status::Affirming,
			State::Open if !self.due(at_ms) => Status::Waiting,
			State::Open => Status::Ready,
		}
	}

	/// Whether it can no longer be executed at the moment `at_ms`.
	pub fn expired(&self, at_ms: u64) -> bool {
		self.expires_ms.is_some_and(|expires_ms| at_ms >= expires_ms)
	}

	/// Whether its time has come at the moment `at_ms`; that of a kept one never comes by itself.
	pub fn due(&self, at_ms: u64) -> bool {
		match self.when {
			When::LastAffirmation => true,
			When::From(from_ms) => at_ms >= from_ms,
			When::Kept => false,
		}
	}

	/// Whether only its keeper executes or releases it.
	pub fn is_kept(&self) -> bool {
		self.when == When::Kept
	}

	/// Whether nothing but time is missing at the moment `at_ms`: all have affirmed, all mediators agree, all cash is attested.
	pub fn is_agreed(&self, at_ms: u64) -> bool {
		self.all_affirmed() && self.is_mediated(at_ms) && self.is_attested()
	}

	/// Whether every mediator agrees at the moment `at_ms`.
	pub fn is_mediated(&self, at_ms: u64) -> bool {
		self.mediators.iter().all(|mediator| mediator.agrees(at_ms))
	}

	/// Whether every cash leg was attested.
	pub fn is_attested(&self) -> bool {
		let is_cash = |leg: &&Leg| matches!(leg.what, What::Cash { .. });
		self.legs.iter().filter(is_cash).count() == self.receipts.len()
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

/// These mediators, of whom none agrees yet.
pub fn mediators_of(members: &MediatorIds) -> Mediators {
	let members = members.iter().copied().collect::<BTreeSet<_>>();
	let mediator = |member| Mediator { member, until_ms: None };
	BoundedVec::truncate_from(members.into_iter().map(mediator).collect())
}

/// Whether an instruction of these legs is about this object: moves it, or names it.
pub(crate) fn concerns(legs: &Legs, about: Option<&[u8; 32]>, object: &[u8; 32]) -> bool {
	let moves = |leg: &Leg| matches!(leg.what, What::Thing(Thing { id, .. }) if id == *object);
	about == Some(object) || legs.iter().any(moves)
}
