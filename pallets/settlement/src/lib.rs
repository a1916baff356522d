//! # Settlement
//!
//! Money as claims on banks, and instructions whose legs settle together or not at all (结算).
//!
//! ## Terms
//!
//! - A **book** is a settlement bank in one currency. Governance opens it.
//! - A **claim** is what the bank of a book owes a party. The bank makes it by attesting that money came in, and ends it by
//!   attesting that it paid out, each time with a reference of its own that is never used again. A claim is no payment token:
//!   beside the bank's attestations, only an instruction that its holder has affirmed moves it, or a redemption from what its
//!   holder deposited.
//! - An **instruction** has *legs*: claims, and *things* that other pallets record (a grant, a bill of lading), which this pallet
//!   knows by the trait [`pallet_support::Leg`] alone. Whoever gives or gets is a *party*: a member, a customer whom a member
//!   sponsors, or a key that was made for one object. Such a key gives and gets only where that object is concerned.
//! - A **cash leg** is money that one party pays another outside of the ledger. A bank that is no party attests it, by a
//!   *receipt* with a reference from the same series as its other entries.
//! - To **affirm** is to agree to the whole instruction, and locks what one gives in it.
//! - A **mediator** is no party and must agree too. It says until when it does.
//! - A **kept** instruction is made by another pallet, its *keeper*, which alone executes or releases it
//!   ([`pallet_support::Instructions`]).
//! - A **deposit** is what a payer put aside for what it will have used. What is redeemed from it is **due** to a payee at once,
//!   and when the day is over what two owe each other of it is **netted** in one movement ([`pallet_support::Deposits`]).
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
//! - Members: [`Call::instruct`], [`Call::clear`], [`Call::net`].
//! - Parties: [`Call::affirm`], [`Call::withdraw`], [`Call::execute`]; with the creator: [`Call::reject`].
//! - Mediators: [`Call::mediate`]. The bank that a cash leg names: [`Call::attest`].
//! - Other pallets: [`pallet_support::Instructions`], [`pallet_support::Deposits`], [`pallet_support::SettledInspect`].
//!
//! ## Invariants
//!
//! M14 (money is conserved) and M17 (an instruction settles at most once) of the design are checked by
//! [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod affirm;
mod attest;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod cost;
mod deposits;
mod execute;
mod instruct;
mod keep;
mod mediate;
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
	BookState, Claim, Direction, Due, Entry, Instruction, Legs, MAX_DECIMALS, MAX_LEGS, MAX_MEDIATORS,
	MAX_PARTIES, Mediator, MediatorIds, Mediators, Parties, Receipt, Receipts, Side, State, Status,
	mediators_of, parties_of,
};
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{prelude::*, traits::Get};
	use hefu_primitives::{
		InstructionId, MemberId, Nonce, Party,
		date::Day,
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
	/// calls, by instructions, and by deposits and what becomes of them.
	#[pallet::storage]
	pub type Claims<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Book, Blake2_128Concat, Party, Claim, ValueQuery>;

	/// Bank, its reference -> what it attested under it. One for each attestation, never changed and never removed: a reference
	/// is never used again. Written by [`Call::received`], [`Call::paid`] and [`Call::attest`].
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

	/// Book, payer -> what it has deposited, which is locked in its claim; no entry when nothing. At most one for each claim. Written
	/// by whoever uses [`pallet_support::Deposits`].
	#[pallet::storage]
	pub type Deposited<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Book, Blake2_128Concat, Party, u128, ValueQuery>;

	/// Day in China, book, payer, payee -> what was redeemed on that day and is not paid yet, which is locked in the payer's claim. At
	/// most one for each; removed when the two are netted. Written by redemptions and by [`Call::net`].
	#[pallet::storage]
	pub type Dues<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, Day>,
			NMapKey<Blake2_128Concat, Book>,
			NMapKey<Blake2_128Concat, Party>,
			NMapKey<Blake2_128Concat, Party>,
		),
		Due,
		OptionQuery,
	>;

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
			/// From when on it has lapsed: milliseconds since 1970 UTC. None when it is kept.
			expires_ms: Option<u64>,
			/// Digest or id of what it is about.
			about: Option<[u8; 32]>,
			/// Who else must agree.
			mediators: MediatorIds,
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
		/// The execution that came with the last affirmation, agreement or receipt failed: no leg was executed, every lock is as it
		/// was.
		ExecutionFailed {
			/// The instruction.
			instruction: InstructionId,
			/// Place of the leg that failed, from 0; also 0 when a mediator takes no part.
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
		/// A mediator agreed for a time, or no longer agrees.
		Mediated {
			/// The instruction.
			instruction: InstructionId,
			/// The mediator.
			mediator: MemberId,
			/// Until when it agrees: milliseconds since 1970 UTC. None when it took its agreement back.
			until_ms: Option<u64>,
		},
		/// The bank that a cash leg names attested that the money was paid.
		Attested {
			/// The instruction.
			instruction: InstructionId,
			/// Place of the leg, from 0.
			leg: u8,
			/// The bank's reference.
			reference: BankReference,
		},
		/// The keeper of an instruction no longer executes it: all that was locked for it is free again.
		Released {
			/// The instruction.
			instruction: InstructionId,
		},
		/// So much of the free part of a claim was put aside.
		Deposited {
			/// The bank and the currency.
			book: Book,
			/// Whose claim.
			payer: Party,
			/// How much, in the minor unit.
			amount: u128,
		},
		/// So much of what was put aside is free again.
		GivenBack {
			/// The bank and the currency.
			book: Book,
			/// Whose claim.
			payer: Party,
			/// How much, in the minor unit.
			amount: u128,
		},
		/// So much of what was put aside is due to a payee.
		Redeemed {
			/// The day in China, after which it can be netted.
			day: Day,
			/// The bank and the currency.
			book: Book,
			/// Whose claim.
			payer: Party,
			/// To whom.
			payee: Party,
			/// How much, in the minor unit.
			amount: u128,
		},
		/// What two parties owed each other of a day was paid in one movement (净额结算单).
		Netted {
			/// The day in China.
			day: Day,
			/// The bank and the currency.
			book: Book,
			/// Who owed more; the first of the two in their order, when both owed the same.
			payer: Party,
			/// The other one.
			payee: Party,
			/// What the payer owed the payee.
			owed: Due,
			/// What the payee owed the payer.
			owed_back: Due,
			/// What the payer paid the payee, in the minor unit: the difference.
			net: u128,
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
		/// A leg goes from a party to itself, or a party would owe itself.
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
		/// An instruction has at most 16 legs.
		TooManyLegs,
		/// Its keeper alone executes or releases the instruction; nobody else makes one that is kept.
		Kept,
		/// The instruction has no keeper: its parties execute it.
		NotKept,
		/// A mediator is named twice.
		DuplicateMediator,
		/// A party is no mediator of its own instruction.
		MediatorIsParty,
		/// A mediator takes no part now.
		MediatorNotLive,
		/// Whoever signed is no mediator of the instruction.
		NotMediator,
		/// A mediator does not agree, or no longer does.
		NotMediated,
		/// The mediator would agree until a moment that is past.
		InvalidUntil,
		/// A party does not attest a payment of its own instruction.
		AttestorIsParty,
		/// There is no cash leg at this place.
		NoCashLeg,
		/// Another bank attests this leg.
		NotAttestor,
		/// The leg was attested.
		AlreadyAttested,
		/// A cash leg is not attested yet.
		NotAttested,
		/// Money was paid for the instruction outside of the ledger: until it expires, nobody withdraws or rejects.
		MoneyWasPaid,
		/// Less than that was put aside.
		InsufficientDeposit,
		/// The day is not over in China.
		DayNotOver,
		/// Neither owes the other anything of that day.
		NothingDue,
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
		/// Mediators must agree too.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::weight_of_instruct(legs))]
		pub fn instruct(
			origin: OriginFor<T>,
			nonce: Nonce,
			legs: Legs,
			when: When,
			expires_ms: u64,
			about: Option<[u8; 32]>,
			mediators: MediatorIds,
		) -> DispatchResult {
			let creator = Self::ensure_member(origin)?;
			Self::do_instruct(creator, nonce, legs, when, expires_ms, about, mediators)
		}

		/// Affirms an instruction, and locks what the party gives in it. If nothing else is missing and the time has come, all
		/// legs are executed; should one fail, the affirmation stays and [`Event::ExecutionFailed`] tells why. For a party.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::most_with_execution(Pallet::<T>::most_of(T::WeightInfo::affirm)))]
		pub fn affirm(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let party = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_affirm(&party, &instruction))?;
			let (legs, executed) = Self::do_affirm(party, instruction, state)?;
			let affirm = Self::weight_of(&legs, T::WeightInfo::affirm);
			Ok(Some(Self::with_execution(affirm, &legs, executed)).into())
		}

		/// Takes an affirmation back, and frees what was locked by it. For a party, as long as the instruction is open, expired or
		/// not, and, before it expires, no cash leg was attested.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::most_of(T::WeightInfo::withdraw))]
		pub fn withdraw(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let party = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_withdraw(&party, &instruction))?;
			let legs = Self::do_withdraw(party, instruction, state)?;
			Ok(Some(Self::weight_of(&legs, T::WeightInfo::withdraw)).into())
		}

		/// Executes all legs of an instruction to which nothing is missing and whose time has come. When one fails, the call fails with
		/// its error and can be made again. For a party.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::most_of_execution())]
		pub fn execute(origin: OriginFor<T>, instruction: InstructionId) -> DispatchResultWithPostInfo {
			let party = Self::early(Self::ensure_party(origin))?;
			let state = Self::early(Self::to_execute(&party, &instruction))?;
			let legs = Self::do_execute(instruction, state)?;
			Ok(Some(Self::weight_of_execution(&legs)).into())
		}

		/// Rejects an instruction for good, and frees what was locked for it. For a party or the creator, as long as it is open and,
		/// before it expires, no cash leg was attested.
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

		/// Agrees to an instruction until a moment, in milliseconds since 1970 UTC, instead of what was said before; with none, no
		/// longer agrees. If nothing else is missing and the time has come, all legs are executed, as by [`Call::affirm`]. For a
		/// mediator.
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::most_with_execution(T::WeightInfo::mediate()))]
		pub fn mediate(
			origin: OriginFor<T>,
			instruction: InstructionId,
			until_ms: Option<u64>,
		) -> DispatchResultWithPostInfo {
			let member = Self::early(Self::ensure_member(origin))?;
			let state = Self::early(Self::to_mediate(&member, &instruction, until_ms))?;
			let (legs, executed) = Self::do_mediate(member, instruction, until_ms, state);
			Ok(Some(Self::with_execution(T::WeightInfo::mediate(), &legs, executed)).into())
		}

		/// Attests that the money of a cash leg was paid, of an instruction that all have affirmed. If nothing else is missing and the
		/// time has come, all legs are executed, as by [`Call::affirm`]. For the bank that the leg names.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::most_with_execution(T::WeightInfo::attest()))]
		pub fn attest(
			origin: OriginFor<T>,
			instruction: InstructionId,
			leg: u8,
			reference: BankReference,
		) -> DispatchResultWithPostInfo {
			let bank = Self::early(Self::ensure_member(origin))?;
			let receipt = Receipt { leg, reference };
			let (entry, state) = Self::early(Self::to_attest(&bank, &instruction, receipt))?;
			let (legs, executed) = Self::do_attest(bank, instruction, receipt, entry, state);
			Ok(Some(Self::with_execution(T::WeightInfo::attest(), &legs, executed)).into())
		}

		/// Pays what two parties owe each other of a day that is over in China, in one movement. For every member.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::net())]
		pub fn net(origin: OriginFor<T>, day: Day, book: Book, one: Party, other: Party) -> DispatchResult {
			Self::ensure_member(origin)?;
			Self::do_net(day, book, one, other)
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

		/// What the payer has deposited in the book.
		pub fn deposited(book: Book, payer: Party) -> u128 {
			Deposited::<T>::get(book, payer)
		}

		/// What the payer owes the payee of that day in China, in this book.
		pub fn due(day: Day, book: Book, payer: Party, payee: Party) -> Due {
			Dues::<T>::get((day, book, payer, payee)).unwrap_or_default()
		}
	}
}
