//! Benchmarks.

use super::*;
use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use hefu_primitives::MemberId;
use pallet_session::SessionInterface;
use pallet_support::MakeMember;
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// Session keys that differ for each seed, with the proof of their ownership: made in the keystore, as an operator would.
fn keys<T: Config>(owner: &MemberId) -> (T::Keys, Vec<u8>) {
	T::MakeKeys::make_keys(owner)
}

/// `n` members with session keys.
fn validators<T: Config>(n: u32) -> Vec<MemberId> {
	(0..n)
		.map(|seed| {
			let (member, _) = T::BenchmarkHelper::make_member(seed);
			let account = Pallet::<T>::account_of(&member);
			T::Session::set_keys(&account, keys::<T>(&member).0).expect("new keys; qed");
			MemberOf::<T>::insert(account, member);
			member
		})
		.collect()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_validators(n: Linear<4, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let members = validators::<T>(n);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, members);

		assert_eq!(Approved::<T>::get().len() as u32, n);
		Ok(())
	}

	#[benchmark]
	fn set_session_keys() {
		let (member, key) = T::BenchmarkHelper::make_member(0);
		let (keys, proof) = keys::<T>(&member);
		// One of the set: that its keys are others is noted too.
		Selected::<T>::put(BoundedVec::truncate_from(alloc::vec![member]));

		#[extrinsic_call]
		_(RawOrigin::Signed(key), keys, proof);

		assert!(Rekeyed::<T>::get());
		assert!(MemberOf::<T>::contains_key(Pallet::<T>::account_of(&member)));
	}

	#[benchmark]
	fn purge_session_keys() {
		let member = validators::<T>(1)[0];
		let (_, key) = T::BenchmarkHelper::make_member(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(key));

		assert!(!<T::HasKeys as frame::traits::Contains<_>>::contains(&Pallet::<T>::account_of(&member)));
	}

	#[benchmark]
	fn on_offence(n: Linear<1, { T::MaxValidators::get() }>) {
		let offenders: Vec<_> = validators::<T>(n)
			.iter()
			.map(|member| OffenceDetails {
				offender: (Pallet::<T>::account_of(member), ()),
				reporters: Vec::<T::AccountId>::new(),
			})
			.collect();

		#[block]
		{
			Pallet::<T>::on_offence(&offenders, &[], 0);
		}
	}
}
