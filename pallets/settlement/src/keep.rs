//! Instructions that another pallet keeps, and what was paid in instructions.

use alloc::vec::Vec;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	InstructionId, MemberId, Nonce, Party,
	settlement::{Book, Leg, LegKind, What, When},
};
use pallet_support::{Leg as _, SettledInspect};

use crate::{Config, Error, Event, Instruction, Instructions, Legs, Pallet, State, WeightInfo};

impl<T: Config> pallet_support::Instructions for Pallet<T> {
	fn open(
		creator: &MemberId,
		nonce: Nonce,
		legs: Vec<Leg>,
		about: [u8; 32],
		affirming: &[Party],
	) -> Result<InstructionId, DispatchError> {
		let legs = Legs::try_from(legs).map_err(|_| Error::<T>::TooManyLegs)?;
		let nobody = BoundedVec::new();
		let (id, mut instruction) = Self::make(*creator, nonce, legs, When::Kept, None, Some(about), nobody)?;
		for party in affirming {
			let side = Self::side(&mut instruction, party)?;
			ensure!(!side.affirmed, Error::<T>::AlreadyAffirmed);
			side.affirmed = true;
			instruction.given_by(party).try_for_each(|leg| Self::lock(&id, leg))?;
			Self::deposit_event(Event::Affirmed { instruction: id, party: *party });
		}
		Instructions::<T>::insert(id, instruction);
		Ok(id)
	}

	fn execute(id: &InstructionId) -> DispatchResult {
		let instruction = Self::kept_instruction(id)?;
		Self::ensure_agreed(&instruction)?;
		Self::do_execute(*id, instruction).map(|_| ())
	}

	fn release(id: &InstructionId) -> DispatchResult {
		let mut instruction = Self::kept_instruction(id)?;
		Self::release_all(id, &instruction)?;

		instruction.state = State::Released { at_ms: T::Clock::get() };
		Self::close(*id, instruction);
		Self::deposit_event(Event::Released { instruction: *id });
		Ok(())
	}

	fn weight(claims: u32, grants: u32) -> Weight {
		let legs = claims.saturating_add(grants);
		// Both sides of each leg may be parties whose sponsors are read too.
		let sponsors = T::DbWeight::get().reads(legs.saturating_mul(2).into());
		let open = T::WeightInfo::instruct(legs).saturating_add(T::WeightInfo::affirm(legs));
		let heaviest = open.max(T::WeightInfo::execute(legs)).max(T::WeightInfo::reject(legs));
		let things = T::Things::weight(LegKind::Grant).saturating_mul(grants.into());
		heaviest.saturating_add(sponsors).saturating_add(things)
	}
}

impl<T: Config> SettledInspect for Pallet<T> {
	fn settled(instruction: &InstructionId, payer: &Party, payee: &Party) -> Option<(Book, u128)> {
		let Instruction { legs, state: State::Settled { .. }, .. } = Instructions::<T>::get(instruction)?
		else {
			return None;
		};
		let between = legs.iter().filter(|leg| leg.from == *payer && leg.to == *payee);
		let mut payments = between.filter_map(|leg| match leg.what {
			What::Claim { book, amount } => Some((book, amount)),
			What::Cash { currency, amount, attestor } => Some((Book { bank: attestor, currency }, amount)),
			What::Thing(_) => None,
		});
		let (book, first) = payments.next()?;
		let others = payments.filter(|(other, _)| *other == book);
		Some((book, others.fold(first, |sum, (_, amount)| sum.saturating_add(amount))))
	}

	fn settled_weight() -> Weight {
		T::WeightInfo::settled()
	}
}

impl<T: Config> Pallet<T> {
	/// The instruction, if it is open and kept.
	fn kept_instruction(id: &InstructionId) -> Result<Instruction, DispatchError> {
		let instruction = Self::open_instruction(id)?;
		ensure!(instruction.is_kept(), Error::<T>::NotKept);
		Ok(instruction)
	}
}
