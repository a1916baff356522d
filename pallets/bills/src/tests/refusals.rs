//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, a time that is over, and what was
//! signed for another object. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	BillId,
	bill::{Issuance, Kind, Status},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use super::states::actions;
use crate::{Call, Error, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn bad_origin(alter: fn(&mut Deed)) -> Case {
	refusals::no(Who, alter, BadOrigin.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Bills(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

/// The calls, in their order.
fn table() -> [Row; 17] {
	[
		issuing(),
		offering(),
		accept(),
		decline(),
		withdraw(),
		endorse(),
		endorse_to_order(),
		blank_endorse(),
		sign(),
		reject_possession(),
		reject_title(),
		reject_both(),
		request_surrender(),
		accept_surrender(),
		reject_surrender(),
		cancel_surrender(),
		void(),
	]
}

/// What this one does to the bill: towards the buyer, or with the agent and the reference 1.
fn acts(who: u64, name: &str, bill: BillId) -> Deed {
	let found = actions(bill, BUYER, 1).into_iter().find(|(of, _)| *of == name);
	(signed(who), found.expect("an action of this name").1)
}

/// The bill that the deed is about.
fn of(deed: &mut Deed) -> &mut BillId {
	match &mut deed.1 {
		Call::offer_transfer { bill, .. }
		| Call::accept_transfer { bill, .. }
		| Call::decline_transfer { bill, .. }
		| Call::withdraw_offer { bill, .. }
		| Call::endorse { bill, .. }
		| Call::endorse_to_order { bill, .. }
		| Call::blank_endorse { bill, .. }
		| Call::sign { bill, .. }
		| Call::reject_possession { bill, .. }
		| Call::reject_title { bill, .. }
		| Call::reject_both { bill, .. }
		| Call::request_surrender { bill, .. }
		| Call::accept_surrender { bill, .. }
		| Call::reject_surrender { bill, .. }
		| Call::cancel_surrender { bill, .. }
		| Call::void { bill, .. } => bill,
		other => panic!("{other:?} is about no bill that there is"),
	}
}

/// The reference of the request in the deed.
fn reference_of(deed: &mut Deed) -> &mut [u8; 32] {
	match &mut deed.1 {
		Call::request_surrender { reference, .. }
		| Call::accept_surrender { reference, .. }
		| Call::reject_surrender { reference, .. }
		| Call::cancel_surrender { reference, .. } => reference,
		other => panic!("{other:?} has no reference"),
	}
}

/// Another bill, which the bank has.
fn others() -> BillId {
	let id = issue(2, order(2));
	transfer(SHIPPER, id, BANK);
	id
}

/// The deed was done before.
fn twice(deed: &mut Deed) {
	done(dispatch(deed.clone()));
}

/// Whoever signed is suspended since.
fn suspended(deed: &mut Deed) {
	Suspended::set(vec![frame_system::ensure_signed(deed.0.clone()).expect("a key signed")]);
}

/// Possession is on offer.
fn on_offer(deed: &mut Deed) {
	let id = *of(deed);
	done(dispatch((deed.0.clone(), Call::offer_transfer { bill: id, to: party(OTHER_BANK), comment: None })));
}

/// Its surrender waits for an answer.
fn surrendering(deed: &mut Deed) {
	done(request(SHIPPER, *of(deed), 77));
}

/// Nothing more goes into its chain.
fn full(_: &mut Deed) {
	MaxChain::set(1);
}

/// What keeps anybody from any action on a bill.
fn on_a_bill() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotParty),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(Suspension, suspended, Error::NotParty),
		no(Replay, |deed| deed.0 = signed(OTHER_SECRET), Error::KeyOfOtherObject),
		no(Replay, |deed| *of(deed) = bill_id(CARRIER, 9), Error::NotFound),
	]
}

fn row(deed: fn() -> Deed, own: Vec<Case>) -> Row {
	let mut cases = on_a_bill();
	cases.extend(own);
	(deed, cases)
}

fn issuing() -> Row {
	fn issued(deed: &mut Deed) -> &mut Issuance {
		let Call::issue { issuance, .. } = &mut deed.1 else { panic!("a bill is issued") };
		issuance
	}
	fn to(deed: &mut Deed, who: u64) {
		issued(deed).shipper = party(who);
		issued(deed).issue_to = party(who);
	}
	let deed = || (signed(CARRIER), Call::issue { nonce: [1; 32], issuance: Box::new(order(1)) });
	let cases = vec![
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::NotCarrier),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotCarrier),
		no(Who, |deed| deed.0 = signed(SECRET), Error::NotCarrier),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotCarrier),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(State, |_| MaxLive::set(0), Error::TooManyBills),
		no(State, |_| RegulatorKey::set(Some([7; 32])), Error::RegulatorSealMissing),
		no(Suspension, suspended, Error::NotCarrier),
		no(Suspension, |_| Suspended::set(vec![SHIPPER]), Error::PartyUnknown),
		no(Suspension, |_| Suspended::set(vec![AGENT]), Error::PartyUnknown),
		no(
			Suspension,
			|deed| {
				to(deed, CUSTOMER);
				Suspended::set(vec![BANK]);
			},
			Error::PartyUnknown,
		),
		no(
			Suspension,
			|deed| {
				to(deed, SECRET);
				Suspended::set(vec![BANK]);
			},
			Error::PartyUnknown,
		),
		// The day of issue has not come.
		no(Expiry, |_| Now::set(START - 86_400_000), Error::AnteOrPostDated),
		no(Replay, |_| done(try_issue(CARRIER, 1, order(2))), Error::AlreadyIssued),
		no(Replay, |_| done(try_issue(CARRIER, 2, order(1))), Error::ReferenceUsed),
		no(Replay, |deed| to(deed, OTHER_SECRET), Error::KeyOfOtherObject),
	];
	(deed, cases)
}

