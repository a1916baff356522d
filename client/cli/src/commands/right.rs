//! `hefu right`.

use hefu_primitives::{DatasetId, right};
use hefu_sdk::{
	Error,
	governance::Proposal,
	rights::{Accepted, Enforcement, Secured, Transfer},
	terms::Term,
	view,
};
use serde_json::{Value, json};

use super::{answer, connect, included, motion, plain, signer};
use crate::{
	args::{Global, Ground, Right},
	console::{Answer, Console, beneath, table},
	failure::{Code, Failure},
	text::{self, Trade, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Right) -> Result<Answer, Failure> {
	match command {
		Right::List { dataset } => list(console, global, dataset).await,
		Right::ReleasePledge { dataset, right, holder, by } if by.council => {
			let proposal = Proposal::ReleasePledge { dataset, right, holder };
			motion::to_council(console, global, proposal, by.votes()).await
		}
		command => act(console, global, command).await,
	}
}

/// Runs one of the commands that are a transaction of the member itself.
async fn act(console: &Console, global: &Global, command: Right) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Right::Claim { dataset, right, ground, evidence, inputs } => {
			let ground = read(console, ground, evidence, inputs)?;
			let more = json!({ "dataset": dataset, "right": right, "ground": view::ground(&ground) });
			(client.claim_right(&signer, dataset, right, ground).await?, "RightClaimed", more)
		}
		Right::Relinquish { dataset, right } => {
			let more = json!({ "dataset": dataset, "right": right });
			let done = client.relinquish(&signer, dataset, right).await;
			(done.map_err(|error| not_given_up(console, error))?, "RightRelinquished", more)
		}
		Right::DeclareJoint { dataset, parties } => {
			let more = json!({ "dataset": dataset, "parties": parties });
			(client.declare_joint(&signer, dataset, parties).await?, "JointDeclared", more)
		}
		Right::Consent { dataset, to } => {
			let more = json!({ "dataset": dataset, "to": to });
			(client.consent(&signer, dataset, to).await?, "Consented", more)
		}
		Right::Transfer { dataset, to, rights, disposal, outbound, contract } => {
			let more = json!({ "dataset": dataset, "rights": rights, "to": to, "disposal": disposal.word() });
			let outbound = of_grants(outbound);
			let transfer = Transfer { dataset, rights, to, disposal, outbound, contract };
			(client.transfer_rights(&signer, transfer).await?, "RightTransferred", more)
		}
		Right::Accept { dataset, from, rights, outbound, document } => {
			let more = json!({ "dataset": dataset, "from": from, "rights": rights });
			let accepted = Accepted { dataset, from, rights, outbound: of_grants(outbound), document };
			(client.accept_rights(&signer, accepted).await?, "Accepted", more)
		}
		Right::Pledge { dataset, right, to, due, may_grant, contract } => {
			let more = json!({ "dataset": dataset, "right": right, "to": to });
			let secured = Secured { pledgee: to, due_ms: due, may_grant, contract };
			(client.pledge_right(&signer, dataset, right, secured).await?, "Pledged", more)
		}
		Right::ReleasePledge { dataset, right, holder, by: _ } => {
			let more = json!({ "dataset": dataset, "right": right, "holder": holder });
			(client.release_pledge(&signer, dataset, right, holder).await?, "PledgeReleased", more)
		}
		Right::Enforce { dataset, right, holder, to, outbound, document } => {
			let more = json!({ "dataset": dataset, "right": right, "holder": holder, "to": to });
			let outbound = of_grants(outbound);
			let enforcement = Enforcement { dataset, right, holder, to, outbound, document };
			(client.enforce_pledge(&signer, enforcement).await?, "RightTransferred", more)
		}
		Right::List { .. } => return Err(Failure::internal("reads do not sign")),
	};
	let done = included(console, global, &client, &done, ("Rights", event)).await;
	Ok(answer(console, done, more))
}

/// What becomes of grants; clap has seen to it that it is said of the right to operate, and from no other was anything granted.
fn of_grants(said: Option<right::Outbound>) -> right::Outbound {
	said.unwrap_or(right::Outbound::Novated)
}

/// A right that is not held is not to be claimed first in order to be given up.
fn not_given_up(console: &Console, error: Error) -> Failure {
	let not_held = matches!(&error, Error::Refused(refusal) if refusal.name == "Rights::NotHeld");
	let mut failure = Failure::from(error);
	if not_held {
		failure.next = Trade::NothingToGiveUp.say(console.lang).into();
	}
	failure
}

