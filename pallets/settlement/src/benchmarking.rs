//! What each of the pallet's pieces of work costs, at its worst. Legs are claims, each of a book and between members of its own
//! (what other parties cost beside that is in `cost.rs`);
//! what a thing costs beside that is for its pallet to say.

use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use hefu_primitives::{
	InstructionId, Party,
	settlement::{Book, Currency, Leg, What, When},
};
use pallet_support::{MakeBank, MakeMember, genesis_hash};

use crate::*;

/// A moment to come, within the time that an instruction may last.
fn later<T: Config>() -> u64 {
	T::Clock::get().saturating_add(10_000)
}

const AMOUNT: u128 = 1_000;

fn member<T: Config>(seed: u32) -> (Party, T::AccountId) {
	let (member, key) = T::BenchmarkHelper::make_member(seed);
	(Party::Member(member), key)
}

/// The `seed`-th bank's open book.
fn book<T: Config>(seed: u32) -> (Book, T::AccountId) {
	let (bank, key) = T::BenchmarkHelper::make_bank(seed);
	let book = Book { bank, currency: Currency::CNY };
	if !Books::<T>::contains_key(book) {
		Pallet::<T>::do_open_book(book, 2).expect("it can be opened");
	}
	(book, key)
}

/// How many books there are: banks, too, are bounded.
const BANKS: u32 = 8;

/// Legs in all of which the first member gives, each to another member; it has what it takes.
fn legs<T: Config>(count: u32) -> Legs {
	let (from, _) = member::<T>(0);
	let leg = |place: u32| {
		let (book, _) = book::<T>(place % BANKS);
		let reference = [place as u8; 32];
		Pallet::<T>::do_received(book, from, 2 * AMOUNT, reference).expect("it can be received");
		Leg { from, to: member::<T>(place + 1).0, what: What::Claim { book, amount: AMOUNT } }
	};
	BoundedVec::truncate_from((0..count).map(leg).collect::<Vec<_>>())
}

/// The party affirms.
fn affirm<T: Config>(party: Party, id: InstructionId) {
	let state = Pallet::<T>::to_affirm(&party, &id).expect("it may");
	Pallet::<T>::do_affirm(party, id, state).expect("it has what it gives");
}

/// An instruction of so many legs that all but the first member have affirmed.
fn instruction<T: Config>(count: u32, when: When) -> (InstructionId, T::AccountId) {
	let (giver, key) = T::BenchmarkHelper::make_member(0);
	let legs = legs::<T>(count);
	let nonce = [7; 32];
	Pallet::<T>::do_instruct(giver, nonce, legs, when, later::<T>(), Some([8; 32])).expect("it can be made");
	let id = InstructionId::derive(&genesis_hash::<T>(), &giver, &nonce);
	for place in 0..count {
		affirm::<T>(member::<T>(place + 1).0, id);
	}
	(id, key)
}

/// The same, affirmed by the first member too, and not yet due.
fn affirmed<T: Config>(count: u32) -> (InstructionId, T::AccountId) {
	let (id, key) = instruction::<T>(count, When::From(later::<T>() - 1));
	affirm::<T>(member::<T>(0).0, id);
	(id, key)
}

fn change<T: Config>(id: InstructionId, change: impl FnOnce(&mut Instruction)) {
	Instructions::<T>::mutate(id, |instruction| change(instruction.as_mut().expect("it was made")));
}

fn state<T: Config>(id: InstructionId) -> Option<State> {
	Instructions::<T>::get(id).map(|instruction| instruction.state)
}

impl<T: Config> pallet_support::MakeFunds for Pallet<T> {
	fn make_funds(party: &Party, amount: u128) -> Book {
		let (book, _) = book::<T>(0);
		// A reference for each, however many there are.
		let count = Entries::<T>::iter_prefix(book.bank).count() as u64;
		let mut reference = [0xff; 32];
		reference[..8].copy_from_slice(&count.to_le_bytes());
		Self::do_received(book, *party, amount, reference).expect("it can be received");
		book
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open_book() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let (bank, _) = T::BenchmarkHelper::make_bank(0);
		let book = Book { bank, currency: Currency::CNY };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, book, 2);

		assert!(Books::<T>::contains_key(book));
		Ok(())
	}

	#[benchmark]
	fn received() {
		let (book, key) = book::<T>(0);
		let (holder, _) = member::<T>(0);
		Pallet::<T>::do_received(book, holder, AMOUNT, [1; 32]).expect("it can be received");

		#[extrinsic_call]
		_(RawOrigin::Signed(key), book.currency, holder, AMOUNT, [2; 32]);

		assert_eq!(Claims::<T>::get(book, holder).free, 2 * AMOUNT);
	}

	#[benchmark]
	fn paid() {
		let (book, key) = book::<T>(0);
		let (holder, _) = member::<T>(0);
		Pallet::<T>::do_received(book, holder, AMOUNT, [1; 32]).expect("it can be received");

		#[extrinsic_call]
		_(RawOrigin::Signed(key), book.currency, holder, AMOUNT, [2; 32]);

		assert!(!Claims::<T>::contains_key(book, holder));
	}

	#[benchmark]
	fn instruct(l: Linear<1, MAX_LEGS>) {
		let (_, key) = member::<T>(0);
		let legs = legs::<T>(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), [7; 32], legs, When::LastAffirmation, later::<T>(), Some([8; 32]));

		assert_eq!(Instructions::<T>::iter().count(), 1);
	}

	/// Without the execution, which has a weight of its own.
	#[benchmark]
	fn affirm(l: Linear<1, MAX_LEGS>) {
		let (id, key) = instruction::<T>(l, When::From(later::<T>() - 1));

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(Instructions::<T>::get(id).is_some_and(|instruction| instruction.all_affirmed()));
	}

	#[benchmark]
	fn withdraw(l: Linear<1, MAX_LEGS>) {
		let (id, key) = affirmed::<T>(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(Instructions::<T>::get(id).is_some_and(|instruction| !instruction.all_affirmed()));
	}

	#[benchmark]
	fn execute(l: Linear<1, MAX_LEGS>) {
		let (id, key) = affirmed::<T>(l);
		change::<T>(id, |instruction| instruction.when = When::LastAffirmation);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(matches!(state::<T>(id), Some(State::Settled { .. })));
	}

	#[benchmark]
	fn reject(l: Linear<1, MAX_LEGS>) {
		let (id, key) = affirmed::<T>(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(matches!(state::<T>(id), Some(State::Rejected { .. })));
	}

	#[benchmark]
	fn clear(l: Linear<1, MAX_LEGS>) {
		let (id, key) = affirmed::<T>(l);
		change::<T>(id, |instruction| instruction.expires_ms = 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(matches!(state::<T>(id), Some(State::Cleared { .. })));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
