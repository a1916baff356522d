//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::prelude::*;
use hefu_primitives::{
	MemberId, Party,
	settlement::{Book, What},
};

use pallet_support::PartyInspect;

use crate::{
	Books, Claim, Claims, Config, Direction, Entries, Entry, Instructions, MAX_DECIMALS, OpenCount, Pallet,
	State, parties_of,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That an instruction which is closed stays as it is (M17) is no matter of one
	/// state: the properties test it over lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::banks_owe_what_parties_have()?;
		Self::entries_add_up()?;
		Self::locks_are_those_of_instructions()?;
		Self::instructions_are_sound()
	}

	/// M14, in total: what a bank has received and not paid is what parties have, free and locked.
	fn banks_owe_what_parties_have() -> Result<(), DispatchError> {
		let mut had = BTreeMap::<Book, u128>::new();
		for (book, holder, claim) in Claims::<T>::iter() {
			ensure!(claim != Claim::default(), "a claim of nothing");
			ensure!(holder != Party::Member(book.bank), "a bank with a claim on itself");
			let sum = had.entry(book).or_default();
			*sum = claim
				.free
				.checked_add(claim.locked)
				.and_then(|claim| sum.checked_add(claim))
				.ok_or("M14: more claims than can be counted")?;
		}
		for (book, state) in Books::<T>::iter() {
			ensure!(book.currency.check().is_ok() && state.decimals <= MAX_DECIMALS, "a book of no currency");
			let owed = state.received.checked_sub(state.paid).ok_or("M14: more paid than received")?;
			ensure!(had.remove(&book).unwrap_or(0) == owed, "M14: a bank does not owe what parties have");
		}
		ensure!(had.is_empty(), "a claim in no book");
		Ok(())
	}

	/// M14: each book is the sum of its bank's entries.
	fn entries_add_up() -> Result<(), DispatchError> {
		let mut sums = BTreeMap::<Book, (u128, u128)>::new();
		for (bank, _, Entry { direction, currency, amount, .. }) in Entries::<T>::iter() {
			ensure!(amount > 0, "an entry of nothing");
			let (received, paid) = sums.entry(Book { bank, currency }).or_default();
			let sum = match direction {
				Direction::Received => received,
				Direction::Paid => paid,
			};
			*sum = sum.checked_add(amount).ok_or("M14: entries beyond counting")?;
		}
		for (book, state) in Books::<T>::iter() {
			let sum = sums.remove(&book).unwrap_or_default();
			ensure!(sum == (state.received, state.paid), "M14: a book is not the sum of its entries");
		}
		ensure!(sums.is_empty(), "an entry in no book");
		Ok(())
	}

	/// M14, by instruction: what is locked of a party's claim is what it gives in open instructions that it has affirmed.
	fn locks_are_those_of_instructions() -> Result<(), DispatchError> {
		let mut locked = BTreeMap::<(Book, Party), u128>::new();
		for instruction in Instructions::<T>::iter_values() {
			if instruction.state != State::Open {
				continue;
			}
			for leg in instruction.locked() {
				if let What::Claim { book, amount } = leg.what {
					let sum = locked.entry((book, leg.from)).or_default();
					*sum = sum.checked_add(amount).ok_or("M14: locks beyond counting")?;
				}
			}
		}
		let held = Claims::<T>::iter().filter(|(_, _, claim)| claim.locked > 0);
		let held =
			held.map(|(book, holder, claim)| ((book, holder), claim.locked)).collect::<BTreeMap<_, _>>();
		ensure!(held == locked, "M14: a lock of no instruction, or an instruction without its lock");
		Ok(())
	}

	/// M17: what is settled was affirmed by all. And instructions have the form that they were checked for, and are counted.
	fn instructions_are_sound() -> Result<(), DispatchError> {
		let mut open = BTreeMap::<MemberId, u32>::new();
		for instruction in Instructions::<T>::iter_values() {
			ensure!(!instruction.legs.is_empty(), "an instruction without a leg");
			for leg in &instruction.legs {
				ensure!(leg.from != leg.to, "a leg to itself");
				if let What::Claim { book, amount } = leg.what {
					ensure!(amount > 0 && Books::<T>::contains_key(book), "a leg of no claim");
					ensure!(
						![leg.from, leg.to].contains(&Party::Member(book.bank)),
						"a bank that is a party of its own claim"
					);
				}
			}
			let parties = parties_of(&instruction.legs).into_iter().map(|side| side.party);
			ensure!(
				parties.eq(instruction.parties.iter().map(|side| side.party)),
				"the parties are not those of the legs"
			);
			// What a key was made for is forgotten when it is retired.
			let objects = instruction.parties.iter().filter_map(|side| match side.party {
				Party::Key(key) => T::Members::object_of(&key),
				Party::Member(_) | Party::Customer(_) => None,
			});
			for object in objects {
				ensure!(instruction.concerns(&object), "a party key in what does not concern its object");
			}
			match instruction.state {
				State::Open => open.entry(instruction.creator).or_default().saturating_inc(),
				State::Settled { at_ms } => {
					ensure!(instruction.all_affirmed(), "M17: settled without a party's affirmation");
					ensure!(
						instruction.due(at_ms) && !instruction.expired(at_ms),
						"M17: settled out of its time"
					);
				}
				State::Rejected { .. } | State::Cleared { .. } => (),
			}
		}
		ensure!(
			OpenCount::<T>::iter().collect::<BTreeMap<_, _>>() == open,
			"OpenCount does not match Instructions"
		);
		Ok(())
	}
}
