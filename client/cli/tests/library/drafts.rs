//! Files that go with what is sent.

use hefu_cli::commands::drafts::Drafts;
use hefu_sdk::{Error, Refusal};

/// Whether a draft is there after something was sent with this outcome.
fn stays(outcome: Result<(), Error>) -> bool {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("draft");
	std::fs::write(&file, b"secret").unwrap();
	let mut drafts = Drafts::default();
	drafts.add(file.clone());
	let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
	let sent = runtime.block_on(drafts.with(async {
		assert!(file.exists(), "while it is under way");
		outcome
	}));
	drop(sent);
	file.exists()
}

#[test]
fn only_what_failed_for_good_takes_the_files_back() {
	let refused = |included| {
		let (name, explanation) = ("Bills::ReferenceUsed".into(), String::new());
		Err(Error::Refused(Refusal { name, explanation, included }))
	};
	assert!(!stays(refused(true)));
	assert!(stays(Ok(())));
	assert!(stays(refused(false)), "it is in no block yet, and may come into one");
	assert!(stays(Err(Error::Unreachable { url: "ws://n".into(), reason: "gone".into() })));
	assert!(stays(Err(Error::Other("?".into()))));
}

#[test]
fn what_is_never_sent_leaves_nothing() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("draft");
	std::fs::write(&file, b"secret").unwrap();
	let mut drafts = Drafts::default();
	drafts.add(file.clone());
	drop(drafts);
	assert!(!file.exists());
}
