//! When a validator makes blocks although it sees nobody.
//!
//! The SDK's slot worker skips its slot as soon as it has no peer ("waiting for the network"). That is right
//! for a machine whose cable is out, and wrong for one whose peers come and go: the network backends
//! force-close a peer whose notification channel is full and dial it again at once, so under a burst of
//! transactions the moment of the slot may fall between two connections, slot after slot, on all validators.
//! The chain then stands still while all of it is up.
//!
//! So a validator that had a peer not long ago goes on. Going on is harmless: alone it makes at most the
//! blocks of its own slots, GRANDPA finalises none of them without the others, and the longest chain wins
//! when they meet again. A validator that never had a peer waits, or a node started with a wrong address
//! would make a chain of its own.

use futures::{Stream, StreamExt};
use sc_consensus_aura::SyncOracle;
use sc_network_sync::SyncEvent;
use std::{
	sync::{Arc, Mutex, PoisonError},
	time::{Duration, Instant},
};

/// How long a validator goes on after it last had a peer. Longer than the back-off of a dial to a peer that
/// restarts, short enough that a validator cut off for good soon stops.
const PATIENCE: Duration = Duration::from_secs(60);

/// Says "offline" to the slot worker only after [`PATIENCE`] without any peer.
#[derive(Clone)]
pub struct PatientOracle<S> {
	sync: S,
	company: Arc<Company>,
}

impl<S: SyncOracle> PatientOracle<S> {
	/// Wraps the node's own oracle.
	pub fn new(sync: S) -> Self {
		Self { sync, company: Arc::default() }
	}

	/// Notes every peer that comes or goes, for as long as the node runs. The slot worker asks only once a
	/// slot; a connection that lives shorter than that would otherwise never be noticed.
	pub fn watch<E: Stream<Item = SyncEvent>>(&self, events: E) -> impl Future<Output = ()> + use<S, E> {
		let company = self.company.clone();
		events.for_each(move |_| {
			company.met(Instant::now());
			std::future::ready(())
		})
	}
}

impl<S: SyncOracle> SyncOracle for PatientOracle<S> {
	fn is_major_syncing(&self) -> bool {
		self.sync.is_major_syncing()
	}

	fn is_offline(&self) -> bool {
		let now = Instant::now();
		if self.sync.is_offline() {
			return self.company.is_missed(now);
		}
		self.company.met(now);
		false
	}
}

/// When the node last had a peer.
#[derive(Default)]
struct Company(Mutex<Option<Instant>>);

impl Company {
	fn met(&self, now: Instant) {
		*self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
	}

	fn is_missed(&self, now: Instant) -> bool {
		let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
		last.is_none_or(|last| now.saturating_duration_since(last) > PATIENCE)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::sync::atomic::{AtomicBool, Ordering};

	#[derive(Clone, Default)]
	struct Network {
		connected: Arc<AtomicBool>,
	}

	impl SyncOracle for Network {
		fn is_major_syncing(&self) -> bool {
			false
		}

		fn is_offline(&self) -> bool {
			!self.connected.load(Ordering::Relaxed)
		}
	}

	#[test]
	fn a_node_that_never_had_a_peer_waits() {
		assert!(PatientOracle::new(Network::default()).is_offline());
	}

	#[test]
	fn a_node_that_just_lost_its_peers_goes_on() {
		let network = Network::default();
		let oracle = PatientOracle::new(network.clone());
		network.connected.store(true, Ordering::Relaxed);
		assert!(!oracle.is_offline());
		network.connected.store(false, Ordering::Relaxed);
		assert!(!oracle.is_offline());
	}

	#[test]
	fn patience_ends() {
		let company = Company::default();
		let met = Instant::now();
		company.met(met);
		assert!(!company.is_missed(met + PATIENCE));
		assert!(company.is_missed(met + PATIENCE + Duration::from_millis(1)));
		company.met(met + PATIENCE * 2);
		assert!(!company.is_missed(met + PATIENCE * 2));
	}

	#[test]
	fn a_peer_between_two_slots_counts() {
		let oracle = PatientOracle::new(Network::default());
		let peer = SyncEvent::PeerDisconnected(sc_network::PeerId::random());
		futures::executor::block_on(oracle.watch(futures::stream::iter([peer])));
		assert!(!oracle.is_offline());
	}
}
