//! What the institution does: take on, ask, refuse, show to the public, decide about objections; and what the public does.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	ApplicationId, MemberId,
	law::ClockName,
	registration::{Conclusion, Stage, Step},
};
use pallet_support::LawClocks;

use crate::{Config, Error, Event, Objection, Objections, Objectors, Pallet, standing::clock_error};

impl<T: Config> Pallet<T> {
	/// Takes an application on.
	pub(crate) fn do_accept(by: MemberId, id: ApplicationId) -> DispatchResult {
		let mut application = Self::step(Self::application_of(&by, &id)?, Step::Accept)?;
		application.clocks.answer = None;
		application.clocks.review = Self::start_now(&application, ClockName::Review)?;
		Self::write(&id, &application);
		Self::deposit_event(Event::Accepted { application: id });
		Ok(())
	}

	/// Asks for a correction.
	pub(crate) fn do_ask(by: MemberId, id: ApplicationId, notice: [u8; 32]) -> DispatchResult {
		let mut application = Self::step(Self::application_of(&by, &id)?, Step::AskCorrection)?;
		application.clocks.answer = Self::start_now(&application, ClockName::Correction)?;
		Self::write(&id, &application);
		Self::deposit_event(Event::CorrectionAsked { application: id, notice });
		Ok(())
	}

	/// Does not take it on, or does not register it. One of which a correction is awaited is ended, for else it would be
	/// open for as long as nobody supplies it.
	pub(crate) fn do_reject(by: MemberId, id: ApplicationId, decision: [u8; 32]) -> DispatchResult {
		let application = Self::application_of(&by, &id)?;
		let is_awaited = application.stage == Stage::CorrectionAsked;
		let application = Self::step(application, if is_awaited { Step::Terminate } else { Step::Reject })?;
		Self::write(&id, &application);
		Self::deposit_event(Event::Rejected { application: id, decision });
		Ok(())
	}

	/// Shows it to the public: the formal review is done, late or not.
	pub(crate) fn do_publicise(by: MemberId, id: ApplicationId) -> DispatchResult {
		let mut application = Self::step(Self::application_of(&by, &id)?, Step::Publicise)?;
		ensure!(application.demand.is_publicised(), Error::<T>::NotShown);
		application.clocks.review = None;
		// The public's time is what the law sets: without it nobody can be said to have been silent.
		let publicity = T::LawClocks::start(application.pack, ClockName::Publicity, T::Clock::get());
		application.clocks.publicity = Some(publicity.map_err(clock_error::<T>)?);
		Self::write(&id, &application);
		Self::deposit_event(Event::Publicised { application: id });
		Ok(())
	}

	/// Objects while it is shown: until the end of the last day.
	pub(crate) fn do_object(by: MemberId, id: ApplicationId, grounds: [u8; 32]) -> DispatchResult {
		let mut application = Self::step(Self::application_now(&id)?, Step::Object)?;
		let now = T::Clock::get();
		let publicity = application.clocks.publicity.ok_or(Error::<T>::NotPublicised)?;
		let is_over = T::LawClocks::is_over(&publicity, now).map_err(clock_error::<T>)?;
		ensure!(!is_over, Error::<T>::TooLate);
		ensure!(application.objections < T::MaxObjections::get(), Error::<T>::TooManyObjections);
		// Nobody takes the others' places.
		ensure!(!Objectors::<T>::contains_key(id, by), Error::<T>::AlreadyObjected);

		if application.open_objections == 0 {
			application.clocks.inquiry = Self::start_now(&application, ClockName::ObjectionInquiry)?;
		}
		application.objections = application.objections.saturating_add(1);
		application.open_objections = application.open_objections.saturating_add(1);
		let sequence = application.objections;
		Objectors::<T>::insert(id, by, sequence);
		Objections::<T>::insert(id, sequence, Objection { by, grounds, at_ms: now, outcome: None });
		Self::write(&id, &application);
		Self::deposit_event(Event::Objected { application: id, sequence, by, grounds });
		Ok(())
	}

	/// Decides about an objection. One that is right ends the application.
	pub(crate) fn do_decide(
		by: MemberId,
		id: ApplicationId,
		sequence: u32,
		conclusion: Conclusion,
		decision: [u8; 32],
	) -> DispatchResult {
		let mut application = Self::application_of(&by, &id)?;
		let mut objection = Objections::<T>::get(id, sequence).ok_or(Error::<T>::NoObjection)?;
		ensure!(objection.outcome.is_none(), Error::<T>::AlreadyDecided);
		let left = application.open_objections.saturating_sub(1);
		application = match conclusion {
			Conclusion::Upheld => Self::step(application, Step::Reject)?,
			Conclusion::Dismissed if left == 0 => Self::step(application, Step::Dismiss)?,
			Conclusion::Dismissed => {
				ensure!(!application.stage.is_ended(), Error::<T>::Ended);
				application
			}
		};

		application.open_objections = left;
		if left == 0 {
			application.clocks.inquiry = None;
		}
		objection.outcome = Some(conclusion);
		Objectors::<T>::remove(id, objection.by);
		Objections::<T>::insert(id, sequence, objection);
		Self::write(&id, &application);
		Self::deposit_event(Event::ObjectionDecided { application: id, sequence, conclusion, decision });
		if conclusion == Conclusion::Upheld {
			Self::deposit_event(Event::Rejected { application: id, decision });
		}
		Ok(())
	}
}
