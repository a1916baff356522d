//! What a later version of the chain might add: a pallet, with an event in every block that no verifier of today knows.
//!
//! For tests of upgrades only: receipts of events and state from before must still be made and verified, and what is new
//! must be proven without being put into wrong words. It is in the runtime with the feature `next` alone; the module is always
//! there, for the macro that composes the runtime looks the pallet up before it looks at features.

pub use pallet::*;
#[cfg(feature = "next")]
use sp_version::RuntimeVersion;

/// The version after this one: the SDK reads it off the source, so it stands here in full.
#[cfg(feature = "next")]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("hefu"),
	impl_name: alloc::borrow::Cow::Borrowed("hefu"),
	authoring_version: 1,
	spec_version: 2,
	impl_version: 1,
	apis: crate::apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the runtime brings.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(fn deposit_event)]
	pub enum Event<T: Config> {
		/// A block of the later version began.
		Began {
			/// The block's number.
			number: BlockNumberFor<T>,
		},
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(number: BlockNumberFor<T>) -> Weight {
			Self::deposit_event(Event::Began { number });
			T::DbWeight::get().reads_writes(1, 1)
		}
	}
}

#[cfg(feature = "next")]
impl Config for crate::Runtime {}
