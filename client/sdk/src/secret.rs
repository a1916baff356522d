//! Files that hold a secret: only their owner can read them, and nothing is overwritten.

use std::{
	fs::{File, Metadata},
	io::{self, Read, Write},
	path::Path,
};

use tempfile::NamedTempFile;

use crate::{file::folder_of, signer::KeyError};

/// Writes a new file that only its owner can read; fails when there is one. It appears complete or not at all: half a key would open nothing,
/// and be in the way of another.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
	// Made for its owner alone.
	let mut file = NamedTempFile::with_prefix_in(".hefu-", folder_of(path))?;
	file.write_all(text.as_bytes())?;
	file.as_file().sync_all()?;
	file.persist_noclobber(path).map(|_| ()).map_err(|error| error.error)
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

/// Whether others can read it.
#[cfg(unix)]
pub(crate) fn is_exposed(metadata: &Metadata) -> bool {
	use std::os::unix::fs::MetadataExt;
	metadata.is_file() && metadata.mode() & 0o077 != 0
}

#[cfg(not(unix))]
pub(crate) fn is_exposed(_: &Metadata) -> bool {
	false
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn it_appears_complete_or_not_at_all_and_overwrites_nothing() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		create(&path, "secret").unwrap();
		assert_eq!(read(&path).unwrap(), "secret");
		assert_eq!(create(&path, "other").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
		assert_eq!(read(&path).unwrap(), "secret");
		let names = std::fs::read_dir(folder.path()).unwrap();
		assert_eq!(names.count(), 1, "nothing is left beside it");
		assert!(create(&folder.path().join("none").join("key"), "secret").is_err());
	}

	#[cfg(unix)]
	#[test]
	fn only_its_owner_reads_it() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		create(&path, "secret").unwrap();
		assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
	}
}
