//! Transactions leave for the peers at a pace that the peers can take.
//!
//! The SDK sends each transaction to each peer as a notification of its own, into a channel of 2,048 a peer
//! (in both network backends), and closes the whole connection to a peer whose channel overflows. It sends in
//! two ways: each transaction as it enters the pool, and every 2.9 seconds, in one go, all of the pool that a
//! peer is not known to have. What a peer has is forgotten with the connection, and beyond the latest 10,240
//! anyway. So once more than 2,048 transactions wait in the pool, every peer that connects is sent all of them
//! at once, overflows, is closed, connects again, and so on for ever; blocks and votes, which use the same
//! connection, do not get through. A burst of 12,000 transactions at one of two validators stopped a chain in
//! this way.
//!
//! [`PacedPool`] stands between the pool and the network. It hands out no more than the channel can hold:
//! [`BURST`] at once and [`RATE`] a second. What must wait is offered again with the next 2.9-second round.
//! First come transactions that no peer was offered yet; then, in turn, those that were, for the sake of peers
//! that are new. Nothing is lost: what waits is in this node's pool and goes into its own blocks.

use jsonrpsee::core::async_trait;
use sc_transaction_pool_api::{
	ImportNotificationStream, InPoolTransaction, PoolStatus, ReadyTransactions, TransactionFor,
	TransactionPool, TransactionSource, TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
};
use sp_runtime::traits::Block as BlockT;
use std::{
	collections::{HashMap, HashSet},
	hash::Hash,
	pin::Pin,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};

/// Half of a peer's channel: the other half is for what flows while the peer is slow to read.
const BURST: usize = 1024;

/// Transactions a second. More than the chain records, so that the pace is felt in bursts only.
const RATE: f64 = 1024.0;

/// The transaction pool as the network sees it.
pub struct PacedPool<P: TransactionPool> {
	pool: Arc<P>,
	pace: Mutex<Pace<P::Hash>>,
}

impl<P: TransactionPool> PacedPool<P> {
	/// Paces what leaves `pool`; what enters it is not touched.
	pub fn new(pool: Arc<P>) -> Self {
		Self { pool, pace: Mutex::new(Pace::new(Instant::now())) }
	}

	fn pace(&self) -> MutexGuard<'_, Pace<P::Hash>> {
		self.pace.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[async_trait]
impl<P: TransactionPool> TransactionPool for PacedPool<P>
where
	P::InPoolTransaction: Send + Sync + 'static,
{
	type Block = P::Block;
	type Hash = P::Hash;
	type InPoolTransaction = P::InPoolTransaction;
	type Error = P::Error;

	/// What the network's round offers to each peer.
	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		let ready = self.pool.ready().collect();
		Box::new(Round(
			self.pace().select(ready, |transaction| transaction.hash().clone(), Instant::now()).into_iter(),
		))
	}

	/// What the network sends of its own as it enters the pool.
	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		if self.pace().room(Instant::now()) == 0 { None } else { self.pool.ready_transaction(hash) }
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.pace().sent(propagations.keys());
		self.pool.on_broadcasted(propagations)
	}

	async fn submit_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xts: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		self.pool.submit_at(at, source, xts).await
	}

	async fn submit_one(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		self.pool.submit_one(at, source, xt).await
	}

	async fn submit_and_watch(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		self.pool.submit_and_watch(at, source, xt).await
	}

	async fn ready_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at(at).await
	}

	async fn ready_at_with_timeout(
		&self,
		at: <Self::Block as BlockT>::Hash,
		timeout: Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}

	async fn report_invalid(
		&self,
		at: Option<<Self::Block as BlockT>::Hash>,
		invalid_tx_errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.pool.report_invalid(at, invalid_tx_errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.pool.import_notification_stream()
	}

	fn hash_of(&self, xt: &TransactionFor<Self>) -> TxHash<Self> {
		self.pool.hash_of(xt)
	}
}

/// The transactions of one round.
struct Round<T>(std::vec::IntoIter<T>);

impl<T> Iterator for Round<T> {
	type Item = T;

	fn next(&mut self) -> Option<T> {
		self.0.next()
	}
}

impl<T> ReadyTransactions for Round<T> {
	fn report_invalid(&mut self, _: &T) {}
}

/// A bucket of [`BURST`] tokens that fills at [`RATE`], and what was paid for with them.
///
/// A token is one transaction, however many peers it goes to: each peer has a channel of its own.
struct Pace<H> {
	tokens: f64,
	filled: Instant,
	/// What was sent or offered and is still in the pool, as of the last round. What came from a peer may never be sent,
	/// since all have it: offered once, it makes way for the others.
	known: HashSet<H>,
	/// How many of the known were offered again so far: where the next round goes on.
	turn: usize,
}

impl<H: Clone + Eq + Hash> Pace<H> {
	fn new(now: Instant) -> Self {
		Self { tokens: BURST as f64, filled: now, known: HashSet::new(), turn: 0 }
	}

	/// How many transactions may be sent now.
	fn room(&mut self, now: Instant) -> usize {
		let earned = now.saturating_duration_since(self.filled).as_secs_f64() * RATE;
		self.tokens = (self.tokens + earned).min(BURST as f64);
		self.filled = now;
		self.tokens.max(0.0) as usize
	}

