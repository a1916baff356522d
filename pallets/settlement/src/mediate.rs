//! Mediators: who is no party, and whose agreement is needed for a time.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{InstructionId, MemberId};

use crate::{Config, Error, Event, Instruction, Instructions, Legs, Pallet};

impl<T: Config> Pallet<T> {
	/// The instruction as it is once the mediator agrees until this moment, or no longer, if it may say so.
	pub(crate) fn to_mediate(
		member: &MemberId,
		id: &InstructionId,
		until_ms: Option<u64>,
	) -> Result<Instruction, DispatchError> {
		let mut instruction = Self::live_instruction(id)?;
		let mediator = instruction.mediators.iter_mut().find(|mediator| mediator.member == *member);
		let mediator = mediator.ok_or(Error::<T>::NotMediator)?;
		match until_ms {
			Some(until_ms) => ensure!(until_ms > T::Clock::get(), Error::<T>::InvalidUntil),
			None => ensure!(mediator.until_ms.is_some(), Error::<T>::NotAffirmed),
		}
		mediator.until_ms = until_ms;
		Ok(instruction)
	}

	/// Records what [`Pallet::to_mediate`] gave, and executes if nothing else was missing. Gives the legs, and whether an execution
	/// was tried.
	pub(crate) fn do_mediate(
		mediator: MemberId,
		id: InstructionId,
		until_ms: Option<u64>,
		instruction: Instruction,
	) -> (Legs, bool) {
		Instructions::<T>::insert(id, &instruction);
		Self::deposit_event(Event::Mediated { instruction: id, mediator, until_ms });
		Self::execute_if_ready(id, instruction)
	}
}
