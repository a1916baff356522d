//! Patience with a chain whose finality may stand still.

use std::time::{Duration, Instant};

use crate::{Error, error::Stall};

/// Watches the last final block, and loses patience when it stays the same for too long.
#[derive(Debug)]
pub(crate) struct Patience {
	limit: Duration,
	height: Option<u64>,
	since: Instant,
}

impl Patience {
	/// That lasts so long without a new final block.
	pub(crate) fn new(limit: Duration) -> Self {
		Self { limit, height: None, since: Instant::now() }
	}

	/// Sees the last final block's number.
	pub(crate) fn see(&mut self, height: u64) -> Result<(), Error> {
		if self.height != Some(height) {
			(self.height, self.since) = (Some(height), Instant::now());
			return Ok(());
		}
		if self.since.elapsed() < self.limit {
			return Ok(());
		}
		Err(Error::NotFinal(Stall { transaction: None, block: None, seconds: self.limit.as_secs() }))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn it_ends_only_while_finality_stands_still() {
		let mut patience = Patience::new(Duration::ZERO);
		for height in 1..9 {
			patience.see(height).unwrap();
		}
		assert!(matches!(patience.see(8), Err(Error::NotFinal(Stall { transaction: None, .. }))));
		let mut patience = Patience::new(Duration::from_secs(3_600));
		assert!(patience.see(1).and_then(|()| patience.see(1)).is_ok());
	}
}
