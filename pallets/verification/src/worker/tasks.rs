//! Which checks are this node's to do, and in which order.

use alloc::{collections::BTreeMap, vec::Vec};
use frame::prelude::*;
use hefu_primitives::{MemberId, verification::CheckId};

use super::{
	CHECKS_A_MEMBER,
	memory::{self, Sent},
};
use crate::{Check, Checks, Config, Recorded, Reports, Sets, VerifierId};

/// What has to be read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub(super) enum Look {
	/// All that the check asks for.
	First,
	/// The group that the evidence names, by verifiers who have reported before.
	Again(u64),
}

/// A check that this node has to report.
#[derive(Encode, Decode)]
pub(super) struct Task<T: Config> {
	/// Its number.
	pub id: CheckId,
	/// The check.
	pub check: Check<T>,
	/// What has to be read.
	pub look: Look,
	/// The node's own verifiers who have to report that, with their keys; at least one.
	pub verifiers: Vec<(u32, VerifierId)>,
}

/// The tasks of a node that has `keys`: member by member, from the one that comes after the last served, and of each its
/// oldest few.
pub(super) fn open<T: Config>(
	keys: &[VerifierId],
	reports: &memory::Reports<T>,
	last_served: Option<MemberId>,
) -> Vec<Task<T>> {
	let mut tasks = Checks::<T>::iter()
		.flat_map(|(id, check)| {
			looks(id, &check, keys, reports).into_iter().map(move |(look, verifiers)| Task {
				id,
				check: check.clone(),
				look,
				verifiers,
			})
		})
		.collect::<Vec<_>>();
	tasks.sort_by_key(|Task { id, look, check: Check { member, .. }, .. }| {
		let had_its_turn = Some(*member) <= last_served;
		(had_its_turn, *member, *id, *look)
	});
	let mut taken = BTreeMap::<MemberId, u32>::new();
	tasks.retain(|task| {
		let taken = taken.entry(task.check.member).or_default();
		taken.saturating_inc();
		*taken <= CHECKS_A_MEMBER
	});
	tasks
}

/// What the node's own verifiers have to do for a check.
fn looks<T: Config>(
	id: CheckId,
	check: &Check<T>,
	keys: &[VerifierId],
	reports: &memory::Reports<T>,
) -> BTreeMap<Look, Vec<(u32, VerifierId)>> {
	let set = Sets::<T>::get(check.set).unwrap_or_default();
	let mut looks = BTreeMap::<_, Vec<_>>::new();
	for (verifier, key) in (0u32..).zip(set).filter(|(_, key)| keys.contains(key)) {
		if let Some(look) = look(id, check, verifier, reports) {
			looks.entry(look).or_default().push((verifier, key));
		}
	}
	looks
}

fn look<T: Config>(
	id: CheckId,
	check: &Check<T>,
	verifier: u32,
	reports: &memory::Reports<T>,
) -> Option<Look> {
	let look = match (Reports::<T>::get(id, verifier), check.evidence) {
		(None, _) => Look::First,
		(Some(Recorded { settled: false, .. }), Some(evidence)) => Look::Again(evidence.group),
		_ => return None,
	};
	(!is_made::<T>(reports, id, verifier, look)).then_some(look)
}

/// Whether the node has made this report, wherever it is.
pub(super) fn is_made<T: Config>(
	reports: &memory::Reports<T>,
	check: CheckId,
	verifier: u32,
	look: Look,
) -> bool {
	reports.iter().any(|sent| {
		sent.is_of(check, verifier)
			&& match look {
				Look::First => true,
				Look::Again(group) => sent.payload.evidence == Some(group),
			}
	})
}

/// Whether the chain has this report, or one that leaves nothing to add.
pub(super) fn is_on_chain<T: Config>(sent: &Sent<BlockNumberFor<T>>) -> bool {
	let recorded = Reports::<T>::get(sent.payload.check, sent.payload.verifier);
	recorded.is_some_and(|recorded| sent.payload.evidence.is_none() || recorded.settled)
}
