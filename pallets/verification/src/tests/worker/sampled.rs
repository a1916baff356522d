//! Samples of large files: what is asked for, and that whatever a host does gives a definite outcome.

use std::sync::{Arc, LazyLock, Mutex};

use hefu_primitives::{
	dataset::Distribution,
	digest::{Algorithm, Digests},
	slices::{GROUP_BYTES, Outboard, Tree},
	verification::{
		Difference, MAX_WHOLE_FILE, Malformation, Outcome, Report, ReportPayload, Unavailability, Verdict,
	},
};

use super::{
	Node,
	hosts::{Headers, Host, Piece, Request, part, serves, serves_parts},
};
use crate::{
	Call, Checks,
	mock::*,
	worker::{REQUESTS_A_HOST, SAMPLED_TIME},
};

const FILE: &str = "https://data1.example.org/o.csv";
const OUTBOARD: &str = "https://data1.example.org/o.csv.obao4";
/// 1,025 groups, of which the last has 5,000 bytes.
const SIZE: usize = MAX_WHOLE_FILE as usize + 5_000;

/// A file, its outboard and its root.
struct Large {
	bytes: Vec<u8>,
	outboard: Vec<u8>,
	root: [u8; 32],
}

impl Large {
	fn of(bytes: Vec<u8>) -> Self {
		let tree = Tree::new(bytes.len() as u64);
		let mut outboard = vec![0; tree.outboard_bytes() as usize];
		let mut made = Outboard::new(tree.size());
		made.update(&bytes, |place, pair| outboard[place as usize * 64..][..64].copy_from_slice(pair))
			.unwrap();
		Self { bytes, outboard, root: made.finish().unwrap() }
	}

	/// With a byte of each of these groups altered, and nothing else.
	fn altered(&self, groups: impl Iterator<Item = usize>) -> Vec<u8> {
		let mut bytes = self.bytes.clone();
		groups.for_each(|group| bytes[group * GROUP_BYTES as usize + 17] ^= 1);
		bytes
	}
}

static TRUE: LazyLock<Large> =
	LazyLock::new(|| Large::of((0..SIZE).map(|n| (n * 7 + n / 997) as u8).collect()));

fn file() -> Distribution {
	let mut file = distribution(1);
	file.size = SIZE as u64;
	file.digests = Digests { blake3: Some(TRUE.root), ..Default::default() };
	file
}

/// A node with verifier 0's key, and an open check of the file, which is served by these.
fn node(bytes: Host, outboard: Host) -> Node {
	let mut node = Node::of(&[0]);
	node.network.at(FILE, bytes);
	node.network.at(OUTBOARD, outboard);
	node.chain(|| Verification::do_open(&ALICE, subject(1), &file()).expect("it can be opened"));
	node
}

fn only(sent: &[Call<Test>]) -> &ReportPayload {
	let [Call::report { payload, .. }] = sent else { panic!("{} reports were sent", sent.len()) };
	payload
}

/// What verifier 0's node reports.
fn reports(bytes: Host, outboard: Host) -> (Report, Node) {
	let mut node = node(bytes, outboard);
	let sent = node.run_at(2);
	let report = only(&sent).report;
	let read = node.network.requests().iter().map(|request| request.read).sum::<u64>();
	assert_eq!(report.bytes_read, read);
	assert_eq!(report.at_ms, node.network.clock());
	node.include(sent);
	(report, node)
}

fn outcome(bytes: Host, outboard: Host) -> Outcome {
	reports(bytes, outboard).0.outcome
}

fn true_bytes() -> Host {
	serves_parts(TRUE.bytes.clone())
}

fn true_outboard() -> Host {
	serves_parts(TRUE.outboard.clone())
}

/// A host that answers as an honest one would, but for what `change` makes of the answer.
fn changed(
	bytes: &'static [u8],
	change: impl Fn(&Request, (u16, Headers, Vec<Piece>)) -> Host + Send + Sync + 'static,
) -> Host {
	Host::By(Arc::new(move |request| match part(request, bytes) {
		Host::Answers(status, headers, pieces) => change(request, (status, headers, pieces)),
		_ => unreachable!("it answers"),
	}))
}

