//! Showing that a key or a group is wrong (争议证明), with so much of the file as it takes.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::{Commitment, Handed, Key, apply, commit, public_of, take};
use crate::slices::{
	GROUP_BYTES, Pair, Tree, group_fits,
	proof::{Unfit, follow},
};

/// Most pairs in a path: those of a file of [`MAX_SIZE`].
pub const MAX_PATH: u32 = 48;

/// Largest file that is delivered like this, in bytes (4 EiB): a larger one has paths that do not fit into evidence, so that nothing
/// could be shown of it.
pub const MAX_SIZE: u64 = GROUP_BYTES << MAX_PATH;

/// Bytes of a whole group, as the bound of evidence.
const MAX_GROUP: u32 = GROUP_BYTES as u32;

/// The pairs from the root down to a group.
pub type GroupPath = BoundedVec<Pair, ConstU32<MAX_PATH>>;

/// What shows that a group opens to something else than what was registered.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WrongGroup {
	/// The group, from 0.
	pub group: u64,
	/// The key that was handed over.
	pub key: Key,
	/// The group's ciphertext, all of it.
	pub ciphertext: BoundedVec<u8, ConstU32<MAX_GROUP>>,
	/// The path to it from the ciphertext's root; empty when the file has one group.
	pub ciphertext_path: GroupPath,
	/// The hash of the registered group; of a file with one group, the registered root.
	pub plain: [u8; 32],
	/// The path to that from the registered root; empty when the file has one group.
	pub plain_path: GroupPath,
}

/// What a buyer shows against a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Dispute {
	/// The key that was handed over is not the one that was committed to: [`wrong_key`].
	#[codec(index = 0)]
	WrongKey {
		/// The secret of the buyer's one-time key.
		secret: [u8; 32],
	},
	/// A group is not what was registered: [`wrong_group`].
	#[codec(index = 1)]
	WrongGroup(WrongGroup),
}

/// Why a dispute shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproven {
	/// The file is larger than [`MAX_SIZE`].
	TooLarge,
	/// The file has no such group.
	NoSuchGroup,
	/// The secret is not that of the buyer's one-time key.
	OtherSecret,
	/// The key in the evidence is not the one that was committed to. If it is the one that was handed over, then that is what is wrong.
	OtherKey,
	/// The path does not lead from the committed root to the ciphertext's group.
	CiphertextPath,
	/// The bytes are not those of the committed ciphertext's group.
	Ciphertext,
	/// The path does not lead from the registered root to the group: that of another file, most likely.
	PlainPath,
	/// The hash is not that of the registered group.
	Plain,
	/// Nothing is wrong: the key fits, or the group opens to what was registered.
	NotWrong,
}

impl core::fmt::Display for Unproven {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::TooLarge => "the file is too large for its groups to be shown",
			Self::NoSuchGroup => "the file has no such group",
			Self::OtherSecret => "the secret is not that of the buyer's one-time key",
			Self::OtherKey => "the key is not the one that was committed to",
			Self::CiphertextPath => {
				"the path does not lead from the committed root to the group of the ciphertext"
			}
			Self::Ciphertext => "the bytes are not those of the committed ciphertext",
			Self::PlainPath => "the path does not lead from the registered root to the group",
			Self::Plain => "the hash is not that of the registered group",
			Self::NotWrong => "what was delivered is what was agreed",
		})
	}
}

impl core::error::Error for Unproven {}

/// Checks that a group of the ciphertext opens, by the key that was committed to, to something else than the group at the same place
/// of the file with the root `registered` and of `size` bytes. `Ok`: so it is.
pub fn wrong_group(
	evidence: &WrongGroup,
	commitment: &Commitment,
	registered: &[u8; 32],
	size: u64,
) -> Result<(), Unproven> {
	let WrongGroup { group, key, ciphertext, ciphertext_path, plain, plain_path } = evidence;
	if size > MAX_SIZE {
		return Err(Unproven::TooLarge);
	}
	let tree = Tree::new(size);
	if *group > tree.last_group() {
		return Err(Unproven::NoSuchGroup);
	}
	if commit(key) != commitment.key {
		return Err(Unproven::OtherKey);
	}
	let given = follow(&tree, &commitment.ciphertext, *group, ciphertext_path)
		.map_err(|Unfit { .. }| Unproven::CiphertextPath)?;
	if !group_fits(&tree, *group, &given, ciphertext) {
		return Err(Unproven::Ciphertext);
	}
	let agreed = follow(&tree, registered, *group, plain_path).map_err(|Unfit { .. }| Unproven::PlainPath)?;
	if agreed.hash() != *plain {
		return Err(Unproven::Plain);
	}
	let mut opened = ciphertext.to_vec();
	apply(key, *group, &mut opened);
	if group_fits(&tree, *group, &agreed, &opened) { Err(Unproven::NotWrong) } else { Ok(()) }
}

/// Checks that the key that was handed over to the one-time key `buyer`, whose secret this is, is not the one that was committed to.
/// `Ok`: so it is. `context` is the order's id.
pub fn wrong_key(
	secret: &[u8; 32],
	buyer: &[u8; 32],
	handed: &Handed,
	commitment: &Commitment,
	context: &[u8; 32],
) -> Result<(), Unproven> {
	if public_of(secret) != *buyer {
		return Err(Unproven::OtherSecret);
	}
	match take(handed, secret, context) {
		Ok(key) if commit(&key) == commitment.key => Err(Unproven::NotWrong),
		// Another key; or one that is handed over with a weak point, which is the seller's: no secret has a weak public half.
		_ => Ok(()),
	}
}
