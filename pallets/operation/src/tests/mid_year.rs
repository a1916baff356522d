//! An operator who reaches the permitted revenue in mid-year (年中达到准许收入上限).

use frame::testing_prelude::*;
use hefu_primitives::{OperationId, operation::Split};

use crate::{Error, Event, mock::*};

fn charged(id: OperationId, year: u16) -> (u128, u128) {
	let Split { revenue, surplus } = Operation::account(id, year).charged;
	(revenue, surplus)
}

#[test]
fn an_operator_who_reaches_the_permitted_revenue_in_mid_year() {
	test(|| {
		let id = begun(1);
		assert_ok!(permit(id, 2026, 1_000));
		on("2026-07-01");
		// Exactly as much as is permitted leaves nothing over.
		assert_ok!(charge(id, 2026, 1_000));
		assert_eq!(charged(id, 2026), (1_000, 0));
		// The data are not withheld for the rest of the year: what is charged from now on is all surplus.
		assert_ok!(charge(id, 2026, 1));
		on("2026-12-31");
		assert_ok!(charge(id, 2026, 249));
		assert_eq!(charged(id, 2026), (1_000, 250));
		// The price stays below its cap, and nobody but the authority permits more.
		assert_noop!(Operation::set_price(signed(OPERATOR), id, 1, 501), Error::<Test>::AboveCap);
		let own = Operation::permit_revenue(signed(OPERATOR), id, 2026, 2_000, [8; 32]);
		assert_noop!(own, Error::<Test>::NotInCharge);
		// The next year is shorter by the surplus.
		assert_ok!(permit(id, 2027, 1_000));
		let permitted = Operation::account(id, 2027).permitted.expect("it was set");
		assert_eq!((permitted.deducted, permitted.net()), (250, 750));
		System::assert_last_event(Event::RevenuePermitted { operation: id, year: 2027, permitted }.into());
	});
}