#[test]
fn the_registered_bytes_match() {
	let (report, node) = reports(true_bytes(), true_outboard());
	assert_eq!((report.outcome, report.samples), (Outcome::Match, 300));
	let requests = node.network.requests();
	let (outboard, groups): (Vec<_>, Vec<_>) = requests.iter().partition(|request| request.url == OUTBOARD);
	// 1,024 pairs, all of which are near some sample.
	assert_eq!((outboard.len(), groups.len()), (1, 300));
	assert_eq!(requests[0].range(), Some((0, 65_535)));
	assert_eq!(
		requests[1].range(),
		Some((MAX_WHOLE_FILE as usize, SIZE - 1)),
		"what proves the size comes first"
	);
	assert!(report.bytes_read <= 65_536 + 300 * GROUP_BYTES);
	for request in &requests {
		assert_eq!(request.headers[0], ("Accept-Encoding".into(), "identity".into()));
		assert!(request.header("Signature-Input").contains("\"range\""), "which part is signed");
		let (first, last) = request.range().expect("each is of a part");
		assert!(request.url == OUTBOARD || first % 16_384 == 0 && last < first + 16_384);
	}
	assert_eq!(node.network.most_under_way().0, REQUESTS_A_HOST as usize);
}

#[test]
fn each_verifier_draws_its_own_samples() {
	let asked = |node: &Node| node.network.requests().iter().map(|r| r.range()).collect::<Vec<_>>();
	let mut node = node(true_bytes(), true_outboard());
	node.run_at(2);
	let first = asked(&node);
	node.chain(|| end_blocks(241));
	node.chain(|| Verification::do_open(&ALICE, subject(1), &file()).unwrap());
	node.run_at(242);
	let both = asked(&node);
	assert_ne!(both[first.len()..], first);
}

#[test]
fn a_group_that_does_not_fit_is_named() {
	// 2 % of the groups, as in the demo.
	let (report, _) = reports(serves_parts(TRUE.altered((0..1_024).step_by(50))), true_outboard());
	let Outcome::Mismatch(Difference::Group(group)) = report.outcome else { panic!("{report:?}") };
	assert_eq!(group % 50, 0);
	assert!(report.samples < 300, "nothing more is read");
	let (report, _) = reports(serves_parts(TRUE.altered(0..1_025)), true_outboard());
	assert_eq!((report.outcome, report.samples), (Outcome::Mismatch(Difference::Group(1_024)), 0));
}

#[test]
fn another_file_with_its_own_outboard_has_another_root() {
	let other = Large::of(TRUE.altered(3..4));
	let blake3 = Outcome::Mismatch(Difference::Digest(Algorithm::Blake3));
	assert_eq!(outcome(serves_parts(other.bytes.clone()), serves_parts(other.outboard.clone())), blake3);
	// Another file's outboard beside the registered bytes shows nothing of them.
	let unrelated = Large::of(TRUE.altered(0..1_025));
	let useless = Outcome::Malformed(Malformation::Outboard);
	assert_eq!(outcome(true_bytes(), serves_parts(unrelated.outboard)), useless);
}

#[test]
fn an_outboard_that_does_not_fit_is_malformed() {
	let useless = Outcome::Malformed(Malformation::Outboard);
	for at in [0, 63, 64, 65_535] {
		let mut outboard = TRUE.outboard.clone();
		outboard[at] ^= 1;
		// The last pairs are those of the last groups, of which the very last is always read.
		let found = outcome(true_bytes(), serves_parts(outboard));
		assert!(found == useless || at == 65_535 && found == Outcome::Match, "byte {at}: {found:?}");
	}
	assert_eq!(outcome(true_bytes(), serves_parts(TRUE.outboard[..65_472].to_vec())), useless);
	assert_eq!(outcome(true_bytes(), serves_parts([&TRUE.outboard[..], &[0]].concat())), useless);
	assert_eq!(outcome(true_bytes(), serves_parts(vec![])), useless);
	assert_eq!(outcome(true_bytes(), serves_parts(vec![0; 65_536])), useless);
}

#[test]
fn another_size_is_a_mismatch() {
	let size = Outcome::Mismatch(Difference::Size);
	assert_eq!(outcome(serves_parts(TRUE.bytes[..SIZE - 1].to_vec()), true_outboard()), size);
	assert_eq!(outcome(serves_parts([&TRUE.bytes[..], &[0]].concat()), true_outboard()), size);
	assert_eq!(outcome(serves_parts(TRUE.bytes[..1_000].to_vec()), true_outboard()), size, "416");
}

