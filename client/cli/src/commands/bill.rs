//! `hefu bill`.

mod act;
mod document;
mod files;
mod issue;
mod open;
mod show;

use crate::{
	args::{Bill, Global},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Bill) -> Result<Answer, Failure> {
	match command {
		Bill::Check { file } => document::check(console, &file),
		Bill::VerifyDocument { file } => document::verify(console, global, &file).await,
		Bill::NewId => issue::new_id(console, global).await,
		Bill::Issue(issue) => issue::issue(console, global, issue).await,
		Bill::Show { bill, reference, sub_reference, carrier } => {
			show::show(console, global, bill, carrier.zip(reference), sub_reference).await
		}
		Bill::Open(open) => open::run(console, global, open).await,
		command => act::run(console, global, command).await,
	}
}
