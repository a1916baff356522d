//! A transport document that can be issued.

use base64::{Engine, prelude::BASE64_STANDARD};
use hefu_primitives::bill::Kind;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
	DocumentParty, Finding, Function, ImportError, Problem, Shape, manifest, parties, private,
	read::Reader,
	rules::{self, Terms},
};
use crate::json;

/// The kind of a document that keeps the rules. DCSA's standard tells it by `transportDocumentTypeCode`, `isToOrder` and
/// `endorsee`, and has four of them.
fn kind(terms: &Terms) -> Kind {
	match terms {
		Terms { waybill: true, .. } => Kind::SeaWaybill,
		Terms { to_order: false, .. } => Kind::StraightBl,
		Terms { endorsee: true, .. } => Kind::OrderBl,
		Terms { .. } => Kind::BearerBl,
	}
}

/// `transportDocumentStatus` of a document that can be issued, or is by its carrier's books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
	/// A draft.
	Draft,
	/// Approved by the shipper.
	Approved,
	/// Issued by the carrier.
	Issued,
}

impl Status {
	/// The status with a code, of today's or of DCSA's earlier versions, and whether it is an earlier one.
	pub(super) fn of(code: &str) -> Option<(Self, bool)> {
		Some(match code {
			"DRAFT" => (Self::Draft, false),
			"APPROVED" => (Self::Approved, false),
			"ISSUED" => (Self::Issued, false),
			"DRFT" => (Self::Draft, true),
			"APPR" => (Self::Approved, true),
			"ISSU" => (Self::Issued, true),
			_ => return None,
		})
	}

	/// DCSA's code.
	pub const fn code(&self) -> &'static str {
		match self {
			Self::Draft => "DRAFT",
			Self::Approved => "APPROVED",
			Self::Issued => "ISSUED",
		}
	}
}

/// The issuing carrier by a code of the trade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
	/// Its code, such as `HLC`.
	pub code: String,
	/// Whose code that is: `SMDG`, or `NMFTA` for a SCAC.
	pub list: String,
}

/// A transport document that keeps the rules of issuing.
#[derive(Clone, Debug)]
pub struct Document {
	/// What it is.
	pub kind: Kind,
	/// Its status by the carrier.
	pub status: Status,
	/// The carrier that issues it.
	pub carrier: Carrier,
	/// `transportDocumentReference`, at most 20 characters.
	pub reference: String,
	/// `transportDocumentSubReference`, at most 100 characters.
	pub sub_reference: Option<String>,
	/// Day on which the last container was on board, since 1970-01-01: for a document of goods shipped on board.
	pub shipped_on_board: Option<i32>,
	/// Day on which the goods were received, since 1970-01-01: for a document of goods received for shipment.
	pub received_for_shipment: Option<i32>,
	/// Day of issue, since 1970-01-01, if the document says it.
	pub issued: Option<i32>,
	/// The document in its canonical form (RFC 8785).
	pub canonical: Vec<u8>,
	/// SHA-256 of the canonical form.
	pub sha256: [u8; 32],
	/// SHA-256 of `issueTo` in its canonical form, of a request for issuance.
	pub issue_to: Option<[u8; 32]>,
	/// SHA-256 of the carrier's visualisation, the decoded bytes, of a request for issuance that has one.
	pub visualisation: Option<[u8; 32]>,
	/// SHA-256 of the carrier's signed manifest, the JWS text, of a request for issuance.
	pub manifest: Option<[u8; 32]>,
	/// The parties that it names, in its order.
	pub parties: Vec<DocumentParty>,
	/// Every field that is not public, by its JSON pointer (RFC 6901) in the document: what a private part is made of.
	pub private_fields: Vec<(String, Value)>,
	/// What the person should know.
	pub findings: Vec<Finding>,
}

impl Document {
	/// The name of the party with this function.
	pub fn party(&self, function: &Function) -> Option<&str> {
		self.parties.iter().find(|party| party.function == *function).map(|party| &*party.name)
	}
}

/// Reads the document in a message.
pub(super) fn read(message: &Value, document: &Value) -> Result<Document, ImportError> {
	let mut reader = Reader::new(document);
	let reference = reader.text("transportDocumentReference", 20);
	let sub_reference = reader.optional_text("transportDocumentSubReference", 100);
	let code = reader.text("carrierCode", 4);
	let list = reader.text("carrierCodeListProvider", 5);
	let status = status(&mut reader);
	let parties = parties::read(&mut reader);
	let shipped_on_board = reader.date("shippedOnBoardDate");
	let received_for_shipment = reader.date("receivedForShipmentDate");
	let issued = reader.date("issueDate");
	let terms = rules::check(&mut reader);
	let visualisation = visualisation(&mut reader, message);
	let Reader { problems, mut findings, .. } = reader;
	let (Some(reference), Some(code), Some(list), Some(status), Some(terms), []) =
		(reference, code, list, status, terms, &problems[..])
	else {
		return Err(ImportError::Problems(problems));
	};
	if issued.is_none() {
		findings.push(Finding::NoIssueDate);
	}
	let canonical = json::canonical(document);
	let sha256 = Sha256::digest(&canonical).into();
	let issue_to = message.get("issueTo").map(json::sha256);
	let manifest = message.get("issuanceManifestSignedContent").and_then(Value::as_str);
	if let Some(manifest) = manifest {
		findings.extend(manifest::compare(manifest, sha256, issue_to, visualisation));
	}
	Ok(Document {
		kind: kind(&terms),
		status,
		carrier: Carrier { code, list },
		reference,
		sub_reference,
		shipped_on_board,
		received_for_shipment,
		issued,
		canonical,
		sha256,
		issue_to,
		visualisation,
		manifest: manifest.map(|jws| Sha256::digest(jws).into()),
		parties,
		private_fields: private::fields(document),
		findings,
	})
}

fn status(reader: &mut Reader<'_>) -> Option<Status> {
	let found = reader.text("transportDocumentStatus", 50)?;
	let Some((status, old)) = Status::of(&found) else {
		reader.problems.push(Problem::Status { found });
		return None;
	};
	if old {
		reader.findings.push(Finding::OldStatus { found, now: status.code() });
	}
	Some(status)
}

/// Digest of the carrier's visualisation, which is of the bytes, not of their base64.
fn visualisation(reader: &mut Reader<'_>, message: &Value) -> Option<[u8; 32]> {
	let field = "eBLVisualisationByCarrier.content";
	let content = message.get("eBLVisualisationByCarrier")?.get("content");
	let Some(content) = content else {
		reader.problems.push(Problem::Missing { field: field.into() });
		return None;
	};
	let bytes = content.as_str().and_then(|text| BASE64_STANDARD.decode(text).ok());
	if bytes.is_none() {
		reader.problems.push(Problem::NotA { field: field.into(), expected: Shape::Base64 });
	}
	bytes.map(|bytes| Sha256::digest(bytes).into())
}
