//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::prelude::*;
use hefu_primitives::{
	MemberId, Party,
	settlement::{BankReference, Book, Leg, What},
};

use pallet_support::PartyInspect;

use crate::{
	Books, Claim, Claims, Config, Deposited, Direction, Dues, Entries, Entry, Instruction, Instructions,
	MAX_DECIMALS, OpenCount, Pallet, State, parties_of,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That an instruction which is closed stays as it is (M17) is no matter of one
	/// state: the properties test it over lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::banks_owe_what_parties_have()?;
		Self::entries_add_up()?;
		Self::deposits_and_dues_are_sound()?;
		Self::locks_are_accounted_for()?;
		Self::receipts_are_entries()?;
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

	/// M14: each book is the sum of its bank's entries. What was transferred outside of the ledger is in no book.
	fn entries_add_up() -> Result<(), DispatchError> {
		let mut sums = BTreeMap::<Book, (u128, u128)>::new();
		for (bank, _, Entry { direction, currency, amount, .. }) in Entries::<T>::iter() {
			ensure!(amount > 0, "an entry of nothing");
			if direction == Direction::Transferred {
				continue;
			}
			let (received, paid) = sums.entry(Book { bank, currency }).or_default();
			let sum = if direction == Direction::Received { received } else { paid };
			*sum = sum.checked_add(amount).ok_or("M14: entries beyond counting")?;
		}
		for (book, state) in Books::<T>::iter() {
			let sum = sums.remove(&book).unwrap_or_default();
			ensure!(sum == (state.received, state.paid), "M14: a book is not the sum of its entries");
		}
		ensure!(sums.is_empty(), "an entry in no book");
		Ok(())
	}

	/// M14, by what it is for: what is locked of a party's claim is what it gives in open instructions that it has affirmed, what it
	/// has deposited, and what it owes of that.
	fn locks_are_accounted_for() -> Result<(), DispatchError> {
		let mut locked = BTreeMap::<(Book, Party), u128>::new();
		let mut lock = |book, party, amount| {
			let sum = locked.entry((book, party)).or_default();
			*sum = sum.checked_add(amount).ok_or("M14: locks beyond counting")?;
			Ok::<(), &'static str>(())
		};
		for instruction in Instructions::<T>::iter_values() {
			if instruction.state != State::Open {
				continue;
			}
			for leg in instruction.locked() {
				if let What::Claim { book, amount } = leg.what {
					lock(book, leg.from, amount)?;
				}
			}
		}
		for (book, payer, amount) in Deposited::<T>::iter() {
			lock(book, payer, amount)?;
		}
		for ((_, book, payer, _), due) in Dues::<T>::iter() {
			lock(book, payer, due.amount)?;
		}
		let held = Claims::<T>::iter().filter(|(_, _, claim)| claim.locked > 0);
		let held =
			held.map(|(book, holder, claim)| ((book, holder), claim.locked)).collect::<BTreeMap<_, _>>();
		ensure!(held == locked, "M14: a lock for nothing, or something without its lock");
		Ok(())
	}

	/// Deposits and dues are of something, between two of whom neither is the bank.
	fn deposits_and_dues_are_sound() -> Result<(), DispatchError> {
		for (_, _, amount) in Deposited::<T>::iter() {
			ensure!(amount > 0, "a deposit of nothing");
		}
		for ((_, book, payer, payee), due) in Dues::<T>::iter() {
			ensure!(due.amount > 0 && due.redemptions > 0, "a due of nothing");
			let bank = Party::Member(book.bank);
			ensure!(payer != payee && payee != bank, "a due to whom nothing can be due");
		}
		Ok(())
	}

	/// Each receipt is an entry of the bank that its leg names, and each transfer that a bank entered has one receipt.
	fn receipts_are_entries() -> Result<(), DispatchError> {
		let mut receipts = BTreeMap::<(MemberId, BankReference), Leg>::new();
		for instruction in Instructions::<T>::iter_values() {
			let places = instruction.receipts.iter().map(|receipt| receipt.leg);
			ensure!(places.is_sorted_by(|one, next| one < next), "receipts out of order");
			for receipt in &instruction.receipts {
				let leg = instruction.legs.get(usize::from(receipt.leg)).ok_or("a receipt for no leg")?;
				let What::Cash { attestor, .. } = leg.what else {
					return Err("a receipt for what is no cash".into());
				};
				let other = receipts.insert((attestor, receipt.reference), *leg);
				ensure!(other.is_none(), "a bank's reference is used twice");
			}
		}
		let transfers = Entries::<T>::iter().filter(|(.., entry)| entry.direction == Direction::Transferred);
		for (bank, reference, entry) in transfers {
			let leg = receipts.remove(&(bank, reference)).ok_or("a transfer without a receipt")?;
			let what = What::Cash { currency: entry.currency, amount: entry.amount, attestor: bank };
			ensure!(leg.what == what && leg.to == entry.holder, "a receipt for another payment");
		}
		ensure!(receipts.is_empty(), "a receipt that no bank has entered");
		Ok(())
	}

	/// M17: what is settled was agreed to by all, in its time.
	fn was_agreed(instruction: &Instruction, at_ms: u64) -> Result<(), DispatchError> {
		ensure!(instruction.all_affirmed(), "M17: settled without a party's affirmation");
		ensure!(instruction.is_mediated(at_ms), "M17: settled without a mediator's agreement");
		ensure!(instruction.is_attested(), "M17: settled without a receipt");
		let in_time = instruction.is_kept() || instruction.due(at_ms);
		ensure!(in_time && !instruction.expired(at_ms), "M17: settled out of its time");
		Ok(())
	}

	/// Instructions have the form that they were checked for, and are counted.
	fn instructions_are_sound() -> Result<(), DispatchError> {
		let mut open = BTreeMap::<MemberId, u32>::new();
		for instruction in Instructions::<T>::iter_values() {
			ensure!(!instruction.legs.is_empty(), "an instruction without a leg");
			for leg in &instruction.legs {
				ensure!(leg.from != leg.to, "a leg to itself");
				match leg.what {
					What::Claim { book, amount } => {
						ensure!(amount > 0 && Books::<T>::contains_key(book), "a leg of no claim");
						ensure!(
							![leg.from, leg.to].contains(&Party::Member(book.bank)),
							"a bank that is a party of its own claim"
						);
					}
					What::Cash { currency, amount, attestor } => {
						let book = Book { bank: attestor, currency };
						ensure!(amount > 0 && Books::<T>::contains_key(book), "a leg of no cash");
						let mut behind =
							instruction.parties.iter().map(|side| T::Members::member_behind(&side.party));
						ensure!(
							behind.all(|member| member != Some(attestor)),
							"a party that attests a payment of its own instruction"
						);
					}
					What::Thing(_) => (),
				}
			}
			let parties = parties_of(&instruction.legs).into_iter().map(|side| side.party);
			ensure!(
				parties.eq(instruction.parties.iter().map(|side| side.party)),
				"the parties are not those of the legs"
			);
			let is_party =
				|member| instruction.parties.iter().any(|side| side.party == Party::Member(member));
			let mut mediators = instruction.mediators.iter().map(|mediator| mediator.member);
			ensure!(mediators.clone().is_sorted_by(|one, next| one < next), "mediators out of order");
			ensure!(!mediators.any(is_party), "a party that mediates its own instruction");
			ensure!(instruction.is_kept() == instruction.expires_ms.is_none(), "kept, and with an expiry");
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
				State::Settled { at_ms } => Self::was_agreed(&instruction, at_ms)?,
				State::Rejected { .. } | State::Cleared { .. } => {
					ensure!(!instruction.is_kept(), "kept, and ended by another than its keeper");
				}
				State::Released { .. } => {
					ensure!(instruction.is_kept(), "released, and kept by nobody");
				}
			}
		}
		ensure!(
			OpenCount::<T>::iter().collect::<BTreeMap<_, _>>() == open,
			"OpenCount does not match Instructions"
		);
		Ok(())
	}
}
