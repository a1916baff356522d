//! Paths through an outboard that is in a file.

use std::{
	fs::File,
	io::{self, Read, Seek, SeekFrom},
	path::{Path, PathBuf},
};

use hefu_primitives::slices::{
	PAIR_BYTES, Pair, Reference, Tree, group_fits,
	proof::{Unfit, follow},
};

use super::DeliveryError;
use crate::file::failed;

/// An outboard, of which the path that was followed last is kept: group after group, each pair is read once.
pub(super) struct Paths {
	path: PathBuf,
	file: File,
	tree: Tree,
	root: [u8; 32],
	/// Places of the pairs of the path that is kept, from the root down.
	places: Vec<u64>,
	/// These pairs.
	pairs: Vec<Pair>,
}

impl Paths {
	/// The outboard at `path`, of the file of `size` bytes with this root. What is in it is checked when it is followed.
	pub(super) fn open(path: &Path, size: u64, root: [u8; 32]) -> Result<Self, DeliveryError> {
		let tree = Tree::new(size);
		let file = File::open(path).map_err(failed(path))?;
		if file.metadata().map_err(failed(path))?.len() != tree.outboard_bytes() {
			return Err(DeliveryError::Outboard { path: path.into(), root });
		}
		Ok(Self { path: path.into(), file, tree, root, places: Vec::new(), pairs: Vec::new() })
	}

	pub(super) fn tree(&self) -> Tree {
		self.tree
	}

	/// Follows the path to a group; fails when it does not lead there from the root.
	pub(super) fn follow(&mut self, group: u64) -> Result<(Reference, &[Pair]), DeliveryError> {
		self.read(group).map_err(failed(&self.path))?;
		match follow(&self.tree, &self.root, group, &self.pairs) {
			Ok(reference) => Ok((reference, &self.pairs[..])),
			Err(Unfit { .. }) => Err(DeliveryError::Outboard { path: self.path.clone(), root: self.root }),
		}
	}

	/// Whether these are the bytes of a group.
	pub(super) fn fits(&mut self, group: u64, bytes: &[u8]) -> Result<bool, DeliveryError> {
		let (reference, _) = self.follow(group)?;
		Ok(group_fits(&self.tree, group, &reference, bytes))
	}

	fn read(&mut self, group: u64) -> io::Result<()> {
		let path = self.tree.path(group);
		for (depth, step) in path.clone().enumerate() {
			if self.places.get(depth) == Some(&step.pair) {
				continue;
			}
			self.places.truncate(depth);
			self.pairs.truncate(depth);
			let mut pair = [0; PAIR_BYTES as usize];
			self.file.seek(SeekFrom::Start(step.pair * PAIR_BYTES))?;
			self.file.read_exact(&mut pair)?;
			self.places.push(step.pair);
			self.pairs.push(pair);
		}
		let depth = path.count();
		self.places.truncate(depth);
		self.pairs.truncate(depth);
		Ok(())
	}
}
