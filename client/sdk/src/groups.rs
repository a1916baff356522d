//! How many registrations go into one transaction.

use std::ops::Range;

/// Most registrations in one transaction; the chain's own bound.
pub const MAX_REGISTRATIONS: usize = 100;
/// Most files of one transaction whose checks open with it: as many as a member's checks may be open, unless the council
/// has set another bound (`verification.MaxOpenPerMember`).
pub const MAX_CHECKED_FILES: usize = 64;

/// Registrations with so many files each, in groups that fit into a transaction, in order. `check` says whether the
/// checks of their files open at once.
pub fn groups(files: &[usize], check: bool) -> Vec<Range<usize>> {
	let mut groups = Vec::new();
	let (mut start, mut held) = (0, 0);
	for (place, count) in files.iter().enumerate() {
		let full = place - start == MAX_REGISTRATIONS || (check && held + count > MAX_CHECKED_FILES);
		if full && place > start {
			groups.push(start..place);
			(start, held) = (place, 0);
		}
		held += count;
	}
	if start < files.len() {
		groups.push(start..files.len());
	}
	groups
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_group_fits_and_none_is_left_out() {
		assert!(groups(&[], true).is_empty());
		assert_eq!(groups(&[1; 101], false), [0..100, 100..101]);
		assert_eq!(groups(&[16; 5], true), [0..4, 4..5]);
		assert_eq!(groups(&[16; 6], false).first(), Some(&(0..6)));
		assert_eq!(groups(&[1, 63, 1], true), [0..2, 2..3]);
		assert_eq!(groups(&[70, 1], true), [0..1, 1..2], "too large a one is the chain's to refuse");
	}
}
