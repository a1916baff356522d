//! Files that hold a secret: only their owner can read them, and nothing is overwritten.

use std::{
	fs::{File, Metadata, OpenOptions},
	io::{self, Read, Write},
	path::Path,
};

use crate::signer::KeyError;

/// Writes a new file that only its owner can read; fails when there is one.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
	let mut file = create_private(path)?;
	file.write_all(text.as_bytes())?;
	file.sync_all()
}

/// Reads one, unless others can too: [`KeyError::Exposed`].
pub fn read(path: &Path) -> Result<String, KeyError> {
	let mut file = File::open(path).map_err(KeyError::File)?;
	if is_exposed(&file.metadata().map_err(KeyError::File)?) {
		return Err(KeyError::Exposed);
	}
	let mut text = String::new();
	file.read_to_string(&mut text).map_err(KeyError::File)?;
	Ok(text)
}

#[cfg(unix)]
fn is_exposed(metadata: &Metadata) -> bool {
	use std::os::unix::fs::MetadataExt;
	metadata.is_file() && metadata.mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_exposed(_: &Metadata) -> bool {
	false
}

fn create_private(path: &Path) -> io::Result<File> {
	let mut options = OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	options.open(path)
}
