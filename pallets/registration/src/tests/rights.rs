//! The register and whoever records rights say the same: who is told what, and what the register is asked.

use frame::testing_prelude::*;
use hefu_primitives::{
	law::Obtained,
	registration::{CancellationGround, Conclusion, Request, Stage},
	right::{Right, Rights},
};
use pallet_support::{RegistrationInspect, StatedRights};

use crate::{Error, mock::*};

fn is_stated(who: u64, right: Right) -> bool {
	<Registration as StatedRights>::is_stated(&DATA, right, &member(who))
}

fn to_bob(rights: &[Right]) -> Request {
	let rights = Rights::of(rights);
	Request::Transfer { from: member(ALICE), to: member(BOB), rights, contract: [9; 32] }
}

#[test]
fn what_is_registered_is_stated_of_who_has_it_as_long_as_it_holds() {
	test(|| {
		let id = filed();
		assert!(!is_stated(ALICE, Right::Use));
		stored(id);
		assert!(Right::ALL.iter().all(|right| is_stated(ALICE, *right) && !is_stated(BOB, *right)));
		let id = file(&[ALICE, BOB], 2, DATA, to_bob(&[Right::Use]));
		assert_ok!(Registration::confirm(signed(BOB), id));
		assert!(is_stated(ALICE, Right::Use));
		stored(id);
		assert!(is_stated(BOB, Right::Use) && !is_stated(ALICE, Right::Use));
		assert!(is_stated(ALICE, Right::Operate));
		// It lapses by itself.
		on("2031-03-01");
		assert!(is_stated(BOB, Right::Use));
		on("2031-03-03");
		assert!(!is_stated(BOB, Right::Use) && !is_stated(ALICE, Right::Operate));
	});
	test(|| {
		stored(filed());
		let ground = CancellationGround::LegalDocument;
		assert_ok!(Registration::cancel_ex_officio(signed(INSTITUTION), DATA, ground, [1; 32]));
		assert!(!is_stated(ALICE, Right::Use));
	});
}

#[test]
fn a_transfer_moves_exactly_its_rights_there_too_when_it_is_registered() {
	test(|| {
		stored(filed());
		let id = file(&[ALICE, BOB], 2, DATA, to_bob(&[Right::Hold, Right::Operate]));
		assert_ok!(Registration::confirm(signed(BOB), id));
		assert_eq!(Moved::get(), []);
		stored(id);
		let moved = [Right::Hold, Right::Operate].map(|right| (member(ALICE), right, member(BOB)));
		assert_eq!(Moved::get(), moved);
	});
}

#[test]
fn a_pledgee_asks_for_the_transfer_without_who_has_the_rights() {
	test(|| {
		stored(filed());
		let request = || to_bob(&[Right::Operate]);
		let refused = |who: &[u64], nonce| {
			assert_noop!(try_file(who, nonce, DATA, request()), Error::<Test>::NotParties);
		};
		refused(&[BOB], 2);
		refused(&[CAROL, BOB], 2);
		Pledgee::set(Some(CAROL));
		// Whoever gets them consents.
		refused(&[CAROL], 2);
		refused(&[BOB], 2);
		refused(&[CAROL, BOB, ALICE], 2);
		let id = file(&[CAROL, BOB], 2, DATA, request());
		assert_ok!(Registration::confirm(signed(BOB), id));
		stored(id);
		assert_eq!(Moved::get(), [(member(ALICE), Right::Operate, member(BOB))]);
		assert!(is_stated(BOB, Right::Operate) && !is_stated(ALICE, Right::Operate));
	});
	// Or it takes them itself.
	test(|| {
		stored(filed());
		Pledgee::set(Some(BOB));
		stored(file(&[BOB], 1, DATA, to_bob(Right::ALL)));
		assert!(Right::ALL.iter().all(|right| is_stated(BOB, *right)));
	});
}

