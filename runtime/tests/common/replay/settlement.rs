//! Books, claims and instructions, and the locks on things that their legs name. Derived: claims (from banks' attestations and from
//! what instructions move), and how many instructions of a member are open (`OpenCount`).

use hefu_primitives::{
	GrantId, InstructionId, MemberId, Party,
	settlement::{BankReference, Book, Leg, LegKind, Thing, What},
};
use hefu_runtime::Runtime;
use pallet_rights::OfferState;
use pallet_settlement::{
	BookState, Books, Claim, Claims, Direction, Entries, Entry, Event, Instruction, Instructions, OpenCount,
	State, parties_of,
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
		Event::Instructed { instruction, creator, legs, when, expires_ms, about } => {
			let parties = parties_of(&legs);
			let state = State::Open;
			let made = Instruction { creator, legs, when, expires_ms, about, parties, state };
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
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn enter(direction: Direction, book: Book, holder: Party, amount: u128, reference: BankReference, at: At) {
	Books::<Runtime>::mutate(book, |state| {
		let state = state.as_mut().expect("an open book");
		match direction {
			Direction::Received => state.received += amount,
			Direction::Paid => state.paid += amount,
		}
	});
	change(book, holder, |claim| match direction {
		Direction::Received => claim.free += amount,
		Direction::Paid => claim.free -= amount,
	});
	let Book { bank, currency } = book;
	let bank: MemberId = bank;
	let entry = Entry { direction, currency, holder, amount, at_ms: at.ms };
	Entries::<Runtime>::insert(bank, reference, entry);
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
		What::Thing(_) => None,
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
		// Bills' own events say so.
		What::Thing(Thing { kind: LegKind::Bill, .. }) => (),
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
		// Bills' own events say so.
		What::Thing(Thing { kind: LegKind::Bill, .. }) => (),
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
