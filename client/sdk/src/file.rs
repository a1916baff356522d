//! Files that are read group by group, and files that appear complete or not at all.

use std::{
	fs::{File, OpenOptions},
	io::{self, Read},
	path::{Path, PathBuf},
};

use hefu_primitives::slices::GROUP_BYTES;
use tempfile::{NamedTempFile, TempPath};

/// What is wrong with a file.
#[derive(Debug)]
pub(crate) enum Problem {
	/// It cannot be read or written.
	File(PathBuf, io::Error),
	/// Something else is there under its name.
	Exists(PathBuf),
}

/// Says of which file an error is.
pub(crate) fn failed(path: &Path) -> impl Fn(io::Error) -> Problem {
	move |error| Problem::File(path.into(), error)
}

/// A path with something behind its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
	let mut path = path.as_os_str().to_owned();
	path.push(suffix);
	path.into()
}

/// The folder that a path is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
	path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that becomes the one at `path`, or nothing.
pub(crate) fn temporary(path: &Path) -> Result<NamedTempFile, Problem> {
	NamedTempFile::with_prefix_in(".hefu-", folder_of(path)).map_err(failed(path))
}

/// Puts what was written in its place, readable for whom `like` is.
pub(crate) fn place(target: NamedTempFile, path: &Path, like: Option<&Path>) -> Result<(), Problem> {
	if let Some(like) = like {
		let permissions = like.metadata().map_err(failed(path))?.permissions();
		target.as_file().set_permissions(permissions).map_err(failed(path))?;
	}
	target.as_file().sync_all().map_err(failed(path))?;
	match target.persist_noclobber(path) {
		Ok(_) => Ok(()),
		Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(Problem::Exists(path.into())),
		Err(error) => Err(failed(path)(error.error)),
	}
}

/// A file that is not complete yet, as far as it is there, to be read and written.
pub(crate) fn open_part(path: &Path) -> Result<File, Problem> {
	let mut options = OpenOptions::new();
	options.read(true).write(true).create(true).truncate(false);
	options.open(path).map_err(failed(path))
}

/// Puts a file that was opened by [`open_part`], and is complete, in its place.
pub(crate) fn place_part(file: File, part: &Path, path: &Path, like: Option<&Path>) -> Result<(), Problem> {
	let complete = TempPath::try_from_path(part).map_err(failed(part))?;
	place(NamedTempFile::from_parts(file, complete), path, like)
}

/// BLAKE3 of a file.
pub(crate) fn blake3_of(path: &Path) -> Result<[u8; 32], Problem> {
	let mut hasher = blake3::Hasher::new();
	let read = File::open(path).and_then(|file| hasher.update_reader(file).map(|_| ()));
	read.map_err(failed(path))?;
	Ok(*hasher.finalize().as_bytes())
}

/// A file's groups, in order.
pub(crate) struct Groups<'a> {
	path: &'a Path,
	source: File,
	bytes: Vec<u8>,
	next: u64,
}

impl<'a> Groups<'a> {
	pub(crate) fn open(path: &'a Path) -> Result<Self, Problem> {
		let source = File::open(path).map_err(failed(path))?;
		Ok(Self { path, source, bytes: Vec::with_capacity(GROUP_BYTES as usize), next: 0 })
	}

	/// The next group and its index; none behind the last byte.
	pub(crate) fn read(&mut self) -> Result<Option<(u64, &mut [u8])>, Problem> {
		self.bytes.clear();
		let read = (&mut self.source).take(GROUP_BYTES).read_to_end(&mut self.bytes);
		read.map_err(failed(self.path))?;
		if self.bytes.is_empty() {
			return Ok(None);
		}
		let group = self.next;
		self.next += 1;
		Ok(Some((group, &mut self.bytes[..])))
	}
}
