//! Which set each session gets.

use super::*;
use alloc::vec::Vec;
use frame::{deps::sp_runtime::traits::Convert, prelude::*};
use hefu_primitives::MemberId;
use pallet_session::{SessionInterface, historical};
use sp_staking::SessionIndex;

/// A validator is identified by its account alone.
pub struct NoIdentification;

impl<AccountId> Convert<AccountId, Option<()>> for NoIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> Pallet<T> {
	/// The approved members that fit; when these are fewer than the floor, others stay until it is reached. Returns those
	/// that stay as well.
	pub(crate) fn select() -> (Vec<MemberId>, Vec<MemberId>) {
		let (mut selected, mut leaving): (Vec<_>, Vec<_>) =
			Approved::<T>::get().into_iter().partition(Self::fits);
		// Those who run now first: the machine of one that left before may be off, and three need all three to finalise.
		let running = Selected::<T>::get();
		leaving.sort_by_key(|member| !running.contains(member));
		let missing = (Self::floor() as usize).saturating_sub(selected.len());
		let kept: Vec<_> = leaving.into_iter().take(missing).collect();
		selected.extend(&kept);
		selected.sort();
		(selected, kept)
	}

	fn accounts(members: &[MemberId]) -> Vec<T::AccountId> {
		members.iter().map(Self::account_of).collect()
	}
}

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
	/// The set for session `session`, only where it or one of its keys differs from the last: a needless answer raises
	/// GRANDPA's set id, and receipts would have to prove the change. Without an answer after a change of keys the session
	/// pallet would keep the root of the old ones, and no equivocation could be proven against it.
	fn new_session(session: SessionIndex) -> Option<Vec<T::AccountId>> {
		let (selected, kept) = Self::select();
		let bounded_kept = BoundedVec::truncate_from(kept.clone());
		if Kept::<T>::get() != bounded_kept {
			Kept::<T>::put(bounded_kept);
			Self::deposit_event(Event::KeptForSafety { session, members: kept });
		}
		let bounded = BoundedVec::truncate_from(selected.clone());
		let rekeyed = Rekeyed::<T>::take();
		let accounts = Self::accounts(&selected);
		if Selected::<T>::get() == bounded {
			return rekeyed.then_some(accounts);
		}
		Selected::<T>::put(bounded);
		Self::deposit_event(Event::SetSelected { session, members: selected });
		Some(accounts)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Some(Self::accounts(&Selected::<T>::get()))
	}

	fn end_session(_: SessionIndex) {}

	fn start_session(session: SessionIndex) {
		if let Some(oldest) = session.checked_sub(T::ReportableSessions::get()) {
			T::Session::prune_up_to(oldest);
		}
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(session: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		let set = <Self as pallet_session::SessionManager<_>>::new_session(session)?;
		Some(set.into_iter().map(|account| (account, ())).collect())
	}

	fn new_session_genesis(session: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		let set = <Self as pallet_session::SessionManager<_>>::new_session_genesis(session)?;
		Some(set.into_iter().map(|account| (account, ())).collect())
	}

	fn start_session(session: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(session);
	}

	fn end_session(session: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(session);
	}
}
