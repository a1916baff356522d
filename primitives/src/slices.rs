//! BLAKE3 slices: checking parts of a file against the root that `b3sum` prints (分片核验).
//!
//! BLAKE3 is a binary Merkle tree over chunks of 1 KiB. Cut into *groups* of 16 chunks (16 KiB), a file has a tree whose
//! leaves are the groups' hashes and whose inner nodes are *pairs* of hashes, 64 bytes each. The pairs from the root down to
//! a group are the group's *path*: with it, the group's bytes are checked against the registered root, whoever served
//! either. All pairs of a file, one after the other, are its *outboard*, 0.39 % of the file's size, which any web server can
//! serve beside the file.
//!
//! An outboard is laid out as the crate `bao-tree` and iroh's `.obao4` files have it: the pairs in pre-order (a node, then all
//! of its left side, then all of its right side), without a size before them. `tests/bao_tree.rs` compares the two byte for
//! byte. A node's whole left descent and each whole subtree are therefore one range of bytes, which is what [`Plan`] makes use
//! of.
//!
//! Nothing here is a hash function of its own: groups and pairs are hashed by the `blake3` crate's `hazmat` module, which is
//! made for trees that are kept in parts.
//!
//! | module | what it is for |
//! |---|---|
//! | [`tree`] | the shape: how many groups and pairs, which lie where, the path to a group |
//! | [`proof`] | checking pairs and groups against a root |
//! | [`outboard`] | making an outboard while a file is read once |
//! | [`sample`] | which groups a verifier reads, and what that tells |
//! | [`plan`] | which ranges of bytes a verifier asks for |

pub mod outboard;
pub mod plan;
pub mod proof;
pub mod sample;
pub mod tree;

pub use outboard::Outboard;
pub use plan::{Pairs, Plan};
pub use proof::{Reference, Unfit, group_fits};
pub use sample::{DEFAULT_SAMPLES, MAX_SAMPLES, confidence, draw};
pub use tree::{Pair, Tree};

/// Bytes in a group: 16 chunks of 1 KiB. Only a file's last group has fewer.
pub const GROUP_BYTES: u64 = 16 * 1024;

/// Bytes in a pair: the hashes of a node's left and right side.
pub const PAIR_BYTES: u64 = 64;

/// A file's outboard is served under the file's own path with this behind it; [`crate::locator::Locator::outboard_url`].
pub const OUTBOARD_SUFFIX: &str = ".obao4";
