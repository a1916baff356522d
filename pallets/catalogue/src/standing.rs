//! What silence and time have done by a moment. Every call and every view function goes through it first, and nobody has to say so in a
//! transaction.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	almanac::Almanac,
	clock::{Clock, ClockError},
	law::{ClockName, PackId},
	member::Role,
	registration::{StageError, Step},
};
use pallet_support::{DatasetInspect, LawClocks, MemberInspect, OperationInspect};

use crate::{
	Application, Applications, Config, Due, Entries, Entry, Error, Event, FiledBy, Law, OpenApplication,
	Pallet, Standing,
};

impl<T: Config> Pallet<T> {
	/// The application as it stands at this moment.
	pub fn standing(application: Application, at_ms: u64) -> Result<Application, ClockError> {
		application.standing(&T::LawClocks::almanac(), at_ms)
	}

	/// How an entry stands at this moment.
	pub fn standing_of(entry: &Entry, at_ms: u64) -> Result<Standing, ClockError> {
		entry.standing(&T::LawClocks::almanac(), at_ms)
	}

	/// By when a dataset that is operated under an authorisation must be filed; none when it is not, or the law says nothing of that.
	pub fn due_at(dataset: &DatasetId, at_ms: u64) -> Option<Due> {
		let since_ms = T::Operations::since(dataset)?;
		let clock = T::LawClocks::start(Law::<T>::get()?, ClockName::FirstFiling, since_ms).ok()?;
		// A first registration is filed by its holder alone.
		let is_open = || {
			let holder = T::Datasets::facts(dataset).map(|facts| facts.holder);
			let open = holder.and_then(|holder| OpenApplication::<T>::get(dataset, holder));
			let open = open.and_then(Applications::<T>::get);
			open.is_some_and(|open| Self::standing(open, at_ms).is_ok_and(|open| !open.stage.is_ended()))
		};
		let is_filed = Entries::<T>::contains_key(dataset) || is_open();
		let is_over = T::LawClocks::is_over(&clock, at_ms);
		Some(Due {
			since_ms,
			due_ms: T::LawClocks::end(&clock),
			is_filed,
			is_overdue: if is_filed { Ok(false) } else { is_over },
		})
	}

	/// Whether the pack sets what no registration goes without: a time for publicity, and a term.
	pub(crate) fn can_hold(pack: PackId) -> bool {
		let sets = |clock: &ClockName| T::LawClocks::start(pack, *clock, T::Clock::get()).is_ok();
		[ClockName::Publicity, ClockName::RegistrationValidity].iter().all(sets)
	}

	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// That the member registers now.
	pub(crate) fn ensure_institution(member: &MemberId) -> Result<(), Error<T>> {
		ensure!(T::Members::is_live(member) && Self::is_institution(member), Error::<T>::NotInstitution);
		Ok(())
	}

	/// Whether it is an institution, suspended or not.
	pub(crate) fn is_institution(member: &MemberId) -> bool {
		T::Members::has_role(member, Role::RegistryInstitution)
	}

	/// A clock that this moment sets off; none when the law sets none.
	pub(crate) fn start(pack: PackId, name: ClockName, at_ms: u64) -> Result<Option<Clock>, ClockError> {
		T::LawClocks::almanac().start_if_set(pack, name, at_ms)
	}

	/// The same of an application, now.
	pub(crate) fn start_now(application: &Application, name: ClockName) -> Result<Option<Clock>, Error<T>> {
		Self::start(application.pack, name, T::Clock::get()).map_err(clock_error)
	}

	/// The application as it stands now, with what silence did written back and told. If the call fails, nothing of that stays.
	pub(crate) fn application_now(id: &ApplicationId) -> Result<Application, DispatchError> {
		let stored = Applications::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let application = Self::standing(stored, T::Clock::get()).map_err(clock_error::<T>)?;
		if application.stage != stored.stage {
			Self::write(id, &application);
			Self::deposit_event(Event::SilenceResolved { application: *id, stage: application.stage });
		}
		Ok(application)
	}

	/// The same for the institution at which it is made, if it registers now.
	pub(crate) fn application_of(by: &MemberId, id: &ApplicationId) -> Result<Application, DispatchError> {
		let application = Self::application_now(id)?;
		ensure!(application.institution == *by, Error::<T>::NotInCharge);
		Self::ensure_institution(by)?;
		Ok(application)
	}

	/// Writes an application, and lets go of its dataset when it has ended.
	pub(crate) fn write(id: &ApplicationId, application: &Application) {
		if application.stage.is_ended() {
			OpenApplication::<T>::remove(application.dataset, application.applicant);
			FiledBy::<T>::mutate_exists(application.applicant, |count| {
				*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
			});
		}
		Applications::<T>::insert(id, application);
	}

	/// The application after a step.
	pub(crate) fn step(mut application: Application, step: Step) -> Result<Application, Error<T>> {
		application.stage = application.stage.after(step).map_err(stage_error)?;
		Ok(application)
	}
}

/// Why a clock does not let it be done. None of this pallet's is stopped or made longer.
pub(crate) fn clock_error<T>(error: ClockError) -> Error<T> {
	match error {
		ClockError::Over => Error::TooLate,
		ClockError::MissingYear(_)
		| ClockError::UnknownPack
		| ClockError::NotSet(_)
		| ClockError::OtherCounting(_)
		| ClockError::Stopped
		| ClockError::Running
		| ClockError::AlreadyExtended
		| ClockError::NotBySoMuch
		| ClockError::OutOfReach => Error::ClockUnknown,
	}
}

/// Why a step is not taken. An application is made as it is filed, and its review neither stops nor is waived by anybody: those errors
/// are of steps that are not taken here.
fn stage_error<T>(error: StageError) -> Error<T> {
	match error {
		StageError::Ended => Error::Ended,
		StageError::NothingAsked => Error::NothingAsked,
		StageError::NotReviewing | StageError::NotStopped => Error::NotReviewing,
		StageError::NotPublicised => Error::NotPublicised,
		StageError::NoObjection => Error::NoObjection,
		StageError::NotReady => Error::NotReady,
		StageError::NotFiled | StageError::AlreadyConfirmed => Error::NotFiled,
	}
}
