//! Random lives of claims, instructions and deposits, with two banks and legs that fail: money is conserved, nothing settles twice, and
//! events alone tell the state.

use std::collections::BTreeMap;

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	InstructionId, MemberId, Party,
	date::Day,
	settlement::{BankReference, Book, Leg, Thing, What, When},
};
use pallet_support::Deposits;
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{
	BookState, Books, Call, Claim, Claims, Deposited, Direction, Due, Dues, Entries, Entry, Event,
	Instruction, Instructions, Receipt, Receipts, State, Status, mediators_of, mock::*, parties_of,
};

/// What somebody does, or what happens.
#[derive(Clone, Debug)]
enum Step {
	Received(u64, u64, u128, u8),
	Paid(u64, u64, u128, u8),
	/// With the third thing as what it is about, or with nothing; mediated, or not.
	Instruct(u64, u8, Vec<Leg>, Option<u64>, u64, bool, bool),
	/// By another pallet.
	Keep(u64, u8, Vec<Leg>),
	Affirm(u64, usize),
	/// Every party affirms, one after the other.
	AffirmAll(usize),
	Withdraw(u64, usize),
	Execute(u64, usize),
	Reject(u64, usize),
	Clear(u64, usize),
	/// Until so much later, or no longer.
	Mediate(usize, Option<u64>),
	Attest(u64, usize, u8),
	ExecuteKept(usize),
	ReleaseKept(usize),
	Deposit(Book, u64, u128),
	GiveBack(Book, u64, u128),
	/// From what somebody has deposited.
	Redeem(usize, u64, u128),
	/// What somebody owes somebody.
	Net(usize),
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

/// Renminbi of the other bank.
fn other_cny() -> Book {
	Book { bank: member(OTHER_BANK), ..CNY }
}

fn books() -> impl Strategy<Value = Book> {
	prop_oneof![2 => Just(CNY), 1 => Just(other_cny())]
}

fn a_leg() -> impl Strategy<Value = Leg> {
	prop_oneof![
		6 => (sides(), books(), 0u128..400).prop_map(|((from, to), book, amount)| {
			Leg { what: What::Claim { book, amount }, ..pays(from, to, amount) }
		}),
		4 => (sides(), 0..THINGS).prop_map(|((from, to), number)| gives(from, to, number)),
		2 => (sides(), 0u128..400).prop_map(|((from, to), amount)| transfers(from, to, amount, BANK)),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let nth = || 0usize..8;
	let attesting = || prop_oneof![6 => Just(BANK), 1 => Just(ALICE), 2 => Just(OTHER_BANK)];
	let when = (proptest::option::of(0u64..300), 1u64..900);
	let maker = (parties(), 0u8..6, vec(a_leg(), 1..4), when, any::<bool>(), proptest::bool::weighted(0.3));
	let of_instructions = prop_oneof![
		2 => (members(), 6u8..10, vec(a_leg(), 1..4)).prop_map(|(who, nonce, legs)| Step::Keep(who, nonce, legs)),
		4 => (nth(), proptest::option::weighted(0.8, 1u64..400)).prop_map(|(of, by)| Step::Mediate(of, by)),
		4 => (attesting(), nth(), 0u8..40).prop_map(|(bank, of, r)| Step::Attest(bank, of, r)),
		2 => nth().prop_map(Step::ExecuteKept),
		1 => nth().prop_map(Step::ReleaseKept),
	];
	let amounts = || 0u128..300;
	let of_deposits = prop_oneof![
		3 => (books(), parties(), amounts()).prop_map(|(book, who, a)| Step::Deposit(book, who, a)),
		1 => (books(), parties(), amounts()).prop_map(|(book, who, a)| Step::GiveBack(book, who, a)),
		4 => (nth(), parties(), 0u128..100).prop_map(|(of, to, a)| Step::Redeem(of, to, a)),
		3 => nth().prop_map(Step::Net),
	];
	prop_oneof![
		2 => (attesting(), parties(), 0u128..900, 0u8..40).prop_map(|(b, m, a, r)| Step::Received(b, m, a, r)),
		1 => (attesting(), parties(), 0u128..900, 0u8..40).prop_map(|(b, m, a, r)| Step::Paid(b, m, a, r)),
		6 => maker.prop_map(|(who, nonce, legs, (from, to), about, mediated)| {
			Step::Instruct(who, nonce, legs, from, to, about, mediated)
		}),
		8 => of_instructions,
		8 => of_deposits,
		6 => (parties(), nth()).prop_map(|(who, of)| Step::Affirm(who, of)),
		8 => nth().prop_map(Step::AffirmAll),
		2 => (parties(), nth()).prop_map(|(who, of)| Step::Withdraw(who, of)),
		4 => (parties(), nth()).prop_map(|(who, of)| Step::Execute(who, of)),
		1 => (parties(), nth()).prop_map(|(who, of)| Step::Reject(who, of)),
		2 => (members(), nth()).prop_map(|(who, of)| Step::Clear(who, of)),
		6 => proptest::option::of(nth()).prop_map(Step::Break),
		1 => prop_oneof![3 => Just(None), 1 => parties().prop_map(Some)].prop_map(Step::Suspend),
		3 => (0u64..400).prop_map(Step::Wait),
		2 => Just(Step::Wait(86_400_000)),
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

/// A thing in an open instruction, with that instruction, if there is one.
fn thing_in_use(nth: usize) -> Option<(Thing, InstructionId)> {
	let open = Instructions::<Test>::iter().filter(|(_, of)| of.state == State::Open);
	let things = open.flat_map(|(id, of)| of.legs.into_iter().map(move |leg| (leg.what, id)));
	let mut things = things
		.filter_map(|(what, id)| match what {
			What::Thing(thing) => Some((thing, id)),
			What::Claim { .. } | What::Cash { .. } => None,
		})
		.collect::<Vec<_>>();
	things.sort();
	things.get(nth % things.len().max(1)).copied()
}

/// All affirm it.
fn affirm_all(instruction: InstructionId) {
	PARTIES.iter().for_each(|who| dispatch(*who, Call::affirm { instruction }));
}

/// The leg, in which whoever has the thing gives it.
fn from_its_holder(leg: Leg) -> Leg {
	match leg.what {
		What::Thing(thing) => Leg { from: Things::get(&thing).expect("a thing of the tests").holder, ..leg },
		What::Claim { .. } | What::Cash { .. } => leg,
	}
}

/// Dispatches a call; one that is refused has changed nothing.
fn dispatch(who: u64, call: Call<Test>) {
	let before = (root(), System::events().len());
	if RuntimeCall::Settlement(call).dispatch(signed(who)).is_err() {
		assert_eq!((root(), System::events().len()), before);
	}
}

/// The same of what another pallet asks.
fn ask<R>(asked: impl FnOnce() -> Result<R, DispatchError>) {
	let before = (root(), System::events().len());
	if with_storage_layer(asked).is_err() {
		assert_eq!((root(), System::events().len()), before);
	}
}

/// A kept instruction that is open, if there is one.
fn kept(nth: usize) -> InstructionId {
	let open = Instructions::<Test>::iter().filter(|(_, of)| of.is_kept() && of.state == State::Open);
	let mut ids = open.map(|(id, _)| id).collect::<Vec<_>>();
	ids.sort();
	ids.get(nth % ids.len().max(1)).copied().unwrap_or(id(99, 0))
}

/// An open instruction that all have affirmed and that waits for a receipt, and the place of its first leg without one; else whichever.
fn unattested(nth: usize) -> (InstructionId, u8) {
	let waits = |of: &Instruction| of.state == State::Open && of.all_affirmed() && !of.is_attested();
	let mut found = Instructions::<Test>::iter().filter(|(_, of)| waits(of)).collect::<Vec<_>>();
	found.sort_by_key(|(id, _)| *id);
	let Some((id, of)) = found.get(nth % found.len().max(1)) else {
		return (made(nth, Status::Affirming), 0);
	};
	let is_due = |place: &u8| {
		let is_cash = matches!(of.legs[usize::from(*place)].what, What::Cash { .. });
		is_cash && of.receipts.iter().all(|receipt| receipt.leg != *place)
	};
	let place = (0..of.legs.len() as u8).find(is_due);
	(*id, place.expect("a leg without a receipt"))
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
		Step::Instruct(who, nonce, legs, from, to, about, mediated) => {
			let now = Now::get();
			let when = from.map_or(When::LastAffirmation, |after| When::From(now + after));
			let legs = legs.into_iter().map(from_its_holder).collect::<Vec<_>>();
			let (nonce, legs) = ([nonce; 32], self::legs(&legs));
			let about = about.then_some(thing(3).id);
			let mediators = mediators(if mediated { &[MEDIATOR] } else { &[] });
			dispatch(who, Call::instruct { nonce, legs, when, expires_ms: now + to, about, mediators });
		}
		Step::Keep(who, nonce, legs) => {
			let legs = legs.into_iter().map(from_its_holder).collect::<Vec<_>>();
			let all = parties_of(&self::legs(&legs)).into_iter().map(|side| side.party).collect::<Vec<_>>();
			let (creator, about) = (member(who), thing(3).id);
			ask(|| {
				<Settlement as pallet_support::Instructions>::open(&creator, [nonce; 32], legs, about, &all)
			});
		}
		Step::Affirm(who, of) => dispatch(who, Call::affirm { instruction: made(of, Status::Affirming) }),
		Step::AffirmAll(of) => affirm_all(made(of, Status::Affirming)),
		Step::Withdraw(who, of) => dispatch(who, Call::withdraw { instruction: made(of, Status::Ready) }),
		Step::Execute(who, of) => dispatch(who, Call::execute { instruction: made(of, Status::Ready) }),
		Step::Reject(who, of) => dispatch(who, Call::reject { instruction: made(of, Status::Waiting) }),
		Step::Clear(who, of) => dispatch(who, Call::clear { instruction: made(of, Status::Lapsed) }),
		Step::Mediate(of, after) => {
			let (instruction, until_ms) = (made(of, Status::Affirming), after.map(|by| Now::get() + by));
			dispatch(MEDIATOR, Call::mediate { instruction, until_ms });
		}
		Step::Attest(bank, of, number) => {
			let ((instruction, leg), reference) = (unattested(of), reference(number));
			dispatch(bank, Call::attest { instruction, leg, reference });
		}
		Step::ExecuteKept(of) => ask(|| <Settlement as pallet_support::Instructions>::execute(&kept(of))),
		Step::ReleaseKept(of) => ask(|| <Settlement as pallet_support::Instructions>::release(&kept(of))),
		Step::Deposit(book, who, amount) => ask(|| Settlement::deposit(&book, &party(who), amount)),
		Step::GiveBack(book, who, amount) => ask(|| Settlement::give_back(&book, &party(who), amount)),
		Step::Redeem(of, payee, amount) => {
			let deposits = Deposited::<Test>::iter_keys().collect::<Vec<_>>();
			let (book, payer) =
				deposits.get(of % deposits.len().max(1)).copied().unwrap_or((CNY, party(ALICE)));
			ask(|| Settlement::redeem(&book, &payer, &party(payee), amount));
		}
		Step::Net(of) => {
			let dues = Dues::<Test>::iter_keys().collect::<Vec<_>>();
			let nothing = (Day(0), CNY, party(ALICE), party(BOB));
			let (day, book, one, other) = dues.get(of % dues.len().max(1)).copied().unwrap_or(nothing);
			dispatch(CAROL, Call::net { day, book, one, other });
		}
		Step::Break(of) => {
			let broken = of.and_then(thing_in_use);
			Broken::set(broken.map(|(thing, _)| thing));
			// It shows when the instruction is executed.
			if let Some((_, instruction)) = broken {
				affirm_all(instruction);
				dispatch(ALICE, Call::execute { instruction });
			}
		}
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
	deposited: BTreeMap<(Book, Party), u128>,
	dues: BTreeMap<(Day, Book, Party, Party), Due>,
	flows: BTreeMap<InstructionId, Flow>,
	/// What became of the money that payers deposited: released is what was redeemed.
	deposits: BTreeMap<(Book, Party), Flow>,
	settled: BTreeMap<InstructionId, u32>,
	/// How many executions failed, how many instructions were cleared, released or attested, and how often two were netted.
	failed: u32,
	cleared: u32,
	released: u32,
	attested: u32,
	netted: u32,
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
			Direction::Transferred => unreachable!("it is in no book"),
		}
		self.record(book, reference, Entry { direction, currency: book.currency, holder, amount, at_ms });
	}

	fn record(&mut self, book: Book, reference: BankReference, entry: Entry) {
		assert_eq!(self.entries.insert((book.bank, reference), entry), None, "a reference is used once");
	}

	/// The claims that the party gives, or all parties that have affirmed.
	fn given(&self, id: &InstructionId, party: Option<Party>) -> Vec<(Book, Party, Party, u128)> {
		let instruction = &self.instructions[id];
		let of = |leg: &&Leg| party.map_or(instruction.has_affirmed(&leg.from), |party| leg.from == party);
		let claim = |leg: &Leg| match leg.what {
			What::Claim { book, amount } => Some((book, leg.from, leg.to, amount)),
			What::Thing(_) | What::Cash { .. } => None,
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
			Event::Instructed { instruction, creator, legs, when, expires_ms, about, mediators } => {
				let (parties, mediators) = (parties_of(&legs), mediators_of(&mediators));
				let (receipts, state) = (Receipts::new(), State::Open);
				let made = Instruction {
					creator,
					legs,
					when,
					expires_ms,
					about,
					parties,
					mediators,
					receipts,
					state,
				};
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
			Event::Mediated { instruction, mediator, until_ms } => {
				let of = self.instructions.get_mut(&instruction).expect("it was made");
				let mut mediators = of.mediators.iter_mut();
				let found = mediators.find(|of| of.member == mediator).expect("a mediator");
				found.until_ms = until_ms;
			}
			Event::Attested { instruction, leg, reference } => {
				let of = self.instructions.get_mut(&instruction).expect("it was made");
				let Leg { to: holder, what, .. } = of.legs[usize::from(leg)];
				let What::Cash { currency, amount, attestor: bank } = what else {
					panic!("cash is attested")
				};
				of.receipts.try_push(Receipt { leg, reference }).expect("one a leg");
				of.receipts.sort_by_key(|receipt| receipt.leg);
				let direction = Direction::Transferred;
				let entry = Entry { direction, currency, holder, amount, at_ms };
				self.record(Book { bank, currency }, reference, entry);
				self.attested += 1;
			}
			Event::Released { instruction } => {
				self.refund(&instruction, None);
				self.close(&instruction, State::Released { at_ms });
				self.released += 1;
			}
			Event::Deposited { book, payer, amount } => {
				let claim = self.claim(book, payer);
				(claim.free, claim.locked) = (claim.free - amount, claim.locked + amount);
				*self.deposited.entry((book, payer)).or_default() += amount;
				self.deposits.entry((book, payer)).or_default().locked += amount;
			}
			Event::GivenBack { book, payer, amount } => {
				let claim = self.claim(book, payer);
				(claim.free, claim.locked) = (claim.free + amount, claim.locked - amount);
				*self.deposited.entry((book, payer)).or_default() -= amount;
				self.deposits.entry((book, payer)).or_default().refunded += amount;
			}
			Event::Redeemed { day, book, payer, payee, amount } => {
				*self.deposited.entry((book, payer)).or_default() -= amount;
				self.deposits.entry((book, payer)).or_default().released += amount;
				let due = self.dues.entry((day, book, payer, payee)).or_default();
				(due.amount, due.redemptions) = (due.amount + amount, due.redemptions + 1);
			}
			Event::Netted { day, book, payer, payee, owed, owed_back, net } => {
				assert!(at_ms >= day.end_in_china());
				let there = self.dues.remove(&(day, book, payer, payee)).unwrap_or_default();
				let back = self.dues.remove(&(day, book, payee, payer)).unwrap_or_default();
				assert_eq!((owed, owed_back), (there, back), "the statement is of all that was due");
				assert_eq!(net, owed.amount - owed_back.amount);
				// One movement: what offsets comes free on both sides.
				for (of, free) in [(payer, owed_back.amount), (payee, owed_back.amount + net)] {
					self.claim(book, of).free += free;
				}
				self.claim(book, payer).locked -= owed.amount;
				self.claim(book, payee).locked -= owed_back.amount;
				self.netted += 1;
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
		self.deposited.retain(|_, amount| *amount > 0);
		let deposited = Deposited::<Test>::iter().map(|(book, payer, amount)| ((book, payer), amount));
		assert_eq!(self.deposited, deposited.collect());
		assert_eq!(self.dues, Dues::<Test>::iter().collect());
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
		for (key, Flow { locked, released, refunded }) in &self.deposits {
			let held = self.deposited.get(key).copied().unwrap_or(0);
			assert_eq!(*locked, released + refunded + held, "M14 of deposits");
		}
	}
}

#[test]
fn m14_m17_any_life_keeps_the_invariants() {
	// What came to pass, over all lives: lives without would prove little.
	let counts = std::cell::Cell::new([0; 6]);
	let config = ProptestConfig { cases: 64, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 30..120), |life| {
		new_test_ext().execute_with(|| {
			let mut reader = Reader::default();
			for (bank, book) in [(BANK, CNY), (OTHER_BANK, other_cny())] {
				assert_ok!(Settlement::open_book(RuntimeOrigin::root(), book, 2));
				for (who, number) in PARTIES.into_iter().zip(201..) {
					assert_ok!(received(bank, who, 1_000, number));
				}
			}
			reader.follow();
			for step in life {
				// Its events are of one block, whose time is the clock's after it.
				run(step);
				check();
				reader.follow();
				reader.check_flows();
			}
			let settled = reader.settled.len() as u32;
			let Reader { failed, cleared, released, attested, netted, .. } = reader;
			let here = [settled, failed, cleared, released, attested, netted];
			counts.set(std::array::from_fn(|place| counts.get()[place] + here[place]));
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	let counts = counts.get();
	assert!(
		counts[0] > 24 && counts.iter().all(|count| *count > 0),
		"settled, failed, cleared, released, attested, netted: {counts:?}"
	);
}
