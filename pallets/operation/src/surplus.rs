//! The surplus (R19): what is over the permitted revenue of a year shortens that of the next year, and what that is too small for goes on.

use frame::prelude::*;
use hefu_primitives::{OperationId, operation::Side};

use crate::{Account, Accounts, Config, Disclosures, Error, Event, Pallet, Permitted};

impl<T: Config> Pallet<T> {
	/// What of the surplus until the end of a year nothing was shortened by. It is known once the books of the years before it are closed.
	pub(crate) fn carried(id: &OperationId, year: u16, account: &Account) -> u128 {
		let before = Accounts::<T>::get(id, year.saturating_sub(1)).carried;
		let deducted = account.permitted.map_or(0, |permitted| permitted.deducted);
		before.saturating_sub(deducted).saturating_add(account.charged.surplus)
	}

	/// The year's books with this revenue granted, less what is carried into the year; what was charged is divided anew.
	pub(crate) fn shortened(
		id: &OperationId,
		year: u16,
		account: Account,
		granted: u128,
		decision: [u8; 32],
	) -> Result<(Account, Permitted), Error<T>> {
		let last = year.saturating_sub(1);
		let carried = Self::carried(id, last, &Accounts::<T>::get(id, last));
		let permitted = Permitted { granted, deducted: carried.min(granted), decision };
		let charged = Self::split(account.charged, 0, Some(permitted))?;
		Ok((Account { permitted: Some(permitted), charged, ..account }, permitted))
	}

	/// The surplus of a year has changed: if the next year's revenue is permitted, that is shortened by what it is now.
	pub(crate) fn pass_on(id: OperationId, year: u16) -> Result<(), Error<T>> {
		let next = year.saturating_add(1);
		let after = Accounts::<T>::get(id, next);
		let Some(before) = after.permitted else { return Ok(()) };
		let (after, permitted) = Self::shortened(&id, next, after, before.granted, before.decision)?;
		if permitted != before {
			Accounts::<T>::insert(id, next, after);
			Self::deposit_event(Event::RevenuePermitted { operation: id, year: next, permitted });
		}
		Ok(())
	}

	/// Closes a year's books, after those of the years before it.
	pub(crate) fn close(id: &OperationId, first: u16, year: u16) -> Result<(), Error<T>> {
		ensure!(year == first || Self::is_closed(id, year.saturating_sub(1)), Error::<T>::EarlierYearOpen);
		let account = Accounts::<T>::get(id, year);
		let carried = Self::carried(id, year, &account);
		Accounts::<T>::insert(id, year, Account { carried, ..account });
		Ok(())
	}

	/// Whether the operator has disclosed the year: then its books are closed.
	pub(crate) fn is_closed(id: &OperationId, year: u16) -> bool {
		Disclosures::<T>::contains_key(id, (year, Side::Operator))
	}
}
