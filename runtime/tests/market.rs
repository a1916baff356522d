//! Orders on the real pallets: two around the last unit, and data that a court preserves while it is delivered.

mod common;

use common::{
	life::{
		World, by,
		market::{handed, key_of, secret_of},
	},
	register,
};
use hefu_primitives::{
	DatasetId, GrantId, OrderId, Party, ProductId,
	delivery::{Commitment, commit, public_of},
	market::{ContractKind, Fee, FeeRole, Price, Settling, Stage},
	registration::AnnotationKind,
	right::{Ground, Right},
	settlement::{Book, Currency},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_runtime::{Runtime, RuntimeEvent};
use pallet_market::{Basis, Call, Error, Event, Listing, Orders};
use pallet_registry::CheckWhen;
use pallet_rights::{Granting, OfferState, Offers};
use pallet_settlement::{Claim, Claims};
use sp_runtime::DispatchError;

/// What a unit costs, in fen; and what the exchange gets of it.
const PRICE: u128 = 999;
const FEE: u128 = 24;
/// What each buyer has at first.
const MONEY: u128 = 5_000;

/// The root that the ciphertext of an order's file has.
fn ciphertext(order: OrderId) -> [u8; 32] {
	order.0
}

/// Bob sells the use of his data to Judy and to Frank, who have claims on Dave. Alice's exchange gets two and a half in a hundred; Heidi is
/// the arbiter.
struct Shop {
	world: World,
	dataset: DatasetId,
	product: ProductId,
	book: Book,
	/// How many nonces were used.
	nonces: u8,
}

impl Shop {
	fn new(stock: Option<u64>) -> Self {
		let mut world = World::new(0);
		let genesis = world.genesis;
		let [alice, bob, dave, heidi] = ["Alice", "Bob", "Dave", "Heidi"].map(|seed| world.id(seed));
		world.must(by("Bob", register(1, CheckWhen::Later)));
		let dataset = DatasetId::derive(&genesis, &bob, &[1; 32]);
		let (right, ground) = (Right::Operate, Ground::Generated);
		world.must(by("Bob", pallet_rights::Call::claim { dataset, right, ground }));
		let book = Book { bank: dave, currency: Currency::CNY };
		for (reference, seed) in [(1, "Judy"), (2, "Frank")] {
			let received = pallet_settlement::Call::received {
				currency: book.currency,
				holder: world.id(seed).into(),
				amount: MONEY,
				reference: [reference; 32],
			};
			world.must(by("Dave", received));
		}
		let fee = Fee { role: FeeRole::Exchange, to: alice, points: 250 };
		let listing = Listing {
			dataset,
			version: 1,
			right: Right::Use,
			by: None,
			contract: ContractKind::Provision,
			price: Price::Fixed { book, amount: PRICE },
			stock,
			inspection_days: 5,
			use_is_not_acceptance: false,
			settling: Settling::Arbiter(heidi),
			fees: vec![fee].try_into().expect("one"),
			terms: [7; 32],
		};
		world.must(by("Bob", Call::list_product { nonce: [1; 32], listing: Box::new(listing) }));
		let product = ProductId::derive(&genesis, &bob, &[1; 32]);
		Self { world, dataset, product, book, nonces: 1 }
	}

	fn nonce(&mut self) -> [u8; 32] {
		self.nonces += 1;
		[self.nonces; 32]
	}

	/// An order of one unit, with the grant that Bob offers and commits to.
	fn committed(&mut self, buyer: &str) -> (OrderId, GrantId) {
		let (nonce, product) = (self.nonce(), self.product);
		self.world.must(by(buyer, Call::place_order { nonce, basis: Basis::Listed { product, units: 1 } }));
		let order = OrderId::derive(&self.world.genesis, &self.world.id(buyer), &nonce);
		let granting = Granting {
			dataset: self.dataset,
			right: Right::Use,
			parent: None,
			grantee: self.world.id(buyer),
			terms: terms(),
			survivors: Default::default(),
		};
		self.world.must(by("Bob", pallet_rights::Call::offer { nonce, granting: Box::new(granting) }));
		let grant = GrantId::derive(&self.world.genesis, &self.world.id("Bob"), &nonce);
		let ciphertext = ciphertext(order);
		let commitment = Commitment { ciphertext, key: commit(&key_of(&ciphertext)) };
		let commitments = vec![commitment].try_into().expect("one");
		self.world.must(by("Bob", Call::commit { order, grant, commitments }));
		(order, grant)
	}

	/// What `buyer` does to lock its money.
	fn lock(order: OrderId) -> Call<Runtime> {
		Call::lock { order, key: public_of(&secret_of(&order)) }
	}

	/// Judy's order, which she inspects.
	fn inspected(&mut self) -> OrderId {
		let (order, _) = self.committed("Judy");
		self.world.must(by("Judy", Self::lock(order)));
		let ciphertext = ciphertext(order);
		let handed = vec![handed(&order, &ciphertext, &key_of(&ciphertext))].try_into().expect("one");
		self.world.must(by("Bob", Call::reveal { order, handed }));
		order
	}

	/// The call comes to this error.
	fn refused(&mut self, seed: &str, call: Call<Runtime>, error: Error<Runtime>) {
		let applied = self.world.play(1, vec![by(seed, call)]);
		assert_eq!(applied, [Ok(Err(DispatchError::from(error)))]);
	}

	fn claim(&mut self, seed: &str) -> Claim {
		let (book, holder) = (self.book, Party::Member(self.world.id(seed)));
		self.world.chain.read(|| Claims::<Runtime>::get(book, holder))
	}

	fn stage(&mut self, order: OrderId) -> Stage {
		self.world.chain.read(|| Orders::<Runtime>::get(order)).expect("it was placed").stage
	}

	/// Whether the last block says this.
	fn says(&self, event: Event<Runtime>) -> bool {
		self.world.chain.last_events().contains(&RuntimeEvent::Market(event))
	}
}

fn terms() -> Terms {
	Terms {
		purposes: Purposes(1),
		territory: Territory::everywhere(),
		period: Period { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence::none(),
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Sandbox]),
		export: Export::No,
		clauses: None,
	}
}

