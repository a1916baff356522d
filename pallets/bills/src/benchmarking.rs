//! What each call costs, at its worst, between parties that are members.

use alloc::{boxed::Box, vec::Vec};
use frame::{benchmarking::prelude::*, traits::Get};
use hefu_primitives::{
	BillId, InstructionId, MemberId, Party,
	bill::{
		Action, Issuance, Kind, MAX_NAMED, MAX_REFERENCE, MAX_SUB_REFERENCE, MAX_SURRENDEREES, Purpose,
		Reference, Status, Title,
	},
	date::Day,
	private::PrivatePart,
	settlement::{LegKind, Thing},
	text::Text,
};
use pallet_support::{Leg, MakeMember, genesis_hash};

use crate::*;

/// Seeds of members: who issues, who has the bill first, to whom it goes, and the carrier's last agent.
const CARRIER: u32 = 0;
const SHIPPER: u32 = 1;
const BUYER: u32 = 2;
const AGENT: u32 = 10;
/// The first of those who are named on a straight bill.
const NAMED: u32 = 20;

const NONCE: [u8; 32] = [1; 32];
const REFERENCE: [u8; 32] = [2; 32];
const COMMENT: Option<[u8; 32]> = Some([3; 32]);
const INSTRUCTION: InstructionId = InstructionId([4; 32]);

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkHelper::make_member(seed).0
}

fn party<T: Config>(seed: u32) -> Party {
	member::<T>(seed).into()
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkHelper::make_member(seed).1)
}

/// As much as can be on the face of a negotiable bill.
fn order<T: Config>() -> Issuance {
	let agents = (AGENT..AGENT + MAX_SURRENDEREES).map(member::<T>).collect::<Vec<_>>();
	let issued_on = Day::in_china(T::Clock::get());
	let document = Text::from_bytes_unchecked(&[b'x'; MAX_REFERENCE as usize]).expect("as many as fit");
	let sub = Text::from_bytes_unchecked(&[b'x'; MAX_SUB_REFERENCE as usize]);
	Issuance {
		reference: Reference { document, sub },
		kind: Kind::OrderBl,
		document: [1; 32],
		issue_to_digest: [2; 32],
		visualisation: Some([3; 32]),
		manifest: Some([4; 32]),
		issued_on,
		shipped_on: Some(issued_on),
		private: PrivatePart { root: [5; 32], regulator: Some([6; 32]) },
		shipper: party::<T>(SHIPPER),
		issue_to: party::<T>(SHIPPER),
		title: Title::Named { party: party::<T>(SHIPPER), further_endorsable: true },
		named: Default::default(),
		surrenderees: BoundedVec::truncate_from(agents),
	}
}

/// A straight bill with as many names as can be.
fn straight<T: Config>() -> Issuance {
	let named = (NAMED..NAMED + MAX_NAMED).map(party::<T>).collect::<Vec<_>>();
	let (kind, title) = (Kind::StraightBl, Title::Fixed(party::<T>(BUYER)));
	Issuance { kind, title, named: BoundedVec::truncate_from(named), ..order::<T>() }
}

/// An order bill, which the shipper has.
fn issued<T: Config>() -> BillId {
	issued_as::<T>(order::<T>())
}

fn issued_as<T: Config>(issuance: Issuance) -> BillId {
	Pallet::<T>::do_issue(member::<T>(CARRIER), NONCE, issuance).expect("it can be issued");
	bill_id::<T>()
}

fn bill_id<T: Config>() -> BillId {
	BillId::derive(&genesis_hash::<T>(), &member::<T>(CARRIER), &NONCE)
}

/// Hash of the last entry of the bill's chain.
fn head<T: Config>(bill: BillId) -> [u8; 32] {
	Bills::<T>::get(bill).expect("it was issued").chain.hash
}

/// The bill, which the shipper offers to the buyer, and the hash of its last entry.
fn offered<T: Config>() -> (BillId, [u8; 32]) {
	let bill = issued::<T>();
	let (from, to) = (party::<T>(SHIPPER), party::<T>(BUYER));
	Pallet::<T>::do_offer_transfer(from, bill, to, COMMENT).expect("the shipper has it");
	(bill, head::<T>(bill))
}

