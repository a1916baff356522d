//! The run that reads: several checks in hand at a time, none of which waits for another's host.

use alloc::{
	boxed::Box,
	collections::{BTreeMap, BTreeSet},
	string::String,
	vec,
	vec::Vec,
};
use frame::{
	deps::{
		sp_core::offchain::{Duration, Timestamp},
		sp_io::{hashing::blake2_128, offchain},
	},
	prelude::*,
};
use hefu_primitives::{
	MemberId,
	locator::LocatorPolicy,
	slices::{Plan, Tree, sample},
	verification::{CheckId, Outcome, Report, Unavailability},
};

use super::{
	memory, queue,
	sampled::Sampled,
	tasks::{self, Look, Task},
	transfer::{Part, Stop, Transfer},
	whole::Whole,
};
use crate::{Config, LOG_TARGET, VerifierId};

/// Most checks that are in hand at a time.
pub const CHECKS_AT_A_TIME: usize = 8;

/// Most of them of one member.
pub const CHECKS_A_MEMBER: u32 = 2;

/// Most requests under way to one host, and most checks in hand of its files.
pub const REQUESTS_A_HOST: u32 = 2;

/// Time after which the reader takes up nothing more. What the node keeps of the state at which the run began lasts longer
/// than this and [`SAMPLED_TIME`](super::SAMPLED_TIME) together.
pub const RUN_TIME: Duration = Duration::from_millis(240_000);

/// Requests after which the reader takes up nothing more: a run has 65,536 numbers for them, and each check in hand may still
/// need 6,000.
const MOST_REQUESTS: u32 = 16_000;

/// Time between two looks at what was announced, unless something has been done.
const SEE_EVERY: Duration = Duration::from_millis(500);

/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

/// What reading a file gave.
pub(super) struct Found {
	outcome: Outcome,
	bytes: u64,
	samples: u32,
}

impl Found {
	/// The report of it.
	pub fn report(&self, at: Timestamp) -> Report {
		let Self { outcome, bytes, samples } = *self;
		Report { outcome, bytes_read: bytes, samples, at_ms: at.unix_millis() }
	}
}

/// Where a file lies, and in whose name it is asked for.
pub(super) struct Place {
	/// The file's URL.
	pub url: String,
	/// The host that is asked.
	pub host: String,
	/// The verifier that signs the requests: one of those for whom it is read.
	pub verifier: VerifierId,
}

/// What all checks in hand share: the buffer, and who asks which host.
pub(super) struct Io {
	/// Room for one piece.
	pub buffer: Vec<u8>,
	requests: u32,
	/// Drawn for this run: of it and of their number come the requests' nonces.
	seed: [u8; 32],
	under_way: BTreeMap<String, u32>,
	checks: BTreeMap<String, u32>,
}

impl Io {
	/// Whether a check that has `own` requests under way to this host may start another: two at a time to a host, which checks
	/// of the same host share.
	pub fn may_ask(&self, host: &str, own: u32) -> bool {
		let count = |map: &BTreeMap<String, u32>| map.get(host).copied().unwrap_or_default();
		let share = REQUESTS_A_HOST / count(&self.checks).clamp(1, REQUESTS_A_HOST);
		own < share && count(&self.under_way) < REQUESTS_A_HOST
	}

	/// Starts a request.
	pub fn ask(&mut self, place: &Place, url: &str, part: Part) -> Result<Transfer, Stop> {
		self.requests.saturating_inc();
		let random = (self.seed, self.requests).using_encoded(blake2_128);
		let transfer = Transfer::start(url, part, &place.verifier, random)?;
		self.under_way.entry(place.host.clone()).or_default().saturating_inc();
		Ok(transfer)
	}

	/// A request was answered.
	pub fn answered(&mut self, host: &str) {
		decrease(&mut self.under_way, host, 1);
	}
}

fn decrease(map: &mut BTreeMap<String, u32>, host: &str, by: u32) {
	if let Some(count) = map.get_mut(host) {
		*count = count.saturating_sub(by);
		if *count == 0 {
			map.remove(host);
		}
	}
}

/// How a file is read.
enum Reading {
	Whole(Box<Whole>),
	Sampled(Box<Sampled>),
	/// It is not read at all.
	Refused(Unavailability),
}

impl Reading {
	/// `None` while it goes on, with whether something has come.
	fn look(&mut self, io: &mut Io) -> Result<Option<bool>, Stop> {
		match self {
			Self::Whole(whole) => whole.look(io),
			Self::Sampled(sampled) => sampled.look(io),
			Self::Refused(why) => Err((*why).into()),
		}
	}

	fn under_way(&self) -> u32 {
		match self {
			Self::Whole(whole) => whole.under_way(),
			Self::Sampled(sampled) => sampled.under_way(),
			Self::Refused(_) => 0,
		}
	}

	fn found(&self, outcome: Outcome) -> Found {
		let (bytes, samples) = match self {
			Self::Whole(whole) => (whole.bytes(), 0),
			Self::Sampled(sampled) => (sampled.bytes(), sampled.groups()),
			Self::Refused(_) => (0, 0),
		};
		Found { outcome, bytes, samples }
	}
}

/// A check in hand.
struct InHand<T: Config> {
	task: Task<T>,
	host: String,
	reading: Reading,
}

/// The run that reads.
pub(super) struct Reader<T: Config> {
	now: BlockNumberFor<T>,
	end: Timestamp,
	in_hand: Vec<InHand<T>>,
	/// What was taken up: it is not taken up again. On another fork a check's number may stand for another file.
	taken: BTreeSet<(CheckId, [u8; 32], Look)>,
	/// When to see next what was announced.
	see_at: Timestamp,
	io: Io,
}

