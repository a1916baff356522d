//! Making instructions, and closing those that come to nothing.

use alloc::collections::BTreeSet;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	InstructionId, MemberId, Nonce, Party,
	settlement::{Book, Leg, What, When},
};
use pallet_support::{MemberInspect, PartyInspect, genesis_hash};

use crate::{
	Books, Config, Error, Event, Instruction, Instructions, Legs, MediatorIds, Mediators, OpenCount, Pallet,
	Parties, State, concerns, mediators_of, parties_of,
};

impl<T: Config> Pallet<T> {
	/// Makes an instruction.
	pub(crate) fn do_instruct(
		creator: MemberId,
		nonce: Nonce,
		legs: Legs,
		when: When,
		expires_ms: u64,
		about: Option<[u8; 32]>,
		mediators: MediatorIds,
	) -> DispatchResult {
		let from_ms = match when {
			When::LastAffirmation => 0,
			When::From(from_ms) => from_ms,
			When::Kept => return Err(Error::<T>::Kept.into()),
		};
		let now = T::Clock::get();
		ensure!(expires_ms > now.max(from_ms), Error::<T>::InvalidExpiry);
		ensure!(expires_ms <= now.saturating_add(T::MaxInstructionMs::get()), Error::<T>::InvalidExpiry);
		let (id, instruction) = Self::make(creator, nonce, legs, when, Some(expires_ms), about, mediators)?;
		Instructions::<T>::insert(id, instruction);
		Ok(())
	}

