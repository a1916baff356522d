//! Files of the tests' datasets, encrypted as sellers do it.

use hefu_primitives::{
	delivery::{Commitment, Key, WrongGroup, apply, commit},
	slices::{GROUP_BYTES, Outboard, Pair, Tree},
};

const GROUP: usize = GROUP_BYTES as usize;

/// So many bytes, others for each seed.
pub fn bytes(size: usize, seed: u8) -> Vec<u8> {
	(0..size).map(|place| (place as u8).wrapping_mul(31).wrapping_add(seed) ^ (place >> 8) as u8).collect()
}

/// A file's tree.
pub struct FileTree {
	tree: Tree,
	pub root: [u8; 32],
	pairs: Vec<Pair>,
}

impl FileTree {
	pub fn of(bytes: &[u8]) -> Self {
		let tree = Tree::new(bytes.len() as u64);
		let mut pairs = vec![[0; 64]; tree.pairs() as usize];
		let mut outboard = Outboard::new(tree.size());
		outboard.update(bytes, |place, pair| pairs[place as usize] = *pair).expect("as many bytes");
		Self { tree, root: outboard.finish().expect("all bytes"), pairs }
	}

	fn path(&self, group: u64) -> Vec<Pair> {
		self.tree.path(group).map(|step| self.pairs[step.pair as usize]).collect()
	}

	/// The hash of a group: a half of the last pair of its path, or the root.
	fn hash(&self, group: u64) -> [u8; 32] {
		let Some(last) = self.tree.path(group).last() else { return self.root };
		let pair = self.pairs[last.pair as usize];
		let half = if last.right { &pair[32..] } else { &pair[..32] };
		half.try_into().expect("32 bytes")
	}
}

/// A file, encrypted.
pub struct Encrypted {
	key: Key,
	bytes: Vec<u8>,
	tree: FileTree,
}

impl Encrypted {
	pub fn new(plain: &[u8], key: Key) -> Self {
		let mut bytes = plain.to_vec();
		for (group, bytes) in bytes.chunks_mut(GROUP).enumerate() {
			apply(&key, group as u64, bytes);
		}
		let tree = FileTree::of(&bytes);
		Self { key, bytes, tree }
	}

	pub fn commitment(&self) -> Commitment {
		Commitment { ciphertext: self.tree.root, key: commit(&self.key) }
	}

	/// What shows that a group does not open to that of the registered file.
	pub fn evidence(&self, registered: &FileTree, group: u64) -> WrongGroup {
		let ciphertext = self.bytes.chunks(GROUP).nth(group as usize).unwrap_or_default();
		WrongGroup {
			group,
			key: self.key,
			ciphertext: ciphertext.to_vec().try_into().expect("at most a group"),
			ciphertext_path: self.tree.path(group).try_into().expect("a short path"),
			plain: registered.hash(group),
			plain_path: registered.path(group).try_into().expect("a short path"),
		}
	}
}
