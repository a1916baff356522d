//! Files in either form.

use hefu_proofs::{FormError, Handovers, JsonError, Receipt, Trust};
use serde_json::Value;

use crate::Refusal;

/// The kinds of files that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A receipt (凭证).
	Receipt,
	/// A trust file (信任文件).
	Trust,
	/// A file of hand-overs (交接文件).
	Handovers,
}

impl Kind {
	/// What a file is, by its form alone.
	pub fn of(bytes: &[u8]) -> Option<Self> {
		if let Some(text) = as_json(bytes) {
			let json: Value = serde_json::from_str(text).ok()?;
			return match json.get("format")?.as_str()? {
				format if format.starts_with("hefu-receipt-") => Some(Self::Receipt),
				format if format.starts_with("hefu-trust-") => Some(Self::Trust),
				format if format.starts_with("hefu-handovers-") => Some(Self::Handovers),
				_ => None,
			};
		}
		match bytes {
			[b'H', b'F', b'R', b'C', ..] => Some(Self::Receipt),
			[b'H', b'F', b'H', b'O', ..] => Some(Self::Handovers),
			_ => Trust::from_bytes(bytes).is_ok().then_some(Self::Trust),
		}
	}

	/// Its name, for programs.
	pub fn name(self) -> &'static str {
		match self {
			Self::Receipt => "receipt",
			Self::Trust => "trust",
			Self::Handovers => "handovers",
		}
	}

	/// Its name, for people, in English and Chinese.
	pub fn said(self) -> (&'static str, &'static str) {
		match self {
			Self::Receipt => ("a receipt", "凭证"),
			Self::Trust => ("a trust file", "信任文件"),
			Self::Handovers => ("a file of hand-overs", "交接文件"),
		}
	}
}

/// Reads a receipt.
pub fn receipt(bytes: &[u8]) -> Result<Receipt, Refusal> {
	read(bytes, Kind::Receipt, Receipt::from_json, Receipt::from_bytes)
}

/// Reads a trust file.
pub fn trust(bytes: &[u8]) -> Result<Trust, Refusal> {
	read(bytes, Kind::Trust, Trust::from_json, Trust::from_bytes)
}

/// Reads hand-overs.
pub fn handovers(bytes: &[u8]) -> Result<Handovers, Refusal> {
	read(bytes, Kind::Handovers, Handovers::from_json, Handovers::from_bytes)
}

fn read<T>(
	bytes: &[u8],
	kind: Kind,
	from_json: fn(&str) -> Result<T, JsonError>,
	from_bytes: fn(&[u8]) -> Result<T, FormError>,
) -> Result<T, Refusal> {
	let read = match as_json(bytes) {
		Some(text) => from_json(text),
		None => from_bytes(bytes).map_err(JsonError::Form),
	};
	read.map_err(|error| match Kind::of(bytes) {
		Some(other) if other != kind => Refusal::other_file(kind, other),
		_ => Refusal::damaged(kind, &error),
	})
}

/// The text of a file in JSON form. A receipt's bytes begin with letters, and a trust file's with a hash.
fn as_json(bytes: &[u8]) -> Option<&str> {
	let text = core::str::from_utf8(bytes).ok()?;
	text.trim_start().starts_with('{').then_some(text)
}
