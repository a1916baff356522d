//! What a member changes: its keys, its customers, and who else is a member.

use hefu_primitives::member::Scope;
use hefu_sdk::{Client, governance::Enrolment, scope};
use serde_json::{Value, json};

use crate::{
	args::{Global, Member, ScopeArgs},
	commands::{connect, included, included_rows, signer},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::Word,
};

/// Runs one of the commands that sign.
pub async fn run(console: &Console, global: &Global, command: Member) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Member::AddOperator { account, scope } => {
			let scope = read(&client, scope).await?;
			(client.add_operator(&signer, account.0, scope).await?, "OperatorAdded", json!({}))
		}
		Member::SetScope { account, scope } => {
			let scope = read(&client, scope).await?;
			(client.set_scope(&signer, account.0, scope).await?, "ScopeSet", json!({}))
		}
		Member::RemoveOperator { account } => {
			(client.remove_operator(&signer, account.0).await?, "OperatorRemoved", json!({}))
		}
		Member::RotateOwner { account } => {
			(client.rotate_owner(&signer, account.0).await?, "OwnerRotated", json!({}))
		}
		Member::RotateGovernanceKey { account } => {
			(client.rotate_governance_key(&signer, account.0).await?, "GovernanceKeyRotated", json!({}))
		}
		Member::Sponsor { account, commitment, scope } => {
			let scope = read(&client, scope).await?;
			let sponsor = client.acting_member(&client.finalised().await?, &signer.account()).await?;
			let (nonce, id) = client.fresh_customer(&sponsor)?;
			// Before it is sent: an answer that is lost on the way must not take the id with it.
			console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
			let done = client.sponsor(&signer, nonce, commitment, account.0, scope).await?;
			(done, "Sponsored", json!({ "customer": id }))
		}
		Member::SuspendCustomer { customer } => (
			client.suspend_customer(&signer, customer).await?,
			"CustomerSuspended",
			json!({ "customer": customer }),
		),
		Member::ReinstateCustomer { customer } => {
			let done = client.reinstate_customer(&signer, customer).await?;
			(done, "CustomerReinstated", json!({ "customer": customer }))
		}
		Member::Enrol { code, name, region, roles, certificate, owner, governance, threshold } => {
			let enrolment = Enrolment {
				code,
				name,
				region,
				roles,
				certificate,
				owner: owner.0,
				governance: governance.0,
			};
			let motion = client.propose_enrolment(&signer, enrolment, threshold).await?;
			let hash = format!("0x{}", hefu_sdk::hex(&motion.hash));
			let more = json!({ "motion": hash, "number": motion.number, "threshold": motion.threshold });
			return Ok(answer(console, included(&motion.included, "Council", "Proposed"), more));
		}
		Member::Vote { motion, number, no } => {
			let done = client.vote(&signer, motion, number, !no).await?;
			return Ok(answer(console, included(&done, "Council", "Voted"), json!({})));
		}
		Member::Close { motion, number } => return close(console, &client, &signer, motion, number).await,
		Member::List | Member::Show { .. } => return Err(Failure::internal("reads do not sign")),
	};
	Ok(answer(console, included(&done, "Members", event), more))
}

/// A closed motion may have been voted down, or its call may have failed: neither is done.
async fn close(
	console: &Console,
	client: &Client,
	signer: &hefu_sdk::Signer,
	motion: [u8; 32],
	number: u32,
) -> Result<Answer, Failure> {
	let done = client.close(signer, motion, number).await?;
	let json = included(&done.included, "Council", "Closed");
	match done.failure {
		None => Ok(answer(console, json, json!({ "approved": true }))),
		Some(reason) => Err(Failure::new(
			Code::Refused,
			"Motion",
			reason,
			"propose it again when what stands in its way is gone",
		)),
	}
}

async fn read(client: &Client, args: ScopeArgs) -> Result<Scope, Failure> {
	if args.all {
		return Ok(Scope::All);
	}
	Ok(scope::parse(&client.finalised().await?, &args.calls)?)
}

fn answer(console: &Console, mut done: Value, more: Value) -> Answer {
	let mut rows = Vec::new();
	for (name, value) in more.as_object().into_iter().flatten() {
		let text = value.as_str().map_or_else(|| value.to_string(), Into::into);
		rows.push((&**name, text));
		done[name] = value.clone();
	}
	let said = included_rows(console, &done);
	rows.extend(said);
	let text = list(&rows);
	Answer::new(done, text)
}
