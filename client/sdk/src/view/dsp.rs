//! What of a message of the Dataspace Protocol is on the chain, and what its parties keep, as JSON.

use hefu_primitives::market::Charge;
use serde_json::{Value, json};

use crate::{
	date,
	dsp::{Act, DataAddress, Document, Kept, KeptTerms, Listing, Message, Offered, Report, Step, digest},
	hex,
	policy::PurposeList,
	view,
};

/// What is recorded; nothing: `null`.
pub fn dsp_act(act: &Act) -> Value {
	match act {
		Act::Nothing => Value::Null,
		Act::Listed(listings) => {
			json!({ "kind": "listed", "listings": listings.iter().map(listing).collect::<Vec<_>>() })
		}
		Act::Negotiation { negotiation, opens, step } => {
			let mut json = json!({
				"kind": "negotiation",
				"negotiation": negotiation,
				"opens": opens,
				"step": dsp_step(step),
			});
			match &**step {
				Step::Request(of) | Step::Offer(of) => json["offered"] = offered(of),
				Step::Agree(agreed) => {
					json["assigner"] = json!(agreed.assigner);
					json["assignee"] = json!(agreed.assignee);
					json["at"] = date::moment(agreed.at_ms).into();
					json["offered"] = offered(&agreed.offered);
				}
				Step::Accept | Step::Verify | Step::Finalize | Step::Terminate => {}
			}
			json
		}
		Act::Negotiated(negotiation, state) => {
			json!({ "kind": "negotiation-state", "negotiation": negotiation, "state": state.name() })
		}
		Act::Transfer { order, opens, to } => {
			json!({ "kind": "transfer", "order": order, "opens": opens, "to": to.name() })
		}
		Act::Transferred(order, state) => {
			json!({ "kind": "transfer-state", "order": order, "state": state.name() })
		}
	}
}

/// A step of a negotiation, in a word.
pub fn dsp_step(step: &Step) -> &'static str {
	match step {
		Step::Request(_) => "request",
		Step::Offer(_) => "offer",
		Step::Accept => "accept",
		Step::Agree(_) => "agree",
		Step::Verify => "verify",
		Step::Finalize => "finalize",
		Step::Terminate => "terminate",
	}
}

/// What the parties keep; nothing: `null`. Purposes are named as this list has them. Of a data address, what it takes to get there is
/// named only: tokens are among it.
pub fn dsp_kept(kept: &Kept, list: &PurposeList) -> Value {
	match kept {
		Kept::Nothing | Kept::Started(None) => Value::Null,
		Kept::All(message) => json!({ "message": document(message) }),
		Kept::Listed(message, terms) => {
			let terms: Vec<_> = terms.iter().map(|terms| kept_terms(terms, list)).collect();
			json!({ "message": document(message), "terms": terms })
		}
		Kept::Offered(terms, callback) => {
			json!({ "terms": kept_terms(terms, list), "callbackAddress": callback })
		}
		Kept::Agreed(terms) => json!({ "terms": kept_terms(terms, list) }),
		Kept::Report(Report { code, reason }) => json!({ "code": code, "reason": reason }),
		Kept::Requested { format, address, callback } => json!({
			"format": format,
			"dataAddress": address.as_ref().map(data_address),
			"callbackAddress": callback,
		}),
		Kept::Started(Some(address)) => json!({ "dataAddress": data_address(address) }),
	}
}

fn listing(listing: &Listing) -> Value {
	json!({ "product": listing.product, "seller": listing.seller, "offered": offered(&listing.offered) })
}

fn offered(offered: &Offered) -> Value {
	json!({
		"target": format!("{}:{}", offered.target.dataset, offered.target.version),
		"terms": hex(&offered.terms),
		"units": offered.units,
		"charge": offered.charge.as_ref().map(charge),
	})
}

/// In the minor unit, as messages have it: how many decimal places it has only the book says.
fn charge(charge: &Charge) -> Value {
	json!({
		"bank": charge.book.bank,
		"currency": view::currency(&charge.book.currency),
		"minor": charge.amount.to_string(),
	})
}

fn kept_terms(kept: &KeptTerms, list: &PurposeList) -> Value {
	json!({
		"name": kept.name,
		"digest": hex(&digest(&kept.terms)),
		"terms": view::terms(&kept.terms, list),
		"clauses": kept.clauses,
	})
}

fn data_address(address: &DataAddress) -> Value {
	let names: Vec<_> = address.properties.iter().map(|(name, _)| name).collect();
	json!({ "endpointType": address.kind, "endpoint": address.endpoint, "properties": names })
}

fn document(message: &Message) -> Value {
	Document { also: Vec::new(), message: message.clone() }.json()
}
