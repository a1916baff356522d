//! Which action is possible in which state of a bill: the table, by the errors of who could do it otherwise.

use frame::testing_prelude::*;
use hefu_primitives::{
	BillId,
	bill::{Issuance, Purpose},
};

use crate::{Call, Error, mock::*};

/// Every action on a bill; those that name another party name `to`, and those with a reference have this one.
pub(super) fn actions(bill: BillId, to: u64, number: u8) -> Vec<(&'static str, Call<Test>)> {
	actions_after(bill, head(bill), to, number)
}

/// Their names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
	actions_after(BillId([0; 32]), [0; 32], BUYER, 1).into_iter().map(|(name, _)| name)
}

fn actions_after(bill: BillId, after: [u8; 32], to: u64, number: u8) -> Vec<(&'static str, Call<Test>)> {
	let (to, comment, reference) = (party(to), None, [number; 32]);
	let purpose = Purpose::Delivery;
	vec![
		("offer", Call::offer_transfer { bill, to, comment }),
		("accept", Call::accept_transfer { bill, after }),
		("decline", Call::decline_transfer { bill, after, comment }),
		("withdraw", Call::withdraw_offer { bill }),
		("endorse", Call::endorse { bill, to, comment }),
		("endorse to order", Call::endorse_to_order { bill, to, comment }),
		("blank endorse", Call::blank_endorse { bill, comment }),
		("sign", Call::sign { bill, comment }),
		("reject possession", Call::reject_possession { bill, comment }),
		("reject title", Call::reject_title { bill, comment }),
		("reject both", Call::reject_both { bill, comment }),
		("request", Call::request_surrender { bill, purpose, to: member(AGENT), reference, comment }),
		("accept surrender", Call::accept_surrender { bill, reference, comment }),
		("reject surrender", Call::reject_surrender { bill, reference, comment: [1; 32] }),
		("cancel surrender", Call::cancel_surrender { bill, reference, comment }),
		("void", Call::void { bill, comment }),
	]
}

pub(super) fn dispatch(who: u64, call: Call<Test>) -> DispatchResult {
	RuntimeCall::Bills(call).dispatch(signed(who)).map(|_| ()).map_err(|failed| failed.error)
}

/// What becomes of each action when the carrier, who has possession and title, tries it on the bill that `prepare` made.
fn table(prepare: impl Fn(BillId)) -> Vec<(&'static str, Option<DispatchError>)> {
	let outcome = |(place, name)| {
		let mut found = None;
		test(|| {
			let own = Issuance { issue_to: party(CARRIER), title: to_order_of(CARRIER), ..order(1) };
			let id = issue(1, own);
			prepare(id);
			let (_, call) = actions(id, BUYER, 1).swap_remove(place);
			let before = (root(), System::events().len());
			let done = dispatch(CARRIER, call);
			if done.is_err() {
				assert_eq!((root(), System::events().len()), before, "{name}");
			}
			found = Some((name, done.err()));
		});
		found.expect("it was tried")
	};
	names().enumerate().map(outcome).collect()
}

/// The table's rows: for each action the error, or none when it is done.
fn expect(prepare: impl Fn(BillId), expected: [Option<Error<Test>>; 16]) {
	let expected = expected.map(|error| error.map(crate::mock::error));
	for ((name, found), expected) in table(prepare).into_iter().zip(expected) {
		assert_eq!(found, expected, "{name}");
	}
}

/// Of an action that is not possible.
fn no(error: Error<Test>) -> Option<Error<Test>> {
	Some(error)
}

#[test]
fn issued() {
	expect(
		|_| (),
		[
			None,
			no(Error::NoOffer),
			no(Error::NoOffer),
			no(Error::NoOffer),
			None,
			None,
			None,
			None,
			no(Error::NothingToReject),
			no(Error::NothingToReject),
			no(Error::NothingToReject),
			None,
			no(Error::NotPending),
			no(Error::NotPending),
			no(Error::NotPending),
			None,
		],
	);
}

/// With the request of reference 1 in this state: of its answers the errors differ.
fn not_issued(answers: [Option<Error<Test>>; 3]) -> [Option<Error<Test>>; 16] {
	let [accept, reject, cancel] = answers;
	[
		no(Error::NotIssued),
		no(Error::NoOffer),
		no(Error::NoOffer),
		no(Error::NoOffer),
		no(Error::NotIssued),
		no(Error::NotIssued),
		no(Error::NotIssued),
		no(Error::NotIssued),
		no(Error::NothingToReject),
		no(Error::NothingToReject),
		no(Error::NothingToReject),
		no(Error::NotIssued),
		accept,
		reject,
		cancel,
		no(Error::NotIssued),
	]
}

#[test]
fn pending_surrender() {
	expect(|id| request(CARRIER, id, 1).expect("the carrier has it"), not_issued([None, None, None]));
}

#[test]
fn t6_surrendered() {
	let prepare = |id| {
		assert_ok!(request(CARRIER, id, 1));
		assert_ok!(Bills::accept_surrender(signed(AGENT), id, [1; 32], None));
	};
	let answered = || no(Error::AlreadyAnswered);
	expect(prepare, not_issued([answered(), answered(), answered()]));
}

#[test]
fn t6_voided() {
	let pending = || no(Error::NotPending);
	let void = |id| Bills::void(signed(CARRIER), id, None).expect("the carrier has it");
	expect(void, not_issued([pending(), pending(), pending()]));
}

#[test]
fn locked() {
	expect(
		|id| lock(id, CARRIER, BUYER).expect("the carrier has it"),
		std::array::from_fn(|_| no(Error::Locked)),
	);
}

#[test]
fn unknown() {
	test(|| {
		for (_, call) in actions(bill_id(CARRIER, 9), BUYER, 1) {
			assert_noop!(dispatch(CARRIER, call), Error::<Test>::NotFound);
		}
	});
}
