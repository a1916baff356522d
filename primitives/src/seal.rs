//! Sealed files (加密分发): what verifiers and others read is ciphertext, and a key opens it.
//!
//! A sealed file's registered size and digests are those of the ciphertext. So validators, who may be competitors, check that
//! the registered bytes are there without seeing what they mean; an order or a grant later hands the key over. The
//! registered *commitment* to the key shows that it is the right one.
//!
//! The scheme is ChaCha20 (RFC 8439) over the groups of 16 KiB by which files are checked ([`crate::slices`]): group `i` is
//! xored with the keystream of the file's key, block counter from 0, and the nonce `i`: four zero bytes, then `i` as 8 bytes,
//! little-endian, as the Noise protocol counts. A group of the plaintext is a group of the ciphertext, of the same size and at the
//! same place, so that one group can be opened and compared alone: what the proof of a wrong delivery does.
//!
//! - **No authentication tag.** A tag would tell that the ciphertext was altered. Here the registered BLAKE3 root does, of every
//!   group, before anything is opened; the commitment fixes the key; and both are on chain before the key is known to anybody
//!   else. So there is one plaintext only. Tags would take the groups out of step and say nothing more. For this a sealed file
//!   must have a BLAKE3 root.
//! - **A key seals one file.** Two files under one key are xored with the same keystream: their ciphertexts, xored, are their
//!   plaintexts, xored, which is as good as open. And the first key handed over would open both. A new version is another file.

use chacha20::{
	ChaCha20,
	cipher::{KeyIvInit, StreamCipher},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::digest::blake2_256;

/// Stands before a key when the commitment to it is made.
const TAG: &[u8; 9] = b"hefu/seal";

/// How a file is sealed.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum SealScheme {
	/// ChaCha20 over groups of 16 KiB, each with its index as nonce.
	#[codec(index = 0)]
	#[cfg_attr(feature = "serde", serde(rename = "chacha20-groups"))]
	ChaCha20Groups = 0,
}

/// That a file is sealed, how, and by which key.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Seal {
	/// How.
	pub scheme: SealScheme,
	/// [`SealKey::commitment`] of the key.
	pub key_commitment: [u8; 32],
}

/// The key of one sealed file. It is random, and seals no other file.
#[derive(Clone, PartialEq, Eq)]
pub struct SealKey(pub [u8; 32]);

impl core::fmt::Debug for SealKey {
	/// Without the secret.
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("SealKey")
	}
}

impl SealKey {
	/// What is registered of the key: BLAKE2b-256 of the tag `hefu/seal` and the key. It hides the key, which is random, and fits
	/// no other one.
	pub fn commitment(&self) -> [u8; 32] {
		(TAG, self.0).using_encoded(blake2_256)
	}

	/// The seal of the file that this key seals.
	pub fn seal(&self) -> Seal {
		Seal { scheme: SealScheme::ChaCha20Groups, key_commitment: self.commitment() }
	}

	/// Seals a group, or opens one: that is the same. `bytes` are the group's, from its first on, at most
	/// [`GROUP_BYTES`](crate::slices::GROUP_BYTES).
	pub fn apply(&self, group: u64, bytes: &mut [u8]) {
		let mut nonce = [0; 12];
		nonce[4..].copy_from_slice(&group.to_le_bytes());
		ChaCha20::new(&self.0.into(), &nonce.into()).apply_keystream(bytes);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::slices::GROUP_BYTES;
	use hex_literal::hex;

	fn sealed(key: [u8; 32], group: u64, bytes: &[u8]) -> alloc::vec::Vec<u8> {
		let mut bytes = bytes.to_vec();
		SealKey(key).apply(group, &mut bytes);
		bytes
	}

	/// RFC 8439, appendix A.1, vectors 1 and 5: counter 0, nonces 0 and 00…02.
	#[test]
	fn keystreams_are_those_of_the_standard() {
		let first = hex!(
			"76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
			"da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586"
		);
		assert_eq!(sealed([0; 32], 0, &[0; 64]), first);
		let fifth = hex!(
			"c2c64d378cd536374ae204b9ef933fcd1a8b2288b3dfa49672ab765b54ee27c7"
			"8a970e0e955c14f3a88e741b97c286f75f8fc299e8148362fa198a39531bed6d"
		);
		assert_eq!(sealed([0; 32], 2 << 56, &[0; 64]), fifth);
	}

	/// RFC 8439, section 2.4.2: nonce 00000000 0000004a 00000000, and counter 1, which is the group's second block.
	#[test]
	fn a_group_is_sealed_block_after_block() {
		let key: [u8; 32] = core::array::from_fn(|i| i as u8);
		let text =
			b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
			sunscreen would be it.";
		let bytes = [&[0; 64][..], text].concat();
		let expected = hex!(
			"6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b"
			"f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8"
			"07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736"
			"5af90bbf74a35be6b40b8eedf2785e42874d"
		);
		assert_eq!(sealed(key, 0x4a00_0000, &bytes)[64..], expected);
	}

	#[test]
	fn groups_differ_and_open_again() {
		let plain = [7; GROUP_BYTES as usize];
		let (one, two) = (sealed([1; 32], 0, &plain), sealed([1; 32], 1, &plain));
		assert_ne!(one, two);
		assert_eq!(sealed([1; 32], 1, &two), plain);
		assert_ne!(sealed([2; 32], 1, &two), plain);
		// The last group is shorter, and is sealed like the beginning of a whole one.
		assert_eq!(sealed([1; 32], 1, &plain[..5]), two[..5]);
	}

	#[test]
	fn a_commitment_is_to_the_tag_and_the_key() {
		let key = SealKey([5; 32]);
		assert_eq!(key.commitment(), blake2_256(&[&b"hefu/seal"[..], &[5; 32]].concat()));
		assert_ne!(key.commitment(), SealKey([6; 32]).commitment());
		assert_eq!(key.seal().encode(), [&[0][..], &key.commitment()].concat());
		assert!(!alloc::format!("{key:?}").contains('5'));
	}
}
