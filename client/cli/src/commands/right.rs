//! `hefu right`.

use hefu_primitives::{DatasetId, right};
use hefu_sdk::{Error, view};
use serde_json::{Value, json};

use super::{answer, connect, included, signer};
use crate::{
	args::{Global, Ground, Right},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	text::Trade,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Right) -> Result<Answer, Failure> {
	if let Right::List { dataset } = command {
		return list(console, global, dataset).await;
	}
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
		Right::List { .. } => return Err(Failure::internal("reads do not sign")),
	};
	let done = included(console, global, &client, &done, ("Rights", event)).await;
	Ok(answer(console, done, more))
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
				text(&entry["ground"]["kind"]),
				text(&entry["since"]),
				text(&entry["until"]),
			]
		})
		.collect();
	let head = [Trade::Right, Trade::Holder, Trade::Ground, Trade::Since, Trade::Until]
		.map(|word| word.say(console.lang));
	let json = json!({ "block": at.block_number(), "dataset": dataset, "parties": parties, "rights": json });
	Ok(Answer::new(json, table(&head, rows)))
}
