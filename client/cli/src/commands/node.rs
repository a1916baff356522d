//! `hefu node`.

use hefu_primitives::MemberId;
use hefu_sdk::SessionKeys;
use serde_json::{Value, json};

use super::{answer, connect, included, own_account, signer};
use crate::{
	args::{Global, Node},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::Word,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Node) -> Result<Answer, Failure> {
	match command {
		Node::Status => status(console, global).await,
		Node::RotateKeys { member } => rotate(console, global, member).await,
		Node::SetSessionKeys { keys, proof } => {
			let given = keys.zip(proof).map(|(keys, proof)| SessionKeys::parse(&keys, &proof));
			let given = given.transpose().map_err(|error| {
				Failure::new(Code::Input, "SessionKeys", error, Word::CopyKeys.say(console.lang))
			})?;
			set(console, global, given).await
		}
	}
}

async fn status(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let status = connect(global).await?.status().await?;
	let lang = console.lang;
	let text = list(&[
		(Word::Chain.say(lang), status.chain.clone()),
		(Word::NodeVersion.say(lang), format!("{} (runtime {})", status.version, status.runtime)),
		(Word::Peers.say(lang), status.peers.to_string()),
		(Word::Best.say(lang), status.best.to_string()),
		(Word::Finalised.say(lang), format!("{} {}", status.finalised, status.finalised_hash)),
		(Word::Gap.say(lang), status.gap.to_string()),
		(Word::Validators.say(lang), status.validators.len().to_string()),
		(Word::OpenChecks.say(lang), status.open_checks.to_string()),
	]);
	Ok(Answer::new(json!(status), text))
}

/// The keys are printed for whoever holds the operator key, who may work at another machine.
async fn rotate(console: &Console, global: &Global, member: Option<MemberId>) -> Result<Answer, Failure> {
	let asked = match member {
		Some(_) => None,
		None => Some(own_account(console, global)?),
	};
	let client = connect(global).await?;
	let member = match (member, asked) {
		(Some(member), _) => member,
		(None, Some(account)) => client.acting_member(&client.finalised().await?, &account).await?,
		(None, None) => return Err(Failure::internal("neither a member nor a key")),
	};
	let made = client.rotate_keys(member).await?;
	let json = shown(member, &made);
	let text = |field: &str| json[field].as_str().unwrap_or_default().to_owned();
	let lang = console.lang;
	let said = list(&[
		(Word::Member.say(lang), member.to_string()),
		(Word::SessionKeys.say(lang), text("keys")),
		(Word::Proof.say(lang), text("proof")),
	]);
	console.note(Word::BringKeys.say(lang));
	Ok(Answer::new(json, said))
}

async fn set(console: &Console, global: &Global, given: Option<SessionKeys>) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let member = client.acting_member(&client.finalised().await?, &signer.account()).await?;
	let keys = match given {
		Some(keys) => keys,
		None => client.rotate_keys(member).await?,
	};
	let more = json!({ "member": member, "keys": shown(member, &keys)["keys"] });
	let done = client.set_session_keys(&signer, keys).await?;
	console.note(Word::KeysUsedLater.say(console.lang));
	let done = included(console, global, &client, &done, ("Validators", "SessionKeysSet")).await;
	Ok(answer(console, done, more))
}

fn shown(member: MemberId, made: &SessionKeys) -> Value {
	let hex = |bytes: &[u8]| format!("0x{}", hefu_sdk::hex(bytes));
	json!({ "member": member, "keys": hex(&made.keys), "proof": hex(&made.proof) })
}
