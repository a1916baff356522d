//! Validators check real files at real hosts, and what they find is on chain.

use std::sync::{
	Arc,
	atomic::{AtomicUsize, Ordering},
};

use hefu_e2e::{
	data::{Host, closed, register},
	key,
	network::Network,
};
use hefu_primitives::verification::{Cover, Difference, Tally, Verdict};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
};

#[tokio::test(flavor = "multi_thread")]
async fn files_are_checked_where_they_lie() {
	let network = Network::start().await;
	let client = network.node(0).client().await;
	let alice = key("//Alice");
	let folder = network.folder().join("served");
	std::fs::create_dir(&folder).expect("a folder");
	let (one, two) = (folder.join("one.csv"), folder.join("two.csv"));
	std::fs::write(&one, "city,value\nShenzhen,1\n").expect("a file");
	std::fs::write(&two, vec![b'7'; 300_000]).expect("a file");

	let host = Host::start(&folder).await;
	let files = [(&*one, host.url("one.csv")), (&*two, host.url("two.csv"))];
	let subjects = register(&client, &alice, &files).await;
	for closed in closed(&client, &subjects, 0).await {
		assert_eq!(closed.verdict.0, Verdict::Verified);
		assert_eq!(closed.tally.0, Tally { matches: 4, ..Tally::default() }, "all four report");
		assert!(closed.difference.is_none());
	}

	std::fs::write(&one, "city,value\nShenzhen,2\n").expect("a file");
	client.request_checks(&alice, &subjects).await.expect("the holder may ask");
	let [altered, same] =
		closed(&client, &subjects, 1).await.try_into().map_err(|_| "another number").expect("two");
	assert_eq!(altered.verdict.0, Verdict::Mismatched);
	assert_eq!(altered.tally.0, Tally { mismatches: 4, ..Tally::default() });
	assert!(matches!(altered.difference.map(|found| found.0), Some(Difference::Digest(_))));
	assert_eq!(same.verdict.0, Verdict::Verified);

	host.stop().await;
	// Whoever is a member may ask: a counterparty wants to know.
	client.request_checks(&key("//Bob"), &subjects).await.expect("a member may ask");
	for closed in closed(&client, &subjects, 2).await {
		assert_eq!(closed.verdict.0, Verdict::Unavailable);
		assert_eq!(closed.tally.0, Tally { unavailable: 4, ..Tally::default() });
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn large_files_are_checked_by_samples() {
	const GROUPS: usize = 2_000;
	let network = Network::start().await;
	let client = network.node(0).client().await;
	let alice = key("//Alice");
	let folder = network.folder().join("served");
	std::fs::create_dir(&folder).expect("a folder");
	let file = folder.join("large.bin");
	let mut bytes: Vec<u8> = (0..GROUPS as u32 * 4_096).flat_map(u32::to_le_bytes).collect();
	std::fs::write(&file, &bytes).expect("a file");

	// The host makes the outboard itself, beside the file as it was then.
	let host = Host::start(&folder).await;
	let subjects = register(&client, &alice, &[(&file, host.url("large.bin"))]).await;
	let [sampled] =
		closed(&client, &subjects, 0).await.try_into().map_err(|_| "another number").expect("one");
	assert_eq!(sampled.verdict.0, Verdict::Verified);
	assert_eq!(sampled.tally.0, Tally { matches: 4, ..Tally::default() });
	assert!(matches!(sampled.coverage.0.blake3, Some(Cover::Sampled { .. })), "{:?}", sampled.coverage.0);
	assert_eq!(sampled.coverage.0.sha256, Some(Cover::Unchecked));

	// The outboard stays as it was and 2 % of the groups change: whoever samples one of them names it.
	hefu_sdk::outboard::make_beside(&file, &mut |_| {}).expect("an outboard");
	for group in (0..GROUPS).step_by(50) {
		bytes[group * 16_384 + 5] ^= 1;
	}
	std::fs::write(&file, &bytes).expect("a file");
	client.request_checks(&alice, &subjects).await.expect("the holder may ask");
	let [altered] =
		closed(&client, &subjects, 1).await.try_into().map_err(|_| "another number").expect("one");
	assert_eq!(altered.verdict.0, Verdict::Mismatched);
	let Some(Difference::Group(group)) = altered.difference.map(|found| found.0) else {
		panic!("no group is named")
	};
	assert_eq!(group % 50, 0, "a group that was altered");
	host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_answers_one_differently_is_found_out() {
	let network = Network::start().await;
	let client = network.node(1).client().await;
	let file = network.folder().join("file.csv");
	std::fs::write(&file, "true").expect("a file");
	let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
	let url = format!("http://{}/file.csv", listener.local_addr().expect("it listens"));
	let asked = Arc::new(AtomicUsize::new(0));
	let host = tokio::spawn(answer_the_first_differently(listener, asked.clone()));

	let subjects = register(&client, &key("//Bob"), &[(&*file, url)]).await;
	let [closed] = closed(&client, &subjects, 0).await.try_into().map_err(|_| "another number").expect("one");
	assert_eq!(closed.verdict.0, Verdict::Contested);
	assert_eq!(closed.tally.0, Tally { matches: 3, mismatches: 1, ..Tally::default() });
	assert_eq!(asked.load(Ordering::Relaxed), 4, "each verifier asks once");
	host.abort();
}

async fn answer_the_first_differently(listener: TcpListener, asked: Arc<AtomicUsize>) {
	while let Ok((stream, _)) = listener.accept().await {
		let body = if asked.fetch_add(1, Ordering::Relaxed) == 0 { "fake" } else { "true" };
		tokio::spawn(answer(stream, body));
	}
}

async fn answer(mut stream: TcpStream, body: &'static str) {
	let mut head = Vec::new();
	while !head.ends_with(b"\r\n\r\n") {
		match stream.read_u8().await {
			Ok(byte) => head.push(byte),
			Err(_) => return,
		}
	}
	let length = body.len();
	let reply = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
	stream.write_all(reply.as_bytes()).await.expect("the verifier listens");
}
