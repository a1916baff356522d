//! `hefu order`.

mod act;
mod deliver;
mod offered;
mod receive;
mod show;

use std::path::Path;

use hefu_primitives::{NegotiationId, OrderId, ProductId};
use hefu_sdk::{
	Client, Included, Signer,
	client::At,
	delivery::DeliveryError,
	market::{Basis, Outcome, Standing},
};
use serde_json::{Value, json};

use super::{answer, connect, included, included_rows, signer};
use crate::{
	args::{Global, OrderArgs, Orders},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	progress,
	text::{self, Markets, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Orders) -> Result<Answer, Failure> {
	match command {
		Orders::Place { product, units, agreement } => {
			place(console, global, (product, units), agreement).await
		}
		Orders::Deliver(args) => deliver::deliver(console, global, args).await,
		Orders::Receive(args) => receive::receive(console, global, args).await,
		Orders::Show(OrderArgs { order }) => show::show(console, global, order).await,
		Orders::List { product, member, stage } => show::list(console, global, product, member, stage).await,
		Orders::SignUse { order, at, out } => act::sign_use(console, global, order, at, &out).await,
		Orders::Act(command) => act::run(console, global, command).await,
		Orders::End(command) => act::end(console, global, command).await,
	}
}

async fn place(
	console: &Console,
	global: &Global,
	(product, units): (Option<ProductId>, u64),
	agreement: Option<NegotiationId>,
) -> Result<Answer, Failure> {
	let basis = match (product, agreement) {
		(_, Some(negotiation)) => Basis::Agreed(negotiation),
		(Some(product), None) => Basis::Listed { product, units },
		(None, None) => return Err(Failure::internal("neither a product nor an agreement")),
	};
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let buyer = client.acting_member(&at, &signer.account()).await?;
	let (nonce, id) = client.fresh_order(&buyer)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let done = client.place_order(&signer, nonce, basis).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let done = included(console, global, &client, &done, ("Market", "OrderPlaced")).await;
	Ok(answer(console, done, json!({ "order": id, "buyer": buyer })))
}

/// A side of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
	/// Who buys.
	Buyer,
	/// Who sells.
	Seller,
}

/// The order, for the side whose key signs: what takes long is not begun for anybody else.
async fn of_side(
	console: &Console,
	client: &Client,
	at: &At,
	signer: &Signer,
	(id, side): (OrderId, Side),
) -> Result<Standing, Failure> {
	let member = client.acting_member(at, &signer.account()).await?;
	let standing = client.order(at, id).await?;
	let in_charge = match side {
		Side::Buyer => standing.order.buyer.0,
		Side::Seller => standing.order.seller.0,
	};
	if member != in_charge {
		let (what, next) = (Markets::NotYours.say(console.lang), Markets::UseSide.say(console.lang));
		return Err(Failure::new(Code::Refused, "Market::NotInCharge", what, next));
	}
	Ok(standing)
}

/// Waits until the order is past the stage at which it stands.
async fn past(
	console: &Console,
	client: &Client,
	order: OrderId,
	standing: &Standing,
	for_what: Markets,
) -> Result<Standing, Failure> {
	let bar = progress::waiting(console, for_what.say(console.lang).into());
	let found = client.await_order(order, standing.stage).await;
	bar.finish_and_clear();
	Ok(found?)
}

/// Transactions for people, one after the other.
fn steps(console: &Console, done: &[Value]) -> String {
	done.iter().map(|step| format!("\n{}", list(&included_rows(console, step)))).collect()
}

/// What came of a call that may have ended an order; where it is accepted and cannot be settled, the command does not end well.
async fn ended(
	console: &Console,
	global: &Global,
	client: &Client,
	order: OrderId,
	(done, outcome): (Included, Outcome),
	event: &str,
) -> Answer {
	let (code, held) = match &outcome {
		Outcome::Held(reason) => {
			let said = text::refusal_of_chain(reason, console.lang);
			let (what, next) = (Markets::NotSettled.say(console.lang), Markets::TryClose.say(console.lang));
			console.warn(format!("{what}: {said}; {next}"));
			let held = json!({ "name": reason.name, "explanation": reason.explanation });
			(Some(Code::Refused), held)
		}
		_ => (None, Value::Null),
	};
	let reason = match &outcome {
		Outcome::Refunded(reason) => json!(reason),
		_ => Value::Null,
	};
	let more = json!({ "order": order, "outcome": outcome.word(), "refund": reason, "held": held });
	let done = included(console, global, client, &done, ("Market", event)).await;
	Answer { code, ..answer(console, done, more) }
}

/// Why a file was not delivered or received, with what to do.
fn failed(console: &Console, error: &DeliveryError) -> Failure {
	let (name, next) = match error {
		DeliveryError::File(..) => ("File", Word::CheckPath.say(console.lang)),
		DeliveryError::Key(..) => ("Key", Markets::SayFrom.say(console.lang)),
		DeliveryError::Exists(_) => ("Exists", Markets::AnotherFolder.say(console.lang)),
		DeliveryError::NotRegistered { .. } => ("NotRegistered", Markets::NameRegistered.say(console.lang)),
		DeliveryError::TooLarge(_) => ("TooLarge", Markets::NameRegistered.say(console.lang)),
		DeliveryError::Outboard { .. } => ("Outboard", Markets::GetAgain.say(console.lang)),
		DeliveryError::Damaged { .. } => ("Damaged", Markets::GetAgain.say(console.lang)),
		DeliveryError::Incomplete { .. } => ("Incomplete", Markets::GetAgain.say(console.lang)),
		DeliveryError::TooLong(_) => ("TooLong", Markets::GetAgain.say(console.lang)),
		DeliveryError::OtherKey => ("OtherKey", Markets::AnotherFolder.say(console.lang)),
		DeliveryError::OtherOneTimeKey => ("OtherOneTimeKey", Markets::SayFrom.say(console.lang)),
		DeliveryError::WeakPoint(_) => ("WeakKey", Markets::UseSide.say(console.lang)),
		DeliveryError::Random(_) => ("Random", Word::Report.say(console.lang)),
	};
	Failure::new(Code::Input, name, text::not_delivered(error, console.lang), next)
}

/// The folder, made if it is not there.
fn folder(path: &Path) -> Result<(), Failure> {
	std::fs::create_dir_all(path).map_err(|error| Failure::file(path, &error))
}
