//! Negotiating a contract (磋商; contract negotiation).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::machine::{Forbidden, Move, Side, check};

terms! {
	/// How far a negotiation is, with the protocol's names.
	NegotiationState {
		/// The consumer has asked for a contract, on terms of its own (`REQUESTED`).
		Requested = 0,
		/// The provider has offered one (`OFFERED`).
		Offered = 1,
		/// The consumer has accepted the offer (`ACCEPTED`).
		Accepted = 2,
		/// The provider has agreed, and made the agreement (`AGREED`).
		Agreed = 3,
		/// The consumer has verified the agreement (`VERIFIED`).
		Verified = 4,
		/// The provider has finalised it: it holds (`FINALIZED`).
		Finalized = 5,
		/// One side has ended it (`TERMINATED`).
		Terminated = 6,
	}
}

const CONSUMER: &[Side] = &[Side::Consumer];
const PROVIDER: &[Side] = &[Side::Provider];
const EITHER: &[Side] = &[Side::Consumer, Side::Provider];

const fn of(
	from: Option<NegotiationState>,
	to: NegotiationState,
	by: &'static [Side],
) -> Move<NegotiationState> {
	Move { from, to, by }
}

impl NegotiationState {
	/// Every move that the protocol allows.
	pub const MOVES: &'static [Move<Self>] = &[
		of(None, Self::Requested, CONSUMER),
		of(None, Self::Offered, PROVIDER),
		of(Some(Self::Requested), Self::Offered, PROVIDER),
		of(Some(Self::Requested), Self::Agreed, PROVIDER),
		of(Some(Self::Requested), Self::Terminated, EITHER),
		of(Some(Self::Offered), Self::Requested, CONSUMER),
		of(Some(Self::Offered), Self::Accepted, CONSUMER),
		of(Some(Self::Offered), Self::Terminated, EITHER),
		of(Some(Self::Accepted), Self::Agreed, PROVIDER),
		of(Some(Self::Accepted), Self::Terminated, PROVIDER),
		of(Some(Self::Agreed), Self::Verified, CONSUMER),
		of(Some(Self::Agreed), Self::Terminated, CONSUMER),
		of(Some(Self::Verified), Self::Finalized, PROVIDER),
		of(Some(Self::Verified), Self::Terminated, PROVIDER),
	];

	/// Whether the side may move a negotiation from one state (none: from nothing) to another.
	///
	/// ```
	/// use hefu_primitives::market::{Forbidden, NegotiationState as State, Side};
	///
	/// let accepts = |side| State::check(Some(State::Offered), State::Accepted, side);
	/// assert_eq!(accepts(Side::Consumer), Ok(()));
	/// assert_eq!(accepts(Side::Provider), Err(Forbidden::OtherSide));
	/// ```
	pub fn check(from: Option<Self>, to: Self, by: Side) -> Result<(), Forbidden> {
		check(Self::MOVES, from, to, by)
	}

	/// Whether nothing follows on it.
	pub const fn is_final(&self) -> bool {
		matches!(self, Self::Finalized | Self::Terminated)
	}

	/// Whether nothing is accepted yet: a request, or an offer. Either side may end it. Of what was accepted or agreed the protocol lets
	/// only the side end it whose move is next.
	pub const fn is_proposal(&self) -> bool {
		matches!(self, Self::Requested | Self::Offered)
	}

	/// The protocol's name of it.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Requested => "REQUESTED",
			Self::Offered => "OFFERED",
			Self::Accepted => "ACCEPTED",
			Self::Agreed => "AGREED",
			Self::Verified => "VERIFIED",
			Self::Finalized => "FINALIZED",
			Self::Terminated => "TERMINATED",
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::market::machine::walk;

	#[test]
	fn the_whole_matrix() {
		// To: REQUESTED, OFFERED, ACCEPTED, AGREED, VERIFIED, FINALIZED, TERMINATED.
		walk(
			"
			(nothing)  C   P   -   -   -   -   -
			REQUESTED  -   P   -   P   -   -   CP
			OFFERED    C   -   C   -   -   -   CP
			ACCEPTED   -   -   -   P   -   -   P
			AGREED     -   -   -   -   C   -   C
			VERIFIED   -   -   -   -   -   P   P
			FINALIZED  -   -   -   -   -   -   -
			TERMINATED -   -   -   -   -   -   -
			",
			NegotiationState::ALL,
			NegotiationState::check,
		);
	}

	#[test]
	fn either_side_may_end_a_proposal_and_nothing_else() {
		for state in NegotiationState::ALL {
			let may_end = |side| NegotiationState::check(Some(*state), NegotiationState::Terminated, side);
			let by_either = [Side::Consumer, Side::Provider].into_iter().all(|side| may_end(side).is_ok());
			assert_eq!(state.is_proposal(), by_either, "{state:?}");
		}
	}

	#[test]
	fn what_is_final_leads_nowhere() {
		for state in NegotiationState::ALL {
			let leads = NegotiationState::MOVES.iter().any(|of| of.from == Some(*state));
			assert_eq!(state.is_final(), !leads, "{state:?}");
		}
	}
}
