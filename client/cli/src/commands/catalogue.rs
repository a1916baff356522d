//! `hefu catalogue`.

mod act;
mod file;
mod show;

use hefu_primitives::law::PackId;
use hefu_sdk::governance::{Body, Proposal};

use super::{connect, motion, signer};
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
			let proposal = Proposal::PutPublicLaw(PackId(number));
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			motion::propose(console, global, &client, &signer, (Body::Council, proposal), votes).await
		}
		command => act::run(console, global, command).await,
	}
}
