//! What a node remembers in its local storage: its own reports, and whose turn it was last.

use alloc::vec::Vec;
use frame::{deps::sp_runtime::offchain::storage::StorageValueRef, prelude::*};
use hefu_primitives::{
	MemberId,
	verification::{CheckId, ReportPayload},
};

use crate::{Checks, Config, LOG_TARGET, VerifierSignature};

/// Key of the member whose file was read last, in the node's local storage.
const SERVED: &[u8] = b"hefu/verification/served";

/// The member whose file was read last.
pub(super) fn last_served() -> Option<MemberId> {
	// What cannot be read only costs the order.
	StorageValueRef::persistent(SERVED).get().ok().flatten()
}

/// It is this member's turn.
pub(super) fn remember_served(member: &MemberId) {
	StorageValueRef::persistent(SERVED).set(member);
}

/// Key of the reports in the node's local storage.
const REPORTS: &[u8] = b"hefu/verification/reports";

/// A report that this node sent.
#[derive(Clone, Encode, Decode)]
pub(super) struct Sent<BlockNumber> {
	/// What was signed.
	pub payload: ReportPayload,
	/// The signature.
	pub signature: VerifierSignature,
	/// The best block when it was sent last.
	pub at: BlockNumber,
}

/// This node's reports of checks that are open, and so bounded by their number.
pub(super) struct Memory<T: Config>(Vec<Sent<BlockNumberFor<T>>>);

impl<T: Config> Memory<T> {
	/// Reads what is remembered, and forgets what is not of an open check of this fork.
	pub fn load() -> Self {
		let mut reports = match StorageValueRef::persistent(REPORTS).get::<Vec<Sent<BlockNumberFor<T>>>>() {
			Ok(reports) => reports.unwrap_or_default(),
			Err(_) => {
				frame::log::warn!(target: LOG_TARGET, "forgot own reports: they cannot be read");
				Vec::new()
			}
		};
		let before = reports.len();
		reports.retain(|sent| {
			let about = |check: crate::Check<T>| check.subject.about(&check.distribution);
			Checks::<T>::get(sent.payload.check).map(about) == Some(sent.payload.about)
		});
		let memory = Self(reports);
		if memory.0.len() != before {
			memory.save();
		}
		memory
	}

	/// Whether this report was sent.
	pub fn has(&self, check: CheckId, verifier: u32) -> bool {
		self.0.iter().any(|sent| sent.payload.check == check && sent.payload.verifier == verifier)
	}

	/// The reports, to change when they were sent.
	pub fn reports_mut(&mut self) -> impl Iterator<Item = &mut Sent<BlockNumberFor<T>>> {
		self.0.iter_mut()
	}

	/// Adds a report, at once in the node's storage too.
	pub fn remember(&mut self, sent: Sent<BlockNumberFor<T>>) {
		self.0.push(sent);
		self.save();
	}

	/// Writes it to the node's storage.
	pub fn save(&self) {
		StorageValueRef::persistent(REPORTS).set(&self.0);
	}
}
