//! Sealing files, and opening them: [`hefu_primitives::seal`] for whole files, read once and in pieces.
//!
//! A sealed file is served and registered in place of the file. Its key is in a *key file* beside it, which only its owner can
//! read, and which also says of what it is the key. Nobody else has the key: when the file is lost, the data are.

use std::{
	io::{self, Write},
	path::{Path, PathBuf},
};

use hefu_primitives::{
	digest::{Digests, Hasher},
	seal::{Seal, SealKey, SealScheme},
};
use serde::{Deserialize, Serialize};

use crate::{
	digest::parse_digest,
	file::{Groups, Problem, blake3_of, failed, place, temporary, with_suffix},
	secret,
	signer::KeyError,
};

/// Stands behind the name of a file that was sealed.
pub const SEALED_SUFFIX: &str = ".sealed";
/// Stands behind the name of a sealed file: its key.
pub const KEY_SUFFIX: &str = ".key";

/// A sealed file, with what is registered of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
	/// Where the ciphertext is.
	pub path: PathBuf,
	/// Where its key is.
	pub key_path: PathBuf,
	/// Bytes in it, as many as in the file.
	pub size: u64,
	/// Digests of the ciphertext.
	pub digests: Digests,
	/// The seal.
	pub seal: Seal,
	/// Whether both were there already, of the same file.
	pub existed: bool,
}

/// Why a file is not sealed or not opened.
#[derive(Debug)]
pub enum SealError {
	/// A file cannot be read or written.
	File(PathBuf, io::Error),
	/// The key file cannot be used.
	Key(PathBuf, KeyError),
	/// Something that is not this file's is there under the name.
	Exists(PathBuf),
	/// The bytes are not those that were sealed by the key.
	NotThese {
		/// The sealed file.
		path: PathBuf,
		/// BLAKE3 of the bytes that were sealed.
		expected: [u8; 32],
		/// BLAKE3 of these bytes.
		found: [u8; 32],
	},
}

impl std::fmt::Display for SealError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::File(path, error) => write!(f, "{}: {error}", path.display()),
			Self::Key(path, error) => write!(f, "{}: {error}", path.display()),
			Self::Exists(path) => {
				write!(f, "{} is there already and is another file", path.display())
			}
			Self::NotThese { path, expected, found } => write!(
				f,
				"{} is not what this key sealed: its BLAKE3 is {}, that of the sealed file {}",
				path.display(),
				hex::encode(found),
				hex::encode(expected)
			),
		}
	}
}

impl std::error::Error for SealError {}

impl From<Problem> for SealError {
	fn from(problem: Problem) -> Self {
		match problem {
			Problem::File(path, error) => Self::File(path, error),
			Problem::Exists(path) => Self::Exists(path),
		}
	}
}

/// A key, and what it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
	/// The key.
	pub key: SealKey,
	/// BLAKE3 of the ciphertext.
	pub blake3: [u8; 32],
}

/// What a key file holds. The commitment is there for the reader; the key decides.
#[derive(Serialize, Deserialize)]
struct Written {
	scheme: SealScheme,
	key: String,
	commitment: String,
	blake3: String,
}

impl KeyFile {
	/// Reads one that [`seal`] wrote, or that its owner handed over. Fails when others can read it, or when key and commitment do
	/// not fit.
	pub fn read(path: &Path) -> Result<Self, SealError> {
		let bad = |error| SealError::Key(path.into(), error);
		let malformed = |reason: &str| bad(KeyError::Malformed(reason.into()));
		let text = secret::read(path).map_err(bad)?;
		let written: Written = serde_json::from_str(&text).map_err(|error| malformed(&error.to_string()))?;
		let Written { scheme: SealScheme::ChaCha20Groups, key, commitment, blake3 } = written;
		let bytes = |text: &str, name: &str| {
			parse_digest(text).ok_or_else(|| malformed(&format!("{name} is not 64 hexadecimal digits")))
		};
		let key = SealKey(bytes(&key, "key")?);
		if key.commitment() != bytes(&commitment, "commitment")? {
			return Err(malformed("the commitment is to another key"));
		}
		Ok(Self { key, blake3: bytes(&blake3, "blake3")? })
	}

