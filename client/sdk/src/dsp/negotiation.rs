//! Messages of a negotiation of a contract.

use hefu_primitives::market::{NegotiationState, Side};
use serde_json::{Map, Value};

use super::{
	DspError, DspProblem, Form, Pids, Policy, Report,
	fields::{Fields, object},
};
use crate::date;

/// A message of a negotiation.
#[derive(Clone, Debug, PartialEq)]
pub struct Negotiating {
	/// Of which.
	pub pids: Pids,
	/// What it says.
	pub says: Negotiation,
}

/// What a message of a negotiation says.
#[derive(Clone, Debug, PartialEq)]
pub enum Negotiation {
	/// `ContractRequestMessage`: the consumer wants a contract of this kind.
	Request {
		/// What it wants.
		offer: Offer,
		/// Where it is answered; in the first message only.
		callback: Option<String>,
	},
	/// `ContractOfferMessage`: the provider offers one.
	Offer {
		/// What it offers.
		offer: Offer,
		/// Where it is answered; in the first message only.
		callback: Option<String>,
	},
	/// `ContractNegotiationEventMessage` `ACCEPTED`: the consumer accepts the offer.
	Accepted,
	/// `ContractNegotiationEventMessage` `FINALIZED`: the provider finalises the agreement.
	Finalized,
	/// `ContractAgreementMessage`: the provider agrees.
	Agreement(Agreement),
	/// `ContractAgreementVerificationMessage`: the consumer has verified the agreement.
	Verification,
	/// `ContractNegotiationTerminationMessage`: a side ends it.
	Termination(Report),
	/// `ContractNegotiation`, in answer: how far it is.
	State(NegotiationState),
	/// `ContractNegotiationError`, in answer: what was sent is refused.
	Error(Report),
}

/// An offer, of a provider or, as a request, of a consumer.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
	/// Of which dataset.
	pub target: String,
	/// On what terms.
	pub policy: Policy,
}

/// An agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
	/// About which dataset.
	pub target: String,
	/// On what terms.
	pub policy: Policy,
	/// Who grants: the provider.
	pub assigner: String,
	/// To whom: the consumer.
	pub assignee: String,
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

impl Negotiating {
	/// Whether a side may send it in a negotiation that is in this state; none: before there is one.
	///
	/// ```
	/// use hefu_primitives::market::{NegotiationState, Side};
	/// use hefu_sdk::dsp::{Negotiating, Negotiation, Pids};
	///
	/// let accepts = Negotiating { pids: Pids::default(), says: Negotiation::Accepted };
	/// assert!(accepts.check(Some(NegotiationState::Offered), Side::Consumer).is_ok());
	/// let refused = accepts.check(Some(NegotiationState::Offered), Side::Provider).unwrap_err();
	/// assert_eq!(refused.to_string(), "eventType: from OFFERED to ACCEPTED is not for the provider");
	/// ```
	pub fn check(&self, from: Option<NegotiationState>, by: Side) -> Result<(), DspError> {
		let Some(to) = self.says.leads_to() else { return Ok(()) };
		NegotiationState::check(from, to, by).map_err(|why| {
			let is_event = matches!(self.says, Negotiation::Accepted | Negotiation::Finalized);
			let field = if is_event { "eventType" } else { "@type" };
			let from = from.map(|state| state.name());
			DspError::new(field, DspProblem::Forbidden { from, to: to.name(), by, why })
		})
	}

