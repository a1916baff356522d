//! What the institution does until it shows a filing to the public: take on, ask, look into, refuse.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	FilingId, MemberId,
	clock::{Clock, ClockError},
	law::ClockName,
	registration::{Rejection, Step},
};
use pallet_support::LawClocks;

use crate::{Config, Error, Event, Filing, Pallet, standing::clock_error};

impl<T: Config> Pallet<T> {
	/// Takes a filing on.
	pub(crate) fn do_accept(by: MemberId, id: FilingId) -> DispatchResult {
		let mut filing = Self::step(Self::filing_of(&by, &id)?, Step::Accept)?;
		filing.clocks.answer = None;
		filing.clocks.review = Self::start_now(&filing, ClockName::Review)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::Accepted { filing: id });
		Ok(())
	}

	/// Asks for a correction.
	pub(crate) fn do_ask_correction(by: MemberId, id: FilingId, notice: [u8; 32]) -> DispatchResult {
		let mut filing = Self::step(Self::filing_of(&by, &id)?, Step::AskCorrection)?;
		filing.clocks.answer = Self::start_now(&filing, ClockName::Correction)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::CorrectionAsked { filing: id, notice });
		Ok(())
	}

	/// Makes the review longer, whether its clock runs or stands.
	pub(crate) fn do_extend(by: MemberId, id: FilingId, units: u16) -> DispatchResult {
		let mut filing = Self::step(Self::filing_of(&by, &id)?, Step::Extend)?;
		let clock = T::LawClocks::extend(review_of::<T>(&filing)?, units, T::Clock::get());
		filing.clocks.review = Some(clock.map_err(clock_error::<T>)?);
		Self::write(&id, &filing);
		Self::deposit_event(Event::ReviewExtended { filing: id, units });
		Ok(())
	}

	/// Stops the review's clock until what is missing is there.
	pub(crate) fn do_stop(by: MemberId, id: FilingId, notice: [u8; 32]) -> DispatchResult {
		let mut filing = Self::step(Self::filing_of(&by, &id)?, Step::Stop)?;
		let clock = T::LawClocks::stop(review_of::<T>(&filing)?, T::Clock::get());
		filing.clocks.review = Some(clock.map_err(clock_error::<T>)?);
		Self::write(&id, &filing);
		Self::deposit_event(Event::ReviewStopped { filing: id, notice });
		Ok(())
	}

	/// Lets it go on.
	pub(crate) fn do_resume(by: MemberId, id: FilingId) -> DispatchResult {
		let mut filing = Self::step(Self::filing_of(&by, &id)?, Step::Resume)?;
		let clock = review_of::<T>(&filing)?.resume(T::Clock::get());
		filing.clocks.review = Some(clock.map_err(clock_error::<T>)?);
		Self::write(&id, &filing);
		Self::deposit_event(Event::ReviewResumed { filing: id });
		Ok(())
	}

	/// Does not register it.
	pub(crate) fn do_reject(
		by: MemberId,
		id: FilingId,
		ground: Rejection,
		decision: [u8; 32],
	) -> DispatchResult {
		let filing = Self::step(Self::filing_of(&by, &id)?, Step::Reject)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::Rejected { filing: id, ground, decision });
		Ok(())
	}

	/// Ends it. By nobody's name for governance, where its institution registers no more: nobody else could, against who filed it, and it
	/// would keep others from filing, and under an objection the dataset frozen, for ever.
	pub(crate) fn do_terminate(by: Option<MemberId>, id: FilingId, decision: [u8; 32]) -> DispatchResult {
		let filing = match by {
			Some(by) => Self::filing_of(&by, &id)?,
			None => {
				let filing = Self::filing_now(&id)?;
				let is_left = Self::ensure_institution(&filing.institution).is_err();
				ensure!(is_left, Error::<T>::NotInCharge);
				filing
			}
		};
		let filing = Self::step(filing, Step::Terminate)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::Terminated { filing: id, decision });
		Ok(())
	}

	/// Shows it to the public; the review's clock stands from now on. One whose time was over has nothing to stop: that the
	/// institution is late takes nothing from the applicant.
	pub(crate) fn do_publicise(by: MemberId, id: FilingId) -> DispatchResult {
		let mut filing = Self::step(Self::filing_of(&by, &id)?, Step::Publicise)?;
		let now = T::Clock::get();
		if let Some(review) = filing.clocks.review {
			filing.clocks.review = match T::LawClocks::stop(review, now) {
				Err(ClockError::Over) => Some(review),
				stopped => Some(stopped.map_err(clock_error::<T>)?),
			};
		}
		// The public's time is what the law sets: without it nobody can be said to have been silent.
		let publicity = T::LawClocks::start(filing.pack, ClockName::Publicity, now);
		filing.clocks.publicity = Some(publicity.map_err(clock_error::<T>)?);
		Self::write(&id, &filing);
		Self::deposit_event(Event::Publicised { filing: id });
		Ok(())
	}

	/// Does not show it to the public, for a reason.
	pub(crate) fn do_waive(by: MemberId, id: FilingId, reason: [u8; 32]) -> DispatchResult {
		let filing = Self::step(Self::filing_of(&by, &id)?, Step::Waive)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::PublicityWaived { filing: id, reason });
		Ok(())
	}

	pub(crate) fn start_now(filing: &Filing, name: ClockName) -> Result<Option<Clock>, Error<T>> {
		Self::start(filing.pack, name, T::Clock::get()).map_err(clock_error)
	}
}

fn review_of<T>(filing: &Filing) -> Result<Clock, Error<T>> {
	filing.clocks.review.ok_or(Error::ClockUnknown)
}
