//! What settlement and the market record, as far as anchors ask: a small pallet of the tests alone. The real ones are `pallet-settlement` and
//! `pallet-market`.

use frame::prelude::*;
use hefu_primitives::{InstructionId, MemberId, OrderId, Party, settlement::Book};
use pallet_support::{OrderInspect, SettledInspect};

pub use pallet::*;

#[frame::pallet]
pub mod pallet {
	use super::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the first paid the second in an instruction that was settled.
	#[pallet::storage]
	pub type Settled<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		InstructionId,
		Blake2_128Concat,
		(Party, Party),
		(Book, u128),
		OptionQuery,
	>;

	/// Who sells and who buys.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Blake2_128Concat, OrderId, [MemberId; 2], OptionQuery>;
}

impl<T: Config> SettledInspect for Pallet<T> {
	fn settled(instruction: &InstructionId, payer: &Party, payee: &Party) -> Option<(Book, u128)> {
		Settled::<T>::get(instruction, (payer, payee))
	}

	fn settled_weight() -> Weight {
		Weight::from_parts(3_000_000, 0)
	}
}

impl<T: Config> OrderInspect for Pallet<T> {
	fn sides(order: &OrderId) -> Option<[MemberId; 2]> {
		Orders::<T>::get(order)
	}

	fn sides_weight() -> Weight {
		Weight::from_parts(2_000_000, 0)
	}
}
