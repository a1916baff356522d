//! Orders: of an agreement and at the list price; accepted by word, by use and by a ruling; one whose data is proven wrong, and one that is
//! taken back. Three wait for what time does to them: one in which nobody acts, one that is inspected and of which nobody says anything, and
//! one that is accepted and cannot be settled.

use hefu_primitives::{
	DatasetId, GrantId, NegotiationId, OrderId, ProductId,
	delivery::{Dispute, Key, public_of},
	market::{Cap, Charge, ContractKind, Fee, FeeRole, Price, Settling, Stage, TransferState, UseReceipt},
	right::{Ground, Right},
	settlement::{Book, Currency},
	verification::Outcome,
};
use hefu_runtime::{Market, Runtime, Signature};
use pallet_market::{Basis, Call, Listing, Offer, Orders, Ruling, Step};
use pallet_registry::Call as Register;
use pallet_rights::Granting;
use pallet_verification::Checks;
use sp_core::Pair;

use crate::common::{
	content,
	delivery::File,
	life::{
		World, by, checks, key,
		market::{handed, key_of, secret_of},
		rights,
	},
};

/// What costs a unit at the list price, in fen.
const PRICE: u128 = 300;

/// Orders that wait for what time does to them.
pub struct Waiting {
	expiring: OrderId,
	silent: OrderId,
	held: OrderId,
}

/// A dataset of Leo's, whose file is there.
struct Goods {
	dataset: DatasetId,
	file: File,
}

pub fn play(world: &mut World) -> Waiting {
	let book = Book { bank: world.id("Olga"), currency: Currency::CNY };
	let (holder, reference) = (world.id("Mona").into(), world.fresh());
	let received =
		pallet_settlement::Call::received { currency: book.currency, holder, amount: 10_000, reference };
	world.must(by("Olga", received));

	let [goods, lost] = [1, 2].map(|seed| published(world, seed));
	let listed_at = Price::Fixed { book, amount: PRICE };
	let arbiter = Settling::Arbiter(world.id("Nora"));
	negotiated(world, &goods, book, arbiter);
	proven_wrong(world, &goods, listed_at.clone());
	let product = listed(world, goods.dataset, listed_at.clone(), arbiter);
	used(world, &goods, product);
	ruled(world, &goods, product);
	let cancelled = placed(world, product);
	world.must(by("Mona", Call::cancel { order: cancelled }));

	let silent = placed(world, product);
	delivered(world, &goods, silent, &goods.file);
	let expiring = placed(world, product);
	world.must(by("Leo", Call::delist_product { product }));
	let product = listed(world, lost.dataset, listed_at, arbiter);
	let held = placed(world, product);
	delivered(world, &lost, held, &lost.file);
	let (dataset, right) = (lost.dataset, Right::Operate);
	world.must(by("Leo", pallet_rights::Call::relinquish { dataset, right }));
	world.must(by("Mona", Call::accept { order: held }));
	is_at(world, held, Stage::Accepted);
	Waiting { expiring, silent, held }
}

/// When more days have passed than anything waits for.
pub fn end(world: &mut World, waiting: Waiting) {
	let Waiting { expiring, silent, held } = waiting;
	for (order, stage) in [(expiring, Stage::Expired), (silent, Stage::Settled)] {
		world.must(by("Kate", Call::close { order }));
		is_at(world, order, stage);
	}
	world.must(by("Mona", Call::reclaim { order: held }));
	is_at(world, held, Stage::Refunded);
}

fn is_at(world: &mut World, order: OrderId, stage: Stage) {
	let stored = world.chain.read(|| Orders::<Runtime>::get(order)).expect("it was placed");
	assert_eq!(stored.stage, stage, "{order}");
}

/// A dataset that Leo operates, with a file of three groups.
fn published(world: &mut World, seed: u8) -> Goods {
	let file = File::of_groups(3, seed);
	let mut content = content("航班准点");
	let mut distribution = content.distributions[0].clone();
	distribution.size = file.bytes.len() as u64;
	distribution.digests.blake3 = Some(file.root);
	content.distributions = vec![distribution].try_into().expect("one");
	let dataset = world.register("Leo", content);
	let (right, ground) = (Right::Operate, Ground::Generated);
	world.must(by("Leo", pallet_rights::Call::claim { dataset, right, ground }));
	Goods { dataset, file }
}

/// What the dataset's file is, all verifiers find.
fn verify(world: &mut World, dataset: DatasetId) {
	world.must(by("Leo", Register::request_check { dataset, version: 1, distribution: 0 }));
	for verifier in 0.. {
		let open = world
			.chain
			.read(|| Checks::<Runtime>::iter().find(|(_, check)| check.subject.dataset == dataset));
		let Some((id, check)) = open else { return };
		let report = checks::said(world, id, &check, verifier, Outcome::Match);
		world.must(report.expect("its key was made here"));
	}
}

fn listed(world: &mut World, dataset: DatasetId, price: Price, settling: Settling) -> ProductId {
	let fee = Fee { role: FeeRole::Institution, to: world.id("Kate"), points: 200 };
	let (nonce, terms) = (world.fresh(), world.fresh());
	let listing = Listing {
		dataset,
		version: 1,
		right: Right::Use,
		by: None,
		contract: ContractKind::Provision,
		price,
		stock: None,
		inspection_days: 5,
		use_is_not_acceptance: false,
		settling,
		fees: vec![fee].try_into().expect("one"),
		terms,
	};
	world.must(by("Leo", Call::list_product { nonce, listing: Box::new(listing) }));
	ProductId::derive(&world.genesis, &world.id("Leo"), &nonce)
}

