//! Customers: who takes part under a member's allowance and responsibility, without a vote of the consortium.

use frame::prelude::*;
use hefu_primitives::{CustomerId, MemberId, Nonce, member::Scope};
use pallet_support::genesis_hash;

use crate::{
	Config, Customer, CustomerStatus, Customers, Error, Event, Key, Keys, Members, Pallet, Subject, covers,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_sponsor(
		sponsor: MemberId,
		nonce: Nonce,
		commitment: [u8; 32],
		key: T::AccountId,
		scope: Scope,
	) -> DispatchResult {
		let id = CustomerId::derive(&genesis_hash::<T>(), &sponsor, &nonce);
		ensure!(!Customers::<T>::contains_key(id), Error::<T>::NonceUsed);
		Self::ensure_new_key(&key)?;
		Self::count_customer(&sponsor)?;
		Self::insert_key(&key, Key::Customer { customer: id, scope: scope.clone() });
		let customer =
			Customer { sponsor, commitment, status: CustomerStatus::Live, key: key.clone(), removed_keys: 0 };
		Customers::<T>::insert(id, customer);
		Self::deposit_event(Event::Sponsored { customer: id, sponsor, commitment, key, scope });
		Ok(())
	}

	pub(crate) fn do_suspend_customer(sponsor: MemberId, id: CustomerId) -> DispatchResult {
		let mut customer = Self::sponsored(&sponsor, &id)?;
		ensure!(customer.status == CustomerStatus::Live, Error::<T>::AlreadySuspended);
		customer.status = CustomerStatus::Suspended;
		Customers::<T>::insert(id, customer);
		Self::deposit_event(Event::CustomerSuspended { customer: id, sponsor });
		Ok(())
	}

	/// The customer's scope must be within `own`, that of the key which reinstates it: otherwise a stolen narrow key could give
	/// a stolen wide one back its power.
	pub(crate) fn do_reinstate_customer(sponsor: MemberId, own: &Scope, id: CustomerId) -> DispatchResult {
		let mut customer = Self::sponsored(&sponsor, &id)?;
		ensure!(customer.status == CustomerStatus::Suspended, Error::<T>::NotSuspended);
		ensure!(covers(own, &Self::customer_scope(&customer)?), Error::<T>::ScopeTooWide);
		customer.status = CustomerStatus::Live;
		Customers::<T>::insert(id, customer);
		Self::deposit_event(Event::CustomerReinstated { customer: id, sponsor });
		Ok(())
	}

	/// The new key has the old one's scope, within `own`, that of the key which replaces it.
	pub(crate) fn do_rotate_customer_key(
		sponsor: MemberId,
		own: &Scope,
		id: CustomerId,
		new: T::AccountId,
	) -> DispatchResult {
		let mut customer = Self::sponsored(&sponsor, &id)?;
		Self::ensure_new_key(&new)?;
		let scope = Self::customer_scope(&customer)?;
		ensure!(covers(own, &scope), Error::<T>::ScopeTooWide);
		Self::count_removed(&mut customer.removed_keys)?;
		let old = core::mem::replace(&mut customer.key, new.clone());
		Customers::<T>::insert(id, customer);
		Self::retire_key(&old, Subject::Customer(id));
		Self::insert_key(&new, Key::Customer { customer: id, scope });
		Self::deposit_event(Event::CustomerKeyRotated { customer: id, sponsor, old, new });
		Ok(())
	}

	/// The customer, if this member sponsors it.
	fn sponsored(sponsor: &MemberId, id: &CustomerId) -> Result<Customer<T::AccountId>, Error<T>> {
		let customer = Customers::<T>::get(id).ok_or(Error::NotFound)?;
		ensure!(customer.sponsor == *sponsor, Error::NotSponsor);
		Ok(customer)
	}

	/// What the customer's key may do.
	fn customer_scope(customer: &Customer<T::AccountId>) -> Result<Scope, Error<T>> {
		match Keys::<T>::get(&customer.key) {
			Some(Key::Customer { scope, .. }) => Ok(scope),
			_ => Err(Error::NotFound),
		}
	}

	/// One customer more, if the sponsor may have it.
	fn count_customer(sponsor: &MemberId) -> Result<(), Error<T>> {
		let mut member = Self::existing(sponsor)?;
		ensure!(member.customers < T::MaxCustomers::get(), Error::TooManyCustomers);
		member.customers = member.customers.saturating_add(1);
		Members::<T>::insert(sponsor, member);
		Ok(())
	}
}