fn offering() -> Row {
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BANK), Error::NotPossessor),
		no(State, on_offer, Error::OfferPending),
		no(State, surrendering, Error::NotIssued),
		no(State, |deed| *of(deed) = issue(3, fixed(Kind::SeaWaybill, 3)), Error::NotNegotiable),
		no(Suspension, |_| Suspended::set(vec![BUYER]), Error::RecipientNotMember),
		// A bill itself does not lapse.
		never(Expiry),
		no(Replay, |deed| *of(deed) = others(), Error::NotPossessor),
		no(Replay, twice, Error::OfferPending),
	];
	row(|| acts(SHIPPER, "offer", order_bill()), cases)
}

/// A bill that the shipper offers the buyer.
fn offered() -> BillId {
	let id = order_bill();
	done(offer(SHIPPER, id, BUYER));
	id
}

/// What keeps from an answer to an offer, and from taking it back.
fn of_an_offer() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(BANK), Error::NoOffer),
		no(State, |deed| done(Bills::withdraw_offer(signed(SHIPPER), *of(deed))), Error::NoOffer),
		no(State, |deed| done(dispatch(acts(BUYER, "accept", *of(deed)))), Error::NoOffer),
		no(Expiry, |_| later(LIFETIME), Error::OfferExpired),
		no(Replay, |deed| *of(deed) = others(), Error::NoOffer),
		no(Replay, twice, Error::NoOffer),
	]
}

fn accept() -> Row {
	let mut cases = of_an_offer();
	cases.extend([
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::NoOffer),
		no(State, full, Error::ChainFull),
	]);
	row(|| acts(BUYER, "accept", offered()), cases)
}

fn decline() -> Row {
	let mut cases = of_an_offer();
	cases.extend([no(Who, |deed| deed.0 = signed(SHIPPER), Error::NoOffer)]);
	row(|| acts(BUYER, "decline", offered()), cases)
}

