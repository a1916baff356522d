//! Texts as the chain's calls have them.

use hefu_primitives::text::Text;

use crate::chain::runtime_types::{bounded_collections::bounded_vec::BoundedVec, hefu_primitives::text};

/// A text for a call: the type that is generated from the metadata does not know how long it may be.
pub(crate) fn sent<const BYTES: u32>(text: &Text<BYTES>) -> text::Text {
	text::Text(BoundedVec(text.as_bytes().to_vec()))
}
