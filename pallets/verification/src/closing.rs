//! Closing checks: by the last report, or by time.

use alloc::vec::Vec;
use frame::{deps::frame_support::weights::WeightMeter, prelude::*, traits::Get};
use hefu_primitives::verification::{CheckId, Cover, Coverage, Difference, Outcome, Tally, Verdict};

use crate::{
	Check, Checks, Closed, ClosedUpTo, Closings, Config, Event, History, HistoryLength, LOG_TARGET,
	OpenByMember, OpenBySubject, Pallet, Recorded, Reports, WeightInfo, evidence,
};

impl<T: Config> Pallet<T> {
	/// Closes the checks that are due by the end of block `now`, as many as `limit` allows; returns the weight used.
	///
	/// Buckets are taken in order, and the cursor passes one only when it is empty: what does not fit stays first in line.
	pub(crate) fn close_due(now: BlockNumberFor<T>, limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::close_due()).is_err() {
			return meter.consumed();
		}
		let before = ClosedUpTo::<T>::get();
		let mut cursor = before;
		while cursor < now {
			if Checks::<T>::count() == 0 {
				cursor = now;
				break;
			}
			let block = cursor.saturating_add(One::one());
			if !Self::close_bucket(block, &mut meter) {
				break;
			}
			cursor = block;
		}
		if cursor != before {
			ClosedUpTo::<T>::put(cursor);
		}
		meter.consumed()
	}

	/// Closes the checks in one bucket; tells whether it is empty now.
	pub(crate) fn close_bucket(block: BlockNumberFor<T>, meter: &mut WeightMeter) -> bool {
		let next = T::WeightInfo::next_due();
		let most = next.saturating_add(T::WeightInfo::close(T::MaxVerifiers::get()));
		let mut due = Closings::<T>::drain_prefix(block);
		loop {
			// The most that one can cost must fit before it is taken out.
			if !meter.can_consume(most) {
				return false;
			}
			meter.consume(next);
			let Some((id, ())) = due.next() else { return true };
			let Some(check) = Checks::<T>::get(id) else {
				defensive!("every entry in `Closings` has an open check");
				continue;
			};
			meter.consume(T::WeightInfo::close(check.verifiers));
			Self::close(id, check);
		}
	}

	/// Closes a check that has been taken out of `Closings`: its reports go to the file's history, and everything else that
	/// was kept of it is removed.
	pub(crate) fn close(id: CheckId, check: Check<T>) {
		let mut recorded = (0..check.verifiers)
			.filter_map(|verifier| Reports::<T>::take(id, verifier).map(|recorded| (verifier, recorded)))
			.collect::<Vec<_>>();
		let group_is_named = recorded.iter().any(|(_, recorded)| evidence::names_group(recorded));
		recorded.retain(|(_, recorded)| evidence::counts(recorded, group_is_named));
		let mut tally = Tally::default();
		recorded.iter().for_each(|(_, recorded)| tally.count(&recorded.report.outcome));
		let verdict = tally.verdict(check.verifiers);
		let coverage = coverage(&check, verdict, &recorded);
		let reports = recorded
			.into_iter()
			.map(|(verifier, recorded)| (verifier, recorded.report.outcome))
			.collect::<Vec<_>>();
		let difference = reports.iter().find_map(|(_, outcome)| difference(outcome));
		let sequence = HistoryLength::<T>::get(check.subject);
		let closed = Closed {
			check: id,
			verdict,
			tally,
			coverage,
			verifiers: check.verifiers,
			opened_at: check.opened_at,
			closed_at: frame_system::Pallet::<T>::block_number(),
			closed_ms: T::Clock::get(),
			difference,
			reports: BoundedVec::truncate_from(reports),
		};
		History::<T>::insert(check.subject, sequence, closed);
		HistoryLength::<T>::insert(check.subject, sequence.saturating_add(1));
		Checks::<T>::remove(id);
		OpenBySubject::<T>::remove(check.subject);
		OpenByMember::<T>::mutate_exists(check.member, decrement);
		Self::release_set(check.set);
		frame::log::debug!(target: LOG_TARGET, "check {id} closed: {verdict:?}");
		Self::deposit_event(Event::CheckClosed {
			check: id,
			subject: check.subject,
			sequence,
			verdict,
			tally,
			coverage,
		});
	}
}

/// Takes one off a count that has an entry only above zero.
pub(crate) fn decrement(count: &mut Option<u32>) {
	*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
}

fn difference(outcome: &Outcome) -> Option<Difference> {
	match outcome {
		Outcome::Mismatch(difference) => Some(*difference),
		_ => None,
	}
}

/// What was compared, at most by one verifier. One that saw another size compared nothing, and without a definite verdict
/// nothing counts: nobody is shown more than was done.
fn coverage<T: Config>(check: &Check<T>, verdict: Verdict, reports: &[(u32, Recorded)]) -> Coverage {
	let compared = reports.iter().filter(|(_, recorded)| {
		let outcome = recorded.report.outcome;
		matches!(outcome, Outcome::Match | Outcome::Mismatch(Difference::Digest(_) | Difference::Group(_)))
	});
	let definite = matches!(verdict, Verdict::Verified | Verdict::Mismatched | Verdict::Contested);
	let most = compared.map(|(_, recorded)| recorded.report.samples).max().filter(|_| definite);
	let registered = &check.distribution.digests;
	let unchecked = Coverage::all(registered, Cover::Unchecked);
	match most {
		None => unchecked,
		Some(_) if !check.is_sampled() => Coverage::all(registered, Cover::Checked),
		// Samples fit, or do not fit, the BLAKE3 tree alone.
		Some(samples) => {
			let cover = Cover::sampled(check.distribution.size, samples.min(check.samples));
			Coverage { blake3: registered.blake3.map(|_| cover), ..unchecked }
		}
	}
}
