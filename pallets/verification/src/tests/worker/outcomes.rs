//! Whatever a host does gives a definite outcome.

use hefu_primitives::{
	dataset::Distribution,
	digest::{Algorithm, Hasher},
	locator::{Locator, LocatorPolicy},
	text::Text,
	verification::{Difference, Malformation, Outcome, Report, Unavailability},
};

use super::{
	Node,
	hosts::{Host, Piece, serves},
};
use crate::{Call, Policy, mock::*};

/// What verifier 0's node reports of `file`, whose host is `host`, and how long it took.
fn reports(file: &Distribution, host: Host) -> (Report, u64) {
	let mut node = Node::of(&[0]);
	node.network.host(1, host);
	node.chain(|| Verification::do_open(&ALICE, subject(1), file).expect("it can be opened"));
	let sent = node.run_at(2);
	let [Call::report { payload, .. }] = &sent[..] else { panic!("{} reports were sent", sent.len()) };
	let report = payload.report;
	let clock = node.network.clock();
	assert_eq!((report.samples, report.at_ms), (0, clock));
	let read = node.network.requests().iter().map(|request| request.read).sum::<u64>();
	assert_eq!(report.bytes_read, read);
	assert!(read <= file.size + 1);
	node.include(sent);
	(report, clock)
}

fn outcome(host: Host) -> Outcome {
	reports(&distribution(1), host).0.outcome
}

fn answers(status: u16) -> Host {
	Host::Answers(
		status,
		vec![("location", b"https://elsewhere.example.org".to_vec())],
		vec![Piece::Bytes(BYTES.to_vec())],
	)
}

#[test]
fn the_registered_bytes_match() {
	let (report, _) = reports(&distribution(1), serves(BYTES));
	assert_eq!(report.outcome, Outcome::Match);
	assert_eq!(report.bytes_read, BYTES.len() as u64);
}

