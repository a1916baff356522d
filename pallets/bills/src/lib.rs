//! # Bills
//!
//! Electronic bills of lading (电子提单) and other title documents: who controls each, how that came about, and that nobody else
//! does.
//!
//! ## Terms
//!
//! - The **face** of a bill is what its carrier said when it issued it. It never changes.
//! - Whoever has **possession** controls the record; whoever has the **title** has the right to the goods. A negotiable bill names
//!   its titleholder or is endorsed in blank, and then the title goes with possession. Of other documents the title is the
//!   consignee's for good.
//! - The **chain** has an entry for each thing that was done, which names the hash of the one before. The rules of the actions are in
//!   [`hefu_primitives::bill::chain`]: the state of a bill is what its chain amounts to, and anybody can replay it.
//! - A **party** is a member, a customer or a key made for this one bill.
//!
//! ## Life of a bill
//!
//! A carrier issues it. Its possessor offers it, and gives up control when the other accepts; the titleholder that has possession
//! endorses it. Who got what it did not want rejects it as its next action, within a time. Who is entitled surrenders it to the carrier
//! or its agent, who has possession until it answers; once the surrender is accepted, or the carrier has voided what is its own, nothing
//! can be done about the bill any more.
//!
//! A bill is a thing that instructions to settle move ([`pallet_support::Leg`]): locked for one, nothing else moves it.
//!
//! What lapses by time, an offer or a right to reject, lapses without a transaction.
//!
//! ## Interface
//!
//! - Carriers: [`Call::issue`], [`Call::void`].
//! - The possessor: [`Call::offer_transfer`], [`Call::withdraw_offer`], [`Call::sign`]; with the title: [`Call::endorse`],
//!   [`Call::endorse_to_order`], [`Call::blank_endorse`], [`Call::request_surrender`].
//! - Whom something was offered or given: [`Call::accept_transfer`], [`Call::decline_transfer`], [`Call::reject_possession`],
//!   [`Call::reject_title`], [`Call::reject_both`].
//! - The carrier or its agent: [`Call::accept_surrender`], [`Call::reject_surrender`]; whoever asked it: [`Call::cancel_surrender`].
//! - Everybody asks [`Pallet::who_controls`].
//!
//! ## Invariants
//!
//! T1 to T6, T11, T13, T14 and T15 of the design are checked by [`Pallet::do_try_state`], or over lives by the properties.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod acting;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod cost;
mod endorsing;
mod issue;
mod leg;
#[cfg(test)]
mod mock;
mod offers;
mod surrender;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame::{prelude::*, traits::Get};
	use hefu_primitives::{
		BillId, InstructionId, MemberId, Nonce, Party,
		bill::{Action, Control, Entry, Issuance, Purpose, Reference},
	};
	use pallet_support::PartyInspect;

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Tells who takes part, and as which party.
		type Members: PartyInspect<Self::AccountId>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// The regulator's key to which private parts are sealed too, if the consortium has named one; governed.
		type RegulatorKey: Get<Option<[u8; 32]>>;

		/// How long an offer can be accepted, in milliseconds; governed.
		type OfferLifetimeMs: Get<u64>;

		/// How long what one got can be rejected, in milliseconds; governed.
		type RejectWindowMs: Get<u64>;

		/// Most bills of a carrier whose life is not over; governed.
		type MaxLiveBillsPerCarrier: Get<u32>;

		/// Most entries of a bill's chain, beside [`RESERVED_ENTRIES`].
		type MaxChain: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: pallet_support::MakeMember<Self::AccountId>;
	}

	/// A bill of this chain.
	pub type BillOf<T> = Bill<BlockNumberFor<T>>;

	/// Digest of a comment, salted by whoever makes it: the text stays with the parties.
	pub type Comment = [u8; 32];

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Id -> bill. At most `MaxLiveBillsPerCarrier` live ones of a carrier; the others stay, unchanged, so that neither id nor
	/// reference is used again. Written by the calls about it.
	#[pallet::storage]
	pub type Bills<T: Config> = StorageMap<_, Blake2_128Concat, BillId, BillOf<T>, OptionQuery>;

	/// Bill, number from 0 -> entry of its chain, in the order of their times. At most `MaxChain` and [`RESERVED_ENTRIES`] and one
	/// for each; never changed and never removed. Written by the calls about the bill, and by instructions.
	#[pallet::storage]
	pub type Chain<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, BillId, Twox64Concat, u32, Entry, OptionQuery>;

	/// Carrier, its reference -> the bill that has it, for ever. One for each bill, written with it.
	#[pallet::storage]
	pub type References<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Blake2_128Concat, Reference, BillId, OptionQuery>;

	/// Carrier, reference of a request to surrender a bill of it, as a digest -> where the request stands. One for each request,
	/// never removed: a reference is never used again before the same carrier. Written by [`Call::request_surrender`].
	#[pallet::storage]
	pub type SurrenderRequests<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Blake2_128Concat, [u8; 32], Request, OptionQuery>;

	/// Carrier -> how many of its bills are live; no entry when none. Written when one is issued, and when its life is over.
	#[pallet::storage]
	pub type LiveCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A carrier issued a bill. The first entry of its chain comes with it.
		Issued {
			/// Its id.
			bill: BillId,
			/// Who issued it.
			carrier: MemberId,
			/// What was said.
			issuance: Box<Issuance>,
		},
		/// Something was done: the chain has another entry, and the bill is what the chain amounts to. An offer that was open is
		/// closed, unless a title was rejected.
		ChainExtended {
			/// The bill.
			bill: BillId,
			/// Number of the entry.
			sequence: u32,
			/// The entry.
			entry: Entry,
			/// Until when it can be rejected, if it can: milliseconds since 1970 UTC.
			reject_until_ms: Option<u64>,
		},
		/// A possessor offers possession.
		TransferOffered {
			/// The bill.
			bill: BillId,
			/// Who offers.
			from: Party,
			/// To whom.
			to: Party,
			/// From when on the offer has lapsed: milliseconds since 1970 UTC.
			expires_ms: u64,
			/// Digest of a comment.
			comment: Option<Comment>,
		},
		/// An offer was declined.
		TransferDeclined {
			/// The bill.
			bill: BillId,
			/// Who declined.
			by: Party,
			/// Digest of a comment.
			comment: Option<Comment>,
		},
		/// An offer was taken back.
		OfferWithdrawn {
			/// The bill.
			bill: BillId,
			/// Who had offered.
			by: Party,
		},
		/// The bill is locked: only this instruction moves it. An offer that had lapsed is forgotten.
		Locked {
			/// The bill.
			bill: BillId,
			/// The instruction.
			instruction: InstructionId,
		},
		/// The bill is free again, as it was before it was locked.
		Released {
			/// The bill.
			bill: BillId,
			/// The instruction that it was locked for.
			instruction: InstructionId,
		},
	}

	/// Errors.
	#[pallet::error]
	pub enum Error<T> {
		/// The key acts for nobody now.
		NotParty,
		/// The party's key was made for another object: use one that was made for this bill.
		KeyOfOtherObject,
		/// There is no such bill.
		NotFound,
		/// The member is not the carrier; or the key acts for no live member with the role of one.
		NotCarrier,
		/// The nonce has been used: the bill exists.
		AlreadyIssued,
		/// The reference is empty, begins or ends with a space, or is not printable ASCII.
		BadReference,
		/// The carrier used the reference before.
		ReferenceUsed,
		/// A document of this kind has no such title.
		BadKind,
		/// A party or agent stands twice on the face, or is named on a document on which none is; the carrier is its own agent; or
		/// possession would begin where it may not go.
		BadParties,
		/// Somebody on the face takes no part now.
		PartyUnknown,
		/// The date of issue is to come, or before the goods were on board.
		AnteOrPostDated,
		/// The private part is not sealed to the regulator.
		RegulatorSealMissing,
		/// As many of the carrier's bills are live as allowed.
		TooManyBills,
		/// An instruction to settle has locked the bill: it has to settle, or whoever affirmed withdraws.
		Locked,
		/// The bill is not locked for this instruction.
		NotLocked,
		/// The bill is surrendered, void, or waits for the answer to a request to surrender.
		NotIssued,
		/// Another party has possession.
		NotPossessor,
		/// The party has possession already.
		SelfTransfer,
		/// The recipient or endorsee takes no part now.
		RecipientNotMember,
		/// An offer waits for its answer: withdraw it first.
		OfferPending,
		/// Nothing is offered that concerns the party.
		NoOffer,
		/// The offer has lapsed.
		OfferExpired,
		/// The bill's chain went on since the party looked: look at the bill, then answer what is offered now.
		OfferChanged,
		/// Whoever offers takes no part now.
		OffererNotMember,
		/// The document is not negotiable: it is not endorsed, and goes only to those on its face, a sea waybill to nobody.
		NotNegotiable,
		/// Another party has the title, or whoever has possession.
		NotTitleholder,
		/// The title came by an endorsement that cannot be endorsed further.
		NotFurtherEndorsable,
		/// The party would endorse to itself.
		SelfEndorse,
		/// What is to be rejected did not come with the last action.
		NothingToReject,
		/// Possession and title came together: reject both.
		DualRoleRejectionRequired,
		/// The time to reject is over.
		RejectWindowClosed,
		/// The party may not surrender the bill, or did not ask for it.
		NotEntitled,
		/// The member is neither the carrier nor the agent that is asked.
		WrongSurrenderee,
		/// The reference was used for a request to surrender a bill of this carrier: draw another.
		DuplicateReference,
		/// The request was answered or taken back before.
		AlreadyAnswered,
		/// No such request waits for an answer.
		NotPending,
		/// The chain has as many entries as allowed: the bill can only be surrendered or voided.
		ChainFull,
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
		/// Issues a bill. For carriers.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_issue(issuance))]
		pub fn issue(origin: OriginFor<T>, nonce: Nonce, issuance: Box<Issuance>) -> DispatchResult {
			let carrier = Self::ensure_carrier(origin)?;
			Self::do_issue(carrier, nonce, *issuance)
		}

		/// Offers possession to a party, for a time. For the possessor.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::offer_transfer(), 1))]
		pub fn offer_transfer(
			origin: OriginFor<T>,
			bill: BillId,
			to: Party,
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_offer_transfer(party, bill, to, comment)
		}

		/// Takes possession. For the party to which it is offered, of the bill as it saw it: `after` is the hash of the chain's last
		/// entry, so that nothing was endorsed away between its look and its answer.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::accept_transfer(), 1))]
		pub fn accept_transfer(origin: OriginFor<T>, bill: BillId, after: [u8; 32]) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_accept_transfer(party, bill, after)
		}

		/// Does not take possession. For the party to which it is offered; `after` as in [`Call::accept_transfer`].
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::decline_transfer(), 0))]
		pub fn decline_transfer(
			origin: OriginFor<T>,
			bill: BillId,
			after: [u8; 32],
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_decline_transfer(party, bill, after, comment)
		}

		/// Takes an offer back. For the possessor.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::withdraw_offer(), 0))]
		pub fn withdraw_offer(origin: OriginFor<T>, bill: BillId) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_withdraw_offer(party, bill)
		}

		/// Endorses to a party that cannot endorse further. For the titleholder in possession, as the next two.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::endorse(), 1))]
		pub fn endorse(
			origin: OriginFor<T>,
			bill: BillId,
			to: Party,
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_endorse(party, bill, Action::Endorse, to, comment)
		}

		/// Endorses to the order of a party, that can endorse further.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::endorse_to_order(), 1))]
		pub fn endorse_to_order(
			origin: OriginFor<T>,
			bill: BillId,
			to: Party,
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_endorse(party, bill, Action::EndorseToOrder, to, comment)
		}

		/// Endorses in blank: from then on the title goes with possession.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::blank_endorse(), 0))]
		pub fn blank_endorse(origin: OriginFor<T>, bill: BillId, comment: Option<Comment>) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_by_oneself(party, bill, Action::BlankEndorse, comment)
		}

		/// Signs. For the possessor.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::sign(), 0))]
		pub fn sign(origin: OriginFor<T>, bill: BillId, comment: Option<Comment>) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_by_oneself(party, bill, Action::Sign, comment)
		}

		/// Gives possession back to whom it came from, as the next action, in time. For the possessor.
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::reject(), 0))]
		pub fn reject_possession(
			origin: OriginFor<T>,
			bill: BillId,
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_reject(party, bill, Action::RejectPossession, comment)
		}

		/// Gives the title back to whom it came from, as the next action, in time. For the titleholder. Possession may be on offer
		/// meanwhile.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::reject(), 0))]
		pub fn reject_title(origin: OriginFor<T>, bill: BillId, comment: Option<Comment>) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_reject(party, bill, Action::RejectTitle, comment)
		}

		/// Gives both back to whom they came from together, as the next action, in time. For whoever has both.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::reject(), 0))]
		pub fn reject_both(origin: OriginFor<T>, bill: BillId, comment: Option<Comment>) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_reject(party, bill, Action::RejectBoth, comment)
		}

		/// Asks the carrier or an agent of it to take the bill back. For the possessor, if it is the titleholder; of a document that is
		/// not negotiable, if it is the shipper or the consignee.
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::request_surrender(), 0))]
		pub fn request_surrender(
			origin: OriginFor<T>,
			bill: BillId,
			purpose: Purpose,
			to: MemberId,
			reference: [u8; 32],
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_request_surrender(party, bill, purpose, to, reference, comment)
		}

		/// Accepts the request of this reference, for good. For the carrier, and the agent that was asked.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::accept_surrender(), 0))]
		pub fn accept_surrender(
			origin: OriginFor<T>,
			bill: BillId,
			reference: [u8; 32],
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_conclude_surrender(party, bill, Action::Surrendered, reference, comment)
		}

		/// Rejects the request of this reference, with the reason: whoever asked has possession again. For the same.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::reject_surrender(), 0))]
		pub fn reject_surrender(
			origin: OriginFor<T>,
			bill: BillId,
			reference: [u8; 32],
			comment: Comment,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_conclude_surrender(party, bill, Action::SurrenderRejected, reference, Some(comment))
		}

		/// Takes the request of this reference back. For whoever asked.
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::cancel_surrender(), 0))]
		pub fn cancel_surrender(
			origin: OriginFor<T>,
			bill: BillId,
			reference: [u8; 32],
			comment: Option<Comment>,
		) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_conclude_surrender(party, bill, Action::SurrenderCancelled, reference, comment)
		}

		/// Voids a bill for good. For its carrier, in possession, when no other party has the title by name.
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::between(T::WeightInfo::void(), 0))]
		pub fn void(origin: OriginFor<T>, bill: BillId, comment: Option<Comment>) -> DispatchResult {
			let party = Self::ensure_party(origin, &bill)?;
			Self::do_void(party, bill, comment)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The bill.
		pub fn bill(bill: BillId) -> Option<BillOf<T>> {
			Bills::<T>::get(bill)
		}

		/// The bill that the carrier knows by this reference.
		pub fn by_reference(carrier: MemberId, reference: Reference) -> Option<BillId> {
			References::<T>::get(carrier, reference)
		}

		/// An entry of the bill's chain, from 0.
		pub fn entry(bill: BillId, sequence: u32) -> Option<Entry> {
			Chain::<T>::get(bill, sequence)
		}

		/// Who has possession and title, and how far the bill is.
		pub fn who_controls(bill: BillId) -> Option<Control> {
			Bills::<T>::get(bill).map(|bill| bill.control)
		}
	}
}
