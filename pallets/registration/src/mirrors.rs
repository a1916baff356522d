//! Decisions that institutions made in systems of their own: recorded as made elsewhere, and under which code; corrected and withdrawn by
//! them alone. And the warning that the same data is registered twice, wherever.

use alloc::vec::Vec;
use frame::{deps::sp_io::hashing::blake2_256, prelude::*, traits::Get};
use hefu_primitives::{DatasetId, FilingId, MemberId, text::Text};
use pallet_support::DatasetInspect;

use crate::{
	Config, Error, Event, Filing, Mirror, Mirrored, MirrorsOf, NotMirrored, Pallet, RegisteredData,
	SameDigest, WithdrawnMirrors,
};

impl<T: Config> Pallet<T> {
	/// Records a decision, or says why not; a list's other rows go on. Of a second one with the same digest both sides see how many
	/// there are.
	pub(crate) fn mirror(institution: MemberId, mirror: Mirror) {
		let code = blake2_256(&mirror.code.encode());
		match Self::check_mirror(&institution, &code, &mirror) {
			Ok(()) => {
				let others = Self::put_mirror(&institution, &code, &mirror);
				Self::deposit_event(Event::MirrorRecorded { institution, mirror, others });
			}
			Err(reason) => Self::deposit_event(Event::MirrorRefused { institution, code, reason }),
		}
	}

	/// Corrects a decision that the institution recorded. It stays one that was made elsewhere, as the institution says.
	pub(crate) fn do_correct_mirror(
		institution: MemberId,
		mirror: Mirror,
		document: [u8; 32],
	) -> DispatchResult {
		let code = blake2_256(&mirror.code.encode());
		let recorded = Mirrored::<T>::get(institution, code).ok_or(Error::<T>::NoMirror)?;
		ensure!(recorded != mirror, Error::<T>::NothingCorrected);
		ensure!(mirror.decided_ms <= T::Clock::get(), Error::<T>::DecidedLater);
		ensure!(Self::is_of_known_data(&mirror), Error::<T>::UnknownDataset);

		let before = recorded.digest;
		Self::take_mirror(&institution, &code, &before);
		let others = Self::put_mirror(&institution, &code, &mirror);
		Self::deposit_event(Event::MirrorCorrected { institution, mirror, before, others, document });
		Ok(())
	}

	/// Withdraws a decision that the institution recorded.
	pub(crate) fn do_withdraw_mirror(
		institution: MemberId,
		code: Text<64>,
		document: [u8; 32],
	) -> DispatchResult {
		let code = blake2_256(&code.encode());
		let digest = Mirrored::<T>::get(institution, code).ok_or(Error::<T>::NoMirror)?.digest;

		Self::take_mirror(&institution, &code, &digest);
		WithdrawnMirrors::<T>::insert(institution, code, ());
		Self::deposit_event(Event::MirrorWithdrawn { institution, code, digest, document });
		Ok(())
	}

	/// Records a decision; gives how many others there are about the same digest.
	fn put_mirror(institution: &MemberId, code: &[u8; 32], mirror: &Mirror) -> u32 {
		let digest = mirror.digest;
		let others = Self::others(&digest, None);
		SameDigest::<T>::mutate(digest, |count| *count = count.saturating_add(1));
		MirrorsOf::<T>::insert(digest, (institution, code), ());
		Mirrored::<T>::insert(institution, code, mirror);
		others
	}

	/// Takes it out again.
	fn take_mirror(institution: &MemberId, code: &[u8; 32], digest: &[u8; 32]) {
		SameDigest::<T>::mutate_exists(digest, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		MirrorsOf::<T>::remove(digest, (institution, code));
		Mirrored::<T>::remove(institution, code);
	}

	/// Notes which data a filing has registered, and warns when it is not the only one.
	pub(crate) fn note_data(id: FilingId, filing: &Filing) {
		let others = Self::others_of(&filing.dataset, filing.version);
		for digest in Self::digests(&filing.dataset, filing.version) {
			if !RegisteredData::<T>::contains_key(digest) {
				RegisteredData::<T>::insert(digest, filing.dataset);
			}
		}
		if others > 0 {
			Self::deposit_event(Event::SameData { filing: id, others });
		}
	}

	/// How often the version's data was decided about elsewhere, or is registered as another dataset: by the file of it that was most often.
	pub(crate) fn others_of(dataset: &DatasetId, version: u32) -> u32 {
		let digests = Self::digests(dataset, version).into_iter();
		digests.map(|digest| Self::others(&digest, Some(dataset))).max().unwrap_or(0)
	}

	/// The digests of the version's files, all of them.
	pub(crate) fn digests(dataset: &DatasetId, version: u32) -> Vec<[u8; 32]> {
		let files = T::Datasets::digests(dataset, version);
		files.iter().flat_map(|file| file.iter().map(|(_, digest)| digest)).collect()
	}

	/// How many decisions about data with this digest were made elsewhere; and one more if it is registered here, as another dataset than
	/// this.
	fn others(digest: &[u8; 32], but: Option<&DatasetId>) -> u32 {
		let here = RegisteredData::<T>::get(digest).filter(|dataset| Some(dataset) != but);
		SameDigest::<T>::get(digest).saturating_add(u32::from(here.is_some()))
	}

	fn check_mirror(institution: &MemberId, code: &[u8; 32], mirror: &Mirror) -> Result<(), NotMirrored> {
		ensure!(!mirror.code.is_empty() && mirror.code.check().is_ok(), NotMirrored::InvalidCode);
		if let Some(recorded) = Mirrored::<T>::get(institution, code) {
			return Err(if recorded == *mirror { NotMirrored::Recorded } else { NotMirrored::OtherDecision });
		}
		ensure!(!WithdrawnMirrors::<T>::contains_key(institution, code), NotMirrored::Withdrawn);
		ensure!(mirror.decided_ms <= T::Clock::get(), NotMirrored::DecidedLater);
		ensure!(Self::is_of_known_data(mirror), NotMirrored::UnknownDataset);
		Ok(())
	}

	/// Whether the dataset that it names, if it names one, is one.
	fn is_of_known_data(mirror: &Mirror) -> bool {
		mirror.dataset.is_none_or(|dataset| T::Datasets::facts(&dataset).is_some())
	}
}