#[test]
fn a_host_that_ignores_range_is_told_apart() {
	let ignores = Outcome::Malformed(Malformation::Range);
	let (report, _) = reports(serves(&TRUE.bytes), true_outboard());
	assert_eq!(report.outcome, ignores);
	assert_eq!(report.bytes_read, 65_536, "none of the file is read");
	assert_eq!(outcome(true_bytes(), serves(&TRUE.outboard)), ignores);
}

#[test]
fn an_answer_with_another_part_is_malformed() {
	let answer = |change: fn(&mut Headers, &mut Vec<Piece>)| {
		let bytes = changed(&TRUE.bytes, move |_, (status, mut headers, mut pieces)| {
			change(&mut headers, &mut pieces);
			Host::Answers(status, headers, pieces)
		});
		outcome(bytes, true_outboard())
	};
	let range = Outcome::Malformed(Malformation::Range);
	let header = Outcome::Malformed(Malformation::Header);
	assert_eq!(answer(|headers, _| headers.clear()), range);
	assert_eq!(answer(|headers, _| headers[0].1 = b"bytes 0-16383/*".to_vec()), range);
	for unreadable in
		["", "bytes", "bytes 1-2", "bytes a-b/c", "lines 1-2/3", "bytes 1-18446744073709551615/*", "\u{7f}"]
	{
		let bytes = changed(&TRUE.bytes, move |_, (status, _, pieces)| {
			Host::Answers(status, vec![("Content-Range", unreadable.into())], pieces)
		});
		assert_eq!(outcome(bytes, true_outboard()), header, "{unreadable:?}");
	}
	// Too few bytes, and too many.
	assert_eq!(answer(|_, pieces| pieces[0] = Piece::Bytes(vec![1; 100])), range);
	assert_eq!(answer(|_, pieces| pieces.push(Piece::Bytes(vec![1; 1 << 20]))), range);
	assert_eq!(
		answer(|headers, _| headers.push(("Content-Encoding", b"gzip".to_vec()))),
		Outcome::Malformed(Malformation::Encoded)
	);
	// A size that is not told is not held against anybody.
	let unsized_answers = changed(&TRUE.bytes, |request, (status, _, pieces)| {
		let (first, last) = request.range().unwrap();
		Host::Answers(status, vec![("content-range", format!("Bytes {first}-{last}/*").into())], pieces)
	});
	assert_eq!(outcome(unsized_answers, true_outboard()), Outcome::Match);
}

#[test]
fn what_cannot_be_had_is_unavailable() {
	let unavailable = Outcome::Unavailable;
	let answers =
		|status| Host::Answers(status, vec![("location", b"https://else.example.org".to_vec())], vec![]);
	assert_eq!(outcome(true_bytes(), answers(404)), unavailable(Unavailability::NoOutboard(404)));
	assert_eq!(outcome(answers(404), true_outboard()), unavailable(Unavailability::Status(404)));
	for (bytes, outboard) in [(answers(302), true_outboard()), (true_bytes(), answers(302))] {
		assert_eq!(outcome(bytes, outboard), unavailable(Unavailability::Redirect));
	}
	for (bytes, outboard) in [(Host::Refuses, true_outboard()), (true_bytes(), Host::Refuses)] {
		assert_eq!(outcome(bytes, outboard), unavailable(Unavailability::NoConnection));
	}
	let breaks = changed(&TRUE.bytes, |_, (status, headers, _)| {
		Host::Answers(status, headers, vec![Piece::Bytes(vec![0; 10]), Piece::Breaks])
	});
	assert_eq!(outcome(breaks, true_outboard()), unavailable(Unavailability::NoConnection));
}

#[test]
fn a_stalling_host_is_left_in_time() {
	let timeout = Outcome::Unavailable(Unavailability::Timeout);
	for (bytes, outboard) in [(Host::Silent, true_outboard()), (true_bytes(), Host::Silent)] {
		let (report, node) = reports(bytes, outboard);
		assert_eq!(report.outcome, timeout);
		assert!((30_000..30_100).contains(&node.network.clock()));
	}
	// A byte now and then does not make a part last longer.
	let drips = changed(&TRUE.bytes, |_, (status, headers, _)| {
		Host::Answers(status, headers, vec![Piece::Drips(9_000)])
	});
	let (report, node) = reports(drips, true_outboard());
	assert_eq!(report.outcome, timeout);
	assert!((30_000..30_100).contains(&node.network.clock()));
	// Nor do many answers that each are quick enough.
	let slow = changed(&TRUE.bytes, |_, (status, headers, mut pieces)| {
		pieces.insert(0, Piece::After(2_000));
		Host::Answers(status, headers, pieces)
	});
	let (report, node) = reports(slow, true_outboard());
	assert_eq!(report.outcome, timeout);
	assert!((100..130).contains(&report.samples));
	assert!((SAMPLED_TIME.millis()..SAMPLED_TIME.millis() + 100).contains(&node.network.clock()));
}

