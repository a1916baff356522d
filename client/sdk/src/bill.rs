//! Bills of lading (提单) as DCSA's carriers send them: transport documents of EBL 3.0.x, alone or inside the messages that carry
//! them, checked by the rules that hold when a bill is issued.
//!
//! What goes on chain of a document is its digest, its references and its dates; all else belongs to its parties and goes into
//! the bill's private part ([`Document::private_fields`]).

mod action;
mod chain;
mod document;
mod manifest;
mod parties;
mod private;
mod problem;
mod read;
mod rules;

use serde_json::Value;

pub use action::{Action, UnknownCode};
pub use chain::{ChainParty, Entry, PartyCode, endorsement_chain};
pub use document::{Carrier, Document, Status};
pub use hefu_primitives::bill::Kind;
pub use parties::{DocumentParty, Function};
pub use problem::{Finding, ImportError, NoDocument, Problem, Shape};

use crate::json;

/// Reads a transport document: a `TransportDocument` itself, or the one inside a request for issuance (`document`), an envelope
/// of a transfer between platforms (`transportDocument`), a notification (`data.transportDocument`) or an amendment
/// (`amendedTransportDocument`). All that has to be put right is told at once.
pub fn import(bytes: &[u8]) -> Result<Document, ImportError> {
	let message = json::parse(bytes).map_err(ImportError::NotJson)?;
	document::read(&message, within(&message)?)
}

/// The transport document in a message.
fn within(message: &Value) -> Result<&Value, ImportError> {
	if !message.is_object() {
		return Err(NoDocument::NotAnObject.into());
	}
	let places = [
		"/document",
		"/transportDocument",
		"/data/transportDocument",
		"/amendedTransportDocument",
		// To say by name what it is instead.
		"/data/shippingInstructions",
	];
	let inside = places.into_iter().find_map(|place| message.pointer(place));
	let document = inside.unwrap_or(message);
	let has = |field| document.get(field).is_some();
	match (has("transportDocumentTypeCode"), has("transportDocumentStatus")) {
		(true, true) => Ok(document),
		(true, false) => Err(NoDocument::Instructions.into()),
		(false, _) => Err(NoDocument::Other.into()),
	}
}
