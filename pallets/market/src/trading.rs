//! What holds of every contract about a product, whenever it is made: that it can be traded, and that its price is the product's.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId,
	calendar::CalendarKind,
	market::{Cap, Charge, Misfit, Price},
	operation::is_within,
	verification::{Subject, Verdict},
};
use pallet_support::{
	CapInspect, Checks, DatasetInspect, FileFacts, FileInspect, MayGrant, RegistrationInspect, WorkingDays,
};

use crate::{Config, Error, Listing, Pallet, Product};

impl<T: Config> Pallet<T> {
	/// R11: that the dataset is there, and not frozen.
	pub(crate) fn ensure_tradable(listing: &Listing) -> Result<(), Error<T>> {
		let facts = T::Datasets::facts(&listing.dataset).ok_or(Error::<T>::UnknownVersion)?;
		ensure!(facts.is_live, Error::<T>::Withdrawn);
		Self::ensure_not_frozen(listing)
	}

	/// R11.
	pub(crate) fn ensure_not_frozen(listing: &Listing) -> Result<(), Error<T>> {
		ensure!(!T::Registration::is_frozen(&listing.dataset), Error::<T>::Frozen);
		Ok(())
	}

	/// R12: that the seller can grant the right now.
	pub(crate) fn ensure_may_grant(seller: &MemberId, listing: &Listing) -> Result<(), Error<T>> {
		let Listing { dataset, right, by, .. } = listing;
		ensure!(T::Rights::may_grant(dataset, *right, by.as_ref(), seller), Error::<T>::MayNotGrant);
		Ok(())
	}

	/// That the inspection can be counted whenever the keys are handed over, from now on until so many steps may have been taken: else the
	/// seller could not hand them over, and would lose by silence. Both ends have to be looked at: years are recorded one by one.
	pub(crate) fn ensure_countable(listing: &Listing, steps: u64) -> Result<(), Error<T>> {
		let now = T::Clock::get();
		let latest = now.saturating_add(T::StepMs::get().saturating_mul(steps));
		for from_ms in [now, latest] {
			T::WorkingDays::deadline(CalendarKind::Mainland, from_ms, listing.inspection_days)
				.map_err(|_| Error::<T>::NoCalendar)?;
		}
		Ok(())
	}

	/// That the product is listed.
	pub(crate) fn ensure_listed(product: &Product) -> Result<(), Error<T>> {
		ensure!(product.delisted_ms.is_none(), Error::<T>::Delisted);
		Ok(())
	}

	/// That there are so many units, and that this is what they may be charged at (M19).
	pub(crate) fn ensure_price(
		product: &Product,
		units: u64,
		charge: Option<&Charge>,
	) -> Result<(), Error<T>> {
		let Listing { dataset, price, .. } = &product.listing;
		ensure!(units > 0, Error::<T>::NoUnits);
		ensure!(product.has(units), Error::<T>::SoldOut);
		price.fits(units, charge).map_err(misfit::<T>)?;
		let Some(facts) = T::Operations::cap(dataset) else {
			let by_tariff = matches!(price, Price::Capped { cap: Cap::Tariff, .. });
			ensure!(!by_tariff, Error::<T>::NoCap);
			return Ok(());
		};
		let Some(charge) = charge else { return Ok(()) };
		ensure!(charge.book.currency == facts.currency, Error::<T>::OtherPrice);
		let cap = facts.cap.ok_or(Error::<T>::NoCap)?;
		let fits = is_within(charge.amount, units.into(), cap, facts.per).ok_or(Error::<T>::TooLarge)?;
		ensure!(fits, Error::<T>::AboveCap);
		Ok(())
	}

	/// That each file has a root, and that its size was verified: what is proven on chain is proven against these.
	pub(crate) fn ensure_provable(listing: &Listing) -> Result<(), Error<T>> {
		let files = T::Datasets::files(&listing.dataset, listing.version);
		let provable = (0u8..).zip(&files).all(|(distribution, FileFacts { size, digests })| {
			digests.blake3.is_some()
				&& *size <= hefu_primitives::delivery::MAX_SIZE
				&& Self::latest_verdict(listing, distribution) == Some(Verdict::Verified)
		});
		ensure!(provable, Error::<T>::NotVerified);
		Ok(())
	}

	/// That no check has found other bytes since the files were verified, which they were when the product was listed: the version is the
	/// same for ever. Any member can have a file checked while its host is down; that takes nothing away.
	pub(crate) fn ensure_unrefuted(listing: &Listing) -> Result<(), Error<T>> {
		let files = T::Datasets::files(&listing.dataset, listing.version);
		let is_refuted = (0u8..).zip(&files).any(|(distribution, _)| {
			let verdict = Self::latest_verdict(listing, distribution);
			matches!(verdict, Some(Verdict::Mismatched | Verdict::Contested))
		});
		ensure!(!is_refuted, Error::<T>::NotVerified);
		Ok(())
	}

	/// What came of the latest check of a file.
	fn latest_verdict(listing: &Listing, distribution: u8) -> Option<Verdict> {
		let Listing { dataset, version, .. } = listing;
		T::Checks::latest(&Subject { dataset: *dataset, version: *version, distribution })
	}
}

/// Why a charge is not what the product costs.
pub(crate) fn misfit<T>(why: Misfit) -> Error<T> {
	match why {
		Misfit::OtherPrice => Error::OtherPrice,
		Misfit::AboveCap => Error::AboveCap,
		Misfit::TooLarge => Error::TooLarge,
	}
}
