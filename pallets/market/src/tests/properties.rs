//! Whatever sellers, buyers and arbiters do in whatever order: every invariant holds after each step, no money comes or goes, what is at its
//! end stays there, what is refused has changed nothing, and nobody who delivers honestly is proven wrong.

use std::{cell::Cell, collections::BTreeMap};

use frame::testing_prelude::*;
use hefu_primitives::{
	NegotiationId, OrderId, ProductId,
	delivery::Dispute,
	market::{Cap, Charge, Price, Settling, Stage, TransferState, UseReceipt},
};
use pallet_support::genesis_hash;
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config, TestRunner},
};

use crate::{Basis, Call, Event, Listing, Offer, Ruling, Step as Move, mock::*};

#[derive(Clone, Debug)]
enum Step {
	/// The seller lists a product of this kind.
	List(u8),
	/// A buyer orders one unit of one of them.
	Place(bool, usize),
	/// A buyer asks for so much of one of them.
	Ask(bool, usize, u16),
	/// A move in one of the negotiations; mostly by whose it is.
	Negotiate(usize, u16),
	/// An order by one of the negotiations.
	PlaceAgreed(usize),
	/// Does this in one of the orders, with these bits for the rest; mostly as whoever may.
	Act(u8, usize, u16),
	/// So many hours pass.
	Wait(u64),
	/// The data is frozen, or free again.
	Freeze(bool),
	/// The right is lost, or there again.
	Lose(bool),
	/// One of the cast is suspended, or nobody is.
	Suspend(usize),
}

fn steps() -> impl Strategy<Value = Step> {
	// What hinders trade is mostly over soon: little would be ordered else.
	let seldom = || prop::bool::weighted(0.2);
	prop_oneof![
		2 => any::<u8>().prop_map(Step::List),
		8 => (any::<bool>(), 0usize..4).prop_map(|(who, which)| Step::Place(who, which)),
		2 => (any::<bool>(), 0usize..4, any::<u16>()).prop_map(|(who, which, bits)| Step::Ask(who, which, bits)),
		8 => (0usize..3, any::<u16>()).prop_map(|(which, bits)| Step::Negotiate(which, bits)),
		2 => (0usize..3).prop_map(Step::PlaceAgreed),
		60 => (0u8..14, 0usize..5, any::<u16>()).prop_map(|(what, which, bits)| Step::Act(what, which, bits)),
		6 => (0u64..50).prop_map(Step::Wait),
		1 => (200u64..800).prop_map(Step::Wait),
		2 => seldom().prop_map(Step::Freeze),
		2 => seldom().prop_map(Step::Lose),
		1 => (0usize..12).prop_map(Step::Suspend),
	]
}

/// What was delivered in an order.
#[derive(Clone, Copy)]
struct Delivered {
	delivery: u8,
	/// Whether a byte is another one.
	is_wrong: bool,
	/// Whether other keys were handed over.
	is_locked_out: bool,
}

#[derive(Default)]
struct World {
	products: Vec<ProductId>,
	negotiations: Vec<NegotiationId>,
	orders: Vec<OrderId>,
	delivered: BTreeMap<OrderId, Delivered>,
	nonce: u8,
	/// How often each came about.
	settled: u32,
	refunded: u32,
	proven: u32,
}

fn buyer(is_rival: bool) -> u64 {
	if is_rival { RIVAL } else { BUYER }
}

fn key_of(member: hefu_primitives::MemberId) -> u64 {
	u64::from(member.0[0])
}

fn kind(bits: u8) -> Listing {
	let price = match bits & 3 {
		0 => Price::Free,
		1 => Price::Capped { book: CNY, cap: Cap::Stated(500) },
		_ => Price::Fixed { book: CNY, amount: u128::from(bits) * 3 },
	};
	Listing {
		price,
		stock: (bits & 4 > 0).then_some(2),
		use_is_not_acceptance: bits & 8 > 0,
		settling: if bits & 16 > 0 { Settling::Proof } else { listing().settling },
		inspection_days: u16::from(bits >> 6),
		..listing()
	}
}

fn files(is_wrong: bool) -> [Vec<u8>; 2] {
	let mut files = contents(DATA);
	if is_wrong {
		files[0][20_000] ^= 1;
	}
	files
}

/// Something that can be done at this stage.
fn fitting(stage: Stage, bits: u16) -> u8 {
	match (stage, bits >> 2 & 7) {
		(Stage::Placed, _) | (Stage::Objected, 0..4) => 0,
		(Stage::Committed, _) => 1,
		(Stage::Locked, 0 | 1) => 11,
		(Stage::Locked, _) => 2,
		(Stage::Inspecting, 0 | 1) => 3,
		(Stage::Inspecting, 2) => 4,
		(Stage::Inspecting, 3 | 4) => 5,
		(Stage::Inspecting, 5 | 6) => 8,
		(Stage::Inspecting, _) => 9,
		(Stage::Objected, _) => 6,
		(Stage::Arbitrating, _) => 7,
		(Stage::Accepted, 0..4) => 10,
		(Stage::Accepted, _) => 11,
		_ => 13,
	}
}

