//! M14, M16, M17: whatever is done in whatever order with claims, orders and meters, at several banks, with legs that fail: no money comes
//! or goes but by a bank's call, what was redeemed never goes down, and what is at its end stays as it is. Each block checks what orders and
//! meters hold against what is locked for them ([`common::money`]), and each pallet's own invariants.
//!
//! `HEFU_CASES` says how many lives are lived.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::life::{Deed, World, motion};
use hefu_primitives::{
	InstructionId, MemberId, OrderId, Party,
	id::MeterId,
	market::Stage,
	member::Role,
	metering::Totals,
	settlement::{Book, Leg, What, When},
};
use hefu_runtime::{Members, Runtime, RuntimeEvent};
use pallet_market::{Event as Market, Orders};
use pallet_members::SuspensionReason;
use pallet_metering::{Event as Metering, MeterOf, Meters, State as MeterState};
use pallet_settlement::{Books, Claims, Dues, Event as Settlement, Instruction, Instructions, State};
use pallet_support::MemberInspect;

/// Lives in CI.
const CASES: u64 = 2;
/// A day, in slots.
const DAY: u64 = 43_200;

/// What came about, over all lives: lives without would prove little.
#[derive(Debug, Default)]
struct Seen {
	/// Banks whose claims an instruction or a redemption has moved.
	banks: BTreeSet<MemberId>,
	settled: u32,
	refunded: u32,
	redeemed: u32,
	netted: u32,
	/// Executions that failed.
	failed: u32,
}

/// What is not to change any more, or not to go down.
#[derive(Default)]
struct Ends {
	/// How many blocks were looked into.
	read: usize,
	orders: BTreeMap<OrderId, Stage>,
	instructions: BTreeMap<InstructionId, Instruction>,
	meters: BTreeMap<MeterId, MeterOf<Runtime>>,
	redeemed: BTreeMap<MeterId, Totals>,
	owed: BTreeMap<Book, u128>,
}

#[test]
fn m14_m16_m17_any_life_conserves_money() {
	let cases = std::env::var("HEFU_CASES").map_or(CASES, |cases| cases.parse().expect("a number"));
	let mut seen = Seen::default();
	for seed in 0..cases {
		let mut world = World::new(4_000 + seed);
		let mut ends = Ends::default();
		// Data, rights and claims to trade with.
		world.live(30);
		look(&mut world, &mut ends, &mut seen);
		for _ in 0..80 {
			world.trade(1, 1);
			look(&mut world, &mut ends, &mut seen);
		}
		world.allow_days();
		for _ in 0..40 {
			world.trade(1, DAY / 2);
			look(&mut world, &mut ends, &mut seen);
		}
		fail(&mut world);
		net_all(&mut world);
		look(&mut world, &mut ends, &mut seen);
		if seed == 0 {
			// Orders that are refunded hardly ever come of what is drawn.
			world.story();
			look(&mut world, &mut ends, &mut seen);
		}
	}
	println!("{seen:?}");
	assert!(seen.banks.len() > 1, "{seen:?}");
	for count in [seen.settled, seen.refunded, seen.redeemed, seen.netted, seen.failed] {
		assert!(count > 0, "{seen:?}");
	}
}

/// A payment whose payer is suspended when the payee affirms fails, and is made when the payer is back.
fn fail(world: &mut World) {
	let live = world.live_members();
	let is_bank = |book: &Book| {
		let has = |role| Members::has_role(&book.bank, role);
		live.contains(&book.bank) && has(Role::Bank) && !has(Role::Exchange)
	};
	let book = world.chain.read(|| Books::<Runtime>::iter_keys().find(is_bank)).expect("a bank takes part");
	// Founders have a vote each in what follows.
	let founders = world.people[..4].iter().map(|person| person.id).collect::<Vec<_>>();
	let mut others = live.iter().filter(|member| **member != book.bank && !founders.contains(member));
	let [payer, payee] = [others.next(), others.next()].map(|member| *member.expect("others take part"));
	let [bank, payers, payees] = [book.bank, payer, payee].map(|member| world.key_of(&member));
	let [nonce, reference] = [world.fresh(), world.fresh()];
	let leg = Leg { from: payer.into(), to: payee.into(), what: What::Claim { book, amount: 10 } };
	let instruction = InstructionId::derive(&world.genesis, &payee, &nonce);
	let instruct = pallet_settlement::Call::instruct {
		nonce,
		legs: vec![leg].try_into().expect("one"),
		when: When::LastAffirmation,
		expires_ms: world.now() + 3_600_000,
		about: None,
		mediators: Default::default(),
	};
	let (currency, holder) = (book.currency, payer.into());
	let received = pallet_settlement::Call::received { currency, holder, amount: 10, reference };
	let affirm = || pallet_settlement::Call::affirm { instruction };
	let reason = SuspensionReason::OwnRequest;
	for deed in [
		Deed::By(bank, received.into()),
		Deed::By(payees.clone(), instruct.into()),
		Deed::By(payers, affirm().into()),
		motion(pallet_members::Call::suspend { member: payer, reason }),
		Deed::By(payees.clone(), affirm().into()),
		motion(pallet_members::Call::reinstate { member: payer }),
		Deed::By(payees, pallet_settlement::Call::execute { instruction }.into()),
	] {
		world.must(deed);
	}
}

