//! Who stands on a side of a bill, an instruction or another object between parties (当事人).

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{CustomerId, GenesisHash, MemberId, PartyId};

/// A party (当事人). Who minds being seen acts by a key made for the one object, and shows who it is to whom it must: the
/// commitment to that is recorded with the key.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Party {
	/// A member, under its own name.
	#[codec(index = 0)]
	Member(MemberId),
	/// A customer whom a member sponsors; who it is, its sponsor knows.
	#[codec(index = 1)]
	Customer(CustomerId),
	/// A key that was made for one object (当事人密钥).
	#[codec(index = 2)]
	Key(PartyId),
}

impl Party {
	/// The member, if the party goes by its own name.
	pub const fn member(&self) -> Option<MemberId> {
		match self {
			Self::Member(member) => Some(*member),
			Self::Customer(_) | Self::Key(_) => None,
		}
	}
}

/// What a party key signs before a member sponsors it (当事人密钥的同意书): with whom, for which object, and for whom it stands. Without
/// it, whoever saw the key first could have it recorded as another's.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Consent {
	/// The sponsor.
	pub sponsor: MemberId,
	/// Raw id of the one object.
	pub object: [u8; 32],
	/// Salted commitment to who is behind the key.
	pub commitment: [u8; 32],
}

impl Consent {
	/// What the key signs: `SCALE("hefu/party-key", genesis, consent)`, 142 bytes.
	pub fn signed_bytes(&self, genesis: &GenesisHash) -> Vec<u8> {
		(b"hefu/party-key", genesis, self).encode()
	}
}

impl From<MemberId> for Party {
	fn from(member: MemberId) -> Self {
		Self::Member(member)
	}
}

impl core::fmt::Display for Party {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		match self {
			Self::Member(id) => id.fmt(f),
			Self::Customer(id) => id.fmt(f),
			Self::Key(id) => id.fmt(f),
		}
	}
}

/// Not the identifier of a member, a customer or a party key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoParty;

impl core::fmt::Display for NoParty {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("not a party: a member (hfmb1…), a customer (hfcu1…) or a party key (hfpa1…)")
	}
}

impl core::error::Error for NoParty {}

impl core::str::FromStr for Party {
	type Err = NoParty;

	fn from_str(text: &str) -> Result<Self, NoParty> {
		let member = || text.parse().map(Self::Member);
		let customer = || text.parse().map(Self::Customer);
		let key = || text.parse().map(Self::Key);
		member().or_else(|_| customer()).or_else(|_| key()).map_err(|_| NoParty)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::ToString;

	#[test]
	fn people_read_what_machines_write() {
		for party in [
			Party::Member(MemberId([1; 32])),
			Party::Customer(CustomerId([2; 32])),
			Party::Key(PartyId([3; 32])),
		] {
			assert_eq!(party.to_string().parse(), Ok(party));
		}
		assert_eq!("hfds1".parse::<Party>(), Err(NoParty));
	}

	#[test]
	fn the_layout_of_a_consent_is_pinned() {
		let consent = Consent { sponsor: MemberId([1; 32]), object: [2; 32], commitment: [3; 32] };
		let expected = [&b"hefu/party-key"[..], &[9; 32], &[1; 32], &[2; 32], &[3; 32]].concat();
		assert_eq!(consent.signed_bytes(&[9; 32]), expected);
	}
}
