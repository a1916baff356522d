//! What a node remembers in its local storage: its own reports, and whose turn it was last.

use alloc::vec::Vec;
use frame::{
	deps::{
		sp_core::offchain::Duration,
		sp_runtime::offchain::{
			storage::StorageValueRef,
			storage_lock::{StorageLock, Time},
		},
	},
	prelude::*,
};
use hefu_primitives::{
	MemberId,
	verification::{CheckId, ReportPayload},
};

use super::SEND_AGAIN_AFTER;
use crate::{Checks, Config, LOG_TARGET, VerifierSignature};

/// Key of the member whose file was read last, in the node's local storage.
const SERVED: &[u8] = b"hefu/verification/served";

/// Key of the reports in the node's local storage.
const REPORTS: &[u8] = b"hefu/verification/reports";

/// Key of the lock under which the reports are changed: by the reader and by the runs beside it.
const REPORTS_LOCK: &[u8] = b"hefu/verification/reports/lock";

/// How long a run that was killed in the middle of a change keeps others from theirs.
const LOCK_TIME: Duration = Duration::from_millis(2_000);

/// The member whose file was read last.
pub(super) fn last_served() -> Option<MemberId> {
	// What cannot be read only costs the order.
	StorageValueRef::persistent(SERVED).get().ok().flatten()
}

/// It is this member's turn.
pub(super) fn remember_served(member: &MemberId) {
	StorageValueRef::persistent(SERVED).set(member);
}

/// A report that this node made.
#[derive(Clone, PartialEq, Encode, Decode)]
pub(super) struct Sent<BlockNumber> {
	/// What was signed.
	pub payload: ReportPayload,
	/// The signature.
	pub signature: VerifierSignature,
	/// The best block when the pool took it last; `None` when it did not.
	pub at: Option<BlockNumber>,
}

impl<BlockNumber: Copy + PartialOrd + Saturating + From<u32>> Sent<BlockNumber> {
	/// Whether it should be on chain at block `now`.
	pub fn is_overdue(&self, now: BlockNumber) -> bool {
		self.at.is_none_or(|at| now >= at.saturating_add(SEND_AGAIN_AFTER.into()))
	}

	/// Whether it is about this check, by this verifier.
	pub fn is_of(&self, check: CheckId, verifier: u32) -> bool {
		self.payload.check == check && self.payload.verifier == verifier
	}
}

/// This node's reports.
pub(super) type Reports<T> = Vec<Sent<BlockNumberFor<T>>>;

/// Reads this node's reports of checks that were open, which bounds them.
pub(super) fn load<T: Config>() -> Reports<T> {
	match StorageValueRef::persistent(REPORTS).get::<Reports<T>>() {
		Ok(reports) => reports.unwrap_or_default(),
		Err(_) => {
			frame::log::warn!(target: LOG_TARGET, "forgot own reports: they cannot be read");
			Vec::new()
		}
	}
}

/// Changes what is remembered, at once in the node's storage too.
pub(super) fn update<T: Config, R>(change: impl FnOnce(&mut Reports<T>) -> R) -> R {
	let mut lock = StorageLock::<Time>::with_deadline(REPORTS_LOCK, LOCK_TIME);
	let _guard = lock.lock();
	let before = load::<T>();
	let mut reports = before.clone();
	let result = change(&mut reports);
	if reports != before {
		StorageValueRef::persistent(REPORTS).set(&reports);
	}
	result
}

/// Whether it is about what its check's number stands for on this fork, by a verifier of the set that the check has there,
/// and the check is open.
pub(super) fn is_of_an_open_check<T: Config>(sent: &Sent<BlockNumberFor<T>>) -> bool {
	Checks::<T>::get(sent.payload.check).is_some_and(|check| {
		check.set == sent.payload.set && check.subject.about(&check.distribution) == sent.payload.about
	})
}
