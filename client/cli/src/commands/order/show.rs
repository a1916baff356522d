//! Orders, looked up.

use hefu_primitives::{MemberId, OrderId, ProductId, market::Stage};
use hefu_sdk::{Error, view};
use serde_json::{Value, json};

use crate::{
	args::Global,
	commands::{connect, money, negotiation::charged, plain},
	console::{Answer, Console, beneath, list as rows_of, table},
	failure::Failure,
	text::{self, Markets, Word},
};

/// An order, how it stands now, and its delivery.
pub async fn show(console: &Console, global: &Global, id: OrderId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let standing = client.order(&at, id).await?;
	let places = money::places(&client, &at).await?;
	let mut json = view::order(id, &standing.order, standing.stage, |book| places.get(book).copied());
	json["delivery"] = match client.delivery(&at, id).await {
		Ok(delivery) => view::delivery(&delivery),
		// Nothing is committed to yet.
		Err(Error::NotFound(_)) => Value::Null,
		Err(error) => return Err(error.into()),
	};
	json["block"] = at.block_number().into();
	let mut said = rows_of(&[
		(Markets::Order.say(lang), plain(&json["order"])),
		(Markets::Stage.say(lang), text::order_stage(&json["stage"], lang)),
		(Markets::DueBy.say(lang), plain(&json["due"])),
		(Markets::Product.say(lang), plain(&json["product"])),
		(Markets::Negotiation.say(lang), plain(&json["negotiation"])),
		(Markets::Buyer.say(lang), plain(&json["buyer"])),
		(Markets::Seller.say(lang), plain(&json["seller"])),
		(Markets::Units.say(lang), plain(&json["units"])),
		(Markets::Charge.say(lang), charged(&json["charge"])),
		(text::Trade::Grant.say(lang), plain(&json["grant"])),
		(Markets::Instruction.say(lang), plain(&json["instruction"])),
		(Markets::Transfer.say(lang), plain(&json["transfer"])),
		(Markets::PlacedOn.say(lang), plain(&json["placedOn"])),
		(Markets::HandedOn.say(lang), plain(&json["keysHandedOn"])),
		(Markets::Accepted.say(lang), text::acceptance(&json["accepted"]["how"], lang)),
		(Markets::AcceptedOn.say(lang), plain(&json["accepted"]["on"])),
		(Markets::ClosedOn.say(lang), plain(&json["closedOn"])),
	]);
	let file = |file: &Value| {
		let handed = if file["handed"].is_null() { Word::No } else { Word::Yes };
		let [size, ciphertext, key] =
			["size", "ciphertext", "keyCommitment"].map(|field| plain(&file[field]));
		vec![size, ciphertext, key, handed.say(lang).into()]
	};
	let head = [
		Word::Size.say(lang),
		Markets::Ciphertext.say(lang),
		Markets::KeyCommitment.say(lang),
		Markets::Handed.say(lang),
	];
	said += &beneath(&head, &json["delivery"]["files"], file);
	Ok(Answer::new(json, said))
}

/// Orders, with how they stand now.
pub async fn list(
	console: &Console,
	global: &Global,
	product: Option<ProductId>,
	member: Option<MemberId>,
	stage: Option<Stage>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let places = money::places(&client, &at).await?;
	let mut orders = Vec::new();
	for (id, order) in client.orders(&at).await? {
		let is_side = |member| order.buyer.0 == member || order.seller.0 == member;
		let is_of = product.is_none_or(|product| order.product.0 == product) && member.is_none_or(is_side);
		if !is_of {
			continue;
		}
		// What was written down is not how it stands: time decides as well.
		let standing = client.order(&at, id).await?;
		if stage.is_none_or(|stage| stage == standing.stage) {
			let decimals = |book: &_| places.get(book).copied();
			orders.push(view::order(id, &standing.order, standing.stage, decimals));
		}
	}
	let lang = console.lang;
	let row = |order: &Value| {
		vec![
			plain(&order["order"]),
			text::order_stage(&order["stage"], lang),
			plain(&order["due"]),
			plain(&order["product"]),
			plain(&order["buyer"]),
			charged(&order["charge"]),
		]
	};
	let head =
		[Markets::Order, Markets::Stage, Markets::DueBy, Markets::Product, Markets::Buyer, Markets::Charge]
			.map(|word| word.say(lang));
	let said = table(&head, orders.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "orders": orders }), said))
}
