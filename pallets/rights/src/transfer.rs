//! Rights go to others: transferred, contributed as capital, or moved by the register.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId,
	law::Obtained,
	registration::{MAX_LINES, StatementLine},
	right::{Disposal, Ground, Outbound, Right, Rights},
};
use pallet_support::{DatasetInspect, MemberInspect, OnRegistered, RegistrationInspect, StatedRights};

use crate::{
	Acceptance, Acceptances, Acquired, Config, Conveyance, Encumbrances, Error, Event, HeldRight, Holdings,
	Pallet, Pledges, Titles, WeightInfo,
};

impl<T: Config> Pallet<T> {
	/// Lets rights go to another. Who does that operates the data.
	pub(crate) fn do_transfer(
		from: MemberId,
		dataset: DatasetId,
		rights: Rights,
		to: MemberId,
		disposal: Disposal,
		outbound: Outbound,
		contract: [u8; 32],
	) -> DispatchResult {
		Self::ensure_not_withdrawn_by(&dataset, &from)?;
		ensure!(Right::ALL.iter().any(|right| rights.contains(*right)), Error::<T>::NothingMoved);
		Self::ensure_transferee(&from, &to)?;
		let moved = || Right::ALL.iter().copied().filter(|right| rights.contains(*right));
		for right in moved() {
			Self::held_now(&dataset, right, &from)?;
			Self::ensure_not_stated(&dataset, right, &from)?;
		}
		Self::ensure_operates(&dataset, &from)?;
		Self::ensure_not_frozen(&dataset)?;
		Self::ensure_accepted(&dataset, &from, &to, Acceptance { rights, outbound, document: contract })?;

		for right in moved() {
			let how = Conveyance::Disposed(disposal);
			Self::convey(dataset, right, from, to, how, outbound, contract)?;
		}
		Ok(())
	}

	/// Records what the member accepts.
	pub(crate) fn do_accept(
		to: MemberId,
		dataset: DatasetId,
		from: MemberId,
		acceptance: Acceptance,
	) -> DispatchResult {
		ensure!(T::Datasets::facts(&dataset).is_some(), Error::<T>::UnknownDataset);
		ensure!(from != to, Error::<T>::InvalidTransferee);
		if acceptance.rights == Rights::default() {
			ensure!(Acceptances::<T>::contains_key((dataset, from, to)), Error::<T>::NotAccepted);
			Acceptances::<T>::remove((dataset, from, to));
		} else {
			Acceptances::<T>::insert((dataset, from, to), acceptance);
		}
		Self::deposit_event(Event::Accepted { dataset, from, to, acceptance });
		Ok(())
	}

	/// That whoever gets the rights has accepted exactly this.
	pub(crate) fn ensure_accepted(
		dataset: &DatasetId,
		from: &MemberId,
		to: &MemberId,
		acceptance: Acceptance,
	) -> Result<(), Error<T>> {
		let accepted = Acceptances::<T>::get((dataset, from, to));
		ensure!(accepted == Some(acceptance), Error::<T>::NotAccepted);
		Ok(())
	}

	/// R5: from now on the right is the other's, and nobody else's that had it not besides. What was granted from it goes on: it hangs
	/// on the title, so one entry says who stands for it, however much that is.
	pub(crate) fn convey(
		dataset: DatasetId,
		right: Right,
		from: MemberId,
		to: MemberId,
		how: Conveyance,
		outbound: Outbound,
		document: [u8; 32],
	) -> Result<(), Error<T>> {
		let now = T::Clock::get();
		let held = Self::held_now(&dataset, right, &from)?;
		ensure!(!Pledges::<T>::contains_key((dataset, right, from)), Error::<T>::Pledged);
		ensure!(!Self::is_held_at(&dataset, right, &to, now), Error::<T>::AlreadyHeld);
		let claimant = Self::claimant(&dataset, right, &from);
		let mut title = Titles::<T>::get((dataset, right, claimant)).ok_or(Error::<T>::NotHeld)?;

		if right == Right::Operate && outbound == Outbound::Encumbering {
			Encumbrances::<T>::insert((dataset, claimant, title.tenure), from);
			title.tenure = title.tenure.saturating_add(1);
		}
		title.holder = to;
		Titles::<T>::insert((dataset, right, claimant), title);
		let got = HeldRight { ground: held.ground.clone(), since_ms: now, until_ms: None };
		Holdings::<T>::insert((dataset, right, from), HeldRight { until_ms: Some(now), ..held });
		Holdings::<T>::insert((dataset, right, to), got);
		if claimant == to {
			Acquired::<T>::remove((dataset, right, to));
		} else {
			Acquired::<T>::insert((dataset, right, to), claimant);
		}
		Acceptances::<T>::remove((dataset, from, to));
		Self::deposit_event(Event::RightTransferred { dataset, right, from, to, how, outbound, document });
		Ok(())
	}

	/// The right, if the member has it now.
	pub(crate) fn held_now(
		dataset: &DatasetId,
		right: Right,
		holder: &MemberId,
	) -> Result<HeldRight, Error<T>> {
		let held = Holdings::<T>::get((dataset, right, holder)).filter(|held| held.until_ms.is_none());
		held.ok_or(Error::<T>::NotHeld)
	}

