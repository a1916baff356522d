//! What each of the pallet's pieces of work costs, at its worst.

use alloc::{boxed::Box, vec::Vec};
use frame::{benchmarking::prelude::*, traits::ConstU32};
use hefu_primitives::{
	DatasetId, MemberId,
	code::Industry,
	dataset::*,
	digest::Digests,
	locator::{Locator, MAX_URL_BYTES},
	seal::SealKey,
	text::Text,
};
use pallet_support::{MakeDataset, MakeMember, genesis_hash};

use crate::*;

/// Bytes of the longest character that a text can have.
const LONGEST: &str = "\u{20000}";

/// A file whose registered data are as long as they can be; other digests for each number up to 63.
fn largest_file(number: u8) -> Distribution {
	let mut url = b"https://data.example.org/".to_vec();
	url.resize(MAX_URL_BYTES as usize, b'a');
	Distribution {
		name: Text::from_bytes_unchecked(&[b'n'; 128]).expect("128 bytes fit"),
		media_type: Text::from_bytes_unchecked(&[b'm'; 128]).expect("128 bytes fit"),
		size: 1,
		locator: Locator::Url(Text::from_bytes_unchecked(&url).expect("it has been cut to size")),
		digests: Digests {
			blake3: Some([number; 32]),
			sha256: Some([64 + number; 32]),
			sm3: Some([128 + number; 32]),
		},
		seal: Some(SealKey([5; 32]).seal()),
	}
}

/// A content with `files` files, these parents and an overview of `bytes` bytes.
fn content(files: u32, parents: &[VersionRef], bytes: u32) -> VersionContent {
	let digest = Some([4; 32]);
	let overview = LONGEST.repeat(bytes as usize / LONGEST.len());
	VersionContent {
		descriptor: Descriptor {
			name: Text::new(&LONGEST.repeat(MAX_NAME_CHARS)).expect("40 characters fit"),
			overview: Some(Overview::Text(Text::new(&overview).expect("at most 1600 bytes"))),
			industry: Some(Industry { section: b'I', division: None }),
			source: Source::Derived,
			spatial: Some(Spatial { level: SpatialLevel::National, region: None }),
			temporal: Some(Temporal { start: 0, end: 1 }),
			update_frequency: Some(UpdateFrequency::Daily),
			volume: Volume { records: Some(1), bytes: Some(1) },
			form: Some(Form { medium: Medium::Table, structure: Structure::Structured }),
			kind: Kind::Product,
			access: Access::OnApplication,
			grade: Grade { class: GradeClass::General, level: Some(1), report: digest },
			personal_information: PersonalInformation::None,
			schema: digest,
			metadata: digest,
			derivation: digest,
			watermark: digest,
		},
		distributions: BoundedVec::truncate_from((0..files).map(|file| largest_file(file as u8)).collect()),
		parents: BoundedVec::truncate_from(parents.to_vec()),
	}
}

fn nonce(seed: u32) -> [u8; 32] {
	let mut nonce = [0; 32];
	nonce[..4].copy_from_slice(&seed.to_le_bytes());
	nonce
}

/// A dataset with a version as large as can be, and its holder's key.
fn dataset<T: Config>(seed: u32) -> (DatasetId, T::AccountId) {
	let (member, key) = T::BenchmarkHelper::make_member(seed);
	let largest = content(MAX_DISTRIBUTIONS, &[], 1600);
	Pallet::<T>::do_register(member, nonce(seed), largest, CheckWhen::Later).expect("it can be registered");
	(DatasetId::derive(&genesis_hash::<T>(), &member, &nonce(seed)), key)
}

/// So many versions to be made from, each of another holder.
fn parents<T: Config>(count: u32) -> Vec<VersionRef> {
	(0..count).map(|seed| VersionRef { dataset: dataset::<T>(seed + 1).0, version: 1 }).collect()
}

impl<T: Config> MakeDataset for Pallet<T> {
	fn make_dataset(holder: &MemberId, seed: u32, source: Source, parents: Parents) -> DatasetId {
		let mut largest = content(MAX_DISTRIBUTIONS, &parents, 1600);
		largest.descriptor.source = source;
		Self::do_register(*holder, nonce(seed), largest, CheckWhen::Later).expect("it can be registered");
		DatasetId::derive(&genesis_hash::<T>(), holder, &nonce(seed))
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register(d: Linear<1, MAX_DISTRIBUTIONS>, p: Linear<0, MAX_PARENTS>, b: Linear<0, 1600>) {
		let (member, key) = T::BenchmarkHelper::make_member(0);
		let content = content(d, &parents::<T>(p), b);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), nonce(0), Box::new(content), CheckWhen::Later);

		assert!(Datasets::<T>::contains_key(DatasetId::derive(&genesis_hash::<T>(), &member, &nonce(0))));
	}

	#[benchmark]
	fn register_many(n: Linear<1, MAX_REGISTRATIONS>) {
		let (member, key) = T::BenchmarkHelper::make_member(0);
		let registration =
			|seed| Registration { nonce: nonce(seed), content: content(1, &[], 0), check: CheckWhen::Later };
		let list = (0..n).map(registration).collect::<Vec<_>>();
		let list = BoundedVec::<_, ConstU32<MAX_REGISTRATIONS>>::truncate_from(list);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), list);

		assert_eq!(HeldCount::<T>::get(member), n);
	}

	#[benchmark]
	fn add_version(d: Linear<1, MAX_DISTRIBUTIONS>, p: Linear<0, MAX_PARENTS>, b: Linear<0, 1600>) {
		let (dataset, key) = dataset::<T>(0);
		let content = content(d, &parents::<T>(p), b);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), dataset, Box::new(content), CheckWhen::Later);

		assert!(Versions::<T>::contains_key(dataset, 2));
	}

	#[benchmark]
	fn withdraw() {
		let (dataset, key) = dataset::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(key), dataset, WithdrawReason::HolderRequest);

		assert_eq!(HeldBy::<T>::iter().count(), 1);
		assert_eq!(HeldCount::<T>::iter().count(), 0);
	}

	/// All but the opening of the check, which has a weight of its own.
	#[benchmark]
	fn request_check() {
		let (dataset, key) = dataset::<T>(0);
		let origin = T::RuntimeOrigin::from(RawOrigin::Signed(key));
		let found;

		#[block]
		{
			found = Pallet::<T>::ensure_member(origin)
				.and_then(|_| Pallet::<T>::file_to_check(dataset, 1, (MAX_DISTRIBUTIONS - 1) as u8));
		}

		assert_eq!(found, Ok(largest_file((MAX_DISTRIBUTIONS - 1) as u8)));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
