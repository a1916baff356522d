//! `hefu receipt`, and the receipts that every writing command saves.

mod audit;
mod fetch;
mod files;
pub mod folder;
mod kind;
mod save;
mod verify;

use crate::{
	args::{self, Global},
	console::{Answer, Console},
	failure::Failure,
};

pub use files::given_trust;
pub use folder::Skipped;
pub use kind::Kind;
pub use save::save;

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: args::Receipt) -> Result<Answer, Failure> {
	match command {
		args::Receipt::Fetch(wanted) => fetch::fetch(console, global, wanted).await,
		args::Receipt::Verify { files, max_trust_age } => {
			verify::verify(console, global, &files, max_trust_age)
		}
		args::Receipt::Trust(args::Trust::Show { file }) => verify::show_trust(console, &file),
	}
}
