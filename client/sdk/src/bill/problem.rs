//! What stands in the way of issuing a document, and what a person should know of one.

use super::Function;
use crate::date;

/// What a field's value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
	/// `true` or `false`.
	Flag,
	/// A whole number, not below zero.
	Count,
	/// A day.
	Date,
	/// An object.
	Object,
	/// A list.
	List,
	/// Bytes in base64.
	Base64,
}

impl std::fmt::Display for Shape {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Flag => "true or false",
			Self::Count => "a whole number, 0 or more",
			Self::Date => "a date such as 2026-03-01",
			Self::Object => "an object",
			Self::List => "a list",
			Self::Base64 => "base64",
		})
	}
}

/// Why there is no transport document in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDocument {
	/// It is JSON, but no object.
	NotAnObject,
	/// Shipping instructions, from which the carrier makes the transport document.
	Instructions,
	/// Something else.
	Other,
}

impl std::fmt::Display for NoDocument {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::NotAnObject => "it is no JSON object: give one transport document, or the message that has it",
			Self::Instructions => {
				"it has transportDocumentTypeCode but no transportDocumentStatus: these are shipping instructions; give the \
				 transport document that the carrier made of them"
			}
			Self::Other => {
				"it has no transportDocumentTypeCode, and none of document, transportDocument, data.transportDocument or \
				 amendedTransportDocument has one: give a DCSA TransportDocument (EBL 3.0), or a message that has one"
			}
		})
	}
}

/// Why a document is not issued. Each names the field, and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
	/// The document does not say it.
	Missing {
		/// The field.
		field: String,
	},
	/// A value of another shape.
	NotA {
		/// The field.
		field: String,
		/// What it should be.
		expected: Shape,
	},
	/// No text, or too long.
	Text {
		/// The field.
		field: String,
		/// Most characters.
		max: usize,
	},
	/// Neither a bill of lading nor a sea waybill.
	TypeCode {
		/// The code.
		found: String,
	},
	/// Past the point where it can be issued.
	Status {
		/// The status.
		found: String,
	},
	/// A paper document.
	OnPaper,
	/// A sea waybill is never to order.
	WaybillToOrder,
	/// A bill to order names a consignee.
	ConsigneeOfOrderBill,
	/// A document that is not to order names nobody who gets the goods.
	NoConsignee,
	/// A document that is not to order names an endorsee.
	EndorseeOfStraightBill,
	/// More originals than there can be.
	Originals {
		/// How many, with and without charges.
		count: u64,
		/// How many there can be.
		allowed: u64,
	},
	/// An electronic bill has no copies.
	Copies {
		/// The field.
		field: &'static str,
		/// How many.
		count: u64,
	},
	/// Two parties have the same function.
	PartyTwice {
		/// The function.
		function: Function,
	},
	/// More than three parties are to be notified.
	TooManyNotified {
		/// How many.
		count: usize,
	},
	/// The date that goes with the type is missing, or the one that does not is there.
	Dates {
		/// Whether the document is of goods shipped on board.
		on_board: bool,
		/// The field that must be there.
		wanted: &'static str,
		/// The field that must not.
		other: &'static str,
	},
	/// Issued before the goods were on board, or were received.
	AnteDated {
		/// Day of issue, since 1970-01-01.
		issued: i32,
		/// The other day.
		before: i32,
		/// Its field.
		field: &'static str,
	},
}

