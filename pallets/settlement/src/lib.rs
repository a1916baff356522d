//! # Settlement
//!
//! Money as claims on banks, and instructions whose legs settle together or not at all (结算).
//!
//! ## Terms
//!
//! - A **book** is a settlement bank in one currency. Governance opens it.
//! - A **claim** is what the bank of a book owes a party. The bank makes it by attesting that money came in, and ends it by
//!   attesting that it paid out, each time with a reference of its own that is never used again. A claim is no payment token:
//!   beside the bank's attestations, only an instruction that its holder has affirmed moves it.
//! - An **instruction** has *legs*: claims, and *things* that other pallets record (a grant, a bill of lading), which this pallet
//!   knows by the trait [`pallet_support::Leg`] alone. Whoever gives or gets is a *party*: a member, a customer whom a member
//!   sponsors, or a key that was made for one object. Such a key gives and gets only where that object is concerned.
//! - To **affirm** is to agree to the whole instruction, and locks what one gives in it.
//!
//! ## Life of an instruction
//!
//! A member makes it; each party affirms, and may withdraw that as long as the instruction is open; with the last affirmation,
//! or from a moment on, all legs are executed in one storage transaction. When one fails, nothing has happened, every lock is
//! as it was, and a party can try again. A party or the creator can reject it. From its expiry on it has lapsed without a
//! transaction; what was locked for it is given back to each party when it withdraws, or to all when anybody clears it.
//!
//! ## Interface
//!
//! - Governance: [`Call::open_book`].
//! - The bank of a book: [`Call::received`], [`Call::paid`].
//! - Members: [`Call::instruct`], [`Call::clear`].
//! - Parties: [`Call::affirm`], [`Call::withdraw`], [`Call::execute`]; with the creator: [`Call::reject`].
//!
//! ## Invariants
//!
//! M14 (money is conserved) and M17 (an instruction settles at most once) of the design are checked by
//! [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod affirm;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod cost;
mod execute;
mod instruct;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub(crate) use types::concerns;
pub use types::{
	BookState, Claim, Direction, Entry, Instruction, Legs, MAX_DECIMALS, MAX_LEGS, MAX_PARTIES, Parties,
	Side, State, Status, parties_of,
};
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{prelude::*, traits::Get};
	use hefu_primitives::{
		InstructionId, MemberId, Nonce, Party,
		settlement::{BankReference, Book, Currency, When},
	};
	use pallet_support::{Leg, PartyInspect};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Opens books.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part, and what party keys were made for.
		type Members: PartyInspect<Self::AccountId>;

		/// Locks, moves and releases things, by their kind.
		type Things: Leg;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most open instructions that a member has made; governed.
		type MaxOpenPerMember: Get<u32>;

		/// Longest time from an instruction's making to its expiry, in milliseconds; governed. Whatever becomes of the parties, what is
		/// locked is free by then.
		type MaxInstructionMs: Get<u64>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members and banks to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: pallet_support::MakeMember<Self::AccountId>
			+ pallet_support::MakeBank<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Book -> what its bank owes. Bounded by governance, which opens each; never removed. Written by [`Call::open_book`],
	/// [`Call::received`] and [`Call::paid`].
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Blake2_128Concat, Book, BookState, OptionQuery>;

	/// Book, party -> its claim; no entry when there is nothing. At most one for each book and party. Written by the bank's
	/// calls and by instructions.
	#[pallet::storage]
	pub type Claims<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Book, Blake2_128Concat, Party, Claim, ValueQuery>;

	/// Bank, its reference -> what it attested under it. One for each attestation, never changed and never removed: a reference
	/// is never used again. Written by [`Call::received`] and [`Call::paid`].
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Blake2_128Concat, BankReference, Entry, OptionQuery>;

	/// Id -> instruction. At most `MaxOpenPerMember` open ones of a creator; the others stay, so that no id is used again. Written
	/// by the calls about it.
	#[pallet::storage]
	pub type Instructions<T: Config> =
		StorageMap<_, Blake2_128Concat, InstructionId, Instruction, OptionQuery>;

	/// Member -> how many open instructions it has made; no entry when none. Written when one is made or is no longer open.
	#[pallet::storage]
	pub type OpenCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A bank can now owe parties money in a currency.
		BookOpened {
			/// The bank and the currency.
			book: Book,
			/// Decimal places of the currency's minor unit.
			decimals: u8,
		},
		/// A bank attested that it received money for a party, who has a claim for it.
		Received {
			/// The bank and the currency.
			book: Book,
			/// For whom.
			holder: Party,
			/// How much, in the minor unit.
			amount: u128,
			/// The bank's reference.
			reference: BankReference,
		},
		/// A bank attested that it paid money out to a party, whose claim is less by it.
		Paid {
			/// The bank and the currency.
			book: Book,
			/// To whom.
			holder: Party,
			/// How much, in the minor unit.
			amount: u128,
			/// The bank's reference.
			reference: BankReference,
		},
		/// An instruction was made. Its parties are whoever gives or gets in its legs.
		Instructed {
			/// Its id.
			instruction: InstructionId,
			/// Who made it.
			creator: MemberId,
			/// What it moves.
			legs: Legs,
			/// When it is executed.
			when: When,
			/// From when on it has lapsed: milliseconds since 1970 UTC.
			expires_ms: u64,
			/// Digest or id of what it is about.
			about: Option<[u8; 32]>,
		},
		/// A party affirmed: what it gives is locked.
		Affirmed {
			/// The instruction.
			instruction: InstructionId,
			/// The party.
			party: Party,
		},
		/// A party withdrew its affirmation: what it gives is free again.
		Withdrawn {
			/// The instruction.
			instruction: InstructionId,
			/// The party.
			party: Party,
		},
		/// All legs were executed.
		Settled {
			/// The instruction.
			instruction: InstructionId,
		},
		/// The execution that came with the last affirmation failed: no leg was executed, every lock is as it was.
		ExecutionFailed {
			/// The instruction.
			instruction: InstructionId,
			/// Place of the leg that failed, from 0.
			leg: u8,
			/// Why.
			error: DispatchError,
		},
		/// The instruction was rejected: all that was locked for it is free again.
		Rejected {
			/// The instruction.
			instruction: InstructionId,
			/// A party or the creator.
			by: Party,
		},
		/// An instruction that had expired was cleared: all that was locked for it is free again.
		Cleared {
			/// The instruction.
			instruction: InstructionId,
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The key acts for nobody who takes part now: no live member, customer or party key.
		NotAdmitted,
		/// The member has not the role of a bank.
		NotBank,
		/// The bank is an exchange as well: a platform does not attest the money of its own trades.
		BankIsPlatform,
		/// The currency is not three upper-case letters, or stands for none.
		InvalidCurrency,
		/// A currency's minor unit has at most four decimal places.
		InvalidDecimals,
		/// The book is open already.
		AlreadyOpen,
		/// No such book is open: the bank cannot owe money in this currency.
		NoSuchBook,
		/// The amount is zero.
		ZeroAmount,
		/// A bank does not attest money to itself.
		HolderIsBank,
		/// The party for whom money came in takes no part now.
		HolderNotLive,
		/// The bank has used this reference.
		ReferenceUsed,
		/// The bank would owe more than can be counted.
		TooMuch,
		/// The free part of the claim is less.
		InsufficientFunds,
		/// The nonce has been used: the instruction exists.
		AlreadyExists,
		/// There is no leg.
		NoLegs,
		/// A leg goes from a party to itself.
		LegToItself,
		/// A thing is in two legs.
		DuplicateThing,
		/// A bank has no claims on itself, so it is no side of a leg of its own book.
		BankIsParty,
		/// A party takes no part now.
		PartyNotLive,
		/// A party key gives or gets in an instruction that neither moves nor names the object which the key was made for.
		KeyOfOtherObject,
		/// The bank of a claim takes no part now.
		BankNotLive,
		/// The instruction would be over before it begins: its expiry is past, or comes before the time of its execution; or it would
		/// last longer than one may.
		InvalidExpiry,
		/// The member has made as many open instructions as allowed: reject or clear some.
		TooManyOpen,
		/// There is no such instruction.
		NotFound,
		/// Whoever signed is no party of the instruction.
		NotParty,
		/// The party has affirmed already.
		AlreadyAffirmed,
		/// The party has not affirmed.
		NotAffirmed,
		/// A party has not affirmed yet.
		NotAllAffirmed,
		/// The instruction was settled, rejected or cleared.
		Closed,
		/// The instruction has expired: make another one.
		Expired,
		/// The instruction has not expired.
		NotExpired,
		/// The time of the execution has not come.
		TooEarly,
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
		/// Lets a bank owe parties money in a currency. For governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_book())]
		pub fn open_book(origin: OriginFor<T>, book: Book, decimals: u8) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_open_book(book, decimals)
		}

		/// Attests that money came in for a party, who then has a claim. For the bank of a book.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::received().saturating_add(Pallet::<T>::weight_of_parties([*holder])))]
		pub fn received(
			origin: OriginFor<T>,
			currency: Currency,
			holder: Party,
			amount: u128,
			reference: BankReference,
		) -> DispatchResult {
			let bank = Self::ensure_member(origin)?;
			Self::do_received(Book { bank, currency }, holder, amount, reference)
		}

		/// Attests that money was paid out to a party, from the free part of its claim. For the bank of a book.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::paid())]
		pub fn paid(
			origin: OriginFor<T>,
			currency: Currency,
			holder: Party,
			amount: u128,
			reference: BankReference,
		) -> DispatchResult {
			let bank = Self::ensure_member(origin)?;
			Self::do_paid(Book { bank, currency }, holder, amount, reference)
		}

		/// Makes an instruction. For every member, party or not: whoever arranges a trade can, and each party affirms for itself.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::weight_of_instruct(legs))]
		pub fn instruct(
			origin: OriginFor<T>,
			nonce: Nonce,
			legs: Legs,
			when: When,
			expires_ms: u64,
			about: Option<[u8; 32]>,
		) -> DispatchResult {
			let creator = Self::ensure_member(origin)?;
			Self::do_instruct(creator, nonce, legs, when, expires_ms, about)
		}

		/// Affirms an instruction, and locks what the party gives in it. If it is the last to do so and the time has come, all
		/// legs are executed; should one fail, the affirmation stays and [`Event::ExecutionFailed`] tells why. For a party.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::most_of_affirm())]
		pub fn affirm(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let party = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_affirm(&party, &instruction))?;
			let (legs, executed) = Self::do_affirm(party, instruction, state)?;
			Ok(Some(Self::weight_of_affirm(&legs, executed)).into())
		}

		/// Takes an affirmation back, and frees what was locked by it. For a party, as long as the instruction is open, expired or
		/// not.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::most_of(T::WeightInfo::withdraw))]
		pub fn withdraw(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let party = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_withdraw(&party, &instruction))?;
			let legs = Self::do_withdraw(party, instruction, state)?;
			Ok(Some(Self::weight_of(&legs, T::WeightInfo::withdraw)).into())
		}

		/// Executes all legs of an instruction that all have affirmed and whose time has come. When one fails, the call fails with
		/// its error and can be made again. For a party.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::most_of_execution())]
		pub fn execute(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let party = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_execute(&party, &instruction))?;
			let legs = Self::do_execute(instruction, state)?;
			Ok(Some(Self::weight_of_execution(&legs)).into())
		}

		/// Rejects an instruction for good, and frees what was locked for it. For a party or the creator, as long as it is open.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::most_of(T::WeightInfo::reject))]
		pub fn reject(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let by = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_reject(&by, &instruction))?;
			let legs = Self::do_reject(by, instruction, state)?;
			Ok(Some(Self::weight_of(&legs, T::WeightInfo::reject)).into())
		}

		/// Frees what is locked for an instruction that has expired, and closes it. For every member.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::most_of(T::WeightInfo::clear))]
		pub fn clear(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			Self::early(Self::ensure_member(origin))?;
			let state = Self::early(Self::to_clear(&instruction))?;
			let legs = Self::do_clear(instruction, state)?;
			Ok(Some(Self::weight_of(&legs, T::WeightInfo::clear)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What the bank of the book owes.
		pub fn book(book: Book) -> Option<BookState> {
			Books::<T>::get(book)
		}

		/// What the party has in the book.
		pub fn claim(book: Book, holder: Party) -> Claim {
			Claims::<T>::get(book, holder)
		}

		/// What the bank attested under its reference.
		pub fn entry(bank: MemberId, reference: BankReference) -> Option<Entry> {
			Entries::<T>::get(bank, reference)
		}

		/// The instruction.
		pub fn instruction(instruction: InstructionId) -> Option<Instruction> {
			Instructions::<T>::get(instruction)
		}

		/// What the instruction is at the moment `at_ms`, in milliseconds since 1970 UTC, if nobody does anything about it before.
		pub fn status(instruction: InstructionId, at_ms: u64) -> Option<Status> {
			Instructions::<T>::get(instruction).map(|instruction| instruction.status(at_ms))
		}
	}
}
