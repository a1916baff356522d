//! Books, banks' attestations, and instructions of claims and things.

use hefu_primitives::{
	InstructionId, MemberId, Party,
	settlement::{Book, Currency, Leg, LegKind, Thing, What, When},
};
use hefu_runtime::{Members, Runtime};
use pallet_members::{Customers, Key, Keys};
use pallet_settlement::{
	Books, Call, Claims, Dues, Entries, Instruction, Instructions, MediatorIds, State, Status,
};
use pallet_support::PartyInspect;

use super::{Deed, Draw, World, bills, cast, party_of, rights};

pub const DRAWS: &[Draw] = &[
	open_book, received, received, received, paid, instruct, instruct, instruct, instruct, affirm,
	affirm_all, affirm_all, affirm_all, affirm_all, withdraw, execute, execute, reject, clear, mediate,
	mediate, attest, attest, net,
];

fn open_book(world: &mut World) -> Vec<Deed> {
	let banks = [cast::DAVE, cast::ERIN].map(|bank| world.people[bank].id);
	let bank = world.one_of(&banks).expect("one of two");
	let currencies = ["USD", "EUR", "HKD", "JPY", "SGD", "GBP", "AUD", "CHF"];
	let currency = world.one_of(&currencies).expect("there are some");
	let book = Book { bank, currency: Currency::parse(currency).expect("a currency") };
	vec![Deed::Motion(Call::open_book { book, decimals: world.below(5) as u8 }.into())]
}

/// Everybody who can stand on a side now, and may in what concerns these objects.
pub fn parties(world: &mut World, objects: &[[u8; 32]]) -> Vec<Party> {
	world.chain.read(|| {
		let members = pallet_members::Members::<Runtime>::iter_keys().map(Party::Member);
		let customers = Customers::<Runtime>::iter_keys().map(Party::Customer);
		let keys = Keys::<Runtime>::iter().filter_map(|(account, key)| match key {
			Key::Party { object, .. } if objects.contains(&object) => Some(party_of(&account)),
			_ => None,
		});
		members.chain(customers).chain(keys).filter(Members::takes_part).collect()
	})
}

/// What party keys are made for: bills, and other deals.
fn objects(world: &mut World) -> Vec<[u8; 32]> {
	let bills = bills::issued(world);
	world.deals.iter().copied().chain(bills.iter().map(|(id, _)| id.0)).collect()
}

/// Any book that is open.
fn some_book(world: &mut World) -> Book {
	let mut books = world.chain.read(|| Books::<Runtime>::iter_keys().collect::<Vec<_>>());
	// Mostly in the two that the life began with, so that there is money where it is looked for.
	if !world.chance(4) {
		books.retain(|book| book.currency == Currency::CNY);
	}
	world.one_of(&books).expect("two are open")
}

fn received(world: &mut World) -> Vec<Deed> {
	let book = some_book(world);
	let objects = objects(world);
	let object = world.one_of(&objects);
	let mut holders = parties(world, object.as_slice());
	// What is for a party key is rare among so many.
	let keys = holders.iter().filter(|party| matches!(party, Party::Key(_))).copied().collect::<Vec<_>>();
	if !keys.is_empty() && world.chance(2) {
		holders = keys;
	}
	let Some(holder) = world.one_of(&holders) else { return Vec::new() };
	let amount = 1_000 + world.below(100_000) as u128;
	let used = world.chain.read(|| Entries::<Runtime>::iter_key_prefix(book.bank).collect::<Vec<_>>());
	let reference = match world.one_of(&used) {
		Some(used) if world.chance(20) => used,
		_ => world.fresh(),
	};
	let call = Call::received { currency: book.currency, holder, amount, reference };
	vec![Deed::By(world.signer(&book.bank), call.into())]
}

/// What parties can give, of all books.
pub fn free_claims(world: &mut World) -> Vec<(Book, Party, u128)> {
	world.chain.read(|| {
		let free = Claims::<Runtime>::iter().filter(|(_, _, claim)| claim.free > 0);
		free.map(|(book, holder, claim)| (book, holder, claim.free)).collect()
	})
}

fn paid(world: &mut World) -> Vec<Deed> {
	let free = free_claims(world);
	let Some((book, holder, free)) = world.one_of(&free) else { return Vec::new() };
	let amount = 1 + world.below(free as usize) as u128;
	let call = Call::paid { currency: book.currency, holder, amount, reference: world.fresh() };
	vec![Deed::By(world.signer(&book.bank), call.into())]
}

