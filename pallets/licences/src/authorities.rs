//! Types of licence, and who may issue them.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{MemberId, code::Region, licence::identifier::TypeCode, member::Role};
use pallet_support::MemberInspect;

use crate::{Appointment, Config, Error, Event, Issuers, LicenceType, Pallet, Types, definer};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// Records a type.
	pub(crate) fn do_set_type(code: TypeCode, licence_type: LicenceType) -> DispatchResult {
		ensure!(code.check().is_ok(), Error::<T>::InvalidType);
		let LicenceType { name, scenarios, max_age_ms, .. } = &licence_type;
		ensure!(!name.is_empty() && name.check().is_ok(), Error::<T>::InvalidName);
		ensure!(!scenarios.is_empty(), Error::<T>::InvalidScenarios);
		ensure!(*max_age_ms > 0, Error::<T>::InvalidMaxAge);

		Types::<T>::insert(code, &licence_type);
		Self::deposit_event(Event::TypeSet { code, licence_type });
		Ok(())
	}

	/// Appoints an issuer.
	pub(crate) fn do_appoint(
		member: MemberId,
		licence_type: TypeCode,
		issuer: MemberId,
		region: Region,
	) -> DispatchResult {
		Self::type_in_force(&licence_type)?;
		ensure!(definer(&licence_type) == member, Error::<T>::NotDefiner);
		ensure!(region.check().is_ok(), Error::<T>::InvalidRegion);
		let authority =
			T::Members::is_live(&issuer) && T::Members::has_role(&issuer, Role::LicensingAuthority);
		ensure!(authority, Error::<T>::NotAuthority);
		if let Some(former) = Issuers::<T>::get(licence_type, issuer) {
			ensure!(!former.in_office, Error::<T>::AlreadyAppointed);
			ensure!(former.region == region, Error::<T>::OtherRegion);
		}

		Issuers::<T>::insert(licence_type, issuer, Appointment { region, in_office: true });
		Self::deposit_event(Event::Appointed { licence_type, issuer, region });
		Ok(())
	}

	/// Dismisses an issuer.
	pub(crate) fn do_dismiss(member: MemberId, licence_type: TypeCode, issuer: MemberId) -> DispatchResult {
		ensure!(Types::<T>::contains_key(licence_type), Error::<T>::UnknownType);
		ensure!(definer(&licence_type) == member, Error::<T>::NotDefiner);
		let appointment = Self::appointed(&licence_type, &issuer)?;

		Issuers::<T>::insert(licence_type, issuer, Appointment { in_office: false, ..appointment });
		Self::deposit_event(Event::Dismissed { licence_type, issuer });
		Ok(())
	}

	/// The type, if its definition holds now.
	pub(crate) fn type_in_force(code: &TypeCode) -> Result<LicenceType, Error<T>> {
		let licence_type = Types::<T>::get(code).ok_or(Error::<T>::UnknownType)?;
		let over = licence_type.until_ms.is_some_and(|until| T::Clock::get() >= until);
		ensure!(!over, Error::<T>::TypeExpired);
		Ok(licence_type)
	}

	/// The appointment of a member that may issue now.
	pub(crate) fn appointed(code: &TypeCode, issuer: &MemberId) -> Result<Appointment, Error<T>> {
		Issuers::<T>::get(code, issuer)
			.filter(|appointment| appointment.in_office)
			.ok_or(Error::<T>::NotAppointed)
	}
}
