//! Cash legs: money that moves outside of the ledger, attested by a bank that is no party.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	InstructionId, MemberId,
	settlement::{Leg, What},
};

use crate::{
	Config, Direction, Entries, Entry, Error, Event, Instruction, Instructions, Legs, Pallet, Receipt,
};

impl<T: Config> Pallet<T> {
	/// What the bank enters, and the instruction as it is once it did, if it may. What is attested binds the parties, so all must have
	/// affirmed before.
	pub(crate) fn to_attest(
		bank: &MemberId,
		id: &InstructionId,
		receipt: Receipt,
	) -> Result<(Entry, Instruction), DispatchError> {
		let mut instruction = Self::live_instruction(id)?;
		let leg = instruction.legs.get(usize::from(receipt.leg)).ok_or(Error::<T>::NoCashLeg)?;
		let Leg { to, what: What::Cash { currency, amount, attestor }, .. } = *leg else {
			return Err(Error::<T>::NoCashLeg.into());
		};
		ensure!(attestor == *bank, Error::<T>::NotAttestor);
		Self::check_bank(bank)?;
		ensure!(instruction.all_affirmed(), Error::<T>::NotAllAffirmed);
		let found = instruction.receipts.binary_search_by_key(&receipt.leg, |receipt| receipt.leg);
		let Err(place) = found else { return Err(Error::<T>::AlreadyAttested.into()) };
		ensure!(!Entries::<T>::contains_key(bank, receipt.reference), Error::<T>::ReferenceUsed);

		// There are no more receipts than legs.
		instruction.receipts.try_insert(place, receipt).map_err(|_| Error::<T>::AlreadyAttested)?;
		let (direction, at_ms) = (Direction::Transferred, T::Clock::get());
		Ok((Entry { direction, currency, holder: to, amount, at_ms }, instruction))
	}

	/// Records what [`Pallet::to_attest`] gave, and executes if nothing else was missing. Gives the legs, and whether an execution
	/// was tried.
	pub(crate) fn do_attest(
		bank: MemberId,
		id: InstructionId,
		receipt: Receipt,
		entry: Entry,
		instruction: Instruction,
	) -> (Legs, bool) {
		let Receipt { leg, reference } = receipt;
		Entries::<T>::insert(bank, reference, entry);
		Instructions::<T>::insert(id, &instruction);
		Self::deposit_event(Event::Attested { instruction: id, leg, reference });
		Self::execute_if_ready(id, instruction)
	}
}
