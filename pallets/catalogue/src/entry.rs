//! Entering in the register what was applied for, with its query code.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	catalogue::{Demand, QueryCode},
	law::ClockName,
	registration::{Stage, Step},
};
use pallet_support::{LawClocks, RegistrationInspect};

use crate::{
	Application, Cancelled, CodeOf, Config, Entries, Entry, Error, Event, Pallet, Queried, Standing,
	standing::clock_error,
};

impl<T: Config> Pallet<T> {
	/// Enters what an application asks for; a first registration gets its code (赋码).
	pub(crate) fn do_enter(by: MemberId, id: ApplicationId, code: Option<QueryCode>) -> DispatchResult {
		let mut application = Self::application_of(&by, &id)?;
		let now = T::Clock::get();
		if let (Stage::Publicised, Some(publicity)) = (application.stage, &application.clocks.publicity) {
			let is_over = T::LawClocks::is_over(publicity, now).map_err(clock_error::<T>)?;
			ensure!(is_over, Error::<T>::StillPublicised);
		}
		if application.stage == Stage::Reviewing && !application.demand.is_publicised() {
			application = Self::step(application, Step::Waive)?;
		}
		let application = Self::step(application, Step::Store)?;
		// R11, as of rights that are registered: what is said of it goes on, but nobody gets it and nobody lets it go.
		let moves = matches!(application.demand, Demand::Initial(_) | Demand::Cancellation(_));
		ensure!(!moves || !T::Registration::is_frozen(&application.dataset), Error::<T>::Frozen);
		let before = Entries::<T>::get(application.dataset);

		Self::write(&id, &application);
		if let Demand::Initial(materials) = application.demand {
			let code = code.ok_or(Error::<T>::NoCode)?;
			let entry = Self::first_entry(by, id, &application, materials, code, now)?;
			CodeOf::<T>::insert(&entry.code, application.dataset);
			return Self::put(&application, entry);
		}
		ensure!(code.is_none(), Error::<T>::HasCode);
		let mut entry = before.ok_or(Error::<T>::NotRegistered)?;
		let standing = Self::standing_of(&entry, now).map_err(clock_error::<T>)?;
		ensure!(standing != Standing::Cancelled, Error::<T>::Cancelled);
		// It was about another entry.
		ensure!(application.made_ms >= entry.registered_ms, Error::<T>::RegisteredAnew);
		entry.application = id;
		entry.institution = by;
		match application.demand {
			Demand::Initial(_) => (),
			Demand::Change(materials) | Demand::Correction(materials) => {
				ensure!(standing == Standing::Live, Error::<T>::Lapsed);
				entry.materials = materials;
				entry.version = application.version;
			}
			// What was asked for in time comes in time.
			Demand::Renewal => entry.term = Self::validity(&application, now)?,
			Demand::Cancellation(ground) => entry.cancelled = Some(Cancelled { ground, at_ms: now }),
		}
		Self::put(&application, entry)
	}

	/// Puts the code of an entry right, on behalf of its institution, or of nobody where governance does. A code that was wrong is nobody's
	/// again: the dataset whose it is may get it.
	pub(crate) fn do_replace_code(
		by: Option<MemberId>,
		dataset: DatasetId,
		code: QueryCode,
		decision: [u8; 32],
	) -> DispatchResult {
		let mut entry = Entries::<T>::get(dataset).ok_or(Error::<T>::NotRegistered)?;
		if let Some(by) = by {
			ensure!(entry.institution == by, Error::<T>::NotInCharge);
			Self::ensure_institution(&by)?;
		}
		Self::check_code(&code)?;

		let before = core::mem::replace(&mut entry.code, code);
		CodeOf::<T>::remove(&before);
		CodeOf::<T>::insert(&entry.code, dataset);
		Entries::<T>::insert(dataset, &entry);
		Self::deposit_event(Event::CodeReplaced { dataset, before, entry, decision });
		Ok(())
	}

	/// What a code leads to.
	pub(crate) fn find(code: &QueryCode) -> Option<Queried> {
		let dataset: DatasetId = CodeOf::<T>::get(code)?;
		let entry = Entries::<T>::get(dataset)?;
		let standing = Self::standing_of(&entry, T::Clock::get());
		Some(Queried { dataset, is_current: entry.code == *code, entry, standing })
	}

	fn first_entry(
		institution: MemberId,
		id: ApplicationId,
		application: &Application,
		materials: [u8; 32],
		code: QueryCode,
		now: u64,
	) -> Result<Entry, Error<T>> {
		Self::check_code(&code)?;
		Ok(Entry {
			institution,
			registrant: application.applicant,
			application: id,
			code,
			version: application.version,
			materials,
			registered_ms: now,
			term: Self::validity(application, now)?,
			cancelled: None,
		})
	}

	/// That it is a code, and nobody's.
	fn check_code(code: &QueryCode) -> Result<(), Error<T>> {
		ensure!(!code.is_empty() && code.check().is_ok(), Error::<T>::InvalidCode);
		ensure!(!CodeOf::<T>::contains_key(code), Error::<T>::CodeTaken);
		Ok(())
	}

	fn validity(application: &Application, now: u64) -> Result<hefu_primitives::clock::Clock, Error<T>> {
		T::LawClocks::start(application.pack, ClockName::RegistrationValidity, now).map_err(clock_error)
	}

	fn put(application: &Application, entry: Entry) -> DispatchResult {
		let (dataset, kind) = (application.dataset, application.demand.kind());
		Entries::<T>::insert(dataset, &entry);
		Self::deposit_event(Event::Entered { dataset, kind, entry });
		Ok(())
	}
}
