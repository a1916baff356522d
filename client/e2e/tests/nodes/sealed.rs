//! A sealed file is checked, and nobody but whoever has its key comes to see the plaintext: not in what its host sends, not in
//! blocks, not in any node's database, not in a log.

use std::{
	collections::HashSet,
	path::Path,
	sync::{Arc, Mutex},
};

use hefu_e2e::{
	data::{Host, closed, content, register_content},
	key,
	network::{Network, VALIDATORS},
	rpc::Rpc,
	seconds, until,
};
use hefu_primitives::verification::{Tally, Verdict};
use hefu_proofs::{Limits, Receipt, Trust, Zebra, verify};
use hefu_sdk::seal::{self, KeyFile};
use serde_json::{Value, json};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream, tcp::OwnedReadHalf, tcp::OwnedWriteHalf},
};

/// Bytes of plaintext; random, so that no part of them is anywhere by chance.
const PLAIN: usize = 64 * 1024 + 5;
/// Storage key of a block's events: `twox_128("System") ‖ twox_128("Events")`.
const EVENTS: &str = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_file_is_checked_and_stays_sealed() {
	let mut network = Network::start().await;
	let client = network.node(0).client().await;
	// Not where the nodes' files are.
	let own = tempfile::tempdir().expect("a folder");
	let (file, served) = (own.path().join("observations.csv"), own.path().join("served"));
	std::fs::create_dir(&served).expect("a folder");
	let plain = random(PLAIN);
	std::fs::write(&file, &plain).expect("a file");
	let sealed = seal::seal(&file, &served.join("observations.csv"), &mut |_| {}).expect("it can be sealed");

	let host = Host::start(&served).await;
	let recorder = Recorder::start(&host).await;
	let url = format!("http://{}/observations.csv", recorder.address);
	let mut content = content("加密的观测数据", &[(&sealed.path, url)]);
	content.distributions[0].seal = Some(sealed.seal);
	assert_eq!(content.distributions[0].digests, sealed.digests);
	let subjects = register_content(&client, &key("//Alice"), content).await;
	let [closed] = closed(&client, &subjects, 0).await.try_into().map_err(|_| "another number").expect("one");
	assert_eq!(closed.verdict.0, Verdict::Verified);
	assert_eq!(closed.tally.0, Tally { matches: 4, ..Tally::default() });

	let receipt = receipt_of_closing(&network, closed.closed_at).await;
	let blocks = blocks(&Rpc::connect(network.node(0).url()).await.expect("it listens")).await;
	host.stop().await;
	for place in 0..VALIDATORS.len() {
		network.kill(place);
	}

	// The check has a receipt, which holds with the network stopped.
	let trust = std::fs::read(network.first_trust()).expect("it was made");
	let trust = Trust::from_bytes(&trust).expect("a trust file");
	let made = Receipt::from_bytes(&receipt).expect("a receipt");
	let fact = verify(&made, &trust, &Limits::NONE, &Zebra).expect("it holds");
	assert_eq!(fact.event().expect("it is known").name, "CheckClosed");

	// What is found where it must be shows that the search finds.
	let ciphertext = std::fs::read(&sealed.path).expect("it was made");
	let (of_plain, of_cipher) = (Windows::of(&plain), Windows::of(&ciphertext));
	assert!(of_plain.are_in(&std::fs::read(&file).expect("it is there")));
	let traffic = recorder.seen();
	assert!(of_cipher.are_in(&traffic), "the host sent the sealed file");
	let commitment = Windows::of(&sealed.seal.key_commitment);
	assert!(commitment.are_in(&blocks), "the seal is in a block");
	let mut stored = 0;
	let mut committed = HashSet::new();
	each_file(network.folder(), &mut |path, bytes| {
		stored += bytes.len();
		assert!(!of_plain.are_in(&bytes), "{}", path.display());
		assert!(!of_cipher.are_in(&bytes), "no fetched byte is stored: {}", path.display());
		if commitment.are_in(&bytes) {
			committed.insert(node_of(network.folder(), path));
		}
	});
	assert_eq!(committed.len(), VALIDATORS.len(), "each node has the seal in its database");
	assert!(!of_plain.are_in(&traffic), "the host sent no plaintext");
	assert!(!of_plain.are_in(&blocks), "no block has plaintext");
	assert!(!of_plain.are_in(&receipt), "its receipt has none");
	println!("searched {} bytes of traffic, {} of blocks, {stored} of files", traffic.len(), blocks.len());

	// The key opens it.
	let opened = own.path().join("opened.csv");
	let key = KeyFile::read(&sealed.key_path).expect("it was made");
	seal::open(&sealed.path, &key, &opened, &mut |_| {}).expect("it is the key");
	assert_eq!(std::fs::read(opened).expect("it was opened"), plain);
}

