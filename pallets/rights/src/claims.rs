//! Who has which right in a dataset, and on which ground.

use alloc::collections::BTreeSet;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	right::{Ground, Right},
};
use pallet_support::{DatasetFacts, DatasetInspect, JointConsents, MemberInspect};

use crate::{
	Acquired, Claimed, Config, Consents, Error, Event, Grants, HeldRight, Holdings, JointParties,
	MAX_PARTIES, Pallet, Parties, Pledges, Title, Titles,
};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// Declares the parties.
	pub(crate) fn do_declare_joint(member: MemberId, dataset: DatasetId, parties: Parties) -> DispatchResult {
		let facts = Self::live_dataset(&dataset)?;
		ensure!(facts.holder == member, Error::<T>::NotHolder);
		ensure!(!JointParties::<T>::contains_key(dataset), Error::<T>::AlreadyDeclared);
		ensure!(!Claimed::<T>::contains_key(dataset), Error::<T>::AlreadyClaimed);
		let distinct = parties.iter().collect::<BTreeSet<_>>();
		let several = distinct.len() == parties.len() && parties.len() > 1 && distinct.contains(&member);
		ensure!(several && parties.iter().all(T::Members::is_live), Error::<T>::InvalidParties);

		JointParties::<T>::insert(dataset, &parties);
		Self::deposit_event(Event::JointDeclared { dataset, parties });
		Ok(())
	}

	/// Records a consent.
	pub(crate) fn do_consent(party: MemberId, dataset: DatasetId, to: MemberId) -> DispatchResult {
		Self::live_dataset(&dataset)?;
		let parties = JointParties::<T>::get(dataset).unwrap_or_default();
		ensure!(parties.contains(&party) && parties.contains(&to), Error::<T>::NotParty);
		ensure!(party != to, Error::<T>::OwnConsent);
		ensure!(!Consents::<T>::contains_key((dataset, to, party)), Error::<T>::AlreadyConsented);

		Consents::<T>::insert((dataset, to, party), ());
		Self::deposit_event(Event::Consented { dataset, to, party });
		Ok(())
	}

	/// Records a right.
	pub(crate) fn do_claim(
		holder: MemberId,
		dataset: DatasetId,
		right: Right,
		ground: Ground,
	) -> DispatchResult {
		let facts = Self::live_dataset(&dataset)?;
		let parties = JointParties::<T>::get(dataset).unwrap_or_default();
		ensure!(facts.holder == holder || parties.contains(&holder), Error::<T>::NotParty);
		ensure!(Self::fits(&ground, &parties), Error::<T>::WrongGround);
		// That it had what another claimed takes nothing from its own.
		let was_claimed = Titles::<T>::contains_key((dataset, right, holder));
		let is_held = Self::held_now(&dataset, right, &holder).is_ok();
		ensure!(!was_claimed && !is_held, Error::<T>::AlreadyHeld);
		let eligible = ground.eligible(facts.source, facts.kind).contains(right);
		ensure!(eligible, Error::<T>::NotEligible);
		if right == Right::Operate {
			ensure!(Self::all_consent(&dataset, &holder, &parties), Error::<T>::ConsentMissing);
		}
		if let Ground::Derivative { inputs, .. } = &ground {
			ensure!(Self::may_use_inputs(&holder, &facts, inputs), Error::<T>::InputNotUsable);
		}

		let held = HeldRight { ground: ground.clone(), since_ms: T::Clock::get(), until_ms: None };
		Holdings::<T>::insert((dataset, right, holder), held);
		Titles::<T>::insert((dataset, right, holder), Title { holder, tenure: 0, ended_ms: None });
		Acquired::<T>::remove((dataset, right, holder));
		Claimed::<T>::insert(dataset, ());
		Self::deposit_event(Event::RightClaimed { dataset, right, holder, ground });
		Ok(())
	}

	/// Ends a right, and with its title what was granted from it.
	pub(crate) fn do_relinquish(holder: MemberId, dataset: DatasetId, right: Right) -> DispatchResult {
		let ended_ms = Some(T::Clock::get());
		let held = Self::held_now(&dataset, right, &holder)?;
		ensure!(!Pledges::<T>::contains_key((dataset, right, holder)), Error::<T>::Pledged);
		Self::ensure_not_stated(&dataset, right, &holder)?;
		Self::ensure_not_frozen(&dataset)?;

		Holdings::<T>::insert((dataset, right, holder), HeldRight { until_ms: ended_ms, ..held });
		Titles::<T>::mutate((dataset, right, Self::claimant(&dataset, right, &holder)), |title| {
			if let Some(title) = title {
				title.ended_ms = ended_ms;
			}
		});
		Self::deposit_event(Event::RightRelinquished { dataset, right, holder });
		Ok(())
	}

	/// Whether it is claimed as made together exactly if it was. What several derived each of them claims as derived, for each needs the use
	/// of the inputs itself.
	pub(crate) fn fits(ground: &Ground, parties: &Parties) -> bool {
		let is_derivative = matches!(ground, Ground::Derivative { .. });
		is_derivative || (*ground == Ground::Joint) != parties.is_empty()
	}

	/// What hangs on the dataset, if it is live.
	pub(crate) fn live_dataset(dataset: &DatasetId) -> Result<DatasetFacts, Error<T>> {
		let facts = T::Datasets::facts(dataset).ok_or(Error::<T>::UnknownDataset)?;
		ensure!(facts.is_live, Error::<T>::Withdrawn);
		Ok(facts)
	}

	/// That the member can let rights in the dataset go to others: it is live, or it was another that withdrew it. Who registered a dataset
	/// takes nothing back by withdrawing it from those to whom it let rights go.
	pub(crate) fn ensure_not_withdrawn_by(dataset: &DatasetId, member: &MemberId) -> Result<(), Error<T>> {
		let facts = T::Datasets::facts(dataset).ok_or(Error::<T>::UnknownDataset)?;
		ensure!(facts.is_live || facts.holder != *member, Error::<T>::Withdrawn);
		Ok(())
	}

	/// Whether the member had the right at that moment.
	pub(crate) fn is_held_at(dataset: &DatasetId, right: Right, member: &MemberId, ms: u64) -> bool {
		Holdings::<T>::get((dataset, right, member)).is_some_and(|held| held.is_held_at(ms))
	}

	/// R2: whether every other party consents that the member operates what they made together.
	pub(crate) fn all_consent(dataset: &DatasetId, holder: &MemberId, parties: &Parties) -> bool {
		parties
			.iter()
			.filter(|party| *party != holder)
			.all(|party| Consents::<T>::contains_key((dataset, holder, party)))
	}

	/// Whether the member may use all of the data from which the dataset was made, by its own right or by one of these grants.
	fn may_use_inputs(holder: &MemberId, facts: &DatasetFacts, grants: &[GrantId]) -> bool {
		let now = T::Clock::get();
		let granted = grants
			.iter()
			.filter(|grant| Self::check_chain(grant, now).is_ok())
			.filter_map(Grants::<T>::get)
			.filter(|grant| grant.grantee == *holder && grant.terms.period.contains(now))
			.map(|grant| grant.dataset)
			.collect::<BTreeSet<_>>();
		!facts.parents.is_empty()
			&& facts.parents.iter().all(|parent| {
				granted.contains(&parent.dataset)
					|| Self::is_held_at(&parent.dataset, Right::Use, holder, now)
			})
	}
}

impl<T: Config> JointConsents for Pallet<T> {
	fn have_consented(dataset: &DatasetId, operator: &MemberId, consenting: &[MemberId]) -> Option<bool> {
		let parties = JointParties::<T>::get(dataset)?;
		let mut asked = parties.iter().filter(|party| *party != operator && !consenting.contains(party));
		Some(asked.all(|party| Consents::<T>::contains_key((dataset, operator, party))))
	}

	fn have_consented_weight() -> Weight {
		T::DbWeight::get().reads(u64::from(MAX_PARTIES).saturating_add(1))
	}
}
