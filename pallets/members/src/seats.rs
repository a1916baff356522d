//! Seats of the council and the technical committee. A seat is an organisation's; the pallets that count votes are
//! given the governance keys of those that are live.

use alloc::vec::Vec;
use frame::prelude::*;
use hefu_primitives::MemberId;

use crate::{Config, Council, Error, Event, Members, Pallet, SeatsOf, TechnicalCommittee};

impl<T: Config> Pallet<T> {
	/// The keys that vote in the council now, sorted.
	pub fn council_keys() -> Vec<T::AccountId> {
		Self::votes(&Council::<T>::get())
	}

	/// The keys that vote in the technical committee now, sorted.
	pub fn technical_committee_keys() -> Vec<T::AccountId> {
		Self::votes(&TechnicalCommittee::<T>::get())
	}

	pub(crate) fn do_set_council(seats: SeatsOf<T>) -> DispatchResult {
		Self::check_seats(&seats)?;
		let new = Self::votes(&seats);
		ensure!(Self::is_majority(&new, &seats), Error::<T>::CouncilTooSmall);
		let old = Self::council_keys();
		Council::<T>::put(&seats);
		T::Council::set_members_sorted(&new, &old);
		Self::deposit_event(Event::CouncilSet { seats });
		Ok(())
	}

	pub(crate) fn do_set_technical_committee(seats: SeatsOf<T>) -> DispatchResult {
		Self::check_seats(&seats)?;
		let new = Self::votes(&seats);
		let old = Self::technical_committee_keys();
		TechnicalCommittee::<T>::put(&seats);
		T::TechnicalCommittee::set_members_sorted(&new, &old);
		Self::deposit_event(Event::TechnicalCommitteeSet { seats });
		Ok(())
	}

	/// Tells the bodies in which the member has a seat that its vote changed; call it after storage says so too.
	pub(crate) fn reseat(member: &MemberId, incoming: &[T::AccountId], outgoing: &[T::AccountId]) {
		let council = Council::<T>::get();
		if council.contains(member) {
			T::Council::change_members_sorted(incoming, outgoing, &Self::votes(&council));
		}
		let committee = TechnicalCommittee::<T>::get();
		if committee.contains(member) {
			T::TechnicalCommittee::change_members_sorted(incoming, outgoing, &Self::votes(&committee));
		}
	}

	/// The council stays large enough when this live member no longer votes.
	///
	/// A vote of the council is counted among its live votes, and the technical committee, or a proven offence, suspends
	/// without asking it. Were there no bound, two of a committee of three could suspend all seats but a friend's, who
	/// then were the whole council; and the last vote's suspension would leave nobody to reinstate anybody.
	pub(crate) fn ensure_council_spares(member: &MemberId) -> Result<(), Error<T>> {
		let council = Council::<T>::get();
		if council.contains(member) {
			let left: Vec<_> = council.iter().copied().filter(|seat| seat != member).collect();
			ensure!(Self::is_majority(&Self::votes(&left), &council), Error::CouncilTooSmall);
		}
		Ok(())
	}

	/// Whether the live votes are more than half of the seats.
	pub(crate) fn is_majority(votes: &[T::AccountId], seats: &[MemberId]) -> bool {
		votes.len() > seats.len() / 2
	}

	/// The governance keys of the live among these, sorted.
	pub(crate) fn votes(seats: &[MemberId]) -> Vec<T::AccountId> {
		let live = seats.iter().filter_map(Members::<T>::get).filter(|member| member.is_live());
		let mut votes: Vec<_> = live.map(|member| member.governance).collect();
		votes.sort();
		votes
	}

	/// Every seat is a member's, and no member has two.
	pub(crate) fn check_seats(seats: &[MemberId]) -> Result<(), Error<T>> {
		ensure!(seats.iter().all(Members::<T>::contains_key), Error::NotFound);
		let mut sorted = seats.to_vec();
		sorted.sort();
		ensure!(sorted.windows(2).all(|pair| pair[0] != pair[1]), Error::DuplicateSeat);
		Ok(())
	}
}
