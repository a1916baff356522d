//! `hefu dataset`.

mod check;
mod prepare;
mod show;
mod submit;

use serde_json::json;

use crate::{
	args::{Dataset, Global},
	console::{Answer, Console},
	failure::Failure,
	text::Word,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Dataset) -> Result<Answer, Failure> {
	let (registration, sending) = match command {
		Dataset::Register { file, locator, about, sending } => {
			(prepare::register(console, &file, &locator, about)?, sending)
		}
		Dataset::Import { metadata, base_url, compute, about, sending } => {
			(prepare::import(console, &metadata, base_url, compute, about)?, sending)
		}
		Dataset::Show { dataset } => return show::show(console, global, dataset).await,
		Dataset::List { member } => return show::list(console, global, member).await,
		Dataset::Check { dataset, number, wait } => {
			return check::check(console, global, dataset, number, wait).await;
		}
		Dataset::History { dataset } => return check::history(console, global, dataset).await,
		Dataset::Withdraw { dataset, reason } => {
			return submit::withdraw(console, global, dataset, reason).await;
		}
	};
	if sending.dry_run {
		let outcome = json!({ "submitted": false });
		return Ok(prepare::shown(console, &registration, outcome, Word::DryRun.say(console.lang)));
	}
	submit::register(console, global, registration, &sending).await
}
