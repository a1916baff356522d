//! What always holds of this pallet's storage.

use alloc::{collections::BTreeMap, vec::Vec};
use frame::prelude::*;
use hefu_primitives::{
	BillId, MemberId,
	bill::{Action, Entry, Pending, Status, Title, replay},
};

use crate::{BillOf, Bills, Chain, Config, LiveCount, Pallet, References, Request, SurrenderRequests};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That a bill whose life is over stays as it is (T6), and that who had possession
	/// before can do nothing (T15), is no matter of one state: the tests and properties show it over lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		let mut live = BTreeMap::<MemberId, u32>::new();
		let (mut bills, mut entries, mut requests) = (0usize, 0usize, 0usize);
		for (id, bill) in Bills::<T>::iter() {
			bills.saturating_inc();
			entries = entries.saturating_add(bill.chain.length as usize);
			if !bill.control.status.is_final() {
				live.entry(bill.face.carrier).or_default().saturating_inc();
			}
			let chain = Self::chain_of(&id, &bill)?;
			Self::title_is_as_its_kind_has_it(&bill, &chain)?;
			requests = requests.saturating_add(Self::requests_are_indexed(&id, &bill.face.carrier, &chain)?);
			Self::chain_amounts_to_the_state(&id, &bill, &chain)?;
			Self::face_is_sound(&id, &bill)?;
			Self::one_thing_at_a_time(&bill)?;
		}
		ensure!(Chain::<T>::iter_keys().count() == entries, "T13: an entry beyond the end of its chain");
		ensure!(References::<T>::iter_keys().count() == bills, "T2: a reference of no bill");
		ensure!(SurrenderRequests::<T>::iter_keys().count() == requests, "T14: a reference of no request");
		let counted = LiveCount::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == live, "LiveCount does not match Bills");
		Ok(())
	}

	/// T13: the chain has no gap.
	fn chain_of(id: &BillId, bill: &BillOf<T>) -> Result<Vec<Entry>, DispatchError> {
		let entries = (0..bill.chain.length).map_while(|sequence| Chain::<T>::get(id, sequence));
		let chain = entries.collect::<Vec<_>>();
		ensure!(chain.len() == bill.chain.length as usize, "T13: an entry is missing");
		Ok(chain)
	}

	/// T13: each entry names the one before, and the chain amounts to what is recorded. Hence T1: it has one possessor.
	fn chain_amounts_to_the_state(
		id: &BillId,
		bill: &BillOf<T>,
		chain: &[Entry],
	) -> Result<(), DispatchError> {
		let control =
			replay(id, &bill.face, chain).map_err(|_| "T13: the chain is broken, or was not possible")?;
		ensure!(control == bill.control, "T13: the chain does not amount to the bill's state");
		let last = chain.last().map(Entry::hash);
		ensure!(last == Some(bill.chain.hash), "T13: the bill does not name its last entry");
		Ok(())
	}

	/// T14: each request to surrender has a reference of its own, and at most one answer. Gives how many there are.
	fn requests_are_indexed(
		id: &BillId,
		carrier: &MemberId,
		chain: &[Entry],
	) -> Result<usize, DispatchError> {
		let mut requests = 0usize;
		for (sequence, entry) in (0u32..).zip(chain) {
			let Some(reference) = entry.reference else { continue };
			let of_reference = chain.iter().filter(|other| other.reference == Some(reference)).count();
			ensure!(of_reference <= 2, "T14: two answers to a request");
			if entry.action == Action::SurrenderForDelivery {
				requests.saturating_inc();
				let indexed = SurrenderRequests::<T>::get(carrier, reference);
				let expected = Some(Request { bill: *id, sequence });
				ensure!(indexed == expected, "T14: a reference is another request's");
			}
		}
		Ok(requests)
	}

	/// T4: who is named on a document that is not negotiable is named for good. T5: a title that cannot be endorsed further was not,
	/// but given back at most. T3: the state has no name for a bearer.
	fn title_is_as_its_kind_has_it(bill: &BillOf<T>, chain: &[Entry]) -> Result<(), DispatchError> {
		let first = bill.face.issuance.title;
		let is_fixed = [first, bill.control.title].iter().any(|title| matches!(title, Title::Fixed(_)));
		ensure!(!is_fixed || bill.control.title == first, "T4: a fixed title changed");
		let mut is_last = false;
		for entry in chain {
			match entry.action {
				Action::Endorse | Action::EndorseToOrder | Action::BlankEndorse => {
					ensure!(!is_last, "T5: what cannot be endorsed further was");
					is_last = entry.action == Action::Endorse;
				}
				Action::RejectTitle | Action::RejectBoth => is_last = false,
				_ => (),
			}
		}
		Ok(())
	}

	/// T2: the reference is this bill's. And what is on the face was allowed there.
	fn face_is_sound(id: &BillId, bill: &BillOf<T>) -> Result<(), DispatchError> {
		let face = &bill.face;
		let of_reference = References::<T>::get(face.carrier, &face.issuance.reference);
		ensure!(of_reference == Some(*id), "T2: a reference is another bill's");
		ensure!(face.issuance.fault(&face.carrier).is_none(), "a face that no bill has");
		Ok(())
	}

	/// T11: a locked bill is issued, and nothing else waits. What is over has nothing open (T6).
	fn one_thing_at_a_time(bill: &BillOf<T>) -> Result<(), DispatchError> {
		let is_issued = bill.control.status == Status::Issued;
		ensure!(
			bill.lock.is_none() || (is_issued && bill.offer.is_none()),
			"T11: a lock beside something else"
		);
		ensure!(is_issued || bill.offer.is_none(), "T6: an offer of what is not issued");
		let rejectable = bill.control.previous.is_some();
		ensure!(bill.reject_until_ms.is_none() || rejectable, "a time to reject nothing");
		ensure!(is_issued || !rejectable, "T6: something to reject of what is not issued");
		let is_pending = matches!(bill.control.pending, Some(Pending::Surrender { .. }));
		let waits = bill.control.status == Status::PendingSurrenderForDelivery;
		ensure!(waits == is_pending, "a request without its status, or a status without its request");
		Ok(())
	}
}
