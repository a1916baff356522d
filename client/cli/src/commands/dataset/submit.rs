//! Registrations and withdrawals, sent and followed until they are final.

use hefu_primitives::{DatasetId, verification::Subject};
use hefu_sdk::{WithdrawReason, import::Registration};
use serde_json::json;

use super::{check, prepare};
use crate::{
	args::{CheckWhen, Global, Reason, Sending},
	commands::{connect, included, included_rows, signer},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	progress,
	text::Word,
};

/// Registers a dataset.
pub async fn register(
	console: &Console,
	global: &Global,
	registration: Registration,
	sending: &Sending,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	if sending.wait && sending.check == CheckWhen::Later {
		let next = "leave out --wait, or --check later";
		return Err(Failure::new(Code::Usage, "Usage", "there is no check to wait for", next));
	}
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let holder = client.acting_member(&client.finalised().await?, &signer.account()).await?;
	let (nonce, id) = client.fresh_dataset(&holder)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(lang)));
	let bar = progress::waiting(console, Word::Submitting.say(lang).into());
	let now = sending.check == CheckWhen::Now;
	let done = client.register(&signer, nonce, registration.content.clone(), now).await;
	bar.finish_and_clear();
	let done = done?;
	let mut json = included(&done, "Registry", "VersionRegistered");
	json["submitted"] = true.into();
	json["dataset"] = json!(id);
	json["version"] = 1.into();
	json["holder"] = json!(holder);
	let mut rows = vec![(Word::Dataset.say(lang), id.to_string())];
	rows.extend(included_rows(console, &json));
	let mut answer = prepare::shown(console, &registration, json, &list(&rows));
	if sending.wait {
		let files = (0u8..).take(registration.content.distributions.len());
		let wanted: Vec<_> =
			files.map(|distribution| (Subject { dataset: id, version: 1, distribution }, 0)).collect();
		let waited = check::wait(console, &client, &wanted).await?;
		answer.json["checks"] = waited.json["checks"].clone();
		answer.text += "\n";
		answer.text += &waited.text;
		answer.code = waited.code;
	}
	Ok(answer)
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
	let mut json = included(&done, "Registry", "DatasetWithdrawn");
	json["dataset"] = json!(dataset);
	let text = list(&included_rows(console, &json));
	Ok(Answer::new(json, text))
}
