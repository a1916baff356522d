//! What is stored of exports.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	DatasetId, GrantId,
	export::{Basis, Heads},
};

/// Data that left the country.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Export {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// Of which version of it.
	pub version: u32,
	/// By which grant; none: by a right of the exporter's own.
	pub grant: Option<GrantId>,
	/// How many persons it is about, that were not counted this year.
	pub heads: Heads,
	/// Whether important data are among them.
	pub important: bool,
	/// Digest of who receives them abroad.
	pub recipient: [u8; 32],
	/// On what it stands.
	pub basis: Basis,
	/// Number of the rules by which it was judged.
	pub rules: u32,
	/// When it was recorded: milliseconds since 1970 UTC.
	pub at_ms: u64,
}