#[test]
fn a_host_that_changes_in_the_middle_gives_a_definite_outcome() {
	static OTHER: LazyLock<Vec<u8>> = LazyLock::new(|| TRUE.altered(0..1_025));
	let asked = Mutex::new(0);
	let bytes = Host::By(Arc::new(move |request| {
		let mut asked = asked.lock().unwrap();
		*asked += 1;
		part(request, if *asked <= 100 { &TRUE.bytes } else { &OTHER })
	}));
	let (report, _) = reports(bytes, true_outboard());
	assert!(matches!(report.outcome, Outcome::Mismatch(Difference::Group(_))));
	assert_eq!(report.samples, 100);
}

#[test]
fn the_group_that_another_names_is_read_first() {
	let mut node = node(serves_parts(TRUE.altered(77..78)), true_outboard());
	node.chain(|| report(0, 1, Outcome::Mismatch(Difference::Group(77))));
	let sent = node.run_at(2);
	let payload = only(&sent);
	assert_eq!(
		(payload.evidence, payload.report.outcome),
		(Some(77), Outcome::Mismatch(Difference::Group(77)))
	);
	let groups = node.network.requests().into_iter().filter(|request| request.url == FILE);
	assert_eq!(groups.map(|request| request.range()).next(), Some(Some((77 * 16_384, 78 * 16_384 - 1))));
	node.include(sent);
}

#[test]
fn who_has_reported_reads_that_group_and_no_other() {
	// Nobody can have drawn it: it is corrupted only afterwards.
	let mut node = node(true_bytes(), true_outboard());
	let first = node.run_at(2);
	assert_eq!(only(&first).report.outcome, Outcome::Match);
	node.include(first);
	node.network.at(FILE, serves_parts(TRUE.altered(77..78)));
	assert!(node.run_at(3).is_empty());
	node.network.take_asked();
	node.chain(|| (1..4).for_each(|verifier| report(0, verifier, Outcome::Mismatch(Difference::Group(77)))));
	let sent = node.run_at(4);
	let payload = only(&sent);
	assert_eq!(
		(payload.evidence, payload.report.outcome),
		(Some(77), Outcome::Mismatch(Difference::Group(77)))
	);
	assert!(node.network.requests().len() <= 6);
	assert!(node.run_at(5).is_empty(), "it is under way");
	assert_eq!(node.run_at(9), sent, "and is sent again");
	node.include(sent);
	node.chain(|| {
		assert_eq!(latest(1).unwrap().verdict, Verdict::Mismatched);
		assert_eq!(Checks::<Test>::count(), 0);
	});
}

#[test]
fn a_node_of_several_verifiers_reads_for_each_what_it_needs() {
	let mut node = Node::of(&[0, 1]);
	node.network.at(FILE, true_bytes());
	node.network.at(OUTBOARD, true_outboard());
	node.chain(|| {
		Verification::do_open(&ALICE, subject(1), &file()).unwrap();
		report(0, 0, Outcome::Match);
		report(0, 2, Outcome::Mismatch(Difference::Group(77)));
	});
	let sent = node.run_at(2);
	let mut samples = sent
		.iter()
		.map(|call| match call {
			Call::report { payload, .. } => (payload.verifier, payload.report.samples, payload.evidence),
			other => panic!("sent {other:?}"),
		})
		.collect::<Vec<_>>();
	samples.sort();
	assert_eq!(samples, [(0, 1, Some(77)), (1, 300, Some(77))]);
	node.include(sent);
	node.chain(|| {
		report(0, 3, Outcome::Match);
		report_again(0, 3, Outcome::Match);
		assert_eq!(latest(1).unwrap().verdict, Verdict::Contested);
	});
}
