//! Enrolment, suspension and return of members, and what other pallets ask about them.

use frame::prelude::*;
use hefu_primitives::{MemberId, code::MemberCode, member::Role};
use pallet_support::{Actor, MemberInspect, OnSuspended, SuspendMember};

use crate::{
	Config, Error, Event, Key, Member, MemberStatus, Members, Pallet, Profile, SuspensionReason, party_of,
};

impl<T: Config> Pallet<T> {
	/// Records a new member with its two indispensable keys.
	pub(crate) fn do_enrol(
		code: MemberCode,
		profile: Profile,
		owner: T::AccountId,
		governance: T::AccountId,
	) -> Result<MemberId, DispatchError> {
		ensure!(code.check().is_ok(), Error::<T>::InvalidCode);
		profile.check::<T>()?;
		let id = MemberId::derive(&code);
		ensure!(!Members::<T>::contains_key(id), Error::<T>::AlreadyEnrolled);
		Self::ensure_new_key(&owner)?;
		Self::ensure_new_key(&governance)?;
		ensure!(owner != governance, Error::<T>::KeyInUse);

		Self::insert_key(&owner, Key::Owner { member: id });
		Self::insert_key(&governance, Key::Governance { member: id });
		let member = Member {
			code,
			profile,
			status: MemberStatus::Live,
			owner,
			governance,
			operators: 0,
			removed_keys: 0,
			customers: 0,
			party_keys: 0,
			retired_party_keys: 0,
		};
		Members::<T>::insert(id, member);
		Ok(id)
	}

	pub(crate) fn do_update(id: MemberId, profile: Profile) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		profile.check::<T>()?;
		member.profile = profile.clone();
		Members::<T>::insert(id, member);
		Self::deposit_event(Event::Updated { member: id, profile });
		Ok(())
	}

	pub(crate) fn do_suspend(id: MemberId, reason: SuspensionReason) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		ensure!(member.is_live(), Error::<T>::AlreadySuspended);
		Self::ensure_council_spares(&id)?;
		let vote = member.governance.clone();
		member.status = MemberStatus::Suspended { since: frame_system::Pallet::<T>::block_number(), reason };
		Members::<T>::insert(id, member);
		Self::reseat(&id, &[], &[vote]);
		Self::deposit_event(Event::Suspended { member: id, reason });
		T::OnSuspended::on_suspended(&id);
		Ok(())
	}

	pub(crate) fn do_reinstate(id: MemberId) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		ensure!(!member.is_live(), Error::<T>::NotSuspended);
		let vote = member.governance.clone();
		member.status = MemberStatus::Live;
		Members::<T>::insert(id, member);
		Self::reseat(&id, &[vote], &[]);
		Self::deposit_event(Event::Reinstated { member: id });
		T::OnSuspended::on_reinstated(&id);
		Ok(())
	}
}

impl<T: Config> MemberInspect<T::AccountId> for Pallet<T> {
	fn actor(key: &T::AccountId) -> Option<Actor> {
		match Self::admit(key).ok()? {
			(Key::Customer { customer, .. }, sponsor) => Some(Actor::Customer { customer, sponsor }),
			(Key::Party { .. }, sponsor) => Some(Actor::Key { key: party_of(key), sponsor }),
			(Key::Owner { .. } | Key::Governance { .. } | Key::Operator { .. }, member) => {
				Some(Actor::Member(member))
			}
			(Key::Removed { .. }, _) => None,
		}
	}

	fn is_live(member: &MemberId) -> bool {
		Members::<T>::get(member).is_some_and(|member| member.is_live())
	}

	fn has_role(member: &MemberId, role: Role) -> bool {
		Members::<T>::get(member).is_some_and(|member| member.profile.roles.contains(role))
	}
}

impl<T: Config> SuspendMember for Pallet<T> {
	fn suspend_for_offence(member: &MemberId) -> DispatchResult {
		Self::do_suspend(*member, SuspensionReason::Offence)
	}
}
