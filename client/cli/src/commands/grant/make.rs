//! Grants, made and offered.

use hefu_primitives::{right::Right, terms::Terms};
use hefu_sdk::{Client, Error, rights, view};
use serde_json::json;

use super::terms;
use crate::{
	args::{Global, Granting},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{self, Trade, Word},
};

/// Whether a grant is made at once, or when an instruction settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
	/// At once.
	Grant,
	/// When an instruction settles.
	Offer,
}

/// Makes or offers a grant.
pub async fn make(console: &Console, global: &Global, args: Granting, how: How) -> Result<Answer, Failure> {
	let lang = console.lang;
	if args.right == Right::Hold {
		let (what, next) = (Trade::HoldNotGranted.say(lang), Trade::GrantUse.say(lang));
		return Err(Failure::new(Code::Input, "Rights::NotGrantable", what, next));
	}
	let signer = signer(console, global)?;
	let list = terms::list(console, &args.terms.list)?;
	// Once for what can be wrong before a node is asked; then by the chain's clock, at which a grant begins.
	terms::read(console, &args.terms, &list, 0)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let now = client.time(&at).await?;
	let said = terms::read(console, &args.terms, &list, now)?;
	let clauses = said.clauses.clone();
	let terms = said.terms(console, now)?;
	let grantor = client.acting_member(&at, &signer.account()).await?;
	let (nonce, id) = client.fresh_grant(&grantor)?;
	for clause in &clauses {
		console.note(format!("{}: {clause}", Trade::ClauseByDigest.say(lang)));
	}
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(lang)));
	let more = json!({
		"grant": id,
		"dataset": args.dataset,
		"right": args.right,
		"grantor": grantor,
		"grantee": args.grantee,
		"parent": args.parent,
	});
	let said = view::terms(&terms, &list);
	let granting = rights::Granting {
		dataset: args.dataset,
		right: args.right,
		parent: args.parent,
		grantee: args.grantee,
		terms: terms.clone(),
		survivors: args.survivors,
	};
	let (sent, event) = match how {
		How::Grant => (client.grant(&signer, nonce, granting).await, "Granted"),
		How::Offer => (client.offer(&signer, nonce, granting).await, "Offered"),
	};
	let done = match sent {
		Ok(done) => done,
		Err(error) => {
			let excess = excess(&client, &error, args.parent, &terms).await;
			let mut failure = Failure::from(error).look_for(id);
			failure.message.extend(excess.map(|dimension| text::exceeded(dimension, lang)));
			return Err(failure);
		}
	};
	let done = included(console, global, &client, &done, ("Rights", event)).await;
	// For programs; people have said them, and hefu grant show shows them.
	let mut answer = answer(console, done, more);
	answer.json["terms"] = said;
	answer.json["clausesByDigest"] = clauses.into();
	Ok(answer)
}

/// In which dimension the terms give more than the parent's, where the chain refused them for that.
async fn excess(
	client: &Client,
	error: &Error,
	parent: Option<hefu_primitives::GrantId>,
	terms: &Terms,
) -> Option<hefu_primitives::terms::Dimension> {
	if !matches!(error, Error::Refused(refusal) if refusal.name == "Rights::TermsExceeded") {
		return None;
	}
	let at = client.finalised().await.ok()?;
	terms.first_excess(&client.granted(&at, parent?).await.ok()?.terms)
}