	/// These went to at least one peer.
	fn sent<'a>(&mut self, hashes: impl Iterator<Item = &'a H>)
	where
		H: 'a,
	{
		for hash in hashes {
			self.tokens -= 1.0;
			self.known.insert(hash.clone());
		}
	}

	/// Chooses what to offer of the `ready`, as many as there is room for even if a peer has none of them.
	fn select<T: Clone>(&mut self, ready: Vec<T>, hash: impl Fn(&T) -> H, now: Instant) -> Vec<T> {
		let room = self.room(now);
		let (known, fresh): (Vec<T>, Vec<T>) =
			ready.into_iter().partition(|transaction| self.known.contains(&hash(transaction)));
		self.known = known.iter().map(&hash).collect();

		let again = room.saturating_sub(fresh.len()).min(known.len());
		let start = self.turn.checked_rem(known.len()).unwrap_or(0);
		self.turn = start + again;
		let chosen: Vec<T> =
			fresh.into_iter().take(room).chain(known.into_iter().cycle().skip(start).take(again)).collect();
		self.known.extend(chosen.iter().map(&hash));
		chosen
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The capacity of a peer's channel in sc-network and litep2p.
	const CHANNEL: usize = 2048;

	fn hash(transaction: &u32) -> u32 {
		*transaction
	}

	/// A peer that reads nothing: what it is sent piles up.
	#[derive(Default)]
	struct Peer {
		has: HashSet<u32>,
		unread: usize,
	}

	impl Peer {
		fn offer(&mut self, pace: &mut Pace<u32>, offered: &[u32]) {
			let sent: Vec<u32> = offered.iter().copied().filter(|hash| self.has.insert(*hash)).collect();
			self.unread += sent.len();
			pace.sent(sent.iter());
		}
	}

	#[test]
	fn a_burst_fits_the_channel_of_a_peer_that_reads_nothing_for_a_second() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		let mut peer = Peer::default();
		let mut sent_on_entry = 0;
		for transaction in 0..12_000u32 {
			if pace.room(start + Duration::from_secs(1) * transaction / 12_000) > 0 {
				peer.offer(&mut pace, &[transaction]);
				sent_on_entry += 1;
			}
		}
		assert!(sent_on_entry > BURST, "the bucket fills while it is used");
		let round = pace.select((0..12_000).collect(), hash, start + Duration::from_secs(1));
		peer.offer(&mut pace, &round);
		assert!(peer.unread <= CHANNEL, "{}", peer.unread);
	}

	#[test]
	fn a_peer_that_connects_to_a_full_pool_is_not_sent_all_of_it_at_once() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		pace.sent((0..12_000).collect::<Vec<u32>>().iter());

		let mut peer = Peer::default();
		let mut rounds = 0;
		while peer.has.len() < 12_000 {
			rounds += 1;
			let round = pace.select((0..12_000).collect(), hash, start + Duration::from_secs(60) * rounds);
			peer.unread = 0;
			peer.offer(&mut pace, &round);
			assert!(peer.unread <= BURST, "{}", peer.unread);
		}
		assert_eq!(rounds, 12_000u32.div_ceil(BURST as u32), "each is offered once before any is twice");
	}

	#[test]
	fn what_nobody_was_sent_comes_first() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		pace.sent([1, 2, 3].iter());
		assert_eq!(pace.select(vec![1, 2, 3, 4, 5], hash, start), [4, 5, 1, 2, 3]);
	}

	#[test]
	fn an_offer_that_no_peer_needs_costs_nothing() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		assert_eq!(pace.select((0..5_000u32).collect(), hash, start).len(), BURST);
		assert_eq!(pace.room(start), BURST);
		pace.sent((0..BURST as u32).collect::<Vec<_>>().iter());
		assert_eq!(pace.room(start), 0);
		assert!(pace.select((0..5_000u32).collect(), hash, start).is_empty());
	}

	#[test]
	fn what_every_peer_has_keeps_nothing_back() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		let ready: Vec<u32> = (0..3_000).collect();
		// All came from peers, so nothing is ever sent; the last is offered all the same.
		let offered = (0..3).flat_map(|_| pace.select(ready.clone(), hash, start)).collect::<HashSet<_>>();
		assert_eq!(offered.len(), 3_000);
	}

	#[test]
	fn the_bucket_fills_with_time_and_not_over_the_brim() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		pace.sent((0..BURST as u32).collect::<Vec<_>>().iter());
		assert_eq!(pace.room(start + Duration::from_millis(500)), BURST / 2);
		assert_eq!(pace.room(start + Duration::from_secs(60)), BURST);
	}

	#[test]
	fn what_left_the_pool_is_forgotten() {
		let start = Instant::now();
		let mut pace = Pace::new(start);
		pace.sent([1, 2, 3].iter());
		assert_eq!(pace.select(vec![3, 4], hash, start), [4, 3]);
		assert_eq!(pace.select(vec![4], hash, start), [4]);
		assert_eq!(pace.known, HashSet::from([4]));
	}
}
