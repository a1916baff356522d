//! Deposits, what is redeemed from them, and netting what two owe each other of a day.
//!
//! All of it is inside the locked part of the payer's claim until it is paid or given back.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{Party, date::Day, settlement::Book};

use crate::{Books, Config, Deposited, Dues, Error, Event, Pallet, WeightInfo};

impl<T: Config> pallet_support::Deposits for Pallet<T> {
	fn deposit(book: &Book, payer: &Party, amount: u128) -> DispatchResult {
		ensure!(Books::<T>::contains_key(book), Error::<T>::NoSuchBook);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		// A claim has a free part only where its holder is not the bank.
		Self::lock_claim(book, payer, amount)?;
		let deposited = Deposited::<T>::get(book, payer).checked_add(amount).ok_or(Error::<T>::TooMuch)?;
		Deposited::<T>::insert(book, payer, deposited);
		Self::deposit_event(Event::Deposited { book: *book, payer: *payer, amount });
		Ok(())
	}

	fn give_back(book: &Book, payer: &Party, amount: u128) -> DispatchResult {
		// Whoever gives back what is left need not look whether something is.
		if amount == 0 {
			return Ok(());
		}
		Self::take_deposit(book, payer, amount)?;
		Self::release_claim(book, payer, amount)?;
		Self::deposit_event(Event::GivenBack { book: *book, payer: *payer, amount });
		Ok(())
	}

	fn redeem(book: &Book, payer: &Party, payee: &Party, amount: u128) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(payer != payee, Error::<T>::LegToItself);
		ensure!(*payee != Party::Member(book.bank), Error::<T>::BankIsParty);
		Self::take_deposit(book, payer, amount)?;
		let day = Day::in_china(T::Clock::get());
		let key = (day, *book, *payer, *payee);
		let mut due = Dues::<T>::get(key).unwrap_or_default();
		due.amount = due.amount.checked_add(amount).ok_or(Error::<T>::TooMuch)?;
		due.redemptions = due.redemptions.checked_add(1).ok_or(Error::<T>::TooMuch)?;
		Dues::<T>::insert(key, due);
		Self::deposit_event(Event::Redeemed { day, book: *book, payer: *payer, payee: *payee, amount });
		Ok(())
	}

	fn weight() -> Weight {
		let heaviest = T::WeightInfo::deposit().max(T::WeightInfo::redeem());
		heaviest.max(T::WeightInfo::give_back())
	}
}

impl<T: Config> Pallet<T> {
	/// Pays what the two owe each other of a day that is over.
	pub(crate) fn do_net(day: Day, book: Book, one: Party, other: Party) -> DispatchResult {
		ensure!(T::Clock::get() >= day.end_in_china(), Error::<T>::DayNotOver);
		ensure!(one != other, Error::<T>::LegToItself);
		let (first, second) = (one.min(other), one.max(other));
		let there = Dues::<T>::take((day, book, first, second)).unwrap_or_default();
		let back = Dues::<T>::take((day, book, second, first)).unwrap_or_default();
		ensure!(there.amount > 0 || back.amount > 0, Error::<T>::NothingDue);
		let is_straight = there.amount >= back.amount;
		let (payer, payee) = if is_straight { (first, second) } else { (second, first) };
		let (owed, owed_back) = if is_straight { (there, back) } else { (back, there) };
		let net = owed.amount.saturating_sub(owed_back.amount);

		// What offsets is free again on both sides; the difference is paid.
		Self::take_locked(&book, &payer, owed.amount)?;
		Self::take_locked(&book, &payee, owed_back.amount)?;
		Self::credit(&book, &payer, owed_back.amount)?;
		Self::credit(&book, &payee, owed.amount)?;
		Self::deposit_event(Event::Netted { day, book, payer, payee, owed, owed_back, net });
		Ok(())
	}

	/// Takes from what was put aside, which stays locked in the claim.
	fn take_deposit(book: &Book, payer: &Party, amount: u128) -> DispatchResult {
		let deposited = Deposited::<T>::get(book, payer);
		let left = deposited.checked_sub(amount).ok_or(Error::<T>::InsufficientDeposit)?;
		if left == 0 {
			Deposited::<T>::remove(book, payer);
		} else {
			Deposited::<T>::insert(book, payer, left);
		}
		Ok(())
	}
}
