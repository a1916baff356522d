//! Books, claims, instructions and deposits, and the locks on things that legs name. Derived: claims (from banks' attestations, from
//! what instructions move and from what becomes of deposits), and how many instructions of a member are open (`OpenCount`).

use hefu_primitives::{
	GrantId, InstructionId, MemberId, Party,
	date::Day,
	settlement::{BankReference, Book, Leg, LegKind, Thing, What},
};
use hefu_runtime::Runtime;
use pallet_rights::OfferState;
use pallet_settlement::{
	BookState, Books, Claim, Claims, Deposited, Direction, Due, Dues, Entries, Entry, Event, Instruction,
	Instructions, OpenCount, Receipt, Receipts, State, mediators_of, parties_of,
};

use super::{At, fewer, rights};

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::BookOpened { book, decimals } => {
			Books::<Runtime>::insert(book, BookState { decimals, received: 0, paid: 0 });
		}
		Event::Received { book, holder, amount, reference } => {
			enter(Direction::Received, book, holder, amount, reference, at);
		}
		Event::Paid { book, holder, amount, reference } => {
			enter(Direction::Paid, book, holder, amount, reference, at);
		}
		Event::Instructed { instruction, creator, legs, when, expires_ms, about, mediators } => {
			let (parties, mediators) = (parties_of(&legs), mediators_of(&mediators));
			let (receipts, state) = (Receipts::new(), State::Open);
			let made =
				Instruction { creator, legs, when, expires_ms, about, parties, mediators, receipts, state };
			Instructions::<Runtime>::insert(instruction, made);
			OpenCount::<Runtime>::mutate(creator, |count| *count += 1);
		}
		Event::Affirmed { instruction, party } => {
			set_affirmed(&instruction, party, true);
			given(&instruction, &party).iter().for_each(|leg| lock(instruction, leg));
		}
		Event::Withdrawn { instruction, party } => {
			given(&instruction, &party).iter().for_each(release);
			set_affirmed(&instruction, party, false);
		}
		// The things' own events say what became of them.
		Event::Settled { instruction } => {
			let legs = locked(&instruction);
			for (book, leg, amount) in legs.iter().filter_map(claim_of) {
				change(book, leg.from, |claim| claim.locked -= amount);
				change(book, leg.to, |claim| claim.free += amount);
			}
			close(instruction, State::Settled { at_ms: at.ms });
		}
		// Nothing has happened.
		Event::ExecutionFailed { .. } => (),
		Event::Rejected { instruction, by } => {
			locked(&instruction).iter().for_each(release);
			close(instruction, State::Rejected { by, at_ms: at.ms });
		}
		Event::Cleared { instruction } => {
			locked(&instruction).iter().for_each(release);
			close(instruction, State::Cleared { at_ms: at.ms });
		}
		Event::Mediated { instruction, mediator, until_ms } => {
			Instructions::<Runtime>::mutate(instruction, |of| {
				let of = of.as_mut().expect("it was made");
				let found = of.mediators.iter_mut().find(|of| of.member == mediator);
				found.expect("a mediator").until_ms = until_ms;
			});
		}
		Event::Attested { instruction, leg, reference } => {
			attest(instruction, Receipt { leg, reference }, at)
		}
		Event::Released { instruction } => {
			locked(&instruction).iter().for_each(release);
			close(instruction, State::Released { at_ms: at.ms });
		}
		Event::Deposited { book, payer, amount } => {
			change(book, payer, |claim| {
				(claim.free, claim.locked) = (claim.free - amount, claim.locked + amount);
			});
			Deposited::<Runtime>::mutate(book, payer, |deposited| *deposited += amount);
		}
		Event::GivenBack { book, payer, amount } => {
			change(book, payer, |claim| {
				(claim.free, claim.locked) = (claim.free + amount, claim.locked - amount);
			});
			take_deposit(book, payer, amount);
		}
		Event::Redeemed { day, book, payer, payee, amount } => {
			take_deposit(book, payer, amount);
			Dues::<Runtime>::mutate((day, book, payer, payee), |due| {
				let Due { amount: before, redemptions } = due.unwrap_or_default();
				*due = Some(Due { amount: before + amount, redemptions: redemptions + 1 });
			});
		}
		Event::Netted { day, book, payer, payee, owed, owed_back, .. } => {
			pay((day, book, payer, payee), owed.amount, owed_back.amount);
			pay((day, book, payee, payer), owed_back.amount, owed.amount);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn enter(direction: Direction, book: Book, holder: Party, amount: u128, reference: BankReference, at: At) {
	Books::<Runtime>::mutate(book, |state| {
		let state = state.as_mut().expect("an open book");
		match direction {
			Direction::Received => state.received += amount,
			Direction::Paid => state.paid += amount,
			Direction::Transferred => unreachable!("it is in no book"),
		}
	});
	change(book, holder, |claim| match direction {
		Direction::Received => claim.free += amount,
		Direction::Paid => claim.free -= amount,
		Direction::Transferred => unreachable!("it is in no book"),
	});
	let Book { bank, currency } = book;
	let bank: MemberId = bank;
	let entry = Entry { direction, currency, holder, amount, at_ms: at.ms };
	Entries::<Runtime>::insert(bank, reference, entry);
}

/// A bank attested a cash leg.
fn attest(id: InstructionId, receipt: Receipt, at: At) {
	let mut of = instruction(&id);
	let Leg { to: holder, what, .. } = of.legs[usize::from(receipt.leg)];
	let What::Cash { currency, amount, attestor } = what else { panic!("cash is attested") };
	let entry = Entry { direction: Direction::Transferred, currency, holder, amount, at_ms: at.ms };
	Entries::<Runtime>::insert(attestor, receipt.reference, entry);
	of.receipts.try_push(receipt).expect("one a leg");
	of.receipts.sort_by_key(|receipt| receipt.leg);
	Instructions::<Runtime>::insert(id, of);
}

/// Less is deposited; nothing has no entry.
fn take_deposit(book: Book, payer: Party, amount: u128) {
	Deposited::<Runtime>::mutate_exists(book, payer, |deposited| {
		*deposited = deposited.map(|before| before - amount).filter(|left| *left > 0);
	});
}

/// The first of two gives what it owed of a day, and gets what the other one owed.
fn pay((day, book, payer, payee): (Day, Book, Party, Party), gives: u128, gets: u128) {
	Dues::<Runtime>::remove((day, book, payer, payee));
	change(book, payer, |claim| {
		(claim.free, claim.locked) = (claim.free + gets, claim.locked - gives);
	});
}

/// Changes a claim; one of nothing has no entry.
fn change(book: Book, holder: Party, change: impl FnOnce(&mut Claim)) {
	Claims::<Runtime>::mutate_exists(book, holder, |stored| {
		let mut claim = stored.take().unwrap_or_default();
		change(&mut claim);
		*stored = Some(claim).filter(|claim| *claim != Claim::default());
	});
}

fn instruction(id: &InstructionId) -> Instruction {
	Instructions::<Runtime>::get(id).expect("it was made")
}

/// The legs in which the party gives.
fn given(id: &InstructionId, party: &Party) -> Vec<Leg> {
	instruction(id).given_by(party).copied().collect()
}

/// The legs whose side is locked.
fn locked(id: &InstructionId) -> Vec<Leg> {
	instruction(id).locked().copied().collect()
}

fn claim_of(leg: &Leg) -> Option<(Book, Leg, u128)> {
	match leg.what {
		What::Claim { book, amount } => Some((book, *leg, amount)),
		What::Thing(_) | What::Cash { .. } => None,
	}
}

fn lock(id: InstructionId, leg: &Leg) {
	match leg.what {
		What::Claim { book, amount } => change(book, leg.from, |claim| {
			(claim.free, claim.locked) = (claim.free - amount, claim.locked + amount);
		}),
		What::Thing(Thing { kind: LegKind::Grant, id: offer }) => {
			rights::set_state(GrantId(offer), OfferState::Locked(id));
		}
		// Bills' own events say so. Cash is not on the ledger.
		What::Thing(Thing { kind: LegKind::Bill, .. }) | What::Cash { .. } => (),
	}
}

fn release(leg: &Leg) {
	match leg.what {
		What::Claim { book, amount } => change(book, leg.from, |claim| {
			(claim.free, claim.locked) = (claim.free + amount, claim.locked - amount);
		}),
		What::Thing(Thing { kind: LegKind::Grant, id: offer }) => {
			rights::set_state(GrantId(offer), OfferState::Open);
		}
		// Bills' own events say so. Cash is not on the ledger.
		What::Thing(Thing { kind: LegKind::Bill, .. }) | What::Cash { .. } => (),
	}
}

fn set_affirmed(id: &InstructionId, party: Party, affirmed: bool) {
	Instructions::<Runtime>::mutate(id, |of| {
		let of = of.as_mut().expect("it was made");
		let side = of.parties.iter_mut().find(|side| side.party == party);
		side.expect("a party").affirmed = affirmed;
	});
}

fn close(id: InstructionId, state: State) {
	let of = Instruction { state, ..instruction(&id) };
	fewer::<OpenCount<Runtime>, _>(of.creator);
	Instructions::<Runtime>::insert(id, of);
}
