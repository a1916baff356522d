//! Transfers, as the protocol has them.

use frame::testing_prelude::*;
use hefu_primitives::market::{Forbidden, Side, TransferState};

use crate::{Error, Event, mock::*};

/// The moves by which a transfer gets to this state; none: it has not begun.
fn towards(state: Option<TransferState>) -> Vec<(u64, TransferState)> {
	use TransferState::*;
	let (asks, starts) = ((BUYER, Requested), (SELLER, Started));
	match state {
		None => Vec::new(),
		Some(Requested) => vec![asks],
		Some(Started) => vec![asks, starts],
		Some(Completed) => vec![asks, starts, (SELLER, Completed)],
		Some(Suspended) => vec![asks, starts, (BUYER, Suspended)],
		Some(Terminated) => vec![asks, (BUYER, Terminated)],
	}
}

#[test]
fn every_move_on_chain_is_as_the_protocols_table_says() {
	let begun = TransferState::ALL.iter().copied().map(Some);
	for from in std::iter::once(None).chain(begun) {
		for to in TransferState::ALL.iter().copied() {
			for (who, side) in [(BUYER, Side::Consumer), (SELLER, Side::Provider)] {
				test(|| {
					let order = committed(listing());
					let go = |who, to| Market::transfer(signed(who), order, to);
					for (who, to) in towards(from) {
						assert_ok!(go(who, to));
					}
					assert_eq!(stored(order).transfer, from);
					match TransferState::check(from, to, side) {
						Ok(()) => {
							events();
							assert_ok!(go(who, to));
							assert_eq!(stored(order).transfer, Some(to));
							assert_eq!(events(), [Event::TransferMoved { order, by: side, state: to }]);
						}
						Err(why) => {
							let error = match why {
								Forbidden::Final => Error::<Test>::FinalState,
								Forbidden::NoSuchMove => Error::<Test>::NoSuchMove,
								Forbidden::OtherSide => Error::<Test>::OtherSide,
							};
							assert_noop!(go(who, to), error);
						}
					}
				});
			}
		}
	}
}
