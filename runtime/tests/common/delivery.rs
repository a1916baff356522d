//! Files as sellers encrypt them, with their trees, and what shows that a group of one is wrong.

use hefu_primitives::{
	delivery::{Commitment, Key, WrongGroup, apply, commit},
	slices::{GROUP_BYTES, Outboard, Pair, Tree},
};

const GROUP: usize = GROUP_BYTES as usize;

/// A file with its tree.
pub struct File {
	pub bytes: Vec<u8>,
	pub root: [u8; 32],
	tree: Tree,
	pairs: Vec<Pair>,
}

impl File {
	pub fn new(bytes: Vec<u8>) -> Self {
		let tree = Tree::new(bytes.len() as u64);
		let mut pairs = vec![[0; 64]; tree.pairs() as usize];
		let mut outboard = Outboard::new(tree.size());
		outboard.update(&bytes, |place, pair| pairs[place as usize] = *pair).expect("as many bytes");
		Self { root: outboard.finish().expect("all bytes"), bytes, tree, pairs }
	}

	/// A file of so many groups, of which the last is not full; another one for each seed.
	pub fn of_groups(count: usize, seed: u8) -> Self {
		let size = count * GROUP - 7;
		let byte = |place: usize| (place as u8).wrapping_mul(31).wrapping_add(seed) ^ (place >> 8) as u8;
		Self::new((0..size).map(byte).collect())
	}

	/// The same with another byte in this group.
	pub fn corrupted(&self, group: usize) -> Self {
		let mut bytes = self.bytes.clone();
		bytes[group * GROUP] ^= 1;
		Self::new(bytes)
	}

	/// It under a key.
	pub fn encrypted(&self, key: &Key) -> Self {
		let mut bytes = self.bytes.clone();
		for (group, bytes) in (0..).zip(bytes.chunks_mut(GROUP)) {
			apply(key, group, bytes);
		}
		Self::new(bytes)
	}

	/// What its seller commits to, if it is encrypted under this key.
	pub fn commitment(&self, key: &Key) -> Commitment {
		Commitment { ciphertext: self.root, key: commit(key) }
	}

	/// What shows, of a file that is encrypted under this key, that a group does not open to the registered file's.
	pub fn evidence(&self, key: &Key, registered: &Self, group: u64) -> WrongGroup {
		let ciphertext = self.bytes.chunks(GROUP).nth(group as usize).expect("a group of the file");
		WrongGroup {
			group,
			key: *key,
			ciphertext: ciphertext.to_vec().try_into().expect("at most a group"),
			ciphertext_path: self.path(group).try_into().expect("a short path"),
			plain: registered.hash(group),
			plain_path: registered.path(group).try_into().expect("a short path"),
		}
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