/// A claim that changes hands.
fn claim_leg(world: &mut World, parties: &[Party], to: Option<Party>) -> Option<Leg> {
	let mut free = free_claims(world);
	free.retain(|(_, holder, _)| parties.contains(holder));
	let (book, from, free) = world.one_of(&free)?;
	let to = to.or_else(|| world.one_of(parties))?;
	if to == from || to == Party::Member(book.bank) {
		return None;
	}
	// Now and then more than there is, when several are affirmed.
	let amount = 1 + world.below(free as usize / 2 + 1) as u128;
	Some(Leg { from, to, what: What::Claim { book, amount } })
}

/// A grant that is made.
fn grant_leg(world: &mut World) -> Option<Leg> {
	let offers = rights::open_offers(world);
	let (id, grantor, grantee) = world.one_of(&offers)?;
	let thing = Thing { kind: LegKind::Grant, id: id.0 };
	Some(Leg { from: Party::Member(grantor), to: Party::Member(grantee), what: What::Thing(thing) })
}

/// A bill that is handed over.
fn bill_leg(world: &mut World) -> Option<Leg> {
	let mut bills = bills::issued(world);
	bills.retain(|(_, bill)| bill.lock.is_none() && bill.offer.is_none());
	let (id, bill) = world.one_of(&bills)?;
	let parties = parties(world, &[id.0]);
	let to = world.one_of(&parties)?;
	let from = bill.control.possessor;
	let thing = Thing { kind: LegKind::Bill, id: id.0 };
	(to != from).then_some(Leg { from, to, what: What::Thing(thing) })
}

fn instruct(world: &mut World) -> Vec<Deed> {
	let deals = world.deals.clone();
	let about = if world.chance(2) { world.one_of(&deals) } else { None };
	let mut legs = Vec::new();
	match world.below(3) {
		0 => legs.extend(grant_leg(world)),
		1 => legs.extend(bill_leg(world)),
		_ => (),
	}
	let seller = legs.first().map(|leg: &Leg| leg.from);
	let moved = legs.iter().filter_map(|leg| match leg.what {
		What::Thing(thing) => Some(thing.id),
		What::Claim { .. } | What::Cash { .. } => None,
	});
	let objects = about.into_iter().chain(moved).collect::<Vec<_>>();
	let parties = parties(world, &objects);
	for _ in 0..1 + world.below(3) {
		let to = if world.chance(2) { seller } else { None };
		legs.extend(claim_leg(world, &parties, to));
	}
	if world.chance(4) {
		legs.extend(cash_leg(world, &parties, &legs));
	}
	if legs.is_empty() {
		return Vec::new();
	}
	let (creator, nonce) = (world.some_member(), world.fresh());
	let now = world.now();
	let when = if world.chance(3) {
		When::From(now + 4_000 + world.below(30_000) as u64)
	} else {
		When::LastAffirmation
	};
	let expires_ms = now + 40_000 + world.below(4 * 3_600_000) as u64;
	let mediators = some_mediators(world, &legs);
	let legs = legs.try_into().expect("five at most");
	let call = Call::instruct { nonce, legs, when, expires_ms, about, mediators };
	vec![Deed::By(world.signer(&creator), call.into())]
}

/// Money that moves outside of the ledger, as a bank attests that is no party and sponsors none.
fn cash_leg(world: &mut World, parties: &[Party], others: &[Leg]) -> Option<Leg> {
	let Book { bank: attestor, currency } = some_book(world);
	let (from, to) = (world.one_of(parties)?, world.one_of(parties)?);
	let sides = others.iter().flat_map(|leg| [leg.from, leg.to]).chain([from, to]).collect::<Vec<_>>();
	let is_own =
		world.chain.read(|| sides.iter().any(|party| Members::member_behind(party) == Some(attestor)));
	if from == to || is_own {
		return None;
	}
	let amount = 1 + world.below(10_000) as u128;
	Some(Leg { from, to, what: What::Cash { currency, amount, attestor } })
}

/// Mostly nobody, else a member that is no party.
fn some_mediators(world: &mut World, legs: &[Leg]) -> MediatorIds {
	let mut mediators = MediatorIds::new();
	if world.chance(4) {
		let member: MemberId = world.some_member();
		let is_party = legs.iter().any(|leg| [leg.from, leg.to].contains(&Party::Member(member)));
		if !is_party {
			mediators.try_push(member).expect("one");
		}
	}
	mediators
}

