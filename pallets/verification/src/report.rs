//! Recording a verifier's report.

use frame::prelude::*;
use hefu_primitives::verification::{CheckId, ReportPayload, Verdict};

use crate::{Check, Checks, Closings, Config, Error, Event, Pallet, Reports, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Records a report that was authorized, and closes the check when it was the last one.
	pub(crate) fn do_report(payload: ReportPayload) -> DispatchResultWithPostInfo {
		let ReportPayload { check: id, verifier, report, .. } = payload;
		let mut check = Checks::<T>::get(id).ok_or(Error::<T>::NotOpen)?;
		// Tested when the call was authorized; tested again because the tally must be right whoever dispatches the call.
		ensure!(verifier < check.verifiers, Error::<T>::NoSuchVerifier);
		ensure!(!Reports::<T>::contains_key(id, verifier), Error::<T>::AlreadyReported);

		Reports::<T>::insert(id, verifier, report);
		check.tally.count(&report.outcome);
		Self::deposit_event(Event::Reported { check: id, verifier, report });
		let mut weight = T::WeightInfo::report();
		if check.tally.total() >= check.verifiers {
			weight.saturating_accrue(T::WeightInfo::close(check.verifiers));
			Closings::<T>::remove(check.closes_at, id);
			Self::close(id, check);
		} else {
			Self::reschedule(id, &mut check);
			Checks::<T>::insert(id, check);
		}
		Ok(Some(weight).into())
	}

	/// Moves the block at which the check closes to where the reports so far put it.
	fn reschedule(id: CheckId, check: &mut Check<T>) {
		let closes_at = if check.tally.mismatches > 0 {
			check.deadline
		} else if check.tally.verdict(check.verifiers) != Verdict::Inconclusive {
			let now = frame_system::Pallet::<T>::block_number();
			let grace = now.saturating_add(T::GracePeriod::get().max(One::one()));
			// The period runs from the report that makes the quorum; later ones do not stretch it.
			check.closes_at.min(grace)
		} else {
			check.closes_at
		};
		if closes_at != check.closes_at {
			Closings::<T>::remove(check.closes_at, id);
			Closings::<T>::insert(closes_at, id, ());
			check.closes_at = closes_at;
		}
	}
}
