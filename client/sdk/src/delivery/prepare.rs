//! What the seller makes of a file for an order.

use std::{
	fs::File,
	io::{self, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

use hefu_primitives::delivery::{Commitment, MAX_SIZE};
use tempfile::NamedTempFile;

use super::{DeliveryError, KeyFile, PART_SUFFIX, hidden, plain_outboard_of};
use crate::{
	file::{Groups, Problem, blake3_of, failed, open_part, place_part, temporary},
	outboard,
	seal::{KEY_SUFFIX, key_path_of},
};

/// A delivery that is ready to be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
	/// Where the ciphertext is.
	pub path: PathBuf,
	/// Where its outboard is.
	pub outboard: PathBuf,
	/// Where the plaintext's outboard is.
	pub plain_outboard: PathBuf,
	/// Where the key is.
	pub key: PathBuf,
	/// Bytes in the file, and in the ciphertext.
	pub size: u64,
	/// What is committed to on chain.
	pub commitment: Commitment,
	/// Whether all of it was there already.
	pub existed: bool,
}

/// Encrypts a file for one order under a new key: the ciphertext at `out`, beside it the outboards of both and the key. `registered`
/// is the file's registered BLAKE3 root; of another file nothing is made. `progress` is told of each group's size.
///
/// The ciphertext appears complete or not at all, after all else, and nothing is overwritten. What was interrupted goes on when it is
/// tried again: the key is the same, and of the ciphertext only what is missing is written. When all of it is there already, it is
/// checked, which tells the commitment again. For each order and file, `out` is another, and so is the key.
pub fn prepare(
	file: &Path,
	registered: &[u8; 32],
	out: &Path,
	progress: &mut dyn FnMut(u64),
) -> Result<Prepared, DeliveryError> {
	let size = file.metadata().map_err(failed(file))?.len();
	if size > MAX_SIZE {
		return Err(DeliveryError::TooLarge(file.into()));
	}
	let existed = out.exists();
	let names = Names::of(out);
	let key = names.key(registered, out)?;
	let mut target = if existed { None } else { Some(Part::open(&names.part)?) };
	let mut plain = temporary(&names.plain_outboard)?;
	let mut encrypted = temporary(&names.outboard)?;
	let mut plain_writer = outboard::Writer::new(size, plain.as_file_mut());
	let mut encrypted_writer = outboard::Writer::new(size, encrypted.as_file_mut());
	let mut groups = Groups::open(file)?;
	while let Some((group, bytes)) = groups.read()? {
		plain_writer.update(bytes).map_err(failed(file))?;
		key.key.apply(group, bytes);
		encrypted_writer.update(bytes).map_err(failed(&names.outboard))?;
		if let Some(target) = &mut target {
			target.put(bytes).map_err(failed(&names.part))?;
		}
		progress(bytes.len() as u64);
	}
	let found = plain_writer.finish().map_err(failed(file))?;
	let ciphertext = encrypted_writer.finish().map_err(failed(&names.outboard))?;
	if found != *registered {
		names.tidy();
		return Err(DeliveryError::NotRegistered { path: file.into(), registered: *registered, found });
	}
	if existed && blake3_of(out)? != ciphertext {
		return Err(DeliveryError::Exists(out.into()));
	}
	place_outboard(plain, &names.plain_outboard, file)?;
	place_outboard(encrypted, &names.outboard, file)?;
	if !names.key.exists() {
		key.write(&names.key)?;
	}
	if let Some(target) = target {
		let complete = target.finish().map_err(failed(&names.part))?;
		place_part(complete, &names.part, out, Some(file))?;
	}
	names.tidy();
	let commitment = Commitment { ciphertext, key: key.key.commitment() };
	let Names { key, outboard, plain_outboard, .. } = names;
	Ok(Prepared { path: out.into(), outboard, plain_outboard, key, size, commitment, existed })
}

/// Where everything goes.
struct Names {
	outboard: PathBuf,
	plain_outboard: PathBuf,
	key: PathBuf,
	/// The key, as long as there is no ciphertext.
	hidden_key: PathBuf,
	/// The ciphertext, as long as it is not complete.
	part: PathBuf,
}

impl Names {
	fn of(out: &Path) -> Self {
		Self {
			outboard: outboard::path_of(out),
			plain_outboard: plain_outboard_of(out),
			key: key_path_of(out),
			hidden_key: hidden(out, KEY_SUFFIX),
			part: hidden(out, PART_SUFFIX),
		}
	}

	/// The key that is there, or a new one. A ciphertext without its key is something else.
	fn key(&self, registered: &[u8; 32], out: &Path) -> Result<KeyFile, DeliveryError> {
		let path = match (self.key.exists(), out.exists()) {
			(true, _) => &self.key,
			(false, true) => return Err(DeliveryError::Exists(out.into())),
			(false, false) => &self.hidden_key,
		};
		if !path.exists() {
			let key = KeyFile::random(registered)?;
			key.write(path)?;
			return Ok(key);
		}
		let key = KeyFile::read(path)?;
		// Another file under the same key would be as good as open to whoever has both ciphertexts.
		if key.registered != *registered {
			return Err(DeliveryError::Exists(path.clone()));
		}
		Ok(key)
	}

	/// Removes what has a hidden name. What cannot be removed does no harm.
	fn tidy(&self) {
		std::fs::remove_file(&self.part).ok();
		std::fs::remove_file(&self.hidden_key).ok();
	}
}

/// Puts an outboard in its place, readable for whom `like` is.
fn place_outboard(made: NamedTempFile, path: &Path, like: &Path) -> Result<(), DeliveryError> {
	let permissions = like.metadata().map_err(failed(like))?.permissions();
	made.as_file().set_permissions(permissions).map_err(failed(path))?;
	match outboard::place(made, path) {
		Ok(_) => Ok(()),
		Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(DeliveryError::Exists(path.into())),
		Err(error) => Err(failed(path)(error).into()),
	}
}

/// A file that is written from its beginning on, of which some may be there already.
struct Part {
	file: File,
	/// Bytes that were put.
	at: u64,
	/// Bytes that were there when it was opened.
	there: u64,
	/// What was read of them last.
	read: Vec<u8>,
}

impl Part {
	fn open(path: &Path) -> Result<Self, Problem> {
		let file = open_part(path)?;
		let there = file.metadata().map_err(failed(path))?.len();
		Ok(Self { file, at: 0, there, read: Vec::new() })
	}

	/// Puts the next bytes, unless they are there. From the first others on, what is there goes.
	fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
		let start = self.at;
		self.at += bytes.len() as u64;
		if self.at <= self.there {
			self.read.resize(bytes.len(), 0);
			self.file.read_exact(&mut self.read)?;
			if self.read == bytes {
				return Ok(());
			}
			self.file.seek(SeekFrom::Start(start))?;
		}
		if start < self.there {
			self.file.set_len(start)?;
			self.there = start;
		}
		self.file.write_all(bytes)
	}

	/// The file with what was put and nothing more.
	fn finish(self) -> io::Result<File> {
		self.file.set_len(self.at)?;
		Ok(self.file)
	}
}
