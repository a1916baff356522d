//! Which authority set made which block final.

use super::ReceiptError;
use sc_consensus_grandpa::{AuthoritySetChanges, SharedAuthoritySet};
use sp_core::H256;

/// The authority sets that the chain has had, each by the last block that it made final: the place is the set's id. The
/// current set is the one after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets(Vec<u32>);

impl Sets {
	/// As the finality engine keeps them.
	pub fn read(authorities: &SharedAuthoritySet<H256, u32>) -> Result<Self, ReceiptError> {
		// The id first: meanwhile there may be one set more, and never one less.
		let current = authorities.set_id();
		Self::new(&authorities.authority_set_changes(), current)
	}

	/// From the changes that are kept. A node that began with a warp sync may not have the first ones.
	fn new(changes: &AuthoritySetChanges<u32>, current: u64) -> Result<Self, ReceiptError> {
		let changes = changes.iter_from(0).ok_or(ReceiptError::SetsUnknown)?;
		let ends: Vec<_> = (0..)
			.zip(changes)
			.map(|(place, (set, end))| (place == *set).then_some(*end))
			.collect::<Option<_>>()
			.ok_or(ReceiptError::SetsUnknown)?;
		if (ends.len() as u64) < current { Err(ReceiptError::SetsUnknown) } else { Ok(Self(ends)) }
	}

	/// The current set.
	pub fn current(&self) -> u64 {
		self.0.len() as u64
	}

	/// The set that made the block with this number final, or will.
	pub fn of(&self, number: u32) -> u64 {
		self.0.partition_point(|end| *end < number) as u64
	}

	/// The last block of a set, which hands over to the next; `None` for the current one.
	pub fn end(&self, set: u64) -> Option<u32> {
		self.0.get(usize::try_from(set).ok()?).copied()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn sets(changes: &[(u64, u32)], current: u64) -> Result<Sets, ReceiptError> {
		Sets::new(&changes.to_vec().into(), current)
	}

	#[test]
	fn a_block_is_of_the_set_that_it_does_not_come_after() {
		let sets = sets(&[(0, 20), (1, 40)], 2).unwrap();
		let of = [0, 1, 20, 21, 40, 41, u32::MAX].map(|number| sets.of(number));
		assert_eq!(of, [0, 0, 0, 1, 1, 2, 2]);
		assert_eq!([0, 1, 2, 3].map(|set| sets.end(set)), [Some(20), Some(40), None, None]);
		assert_eq!(sets.current(), 2);
	}

	#[test]
	fn a_chain_without_a_change_has_one_set() {
		let sets = sets(&[], 0).unwrap();
		assert_eq!((sets.current(), sets.of(1_000), sets.end(0)), (0, 0, None));
	}

	#[test]
	fn a_change_that_comes_meanwhile_is_none_too_many() {
		assert_eq!(sets(&[(0, 20)], 0).unwrap().current(), 1);
	}

	#[test]
	fn missing_changes_are_seen() {
		for (changes, current) in
			[(vec![], 3), (vec![(2, 60)], 3), (vec![(0, 20), (2, 60)], 3), (vec![(0, 20)], 2)]
		{
			assert_eq!(sets(&changes, current).unwrap_err().name(), "SetsUnknown", "{changes:?}");
		}
	}
}
