//! Listing products, and taking them off the list.

use alloc::boxed::Box;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, Nonce, ProductId,
	dataset::GradeClass,
	market::{Cap, Price, Settling, check_fees, points_of},
};
use pallet_support::{CapInspect, DatasetInspect, MemberInspect, genesis_hash};

use crate::{Config, Error, Event, ListedBy, Listing, Pallet, Product, Products};

impl<T: Config> Pallet<T> {
	/// Lists a product.
	pub(crate) fn do_list(by: MemberId, nonce: Nonce, listing: Listing) -> DispatchResult {
		let id = ProductId::derive(&genesis_hash::<T>(), &by, &nonce);
		ensure!(!Products::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let listed = ListedBy::<T>::get(by);
		ensure!(listed < T::MaxProducts::get(), Error::<T>::TooManyProducts);
		Self::check_subject(&by, &listing)?;
		Self::check_price(&listing)?;
		Self::check_fees(&by, &listing)?;
		let days = u32::from(listing.inspection_days);
		ensure!(days <= T::MaxInspectionDays::get(), Error::<T>::InspectionTooLong);
		match listing.settling {
			Settling::Arbiter(arbiter) => {
				// Nobody judges who is paid by what it finds.
				let is_paid = arbiter == by || listing.fees.iter().any(|fee| fee.to == arbiter);
				ensure!(!is_paid && T::Members::is_live(&arbiter), Error::<T>::InvalidArbiter);
			}
			Settling::Proof => Self::ensure_provable(&listing)?,
		}

		ListedBy::<T>::insert(by, listed.saturating_add(1));
		let listed_ms = T::Clock::get();
		let product = Product { seller: by, listing: listing.clone(), sold: 0, listed_ms, delisted_ms: None };
		Products::<T>::insert(id, product);
		Self::deposit_event(Event::ProductListed { product: id, seller: by, listing: Box::new(listing) });
		Ok(())
	}

	/// Takes a product off the list. What was agreed about it holds.
	pub(crate) fn do_delist(by: MemberId, id: ProductId) -> DispatchResult {
		let mut product = Products::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(product.seller == by, Error::<T>::NotInCharge);
		Self::ensure_listed(&product)?;

		product.delisted_ms = Some(T::Clock::get());
		ListedBy::<T>::mutate_exists(by, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Products::<T>::insert(id, product);
		Self::deposit_event(Event::ProductDelisted { product: id });
		Ok(())
	}

	/// R11, R12: that the version can be traded, by this member.
	fn check_subject(by: &MemberId, listing: &Listing) -> Result<(), Error<T>> {
		let Listing { dataset, version, .. } = listing;
		let facts = T::Datasets::version_facts(dataset, *version).ok_or(Error::<T>::UnknownVersion)?;
		ensure!(facts.class != GradeClass::Core, Error::<T>::CoreData);
		Self::ensure_tradable(listing)?;
		Self::ensure_may_grant(by, listing)
	}

	fn check_price(listing: &Listing) -> Result<(), Error<T>> {
		ensure!(listing.stock != Some(0), Error::<T>::NothingInStock);
		ensure!(listing.price.check().is_ok(), Error::<T>::InvalidPrice);
		if let Price::Capped { cap: Cap::Tariff, .. } = listing.price {
			ensure!(T::Operations::cap(&listing.dataset).is_some(), Error::<T>::NoCap);
		}
		Ok(())
	}

	fn check_fees(by: &MemberId, listing: &Listing) -> Result<(), Error<T>> {
		let fees = &listing.fees;
		ensure!(check_fees(fees).is_ok(), Error::<T>::InvalidFees);
		ensure!(points_of(fees) <= T::MaxFeePoints::get(), Error::<T>::FeesTooHigh);
		ensure!(fees.iter().all(|fee| fee.to != *by), Error::<T>::SameMember);
		// A bank has no claims on itself: such a product could be ordered, and nobody could pay for it.
		let bank = listing.price.book().map(|book| book.bank);
		let is_paid = bank.is_some_and(|bank| bank == *by || fees.iter().any(|fee| fee.to == bank));
		ensure!(!is_paid, Error::<T>::SameMember);
		let have_roles = fees.iter().all(|fee| T::Members::has_role(&fee.to, fee.role.member()));
		ensure!(have_roles, Error::<T>::NotOfRole);
		Ok(())
	}
}
