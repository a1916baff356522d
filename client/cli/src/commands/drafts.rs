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
