//! `hefu catalogue`.

mod act;
mod file;
mod show;

use hefu_primitives::law::PackId;
use hefu_sdk::governance::Proposal;

use super::motion;
use crate::{
	args::{Catalogue, Global},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Catalogue) -> Result<Answer, Failure> {
	match command {
		Catalogue::File(application) => file::run(console, global, application).await,
		Catalogue::Show { of } => show::run(console, global, of).await,
		Catalogue::List { dataset, institution, applicant, open } => {
			show::list(console, global, show::Wanted { dataset, institution, applicant, open }).await
		}
		Catalogue::Query { code } => show::query(console, global, &code).await,
		Catalogue::Due { dataset } => show::due(console, global, dataset).await,
		Catalogue::Law => show::law(console, global).await,
		Catalogue::PutInForce { number, votes } => {
			motion::to_council(console, global, Proposal::PutPublicLaw(PackId(number)), votes).await
		}
		Catalogue::ReplaceCode { dataset, code, decision, by } if by.council => {
			let proposal = Proposal::ReplaceQueryCode { dataset, code, decision };
			motion::to_council(console, global, proposal, by.votes()).await
		}
		command => act::run(console, global, command).await,
	}
}
