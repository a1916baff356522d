//! What is wrong with a message, and in which field.

use hefu_primitives::{
	market::{Forbidden, Side},
	terms::Dimension,
};

use super::NamedKind;
use crate::policy::odrl;

/// Why a message is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DspError {
	/// The path of the field, such as `offer.permission[0]`; empty: the whole document.
	pub field: String,
	/// What is wrong with it.
	pub problem: DspProblem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DspProblem {
	/// More than is read of a document.
	TooLarge,
	/// Not JSON, or JSON that has two readings.
	NotJson(String),
	/// It must be there.
	Missing,
	/// It is something else than this.
	NotA(Form),
	/// A list that must not be empty is.
	Empty,
	/// It has no place there.
	Unexpected,
	/// It is none of the words that are allowed.
	NoWord {
		/// What it is.
		found: String,
		/// What is allowed.
		allowed: Vec<&'static str>,
	},
	/// The protocol's context is not among the contexts.
	NoContext,
	/// The DID context is not among the contexts.
	NoDidContext,
	/// What opens says where to answer to; what goes on says the other side's name of it. It says both, or neither.
	OpensOrGoesOn {
		/// The other side's name of it.
		other: &'static str,
	},
	/// The policy has no place in terms.
	Policy(Vec<odrl::Problem>),
	/// The policy allows nothing in this dimension.
	AllowsNothing(Dimension),
	/// No policy says what the terms say in this dimension.
	Unsayable(Dimension),
	/// It names nothing that is known: of which kind it should be.
	Unknown(NamedKind),
	/// The name stands for something else already.
	Taken,
	/// The two sides' names are of two things.
	OfAnother,
	/// The machine of negotiations or transfers does not allow it.
	Forbidden {
		/// From which state; none: from nothing.
		from: Option<&'static str>,
		/// To which.
		to: &'static str,
		/// Who wants it.
		by: Side,
		/// Why not.
		why: Forbidden,
	},
	/// What is kept is not of what is on the chain.
	OtherAct,
	/// The terms that are kept are not those whose digest is on the chain.
	OtherTerms,
}

/// What a field has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
	/// An object.
	Object,
	/// A text.
	Text,
	/// A list.
	List,
	/// A list of texts.
	Texts,
	/// A whole number, not zero.
	Count,
	/// The same, as text.
	Amount,
	/// A member's id.
	Member,
	/// A currency.
	Currency,
	/// A moment.
	Moment,
	/// Where a catalogue is.
	CatalogAddress,
	/// The id that a thing of this kind has on the chain.
	Id(NamedKind),
	/// A division of China.
	Region,
}

impl DspError {
	pub(super) fn new(field: impl Into<String>, problem: DspProblem) -> Self {
		Self { field: field.into(), problem }
	}
}

impl std::fmt::Display for DspError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let field = if self.field.is_empty() { "the document" } else { &self.field };
		write!(f, "{field}: {}", self.problem)
	}
}

impl std::error::Error for DspError {}

impl std::fmt::Display for DspProblem {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::TooLarge => write!(f, "larger than {} bytes", super::MAX_DOCUMENT),
			Self::NotJson(why) => write!(f, "not JSON: {why}"),
			Self::Missing => f.write_str("is missing"),
			Self::NotA(what) => write!(f, "is not {what}"),
			Self::Empty => f.write_str("is empty: leave it out, or say something"),
			Self::Unexpected => f.write_str("has no place there: take it out"),
			Self::NoWord { found, allowed } => {
				write!(f, "is {found:?}, and must be one of {}", allowed.join(", "))
			}
			Self::NoContext => write!(f, "lacks {:?}", super::CONTEXT),
			Self::NoDidContext => write!(f, "lacks {:?}", super::service::DID_CONTEXT),
			Self::OpensOrGoesOn { other } => {
				write!(f, "give it in the first message only, and {other} in every other")
			}
			Self::Policy(problems) => {
				let each: Vec<_> = problems.iter().map(ToString::to_string).collect();
				f.write_str(&each.join("; "))
			}
			Self::AllowsNothing(dimension) => write!(f, "allows nothing: {dimension:?}"),
			Self::Unsayable(dimension) => write!(f, "no policy says what the terms say: {dimension:?}"),
			Self::Unknown(kind) => write!(f, "names {kind} that is not known: add the name first"),
			Self::Taken => f.write_str("stands for something else already"),
			Self::OfAnother => f.write_str("is of another than consumerPid"),
			Self::Forbidden { from, to, by, why } => {
				let by = match by {
					Side::Consumer => "consumer",
					Side::Provider => "provider",
				};
				let from = from.unwrap_or("nothing");
				match why {
					Forbidden::Final => write!(f, "{from} is final: nothing follows on it"),
					Forbidden::NoSuchMove => write!(f, "{to} does not follow on {from}"),
					Forbidden::OtherSide => write!(f, "from {from} to {to} is not for the {by}"),
				}
			}
			Self::OtherAct => f.write_str("what is kept of it is of another message"),
			Self::OtherTerms => f.write_str("the terms that are kept have another digest"),
		}
	}
}

impl std::fmt::Display for Form {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let text = match self {
			Self::Object => "an object",
			Self::Text => "a text",
			Self::List => "a list",
			Self::Texts => "a list of texts",
			Self::Count => "a whole number from 1 on",
			Self::Amount => "a whole number from 1 on, as text",
			Self::Member => "a member's id",
			Self::Currency => "a currency of ISO 4217",
			Self::Moment => "a moment such as 2023-01-01T01:00:00Z",
			Self::CatalogAddress => "an address of HTTP that ends in /catalog",
			Self::Id(kind) => return write!(f, "the id that {kind} has on the chain"),
			Self::Region => "a division of GB/T 2260, such as 440000",
		};
		f.write_str(text)
	}
}
