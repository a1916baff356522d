//! Affirming instructions, and what that locks.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	InstructionId, Party,
	settlement::{Leg, What},
};
use pallet_support::Leg as _;

use crate::{Config, Error, Event, Instruction, Instructions, Legs, Pallet, Side};

impl<T: Config> Pallet<T> {
	/// The instruction as it is once the party affirms, if it may; nothing is locked yet.
	pub(crate) fn to_affirm(party: &Party, id: &InstructionId) -> Result<Instruction, DispatchError> {
		let mut instruction = Self::live_instruction(id)?;
		let side = Self::side(&mut instruction, party)?;
		ensure!(!side.affirmed, Error::<T>::AlreadyAffirmed);
		side.affirmed = true;
		Ok(instruction)
	}

	/// Affirms what [`Pallet::to_affirm`] gave, and executes if nothing else was missing. Gives the legs, and whether an execution
	/// was tried.
	pub(crate) fn do_affirm(
		party: Party,
		id: InstructionId,
		instruction: Instruction,
	) -> Result<(Legs, bool), DispatchError> {
		instruction.given_by(&party).try_for_each(|leg| Self::lock(&id, leg))?;

		Instructions::<T>::insert(id, &instruction);
		Self::deposit_event(Event::Affirmed { instruction: id, party });
		Ok(Self::execute_if_ready(id, instruction))
	}

	/// The instruction as it is once the party takes its affirmation back, if it may; nothing is freed yet.
	pub(crate) fn to_withdraw(party: &Party, id: &InstructionId) -> Result<Instruction, DispatchError> {
		let mut instruction = Self::open_instruction(id)?;
		let side = Self::side(&mut instruction, party)?;
		ensure!(side.affirmed, Error::<T>::NotAffirmed);
		side.affirmed = false;
		Self::ensure_free(&instruction)?;
		Ok(instruction)
	}

	/// Takes an affirmation back, of what [`Pallet::to_withdraw`] gave.
	pub(crate) fn do_withdraw(
		party: Party,
		id: InstructionId,
		instruction: Instruction,
	) -> Result<Legs, DispatchError> {
		instruction.given_by(&party).try_for_each(|leg| Self::release(&id, leg))?;

		Instructions::<T>::insert(id, &instruction);
		Self::deposit_event(Event::Withdrawn { instruction: id, party });
		Ok(instruction.legs)
	}

	/// Whether its parties may get out: nobody keeps it, and nothing was paid for it outside of the ledger that it can still settle.
	pub(crate) fn ensure_free(instruction: &Instruction) -> DispatchResult {
		ensure!(!instruction.is_kept(), Error::<T>::Kept);
		let is_free = instruction.receipts.is_empty() || instruction.expired(T::Clock::get());
		ensure!(is_free, Error::<T>::MoneyWasPaid);
		Ok(())
	}

	/// Frees all that is locked for an open instruction.
	pub(crate) fn release_all(id: &InstructionId, instruction: &Instruction) -> DispatchResult {
		instruction.locked().try_for_each(|leg| Self::release(id, leg))
	}

	/// The party's side.
	pub(crate) fn side<'a>(
		instruction: &'a mut Instruction,
		party: &Party,
	) -> Result<&'a mut Side, DispatchError> {
		let side = instruction.parties.iter_mut().find(|side| side.party == *party);
		side.ok_or_else(|| Error::<T>::NotParty.into())
	}

	/// Locks what a leg gives. Cash is not on the ledger: its leg waits for a receipt instead.
	pub(crate) fn lock(id: &InstructionId, leg: &Leg) -> DispatchResult {
		match &leg.what {
			What::Claim { book, amount } => Self::lock_claim(book, &leg.from, *amount),
			What::Thing(thing) => T::Things::lock(id, thing, &leg.from, &leg.to),
			What::Cash { .. } => Ok(()),
		}
	}

	fn release(id: &InstructionId, leg: &Leg) -> DispatchResult {
		match &leg.what {
			What::Claim { book, amount } => Self::release_claim(book, &leg.from, *amount),
			What::Thing(thing) => T::Things::release(id, thing),
			What::Cash { .. } => Ok(()),
		}
	}
}
