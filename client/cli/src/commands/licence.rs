//! `hefu licence`.

mod issue;
mod phone;
mod private;
mod show;
mod verify;
mod write;

use hefu_primitives::LicenceId;
use hefu_sdk::{Client, Error, client::At};

use crate::{
	args::{self, Global, LicenceRef},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: args::Licence) -> Result<Answer, Failure> {
	use args::Licence::*;
	match command {
		Type(args::LicenceType::Show { code }) => show::of_type(console, global, code).await,
		Rules { licence_type, region } => show::rules(console, global, licence_type, region).await,
		Show { licence, at, card } => show::licence(console, global, licence, at, card).await,
		PhoneKey(args::PhoneKey::New { file, scheme }) => phone::new_key(console, &file, scheme),
		Present(present) => phone::present(console, present),
		Open { presentation } => phone::open(console, &presentation),
		Verify { presentation, rule, check_only } => {
			verify::run(console, global, &presentation, rule, check_only).await
		}
		Issue(issue) => issue::run(console, global, issue).await,
		command => write::run(console, global, command).await,
	}
}

/// The licence's id.
async fn find(client: &Client, at: &At, licence: &LicenceRef) -> Result<LicenceId, Error> {
	match licence {
		LicenceRef::Id(id) => Ok(*id),
		LicenceRef::Identifier(identifier) => client.licence_id(at, identifier).await,
	}
}
