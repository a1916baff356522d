//! Endorsements, signatures, and giving back what one did not want.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{BillId, Party, bill::Action};

use crate::{Config, Error, Pallet, acting::Act};

impl<T: Config> Pallet<T> {
	/// Endorses to a party, that can endorse further when the action is to its order.
	pub(crate) fn do_endorse(
		actor: Party,
		id: BillId,
		action: Action,
		to: Party,
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let bill = Self::unlocked(&id)?;
		let act = Act { recipient: Some(to), comment, ..Act::new(action, actor) };
		Self::check_after(&bill, act)?;
		Self::check_takes_part(&to, &id, Error::RecipientNotMember)?;
		Self::act(id, bill, act)
	}

	/// Endorses in blank, or signs.
	pub(crate) fn do_by_oneself(
		actor: Party,
		id: BillId,
		action: Action,
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let bill = Self::unlocked(&id)?;
		Self::act(id, bill, Act { comment, ..Act::new(action, actor) })
	}

	/// Gives back what the last entry gave, in time.
	pub(crate) fn do_reject(
		actor: Party,
		id: BillId,
		action: Action,
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let bill = Self::unlocked(&id)?;
		let until = bill.reject_until_ms.ok_or(Error::<T>::NothingToReject)?;
		let act = Act { comment, ..Act::new(action, actor) };
		Self::check_after(&bill, act)?;
		ensure!(T::Clock::get() < until, Error::<T>::RejectWindowClosed);
		Self::act(id, bill, act)
	}
}
