//! Private parts (非公开部分): what only the parties of an object may know, of which the chain holds a commitment.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Commitment to an object's private part, whose fields are salted leaves of a tree: one can be shown without the others.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PrivatePart {
	/// Root over the fields.
	pub root: [u8; 32],
	/// BLAKE2b-256 of the private part as it was sealed to the regulator (监管方), where the consortium has named one.
	pub regulator: Option<[u8; 32]>,
}
