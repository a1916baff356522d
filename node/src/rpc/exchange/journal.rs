//! What became of the transactions that were handed in here, for those who can only ask again and again.

use super::refusal::Refusal;
use futures::channel::mpsc;
use sp_core::H256;
use std::{
	collections::{HashMap, VecDeque},
	sync::{Mutex, MutexGuard, PoisonError},
};

/// Most transactions that are remembered; then the earliest is forgotten. Some 200 bytes each.
const MOST: usize = 16_384;

/// Most states that wait for a watcher. One that does not read misses the next.
const BACKLOG: usize = 16;

/// Where a transaction is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
	/// In the pool.
	Pooled,
	/// In a block, which may be final by now.
	InBlock {
		/// The block.
		block: H256,
		/// Its place in it.
		index: u32,
	},
	/// In no block, and in none ever as it is.
	Refused(Box<Refusal>),
	/// Not in the pool any more, for no fault of its own.
	Dropped(Box<Refusal>),
}

/// The transactions that were handed in here since the node started, and where they are.
#[derive(Default)]
pub struct Journal(Mutex<Entries>);

#[derive(Default)]
struct Entries {
	order: VecDeque<H256>,
	by_hash: HashMap<H256, Entry>,
}

struct Entry {
	state: State,
	watchers: Vec<mpsc::Sender<State>>,
}

impl Journal {
	/// Notes a transaction that the pool has taken.
	pub fn begin(&self, hash: H256) {
		let mut entries = self.lock();
		let entry = Entry { state: State::Pooled, watchers: Vec::new() };
		if entries.by_hash.insert(hash, entry).is_none() {
			entries.order.push_back(hash);
		}
		if entries.order.len() > MOST {
			if let Some(earliest) = entries.order.pop_front() {
				entries.by_hash.remove(&earliest);
			}
		}
	}

	/// Notes where it is now, and tells those who watch it.
	pub fn note(&self, hash: H256, state: State) {
		let mut entries = self.lock();
		if let Some(entry) = entries.by_hash.get_mut(&hash) {
			entry.watchers.retain_mut(|watcher| match watcher.try_send(state.clone()) {
				Ok(()) => true,
				Err(error) => !error.is_disconnected(),
			});
			entry.state = state;
		}
	}

	/// Where it is; `None` when it was not handed in here, or is forgotten.
	pub fn state(&self, hash: &H256) -> Option<State> {
		self.lock().by_hash.get(hash).map(|entry| entry.state.clone())
	}

	/// Where it is, and where it will be.
	pub fn watch(&self, hash: &H256) -> Option<(State, mpsc::Receiver<State>)> {
		let mut entries = self.lock();
		let entry = entries.by_hash.get_mut(hash)?;
		let (sender, receiver) = mpsc::channel(BACKLOG);
		entry.watchers.push(sender);
		Some((entry.state.clone(), receiver))
	}

	/// Lets those go who watch it: there will be no more to tell.
	pub fn end(&self, hash: &H256) {
		if let Some(entry) = self.lock().by_hash.get_mut(hash) {
			entry.watchers.clear();
		}
	}

	/// Nothing in here is left half done where a thread panics, so what it holds is good.
	fn lock(&self) -> MutexGuard<'_, Entries> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::{StreamExt, executor::block_on};

	fn hash(number: u64) -> H256 {
		H256::from_low_u64_be(number)
	}

	#[test]
	fn the_earliest_is_forgotten() {
		let journal = Journal::default();
		for number in 0..MOST as u64 + 3 {
			journal.begin(hash(number));
		}
		journal.begin(hash(5));
		assert_eq!(journal.state(&hash(2)), None);
		assert_eq!(journal.state(&hash(3)), Some(State::Pooled));
		assert_eq!(journal.lock().by_hash.len(), MOST);
		journal.note(hash(2), State::Pooled);
		assert_eq!(journal.state(&hash(2)), None, "what is forgotten stays so");
	}

	#[test]
	fn watchers_see_each_state_and_the_end() {
		let journal = Journal::default();
		assert!(journal.watch(&hash(1)).is_none());
		journal.begin(hash(1));
		let (now, later) = journal.watch(&hash(1)).unwrap();
		assert_eq!(now, State::Pooled);
		let in_block = State::InBlock { block: hash(9), index: 1 };
		journal.note(hash(1), in_block.clone());
		journal.end(&hash(1));
		assert_eq!(block_on(later.collect::<Vec<_>>()), std::slice::from_ref(&in_block));
		assert_eq!(journal.state(&hash(1)), Some(in_block));
	}

	#[test]
	fn a_watcher_that_does_not_read_takes_no_more_memory() {
		let journal = Journal::default();
		journal.begin(hash(1));
		let (_, later) = journal.watch(&hash(1)).unwrap();
		for _ in 0..100 {
			journal.note(hash(1), State::Pooled);
		}
		journal.end(&hash(1));
		// A channel has one place more for each sender.
		assert_eq!(block_on(later.collect::<Vec<_>>()).len(), BACKLOG + 1);
	}
}
