//! The root of each block's events, in the block's header.
//!
//! Every block says, in a digest item of its header, how many events it emitted and what the root over them is
//! ([`hefu_primitives::event_root`]). From then on an event can be proven to anybody with a path of a few hashes and the
//! header, without the chain at hand.
//!
//! The pallet must be the last of the runtime: its `on_finalize` then runs after everybody else's and sees every event.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

/// The pallet.
#[frame::pallet]
pub mod pallet {
	use super::WeightInfo;
	use alloc::vec::Vec;
	use codec::{Compact, Decode, Encode};
	use frame::{
		deps::{
			frame_support::storage::{storage_prefix, unhashed},
			frame_system::EventRecord,
			sp_io::hashing::blake2_256,
			sp_runtime::DigestItem,
		},
		prelude::*,
		traits::PalletInfo,
	};
	use hefu_primitives::event_root::{self, EventsDigest};

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the runtime brings.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The block's time, in milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most events in a block. It bounds the weight that is set aside, not what is recorded: the runtime proves in a test
		/// that no block can emit more.
		type MaxEventsPerBlock: Get<u32>;

		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Sets aside the weight of `on_finalize`.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::on_finalize(T::MaxEventsPerBlock::get())
		}

		/// Puts the root of the block's events into its header.
		fn on_finalize(_: BlockNumberFor<T>) {
			let leaves = Self::leaves();
			if leaves.len() as u64 > u64::from(T::MaxEventsPerBlock::get()) {
				frame::log::error!(target: "hefu::receipts", "{} events in a block: more than MaxEventsPerBlock", leaves.len());
			}
			let digest = EventsDigest {
				version: event_root::VERSION,
				genesis: Self::genesis_hash(),
				spec_version: T::Version::get().spec_version,
				now_ms: T::Clock::get(),
				leaves: leaves.len() as u32,
				root: event_root::root_with(leaves, |left, right| {
					blake2_256(&[&[1][..], left, right].concat())
				}),
			};
			frame_system::Pallet::<T>::deposit_log(DigestItem::Consensus(
				event_root::ENGINE_ID,
				digest.encode(),
			));
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Each event record of this block so far, in order, as the bytes that it is stored as: what receipts are made of.
		pub fn records() -> Vec<Vec<u8>> {
			let mut records = Vec::new();
			Self::each_record(|record| records.push(record.to_vec()));
			records
		}
	}

	impl<T: Config> Pallet<T> {
		/// The hash of each event record of this block so far, in order. The records are read once and hashed as the bytes
		/// that they are stored as: these are the bytes that clients get.
		pub fn leaves() -> Vec<[u8; 32]> {
			let mut leaves = Vec::new();
			let mut preimage = Vec::new();
			Self::each_record(|record| {
				preimage.clear();
				preimage.push(0);
				preimage.extend_from_slice(record);
				leaves.push(blake2_256(&preimage));
			});
			leaves
		}

		fn each_record(mut visit: impl FnMut(&[u8])) {
			let system = T::PalletInfo::name::<frame_system::Pallet<T>>().unwrap_or("System");
			let Some(raw) = unhashed::get_raw(&storage_prefix(system.as_bytes(), b"Events")) else { return };
			let mut rest = &raw[..];
			let Ok(Compact(count)) = Compact::<u32>::decode(&mut rest) else { return };
			for index in 0..count {
				let start = rest;
				if let Err(error) = EventRecord::<T::RuntimeEvent, T::Hash>::decode(&mut rest) {
					// The runtime wrote these bytes in this very block.
					frame::log::error!(target: "hefu::receipts", "event {index} cannot be read: {error}");
					return;
				}
				visit(&start[..start.len() - rest.len()]);
			}
		}

		fn genesis_hash() -> [u8; 32] {
			let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
			hash.as_ref().try_into().unwrap_or_default()
		}
	}
}
