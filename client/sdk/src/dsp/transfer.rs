//! Messages of a transfer of data.

use hefu_primitives::market::{Side, TransferState};
use serde_json::{Map, Value};

use super::{
	DspError, DspProblem, Pids, Report,
	fields::{Fields, list, object},
};

/// A message of a transfer.
#[derive(Clone, Debug, PartialEq)]
pub struct Transferring {
	/// Of which.
	pub pids: Pids,
	/// What it says.
	pub says: Transfer,
}

/// What a message of a transfer says.
#[derive(Clone, Debug, PartialEq)]
pub enum Transfer {
	/// `TransferRequestMessage`: the consumer wants the data of an agreement.
	Request {
		/// Of which agreement.
		agreement: String,
		/// In which form.
		format: String,
		/// Where to, if the provider is to send it.
		address: Option<DataAddress>,
		/// Where it is answered.
		callback: String,
	},
	/// `TransferStartMessage`: the data can be had; where, if the consumer is to fetch it.
	Start(Option<DataAddress>),
	/// `TransferCompletionMessage`: it was transferred.
	Completion,
	/// `TransferSuspensionMessage`: a side interrupts it.
	Suspension(Report),
	/// `TransferTerminationMessage`: a side ends it.
	Termination(Report),
	/// `TransferProcess`, in answer: how far it is.
	State(TransferState),
	/// `TransferError`, in answer: what was sent is refused.
	Error(Report),
}

/// Where data can be had, or sent to. Tokens are in it: it is never for the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataAddress {
	/// Of which kind.
	pub kind: String,
	/// Where.
	pub endpoint: Option<String>,
	/// What else it takes to get there: names and values, in order.
	pub properties: Vec<(String, String)>,
}

impl Transferring {
	/// Whether a side may send it in a transfer that is in this state; none: before there is one.
	pub fn check(&self, from: Option<TransferState>, by: Side) -> Result<(), DspError> {
		let Some(to) = self.says.leads_to() else { return Ok(()) };
		TransferState::check(from, to, by).map_err(|why| {
			let from = from.map(|state| state.name());
			DspError::new("@type", DspProblem::Forbidden { from, to: to.name(), by, why })
		})
	}

	/// The caller knows that it is of one of the types.
	pub(super) fn read(kind: &str, mut fields: Fields) -> Result<Self, DspError> {
		let pids = Pids::read(&mut fields)?;
		let (pids, says) = match kind {
			"TransferRequestMessage" => {
				if pids.provider.is_some() {
					return Err(fields.wrong("providerPid", DspProblem::Unexpected));
				}
				if pids.consumer.is_none() {
					return Err(fields.wrong("consumerPid", DspProblem::Missing));
				}
				let says = Transfer::Request {
					agreement: fields.text("agreementId")?,
					format: fields.text("format")?,
					address: DataAddress::read(&mut fields)?,
					callback: fields.text("callbackAddress")?,
				};
				(pids, says)
			}
			kind => (pids.both()?, Transfer::read(kind, &mut fields)?),
		};
		fields.done()?;
		Ok(Self { pids, says })
	}

	pub(super) fn members(&self) -> Map<String, Value> {
		let mut members = object([("@type", Some(self.says.kind().into()))]);
		members.extend(self.pids.members());
		members.extend(self.says.members());
		members
	}
}

impl Transfer {
	/// The state that a transfer is in after it; none: it changes nothing.
	pub fn leads_to(&self) -> Option<TransferState> {
		match self {
			Self::Request { .. } => Some(TransferState::Requested),
			Self::Start(_) => Some(TransferState::Started),
			Self::Completion => Some(TransferState::Completed),
			Self::Suspension(_) => Some(TransferState::Suspended),
			Self::Termination(_) => Some(TransferState::Terminated),
			Self::State(_) | Self::Error(_) => None,
		}
	}

	/// The type of a message that says it.
	pub fn kind(&self) -> &'static str {
		match self {
			Self::Request { .. } => "TransferRequestMessage",
			Self::Start(_) => "TransferStartMessage",
			Self::Completion => "TransferCompletionMessage",
			Self::Suspension(_) => "TransferSuspensionMessage",
			Self::Termination(_) => "TransferTerminationMessage",
			Self::State(_) => "TransferProcess",
			Self::Error(_) => "TransferError",
		}
	}

	fn read(kind: &str, fields: &mut Fields) -> Result<Self, DspError> {
		match kind {
			"TransferStartMessage" => DataAddress::read(fields).map(Self::Start),
			"TransferCompletionMessage" => Ok(Self::Completion),
			"TransferSuspensionMessage" => Report::read_reasoned(fields).map(Self::Suspension),
			"TransferTerminationMessage" => Report::read_reasoned(fields).map(Self::Termination),
			"TransferProcess" => {
				let names: Vec<_> = TransferState::ALL.iter().map(|state| state.name()).collect();
				let name = fields.word("state", &names)?;
				let state = TransferState::ALL.iter().find(|state| state.name() == name);
				Ok(Self::State(*state.expect("the name is one of theirs; qed")))
			}
			_ => Report::read_reasoned(fields).map(Self::Error),
		}
	}

	fn members(&self) -> Map<String, Value> {
		match self {
			Self::Request { agreement, format, address, callback } => object([
				("agreementId", Some(agreement.as_str().into())),
				("format", Some(format.as_str().into())),
				("dataAddress", address.as_ref().map(DataAddress::json)),
				("callbackAddress", Some(callback.as_str().into())),
			]),
			Self::Start(address) => object([("dataAddress", address.as_ref().map(DataAddress::json))]),
			Self::Completion => Map::new(),
			Self::Suspension(report) | Self::Termination(report) | Self::Error(report) => report.members(),
			Self::State(state) => object([("state", Some(state.name().into()))]),
		}
	}
}

impl DataAddress {
	fn read(fields: &mut Fields) -> Result<Option<Self>, DspError> {
		let path = fields.path("dataAddress");
		let Some(value) = fields.take("dataAddress") else { return Ok(None) };
		let mut fields = Fields::of(&path, value)?;
		fields.word("@type", &["DataAddress"])?;
		let address = Self {
			kind: fields.text("endpointType")?,
			endpoint: fields.maybe_text("endpoint")?,
			properties: fields.each("endpointProperties", property)?,
		};
		fields.done()?;
		Ok(Some(address))
	}

	fn json(&self) -> Value {
		let members = object([
			("@type", Some("DataAddress".into())),
			("endpointType", Some(self.kind.as_str().into())),
			("endpoint", self.endpoint.as_deref().map(Value::from)),
			("endpointProperties", list(&self.properties, write_property)),
		]);
		Value::Object(members)
	}
}

fn property(path: &str, value: Value) -> Result<(String, String), DspError> {
	let mut fields = Fields::of(path, value)?;
	fields.word("@type", &["EndpointProperty"])?;
	let property = (fields.text("name")?, fields.text("value")?);
	fields.done()?;
	Ok(property)
}

fn write_property((name, value): &(String, String)) -> Map<String, Value> {
	object([
		("@type", Some("EndpointProperty".into())),
		("name", Some(name.as_str().into())),
		("value", Some(value.as_str().into())),
	])
}
