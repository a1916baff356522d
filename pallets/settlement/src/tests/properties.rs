//! Random lives of claims and instructions, with legs that fail: money is conserved, nothing settles twice, and events alone tell
//! the state.

use std::collections::BTreeMap;

use frame::testing_prelude::*;
use hefu_primitives::{
	InstructionId, MemberId, Party,
	settlement::{BankReference, Book, Leg, Thing, What, When},
};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{
	BookState, Books, Call, Claim, Claims, Direction, Entries, Entry, Event, Instruction, Instructions,
	State, Status, mock::*, parties_of,
};

/// What somebody does, or what happens.
#[derive(Clone, Debug)]
enum Step {
	Received(u64, u64, u128, u8),
	Paid(u64, u64, u128, u8),
	/// With the third thing as what it is about, or with nothing.
	Instruct(u64, u8, Vec<Leg>, Option<u64>, u64, bool),
	Affirm(u64, usize),
	/// Every party affirms, one after the other.
	AffirmAll(usize),
	Withdraw(u64, usize),
	Execute(u64, usize),
	Reject(u64, usize),
	Clear(u64, usize),
	/// A thing that is in an instruction cannot move any more, until this is undone.
	Break(Option<usize>),
	Suspend(Option<u64>),
	Wait(u64),
}

/// Three members, a customer, and a key that was made for the third thing.
const PARTIES: [u64; 5] = [ALICE, BOB, CAROL, CUSTOMER, KEY];

fn members() -> impl Strategy<Value = u64> {
	ALICE..=CAROL
}

fn parties() -> impl Strategy<Value = u64> {
	(0usize..5).prop_map(|place| PARTIES[place])
}

/// Mostly from one to another.
fn sides() -> impl Strategy<Value = (u64, u64)> {
	let to = |from, by| if by == 0 { from } else { (from + by) % 5 };
	(0usize..5, 0usize..15).prop_map(move |(from, by)| (PARTIES[from], PARTIES[to(from, by)]))
}

