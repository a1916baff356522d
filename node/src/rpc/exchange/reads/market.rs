//! The market: products, negotiations, orders and what is delivered for them.

use super::{answered, one, text};
use crate::rpc::exchange::{
	Answer, Exchange,
	arguments::{Arguments, needed},
	codec::hex,
};
use hefu_primitives::{MemberId, NegotiationId, OrderId, ProductId};
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

/// `hefu_product`: the product, and how many deliveries of its seller's were proven wrong.
pub fn product(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = ProductId(needed(arguments.id("product", ProductId::TAG), "product", "a product")?);
	let at = exchange.at(arguments)?;
	let product = exchange.read(at, "Market", "Products", &[text(arguments, "product")])?;
	let seller = product["seller"].as_str().and_then(|seller| MemberId::from_bech32m(seller).ok());
	let marks = match seller {
		Some(_) => exchange.read(at, "Market", "Marks", &[product["seller"].clone()])?,
		None => Json::Null,
	};
	answered(exchange, arguments, at, json!({ "product": product, "marks": marks }), || {
		std::iter::once(Question::Product(id)).chain(seller.map(Question::Mark)).collect()
	})
}

/// `hefu_negotiation`.
pub fn negotiation(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = arguments.id("negotiation", NegotiationId::TAG);
	let id = NegotiationId(needed(id, "negotiation", "a negotiation")?);
	let at = exchange.at(arguments)?;
	let found = exchange.read(at, "Market", "Negotiations", &[text(arguments, "negotiation")])?;
	answered(exchange, arguments, at, json!({ "negotiation": found }), || vec![Question::Negotiation(id)])
}

/// `hefu_order`: as it was written down, its stage with what silence has done, and its last delivery.
pub fn order(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = OrderId(needed(arguments.id("order", OrderId::TAG), "order", "an order")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "order");
	let order = exchange.read(at, "Market", "Orders", std::slice::from_ref(&named))?;
	let delivery = exchange.read(at, "Market", "Deliveries", std::slice::from_ref(&named))?;
	// With what was written down: the two of them.
	let stands = exchange.ask_runtime(at, "market.order", &one("order", named))?;
	let json = json!({ "order": order, "stage": stands.get(1), "delivery": delivery });
	answered(exchange, arguments, at, json, || vec![Question::Order(id), Question::Delivery(id)])
}

/// `hefu_commitment`: for which order a key was committed to.
pub fn commitment(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let commitment = needed(arguments.hash("commitment"), "commitment", "32 bytes as hex with 0x")?.0;
	let at = exchange.at(arguments)?;
	let order = exchange.read(at, "Market", "Commitments", &[hex(&commitment)])?;
	answered(exchange, arguments, at, json!({ "order": order }), || vec![Question::Commitment(commitment)])
}
