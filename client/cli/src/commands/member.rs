//! `hefu member`.

mod show;
mod write;

use crate::{
	args::{Global, Member},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Member) -> Result<Answer, Failure> {
	match command {
		Member::List => show::list(console, global).await,
		Member::Show { member } => show::show(console, global, member).await,
		other => write::run(console, global, other).await,
	}
}
