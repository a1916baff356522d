//! Messages of the Dataspace Protocol 2025-1 (Eclipse): catalogues, negotiations of contracts and transfers of data, as they are
//! exchanged with connectors of other data spaces, and what of them is on the chain.
//!
//! [`Document::read`] makes a [`Message`] of JSON, or names the field that is wrong; [`Bridge`] divides a message into an [`Act`], which
//! is recorded on the chain, and what is [`Kept`] by the parties (terms, addresses, tokens, reasons), and puts both together again.
//! Nothing is left out in silence: of a message, a member that has no place in it is refused; catalogues keep what else they say.
//!
//! States are those of [`hefu_primitives::market`], whose tables say who moves what: [`Negotiating::check`] and [`Transferring::check`].

mod bridge;
mod catalog;
mod fields;
mod glossary;
mod names;
mod negotiation;
mod places;
mod policy;
mod problem;
mod service;
mod transfer;

use serde_json::{Map, Value};

use crate::policy::PurposeList;
use fields::{Fields, object};

pub use bridge::{Act, Agreed, Bridge, Kept, KeptTerms, Listing, Offered, Step};
pub use catalog::{Access, Catalog, DataService, Dataset, Distribution};
pub use glossary::Glossary;
pub use names::{Named, NamedKind, Names, Sides, Table, Taken};
pub use negotiation::{Agreement, Negotiating, Negotiation, Offer};
pub use places::Places;
pub use policy::{CHARGE, Policy, UNITS, digest};
pub use problem::{DspError, DspProblem, Form};
pub use service::{Authentication, DidService, Version};
pub use transfer::{DataAddress, Transfer, Transferring};

/// The context that each message has, and that says what its words mean.
pub const CONTEXT: &str = "https://w3id.org/dspace/2025/1/context.jsonld";

/// Largest document that is read, in bytes.
pub const MAX_DOCUMENT: usize = 4 << 20;

/// A document: a message, with the contexts that it names beside the protocol's.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
	/// Other contexts, in order. They are not fetched: the protocol's words mean what [`CONTEXT`] says, which no other context changes.
	pub also: Vec<String>,
	/// The message.
	pub message: Message,
}

/// A message of the protocol.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
	/// `CatalogRequestMessage`: asks for a catalogue, filtered in a way that the sides agree upon.
	CatalogRequest(Vec<Value>),
	/// `DatasetRequestMessage`: asks for the dataset of this name.
	DatasetRequest(String),
	/// `Catalog`, in answer.
	Catalog(Catalog),
	/// `Dataset`, in answer.
	Dataset(Dataset),
	/// `CatalogError`, in answer.
	CatalogError(Report),
	/// One of the messages of a negotiation.
	Negotiating(Negotiating),
	/// One of the messages of a transfer.
	Transferring(Transferring),
	/// Which versions of the protocol are spoken, and where. It has no context and no type.
	Versions(Vec<Version>),
	/// An entry for a DID document, which says where the catalogue is.
	Service(DidService),
}

/// What a refusal or an end says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
	/// A code that the sides agree upon.
	pub code: Option<String>,
	/// Reasons, in any form.
	pub reason: Vec<Value>,
}

/// The names that the two sides have given to what they do together; what has just begun has the one of who began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pids {
	/// The consumer's.
	pub consumer: Option<String>,
	/// The provider's.
	pub provider: Option<String>,
}

impl Document {
	/// Reads a document, strictly.
	pub fn read(bytes: &[u8]) -> Result<Self, DspError> {
		if bytes.len() > MAX_DOCUMENT {
			return Err(DspError::new("", DspProblem::TooLarge));
		}
		let value = crate::json::parse(bytes)
			.map_err(|error| DspError::new("", DspProblem::NotJson(error.to_string())))?;
		let mut fields = Fields::of("", value)?;
		if fields.has("protocolVersions") {
			let message = Message::Versions(service::read_versions(fields)?);
			return Ok(Self { also: Vec::new(), message });
		}
		let is_service = !fields.has("@type") && fields.has("serviceEndpoint");
		if is_service && !fields.has("@context") {
			// The entry of a DID document need not have a context of its own.
			let message = Message::Service(DidService::read(fields)?);
			return Ok(Self { also: Vec::new(), message });
		}
		let also = contexts(&mut fields)?;
		if !is_service {
			return Ok(Self { also, message: Message::read(fields)? });
		}
		if !also.iter().any(|context| context == service::DID_CONTEXT) {
			return Err(DspError::new("@context", DspProblem::NoDidContext));
		}
		Ok(Self { also, message: Message::Service(DidService::read(fields)?) })
	}

	/// The terms that the message requests, offers or agrees to; none: it does none of that. Agreements begin at their own time, and what
	/// is offered at `begins_ms`, milliseconds since 1970 UTC, unless it says when.
	///
	/// Their [`digest`] is what the chain has, as in [`Bridge::divide`], for which what names stand for must be known as well.
	pub fn terms(
		&self,
		purposes: &PurposeList,
		places: &Places,
		begins_ms: u64,
	) -> Result<Option<KeptTerms>, DspError> {
		let Message::Negotiating(Negotiating { says, .. }) = &self.message else { return Ok(None) };
		match says {
			Negotiation::Request { offer, .. } | Negotiation::Offer { offer, .. } => {
				offer.policy.compile("offer", purposes, places, begins_ms).map(Some)
			}
			Negotiation::Agreement(agreement) => {
				agreement.policy.compile("agreement", purposes, places, agreement.at_ms).map(Some)
			}
			_ => Ok(None),
		}
	}

