//! What time it is for the chain: system time, or system time and a shift that a file holds.
//!
//! The shift is for demonstrations and tests of legal periods: with it a development or local chain of
//! unchanged wasm, real blocks and real finality lives through weeks in minutes. The file is read for every
//! block: a node that sees a block made after a change must already see the change itself, or it would refuse
//! the block as coming from the future.

use crate::chain_spec::is_disposable;
use sc_service::ChainType;
use sp_consensus_aura::SlotDuration;
use sp_timestamp::Timestamp;
use std::{
	fmt, fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
};

/// A hundred years. A shift can never be taken back, so a slip of units is refused rather than obeyed.
const LONGEST_SHIFT_MS: u64 = 100 * 365 * 24 * 3600 * 1000;

/// The chain's clock. Clones share one shift.
#[derive(Clone)]
pub struct Clock {
	shift: Option<Arc<SharedShift>>,
}

struct SharedShift {
	file: PathBuf,
	shift: Mutex<Shift>,
}

impl Clock {
	/// The clock for a chain: shifted by `file` where one is given, which only a disposable chain allows.
	pub fn new(file: Option<&Path>, chain_type: &ChainType) -> Result<Self, Error> {
		let Some(file) = file else { return Ok(Self { shift: None }) };
		if !is_disposable(chain_type) {
			return Err(Error::RealChain);
		}
		let shift = read(file).map_err(|error| Error::Unreadable(file.into(), error))?;
		let shift = Mutex::new(Shift { ms: shift, complaint: None });
		Ok(Self { shift: Some(Arc::new(SharedShift { file: file.into(), shift })) })
	}

	/// The chain's time now.
	///
	/// The shift is rounded down to whole slots: the slot timer runs on system time, and with anything but
	/// whole slots between the two a slot would change in the middle of the time given to its block.
	pub fn now(&self, slot: SlotDuration) -> Timestamp {
		let shift = self.shift_ms();
		let whole_slots = shift - shift % slot.as_millis().max(1);
		Timestamp::new(Timestamp::current().as_millis().saturating_add(whole_slots))
	}

	/// Whether somebody moves this clock by hand.
	pub fn is_shifted(&self) -> bool {
		self.shift.is_some()
	}

	fn shift_ms(&self) -> u64 {
		let Some(shared) = &self.shift else { return 0 };
		let reading = read(&shared.file);
		let mut shift = shared.shift.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some(complaint) = shift.observe(reading) {
			log::warn!("⏰ Development clock {}: {complaint}", shared.file.display());
		}
		shift.ms
	}
}

/// The highest shift seen, and what was last said about a reading that could not be used.
#[derive(Debug, Default)]
struct Shift {
	ms: u64,
	complaint: Option<String>,
}

impl Shift {
	/// Takes a reading in. Answers with a complaint if it cannot be used, once for each cause: the file is
	/// read several times a slot.
	fn observe(&mut self, reading: Result<u64, Unusable>) -> Option<String> {
		let complaint = match reading {
			Ok(ms) if ms >= self.ms => {
				self.ms = ms;
				None
			}
			Ok(ms) => Some(format!("{ms} ms is less than the {} ms before; time does not go back", self.ms)),
			Err(error) => Some(format!("{error}; going on with {} ms", self.ms)),
		};
		let news = complaint.clone().filter(|_| complaint != self.complaint);
		self.complaint = complaint;
		news
	}
}

fn read(file: &Path) -> Result<u64, Unusable> {
	parse(&fs::read_to_string(file).map_err(|error| Unusable::Missing(error.to_string()))?)
}

fn parse(text: &str) -> Result<u64, Unusable> {
	let ms = text.trim().parse().map_err(|_| Unusable::NotANumber)?;
	if ms > LONGEST_SHIFT_MS { Err(Unusable::TooLong) } else { Ok(ms) }
}

/// Why a reading of the file cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum Unusable {
	/// The file cannot be read.
	Missing(String),
	/// It holds something else than a whole number of milliseconds.
	NotANumber,
	/// It holds more than a hundred years.
	TooLong,
}

impl fmt::Display for Unusable {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Missing(error) => write!(f, "the file cannot be read ({error})"),
			Self::NotANumber => write!(f, "the file must hold one whole number, the milliseconds to add"),
			Self::TooLong => write!(f, "the shift is longer than a hundred years ({LONGEST_SHIFT_MS} ms)"),
		}
	}
}

