//! Whatever a host does, its file's check ends, and with the outcome that the pallet's README says.

use std::path::{Path, PathBuf};

use hefu_e2e::{
	data::{closed, register},
	faults::{
		Fault::{self, *},
		File, Files, Server,
	},
	key,
	network::Network,
};
use hefu_primitives::{
	digest::Algorithm,
	slices::{GROUP_BYTES, Tree},
	verification::{
		Difference,
		Malformation::{self, Encoded as IsEncoded, Range},
		Outcome::{self, Malformed, Match, Mismatch, Unavailable},
		Unavailability::{NoConnection, NoOutboard as OutboardStatus, Redirect, Status, Timeout},
	},
};
use hefu_sdk::{Client, Closed};

/// Read whole, and large enough that a hundred times as many bytes fit into no buffer on the way.
const SMALL: usize = 1 << 20;
/// Of which samples are read: 1,025 groups.
const LARGE: usize = (16 << 20) + 5_000;

/// A registered file: what its host does, which file it is, and what each verifier finds.
type Case = (Fault, &'static str, Outcome);

/// Files of three members, whose checks end as soon as they are read.
fn quick() -> Vec<Case> {
	let last = Tree::new(LARGE as u64).last_group();
	let range = Malformed(Range);
	vec![
		(Honest, "small", Match),
		(Altered, "small", Mismatch(Difference::Digest(Algorithm::Blake3))),
		(Shorter, "small", Mismatch(Difference::Size)),
		(Hundredfold, "small", Mismatch(Difference::Size)),
		(Truncated, "small", Unavailable(NoConnection)),
		(Redirected, "small", Unavailable(Redirect)),
		(Encoded, "small", Malformed(IsEncoded)),
		(NotFound, "small", Unavailable(Status(404))),
		(EndlessHeaders, "small", Unavailable(NoConnection)),
		(EndlessLine, "small", Unavailable(NoConnection)),
		(NoHttp, "small", Unavailable(NoConnection)),
		(Honest, "large", Match),
		// The outboard is the registered file's and what is read next is another's: it changed in between.
		(Altered, "large", Mismatch(Difference::Group(last))),
		(Shorter, "large", Mismatch(Difference::Size)),
		(Hundredfold, "large", range),
		(Truncated, "large", Unavailable(NoConnection)),
		(Redirected, "large", Unavailable(Redirect)),
		(Encoded, "large", Malformed(IsEncoded)),
		(NotFound, "large", Unavailable(Status(404))),
		(EndlessHeaders, "large", Unavailable(NoConnection)),
		(IgnoresRange, "large", range),
		(OtherPart, "large", range),
		(ShortPart, "large", range),
		(NoOutboard, "large", Unavailable(OutboardStatus(404))),
		(OutboardIgnoresRange, "large", range),
		(OtherOutboard, "large", Malformed(Malformation::Outboard)),
		(OtherFile, "large", Mismatch(Difference::Digest(Algorithm::Blake3))),
	]
}

/// Files of a member whose hosts all keep verifiers waiting.
fn slow() -> Vec<Case> {
	vec![
		(Silent, "small", Unavailable(Timeout)),
		(Dripping, "small", Unavailable(Timeout)),
		(Stalled, "large", Unavailable(Timeout)),
		(SilentOutboard, "large", Unavailable(Timeout)),
	]
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_host_does_gives_a_definite_outcome() {
	let network = Network::start().await;
	let client = network.node(0).client().await;
	let folder = network.folder();
	let bytes = |size, factor| (0..size).map(|i: usize| (i * factor + i / 997) as u8).collect();
	let (small, path_of_small) = file(folder, "small", bytes(SMALL, 7));
	let (large, path_of_large) = file(folder, "large", bytes(LARGE, 5));
	let (other, _) = file(folder, "other", bytes(LARGE, 11));
	let server = Server::start(Files { small, large, other }).await;

	// A host for each file, so that none waits for another's.
	let mut hosts = 2..;
	let mut place = |(fault, file, _): &Case| {
		let path = if *file == "small" { path_of_small.clone() } else { path_of_large.clone() };
		(path, server.url(hosts.next().expect("enough addresses"), *fault, file))
	};
	let quick = quick();
	let mut urls: Vec<_> = quick.iter().map(&mut place).collect();
	let mut quick: Vec<_> =
		quick.into_iter().map(|(fault, file, outcome)| (said(fault, file), outcome)).collect();
	// Hosts that no server of ours is: one where nobody listens, and TLS with one that does not speak it.
	let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
	let gone = format!("http://{}/small", nobody.local_addr().expect("it listens"));
	drop(nobody);
	let plain = server.url(200, Honest, "small").replace("http://", "https://");
	for (what, url) in [("nobody listens", gone), ("no TLS", plain)] {
		urls.push((path_of_small.clone(), url));
		quick.push((what.into(), Unavailable(NoConnection)));
	}
	let slow_urls: Vec<_> = slow().iter().map(&mut place).collect();
	let slow: Vec<_> =
		slow().into_iter().map(|(fault, file, outcome)| (said(fault, file), outcome)).collect();

	// The slow ones come first.
	let dave = check(&client, "//Dave", &slow_urls);
	let share = urls.len().div_ceil(3);
	let members = ["//Alice", "//Bob", "//Charlie"].into_iter().zip(urls.chunks(share));
	let [alice, bob, charlie] = members
		.map(|(member, urls)| check(&client, member, urls))
		.collect::<Vec<_>>()
		.try_into()
		.map_err(|_| "another number")
		.expect("three");
	let (dave, alice, bob, charlie) = tokio::join!(dave, alice, bob, charlie);

	let found: Vec<_> = [alice, bob, charlie].concat();
	let mut wrong = Vec::new();
	for ((what, expected), closed) in quick.iter().chain(&slow).zip(found.iter().chain(&dave)) {
		let outcomes: Vec<_> = closed.reports.0.iter().map(|(_, outcome)| outcome.0).collect();
		// A quorum; the fourth may come too late on a busy machine.
		if outcomes.len() < 3 || outcomes.iter().any(|outcome| outcome != expected) {
			wrong.push(format!("{what}: expected {expected:?}, found {outcomes:?}"));
		}
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));

	// A member whose hosts all stall delays nobody else's checks: all of those are done before the first of these.
	let last = found.iter().map(|closed| closed.closed_at).max();
	let first = dave.iter().map(|closed| closed.closed_at).min();
	println!("others' checks closed up to block {last:?}, those of stalling hosts from block {first:?} on");
	assert!(last < first);
	assert_eq!(server.followed(), 0, "no redirection is followed");
	// What one side has sent and the other has not read lies in the system's buffers.
	println!("at most {} bytes of an answer without end were taken", server.most_sent());
	assert!(server.most_sent() < 32 << 20);
}

fn said(fault: Fault, file: &str) -> String {
	format!("{fault:?} {file}")
}

/// Registers these files as a member's, and waits until their checks have closed.
async fn check(client: &Client, member: &str, urls: &[(PathBuf, String)]) -> Vec<Closed> {
	let files: Vec<_> = urls.iter().map(|(path, url)| (&**path, url.clone())).collect();
	let subjects = register(client, &key(member), &files).await;
	closed(client, &subjects, 0).await
}

/// A file with its outboard, in the folder and in memory.
fn file(folder: &Path, name: &str, bytes: Vec<u8>) -> (File, PathBuf) {
	let path = folder.join(name);
	std::fs::write(&path, &bytes).expect("a file");
	let made = hefu_sdk::outboard::make_beside(&path, &mut |_| {}).expect("an outboard");
	let outboard = std::fs::read(made.path).expect("it was made");
	assert_eq!(outboard.len() as u64, (bytes.len() as u64).div_ceil(GROUP_BYTES) * 64 - 64);
	(File { bytes, outboard }, path)
}
