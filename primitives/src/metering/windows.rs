//! Windows: a meter's time, cut into pieces of equal length.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Most windows of a meter in which vouchers can be redeemed at the same time.
pub const MAX_OPEN_WINDOWS: u32 = 8;

/// A meter's windows (窗口), counted from 0. All times are in milliseconds, moments since 1970 UTC.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Windows {
	/// When the first begins: the meter's opening.
	pub opened_ms: u64,
	/// How long each is.
	pub window_ms: u64,
	/// How long after a window's end its vouchers can be redeemed.
	pub grace_ms: u64,
}

impl Windows {
	/// Whether they have a length, and never more than [`MAX_OPEN_WINDOWS`] are open.
	pub fn is_sound(&self) -> bool {
		let most = self.window_ms.saturating_mul(u64::from(MAX_OPEN_WINDOWS).saturating_sub(1));
		self.window_ms > 0 && self.grace_ms <= most
	}

	/// The window in which the moment lies; none before the opening, and when there are too many to be counted.
	pub fn at(&self, ms: u64) -> Option<u32> {
		let since = ms.checked_sub(self.opened_ms)?;
		since.checked_div(self.window_ms)?.try_into().ok()
	}

	/// The first moment of the window.
	pub fn start_ms(&self, window: u32) -> u64 {
		self.window_ms.saturating_mul(window.into()).saturating_add(self.opened_ms)
	}

	/// The first moment after the window.
	pub fn end_ms(&self, window: u32) -> u64 {
		self.start_ms(window).saturating_add(self.window_ms)
	}

	/// From when on its vouchers cannot be redeemed any more.
	pub fn closes_ms(&self, window: u32) -> u64 {
		self.end_ms(window).saturating_add(self.grace_ms)
	}

	/// Whether its vouchers can be redeemed at the moment.
	pub fn is_open(&self, window: u32, ms: u64) -> bool {
		self.start_ms(window) <= ms && ms < self.closes_ms(window)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const WINDOWS: Windows = Windows { opened_ms: 1_000, window_ms: 100, grace_ms: 30 };

	#[test]
	fn a_window_is_open_from_its_beginning_to_the_end_of_the_grace() {
		assert_eq!((WINDOWS.start_ms(2), WINDOWS.end_ms(2), WINDOWS.closes_ms(2)), (1_200, 1_300, 1_330));
		assert!(!WINDOWS.is_open(2, 1_199) && WINDOWS.is_open(2, 1_200));
		assert!(WINDOWS.is_open(2, 1_329) && !WINDOWS.is_open(2, 1_330));
		assert_eq!([999, 1_000, 1_099, 1_100].map(|ms| WINDOWS.at(ms)), [None, Some(0), Some(0), Some(1)]);
	}

	#[test]
	fn never_too_many_are_open() {
		let windows = Windows { grace_ms: 700, ..WINDOWS };
		assert!(windows.is_sound());
		for ms in 1_000..3_000 {
			let open = (0..40).filter(|window| windows.is_open(*window, ms)).count();
			assert!(open <= MAX_OPEN_WINDOWS as usize, "{open} at {ms}");
		}
		assert!(!Windows { grace_ms: 701, ..WINDOWS }.is_sound());
		assert!(!Windows { window_ms: 0, grace_ms: 0, ..WINDOWS }.is_sound());
	}

	#[test]
	fn the_end_of_time_is_no_panic() {
		let windows = Windows { opened_ms: u64::MAX - 1, window_ms: u64::MAX, grace_ms: u64::MAX };
		assert_eq!((windows.closes_ms(u32::MAX), windows.at(u64::MAX)), (u64::MAX, Some(0)));
		assert_eq!(Windows { window_ms: 0, ..WINDOWS }.at(2_000), None);
		assert_eq!(Windows { window_ms: 1, opened_ms: 0, grace_ms: 0 }.at(u64::MAX), None);
	}
}
