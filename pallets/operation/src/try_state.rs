//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OperationId,
	operation::{Purpose, Side, Split, Stage, first_full_year, is_within, year_in_china},
};

use crate::{
	Account, Accounts, Config, Data, DataConsents, Disclosures, Entries, FirstUses, Operation, Operations,
	Pallet, PlannedBy, Product, ProductOf, Products, Tariffs,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_operations()?;
		Self::check_scope()?;
		Self::check_tariffs()?;
		Self::check_accounts()?;
		Self::check_disclosures()?;
		Self::check_surplus()
	}

	fn check_operations() -> Result<(), DispatchError> {
		let mut planned = BTreeMap::<MemberId, u32>::new();
		for operation in Operations::<T>::iter_values() {
			let count = planned.entry(operation.body).or_default();
			*count = count.saturating_add(1);
			ensure!(operation.operator() != Some(operation.body), "a body that operates for itself");
			let is_possible = match operation.stage {
				Stage::Planned => operation.selected.is_none(),
				Stage::Selected => operation.selected.is_some() && operation.agreement.is_none(),
				Stage::Offered | Stage::Signed | Stage::Active => {
					operation.selected.is_some() && operation.agreement.is_some()
				}
				Stage::Expired => false,
				Stage::Terminated => operation.ended.is_some(),
			};
			ensure!(is_possible, "a stage without what leads to it");
			let has_ended = operation.stage == Stage::Terminated;
			ensure!(has_ended == operation.ended.is_some(), "an end of what goes on");
			let begins = matches!(operation.stage, Stage::Active | Stage::Terminated);
			ensure!(begins || operation.begun_ms.is_none(), "what has not begun has begun");
			ensure!(operation.stage != Stage::Active || operation.begun_ms.is_some(), "it never began");
			if let Some(agreement) = operation.agreement {
				ensure!(agreement.from <= agreement.last, "a term that ends before it begins");
				let in_term = |at_ms| (agreement.begins_ms()..agreement.ends_ms()).contains(&at_ms);
				ensure!(operation.begun_ms.is_none_or(in_term), "it began outside of its term");
			}
		}
		ensure!(PlannedBy::<T>::iter().collect::<BTreeMap<_, _>>() == planned, "plans are counted wrong");
		Ok(())
	}

	fn check_scope() -> Result<(), DispatchError> {
		let mut data = BTreeMap::<OperationId, u32>::new();
		for (id, dataset, inclusion) in Data::<T>::iter() {
			ensure!(FirstUses::<T>::contains_key(dataset), "data that nobody uses");
			ensure!(inclusion.until_ms.is_none_or(|until| until >= inclusion.since_ms), "out before in");
			let count = data.entry(id).or_default();
			*count = count.saturating_add(u32::from(inclusion.until_ms.is_none()));
		}
		for (id, _, _) in DataConsents::<T>::iter() {
			ensure!(Operations::<T>::contains_key(id), "a consent to no operation");
		}
		let mut products = BTreeMap::<OperationId, BTreeMap<u32, Product>>::new();
		for (id, number, product) in Products::<T>::iter() {
			ensure!(FirstUses::<T>::contains_key(product.dataset), "a product that nobody uses");
			ensure!(product.per > 0, "a price for no unit");
			products.entry(id).or_default().insert(number, product);
		}
		for (id, operation) in Operations::<T>::iter() {
			let counted = data.remove(&id).unwrap_or_default();
			ensure!(operation.data == counted, "data is counted wrong");
			Self::check_products(&id, &operation, products.remove(&id).unwrap_or_default())?;
		}
		ensure!(data.is_empty() && products.is_empty(), "data or a product of no operation");
		for (dataset, (id, number)) in ProductOf::<T>::iter() {
			let listed = Products::<T>::get(id, number)
				.is_some_and(|it| it.dataset == dataset && it.delisted_ms.is_none());
			ensure!(listed, "a product is found where it is not listed");
		}
		for first in FirstUses::<T>::iter_values() {
			ensure!(Operations::<T>::contains_key(first.operation), "used by no operation");
		}
		Ok(())
	}

	fn check_products(
		id: &OperationId,
		operation: &Operation,
		products: BTreeMap<u32, Product>,
	) -> Result<(), DispatchError> {
		ensure!(products.keys().copied().eq(1..=operation.products), "products out of order");
		let count = |is: fn(&Product) -> bool| products.values().filter(|product| is(product)).count();
		let listed = count(|product| product.delisted_ms.is_none());
		ensure!(listed == operation.listed as usize, "listed products are counted wrong");
		let uncapped = count(|product| product.is_charged() && product.tariffs == 0);
		ensure!(uncapped == operation.uncapped as usize, "products without a cap are counted wrong");
		for (number, product) in &products {
			// Listed anew elsewhere when the operation had ended.
			let found = ProductOf::<T>::get(product.dataset);
			let is_found = product.delisted_ms.is_some()
				|| found == Some((*id, *number))
				|| Self::standing(operation, T::Clock::get()).is_ended();
			ensure!(is_found, "a listed product is not found");
		}
		Ok(())
	}

	/// R19, of prices.
	fn check_tariffs() -> Result<(), DispatchError> {
		let mut counts = BTreeMap::<(OperationId, u32), u32>::new();
		for (id, (number, sequence), tariff) in Tariffs::<T>::iter() {
			let product = Products::<T>::get(id, number).ok_or("a tariff of no product")?;
			ensure!(product.purpose == Purpose::Industry, "a price of what is free");
			ensure!((1..=product.tariffs).contains(&sequence), "tariffs out of order");
			ensure!(tariff.price.is_none_or(|price| price <= tariff.cap), "R19: a price above its cap");
			let next = sequence.checked_add(1).and_then(|next| Tariffs::<T>::get(id, (number, next)));
			ensure!(next.is_none_or(|next| next.from_ms >= tariff.from_ms), "a tariff from before the last");
			let count = counts.entry((id, number)).or_default();
			*count = count.saturating_add(1);
		}
		for (id, number, product) in Products::<T>::iter() {
			let counted = counts.get(&(id, number)).copied().unwrap_or_default();
			ensure!(counted == product.tariffs, "tariffs are counted wrong");
		}
		Ok(())
	}

	/// R19, of revenue.
	fn check_accounts() -> Result<(), DispatchError> {
		let mut sums = BTreeMap::<(OperationId, u16), (u32, u128)>::new();
		for (id, (year, sequence), entry) in Entries::<T>::iter() {
			let account = Accounts::<T>::get(id, year);
			ensure!((1..=account.entries).contains(&sequence), "entries out of order");
			let product = Products::<T>::get(id, entry.product).ok_or("an entry of no product")?;
			ensure!(product.was_listed_in(year), "R19: charged for what was off the list");
			let tariff =
				Tariffs::<T>::get(id, (entry.product, entry.tariff)).ok_or("an entry by no tariff")?;
			let price = tariff.price.ok_or("an entry without a price")?;
			let fits = is_within(entry.amount, entry.units, price, product.per);
			ensure!(fits == Some(true), "R19: more was charged than the price");
			let sum = sums.entry((id, year)).or_default();
			sum.0 = sum.0.saturating_add(1);
			if !entry.is_reversed {
				sum.1 = sum.1.checked_add(entry.amount).ok_or("entries are too large")?;
			}
		}
		for (id, year, account) in Accounts::<T>::iter() {
			let (count, sum) = sums.remove(&(id, year)).unwrap_or_default();
			ensure!(count == account.entries, "entries are counted wrong");
			let room = account.permitted.map(|permitted| permitted.net());
			ensure!(
				room.is_none_or(|room| account.charged.revenue <= room),
				"R19: revenue above what is permitted"
			);
			ensure!(account.charged == Split::of(sum, room), "the books do not add up");
			let operation = Operations::<T>::get(id).ok_or("books of no operation")?;
			let on_trial = operation.begun_ms.is_some_and(|begun_ms| year <= first_full_year(begun_ms));
			let may_charge = count == 0 || on_trial || account.permitted.is_some();
			ensure!(may_charge, "revenue that nobody permitted");
		}
		ensure!(sums.is_empty(), "entries in no books");
		Ok(())
	}

	fn check_disclosures() -> Result<(), DispatchError> {
		for (id, (year, side), disclosure) in Disclosures::<T>::iter() {
			let operation = Operations::<T>::get(id).ok_or("a disclosure of no operation")?;
			let years = Self::years(&operation, disclosure.first_ms).ok_or("disclosed what never began")?;
			ensure!((years.0..=years.1).contains(&year), "a disclosure of another year");
			ensure!(year < year_in_china(disclosure.first_ms), "disclosed before the year was over");
			ensure!(disclosure.first_ms <= disclosure.last_ms, "put right before it was disclosed");
			let closed = Entries::<T>::iter_prefix(id)
				.filter(|((of, _), _)| *of == year && side == Side::Operator)
				.all(|(_, entry)| entry.at_ms <= disclosure.first_ms);
			ensure!(closed, "charged in books that are closed");
			let in_order =
				side != Side::Operator || year == years.0 || Self::is_closed(&id, year.saturating_sub(1));
			ensure!(in_order, "closed before an earlier year");
		}
		Ok(())
	}

	/// R19, of the surplus: each year's permitted revenue is shortened by as much of what is left as it can be.
	fn check_surplus() -> Result<(), DispatchError> {
		let mut books = BTreeMap::<OperationId, BTreeMap<u16, Account>>::new();
		for (id, year, account) in Accounts::<T>::iter() {
			books.entry(id).or_default().insert(year, account);
		}
		for (id, years) in books {
			let mut left = 0u128;
			for (year, account) in years {
				let deducted = account.permitted.map_or(0, |permitted| permitted.deducted);
				let most = account.permitted.map_or(0, |permitted| permitted.granted.min(left));
				ensure!(deducted == most, "R19: another deduction than the surplus");
				left = left.saturating_sub(deducted).saturating_add(account.charged.surplus);
				let carried = if Self::is_closed(&id, year) { left } else { 0 };
				ensure!(account.carried == carried, "R19: another surplus is carried than is left");
			}
		}
		Ok(())
	}
}
