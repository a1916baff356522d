//! Who acts on a bill, and the next entry of its chain.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	BillId, InstructionId, MemberId, Party,
	bill::{Action, Control, Entry, Fault},
};
use pallet_support::PartyInspect;

use crate::{BillOf, Bills, Chain, Config, Error, Event, Head, LiveCount, Pallet, RESERVED_ENTRIES};

/// What is to be done.
#[derive(Clone, Copy)]
pub(crate) struct Act {
	pub action: Action,
	pub actor: Party,
	pub recipient: Option<Party>,
	pub comment: Option<[u8; 32]>,
	pub reference: Option<[u8; 32]>,
	pub instruction: Option<InstructionId>,
}

impl Act {
	/// An act that concerns nobody else, and gives no reason.
	pub fn new(action: Action, actor: Party) -> Self {
		Self { action, actor, recipient: None, comment: None, reference: None, instruction: None }
	}

	/// The entry that follows one of this hash.
	pub fn entry(self, previous: [u8; 32], at_ms: u64) -> Entry {
		let Self { action, actor, recipient, comment, reference, instruction } = self;
		Entry { action, actor, recipient, at_ms, comment, reference, instruction, previous }
	}
}

impl<T: Config> Pallet<T> {
	/// The party as which the key that signed acts on the bill.
	pub(crate) fn ensure_party(origin: OriginFor<T>, id: &BillId) -> Result<Party, DispatchError> {
		let key = ensure_signed(origin)?;
		let party = T::Members::party(&key).ok_or(Error::<T>::NotParty)?;
		Self::check_takes_part(&party, id, Error::NotParty)?;
		Ok(party)
	}

	/// Whether the party may take part in the bill; `otherwise` is the error when it does not at all.
	pub(crate) fn check_takes_part(party: &Party, id: &BillId, otherwise: Error<T>) -> Result<(), Error<T>> {
		if T::Members::takes_part_in(party, id.as_bytes()) {
			return Ok(());
		}
		let other_object = match party {
			Party::Key(key) => T::Members::object_of(key).is_some_and(|object| object != id.0),
			Party::Member(_) | Party::Customer(_) => false,
		};
		Err(if other_object { Error::KeyOfOtherObject } else { otherwise })
	}

	/// The bill, if no instruction has locked it (T11).
	pub(crate) fn unlocked(id: &BillId) -> Result<BillOf<T>, DispatchError> {
		let bill = Bills::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(bill.lock.is_none(), Error::<T>::Locked);
		Ok(bill)
	}

	/// Does what is allowed by the rules of the chain, unless an offer waits for its answer.
	pub(crate) fn act(id: BillId, mut bill: BillOf<T>, act: Act) -> DispatchResult {
		// Whoever was endorsed says no to the title, whatever becomes of possession.
		if act.action != Action::RejectTitle {
			Self::check_after(&bill, act)?;
			Self::drop_lapsed_offer(&mut bill)?;
		}
		Self::extend(id, &mut bill, act)?;
		Bills::<T>::insert(id, bill);
		Ok(())
	}

	/// Forgets an offer that has lapsed; one that has not must be answered first.
	pub(crate) fn drop_lapsed_offer(bill: &mut BillOf<T>) -> Result<(), Error<T>> {
		let waits = bill.offer.is_some_and(|offer| offer.is_live(T::Clock::get()));
		ensure!(!waits, Error::<T>::OfferPending);
		bill.offer = None;
		Ok(())
	}

	/// What the act would make of the bill.
	pub(crate) fn check_after(bill: &BillOf<T>, act: Act) -> Result<Control, DispatchError> {
		let entry = act.entry(bill.chain.hash, T::Clock::get());
		bill.control.after(&bill.face, &entry).map_err(Self::error)
	}

	/// T13: writes the next entry of the chain, and what it makes of the bill; the caller stores the bill.
	pub(crate) fn extend(id: BillId, bill: &mut BillOf<T>, act: Act) -> DispatchResult {
		let now = T::Clock::get();
		bill.control = Self::check_after(bill, act)?;
		let sequence = bill.chain.length;
		ensure!(sequence < Self::room_for(act.action), Error::<T>::ChainFull);
		// From here on nothing fails.
		let rejectable = bill.control.previous.is_some();
		bill.reject_until_ms = rejectable.then(|| now.saturating_add(T::RejectWindowMs::get()));
		if bill.control.status.is_final() {
			Self::forget_live(&bill.face.carrier);
		}
		Self::write_entry(id, bill, act.entry(bill.chain.hash, now));
		Ok(())
	}

	/// Writes the entry at the end of the chain.
	pub(crate) fn write_entry(id: BillId, bill: &mut BillOf<T>, entry: Entry) {
		let sequence = bill.chain.length;
		Chain::<T>::insert(id, sequence, entry);
		bill.chain = Head { length: sequence.saturating_add(1), hash: entry.hash() };
		let reject_until_ms = bill.reject_until_ms;
		Self::deposit_event(Event::ChainExtended { bill: id, sequence, entry, reject_until_ms });
	}

	/// How long a chain may be for another entry of this action. An answer always has room: its request had.
	fn room_for(action: Action) -> u32 {
		let most = T::MaxChain::get();
		match action {
			Action::Surrendered | Action::SurrenderRejected | Action::SurrenderCancelled => u32::MAX,
			Action::SurrenderForDelivery | Action::Void => most.saturating_add(RESERVED_ENTRIES),
			_ => most,
		}
	}

	fn forget_live(carrier: &MemberId) {
		LiveCount::<T>::mutate_exists(carrier, |count| {
			*count = count.map(|count| count.saturating_sub(1)).filter(|count| *count > 0);
		});
	}

	/// The error by which a fault is known here. Those that a call cannot commit would be a damaged state.
	pub(crate) fn error(fault: Fault) -> DispatchError {
		let error = match fault {
			Fault::NotFirst | Fault::Malformed | Fault::CommentMissing => return DispatchError::Corruption,
			Fault::NotIssued => Error::<T>::NotIssued,
			Fault::NotPossessor => Error::NotPossessor,
			Fault::SelfTransfer => Error::SelfTransfer,
			Fault::NotNegotiable => Error::NotNegotiable,
			Fault::NotTitleholder => Error::NotTitleholder,
			Fault::NotFurtherEndorsable => Error::NotFurtherEndorsable,
			Fault::SelfEndorse => Error::SelfEndorse,
			Fault::NothingToReject => Error::NothingToReject,
			Fault::DualRoleRejectionRequired => Error::DualRoleRejectionRequired,
			Fault::NotEntitled => Error::NotEntitled,
			Fault::WrongSurrenderee => Error::WrongSurrenderee,
			Fault::NotPending => Error::NotPending,
			Fault::NotCarrier => Error::NotCarrier,
		};
		error.into()
	}
}
