//! Benchmarks.

use super::*;
use frame::benchmarking::prelude::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `n` events, each about as long as the longest of the domain's common ones.
	#[benchmark]
	fn on_finalize(n: Linear<0, { T::MaxEventsPerBlock::get() }>) {
		// In block 0 no event is kept.
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		frame_system::Pallet::<T>::reset_events();
		let who: T::AccountId = whitelisted_caller();
		for _ in 0..n {
			frame_system::Pallet::<T>::deposit_event(frame_system::Event::<T>::Remarked {
				sender: who.clone(),
				hash: Default::default(),
			});
		}

		assert_eq!(Pallet::<T>::leaves().len() as u32, n);

		#[block]
		{
			Pallet::<T>::on_finalize(1u32.into());
		}
	}
}
