//! The rules by which regions recognise each other's licences.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{MemberId, Nonce, RecognitionId, code::Region, licence::presentation::Presentation};
use pallet_support::genesis_hash;

use crate::{
	Config, Error, Event, LicenceType, Pallet, PresentationError, Recognition, Rule, RuleCount, Rules,
	RulesByRegion, definer,
};

impl<T: Config> Pallet<T> {
	/// Publishes a rule.
	pub(crate) fn do_recognise(
		publisher: MemberId,
		nonce: Nonce,
		mut recognition: Recognition,
	) -> DispatchResult {
		let id = RecognitionId::derive(&genesis_hash::<T>(), &publisher, &nonce);
		ensure!(!Rules::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let licence_type = Self::type_in_force(&recognition.licence_type)?;
		Self::check_recognition(&recognition, &licence_type)?;
		Self::check_publisher(&publisher, &recognition)?;
		// Nothing reaches back: a presentation that was refused yesterday stays refused.
		recognition.from_ms = recognition.from_ms.max(T::Clock::get());
		let ends = recognition.until_ms.is_some_and(|until| until <= recognition.from_ms);
		ensure!(!ends, Error::<T>::InvalidPeriod);
		let published = RuleCount::<T>::get(publisher);
		ensure!(published < T::MaxRulesPerPublisher::get(), Error::<T>::TooManyRules);

		RuleCount::<T>::insert(publisher, published.saturating_add(1));
		RulesByRegion::<T>::insert((recognition.licence_type, recognition.to), id, ());
		Rules::<T>::insert(id, Rule { publisher, recognition: recognition.clone() });
		Self::deposit_event(Event::Recognised { rule: id, publisher, recognition });
		Ok(())
	}

	/// Ends a rule.
	pub(crate) fn do_withdraw_recognition(
		member: MemberId,
		id: RecognitionId,
		from_ms: u64,
	) -> DispatchResult {
		let mut rule = Rules::<T>::get(id).ok_or(Error::<T>::UnknownRule)?;
		ensure!(rule.publisher == member, Error::<T>::NotPublisher);
		// One that has not begun yet never does.
		let until_ms = from_ms.max(T::Clock::get()).max(rule.recognition.from_ms);
		let earlier = rule.recognition.until_ms.is_none_or(|until| until_ms < until);
		ensure!(earlier, Error::<T>::AlreadyEnds);

		rule.recognition.until_ms = Some(until_ms);
		Rules::<T>::insert(id, rule);
		Self::deposit_event(Event::RecognitionWithdrawn { rule: id, until_ms });
		Ok(())
	}

	/// What can be said of a rule by itself.
	fn check_recognition(recognition: &Recognition, licence_type: &LicenceType) -> Result<(), Error<T>> {
		let Recognition { from, to, scenarios, contact, .. } = recognition;
		ensure!(from.check().is_ok() && to.check().is_ok(), Error::<T>::InvalidRegion);
		let known = !scenarios.is_empty() && scenarios.is_within(&licence_type.scenarios);
		ensure!(known, Error::<T>::InvalidScenarios);
		ensure!(!contact.is_empty() && contact.check().is_ok(), Error::<T>::InvalidContact);
		Ok(())
	}

	/// A region speaks through an authority that issues such licences there; the type's definer speaks for all.
	fn check_publisher(publisher: &MemberId, recognition: &Recognition) -> Result<(), Error<T>> {
		let code = &recognition.licence_type;
		let of_region =
			|| Self::appointed(code, publisher).is_ok_and(|own| own.region.contains(&recognition.to));
		ensure!(definer(code) == *publisher || of_region(), Error::<T>::NotOfRegion);
		Ok(())
	}

	/// Whether a licence that was issued for `region` counts where it is shown.
	pub(crate) fn check_recognised(
		presentation: &Presentation,
		region: Region,
		rule: Option<RecognitionId>,
	) -> Result<(), PresentationError> {
		let Some(rule) = rule else {
			let at_home = region.contains(&presentation.place);
			return if at_home { Ok(()) } else { Err(PresentationError::NotRecognised) };
		};
		let Rule { recognition, .. } = Rules::<T>::get(rule).ok_or(PresentationError::UnknownRule)?;
		let covered = recognition.licence_type == presentation.licence_type
			&& recognition.from.contains(&region)
			&& recognition.to.contains(&presentation.place)
			&& recognition.scenarios.contains(presentation.scenario);
		ensure!(covered, PresentationError::NotRecognised);
		ensure!(recognition.is_in_force(presentation.made_ms), PresentationError::RuleNotInForce);
		Ok(())
	}
}
