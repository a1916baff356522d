//! Validators check real files at real hosts, and what they find is on chain.

#![allow(missing_docs)]

use std::{
	path::Path,
	sync::{
		Arc,
		atomic::{AtomicUsize, Ordering},
	},
	time::Duration,
};

use hefu_e2e::{
	data::{Host, closed, register},
	key,
	network::Network,
	seconds,
};
use hefu_primitives::verification::{Difference, Subject, Tally, Verdict};
use hefu_sdk::{Client, Closed, Signer};
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
