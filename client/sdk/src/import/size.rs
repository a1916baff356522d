//! Sizes as descriptions write them.

/// `117743`, `117743 B`, `117743 bytes`: a rounded size (`36.8 KB`) is not one that bytes can be checked against.
pub(super) fn exact_bytes(text: &str) -> Option<u64> {
	let text = text.trim();
	let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
	let (number, unit) = text.split_at(digits);
	matches!(unit.trim().to_ascii_lowercase().as_str(), "" | "b" | "byte" | "bytes")
		.then(|| number.parse().ok())?
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_exact_sizes_are_sizes() {
		assert_eq!(exact_bytes("117743 B"), Some(117_743));
		assert_eq!(exact_bytes("5"), Some(5));
		assert_eq!(exact_bytes(" 5 bytes "), Some(5));
		for text in ["36.809 KB", "4 MB", "", "B", "-1", "99999999999999999999"] {
			assert_eq!(exact_bytes(text), None, "{text}");
		}
	}
}
