//! What each of the pallet's pieces of work costs, at its worst. Legs are claims, each of a book and between members of its own
//! (what other parties cost beside that is in `cost.rs`);
//! what a thing costs beside that is for its pallet to say.

use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use hefu_primitives::{
	InstructionId, Party,
	date::Day,
	settlement::{Book, Currency, Leg, What, When},
};
use pallet_support::{Deposits, MakeBank, MakeMember, SettledInspect, genesis_hash};

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

/// As many mediators as there can be: no parties of the legs.
fn mediators<T: Config>() -> MediatorIds {
	let member = |place| T::BenchmarkHelper::make_member(MAX_LEGS + 1 + place).0;
	BoundedVec::truncate_from((0..MAX_MEDIATORS).map(member).collect::<Vec<_>>())
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
	let (expires_ms, about) = (later::<T>(), Some([8; 32]));
	Pallet::<T>::do_instruct(giver, nonce, legs, when, expires_ms, about, mediators::<T>())
		.expect("it can be made");
	let id = InstructionId::derive(&genesis_hash::<T>(), &giver, &nonce);
	let until_ms = Some(expires_ms);
	change::<T>(id, |of| of.mediators.iter_mut().for_each(|mediator| mediator.until_ms = until_ms));
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

/// A book in which the party has deposited one amount and has another one free.
fn deposited<T: Config>(payer: Party, reference: u8) -> Book {
	let (book, _) = book::<T>(0);
	Pallet::<T>::do_received(book, payer, 2 * AMOUNT, [reference; 32]).expect("it can be received");
	Pallet::<T>::deposit(&book, &payer, AMOUNT).expect("it has so much");
	book
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
		let (legs, mediators) = (legs::<T>(l), mediators::<T>());
		let (when, about) = (When::LastAffirmation, Some([8; 32]));

		#[extrinsic_call]
		_(RawOrigin::Signed(key), [7; 32], legs, when, later::<T>(), about, mediators);

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
		change::<T>(id, |instruction| instruction.expires_ms = Some(0));

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(matches!(state::<T>(id), Some(State::Cleared { .. })));
	}

	/// Without the execution, which has a weight of its own; of the largest instruction.
	#[benchmark]
	fn mediate() {
		let (id, _) = instruction::<T>(MAX_LEGS, When::LastAffirmation);
		let (mediator, key) = T::BenchmarkHelper::make_member(MAX_LEGS + MAX_MEDIATORS);
		let until_ms = Some(later::<T>() + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, until_ms);

		let agrees = Mediator { member: mediator, until_ms };
		assert!(
			Instructions::<T>::get(id).is_some_and(|instruction| instruction.mediators.contains(&agrees))
		);
	}

	/// The same, of an instruction of which all legs are cash, the last one to be attested.
	#[benchmark]
	fn attest() {
		let (id, _) = affirmed::<T>(MAX_LEGS);
		let (attestor, key) = T::BenchmarkHelper::make_bank(0);
		change::<T>(id, |instruction| {
			for leg in instruction.legs.iter_mut() {
				leg.what = What::Cash { currency: Currency::CNY, amount: AMOUNT, attestor };
			}
			let receipt = |leg: u32| Receipt { leg: leg as u8, reference: [leg as u8; 32] };
			instruction.receipts =
				BoundedVec::truncate_from((0..MAX_LEGS - 1).map(receipt).collect::<Vec<_>>());
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, MAX_LEGS as u8 - 1, [99; 32]);

		assert!(Instructions::<T>::get(id).is_some_and(|instruction| instruction.is_attested()));
	}

	/// Both owe the other something.
	#[benchmark]
	fn net() {
		let ((one, key), (other, _)) = (member::<T>(0), member::<T>(1));
		let book = deposited::<T>(one, 1);
		deposited::<T>(other, 2);
		// What was redeemed today, as if it had been on a day that is over whatever the clock says.
		let (day, today) = (Day(-1), Day::in_china(T::Clock::get()));
		for (payer, payee) in [(one, other), (other, one)] {
			Pallet::<T>::redeem(&book, &payer, &payee, AMOUNT).expect("it was deposited");
			let due = Dues::<T>::take((today, book, payer, payee)).expect("it was redeemed");
			Dues::<T>::insert((day, book, payer, payee), due);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(key), day, book, one, other);

		assert_eq!(Dues::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn deposit() {
		let (payer, _) = member::<T>(0);
		let book = deposited::<T>(payer, 1);

		#[block]
		{
			Pallet::<T>::deposit(&book, &payer, AMOUNT).expect("it has so much");
		}

		assert_eq!(Deposited::<T>::get(book, payer), 2 * AMOUNT);
	}

	#[benchmark]
	fn give_back() {
		let (payer, _) = member::<T>(0);
		let book = deposited::<T>(payer, 1);

		#[block]
		{
			Pallet::<T>::give_back(&book, &payer, AMOUNT / 2).expect("it has deposited so much");
		}

		assert_eq!(Deposited::<T>::get(book, payer), AMOUNT / 2);
	}

	#[benchmark]
	fn redeem() {
		let ((payer, _), (payee, _)) = (member::<T>(0), member::<T>(1));
		let book = deposited::<T>(payer, 1);
		Pallet::<T>::redeem(&book, &payer, &payee, AMOUNT / 2).expect("it has deposited so much");

		#[block]
		{
			Pallet::<T>::redeem(&book, &payer, &payee, AMOUNT / 4).expect("it has deposited so much");
		}

		assert_eq!(Deposited::<T>::get(book, payer), AMOUNT / 4);
	}

	/// Of the largest instruction.
	#[benchmark]
	fn settled() {
		let (id, _) = affirmed::<T>(MAX_LEGS);
		let at_ms = T::Clock::get();
		change::<T>(id, |instruction| instruction.state = State::Settled { at_ms });
		let ((payer, _), (payee, _)) = (member::<T>(0), member::<T>(MAX_LEGS));
		let found;

		#[block]
		{
			found = <Pallet<T> as SettledInspect>::settled(&id, &payer, &payee);
		}

		assert_eq!(found.map(|(_, amount)| amount), Some(AMOUNT));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
