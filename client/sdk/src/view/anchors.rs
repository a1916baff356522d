//! Anchors, as JSON. Amounts are decimals of the major unit, as text. `decimals` are the decimal places of the currency of an invoice.

use hefu_primitives::{
	AnchorId, InstructionId,
	anchor::{Colour, Invoice, Office},
};
use serde_json::{Value, json};

use crate::{
	amount,
	anchors::{Anchor, Attestor, Audit, Billed, Stands, What, period_text},
	chain::runtime_types::pallet_anchors::types::Subject,
	date, hex,
	terms::Term,
	view::currency,
};

/// An anchor.
pub fn anchor(id: AnchorId, of: &Anchor, decimals: u8) -> Value {
	let mut json = json!({
		"anchor": id,
		"kind": anchor_kind(&of.what),
		"by": of.by.0,
		"digest": hex(&of.digest),
		"anchoredOn": date::moment(of.at_ms),
		"withdrawnOn": of.withdrawn.as_ref().map(|of| date::moment(of.at_ms)),
		"withdrawnFor": of.withdrawn.as_ref().map(|of| hex(&of.document)),
	});
	let about = about(&of.what, decimals);
	for (name, value) in about.as_object().into_iter().flatten() {
		json[name] = value.clone();
	}
	json
}

/// What an anchor is, in a word.
pub fn anchor_kind(what: &What) -> &'static str {
	match what {
		What::Invoice(_) => "invoice",
		What::Contract(_) => "contract",
		What::Entry(_) => "entry",
		What::Assessment(_) => "assessment",
		What::ExportBasis(_) => "export-basis",
	}
}

/// How an anchor stands, in a word.
pub fn anchor_standing(stands: &Stands) -> &'static str {
	match stands {
		Stands::Live => "live",
		Stands::Withdrawn => "withdrawn",
		Stands::Reddened => "reddened",
		Stands::Over => "over",
		Stands::Uncertified => "uncertified",
		Stands::Disputed => "disputed",
	}
}

fn about(what: &What, decimals: u8) -> Value {
	match what {
		What::Invoice(invoice) => self::invoice(invoice, decimals),
		What::Contract(Subject::Order(order)) => json!({ "order": order.0 }),
		What::Contract(Subject::Grant(grant)) => json!({ "grant": grant.0 }),
		What::Entry(entry) => json!({
			"certificate": entry.certificate.to_string(),
			"dataset": entry.dataset.0,
			"category": entry.category.word(),
			"acquisition": entry.acquisition.word(),
			"period": period_text(&entry.period),
		}),
		What::Assessment(of) => json!({
			"dataset": of.of.dataset.0,
			"version": of.of.version,
			"of": of.kind.word(),
			"until": of.until_ms.map(date::moment),
		}),
		What::ExportBasis(basis) => json!({
			"dataset": basis.dataset.0,
			"grant": basis.grant.as_ref().map(|grant| grant.0),
			"path": basis.path.word(),
			"until": basis.until_ms.map(date::moment),
		}),
	}
}

/// What the chain says of an invoice.
pub fn invoice(invoice: &Invoice, decimals: u8) -> Value {
	let red_of = match invoice.colour {
		Colour::Blue => None,
		Colour::Red { of } => Some(of),
	};
	json!({
		"office": office(&invoice.office),
		"nullifier": hex(&invoice.nullifier),
		"instruction": invoice.instruction,
		"seller": invoice.seller.to_string(),
		"buyer": invoice.buyer.to_string(),
		"amount": amount::text(invoice.amount, decimals),
		"currency": currency(&invoice.currency),
		"redOf": red_of,
	})
}

/// A tax office and year, as the first four digits of its numbers.
pub fn office(office: &Office) -> String {
	format!("{:02}{:02}", office.year, office.region)
}

/// Who attests the invoices of a tax office and year.
pub fn attestor(of: &Office, attestor: &Attestor) -> Value {
	json!({
		"office": office(of),
		"attestor": attestor.member.0,
		"key": hex(&attestor.key),
		"signer": attestor.signer.as_ref().map(ToString::to_string),
		"invoices": attestor.invoices,
	})
}

/// What was paid in an instruction, and what of it is invoiced.
pub fn billed(instruction: InstructionId, billed: &Billed, decimals: u8) -> Value {
	let text = |minor| amount::text(minor, decimals);
	json!({
		"instruction": instruction,
		"currency": currency(&billed.currency),
		"paid": text(billed.paid),
		"blue": text(billed.sums.blue),
		"red": text(billed.sums.red),
		"open": text(billed.paid.saturating_sub(billed.sums.blue.saturating_sub(billed.sums.red))),
	})
}

/// That an auditor confirms an accounting entry.
pub fn audit(audit: &Audit) -> Value {
	json!({
		"auditor": audit.auditor.0,
		"opinion": hex(&audit.opinion),
		"auditedOn": date::moment(audit.at_ms),
	})
}