fn withdraw() -> Row {
	let mut cases = of_an_offer();
	cases.extend([no(Who, |deed| deed.0 = signed(BUYER), Error::NoOffer)]);
	row(|| acts(SHIPPER, "withdraw", offered()), cases)
}

/// What keeps from all endorsements.
fn of_endorsements() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(BANK), Error::NotPossessor),
		no(
			Who,
			|deed| {
				transfer(SHIPPER, *of(deed), BANK);
				deed.0 = signed(BANK);
			},
			Error::NotTitleholder,
		),
		no(State, on_offer, Error::OfferPending),
		no(State, surrendering, Error::NotIssued),
		no(State, full, Error::ChainFull),
		no(State, |deed| *of(deed) = issue(3, fixed(Kind::StraightBl, 3)), Error::NotNegotiable),
		no(
			State,
			|deed| {
				done(Bills::endorse(signed(SHIPPER), *of(deed), party(BANK), None));
				transfer(SHIPPER, *of(deed), BANK);
				deed.0 = signed(BANK);
			},
			Error::NotFurtherEndorsable,
		),
		never(Expiry),
		no(Replay, |deed| *of(deed) = others(), Error::NotPossessor),
	]
}

/// What keeps from those to somebody, beside.
fn of_endorsees() -> Vec<Case> {
	let mut cases = of_endorsements();
	cases.extend([
		no(Who, |deed| deed.0 = signed(BUYER), Error::NotPossessor),
		no(
			Who,
			|deed| {
				crate::mock::endorse_to_order(SHIPPER, *of(deed), BUYER);
				transfer(SHIPPER, *of(deed), BUYER);
				deed.0 = signed(BUYER);
			},
			Error::SelfEndorse,
		),
		no(Suspension, |_| Suspended::set(vec![BUYER]), Error::RecipientNotMember),
		no(Replay, twice, Error::NotTitleholder),
	]);
	cases
}

fn endorse() -> Row {
	row(|| acts(SHIPPER, "endorse", order_bill()), of_endorsees())
}

fn endorse_to_order() -> Row {
	row(|| acts(SHIPPER, "endorse to order", order_bill()), of_endorsees())
}

fn blank_endorse() -> Row {
	row(|| acts(SHIPPER, "blank endorse", order_bill()), of_endorsements())
}

fn sign() -> Row {
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BANK), Error::NotPossessor),
		no(State, on_offer, Error::OfferPending),
		no(State, surrendering, Error::NotIssued),
		no(State, full, Error::ChainFull),
		never(Expiry),
		no(Replay, |deed| *of(deed) = others(), Error::NotPossessor),
	];
	row(|| acts(SHIPPER, "sign", order_bill()), cases)
}

/// A bill of which the buyer was given possession just now; the title; or both.
fn possessed() -> BillId {
	let id = order_bill();
	transfer(SHIPPER, id, BUYER);
	id
}

fn endorsed() -> BillId {
	let id = order_bill();
	crate::mock::endorse_to_order(SHIPPER, id, BUYER);
	id
}

fn both() -> BillId {
	let id = endorsed();
	transfer(SHIPPER, id, BUYER);
	id
}

/// Whoever has possession has done something else.
fn signed_since(deed: &mut Deed) {
	let id = *of(deed);
	done(Bills::sign(signed(if control(id).possessor == party(BUYER) { BUYER } else { SHIPPER }), id, None));
}

/// What keeps from giving back.
fn of_rejections() -> Vec<Case> {
	vec![
		no(State, signed_since, Error::NothingToReject),
		no(State, full, Error::ChainFull),
		no(Expiry, |_| later(WINDOW), Error::RejectWindowClosed),
		no(Replay, twice, Error::NothingToReject),
		no(Replay, |deed| *of(deed) = issue(2, order(2)), Error::NothingToReject),
	]
}

