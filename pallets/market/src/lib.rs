//! # Market
//!
//! Products, negotiated contracts, and orders with fair delivery (数据交易).
//!
//! ## Overview
//!
//! Who may grant rights in a dataset *lists* a product of it. A contract about it is *negotiated* as the Dataspace Protocol says, or made by
//! ordering at the list price. The seller of an *order* encrypts the files and *commits* to the ciphertext and the keys; the buyer, who has
//! all ciphertext, *locks* its money; the seller *hands the keys over*; the buyer *inspects*, and accepts, expressly, by use or by silence;
//! then the money and the grant change hands in one instruction. If the key or the data is wrong the money goes back: upon a proof on
//! chain, or as an arbiter rules, as was chosen with the product.
//!
//! ## What needs no transaction
//!
//! Each stage of an order waits for one side, until a moment; what follows from its silence, [`Pallet::standing`] tells without a transaction.
//!
//! ## Interface
//!
//! - Sellers: [`Call::list_product`], [`Call::delist_product`], [`Call::commit`], [`Call::reveal`], [`Call::note_use`].
//! - Buyers: [`Call::place_order`], [`Call::lock`], [`Call::accept`], [`Call::object`], [`Call::dispute`], [`Call::reclaim`].
//! - Either side: [`Call::open_negotiation`], [`Call::negotiate`], [`Call::cancel`], [`Call::transfer`], [`Call::arbitrate`].
//! - Arbiters: [`Call::rule`]; every member: [`Call::close`].
//!
//! ## Invariants
//!
//! M13, M14 of each order, M15, M17 and M19 of the design are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod acceptance;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod closing;
mod cost;
mod delivering;
mod disputing;
#[cfg(test)]
mod mock;
mod negotiating;
mod ordering;
mod products;
mod standing;
#[cfg(test)]
mod tests;
mod told;
mod trading;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::MakeReceipt;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame::{prelude::*, traits::Get};
	use hefu_primitives::{
		GrantId, MemberId, NegotiationId, Nonce, OrderId, ProductId,
		delivery::Dispute,
		market::{Acceptance, NegotiationState, Refund, Side, Stage, TransferState},
	};
	use pallet_support::{
		CapInspect, Checks, DatasetInspect, FileInspect, GrantInspect, Instructions, KeySignature, MayGrant,
		MemberInspect, RegistrationInspect, WorkingDays,
	};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells of datasets and their files.
		type Datasets: DatasetInspect + FileInspect;

		/// Tells which files were verified.
		type Checks: Checks;

		/// Tells which datasets are frozen.
		type Registration: RegistrationInspect;

		/// Tells of grants.
		type Rights: GrantInspect + MayGrant;

		/// Tells what authorised operations cap.
		type Operations: CapInspect;

		/// Moves money and makes grants.
		type Instructions: Instructions;

		/// Counts inspection periods.
		type WorkingDays: WorkingDays;

		/// By which buyers' keys sign that they used data.
		type KeySignature: KeySignature<Self::AccountId> + Parameter;

		/// Weight of a signature that the runtime checks itself.
		type SlowSignature: Get<Weight>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most products that a member has listed; governed.
		type MaxProducts: Get<u32>;

		/// Most negotiations that a member began and in which nothing is accepted yet, and most of its orders that go on; governed.
		type MaxOpen: Get<u32>;

		/// Most that fees are together, in basis points; governed.
		type MaxFeePoints: Get<u32>;

		/// Longest inspection, in working days; governed.
		type MaxInspectionDays: Get<u32>;

		/// How long a side has for what it is to do: committing, locking, handing over, answering; milliseconds; governed.
		type StepMs: Get<u64>;

		/// How long an arbiter has, in milliseconds; governed.
		type RulingMs: Get<u64>;

		/// How long what was accepted is held if it cannot be settled, in milliseconds; governed.
		type HoldMs: Get<u64>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>
			+ MakeReceipt<Self::AccountId, Self::KeySignature>;

		/// Makes datasets to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkDatasets: pallet_support::MakeDataset;

		/// Makes offers of grants to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkRights: pallet_support::MakeOffer;

		/// Makes money to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkFunds: pallet_support::MakeFunds;

		/// Sets the time to measure at.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkClock: pallet_support::SetClock;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Id -> product. At most `MaxProducts` a member are listed at a time; never removed. Written by its seller, and with orders.
	#[pallet::storage]
	pub type Products<T: Config> = StorageMap<_, Blake2_128Concat, ProductId, Product, OptionQuery>;

	/// Member -> how many products it has listed; no entry when none. Written with them.
	#[pallet::storage]
	pub type ListedBy<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Id -> negotiation. At most `MaxOpen` that a member began are requests or offers; never removed. Written by its two sides.
	#[pallet::storage]
	pub type Negotiations<T: Config> =
		StorageMap<_, Blake2_128Concat, NegotiationId, Negotiation, OptionQuery>;

	/// Member -> how many negotiations that it began are requests or offers; no entry when none. Written with them.
	#[pallet::storage]
	pub type OpenNegotiations<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Id -> order. At most `MaxOpen` of a buyer go on; never removed. Written by its sides, its arbiter, and when a time is over.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Blake2_128Concat, OrderId, Order, OptionQuery>;

	/// Buyer -> how many of its orders go on; no entry when none. Written with them.
	#[pallet::storage]
	pub type OpenOrders<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Order -> its delivery, the last one. At most one an order; never removed. Written by its two sides.
	#[pallet::storage]
	pub type Deliveries<T: Config> = StorageMap<_, Blake2_128Concat, OrderId, Delivery, OptionQuery>;

	/// Commitment to a key -> the order for which it was made. Bounded by sellers' allowances; never removed. Written with deliveries.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], OrderId, OptionQuery>;

	/// Seller -> how many deliveries of its were proven wrong on chain; no entry when none. Never removed. Written with proofs.
	#[pallet::storage]
	pub type Marks<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A product was listed.
		ProductListed {
			/// Its id.
			product: ProductId,
			/// Who sells it.
			seller: MemberId,
			/// All of it.
			listing: Box<Listing>,
		},
		/// A product was taken off the list.
		ProductDelisted {
			/// Which.
			product: ProductId,
		},
		/// A negotiation began.
		NegotiationOpened {
			/// Its id.
			negotiation: NegotiationId,
			/// About which product.
			product: ProductId,
			/// Who wants it.
			consumer: MemberId,
			/// Who sells it.
			provider: MemberId,
			/// Who began.
			opener: Side,
			/// What is asked or offered.
			offer: Offer,
		},
		/// A side made a move in a negotiation.
		NegotiationMoved {
			/// Which negotiation.
			negotiation: NegotiationId,
			/// Which side.
			by: Side,
			/// How far it is now.
			state: NegotiationState,
			/// What is asked or offered, if that is new.
			offer: Option<Offer>,
		},
		/// The provider agreed.
		AgreementMade {
			/// In which negotiation.
			negotiation: NegotiationId,
			/// The agreement.
			agreement: Agreement,
		},
		/// An order was placed.
		OrderPlaced {
			/// Its id.
			order: OrderId,
			/// All of it.
			placed: Box<Order>,
		},
		/// An order was taken back.
		OrderCancelled {
			/// Which.
			order: OrderId,
			/// By which side.
			by: Side,
		},
		/// The seller committed to what it delivers.
		Committed {
			/// For which order.
			order: OrderId,
			/// The grant that it offers with it.
			grant: GrantId,
			/// To what, of each file.
			commitments: FileCommitments,
			/// By when the buyer is to check it, and to lock its money.
			due_ms: u64,
		},
		/// The buyer has checked the ciphertext, and its money is locked.
		Locked {
			/// For which order.
			order: OrderId,
			/// In which instruction.
			instruction: hefu_primitives::InstructionId,
			/// The buyer's one-time key.
			key: [u8; 32],
			/// By when the seller is to hand the keys over.
			due_ms: u64,
		},
		/// The seller handed the keys over.
		KeysHanded {
			/// For which order.
			order: OrderId,
			/// Each file's.
			handed: HandedKeys,
			/// By when the buyer inspects.
			due_ms: u64,
		},
		/// A side made a move in a transfer.
		TransferMoved {
			/// For which order.
			order: OrderId,
			/// Which side.
			by: Side,
			/// How far it is now.
			state: TransferState,
		},
		/// An order was accepted.
		Accepted {
			/// Which.
			order: OrderId,
			/// How.
			how: Acceptance,
			/// From when on the buyer can have its money back if it cannot be settled.
			due_ms: u64,
		},
		/// The buyer objects.
		Objected {
			/// To which order's delivery.
			order: OrderId,
			/// Digest of its evidence.
			evidence: [u8; 32],
			/// By when the seller is to answer.
			due_ms: u64,
		},
		/// An order is before its arbiter.
		Arbitrating {
			/// Which.
			order: OrderId,
			/// Which side went there.
			by: Side,
			/// By when the arbiter is to rule.
			due_ms: u64,
		},
		/// The arbiter ruled.
		Ruled {
			/// On which order.
			order: OrderId,
			/// What it found.
			ruling: Ruling,
			/// Digest of the ruling.
			document: [u8; 32],
		},
		/// A delivery was proven wrong.
		Proven {
			/// Of which order.
			order: OrderId,
			/// The file's place in the version.
			file: u8,
			/// What of it.
			wrong: Wrong,
			/// How many of the seller's deliveries were, with this one.
			marks: u32,
		},
		/// An order was settled.
		Settled {
			/// Which.
			order: OrderId,
		},
		/// An order that is accepted could not be settled now.
		SettlementHeld {
			/// Which.
			order: OrderId,
			/// Why.
			error: DispatchError,
		},
		/// The buyer has its money back.
		Refunded {
			/// For which order.
			order: OrderId,
			/// Why.
			reason: Refund,
		},
		/// Nobody did what was next in an order in time.
		OrderExpired {
			/// Which.
			order: OrderId,
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// There is no such product, negotiation or order.
		NotFound,
		/// The nonce has been used.
		AlreadyExists,
		/// This is for somebody else.
		NotInCharge,
		/// Somebody would buy from itself, get a share of what it pays or sells, or be paid by itself as a bank.
		SameMember,
		/// The other side takes no part now.
		CounterpartNotLive,
		/// The member has listed as many products as allowed.
		TooManyProducts,
		/// As many of the member's negotiations, or orders, go on as allowed.
		TooManyOpen,
		/// There is no such version.
		UnknownVersion,
		/// The dataset was withdrawn.
		Withdrawn,
		/// The dataset is under objection or preservation.
		Frozen,
		/// Core data is not traded.
		CoreData,
		/// The member cannot grant this right.
		MayNotGrant,
		/// There is not one unit.
		NothingInStock,
		/// The price is for nothing, or its tiers are not in order.
		InvalidPrice,
		/// The fees are not in order, or leave nothing.
		InvalidFees,
		/// The fees are more than allowed.
		FeesTooHigh,
		/// Who gets a fee has not the role for it.
		NotOfRole,
		/// The inspection is longer than allowed.
		InspectionTooLong,
		/// The arbiter is a side, gets a fee, or takes no part.
		InvalidArbiter,
		/// Proof on chain needs files whose size was verified, with a BLAKE3 root.
		NotVerified,
		/// The authorised operation has set no cap, or there is no such operation.
		NoCap,
		/// The product was taken off the list.
		Delisted,
		/// An order is for at least one unit.
		NoUnits,
		/// There are not so many units any more.
		SoldOut,
		/// So many units cost something else.
		OtherPrice,
		/// The price is above its cap.
		AboveCap,
		/// The numbers are too large.
		TooLarge,
		/// The price is negotiated.
		Negotiable,
		/// Nothing follows on this state.
		FinalState,
		/// The protocol has no such move.
		NoSuchMove,
		/// The move is for the other side.
		OtherSide,
		/// The negotiation is not finalised.
		NotAgreed,
		/// The agreement was ordered by before.
		AlreadyOrdered,
		/// The order is at another stage.
		WrongStage,
		/// The time for this is over.
		TooLate,
		/// The time has not come.
		TooEarly,
		/// No such grant is offered.
		NotOffered,
		/// The offer is of another right, or between others.
		OtherGrant,
		/// There is not one for each file, or what is proven on chain would be delivered as it is registered.
		WrongFiles,
		/// The same key was committed to before.
		CommitmentSeen,
		/// What is agreed with this X25519 key everybody knows.
		WeakKey,
		/// The working days of the inspection are not recorded.
		NoCalendar,
		/// By this contract use is not acceptance.
		UseIsNotAcceptance,
		/// No key of the buyer's signed this, or it is of another time.
		NotUsed,
		/// The order is settled by proof.
		NotByArbiter,
		/// The order is settled by an arbiter.
		NotByProof,
		/// There is no such file.
		NoSuchFile,
		/// The evidence shows nothing: it is of another file, key or order.
		Unproven,
		/// What was delivered is what was agreed.
		NotWrong,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lists a product. For whoever may grant the right.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_listing())]
		pub fn list_product(origin: OriginFor<T>, nonce: Nonce, listing: Box<Listing>) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_list(by, nonce, *listing)
		}

		/// Takes a product off the list. For its seller.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::delist_product())]
		pub fn delist_product(origin: OriginFor<T>, product: ProductId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_delist(by, product)
		}

		/// Begins a negotiation: a consumer requests, or the seller offers to `consumer`.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::weight_of_offer(T::WeightInfo::open_negotiation()))]
		pub fn open_negotiation(
			origin: OriginFor<T>,
			nonce: Nonce,
			product: ProductId,
			consumer: Option<MemberId>,
			offer: Offer,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_open_negotiation(by, nonce, product, consumer, offer)
		}

		/// Makes a move in a negotiation. For the side whose move it is.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::weight_of_offer(T::WeightInfo::negotiate()))]
		pub fn negotiate(origin: OriginFor<T>, negotiation: NegotiationId, step: Step) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_negotiate(by, negotiation, step)
		}

		/// Places an order, at the list price or by an agreement. For buyers.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_order())]
		pub fn place_order(origin: OriginFor<T>, nonce: Nonce, basis: Basis) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_place(by, nonce, basis)
		}

		/// Takes an order back before money is locked. For either side.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_cancel(by, order)
		}

		/// Commits to what is delivered, for the first time or again. For the seller.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::weight_of_commitment())]
		pub fn commit(
			origin: OriginFor<T>,
			order: OrderId,
			grant: GrantId,
			commitments: FileCommitments,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_commit(by, order, grant, commitments)
		}

		/// Locks the money, for ciphertext that was checked, and says to which one-time key the keys are handed over. For the buyer.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::weight_of_lock())]
		pub fn lock(origin: OriginFor<T>, order: OrderId, key: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_lock(by, order, key)
		}

		/// Hands the keys over. For the seller.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::weight_of_handing(handed.len() as u32))]
		pub fn reveal(origin: OriginFor<T>, order: OrderId, handed: HandedKeys) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_reveal(by, order, handed)
		}

		/// Makes a move in the transfer of a delivery. For the side whose move it is.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(origin: OriginFor<T>, order: OrderId, to: TransferState) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_transfer(by, order, to)
		}

		/// Accepts what was delivered. For the buyer.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::weight_with_instruction(T::WeightInfo::accept()))]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_accept(by, order)
		}

		/// Shows that the buyer used what was delivered: `key`, one of the buyer's, signed a
		/// [`UseReceipt`](hefu_primitives::market::UseReceipt). For the seller.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::weight_of_use(signature))]
		pub fn note_use(
			origin: OriginFor<T>,
			order: OrderId,
			used_ms: u64,
			key: T::AccountId,
			signature: T::KeySignature,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_note_use(by, order, used_ms, &key, &signature)
		}

		/// Objects to what was delivered; the evidence stays with the parties. For the buyer.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::object())]
		pub fn object(origin: OriginFor<T>, order: OrderId, evidence: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_object(by, order, evidence)
		}

		/// Goes to the arbiter. For either side.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::arbitrate())]
		pub fn arbitrate(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_arbitrate(by, order)
		}

		/// Rules. For the arbiter.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::weight_with_instruction(T::WeightInfo::rule()))]
		pub fn rule(
			origin: OriginFor<T>,
			order: OrderId,
			ruling: Ruling,
			document: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_rule(by, order, ruling, document)
		}

		/// Proves that a key or a group is wrong. For the buyer.
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::weight_of_dispute(evidence))]
		pub fn dispute(
			origin: OriginFor<T>,
			order: OrderId,
			file: u8,
			evidence: Box<Dispute>,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_dispute(by, order, file, *evidence)
		}

		/// Does what follows from a time that is over, or settles what was accepted. For every member.
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::weight_with_either_end(T::WeightInfo::close()))]
		pub fn close(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			Self::ensure_member(origin)?;
			Self::do_close(order)
		}

		/// Takes the money back for what was accepted and could not be settled for so long. For the buyer.
		#[pallet::call_index(17)]
		#[pallet::weight(Pallet::<T>::weight_with_either_end(T::WeightInfo::reclaim()))]
		pub fn reclaim(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_reclaim(by, order)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The product.
		pub fn product(product: ProductId) -> Option<Product> {
			Products::<T>::get(product)
		}

		/// The negotiation.
		pub fn negotiation(negotiation: NegotiationId) -> Option<Negotiation> {
			Negotiations::<T>::get(negotiation)
		}

		/// The order, and how it stands at this block's time.
		pub fn order(order: OrderId) -> Option<(Order, Stage)> {
			let stored = Orders::<T>::get(order)?;
			let stage = Self::standing(&stored, T::Clock::get());
			Some((stored, stage))
		}

		/// The order's last delivery.
		pub fn delivery(order: OrderId) -> Option<Delivery> {
			Deliveries::<T>::get(order)
		}

		/// How many deliveries of the seller's were proven wrong on chain.
		pub fn marks(seller: MemberId) -> u32 {
			Marks::<T>::get(seller)
		}
	}
}
