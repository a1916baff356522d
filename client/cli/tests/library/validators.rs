//! What a motion changes about the validators.

use hefu_cli::commands::validator::Change;
use hefu_primitives::MemberId;

#[test]
fn what_changes_nothing_is_seen() {
	let [a, b, c] = [1, 2, 3].map(|byte| MemberId([byte; 32]));
	assert_eq!(Change::Add(c).of(vec![a, b]), Some(vec![a, b, c]));
	assert_eq!(Change::Add(a).of(vec![a, b]), None);
	assert_eq!(Change::Remove(b).of(vec![a, b]), Some(vec![a]));
	assert_eq!(Change::Remove(c).of(vec![a, b]), None);
	assert_eq!(Change::Set(vec![b, a]).of(vec![a, b]), None);
	assert_eq!(Change::Set(vec![a, a]).of(vec![a, b]), Some(vec![a, a]), "the chain refuses it by name");
}
