//! `hefu register`.

mod act;
mod certificate;
pub mod correct;
mod file;
mod institution;
pub mod mirror;
mod show;

use hefu_sdk::governance::Proposal;

use super::motion;
use crate::{
	args::{Global, Register},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Register) -> Result<Answer, Failure> {
	match command {
		Register::File(filing) => file::run(console, global, filing).await,
		Register::Show { of } => show::run(console, global, of).await,
		Register::List { dataset, institution, applicant, open } => {
			show::list(console, global, show::Wanted { dataset, institution, applicant, open }).await
		}
		Register::Certificate { code, out } => certificate::show(console, global, code, out).await,
		Register::Check { file } => certificate::check(console, global, &file).await,
		Register::Mirror { file, results, dry_run } => {
			mirror::run(console, global, &file, results, dry_run).await
		}
		Register::CorrectMirror(correction) => correct::run(console, global, correction).await,
		Register::Lift { dataset, number, document, by } if by.council => {
			let proposal = Proposal::LiftAnnotation { dataset, sequence: number, document };
			motion::to_council(console, global, proposal, by.votes()).await
		}
		Register::Terminate { filing, decision, by } if by.council => {
			let proposal = Proposal::EndFiling { filing, decision };
			motion::to_council(console, global, proposal, by.votes()).await
		}
		Register::Institution(command) => institution::run(console, global, command).await,
		command => act::run(console, global, command).await,
	}
}
