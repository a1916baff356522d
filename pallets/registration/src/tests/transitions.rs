//! What can be filed about a dataset, however its registration stands, and what of it is still registered when that stands otherwise by
//! then: both tables, walked whole.

use frame::testing_prelude::*;
use hefu_primitives::{
	law::Obtained,
	registration::{CancellationGround, FilingKind, Request, StatementLine},
	right::{Right, Rights},
};

use crate::{Error, Standing, mock::*};

/// Alice's data was registered on 2 March 2026, for five years, if it was. It stands as it did until 2031, when it can be renewed.
fn prepare(is_registered: bool) {
	if is_registered {
		stored(filed());
	}
	on("2031-01-15");
}

/// Its registration stands so from now on.
fn becomes(standing: Standing) {
	match standing {
		Standing::Live => (),
		Standing::Lapsed => on("2031-04-01"),
		Standing::Cancelled => {
			let ground = CancellationGround::Extinct;
			assert_ok!(Registration::cancel_ex_officio(signed(INSTITUTION), DATA, ground, [8; 32]));
		}
	}
	assert_eq!(Registration::registration(DATA).map(|found| found.1), Some(Ok(standing)));
}

/// Such a request of Alice's.
fn request(kind: FilingKind) -> Request {
	match kind {
		FilingKind::Initial => all_of_alice(),
		FilingKind::Transfer => {
			let rights = Rights::of(&[Right::Operate]);
			Request::Transfer { from: member(ALICE), to: member(BOB), rights, contract: [4; 32] }
		}
		FilingKind::Change => {
			let limited = |right: &Right| {
				let before = line(ALICE, *right, Obtained::Generated);
				StatementLine { limits: Some([5; 32]), ..before }
			};
			Request::Change(statement(&Right::ALL.iter().map(limited).collect::<Vec<_>>()))
		}
		FilingKind::Renewal => Request::Renewal,
		FilingKind::Cancellation => Request::Cancellation(CancellationGround::GivenUp),
	}
}

/// In whose names it is made.
fn applicants(kind: FilingKind) -> &'static [u64] {
	if kind == FilingKind::Transfer { &[ALICE, BOB] } else { &[ALICE] }
}

#[test]
fn what_can_be_filed_however_the_registration_stands() {
	let standings = [None, Some(Standing::Live), Some(Standing::Lapsed), Some(Standing::Cancelled)];
	for standing in standings {
		for kind in FilingKind::ALL {
			let refusal = match (standing, kind) {
				(Some(Standing::Live), FilingKind::Initial) => Some(Error::<Test>::AlreadyRegistered),
				(Some(Standing::Live), _) | (_, FilingKind::Initial) => None,
				(None, _) => Some(Error::NotRegistered),
				(Some(Standing::Lapsed), _) => Some(Error::Lapsed),
				(Some(Standing::Cancelled), _) => Some(Error::Cancelled),
			};
			test(|| {
				prepare(standing.is_some());
				if let Some(standing) = standing {
					becomes(standing);
				}
				let attempt = || try_file(applicants(*kind), 2, DATA, request(*kind));
				let expected: DispatchResult = refusal.map_or(Ok(()), |error| Err(error.into()));
				if expected.is_err() {
					assert_storage_noop!(assert_eq!(attempt(), expected, "{kind:?} of {standing:?}"));
				} else {
					assert_eq!(attempt(), expected, "{kind:?} of {standing:?}");
				}
			});
		}
	}
}

/// A first registration is of what does not hold, which only another first registration changes: it is not in this table.
#[test]
fn what_was_filed_is_registered_however_the_registration_stands_by_then() {
	let later = FilingKind::ALL.iter().filter(|kind| **kind != FilingKind::Initial);
	for standing in [Standing::Live, Standing::Lapsed, Standing::Cancelled] {
		for kind in later.clone() {
			let refusal = match (standing, kind) {
				(Standing::Cancelled, _) => Some(Error::<Test>::Cancelled),
				(Standing::Lapsed, FilingKind::Transfer | FilingKind::Change) => Some(Error::Lapsed),
				// What was asked for in time comes in time.
				(Standing::Live | Standing::Lapsed, _) => None,
			};
			test(|| {
				prepare(true);
				let id = file(applicants(*kind), 2, DATA, request(*kind));
				for other in applicants(*kind).iter().skip(1) {
					assert_ok!(Registration::confirm(signed(*other), id));
				}
				assert_ok!(Registration::accept(signed(INSTITUTION), id));
				assert_ok!(Registration::waive_publicity(signed(INSTITUTION), id, [1; 32]));
				becomes(standing);
				let attempt = || Registration::store(signed(INSTITUTION), id);
				let expected: DispatchResult = refusal.map_or(Ok(()), |error| Err(error.into()));
				if expected.is_err() {
					assert_storage_noop!(assert_eq!(attempt(), expected, "{kind:?} of {standing:?}"));
				} else {
					assert_eq!(attempt(), expected, "{kind:?} of {standing:?}");
				}
			});
		}
	}
}
