//! Decisions that institutions made in systems of their own: recorded as made elsewhere, and under which code.

use frame::{deps::sp_io::hashing::blake2_256, prelude::*, traits::Get};
use hefu_primitives::MemberId;
use pallet_support::DatasetInspect;

use crate::{Config, Event, Mirror, Mirrored, MirrorsOf, NotMirrored, Pallet, SameDigest};

impl<T: Config> Pallet<T> {
	/// Records a decision, or says why not; a list's other rows go on. Of a second one with the same digest both sides see how many
	/// there are.
	pub(crate) fn mirror(institution: MemberId, mirror: Mirror) {
		let code = blake2_256(&mirror.code.encode());
		match Self::check_mirror(&institution, &code, &mirror) {
			Ok(()) => {
				let digest = mirror.digest;
				let others = SameDigest::<T>::get(digest);
				SameDigest::<T>::insert(digest, others.saturating_add(1));
				MirrorsOf::<T>::insert(digest, (institution, code), ());
				Mirrored::<T>::insert(institution, code, &mirror);
				Self::deposit_event(Event::MirrorRecorded { institution, mirror, others });
			}
			Err(reason) => Self::deposit_event(Event::MirrorRefused { institution, code, reason }),
		}
	}

	fn check_mirror(institution: &MemberId, code: &[u8; 32], mirror: &Mirror) -> Result<(), NotMirrored> {
		ensure!(!mirror.code.is_empty() && mirror.code.check().is_ok(), NotMirrored::InvalidCode);
		if let Some(recorded) = Mirrored::<T>::get(institution, code) {
			return Err(if recorded == *mirror { NotMirrored::Recorded } else { NotMirrored::OtherDecision });
		}
		ensure!(mirror.decided_ms <= T::Clock::get(), NotMirrored::DecidedLater);
		let is_known = mirror.dataset.is_none_or(|dataset| T::Datasets::facts(&dataset).is_some());
		ensure!(is_known, NotMirrored::UnknownDataset);
		Ok(())
	}
}
