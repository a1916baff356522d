//! Which reports get into the pool and into a block.

use frame::{
	deps::sp_runtime::{
		RuntimeAppPublic,
		transaction_validity::{TransactionValidityWithRefund, UnknownTransaction},
	},
	prelude::*,
};
use hefu_primitives::verification::ReportPayload;

use crate::{Checks, Config, Error, NextCheck, Pallet, Reports, Sets, VerifierSignature};

/// Priority of reports in the pool: before any member's daily work (whose priority is its allowance left), so that a burst of
/// transactions does not make checks miss their deadline.
pub const REPORT_PRIORITY: TransactionPriority = 1 << 50;

/// `UnknownTransaction::Custom`: the check is about another file on this fork.
pub const OTHER_FILE: u8 = 100;

/// `UnknownTransaction::Custom`: the check belongs to another set of verifiers on this fork.
pub const OTHER_SET: u8 = 101;

/// `InvalidTransaction::Custom`: the check's set has no such verifier.
pub const NO_SUCH_VERIFIER: u8 = 102;

/// `UnknownTransaction::Custom`: the check has no such evidence on this fork, or not yet.
pub const OTHER_EVIDENCE: u8 = 103;

/// `UnknownTransaction::Custom`: a match of fewer samples than the check asks for, which is enough only of a verifier that
/// has reported before: not on this fork, or not yet.
pub const WRONG_SAMPLES: u8 = 104;

/// `InvalidTransaction::Custom`: the file has no such group, or is read whole.
pub const NO_SUCH_GROUP: u8 = 105;

impl<T: Config> Pallet<T> {
	/// Decides whether a report may come in. The cheap tests are before the signature's, so that a wrong report costs a node
	/// little.
	pub(crate) fn authorize_report(
		_source: TransactionSource,
		payload: &ReportPayload,
		signature: &VerifierSignature,
	) -> TransactionValidityWithRefund {
		let Some(check) = Checks::<T>::get(payload.check) else {
			return Err(if payload.check < NextCheck::<T>::get() {
				InvalidTransaction::Stale.into()
			} else {
				UnknownTransaction::CannotLookup.into()
			});
		};
		if payload.genesis != pallet_support::genesis_hash::<T>() {
			return Err(InvalidTransaction::BadProof.into());
		}
		if payload.about != check.subject.about(&check.distribution) {
			return Err(UnknownTransaction::Custom(OTHER_FILE).into());
		}
		if payload.set != check.set {
			return Err(UnknownTransaction::Custom(OTHER_SET).into());
		}
		let verifiers = Sets::<T>::get(check.set).unwrap_or_default();
		let Some(verifier) = verifiers.get(payload.verifier as usize) else {
			return Err(InvalidTransaction::Custom(NO_SUCH_VERIFIER).into());
		};
		let former = Reports::<T>::get(payload.check, payload.verifier);
		Self::acceptable(&check, former.as_ref(), payload).map_err(answer)?;
		if !verifier.verify(&payload.signed_bytes(), signature) {
			return Err(InvalidTransaction::BadProof.into());
		}
		let now = frame_system::Pallet::<T>::block_number();
		let left: u64 = check.deadline.saturating_sub(now).saturated_into();
		let valid = ValidTransaction::with_tag_prefix("hefu/report");
		// What a verifier says of the evidence may come while its first report still waits.
		let valid = match payload.evidence {
			None => valid.and_provides((payload.check, payload.verifier)),
			Some(group) => valid.and_provides((payload.check, payload.verifier, group)),
		};
		valid
			.priority(REPORT_PRIORITY)
			// A check that is overdue stays open until a block has room to close it.
			.longevity(left.max(1))
			.propagate(true)
			.build()
			.map(|valid| (valid, Weight::zero()))
	}
}

/// What may be right on another fork, or a block later, is unknown; the rest is wrong for ever.
fn answer<T: Config>(error: Error<T>) -> TransactionValidityError {
	match error {
		Error::OtherEvidence => UnknownTransaction::Custom(OTHER_EVIDENCE).into(),
		Error::WrongSamples => UnknownTransaction::Custom(WRONG_SAMPLES).into(),
		Error::NoSuchGroup => InvalidTransaction::Custom(NO_SUCH_GROUP).into(),
		_ => InvalidTransaction::Stale.into(),
	}
}