	/// An instruction that can be made, which is counted from now on and that its maker has to record.
	pub(crate) fn make(
		creator: MemberId,
		nonce: Nonce,
		legs: Legs,
		when: When,
		expires_ms: Option<u64>,
		about: Option<[u8; 32]>,
		mediators: MediatorIds,
	) -> Result<(InstructionId, Instruction), DispatchError> {
		let id = InstructionId::derive(&genesis_hash::<T>(), &creator, &nonce);
		ensure!(!Instructions::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let open = OpenCount::<T>::get(creator);
		ensure!(open < T::MaxOpenPerMember::get(), Error::<T>::TooManyOpen);
		Self::check_legs(&legs, about.as_ref())?;
		let parties = parties_of(&legs);
		let mediating = Self::check_mediators(&mediators, &parties)?;

		OpenCount::<T>::insert(creator, open.saturating_add(1));
		let instruction = Instruction {
			creator,
			legs: legs.clone(),
			when,
			expires_ms,
			about,
			parties,
			mediators: mediating,
			receipts: BoundedVec::new(),
			state: State::Open,
		};
		let made = Event::Instructed { instruction: id, creator, legs, when, expires_ms, about, mediators };
		Self::deposit_event(made);
		Ok((id, instruction))
	}

	/// The instruction, if the party may reject it.
	pub(crate) fn to_reject(by: &Party, id: &InstructionId) -> Result<Instruction, DispatchError> {
		let instruction = Self::open_instruction(id)?;
		let is_side = instruction.parties.iter().any(|side| side.party == *by);
		ensure!(is_side || *by == Party::Member(instruction.creator), Error::<T>::NotParty);
		Self::ensure_free(&instruction)?;
		Ok(instruction)
	}

	/// Rejects what [`Pallet::to_reject`] gave.
	pub(crate) fn do_reject(
		by: Party,
		id: InstructionId,
		mut instruction: Instruction,
	) -> Result<Legs, DispatchError> {
		Self::release_all(&id, &instruction)?;

		instruction.state = State::Rejected { by, at_ms: T::Clock::get() };
		let legs = instruction.legs.clone();
		Self::close(id, instruction);
		Self::deposit_event(Event::Rejected { instruction: id, by });
		Ok(legs)
	}

	/// The instruction, if it can be cleared.
	pub(crate) fn to_clear(id: &InstructionId) -> Result<Instruction, DispatchError> {
		let instruction = Self::open_instruction(id)?;
		ensure!(instruction.expired(T::Clock::get()), Error::<T>::NotExpired);
		Ok(instruction)
	}

	/// Clears what [`Pallet::to_clear`] gave.
	pub(crate) fn do_clear(id: InstructionId, mut instruction: Instruction) -> Result<Legs, DispatchError> {
		Self::release_all(&id, &instruction)?;

		instruction.state = State::Cleared { at_ms: T::Clock::get() };
		let legs = instruction.legs.clone();
		Self::close(id, instruction);
		Self::deposit_event(Event::Cleared { instruction: id });
		Ok(legs)
	}

	/// The instruction, if it is open; it may have expired.
	pub(crate) fn open_instruction(id: &InstructionId) -> Result<Instruction, DispatchError> {
		let instruction = Instructions::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(instruction.state == State::Open, Error::<T>::Closed);
		Ok(instruction)
	}

	/// The instruction, if it is open and can be executed still.
	pub(crate) fn live_instruction(id: &InstructionId) -> Result<Instruction, DispatchError> {
		let instruction = Self::open_instruction(id)?;
		ensure!(!instruction.expired(T::Clock::get()), Error::<T>::Expired);
		Ok(instruction)
	}

	/// Records an instruction that is no longer open.
	pub(crate) fn close(id: InstructionId, instruction: Instruction) {
		OpenCount::<T>::mutate_exists(instruction.creator, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Instructions::<T>::insert(id, instruction);
	}

	fn check_legs(legs: &Legs, about: Option<&[u8; 32]>) -> DispatchResult {
		ensure!(!legs.is_empty(), Error::<T>::NoLegs);
		let sides = legs.iter().flat_map(|leg| [leg.from, leg.to]);
		let behind = sides.filter_map(|party| T::Members::member_behind(&party)).collect::<BTreeSet<_>>();
		let mut things = BTreeSet::new();
		for Leg { from, to, what } in legs {
			ensure!(from != to, Error::<T>::LegToItself);
			match what {
				What::Claim { book, amount } => {
					ensure!(Books::<T>::contains_key(book), Error::<T>::NoSuchBook);
					ensure!(*amount > 0, Error::<T>::ZeroAmount);
					ensure!(![from, to].contains(&&Party::Member(book.bank)), Error::<T>::BankIsParty);
				}
				What::Thing(thing) => ensure!(things.insert(thing), Error::<T>::DuplicateThing),
				What::Cash { currency, amount, attestor } => {
					// It is none itself, and attests nothing of its own customers and party keys.
					ensure!(!behind.contains(attestor), Error::<T>::AttestorIsParty);
					// Governance opened it: only such banks attest, and the book says what the minor unit is.
					let book = Book { bank: *attestor, currency: *currency };
					ensure!(Books::<T>::contains_key(book), Error::<T>::NoSuchBook);
					ensure!(*amount > 0, Error::<T>::ZeroAmount);
				}
			}
		}
		for leg in legs {
			Self::check_live(leg)?;
			if let What::Cash { attestor, .. } = &leg.what {
				Self::check_bank(attestor)?;
			}
		}
		let mut parties = legs.iter().flat_map(|leg| [leg.from, leg.to]);
		let own = parties.all(|party| match party {
			Party::Key(key) => {
				T::Members::object_of(&key).is_some_and(|object| concerns(legs, about, &object))
			}
			Party::Member(_) | Party::Customer(_) => true,
		});
		ensure!(own, Error::<T>::KeyOfOtherObject);
		Ok(())
	}

	/// The mediators of an instruction with these parties, if they can be.
	fn check_mediators(members: &MediatorIds, parties: &Parties) -> Result<Mediators, DispatchError> {
		let mediators = mediators_of(members);
		ensure!(mediators.len() == members.len(), Error::<T>::DuplicateMediator);
		for member in members {
			let is_party = parties.iter().any(|side| side.party == Party::Member(*member));
			ensure!(!is_party, Error::<T>::MediatorIsParty);
			ensure!(T::Members::is_live(member), Error::<T>::MediatorNotLive);
		}
		Ok(mediators)
	}

	/// Whether all take part whom the leg concerns.
	pub(crate) fn check_live(leg: &Leg) -> DispatchResult {
		ensure!([leg.from, leg.to].iter().all(T::Members::takes_part), Error::<T>::PartyNotLive);
		let bank = match &leg.what {
			What::Claim { book, .. } => Some(&book.bank),
			What::Cash { attestor, .. } => Some(attestor),
			What::Thing(_) => None,
		};
		ensure!(bank.is_none_or(T::Members::is_live), Error::<T>::BankNotLive);
		Ok(())
	}
}
