//! Issuing licences and their successors.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{LicenceId, MemberId, Nonce, code::MemberCode, licence::Status};
use pallet_support::genesis_hash;

use crate::{
	Commitments, Config, Error, Event, History, Identifiers, Issuance, IssuanceKind, IssuedCount, Latest,
	Licence, Licences, Pallet, StatusChange,
};

impl<T: Config> Pallet<T> {
	/// Issues a licence.
	pub(crate) fn do_issue(issuer: MemberId, nonce: Nonce, issuance: Issuance) -> DispatchResult {
		let id = LicenceId::derive(&genesis_hash::<T>(), &issuer, &nonce);
		ensure!(!Licences::<T>::contains_key(id), Error::<T>::AlreadyExists);
		Self::check_issuer(&issuer, &issuance)?;
		let issued = IssuedCount::<T>::get(issuer);
		ensure!(issued < T::MaxLicencesPerIssuer::get(), Error::<T>::TooManyLicences);
		Self::check_period(&issuance)?;
		Self::check_unused(&[Some(issuance.private), issuance.key])?;
		Self::check_place_in_line(&issuance)?;

		let operation = issuance.kind.operation();
		if let Some(predecessor) = issuance.kind.predecessor() {
			Self::change_status(issuer, predecessor, Status::Lapsed, operation, None)?;
		}
		Identifiers::<T>::insert(&issuance.identifier.line, issuance.identifier.version, id);
		Latest::<T>::insert(&issuance.identifier.line, issuance.identifier.version);
		IssuedCount::<T>::insert(issuer, issued.saturating_add(1));
		Commitments::<T>::insert(issuance.private, ());
		let first =
			StatusChange { status: Status::Valid, operation, from_ms: T::Clock::get(), decision: None };
		History::<T>::insert(id, 1, first);
		let licence = Licence {
			identifier: issuance.identifier.clone(),
			issuer,
			private: issuance.private,
			valid_from_ms: issuance.valid_from_ms,
			valid_until_ms: issuance.valid_until_ms,
			predecessor: issuance.kind.predecessor(),
			changes: 1,
			keys: 0,
			issued_at: frame_system::Pallet::<T>::block_number(),
		};
		let key = issuance.key;
		Self::deposit_event(Event::Issued { licence: id, issuer, issuance });
		match key {
			Some(key) => Self::record_key(id, licence, key),
			None => {
				Licences::<T>::insert(id, licence);
				Ok(())
			}
		}
	}

	/// Only who the definer appointed issues, and under no other's name.
	fn check_issuer(issuer: &MemberId, issuance: &Issuance) -> Result<(), Error<T>> {
		ensure!(issuance.identifier.check().is_ok(), Error::<T>::InvalidIdentifier);
		let line = &issuance.identifier.line;
		let named = MemberId::derive(&MemberCode::Uscc(line.issuer));
		ensure!(named == *issuer, Error::<T>::NotIssuer);
		// L21: the identifier is public.
		ensure!(!line.serial.holds_identity_number(), Error::<T>::SerialNamesHolder);
		Self::type_in_force(&line.licence_type)?;
		Self::appointed(&line.licence_type, issuer).map(|_| ())
	}

	/// A licence that has ended already is not issued. A successor begins at once, for its predecessor ends now.
	fn check_period(issuance: &Issuance) -> Result<(), Error<T>> {
		let now = T::Clock::get();
		let Issuance { valid_from_ms, valid_until_ms, .. } = issuance;
		let lasts = valid_until_ms.is_none_or(|until| until > *valid_from_ms && until > now);
		let in_time = issuance.kind == IssuanceKind::New || *valid_from_ms <= now;
		ensure!(lasts && in_time, Error::<T>::InvalidPeriod);
		Ok(())
	}

	/// L21: a commitment that appeared before would link two records.
	pub(crate) fn check_unused(commitments: &[Option<[u8; 32]>; 2]) -> Result<(), Error<T>> {
		let [first, second] = commitments;
		ensure!(first != second, Error::<T>::CommitmentUsed);
		let used = commitments.iter().flatten().any(Commitments::<T>::contains_key);
		ensure!(!used, Error::<T>::CommitmentUsed);
		Ok(())
	}

	/// L22: a version follows the one before, which it names, and of which it may take the place.
	fn check_place_in_line(issuance: &Issuance) -> Result<(), Error<T>> {
		let identifier = &issuance.identifier;
		let latest = Latest::<T>::get(&identifier.line);
		let Some(predecessor) = issuance.kind.predecessor() else {
			ensure!(latest.is_none(), Error::<T>::PredecessorNotNamed);
			ensure!(identifier.version == 1, Error::<T>::WrongVersion);
			return Ok(());
		};
		let licence = Licences::<T>::get(predecessor).ok_or(Error::<T>::UnknownPredecessor)?;
		ensure!(licence.identifier.line == identifier.line, Error::<T>::OtherLine);
		ensure!(latest == Some(licence.identifier.version), Error::<T>::Superseded);
		let next = licence.identifier.version.checked_add(1);
		ensure!(next == Some(identifier.version), Error::<T>::WrongVersion);
		// One that has lapsed by time can still be renewed, but not changed.
		let recorded = Self::recorded_status(&predecessor, &licence);
		let valid = match issuance.kind {
			IssuanceKind::Change { .. } => Self::status_now(&predecessor, &licence) == Some(Status::Valid),
			_ => recorded == Some(Status::Valid),
		};
		ensure!(valid, Error::<T>::PredecessorNotValid);
		Ok(())
	}
}
