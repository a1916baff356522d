//! What an aggregator has done, in a file that survives it: one record after the other, each on the disk before anybody relies on it.
//!
//! A record is its length (4 bytes, little-endian), its checksum (8 bytes of BLAKE3), and itself: a kind, and SCALE. One that
//! was cut off at the end, by a machine that stopped, was relied on by nobody, and is taken away.

use std::{
	fs::{File, OpenOptions, TryLockError},
	io::{self, Read, Write},
	path::Path,
};

use hefu_primitives::metering::{Relation, Totals, Windows};
use subxt::ext::codec::{DecodeAll, Encode};

use super::{SignedReceipt, read_receipt, write_receipt};

/// Bytes before a record: its length, and its checksum.
const HEAD_BYTES: usize = 12;

/// No record has more bytes: so a length that was altered does not take all that follows with it.
const MOST_RECORD_BYTES: usize = 1_024;

/// Why a journal cannot be read or written.
#[derive(Debug)]
pub enum JournalError {
	/// The file cannot be read or written.
	File(io::Error),
	/// Another aggregator has it open.
	InUse,
	/// It is of another meter, or of one with other windows.
	OtherMeter,
	/// What stands from this byte on is no record, and more comes after it: the file was altered.
	Corrupt {
		/// From the file's beginning.
		at: u64,
	},
	/// Something could not be written before, and not be taken back: open the journal anew.
	Broken,
}

impl std::fmt::Display for JournalError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::File(error) => error.fmt(f),
			Self::InUse => f.write_str("another process has the journal open: use one aggregator a meter"),
			Self::OtherMeter => {
				f.write_str("the journal is of another meter: give each meter a file of its own")
			}
			Self::Corrupt { at } => {
				write!(
					f,
					"the journal was altered at byte {at}: restore it, for without it receipts count twice"
				)
			}
			Self::Broken => f.write_str("the journal could not be written before: open it anew"),
		}
	}
}

impl std::error::Error for JournalError {}

impl From<io::Error> for JournalError {
	fn from(error: io::Error) -> Self {
		Self::File(error)
	}
}

/// What an aggregator has done.
#[derive(Clone, Debug)]
pub(super) enum Record {
	/// It was begun for this meter: the first record.
	Begun { relation: Relation, windows: Windows },
	/// A receipt was taken.
	Receipt(Box<SignedReceipt>),
	/// A voucher was made of all that can be in it.
	Voucher { window: u32, totals: Totals },
	/// A window has closed, of which so much was redeemed.
	Closed { window: u32, redeemed: Totals },
}

impl Record {
	fn encode(&self) -> Vec<u8> {
		match self {
			Self::Begun { relation, windows } => (0u8, relation, windows).encode(),
			Self::Receipt(signed) => [&[1], &write_receipt(signed)[..]].concat(),
			Self::Voucher { window, totals } => (2u8, window, totals).encode(),
			Self::Closed { window, redeemed } => (3u8, window, redeemed).encode(),
		}
	}

	fn decode(bytes: &[u8]) -> Option<Self> {
		let (kind, mut bytes) = bytes.split_first()?;
		match kind {
			0 => {
				let (relation, windows) = <(Relation, Windows)>::decode_all(&mut bytes).ok()?;
				Some(Self::Begun { relation, windows })
			}
			1 => Some(Self::Receipt(Box::new(read_receipt(bytes)?))),
			2 => {
				let (window, totals) = <(u32, Totals)>::decode_all(&mut bytes).ok()?;
				Some(Self::Voucher { window, totals })
			}
			3 => {
				let (window, redeemed) = <(u32, Totals)>::decode_all(&mut bytes).ok()?;
				Some(Self::Closed { window, redeemed })
			}
			_ => None,
		}
	}
}

/// The file, open for nobody else.
#[derive(Debug)]
pub(super) struct Journal {
	file: File,
	/// Bytes of whole records in it.
	length: u64,
	is_broken: bool,
}

impl Journal {
	/// Opens the file, or makes it, and gives what is in it.
	pub(super) fn open(path: &Path) -> Result<(Self, Vec<Record>), JournalError> {
		let mut file = open_private(path)?;
		match file.try_lock() {
			Ok(()) => (),
			Err(TryLockError::WouldBlock) => return Err(JournalError::InUse),
			Err(TryLockError::Error(error)) => return Err(error.into()),
		}
		let mut bytes = Vec::new();
		file.read_to_end(&mut bytes)?;
		let (records, length) = read(&bytes)?;
		let mut journal = Self { file, length: length as u64, is_broken: false };
		if length < bytes.len() {
			journal.cut()?;
		}
		Ok((journal, records))
	}

	/// Writes records; once they are written they are on the disk. All of them or none.
	pub(super) fn append(&mut self, records: &[Record]) -> Result<(), JournalError> {
		if self.is_broken {
			return Err(JournalError::Broken);
		}
		let bytes = records.iter().flat_map(framed).collect::<Vec<_>>();
		if let Err(error) = self.file.write_all(&bytes).and_then(|()| self.file.sync_data()) {
			self.is_broken = self.cut().is_err();
			return Err(error.into());
		}
		self.length += bytes.len() as u64;
		Ok(())
	}

