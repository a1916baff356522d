//! Objections: to a filing that is shown to the public, and to what is registered.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	law::ClockName,
	registration::{Conclusion, FilingKind, Rejection, Step},
};
use pallet_support::{LawClocks, LawPacks};

use crate::{
	Certificates, Config, Error, Event, Filing, LateObjections, LateObjectors, Objection, Objections,
	Objectors, Pallet, Registration, Registrations, Standing, standing::clock_error,
};

impl<T: Config> Pallet<T> {
	/// Objects while it is shown: until the end of the last day.
	pub(crate) fn do_object(by: MemberId, id: FilingId, grounds: [u8; 32]) -> DispatchResult {
		let mut filing = Self::step(Self::filing_now(&id)?, Step::Object)?;
		let now = T::Clock::get();
		let publicity = filing.clocks.publicity.ok_or(Error::<T>::NotPublicised)?;
		let is_over = T::LawClocks::is_over(&publicity, now).map_err(clock_error::<T>)?;
		ensure!(!is_over, Error::<T>::TooLate);
		// An objection freezes: whoever files, or has a right that its pledgee files for, would keep off its own creditors.
		ensure!(!Self::has_part_in(&filing, &by), Error::<T>::OwnRegistration);
		ensure!(filing.objections < T::MaxObjections::get(), Error::<T>::TooManyObjections);
		// Nobody takes the others' places.
		ensure!(!Objectors::<T>::contains_key(id, by), Error::<T>::AlreadyObjected);

		if filing.open_objections == 0 {
			filing.clocks.inquiry = Self::start_now(&filing, ClockName::ObjectionInquiry)?;
		}
		filing.objections = filing.objections.saturating_add(1);
		filing.open_objections = filing.open_objections.saturating_add(1);
		let sequence = filing.objections;
		Objectors::<T>::insert(id, by, sequence);
		Objections::<T>::insert(
			id,
			sequence,
			Objection { by, grounds, at_ms: now, notice: None, outcome: None },
		);
		Self::write(&id, &filing);
		Self::deposit_event(Event::Objected { filing: id, sequence, by, grounds });
		Ok(())
	}

	/// Decides about an objection. One that is right ends the filing: what is in dispute is not registered.
	pub(crate) fn do_decide(
		by: MemberId,
		id: FilingId,
		sequence: u32,
		conclusion: Conclusion,
		decision: [u8; 32],
	) -> DispatchResult {
		let mut filing = Self::filing_of(&by, &id)?;
		let mut objection = Objections::<T>::get(id, sequence).ok_or(Error::<T>::NoObjection)?;
		ensure!(objection.outcome.is_none(), Error::<T>::AlreadyDecided);
		let left = filing.open_objections.saturating_sub(1);
		filing = match conclusion {
			Conclusion::Upheld => Self::step(filing, Step::Reject)?,
			Conclusion::Dismissed if left == 0 => Self::step(filing, Step::Dismiss)?,
			Conclusion::Dismissed => {
				ensure!(!filing.stage.is_ended(), Error::<T>::Ended);
				filing
			}
		};

		filing.open_objections = left;
		if left == 0 {
			filing.clocks.inquiry = None;
		}
		objection.outcome = Some(conclusion);
		Objectors::<T>::remove(id, objection.by);
		Objections::<T>::insert(id, sequence, objection);
		Self::write(&id, &filing);
		Self::deposit_event(Event::ObjectionDecided { filing: id, sequence, conclusion, decision });
		if conclusion == Conclusion::Upheld {
			Self::deposit_event(Event::Rejected { filing: id, ground: Rejection::OpenDispute, decision });
		}
		Ok(())
	}

