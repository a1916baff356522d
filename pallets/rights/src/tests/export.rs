//! Who may take data out of the country, as far as rights say so.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId,
	right::{Outbound, Right},
	terms::Export,
};
use pallet_support::ExportInspect;

use crate::{Granting, mock::*};

fn may(who: u64, grant: Option<GrantId>) -> bool {
	<Rights as ExportInspect>::may_export(&GENERATED, grant.as_ref(), &member(who))
}

/// A grant to Bob by which he may export.
fn exporting() -> Granting {
	let mut granting = granting();
	granting.terms.export = Export::Allowed { basis: [1; 32] };
	granting
}

#[test]
fn whoever_has_a_right_may() {
	test(|| {
		assert!(!may(HOLDER, None));
		all_rights();
		assert!(may(HOLDER, None) && !may(BOB, None));
		assert_ok!(transfer(HOLDER, BOB, Right::ALL, Outbound::Novated));
		assert!(may(BOB, None) && !may(HOLDER, None));
	});
}

#[test]
fn whoever_was_granted_it_may_as_long_as_the_grant_stands() {
	test(|| {
		operate();
		let silent = grant(HOLDER, 1, granting());
		let id = grant(HOLDER, 2, exporting());
		assert!(may(BOB, Some(id)));
		assert!(!may(BOB, Some(silent)) && !may(CAROL, Some(id)) && !may(BOB, Some(grant_id(HOLDER, 3))));
		assert!(!<Rights as ExportInspect>::may_export(&AGREED, Some(&id), &member(BOB)));
		// Not by what its grantor has.
		assert!(!may(HOLDER, Some(id)));
		assert_ok!(Rights::revoke(signed(HOLDER), id));
		assert!(!may(BOB, Some(id)));
		let again = grant(HOLDER, 4, exporting());
		later(366 * DAY);
		assert!(!may(BOB, Some(again)));
	});
	test(|| {
		operate();
		let id = grant(HOLDER, 1, exporting());
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
		assert!(!may(BOB, Some(id)));
	});
}
