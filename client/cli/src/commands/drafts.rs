//! Files that go with what is sent: written before it, for they hold what nobody could make again, and taken back when it has failed
//! in a final block. What may still come into one keeps its files.

use std::{future::Future, path::PathBuf};

use hefu_sdk::Error;

/// New files that nothing on chain needs yet. Unless something is sent they go when this does.
#[derive(Debug, Default)]
pub struct Drafts(Vec<PathBuf>);

impl Drafts {
	/// A file that this command has made.
	pub fn add(&mut self, made: PathBuf) {
		self.0.push(made);
	}

	/// Sends what they go with. While it is under way, and unless it has failed in a final block, they stay, whatever becomes of this
	/// program: who was refused otherwise may have been heard by another node.
	pub async fn with<T>(mut self, sending: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
		let files = std::mem::take(&mut self.0);
		let done = sending.await;
		if matches!(&done, Err(Error::Refused(refusal)) if refusal.included) {
			// They go with the draft.
			self.0 = files;
		}
		done
	}
}

impl Drop for Drafts {
	fn drop(&mut self) {
		for file in &self.0 {
			// One that is gone already, or cannot go, is no worse than one that was forgotten: the next try names it.
			std::fs::remove_file(file).ok();
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use hefu_sdk::Refusal;

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
}
