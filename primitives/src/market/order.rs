//! An order's way from its placing to its end (订单).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::MemberId;

terms! {
	/// What is contracted for (合同类型), after the model contracts of the National Data Administration.
	ContractKind {
		/// Data is provided (数据提供).
		Provision = 0,
		/// Data is processed for its holder (数据委托处理).
		Processing = 1,
		/// Data of several is developed together (数据融合开发).
		Fusion = 2,
		/// An intermediary serves a trade (数据中介).
		Intermediary = 3,
	}
	/// How an order was accepted (验收).
	Acceptance {
		/// The buyer said so (书面验收).
		Explicit = 0,
		/// The buyer used the data (使用视为验收).
		Used = 1,
		/// The buyer was silent until the inspection was over (逾期未提出异议视为验收).
		Silent = 2,
		/// The arbiter found for the seller.
		Ruled = 3,
	}
	/// Why the buyer's money went back (退款事由).
	Refund {
		/// The seller handed no key over in time.
		NoKey = 0,
		/// The buyer proved on chain that the key, or a group of the data, was not what it should be.
		Proven = 1,
		/// The seller answered an objection with nothing.
		Unanswered = 2,
		/// The arbiter found for the buyer.
		Ruled = 3,
		/// The arbiter did not rule in time.
		NoRuling = 4,
		/// It was accepted, and could not be settled for too long: the data was seized, or the right was lost.
		Held = 5,
	}
	/// How far an order is.
	Stage {
		/// The buyer placed it; the seller is to commit to what it delivers.
		Placed = 0,
		/// The seller has committed; the buyer is to check the ciphertext and to lock its money.
		Committed = 1,
		/// The money is locked; the seller is to hand the key over.
		Locked = 2,
		/// The buyer has the key, and inspects.
		Inspecting = 3,
		/// The buyer objects; the seller is to deliver again, or either side to go to the arbiter.
		Objected = 4,
		/// The arbiter is to rule.
		Arbitrating = 5,
		/// It is accepted, and not settled yet.
		Accepted = 6,
		/// The seller has the money, the buyer the grant.
		Settled = 7,
		/// The buyer has its money back.
		Refunded = 8,
		/// One side took it back before money was locked.
		Cancelled = 9,
		/// Nobody did what was next in time, before money was locked.
		Expired = 10,
	}
}

/// How it is found out whether what was delivered is what was registered. The parties choose beforehand.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Settling {
	/// This member finds it out, and only digests are recorded.
	Arbiter(MemberId),
	/// By proof on chain. A proof publishes the order's key, which opens its ciphertext to whoever has that.
	Proof,
}

impl Stage {
	/// Every step from one stage to the next.
	pub const STEPS: &'static [(Self, Self)] = &[
		(Self::Placed, Self::Committed),
		(Self::Placed, Self::Cancelled),
		(Self::Placed, Self::Expired),
		(Self::Committed, Self::Locked),
		(Self::Committed, Self::Cancelled),
		(Self::Committed, Self::Expired),
		// Of what is delivered again, with the money locked.
		(Self::Committed, Self::Objected),
		(Self::Committed, Self::Accepted),
		(Self::Locked, Self::Inspecting),
		(Self::Locked, Self::Refunded),
		(Self::Inspecting, Self::Objected),
		(Self::Inspecting, Self::Accepted),
		(Self::Inspecting, Self::Refunded),
		(Self::Objected, Self::Committed),
		(Self::Objected, Self::Arbitrating),
		(Self::Objected, Self::Accepted),
		(Self::Objected, Self::Refunded),
		(Self::Arbitrating, Self::Accepted),
		(Self::Arbitrating, Self::Refunded),
		(Self::Accepted, Self::Settled),
		(Self::Accepted, Self::Refunded),
	];

	/// Whether the step is one.
	pub fn may_become(&self, next: Self) -> bool {
		Self::STEPS.contains(&(*self, next))
	}

	/// Whether nothing follows on it.
	pub const fn is_final(&self) -> bool {
		matches!(self, Self::Settled | Self::Refunded | Self::Cancelled | Self::Expired)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;

	#[test]
	fn the_whole_matrix() {
		// To: Placed, Committed, Locked, Inspecting, Objected, Arbitrating, Accepted, Settled, Refunded, Cancelled, Expired.
		let table = "
			Placed      - x - - - - - - - x x
			Committed   - - x - x - x - - x x
			Locked      - - - x - - - - x - -
			Inspecting  - - - - x - x - x - -
			Objected    - x - - - x x - x - -
			Arbitrating - - - - - - x - x - -
			Accepted    - - - - - - - x x - -
			Settled     - - - - - - - - - - -
			Refunded    - - - - - - - - - - -
			Cancelled   - - - - - - - - - - -
			Expired     - - - - - - - - - - -
		";
		let rows = table.lines().map(str::trim).filter(|row| !row.is_empty()).collect::<Vec<_>>();
		assert_eq!(rows.len(), Stage::ALL.len());
		for (row, from) in rows.into_iter().zip(Stage::ALL) {
			let cells = row.split_whitespace().skip(1).collect::<Vec<_>>();
			assert_eq!(cells.len(), Stage::ALL.len(), "{row}");
			assert_eq!(from.is_final(), !cells.contains(&"x"), "{row}");
			for (cell, to) in cells.into_iter().zip(Stage::ALL) {
				assert_eq!(from.may_become(*to), cell == "x", "{from:?} to {to:?}");
			}
		}
	}

	#[test]
	fn every_stage_is_reached() {
		for stage in &Stage::ALL[1..] {
			assert!(Stage::STEPS.iter().any(|(_, to)| to == stage), "{stage:?}");
		}
	}
}
