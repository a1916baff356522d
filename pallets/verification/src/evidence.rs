//! Looking again: one verifier names a group that does not fit, and then every verifier reads that group.
//!
//! Samples differ from verifier to verifier, so a rare corruption is found by one and missed by the others. What the others
//! found right says nothing about the group that the one names; so before the check closes each of them reads that very group.
//! Then either all see the corruption, or the host answers differently to different askers, or the one lied.
//!
//! One re-check by evidence a version and session: somebody who lies about a group each time costs everybody one more reading
//! in a session, and no more.

use frame::prelude::*;
use hefu_primitives::verification::{CheckId, Difference, Outcome};

use crate::{Check, Config, Event, Evidence, Pallet, Rechecked, Recorded, Session};

impl<T: Config> Pallet<T> {
	/// A verifier names a group. Unless the version had its re-check in this session, the check waits until every verifier
	/// has looked, and for that has at least [`Config::CheckDeadline`] blocks from now.
	pub(crate) fn take_evidence(id: CheckId, check: &mut Check<T>, verifier: u32, group: u64) {
		let version = (check.subject.dataset, check.subject.version);
		let session = Session::<T>::get();
		if Rechecked::<T>::get(version) == Some(session) {
			return;
		}
		Rechecked::<T>::insert(version, session);
		let now = frame_system::Pallet::<T>::block_number();
		let time = now.saturating_add(T::CheckDeadline::get().max(One::one()));
		check.deadline = check.deadline.max(time);
		// Those who found a mismatch themselves have nothing to add.
		check.evidence = Some(Evidence { group, settled: check.tally.mismatches });
		Self::deposit_event(Event::EvidenceNamed { check: id, verifier, group, deadline: check.deadline });
	}
}

/// Whether this report counts when the check closes. Once a mismatch names a group, a match by somebody who did not look at
/// that group says nothing about it.
pub(crate) fn counts(recorded: &Recorded, group_is_named: bool) -> bool {
	recorded.settled || !group_is_named || recorded.report.outcome != Outcome::Match
}

/// Whether the report names a group.
pub(crate) fn names_group(recorded: &Recorded) -> bool {
	matches!(recorded.report.outcome, Outcome::Mismatch(Difference::Group(_)))
}
