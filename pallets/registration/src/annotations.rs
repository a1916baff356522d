//! What is noted on a dataset, registered or about to be; and what others ask: whether it is frozen (R11), and what is stated of it.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId,
	member::Role,
	registration::{AnnotationKind, Stage},
	right::Right,
};
use pallet_support::{DatasetInspect, LawClocks, MemberInspect, RegistrationInspect, StatedRights};

use crate::{
	Annotated, Annotation, Annotations, Config, Error, Event, Filings, OpenFiling, Pallet, Preserved,
	Registrations, Seizure, Standing, WeightInfo,
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
		let is_disputed = Registrations::<T>::get(dataset).is_some_and(|registration| {
			let has_lapsed = || matches!(Self::standing_of(&registration, at_ms), Ok(Standing::Lapsed));
			registration.is_disputed() && !has_lapsed()
		});
		let holds = |one: &Seizure| one.until_ms.is_none_or(|until| until > at_ms);
		let is_objected = || {
			let open = OpenFiling::<T>::get(dataset).and_then(Filings::<T>::get);
			open.is_some_and(|filing| filing.stage == Stage::Objected)
		};
		is_disputed || Preserved::<T>::get(dataset).iter().any(holds) || is_objected()
	}
}

impl<T: Config> RegistrationInspect for Pallet<T> {
	fn is_frozen(dataset: &DatasetId) -> bool {
		Self::frozen_at(dataset, T::Clock::get())
	}

	fn is_frozen_weight() -> Weight {
		T::WeightInfo::is_frozen().saturating_add(T::LawClocks::weight())
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