	fn write(&self, path: &Path) -> io::Result<()> {
		let written = Written {
			scheme: SealScheme::ChaCha20Groups,
			key: hex::encode(self.key.0),
			commitment: hex::encode(self.key.commitment()),
			blake3: hex::encode(self.blake3),
		};
		secret::create(path, &(serde_json::to_string_pretty(&written)? + "\n"))
	}
}

/// Where a file's ciphertext goes unless said otherwise.
pub fn path_of(file: &Path) -> PathBuf {
	with_suffix(file, SEALED_SUFFIX)
}

/// Where the key of the ciphertext at `path` goes.
pub fn key_path_of(path: &Path) -> PathBuf {
	with_suffix(path, KEY_SUFFIX)
}

/// Seals a file with a new key: the ciphertext at `path`, its key beside it. `progress` is told of each piece's size.
///
/// Both appear complete or not at all, the key first; nothing is overwritten. Where both are there already, of this very file, all
/// is well, and where only the ciphertext is missing, it is made again: so it can be tried once more after a failure. Of another
/// file the key seals nothing.
pub fn seal(file: &Path, path: &Path, progress: &mut dyn FnMut(u64)) -> Result<Sealed, SealError> {
	let key_path = key_path_of(path);
	let done = |key: &SealKey, hasher: Hasher, existed| Sealed {
		path: path.into(),
		key_path: key_path_of(path),
		size: hasher.bytes(),
		digests: hasher.finish(),
		seal: key.seal(),
		existed,
	};
	if key_path.exists() {
		let KeyFile { key, blake3 } = KeyFile::read(&key_path)?;
		let hasher = encipher(file, &key, progress, &mut io::sink())?;
		if hasher.clone().finish().blake3 != Some(blake3) {
			return Err(SealError::Exists(key_path));
		}
		let existed = path.exists();
		if !existed {
			let mut target = temporary(path)?;
			encipher(file, &key, &mut |_| {}, &mut target)?;
			place(target, path, Some(file))?;
		} else if blake3_of(path)? != blake3 {
			return Err(SealError::Exists(path.into()));
		}
		return Ok(done(&key, hasher, existed));
	}
	if path.exists() {
		return Err(SealError::Exists(path.into()));
	}
	let unwritable = |error| SealError::File(key_path.clone(), error);
	let mut key = SealKey([0; 32]);
	getrandom::fill(&mut key.0).map_err(|error| unwritable(io::Error::other(error)))?;
	let mut target = temporary(path)?;
	let hasher = encipher(file, &key, progress, &mut target)?;
	let blake3 = hasher.clone().finish().blake3.unwrap_or_default();
	KeyFile { key: key.clone(), blake3 }.write(&key_path).map_err(unwritable)?;
	place(target, path, Some(file))?;
	Ok(done(&key, hasher, false))
}

/// Writes a file's ciphertext; gives its digests.
fn encipher(
	file: &Path,
	key: &SealKey,
	progress: &mut dyn FnMut(u64),
	target: &mut dyn Write,
) -> Result<Hasher, SealError> {
	let mut hasher = Hasher::all();
	let mut groups = Groups::open(file)?;
	while let Some((group, bytes)) = groups.read()? {
		key.apply(group, bytes);
		hasher.update(bytes);
		target.write_all(bytes).map_err(failed(file))?;
		progress(bytes.len() as u64);
	}
	Ok(hasher)
}

/// Opens a sealed file: the plaintext at `out`, which only its owner can read. Gives its size. The plaintext appears when all bytes
/// were those that the key sealed, and not otherwise; nothing is overwritten.
pub fn open(
	sealed: &Path,
	key: &KeyFile,
	out: &Path,
	progress: &mut dyn FnMut(u64),
) -> Result<u64, SealError> {
	if out.exists() {
		return Err(SealError::Exists(out.into()));
	}
	let mut target = temporary(out)?;
	let mut hasher = blake3::Hasher::new();
	let mut groups = Groups::open(sealed)?;
	while let Some((group, bytes)) = groups.read()? {
		hasher.update(bytes);
		key.key.apply(group, bytes);
		target.write_all(bytes).map_err(failed(out))?;
		progress(bytes.len() as u64);
	}
	let found = *hasher.finalize().as_bytes();
	if found != key.blake3 {
		return Err(SealError::NotThese { path: sealed.into(), expected: key.blake3, found });
	}
	place(target, out, None)?;
	Ok(hasher.count())
}
