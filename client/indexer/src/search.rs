//! Finding things by name. Words of Chinese have one or two characters, which no full-text index of either database splits right: so
//! every one and two characters in a row are kept, and a name is found by those of the question.

use std::collections::BTreeSet;

/// Characters of a name that are taken to search it by; no name on the chain is as long.
const MAX_CHARS: usize = 512;

/// Every one and two characters in a row, without spaces.
pub fn grams(folded: &str) -> BTreeSet<String> {
	let mut grams = BTreeSet::new();
	for word in folded.split_whitespace() {
		let chars: Vec<char> = word.chars().take(MAX_CHARS).collect();
		grams.extend(chars.iter().map(|c| c.to_string()));
		grams.extend(chars.windows(2).map(String::from_iter));
	}
	grams
}

/// The grams by which a question is looked up first: of each word its pairs, or its only character.
pub fn asked(folded: &str) -> BTreeSet<String> {
	let mut grams = BTreeSet::new();
	for word in folded.split_whitespace() {
		let chars: Vec<char> = word.chars().take(MAX_CHARS).collect();
		match chars[..] {
			[only] => grams.extend([only.to_string()]),
			_ => grams.extend(chars.windows(2).map(String::from_iter)),
		}
	}
	grams
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn names_are_found_by_one_and_two_characters() {
		let name = grams("气象 ab");
		for part in ["气", "象", "气象", "a", "ab"] {
			assert!(asked(part).is_subset(&name), "{part}");
		}
		assert!(!asked("象气").is_subset(&name));
		// Words stand apart: their ends make no pair.
		assert!(!asked("象a").is_subset(&name));
	}
}
