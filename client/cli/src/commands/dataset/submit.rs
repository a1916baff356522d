//! Registrations and withdrawals, sent and followed until they are final.

use hefu_primitives::{DatasetId, verification::Subject};
use hefu_sdk::{WithdrawReason, import::Registration, view};
use serde_json::{Value, json};

use super::{check, lineage::Lineage, prepare};
use crate::{
	args::{CheckWhen, Global, Reason, Sending},
	commands::{connect, included, included_rows, signer},
	console::{Answer, Console, list},
	failure::Failure,
	progress,
	text::Word,
};

/// What a registration makes.
#[derive(Clone, Copy, Debug)]
pub enum Target {
	/// A dataset with its first version.
	New,
	/// A version of a dataset.
	VersionOf(DatasetId),
}

impl Target {
	/// The outcome when nothing is sent.
	pub fn dry(self) -> Value {
		let mut json = json!({ "submitted": false });
		if let Self::VersionOf(dataset) = self {
			json["dataset"] = json!(dataset);
		}
		json
	}
}

/// Registers a dataset, or a version of one.
pub async fn register(
	console: &Console,
	global: &Global,
	target: Target,
	mut registration: Registration,
	lineage: Lineage,
	sending: &Sending,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let holder = client.acting_member(&at, &signer.account()).await?;
	registration.content.parents = lineage.resolve(console, &client, &at).await?;
	let (nonce, fresh) = client.fresh_dataset(&holder)?;
	let id = match target {
		Target::New => fresh,
		Target::VersionOf(dataset) => dataset,
	};
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(lang)));
	let bar = progress::waiting(console, Word::Submitting.say(lang).into());
	let now = sending.check == CheckWhen::Now;
	let content = registration.content.clone();
	let done = match target {
		Target::New => client.register(&signer, nonce, content, now).await.map(|done| (done, 1)),
		Target::VersionOf(dataset) => client.add_version(&signer, dataset, content, now).await,
	};
	bar.finish_and_clear();
	let lost = |error| Failure::from(error).look_for(format!("{} {id}", Word::LookUp.say(lang)));
	let (done, version) = done.map_err(lost)?;
	let event = ("Registry", "VersionRegistered");
	let mut json = included(console, global, &client, &done, event).await;
	json["submitted"] = true.into();
	json["dataset"] = json!(id);
	json["version"] = version.into();
	json["holder"] = json!(holder);
	let mut rows =
		vec![(Word::Dataset.say(lang), id.to_string()), (Word::Version.say(lang), version.to_string())];
	rows.extend(included_rows(console, &json));
	let parents = registration.content.parents.iter().map(view::parent).collect();
	let mut answer = prepare::shown(console, &registration, parents, json, &list(&rows));
	if sending.wait {
		let waited = check::wait(console, &client, &first_checks(id, version, &registration)).await?;
		answer.json["checks"] = waited.json["checks"].clone();
		answer.text += "\n";
		answer.text += &waited.text;
		answer.code = waited.code;
	}
	Ok(answer)
}

/// The first check of each file of a version.
pub fn first_checks(dataset: DatasetId, version: u32, registration: &Registration) -> Vec<(Subject, u32)> {
	let files = (0u8..).take(registration.content.distributions.len());
	files.map(|distribution| (Subject { dataset, version, distribution }, 0)).collect()
}

/// Withdraws a dataset.
pub async fn withdraw(
	console: &Console,
	global: &Global,
	dataset: DatasetId,
	reason: Reason,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let reason = match reason {
		Reason::HolderRequest => WithdrawReason::HolderRequest,
		Reason::Superseded => WithdrawReason::Superseded,
		Reason::Error => WithdrawReason::Error,
		Reason::LegalOrder => WithdrawReason::LegalOrder,
	};
	let done = client.withdraw(&signer, dataset, reason).await?;
	let event = ("Registry", "DatasetWithdrawn");
	let mut json = included(console, global, &client, &done, event).await;
	json["dataset"] = json!(dataset);
	let text = list(&included_rows(console, &json));
	Ok(Answer::new(json, text))
}
