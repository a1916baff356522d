//! Accounting entries (数据资产入表): on the strength of a certificate, one live one per entity, asset and period.

use frame::testing_prelude::*;
use hefu_primitives::anchor::{Acquisition, Category, Period};

use crate::{Anchor, Audit, Entry, Error, Event, Standing, What, mock::*};

#[test]
fn an_entry_is_recorded_with_its_dataset() {
	test(|| {
		let id = entered(1);
		let entry = Entry {
			certificate: certificate(),
			dataset: DATA,
			category: Category::IntangibleAsset,
			acquisition: Acquisition::SelfDeveloped,
			period: Period::of_year(2026),
		};
		let (what, digest) = (What::Entry(entry), [1; 32]);
		let anchor = Anchor { by: member(SELLER), digest, what, at_ms: Now::get(), withdrawn: None };
		assert_eq!(events(), [Event::Anchored { id, anchor }]);
		assert_eq!(Anchoring::anchor(id), Some((anchor, Standing::Live)));
		assert_eq!(Anchoring::live_entry(member(SELLER), DATA, Period::of_year(2026)), Some(id));
	});
}

#[test]
fn one_live_entry_per_entity_asset_and_period() {
	test(|| {
		let first = entered(1);
		let year = Period::of_year(2026);
		assert_noop!(enter(SELLER, 2, year), Error::<Test>::AlreadyEntered);
		// Others, and other periods, have their own.
		assert_ok!(enter(AUDITOR, 2, year));
		assert_ok!(enter(SELLER, 2, Period { year: 2026, months: 6, number: 1 }));
		assert_ok!(enter(SELLER, 3, Period::of_year(2025)));
		// It is put right by withdrawing it.
		assert_ok!(Anchoring::withdraw(signed(SELLER), first, [1; 32]));
		assert_eq!(Anchoring::live_entry(member(SELLER), DATA, year), None);
		assert_ok!(enter(SELLER, 4, year));
		assert_eq!(Anchoring::live_entry(member(SELLER), DATA, year), Some(anchor_id(SELLER, 4)));
		assert_noop!(enter(SELLER, 5, year), Error::<Test>::AlreadyEntered);
	});
}

#[test]
fn the_certificate_holds_and_is_not_under_objection() {
	test(|| {
		let year = Period::of_year(2026);
		IsFrozen::set(true);
		assert_noop!(enter(SELLER, 1, year), Error::<Test>::Disputed);
		IsFrozen::set(false);
		HasLapsed::set(true);
		assert_noop!(enter(SELLER, 1, year), Error::<Test>::NotCertified);
		HasLapsed::set(false);
		assert_noop!(enter(BUYER, 1, year), Error::<Test>::NotStated);
		let id = entered(1);
		// What comes later needs no transaction.
		let standing = || Anchoring::anchor(id).expect("it was entered").1;
		IsFrozen::set(true);
		assert_eq!(standing(), Standing::Disputed);
		HasLapsed::set(true);
		assert_eq!(standing(), Standing::Uncertified);
		IsFrozen::set(false);
		HasLapsed::set(false);
		assert_eq!(standing(), Standing::Live);
		assert_ok!(Anchoring::withdraw(signed(SELLER), id, [1; 32]));
		assert_eq!(standing(), Standing::Withdrawn);
	});
}

#[test]
fn a_period_has_begun() {
	test(|| {
		let quarter = Period { year: 2026, months: 3, number: 4 };
		on("2026-10-01");
		Now::mutate(|now| *now -= 1);
		assert_noop!(enter(SELLER, 1, quarter), Error::<Test>::TooEarly);
		on("2026-10-01");
		assert_ok!(enter(SELLER, 1, quarter));
		let none = Period { year: 2026, months: 3, number: 5 };
		assert_noop!(enter(SELLER, 2, none), Error::<Test>::InvalidPeriod);
	});
}

#[test]
fn an_auditor_confirms_an_entry_once() {
	test(|| {
		let id = entered(1);
		events();
		assert_ok!(Anchoring::audit_entry(signed(AUDITOR), id, [5; 32]));
		let audit = Audit { auditor: member(AUDITOR), opinion: [5; 32], at_ms: Now::get() };
		assert_eq!(events(), [Event::Audited { id, audit }]);
		assert_eq!(Anchoring::audit(id), Some(audit));
		// It stays with an entry that is withdrawn, and the next entry has none.
		assert_ok!(Anchoring::withdraw(signed(SELLER), id, [1; 32]));
		assert_eq!(Anchoring::audit(id), Some(audit));
		assert_eq!(Anchoring::audit(entered(2)), None);
	});
}
