//! Checking pairs and groups against a root.

use blake3::hazmat::{ChainingValue, HasherExt, Mode, merge_subtrees_non_root, merge_subtrees_root};

use super::{GROUP_BYTES, Pair, Tree};

/// What a group's bytes are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
	/// Of the only group of a file: the root itself.
	Root([u8; 32]),
	/// Of one of several groups: its hash in the pair above.
	Leaf(ChainingValue),
}

impl Reference {
	/// The hash by itself.
	pub fn hash(&self) -> [u8; 32] {
		match self {
			Self::Root(hash) | Self::Leaf(hash) => *hash,
		}
	}
}

/// The pair that does not fit what is above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
	/// Its place in the outboard, counted in pairs; 0 is the root's, which did not fit the root.
	pub pair: u64,
}

/// The root of the tree whose topmost pair this is.
pub fn root_of(top: &Pair) -> [u8; 32] {
	let (left, right) = halves(top);
	*merge_subtrees_root(&left, &right, Mode::Hash).as_bytes()
}

/// Follows the path to a group down from the root, where `pairs` answers with the pair at a place in the outboard. A pair
/// that is not there does not fit.
pub fn reference<'a>(
	tree: &Tree,
	root: &[u8; 32],
	group: u64,
	pairs: impl Fn(u64) -> Option<&'a Pair>,
) -> Result<Reference, Unfit> {
	let mut expected = *root;
	for step in tree.path(group) {
		let unfit = Unfit { pair: step.pair };
		let pair = pairs(step.pair).ok_or(unfit)?;
		let (left, right) = halves(pair);
		let found =
			if step.pair == 0 { root_of(pair) } else { merge_subtrees_non_root(&left, &right, Mode::Hash) };
		if found != expected {
			return Err(unfit);
		}
		expected = if step.right { right } else { left };
	}
	Ok(if tree.groups() == 1 { Reference::Root(expected) } else { Reference::Leaf(expected) })
}

/// Whether these are the bytes of a group whose reference is known. Another number of bytes than the group's never fits.
pub fn group_fits(tree: &Tree, group: u64, reference: &Reference, bytes: &[u8]) -> bool {
	let Some(range) = tree.group_range(group) else { return false };
	if bytes.len() as u64 != range.end - range.start {
		return false;
	}
	match reference {
		Reference::Root(root) => blake3::hash(bytes) == *root,
		Reference::Leaf(leaf) => !bytes.is_empty() && group_hash(group, bytes) == *leaf,
	}
}

/// Follows a path that is given pair by pair from the root down to a group. One of another length is refused as if the first pair
/// that is missing or too many did not fit.
pub fn follow(tree: &Tree, root: &[u8; 32], group: u64, path: &[Pair]) -> Result<Reference, Unfit> {
	if path.len() > tree.path(group).count() {
		return Err(Unfit { pair: tree.pairs() });
	}
	let place = |pair| tree.path(group).position(|step| step.pair == pair);
	reference(tree, root, group, |pair| path.get(place(pair)?))
}

/// Checks a group and its path ([`follow`]) against a root: `Err` names the pair that does not fit, and `Ok(false)` says that the path
/// is right and the bytes are not.
pub fn check_slice(
	tree: &Tree,
	root: &[u8; 32],
	group: u64,
	path: &[Pair],
	bytes: &[u8],
) -> Result<bool, Unfit> {
	let reference = follow(tree, root, group, path)?;
	Ok(group_fits(tree, group, &reference, bytes))
}

/// The hash of one of several groups. `bytes` are at least 1 and at most [`GROUP_BYTES`], and the group is one of a file's.
pub(super) fn group_hash(group: u64, bytes: &[u8]) -> ChainingValue {
	let mut hasher = blake3::Hasher::new();
	hasher.set_input_offset(group.saturating_mul(GROUP_BYTES));
	hasher.update(bytes);
	hasher.finalize_non_root()
}

fn halves(pair: &Pair) -> (ChainingValue, ChainingValue) {
	let mut halves = ([0; 32], [0; 32]);
	halves.0.copy_from_slice(&pair[..32]);
	halves.1.copy_from_slice(&pair[32..]);
	halves
}
