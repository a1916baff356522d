//! Changes of a licence's state, and its state at any moment.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	LicenceId, MemberId,
	licence::{Operation, Status},
};

use crate::{Config, Error, Event, History, Licence, Licences, Pallet, Revocation, StatusChange, definer};

/// Commitment to a decision.
type Decision = Option<[u8; 32]>;

impl<T: Config> Pallet<T> {
	/// Suspends a licence that is in force.
	pub(crate) fn do_suspend(member: MemberId, id: LicenceId, decision: Decision) -> DispatchResult {
		let licence = Self::licence_in_charge(&member, &id)?;
		ensure!(Self::status_now(&id, &licence) == Some(Status::Valid), Error::<T>::NotValid);
		Self::change_status(member, id, Status::Suspended, Operation::Suspension, decision)
	}

	/// Restores a licence that is suspended and has not lapsed meanwhile.
	pub(crate) fn do_restore(member: MemberId, id: LicenceId, decision: Decision) -> DispatchResult {
		let licence = Self::licence_in_charge(&member, &id)?;
		ensure!(Self::status_now(&id, &licence) == Some(Status::Suspended), Error::<T>::NotSuspended);
		Self::change_status(member, id, Status::Valid, Operation::Restoration, decision)
	}

	/// Takes away a licence that is in force or suspended, or whose time has not yet begun.
	pub(crate) fn do_revoke(
		member: MemberId,
		id: LicenceId,
		how: Revocation,
		decision: Decision,
	) -> DispatchResult {
		let licence = Self::licence_in_charge(&member, &id)?;
		let ended = Self::status_now(&id, &licence).is_some_and(|status| !status.is_live());
		ensure!(!ended, Error::<T>::Ended);
		Self::change_status(member, id, how.status(), Operation::End, decision)
	}

	/// Closes a licence on which no end is recorded.
	pub(crate) fn do_cancel(member: MemberId, id: LicenceId, decision: Decision) -> DispatchResult {
		let licence = Self::licence_in_charge(&member, &id)?;
		let live = Self::recorded_status(&id, &licence).is_some_and(|status| status.is_live());
		ensure!(live, Error::<T>::Ended);
		Self::change_status(member, id, Status::Cancelled, Operation::End, decision)
	}

	/// The licence, if the member issued it or defines its type.
	fn licence_in_charge(
		member: &MemberId,
		id: &LicenceId,
	) -> Result<Licence<BlockNumberFor<T>>, DispatchError> {
		let licence = Licences::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let in_charge =
			licence.issuer == *member || definer(&licence.identifier.line.licence_type) == *member;
		ensure!(in_charge, Error::<T>::NotInCharge);
		Ok(licence)
	}

	/// Writes the next entry of a licence's history.
	pub(crate) fn change_status(
		by: MemberId,
		id: LicenceId,
		status: Status,
		operation: Operation,
		decision: Decision,
	) -> DispatchResult {
		let mut licence = Licences::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let sequence = licence.changes.checked_add(1).ok_or(Error::<T>::Ended)?;
		let change = StatusChange { status, operation, from_ms: T::Clock::get(), decision };
		licence.changes = sequence;
		Licences::<T>::insert(id, licence);
		History::<T>::insert(id, sequence, change);
		Self::deposit_event(Event::StatusChanged { licence: id, sequence, change, by });
		Ok(())
	}

	/// The state in the last entry of the licence's history.
	pub(crate) fn recorded_status(id: &LicenceId, licence: &Licence<BlockNumberFor<T>>) -> Option<Status> {
		History::<T>::get(id, licence.changes).map(|change| change.status)
	}

	/// What it amounts to now.
	pub(crate) fn status_now(id: &LicenceId, licence: &Licence<BlockNumberFor<T>>) -> Option<Status> {
		licence.status_at(Self::recorded_status(id, licence)?, T::Clock::get())
	}

	/// L23: the state at a moment that has come, from the last entry until then.
	pub(crate) fn do_status_at(id: &LicenceId, ms: u64) -> Option<Status> {
		if ms > T::Clock::get() {
			return None;
		}
		let licence = Licences::<T>::get(id)?;
		let time_of = |sequence| History::<T>::get(id, sequence).map(|change| change.from_ms);
		let sequence = last_until(licence.changes, ms, time_of)?;
		licence.status_at(History::<T>::get(id, sequence)?.status, ms)
	}
}

/// The number of the last of `count` entries, numbered from 1 in the order of their times, that is not later than `ms`. It
/// reads as many entries as the count has binary digits.
pub(crate) fn last_until(count: u32, ms: u64, time_of: impl Fn(u32) -> Option<u64>) -> Option<u32> {
	// `low` is not later, whatever comes after `high` is.
	let (mut low, mut high) = (0u32, count);
	while low < high {
		let middle = high.saturating_sub(high.saturating_sub(low) / 2);
		if time_of(middle).is_some_and(|time| time <= ms) {
			low = middle;
		} else {
			high = middle.saturating_sub(1);
		}
	}
	(low > 0).then_some(low)
}
