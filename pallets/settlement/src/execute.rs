//! Executing all legs of an instruction, or none.

use frame::{deps::frame_support::storage::with_storage_layer, prelude::*, traits::Get};
use hefu_primitives::{
	InstructionId, Party,
	settlement::{Leg, What},
};
use pallet_support::Leg as _;

use crate::{Config, Error, Event, Instruction, Legs, Pallet, State};

/// Why nothing was executed.
struct Failure {
	/// Place of the leg that failed.
	leg: u8,
	/// Its error.
	error: DispatchError,
}

impl From<DispatchError> for Failure {
	/// For what the storage layer itself refuses: none of the legs was begun.
	fn from(error: DispatchError) -> Self {
		Self { leg: 0, error }
	}
}

impl<T: Config> Pallet<T> {
	/// The instruction, if the party may have it executed now.
	pub(crate) fn to_execute(party: &Party, id: &InstructionId) -> Result<Instruction, DispatchError> {
		let mut instruction = Self::live_instruction(id)?;
		Self::side(&mut instruction, party)?;
		ensure!(instruction.all_affirmed(), Error::<T>::NotAllAffirmed);
		ensure!(instruction.due(T::Clock::get()), Error::<T>::TooEarly);
		Ok(instruction)
	}

	/// Executes what [`Pallet::to_execute`] gave.
	pub(crate) fn do_execute(id: InstructionId, instruction: Instruction) -> Result<Legs, DispatchError> {
		let legs = instruction.legs.clone();
		Self::settle(id, instruction).map_err(|failure| failure.error)?;
		Ok(legs)
	}

	/// Executes with the last affirmation, which stays whatever comes of it.
	pub(crate) fn try_execution(id: InstructionId, instruction: Instruction) {
		if let Err(Failure { leg, error }) = Self::settle(id, instruction) {
			Self::deposit_event(Event::ExecutionFailed { instruction: id, leg, error });
		}
	}

	/// Executes all legs and closes the instruction, or changes nothing.
	fn settle(id: InstructionId, mut instruction: Instruction) -> Result<(), Failure> {
		with_storage_layer(|| {
			for (place, leg) in (0u8..).zip(&instruction.legs) {
				Self::execute_leg(&id, leg).map_err(|error| Failure { leg: place, error })?;
			}
			instruction.state = State::Settled { at_ms: T::Clock::get() };
			Self::close(id, instruction);
			Self::deposit_event(Event::Settled { instruction: id });
			Ok(())
		})
	}

	fn execute_leg(id: &InstructionId, leg: &Leg) -> DispatchResult {
		Self::check_live(leg)?;
		match &leg.what {
			What::Claim { book, amount } => {
				Self::take_locked(book, &leg.from, *amount)?;
				Self::credit(book, &leg.to, *amount)
			}
			What::Thing(thing) => T::Things::execute(id, thing, &leg.from, &leg.to),
		}
	}
}