/// When the day is over all that is due is paid.
fn net_all(world: &mut World) {
	world.play(DAY, Vec::new());
	while let Some((day, book, one, other)) = world.chain.read(|| Dues::<Runtime>::iter_keys().next()) {
		let member = world.some_member();
		let call = pallet_settlement::Call::net { day, book, one, other };
		let key = world.key_of(&member);
		world.must(Deed::By(key, call.into()));
	}
}

/// Looks into the blocks that were made since, and at what they have come to.
fn look(world: &mut World, ends: &mut Ends, seen: &mut Seen) {
	let from = ends.read;
	ends.read = world.chain.blocks.len();
	for made in &world.chain.blocks[from..] {
		made.events.iter().for_each(|event| note(event, ends, seen));
	}
	world.chain.read(|| check(ends, seen));
}

fn note(event: &RuntimeEvent, ends: &mut Ends, seen: &mut Seen) {
	match event {
		RuntimeEvent::Settlement(event) => note_settlement(event, ends, seen),
		RuntimeEvent::Market(event) => {
			let (order, end) = match event {
				Market::Settled { order } => (*order, Stage::Settled),
				Market::Refunded { order, .. } => (*order, Stage::Refunded),
				Market::OrderCancelled { order, .. } => (*order, Stage::Cancelled),
				Market::OrderExpired { order } => (*order, Stage::Expired),
				Market::SettlementHeld { .. } => {
					seen.failed += 1;
					return;
				}
				_ => return,
			};
			seen.settled += u32::from(end == Stage::Settled);
			seen.refunded += u32::from(end == Stage::Refunded);
			assert_eq!(ends.orders.insert(order, end), None, "M17: {order} ends twice");
		}
		RuntimeEvent::Metering(Metering::Redeemed { due, .. }) => seen.redeemed += u32::from(*due > 0),
		_ => (),
	}
}

fn note_settlement(event: &Settlement<Runtime>, ends: &mut Ends, seen: &mut Seen) {
	match event {
		Settlement::Received { book, amount, .. } => *ends.owed.entry(*book).or_default() += amount,
		Settlement::Paid { book, amount, .. } => *ends.owed.entry(*book).or_default() -= amount,
		Settlement::Redeemed { book, .. } => {
			seen.banks.insert(book.bank);
		}
		Settlement::Netted { book, owed, owed_back, net, .. } => {
			assert_eq!(owed_back.amount + net, owed.amount, "what is paid is the difference");
			seen.banks.insert(book.bank);
			seen.netted += 1;
		}
		Settlement::ExecutionFailed { .. } => seen.failed += 1,
		_ => (),
	}
}

/// That nothing has changed that may not.
fn check(ends: &mut Ends, seen: &mut Seen) {
	for (order, stage) in &ends.orders {
		assert_eq!(Orders::<Runtime>::get(order).map(|it| it.stage), Some(*stage), "M17: {order}");
	}
	for (id, instruction) in Instructions::<Runtime>::iter() {
		if instruction.state != State::Open {
			let before = ends.instructions.entry(id).or_insert_with(|| instruction.clone());
			assert_eq!(*before, instruction, "M17: a closed instruction");
		}
		if let State::Settled { .. } = instruction.state {
			let paid = instruction.legs.iter().filter_map(|leg| match leg.what {
				What::Claim { book, .. } => Some(book.bank),
				_ => None,
			});
			seen.banks.extend(paid);
		}
	}
	for (id, meter) in Meters::<Runtime>::iter() {
		let before = ends.redeemed.insert(id, meter.redeemed).unwrap_or_default();
		assert!(meter.redeemed.beyond(&before).is_some(), "M16: {id} goes down");
		if let MeterState::Closed { .. } = meter.state {
			let before = ends.meters.entry(id).or_insert_with(|| meter.clone());
			assert_eq!(*before, meter, "M17: a closed meter");
		}
	}
	let mut had = BTreeMap::<Book, u128>::new();
	for (book, holder, claim) in Claims::<Runtime>::iter() {
		assert_ne!(holder, Party::Member(book.bank), "a bank with a claim on itself");
		*had.entry(book).or_default() += claim.free + claim.locked;
	}
	ends.owed.retain(|_, amount| *amount > 0);
	assert_eq!(had, ends.owed, "M14: what banks have attested, and what parties have");
}
