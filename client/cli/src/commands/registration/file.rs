//! `hefu register file`.

use std::path::Path;

use hefu_primitives::{
	MemberId,
	registration::{FilingKind, Request, Statement},
	right::Rights,
};
use hefu_sdk::{
	Client,
	client::At,
	registration::{Filed, read_statement},
};
use serde_json::json;

use crate::{
	args::{Filing, Global},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{self, Lang, Registers, Word},
};

/// Files for registration.
pub async fn run(console: &Console, global: &Global, filing: Filing) -> Result<Answer, Failure> {
	let statement = match &filing.statement {
		Some(path) => Some(read(path)?),
		None => None,
	};
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let by = client.acting_member(&at, &signer.account()).await?;
	let request = request(&filing, by, statement)?;
	let version = match filing.version {
		Some(version) => version,
		None => client.dataset(&at, filing.dataset).await?.versions,
	};
	let institution = institution(&client, &at, &filing).await?;
	let mut applicants = vec![by];
	// A pledgee can take the rights itself.
	applicants.extend(filing.to.filter(|to| filing.kind == FilingKind::Transfer && *to != by));
	applicants.extend(filing.others);
	let (nonce, id) = client.fresh_filing(&by)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let filed = Filed { dataset: filing.dataset, version, institution, applicants, request };
	let is_joint = filed.applicants.len() > 1;
	let done = client.file(&signer, nonce, filed).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let done = included(console, global, &client, &done, ("Registration", "Made")).await;
	if is_joint {
		console.note(Registers::OthersConfirm.say(console.lang));
	}
	let more = json!({
		"filing": id,
		"dataset": filing.dataset,
		"version": version,
		"institution": institution,
		"kind": filing.kind,
	});
	Ok(answer(console, done, more))
}

/// What is asked for; clap has seen to it that the parts of each kind are there.
fn request(filing: &Filing, by: MemberId, statement: Option<Statement>) -> Result<Request, Failure> {
	let missing = || Failure::internal("a part of what is asked for is missing");
	Ok(match filing.kind {
		FilingKind::Initial => Request::Initial(statement.ok_or_else(missing)?),
		FilingKind::Change => Request::Change(statement.ok_or_else(missing)?),
		FilingKind::Transfer => Request::Transfer {
			from: filing.holder.unwrap_or(by),
			to: filing.to.ok_or_else(missing)?,
			rights: Rights::of(&filing.rights),
			contract: filing.contract.ok_or_else(missing)?,
		},
		FilingKind::Renewal => Request::Renewal,
		FilingKind::Cancellation => Request::Cancellation(filing.ground.ok_or_else(missing)?),
	})
}

/// Where it is filed: where the dataset is registered, unless it is said.
async fn institution(client: &Client, at: &At, filing: &Filing) -> Result<MemberId, Failure> {
	if let Some(institution) = filing.institution {
		return Ok(institution);
	}
	if filing.kind == FilingKind::Initial {
		let (what, next) = (Registers::NoInstitution, Registers::NameInstitution);
		let lang = Lang::chosen();
		return Err(Failure::new(Code::Usage, "Usage", what.say(lang), next.say(lang)));
	}
	Ok(client.registration(at, filing.dataset).await?.registration.institution.0)
}

/// The statement in a file.
fn read(path: &Path) -> Result<Statement, Failure> {
	let said = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
	read_statement(&said).map_err(|error| {
		let lang = Lang::chosen();
		let what = format!("{}: {}", path.display(), text::no_statement(&error, lang));
		Failure::new(Code::Input, "Statement", what, Registers::CorrectStatement.say(lang))
	})
}
