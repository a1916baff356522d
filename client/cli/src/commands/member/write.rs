//! What a member changes: its keys, its customers, and as one of many who else is a member.

use hefu_primitives::member::Scope;
use hefu_sdk::{
	Client, SuspensionReason,
	governance::{Body, Enrolment, Proposal},
	hex,
	private::BoxKey,
	scope,
};
use serde_json::json;

use crate::{
	args::{Global, Member, ScopeArgs, SuspendReason},
	commands::{answer, connect, included, key, motion, signer},
	console::{Answer, Console},
	failure::Failure,
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
		Member::SetSealingKey { file } => {
			let made = if file.exists() { BoxKey::read(&file) } else { BoxKey::create(&file) };
			let public = made.map_err(|error| key::refused(console, &file, &error))?.public();
			let done = client.set_sealing_key(&signer, Some(public)).await?;
			(done, "SealingKeySet", json!({ "sealingKey": hex(&public), "file": file }))
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
		Member::Enrol { code, name, region, roles, certificate, owner, governance, votes } => {
			let (owner, governance) = (owner.0, governance.0);
			let enrolment = Enrolment { code, name, region, roles, certificate, owner, governance };
			let proposal = (Body::Council, Proposal::Enrol(enrolment));
			return motion::propose(console, global, &client, &signer, proposal, votes).await;
		}
		Member::Suspend { member, reason, body, votes } => {
			let proposal = (body.into(), Proposal::Suspend { member, reason: why(reason) });
			return motion::propose(console, global, &client, &signer, proposal, votes).await;
		}
		Member::Reinstate { member, votes } => {
			let proposal = (Body::Council, Proposal::Reinstate(member));
			return motion::propose(console, global, &client, &signer, proposal, votes).await;
		}
		Member::Recover { member, account, votes } => {
			let proposal = (Body::Council, Proposal::Recover { member, owner: account.0 });
			return motion::propose(console, global, &client, &signer, proposal, votes).await;
		}
		Member::List | Member::Show { .. } => return Err(Failure::internal("reads do not sign")),
	};
	let done = included(console, global, &client, &done, ("Members", event)).await;
	Ok(answer(console, done, more))
}

fn why(reason: SuspendReason) -> SuspensionReason {
	match reason {
		SuspendReason::Vote => SuspensionReason::Vote,
		SuspendReason::Offence => SuspensionReason::Offence,
		SuspendReason::OwnRequest => SuspensionReason::OwnRequest,
		SuspendReason::Certificate => SuspensionReason::Certificate,
	}
}

async fn read(client: &Client, args: ScopeArgs) -> Result<Scope, Failure> {
	if args.all {
		return Ok(Scope::All);
	}
	Ok(scope::parse(&client.finalised().await?, &args.calls)?)
}