fn reject_possession() -> Row {
	let mut cases = of_rejections();
	cases.extend([
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::NotPossessor),
		no(State, on_offer, Error::NothingToReject),
		no(
			State,
			|deed| {
				*of(deed) = {
					let id = issue(2, bearer(2));
					transfer(SHIPPER, id, BUYER);
					id
				}
			},
			Error::DualRoleRejectionRequired,
		),
		no(Replay, |deed| *of(deed) = others(), Error::NotPossessor),
	]);
	row(|| acts(BUYER, "reject possession", possessed()), cases)
}

fn reject_title() -> Row {
	let mut cases = of_rejections();
	cases.extend([
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::NotTitleholder),
		no(Who, |deed| deed.0 = signed(BANK), Error::NotTitleholder),
		no(State, |deed| transfer(SHIPPER, *of(deed), BUYER), Error::DualRoleRejectionRequired),
		no(Replay, |deed| *of(deed) = others(), Error::NothingToReject),
	]);
	row(|| acts(BUYER, "reject title", endorsed()), cases)
}

fn reject_both() -> Row {
	let mut cases = of_rejections();
	cases.extend([
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::NotPossessor),
		no(State, on_offer, Error::NothingToReject),
		no(Replay, |deed| *of(deed) = others(), Error::NothingToReject),
	]);
	row(|| acts(BUYER, "reject both", both()), cases)
}

fn request_surrender() -> Row {
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BUYER), Error::NotPossessor),
		no(
			Who,
			|deed| {
				transfer(SHIPPER, *of(deed), BANK);
				deed.0 = signed(BANK);
			},
			Error::NotEntitled,
		),
		no(State, on_offer, Error::OfferPending),
		no(State, surrendering, Error::NotIssued),
		no(Suspension, |_| Suspended::set(vec![AGENT]), Error::WrongSurrenderee),
		never(Expiry),
		no(Replay, twice, Error::NotIssued),
		no(Replay, |deed| *of(deed) = others(), Error::NotPossessor),
		// Of whichever of the carrier's bills, answered or not.
		no(Replay, |_| done(request(SHIPPER, issue(2, order(2)), 1)), Error::DuplicateReference),
		no(
			Replay,
			|deed| {
				done(request(SHIPPER, *of(deed), 1));
				done(Bills::cancel_surrender(signed(SHIPPER), *of(deed), [1; 32], None));
			},
			Error::DuplicateReference,
		),
	];
	row(|| acts(SHIPPER, "request", order_bill()), cases)
}

/// A bill whose surrender the shipper asked for by the reference 1.
fn requested() -> BillId {
	let id = order_bill();
	done(request(SHIPPER, id, 1));
	id
}

/// What keeps from ending a request: by an answer, or by taking it back.
fn of_requests() -> Vec<Case> {
	vec![
		no(
			State,
			|deed| done(Bills::accept_surrender(signed(AGENT), *of(deed), [1; 32], None)),
			Error::AlreadyAnswered,
		),
		no(
			State,
			|deed| done(Bills::reject_surrender(signed(CARRIER), *of(deed), [1; 32], [5; 32])),
			Error::AlreadyAnswered,
		),
		no(
			State,
			|deed| done(Bills::cancel_surrender(signed(SHIPPER), *of(deed), [1; 32], None)),
			Error::AlreadyAnswered,
		),
		// Whoever is asked has as long as it takes; whoever asked can take it back meanwhile.
		never(Expiry),
		no(Replay, twice, Error::AlreadyAnswered),
		no(Replay, |deed| *reference_of(deed) = [9; 32], Error::NotPending),
		// The reference of another bill's request, on this one; and this one's on the other.
		no(
			Replay,
			|deed| {
				done(request(SHIPPER, issue(2, order(2)), 2));
				*reference_of(deed) = [2; 32];
			},
			Error::NotPending,
		),
		no(
			Replay,
			|deed| {
				*of(deed) = issue(2, order(2));
				done(request(SHIPPER, *of(deed), 2));
			},
			Error::NotPending,
		),
		no(Replay, |deed| *of(deed) = issue(2, order(2)), Error::NotPending),
	]
}