/// Mona's order.
fn ordered(world: &mut World, basis: Basis) -> OrderId {
	let nonce = world.fresh();
	world.must(by("Mona", Call::place_order { nonce, basis }));
	OrderId::derive(&world.genesis, &world.id("Mona"), &nonce)
}

fn placed(world: &mut World, product: ProductId) -> OrderId {
	ordered(world, Basis::Listed { product, units: 1 })
}

/// Leo commits to this file under a key, which it gives.
fn commit(world: &mut World, order: OrderId, grant: GrantId, file: &File) -> ([u8; 32], Key) {
	let key = key_of(&world.fresh());
	let commitment = file.encrypted(&key).commitment(&key);
	let commitments = vec![commitment].try_into().expect("one");
	world.must(by("Leo", Call::commit { order, grant, commitments }));
	(commitment.ciphertext, key)
}

/// Mona locks her money, and Leo hands the key over.
fn hand_over(world: &mut World, order: OrderId, (ciphertext, file_key): ([u8; 32], Key)) {
	let key = public_of(&secret_of(&order));
	world.must(by("Mona", Call::lock { order, key }));
	let handed = vec![handed(&order, &ciphertext, &file_key)].try_into().expect("one");
	world.must(by("Leo", Call::reveal { order, handed }));
}

/// Leo offers the grant with the order.
fn offered(world: &mut World, goods: &Goods) -> GrantId {
	let nonce = world.fresh();
	let granting = Granting {
		dataset: goods.dataset,
		right: Right::Use,
		parent: None,
		grantee: world.id("Mona"),
		terms: rights::widest(world),
		survivors: Default::default(),
	};
	world.must(by("Leo", pallet_rights::Call::offer { nonce, granting: Box::new(granting) }));
	GrantId::derive(&world.genesis, &world.id("Leo"), &nonce)
}

/// All up to the inspection, of this file; gives its key and the grant.
fn delivered(world: &mut World, goods: &Goods, order: OrderId, file: &File) -> (Key, GrantId) {
	let grant = offered(world, goods);
	let committed = commit(world, order, grant, file);
	hand_over(world, order, committed);
	(committed.1, grant)
}

fn negotiated(world: &mut World, goods: &Goods, book: Book, settling: Settling) {
	let capped = Price::Capped { book, cap: Cap::Stated(500) };
	let product = listed(world, goods.dataset, capped, settling);
	let nonce = world.fresh();
	let negotiation = NegotiationId::derive(&world.genesis, &world.id("Mona"), &nonce);
	let terms = world.fresh();
	let offer = |amount| Offer { terms, units: 1, charge: Some(Charge { book, amount }) };
	let ask = Call::open_negotiation { nonce, product, consumer: None, offer: offer(400) };
	world.must(by("Mona", ask));
	for (side, step) in [
		("Leo", Step::Offer(offer(450))),
		("Mona", Step::Accept),
		("Leo", Step::Agree),
		("Mona", Step::Verify),
		("Leo", Step::Finalize),
	] {
		world.must(by(side, Call::negotiate { negotiation, step }));
	}
	let order = ordered(world, Basis::Agreed(negotiation));
	let grant = offered(world, goods);
	let committed = commit(world, order, grant, &goods.file);
	for (side, to) in [
		("Mona", TransferState::Requested),
		("Leo", TransferState::Started),
		("Mona", TransferState::Completed),
	] {
		world.must(by(side, Call::transfer { order, to }));
	}
	hand_over(world, order, committed);
	world.must(by("Mona", Call::accept { order }));
	is_at(world, order, Stage::Settled);
}

/// What was delivered is another file, by one group.
fn proven_wrong(world: &mut World, goods: &Goods, price: Price) {
	verify(world, goods.dataset);
	let product = listed(world, goods.dataset, price, Settling::Proof);
	let order = placed(world, product);
	let corrupted = goods.file.corrupted(1);
	let (key, _) = delivered(world, goods, order, &corrupted);
	let evidence = corrupted.encrypted(&key).evidence(&key, &goods.file, 1);
	let evidence = Box::new(Dispute::WrongGroup(evidence));
	world.must(by("Mona", Call::dispute { order, file: 0, evidence }));
	is_at(world, order, Stage::Refunded);
	let (seller, marks) = (world.id("Leo"), 1);
	assert_eq!(world.chain.read(|| Market::marks(seller)), marks);
}

fn used(world: &mut World, goods: &Goods, product: ProductId) {
	let order = placed(world, product);
	delivered(world, goods, order, &goods.file);
	let (key, used_ms) = (key("Mona"), world.now());
	let said = UseReceipt { order, used_ms }.signed_bytes(&world.genesis);
	let signature = Signature::Sr25519(world.pair_of(&key).sign(&said));
	let note: Call<Runtime> = Call::note_use { order, used_ms, key, signature };
	world.must(by("Leo", note));
	is_at(world, order, Stage::Settled);
}

/// What is delivered again the buyer objects to as well.
fn ruled(world: &mut World, goods: &Goods, product: ProductId) {
	let order = placed(world, product);
	let (_, grant) = delivered(world, goods, order, &goods.file);
	let evidence = world.fresh();
	world.must(by("Mona", Call::object { order, evidence }));
	let again = commit(world, order, grant, &goods.file);
	hand_over(world, order, again);
	world.must(by("Mona", Call::object { order, evidence }));
	world.must(by("Leo", Call::arbitrate { order }));
	let (ruling, document) = (Ruling::Pay, world.fresh());
	world.must(by("Nora", Call::rule { order, ruling, document }));
	is_at(world, order, Stage::Settled);
}
