//! Fair delivery (公平交付): a file changes hands against money, and who was given something else shows it with one group of it.
//!
//! 1. The seller encrypts the file under a key made for this order, and commits to the ciphertext's BLAKE3 root and to the key
//!    ([`Commitment`]).
//! 2. The buyer has the whole ciphertext and checks it against the commitment, and the plaintext's outboard against the registered
//!    root: from then on each group has one ciphertext and one hash that it must open to. The buyer makes a one-time X25519 key.
//! 3. With the money locked, the seller hands the key over to that one-time key, for all to see and for the buyer to read
//!    ([`hand`], [`take`]).
//! 4. The buyer opens the file. If the key is another one, the one-time secret shows it ([`wrong_key`]); if a group is not what was
//!    registered, that group shows it, with its paths in both trees ([`wrong_group`]). What it costs to check grows with the path
//!    and not with the file.
//!
//! Nobody who delivered what is registered can be shown to have done otherwise: each check recomputes what the seller did, and all
//! that goes into it is fixed by the commitment, the registered root and size, and the buyer's one-time key. Nothing here is random
//! and nothing is read but the arguments, so that the chain, an arbiter and both parties come to the same answer.
//!
//! Both trees have the shape of the *registered size*, so a file is delivered like this only when its size was verified.
//!
//! A dispute publishes the key, which opens this order's ciphertext to all who have it. And who has the plaintext's outboard can try
//! whether a group is what they guess, before any payment: of data that can be guessed, parties let an arbiter decide instead.
//!
//! Encryption and the commitment to a key are those of sealed files ([`crate::seal`], which says why there is no tag). So the key
//! of a file that is registered sealed can be handed over, and shown to be wrong, in the same way; what its groups open to is not
//! registered, and is not shown: where a group can be shown to be wrong on chain, nobody commits to the registered file itself.
//!
//! | module | what it is for |
//! |---|---|
//! | [`handing`] | giving a key to whoever has the secret of a one-time key |
//! | [`dispute`] | showing that a key or a group is wrong |

pub mod dispute;
pub mod handing;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

pub use dispute::{Dispute, GroupPath, MAX_PATH, MAX_SIZE, Unproven, WrongGroup, wrong_group, wrong_key};
pub use handing::{Handed, WeakPoint, hand, is_weak, public_of, take};

use crate::seal::SealKey;

/// The key of one file in one order: random, and used for nothing else.
pub type Key = [u8; 32];

/// What the seller commits to, of one file in one order.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Commitment {
	/// BLAKE3 root of the ciphertext, what `b3sum` prints of it.
	pub ciphertext: [u8; 32],
	/// [`commit`] of the key.
	pub key: [u8; 32],
}

/// The commitment to a key, which is that of a sealed file's: [`SealKey::commitment`].
pub fn commit(key: &Key) -> [u8; 32] {
	SealKey(*key).commitment()
}

/// Encrypts a group, or decrypts one: that is the same. `bytes` are the group's, from its first on, at most
/// [`GROUP_BYTES`](crate::slices::GROUP_BYTES). ChaCha20 (RFC 8439) with block counter from 0 and the group's index as nonce:
/// four zero bytes, then the index as 8 bytes, little-endian ([`SealKey::apply`]).
pub fn apply(key: &Key, group: u64, bytes: &mut [u8]) {
	SealKey(*key).apply(group, bytes);
}

#[cfg(test)]
mod tests {
	use super::*;
	use hex_literal::hex;

	/// RFC 8439, appendix A.1, vectors 1 and 5: counter 0, nonces 0 and 00…02. The last byte of the nonce is the highest of the index.
	#[test]
	fn the_keystream_is_that_of_the_standard() {
		let vectors = [
			(0, hex!("76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7")),
			(2 << 56, hex!("c2c64d378cd536374ae204b9ef933fcd1a8b2288b3dfa49672ab765b54ee27c7")),
		];
		for (group, keystream) in vectors {
			let mut bytes = [0; 32];
			apply(&[0; 32], group, &mut bytes);
			assert_eq!(bytes, keystream);
			apply(&[0; 32], group, &mut bytes);
			assert_eq!(bytes, [0; 32]);
		}
	}

	/// Computed apart from this code: `blake2b("hefu/seal" ‖ 32 bytes 05)`.
	#[test]
	fn a_commitment_is_pinned() {
		let key = hex!("6929e631940b197bd8beb800115b3b7601e1883611ee58a0eea4977e618ce638");
		assert_eq!(commit(&[5; 32]), key);
		let commitment = Commitment { ciphertext: [1; 32], key };
		assert_eq!(commitment.encode(), [[1; 32], key].concat());
		assert_eq!(Commitment::max_encoded_len(), 64);
	}
}