/// The receipt of what closed a check in this block.
async fn receipt_of_closing(network: &Network, block: u32) -> Vec<u8> {
	let rpc = network.node(0).rpc().await;
	let hash = rpc.call("chain_getBlockHash", &[json!(block)]).await.expect("it is there");
	network.node(0).wait_finalised(u64::from(block) + 1, seconds(60)).await;
	for index in 0.. {
		let asked = [hash.clone(), json!(index)];
		let made = until("the receipt can be made", seconds(30), async || {
			rpc.call("hefu_eventReceipt", &asked).await.ok()
		})
		.await;
		if made["fact"]["event"]["name"] == "CheckClosed" {
			let receipt = made["receipt"].as_str().and_then(|receipt| receipt.strip_prefix("0x"));
			return hex::decode(receipt.expect("hexadecimal digits")).expect("they are");
		}
	}
	unreachable!("a block has an end")
}

fn random(bytes: usize) -> Vec<u8> {
	let mut source = std::fs::File::open("/dev/urandom").expect("randomness");
	let mut random = vec![0; bytes];
	std::io::Read::read_exact(&mut source, &mut random).expect("there is no end of it");
	random
}

/// Every run of 16 bytes in some bytes.
struct Windows {
	windows: HashSet<[u8; 16]>,
	/// Whether one begins with these three bytes: few of what is searched do.
	begins: Vec<bool>,
}

impl Windows {
	fn of(bytes: &[u8]) -> Self {
		let windows: HashSet<[u8; 16]> =
			bytes.windows(16).map(|window| window.try_into().expect("16 bytes")).collect();
		let mut begins = vec![false; 1 << 24];
		for window in &windows {
			begins[begin(window)] = true;
		}
		Self { windows, begins }
	}

	/// Whether any of them is in there.
	fn are_in(&self, bytes: &[u8]) -> bool {
		bytes.windows(16).any(|window| self.begins[begin(window)] && self.windows.contains(window))
	}
}

fn begin(window: &[u8]) -> usize {
	usize::from(window[0]) | usize::from(window[1]) << 8 | usize::from(window[2]) << 16
}

/// Every block up to the best one, with its events.
async fn blocks(rpc: &Rpc) -> Vec<u8> {
	let mut all = Vec::new();
	for number in 0..=rpc.best().await.expect("it answers") {
		let ask = async |method: &str, arguments: &[Value]| {
			rpc.call(method, arguments).await.unwrap_or_else(|error| panic!("{method}: {error}"))
		};
		let hash = ask("chain_getBlockHash", &[json!(number)]).await;
		let block = ask("chain_getBlock", std::slice::from_ref(&hash)).await;
		for extrinsic in block["block"]["extrinsics"].as_array().expect("a list") {
			all.extend(bytes_of(extrinsic));
		}
		for log in block["block"]["header"]["digest"]["logs"].as_array().expect("a list") {
			all.extend(bytes_of(log));
		}
		let events = ask("state_getStorage", &[json!(EVENTS), hash]).await;
		if !events.is_null() {
			all.extend(bytes_of(&events));
		}
	}
	all
}

fn bytes_of(hex: &Value) -> Vec<u8> {
	let digits = hex.as_str().and_then(|text| text.strip_prefix("0x")).expect("0x and digits");
	hex::decode(digits).expect("digits")
}

fn each_file(folder: &Path, done: &mut impl FnMut(&Path, Vec<u8>)) {
	for entry in std::fs::read_dir(folder).expect("a folder") {
		let path = entry.expect("an entry").path();
		if path.is_dir() {
			each_file(&path, done);
		} else if path.is_file() {
			done(&path, std::fs::read(&path).expect("nobody writes it any more"));
		}
	}
}

/// The node whose file this is: the first part of its path.
fn node_of(folder: &Path, path: &Path) -> String {
	let inside = path.strip_prefix(folder).expect("it is in there");
	inside.components().next().expect("a part").as_os_str().to_string_lossy().into_owned()
}

/// Stands between the verifiers and a host, and keeps what passes either way.
struct Recorder {
	address: std::net::SocketAddr,
	seen: Arc<Mutex<Vec<u8>>>,
	task: tokio::task::JoinHandle<()>,
}

impl Recorder {
	async fn start(host: &Host) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
		let (address, host) = (listener.local_addr().expect("it listens"), host.address());
		let seen = Arc::new(Mutex::new(Vec::new()));
		let shared = seen.clone();
		let task = tokio::spawn(async move {
			while let Ok((verifier, _)) = listener.accept().await {
				let host = TcpStream::connect(host).await.expect("the host listens");
				let ((from_verifier, to_verifier), (from_host, to_host)) =
					(verifier.into_split(), host.into_split());
				tokio::spawn(pass(from_verifier, to_host, shared.clone()));
				tokio::spawn(pass(from_host, to_verifier, shared.clone()));
			}
		});
		Self { address, seen, task }
	}

	fn seen(&self) -> Vec<u8> {
		self.seen.lock().expect("nobody panics with it").clone()
	}
}

impl Drop for Recorder {
	fn drop(&mut self) {
		self.task.abort();
	}
}

/// Passes on what comes until one side ends. What is kept lies together for each piece that came.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, seen: Arc<Mutex<Vec<u8>>>) {
	let mut piece = vec![0; 256 * 1024];
	while let Ok(read @ 1..) = from.read(&mut piece).await {
		seen.lock().expect("nobody panics with it").extend_from_slice(&piece[..read]);
		if to.write_all(&piece[..read]).await.is_err() {
			return;
		}
	}
}
