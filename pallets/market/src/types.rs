//! What is stored of products, negotiations, orders and deliveries, and what callers pass.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	DatasetId, GrantId, InstructionId, MemberId, NegotiationId, OrderId, ProductId,
	dataset::{MAX_DISTRIBUTIONS, VersionRef},
	delivery::{Commitment, Handed},
	market::{
		Acceptance, Charge, ContractKind, Fees, NegotiationState, Price, Settling, Side, Stage, TransferState,
	},
	right::Right,
};

/// The files of a delivery, as they are registered.
pub type Files = BoundedVec<File, ConstU32<MAX_DISTRIBUTIONS>>;

/// What the seller commits to, of each file in their order.
pub type FileCommitments = BoundedVec<Commitment, ConstU32<MAX_DISTRIBUTIONS>>;

/// The keys that are handed over, of each file in their order.
pub type HandedKeys = BoundedVec<Handed, ConstU32<MAX_DISTRIBUTIONS>>;

/// What a seller lists (挂牌). It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Listing {
	/// The dataset.
	pub dataset: DatasetId,
	/// The version that is delivered.
	pub version: u32,
	/// The right that is granted with each order: to use it, or to operate it.
	pub right: Right,
	/// The grant by which the seller grants; none: its own right to operate.
	pub by: Option<GrantId>,
	/// What is contracted for.
	pub contract: ContractKind,
	/// What it costs.
	pub price: Price,
	/// How many units there are; none: as many as are wanted.
	pub stock: Option<u64>,
	/// How long the buyer inspects, in working days after the day on which it got the key; 0: for 24 hours.
	pub inspection_days: u16,
	/// Whether use is not acceptance (使用不视为合格): where quality cannot be judged without it.
	pub use_is_not_acceptance: bool,
	/// How it is found out whether what was delivered is what was registered.
	pub settling: Settling,
	/// Who gets a share of what is paid.
	pub fees: Fees,
	/// Digest of the terms that are the seller's standing offer.
	pub terms: [u8; 32],
}

impl Listing {
	/// What an agreement about it is about.
	pub fn target(&self) -> VersionRef {
		VersionRef { dataset: self.dataset, version: self.version }
	}
}

/// A product on the market (数据产品).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Product {
	/// Who sells it.
	pub seller: MemberId,
	/// What is listed.
	pub listing: Listing,
	/// Units for which money was locked and did not go back.
	pub sold: u64,
	/// Since when it is listed: milliseconds since 1970 UTC.
	pub listed_ms: u64,
	/// Until when, if it was taken off.
	pub delisted_ms: Option<u64>,
}

impl Product {
	/// Whether there are so many units.
	pub fn has(&self, units: u64) -> bool {
		self.listing.stock.is_none_or(|stock| units <= stock.saturating_sub(self.sold))
	}

	/// Whether the member gets some of what is paid for it.
	pub fn pays(&self, member: &MemberId) -> bool {
		self.seller == *member || self.listing.fees.iter().any(|fee| fee.to == *member)
	}
}

/// What a side asks or offers in a negotiation.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Offer {
	/// Digest of the terms.
	pub terms: [u8; 32],
	/// How many units.
	pub units: u64,
	/// What they cost together; none: nothing.
	pub charge: Option<Charge>,
}

/// A move in a negotiation.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Step {
	/// The consumer asks for something else than what was offered.
	Request(Offer),
	/// The provider offers something else than what was requested.
	Offer(Offer),
	/// The consumer accepts the offer.
	Accept,
	/// The provider agrees.
	Agree,
	/// The consumer has verified the agreement.
	Verify,
	/// The provider finalises it.
	Finalize,
	/// A side ends the negotiation.
	Terminate,
}

impl Step {
	/// Where it leads, in the protocol's machine.
	pub const fn to(&self) -> NegotiationState {
		match self {
			Self::Request(_) => NegotiationState::Requested,
			Self::Offer(_) => NegotiationState::Offered,
			Self::Accept => NegotiationState::Accepted,
			Self::Agree => NegotiationState::Agreed,
			Self::Verify => NegotiationState::Verified,
			Self::Finalize => NegotiationState::Finalized,
			Self::Terminate => NegotiationState::Terminated,
		}
	}

	/// What it asks or offers.
	pub const fn offer(&self) -> Option<Offer> {
		match self {
			Self::Request(offer) | Self::Offer(offer) => Some(*offer),
			_ => None,
		}
	}
}

