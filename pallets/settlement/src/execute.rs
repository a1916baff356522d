//! Executing all legs of an instruction, or none.

use frame::{deps::frame_support::storage::with_storage_layer, prelude::*, traits::Get};
use hefu_primitives::{
	InstructionId, Party,
	settlement::{Leg, What},
};
use pallet_support::{Leg as _, MemberInspect};

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
		ensure!(!instruction.is_kept(), Error::<T>::Kept);
		Self::ensure_agreed(&instruction)?;
		ensure!(instruction.due(T::Clock::get()), Error::<T>::TooEarly);
		Ok(instruction)
	}

	/// Whether nothing but time is missing.
	pub(crate) fn ensure_agreed(instruction: &Instruction) -> DispatchResult {
		ensure!(instruction.all_affirmed(), Error::<T>::NotAllAffirmed);
		ensure!(instruction.is_mediated(T::Clock::get()), Error::<T>::NotMediated);
		ensure!(instruction.is_attested(), Error::<T>::NotAttested);
		Ok(())
	}

	/// Executes an instruction to which nothing is missing.
	pub(crate) fn do_execute(id: InstructionId, instruction: Instruction) -> Result<Legs, DispatchError> {
		let legs = instruction.legs.clone();
		Self::settle(id, instruction).map_err(|failure| failure.error)?;
		Ok(legs)
	}

	/// Executes an instruction to which somebody has just agreed, if nothing else is missing and its time has come. The agreement stays
	/// whatever comes of it. Gives the legs, and whether an execution was tried.
	pub(crate) fn execute_if_ready(id: InstructionId, instruction: Instruction) -> (Legs, bool) {
		let now = T::Clock::get();
		let legs = instruction.legs.clone();
		let execute = instruction.is_agreed(now) && instruction.due(now);
		if execute && let Err(Failure { leg, error }) = Self::settle(id, instruction) {
			Self::deposit_event(Event::ExecutionFailed { instruction: id, leg, error });
		}
		(legs, execute)
	}

	/// Executes all legs and closes the instruction, or changes nothing.
	fn settle(id: InstructionId, mut instruction: Instruction) -> Result<(), Failure> {
		with_storage_layer(|| {
			Self::check_mediators_live(&instruction)?;
			for (place, leg) in (0u8..).zip(&instruction.legs) {
				Self::execute_leg(&id, leg).map_err(|error| Failure { leg: place, error })?;
			}
			instruction.state = State::Settled { at_ms: T::Clock::get() };
			Self::close(id, instruction);
			Self::deposit_event(Event::Settled { instruction: id });
			Ok(())
		})
	}

	/// Whether all mediators take part still: whoever does not agrees to nothing.
	fn check_mediators_live(instruction: &Instruction) -> DispatchResult {
		let are_live = instruction.mediators.iter().all(|mediator| T::Members::is_live(&mediator.member));
		ensure!(are_live, Error::<T>::MediatorNotLive);
		Ok(())
	}

	fn execute_leg(id: &InstructionId, leg: &Leg) -> DispatchResult {
		Self::check_live(leg)?;
		match &leg.what {
			What::Claim { book, amount } => {
				Self::take_locked(book, &leg.from, *amount)?;
				Self::credit(book, &leg.to, *amount)
			}
			What::Thing(thing) => T::Things::execute(id, thing, &leg.from, &leg.to),
			// Its receipt says that it was paid.
			What::Cash { .. } => Ok(()),
		}
	}
}
