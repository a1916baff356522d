//! What applicants do: file, supply, take back.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId, Nonce,
	catalogue::Demand,
	dataset::{GradeClass, Kind, VersionRef},
	law::{ClockName, PackId},
	registration::{Stage, Step},
};
use pallet_support::{DatasetFacts, DatasetInspect, LawClocks, OperationInspect, genesis_hash};

use crate::{
	Application, Applications, Clocks, Config, Entries, Error, Event, FiledBy, Law, OpenApplication, Pallet,
	Standing, standing::clock_error,
};

impl<T: Config> Pallet<T> {
	/// Files an application.
	pub(crate) fn do_file(
		by: MemberId,
		nonce: Nonce,
		dataset: DatasetId,
		version: u32,
		institution: MemberId,
		demand: Demand,
	) -> DispatchResult {
		let id = ApplicationId::derive(&genesis_hash::<T>(), &by, &nonce);
		ensure!(!Applications::<T>::contains_key(id), Error::<T>::AlreadyExists);
		ensure!(institution != by, Error::<T>::InstitutionApplies);
		Self::ensure_institution(&institution)?;
		let facts = Self::facts_of(&dataset, version)?;
		// What is withdrawn can be taken out of the register.
		let is_ending = matches!(demand, Demand::Cancellation(_));
		ensure!(facts.is_live || is_ending, Error::<T>::Withdrawn);
		// Nobody keeps another from filing. One that silence has ended gives way.
		if let Some(open) = OpenApplication::<T>::get(dataset, by) {
			ensure!(Self::application_now(&open)?.stage.is_ended(), Error::<T>::ApplicationOpen);
		}
		let filed = FiledBy::<T>::get(by);
		ensure!(filed < T::MaxOpenApplications::get(), Error::<T>::TooManyApplications);
		let pack = Law::<T>::get().ok_or(Error::<T>::NoLaw)?;
		let now = T::Clock::get();
		if demand.is_publicised() {
			Self::check_data(&dataset, &facts)?;
		}
		match demand {
			Demand::Initial(_) => Self::check_initial(&by, &dataset, &facts, now)?,
			_ => Self::check_later(&by, &institution, &dataset, version, &demand, pack, now)?,
		}

		let answer = Self::start(pack, ClockName::Acceptance, now).map_err(clock_error::<T>)?;
		let application = Application {
			dataset,
			version,
			institution,
			applicant: by,
			demand,
			pack,
			stage: Stage::Filed,
			made_ms: now,
			clocks: Clocks { answer, ..Clocks::default() },
			objections: 0,
			open_objections: 0,
		};
		OpenApplication::<T>::insert(dataset, by, id);
		FiledBy::<T>::insert(by, filed.saturating_add(1));
		Applications::<T>::insert(id, application);
		Self::deposit_event(Event::Filed { application: id, made: application });
		Ok(())
	}

	/// Supplies what was asked for, in time.
	pub(crate) fn do_supply(by: MemberId, id: ApplicationId, documents: [u8; 32]) -> DispatchResult {
		let application = Self::application_now(&id)?;
		ensure!(application.applicant == by, Error::<T>::NotApplicant);
		// Between the period's end and the day on which its silence counts it is too late, too.
		let now = T::Clock::get();
		if let (Stage::CorrectionAsked, Some(clock)) = (application.stage, &application.clocks.answer) {
			ensure!(!T::LawClocks::is_over(clock, now).map_err(clock_error::<T>)?, Error::<T>::TooLate);
		}
		let mut application = Self::step(application, Step::Supply)?;
		application.clocks.answer = Self::start_now(&application, ClockName::Acceptance)?;
		Self::write(&id, &application);
		Self::deposit_event(Event::Supplied { application: id, documents });
		Ok(())
	}