#[test]
fn the_request_asks_for_the_bytes_as_they_are() {
	let mut node = Node::of(&[0]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	node.run_at(2);
	let [request] = &node.network.requests()[..] else { panic!("another number of requests") };
	assert_eq!((&*request.method, &*request.url), ("GET", "https://data1.example.org/o.csv"));
	assert_eq!(request.header("Accept-Encoding"), "identity");
	let names: Vec<_> = request.headers.iter().map(|(name, _)| &**name).collect();
	assert_eq!(names, ["Accept-Encoding", "Signature-Input", "Signature"]);
	assert_eq!(request.read, BYTES.len() as u64);
}

#[test]
fn a_file_of_many_pieces_matches_and_so_does_an_empty_one() {
	let bytes = (0..300_000u32).map(|n| n as u8).collect::<Vec<_>>();
	for bytes in [&bytes[..], &[]] {
		let mut hasher = Hasher::all();
		hasher.update(bytes);
		let mut file = distribution(1);
		file.size = bytes.len() as u64;
		file.digests = hasher.finish();
		let pieces = bytes.chunks(70_001).map(|piece| Piece::Bytes(piece.to_vec())).collect();
		let (report, _) = reports(&file, Host::Answers(200, vec![], pieces));
		assert_eq!((report.outcome, report.bytes_read), (Outcome::Match, file.size));
	}
}

#[test]
fn each_digest_is_compared() {
	type Change = fn(&mut Distribution);
	let cases: [(Change, Algorithm); 3] = [
		(|file| file.digests.blake3 = Some([0; 32]), Algorithm::Blake3),
		(|file| file.digests.sha256 = Some([0; 32]), Algorithm::Sha256),
		(|file| file.digests.sm3 = Some([0; 32]), Algorithm::Sm3),
	];
	for (change, algorithm) in cases {
		let mut file = distribution(1);
		change(&mut file);
		let (report, _) = reports(&file, serves(BYTES));
		assert_eq!(report.outcome, Outcome::Mismatch(Difference::Digest(algorithm)));
	}
}

#[test]
fn only_registered_digests_are_compared() {
	let mut file = distribution(1);
	file.digests.blake3 = None;
	file.digests.sha256 = None;
	assert_eq!(reports(&file, serves(BYTES)).0.outcome, Outcome::Match);
}

#[test]
fn another_size_is_a_mismatch_and_no_more_than_one_byte_too_many_is_read() {
	let size = Outcome::Mismatch(Difference::Size);
	assert_eq!(outcome(serves(&BYTES[1..])), size);
	assert_eq!(outcome(serves(&[])), size);
	let longer = [BYTES, &[0; 100_000]].concat();
	let (report, _) = reports(&distribution(1), serves(&longer));
	assert_eq!((report.outcome, report.bytes_read), (size, BYTES.len() as u64 + 1));
}

#[test]
fn another_status_than_200_is_no_file() {
	for status in [301, 302, 307, 308] {
		assert_eq!(outcome(answers(status)), Outcome::Unavailable(Unavailability::Redirect));
	}
	for status in [204, 206, 401, 404, 500, 503] {
		assert_eq!(outcome(answers(status)), Outcome::Unavailable(Unavailability::Status(status)));
	}
}

#[test]
fn an_encoded_body_is_malformed() {
	let encoded = |values: &[&[u8]]| {
		let headers = values.iter().map(|value| ("Content-Encoding", value.to_vec())).collect();
		outcome(Host::Answers(200, headers, vec![Piece::Bytes(BYTES.to_vec())]))
	};
	assert_eq!(encoded(&[b"gzip"]), Outcome::Malformed(Malformation::Encoded));
	assert_eq!(encoded(&[b"identity", b"br"]), Outcome::Malformed(Malformation::Encoded));
	assert_eq!(encoded(&[b"\xff"]), Outcome::Malformed(Malformation::Header));
	assert_eq!(encoded(&[b" Identity"]), Outcome::Match);
}

#[test]
fn a_stopped_host_has_no_connection() {
	assert_eq!(outcome(Host::Refuses), Outcome::Unavailable(Unavailability::NoConnection));
	let half = vec![Piece::Bytes(BYTES[..9].to_vec()), Piece::Breaks];
	let (report, _) = reports(&distribution(1), Host::Answers(200, vec![], half));
	assert_eq!(report.outcome, Outcome::Unavailable(Unavailability::NoConnection));
	assert_eq!(report.bytes_read, 9);
}

#[test]
fn a_stalling_host_is_left_in_time() {
	let timeout = Outcome::Unavailable(Unavailability::Timeout);
	let (report, millis) = reports(&distribution(1), Host::Silent);
	assert_eq!((report.outcome, millis), (timeout, 30_000));
	let half = vec![Piece::Bytes(BYTES[..9].to_vec()), Piece::Stalls];
	let (report, millis) = reports(&distribution(1), Host::Answers(200, vec![], half));
	assert_eq!((report.outcome, millis), (timeout, 30_000));
	// A byte now and then keeps no wait from ending, but all of it has a deadline.
	let (report, millis) = reports(&distribution(1), Host::Answers(200, vec![], vec![Piece::Drips(9_000)]));
	assert_eq!((report.outcome, report.bytes_read, millis), (timeout, 4, 40_000));
}

#[test]
fn a_place_that_is_no_longer_allowed_is_not_asked() {
	let mut node = Node::of(&[0]);
	let mut file = distribution(1);
	file.locator = Locator::Url(Text::new("https://10.0.0.1/o.csv").unwrap());
	node.chain(|| {
		Policy::<Test>::put(LocatorPolicy { http: false, private_addresses: true });
		Verification::do_open(&ALICE, subject(1), &file).unwrap();
		Policy::<Test>::kill();
	});
	let sent = node.run_at(2);
	let [Call::report { payload, .. }] = &sent[..] else { panic!("{} reports were sent", sent.len()) };
	assert_eq!(payload.report.outcome, Outcome::Unavailable(Unavailability::NotAllowed));
	assert!(node.network.requests().is_empty());
}

#[test]
fn a_node_that_cannot_ask_says_nothing_about_the_host() {
	let mut node = Node::of(&[0]);
	node.network.host(1, Host::NotStarted);
	node.chain(|| open(1));
	assert!(node.run_at(2).is_empty());
	// Once it can, it reports.
	node.network.host(1, serves(BYTES));
	assert_eq!(node.run_at(3).len(), 1);
}
