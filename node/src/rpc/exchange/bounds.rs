//! The bounds of lists and texts, which metadata does not tell.
//!
//! The node knows the runtime that it was built with. Where a block is of that version, a call is decoded by the runtime's own
//! types, and the error says which field holds less than was given. Of other versions the pool says only that it cannot read the
//! transaction.

use super::codec::{Fault, Wrong};
use codec::DecodeAll;
use hefu_runtime::{RuntimeCall, VERSION};

/// Checks a call for the chain's version `spec_version`.
pub fn check(call: &[u8], spec_version: u32) -> Result<(), Wrong> {
	if spec_version != VERSION.spec_version {
		return Ok(());
	}
	match RuntimeCall::decode_all(&mut &call[..]) {
		Ok(_) => Ok(()),
		Err(error) => Err(explain(&error.to_string())),
	}
}

/// The error is a chain of what was being decoded, from the outside to the inside, and why it could not be.
fn explain(error: &str) -> Wrong {
	let mut path = vec!["params"];
	path.extend(error.split('`').skip(1).step_by(2).filter_map(field));
	let fault = match error.contains("exceeds its limit") {
		true => Fault::TooLong,
		false => Fault::Type { found: "something".into(), belongs: "what the runtime can read".into() },
	};
	Wrong { path: path.join("."), fault }
}

/// The field that a link of the chain is about: `Call::register::content`, `Descriptor::name`, `Overview::Text.0`.
fn field(link: &str) -> Option<&str> {
	let (owner, last) = link.rsplit_once("::")?;
	match last.split_once('.') {
		// Around a pallet's calls.
		Some(_) if owner == "RuntimeCall" => None,
		Some((case, _)) => Some(case),
		None if owner == "Option" => None,
		None => Some(last),
	}
}
