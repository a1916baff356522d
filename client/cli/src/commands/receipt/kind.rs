//! What a file is, as far as it says so itself: so that one is not taken for another, nor left out.

use hefu_proofs::Trust;
use serde_json::Value;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A receipt, whole or not, of this format or a later one.
	Receipt,
	/// A trust file.
	Trust,
	/// A file of hand-overs.
	Handovers,
	/// JSON that is cut off or damaged: it may be any of them.
	Damaged,
	/// Something else.
	Other,
}

/// What a JSON form's field `format` begins with.
const FORMATS: [(&str, Kind); 3] =
	[("hefu-receipt-", Kind::Receipt), ("hefu-trust-", Kind::Trust), ("hefu-handovers-", Kind::Handovers)];

impl Kind {
	/// Of a file's bytes.
	pub fn of(bytes: &[u8]) -> Self {
		if let Some(text) = as_json(bytes) {
			return Self::of_json(text);
		}
		match bytes {
			[b'H', b'F', b'R', b'C', ..] => Self::Receipt,
			[b'H', b'F', b'H', b'O', ..] => Self::Handovers,
			bytes if Trust::from_bytes(bytes).is_ok() => Self::Trust,
			_ => Self::Other,
		}
	}

	fn of_json(text: &str) -> Self {
		let Ok(json) = serde_json::from_str::<Value>(text) else { return Self::Damaged };
		let format = json["format"].as_str().unwrap_or_default();
		let found = FORMATS.iter().find(|(name, _)| format.starts_with(name));
		found.map_or(Self::Other, |(_, kind)| *kind)
	}
}

/// The text of a file in JSON form. A receipt's bytes begin with letters, and a trust file's with a hash.
pub fn as_json(bytes: &[u8]) -> Option<&str> {
	let text = std::str::from_utf8(bytes).ok()?;
	text.trim_start().starts_with('{').then_some(text)
}
