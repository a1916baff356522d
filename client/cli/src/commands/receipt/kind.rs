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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_form_of_each_kind_is_told() {
		let trust =
			Trust { genesis: [7; 32], set_id: 0, authorities: vec![[1; 32]; 4], date_ms: 1_790_000_000_000 };
		let json = trust.to_json().unwrap();
		for (bytes, kind) in [
			(&b"HFRC\x01"[..], Kind::Receipt),
			(b"HFRC\x09of a later format", Kind::Receipt),
			(br#" {"format":"hefu-receipt-1"}"#, Kind::Receipt),
			(br#"{"format":"hefu-receipt-2"}"#, Kind::Receipt),
			(b"HFHO\x01", Kind::Handovers),
			(br#"{"format":"hefu-handovers-1"}"#, Kind::Handovers),
			(&trust.to_bytes(), Kind::Trust),
			(json.as_bytes(), Kind::Trust),
			(br#"{"note":"hefu-receipt-1"}"#, Kind::Other),
			(br#"{"format":1}"#, Kind::Other),
			(br#"{"claim":{"#, Kind::Damaged),
			(b"[]", Kind::Other),
			(b"", Kind::Other),
			(&[7; 200], Kind::Other),
		] {
			assert_eq!(Kind::of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
		}
	}
}