/// The ground with what shows it.
fn read(
	console: &Console,
	ground: Ground,
	evidence: Option<[u8; 32]>,
	inputs: Vec<hefu_primitives::GrantId>,
) -> Result<right::Ground, Failure> {
	let needed = || evidence.ok_or_else(|| Failure::internal("the ground needs evidence"));
	let refused = |what: Trade| {
		Failure::new(Code::Usage, "Usage", what.say(console.lang), Trade::LeaveInputs.say(console.lang))
	};
	if !inputs.is_empty() && ground != Ground::Derivative {
		return Err(refused(Trade::InputsOfDerivative));
	}
	Ok(match ground {
		Ground::Generated => right::Ground::Generated,
		Ground::Crawled => right::Ground::Crawled,
		Ground::CrawledProduct => right::Ground::CrawledProduct { evidence: needed()? },
		Ground::Agreement => right::Ground::Agreement { contract: needed()? },
		Ground::Joint => right::Ground::Joint,
		Ground::Derivative => right::Ground::Derivative {
			evidence: needed()?,
			inputs: inputs.try_into().map_err(|_| refused(Trade::TooManyInputs))?,
		},
		Ground::Entrusted => right::Ground::Entrusted,
	})
}

async fn list(console: &Console, global: &Global, dataset: DatasetId) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	// That a dataset does not exist is not the same as that nobody has a right in it.
	client.dataset(&at, dataset).await?;
	let holdings = client.holdings(&at, dataset).await?;
	let parties = client.joint_parties(&at, dataset).await?;
	let json: Vec<_> = holdings.iter().map(|holding| view::holding(dataset, holding)).collect();
	let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
	let rows = holdings
		.iter()
		.zip(&json)
		.map(|(holding, entry)| {
			let (_, name) = holding.right.chinese();
			vec![
				format!("{} {name}", text(&entry["right"])),
				text(&entry["holder"]),
				text::obtained(&entry["ground"]["kind"], console.lang),
				text(&entry["since"]),
				text(&entry["until"]),
			]
		})
		.collect();
	let head = [Trade::Right, Trade::Holder, Trade::Ground, Trade::Since, Trade::Until]
		.map(|word| word.say(console.lang));
	let titles: Value = client.titles(&at, dataset).await?.iter().map(view::title).collect();
	let pledges: Value = client.pledges(&at, dataset).await?.iter().map(view::pledge).collect();
	let encumbrances: Value =
		client.encumbrances(&at, dataset).await?.iter().map(view::encumbrance).collect();
	let mut said = table(&head, rows);
	said += &passed(console, &titles, &pledges, &encumbrances);
	let json = json!({
		"block": at.block_number(),
		"dataset": dataset,
		"parties": parties,
		"rights": json,
		"titles": titles,
		"pledges": pledges,
		"encumbrances": encumbrances,
	});
	Ok(Answer::new(json, said))
}

/// Who claimed the rights, for what they are pledged, and with which grants who operates has that, for people.
fn passed(console: &Console, titles: &Value, pledges: &Value, encumbrances: &Value) -> String {
	let cells = |names: &'static [&'static str]| {
		move |entry: &Value| names.iter().map(|name| plain(&entry[*name])).collect::<Vec<_>>()
	};
	let head = |words: &[Trade]| words.iter().map(|word| word.say(console.lang)).collect::<Vec<_>>();
	let claimed = [Trade::ClaimedRight, Trade::ClaimedBy, Trade::Holder, Trade::Tenure, Trade::GivenUp];
	let pledged = [Trade::PledgedRight, Trade::Holder, Trade::Pledgee, Trade::Due, Trade::MayGrant];
	let burdens = [Trade::Encumbered, Trade::Tenure, Trade::StandsFor];
	let mut said =
		beneath(&head(&claimed), titles, cells(&["right", "claimant", "holder", "tenure", "ended"]));
	let pledge = |entry: &Value| {
		let mut cells = cells(&["right", "holder", "pledgee", "due"])(entry);
		let may_grant = if entry["mayGrant"] == true { Word::Yes } else { Word::No };
		cells.push(may_grant.say(console.lang).into());
		cells
	};
	said += &beneath(&head(&pledged), pledges, pledge);
	said += &beneath(&head(&burdens), encumbrances, cells(&["claimant", "tenure", "standsFor"]));
	said
}