fn pick<T: Copy>(all: &[T], which: usize) -> Option<T> {
	all.get(which % all.len().max(1)).copied()
}

impl World {
	fn nonce(&mut self) -> [u8; 32] {
		self.nonce = self.nonce.wrapping_add(1);
		[self.nonce; 32]
	}

	/// Two products, each of which a buyer has ordered and locked the money for: the second is delivered wrongly. So there is something
	/// to end in every life.
	fn begin(&mut self) {
		[2, 18].into_iter().for_each(|bits| self.run(Step::List(bits)));
		for (place, bits) in [(0, 0x1101), (1, 0x1100)] {
			self.run(Step::Place(place == 1, place));
			(0..2).for_each(|_| self.run(Step::Act(0, place, bits)));
		}
	}

	/// Dispatches a call; one that is refused has changed nothing.
	fn dispatch(&mut self, who: u64, call: Call<Test>) -> bool {
		let before = (root(), System::events().len());
		let done = RuntimeCall::Market(call).dispatch(signed(who)).is_ok();
		if !done {
			assert_eq!((root(), System::events().len()), before);
		}
		done
	}

	fn run(&mut self, step: Step) {
		match step {
			Step::List(bits) => {
				let nonce = self.nonce();
				if self.dispatch(SELLER, Call::list_product { nonce, listing: Box::new(kind(bits)) }) {
					self.products.push(product_id(nonce[0]));
				}
			}
			Step::Place(who, which) => {
				let Some(product) = pick(&self.products, which) else { return };
				self.place(buyer(who), Basis::Listed { product, units: 1 });
			}
			Step::Ask(who, which, bits) => {
				let Some(product) = pick(&self.products, which) else { return };
				let charge = Charge { book: CNY, amount: u128::from(bits % 600) + 1 };
				let offer = Offer { terms: [1; 32], units: 1, charge: Some(charge) };
				let (who, nonce) = (buyer(who), self.nonce());
				let call = Call::open_negotiation { nonce, product, consumer: None, offer };
				if self.dispatch(who, call) {
					self.negotiations.push(negotiation_id(who, nonce[0]));
				}
			}
			Step::Negotiate(which, bits) => self.negotiate(which, bits),
			Step::PlaceAgreed(which) => {
				let Some(id) = pick(&self.negotiations, which) else { return };
				let who = key_of(Market::negotiation(id).expect("it began").consumer);
				self.place(who, Basis::Agreed(id));
			}
			Step::Act(what, which, bits) => {
				let Some(order) = pick(&self.orders, which) else { return };
				let is_any = (bits >> 8).is_multiple_of(4);
				self.act(if is_any { what } else { fitting(stored(order).stage, bits) }, order, bits);
			}
			Step::Wait(hours) => later(hours * 3_600_000),
			Step::Freeze(is) => IsFrozen::set(is),
			Step::Lose(is) => Lost::set(is),
			Step::Suspend(place) => Suspended::set(CAST.get(place).copied()),
		}
	}

	fn place(&mut self, who: u64, basis: Basis) {
		let nonce = self.nonce();
		if self.dispatch(who, Call::place_order { nonce, basis }) {
			let order = order_id(who, nonce[0]);
			self.orders.push(order);
			put_offer(grant_of(order), DATA, member(SELLER), member(who));
		}
	}

	fn negotiate(&mut self, which: usize, bits: u16) {
		let Some(negotiation) = pick(&self.negotiations, which) else { return };
		let found = Market::negotiation(negotiation).expect("it began");
		let step = match bits & 15 {
			0 => Move::Terminate,
			1 => Move::Request(found.offer),
			2 => Move::Offer(found.offer),
			3 | 4 => Move::Accept,
			5..8 => Move::Agree,
			8..12 => Move::Verify,
			_ => Move::Finalize,
		};
		let consumers = matches!(step, Move::Request(_) | Move::Accept | Move::Verify);
		let who = if consumers != (bits & 0xff00 == 0) { found.consumer } else { found.provider };
		self.dispatch(key_of(who), Call::negotiate { negotiation, step });
	}

