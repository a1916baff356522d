//! What is noted on a dataset, registered or about to be; and what others ask: whether it is frozen (R11), and what is stated of it.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	member::Role,
	registration::{AnnotationKind, Stage},
	right::Right,
};
use pallet_support::{DatasetInspect, LawClocks, MemberInspect, RegistrationInspect, StatedRights};

use crate::{
	Annotated, Annotation, Annotations, Config, Error, Event, Filing, Filings, LateObjections, LateObjectors,
	Objectors, OpenFiling, Pallet, Preserved, Registration, Registrations, Seizure, Standing, WeightInfo,
};

impl<T: Config> Pallet<T> {
	/// Notes something on a dataset.
	pub(crate) fn do_annotate(
		by: MemberId,
		dataset: DatasetId,
		kind: AnnotationKind,
		document: [u8; 32],
		until_ms: Option<u64>,
	) -> DispatchResult {
		ensure!(T::Datasets::facts(&dataset).is_some(), Error::<T>::UnknownDataset);
		let is_court = T::Members::has_role(&by, Role::Court) && kind != AnnotationKind::Condition;
		if !is_court {
			ensure!(Self::is_in_charge(&by, &dataset), Error::<T>::NotInCharge);
			Self::ensure_institution(&by)?;
		}
		let now = T::Clock::get();
		ensure!(until_ms.is_none_or(|until| until > now), Error::<T>::EndsBefore);
		let sequence = Annotated::<T>::get(dataset).checked_add(1).ok_or(Error::<T>::TooManyPreservations)?;
		if kind == AnnotationKind::Preservation {
			Preserved::<T>::try_mutate(dataset, |held| {
				held.retain(|one| one.until_ms.is_none_or(|until| until > now));
				held.try_push(Seizure { sequence, until_ms }).map_err(|_| Error::<T>::TooManyPreservations)
			})?;
		}

		Annotated::<T>::insert(dataset, sequence);
		let annotation = Annotation { kind, by, document, from_ms: now, until_ms, lifted_ms: None };
		Annotations::<T>::insert(dataset, sequence, annotation);
		Self::deposit_event(Event::Annotated { dataset, sequence, annotation });
		Ok(())
	}

	/// Lifts it. For whoever noted it, and by nobody's name for governance.
	pub(crate) fn do_lift(
		by: Option<MemberId>,
		dataset: DatasetId,
		sequence: u32,
		document: [u8; 32],
	) -> DispatchResult {
		let mut annotation = Annotations::<T>::get(dataset, sequence).ok_or(Error::<T>::NoAnnotation)?;
		ensure!(by.is_none_or(|by| by == annotation.by), Error::<T>::NotInCharge);
		ensure!(annotation.lifted_ms.is_none(), Error::<T>::AlreadyLifted);

		annotation.lifted_ms = Some(T::Clock::get());
		Annotations::<T>::insert(dataset, sequence, annotation);
		Preserved::<T>::mutate_exists(dataset, |held| {
			if let Some(list) = held {
				list.retain(|one| one.sequence != sequence);
			}
			if held.as_ref().is_some_and(|list| list.is_empty()) {
				*held = None;
			}
		});
		Self::deposit_event(Event::Lifted { dataset, sequence, document });
		Ok(())
	}

	/// Whether it is registered with the member, or is about to be.
	pub(crate) fn is_in_charge(by: &MemberId, dataset: &DatasetId) -> bool {
		let is_there = |institution: MemberId| institution == *by;
		let open = || OpenFiling::<T>::get(dataset).and_then(Filings::<T>::get);
		Registrations::<T>::get(dataset).is_some_and(|registration| is_there(registration.institution))
			|| open().is_some_and(|filing| is_there(filing.institution))
	}

