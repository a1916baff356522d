//! What the operator charged, year by year.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OperationId,
	operation::{Purpose, Split, is_within, year_in_china},
};

use crate::{Accounts, Config, Entries, Entry, Error, Event, Pallet, Product, Products, Tariff, Tariffs};

impl<T: Config> Pallet<T> {
	/// Records what was charged for a product in a year, by a tariff that held in it. What is over the permitted revenue is surplus.
	pub(crate) fn do_record(
		by: MemberId,
		id: OperationId,
		year: u16,
		number: u32,
		tariff: u32,
		units: u128,
		amount: u128,
	) -> DispatchResult {
		let operation = Self::of_operator(&by, &id)?;
		let now = T::Clock::get();
		let (first, last) = Self::years(&operation, now).ok_or(Error::<T>::NotBegun)?;
		ensure!((first..=last).contains(&year), Error::<T>::OtherYear);
		Self::ensure_open(&id, year)?;
		let product = Products::<T>::get(id, number).ok_or(Error::<T>::NoSuchProduct)?;
		ensure!(product.purpose == Purpose::Industry, Error::<T>::Free);
		ensure!(product.was_listed_in(year), Error::<T>::Delisted);
		ensure!(amount > 0, Error::<T>::NothingCharged);
		let price = Self::price_in(&id, number, tariff, year)?;
		let fits = is_within(amount, units, price, product.per).ok_or(Error::<T>::TooLarge)?;
		ensure!(fits, Error::<T>::AbovePrice);
		Self::ensure_permitted(&operation, &id, year)?;

		let mut account = Accounts::<T>::get(id, year);
		account.charged = Self::split(account.charged, amount, account.permitted)?;
		account.entries = account.entries.checked_add(1).ok_or(Error::<T>::TooLarge)?;
		let sequence = account.entries;
		let entry = Entry { product: number, tariff, units, amount, at_ms: now, is_reversed: false };
		Entries::<T>::insert(id, (year, sequence), entry);
		Accounts::<T>::insert(id, year, account);
		Self::deposit_event(Event::RevenueRecorded { operation: id, year, sequence, entry });
		Self::pass_on(id, year)?;
		Ok(())
	}

	/// Takes an entry back while the year's books are open.
	pub(crate) fn do_reverse(by: MemberId, id: OperationId, year: u16, sequence: u32) -> DispatchResult {
		Self::of_operator(&by, &id)?;
		let mut entry = Entries::<T>::get(id, (year, sequence)).ok_or(Error::<T>::NoEntry)?;
		ensure!(!entry.is_reversed, Error::<T>::AlreadyReversed);
		Self::ensure_open(&id, year)?;
		let mut account = Accounts::<T>::get(id, year);
		let Split { revenue, surplus } = account.charged;
		let charged = revenue.checked_add(surplus).and_then(|sum| sum.checked_sub(entry.amount));
		let charged = charged.ok_or(Error::<T>::TooLarge)?;
		account.charged = Split::of(charged, account.permitted.map(|permitted| permitted.net()));

		entry.is_reversed = true;
		Entries::<T>::insert(id, (year, sequence), entry);
		Accounts::<T>::insert(id, year, account);
		Self::deposit_event(Event::RevenueReversed { operation: id, year, sequence });
		Self::pass_on(id, year)?;
		Ok(())
	}

	/// The price of a tariff that held at some time in the year.
	fn price_in(id: &OperationId, number: u32, sequence: u32, year: u16) -> Result<u128, Error<T>> {
		let tariff = Tariffs::<T>::get(id, (number, sequence));
		let (price, from_ms) =
			tariff.and_then(|it| Some((it.price?, it.from_ms))).ok_or(Error::<T>::NoTariff)?;
		let next = sequence.checked_add(1).and_then(|next| Tariffs::<T>::get(id, (number, next)));
		let held = year_in_china(from_ms) <= year
			&& next.is_none_or(|next: Tariff| year <= year_in_china(next.from_ms));
		ensure!(held, Error::<T>::OtherTariff);
		Ok(price)
	}

	/// The tariff of a product that holds.
	pub(crate) fn tariff_of(id: &OperationId, number: u32) -> Option<Tariff> {
		let product: Product = Products::<T>::get(id, number)?;
		Tariffs::<T>::get(id, (number, product.tariffs))
	}
}
