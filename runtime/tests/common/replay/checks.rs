//! Checks, and who verifies. Derived: the indices of open checks (`OpenBySubject`, `OpenByMember`, `Closings`, `SetUses`), how many
//! there were (`NextCheck`), how many samples are read (by the governed number and the file's size), when a check closes as things
//! stand, what is kept of it, and which sets of verifiers are still needed.

use frame_support::traits::Get;
use hefu_primitives::{
	slices::{Tree, sample},
	verification::{CheckId, Difference, MAX_WHOLE_FILE, Outcome, Tally, Verdict},
};
use hefu_runtime::Runtime;
use pallet_registry::Versions;
use pallet_verification::{
	Check, Checks, Closed, ClosedUpTo, Closings, Config, CurrentSet, Event, Evidence, History, HistoryLength,
	NextCheck, OpenByMember, OpenBySubject, Policy, Rechecked, Recorded, Reports, Session, SetUses, Sets,
};

use super::{At, fewer, validators::Nodes};

/// A session begins.
pub fn new_session() {
	Session::<Runtime>::mutate(|session| *session += 1);
}

/// Closings that are due have been done at the end of each block that leaves room for them, as all blocks here do.
pub fn end_block(at: At) {
	ClosedUpTo::<Runtime>::put(at.number);
}

pub fn read(event: Event<Runtime>, at: At, nodes: &Nodes) {
	match event {
		Event::CheckOpened { check, subject, member, set, deadline } => {
			let version = Versions::<Runtime>::get(subject.dataset, subject.version);
			let version = version.expect("its version was registered");
			let distribution = version.content.distributions[usize::from(subject.distribution)].clone();
			let samples = match distribution.size {
				..=MAX_WHOLE_FILE => 0,
				size => sample::samples(&Tree::new(size), <Runtime as Config>::Samples::get()),
			};
			let verifiers = Sets::<Runtime>::get(set).expect("the current set").len() as u32;
			let opened = Check {
				subject,
				distribution,
				member,
				set,
				verifiers,
				opened_at: at.number,
				deadline,
				closes_at: deadline,
				tally: Tally::default(),
				samples,
				evidence: None,
			};
			Checks::<Runtime>::insert(check, opened);
			NextCheck::<Runtime>::put(check + 1);
			OpenBySubject::<Runtime>::insert(subject, check);
			OpenByMember::<Runtime>::mutate(member, |count| *count += 1);
			SetUses::<Runtime>::mutate(set, |count| *count += 1);
			Closings::<Runtime>::insert(deadline, check, ());
		}
		Event::Reported { check: id, verifier, report } => {
			let settled = matches!(report.outcome, Outcome::Mismatch(_));
			Reports::<Runtime>::insert(id, verifier, Recorded { report, settled });
			change(id, at, |check| {
				check.tally.count(&report.outcome);
				if let (true, Some(evidence)) = (settled, check.evidence.as_mut()) {
					evidence.settled += 1;
				}
			});
		}
		Event::EvidenceNamed { check: id, group, deadline, .. } => change(id, at, |check| {
			let version = (check.subject.dataset, check.subject.version);
			Rechecked::<Runtime>::insert(version, Session::<Runtime>::get());
			check.deadline = deadline;
			check.evidence = Some(Evidence { group, settled: check.tally.mismatches });
		}),
		Event::EvidenceRead { check: id, verifier, report, .. } => {
			let former = Reports::<Runtime>::get(id, verifier).expect("it has reported");
			// A match adds nothing to what was found before.
			let kept = if report.outcome == Outcome::Match { former.report } else { report };
			Reports::<Runtime>::insert(id, verifier, Recorded { report: kept, settled: true });
			change(id, at, |check| {
				check.tally.discount(&former.report.outcome);
				check.tally.count(&kept.outcome);
				if let (false, Some(evidence)) = (former.settled, check.evidence.as_mut()) {
					evidence.settled += 1;
				}
			});
		}
		Event::CheckClosed { check: id, subject, sequence, verdict, tally, coverage } => {
			let check = Checks::<Runtime>::take(id).expect("it was open");
			let reports = counted(id, &check);
			let found = |outcome: &Outcome| match outcome {
				Outcome::Mismatch(difference) => Some(*difference),
				_ => None,
			};
			let closed = Closed {
				check: id,
				verdict,
				tally,
				coverage,
				verifiers: check.verifiers,
				opened_at: check.opened_at,
				closed_at: at.number,
				closed_ms: at.ms,
				difference: reports.iter().find_map(|(_, outcome)| found(outcome)),
				reports: reports.try_into().expect("no more than verifiers"),
			};
			History::<Runtime>::insert(subject, sequence, closed);
			HistoryLength::<Runtime>::insert(subject, sequence + 1);
			OpenBySubject::<Runtime>::remove(subject);
			fewer::<OpenByMember<Runtime>, _>(check.member);
			fewer::<SetUses<Runtime>, _>(check.set);
			Closings::<Runtime>::remove(check.closes_at, id);
			release(check.set);
		}
		Event::PolicySet { policy } => Policy::<Runtime>::put(policy),
		Event::VerifiersChanged { set, count } => {
			let keys = nodes.active().to_vec();
			assert_eq!(keys.len() as u32, count);
			let former = CurrentSet::<Runtime>::get();
			Sets::<Runtime>::insert(set, sp_runtime::BoundedVec::truncate_from(keys));
			CurrentSet::<Runtime>::put(set);
			release(former);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

/// Forgets a former set that no open check needs.
fn release(set: u32) {
	if SetUses::<Runtime>::get(set) == 0 && set != CurrentSet::<Runtime>::get() {
		Sets::<Runtime>::remove(set);
	}
}

/// Changes an open check, and moves the block at which it closes to where its reports now put it.
fn change(id: CheckId, at: At, change: impl FnOnce(&mut Check<Runtime>)) {
	let mut check = Checks::<Runtime>::get(id).expect("it is open");
	change(&mut check);
	Closings::<Runtime>::remove(check.closes_at, id);
	if check.tally.mismatches > 0 {
		check.closes_at = check.deadline;
	} else if check.tally.verdict(check.verifiers) != Verdict::Inconclusive {
		let grace = at.number + <Runtime as Config>::GracePeriod::get().max(1);
		check.closes_at = check.closes_at.min(grace);
	}
	Closings::<Runtime>::insert(check.closes_at, id, ());
	Checks::<Runtime>::insert(id, check);
}

/// The reports that count when the check closes, which are then forgotten: a match does not by somebody who did not look at a group
/// that another named.
fn counted(id: CheckId, check: &Check<Runtime>) -> Vec<(u32, Outcome)> {
	let reports = (0..check.verifiers)
		.filter_map(|verifier| Reports::<Runtime>::take(id, verifier).map(|recorded| (verifier, recorded)))
		.collect::<Vec<_>>();
	let names =
		|recorded: &Recorded| matches!(recorded.report.outcome, Outcome::Mismatch(Difference::Group(_)));
	let named = reports.iter().any(|(_, recorded)| names(recorded));
	let counts =
		|recorded: &Recorded| recorded.settled || !named || recorded.report.outcome != Outcome::Match;
	let counting = reports.into_iter().filter(|(_, recorded)| counts(recorded));
	counting.map(|(verifier, recorded)| (verifier, recorded.report.outcome)).collect()
}
