//! Surrendering a bill: the request, and its one answer.

use frame::prelude::*;
use hefu_primitives::{
	BillId, MemberId, Party,
	bill::{Action, Purpose},
};
use pallet_support::MemberInspect;

use crate::{Config, Error, Pallet, Request, SurrenderRequests, acting::Act};

impl<T: Config> Pallet<T> {
	/// Asks the carrier or its agent, who has possession until it answers.
	pub(crate) fn do_request_surrender(
		actor: Party,
		id: BillId,
		purpose: Purpose,
		to: MemberId,
		reference: [u8; 32],
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let bill = Self::unlocked(&id)?;
		let action = match purpose {
			Purpose::Delivery => Action::SurrenderForDelivery,
		};
		let (recipient, named) = (Some(to.into()), Some(reference));
		let act = Act { recipient, comment, reference: named, ..Act::new(action, actor) };
		Self::check_after(&bill, act)?;
		ensure!(T::Members::is_live(&to), Error::<T>::WrongSurrenderee);
		// T14: of all bills of the carrier.
		let (carrier, request) = (bill.face.carrier, Request { bill: id, sequence: bill.chain.length });
		ensure!(!SurrenderRequests::<T>::contains_key(carrier, reference), Error::<T>::DuplicateReference);
		Self::act(id, bill, act)?;
		SurrenderRequests::<T>::insert(carrier, reference, request);
		Ok(())
	}

	/// Ends a request: by an answer, or because whoever asked takes it back.
	pub(crate) fn do_conclude_surrender(
		actor: Party,
		id: BillId,
		action: Action,
		reference: [u8; 32],
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let bill = Self::unlocked(&id)?;
		let carrier = bill.face.carrier;
		let act = Act { comment, reference: Some(reference), ..Act::new(action, actor) };
		let concluded = Self::act(id, bill, act);
		let not_pending = Err(Error::<T>::NotPending.into());
		if concluded == not_pending
			&& SurrenderRequests::<T>::get(carrier, reference).is_some_and(|request| request.bill == id)
		{
			return Err(Error::<T>::AlreadyAnswered.into());
		}
		concluded
	}
}