	/// The document as JSON.
	pub fn json(&self) -> Value {
		let mut members = Map::new();
		let has_context = match self.message {
			Message::Versions(_) => false,
			Message::Service(_) => !self.also.is_empty(),
			_ => true,
		};
		if has_context {
			let also = self.also.iter().map(String::as_str);
			let contexts: Vec<Value> = [CONTEXT].into_iter().chain(also).map(Value::from).collect();
			members.insert("@context".into(), contexts.into());
		}
		members.extend(self.message.members());
		Value::Object(members)
	}
}

/// The contexts beside the protocol's, which must be among them.
fn contexts(fields: &mut Fields) -> Result<Vec<String>, DspError> {
	let path = fields.path("@context");
	let Value::Array(values) = fields.needed("@context")? else {
		return Err(DspError::new(path, DspProblem::NotA(Form::Texts)));
	};
	let mut contexts = Vec::new();
	for (number, value) in values.into_iter().enumerate() {
		let Value::String(text) = value else {
			return Err(DspError::new(format!("{path}[{number}]"), DspProblem::NotA(Form::Text)));
		};
		contexts.push(text);
	}
	let count = contexts.len();
	contexts.retain(|text| text != CONTEXT);
	if contexts.len() == count {
		return Err(DspError::new(path, DspProblem::NoContext));
	}
	Ok(contexts)
}

impl Message {
	/// The types of all messages that have one.
	pub const TYPES: [&str; 20] = [
		"CatalogRequestMessage",
		"DatasetRequestMessage",
		"Catalog",
		"Dataset",
		"CatalogError",
		"ContractRequestMessage",
		"ContractOfferMessage",
		"ContractNegotiationEventMessage",
		"ContractAgreementMessage",
		"ContractAgreementVerificationMessage",
		"ContractNegotiationTerminationMessage",
		"ContractNegotiation",
		"ContractNegotiationError",
		"TransferRequestMessage",
		"TransferStartMessage",
		"TransferCompletionMessage",
		"TransferSuspensionMessage",
		"TransferTerminationMessage",
		"TransferProcess",
		"TransferError",
	];

	fn read(mut fields: Fields) -> Result<Self, DspError> {
		let kind = fields.word("@type", &Self::TYPES)?;
		match kind {
			"CatalogRequestMessage" => {
				let filter = fields.list("filter")?.unwrap_or_default();
				fields.done()?;
				Ok(Self::CatalogRequest(filter))
			}
			"DatasetRequestMessage" => {
				let dataset = fields.text("dataset")?;
				fields.done()?;
				Ok(Self::DatasetRequest(dataset))
			}
			"Catalog" => Catalog::read(fields, true).map(Self::Catalog),
			"Dataset" => Dataset::read(fields).map(Self::Dataset),
			"CatalogError" => {
				let report = Report::read(&mut fields)?;
				fields.done()?;
				Ok(Self::CatalogError(report))
			}
			kind if kind.starts_with("Contract") => Negotiating::read(kind, fields).map(Self::Negotiating),
			kind => Transferring::read(kind, fields).map(Self::Transferring),
		}
	}

	/// Its members but for the context, the type first.
	fn members(&self) -> Map<String, Value> {
		let typed = |kind: &str, name: &str, value: Value| {
			object([("@type", Some(kind.into())), (name, Some(value))])
		};
		match self {
			Self::CatalogRequest(filter) => typed("CatalogRequestMessage", "filter", filter.clone().into()),
			Self::DatasetRequest(dataset) => {
				typed("DatasetRequestMessage", "dataset", dataset.as_str().into())
			}
			Self::Catalog(catalog) => catalog.members(),
			Self::Dataset(dataset) => dataset.members(),
			Self::CatalogError(report) => {
				let mut members = object([("@type", Some("CatalogError".into()))]);
				members.extend(report.members());
				members
			}
			Self::Negotiating(message) => message.members(),
			Self::Transferring(message) => message.members(),
			Self::Versions(versions) => service::versions(versions),
			Self::Service(service) => service.members(),
		}
	}
}

impl Report {
	fn read(fields: &mut Fields) -> Result<Self, DspError> {
		Ok(Self { code: fields.maybe_text("code")?, reason: fields.list("reason")?.unwrap_or_default() })
	}

	/// The same where a reason, if there is one, says something.
	fn read_reasoned(fields: &mut Fields) -> Result<Self, DspError> {
		fields.not_empty("reason")?;
		Self::read(fields)
	}

	fn members(&self) -> Map<String, Value> {
		let reason = (!self.reason.is_empty()).then(|| self.reason.clone().into());
		object([("code", self.code.as_deref().map(Value::from)), ("reason", reason)])
	}
}

impl Pids {
	fn read(fields: &mut Fields) -> Result<Self, DspError> {
		Ok(Self { consumer: fields.maybe_text("consumerPid")?, provider: fields.maybe_text("providerPid")? })
	}

	/// Both, of what both sides have named.
	fn both(self) -> Result<Self, DspError> {
		for (name, pid) in [("consumerPid", &self.consumer), ("providerPid", &self.provider)] {
			if pid.is_none() {
				return Err(DspError::new(name, DspProblem::Missing));
			}
		}
		Ok(self)
	}

	fn members(&self) -> Map<String, Value> {
		object([
			("consumerPid", self.consumer.as_deref().map(Value::from)),
			("providerPid", self.provider.as_deref().map(Value::from)),
		])
	}
}
