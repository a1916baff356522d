//! Who is behind a key that was made for one object, or behind a customer: a commitment, and its opening.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

use crate::{digest::blake2_256, id::MemberId};

/// Stands before an identity when the commitment to it is made.
const TAG: &[u8; 13] = b"hefu/identity";

/// Who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Identity {
	/// A member.
	#[codec(index = 0)]
	Member(MemberId),
	/// Somebody else, in words: a registered name, with the code of its registry (统一社会信用代码, LEI).
	#[codec(index = 1)]
	Named(String),
}

impl Identity {
	/// What stands for it on chain: BLAKE2b-256 of `SCALE(tag, identity, salt)`. The salt is random and drawn anew for each
	/// commitment, so that two keys of one organisation cannot be linked, nor either be found by trying names.
	pub fn commitment(&self, salt: &[u8; 32]) -> [u8; 32] {
		(TAG, self, salt).using_encoded(blake2_256)
	}
}

/// Tells whom a commitment stands for. Who has it can show it to others as well: it says who was named when the commitment was
/// recorded, not who shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct IdentityOpening {
	/// Who it is.
	pub identity: Identity,
	/// The commitment's salt.
	pub salt: [u8; 32],
}

impl IdentityOpening {
	/// Whether it opens this commitment.
	pub fn opens(&self, commitment: &[u8; 32]) -> bool {
		self.identity.commitment(&self.salt) == *commitment
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::DecodeAll;
	use hex_literal::hex;

	fn openings() -> [IdentityOpening; 2] {
		[
			IdentityOpening { identity: Identity::Member(MemberId([1; 32])), salt: [2; 32] },
			IdentityOpening { identity: Identity::Named("甲货主有限公司".into()), salt: [2; 32] },
		]
	}

	#[test]
	fn an_opening_opens_its_commitment_and_no_other() {
		let [member, named] = openings();
		let commitments = [&member, &named].map(|opening| opening.identity.commitment(&opening.salt));
		assert!(member.opens(&commitments[0]) && named.opens(&commitments[1]));
		assert!(!member.opens(&commitments[1]) && !named.opens(&commitments[0]));
	}

	#[test]
	fn every_altered_byte_is_refused() {
		for opening in openings() {
			let commitment = opening.identity.commitment(&opening.salt);
			let bytes = opening.encode();
			for place in 0..bytes.len() {
				let mut altered = bytes.clone();
				altered[place] ^= 1;
				let read = IdentityOpening::decode_all(&mut &altered[..]);
				assert!(read.map_or(true, |opening| !opening.opens(&commitment)), "{place}");
			}
		}
	}

	#[test]
	fn the_layout_is_pinned() {
		let [member, named] = openings();
		let mut bytes = b"hefu/identity".to_vec();
		bytes.push(0);
		bytes.extend([1; 32]);
		bytes.extend([2; 32]);
		assert_eq!(member.identity.commitment(&member.salt), blake2_256(&bytes));
		assert_eq!(
			named.identity.commitment(&named.salt),
			hex!("9009d794505f93a4130f5b41cdef7a25e6200f050f585506bebf1b8d2807bcc8")
		);
	}
}
