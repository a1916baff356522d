//! What runs announce and the reader takes up: tasks, in the node's local storage.

use alloc::vec::Vec;
use frame::{deps::sp_runtime::offchain::storage::StorageValueRef, prelude::*, traits::Get};
use hefu_primitives::locator::LocatorPolicy;

use super::tasks::Task;
use crate::{Config, Policy};

/// Key of what was announced, in the node's local storage.
const ANNOUNCED: &[u8] = b"hefu/verification/announced";

/// Most tasks that are announced at a time; the rest has its turn when these are done.
const MOST: usize = 32;

/// Tasks as of the latest block that this node has seen.
#[derive(Encode, Decode)]
pub(super) struct Announced<T: Config> {
	/// Version of the runtime that announced them: a reader of another one does not understand them.
	version: u32,
	/// That block.
	pub now: BlockNumberFor<T>,
	/// Where verifiers may be sent.
	pub policy: LocatorPolicy,
	/// The tasks, in the order in which they are to be taken up.
	pub tasks: Vec<Task<T>>,
}

fn version<T: Config>() -> u32 {
	<T as frame_system::Config>::Version::get().spec_version
}

/// Puts these tasks in place of those that were announced before.
pub(super) fn announce<T: Config>(now: BlockNumberFor<T>, mut tasks: Vec<Task<T>>) {
	tasks.truncate(MOST);
	let stored = StorageValueRef::persistent(ANNOUNCED);
	// Nothing new is not written at every block.
	if !tasks.is_empty() || announced::<T>().is_none_or(|before| !before.tasks.is_empty()) {
		stored.set(&Announced { version: version::<T>(), now, policy: Policy::<T>::get(), tasks });
	}
}

/// What was announced last, if it is for this runtime.
pub(super) fn announced<T: Config>() -> Option<Announced<T>> {
	// What cannot be read is announced anew at the next block.
	let announced = StorageValueRef::persistent(ANNOUNCED).get::<Announced<T>>().ok().flatten();
	announced.filter(|announced| announced.version == version::<T>())
}