#[test]
fn r11_a_debtor_does_not_object_to_what_its_pledgee_files_for() {
	test(|| {
		stored(filed());
		Pledgee::set(Some(BOB));
		let id = publicised(file(&[BOB], 1, DATA, to_bob(&[Right::Operate])));
		let object = |who| Registration::object(signed(who), id, [2; 32]);
		assert_noop!(object(ALICE), Error::<Test>::OwnRegistration);
		assert!(!Registration::frozen(DATA));
		assert_ok!(object(CAROL));
		assert!(Registration::frozen(DATA));
	});
	// Who was registered before, and is left out when that is begun anew, does.
	test(|| {
		let lines = [ALICE, BOB].map(|who| line(who, Right::Use, Obtained::Generated));
		let id = file(&[ALICE, BOB], 1, DATA, Request::Initial(statement(&lines)));
		assert_ok!(Registration::confirm(signed(BOB), id));
		stored(id);
		let ground = CancellationGround::LegalDocument;
		assert_ok!(Registration::cancel_ex_officio(signed(INSTITUTION), DATA, ground, [1; 32]));
		let id = publicised(file(&[ALICE], 2, DATA, all_of_alice()));
		assert_ok!(Registration::object(signed(BOB), id, [2; 32]));
	});
}

#[test]
fn what_another_withdrew_is_transferred_still() {
	test(|| {
		stored(filed());
		let id = file(&[ALICE, BOB], 2, DATA, to_bob(Right::ALL));
		assert_ok!(Registration::confirm(signed(BOB), id));
		stored(id);
		WithdrawnData::set(Some(DATA));
		let request = |from, to| Request::Transfer {
			from: member(from),
			to: member(to),
			rights: Rights::of(Right::ALL),
			contract: [9; 32],
		};
		assert_noop!(try_file(&[ALICE, BOB], 3, DATA, request(ALICE, BOB)), Error::<Test>::Withdrawn);
		let id = file(&[BOB, CAROL], 1, DATA, request(BOB, CAROL));
		assert_ok!(Registration::confirm(signed(CAROL), id));
		stored(id);
		assert!(is_stated(CAROL, Right::Operate));
	});
}

#[test]
fn what_somebody_has_no_more_is_not_registered_as_its() {
	test(|| {
		let id = filed();
		assert_ok!(Registration::accept(signed(INSTITUTION), id));
		assert_ok!(Registration::waive_publicity(signed(INSTITUTION), id, [1; 32]));
		Lost::set(Some(ALICE));
		let refused = DispatchError::Other("lost");
		assert_noop!(Registration::store(signed(INSTITUTION), id), refused);
		assert_eq!(stage(id), Stage::Waived);
		Lost::set(None);
		assert_ok!(Registration::store(signed(INSTITUTION), id));
	});
}

#[test]
fn what_lapsed_freezes_nothing() {
	test(|| {
		stored(filed());
		on("2031-03-01");
		assert_ok!(Registration::object_after(signed(BOB), DATA, [1; 32]));
		assert!(<Registration as RegistrationInspect>::is_frozen(&DATA));
		// Whoever could conclude it is gone.
		NoRole::set(Some(INSTITUTION));
		on("2031-03-03");
		assert!(!<Registration as RegistrationInspect>::is_frozen(&DATA));
	});
}

#[test]
fn who_was_dismissed_is_heard_about_what_is_registered_since() {
	test(|| {
		let lines = stored(filed()).statement;
		let object = || Registration::object_after(signed(BOB), DATA, [1; 32]);
		assert_ok!(object());
		let (by, conclusion) = (signed(INSTITUTION), Conclusion::Dismissed);
		assert_ok!(Registration::decide_objection_after(by, DATA, 1, conclusion, [1; 32]));
		assert_noop!(object(), Error::<Test>::AlreadyObjected);
		on("2026-03-05");
		stored(file(&[ALICE], 2, DATA, Request::Change(lines)));
		assert_ok!(object());
	});
}
