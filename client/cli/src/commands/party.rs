//! `hefu party`.

use std::{
	io::{ErrorKind, Read, Write},
	path::Path,
};

use hefu_primitives::{PartyId, party::Consent, private::Identity};
use hefu_sdk::{
	Client, Error, Missing, Signer, Sought, hex,
	parties::{PartyOpening, SignedConsent},
	view,
};
use serde_json::{Value, json};

use super::{answer, connect, included, key, signer};
use crate::{
	args::{Global, Object, Party},
	console::{self, Answer, Console},
	failure::{Code, Failure},
	text::{self, Lang, Trade, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Party) -> Result<Answer, Failure> {
	let lang = console.lang;
	match command {
		Party::New { file, scheme } => {
			let signer =
				Signer::create(&file, scheme.into()).map_err(|error| key::refused(console, &file, &error))?;
			let party = PartyId(signer.account().0);
			console.note(Trade::NowConsent.say(lang));
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
		Party::Consent { sponsor, object: Object(object), member, name, opening, out } => {
			let party_key = signer(console, global)?;
			let identity = match (member, name) {
				(Some(member), _) => Identity::Member(member),
				(None, Some(name)) => Identity::Named(name),
				(None, None) => return Err(Failure::internal("nobody is behind the key")),
			};
			// Before there is an opening that would be in the way of the next try.
			if out.exists() {
				return Err(not_written(console, &out, &ErrorKind::AlreadyExists.into()));
			}
			let client = connect(global).await?;
			// Kept before anything is signed: without it nobody can show any more who is behind the key.
			let opened = PartyOpening::create(&opening, identity)
				.map_err(|error| key::refused(console, &opening, &error))?;
			let party = PartyId(party_key.account().0);
			let commitment = opened.commitment(&party);
			let consent = client.party_consent(&party_key, Consent { sponsor, object, commitment }).to_json();
			write_new(console, &out, &format!("{consent:#}\n"))?;
			console.note(Trade::KeepOpening.say(lang));
			console.note(Trade::HaveSponsored.say(lang));
			let json = json!({ "party": party, "consent": consent, "opening": opening, "file": out });
			let rows = [
				(Trade::Party.say(lang), party.to_string()),
				(Trade::Sponsor.say(lang), sponsor.to_string()),
				(Trade::AboutObject.say(lang), hex(&object)),
				(Trade::Commitment.say(lang), hex(&commitment)),
				(Word::File.say(lang), out.display().to_string()),
			];
			Ok(Answer::new(json, console::list(&rows)))
		}
		Party::Add { consent, opening } => {
			let signer = signer(console, global)?;
			let signed = read_consent(console, &consent)?;
			let party = PartyId(signed.account.0);
			let Consent { object, commitment, .. } = signed.consent;
			if let Some(opening) = opening {
				let opened = read_opening(console, &opening)?;
				let opens = opened.opens(&party, &commitment);
				opens.then_some(()).ok_or_else(|| opens_other(lang, Trade::OpensOtherConsent))?;
			}
			let client = connect(global).await?;
			check_new(console, &client, party).await?;
			let done = client.add_party_key(&signer, signed).await?;
			let more = json!({ "party": party, "object": hex(&object), "commitment": hex(&commitment) });
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

fn read_opening(console: &Console, path: &Path) -> Result<PartyOpening, Failure> {
	PartyOpening::read(path).map_err(|error| key::refused(console, path, &error))
}

/// The opening is that of another key, or of another consent.
fn opens_other(lang: Lang, what: Trade) -> Failure {
	Failure::new(Code::Input, "Opening", what.say(lang), Trade::AskOpening.say(lang))
}

/// That the key is nobody's yet: a consent serves once.
async fn check_new(console: &Console, client: &Client, party: PartyId) -> Result<(), Failure> {
	let at = client.finalised().await?;
	let Some(key) = client.key(&at, &hefu_sdk::AccountId32(party.0)).await? else { return Ok(()) };
	let lang = console.lang;
	let what = match view::party_key(party, &key).map(|key| key["state"] == "acts") {
		Some(true) => Trade::AddedBefore,
		Some(false) => Trade::RetiredBefore,
		None => Trade::NoPartyKey,
	};
	let what = format!("{party}: {}", what.say(lang));
	let next = format!("hefu party show {party}; {}", Trade::AnotherKey.say(lang));
	Err(Failure::new(Code::Refused, "Members::KeyInUse", what, next))
}

/// Most bytes of a consent that is read: each has far fewer.
const MAX_CONSENT: u64 = 64 * 1024;

fn read_consent(console: &Console, path: &Path) -> Result<SignedConsent, Failure> {
	let lang = console.lang;
	let refused = |reason: &dyn std::fmt::Display, next: &str| {
		Failure::new(Code::Input, "Consent", format!("{}: {reason}", path.display()), next)
	};
	let mut text = String::new();
	std::fs::File::open(path)
		.and_then(|file| file.take(MAX_CONSENT).read_to_string(&mut text))
		.map_err(|error| refused(&error, Word::CheckPath.say(lang)))?;
	SignedConsent::from_json(&text).map_err(|error| refused(&error, Trade::ConsentMalformed.say(lang)))
}

fn write_new(console: &Console, path: &Path, text: &str) -> Result<(), Failure> {
	let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
	written.map_err(|error| not_written(console, path, &error))
}

fn not_written(console: &Console, path: &Path, error: &std::io::Error) -> Failure {
	let what = format!("{}: {}", path.display(), text::io(error, console.lang));
	let exists = error.kind() == ErrorKind::AlreadyExists;
	let next = if exists { Word::NameAnother } else { Word::CheckPath };
	Failure::new(Code::Input, "Consent", what, next.say(console.lang))
}

async fn show(
	console: &Console,
	global: &Global,
	party: PartyId,
	opening: Option<std::path::PathBuf>,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let opened = opening.map(|path| read_opening(console, &path)).transpose()?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.key(&at, &hefu_sdk::AccountId32(party.0)).await?;
	let shown = found.as_ref().and_then(|key| view::party_key(party, key));
	let mut json = shown.ok_or_else(|| Error::from(Missing::new(Sought::PartyKey, party)))?;
	let retired = json["state"] == "retired";
	if let Some(opened) = opened {
		// Of a retired key the chain's state holds no commitment: what this opening opens is told, for its receipt to confirm.
		let opens = hex(&opened.commitment(&party));
		if retired {
			console.warn(Trade::NotHeldAgainst.say(lang));
		} else if json["commitment"] != opens {
			return Err(opens_other(lang, Trade::OpensOther));
		}
		json["opens"] = opens.into();
		json["openingHolds"] = if retired { Value::Null } else { true.into() };
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
		(Word::State.say(lang), if retired { Trade::Retired } else { Trade::Acts }.say(lang).into()),
		(Trade::Sponsor.say(lang), said("sponsor")),
		(Trade::AboutObject.say(lang), said("object")),
		(Trade::Commitment.say(lang), said("commitment")),
		(Trade::Opens.say(lang), said("opens")),
		(Trade::Behind.say(lang), behind.unwrap_or_default().into()),
	];
	Ok(Answer::new(json.clone(), console::list(&rows)))
}