fn free(amount: u128) -> Claim {
	Claim { free: amount, locked: 0 }
}

fn locked() -> Claim {
	Claim { free: MONEY - PRICE, locked: PRICE }
}

#[test]
fn whoever_locks_first_gets_the_last_unit_in_whatever_order_the_orders_were_placed() {
	for [first, second] in [["Judy", "Frank"], ["Frank", "Judy"]] {
		let mut shop = Shop::new(Some(1));
		let (judys, franks) = (shop.committed("Judy"), shop.committed("Frank"));
		let of = |seed| if seed == "Judy" { judys } else { franks };
		let ((winning, _), (losing, offer)) = (of(first), of(second));
		// Both in one block, in this order.
		let deeds = vec![by(first, Shop::lock(winning)), by(second, Shop::lock(losing))];
		let sold_out = DispatchError::from(Error::<Runtime>::SoldOut);
		assert_eq!(shop.world.play(1, deeds), [Ok(Ok(())), Ok(Err(sold_out))]);
		assert_eq!((shop.claim(first), shop.claim(second)), (locked(), free(MONEY)));
		assert_eq!((shop.stage(winning), shop.stage(losing)), (Stage::Locked, Stage::Committed));
		// What was not locked is not kept: the seller has its offer back.
		let state = shop.world.chain.read(|| Offers::<Runtime>::get(offer)).map(|offer| offer.state);
		assert_eq!(state, Some(OfferState::Open));
		shop.world.must(by(second, Call::cancel { order: losing }));
		shop.world.must(by("Bob", pallet_rights::Call::withdraw_offer { grant: offer }));
	}
}

#[test]
fn an_order_is_paid_in_parts_that_are_the_whole() {
	let mut shop = Shop::new(None);
	let order = shop.inspected();
	assert_eq!(shop.claim("Judy"), locked());
	shop.world.must(by("Judy", Call::accept { order }));
	assert_eq!(shop.stage(order), Stage::Settled);
	let parts = [shop.claim("Judy"), shop.claim("Bob"), shop.claim("Alice")];
	assert_eq!(parts, [free(MONEY - PRICE), free(PRICE - FEE), free(FEE)]);
}

/// R11: what is preserved holds the settlement, and the money stays locked.
#[test]
fn a_seizure_during_delivery_holds_the_settlement() {
	let mut shop = Shop::new(None);
	let order = shop.inspected();
	let (dataset, document) = (shop.dataset, [1; 32]);
	let kind = AnnotationKind::Preservation;
	let preserve = pallet_registration::Call::annotate { dataset, kind, document, until_ms: None };
	shop.world.must(by("Ivan", preserve));
	shop.world.must(by("Judy", Call::accept { order }));
	let error = DispatchError::from(Error::<Runtime>::Frozen);
	assert!(shop.says(Event::SettlementHeld { order, error }));
	assert_eq!((shop.stage(order), shop.claim("Judy")), (Stage::Accepted, locked()));
	shop.refused("Frank", Call::close { order }, Error::Frozen);
	shop.refused("Judy", Call::reclaim { order }, Error::TooEarly);
	// Nor is anything else sold of it.
	let basis = Basis::Listed { product: shop.product, units: 1 };
	shop.refused("Frank", Call::place_order { nonce: [9; 32], basis }, Error::Frozen);
	assert_eq!((shop.claim("Judy"), shop.claim("Bob")), (locked(), free(0)));

	shop.world.must(by("Ivan", pallet_registration::Call::lift { dataset, sequence: 1, document }));
	shop.world.must(by("Frank", Call::close { order }));
	assert_eq!(shop.stage(order), Stage::Settled);
	assert_eq!((shop.claim("Judy"), shop.claim("Bob")), (free(MONEY - PRICE), free(PRICE - FEE)));
	shop.refused("Frank", Call::close { order }, Error::WrongStage);
}

/// The buyer has its money back for what is preserved longer than accepted orders are held.
#[test]
fn what_is_preserved_too_long_is_given_back() {
	let mut shop = Shop::new(None);
	let order = shop.inspected();
	let (dataset, document, kind) = (shop.dataset, [1; 32], AnnotationKind::Preservation);
	let preserve = pallet_registration::Call::annotate { dataset, kind, document, until_ms: None };
	shop.world.must(by("Ivan", preserve));
	shop.world.must(by("Judy", Call::accept { order }));
	shop.world.play(31 * 43_200, Vec::new());
	shop.world.must(by("Judy", Call::reclaim { order }));
	assert_eq!((shop.stage(order), shop.claim("Judy")), (Stage::Refunded, free(MONEY)));
	shop.refused("Judy", Call::reclaim { order }, Error::WrongStage);
}
