//! A host that serves verifiers alone knows who reads, and the chain's verifiers are let in.

use std::{
	collections::BTreeSet,
	sync::{Arc, Mutex},
};

use hefu_e2e::{
	data::{Host, closed, register},
	key,
	network::Network,
};
use hefu_primitives::verification::{Outcome, Tally, Unavailability, Verdict};
use hefu_sdk::host::{Access, Refusal, Verifiers};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_host_for_verifiers_alone_knows_who_reads() {
	const LARGE: usize = (16 << 20) + 1;
	let network = Network::start().await;
	let client = network.node(0).client().await;
	let folder = network.folder().join("served");
	std::fs::create_dir(&folder).expect("a folder");
	let (small, large) = (folder.join("small.csv"), folder.join("large.bin"));
	std::fs::write(&small, "city,value\nShenzhen,1\n").expect("a file");
	std::fs::write(&large, vec![b'7'; LARGE]).expect("a file");

	let at = client.finalised().await.expect("the node answers");
	let keys = client.verifier_keys(&at).await.expect("the chain has verifiers");
	assert_eq!(keys.len(), 4);
	let members: BTreeSet<_> = keys.values().map(|member| member.expect("a founder's node")).collect();
	assert_eq!(members.len(), 4);
	let verifiers = Verifiers::default();
	verifiers.set(keys);

	let log = Arc::new(Mutex::new(Vec::<Access>::new()));
	let seen = log.clone();
	let note = move |access| seen.lock().expect("no reader of it panics").push(access);
	let host = Host::start_for_verifiers(&folder, &[], verifiers.clone(), note).await;
	// Served as well, but under another name than verifiers are sent to.
	let misnamed = Host::start_for_verifiers(&folder, &["data.example.org"], verifiers, |_| {}).await;
	assert!(ask(&host, "/small.csv").await.starts_with("HTTP/1.1 401 "));

	let files = [
		(&*small, host.url("small.csv?v=1")),
		(&*large, host.url("large.bin")),
		(&*small, misnamed.url("small.csv")),
	];
	let subjects = register(&client, &key("//Alice"), &files).await;
	let [whole, sampled, refused] =
		closed(&client, &subjects, 0).await.try_into().map_err(|_| "another number").expect("three");
	for closed in [whole, sampled] {
		assert_eq!(closed.verdict.0, Verdict::Verified);
		assert_eq!(closed.tally.0, Tally { matches: 4, ..Tally::default() });
	}
	assert_eq!(refused.verdict.0, Verdict::Unavailable);
	for (_, outcome) in &refused.reports.0 {
		assert_eq!(outcome.0, Outcome::Unavailable(Unavailability::Status(401)));
	}

	host.stop().await;
	misnamed.stop().await;
	let log = log.lock().expect("no reader of it panics");
	let (stranger, verifiers) = log.split_first().expect("there were readers");
	assert_eq!((stranger.status, stranger.refused), (401, Some(Refusal::Unsigned)));
	assert!(verifiers.iter().all(|read| read.refused.is_none()), "each request has a signature of its own");
	for path in ["/small.csv", "/large.bin", "/large.bin.obao4"] {
		let readers: BTreeSet<_> = of(verifiers, path)
			.map(|read| read.verifier.expect("it signed").member.expect("a member's"))
			.collect();
		assert_eq!(readers, members, "{path}");
	}
	// Who read which part: each drew its own.
	assert_eq!(of(verifiers, "/large.bin").count(), 4 * 300);
	assert!(of(verifiers, "/large.bin").all(|read| read.range.is_some()));
}

/// Who read this.
fn of<'a>(log: &'a [Access], path: &'a str) -> impl Iterator<Item = &'a Access> {
	log.iter().filter(move |read| read.path == path)
}

/// The answer to a request that nobody signed.
async fn ask(host: &Host, path: &str) -> String {
	let address = host.address();
	let mut stream = TcpStream::connect(address).await.expect("it listens");
	let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
	stream.write_all(request.as_bytes()).await.expect("it reads");
	let mut answer = String::new();
	stream.read_to_string(&mut answer).await.expect("it answers");
	answer
}
