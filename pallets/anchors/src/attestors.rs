//! Who attests invoices: one member at a time for each office and year, and one key for ever.

use frame::prelude::*;
use hefu_primitives::{MemberId, anchor::Office, member::Role};
use pallet_support::MemberInspect;

use crate::{Attestor, Attestors, Config, Error, Event, Pallet};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// That the member attests invoices and takes part.
	pub(crate) fn ensure_attests(member: &MemberId) -> Result<(), Error<T>> {
		let attests = T::Members::is_live(member) && T::Members::has_role(member, Role::TaxAttestor);
		ensure!(attests, Error::<T>::NotTaxAttestor);
		Ok(())
	}

	/// Appoints an attestor, who has signed nothing yet: what the one before signed counts no more.
	pub(crate) fn do_appoint(office: Office, member: MemberId, key: [u8; 32]) -> DispatchResult {
		ensure!(office.check().is_ok(), Error::<T>::InvalidOffice);
		Self::ensure_attests(&member)?;
		let before = Attestors::<T>::get(office);
		let is_in_use = before.as_ref().is_some_and(|before| before.invoices > 0 && before.key != key);
		ensure!(!is_in_use, Error::<T>::KeyInUse);

		let invoices = before.map_or(0, |before| before.invoices);
		Attestors::<T>::insert(office, Attestor { member, key, signer: None, invoices });
		Self::deposit_event(Event::AttestorAppointed { office, member, key });
		Ok(())
	}

	/// Names the key by which the attestor signs.
	pub(crate) fn do_set_signer(by: MemberId, office: Office, signer: T::AccountId) -> DispatchResult {
		let mut attestor = Attestors::<T>::get(office).ok_or(Error::<T>::NoAttestor)?;
		ensure!(attestor.member == by, Error::<T>::NotInCharge);
		Self::ensure_attests(&by)?;

		attestor.signer = Some(signer.clone());
		Attestors::<T>::insert(office, attestor);
		Self::deposit_event(Event::SignerSet { office, signer });
		Ok(())
	}
}
