//! `hefu licence issue`.

use hefu_primitives::{
	LicenceId, MemberId,
	code::{MemberCode, Uscc},
	licence::identifier::{Identifier, Line},
};
use hefu_sdk::{
	Client,
	client::At,
	licence::{Card, Issuance, IssuanceKind},
};
use serde_json::json;

use super::{private::private_root, show::write_card};
use crate::{
	args::{Global, Issue},
	commands::{answer, connect, drafts::Drafts, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::Word,
};

/// Issues a licence.
pub async fn run(console: &Console, global: &Global, issue: Issue) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let mut drafts = Drafts::default();
	let (private, private_file) = private_root(&issue.fields, &mut drafts)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let issuer = client.acting_member(&at, &signer.account()).await?;
	let (kind, version) = place_in_line(&client, &at, &issue).await?;
	let code = uscc(console, &client, &at, issuer).await?;
	let line = Line { licence_type: issue.licence_type, issuer: code, serial: issue.serial };
	let identifier = Identifier::new(line, version).map_err(|error| {
		Failure::new(Code::Input, "Identifier", error.to_string(), Word::CorrectInput.say(console.lang))
	})?;
	let (nonce, licence) = client.fresh_licence(&issuer)?;
	let card = Card {
		genesis: client.genesis(),
		licence,
		identifier: identifier.clone(),
		phone_key: issue.phone_key,
	};
	if let Some(path) = &issue.card {
		write_card(path, &card)?;
		drafts.add(path.clone());
	}
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{licence}: {}", Word::Submitting.say(console.lang)));
	let issuance = Issuance {
		identifier: identifier.clone(),
		kind,
		private,
		key: issue.phone_key,
		valid_from_ms: match issue.from {
			Some(from) => from,
			None => client.time(&at).await?,
		},
		valid_until_ms: issue.until,
	};
	let done = drafts.with(client.issue_licence(&signer, nonce, issuance)).await;
	let done = done.map_err(|error| Failure::from(error).look_for(licence))?;
	let done = included(console, global, &client, &done, ("Licences", "Issued")).await;
	console.note(format!("{}: {}", private_file.display(), Word::KeepPrivate.say(console.lang)));
	let more = json!({
		"licence": licence,
		"identifier": identifier.to_string(),
		"private": private_file,
		"card": issue.card,
	});
	Ok(answer(console, done, more))
}

/// Why it is issued, and which version of its line it is.
async fn place_in_line(client: &Client, at: &At, issue: &Issue) -> Result<(IssuanceKind, u16), Failure> {
	let after = |id: LicenceId| async move {
		let version = client.licence(at, id).await?.identifier.version;
		Ok::<_, Failure>(version.saturating_add(1))
	};
	Ok(match (issue.renews, issue.changes) {
		(Some(id), _) => (IssuanceKind::Renewal(id), after(id).await?),
		(None, Some(id)) => (IssuanceKind::Change(id), after(id).await?),
		(None, None) => (IssuanceKind::New, 1),
	})
}

/// The issuer's code, which stands in the identifier.
async fn uscc(console: &Console, client: &Client, at: &At, issuer: MemberId) -> Result<Uscc, Failure> {
	match client.member(at, issuer).await?.code.0 {
		MemberCode::Uscc(code) => Ok(code),
		MemberCode::Lei(_) => {
			let (what, next) = (Word::NoUscc.say(console.lang), Word::UseAuthority.say(console.lang));
			Err(Failure::new(Code::Input, "NoUscc", what, next))
		}
	}
}