	/// Objects to what is registered.
	pub(crate) fn do_object_after(by: MemberId, dataset: DatasetId, grounds: [u8; 32]) -> DispatchResult {
		let now = T::Clock::get();
		let mut registration = Registrations::<T>::get(dataset).ok_or(Error::<T>::NotRegistered)?;
		match Self::standing_of(&registration, now).map_err(clock_error::<T>)? {
			Standing::Live => (),
			Standing::Lapsed => return Err(Error::<T>::Lapsed.into()),
			Standing::Cancelled => return Err(Error::<T>::Cancelled.into()),
		}
		// An objection freezes: whoever has rights in it would keep off its own creditors.
		let is_own = registration.statement.iter().any(|line| line.holder == by);
		ensure!(!is_own, Error::<T>::OwnRegistration);
		// Against those whose objections are answered one by one, and against nobody for ever.
		ensure!(registration.open_objections < T::MaxObjections::get(), Error::<T>::TooManyObjections);
		ensure!(!Self::has_objected_after(&by, &dataset, &registration), Error::<T>::AlreadyObjected);
		let pack = T::LawPacks::in_force(now).ok_or(Error::<T>::NoLaw)?;
		let notice = Self::start(pack, ClockName::ObjectionNotice, now).map_err(clock_error::<T>)?;

		registration.objections = registration.objections.saturating_add(1);
		registration.open_objections = registration.open_objections.saturating_add(1);
		let sequence = registration.objections;
		LateObjectors::<T>::insert(dataset, by, sequence);
		LateObjections::<T>::insert(
			dataset,
			sequence,
			Objection { by, grounds, at_ms: now, notice, outcome: None },
		);
		Registrations::<T>::insert(dataset, registration);
		Self::deposit_event(Event::ObjectedAfter { dataset, sequence, by, grounds, notice });
		Ok(())
	}

	/// Concludes about it. What was found right freezes the registration until it is changed or cancelled.
	pub(crate) fn do_decide_after(
		by: MemberId,
		dataset: DatasetId,
		sequence: u32,
		conclusion: Conclusion,
		decision: [u8; 32],
	) -> DispatchResult {
		let mut registration = Self::registration_of(&by, &dataset)?;
		let mut objection = LateObjections::<T>::get(dataset, sequence).ok_or(Error::<T>::NoObjection)?;
		ensure!(objection.outcome.is_none(), Error::<T>::AlreadyDecided);

		objection.outcome = Some(conclusion);
		registration.open_objections = registration.open_objections.saturating_sub(1);
		// One that was dismissed is remembered.
		if conclusion == Conclusion::Upheld {
			registration.upheld_objections = registration.upheld_objections.saturating_add(1);
			LateObjectors::<T>::remove(dataset, objection.by);
		}
		LateObjections::<T>::insert(dataset, sequence, objection);
		Registrations::<T>::insert(dataset, registration);
		Self::deposit_event(Event::ObjectionConcluded { dataset, sequence, conclusion, decision });
		Ok(())
	}

	/// Whether the filing is made in the member's name, or would change what is registered with rights of its own. Who was registered before
	/// a first registration has no part in that.
	pub(crate) fn has_part_in(filing: &Filing, member: &MemberId) -> bool {
		let states = |before: Registration| before.statement.iter().any(|line| line.holder == *member);
		let is_stated = Registrations::<T>::get(filing.dataset).is_some_and(states);
		filing.place(member).is_some() || (is_stated && filing.request.kind() != FilingKind::Initial)
	}

	/// Whether an objection of the member's is open, or one was dismissed that it made since the certificate was issued: so nobody freezes
	/// for ever what the institution frees, and whoever objects to what is registered anew is heard.
	fn has_objected_after(by: &MemberId, dataset: &DatasetId, registration: &Registration) -> bool {
		let number = LateObjectors::<T>::get(dataset, by);
		let Some(last) = number.and_then(|number| LateObjections::<T>::get(dataset, number)) else {
			return false;
		};
		let issued_ms = Certificates::<T>::get(registration.certificate).map_or(0, |it| it.issued_ms);
		last.outcome.is_none() || last.at_ms >= issued_ms
	}

	/// The registration, if the member is its institution and registers now.
	pub(crate) fn registration_of(by: &MemberId, dataset: &DatasetId) -> Result<Registration, Error<T>> {
		let registration = Registrations::<T>::get(dataset).ok_or(Error::<T>::NotRegistered)?;
		ensure!(registration.institution == *by, Error::<T>::NotInCharge);
		Self::ensure_institution(by)?;
		Ok(registration)
	}
}
