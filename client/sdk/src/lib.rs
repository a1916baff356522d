//! Typed Rust client of a Hefu chain (合符), and what a member does before and beside it: digests of files, import of
//! dataset descriptions, the host from which verifiers read, fair delivery of files, and receipts.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use hefu_sdk::Client;
//! let client = Client::connect("ws://127.0.0.1:9944").await?;
//! println!("block {}", client.finalised().await?.block_number());
//! # Ok(()) }
//! ```

pub mod amount;
pub mod anchors;
pub mod bill;
pub mod bills;
pub mod calendar;
pub mod catalogue;
pub mod chain;
mod check;
pub mod client;
mod codes;
mod config;
mod dataset;
pub mod date;
pub mod delivery;
pub mod describe;
pub mod digest;
pub mod dsp;
mod error;
pub mod exports;
mod file;
pub mod gate;
pub mod governance;
mod groups;
pub mod host;
pub mod import;
pub mod json;
pub mod law;
pub mod licence;
pub mod market;
mod member;
pub mod metering;
mod nonces;
pub mod operation;
pub mod outboard;
pub mod parties;
mod patience;
pub mod policy;
pub mod private;
mod read;
pub mod receipt;
pub mod registration;
pub mod rights;
pub mod scope;
pub mod seal;
pub mod secret;
pub mod settlement;
pub mod signer;
mod status;
pub mod terms;
mod texts;
mod validators;
pub mod view;

pub use check::{Check, Closed, Progress};
pub use client::{Client, Included, Pending};
pub use dataset::{Dataset, Version, WithdrawReason};
pub use error::{Error, Missing, NoReceipt, Refusal, Sought, Stall};
pub use groups::{MAX_CHECKED_FILES, MAX_REGISTRATIONS, groups};
pub use hefu_proofs as proofs;
pub use member::{Customer, Key, Member, SuspensionReason};
pub use nonces::Nonces;
pub use signer::Signer;
pub use status::Status;
pub use subxt::utils::{AccountId32, H256};
pub use validators::{SessionKeys, Validators};

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
	hex::encode(bytes)
}
