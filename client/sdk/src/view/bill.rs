//! Bills with their chains as JSON.

use hefu_primitives::{
	Party,
	bill::{Entry, Issuance, Pending, Reference, Title},
};
use serde_json::{Value, json};

use crate::{bill::Document, bills::Whole, date, hex, terms::Term};

/// A bill with its chain, oldest entry first.
pub fn bill(whole: &Whole) -> Value {
	let bill = &whole.bill;
	let Issuance { reference, kind, document, issue_to_digest, visualisation, manifest, .. } =
		&bill.face.issuance;
	let Issuance { issued_on, shipped_on, private, shipper, issue_to, named, surrenderees, .. } =
		&bill.face.issuance;
	let control = &bill.control;
	json!({
		"bill": whole.id,
		"carrier": bill.face.carrier,
		"reference": self::reference(reference),
		"kind": kind.word(),
		"documentSha256": hex(document),
		"issueToSha256": hex(issue_to_digest),
		"visualisationSha256": visualisation.as_ref().map(|digest| hex(digest)),
		"manifestSha256": manifest.as_ref().map(|digest| hex(digest)),
		"issuedOn": issued_on.to_string(),
		"shippedOn": shipped_on.map(|day| day.to_string()),
		"privateRoot": hex(&private.root),
		"sealedToRegulator": private.regulator.is_some(),
		"shipper": shipper.to_string(),
		"issuedTo": issue_to.to_string(),
		"named": named.iter().map(Party::to_string).collect::<Vec<_>>(),
		"agents": surrenderees.to_vec(),
		"status": control.status.word(),
		"controlledBy": control.possessor.to_string(),
		"title": bill_title(&control.title),
		"offer": bill.offer.as_ref().map(|offer| json!({
			"to": offer.to.to_string(),
			"until": date::moment(offer.expires_ms),
			"comment": offer.comment.as_ref().map(|digest| hex(digest)),
		})),
		"surrender": control.pending.as_ref().map(pending),
		"rejectUntil": bill.reject_until_ms.map(date::moment),
		"lockedFor": bill.lock.as_ref().map(|instruction| instruction.0),
		"chain": (0u32..).zip(&whole.entries).map(|(place, entry)| self::entry(place, entry)).collect::<Vec<_>>(),
		"chainHead": hex(&bill.chain.hash),
	})
}

/// By what the carrier knows it.
fn reference(reference: &Reference) -> Value {
	json!({
		"document": reference.document.to_string_lossy(),
		"sub": reference.sub.as_ref().map(|sub| sub.to_string_lossy()),
	})
}

/// Who has the title.
pub fn bill_title(title: &Title) -> Value {
	match title {
		Title::Named { party, further_endorsable } => {
			json!({ "kind": "named", "party": party.to_string(), "furtherEndorsable": further_endorsable })
		}
		Title::Bearer => json!({ "kind": "bearer" }),
		Title::Fixed(party) => json!({ "kind": "fixed", "party": party.to_string() }),
	}
}

fn pending(pending: &Pending) -> Value {
	let Pending::Surrender { reference, by, to, .. } = pending;
	json!({ "reference": hex(reference), "by": by.to_string(), "to": to })
}

/// An entry of a chain.
fn entry(sequence: u32, entry: &Entry) -> Value {
	json!({
		"sequence": sequence,
		"action": entry.action.word(),
		"by": entry.actor.to_string(),
		"to": entry.recipient.map(|party| party.to_string()),
		"on": date::moment(entry.at_ms),
		"comment": entry.comment.as_ref().map(|digest| hex(digest)),
		"reference": entry.reference.as_ref().map(|digest| hex(digest)),
		"instruction": entry.instruction,
		"previous": hex(&entry.previous),
	})
}

/// What the reader says of a transport document: its names are the parties', for their eyes.
pub fn document(document: &Document) -> Value {
	let parties = document
		.parties
		.iter()
		.map(|party| json!({ "function": party.function.to_string(), "name": party.name }));
	json!({
		"kind": document.kind.word(),
		"status": document.status.code(),
		"carrierCode": document.carrier.code,
		"carrierCodeListProvider": document.carrier.list,
		"reference": { "document": document.reference, "sub": document.sub_reference },
		"documentSha256": hex(&document.sha256),
		"issueToSha256": document.issue_to.as_ref().map(|digest| hex(digest)),
		"visualisationSha256": document.visualisation.as_ref().map(|digest| hex(digest)),
		"manifestSha256": document.manifest.as_ref().map(|digest| hex(digest)),
		"issuedOn": document.issued.map(date::text),
		"shippedOn": document.shipped_on_board.map(date::text),
		"parties": parties.collect::<Vec<_>>(),
		"privateFields": document.private_fields.iter().map(|(name, _)| name).collect::<Vec<_>>(),
		"findings": document.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
	})
}
