//! Yearly disclosure: each side's, of each year, by a day in the next. That it is overdue, reading tells.

use alloc::vec::Vec;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OperationId,
	operation::{Side, disclosure_due, year_in_china},
};

use crate::{Config, Disclosure, Disclosures, Error, Event, Operations, Owed, Pallet};

impl<T: Config> Pallet<T> {
	/// Discloses a year, or puts right what was disclosed of it. The operator's closes its books.
	pub(crate) fn do_disclose(
		by: MemberId,
		id: OperationId,
		year: u16,
		document: [u8; 32],
	) -> DispatchResult {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let side = operation.side(&by).ok_or(Error::<T>::NotInCharge)?;
		let now = T::Clock::get();
		let (first, last) = Self::years(&operation, now).ok_or(Error::<T>::NotBegun)?;
		ensure!((first..=last).contains(&year), Error::<T>::OtherYear);
		ensure!(year < year_in_china(now), Error::<T>::TooEarly);

		let before = Disclosures::<T>::get(id, (year, side));
		if side == Side::Operator && before.is_none() {
			Self::close(&id, first, year)?;
		}
		let disclosure = match before {
			None => Disclosure { document, first_ms: now, last_ms: now, corrections: 0 },
			Some(before) => Disclosure {
				document,
				last_ms: now,
				corrections: before.corrections.checked_add(1).ok_or(Error::<T>::TooLarge)?,
				..before
			},
		};
		Disclosures::<T>::insert(id, (year, side), disclosure);
		Self::deposit_event(Event::Disclosed { operation: id, year, side, document });
		Ok(())
	}

	/// What each side owes at this moment, or disclosed, of each year that is over.
	pub fn owed(id: &OperationId, at_ms: u64) -> Vec<Owed> {
		let years = Operations::<T>::get(id).and_then(|operation| Self::years(&operation, at_ms));
		let Some((first, last)) = years else { return Vec::new() };
		let over = (first..=last).filter(|year| *year < year_in_china(at_ms));
		over.flat_map(|year| Side::ALL.iter().map(move |side| Self::owed_of(id, year, *side, at_ms)))
			.collect()
	}

	fn owed_of(id: &OperationId, year: u16, side: Side, at_ms: u64) -> Owed {
		let due_ms = disclosure_due(year, T::DisclosureMonth::get());
		let disclosed = Disclosures::<T>::get(id, (year, side));
		Owed { year, side, due_ms, disclosed, is_overdue: disclosed.is_none() && at_ms >= due_ms }
	}
}
