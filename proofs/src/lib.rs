//! Receipts (凭证) of the Hefu chain, checked offline.
//!
//! A *receipt* is a small file that proves one recorded fact: an event of a block, or what the state held at the end of
//! a block. Whoever has the consortium's *trust file* ([`Trust`], 信任文件) checks it with no network and no node:
//!
//! ```text
//! event record ── Merkle path ──┐
//!                               ├── header ── descendants ── justification ── authorities ── hand-overs ── trust file
//! storage key ─── trie nodes ───┘
//! ```
//!
//! [`verify`] follows that line from right to left and says which link broke, if one did ([`Error`]). What it returns is a
//! [`Fact`]: the block's number, hash and time, and the raw record or values, which [`Fact::event`] and [`Fact::answers`]
//! decode for every released version of the chain.
//!
//! ```
//! # fn main() {
//! # #[cfg(feature = "ed25519")] {
//! use hefu_proofs::{Error, Limits, Receipt, Trust, Zebra, verify};
//!
//! fn check(file: &[u8], trust: &Trust, now_ms: u64) -> Result<u64, Error> {
//!     let receipt = Receipt::from_bytes(file)?;
//!     let limits = Limits { now_ms, max_trust_age_ms: 90 * 24 * 60 * 60 * 1000 };
//!     let fact = verify(&receipt, trust, &limits, &Zebra)?;
//!     Ok(fact.now_ms)
//! }
//! # } }
//! ```
//!
//! # What is checked
//!
//! - the form: every byte bears load, so a receipt has one encoding and nothing can be hidden in it ([`Receipt`]);
//! - the chain: the genesis hash in the block's own digest is the trust file's ([`header`]);
//! - finality: exactly the threshold of valid, sorted, distinct votes of the authorities ([`finality`]);
//! - the authorities: each change of the set since the trust file was signed off by the set before ([`handover`]);
//! - the fact: the path to the root of events ([`event`]), or the trie nodes from the state's root ([`state`]).
//!
//! # What is not
//!
//! A receipt says what was so *as at* block N at time T. Whether it still is, only a younger receipt says. And keys of
//! validators that have retired could sign another history: that is why an old trust file is refused ([`Limits`]).
//!
//! The crate needs no standard library, does not panic, and allocates in proportion to what it is given.
#![no_std]

extern crate alloc;

#[cfg(feature = "assemble")]
pub mod assemble;
#[cfg(feature = "batch")]
mod batch;
mod error;
pub mod event;
mod fact;
pub mod finality;
pub mod handover;
pub mod header;
#[cfg(feature = "json")]
mod json;
mod receipt;
mod signature;
pub mod spec;
pub mod state;
mod strict;
#[cfg(feature = "text")]
pub mod text;
mod trust;
mod verify;

#[cfg(feature = "batch")]
pub use batch::verify_many;
pub use error::{Broken, Error, FormError};
pub use event::Event;
pub use fact::{Answer, Fact, Proven};
pub use finality::Justification;
pub use handover::{Handover, Handovers};
pub use header::Header;
#[cfg(feature = "json")]
pub use json::JsonError;
pub use receipt::{Claim, Claimed, Receipt};
#[cfg(feature = "ed25519")]
pub use signature::Zebra;
pub use signature::{CheckSignature, PublicKey, Signature};
pub use spec::{DescribeError, Value};
pub use state::Question;
pub use trust::{AuthoritySet, Limits, Trust};
pub use verify::verify;

/// A hash of the chain: BLAKE2b with 32 bytes of output.
pub type Hash = [u8; 32];

/// A block's number.
pub type BlockNumber = u32;
