//! Sealing keys: to which others seal the private parts of objects for a member. The member alone can open what was sealed.

use frame::prelude::*;
use hefu_primitives::MemberId;

use crate::{Config, Error, Event, Pallet, SealingKeys};

/// Public keys of X25519 with which every secret agrees on the same, all zeros: what is sealed to them anybody can open. The points
/// of small order, little-endian, without the highest bit, which X25519 ignores (RFC 7748, section 5 and 6.1).
const SMALL_ORDER: [[u8; 32]; 7] = [
	// 0 and 1.
	[0; 32],
	ends(1, 0, 0),
	// Of order 8.
	[
		0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda,
		0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
	],
	[
		0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04,
		0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
	],
	// The prime of the field less one, the prime itself, and one more: 2^255 - 20 to 2^255 - 18.
	ends(0xec, 0xff, 0x7f),
	ends(0xed, 0xff, 0x7f),
	ends(0xee, 0xff, 0x7f),
];

/// These bytes at both ends, and one in between.
const fn ends(first: u8, between: u8, last: u8) -> [u8; 32] {
	let mut bytes = [between; 32];
	bytes[0] = first;
	bytes[31] = last;
	bytes
}

/// Whether what is sealed to this key can be opened by its holder alone.
pub(crate) fn is_sealing_key(key: &[u8; 32]) -> bool {
	let mut key = *key;
	key[31] &= 0x7f;
	!SMALL_ORDER.contains(&key)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_sealing_key(member: MemberId, key: Option<[u8; 32]>) -> DispatchResult {
		ensure!(key.as_ref().is_none_or(is_sealing_key), Error::<T>::InvalidSealingKey);
		SealingKeys::<T>::set(member, key);
		Self::deposit_event(Event::SealingKeySet { member, key });
		Ok(())
	}
}
