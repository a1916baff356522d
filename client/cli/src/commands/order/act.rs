//! What sides and arbiters do about an order: one transaction each.

use std::path::{Path, PathBuf};

use hefu_primitives::{OrderId, market::UseReceipt};
use hefu_sdk::{
	Client, Included, Signer, date,
	delivery::{Dispute, KeyFile, dispute_from_json, hand_over},
	market::{Outcome, Ruling, SignedUse},
	secret,
};
use serde_json::json;

use super::{Side, ended, failed, of_side};
use crate::{
	args::{Global, Moment, OrderAct, OrderArgs, OrderEnd, RuledFor},
	commands::{answer, connect, exports::digest_of, included, key, signer},
	console::{Answer, Console, list as rows_of},
	failure::{Code, Failure},
	text::{Markets, Word},
};

/// Runs one of the commands with which an order goes on.
pub async fn run(console: &Console, global: &Global, command: OrderAct) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (order, done, event) = match command {
		OrderAct::Cancel(OrderArgs { order }) => {
			(order, client.cancel_order(&signer, order).await?, "OrderCancelled")
		}
		OrderAct::Commit { order, grant, files } => {
			(order, client.commit_delivery(&signer, order, grant, files).await?, "Committed")
		}
		OrderAct::Reveal { order, keys } => {
			(order, reveal(console, &client, &signer, order, &keys).await?, "KeysHanded")
		}
		OrderAct::Transfer { order, state } => {
			(order, client.move_transfer(&signer, order, state).await?, "TransferMoved")
		}
		OrderAct::Object { order, evidence } => {
			let evidence = digest_of(&evidence)?;
			(order, client.object_to_order(&signer, order, evidence).await?, "Objected")
		}
		OrderAct::Arbitrate(OrderArgs { order }) => {
			(order, client.arbitrate_order(&signer, order).await?, "Arbitrating")
		}
	};
	let done = included(console, global, &client, &done, ("Market", event)).await;
	Ok(answer(console, done, json!({ "order": order })))
}

/// Runs one of the commands with which an order may come to its end. What is read is read before a node is asked.
pub async fn end(console: &Console, global: &Global, command: OrderEnd) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let (order, done, event, client) = match command {
		OrderEnd::Accept(OrderArgs { order }) => {
			let client = connect(global).await?;
			(order, client.accept_order(&signer, order).await?, "Accepted", client)
		}
		OrderEnd::NoteUse { receipt } => {
			let used = read_use(console, &receipt)?;
			let order = used.receipt.order;
			let client = connect(global).await?;
			(order, client.note_use(&signer, used).await?, "Accepted", client)
		}
		OrderEnd::Rule { order, side, document } => {
			let ruling = match side {
				RuledFor::Seller => Ruling::Pay,
				RuledFor::Buyer => Ruling::Refund,
			};
			let document = digest_of(&document)?;
			let client = connect(global).await?;
			(order, client.rule_on_order(&signer, order, ruling, document).await?, "Ruled", client)
		}
		OrderEnd::Dispute { order, file, evidence } => {
			let dispute = read_evidence(console, &evidence)?;
			let client = connect(global).await?;
			(order, client.dispute_order(&signer, order, file, dispute).await?, "Proven", client)
		}
		OrderEnd::Close(OrderArgs { order }) => {
			let client = connect(global).await?;
			let done = client.close_order(&signer, order).await?;
			let event = event_of(&done.1);
			(order, done, event, client)
		}
		OrderEnd::Reclaim(OrderArgs { order }) => {
			let client = connect(global).await?;
			let done = client.reclaim_order(&signer, order).await?;
			let event = event_of(&done.1);
			(order, done, event, client)
		}
	};
	Ok(ended(console, global, &client, order, done, event).await)
}

/// Reads evidence that `hefu order receive` kept.
fn read_evidence(console: &Console, path: &Path) -> Result<Dispute, Failure> {
	let text = secret::read(path).map_err(|error| key::refused(console, path, &error))?;
	dispute_from_json(text.as_bytes()).map_err(|error| {
		let (what, next) = (Markets::NotEvidence.say(console.lang), Markets::NameEvidence.say(console.lang));
		Failure::new(Code::Input, "Evidence", format!("{}: {what}: {error}", path.display()), next)
	})
}

/// The event that tells what followed from a time that is over.
fn event_of(outcome: &Outcome) -> &'static str {
	match outcome {
		Outcome::Settled => "Settled",
		Outcome::Held(_) => "SettlementHeld",
		Outcome::Refunded(_) => "Refunded",
		Outcome::Expired => "OrderExpired",
		Outcome::GoesOn => "Accepted",
	}
}

/// Hands over keys to the one-time key that the buyer registered.
async fn reveal(
	console: &Console,
	client: &Client,
	signer: &Signer,
	order: OrderId,
	keys: &[PathBuf],
) -> Result<Included, Failure> {
	let keys = keys.iter().map(|path| KeyFile::read(path).map_err(|error| failed(console, &error)));
	let keys = keys.collect::<Result<Vec<_>, _>>()?;
	let at = client.finalised().await?;
	of_side(console, client, &at, signer, (order, Side::Seller)).await?;
	let delivery = client.delivery(&at, order).await?;
	let Some(buyer) = delivery.key else {
		let (what, next) = (Markets::WaitsForBuyer.say(console.lang), Markets::ThenAgain.say(console.lang));
		return Err(Failure::new(Code::Refused, "Market::WrongStage", what, next));
	};
	// Another key than the one that was committed to is shown to be wrong. If there are not as many as files, the chain says so.
	for (key, file) in keys.iter().zip(&delivery.files.0) {
		key.ensure_fits(&file.commitment).map_err(|error| failed(console, &error))?;
	}
	let handed =
		keys.iter().map(|key| hand_over(key, &buyer, &order).map_err(|error| failed(console, &error)));
	let handed = handed.collect::<Result<Vec<_>, _>>()?;
	Ok(client.reveal_keys(signer, order, handed).await?)
}

/// Signs a receipt of use, which its seller shows to the chain.
pub async fn sign_use(
	console: &Console,
	global: &Global,
	order: OrderId,
	at: Option<Moment>,
	out: &Path,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let block = client.finalised().await?;
	of_side(console, &client, &block, &signer, (order, Side::Buyer)).await?;
	let used_ms = match at {
		Some(Moment(ms)) => ms,
		None => client.time(&block).await?,
	};
	let signed = client.sign_use(&signer, UseReceipt { order, used_ms });
	secret::create(out, &(signed.to_json() + "\n")).map_err(|error| Failure::file(out, &error))?;
	let rows = [
		(Markets::Order.say(console.lang), order.to_string()),
		(Markets::UseReceipt.say(console.lang), out.display().to_string()),
		(Word::Account.say(console.lang), signed.key.to_string()),
	];
	let json = json!({ "order": order, "receipt": out, "used": date::moment(used_ms) });
	Ok(Answer::new(json, rows_of(&rows)))
}

/// Reads what [`sign_use`] wrote.
fn read_use(console: &Console, path: &Path) -> Result<SignedUse, Failure> {
	let text = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
	SignedUse::from_json(&text).ok_or_else(|| {
		let (what, next) = (Markets::NotUse.say(console.lang), Markets::AskUse.say(console.lang));
		Failure::new(Code::Input, "UseReceipt", format!("{}: {what}", path.display()), next)
	})
}
