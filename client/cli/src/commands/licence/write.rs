//! What authorities decide about licences and recognition, and as one of many which types there are.

use hefu_primitives::licence::Scenarios;
use hefu_sdk::{
	Client, Included, Signer,
	governance::{Body, Proposal},
	licence::{HolderClass, Recognition, Revocation, TypeTerms},
};
use serde_json::{Value, json};

use super::find;
use crate::{
	args::{Decide, Global, Holder, How, Licence, LicenceType, Recognise},
	commands::{answer, connect, included, motion, signer},
	console::{Answer, Console},
	failure::Failure,
	text::Word,
};

/// Runs one of the commands that sign and need no more than their arguments.
pub async fn run(console: &Console, global: &Global, command: Licence) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Licence::Type(LicenceType::Set { code, name, holder, schema, scenarios, max_age, until, votes }) => {
			let terms = TypeTerms {
				code,
				name,
				holder: match holder {
					Holder::Person => HolderClass::Person,
					Holder::Enterprise => HolderClass::Enterprise,
				},
				schema,
				scenarios: Scenarios::of(&scenarios),
				max_age_ms: u64::from(max_age) * 1_000,
				until_ms: until,
			};
			let proposal = (Body::Council, Proposal::SetLicenceType(terms));
			return motion::propose(console, global, &client, &signer, proposal, votes).await;
		}
		Licence::Appoint { licence_type, issuer, region } => {
			let done = client.appoint_issuer(&signer, licence_type, issuer, region).await?;
			(done, "Appointed", json!({ "issuer": issuer }))
		}
		Licence::Dismiss { licence_type, issuer } => (
			client.dismiss_issuer(&signer, licence_type, issuer).await?,
			"Dismissed",
			json!({ "issuer": issuer }),
		),
		Licence::BindKey { licence, commitment } => {
			let licence = find(&client, &client.finalised().await?, &licence).await?;
			let done = client.bind_phone_key(&signer, licence, commitment).await?;
			(done, "KeyBound", json!({ "licence": licence }))
		}
		Licence::Recognise(recognise) => {
			let (done, more) = publish(console, &client, &signer, recognise).await?;
			(done, "Recognised", more)
		}
		Licence::Unrecognise { rule, from } => {
			// The chain takes what has gone by for now.
			let done = client.withdraw_recognition(&signer, rule, from.unwrap_or_default()).await?;
			(done, "RecognitionWithdrawn", json!({ "rule": rule }))
		}
		command => {
			let (done, more) = decide(&client, &signer, command).await?;
			(done, "StatusChanged", more)
		}
	};
	let done = included(console, global, &client, &done, ("Licences", event)).await;
	Ok(answer(console, done, more))
}

/// A decision about a licence.
async fn decide(client: &Client, signer: &Signer, command: Licence) -> Result<(Included, Value), Failure> {
	let (Licence::Suspend(decide)
	| Licence::Restore(decide)
	| Licence::Cancel(decide)
	| Licence::Revoke { decide, .. }) = &command
	else {
		return Err(Failure::internal("this command decides nothing"));
	};
	let Decide { licence, decision } = decide;
	let (id, decision) = (find(client, &client.finalised().await?, licence).await?, *decision);
	let done = match command {
		Licence::Suspend(_) => client.suspend_licence(signer, id, decision).await?,
		Licence::Restore(_) => client.restore_licence(signer, id, decision).await?,
		Licence::Revoke { how, .. } => {
			let how = match how {
				How::Annulment => Revocation::Annulment,
				How::Penalty => Revocation::Penalty,
			};
			client.revoke_licence(signer, id, how, decision).await?
		}
		_ => client.cancel_licence(signer, id, decision).await?,
	};
	Ok((done, json!({ "licence": id })))
}

async fn publish(
	console: &Console,
	client: &Client,
	signer: &Signer,
	recognise: Recognise,
) -> Result<(Included, Value), Failure> {
	let publisher = client.acting_member(&client.finalised().await?, &signer.account()).await?;
	let (nonce, rule) = client.fresh_recognition(&publisher)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{rule}: {}", Word::Submitting.say(console.lang)));
	let recognition = Recognition {
		licence_type: recognise.licence_type,
		from: recognise.from,
		to: recognise.to,
		scenarios: Scenarios::of(&recognise.scenarios),
		// The chain takes what has gone by for now.
		from_ms: recognise.begins.unwrap_or_default(),
		until_ms: recognise.ends,
		contact: recognise.contact,
	};
	let done = client.recognise_licences(signer, nonce, recognition).await;
	let done = done.map_err(|error| Failure::from(error).look_for(rule))?;
	Ok((done, json!({ "rule": rule })))
}
