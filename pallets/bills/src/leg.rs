//! A bill as a thing in an instruction to settle: possession, and the title that goes with it.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	BillId, InstructionId, Party,
	bill::{Action, Title},
	settlement::{LegKind, Thing},
};
use pallet_support::Leg;

use crate::{BillOf, Bills, Config, Error, Event, Pallet, WeightInfo, acting::Act};

impl<T: Config> Pallet<T> {
	/// What hands the bill over: of a document with a named titleholder an endorsement to the other's order, and always possession.
	/// As both sides have affirmed, nothing of it can be rejected.
	fn handover(bill: &BillOf<T>, instruction: &InstructionId, from: Party, to: Party) -> [Option<Act>; 2] {
		let act =
			|action| Act { recipient: Some(to), instruction: Some(*instruction), ..Act::new(action, from) };
		let by_name = matches!(bill.control.title, Title::Named { .. });
		[by_name.then(|| act(Action::EndorseToOrder)), Some(act(Action::Transfer))]
	}

	/// Whether `from` can hand it over to `to` now.
	fn check_handover(
		id: &BillId,
		bill: &BillOf<T>,
		instruction: &InstructionId,
		from: Party,
		to: Party,
	) -> DispatchResult {
		let mut after = bill.clone();
		let mut entries = 0u32;
		for act in Self::handover(bill, instruction, from, to).into_iter().flatten() {
			after.control = Self::check_after(&after, act)?;
			entries.saturating_inc();
		}
		Self::check_takes_part(&to, id, Error::RecipientNotMember)?;
		let length = bill.chain.length.saturating_add(entries);
		ensure!(length <= T::MaxChain::get(), Error::<T>::ChainFull);
		Ok(())
	}
}

fn bill_of<T: Config>(thing: &Thing) -> Result<BillId, DispatchError> {
	ensure!(thing.kind == LegKind::Bill, Error::<T>::NotFound);
	Ok(BillId(thing.id))
}

impl<T: Config> Leg for Pallet<T> {
	fn lock(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		let id = bill_of::<T>(thing)?;
		let mut bill = Self::unlocked(&id)?;
		Self::check_handover(&id, &bill, instruction, *from, *to)?;
		Self::drop_lapsed_offer(&mut bill)?;
		bill.lock = Some(*instruction);
		Bills::<T>::insert(id, bill);
		Self::deposit_event(Event::Locked { bill: id, instruction: *instruction });
		Ok(())
	}

	fn execute(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		let id = bill_of::<T>(thing)?;
		let mut bill = Bills::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(bill.lock == Some(*instruction), Error::<T>::NotLocked);
		Self::check_handover(&id, &bill, instruction, *from, *to)?;
		bill.lock = None;
		for act in Self::handover(&bill, instruction, *from, *to).into_iter().flatten() {
			Self::extend(id, &mut bill, act)?;
		}
		Bills::<T>::insert(id, bill);
		Ok(())
	}

	fn release(instruction: &InstructionId, thing: &Thing) -> DispatchResult {
		let id = bill_of::<T>(thing)?;
		// A bill that is locked for something else, or not at all, stays as it is: that is no failure of this instruction.
		if let Some(bill) = Bills::<T>::get(id).filter(|bill| bill.lock == Some(*instruction)) {
			Bills::<T>::insert(id, BillOf::<T> { lock: None, ..bill });
			Self::deposit_event(Event::Released { bill: id, instruction: *instruction });
		}
		Ok(())
	}

	fn weight(kind: LegKind) -> Weight {
		match kind {
			LegKind::Bill => {
				let (lock, release) = (T::WeightInfo::lock(), T::WeightInfo::release());
				// Who gets it may be one whose sponsor is read as well.
				Self::between(T::WeightInfo::execute().max(lock).max(release), 0)
			}
			_ => Weight::zero(),
		}
	}
}
