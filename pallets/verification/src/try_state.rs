//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId,
	verification::{Difference, Outcome, Subject, Tally, Verdict, VerifierSetId},
};

use crate::{
	Check, Checks, Closed, ClosedUpTo, Closings, Config, CurrentSet, History, HistoryLength, NextCheck,
	OpenByMember, OpenBySubject, Pallet, Rechecked, Recorded, Reports, Session, SetUses, Sets,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::open_checks_are_indexed()?;
		Self::reports_make_the_tally()?;
		Self::evidence_is_looked_at()?;
		Self::sets_are_needed()?;
		Self::history_is_complete()
	}

	/// V1: each open check has one entry under its file and one under the block at which it closes, which the cursor has not
	/// passed; the counts by member are right; and there are no other entries.
	fn open_checks_are_indexed() -> Result<(), DispatchError> {
		let mut by_member = BTreeMap::<MemberId, u32>::new();
		let mut open = 0u32;
		for (id, check) in Checks::<T>::iter() {
			open.saturating_inc();
			by_member.entry(check.member).or_default().saturating_inc();
			ensure!(id < NextCheck::<T>::get(), "V1: a check has a number that was not given");
			ensure!(OpenBySubject::<T>::get(check.subject) == Some(id), "V1: a check is not under its file");
			ensure!(Closings::<T>::contains_key(check.closes_at, id), "V1: a check never closes");
			ensure!(check.closes_at > ClosedUpTo::<T>::get(), "V1: the cursor passed an open check");
			ensure!(check.closes_at <= check.deadline, "V1: a check closes after its deadline");
			ensure!(check.opened_at < check.deadline, "V1: a check was born overdue");
		}
		ensure!(open == Checks::<T>::count() && open <= T::MaxOpen::get(), "V1: wrong number of open checks");
		ensure!(OpenBySubject::<T>::iter().count() as u32 == open, "V1: a file has a check that is not open");
		ensure!(Closings::<T>::iter().count() as u32 == open, "V1: a closing has no open check");
		let counts = OpenByMember::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counts == by_member, "V1: a member's count of open checks is wrong");
		Ok(())
	}

	/// V2: the reports of an open check are its verifiers' and make its tally, and one is missing (or it would have closed);
	/// with a mismatch it waits for all until its deadline.
	fn reports_make_the_tally() -> Result<(), DispatchError> {
		let mut tallies = BTreeMap::<u64, Tally>::new();
		for (id, verifier, Recorded { report, .. }) in Reports::<T>::iter() {
			let check = Checks::<T>::get(id).ok_or("V2: a report of a check that is not open")?;
			ensure!(verifier < check.verifiers, "V2: a report of no verifier");
			tallies.entry(id).or_default().count(&report.outcome);
		}
		for (id, check) in Checks::<T>::iter() {
			let Check { tally, deadline, closes_at, .. } = check;
			ensure!(tallies.get(&id).copied().unwrap_or_default() == tally, "V2: a wrong tally");
			ensure!(!check.is_complete(), "V2: nothing more is to come and the check is open");
			ensure!(tally.mismatches == 0 || closes_at == deadline, "V2: evidence is not waited for");
		}
		Ok(())
	}

	/// V5: samples are read of large files, evidence is of such a file and was given by a verifier, those who have looked at it
	/// are counted, and a version's re-check is of a session that has begun.
	fn evidence_is_looked_at() -> Result<(), DispatchError> {
		for (id, check) in Checks::<T>::iter() {
			ensure!(check.is_sampled() == (check.samples > 0), "V5: samples of a file that is read whole");
			let settled = Reports::<T>::iter_prefix_values(id).filter(|recorded| recorded.settled).count();
			match check.evidence {
				Some(evidence) => {
					ensure!(check.is_sampled(), "V5: evidence of a group of a file that is read whole");
					ensure!(check.tally.mismatches > 0, "V5: evidence that nobody gave");
					ensure!(evidence.settled as usize == settled, "V5: a wrong count of who looked");
				}
				None => {
					let mismatches = check.tally.mismatches as usize;
					ensure!(settled == mismatches, "V5: somebody looked at evidence that is not there");
				}
			}
		}
		let now = Session::<T>::get();
		ensure!(Rechecked::<T>::iter_values().all(|session| session <= now), "V5: a session to come");
		Ok(())
	}

	/// V3: the sets that are kept are the current one and those of open checks, whose number is right.
	fn sets_are_needed() -> Result<(), DispatchError> {
		let mut uses = BTreeMap::<VerifierSetId, u32>::new();
		for check in Checks::<T>::iter_values() {
			uses.entry(check.set).or_default().saturating_inc();
			let size = Sets::<T>::decode_len(check.set).ok_or("V3: an open check's set is gone")?;
			ensure!(size == check.verifiers as usize, "V3: a set has changed");
		}
		ensure!(SetUses::<T>::iter().collect::<BTreeMap<_, _>>() == uses, "V3: a set's uses are wrong");
		let needed = |set| set == CurrentSet::<T>::get() || uses.contains_key(&set);
		ensure!(Sets::<T>::iter_keys().all(needed), "V3: a set is kept that nobody needs");
		Ok(())
	}

	/// V4: a file's history has no gaps, and each verdict follows from its reports: evidence is never outvoted.
	fn history_is_complete() -> Result<(), DispatchError> {
		let mut lengths = BTreeMap::<Subject, u32>::new();
		for (subject, sequence, closed) in History::<T>::iter() {
			lengths.entry(subject).or_default().saturating_inc();
			ensure!(sequence < HistoryLength::<T>::get(subject), "V4: a gap in a file's history");
			Self::verdict_follows(&closed)?;
		}
		ensure!(HistoryLength::<T>::iter().collect::<BTreeMap<_, _>>() == lengths, "V4: a wrong length");
		Ok(())
	}

	fn verdict_follows(closed: &Closed<T>) -> Result<(), DispatchError> {
		let mut tally = Tally::default();
		let mut difference = None::<Difference>;
		for (_, outcome) in &closed.reports {
			tally.count(outcome);
			if let Outcome::Mismatch(found) = outcome {
				difference.get_or_insert(*found);
			}
		}
		ensure!(closed.reports.is_sorted_by(|(a, _), (b, _)| a < b), "V4: a verifier counts twice");
		ensure!(tally == closed.tally && tally.total() <= closed.verifiers, "V4: a wrong tally");
		ensure!(difference == closed.difference, "V4: a difference that nobody reported");
		ensure!(closed.verdict == tally.verdict(closed.verifiers), "V4: a verdict that does not follow");
		ensure!(closed.verdict != Verdict::Verified || tally.mismatches == 0, "V4: evidence was outvoted");
		Ok(())
	}
}
