//! What the market, metering and anchors ask of settlement and of rights.
//!
//! No claim on a bank moves but in an instruction, by a bank's call or by a redemption. So whatever else wants money to move makes an
//! instruction and keeps it, or has a deposit made and redeems from that.

use alloc::vec::Vec;
use frame::{deps::frame_support::weights::WeightMeter, prelude::*, traits::ConstU32};
use hefu_primitives::{
	DatasetId, GrantId, InstructionId, MemberId, Nonce, Party,
	dataset::MAX_DISTRIBUTIONS,
	digest::Digests,
	operation::Price,
	right::Right,
	settlement::{Book, Currency, Leg},
	terms::{Terms, Use},
};

/// Makes instructions that only their keeper executes or releases: whoever records why (an order, a drawing). Implemented by
/// `settlement`; `market` asks.
///
/// No party of a kept instruction withdraws, rejects, executes or clears it. What is locked for it stays locked until its keeper says
/// so, and its keeper must: it is bound to release what it no longer executes. Each function is called in a storage transaction.
pub trait Instructions {
	/// Makes an instruction of these legs, about `about`, on behalf of `creator`, and affirms it for these parties, which locks what
	/// they give. An error when the instruction could not be made or one of them could not affirm.
	fn open(
		creator: &MemberId,
		nonce: Nonce,
		legs: Vec<Leg>,
		about: [u8; 32],
		affirming: &[Party],
	) -> Result<InstructionId, DispatchError>;

	/// Executes all legs. An error, and nothing done, when one fails or not all parties have affirmed.
	fn execute(instruction: &InstructionId) -> DispatchResult;

	/// Frees what is locked for it and closes it. Of one that is open this always succeeds.
	fn release(instruction: &InstructionId) -> DispatchResult;

	/// Weight of the heaviest of the three for so many legs of claims and so many grants.
	fn weight(claims: u32, grants: u32) -> Weight;
}

/// Keeps what a payer put aside for what it will have used. Implemented by `settlement`; `metering` asks.
///
/// A deposit is locked in the payer's claim. What is redeemed from it is *due* at once, and paid with all else that the two owe each
/// other of that day, in one movement (净额结算).
pub trait Deposits {
	/// Puts so much of the free part of the payer's claim aside.
	fn deposit(book: &Book, payer: &Party, amount: u128) -> DispatchResult;

	/// Gives so much of what was put aside back. Of what was put aside this always succeeds.
	fn give_back(book: &Book, payer: &Party, amount: u128) -> DispatchResult;

	/// So much of what was put aside is from now on due to the payee.
	fn redeem(book: &Book, payer: &Party, payee: &Party, amount: u128) -> DispatchResult;

	/// Weight of the heaviest of the three.
	fn weight() -> Weight;

	/// Weight of [`Deposits::redeem`], which is asked for many payers in one call.
	fn redeem_weight() -> Weight {
		Self::weight()
	}
}

/// Tells what was paid in instructions. Implemented by `settlement`; `anchors` asks.
pub trait SettledInspect {
	/// How much `payer` paid `payee` in the instruction, in the book's currency; none if it was not settled, or paid nothing so.
	/// Of several books it is the first that a leg names. Money that moved outside of the ledger counts in its attestor's book.
	fn settled(instruction: &InstructionId, payer: &Party, payee: &Party) -> Option<(Book, u128)>;

	/// Weight of [`SettledInspect::settled`].
	fn settled_weight() -> Weight;
}

/// What is granted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GrantFacts {
	/// In which dataset.
	pub dataset: DatasetId,
	/// Which right.
	pub right: Right,
	/// Who stands for it now.
	pub grantor: MemberId,
	/// To whom.
	pub grantee: MemberId,
	/// On which terms.
	pub terms: Terms,
}

/// Tells what a grant allows. Implemented by `rights`; `market` and `metering` ask.
pub trait GrantInspect {
	/// What is granted; none when there is no such grant.
	fn grant(grant: &GrantId) -> Option<GrantFacts>;

	/// What is offered under the id of a grant to come, by whom and to whom; none when nothing is, or it was withdrawn or made.
	fn offered(grant: &GrantId) -> Option<GrantFacts>;

	/// Whether this use is allowed, as `can_use` says.
	fn allows(grant: &GrantId, to: &Use) -> bool;

	/// The same, looking no further than what is left of `limit` allows, from which it takes what it weighed; none when that does not
	/// suffice to tell. Who asks about many grants in one call does so without paying for each of them as if it were the heaviest.
	fn allows_within(grant: &GrantId, to: &Use, limit: &mut WeightMeter) -> Option<bool> {
		limit.try_consume(Self::grant_weight()).ok()?;
		Some(Self::allows(grant, to))
	}

	/// Weight of the heaviest of `grant`, `offered` and `allows`.
	fn grant_weight() -> Weight;
}

/// Tells who may grant. Implemented by `rights`; `market` asks of whoever lists a product.
pub trait MayGrant {
	/// Whether the member can grant this right in the dataset to others now: by this grant, whose grantee it is and by which it may
	/// grant in turn; or without one, as it has the right to operate, and has not pledged it so that nothing is granted from it.
	fn may_grant(dataset: &DatasetId, right: Right, by: Option<&GrantId>, member: &MemberId) -> bool;

	/// Weight of [`MayGrant::may_grant`].
	fn may_grant_weight() -> Weight;
}

/// A file of a version, as it is registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileFacts {
	/// Its size in bytes, as its holder says; true when a check of it was `Verified`.
	pub size: u64,
	/// Its digests.
	pub digests: Digests,
}

/// Tells of files. Implemented by `registry`; `market` asks.
pub trait FileInspect {
	/// The files of the version, in order; none when there is no such version.
	fn files(dataset: &DatasetId, version: u32) -> BoundedVec<FileFacts, ConstU32<MAX_DISTRIBUTIONS>>;
}

/// What may be asked for a product of an authorised operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CapFacts {
	/// In which currency.
	pub currency: Currency,
	/// At most so much, in its minor unit; 0 for what serves the public good and is free. None: no cap is set, and nothing may be asked
	/// yet.
	pub cap: Option<Price>,
	/// For so many units.
	pub per: u32,
}

/// Tells what authorised operations cap. Implemented by `operation`; `market` asks (M19).
pub trait CapInspect {
	/// What may be asked for the dataset now; none when it is no product that is listed in an operation that goes on.
	fn cap(dataset: &DatasetId) -> Option<CapFacts>;

	/// Weight of [`CapInspect::cap`].
	fn cap_weight() -> Weight;
}

/// Makes money for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeFunds {
	/// A book in which the party has so much more than before.
	fn make_funds(party: &Party, amount: u128) -> Book;
}

/// Makes offers of grants for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeOffer {
	/// An offer of the right to use the dataset, from its holder, who generated it, to another member.
	fn make_offer(holder: &MemberId, dataset: &DatasetId, to: &MemberId) -> GrantId;
}
