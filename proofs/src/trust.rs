//! The trust file: all that a verifier has to begin with.

use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Decode, Encode};
use hefu_primitives::digest::blake2_256;

use crate::{Error, FormError, Hash, PublicKey, strict};

/// The trust file (信任文件): which chain, and who finalises it. Nothing else is trusted.
///
/// It is made by a node (`hefu-node export-trust`) and handed over in a way that cannot be forged; people compare its
/// [`fingerprint`](Self::fingerprint).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Trust {
	/// Hash of the chain's first block.
	pub genesis: Hash,
	/// Number of the authority set, counted from 0 (the finality engine's set id).
	pub set_id: u64,
	/// The authorities' keys, one vote each; at least one, none of them twice.
	pub authorities: Vec<PublicKey>,
	/// As at when these were the authorities: milliseconds since 1970 UTC.
	pub date_ms: u64,
}

impl Trust {
	/// Reads a trust file in its SCALE form.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormError> {
		strict::decode(bytes)
	}

	/// The SCALE form.
	pub fn to_bytes(&self) -> Vec<u8> {
		self.encode()
	}

	/// BLAKE2b-256 of the SCALE form, for people to compare.
	pub fn fingerprint(&self) -> Hash {
		blake2_256(&self.to_bytes())
	}

	/// The set of authorities to begin with, if the file holds one and is young enough.
	pub(crate) fn begin(&self, limits: &Limits) -> Result<AuthoritySet, Error> {
		// A date ahead of the caller's clock is of no age: the file itself is what is trusted.
		let age_ms = limits.now_ms.saturating_sub(self.date_ms);
		if age_ms > limits.max_trust_age_ms {
			return Err(Error::TrustTooOld { age_ms, limit_ms: limits.max_trust_age_ms });
		}
		AuthoritySet::new(self.set_id, &self.authorities)
	}
}

/// How old a trust file may be. Validators that have left may no longer guard their keys, and who has enough of them can
/// sign another history from their time on; so the consortium governs how long a trust file serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// The caller's time: milliseconds since 1970 UTC.
	pub now_ms: u64,
	/// The most that the trust file may be older, in milliseconds.
	pub max_trust_age_ms: u64,
}

impl Limits {
	/// No limit: for one who knows the validators' keys to be safe, or reads history as it was agreed on long ago.
	pub const NONE: Self = Self { now_ms: 0, max_trust_age_ms: u64::MAX };
}

/// A set of authorities, one vote each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoritySet {
	id: u64,
	keys: BTreeSet<PublicKey>,
}

impl AuthoritySet {
	/// The set `id` of these keys; at least one, none of them twice.
	pub fn new(id: u64, authorities: &[PublicKey]) -> Result<Self, Error> {
		// One by one: to collect them would bring a sort, which the verifier for browsers has no room for.
		let mut keys = BTreeSet::new();
		keys.extend(authorities);
		if keys.is_empty() {
			return Err(Error::NoAuthorities);
		}
		if keys.len() != authorities.len() {
			return Err(Error::DuplicateAuthority);
		}
		Ok(Self { id, keys })
	}

	/// Its number, counted from 0.
	pub fn id(&self) -> u64 {
		self.id
	}

	/// The keys, sorted.
	pub fn keys(&self) -> impl ExactSizeIterator<Item = &PublicKey> {
		self.keys.iter()
	}

	/// Whether `key` has a vote.
	pub fn contains(&self, key: &PublicKey) -> bool {
		self.keys.contains(key)
	}

	/// Votes that make a block final: of n, all but (n - 1) / 3 (`finality_grandpa::VoterSet::threshold`).
	pub fn threshold(&self) -> usize {
		let n = self.keys.len();
		n.saturating_sub(n.saturating_sub(1) / 3)
	}
}