/// An agreement (the protocol's `Agreement`; 合同). Its rules have no target of their own: they are in its terms.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Agreement {
	/// Who grants: the provider.
	pub assigner: MemberId,
	/// To whom: the consumer.
	pub assignee: MemberId,
	/// About what.
	pub target: VersionRef,
	/// When the provider agreed: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// A negotiation.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Negotiation {
	/// About which product.
	pub product: ProductId,
	/// Who wants it.
	pub consumer: MemberId,
	/// Who sells it.
	pub provider: MemberId,
	/// Who began.
	pub opener: Side,
	/// How far it is.
	pub state: NegotiationState,
	/// What was last asked or offered.
	pub offer: Offer,
	/// What was agreed; it holds when the negotiation is finalised.
	pub agreement: Option<Agreement>,
	/// The order that was made of it.
	pub order: Option<OrderId>,
}

impl Negotiation {
	/// The side as which a member acts in it.
	pub fn side(&self, member: &MemberId) -> Option<Side> {
		side(member, &self.consumer, &self.provider)
	}

	/// Who began.
	pub fn opened_by(&self) -> MemberId {
		match self.opener {
			Side::Consumer => self.consumer,
			Side::Provider => self.provider,
		}
	}
}

/// Of what an order is made.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Basis {
	/// Of the listing, at its price.
	Listed {
		/// Which product.
		product: ProductId,
		/// How many units.
		units: u64,
	},
	/// Of an agreement.
	Agreed(NegotiationId),
}

/// That an order was accepted.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Accepted {
	/// How.
	pub how: Acceptance,
	/// When it was recorded: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// An order (订单), as it was when something was last done. What time has decided since, reading tells.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Order {
	/// Of which product.
	pub product: ProductId,
	/// The negotiation whose agreement it is made of; none: at the list price.
	pub negotiation: Option<NegotiationId>,
	/// Who buys.
	pub buyer: MemberId,
	/// Who sells.
	pub seller: MemberId,
	/// How many units.
	pub units: u64,
	/// What they cost together; none: nothing.
	pub charge: Option<Charge>,
	/// How far it is.
	pub stage: Stage,
	/// By when whoever is next must act; of one that is accepted, from when the buyer can have its money back if it cannot be settled.
	pub due_ms: u64,
	/// The grant that the buyer gets.
	pub grant: Option<GrantId>,
	/// The instruction in which money is, or was, locked.
	pub instruction: Option<InstructionId>,
	/// That it was accepted.
	pub accepted: Option<Accepted>,
	/// How far the transfer of this delivery is.
	pub transfer: Option<TransferState>,
	/// When it was placed: milliseconds since 1970 UTC.
	pub placed_ms: u64,
	/// When the buyer got the keys of this delivery.
	pub handed_ms: Option<u64>,
	/// When it came to its end.
	pub closed_ms: Option<u64>,
}

impl Order {
	/// The side as which a member acts in it.
	pub fn side(&self, member: &MemberId) -> Option<Side> {
		side(member, &self.buyer, &self.seller)
	}

	/// What is held for it.
	pub fn held(&self) -> u128 {
		let is_held = self.instruction.is_some() && !self.stage.is_final();
		self.charge.filter(|_| is_held).map_or(0, |charge| charge.amount)
	}
}

fn side(member: &MemberId, consumer: &MemberId, provider: &MemberId) -> Option<Side> {
	if member == consumer {
		Some(Side::Consumer)
	} else if member == provider {
		Some(Side::Provider)
	} else {
		None
	}
}

/// A file of a delivery.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct File {
	/// Its registered size in bytes.
	pub size: u64,
	/// Its registered BLAKE3 root, if it has one.
	pub registered: Option<[u8; 32]>,
	/// What the seller commits to.
	pub commitment: Commitment,
	/// The key, sealed to the buyer's one-time key.
	pub handed: Option<Handed>,
}

/// A delivery (交付).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Delivery {
	/// Its files.
	pub files: Files,
	/// The buyer's one-time X25519 key.
	pub key: Option<[u8; 32]>,
}

/// What an arbiter found (裁决).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Ruling {
	/// What was delivered is what was agreed: the seller is paid.
	Pay,
	/// It is not: the buyer has its money back.
	Refund,
}

/// What was proven wrong in a delivery.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Wrong {
	/// The key is not the one that was committed to.
	Key,
	/// This group of the file, from 0, is not what was registered.
	Group(u64),
}