impl std::fmt::Display for Problem {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Missing { field } => write!(f, "{field}: the document does not say it: add it"),
			Self::NotA { field, expected } => write!(f, "{field}: it is not {expected}: correct it"),
			Self::Text { field, max } => write!(
				f,
				"{field}: it is empty, longer than {max} characters, begins or ends with a space, or has control characters: \
				 correct it"
			),
			Self::TypeCode { found } => write!(
				f,
				"transportDocumentTypeCode: {found:?} is neither BOL (bill of lading) nor SWB (sea waybill): correct it"
			),
			Self::Status { found } => write!(
				f,
				"transportDocumentStatus: a document that is {found:?} is not issued: give one that is DRAFT, APPROVED or ISSUED"
			),
			Self::OnPaper => f.write_str(
				"isElectronic: the document is on paper: have the carrier make it electronic, with isElectronic true",
			),
			Self::WaybillToOrder => {
				f.write_str("isToOrder: a sea waybill (SWB) is never to order: set isToOrder to false, or issue a BOL")
			}
			Self::ConsigneeOfOrderBill => f.write_str(
				"documentParties.consignee: a bill to order has no consignee: name the party as endorsee, or set isToOrder to \
				 false",
			),
			Self::NoConsignee => f.write_str(
				"documentParties.consignee: a document that is not to order needs one: add it, or set isToOrder to true",
			),
			Self::EndorseeOfStraightBill => f.write_str(
				"documentParties.endorsee: only a bill to order has an endorsee: leave it out, or set isToOrder to true",
			),
			Self::Originals { count, allowed } => write!(
				f,
				"numberOfOriginalsWithCharges and numberOfOriginalsWithoutCharges: {count} together, {allowed} allowed (an \
				 electronic bill is one original, a sea waybill has none): correct them"
			),
			Self::Copies { field, count } => {
				write!(f, "{field}: an electronic bill has no copies, here {count}: leave it out")
			}
			Self::PartyTwice { function } => write!(
				f,
				"documentParties.other: partyFunction {function} stands twice: each function has one party; leave one out"
			),
			Self::TooManyNotified { count } => {
				write!(f, "documentParties.notifyParties: {count}, three are allowed: leave some out")
			}
			Self::Dates { on_board, wanted, other } => write!(
				f,
				"{wanted}: isShippedOnBoardType is {on_board}: give {wanted} and leave out {other}"
			),
			Self::AnteDated { issued, before, field } => write!(
				f,
				"issueDate: {} is before {field}, {}: a bill is not ante-dated; correct the date that is wrong",
				date::text(*issued),
				date::text(*before)
			),
		}
	}
}

/// What a person should know of a document that can be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
	/// The document does not say when it was issued.
	NoIssueDate,
	/// The status is written as in an earlier version of DCSA's standard.
	OldStatus {
		/// The code.
		found: String,
		/// Today's code.
		now: &'static str,
	},
	/// The signed manifest has another digest than the message.
	ManifestDiffers {
		/// The manifest's field.
		field: &'static str,
		/// The digest of what is in the message; none where it is not there.
		found: Option<[u8; 32]>,
	},
	/// The signed manifest cannot be read.
	ManifestUnread,
}

impl Finding {
	/// Whether others will refuse the document, or may.
	pub fn is_warning(&self) -> bool {
		matches!(self, Self::ManifestDiffers { .. } | Self::ManifestUnread)
	}
}

impl std::fmt::Display for Finding {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::NoIssueDate => {
				f.write_str("issueDate: the document does not say it; the day on which the chain takes the issue counts")
			}
			Self::OldStatus { found, now } => {
				write!(f, "transportDocumentStatus: {found:?} is an earlier version's code, read as {now}")
			}
			Self::ManifestDiffers { field, found: Some(found) } => write!(
				f,
				"issuanceManifestSignedContent: its {field} is not that of the message, which is {}; who checks the manifest \
				 refuses the document",
				hex::encode(found)
			),
			Self::ManifestDiffers { field, found: None } => write!(
				f,
				"issuanceManifestSignedContent: it has {field}, and the message has nothing that it is of; who checks the \
				 manifest refuses the document"
			),
			Self::ManifestUnread => f.write_str(
				"issuanceManifestSignedContent: it is no JWS with an issuance manifest; who checks it refuses the document",
			),
		}
	}
}

/// Why there is no document.
#[derive(Debug)]
pub enum ImportError {
	/// The bytes are not JSON, or JSON with two readings.
	NotJson(serde_json::Error),
	/// JSON without a transport document.
	NoDocument(NoDocument),
	/// All that has to be put right, at once.
	Problems(Vec<Problem>),
}

impl std::fmt::Display for ImportError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::NotJson(error) => write!(f, "not JSON: {error}"),
			Self::NoDocument(why) => write!(f, "no transport document: {why}"),
			Self::Problems(problems) => {
				for (i, problem) in problems.iter().enumerate() {
					write!(f, "{}{problem}", if i == 0 { "" } else { "\n" })?;
				}
				Ok(())
			}
		}
	}
}

impl std::error::Error for ImportError {}

impl From<NoDocument> for ImportError {
	fn from(why: NoDocument) -> Self {
		Self::NoDocument(why)
	}
}