	fn act(&mut self, what: u8, order: OrderId, bits: u16) {
		let found = stored(order);
		// Once in sixteen times anybody.
		let as_one = |who: u64| if bits >> 12 == 0 { CAST[usize::from(bits) % CAST.len()] } else { who };
		let (buyer, seller) = (as_one(key_of(found.buyer)), as_one(SELLER));
		let file = u8::from(bits & 1 > 0);
		let was = self.delivered.get(&order).copied();
		let (who, call) = match what {
			0 => {
				let (delivery, is_wrong) = (self.nonce()[0], bits & 1 == 0);
				let encrypted = encrypt(order, delivery, &files(is_wrong));
				let commitments = commitments(&encrypted);
				let call = Call::commit { order, grant: grant_of(order), commitments };
				if self.dispatch(seller, call) {
					self.delivered.insert(order, Delivered { delivery, is_wrong, is_locked_out: false });
				}
				return;
			}
			1 => (buyer, Call::lock { order, key: one_time() }),
			2 => {
				let Some(was) = was else { return };
				let is_locked_out = bits & 3 == 0;
				let keys = if is_locked_out { [[bits as u8; 32]; 2] } else { keys(order, was.delivery) };
				if self.dispatch(seller, Call::reveal { order, handed: handed(order, keys) }) {
					self.delivered.insert(order, Delivered { is_locked_out, ..was });
				}
				return;
			}
			3 if bits & 2 > 0 => (buyer, Call::accept { order }),
			4 => {
				let used_ms = Now::get();
				let key = key_of(found.buyer);
				let message = UseReceipt { order, used_ms }.signed_bytes(&genesis_hash::<Test>());
				let signature = Said { key, message, slow: false };
				(seller, Call::note_use { order, used_ms, key, signature })
			}
			5 => (buyer, Call::object { order, evidence: [bits as u8; 32] }),
			6 => (if bits & 1 > 0 { buyer } else { seller }, Call::arbitrate { order }),
			7 => {
				let ruling = if bits & 1 > 0 { Ruling::Pay } else { Ruling::Refund };
				(as_one(ARBITER), Call::rule { order, ruling, document: [1; 32] })
			}
			8 | 9 => {
				let Some(was) = was else { return };
				let evidence = if what == 8 {
					let encrypted = encrypt(order, was.delivery, &files(was.is_wrong));
					let place = usize::from(file);
					let registered = FileTree::of(&contents(DATA)[place]);
					Dispute::WrongGroup(encrypted[place].evidence(&registered, u64::from(bits >> 1 & 1)))
				} else {
					Dispute::WrongKey { secret: SECRET }
				};
				if self.dispatch(buyer, Call::dispute { order, file, evidence: Box::new(evidence) }) {
					let is_wrong = if what == 8 { was.is_wrong } else { was.is_locked_out };
					assert!(is_wrong, "an honest seller is proven wrong");
					self.proven += 1;
				}
				return;
			}
			10 | 3 => (RIVAL, Call::close { order }),
			11 => (buyer, Call::reclaim { order }),
			12 if bits & 0xf0 == 0 => (if bits & 1 > 0 { buyer } else { seller }, Call::cancel { order }),
			_ => {
				let to = TransferState::ALL[usize::from(bits >> 2) % TransferState::ALL.len()];
				(if bits & 1 > 0 { buyer } else { seller }, Call::transfer { order, to })
			}
		};
		self.dispatch(who, call);
	}

	/// M17: what has happened since closed each order once.
	fn follow(&mut self, ends: &mut BTreeMap<OrderId, Stage>) {
		for event in events() {
			let (order, end) = match event {
				Event::Settled { order } => (order, Stage::Settled),
				Event::Refunded { order, .. } => (order, Stage::Refunded),
				Event::OrderCancelled { order, .. } => (order, Stage::Cancelled),
				Event::OrderExpired { order } => (order, Stage::Expired),
				_ => continue,
			};
			assert_eq!(ends.insert(order, end), None, "M17");
			self.settled += u32::from(end == Stage::Settled);
			self.refunded += u32::from(end == Stage::Refunded);
		}
		for (order, end) in ends {
			assert_eq!(stored(*order).stage, *end, "M17");
		}
	}
}

#[test]
fn m13_m14_m15_m17_m19_any_life_keeps_every_invariant() {
	// Settled, refunded and proven, over all lives: lives without would prove little.
	let counts = Cell::new((0, 0, 0));
	let config = Config { cases: 48, source_file: Some(file!()), ..Config::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 40..160), |life| {
		new_test_ext().execute_with(|| {
			let mut world = World::default();
			let mut ends = BTreeMap::new();
			world.begin();
			for step in life {
				world.run(step);
				check();
				world.follow(&mut ends);
				assert_eq!(Ledger::load().total(), 2 * MONEY, "M14");
			}
			let (settled, refunded, proven) = counts.get();
			counts.set((settled + world.settled, refunded + world.refunded, proven + world.proven));
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	let (settled, refunded, proven) = counts.get();
	assert!(settled > 10 && refunded > 10 && proven > 0, "{settled}, {refunded}, {proven}");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	/// M15: whatever is charged, and whatever the fees, the parts are the whole, and the seller gets what rounding leaves.
	#[test]
	fn m15_whatever_is_paid_is_paid_out(amount in 1u128..MONEY, points in (0u16..1_500, 0u16..1_500)) {
		test(|| {
			let mut fees = fees().into_inner();
			(fees[0].points, fees[1].points) = points;
			fees.retain(|fee| fee.points > 0);
			let shares = [points.0, points.1].map(|points| amount * u128::from(points) / 10_000);
			let price = Price::Fixed { book: CNY, amount };
			let fees = fees.try_into().expect("two are few");
			let order = inspecting(Listing { price, fees, ..listing() });
			assert_ok!(Market::accept(signed(BUYER), order));
			assert_eq!([has(EXCHANGE), has(INSTITUTION)], shares);
			assert_eq!(has(SELLER), amount - shares[0] - shares[1]);
			assert_eq!(has(BUYER), MONEY - amount);
		});
	}
}