	/// That a right can go from the one to the other.
	pub(crate) fn ensure_transferee(from: &MemberId, to: &MemberId) -> Result<(), Error<T>> {
		ensure!(from != to && T::Members::is_live(to), Error::<T>::InvalidTransferee);
		Ok(())
	}

	/// That the member may transfer, contribute and pledge: it has the right to operate.
	pub(crate) fn ensure_operates(dataset: &DatasetId, member: &MemberId) -> Result<(), Error<T>> {
		let operates = Self::is_held_at(dataset, Right::Operate, member, T::Clock::get());
		ensure!(operates, Error::<T>::MayNotOperate);
		Ok(())
	}

	/// R11: that the dataset is under no objection or preservation.
	pub(crate) fn ensure_not_frozen(dataset: &DatasetId) -> Result<(), Error<T>> {
		ensure!(!T::Registration::is_frozen(dataset), Error::<T>::Frozen);
		Ok(())
	}

	/// That the register does not state that the member has the right: what it states goes through the register.
	pub(crate) fn ensure_not_stated(
		dataset: &DatasetId,
		right: Right,
		holder: &MemberId,
	) -> Result<(), Error<T>> {
		ensure!(!T::Registration::is_stated(dataset, right, holder), Error::<T>::Registered);
		Ok(())
	}
}

impl<T: Config> OnRegistered for Pallet<T> {
	/// Nobody is registered as having what it is recorded to have no more. That somebody did not claim what is stated is nothing
	/// against it, but of what was derived: whether its inputs may be used is asked when it is claimed, and a statement names no grants
	/// (R2). The register lets it be stated as nothing else. What is pledged is not newly stated: its pledgee could enforce it then through the register alone.
	fn on_stated(
		dataset: &DatasetId,
		before: &[StatementLine],
		statement: &[StatementLine],
	) -> DispatchResult {
		let was_stated = |line: &StatementLine| {
			before.iter().any(|other| (other.right, other.holder) == (line.right, line.holder))
		};
		let is_pledged =
			|line: &StatementLine| Pledges::<T>::contains_key((dataset, line.right, line.holder));
		let new = || statement.iter().filter(|line| !was_stated(line));
		ensure!(!new().any(is_pledged), Error::<T>::Pledged);
		let is_lost = |line: &StatementLine| {
			Holdings::<T>::get((dataset, line.right, line.holder)).is_some_and(|held| held.until_ms.is_some())
		};
		ensure!(!statement.iter().any(is_lost), Error::<T>::RightLost);
		let is_derived = |line: &&StatementLine| line.obtained == Obtained::Derivative;
		let is_claimed = |line: &StatementLine| {
			let held = Self::held_now(dataset, line.right, &line.holder);
			held.is_ok_and(|held| matches!(held.ground, Ground::Derivative { .. }))
		};
		ensure!(new().filter(is_derived).all(is_claimed), Error::<T>::InputNotUsable);
		Ok(())
	}

	/// What was not claimed is claimed first, on the ground that is stated: whoever gets it has it here too then. What was granted
	/// from it is listed as encumbrances, for the filing says nothing of its grantor's place. Who lets it go operates the data, or is
	/// registered as doing so. What another files for than who has it was pledged to that one, and is enforced.
	fn on_moved(
		dataset: &DatasetId,
		moved: &[StatementLine],
		by: &MemberId,
		to: &MemberId,
		contract: [u8; 32],
	) -> DispatchResult {
		let goes_too = moved.iter().any(|line| line.right == Right::Operate);
		for StatementLine { holder, right, obtained, evidence, .. } in moved {
			if !Holdings::<T>::contains_key((dataset, right, holder)) {
				Self::do_claim(*holder, *dataset, *right, Ground::stated(*obtained, *evidence))?;
			}
			let how = if by == holder {
				let operates = goes_too || T::Registration::is_stated(dataset, Right::Operate, holder);
				if !operates {
					Self::ensure_operates(dataset, holder)?;
				}
				Conveyance::Registered
			} else {
				Self::ensure_due_to(by, dataset, *right, holder)?;
				Pledges::<T>::remove((dataset, right, holder));
				Conveyance::Enforced
			};
			Self::convey(*dataset, *right, *holder, *to, how, Outbound::Encumbering, contract)?;
		}
		Ok(())
	}

	/// Of three rights that are claimed, and then transferred by who operates the data, or whose pledges end, and of as many that are
	/// looked at as a statement has lines, with their pledges.
	fn weight() -> Weight {
		T::WeightInfo::claim(0)
			.saturating_mul(Right::ALL.len() as u64)
			.saturating_add(T::WeightInfo::transfer())
			.saturating_add(T::Registration::is_stated_weight().saturating_mul(2))
			.saturating_add(T::DbWeight::get().reads(u64::from(MAX_LINES).saturating_mul(2)))
			.saturating_add(T::DbWeight::get().writes(Right::ALL.len() as u64))
	}

	fn may_enforce(dataset: &DatasetId, rights: Rights, holder: &MemberId, pledgee: &MemberId) -> bool {
		let mut moved = Right::ALL.iter().filter(|right| rights.contains(**right));
		moved.all(|right| Self::ensure_due_to(pledgee, dataset, *right, holder).is_ok())
	}

	/// Of three pledges and the time.
	fn may_enforce_weight() -> Weight {
		T::DbWeight::get().reads((Right::ALL.len() as u64).saturating_add(1))
	}
}
