//! Who registers: appointed and removed by governance.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{MemberId, member::Role, registration::InstitutionCode};
use pallet_support::MemberInspect;

use crate::{Config, Error, Event, Institution, InstitutionAt, Institutions, Pallet};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// The institution, if it registers now (R9: removed ones issue nothing).
	pub(crate) fn ensure_institution(member: &MemberId) -> Result<Institution, Error<T>> {
		let institution = Institutions::<T>::get(member).ok_or(Error::<T>::NotInstitution)?;
		ensure!(institution.removed_ms.is_none(), Error::<T>::InstitutionRemoved);
		let is_able = T::Members::is_live(member) && T::Members::has_role(member, Role::RegistryInstitution);
		ensure!(is_able, Error::<T>::NotInstitution);
		Ok(institution)
	}

	/// Whether governance has removed the institution: others take what is registered there on.
	pub(crate) fn is_removed(member: &MemberId) -> bool {
		Institutions::<T>::get(member).is_none_or(|institution| institution.removed_ms.is_some())
	}

	/// Lets a member register.
	pub(crate) fn do_appoint(member: MemberId, code: InstitutionCode) -> DispatchResult {
		code.check().map_err(|_| Error::<T>::InvalidCode)?;
		let is_able =
			T::Members::is_live(&member) && T::Members::has_role(&member, Role::RegistryInstitution);
		ensure!(is_able, Error::<T>::NotInstitution);
		let holder = InstitutionAt::<T>::get(code);
		ensure!(holder.is_none_or(|holder| holder == member), Error::<T>::CodeTaken);
		if let Some(before) = Institutions::<T>::get(member) {
			ensure!(before.removed_ms.is_some(), Error::<T>::AlreadyAppointed);
			ensure!(before.code == code, Error::<T>::OtherCode);
		}

		let appointed_ms = T::Clock::get();
		InstitutionAt::<T>::insert(code, member);
		Institutions::<T>::insert(member, Institution { code, appointed_ms, removed_ms: None });
		Self::deposit_event(Event::InstitutionAppointed { institution: member, code });
		Ok(())
	}

	/// Lets a member register no more.
	pub(crate) fn do_remove(member: MemberId) -> DispatchResult {
		let mut institution = Institutions::<T>::get(member).ok_or(Error::<T>::NotInstitution)?;
		ensure!(institution.removed_ms.is_none(), Error::<T>::InstitutionRemoved);

		institution.removed_ms = Some(T::Clock::get());
		Institutions::<T>::insert(member, institution);
		Self::deposit_event(Event::InstitutionRemoved { institution: member });
		Ok(())
	}
}