	/// Takes away what stands after the last whole record.
	fn cut(&mut self) -> io::Result<()> {
		self.file.set_len(self.length)?;
		self.file.sync_all()
	}
}

/// The file, which only its owner can read: what it says is between payer and provider.
fn open_private(path: &Path) -> io::Result<File> {
	let mut options = OpenOptions::new();
	options.read(true).append(true).create(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	options.open(path)
}

/// A record with what stands before it.
fn framed(record: &Record) -> Vec<u8> {
	let bytes = record.encode();
	let length = u32::try_from(bytes.len()).expect("a record has a few hundred bytes; qed");
	[&length.to_le_bytes()[..], &checksum(&bytes), &bytes[..]].concat()
}

fn checksum(bytes: &[u8]) -> [u8; 8] {
	let digest = blake3::hash(bytes);
	*digest.as_bytes().first_chunk().expect("a digest has more than eight bytes; qed")
}

/// The records in these bytes, and where the last whole one ends. What is cut off there is no error; what is followed by more is.
fn read(bytes: &[u8]) -> Result<(Vec<Record>, usize), JournalError> {
	let mut records = Vec::new();
	let mut at = 0;
	while at < bytes.len() {
		match next(&bytes[at..]) {
			Some((record, length)) => {
				records.push(record);
				at += length;
			}
			None if is_cut_off(&bytes[at..]) => break,
			None => return Err(JournalError::Corrupt { at: at as u64 }),
		}
	}
	Ok((records, at))
}

/// The first record, and how many bytes it takes with what stands before it; none when it is not whole.
fn next(bytes: &[u8]) -> Option<(Record, usize)> {
	let (head, rest) = bytes.split_at_checked(HEAD_BYTES)?;
	let (length, expected) = head.split_first_chunk()?;
	let length = u32::from_le_bytes(*length) as usize;
	let record = rest.get(..length)?;
	if checksum(record) != expected {
		return None;
	}
	Some((Record::decode(record)?, HEAD_BYTES + length))
}

/// Whether what stands here, which is no whole record, is what a writing left that was cut off: it reaches to the end of the file, or is
/// zeros up to there, which some file systems leave.
fn is_cut_off(bytes: &[u8]) -> bool {
	let Some(length) = bytes.first_chunk() else { return true };
	let length = u32::from_le_bytes(*length) as usize;
	let reaches = length <= MOST_RECORD_BYTES && HEAD_BYTES + length >= bytes.len();
	reaches || bytes.iter().all(|byte| *byte == 0)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn closed(window: u32) -> Record {
		Record::Closed { window, redeemed: Totals { ts_ns: 1, value: 2, ..Totals::default() } }
	}

	fn windows(records: &[Record]) -> Vec<u32> {
		let window = |record: &Record| match record {
			Record::Closed { window, .. } => *window,
			other => panic!("{other:?} was not written"),
		};
		records.iter().map(window).collect()
	}

	#[test]
	fn what_was_written_is_read_and_what_was_cut_off_is_taken_away() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("journal");
		let (mut journal, records) = Journal::open(&path).unwrap();
		assert!(records.is_empty());
		journal.append(&[closed(1), closed(2)]).unwrap();
		assert!(matches!(Journal::open(&path), Err(JournalError::InUse)));
		drop(journal);
		let whole = std::fs::read(&path).unwrap();
		for cut in whole.len() / 2 + 1..whole.len() {
			std::fs::write(&path, &whole[..cut]).unwrap();
			let (mut journal, records) = Journal::open(&path).unwrap();
			assert_eq!(windows(&records), [1], "{cut}");
			// Goes on after the last whole one.
			journal.append(&[closed(3)]).unwrap();
			drop(journal);
			assert_eq!(windows(&Journal::open(&path).unwrap().1), [1, 3]);
		}
	}

	#[test]
	fn what_was_altered_is_seen() {
		let bytes = [closed(1), closed(2)].iter().flat_map(framed).collect::<Vec<_>>();
		for place in HEAD_BYTES..bytes.len() / 2 {
			let mut altered = bytes.clone();
			altered[place] ^= 1;
			assert!(matches!(read(&altered), Err(JournalError::Corrupt { at: 0 })), "{place}");
		}
		// A length as well; zeros at the end are what a stopped machine leaves.
		let mut altered = bytes.clone();
		altered[2] = 1;
		assert!(matches!(read(&altered), Err(JournalError::Corrupt { at: 0 })));
		let zeros = [&bytes[..], &[0; 40]].concat();
		assert_eq!(read(&zeros).unwrap().1, bytes.len());
	}

	#[cfg(unix)]
	#[test]
	fn only_its_owner_reads_it() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("journal");
		Journal::open(&path).unwrap();
		assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
	}
}