	/// Whether an objection is open, to what is registered or to what the public is shown, or one to what is registered was right, or a
	/// preservation holds. What has lapsed is in dispute no more: its institution may be gone, and nobody else could conclude it; a filing
	/// is taken back by those in whose names it is made, or ended by governance if its institution is gone.
	pub(crate) fn frozen_at(dataset: &DatasetId, at_ms: u64) -> bool {
		Self::disputed_at(dataset, at_ms).is_some()
			|| Self::is_preserved_at(dataset, at_ms)
			|| Self::objected(dataset).is_some()
	}

	/// Whether it is frozen at this moment, and all that freezes it are objections of the member's that are open.
	pub(crate) fn frozen_by_at(dataset: &DatasetId, member: &MemberId, at_ms: u64) -> bool {
		let (late, filing) = (Self::disputed_at(dataset, at_ms), Self::objected(dataset));
		// Each member has at most one open objection to either.
		let is_late_own = |registration: &Registration| {
			let number = LateObjectors::<T>::get(dataset, member);
			let objection = number.and_then(|number| LateObjections::<T>::get(dataset, number));
			let is_open = objection.is_some_and(|objection| objection.outcome.is_none());
			is_open && registration.open_objections == 1 && registration.upheld_objections == 0
		};
		let is_own = |(id, filing): &(FilingId, Filing)| {
			filing.open_objections == 1 && Objectors::<T>::contains_key(id, member)
		};
		let is_objected = late.is_some() || filing.is_some();
		let is_own_alone = late.iter().all(is_late_own) && filing.iter().all(is_own);
		is_objected && is_own_alone && !Self::is_preserved_at(dataset, at_ms)
	}

	/// What is registered, if it is in dispute.
	fn disputed_at(dataset: &DatasetId, at_ms: u64) -> Option<Registration> {
		let has_lapsed = |registration: &Registration| {
			matches!(Self::standing_of(registration, at_ms), Ok(Standing::Lapsed))
		};
		Registrations::<T>::get(dataset)
			.filter(|registration| registration.is_disputed() && !has_lapsed(registration))
	}

	/// Whether a preservation holds.
	fn is_preserved_at(dataset: &DatasetId, at_ms: u64) -> bool {
		let holds = |one: &Seizure| one.until_ms.is_none_or(|until| until > at_ms);
		Preserved::<T>::get(dataset).iter().any(holds)
	}

	/// The filing about it, if an objection to what the public is shown is open.
	fn objected(dataset: &DatasetId) -> Option<(FilingId, Filing)> {
		let id = OpenFiling::<T>::get(dataset)?;
		let filing = Filings::<T>::get(id)?;
		(filing.stage == Stage::Objected).then_some((id, filing))
	}
}

impl<T: Config> RegistrationInspect for Pallet<T> {
	fn is_frozen(dataset: &DatasetId) -> bool {
		Self::frozen_at(dataset, T::Clock::get())
	}

	fn is_frozen_weight() -> Weight {
		T::WeightInfo::is_frozen().saturating_add(T::LawClocks::weight())
	}

	fn is_frozen_by(dataset: &DatasetId, member: &MemberId) -> bool {
		Self::frozen_by_at(dataset, member, T::Clock::get())
	}

	/// Whose objections they are is three reads more: of the number of one to what is registered, of it, and of one to a filing.
	fn is_frozen_by_weight() -> Weight {
		Self::is_frozen_weight().saturating_add(T::DbWeight::get().reads(3))
	}
}

impl<T: Config> StatedRights for Pallet<T> {
	fn is_stated(dataset: &DatasetId, right: Right, holder: &MemberId) -> bool {
		Registrations::<T>::get(dataset).is_some_and(|registration| {
			let mut lines = registration.statement.iter();
			let is_said = lines.any(|line| line.right == right && line.holder == *holder);
			// One of which it cannot be told whether it has lapsed is taken to hold.
			let standing = || Self::standing_of(&registration, T::Clock::get());
			is_said && !matches!(standing(), Ok(Standing::Lapsed | Standing::Cancelled))
		})
	}

	fn is_stated_weight() -> Weight {
		T::WeightInfo::is_frozen().saturating_add(T::LawClocks::weight())
	}
}