/// What keeps from answering.
fn of_answers() -> Vec<Case> {
	let mut cases = of_requests();
	cases.extend([
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::WrongSurrenderee),
		no(Who, |deed| deed.0 = signed(OTHER_CARRIER), Error::WrongSurrenderee),
		no(Who, |deed| deed.0 = signed(BUYER), Error::WrongSurrenderee),
	]);
	cases
}

fn accept_surrender() -> Row {
	row(|| acts(AGENT, "accept surrender", requested()), of_answers())
}

fn reject_surrender() -> Row {
	row(|| acts(AGENT, "reject surrender", requested()), of_answers())
}

fn cancel_surrender() -> Row {
	let mut cases = of_requests();
	cases.extend([
		no(Who, |deed| deed.0 = signed(AGENT), Error::NotEntitled),
		no(Who, |deed| deed.0 = signed(CARRIER), Error::NotEntitled),
		no(Who, |deed| deed.0 = signed(BUYER), Error::NotEntitled),
	]);
	row(|| acts(SHIPPER, "cancel surrender", requested()), cases)
}

fn void() -> Row {
	/// A bill that the carrier issued to itself.
	fn own() -> BillId {
		issue(1, Issuance { issue_to: party(CARRIER), title: to_order_of(CARRIER), ..order(1) })
	}
	let cases = vec![
		no(Who, |deed| deed.0 = signed(SHIPPER), Error::NotCarrier),
		no(Who, |deed| deed.0 = signed(OTHER_CARRIER), Error::NotCarrier),
		no(State, on_offer, Error::OfferPending),
		no(State, |deed| transfer(CARRIER, *of(deed), BUYER), Error::NotPossessor),
		no(State, |deed| crate::mock::endorse_to_order(CARRIER, *of(deed), BUYER), Error::NotTitleholder),
		no(State, |deed| done(request(CARRIER, *of(deed), 1)), Error::NotIssued),
		never(Expiry),
		no(Replay, twice, Error::NotIssued),
		no(Replay, |deed| *of(deed) = others(), Error::NotPossessor),
	];
	row(|| acts(CARRIER, "void", own()), cases)
}

/// A customer who is suspended, itself or with its sponsor, does nothing with what it has, nor does a key whose sponsor is.
#[test]
fn who_acts_under_a_suspended_sponsor_does_nothing() {
	for (who, suspended) in [(CUSTOMER, CUSTOMER), (CUSTOMER, BANK), (SECRET, BANK)] {
		test(|| {
			let id = order_bill();
			crate::mock::endorse_to_order(SHIPPER, id, who);
			transfer(SHIPPER, id, who);
			Suspended::set(vec![suspended]);
			for (name, call) in actions(id, BUYER, 1) {
				assert_storage_noop!(assert_eq!(
					dispatch((signed(who), call)),
					Err(error(Error::NotParty)),
					"{name}"
				));
			}
			Suspended::set(vec![]);
			assert_ok!(request(who, id, 1));
		});
	}
}

/// An agent that is suspended while a request waits answers nothing; the carrier does, or whoever asked takes it back.
#[test]
fn a_suspended_agent_leaves_nobody_waiting() {
	let ends: [fn(BillId); 2] = [
		|id| {
			done(dispatch(acts(CARRIER, "accept surrender", id)));
			assert_eq!(control(id).status, Status::SurrenderedForDelivery);
		},
		|id| {
			done(dispatch(acts(SHIPPER, "cancel surrender", id)));
			assert_eq!(has(id), (party(SHIPPER), to_order_of(SHIPPER)));
		},
	];
	for end in ends {
		test(|| {
			let id = requested();
			Suspended::set(vec![AGENT]);
			for name in ["accept surrender", "reject surrender"] {
				assert_noop!(dispatch(acts(AGENT, name, id)), Error::<Test>::NotParty);
			}
			assert_eq!(control(id).possessor, party(AGENT));
			end(id);
		});
	}
}