	/// Takes an application back. One that silence has ended stays so.
	pub(crate) fn do_withdraw(by: MemberId, id: ApplicationId) -> DispatchResult {
		let was_open = Applications::<T>::get(id).is_some_and(|application| !application.stage.is_ended());
		let application = Self::application_now(&id)?;
		ensure!(application.applicant == by, Error::<T>::NotApplicant);
		if was_open && application.stage.is_ended() {
			return Ok(());
		}
		let application = Self::step(application, Step::Withdraw)?;
		Self::write(&id, &application);
		Self::deposit_event(Event::ApplicationWithdrawn { application: id });
		Ok(())
	}

	/// What was said of the version that is filed about.
	fn facts_of(dataset: &DatasetId, version: u32) -> Result<DatasetFacts, Error<T>> {
		T::Datasets::version_facts(dataset, version).ok_or_else(|| match T::Datasets::facts(dataset) {
			Some(_) => Error::NoSuchVersion,
			None => Error::UnknownDataset,
		})
	}

	/// What is shown to the public as registered: public data, or what was made of it, as the version says.
	fn check_data(dataset: &DatasetId, facts: &DatasetFacts) -> Result<(), Error<T>> {
		ensure!(facts.class != GradeClass::Core, Error::<T>::CoreData);
		let is_public = match facts.kind {
			Kind::PublicResource | Kind::Open => true,
			Kind::Product => T::Operations::since(dataset).is_some() || Self::is_made_of_public(facts),
		};
		ensure!(is_public, Error::<T>::NotPublicData);
		Ok(())
	}

	/// A first registration: by the holder, of that of which nothing is registered that holds.
	fn check_initial(
		by: &MemberId,
		dataset: &DatasetId,
		facts: &DatasetFacts,
		now: u64,
	) -> Result<(), Error<T>> {
		ensure!(facts.holder == *by, Error::<T>::NotHolder);
		let is_free = match Entries::<T>::get(dataset) {
			Some(before) => Self::standing_of(&before, now).map_err(clock_error)? != Standing::Live,
			None => true,
		};
		ensure!(is_free, Error::<T>::AlreadyRegistered);
		Ok(())
	}

	/// What comes after it: of an entry that holds, where it is, or anywhere if that institution registers no more; by whoever registered it,
	/// a correction by whoever is concerned.
	fn check_later(
		by: &MemberId,
		institution: &MemberId,
		dataset: &DatasetId,
		version: u32,
		demand: &Demand,
		pack: PackId,
		now: u64,
	) -> Result<(), Error<T>> {
		let before = Entries::<T>::get(dataset).ok_or(Error::<T>::NotRegistered)?;
		let is_there = before.institution == *institution || !Self::is_institution(&before.institution);
		ensure!(is_there, Error::<T>::OtherInstitution);
		ensure!(before.registrant != *institution, Error::<T>::InstitutionApplies);
		let is_correction = matches!(demand, Demand::Correction(_));
		ensure!(is_correction || before.registrant == *by, Error::<T>::NotRegistrant);
		match Self::standing_of(&before, now).map_err(clock_error)? {
			Standing::Live => (),
			Standing::Lapsed => return Err(Error::Lapsed),
			Standing::Cancelled => return Err(Error::Cancelled),
		}
		if *demand == Demand::Renewal {
			let expires = T::LawClocks::end(&before.term).map_err(clock_error)?;
			let (from, until) = T::LawClocks::renewal_window(pack, expires).map_err(clock_error)?;
			ensure!(now >= from, Error::<T>::TooEarly);
			ensure!(now < until, Error::<T>::TooLate);
		}
		// Another version is shown to the public first.
		ensure!(demand.is_publicised() || version == before.version, Error::<T>::OtherVersion);
		Ok(())
	}

	fn is_made_of_public(facts: &DatasetFacts) -> bool {
		let is_public = |parent: &VersionRef| {
			let facts = T::Datasets::version_facts(&parent.dataset, parent.version);
			facts.is_some_and(|facts| facts.kind == Kind::PublicResource)
		};
		facts.parents.iter().any(is_public)
	}
}
