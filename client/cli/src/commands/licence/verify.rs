//! `hefu licence verify`: the verifier's part.

use hefu_primitives::RecognitionId;
use hefu_sdk::{
	Client, Error, Refusal,
	client::At,
	licence::{Shown, Standing},
	view,
};
use serde_json::json;

use super::phone;
use crate::{
	args::Global,
	commands::{connect, included, included_rows, plain, signer},
	console::{Answer, Console, list},
	failure::Failure,
	text::{self, Word},
};

/// Checks a presentation against the chain, and logs it unless told not to.
pub async fn run(
	console: &Console,
	global: &Global,
	presentation: &str,
	rule: Option<RecognitionId>,
	check_only: bool,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let shown = phone::read(presentation, lang)?;
	let signer = if check_only { None } else { Some(signer(console, global)?) };
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let made = shown.opening.presentation;
	if let Some(signer) = &signer
		&& client.acting_member(&at, &signer.account()).await? != made.audience
	{
		return Err(refused("NotAudience", "the presentation is for another verifier"));
	}
	let rule = match rule {
		Some(rule) => Some(rule),
		None => client.rule_for(&at, &made).await?,
	};
	let standing = check(&client, &at, &shown, rule).await?;
	let mut json = shown.to_json();
	json["rule"] = json!(rule);
	json["standing"] = view::standing(&standing);
	json["logged"] = signer.is_some().into();
	let mut rows = vec![(Word::Checked.say(lang), text::stands(&json["standing"], lang))];
	rows.extend(phone::rows(&json, lang));
	rows.push((Word::Rule.say(lang), plain(&json["rule"])));
	if let Some(signer) = signer {
		let done = client.verify_presentation(&signer, made, rule, standing.at_ms).await?;
		let done = included(console, global, &client, &done, ("Licences", "PresentationVerified")).await;
		rows.extend(included_rows(console, &done));
		for (name, value) in done.as_object().into_iter().flatten() {
			json[name] = value.clone();
		}
	} else {
		console.note(Word::NotLogged.say(lang));
	}
	Ok(Answer::new(json, list(&rows)))
}

/// What the chain says of a presentation at a block, if it stands there, was not used, and discloses what the licence says.
async fn check(
	client: &Client,
	at: &At,
	shown: &Shown,
	rule: Option<RecognitionId>,
) -> Result<Standing, Failure> {
	if shown.genesis != client.genesis() {
		return Err(refused("OtherChain", "the presentation was made for another chain"));
	}
	let made = &shown.opening.presentation;
	if let Some(entry) = client.verification(at, made).await? {
		let logged = plain(&view::verification(&entry)["logged"]);
		return Err(refused("AlreadyUsed", &format!("the presentation was used already, at {logged}")));
	}
	let now = client.time(at).await?;
	let standing = client.check_presentation(at, &shown.opening, rule, now).await?;
	let root = client.licence(at, shown.opening.hidden.licence).await?.private;
	for field in &shown.disclosed {
		if let Err(error) = field.verify(&root) {
			return Err(refused("NotDisclosed", &format!("{}: {error}", field.name)));
		}
	}
	Ok(standing)
}

/// A refusal in the chain's own terms.
fn refused(name: &str, explanation: &str) -> Failure {
	let refusal =
		Refusal { name: format!("Licences::{name}"), explanation: explanation.into(), included: false };
	Error::Refused(refusal).into()
}
