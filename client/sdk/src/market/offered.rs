//! What was offered, and whether a grant gives as much.

use hefu_primitives::terms::{Dimension, Terms};

use super::Order;
use crate::{Client, Error, client::At};

/// The first dimension in which a grant gives less than what was offered, if there is one.
///
/// What is over at `now_ms`, milliseconds since 1970 UTC, is of no use to anybody: a grant may begin at any moment up to then, even if the
/// offer began before.
pub fn shortfall(offered: &Terms, granted: &Terms, now_ms: u64) -> Option<Dimension> {
	let mut wanted = offered.clone();
	wanted.period.from_ms = wanted.period.from_ms.max(now_ms);
	wanted.first_excess(granted)
}

impl Client {
	/// Digest of the terms by which an order was placed: the agreement's, or those of the listing.
	pub async fn ordered_terms(&self, at: &At, order: &Order) -> Result<[u8; 32], Error> {
		match &order.negotiation {
			Some(negotiation) => Ok(self.negotiation(at, negotiation.0).await?.offer.terms),
			None => Ok(self.market_product(at, order.product.0).await?.listing.terms),
		}
	}
}

#[cfg(test)]
mod tests {
	use hefu_primitives::terms::{Limit, Period, Purposes, Sectors, Territory};

	use super::*;
	use crate::policy::{Draft, Until};

	/// Terms that limit nothing but the time.
	fn from(from_ms: u64) -> Terms {
		let draft = Draft {
			purposes: Some(Purposes(u64::MAX)),
			territory: Some(Territory::everywhere()),
			until: Some(Until::At(100)),
			sectors: Some(Sectors::all()),
			..Draft::default()
		};
		draft.terms(from_ms).unwrap()
	}

	#[test]
	fn a_grant_gives_all_that_was_offered_or_falls_short() {
		let offered = from(10);
		assert_eq!(shortfall(&offered, &offered, 0), None);
		let more = Terms { period: Period { from_ms: 0, until_ms: None }, ..offered.clone() };
		assert_eq!(shortfall(&offered, &more, 0), None);
		let fewer = Terms { purposes: Purposes(1), ..offered.clone() };
		assert_eq!(shortfall(&offered, &fewer, 0), Some(Dimension::Purpose));
		let mut seldom = offered.clone();
		seldom.volume.calls = Some(Limit { amount: 1, period_ms: None });
		assert_eq!(shortfall(&offered, &seldom, 0), Some(Dimension::Volume));
		let shorter = Terms { period: Period { from_ms: 10, until_ms: Some(99) }, ..offered.clone() };
		assert_eq!(shortfall(&offered, &shorter, 0), Some(Dimension::Period));
		let bound = Terms { clauses: Some([1; 32]), ..offered.clone() };
		assert_eq!(shortfall(&offered, &bound, 0), Some(Dimension::Clauses));
	}

	#[test]
	fn a_grant_need_not_give_what_is_over() {
		assert_eq!(shortfall(&from(10), &from(50), 50), None);
		assert_eq!(shortfall(&from(10), &from(50), 49), Some(Dimension::Period));
	}
}