impl<T: Config> Reader<T> {
	/// At the best block `now`.
	pub fn new(now: BlockNumberFor<T>) -> Self {
		let io = Io {
			buffer: vec![0; PIECE],
			requests: 0,
			seed: offchain::random_seed(),
			under_way: BTreeMap::new(),
			checks: BTreeMap::new(),
		};
		let start = offchain::timestamp();
		let end = start.add(RUN_TIME);
		Self { now, end, in_hand: Vec::new(), taken: BTreeSet::new(), see_at: start, io }
	}

	/// Takes up what was announced, as far as there is room; tells whether anything is in hand.
	pub fn take_up(&mut self) -> bool {
		let time = offchain::timestamp();
		let goes_on = time < self.end && self.io.requests < MOST_REQUESTS;
		if goes_on && time >= self.see_at && self.in_hand.len() < CHECKS_AT_A_TIME {
			self.see_at = time.add(SEE_EVERY);
			if let Some(queue::Announced { now, policy, tasks, .. }) = queue::announced::<T>() {
				self.now = now;
				for task in tasks {
					self.consider(task, &policy);
				}
			}
		}
		!self.in_hand.is_empty()
	}

	fn consider(&mut self, task: Task<T>, policy: &LocatorPolicy) {
		let member = task.check.member;
		let host = task.check.distribution.locator.authority().unwrap_or_default();
		let of_member = |in_hand: &&InHand<T>| in_hand.task.check.member == member;
		let of_host = |in_hand: &&InHand<T>| in_hand.host == host;
		if self.in_hand.len() >= CHECKS_AT_A_TIME
			|| self.in_hand.iter().filter(of_member).count() as u32 >= CHECKS_A_MEMBER
			|| self.in_hand.iter().filter(of_host).count() as u32 >= REQUESTS_A_HOST
			|| !self.taken.insert((task.id, task.check.subject.about(&task.check.distribution), task.look))
		{
			return;
		}
		self.begin(member, task, host, policy);
	}

	fn begin(&mut self, member: MemberId, mut task: Task<T>, host: String, policy: &LocatorPolicy) {
		// It was announced before another reader was done with it.
		let Task { id, look, .. } = task;
		let made = memory::load::<T>();
		task.verifiers.retain(|(verifier, _)| !tasks::is_made::<T>(&made, id, *verifier, look));
		if task.verifiers.is_empty() {
			return;
		}
		// Before the file is read: when the run is killed over it, the others come first.
		memory::remember_served(&member);
		let reading = reading(&task, &host, policy);
		self.io.checks.entry(host.clone()).or_default().saturating_inc();
		self.in_hand.push(InHand { task, host, reading });
	}

	/// Looks at every check in hand once, and reports those that are done; tells whether anything has moved.
	pub fn look(&mut self) -> bool {
		let mut moved = false;
		let mut place = 0;
		while place < self.in_hand.len() {
			let Some(InHand { reading, .. }) = self.in_hand.get_mut(place) else { break };
			let outcome = match reading.look(&mut self.io) {
				Ok(Some(came)) => {
					moved |= came;
					place += 1;
					continue;
				}
				Ok(None) => Some(Outcome::Match),
				Err(Stop::Report(outcome)) => Some(outcome),
				Err(Stop::OwnFault) => None,
			};
			moved = true;
			// There is room for another.
			self.see_at = offchain::timestamp();
			let InHand { task, host, reading } = self.in_hand.remove(place);
			decrease(&mut self.io.under_way, &host, reading.under_way());
			decrease(&mut self.io.checks, &host, 1);
			match outcome {
				Some(outcome) => super::report(&task, reading.found(outcome), self.now),
				None => {
					let id = task.id;
					frame::log::warn!(target: LOG_TARGET, "check {id}: this node could not start a request; nothing is reported");
				}
			}
		}
		moved
	}
}

/// How the file of a task is read.
fn reading<T: Config>(task: &Task<T>, host: &str, policy: &LocatorPolicy) -> Reading {
	let Task { check, look, verifiers, .. } = task;
	let file = &check.distribution;
	// Governance may have become stricter since the check was opened.
	let url = file.locator.url().filter(|_| file.locator.check(policy).is_ok());
	let Some((url, (_, verifier))) = url.zip(verifiers.first()) else {
		return Reading::Refused(Unavailability::NotAllowed);
	};
	let place = Place { url: url.into(), host: host.into(), verifier: verifier.clone() };
	if !check.is_sampled() {
		return Reading::Whole(Box::new(Whole::new(place, file.size, file.digests)));
	}
	let (Some(outboard_url), Some(root)) = (file.locator.outboard_url(), file.digests.blake3) else {
		return Reading::Refused(Unavailability::NotAllowed);
	};
	let tree = Tree::new(file.size);
	let groups = match look {
		Look::Again(group) => vec![*group],
		Look::First => {
			let named = check.evidence.map(|evidence| evidence.group);
			let mut groups = sample::draw(&tree, check.samples, named, &offchain::random_seed());
			// What others wait for, and what proves the size, come first.
			groups.sort_by_key(|group| (Some(*group) != named, *group != tree.last_group(), *group));
			groups
		}
	};
	let plan = Plan::new(tree, &groups);
	Reading::Sampled(Box::new(Sampled::new(place, outboard_url, plan, root)))
}
