//! Presentations: whether they stand, and their log.

use frame::{
	deps::{sp_core::ed25519, sp_io},
	prelude::*,
	traits::Get,
};
use hefu_primitives::{
	MemberId, RecognitionId,
	code::Region,
	licence::{
		Status,
		presentation::{HolderSignature, MAX_CLOCK_SKEW_MS, Opening, Presentation},
	},
};
use pallet_support::genesis_hash;

use crate::{
	Config, Error, Event, Issuers, LicenceType, Licences, Pallet, PresentationError, Refusal, Standing,
	Types, Verification, Verifications,
};

impl<T: Config> Pallet<T> {
	/// Logs a presentation.
	pub(crate) fn do_verify_presentation(
		verifier: MemberId,
		presentation: Presentation,
		rule: Option<RecognitionId>,
		seen_ms: u64,
	) -> DispatchResult {
		let now = T::Clock::get();
		ensure!(presentation.audience == verifier, Error::<T>::NotAudience);
		let used = Verifications::<T>::contains_key(verifier, presentation.commitment);
		ensure!(!used, Error::<T>::AlreadyUsed);
		let age = now.checked_sub(seen_ms).ok_or(Error::<T>::SeenLater)?;
		// As it was when the verifier looked: so whoever opens the entry asks about the same moment.
		let (licence_type, _) =
			Self::check_public_half(&presentation, rule, seen_ms).map_err(Error::<T>::from)?;
		ensure!(now < presentation.expires_ms, Error::<T>::Expired);
		ensure!(age <= licence_type.max_age_ms, Error::<T>::StatusTooOld);

		let entry = Verification { presentation: presentation.digest(), rule, seen_ms, at_ms: now };
		Verifications::<T>::insert(verifier, presentation.commitment, entry);
		Self::deposit_event(Event::PresentationVerified { presentation, rule, seen_ms });
		Ok(())
	}

	/// Whether a presentation stands at a moment.
	pub(crate) fn do_check_presentation(
		opening: &Opening,
		rule: Option<RecognitionId>,
		at_ms: u64,
	) -> Result<Standing, Refusal> {
		let Opening { presentation, hidden, signature, key_salt } = opening;
		ensure!(at_ms <= T::Clock::get(), Refusal::NotYet);
		let (licence_type, region) =
			Self::check_public_half(presentation, rule, at_ms).map_err(Refusal::Presentation)?;
		ensure!(hidden.commitment() == presentation.commitment, Refusal::OtherHidden);
		let licence = Licences::<T>::get(hidden.licence).ok_or(Refusal::UnknownLicence)?;
		let shown = (licence.identifier.line.licence_type, licence.issuer);
		ensure!(shown == (presentation.licence_type, presentation.issuer), Refusal::OtherLicence);
		let bound = Self::key_at(&hidden.licence, &licence, at_ms);
		ensure!(bound == Some(signature.key().commitment(key_salt)), Refusal::OtherKey);
		let signed = presentation.signed_bytes(&genesis_hash::<T>());
		ensure!(is_signature_of(signature, &signed), Refusal::BadSignature);
		let status = Self::do_status_at(&hidden.licence, at_ms);
		ensure!(status == Some(Status::Valid), Refusal::NotValid(status));
		let (max_age_ms, valid_until_ms) = (licence_type.max_age_ms, licence.valid_until_ms);
		Ok(Standing { at_ms, max_age_ms, region, valid_until_ms })
	}

	/// Whether the half that the chain sees is in order at a moment: with its type, and the region for which its issuer is
	/// appointed.
	fn check_public_half(
		presentation: &Presentation,
		rule: Option<RecognitionId>,
		at_ms: u64,
	) -> Result<(LicenceType, Region), PresentationError> {
		use PresentationError::*;
		let Presentation { licence_type, issuer, place, scenario, made_ms, expires_ms, .. } = presentation;
		let found = Types::<T>::get(licence_type).ok_or(UnknownType)?;
		ensure!(found.scenarios.contains(*scenario), UnknownScenario);
		ensure!(place.check().is_ok(), InvalidRegion);
		let region = Issuers::<T>::get(licence_type, issuer).ok_or(UnknownIssuer)?.region;
		ensure!(*made_ms <= at_ms.saturating_add(MAX_CLOCK_SKEW_MS), MadeLater);
		ensure!(at_ms < *expires_ms, Expired);
		ensure!(expires_ms.saturating_sub(*made_ms) <= T::MaxPresentationMs::get(), LivesTooLong);
		Self::check_recognised(presentation, region, rule)?;
		Ok((found, region))
	}
}

/// Whether the holder's phone signed these bytes. Ed25519 is checked by the host.
fn is_signature_of(signature: &HolderSignature, bytes: &[u8]) -> bool {
	match signature {
		HolderSignature::Ed25519 { public, signature } => sp_io::crypto::ed25519_verify(
			&ed25519::Signature::from_raw(*signature),
			bytes,
			&ed25519::Public::from_raw(*public),
		),
		HolderSignature::Sm2(signature) => signature.verify(bytes),
	}
}

impl<T> From<PresentationError> for Error<T> {
	fn from(error: PresentationError) -> Self {
		match error {
			PresentationError::UnknownType => Self::UnknownType,
			PresentationError::UnknownScenario => Self::UnknownScenario,
			PresentationError::InvalidRegion => Self::InvalidRegion,
			PresentationError::UnknownIssuer => Self::UnknownIssuer,
			PresentationError::MadeLater => Self::MadeLater,
			PresentationError::Expired => Self::Expired,
			PresentationError::LivesTooLong => Self::LivesTooLong,
			PresentationError::UnknownRule => Self::UnknownRule,
			PresentationError::NotRecognised => Self::NotRecognised,
			PresentationError::RuleNotInForce => Self::RuleNotInForce,
		}
	}
}
