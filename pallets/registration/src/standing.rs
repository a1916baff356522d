//! What silence has done by a moment. Every call and every view function goes through it first, and nobody has to say so in a
//! transaction.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	FilingId, MemberId,
	almanac::Almanac,
	clock::{Clock, ClockError},
	law::{ClockName, PackId},
	registration::{StageError, Step},
};
use pallet_support::LawClocks;

use crate::{
	Answers, Config, Error, Event, FiledBy, Filing, Filings, OpenFiling, Pallet, Registration, Standing,
};

impl<T: Config> Pallet<T> {
	/// The filing as it stands at this moment.
	pub fn standing(filing: &Filing, at_ms: u64) -> Result<Filing, ClockError> {
		filing.standing(&T::LawClocks::almanac(), at_ms)
	}

	/// How a registration stands at this moment.
	pub fn standing_of(registration: &Registration, at_ms: u64) -> Result<Standing, ClockError> {
		registration.standing(&T::LawClocks::almanac(), at_ms)
	}

	/// A clock that this moment sets off; none when the law sets none.
	pub(crate) fn start(pack: PackId, name: ClockName, at_ms: u64) -> Result<Option<Clock>, ClockError> {
		T::LawClocks::almanac().start_if_set(pack, name, at_ms)
	}

	/// The filing as it stands now, with what silence did written back and told. If the call fails, nothing of that stays.
	pub(crate) fn filing_now(id: &FilingId) -> Result<Filing, DispatchError> {
		let stored = Filings::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let filing = Self::standing(&stored, T::Clock::get()).map_err(clock_error::<T>)?;
		if filing.stage != stored.stage {
			Self::write(id, &filing);
			Self::deposit_event(Event::SilenceResolved { filing: *id, stage: filing.stage });
		}
		Ok(filing)
	}

	/// The same for the institution at which it is made, if it registers now.
	pub(crate) fn filing_of(by: &MemberId, id: &FilingId) -> Result<Filing, DispatchError> {
		let filing = Self::filing_now(id)?;
		ensure!(filing.institution == *by, Error::<T>::NotInCharge);
		Self::ensure_institution(by)?;
		Ok(filing)
	}

	/// Writes a filing, and lets go of its dataset when it has ended.
	pub(crate) fn write(id: &FilingId, filing: &Filing) {
		if filing.stage.is_ended() {
			OpenFiling::<T>::remove(filing.dataset);
			Answers::<T>::remove(id);
			if let Some(first) = filing.applicants.first() {
				FiledBy::<T>::mutate_exists(first, |count| {
					*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
				});
			}
		}
		Filings::<T>::insert(id, filing);
	}

	/// The filing after a step.
	pub(crate) fn step(mut filing: Filing, step: Step) -> Result<Filing, Error<T>> {
		filing.stage = filing.stage.after(step).map_err(stage_error)?;
		Ok(filing)
	}
}

/// Why a clock does not let it be done.
pub(crate) fn clock_error<T>(error: ClockError) -> Error<T> {
	match error {
		ClockError::Over => Error::TooLate,
		// A review's clock stands, or runs, as its stage says.
		ClockError::Stopped => Error::NotReviewing,
		ClockError::Running => Error::NotStopped,
		ClockError::AlreadyExtended => Error::AlreadyExtended,
		ClockError::NotBySoMuch => Error::NotBySoMuch,
		ClockError::MissingYear(_)
		| ClockError::UnknownPack
		| ClockError::NotSet(_)
		| ClockError::OtherCounting(_)
		| ClockError::OutOfReach => Error::ClockUnknown,
	}
}

fn stage_error<T>(error: StageError) -> Error<T> {
	match error {
		StageError::Ended => Error::Ended,
		StageError::AlreadyConfirmed => Error::AlreadyConfirmed,
		StageError::NotFiled => Error::NotFiled,
		StageError::NothingAsked => Error::NothingAsked,
		StageError::NotReviewing => Error::NotReviewing,
		StageError::NotStopped => Error::NotStopped,
		StageError::NotPublicised => Error::NotPublicised,
		StageError::NoObjection => Error::NoObjection,
		StageError::NotReady => Error::NotReady,
	}
}