/// The open instructions that have this status at the time of the next block.
fn with_status(world: &mut World, wanted: Status) -> Vec<(InstructionId, Instruction)> {
	let next = world.now() + 2_000;
	world.chain.read(|| {
		let found = Instructions::<Runtime>::iter()
			.filter(|(_, of)| of.state == State::Open && of.status(next) == wanted);
		found.collect()
	})
}

/// The parties of whom the instruction waits.
fn missing(instruction: &Instruction) -> Vec<Party> {
	let missing = instruction.parties.iter().filter(|side| !side.affirmed);
	missing.map(|side| side.party).collect()
}

fn affirm(world: &mut World) -> Vec<Deed> {
	let found = with_status(world, Status::Affirming);
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let Some(party) = world.one_of(&missing(&of)) else { return Vec::new() };
	vec![Deed::By(world.party_signer(&party), Call::affirm { instruction }.into())]
}

fn affirm_all(world: &mut World) -> Vec<Deed> {
	let found = with_status(world, Status::Affirming);
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let missing = missing(&of);
	missing
		.iter()
		.map(|party| Deed::By(world.party_signer(party), Call::affirm { instruction }.into()))
		.collect()
}

/// A mediator agrees for a time, or, now and then, no longer.
fn mediate(world: &mut World) -> Vec<Deed> {
	let mut found = with_status(world, Status::Affirming);
	found.retain(|(_, of)| !of.mediators.is_empty());
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let mediator = of.mediators[0];
	let until_ms = match mediator.until_ms {
		Some(_) if world.chance(2) => None,
		_ => Some(world.now() + 10_000 + world.below(3_600_000) as u64),
	};
	vec![Deed::By(world.signer(&mediator.member), Call::mediate { instruction, until_ms }.into())]
}

/// A bank attests the first cash leg that waits for it.
fn attest(world: &mut World) -> Vec<Deed> {
	let mut found = with_status(world, Status::Affirming);
	found.retain(|(_, of)| of.all_affirmed() && !of.is_attested());
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let waits = |(leg, of_leg): &(u8, &Leg)| {
		let is_cash = matches!(of_leg.what, What::Cash { .. });
		is_cash && of.receipts.iter().all(|receipt| receipt.leg != *leg)
	};
	let (leg, of_leg) = (0u8..).zip(&of.legs).find(waits).expect("a leg without a receipt");
	let What::Cash { attestor, .. } = of_leg.what else { panic!("cash is attested") };
	let reference = world.fresh();
	vec![Deed::By(world.signer(&attestor), Call::attest { instruction, leg, reference }.into())]
}

fn withdraw(world: &mut World) -> Vec<Deed> {
	let mut found = with_status(world, Status::Affirming);
	found.extend(with_status(world, Status::Waiting));
	found.extend(with_status(world, Status::Lapsed));
	found.retain(|(_, of)| of.parties.iter().any(|side| side.affirmed));
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let side = of.parties.iter().find(|side| side.affirmed).expect("retained for it");
	vec![Deed::By(world.party_signer(&side.party), Call::withdraw { instruction }.into())]
}

fn execute(world: &mut World) -> Vec<Deed> {
	let mut found = with_status(world, Status::Ready);
	if world.chance(4) {
		found.extend(with_status(world, Status::Waiting));
	}
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let party = of.parties[0].party;
	vec![Deed::By(world.party_signer(&party), Call::execute { instruction }.into())]
}

fn reject(world: &mut World) -> Vec<Deed> {
	let mut found = with_status(world, Status::Affirming);
	if world.chance(2) {
		found = with_status(world, Status::Ready);
	}
	let Some((instruction, of)) = world.one_of(&found) else { return Vec::new() };
	let by = if world.chance(2) { Party::Member(of.creator) } else { of.parties[0].party };
	vec![Deed::By(world.party_signer(&by), Call::reject { instruction }.into())]
}

fn clear(world: &mut World) -> Vec<Deed> {
	let found = with_status(world, Status::Lapsed);
	let Some((instruction, _)) = world.one_of(&found) else { return Vec::new() };
	let member: MemberId = world.some_member();
	vec![Deed::By(world.signer(&member), Call::clear { instruction }.into())]
}

/// Of what is due, on a day that is over or not.
fn net(world: &mut World) -> Vec<Deed> {
	let dues = world.chain.read(|| Dues::<Runtime>::iter_keys().collect::<Vec<_>>());
	let Some((day, book, one, other)) = world.one_of(&dues) else { return Vec::new() };
	let member: MemberId = world.some_member();
	vec![Deed::By(world.signer(&member), Call::net { day, book, one, other }.into())]
}
