//! Accounting entries: data in an entity's books, on the strength of a certificate (财会〔2023〕11号), and auditors who confirm them.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	AnchorId, DatasetId, MemberId, Nonce, member::Role, registration::CertificateCode, right::Right,
};
use pallet_support::{CertificateInspect, MemberInspect, RegistrationInspect, StatedRights};

use crate::{Anchors, Audit, Audits, Config, Entry, Error, Event, LiveEntries, Pallet, WeightInfo, What};

impl<T: Config> Pallet<T> {
	/// Weight of [`Call::enter_asset`](crate::Call::enter_asset).
	pub(crate) fn weight_of_entry() -> Weight {
		let stated = T::Registration::is_stated_weight().saturating_mul(Right::ALL.len() as u64);
		T::WeightInfo::enter_asset()
			.saturating_add(T::Registration::certified_weight())
			.saturating_add(T::Registration::is_frozen_weight())
			.saturating_add(stated)
	}

	/// The dataset of a certificate by which the entity can show that it controls it.
	pub(crate) fn certified_for(
		entity: &MemberId,
		certificate: &CertificateCode,
	) -> Result<DatasetId, Error<T>> {
		let dataset = T::Registration::certified(certificate).ok_or(Error::<T>::NotCertified)?;
		ensure!(!T::Registration::is_frozen(&dataset), Error::<T>::Disputed);
		let mut rights = Right::ALL.iter();
		let is_stated = rights.any(|right| T::Registration::is_stated(&dataset, *right, entity));
		ensure!(is_stated, Error::<T>::NotStated);
		Ok(dataset)
	}

	/// Records an entry, the only live one of the asset in the period.
	pub(crate) fn do_enter(entity: MemberId, nonce: Nonce, digest: [u8; 32], entry: Entry) -> DispatchResult {
		let id = Self::new_id(&entity, &nonce)?;
		let begins_ms = entry.period.begins_ms().ok_or(Error::<T>::InvalidPeriod)?;
		ensure!(begins_ms <= T::Clock::get(), Error::<T>::TooEarly);
		let place = (entry.dataset, entry.period);
		ensure!(!LiveEntries::<T>::contains_key(entity, place), Error::<T>::AlreadyEntered);

		LiveEntries::<T>::insert(entity, place, id);
		Self::put(id, entity, digest, What::Entry(entry));
		Ok(())
	}

	/// Records that an auditor confirms an entry.
	pub(crate) fn do_audit(by: MemberId, id: AnchorId, opinion: [u8; 32]) -> DispatchResult {
		ensure!(T::Members::has_role(&by, Role::Auditor), Error::<T>::NotAuditor);
		let anchor = Anchors::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(matches!(anchor.what, What::Entry(_)), Error::<T>::NotEntry);
		ensure!(anchor.withdrawn.is_none(), Error::<T>::Withdrawn);
		ensure!(anchor.by != by, Error::<T>::OwnEntry);
		ensure!(!Audits::<T>::contains_key(id), Error::<T>::AlreadyAudited);

		let audit = Audit { auditor: by, opinion, at_ms: T::Clock::get() };
		Audits::<T>::insert(id, audit);
		Self::deposit_event(Event::Audited { id, audit });
		Ok(())
	}
}
