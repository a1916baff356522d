//! How an anchor stands now. That a time is over, or a certificate holds no more, needs no transaction.

use frame::traits::Get;
use hefu_primitives::AnchorId;
use pallet_support::{CertificateInspect, RegistrationInspect};

use crate::{Anchor, Config, Entry, Pallet, Reddened, Standing, What};

impl<T: Config> Pallet<T> {
	/// How the anchor with this id stands at this moment.
	pub fn standing(id: &AnchorId, anchor: &Anchor) -> Standing {
		if anchor.withdrawn.is_some() {
			return Standing::Withdrawn;
		}
		let until = |until_ms: Option<u64>| match until_ms {
			Some(until_ms) if until_ms <= T::Clock::get() => Standing::Over,
			_ => Standing::Live,
		};
		match &anchor.what {
			What::Invoice(invoice) if Reddened::<T>::get(id) == invoice.amount => Standing::Reddened,
			What::Invoice(_) | What::Contract(_) => Standing::Live,
			What::Entry(entry) => Self::standing_of(entry),
			What::Assessment(assessment) => until(assessment.until_ms),
			What::ExportBasis(basis) => until(basis.until_ms),
		}
	}

	fn standing_of(entry: &Entry) -> Standing {
		if T::Registration::certified(&entry.certificate) != Some(entry.dataset) {
			Standing::Uncertified
		} else if T::Registration::is_frozen(&entry.dataset) {
			Standing::Disputed
		} else {
			Standing::Live
		}
	}
}
