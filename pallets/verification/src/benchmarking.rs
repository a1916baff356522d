//! What each of the pallet's pieces of work costs, at its worst.

use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	deps::{
		frame_support::{traits::Authorize, weights::WeightMeter},
		sp_core::ed25519,
		sp_runtime::RuntimeAppPublic,
	},
	traits::Get,
};
use hefu_primitives::{
	DatasetId, MemberId,
	dataset::Distribution,
	digest::Digests,
	locator::{Locator, LocatorPolicy, MAX_URL_BYTES},
	seal::SealKey,
	text::Text,
	verification::{CheckId, Difference, MAX_WHOLE_FILE, Outcome, Report, ReportPayload, Subject, quorum},
};

use crate::*;

const MEMBER: MemberId = MemberId([7; 32]);

/// A file whose registered data are as long as they can be.
fn largest_distribution() -> Distribution {
	let mut url = b"https://data.example.org/".to_vec();
	url.resize(MAX_URL_BYTES as usize, b'a');
	Distribution {
		name: Text::from_bytes_unchecked(&[b'n'; 128]).expect("128 bytes fit"),
		media_type: Text::from_bytes_unchecked(&[b'm'; 128]).expect("128 bytes fit"),
		// Of which samples are read, so that there is evidence as well.
		size: 2 * MAX_WHOLE_FILE,
		locator: Locator::Url(Text::from_bytes_unchecked(&url).expect("it has been cut to size")),
		digests: Digests { blake3: Some([1; 32]), sha256: Some([2; 32]), sm3: Some([3; 32]) },
		seal: Some(SealKey([5; 32]).seal()),
	}
}

fn keys<T: Config>(count: u32, salt: u8) -> VerifierSet<T> {
	let key = |place: u32| {
		let mut raw = [salt; 32];
		raw[..4].copy_from_slice(&place.to_le_bytes());
		VerifierId::from(ed25519::Public::from_raw(raw))
	};
	BoundedVec::truncate_from((0..count).map(key).collect::<Vec<_>>())
}

/// Opens a check for `verifiers`, of whom the keystore has the first.
fn opened<T: Config>(verifiers: u32) -> (CheckId, VerifierId) {
	let own = VerifierId::generate_pair(None);
	let mut set = keys::<T>(verifiers, 1);
	set[0] = own.clone();
	Sets::<T>::insert(CurrentSet::<T>::get(), set);
	let subject = Subject { dataset: DatasetId([9; 32]), version: 1, distribution: 0 };
	let check =
		Pallet::<T>::do_open(&MEMBER, subject, &largest_distribution()).expect("a check can be opened");
	(check, own)
}

fn payload<T: Config>(id: CheckId, verifier: u32, outcome: Outcome) -> ReportPayload {
	let check = Checks::<T>::get(id).expect("the check is open");
	ReportPayload {
		genesis: pallet_support::genesis_hash::<T>(),
		check: id,
		about: check.subject.about(&check.distribution),
		set: check.set,
		verifier,
		report: Report { outcome, bytes_read: MAX_WHOLE_FILE, samples: check.samples, at_ms: 1 },
		evidence: None,
	}
}

fn sign(payload: &ReportPayload, key: &VerifierId) -> VerifierSignature {
	key.sign(&payload.signed_bytes()).expect("the keystore has the key")
}

/// Puts a report of every verifier beside the check, which stays open.
fn all_report<T: Config>(id: CheckId, check: &mut Check<T>) {
	for verifier in 0..check.verifiers {
		let report = payload::<T>(id, verifier, Outcome::Mismatch(Difference::Group(0))).report;
		Reports::<T>::insert(id, verifier, Recorded { report, settled: true });
		check.tally.count(&report.outcome);
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The report that names a group after a quorum found a match, and so moves the closing back.
	#[benchmark]
	fn report() -> Result<(), BenchmarkError> {
		let verifiers = T::MaxVerifiers::get();
		let (check, key) = opened::<T>(verifiers);
		for verifier in 1..=quorum(verifiers).min(verifiers.saturating_sub(2)) {
			Pallet::<T>::do_report(payload::<T>(check, verifier, Outcome::Match))
				.map_err(|error| error.error)?;
		}
		let payload = payload::<T>(check, 0, Outcome::Mismatch(Difference::Group(0)));
		let signature = sign(&payload, &key);

		#[extrinsic_call]
		_(RawOrigin::Authorized, payload, signature);

		assert!(Checks::<T>::get(check).is_some_and(|check| check.evidence.is_some()));
		Ok(())
	}

	#[benchmark]
	fn authorize_report() -> Result<(), BenchmarkError> {
		let (check, key) = opened::<T>(T::MaxVerifiers::get());
		let payload = payload::<T>(check, 0, Outcome::Match);
		let call = Call::<T>::report { signature: sign(&payload, &key), payload };
		let answer;

		#[block]
		{
			answer = call.authorize(TransactionSource::External);
		}

		assert!(matches!(answer, Some(Ok(_))));
		Ok(())
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let policy = LocatorPolicy { http: true, private_addresses: true };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, policy);

		assert_eq!(Policy::<T>::get(), policy);
		Ok(())
	}

	#[benchmark]
	fn open() -> Result<(), BenchmarkError> {
		Sets::<T>::insert(CurrentSet::<T>::get(), keys::<T>(T::MaxVerifiers::get(), 1));
		let subject = Subject { dataset: DatasetId([9; 32]), version: 1, distribution: 0 };
		let file = largest_distribution();
		let opened;

		#[block]
		{
			opened = Pallet::<T>::do_open(&MEMBER, subject, &file);
		}

		assert_eq!(OpenBySubject::<T>::get(subject), Some(opened?));
		Ok(())
	}

	/// Closing by time, of a check that all have reported and whose set nobody needs any more.
	#[benchmark]
	fn close(v: Linear<1, { T::MaxVerifiers::get() }>) -> Result<(), BenchmarkError> {
		let (id, _) = opened::<T>(v);
		let mut check = Checks::<T>::get(id).ok_or("the check is open")?;
		all_report(id, &mut check);
		let deadline = check.deadline;
		Checks::<T>::insert(id, check);
		Pallet::<T>::rotate(keys::<T>(v, 2));
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::close_bucket(deadline, &mut meter);
		}

		assert_eq!(Checks::<T>::count(), 0);
		Ok(())
	}

	#[benchmark]
	fn close_due() {
		let now = BlockNumberFor::<T>::from(10u32);

		#[block]
		{
			Pallet::<T>::close_due(now, Weight::MAX);
		}

		assert_eq!(ClosedUpTo::<T>::get(), now);
	}

	/// An empty bucket, with a check that closes later.
	#[benchmark]
	fn next_due() {
		let (id, _) = opened::<T>(1);
		let due = Checks::<T>::get(id).expect("the check is open").closes_at;
		let before = due.saturating_sub(2u32.into());
		ClosedUpTo::<T>::put(before);
		let now = due.saturating_sub(1u32.into());

		#[block]
		{
			Pallet::<T>::close_due(now, Weight::MAX);
		}

		assert_eq!(ClosedUpTo::<T>::get(), now);
		assert_eq!(Checks::<T>::count(), 1);
	}

	/// A change of session that makes the former set needless.
	#[benchmark]
	fn rotate(v: Linear<1, { T::MaxVerifiers::get() }>) {
		let former = CurrentSet::<T>::get();
		Sets::<T>::insert(former, keys::<T>(T::MaxVerifiers::get(), 1));
		let next = keys::<T>(v, 2);

		#[block]
		{
			Pallet::<T>::rotate(next);
		}

		assert!(!Sets::<T>::contains_key(former));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