/// The bill with an offer that has lapsed.
fn with_lapsed_offer<T: Config>() -> BillId {
	let (bill, _) = offered::<T>();
	Bills::<T>::mutate(bill, |bill| {
		if let Some(offer) = bill.as_mut().and_then(|bill| bill.offer.as_mut()) {
			offer.expires_ms = 0;
		}
	});
	bill
}

/// The bill, which the shipper has asked the last agent to take back.
fn requested<T: Config>() -> BillId {
	let bill = issued::<T>();
	let to = member::<T>(AGENT + MAX_SURRENDEREES - 1);
	let from = party::<T>(SHIPPER);
	Pallet::<T>::do_request_surrender(from, bill, Purpose::Delivery, to, REFERENCE, COMMENT)
		.expect("the shipper is entitled");
	bill
}

/// The bill, locked so that it goes from the shipper to the buyer.
fn locked<T: Config>() -> BillId {
	let bill = with_lapsed_offer::<T>();
	let (from, to) = (party::<T>(SHIPPER), party::<T>(BUYER));
	Pallet::<T>::lock(&INSTRUCTION, &thing(bill), &from, &to).expect("the shipper has both");
	bill
}

fn thing(bill: BillId) -> Thing {
	Thing { kind: LegKind::Bill, id: bill.0 }
}

fn last_action<T: Config>() -> Option<Action> {
	let bill = Bills::<T>::get(bill_id::<T>())?;
	let last = bill.chain.length.checked_sub(1)?;
	Chain::<T>::get(bill_id::<T>(), last).map(|entry| entry.action)
}