fn a_leg() -> impl Strategy<Value = Leg> {
	prop_oneof![
		3 => (sides(), 0u128..400).prop_map(|((from, to), amount)| pays(from, to, amount)),
		2 => (sides(), 0..THINGS).prop_map(|((from, to), number)| gives(from, to, number)),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let nth = || 0usize..8;
	let attesting = || prop_oneof![6 => Just(BANK), 1 => Just(ALICE), 1 => Just(OTHER_BANK)];
	let when = (proptest::option::of(0u64..300), 1u64..900);
	let maker = (parties(), 0u8..6, vec(a_leg(), 1..4), when, any::<bool>());
	prop_oneof![
		2 => (attesting(), parties(), 0u128..900, 0u8..40).prop_map(|(b, m, a, r)| Step::Received(b, m, a, r)),
		1 => (attesting(), parties(), 0u128..900, 0u8..40).prop_map(|(b, m, a, r)| Step::Paid(b, m, a, r)),
		6 => maker.prop_map(|(who, nonce, legs, (from, to), about)| {
			Step::Instruct(who, nonce, legs, from, to, about)
		}),
		6 => (parties(), nth()).prop_map(|(who, of)| Step::Affirm(who, of)),
		8 => nth().prop_map(Step::AffirmAll),
		2 => (parties(), nth()).prop_map(|(who, of)| Step::Withdraw(who, of)),
		4 => (parties(), nth()).prop_map(|(who, of)| Step::Execute(who, of)),
		1 => (parties(), nth()).prop_map(|(who, of)| Step::Reject(who, of)),
		2 => (members(), nth()).prop_map(|(who, of)| Step::Clear(who, of)),
		4 => proptest::option::of(nth()).prop_map(Step::Break),
		1 => prop_oneof![3 => Just(None), 1 => parties().prop_map(Some)].prop_map(Step::Suspend),
		3 => (0u64..400).prop_map(Step::Wait),
	]
}

/// An instruction that was made: one that has this status now if there is one, else whichever.
fn made(nth: usize, wanted: Status) -> InstructionId {
	let mut ids = Instructions::<Test>::iter().collect::<Vec<_>>();
	ids.sort_by_key(|(id, _)| *id);
	let is_wanted = |of: &Instruction| of.state == State::Open && of.status(Now::get()) == wanted;
	let some = ids.iter().filter(|(_, of)| is_wanted(of)).map(|(id, _)| *id).collect::<Vec<_>>();
	let all = ids.iter().map(|(id, _)| *id).collect::<Vec<_>>();
	let of = if some.is_empty() { all } else { some };
	of.get(nth % of.len().max(1)).copied().unwrap_or(id(99, 0))
}

/// A thing in an open instruction, if there is one.
fn thing_in_use(nth: usize) -> Option<Thing> {
	let open = Instructions::<Test>::iter_values().filter(|of| of.state == State::Open);
	let things = open.flat_map(|of| of.legs).filter_map(|leg| match leg.what {
		What::Thing(thing) => Some(thing),
		What::Claim { .. } => None,
	});
	let mut things = things.collect::<Vec<_>>();
	things.sort();
	things.get(nth % things.len().max(1)).copied()
}

/// The leg, in which whoever has the thing gives it.
fn from_its_holder(leg: Leg) -> Leg {
	match leg.what {
		What::Thing(thing) => Leg { from: Things::get(&thing).expect("a thing of the tests").holder, ..leg },
		What::Claim { .. } => leg,
	}
}

/// Dispatches a call; one that is refused has changed nothing.
fn dispatch(who: u64, call: Call<Test>) {
	let before = (root(), System::events().len());
	if RuntimeCall::Settlement(call).dispatch(signed(who)).is_err() {
		assert_eq!((root(), System::events().len()), before);
	}
}

fn run(step: Step) {
	let currency = CNY.currency;
	match step {
		Step::Received(bank, who, amount, number) => {
			let (holder, reference) = (party(who), reference(number));
			dispatch(bank, Call::received { currency, holder, amount, reference });
		}
		Step::Paid(bank, who, amount, number) => {
			let (holder, reference) = (party(who), reference(number));
			dispatch(bank, Call::paid { currency, holder, amount, reference });
		}
		Step::Instruct(who, nonce, legs, from, to, about) => {
			let now = Now::get();
			let when = from.map_or(When::LastAffirmation, |after| When::From(now + after));
			let legs = legs.into_iter().map(from_its_holder).collect::<Vec<_>>();
			let (nonce, legs) = ([nonce; 32], self::legs(&legs));
			let about = about.then_some(thing(3).id);
			dispatch(who, Call::instruct { nonce, legs, when, expires_ms: now + to, about });
		}
		Step::Affirm(who, of) => dispatch(who, Call::affirm { instruction: made(of, Status::Affirming) }),
		Step::AffirmAll(of) => {
			let instruction = made(of, Status::Affirming);
			PARTIES.iter().for_each(|who| dispatch(*who, Call::affirm { instruction }));
		}
		Step::Withdraw(who, of) => dispatch(who, Call::withdraw { instruction: made(of, Status::Ready) }),
		Step::Execute(who, of) => dispatch(who, Call::execute { instruction: made(of, Status::Ready) }),
		Step::Reject(who, of) => dispatch(who, Call::reject { instruction: made(of, Status::Waiting) }),
		Step::Clear(who, of) => dispatch(who, Call::clear { instruction: made(of, Status::Lapsed) }),
		Step::Break(of) => Broken::set(of.and_then(thing_in_use)),
		Step::Suspend(who) => Suspended::set(who.into_iter().collect()),
		Step::Wait(ms) => Now::mutate(|now| *now += ms),
	}
}

/// What became of the money that an instruction locked.
#[derive(Default)]
struct Flow {
	locked: u128,
	released: u128,
	refunded: u128,
}

/// The state as whoever reads events and block times has it.
#[derive(Default)]
struct Reader {
	books: BTreeMap<Book, BookState>,
	claims: BTreeMap<(Book, Party), Claim>,
	entries: BTreeMap<(MemberId, BankReference), Entry>,
	instructions: BTreeMap<InstructionId, Instruction>,
	flows: BTreeMap<InstructionId, Flow>,
	settled: BTreeMap<InstructionId, u32>,
	/// How many executions failed, and how many instructions were cleared.
	failed: u32,
	cleared: u32,
}

impl Reader {
	fn claim(&mut self, book: Book, holder: Party) -> &mut Claim {
		self.claims.entry((book, holder)).or_default()
	}

	fn enter(&mut self, direction: Direction, entry: (Book, Party, u128, BankReference), at_ms: u64) {
		let (book, holder, amount, reference) = entry;
		let state = self.books.get_mut(&book).expect("an open book");
		let claim = self.claims.entry((book, holder)).or_default();
		match direction {
			Direction::Received => {
				(state.received, claim.free) = (state.received + amount, claim.free + amount)
			}
			Direction::Paid => (state.paid, claim.free) = (state.paid + amount, claim.free - amount),
		}
		let entry = Entry { direction, currency: book.currency, holder, amount, at_ms };
		assert_eq!(self.entries.insert((book.bank, reference), entry), None, "a reference is used once");
	}

	/// The claims that the party gives, or all parties that have affirmed.
	fn given(&self, id: &InstructionId, party: Option<Party>) -> Vec<(Book, Party, Party, u128)> {
		let instruction = &self.instructions[id];
		let of = |leg: &&Leg| party.map_or(instruction.has_affirmed(&leg.from), |party| leg.from == party);
		let claim = |leg: &Leg| match leg.what {
			What::Claim { book, amount } => Some((book, leg.from, leg.to, amount)),
			What::Thing(_) => None,
		};
		instruction.legs.iter().filter(of).filter_map(claim).collect()
	}

	fn refund(&mut self, id: &InstructionId, party: Option<Party>) {
		for (book, from, _, amount) in self.given(id, party) {
			let claim = self.claim(book, from);
			(claim.free, claim.locked) = (claim.free + amount, claim.locked - amount);
			self.flows.entry(*id).or_default().refunded += amount;
		}
	}

	fn affirmed(&mut self, id: &InstructionId, party: Party, affirmed: bool) {
		let parties = &mut self.instructions.get_mut(id).expect("it was made").parties;
		let side = parties.iter_mut().find(|side| side.party == party).expect("a party");
		assert_ne!(side.affirmed, affirmed);
		side.affirmed = affirmed;
	}

	fn close(&mut self, id: &InstructionId, state: State) {
		let instruction = self.instructions.get_mut(id).expect("it was made");
		assert_eq!(instruction.state, State::Open, "M17: it is closed once");
		instruction.state = state;
	}

	fn read(&mut self, event: Event<Test>, at_ms: u64) {
		match event {
			Event::BookOpened { book, decimals } => {
				self.books.insert(book, BookState { decimals, received: 0, paid: 0 });
			}
			Event::Received { book, holder, amount, reference } => {
				self.enter(Direction::Received, (book, holder, amount, reference), at_ms);
			}
			Event::Paid { book, holder, amount, reference } => {
				self.enter(Direction::Paid, (book, holder, amount, reference), at_ms);
			}
			Event::Instructed { instruction, creator, legs, when, expires_ms, about } => {
				let parties = parties_of(&legs);
				let made =
					Instruction { creator, legs, when, expires_ms, about, parties, state: State::Open };
				assert_eq!(self.instructions.insert(instruction, made), None, "an id is used once");
			}
			Event::Affirmed { instruction, party } => {
				self.affirmed(&instruction, party, true);
				for (book, from, _, amount) in self.given(&instruction, Some(party)) {
					let claim = self.claim(book, from);
					(claim.free, claim.locked) = (claim.free - amount, claim.locked + amount);
					self.flows.entry(instruction).or_default().locked += amount;
				}
			}
			Event::Withdrawn { instruction, party } => {
				self.refund(&instruction, Some(party));
				self.affirmed(&instruction, party, false);
			}
			Event::Settled { instruction } => {
				for (book, from, to, amount) in self.given(&instruction, None) {
					self.claim(book, from).locked -= amount;
					self.claim(book, to).free += amount;
					self.flows.entry(instruction).or_default().released += amount;
				}
				self.close(&instruction, State::Settled { at_ms });
				*self.settled.entry(instruction).or_default() += 1;
			}
			Event::ExecutionFailed { instruction, leg, .. } => {
				assert!(usize::from(leg) < self.instructions[&instruction].legs.len());
				self.failed += 1;
			}
			Event::Rejected { instruction, by } => {
				self.refund(&instruction, None);
				self.close(&instruction, State::Rejected { by, at_ms });
			}
			Event::Cleared { instruction } => {
				self.refund(&instruction, None);
				self.close(&instruction, State::Cleared { at_ms });
				self.cleared += 1;
			}
			Event::__Ignore(..) => unreachable!("no event is of this form"),
		}
	}

	/// Reads what has happened since, and finds the chain's state to be the one that it tells.
	fn follow(&mut self) {
		events().into_iter().for_each(|event| self.read(event, Now::get()));
		self.claims.retain(|_, claim| *claim != Claim::default());
		assert_eq!(self.books, Books::<Test>::iter().collect());
		let claims = Claims::<Test>::iter().map(|(book, holder, claim)| ((book, holder), claim));
		assert_eq!(self.claims, claims.collect());
		let entries = Entries::<Test>::iter().map(|(bank, reference, entry)| ((bank, reference), entry));
		assert_eq!(self.entries, entries.collect());
		assert_eq!(self.instructions, Instructions::<Test>::iter().collect());
	}

	/// M14 for each instruction: what was ever locked was released to the payees, given back, or is held.
	fn check_flows(&self) {
		for (id, instruction) in &self.instructions {
			let nothing = Flow::default();
			let Flow { locked, released, refunded } = self.flows.get(id).unwrap_or(&nothing);
			let held = match instruction.state {
				State::Open => self.given(id, None).iter().map(|(_, _, _, amount)| amount).sum(),
				_ => 0u128,
			};
			assert_eq!(*locked, released + refunded + held, "M14");
			let times = self.settled.get(id).copied().unwrap_or(0);
			assert_eq!(times, u32::from(instruction.status(0) == Status::Settled), "M17");
		}
	}
}

#[test]
fn m14_m17_any_life_keeps_the_invariants() {
	// Settled, failed and cleared, over all lives: lives without would prove little.
	let counts = std::cell::Cell::new((0, 0, 0));
	let config = ProptestConfig { cases: 48, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 20..100), |life| {
		new_test_ext().execute_with(|| {
			let mut reader = Reader::default();
			assert_ok!(Settlement::open_book(RuntimeOrigin::root(), CNY, 2));
			for (who, number) in PARTIES.into_iter().zip(201..) {
				assert_ok!(received(BANK, who, 1_000, number));
			}
			reader.follow();
			for step in life {
				// Its events are of one block, whose time is the clock's after it.
				run(step);
				check();
				reader.follow();
				reader.check_flows();
			}
			let (settled, failed, cleared) = counts.get();
			let once_each = reader.settled.len();
			counts.set((settled + once_each, failed + reader.failed, cleared + reader.cleared));
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	let (settled, failed, cleared) = counts.get();
	assert!(
		settled > 24 && failed > 0 && cleared > 0,
		"{settled} settled, {failed} failed, {cleared} cleared"
	);
}
