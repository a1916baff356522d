//! Outboards of files: the inner nodes of a file's BLAKE3 tree, by which verifiers check samples of it. Made while the file is
//! read once, in little memory; in the layout of `bao-tree` and iroh ([`hefu_primitives::slices`]).

use std::{
	collections::BTreeMap,
	fs::File,
	io::{self, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

use hefu_primitives::slices::{OUTBOARD_SUFFIX, Outboard, PAIR_BYTES, Pair, Tree};
use tempfile::NamedTempFile;

use crate::file::{folder_of, with_suffix};

/// Bytes read at a time.
const PIECE: usize = 256 * 1024;
/// Pairs that are kept until they are written: 4 MiB. They come out of order, but those of a part of the file lie together.
const MOST_KEPT: usize = 64 * 1024;

/// What making an outboard gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
	/// Where it is.
	pub path: PathBuf,
	/// Its bytes; none for a file of up to 16 KiB.
	pub bytes: u64,
	/// Bytes in the file.
	pub size: u64,
	/// The file's BLAKE3 root.
	pub root: [u8; 32],
	/// Whether it was there already, the same.
	pub existed: bool,
}

/// Where a file's outboard is served from: beside it, with [`OUTBOARD_SUFFIX`] behind its name.
pub fn path_of(file: &Path) -> PathBuf {
	with_suffix(file, OUTBOARD_SUFFIX)
}

/// Makes a file's outboard beside it. `progress` is told of each piece's size as it is read.
///
/// It appears complete or not at all, readable for whom the file is. What is there under its name already is never
/// overwritten: when it is the same all is well, otherwise the answer is [`io::ErrorKind::AlreadyExists`].
pub fn make_beside(file: &Path, progress: &mut dyn FnMut(u64)) -> io::Result<Made> {
	let path = path_of(file);
	let mut made = NamedTempFile::with_prefix_in(".hefu-", folder_of(&path))?;
	let source = File::open(file)?;
	let permissions = source.metadata()?.permissions();
	let (size, root) = write(source, made.as_file_mut(), progress)?;
	let bytes = Tree::new(size).outboard_bytes();
	made.as_file().set_permissions(permissions)?;
	let existed = place(made, &path)?;
	Ok(Made { path, bytes, size, root, existed })
}

/// Puts an outboard in its place; whether the same was there already. Another file there is [`io::ErrorKind::AlreadyExists`].
pub(crate) fn place(made: NamedTempFile, path: &Path) -> io::Result<bool> {
	match made.persist_noclobber(path) {
		Ok(_) => Ok(false),
		Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
			if same(error.file.path(), path)? { Ok(true) } else { Err(error.error) }
		}
		Err(error) => Err(error.error),
	}
}

/// Writes the outboard of `source` to `target`, an empty file; gives the size and the BLAKE3 root of what was read. Fails when
/// the file changes its size meanwhile.
pub fn write(
	mut source: File,
	target: &mut File,
	progress: &mut dyn FnMut(u64),
) -> io::Result<(u64, [u8; 32])> {
	let size = source.metadata()?.len();
	let mut writer = Writer::new(size, target);
	let mut piece = vec![0; PIECE];
	loop {
		let read = match source.read(&mut piece) {
			Ok(0) => break,
			Ok(read) => read,
			Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
			Err(error) => return Err(error),
		};
		writer.update(&piece[..read])?;
		progress(read as u64);
	}
	Ok((size, writer.finish()?))
}

/// Writes an outboard while the bytes of its file pass by, in order.
pub(crate) struct Writer<'a> {
	outboard: Outboard,
	kept: BTreeMap<u64, Pair>,
	target: &'a mut File,
}

impl<'a> Writer<'a> {
	/// Of a file of `size` bytes, to an empty file.
	pub(crate) fn new(size: u64, target: &'a mut File) -> Self {
		Self { outboard: Outboard::new(size), kept: BTreeMap::new(), target }
	}

	/// Takes the next bytes.
	pub(crate) fn update(&mut self, bytes: &[u8]) -> io::Result<()> {
		let kept = &mut self.kept;
		let keep = |place, pair: &Pair| {
			kept.insert(place, *pair);
		};
		self.outboard.update(bytes, keep).map_err(changed)?;
		if self.kept.len() >= MOST_KEPT {
			flush(&mut self.kept, self.target)?;
		}
		Ok(())
	}

	/// The root of what was taken, which is as many bytes as the file has.
	pub(crate) fn finish(mut self) -> io::Result<[u8; 32]> {
		let root = self.outboard.finish().map_err(changed)?;
		flush(&mut self.kept, self.target)?;
		Ok(root)
	}
}

fn changed(error: hefu_primitives::slices::outboard::OutboardError) -> io::Error {
	io::Error::new(io::ErrorKind::InvalidData, error)
}

/// Writes what is kept, what lies together at once.
fn flush(kept: &mut BTreeMap<u64, Pair>, target: &mut File) -> io::Result<()> {
	let mut run = Vec::new();
	let mut start = 0;
	for (place, pair) in std::mem::take(kept) {
		let next = start + run.len() as u64 / PAIR_BYTES;
		if place != next {
			write_run(start, &run, target)?;
			run.clear();
			start = place;
		}
		run.extend_from_slice(&pair);
	}
	write_run(start, &run, target)
}

fn write_run(start: u64, run: &[u8], target: &mut File) -> io::Result<()> {
	if run.is_empty() {
		return Ok(());
	}
	target.seek(SeekFrom::Start(start * PAIR_BYTES))?;
	target.write_all(run)
}

/// Whether two files have the same bytes.
fn same(one: &Path, other: &Path) -> io::Result<bool> {
	let (one, other) = (File::open(one)?, File::open(other)?);
	if !other.metadata()?.is_file() || one.metadata()?.len() != other.metadata()?.len() {
		return Ok(false);
	}
	let (mut one, mut other) = (io::BufReader::new(one).bytes(), io::BufReader::new(other).bytes());
	loop {
		match (one.next().transpose()?, other.next().transpose()?) {
			(None, None) => return Ok(true),
			(one, other) if one == other => {}
			_ => return Ok(false),
		}
	}
}
