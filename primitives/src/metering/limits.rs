//! How much a grant lets be used, as far as it is metered.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::Units;
use crate::terms::{Limit, Volume};

/// At most so much of each; none: as much as one likes.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Most {
	/// Calls.
	pub calls: Option<u64>,
	/// Bytes.
	pub bytes: Option<u64>,
}

impl Most {
	/// Whether so much is within it.
	pub fn allows(&self, units: &Units) -> bool {
		self.calls.is_none_or(|most| units.calls <= most) && self.bytes.is_none_or(|most| units.bytes <= most)
	}
}

/// A grant's volume, as windows of one length count it (用量上限).
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Limits {
	/// In each window: what the grant allows in the periods of which the window consists.
	pub window: Most,
	/// Altogether, as long as the grant lasts.
	pub grant: Most,
}

impl Limits {
	/// The limits of this volume in windows of this length. None when a period of the volume would be cut by the windows' ends: then
	/// nobody could tell how much of a window's use was in which. Seats are not metered.
	pub fn of(volume: &Volume, window_ms: u64) -> Option<Self> {
		let (calls_of_window, calls) = split(volume.calls, window_ms)?;
		let (bytes_of_window, bytes) = split(volume.bytes, window_ms)?;
		Some(Self {
			window: Most { calls: calls_of_window, bytes: bytes_of_window },
			grant: Most { calls, bytes },
		})
	}
}

/// What a limit allows in a window, and altogether.
fn split(limit: Option<Limit>, window_ms: u64) -> Option<(Option<u64>, Option<u64>)> {
	let Some(Limit { amount, period_ms }) = limit else { return Some((None, None)) };
	let Some(period_ms) = period_ms else { return Some((None, Some(amount))) };
	let whole = window_ms.checked_rem(period_ms)? == 0;
	let periods = window_ms.checked_div(period_ms)?;
	whole.then(|| (Some(amount.saturating_mul(periods)), None))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn calls(amount: u64, period_ms: Option<u64>) -> Volume {
		Volume { calls: Some(Limit { amount, period_ms }), ..Volume::default() }
	}

	#[test]
	fn a_window_holds_whole_periods() {
		let limits = Limits::of(&calls(5, Some(100)), 300).unwrap();
		assert_eq!((limits.window.calls, limits.grant.calls), (Some(15), None));
		assert!(limits.window.allows(&Units { calls: 15, bytes: u64::MAX }));
		assert!(!limits.window.allows(&Units { calls: 16, bytes: 0 }));
		assert_eq!(Limits::of(&calls(5, Some(100)), 250), None);
		assert_eq!(Limits::of(&calls(5, Some(100)), 50), None);
		assert_eq!(Limits::of(&calls(5, Some(0)), 50), None);
	}

	#[test]
	fn without_a_period_it_is_of_the_grant() {
		let bytes = Some(Limit { amount: 7, period_ms: None });
		let limits = Limits::of(&Volume { bytes, seats: Some(1), ..Volume::default() }, 50).unwrap();
		assert_eq!(limits, Limits { grant: Most { calls: None, bytes: Some(7) }, window: Most::default() });
		assert!(!limits.grant.allows(&Units { calls: 0, bytes: 8 }));
		assert_eq!(Limits::of(&Volume::default(), 50), Some(Limits::default()));
	}
}
