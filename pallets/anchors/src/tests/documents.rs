//! Contracts, assessments and export bases, and withdrawing.

use frame::testing_prelude::*;
use hefu_primitives::{dataset::VersionRef, export::Path};

use crate::{Anchor, Error, Event, ExportBasis, Standing, Subject, What, Withdrawal, mock::*};

/// That the last event says that `who` anchored this.
fn assert_anchored(who: u64, nonce: u8, what: What) {
	let (id, digest) = (anchor_id(who, nonce), [8; 32]);
	let anchor = Anchor { by: member(who), digest, what, at_ms: Now::get(), withdrawn: None };
	assert_eq!(events(), [Event::Anchored { id, anchor }]);
	assert_eq!(Anchoring::anchor(id), Some((anchor, Standing::Live)));
}

#[test]
fn sides_and_exchanges_file_contracts() {
	test(|| {
		for about in [Subject::Order(ORDER), Subject::Grant(GRANT)] {
			let nonce = u8::from(matches!(about, Subject::Grant(_)));
			let file = |who| Anchoring::file_contract(signed(who), [nonce; 32], [8; 32], about);
			for who in [SELLER, BUYER, EXCHANGE] {
				assert_ok!(file(who));
				assert_anchored(who, nonce, What::Contract(about));
			}
			assert_noop!(file(THIRD), Error::<Test>::NotSide);
		}
	});
}

#[test]
fn assessors_assess_what_is_anothers() {
	test(|| {
		let assess =
			|who, assessment| Anchoring::anchor_assessment(signed(who), [1; 32], [8; 32], assessment);
		for who in [REVIEWER, AUDITOR] {
			assert_ok!(assess(who, assessment()));
			assert_anchored(who, 1, What::Assessment(assessment()));
		}
		let mut own = assessment();
		own.of = VersionRef { dataset: REVIEWED, version: 1 };
		let assessed = Anchoring::anchor_assessment(signed(REVIEWER), [2; 32], [8; 32], own);
		assert_noop!(assessed, Error::<Test>::OwnDataset);
		assert_noop!(assess(SELLER, assessment()), Error::<Test>::NotAssessor);
		// It holds until its end.
		Now::mutate(|now| *now += 1);
		let standing = |nonce| Anchoring::anchor(anchor_id(REVIEWER, nonce)).expect("it is there").1;
		assert_eq!(standing(1), Standing::Over);
		let mut endless = assessment();
		endless.until_ms = None;
		assert_ok!(Anchoring::anchor_assessment(signed(REVIEWER), [2; 32], [8; 32], endless));
		on("2099-01-01");
		assert_eq!(standing(2), Standing::Live);
	});
}

#[test]
fn who_may_export_anchors_on_what_that_stands() {
	test(|| {
		let by_grant = basis();
		let by_right = ExportBasis { grant: None, path: Path::Assessment, until_ms: None, ..basis() };
		let anchor = |who, basis| Anchoring::anchor_export_basis(signed(who), [1; 32], [8; 32], basis);
		assert_ok!(anchor(BUYER, by_grant));
		assert_anchored(BUYER, 1, What::ExportBasis(by_grant));
		assert_ok!(anchor(SELLER, by_right));
		assert_anchored(SELLER, 1, What::ExportBasis(by_right));
		for basis in [by_grant, by_right] {
			assert_noop!(anchor(THIRD, basis), Error::<Test>::MayNotExport);
		}
		Now::mutate(|now| *now += 1);
		let standing = |who| Anchoring::anchor(anchor_id(who, 1)).expect("it is there").1;
		assert_eq!([standing(BUYER), standing(SELLER)], [Standing::Over, Standing::Live]);
	});
}

#[test]
fn whoever_anchored_it_withdraws_it() {
	test(|| {
		let about = Subject::Order(ORDER);
		assert_ok!(Anchoring::file_contract(signed(BUYER), [1; 32], [8; 32], about));
		let id = anchor_id(BUYER, 1);
		events();
		assert_ok!(Anchoring::withdraw(signed(BUYER), id, [9; 32]));
		assert_eq!(events(), [Event::AnchorWithdrawn { id, document: [9; 32] }]);
		let (anchor, standing) = Anchoring::anchor(id).expect("it stays");
		assert_eq!(anchor.withdrawn, Some(Withdrawal { document: [9; 32], at_ms: Now::get() }));
		assert_eq!(standing, Standing::Withdrawn);
		// Its id stays used.
		let again = Anchoring::file_contract(signed(BUYER), [1; 32], [8; 32], about);
		assert_noop!(again, Error::<Test>::AlreadyExists);
	});
}
