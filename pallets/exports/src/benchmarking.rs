//! What each call costs, at its worst.

use frame::{benchmarking::prelude::*, traits::EnsureOrigin};
use hefu_primitives::{
	export::{Basis, Heads, Rules},
	text::Text,
};
use pallet_support::{MakeGrant, MakeMember};

use crate::*;

/// Rules with as long a basis as can be.
fn rules() -> Rules {
	Rules {
		assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
		contract_persons: 100_000,
		basis: Text::from_bytes_unchecked(&[b'5'; 256]).expect("as much as fits"),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_rules() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let number = AllRules::<T>::count();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, rules());

		assert_eq!(AllRules::<T>::get(number), Some(rules()));
		Ok(())
	}

	/// By a grant at the end of the longest chain.
	#[benchmark]
	fn export() {
		Pallet::<T>::do_set_rules(rules()).expect("they are sound");
		let (dataset, grant) = T::BenchmarkRights::make_grant();
		let (exporter, key) = T::BenchmarkMembers::make_member(0);
		let heads = Heads { persons: 2_000_000, sensitive: 20_000 };
		let basis = Basis::Assessment { decision: [1; 32], until_ms: u64::MAX };

		#[extrinsic_call]
		_(RawOrigin::Signed(key), dataset, 1, Some(grant), heads, true, [2; 32], basis);

		assert!(Exports::<T>::contains_key(exporter, 1));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
