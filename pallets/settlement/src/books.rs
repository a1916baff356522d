//! Books, banks' attestations, and claims.
//!
//! Claims are counted here and in no assets pallet: the README says why.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, Party,
	member::Role,
	settlement::{BankReference, Book},
};
use pallet_support::{MemberInspect, PartyInspect};

use crate::{
	BookState, Books, Claim, Claims, Config, Direction, Entries, Entry, Error, Event, MAX_DECIMALS, Pallet,
};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// The party as which the call's key acts now.
	pub(crate) fn ensure_party(origin: OriginFor<T>) -> Result<Party, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::party(&who).ok_or_else(|| Error::<T>::NotAdmitted.into())
	}

	/// Opens a book.
	pub(crate) fn do_open_book(book: Book, decimals: u8) -> DispatchResult {
		Self::check_bank(&book.bank)?;
		ensure!(book.currency.check().is_ok(), Error::<T>::InvalidCurrency);
		ensure!(decimals <= MAX_DECIMALS, Error::<T>::InvalidDecimals);
		ensure!(!Books::<T>::contains_key(book), Error::<T>::AlreadyOpen);

		Books::<T>::insert(book, BookState { decimals, received: 0, paid: 0 });
		Self::deposit_event(Event::BookOpened { book, decimals });
		Ok(())
	}

	/// Records that money came in. The bank must still be one.
	pub(crate) fn do_received(
		book: Book,
		holder: Party,
		amount: u128,
		reference: BankReference,
	) -> DispatchResult {
		let mut state = Self::check_entry(&book, &holder, amount, &reference)?;
		Self::check_bank(&book.bank)?;
		ensure!(T::Members::takes_part(&holder), Error::<T>::HolderNotLive);
		state.received = state.received.checked_add(amount).ok_or(Error::<T>::TooMuch)?;

		Self::credit(&book, &holder, amount)?;
		Books::<T>::insert(book, state);
		Self::record_entry(&book, reference, Direction::Received, holder, amount);
		Self::deposit_event(Event::Received { book, holder, amount, reference });
		Ok(())
	}

	/// Records that money was paid out. What a bank owes it can pay, whether or not it still has the role.
	pub(crate) fn do_paid(
		book: Book,
		holder: Party,
		amount: u128,
		reference: BankReference,
	) -> DispatchResult {
		let mut state = Self::check_entry(&book, &holder, amount, &reference)?;
		state.paid = state.paid.checked_add(amount).ok_or(Error::<T>::TooMuch)?;
		Self::change_claim(&book, &holder, |claim| {
			claim.free = claim.free.checked_sub(amount).ok_or(Error::<T>::InsufficientFunds)?;
			Ok(())
		})?;
		Books::<T>::insert(book, state);
		Self::record_entry(&book, reference, Direction::Paid, holder, amount);
		Self::deposit_event(Event::Paid { book, holder, amount, reference });
		Ok(())
	}

	/// Adds to the free part of a claim.
	pub(crate) fn credit(book: &Book, holder: &Party, amount: u128) -> DispatchResult {
		Self::change_claim(book, holder, |claim| {
			claim.free = claim.free.checked_add(amount).ok_or(Error::<T>::TooMuch)?;
			Ok(())
		})
	}

	/// Locks some of the free part of a claim.
	pub(crate) fn lock_claim(book: &Book, holder: &Party, amount: u128) -> DispatchResult {
		Self::change_claim(book, holder, |claim| {
			claim.free = claim.free.checked_sub(amount).ok_or(Error::<T>::InsufficientFunds)?;
			claim.locked = claim.locked.checked_add(amount).ok_or(Error::<T>::TooMuch)?;
			Ok(())
		})
	}

	/// Frees some of the locked part of a claim.
	pub(crate) fn release_claim(book: &Book, holder: &Party, amount: u128) -> DispatchResult {
		Self::take_locked(book, holder, amount)?;
		Self::credit(book, holder, amount)
	}

	/// Takes from the locked part of a claim.
	pub(crate) fn take_locked(book: &Book, holder: &Party, amount: u128) -> DispatchResult {
		Self::change_claim(book, holder, |claim| {
			claim.locked = claim.locked.checked_sub(amount).ok_or(Error::<T>::InsufficientFunds)?;
			Ok(())
		})
	}

	/// Changes a claim, and keeps none that is nothing.
	fn change_claim(
		book: &Book,
		holder: &Party,
		change: impl FnOnce(&mut Claim) -> Result<(), Error<T>>,
	) -> DispatchResult {
		let mut claim = Claims::<T>::get(book, holder);
		change(&mut claim)?;
		if claim == Claim::default() {
			Claims::<T>::remove(book, holder);
		} else {
			Claims::<T>::insert(book, holder, claim);
		}
		Ok(())
	}

	/// Whoever attests money is a bank and runs no exchange.
	pub(crate) fn check_bank(bank: &MemberId) -> DispatchResult {
		ensure!(T::Members::has_role(bank, Role::Bank), Error::<T>::NotBank);
		ensure!(!T::Members::has_role(bank, Role::Exchange), Error::<T>::BankIsPlatform);
		Ok(())
	}

	/// What both attestations need; gives the book.
	fn check_entry(
		book: &Book,
		holder: &Party,
		amount: u128,
		reference: &BankReference,
	) -> Result<BookState, DispatchError> {
		let state = Books::<T>::get(book).ok_or(Error::<T>::NoSuchBook)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(*holder != Party::Member(book.bank), Error::<T>::HolderIsBank);
		ensure!(!Entries::<T>::contains_key(book.bank, reference), Error::<T>::ReferenceUsed);
		Ok(state)
	}

	fn record_entry(
		book: &Book,
		reference: BankReference,
		direction: Direction,
		holder: Party,
		amount: u128,
	) {
		let entry = Entry { direction, currency: book.currency, holder, amount, at_ms: T::Clock::get() };
		Entries::<T>::insert(book.bank, reference, entry);
	}
}
