//! The market, as JSON. Amounts are decimals of the major unit, as text: no number of JSON holds them all. `decimals` are the decimal
//! places of a book's currency, where the book is open.

use hefu_primitives::{
	NegotiationId, OrderId, ProductId,
	market::{Cap, Charge, Fee, Price, Settling, Stage},
	settlement::Book,
};
use serde_json::{Value, json};

use crate::{
	amount, date, hex,
	market::{Delivery, File, Negotiation, Order, Product},
	terms::Term,
	view::currency,
};

/// A product on the market.
pub fn market_product(id: ProductId, of: &Product, decimals: impl Fn(&Book) -> Option<u8>) -> Value {
	let listing = &of.listing;
	let fee = |fee: &Fee| json!({ "role": fee.role.word(), "to": fee.to, "points": fee.points });
	json!({
		"product": id,
		"seller": of.seller.0,
		"dataset": listing.dataset.0,
		"version": listing.version,
		"right": listing.right.0,
		"by": listing.by.as_ref().map(|grant| grant.0),
		"contract": listing.contract.word(),
		"price": price(&listing.price, decimals),
		"stock": listing.stock.map(|units| units.to_string()),
		"sold": of.sold.to_string(),
		"inspectionDays": listing.inspection_days,
		"useIsNotAcceptance": listing.use_is_not_acceptance,
		"settling": settling(&listing.settling),
		"fees": listing.fees.0.iter().map(|of| fee(of)).collect::<Vec<_>>(),
		"terms": hex(&listing.terms),
		"listedOn": date::moment(of.listed_ms),
		"delistedOn": of.delisted_ms.map(date::moment),
	})
}

/// How it is found out whether what was delivered is what was registered.
pub fn settling(settling: &Settling) -> Value {
	match settling {
		Settling::Arbiter(member) => json!({ "by": "arbiter", "arbiter": member }),
		Settling::Proof => json!({ "by": "proof" }),
	}
}

/// What a product costs.
pub fn price(price: &Price, decimals: impl Fn(&Book) -> Option<u8>) -> Value {
	// A price is of a book that is open, which never closes.
	let text = |book: &Book, minor| amount::text(minor, decimals(book).unwrap_or_default());
	let of = |kind: &str, book: &Book| json!({ "kind": kind, "bank": book.bank, "currency": currency(&book.currency) });
	match price {
		Price::Free => json!({ "kind": "free" }),
		Price::Fixed { book, amount } => {
			let mut json = of("fixed", book);
			json["amount"] = text(book, *amount).into();
			json
		}
		Price::Tiered { book, tiers } => {
			let tier = |from: u64, amount| json!({ "from": from.to_string(), "amount": text(book, amount) });
			let mut json = of("tiered", book);
			json["tiers"] = tiers.iter().map(|of| tier(of.from, of.amount)).collect();
			json
		}
		Price::Capped { book, cap } => {
			let mut json = of("capped", book);
			json["cap"] = match cap {
				Cap::Stated(most) => text(book, *most).into(),
				Cap::Tariff => "tariff".into(),
			};
			json
		}
	}
}

/// What is charged; nothing where nothing is.
pub fn market_charge(charge: Option<&Charge>, decimals: impl Fn(&Book) -> Option<u8>) -> Value {
	let Some(Charge { book, amount }) = charge else { return Value::Null };
	json!({
		"bank": book.bank,
		"currency": currency(&book.currency),
		"amount": amount::text(*amount, decimals(book).unwrap_or_default()),
	})
}

/// A negotiation.
pub fn negotiation(id: NegotiationId, of: &Negotiation, decimals: impl Fn(&Book) -> Option<u8>) -> Value {
	let agreement = of.agreement.as_ref().map(|agreement| {
		json!({
			"assigner": agreement.assigner.0,
			"assignee": agreement.assignee.0,
			"dataset": agreement.target.dataset.0,
			"version": agreement.target.version,
			"timestamp": date::moment(agreement.at_ms),
		})
	});
	json!({
		"negotiation": id,
		"product": of.product.0,
		"consumer": of.consumer.0,
		"provider": of.provider.0,
		"opener": of.opener.word(),
		"state": of.state.name(),
		"offer": {
			"terms": hex(&of.offer.terms),
			"units": of.offer.units.to_string(),
			"charge": market_charge(of.offer.charge.as_deref(), decimals),
		},
		"agreement": agreement,
		"order": of.order.as_ref().map(|order| order.0),
	})
}

/// An order, and how it stands.
pub fn order(id: OrderId, of: &Order, stage: Stage, decimals: impl Fn(&Book) -> Option<u8>) -> Value {
	json!({
		"order": id,
		"stage": stage.word(),
		"product": of.product.0,
		"negotiation": of.negotiation.as_ref().map(|negotiation| negotiation.0),
		"buyer": of.buyer.0,
		"seller": of.seller.0,
		"units": of.units.to_string(),
		"charge": market_charge(of.charge.as_deref(), decimals),
		"due": (!stage.is_final()).then(|| date::moment(of.due_ms)),
		"grant": of.grant.as_ref().map(|grant| grant.0),
		"instruction": of.instruction.as_ref().map(|instruction| instruction.0),
		"accepted": of.accepted.as_ref().map(|accepted| json!({
			"how": accepted.how.word(),
			"on": date::moment(accepted.at_ms),
		})),
		"transfer": of.transfer.as_ref().map(|state| state.name()),
		"placedOn": date::moment(of.placed_ms),
		"keysHandedOn": of.handed_ms.map(date::moment),
		"closedOn": of.closed_ms.map(date::moment),
	})
}

/// The files of a delivery, and the buyer's one-time key.
pub fn delivery(of: &Delivery) -> Value {
	let file = |file: &File| {
		json!({
			"size": file.size.to_string(),
			"registered": file.registered.map(|root| hex(&root)),
			"ciphertext": hex(&file.commitment.ciphertext),
			"keyCommitment": hex(&file.commitment.key),
			"handed": file.handed.as_ref().map(|handed| json!({
				"ephemeral": hex(&handed.ephemeral),
				"sealed": hex(&handed.sealed),
			})),
		})
	};
	json!({
		"files": of.files.0.iter().map(file).collect::<Vec<_>>(),
		"oneTimeKey": of.key.map(|key| hex(&key)),
	})
}
