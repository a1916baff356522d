//! Giving a key to whoever has the secret of a one-time key (密钥交付), where everybody can see it and only the buyer can read it.
//!
//! The buyer registers an X25519 key (RFC 7748) that was made for this order. The seller makes another, agrees on a secret with the
//! two, derives a pad of 32 bytes from it, and publishes its own public half and the key xored with the pad.
//!
//! `pad = BLAKE3-derive-key(context string, shared ‖ ephemeral ‖ buyer ‖ context)`: BLAKE3's mode for deriving keys is made for this,
//! and the project has BLAKE3 for its files; HKDF would bring HMAC with it and say nothing more. Both public halves are in it, since
//! several of them lead to one shared secret, and so is what the key is for. All four are 32 bytes, so that no two cases have the same
//! input.
//!
//! There is no tag: whether the right key was handed over, the commitment to it tells.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};

use super::Key;

/// Keeps pads apart from all else that is derived with BLAKE3. It stays as it is for ever.
const PAD_CONTEXT: &str = "hefu/delivery: pad of a key that is handed over";

/// A key, handed over to whoever has the secret of a one-time X25519 key.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Handed {
	/// Public half of the X25519 key that the seller made for handing this one key over.
	pub ephemeral: [u8; 32],
	/// The key, xored with the pad.
	pub sealed: [u8; 32],
}

/// A public key under which nothing is secret: a point of small order ([`is_weak`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeakPoint;

impl core::fmt::Display for WeakPoint {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(
			"what is agreed with this X25519 key everybody knows (a point of small order): its owner makes another one",
		)
	}
}

impl core::error::Error for WeakPoint {}

/// Whether whatever is agreed with this public key is zero, and so known to everybody: a point of small order (RFC 7748, 6.1).
/// The chain takes no such key, neither from a buyer nor from a seller. No secret has such a public half.
pub fn is_weak(public: &[u8; 32]) -> bool {
	// It makes no difference with which secret: all are multiples of the order of every such point.
	x25519([1; 32], *public) == [0; 32]
}

/// The public half of a secret.
pub fn public_of(secret: &[u8; 32]) -> [u8; 32] {
	x25519(*secret, X25519_BASEPOINT_BYTES)
}

/// Hands a key over to the owner of the one-time key `buyer`. `context` is the order's id.
///
/// `ephemeral_secret` is random and used once: two keys handed over with one of them in one order have the same pad, and who knows one
/// of the two keys knows the other.
pub fn hand(
	key: &Key,
	ephemeral_secret: [u8; 32],
	buyer: &[u8; 32],
	context: &[u8; 32],
) -> Result<Handed, WeakPoint> {
	let shared = agree(&ephemeral_secret, buyer)?;
	let ephemeral = public_of(&ephemeral_secret);
	Ok(Handed { ephemeral, sealed: xor(key, &pad(&shared, &ephemeral, buyer, context)) })
}

/// The key that was handed over, by the secret of the one-time key and with the same `context`. With another secret or context it is
/// another key: the commitment tells.
pub fn take(handed: &Handed, secret: &[u8; 32], context: &[u8; 32]) -> Result<Key, WeakPoint> {
	let Handed { ephemeral, sealed } = handed;
	let shared = agree(secret, ephemeral)?;
	Ok(xor(sealed, &pad(&shared, ephemeral, &public_of(secret), context)))
}

/// The secret that both halves lead to; none with a weak one.
fn agree(secret: &[u8; 32], public: &[u8; 32]) -> Result<[u8; 32], WeakPoint> {
	let shared = x25519(*secret, *public);
	if shared == [0; 32] { Err(WeakPoint) } else { Ok(shared) }
}

fn pad(shared: &[u8; 32], ephemeral: &[u8; 32], buyer: &[u8; 32], context: &[u8; 32]) -> [u8; 32] {
	let mut hasher = blake3::Hasher::new_derive_key(PAD_CONTEXT);
	for part in [shared, ephemeral, buyer, context] {
		hasher.update(part);
	}
	*hasher.finalize().as_bytes()
}

fn xor(one: &[u8; 32], other: &[u8; 32]) -> [u8; 32] {
	core::array::from_fn(|place| one[place] ^ other[place])
}

#[cfg(test)]
mod tests {
	use super::*;
	use hex_literal::hex;
	use proptest::prelude::*;

	/// The keys of RFC 7748, section 6.1.
	const SELLER: [u8; 32] = hex!("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
	const BUYER: [u8; 32] = hex!("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");

	/// Points of small order: zero, one, -1, those of order 8, and encodings of zero and one that are not reduced.
	const WEAK: [[u8; 32]; 7] = [
		[0; 32],
		hex!("0100000000000000000000000000000000000000000000000000000000000000"),
		hex!("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
		hex!("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
		hex!("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
		hex!("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
		hex!("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
	];

	#[test]
	fn agreement_is_that_of_the_standard() {
		let (seller, buyer) = (public_of(&SELLER), public_of(&BUYER));
		assert_eq!(seller, hex!("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
		assert_eq!(buyer, hex!("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
		let shared = hex!("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
		assert_eq!((agree(&SELLER, &buyer), agree(&BUYER, &seller)), (Ok(shared), Ok(shared)));
	}

	/// Computed apart from this code, with other implementations of X25519 and BLAKE3.
	#[test]
	fn what_is_handed_over_is_pinned() {
		let handed = hand(&[5; 32], SELLER, &public_of(&BUYER), &[7; 32]).unwrap();
		let sealed = hex!("3cb5a9766bdf7d8703ef773a26597d94890177ea5b74efd06107e78e86564df9");
		assert_eq!(handed, Handed { ephemeral: public_of(&SELLER), sealed });
		assert_eq!(handed.encode(), [public_of(&SELLER), sealed].concat());
		assert_eq!(Handed::max_encoded_len(), 64);
		assert_eq!(take(&handed, &BUYER, &[7; 32]), Ok([5; 32]));
	}

	#[test]
	fn nothing_is_handed_over_where_everybody_could_read_it() {
		for weak in WEAK {
			assert!(is_weak(&weak));
			assert_eq!(hand(&[5; 32], SELLER, &weak, &[7; 32]), Err(WeakPoint));
			assert_eq!(take(&Handed { ephemeral: weak, sealed: [5; 32] }, &BUYER, &[7; 32]), Err(WeakPoint));
		}
		assert!(!is_weak(&X25519_BASEPOINT_BYTES));
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(32))]
		#[test]
		fn the_buyer_takes_the_key_and_others_take_another(
			key: [u8; 32], seller: [u8; 32], buyer: [u8; 32], other: [u8; 32], context: [u8; 32],
		) {
			let public = public_of(&buyer);
			prop_assert!(!is_weak(&public));
			let handed = hand(&key, seller, &public, &context).unwrap();
			prop_assert_eq!(take(&handed, &buyer, &context), Ok(key));
			if public_of(&other) != public {
				prop_assert_ne!(take(&handed, &other, &context), Ok(key));
			}
			if other != context {
				prop_assert_ne!(take(&handed, &buyer, &other), Ok(key));
			}
		}
	}
}
