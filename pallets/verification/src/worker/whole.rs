//! Reading a whole file: every registered digest is compared over all of its bytes.

use frame::deps::{
	sp_core::offchain::{Duration, Timestamp},
	sp_io::offchain,
};
use hefu_primitives::{
	digest::{Digests, Hasher},
	verification::{Difference, Unavailability},
};

use super::{
	reader::{Io, Place},
	transfer::{Part, Progress, Stop, Transfer},
};

/// Longest time for a file, the largest too. A third of the default deadline of checks, so that a slow file leaves the
/// others their time.
pub const WHOLE_TIME: Duration = Duration::from_millis(40_000);

/// Pieces that are taken of one file before the others are looked at.
const PIECES_A_LOOK: u32 = 16;

/// A file that is being read.
pub(super) struct Whole {
	place: Place,
	size: u64,
	digests: Digests,
	hasher: Hasher,
	transfer: Option<Transfer>,
	end: Timestamp,
}

impl Whole {
	/// Of the file that lies there, as it is registered.
	pub fn new(place: Place, size: u64, digests: Digests) -> Self {
		let end = offchain::timestamp().add(WHOLE_TIME);
		Self { place, size, digests, hasher: Hasher::like(&digests), transfer: None, end }
	}

	/// Bytes that were read.
	pub fn bytes(&self) -> u64 {
		self.hasher.bytes()
	}

	/// Requests under way.
	pub fn under_way(&self) -> u32 {
		self.transfer.is_some().into()
	}

	/// Takes what has come: `None` when the file is read and fits, otherwise whether something has come.
	pub fn look(&mut self, io: &mut Io) -> Result<Option<bool>, Stop> {
		if offchain::timestamp() >= self.end {
			return Err(Unavailability::Timeout.into());
		}
		let Some(transfer) = &mut self.transfer else {
			if io.may_ask(&self.place.host, 0) {
				self.transfer = Some(io.ask(&self.place, &self.place.url, Part::Whole(self.size))?);
				return Ok(Some(true));
			}
			return Ok(Some(false));
		};
		let mut moved = false;
		for _ in 0..PIECES_A_LOOK {
			match transfer.look(&mut io.buffer)? {
				Progress::Waiting => break,
				Progress::Bytes(read) => {
					moved = true;
					self.hasher.update(&io.buffer[..read]);
					if self.hasher.bytes() > self.size {
						return Err(Difference::Size.into());
					}
				}
				Progress::Done => return self.compare().map(|()| None),
			}
		}
		Ok(Some(moved))
	}

	fn compare(&self) -> Result<(), Stop> {
		if self.hasher.bytes() != self.size {
			return Err(Difference::Size.into());
		}
		match self.digests.first_difference(&self.hasher.clone().finish()) {
			Some(algorithm) => Err(Difference::Digest(algorithm).into()),
			None => Ok(()),
		}
	}
}
