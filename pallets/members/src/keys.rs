//! Keys: who may act with which, and how they are replaced.

use frame::prelude::*;
use hefu_primitives::{MemberId, member::Scope};

use crate::{Config, Error, Event, Key, Keys, MemberOf, Members, Pallet, Subject};

impl<T: Config> Pallet<T> {
	/// The member whose owner key signed.
	pub(crate) fn ensure_owner(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		match Self::admit(&ensure_signed(origin)?) {
			Ok((Key::Owner { .. }, member)) => Ok(member),
			_ => Err(Error::<T>::NotOwner.into()),
		}
	}

	/// The member whose operator or owner key signed, and the key's scope.
	pub(crate) fn ensure_operator(origin: OriginFor<T>) -> Result<(MemberId, Scope), DispatchError> {
		match Self::admit(&ensure_signed(origin)?) {
			Ok((Key::Owner { .. }, member)) => Ok((member, Scope::All)),
			Ok((Key::Operator { scope, .. }, member)) => Ok((member, scope)),
			_ => Err(Error::<T>::NotOperator.into()),
		}
	}

	/// Nobody has or had this key.
	pub(crate) fn ensure_new_key(account: &T::AccountId) -> DispatchResult {
		match Keys::<T>::get(account) {
			None => Ok(()),
			Some(Key::Removed { .. }) => Err(Error::<T>::KeyRemoved.into()),
			Some(_) => Err(Error::<T>::KeyInUse.into()),
		}
	}

	/// Records a key for the first time. Its account gets a provider and keeps it, with its nonce, for ever.
	pub(crate) fn insert_key(account: &T::AccountId, key: Key) {
		Keys::<T>::insert(account, key);
		frame_system::Pallet::<T>::inc_providers(account);
	}

	/// Turns a key into a tombstone.
	pub(crate) fn retire_key(account: &T::AccountId, subject: Subject) {
		Keys::<T>::insert(account, Key::Removed { subject });
	}

	/// One removed key more, if there may be a new one in its place.
	pub(crate) fn count_removed(removed: &mut u32) -> Result<(), Error<T>> {
		ensure!(*removed < T::MaxRemovedKeys::get(), Error::TooManyRemovedKeys);
		*removed = removed.saturating_add(1);
		Ok(())
	}

	pub(crate) fn do_add_operator(id: MemberId, account: T::AccountId, scope: Scope) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		// Beside its operators a member has the owner key and the governance key.
		ensure!(member.operators.saturating_add(2) < T::MaxKeys::get(), Error::<T>::TooManyKeys);
		ensure!(member.removed_keys < T::MaxRemovedKeys::get(), Error::<T>::TooManyRemovedKeys);
		Self::ensure_new_key(&account)?;
		member.operators = member.operators.saturating_add(1);
		Members::<T>::insert(id, member);
		Self::insert_key(&account, Key::Operator { member: id, scope: scope.clone() });
		Self::deposit_event(Event::OperatorAdded { member: id, key: account, scope });
		Ok(())
	}

	pub(crate) fn do_set_scope(id: MemberId, account: T::AccountId, scope: Scope) -> DispatchResult {
		Self::ensure_operator_key(&id, &account)?;
		Keys::<T>::insert(&account, Key::Operator { member: id, scope: scope.clone() });
		Self::deposit_event(Event::ScopeSet { member: id, key: account, scope });
		Ok(())
	}

	/// However many were removed before: a stolen key must always be stopped.
	pub(crate) fn do_remove_operator(id: MemberId, account: T::AccountId) -> DispatchResult {
		Self::ensure_operator_key(&id, &account)?;
		let mut member = Self::existing(&id)?;
		member.operators = member.operators.saturating_sub(1);
		member.removed_keys = member.removed_keys.saturating_add(1);
		Members::<T>::insert(id, member);
		Self::retire_key(&account, Subject::Member(id));
		Self::deposit_event(Event::OperatorRemoved { member: id, key: account });
		Ok(())
	}

	pub(crate) fn do_rotate_governance_key(id: MemberId, new: T::AccountId) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		Self::ensure_new_key(&new)?;
		Self::count_removed(&mut member.removed_keys)?;
		let old = core::mem::replace(&mut member.governance, new.clone());
		Members::<T>::insert(id, member);
		Self::retire_key(&old, Subject::Member(id));
		Self::insert_key(&new, Key::Governance { member: id });
		Self::reseat(&id, core::slice::from_ref(&new), core::slice::from_ref(&old));
		Self::deposit_event(Event::GovernanceKeyRotated { member: id, old, new });
		Ok(())
	}

	pub(crate) fn do_rotate_owner(id: MemberId, new: T::AccountId) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		Self::count_removed(&mut member.removed_keys)?;
		let old = Self::replace_owner(id, member, &new)?;
		Self::deposit_event(Event::OwnerRotated { member: id, old, new });
		Ok(())
	}

	/// Removed keys are counted anew: a thief with the owner key may have used up what the member can replace.
	pub(crate) fn do_recover(id: MemberId, new: T::AccountId) -> DispatchResult {
		let mut member = Self::existing(&id)?;
		member.removed_keys = 0;
		let old = Self::replace_owner(id, member, &new)?;
		Self::deposit_event(Event::Recovered { member: id, old, new });
		Ok(())
	}

	/// Puts `new` in the place of the owner key and says which one it was.
	fn replace_owner(
		id: MemberId,
		mut member: MemberOf<T>,
		new: &T::AccountId,
	) -> Result<T::AccountId, DispatchError> {
		Self::ensure_new_key(new)?;
		let old = core::mem::replace(&mut member.owner, new.clone());
		Members::<T>::insert(id, member);
		Self::retire_key(&old, Subject::Member(id));
		Self::insert_key(new, Key::Owner { member: id });
		Ok(old)
	}

	pub(crate) fn existing(id: &MemberId) -> Result<MemberOf<T>, Error<T>> {
		Members::<T>::get(id).ok_or(Error::NotFound)
	}

	fn ensure_operator_key(id: &MemberId, account: &T::AccountId) -> DispatchResult {
		let owned = matches!(Keys::<T>::get(account), Some(Key::Operator { member, .. }) if member == *id);
		ensure!(owned, Error::<T>::NotOperatorKey);
		Ok(())
	}
}
