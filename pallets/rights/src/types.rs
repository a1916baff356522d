//! What is stored of rights and grants, and what callers pass.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	DatasetId, GrantId, InstructionId, MemberId,
	right::{Disposal, Ground, Outbound, Right, Rights},
	terms::{Dimension, Terms},
};

/// Most members who made a dataset together.
pub const MAX_PARTIES: u32 = 16;
/// Most grants above one another: so a chain is read in so many steps at most.
pub const MAX_LEVELS: u8 = 8;
/// Most exclusive grants side by side, made from the same grant or right in a dataset.
pub const MAX_EXCLUSIVE: u32 = 16;
/// Most earlier grants that an exclusive one leaves as they are.
pub const MAX_SURVIVORS: u32 = 16;

/// The members who made a dataset together (共同开发方).
pub type Parties = BoundedVec<MemberId, ConstU32<MAX_PARTIES>>;

/// Earlier grants that an exclusive one leaves as they are.
pub type Survivors = BoundedVec<GrantId, ConstU32<MAX_SURVIVORS>>;

/// A right that a member has in a dataset, or had last.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct HeldRight {
	/// How it was come by: by the member, or by whoever claimed it, from whom it came to the member.
	pub ground: Ground,
	/// Since when the member has it: milliseconds since 1970 UTC.
	pub since_ms: u64,
	/// From when the member has it no more. What was given up never comes back; what went to another can.
	pub until_ms: Option<u64>,
}

impl HeldRight {
	/// Whether the member had it at that moment.
	pub fn is_held_at(&self, ms: u64) -> bool {
		self.since_ms <= ms && self.until_ms.is_none_or(|until| ms < until)
	}
}

/// A right that a member claimed, whoever has it now (权属). What was granted from it hangs on it and not on who has it: so
/// nothing that was granted is written when it goes to another.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Title {
	/// Who has it, or had it last.
	pub holder: MemberId,
	/// How often it went to another as whose encumbrances the grants were listed that had been made from it.
	pub tenure: u32,
	/// From when nobody has it any more.
	pub ended_ms: Option<u64>,
}

impl Title {
	/// Whether somebody had it at that moment, after it was claimed.
	pub fn is_held_at(&self, ms: u64) -> bool {
		self.ended_ms.is_none_or(|ended| ms < ended)
	}
}

/// A right in a dataset, as it was claimed, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Entitlement {
	/// Which.
	pub right: Right,
	/// Who claimed it.
	pub claimant: MemberId,
	/// Who has it now, or had it last.
	pub title: Title,
}

/// From what a grant was made that was made from a right.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Root {
	/// Who had claimed the right.
	pub claimant: MemberId,
	/// In which tenure of it the grant was made.
	pub tenure: u32,
}

/// That a right secures a debt (质押).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pledge {
	/// To whom it is pledged (质权人).
	pub pledgee: MemberId,
	/// When the debt is due: milliseconds since 1970 UTC.
	pub due_ms: u64,
	/// Whether the pledgee agrees that the right to operate is granted from meanwhile (civil code, Article 444).
	pub may_grant: bool,
	/// Digest of the contract.
	pub contract: [u8; 32],
}

/// What a member accepts that gets rights from another.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Acceptance {
	/// The rights: all of them in one step.
	pub rights: Rights,
	/// What becomes of the grants that were made from the right to operate.
	pub outbound: Outbound,
	/// Digest of the contract, or of what shows that a pledge is to be enforced.
	pub document: [u8; 32],
}

/// Upon what a right goes to another.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Conveyance {
	/// Whoever had it lets it go.
	Disposed(Disposal),
	/// Its pledgee enforces the pledge, which ends (实现质权).
	Enforced,
	/// The register says so (转让登记).
	Registered,
}

/// What a member grants.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Granting {
	/// The dataset.
	pub dataset: DatasetId,
	/// To use it, or to operate it, which is to grant in turn.
	pub right: Right,
	/// The grant from which it is made; none: the member's own right to operate.
	pub parent: Option<GrantId>,
	/// To whom.
	pub grantee: MemberId,
	/// The terms: within the parent's in every dimension.
	pub terms: Terms,
	/// For an exclusive grant: the earlier ones that survive beside it. No other does, as far as it reaches.
	pub survivors: Survivors,
}

impl Granting {
	/// The grants beside which the grant will stand: those in the dataset that are made from the same one.
	pub fn group(&self) -> (DatasetId, Option<GrantId>) {
		(self.dataset, self.parent)
	}
}

/// A grant that its grantor is ready to make when an instruction settles (要约).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Offer {
	/// Who offers.
	pub grantor: MemberId,
	/// What, to whom, on which terms. It never changes: an id names one offer.
	pub granting: Granting,
	/// Whether an instruction can have it.
	pub state: OfferState,
}

/// How far an offer is. One that was executed is an offer no more: the grant stands under its id.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum OfferState {
	/// Any instruction can lock it.
	Open,
	/// Locked for this instruction, which alone can execute it.
	Locked(InstructionId),
	/// Taken back for good. It stays, so that its id never names other terms.
	Withdrawn,
}

/// A grant of a right (授权).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Grant {
	/// The dataset.
	pub dataset: DatasetId,
	/// The right.
	pub right: Right,
	/// Who grants it.
	pub grantor: MemberId,
	/// To whom.
	pub grantee: MemberId,
	/// The grant from which it is made; none: the grantor's own right to operate.
	pub parent: Option<GrantId>,
	/// How many grants it ends a chain of, 1 to [`MAX_LEVELS`].
	pub level: u8,
	/// The terms.
	pub terms: Terms,
	/// Its number, counted over all grants: by it earlier and later are told apart.
	pub number: u64,
	/// When it was made: milliseconds since 1970 UTC.
	pub made_ms: u64,
	/// When it was revoked.
	pub revoked_ms: Option<u64>,
}

impl Grant {
	/// The grants beside which it stands: those in the dataset that are made from the same one.
	pub fn group(&self) -> (DatasetId, Option<GrantId>) {
		(self.dataset, self.parent)
	}

	/// Whether it was revoked at that moment.
	pub fn is_revoked_at(&self, ms: u64) -> bool {
		self.revoked_ms.is_some_and(|revoked| revoked <= ms)
	}

	/// Whether it has ended, by itself, at that moment: for good.
	pub fn has_ended_at(&self, ms: u64) -> bool {
		self.is_revoked_at(ms) || self.terms.period.until_ms.is_some_and(|until| until <= ms)
	}
}

/// The first reason why a grant does not allow a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Refusal {
	/// There is no such grant.
	UnknownGrant,
	/// It was not made yet at that moment.
	NotMadeYet,
	/// The grantee is suspended, or no member any more.
	GranteeNotLive,
	/// Its terms do not allow it, in this dimension.
	Terms(Dimension),
	/// It, or one above it, was revoked: this one.
	Revoked(GrantId),
	/// The right to operate from which the first grant of the chain was made was given up.
	RightLost,
	/// The use is granted to somebody else exclusively, by this grant.
	Displaced(GrantId),
	/// The grantee granted the use exclusively in turn, by this grant.
	GrantedAway(GrantId),
}