	pub(super) fn read(kind: &str, mut fields: Fields) -> Result<Self, DspError> {
		let pids = Pids::read(&mut fields)?;
		let (pids, says) = match kind {
			"ContractRequestMessage" => {
				let callback = opening(&mut fields, pids.provider.is_some(), "providerPid")?;
				if pids.consumer.is_none() {
					return Err(fields.wrong("consumerPid", DspProblem::Missing));
				}
				(pids, Negotiation::Request { offer: read_offer(&mut fields)?, callback })
			}
			"ContractOfferMessage" => {
				let callback = opening(&mut fields, pids.consumer.is_some(), "consumerPid")?;
				if pids.provider.is_none() {
					return Err(fields.wrong("providerPid", DspProblem::Missing));
				}
				(pids, Negotiation::Offer { offer: read_offer(&mut fields)?, callback })
			}
			kind => (pids.both()?, Negotiation::read(kind, &mut fields)?),
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

impl Negotiation {
	/// The state that a negotiation is in after it; none: it changes nothing.
	pub fn leads_to(&self) -> Option<NegotiationState> {
		match self {
			Self::Request { .. } => Some(NegotiationState::Requested),
			Self::Offer { .. } => Some(NegotiationState::Offered),
			Self::Accepted => Some(NegotiationState::Accepted),
			Self::Agreement(_) => Some(NegotiationState::Agreed),
			Self::Verification => Some(NegotiationState::Verified),
			Self::Finalized => Some(NegotiationState::Finalized),
			Self::Termination(_) => Some(NegotiationState::Terminated),
			Self::State(_) | Self::Error(_) => None,
		}
	}

	/// The type of a message that says it.
	pub fn kind(&self) -> &'static str {
		match self {
			Self::Request { .. } => "ContractRequestMessage",
			Self::Offer { .. } => "ContractOfferMessage",
			Self::Accepted | Self::Finalized => "ContractNegotiationEventMessage",
			Self::Agreement(_) => "ContractAgreementMessage",
			Self::Verification => "ContractAgreementVerificationMessage",
			Self::Termination(_) => "ContractNegotiationTerminationMessage",
			Self::State(_) => "ContractNegotiation",
			Self::Error(_) => "ContractNegotiationError",
		}
	}

	/// What a message of one of the types says that both sides have named; the caller knows that it is one of them.
	fn read(kind: &str, fields: &mut Fields) -> Result<Self, DspError> {
		match kind {
			"ContractNegotiationEventMessage" => {
				let [accepted, finalized] =
					[NegotiationState::Accepted, NegotiationState::Finalized].map(|state| state.name());
				let is_accepted = fields.word("eventType", &[accepted, finalized])? == accepted;
				Ok(if is_accepted { Self::Accepted } else { Self::Finalized })
			}
			"ContractAgreementMessage" => read_agreement(fields).map(Self::Agreement),
			"ContractAgreementVerificationMessage" => Ok(Self::Verification),
			"ContractNegotiationTerminationMessage" => Report::read_reasoned(fields).map(Self::Termination),
			"ContractNegotiation" => {
				let names: Vec<_> = NegotiationState::ALL.iter().map(|state| state.name()).collect();
				let name = fields.word("state", &names)?;
				let state = NegotiationState::ALL.iter().find(|state| state.name() == name);
				Ok(Self::State(*state.expect("the name is one of theirs; qed")))
			}
			_ => Report::read_reasoned(fields).map(Self::Error),
		}
	}

	fn members(&self) -> Map<String, Value> {
		match self {
			Self::Request { offer, callback } | Self::Offer { offer, callback } => object([
				("offer", Some(Value::Object(write_offer(offer)))),
				("callbackAddress", callback.as_deref().map(Value::from)),
			]),
			Self::Accepted => object([("eventType", Some(NegotiationState::Accepted.name().into()))]),
			Self::Finalized => object([("eventType", Some(NegotiationState::Finalized.name().into()))]),
			Self::Agreement(agreement) => {
				object([("agreement", Some(Value::Object(write_agreement(agreement))))])
			}
			Self::Verification => Map::new(),
			Self::Termination(report) | Self::Error(report) => report.members(),
			Self::State(state) => object([("state", Some(state.name().into()))]),
		}
	}
}

/// Where a message is answered, which the first one says and no other; the others have the other side's name of the negotiation.
fn opening(fields: &mut Fields, goes_on: bool, other: &'static str) -> Result<Option<String>, DspError> {
	let callback = fields.maybe_text("callbackAddress")?;
	if callback.is_some() == goes_on {
		return Err(fields.wrong("callbackAddress", DspProblem::OpensOrGoesOn { other }));
	}
	Ok(callback)
}

fn read_offer(fields: &mut Fields) -> Result<Offer, DspError> {
	let path = fields.path("offer");
	let mut fields = Fields::of(&path, fields.needed("offer")?)?;
	fields.word("@type", &["Offer"])?;
	let offer = Offer { target: fields.text("target")?, policy: Policy::read(&mut fields)? };
	fields.done()?;
	Ok(offer)
}

fn write_offer(offer: &Offer) -> Map<String, Value> {
	let kind = ("@type", Some("Offer".into()));
	let mut members = object([kind, ("target", Some(offer.target.as_str().into()))]);
	members.extend(offer.policy.members());
	members
}

fn read_agreement(fields: &mut Fields) -> Result<Agreement, DspError> {
	let path = fields.path("agreement");
	let mut fields = Fields::of(&path, fields.needed("agreement")?)?;
	fields.word("@type", &["Agreement"])?;
	let timestamp = fields.text("timestamp")?;
	let at_ms = date::milliseconds(&timestamp)
		.ok_or_else(|| fields.wrong("timestamp", DspProblem::NotA(Form::Moment)))?;
	let agreement = Agreement {
		target: fields.text("target")?,
		policy: Policy::read(&mut fields)?,
		assigner: fields.text("assigner")?,
		assignee: fields.text("assignee")?,
		at_ms,
	};
	fields.done()?;
	Ok(agreement)
}

fn write_agreement(agreement: &Agreement) -> Map<String, Value> {
	let ms = agreement.at_ms;
	let timestamp = if ms.is_multiple_of(1_000) { date::moment(ms) } else { date::exact(ms) };
	let mut members = object([
		("@type", Some("Agreement".into())),
		("target", Some(agreement.target.as_str().into())),
		("timestamp", Some(timestamp.into())),
		("assigner", Some(agreement.assigner.as_str().into())),
		("assignee", Some(agreement.assignee.as_str().into())),
	]);
	members.extend(agreement.policy.members());
	members
}