/// Why there is no such clock.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
	/// A clock that somebody moves was asked for on a chain that real parties rely on.
	RealChain,
	/// The file says nothing usable at the start.
	Unreadable(PathBuf, Unusable),
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::RealChain => write!(
				f,
				"--dev-clock is for chains of type Development or Local; this chain is neither. \
					开发时钟仅限开发链与本地链。"
			),
			Self::Unreadable(file, error) => write!(
				f,
				"--dev-clock {}: {error}. Write 0 into it to start unshifted. 开发时钟文件无法使用。",
				file.display()
			),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A file of its own for each test, gone afterwards.
	struct Scratch(PathBuf);

	impl Scratch {
		fn new(name: &str, text: &str) -> Self {
			let file = std::env::temp_dir().join(format!("hefu-clock-{}-{name}", std::process::id()));
			fs::write(&file, text).unwrap();
			Self(file)
		}
	}

	impl Drop for Scratch {
		fn drop(&mut self) {
			fs::remove_file(&self.0).unwrap();
		}
	}

	#[test]
	fn a_number_is_read_with_or_without_a_newline() {
		assert_eq!(parse("0"), Ok(0));
		assert_eq!(parse(" 86400000\n"), Ok(86_400_000));
	}

	#[test]
	fn anything_else_is_refused() {
		for text in ["", "\n", "-1", "1.5", "1d", "12 34", "99999999999999999999999"] {
			assert_eq!(parse(text), Err(Unusable::NotANumber), "{text:?}");
		}
		assert_eq!(parse(&LONGEST_SHIFT_MS.to_string()), Ok(LONGEST_SHIFT_MS));
		assert_eq!(parse(&(LONGEST_SHIFT_MS + 1).to_string()), Err(Unusable::TooLong));
	}

	#[test]
	fn the_shift_only_grows() {
		let mut shift = Shift::default();
		assert_eq!(shift.observe(Ok(500)), None);
		assert!(shift.observe(Ok(499)).is_some());
		assert_eq!(shift.ms, 500);
		assert_eq!(shift.observe(Ok(501)), None);
		assert_eq!(shift.ms, 501);
	}

	#[test]
	fn the_last_good_shift_outlives_a_bad_reading() {
		let mut shift = Shift { ms: 500, complaint: None };
		assert!(shift.observe(Err(Unusable::NotANumber)).is_some());
		assert_eq!(shift.ms, 500);
	}

	#[test]
	fn each_cause_is_complained_of_once() {
		let mut shift = Shift { ms: 500, complaint: None };
		assert!(shift.observe(Ok(1)).is_some());
		assert!(shift.observe(Ok(1)).is_none());
		assert!(shift.observe(Ok(2)).is_some());
		assert!(shift.observe(Ok(500)).is_none());
		assert!(shift.observe(Ok(2)).is_some());
	}

	#[test]
	fn only_disposable_chains_may_be_shifted() {
		let file = Scratch::new("live", "0");
		for real in [ChainType::Live, ChainType::Custom("staging".into())] {
			assert_eq!(Clock::new(Some(&file.0), &real).err(), Some(Error::RealChain));
			assert!(!Clock::new(None, &real).unwrap().is_shifted());
		}
		assert!(Clock::new(Some(&file.0), &ChainType::Local).unwrap().is_shifted());
	}

	#[test]
	fn a_missing_or_garbled_file_is_an_error_at_the_start() {
		let missing = Path::new("/no/such/clock");
		assert!(matches!(
			Clock::new(Some(missing), &ChainType::Development).err(),
			Some(Error::Unreadable(_, Unusable::Missing(_)))
		));
		let garbled = Scratch::new("garbled", "tomorrow");
		assert!(matches!(
			Clock::new(Some(&garbled.0), &ChainType::Development).err(),
			Some(Error::Unreadable(_, Unusable::NotANumber))
		));
	}

	#[test]
	fn a_change_is_seen_at_once_and_in_whole_slots() {
		let slot = SlotDuration::from_millis(2_000);
		let file = Scratch::new("change", "0");
		let clock = Clock::new(Some(&file.0), &ChainType::Local).unwrap();
		let copy = clock.clone();
		let before = clock.now(slot).as_millis();

		fs::write(&file.0, "3600999").unwrap();
		let passed = copy.now(slot).as_millis() - before;
		assert!((3_600_000..3_600_900).contains(&passed), "{passed}");
	}
}
