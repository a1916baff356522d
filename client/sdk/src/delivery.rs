//! Fair delivery of files (公平交付), as seller and as buyer: [`hefu_primitives::delivery`] for whole files, which are read once, in
//! pieces and in little memory.
//!
//! | who | does | with |
//! |---|---|---|
//! | seller | encrypts the file and commits to ciphertext and key | [`prepare()`] |
//! | buyer | receives the ciphertext, each group checked as it comes | [`Origin`], [`Receiver`] |
//! | buyer | checks the plaintext's outboard, by which a wrong group is shown | [`check_outboard`] |
//! | seller | hands the key over, once the money is locked | [`hand_over`] |
//! | buyer | takes the key, or has what shows that it is another | [`take_key`] |
//! | buyer | opens the file, or has what shows that a group is wrong | [`open()`] |
//!
//! Of a delivery in the file `NAME`, the seller serves `NAME`, its outboard `NAME.obao4`, and the plaintext's outboard
//! `NAME.plain.obao4`; the key is in `NAME.key`, which only the seller can read, and which the data host does not serve. The plaintext
//! lies elsewhere than in the folder that is served. What is not complete yet has a hidden name, and what was interrupted goes on from
//! there.

mod evidence;
mod fetch;
mod handing;
mod key_file;
mod open;
mod paths;
mod prepare;
mod receive;

use std::{
	ffi::OsString,
	io,
	path::{Path, PathBuf},
};

use hefu_primitives::{OrderId, delivery::WeakPoint};

pub use evidence::{EvidenceError, dispute_from_json, dispute_to_json};
pub use fetch::{FetchError, Origin};
pub use handing::{Taken, hand_over, take_key};
pub use hefu_primitives::delivery::{Commitment, Dispute, Handed, Unproven, WrongGroup};
pub use key_file::KeyFile;
pub use open::{Opened, check_opened, open};
pub use prepare::{Prepared, prepare};
pub use receive::{Receiver, check_ciphertext, check_outboard};

use crate::{
	file::{Problem, with_suffix},
	outboard,
	signer::KeyError,
};

/// Stands behind a ciphertext's name where its plaintext is meant, of which the outboard alone is there.
const PLAIN_SUFFIX: &str = ".plain";
/// Stands behind the hidden name of a file that is not complete.
const PART_SUFFIX: &str = ".part";

/// What the chain knows of the delivery of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
	/// BLAKE3 root of the file, as it is registered.
	pub registered: [u8; 32],
	/// Bytes in the file, as they are registered and were verified.
	pub size: u64,
	/// What the seller committed to.
	pub commitment: Commitment,
}

/// Why a file is not delivered, or not received.
#[derive(Debug)]
pub enum DeliveryError {
	/// A file cannot be read or written.
	File(PathBuf, io::Error),
	/// A key file cannot be used.
	Key(PathBuf, KeyError),
	/// Something else is there under the name.
	Exists(PathBuf),
	/// The file that is to be delivered is not the one that is registered.
	NotRegistered {
		/// The file.
		path: PathBuf,
		/// BLAKE3 of the registered file.
		registered: [u8; 32],
		/// BLAKE3 of this one.
		found: [u8; 32],
	},
	/// A file so large that a wrong group of it could not be shown.
	TooLarge(PathBuf),
	/// The outboard is not that of the file with this root.
	Outboard {
		/// The outboard.
		path: PathBuf,
		/// BLAKE3 root of the file whose outboard it should be.
		root: [u8; 32],
	},
	/// A group of the ciphertext is not what the seller committed to.
	Damaged {
		/// The ciphertext.
		path: PathBuf,
		/// The first such group, from 0.
		group: u64,
	},
	/// There are fewer bytes of the ciphertext than the file has.
	Incomplete {
		/// The ciphertext.
		path: PathBuf,
		/// Bytes that are there.
		received: u64,
		/// Bytes in the file.
		size: u64,
	},
	/// There are more bytes of the ciphertext than the file has.
	TooLong(PathBuf),
	/// The key is not the one that the seller committed to.
	OtherKey,
	/// The one-time key is not the one that the buyer registered for the order.
	OtherOneTimeKey,
	/// With the buyer's one-time key, everybody could read the key that is handed over.
	WeakPoint(WeakPoint),
	/// The system gives no random bytes.
	Random(io::Error),
}

impl std::fmt::Display for DeliveryError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::File(path, error) => write!(f, "{}: {error}", path.display()),
			Self::Key(path, error) => write!(f, "{}: {error}", path.display()),
			Self::Exists(path) => write!(f, "{} is there already and is another file", path.display()),
			Self::NotRegistered { path, registered, found } => write!(
				f,
				"{} is not the registered file: its BLAKE3 is {}, the registered one {}",
				path.display(),
				hex::encode(found),
				hex::encode(registered)
			),
			Self::TooLarge(path) => write!(f, "{} is too large to be delivered like this", path.display()),
			Self::Outboard { path, root } => write!(
				f,
				"{} is not the outboard of the file with the BLAKE3 root {}: get it again from the seller",
				path.display(),
				hex::encode(root)
			),
			Self::Damaged { path, group } => write!(
				f,
				"{}: group {group} is not what the seller committed to: get it again from the seller",
				path.display()
			),
			Self::Incomplete { path, received, size } => {
				write!(f, "{}: {received} of {size} bytes are there: go on receiving", path.display())
			}
			Self::TooLong(path) => {
				write!(f, "{}: there are more bytes than the registered file has", path.display())
			}
			Self::OtherKey => f.write_str("the key is not the one that the seller committed to"),
			Self::OtherOneTimeKey => {
				f.write_str("the one-time key is not the one that was registered for the order")
			}
			Self::WeakPoint(error) => error.fmt(f),
			Self::Random(error) => write!(f, "no random bytes for a key: {error}"),
		}
	}
}

impl std::error::Error for DeliveryError {}

impl From<Problem> for DeliveryError {
	fn from(problem: Problem) -> Self {
		match problem {
			Problem::File(path, error) => Self::File(path, error),
			Problem::Exists(path) => Self::Exists(path),
		}
	}
}

/// Under which name the file at this place of an order's version is delivered. What is delivered again lies in another folder.
pub fn name_of(order: &OrderId, place: usize) -> String {
	format!("{order}-{place}")
}

/// Where the plaintext's outboard of the ciphertext at `path` is.
pub fn plain_outboard_of(path: &Path) -> PathBuf {
	outboard::path_of(&with_suffix(path, PLAIN_SUFFIX))
}

/// The hidden name of what belongs to the file at `path`.
fn hidden(path: &Path, suffix: &str) -> PathBuf {
	let mut name = OsString::from(".");
	name.push(path.file_name().unwrap_or_default());
	name.push(suffix);
	path.with_file_name(name)
}
