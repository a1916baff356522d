//! What came of a call with which an order may have come to its end.

use hefu_primitives::market::Refund;

use crate::{Error, Included, Refusal, chain::market::events, client::refusal};

/// What followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// The order goes on.
	GoesOn,
	/// It was settled: the seller has the money, the buyer the grant.
	Settled,
	/// It is accepted, and could not be settled: the money stays locked, and anybody can try again.
	Held(Refusal),
	/// The buyer has its money back.
	Refunded(Refund),
	/// It expired before money was locked.
	Expired,
}

impl Outcome {
	/// Its word in JSON.
	pub const fn word(&self) -> &'static str {
		match self {
			Self::GoesOn => "goes-on",
			Self::Settled => "settled",
			Self::Held(_) => "held",
			Self::Refunded(_) => "refunded",
			Self::Expired => "expired",
		}
	}
}

/// What a call led to.
pub(super) fn of(included: Included) -> Result<(Included, Outcome), Error> {
	let outcome = if let Some(held) = included.event::<events::SettlementHeld>()? {
		Outcome::Held(refusal::of_event(&included.at, &held.error))
	} else if let Some(refunded) = included.event::<events::Refunded>()? {
		Outcome::Refunded(refunded.reason.0)
	} else if included.event::<events::Settled>()?.is_some() {
		Outcome::Settled
	} else if included.event::<events::OrderExpired>()?.is_some() {
		Outcome::Expired
	} else {
		Outcome::GoesOn
	};
	Ok((included, outcome))
}
