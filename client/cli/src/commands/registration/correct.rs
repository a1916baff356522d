//! `hefu register correct-mirror`.

use hefu_sdk::{date, hex, registration::Decision, terms::Term};
use serde_json::json;

use crate::{
	args::{Corrected, Correction, Global},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::Failure,
	text::Registers,
};

/// Corrects what the signer's institution recorded of a decision.
pub async fn run(console: &Console, global: &Global, correction: Correction) -> Result<Answer, Failure> {
	let Correction { code, document, corrected } = correction;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let institution = client.acting_member(&at, &signer.account()).await?;
	let decision = put_right(client.recorded_mirror(&at, institution, code).await?, corrected);
	let (done, others) = client.correct_mirror(&signer, &decision, document).await?;
	if others > 0 {
		console.warn(Registers::SameData.say(console.lang));
	}
	let done = included(console, global, &client, &done, ("Registration", "MirrorCorrected")).await;
	let more = json!({
		"code": decision.code.to_string_lossy(),
		"digest": hex(&decision.digest),
		"dataset": decision.dataset,
		"kind": decision.kind.word(),
		"decided": date::moment(decision.decided_ms),
		"statement": hex(&decision.statement),
		"others": others,
	});
	Ok(answer(console, done, more))
}

/// The decision with what was wrong put right; the rest stays as it is recorded.
pub fn put_right(recorded: Decision, corrected: Corrected) -> Decision {
	let Corrected { digest, dataset, no_dataset, kind, decided, statement } = corrected;
	Decision {
		code: recorded.code,
		digest: digest.unwrap_or(recorded.digest),
		dataset: if no_dataset { None } else { dataset.or(recorded.dataset) },
		kind: kind.unwrap_or(recorded.kind),
		decided_ms: decided.unwrap_or(recorded.decided_ms),
		statement: statement.unwrap_or(recorded.statement),
	}
}
