//! Reading samples of a large file: what the plan says of the outboard first, then group by group.
//!
//! In memory are the pairs of the samples' paths (at most 459 times 32 of 64 bytes) and at most two groups: under 3 MiB.

use alloc::{string::String, vec::Vec};
use frame::deps::{
	sp_core::offchain::{Duration, Timestamp},
	sp_io::offchain,
};
use hefu_primitives::{
	digest::Algorithm,
	slices::{Pairs, Plan, group_fits, plan},
	verification::{Difference, Malformation, Unavailability},
};

use super::{
	reader::{Io, Place},
	transfer::{Part, Progress, Stop, Transfer},
};

/// Longest time for the samples of a file.
pub const SAMPLED_TIME: Duration = Duration::from_millis(120_000);

/// Pieces that are taken of one answer before the others are looked at.
const PIECES_A_LOOK: u32 = 8;

/// Where the bytes of an answer go.
enum Target {
	Outboard(plan::Reader),
	Group(u64, Vec<u8>),
}

/// A file of which samples are being read.
pub(super) struct Sampled {
	place: Place,
	outboard_url: String,
	plan: Plan,
	pairs: Pairs,
	/// What the pairs and groups are compared with: the registered root, or that of the tree that is served.
	root: [u8; 32],
	/// The tree that is served has another root than the registered one.
	other_root: bool,
	/// Requests made so far, in the plan's order: first of the outboard, then of groups.
	asked: usize,
	/// Of those, parts of the outboard that have come.
	parts: usize,
	/// Of those, groups that fit.
	groups: u32,
	bytes: u64,
	under_way: Vec<(Transfer, Target)>,
	end: Timestamp,
}

impl Sampled {
	/// Of the file that lies there and its outboard, what the plan says, against the registered root.
	pub fn new(place: Place, outboard_url: String, plan: Plan, root: [u8; 32]) -> Self {
		let end = offchain::timestamp().add(SAMPLED_TIME);
		Self {
			place,
			outboard_url,
			pairs: plan.pairs(),
			plan,
			root,
			other_root: false,
			asked: 0,
			parts: 0,
			groups: 0,
			bytes: 0,
			under_way: Vec::new(),
			end,
		}
	}

	/// Bytes that were read.
	pub fn bytes(&self) -> u64 {
		self.bytes
	}

	/// Groups that were read and fit.
	pub fn groups(&self) -> u32 {
		self.groups
	}

	/// Requests under way.
	pub fn under_way(&self) -> u32 {
		self.under_way.len() as u32
	}

	/// Takes what has come: `None` when all is read and fits, otherwise whether something has come.
	pub fn look(&mut self, io: &mut Io) -> Result<Option<bool>, Stop> {
		if offchain::timestamp() >= self.end {
			return Err(Unavailability::Timeout.into());
		}
		let mut moved = false;
		while io.may_ask(&self.place.host, self.under_way())
			&& let Some((part, target)) = self.next()
		{
			let url = if let Target::Group(..) = target { &self.place.url } else { &self.outboard_url };
			self.under_way.push((io.ask(&self.place, url, part)?, target));
			self.asked = self.asked.saturating_add(1);
			moved = true;
		}
		let mut place = 0;
		while place < self.under_way.len() {
			let (came, done) = self.take(place, io)?;
			moved |= came;
			if done {
				let (_, target) = self.under_way.remove(place);
				io.answered(&self.place.host);
				self.complete(target)?;
			} else {
				place += 1;
			}
		}
		if self.under_way.is_empty() && self.next().is_none() {
			return if self.other_root {
				Err(Difference::Digest(Algorithm::Blake3).into())
			} else {
				Ok(None)
			};
		}
		Ok(Some(moved))
	}

	/// Takes what has come of one answer: whether something has, and whether that is all.
	fn take(&mut self, place: usize, io: &mut Io) -> Result<(bool, bool), Stop> {
		let mut came = false;
		let Some((transfer, target)) = self.under_way.get_mut(place) else { return Ok((false, false)) };
		for _ in 0..PIECES_A_LOOK {
			match transfer.look(&mut io.buffer)? {
				Progress::Waiting => break,
				Progress::Done => return Ok((true, true)),
				Progress::Bytes(read) => {
					came = true;
					self.bytes = self.bytes.saturating_add(read as u64);
					match target {
						Target::Outboard(reader) => reader.update(&io.buffer[..read], &mut self.pairs),
						Target::Group(_, bytes) => bytes.extend_from_slice(&io.buffer[..read]),
					}
				}
			}
		}
		Ok((came, false))
	}

	/// What is asked for next; nothing while parts of the outboard are still to come.
	fn next(&self) -> Option<(Part, Target)> {
		let tree = self.plan.tree();
		if let Some(range) = self.plan.outboard().get(self.asked) {
			let part = Part::OfOutboard(range.clone(), tree.outboard_bytes());
			return Some((part, Target::Outboard(Pairs::reader(range.start))));
		}
		let outboard = self.plan.outboard().len();
		if self.parts < outboard {
			return None;
		}
		let group = *self.plan.groups().get(self.asked.saturating_sub(outboard))?;
		let range = tree.group_range(group)?;
		let bytes = Vec::with_capacity((range.end.saturating_sub(range.start)) as usize);
		Some((Part::OfFile(range, tree.size()), Target::Group(group, bytes)))
	}

	/// An answer has come whole.
	fn complete(&mut self, target: Target) -> Result<(), Stop> {
		match target {
			Target::Outboard(_) => {
				self.parts = self.parts.saturating_add(1);
				if self.parts == self.plan.outboard().len() { self.check_paths() } else { Ok(()) }
			}
			Target::Group(group, bytes) => {
				let reference = self.pairs.reference(&self.root, group);
				let reference = reference.map_err(|_| Malformation::Outboard)?;
				if group_fits(&self.plan.tree(), group, &reference, &bytes) {
					self.groups = self.groups.saturating_add(1);
					Ok(())
				} else if self.other_root {
					// Neither the registered file nor that of the tree beside it.
					Err(Malformation::Outboard.into())
				} else {
					Err(Difference::Group(group).into())
				}
			}
		}
	}

	/// All of the outboard that is needed is here. When its root is another one the groups are read all the same: if they fit
	/// it, another file is served than the registered one; if not, the outboard is of no use.
	fn check_paths(&mut self) -> Result<(), Stop> {
		let served = self.pairs.root().ok_or(Malformation::Outboard)?;
		self.other_root = served != self.root;
		self.root = served;
		for group in self.plan.groups() {
			self.pairs.reference(&self.root, *group).map_err(|_| Malformation::Outboard)?;
		}
		Ok(())
	}
}
