//! `hefu catalogue file`.

use hefu_primitives::catalogue::{ApplicationKind, Demand};
use hefu_sdk::catalogue::Filed;
use serde_json::json;

use crate::{
	args::{Application, Global},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::Failure,
	text::Word,
};

/// Files an application.
pub async fn run(console: &Console, global: &Global, application: Application) -> Result<Answer, Failure> {
	let demand = demand(&application)?;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let by = client.acting_member(&at, &signer.account()).await?;
	let Application { dataset, kind, institution, version, .. } = application;
	let version = match version {
		Some(version) => version,
		None => client.dataset(&at, dataset).await?.versions,
	};
	// Where the dataset is registered, unless it is said.
	let institution = match institution {
		Some(institution) => institution,
		None => client.public_entry(&at, dataset).await?.entry.institution.0,
	};
	let (nonce, id) = client.fresh_application(&by)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let filed = Filed { dataset, version, institution, demand };
	let done = client.file_application(&signer, nonce, filed).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let done = included(console, global, &client, &done, ("Catalogue", "Filed")).await;
	let more = json!({
		"application": id,
		"dataset": dataset,
		"version": version,
		"institution": institution,
		"kind": kind,
	});
	Ok(answer(console, done, more))
}

/// What is asked for; clap has seen to it that the parts of each kind are there.
fn demand(application: &Application) -> Result<Demand, Failure> {
	let missing = || Failure::internal("a part of what is asked for is missing");
	let materials = || application.materials.ok_or_else(missing);
	Ok(match application.kind {
		ApplicationKind::Initial => Demand::Initial(materials()?),
		ApplicationKind::Change => Demand::Change(materials()?),
		ApplicationKind::Correction => Demand::Correction(materials()?),
		ApplicationKind::Cancellation => Demand::Cancellation(application.ground.ok_or_else(missing)?),
		ApplicationKind::Renewal => Demand::Renewal,
	})
}
