//! Recording a verifier's report.

use frame::prelude::*;
use hefu_primitives::{
	slices::Tree,
	verification::{CheckId, Difference, Outcome, ReportPayload, Verdict},
};

use crate::{Check, Checks, Closings, Config, Error, Event, Pallet, Recorded, Reports, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Records a report that was authorized, and closes the check when nothing more is to come.
	pub(crate) fn do_report(payload: ReportPayload) -> DispatchResultWithPostInfo {
		let ReportPayload { check: id, verifier, report, evidence, .. } = payload;
		let mut check = Checks::<T>::get(id).ok_or(Error::<T>::NotOpen)?;
		// Tested when the call was authorized; tested again because the tally must be right whoever dispatches the call.
		ensure!(verifier < check.verifiers, Error::<T>::NoSuchVerifier);
		let former = Reports::<T>::get(id, verifier);
		Self::acceptable(&check, former.as_ref(), &payload)?;

		let settled = evidence.is_some() || matches!(report.outcome, Outcome::Mismatch(_));
		Self::record(&mut check, &payload, former, settled);
		if let (Outcome::Mismatch(Difference::Group(group)), None) = (report.outcome, check.evidence) {
			Self::take_evidence(id, &mut check, verifier, group);
		} else if let (true, Some(evidence)) = (settled, check.evidence.as_mut()) {
			evidence.settled.saturating_inc();
		}
		let mut weight = T::WeightInfo::report();
		if check.is_complete() {
			weight.saturating_accrue(T::WeightInfo::close(check.verifiers));
			Closings::<T>::remove(check.closes_at, id);
			Self::close(id, check);
		} else {
			Self::reschedule(id, &mut check);
			Checks::<T>::insert(id, check);
		}
		Ok(Some(weight).into())
	}

	/// Whether the check takes this report, by a verifier whose report so far is `former`.
	///
	/// A verifier reports once; a second time only to say what it found of the group that the evidence names.
	pub(crate) fn acceptable(
		check: &Check<T>,
		former: Option<&Recorded>,
		payload: &ReportPayload,
	) -> Result<(), Error<T>> {
		let ReportPayload { report, evidence, .. } = payload;
		if let Outcome::Mismatch(Difference::Group(group)) = report.outcome {
			let groups = Tree::new(check.distribution.size).groups();
			ensure!(check.is_sampled() && group < groups, Error::<T>::NoSuchGroup);
		}
		let named = check.evidence.map(|evidence| evidence.group);
		match former {
			Some(former) => ensure!(evidence.is_some() && !former.settled, Error::<T>::AlreadyReported),
			// Who found everything right has read everything that was asked for.
			None => ensure!(
				report.outcome != Outcome::Match || report.samples == check.samples,
				Error::<T>::WrongSamples
			),
		}
		ensure!(evidence.is_none() || *evidence == named, Error::<T>::OtherEvidence);
		Ok(())
	}

	/// Writes the report and counts it. What a verifier says of the evidence replaces what it reported before, unless it finds
	/// that group right: that adds nothing to what it found of all others.
	fn record(check: &mut Check<T>, payload: &ReportPayload, former: Option<Recorded>, settled: bool) {
		let ReportPayload { check: id, verifier, report, evidence, .. } = *payload;
		let kept = match former {
			Some(former) if report.outcome == Outcome::Match => former.report,
			_ => report,
		};
		match former {
			Some(former) => check.tally.discount(&former.report.outcome),
			None => Self::deposit_event(Event::Reported { check: id, verifier, report }),
		}
		check.tally.count(&kept.outcome);
		Reports::<T>::insert(id, verifier, Recorded { report: kept, settled });
		if let Some(group) = evidence {
			Self::deposit_event(Event::EvidenceRead { check: id, verifier, group, report });
		}
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
