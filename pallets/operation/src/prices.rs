//! Prices on three levels (R19): the permitted revenue, the caps within it, and what is asked.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OperationId,
	member::Role,
	operation::{Price, Purpose, Split, first_full_year, year_in_china},
};
use pallet_support::MemberInspect;

use crate::{
	Accounts, Config, Error, Event, Operation, Operations, Pallet, Permitted, Product, Products, Tariff,
	Tariffs,
};

impl<T: Config> Pallet<T> {
	/// Grants what may be earned in a year, less the surplus before it. It can be set anew while the year's books are open.
	pub(crate) fn do_permit(
		by: MemberId,
		id: OperationId,
		year: u16,
		granted: u128,
		decision: [u8; 32],
	) -> DispatchResult {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(operation.plan.price_authority == by, Error::<T>::NotInCharge);
		ensure!(T::Members::has_role(&by, Role::Regulator), Error::<T>::NotPriceAuthority);
		let (first, last) = Self::years_with_revenue(&operation)?;
		ensure!((first..=last).contains(&year), Error::<T>::OtherYear);
		Self::ensure_open(&id, year)?;
		// What the surplus of the year before comes on top of is known, and no more than the next year is to be shortened anew.
		let earlier = year.checked_sub(2).filter(|earlier| *earlier >= first);
		let is_known = earlier.is_none_or(|earlier| Self::is_closed(&id, earlier));
		ensure!(is_known, Error::<T>::EarlierYearOpen);

		let account = Accounts::<T>::get(id, year);
		let (account, permitted) = Self::shortened(&id, year, account, granted, decision)?;
		Accounts::<T>::insert(id, year, account);
		Self::deposit_event(Event::RevenuePermitted { operation: id, year, permitted });
		Self::pass_on(id, year)?;
		Ok(())
	}

	/// The first and the last year in which something can be earned. What has begun has books that are open after its end as well.
	fn years_with_revenue(operation: &Operation) -> Result<(u16, u16), Error<T>> {
		if let Some(years) = Self::years(operation, u64::MAX) {
			return Ok(years);
		}
		Self::ensure_holds(operation)?;
		let agreement = operation.agreement.ok_or(Error::<T>::NotSigned)?;
		Ok((year_in_china(agreement.begins_ms()), year_in_china(agreement.ends_ms().saturating_sub(1))))
	}

	/// Sets the cap of a product. A price above it comes down to it at once, whatever the operator does.
	pub(crate) fn do_set_cap(
		by: MemberId,
		id: OperationId,
		number: u32,
		cap: Price,
		decision: [u8; 32],
	) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		Self::ensure_holds(&operation)?;
		let product = Self::listed(&id, number)?;
		ensure!(product.purpose == Purpose::Industry, Error::<T>::Free);
		let from_ms = T::Clock::get();
		Self::ensure_permitted(&operation, &id, year_in_china(from_ms))?;

		let price = Tariffs::<T>::get(id, (number, product.tariffs)).and_then(|before| before.price);
		let tariff = Tariff { cap, decision, price: price.map(|price| price.min(cap)), from_ms };
		if product.tariffs == 0 {
			operation.uncapped = operation.uncapped.saturating_sub(1);
			Operations::<T>::insert(id, operation);
		}
		Self::put_tariff(id, number, product, tariff)
	}

	/// Says what is asked for a product.
	pub(crate) fn do_set_price(by: MemberId, id: OperationId, number: u32, price: Price) -> DispatchResult {
		let operation = Self::of_operator(&by, &id)?;
		Self::ensure_holds(&operation)?;
		let product = Self::listed(&id, number)?;
		ensure!(product.purpose == Purpose::Industry, Error::<T>::Free);
		let before = Tariffs::<T>::get(id, (number, product.tariffs)).ok_or(Error::<T>::NoCap)?;
		ensure!(price <= before.cap, Error::<T>::AboveCap);

		let tariff = Tariff { price: Some(price), from_ms: T::Clock::get(), ..before };
		Self::put_tariff(id, number, product, tariff)
	}

	/// That revenue is permitted in the year, or that it is on trial: no full year has been operated before it (试行收费标准).
	pub(crate) fn ensure_permitted(
		operation: &Operation,
		id: &OperationId,
		year: u16,
	) -> Result<(), Error<T>> {
		let on_trial = operation.begun_ms.is_none_or(|begun_ms| year <= first_full_year(begun_ms));
		let is_permitted = on_trial || Accounts::<T>::get(id, year).permitted.is_some();
		ensure!(is_permitted, Error::<T>::NoPermittedRevenue);
		Ok(())
	}

	/// That the year's books are open.
	pub(crate) fn ensure_open(id: &OperationId, year: u16) -> Result<(), Error<T>> {
		ensure!(!Self::is_closed(id, year), Error::<T>::YearClosed);
		Ok(())
	}

	/// What was charged and something more, as what is permitted divides it (R19).
	pub(crate) fn split(before: Split, more: u128, permitted: Option<Permitted>) -> Result<Split, Error<T>> {
		let charged = before.revenue.checked_add(before.surplus).and_then(|sum| sum.checked_add(more));
		let charged = charged.ok_or(Error::<T>::TooLarge)?;
		Ok(Split::of(charged, permitted.map(|permitted| permitted.net())))
	}

	fn put_tariff(id: OperationId, number: u32, mut product: Product, tariff: Tariff) -> DispatchResult {
		product.tariffs = product.tariffs.checked_add(1).ok_or(Error::<T>::TooLarge)?;
		let sequence = product.tariffs;
		Tariffs::<T>::insert(id, (number, sequence), tariff);
		Products::<T>::insert(id, number, product);
		Self::deposit_event(Event::TariffSet { operation: id, product: number, sequence, tariff });
		Ok(())
	}
}
