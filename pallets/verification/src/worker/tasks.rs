//! Which checks are this node's to do, and in which order.

use alloc::{collections::BTreeMap, vec::Vec};
use frame::prelude::*;
use hefu_primitives::{MemberId, verification::CheckId};

use super::{CHECKS_A_TURN, memory::Memory};
use crate::{Check, Checks, Config, Reports, Sets, VerifierId};

/// A check that this node has not reported.
pub(super) struct Task<T: Config> {
	/// Its number.
	pub id: CheckId,
	/// The check.
	pub check: Check<T>,
	/// The node's own verifiers who have not reported, with their keys; at least one.
	pub verifiers: Vec<(u32, VerifierId)>,
}

/// The tasks of a node that has `keys`: member by member, from the one that comes after the last served, and of each its
/// oldest few.
pub(super) fn open<T: Config>(
	keys: &[VerifierId],
	memory: &Memory<T>,
	last_served: Option<MemberId>,
) -> Vec<Task<T>> {
	let mut tasks = Checks::<T>::iter()
		.filter_map(|(id, check)| {
			let verifiers = own_verifiers(id, &check, keys, memory);
			(!verifiers.is_empty()).then_some(Task { id, check, verifiers })
		})
		.collect::<Vec<_>>();
	tasks.sort_by_key(|Task { id, check: Check { member, .. }, .. }| {
		let had_its_turn = Some(*member) <= last_served;
		(had_its_turn, *member, *id)
	});
	let mut taken = BTreeMap::<MemberId, u32>::new();
	tasks.retain(|task| {
		let taken = taken.entry(task.check.member).or_default();
		taken.saturating_inc();
		*taken <= CHECKS_A_TURN
	});
	tasks
}

fn own_verifiers<T: Config>(
	id: CheckId,
	check: &Check<T>,
	keys: &[VerifierId],
	memory: &Memory<T>,
) -> Vec<(u32, VerifierId)> {
	let set = Sets::<T>::get(check.set).unwrap_or_default();
	(0u32..)
		.zip(set)
		.filter(|(_, key)| keys.contains(key))
		.filter(|(verifier, _)| !memory.has(id, *verifier) && !Reports::<T>::contains_key(id, verifier))
		.collect()
}