fn status<T: Config>() -> Option<Status> {
	Bills::<T>::get(bill_id::<T>()).map(|bill| bill.control.status)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn issue() {
		let issuance = straight::<T>();

		#[extrinsic_call]
		_(signed::<T>(CARRIER), NONCE, Box::new(issuance));

		assert_eq!(last_action::<T>(), Some(Action::Issue));
	}

	/// Of a straight bill, to the last of those who are named, in place of an offer that has lapsed.
	#[benchmark]
	fn offer_transfer() {
		let bill = issued_as::<T>(straight::<T>());
		let offer = Some(Offer { to: party::<T>(NAMED), expires_ms: 0, comment: COMMENT });
		Bills::<T>::mutate(bill, |bill| bill.as_mut().expect("it was issued").offer = offer);
		let to = party::<T>(NAMED + MAX_NAMED - 1);

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, to, COMMENT);

		let offered = Bills::<T>::get(bill).and_then(|bill| bill.offer);
		assert_eq!(offered.map(|offer| offer.to), Some(to));
	}

	#[benchmark]
	fn accept_transfer() {
		let (bill, after) = offered::<T>();

		#[extrinsic_call]
		_(signed::<T>(BUYER), bill, after);

		assert_eq!(last_action::<T>(), Some(Action::Transfer));
	}

	#[benchmark]
	fn decline_transfer() {
		let (bill, after) = offered::<T>();

		#[extrinsic_call]
		_(signed::<T>(BUYER), bill, after, COMMENT);

		assert!(Bills::<T>::get(bill).is_some_and(|bill| bill.offer.is_none()));
	}

	#[benchmark]
	fn withdraw_offer() {
		let (bill, _) = offered::<T>();

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill);

		assert!(Bills::<T>::get(bill).is_some_and(|bill| bill.offer.is_none()));
	}

	#[benchmark]
	fn endorse() {
		let bill = with_lapsed_offer::<T>();

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, party::<T>(BUYER), COMMENT);

		assert_eq!(last_action::<T>(), Some(Action::Endorse));
	}

	#[benchmark]
	fn endorse_to_order() {
		let bill = with_lapsed_offer::<T>();

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, party::<T>(BUYER), COMMENT);

		assert_eq!(last_action::<T>(), Some(Action::EndorseToOrder));
	}

	#[benchmark]
	fn blank_endorse() {
		let bill = with_lapsed_offer::<T>();

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, COMMENT);

		assert_eq!(last_action::<T>(), Some(Action::BlankEndorse));
	}

	#[benchmark]
	fn sign() {
		let bill = with_lapsed_offer::<T>();

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, COMMENT);

		assert_eq!(last_action::<T>(), Some(Action::Sign));
	}

	/// Of both, which does more than rejecting one of them.
	#[benchmark]
	fn reject() {
		let bill = issued::<T>();
		let (from, to) = (party::<T>(SHIPPER), party::<T>(BUYER));
		Pallet::<T>::do_endorse(from, bill, Action::EndorseToOrder, to, COMMENT).expect("it has both");
		Pallet::<T>::do_offer_transfer(from, bill, to, COMMENT).expect("it has possession");
		Pallet::<T>::do_accept_transfer(to, bill, head::<T>(bill)).expect("it was offered");

		#[extrinsic_call]
		reject_both(signed::<T>(BUYER), bill, COMMENT);

		assert_eq!(last_action::<T>(), Some(Action::RejectBoth));
	}

	#[benchmark]
	fn request_surrender() {
		let bill = with_lapsed_offer::<T>();
		let to = member::<T>(AGENT + MAX_SURRENDEREES - 1);

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, Purpose::Delivery, to, REFERENCE, COMMENT);

		assert_eq!(status::<T>(), Some(Status::PendingSurrenderForDelivery));
	}

	#[benchmark]
	fn accept_surrender() {
		let bill = requested::<T>();

		#[extrinsic_call]
		_(signed::<T>(AGENT + MAX_SURRENDEREES - 1), bill, REFERENCE, COMMENT);

		assert_eq!(status::<T>(), Some(Status::SurrenderedForDelivery));
	}

	#[benchmark]
	fn reject_surrender() {
		let bill = requested::<T>();

		#[extrinsic_call]
		_(signed::<T>(AGENT + MAX_SURRENDEREES - 1), bill, REFERENCE, [3; 32]);

		assert_eq!(last_action::<T>(), Some(Action::SurrenderRejected));
	}

	#[benchmark]
	fn cancel_surrender() {
		let bill = requested::<T>();

		#[extrinsic_call]
		_(signed::<T>(SHIPPER), bill, REFERENCE, COMMENT);

		assert_eq!(last_action::<T>(), Some(Action::SurrenderCancelled));
	}

	#[benchmark]
	fn void() {
		let bill = issued_as::<T>(Issuance { issue_to: party::<T>(CARRIER), ..straight::<T>() });

		#[extrinsic_call]
		_(signed::<T>(CARRIER), bill, COMMENT);

		assert_eq!(status::<T>(), Some(Status::Voided));
	}

	#[benchmark]
	fn lock() -> Result<(), BenchmarkError> {
		let bill = with_lapsed_offer::<T>();
		let (from, to) = (party::<T>(SHIPPER), party::<T>(BUYER));

		#[block]
		{
			Pallet::<T>::lock(&INSTRUCTION, &thing(bill), &from, &to)?;
		}

		assert!(Bills::<T>::get(bill).is_some_and(|bill| bill.lock.is_some()));
		Ok(())
	}

	/// Of an order bill: two entries.
	#[benchmark]
	fn execute() -> Result<(), BenchmarkError> {
		let bill = locked::<T>();
		let (from, to) = (party::<T>(SHIPPER), party::<T>(BUYER));

		#[block]
		{
			Pallet::<T>::execute(&INSTRUCTION, &thing(bill), &from, &to)?;
		}

		assert!(Bills::<T>::get(bill).is_some_and(|bill| bill.chain.length == 3));
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let bill = locked::<T>();

		#[block]
		{
			Pallet::<T>::release(&INSTRUCTION, &thing(bill))?;
		}

		assert!(Bills::<T>::get(bill).is_some_and(|bill| bill.lock.is_none()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
