//! `hefu motion`, and what every command says that proposes one.

use hefu_sdk::{
	Client, Error, Missing, Signer, Sought,
	client::At,
	governance::{Body, OpenMotion, Proposal, Undone},
	hex, view,
};
use serde_json::{Value, json};

use super::{answer, connect, included, signer};
use crate::{
	args::{self, Global, Votes},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	text::{self, Word, motion::Motions},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: args::Motion) -> Result<Answer, Failure> {
	match command {
		args::Motion::List { body } => list(console, global, body).await,
		args::Motion::Vote { motion, no, body } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let motion = find(console, &client, motion, body).await?;
			let done = client.vote(&signer, &motion, !no).await?;
			if !global.no_receipts {
				console.note(Motions::NoReceiptOfVotes.say(console.lang));
			}
			let event = (motion.body.pallet(), "Voted");
			let done = included(console, global, &client, &done, event).await;
			Ok(answer(console, done, json!({ "body": motion.body })))
		}
		args::Motion::Close { motion, body } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let motion = find(console, &client, motion, body).await?;
			close(console, global, &client, &signer, &motion).await
		}
	}
}

/// Proposes to the council, by the key that signs, and says how it goes on.
pub async fn to_council(
	console: &Console,
	global: &Global,
	proposal: Proposal,
	votes: Votes,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	propose(console, global, &client, &signer, (Body::Council, proposal), votes).await
}

/// Proposes a motion, and says how it goes on.
pub async fn propose(
	console: &Console,
	global: &Global,
	client: &Client,
	signer: &Signer,
	(body, proposal): (Body, Proposal),
	votes: Votes,
) -> Result<Answer, Failure> {
	let motion = client.propose(signer, body, proposal, votes.threshold).await?;
	if let Some(undone) = motion.failure {
		return Err(failed(console, text::motion::undone(&undone, console.lang)));
	}
	let hash = format!("0x{}", hex(&motion.hash));
	if motion.number.is_some() {
		console.note(format!(
			"{}: hefu motion vote {hash}; hefu motion close {hash}; {}: {}",
			Motions::Seats.say(console.lang),
			Motions::Needs.say(console.lang),
			motion.threshold
		));
	}
	let more = json!({
		"motion": hash,
		"body": body,
		"number": motion.number,
		"threshold": motion.threshold,
		"carriedOut": motion.number.is_none(),
	});
	let event = if motion.number.is_some() { "Proposed" } else { "Executed" };
	let done = included(console, global, client, &motion.included, (body.pallet(), event)).await;
	Ok(answer(console, done, more))
}

/// A closed motion may have been voted down, or its call may have failed: neither is done.
async fn close(
	console: &Console,
	global: &Global,
	client: &Client,
	signer: &Signer,
	motion: &OpenMotion,
) -> Result<Answer, Failure> {
	let done = match client.close(signer, motion).await {
		Ok(done) => done,
		Err(error) => return Err(too_early(console, client, motion, error).await),
	};
	match done.failure {
		None => {
			let more = json!({ "body": motion.body, "approved": true });
			let event = (motion.body.pallet(), "Closed");
			let done = included(console, global, client, &done.included, event).await;
			Ok(answer(console, done, more))
		}
		Some(undone) => {
			let mut failure = failed(console, text::motion::undone(&undone, console.lang));
			if undone == Undone::VotedDown {
				failure.message.push(text::motion::stands(motion, console.lang));
			}
			Err(failure)
		}
	}
}

/// Why a motion is not closed, with how it stands where that is why.
async fn too_early(console: &Console, client: &Client, motion: &OpenMotion, error: Error) -> Failure {
	let early = matches!(&error, Error::Refused(refusal) if refusal.name.ends_with("::TooEarly"));
	let mut failure = Failure::from(error);
	if early
		&& let Ok(at) = client.finalised().await
		&& let Ok(Some(now)) = client.motion(&at, motion.body, motion.hash).await
	{
		failure.message.push(text::motion::stands(&now, console.lang));
	}
	failure
}

fn failed(console: &Console, reason: String) -> Failure {
	Failure::new(Code::Refused, "Motion", reason, Motions::ProposeAgain.say(console.lang))
}

async fn list(console: &Console, global: &Global, body: Option<args::Body>) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut json = Vec::new();
	let mut rows = Vec::new();
	for body in bodies(body) {
		for motion in client.motions(&at, body).await? {
			let entry = view::motion(&at, &motion);
			rows.push(row(&entry, &motion));
			json.push(entry);
		}
	}
	let lang = console.lang;
	let head = [Word::Motion, Word::Body, Word::Call, Word::About, Word::Ayes, Word::Nays, Word::End]
		.map(|word| word.say(lang));
	Ok(Answer::new(json!({ "block": at.block_number(), "motions": json }), table(&head, rows)))
}

fn row(entry: &Value, motion: &OpenMotion) -> Vec<String> {
	let text = |field: &str| entry[field].as_str().unwrap_or_default().to_owned();
	let about = entry["about"].as_object().into_iter().flatten();
	let about: Vec<_> =
		about.map(|(_, value)| value.as_str().map_or_else(|| value.to_string(), Into::into)).collect();
	vec![
		text("motion"),
		text("body"),
		text("call"),
		about.join(" "),
		format!("{}/{}", motion.ayes.len(), motion.threshold),
		motion.nays.len().to_string(),
		motion.end.to_string(),
	]
}

fn bodies(body: Option<args::Body>) -> Vec<Body> {
	body.map_or_else(|| Body::ALL.to_vec(), |body| vec![body.into()])
}

/// An open motion by its hash; the same may be open in both bodies.
async fn find(
	console: &Console,
	client: &Client,
	hash: [u8; 32],
	body: Option<args::Body>,
) -> Result<OpenMotion, Failure> {
	let at: At = client.finalised().await?;
	let mut found = Vec::new();
	for body in bodies(body) {
		found.extend(client.motion(&at, body, hash).await?);
	}
	match (found.pop(), found.is_empty()) {
		(Some(motion), true) => Ok(motion),
		(Some(_), false) => {
			let (what, next) = (Motions::OpenInBoth.say(console.lang), Motions::SayBody.say(console.lang));
			Err(Failure::new(Code::Usage, "Usage", what, next))
		}
		(None, _) => Err(Error::from(Missing::new(Sought::Motion, format!("0x{}", hex(&hash)))).into()),
	}
}
