//! 5,000 transactions at one node stop neither authoring nor finality.

use std::{
	sync::{
		Arc,
		atomic::{AtomicBool, AtomicUsize, Ordering},
	},
	time::{Duration, Instant},
};

use hefu_e2e::{
	key,
	network::Network,
	rpc::Rpc,
	seconds,
	transactions::{Pen, final_nonce},
	until,
};
use hefu_sdk::chain;

const TRANSACTIONS: u64 = 5_000;
/// Connections over which they come, and requests in flight on each.
const CONNECTIONS: usize = 4;
const IN_FLIGHT: usize = 8;
/// From the first transaction until all are final.
const PATIENCE: Duration = seconds(120);
/// Longest time in which a node may see no new block, and no new final one.
const LONGEST_PAUSE: Duration = seconds(12);
const LONGEST_WAIT: Duration = seconds(24);

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_at_one_node_stops_neither_authoring_nor_finality() {
	burst_on("litep2p").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_does_it_on_the_other_network_backend() {
	burst_on("libp2p").await;
}

async fn burst_on(backend: &'static str) {
	let network = Network::start_with(backend).await;
	let client = network.node(0).client().await;
	let made = Instant::now();
	let transactions = make(&Pen::new(&client).await);
	println!("{TRANSACTIONS} transactions made in {:.1} s", made.elapsed().as_secs_f32());

	let over = Arc::new(AtomicBool::new(false));
	let urls = network.nodes().iter().map(|node| node.url().to_owned());
	let watches: Vec<_> = urls.map(|url| tokio::spawn(watch(url, over.clone()))).collect();
	let start = Instant::now();
	submit(network.node(0).url(), transactions).await;
	println!("submitted in {:.1} s", start.elapsed().as_secs_f32());
	let alice = key("//Alice");
	until("all are final", PATIENCE.saturating_sub(start.elapsed()), async || {
		(final_nonce(&client, &alice).await == TRANSACTIONS).then_some(())
	})
	.await;
	println!("final after {:.1} s", start.elapsed().as_secs_f32());

	let reached = network.node(0).finalised().await.expect("it lives");
	for node in network.nodes() {
		node.wait_finalised(reached + 5, seconds(60)).await;
		assert_eq!(final_nonce(&node.client().await, &alice).await, TRANSACTIONS);
	}
	over.store(true, Ordering::Relaxed);
	for watch in watches {
		let (best, finalised) = watch.await.expect("it answers all the time");
		println!("longest without a new block {best:?}, without a new final one {finalised:?}");
		assert!(best < LONGEST_PAUSE && finalised < LONGEST_WAIT);
	}
}

/// Looks at a node until it is over; the longest times without a new best block, and without a new final one.
async fn watch(url: String, over: Arc<AtomicBool>) -> (Duration, Duration) {
	let rpc = Rpc::connect(&url).await.expect("the node answers");
	let (mut best, mut finalised) = (Pause::new(), Pause::new());
	while !over.load(Ordering::Relaxed) {
		best.see(rpc.best().await.expect("the node answers"));
		finalised.see(rpc.finalised().await.expect("the node answers"));
		tokio::time::sleep(Duration::from_millis(250)).await;
	}
	(best.longest, finalised.longest)
}

/// How long a height stood still.
struct Pause {
	height: u64,
	since: Instant,
	longest: Duration,
}

impl Pause {
	fn new() -> Self {
		Self { height: 0, since: Instant::now(), longest: Duration::ZERO }
	}

	fn see(&mut self, height: u64) {
		self.longest = self.longest.max(self.since.elapsed());
		if height > self.height {
			(self.height, self.since) = (height, Instant::now());
		}
	}
}

/// Signs on all processors.
fn make(pen: &Pen) -> Vec<Vec<u8>> {
	let numbers: Vec<u64> = (0..TRANSACTIONS).collect();
	let share = numbers.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from));
	std::thread::scope(|scope| {
		let parts: Vec<_> = numbers.chunks(share).map(|part| scope.spawn(|| sign(pen, part))).collect();
		parts.into_iter().flat_map(|part| part.join().expect("every transaction is signed")).collect()
	})
}

fn sign(pen: &Pen, numbers: &[u64]) -> Vec<Vec<u8>> {
	let alice = key("//Alice");
	let call = |number: u64| chain::transactions().system().remark(number.to_be_bytes().to_vec());
	numbers.iter().map(|number| pen.sign(&call(*number), &alice, *number)).collect()
}

/// Hands them in as fast as the node takes them; it takes every one.
async fn submit(url: &str, transactions: Vec<Vec<u8>>) {
	let transactions = Arc::new(transactions);
	let next = Arc::new(AtomicUsize::new(0));
	let mut workers = Vec::new();
	for _ in 0..CONNECTIONS {
		let rpc = Rpc::connect(url).await.expect("the node answers");
		for _ in 0..IN_FLIGHT {
			let (rpc, next, transactions) = (rpc.clone(), next.clone(), transactions.clone());
			workers.push(tokio::spawn(async move {
				while let Some(transaction) = transactions.get(next.fetch_add(1, Ordering::Relaxed)) {
					rpc.submit(transaction).await.expect("the pool takes it");
				}
			}));
		}
	}
	for worker in workers {
		worker.await.expect("every transaction is taken");
	}
}
