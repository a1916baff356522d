//! Digests of data: BLAKE3, SHA-256 and SM3, alone or together over one stream of bytes.

use blake2::{Blake2b, Digest as _, digest::consts::U32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// BLAKE2b with 32 bytes of output: the chain's own hash.
pub fn blake2_256(data: &[u8]) -> [u8; 32] {
	Blake2b::<U32>::digest(data).into()
}

/// The digest functions by which data can be registered.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Algorithm {
	/// BLAKE3's root hash, what `b3sum` prints.
	Blake3,
	/// SHA-256 (FIPS 180-4), what DCAT and Croissant use.
	Sha256,
	/// SM3 (GB/T 32905-2016), national cryptography (国密杂凑算法).
	Sm3,
}

impl core::fmt::Display for Algorithm {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::Blake3 => "BLAKE3",
			Self::Sha256 => "SHA-256",
			Self::Sm3 => "SM3",
		})
	}
}

/// The digests under which some bytes are registered. At least one is there ([`Digests::is_empty`] is refused).
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Digests {
	/// BLAKE3 root.
	pub blake3: Option<[u8; 32]>,
	/// SHA-256.
	pub sha256: Option<[u8; 32]>,
	/// SM3.
	pub sm3: Option<[u8; 32]>,
}

impl Digests {
	/// Whether there is none.
	pub fn is_empty(&self) -> bool {
		self.iter().next().is_none()
	}

	/// The digests that are there, in the order in which they are compared.
	pub fn iter(&self) -> impl Iterator<Item = (Algorithm, [u8; 32])> {
		[(Algorithm::Blake3, self.blake3), (Algorithm::Sha256, self.sha256), (Algorithm::Sm3, self.sm3)]
			.into_iter()
			.filter_map(|(algorithm, digest)| digest.map(|digest| (algorithm, digest)))
	}

	/// The first digest in which `self` and `actual` differ, among those that `self` has.
	pub fn first_difference(&self, actual: &Self) -> Option<Algorithm> {
		[
			(Algorithm::Blake3, self.blake3, actual.blake3),
			(Algorithm::Sha256, self.sha256, actual.sha256),
			(Algorithm::Sm3, self.sm3, actual.sm3),
		]
		.into_iter()
		.find(|(_, registered, actual)| registered.is_some() && registered != actual)
		.map(|(algorithm, ..)| algorithm)
	}
}

/// Computes several digests over one stream, so that a file is read once.
#[derive(Clone, Default)]
pub struct Hasher {
	blake3: Option<blake3::Hasher>,
	sha256: Option<sha2::Sha256>,
	sm3: Option<sm3::Sm3>,
	bytes: u64,
}

impl Hasher {
	/// Computes all three.
	pub fn all() -> Self {
		Self {
			blake3: Some(Default::default()),
			sha256: Some(Default::default()),
			sm3: Some(Default::default()),
			bytes: 0,
		}
	}

	/// Computes those that `wanted` has.
	pub fn like(wanted: &Digests) -> Self {
		Self {
			blake3: wanted.blake3.map(|_| Default::default()),
			sha256: wanted.sha256.map(|_| Default::default()),
			sm3: wanted.sm3.map(|_| Default::default()),
			bytes: 0,
		}
	}

	/// Takes the next bytes.
	pub fn update(&mut self, bytes: &[u8]) {
		if let Some(hasher) = &mut self.blake3 {
			hasher.update(bytes);
		}
		if let Some(hasher) = &mut self.sha256 {
			hasher.update(bytes);
		}
		if let Some(hasher) = &mut self.sm3 {
			hasher.update(bytes);
		}
		self.bytes = self.bytes.saturating_add(bytes.len() as u64);
	}

	/// Bytes taken so far.
	pub fn bytes(&self) -> u64 {
		self.bytes
	}

	/// The digests of all bytes taken.
	pub fn finish(self) -> Digests {
		Digests {
			blake3: self.blake3.map(|hasher| *hasher.finalize().as_bytes()),
			sha256: self.sha256.map(|hasher| hasher.finalize().into()),
			sm3: self.sm3.map(|hasher| hasher.finalize().into()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use hex_literal::hex;

	#[test]
	fn known_digests() {
		let mut hasher = Hasher::all();
		hasher.update(b"a");
		hasher.update(b"bc");
		assert_eq!(hasher.bytes(), 3);
		let digests = hasher.finish();
		// FIPS 180-4 and GB/T 32905-2016 annex A example 1; BLAKE3 from b3sum.
		let sha256 = hex!("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		let sm3 = hex!("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
		let blake3 = hex!("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
		assert_eq!(digests, Digests { blake3: Some(blake3), sha256: Some(sha256), sm3: Some(sm3) });
	}

	#[test]
	fn differences_are_named_in_order() {
		let registered = Digests { sha256: Some([1; 32]), sm3: Some([2; 32]), blake3: None };
		let actual = Digests { sha256: Some([1; 32]), sm3: Some([3; 32]), blake3: Some([4; 32]) };
		assert_eq!(registered.first_difference(&actual), Some(Algorithm::Sm3));
		assert_eq!(registered.first_difference(&registered), None);
		assert_eq!(registered.first_difference(&Digests::default()), Some(Algorithm::Sha256));
	}
}
