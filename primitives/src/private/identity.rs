//! Who is behind a key that was made for one object: a commitment, and its opening.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

use crate::{
	digest::blake2_256,
	id::{MemberId, PartyId},
};

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
	/// What stands on chain for it being behind a key: BLAKE2b-256 of `SCALE(tag, key, identity, salt)`. The key is part of it, so
	/// that whoever was shown an opening cannot have it recorded for a key of their own. The salt is random and drawn anew for each
	/// commitment, so that two keys of one organisation cannot be linked, nor either be found by trying names.
	pub fn commitment(&self, key: &PartyId, salt: &[u8; 32]) -> [u8; 32] {
		(TAG, key, self, salt).using_encoded(blake2_256)
	}
}

/// Tells whom a key's commitment stands for. Who has it can show it to others as well: it says who was named when the commitment
/// was recorded, not who shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct IdentityOpening {
	/// Who it is.
	pub identity: Identity,
	/// The commitment's salt.
	pub salt: [u8; 32],
}

impl IdentityOpening {
	/// Whether it opens the commitment that is recorded with this key.
	pub fn opens(&self, key: &PartyId, commitment: &[u8; 32]) -> bool {
		self.identity.commitment(key, &self.salt) == *commitment
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::DecodeAll;
	use hex_literal::hex;

	const KEY: PartyId = PartyId([3; 32]);

	fn openings() -> [IdentityOpening; 2] {
		[
			IdentityOpening { identity: Identity::Member(MemberId([1; 32])), salt: [2; 32] },
			IdentityOpening { identity: Identity::Named("甲货主有限公司".into()), salt: [2; 32] },
		]
	}

	#[test]
	fn an_opening_opens_its_commitment_and_no_other() {
		let [member, named] = openings();
		let commitments = [&member, &named].map(|opening| opening.identity.commitment(&KEY, &opening.salt));
		assert!(member.opens(&KEY, &commitments[0]) && named.opens(&KEY, &commitments[1]));
		assert!(!member.opens(&KEY, &commitments[1]) && !named.opens(&KEY, &commitments[0]));
		// Recorded for another key, it opens nothing.
		assert!(!member.opens(&PartyId([4; 32]), &commitments[0]));
	}

	#[test]
	fn every_altered_byte_is_refused() {
		for opening in openings() {
			let commitment = opening.identity.commitment(&KEY, &opening.salt);
			let bytes = opening.encode();
			for place in 0..bytes.len() {
				let mut altered = bytes.clone();
				altered[place] ^= 1;
				let read = IdentityOpening::decode_all(&mut &altered[..]);
				assert!(read.map_or(true, |opening| !opening.opens(&KEY, &commitment)), "{place}");
			}
		}
	}

	#[test]
	fn the_layout_is_pinned() {
		let [member, named] = openings();
		let mut bytes = b"hefu/identity".to_vec();
		bytes.extend(KEY.0);
		bytes.push(0);
		bytes.extend([1; 32]);
		bytes.extend([2; 32]);
		assert_eq!(member.identity.commitment(&KEY, &member.salt), blake2_256(&bytes));
		assert_eq!(
			named.identity.commitment(&KEY, &named.salt),
			hex!("458c35f7699de87e77d1ccb522617b3d4af068bd12cf6e362decba5c9196eb0e")
		);
	}
}
