//! `hefu grant`.

mod can_use;
mod make;
pub(super) mod show;
pub(super) mod terms;

use serde_json::json;

use super::{answer, connect, included, signer};
use crate::{
	args::{Global, Grant},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Grant) -> Result<Answer, Failure> {
	match command {
		Grant::Make(granting) => make::make(console, global, granting, make::How::Grant).await,
		Grant::Offer(granting) => make::make(console, global, granting, make::How::Offer).await,
		Grant::WithdrawOffer { grant } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let done = client.withdraw_offer(&signer, grant).await?;
			let done = included(console, global, &client, &done, ("Rights", "OfferWithdrawn")).await;
			Ok(answer(console, done, json!({ "grant": grant })))
		}
		Grant::Revoke { grant } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let done = client.revoke(&signer, grant).await?;
			let done = included(console, global, &client, &done, ("Rights", "Revoked")).await;
			Ok(answer(console, done, json!({ "grant": grant })))
		}
		Grant::Show { grant, purposes } => show::show(console, global, grant, &purposes).await,
		Grant::List { dataset, member } => show::list(console, global, dataset, member).await,
		Grant::CanUse { grant, purpose, region, sector, at, purposes } => {
			let asked = can_use::Asked { grant, purpose, region, sector, at };
			can_use::ask(console, global, asked, &purposes).await
		}
	}
}
