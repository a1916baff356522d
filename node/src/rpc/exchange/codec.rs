//! JSON to SCALE and back, by the types that the runtime's own metadata describes.
//!
//! The dialect is that of the facts that receipts prove (`hefu_proofs`), so that what was read can be sent back:
//!
//! | type | JSON |
//! |---|---|
//! | number | a number; as text where it is above 2^53 − 1, which not every reader keeps exact |
//! | bytes, digest | text, hex with `0x` |
//! | text, code (USCC, LEI) | text |
//! | identifier | text, bech32m with the kind as prefix: `hfds1…` |
//! | account | text, SS58; hex is read as well |
//! | option | the value, or `null`; a field that is `null` may be left out |
//! | list, tuple | list |
//! | struct | object |
//! | a type around one other | that other |
//! | case of an enum | `"Name"`, or `{"Name": …}` with its fields |
//! | call | `{"call": "registry.register", "params": {…}}` |
//!
//! Both directions go as deep as [`MAX_DEPTH`], and what is written is at most as long as the writer was told.
//!
//! scale-value would do the generic part by way of a value of its own; what is left to do here (the rules above, the path of
//! an error) is a walk over the same types, and one walk is less than two.

mod describe;
mod kind;
mod read;
mod write;
mod wrong;

pub use kind::{Kind, Types};
pub use read::{Reader, Unreadable, exact, hex};
pub use write::{Writer, account, bytes, unsigned};
pub use wrong::{Fault, Path, Wrong};

/// Levels of nested values, and of nested calls among them.
pub const MAX_DEPTH: usize = 64;

/// Largest number that every reader of JSON keeps exact (RFC 8259, section 6).
const MAX_EXACT: u64 = (1 << 53) - 1;
