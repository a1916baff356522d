//! `hefu party`.

use hefu_primitives::{PartyId, private::Identity};
use hefu_sdk::{Error, Signer, hex, parties::PartyOpening, view};
use serde_json::json;

use super::{answer, connect, included, key, signer};
use crate::{
	args::{Global, Object, Party},
	console::{self, Answer, Console},
	failure::{Code, Failure},
	text::{Trade, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Party) -> Result<Answer, Failure> {
	let lang = console.lang;
	match command {
		Party::New { file, scheme } => {
			let signer =
				Signer::create(&file, scheme.into()).map_err(|error| key::refused(console, &file, &error))?;
			let party = PartyId(signer.account().0);
			console.note(Trade::HaveSponsored.say(lang));
			let json = json!({
				"party": party,
				"account": signer.account().to_string(),
				"scheme": signer.scheme(),
				"file": file,
			});
			let rows = [
				(Trade::Party.say(lang), party.to_string()),
				(Word::Account.say(lang), signer.account().to_string()),
				(Word::Scheme.say(lang), signer.scheme().to_string()),
				(Word::File.say(lang), file.display().to_string()),
			];
			Ok(Answer::new(json, console::list(&rows)))
		}
		Party::Add { account, object: Object(object), member, name, opening } => {
			let signer = signer(console, global)?;
			let identity = match (member, name) {
				(Some(member), _) => Identity::Member(member),
				(None, Some(name)) => Identity::Named(name),
				(None, None) => return Err(Failure::internal("nobody is behind the key")),
			};
			let client = connect(global).await?;
			// Kept before it is sent: without it nobody can show any more who is behind the key.
			let opened = PartyOpening::create(&opening, identity)
				.map_err(|error| key::refused(console, &opening, &error))?;
			let commitment = opened.commitment();
			let done = client.add_party_key(&signer, account.0, object, commitment).await?;
			console.note(Trade::KeepOpening.say(lang));
			let more = json!({
				"party": PartyId(account.0.0),
				"object": hex(&object),
				"commitment": hex(&commitment),
				"opening": opening,
			});
			let done = included(console, global, &client, &done, ("Members", "PartyKeyAdded")).await;
			Ok(answer(console, done, more))
		}
		Party::Retire => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let done = client.retire_party_key(&signer).await?;
			let done = included(console, global, &client, &done, ("Members", "PartyKeyRetired")).await;
			Ok(answer(console, done, json!({ "party": PartyId(signer.account().0) })))
		}
		Party::Show { party, opening } => show(console, global, party, opening).await,
	}
}

async fn show(
	console: &Console,
	global: &Global,
	party: PartyId,
	opening: Option<std::path::PathBuf>,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let opened = opening
		.map(|path| PartyOpening::read(&path).map_err(|error| key::refused(console, &path, &error)))
		.transpose()?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.key(&at, &hefu_sdk::AccountId32(party.0)).await?;
	let shown = found.as_ref().and_then(|key| view::party_key(party, key));
	let mut json = shown.ok_or_else(|| Error::NotFound(format!("party key {party} that acts")))?;
	if let Some(opened) = opened {
		let commitment = hefu_sdk::digest::parse_digest(json["commitment"].as_str().unwrap_or_default());
		if !commitment.is_some_and(|commitment| opened.opens(&commitment)) {
			let (what, next) = (Trade::OpensOther.say(lang), Trade::AskOpening.say(lang));
			return Err(Failure::new(Code::Input, "Opening", what, next));
		}
		json["behind"] = match opened.0.identity {
			Identity::Member(member) => json!({ "member": member }),
			Identity::Named(name) => json!({ "name": name }),
		};
	}
	let said = |field: &str| json[field].as_str().unwrap_or_default().to_owned();
	let behind = json["behind"]["member"].as_str().or(json["behind"]["name"].as_str());
	let rows = [
		(Trade::Party.say(lang), party.to_string()),
		(Word::Account.say(lang), said("account")),
		(Trade::Sponsor.say(lang), said("sponsor")),
		(Trade::AboutObject.say(lang), said("object")),
		(Trade::Commitment.say(lang), said("commitment")),
		(Trade::Behind.say(lang), behind.unwrap_or_default().into()),
	];
	Ok(Answer::new(json.clone(), console::list(&rows)))
}
