//! What each call costs, at its worst: of a product with as many files and fees as can be. What settlement, rights, the calendar and the
//! register do is for them to say; a dispute grows with the path, in trees that are constructed for it.

use alloc::{boxed::Box, vec::Vec};
use blake3::hazmat::{HasherExt, Mode, merge_subtrees_non_root, merge_subtrees_root};
use frame::benchmarking::prelude::*;
use hefu_primitives::{
	DatasetId, GrantId, MemberId, NegotiationId, OrderId, Party, ProductId,
	dataset::{MAX_DISTRIBUTIONS, Source},
	delivery::{Commitment, Dispute, Handed, MAX_PATH, WrongGroup, commit, hand, public_of},
	market::{
		Acceptance, Charge, ContractKind, Fee, FeeRole, Fees, NegotiationState, Price, Settling, Stage,
		TransferState, UseReceipt,
	},
	right::Right,
	slices::{GROUP_BYTES, Pair, Tree},
};
use pallet_support::{FileInspect, MakeDataset, MakeFunds, MakeMember, MakeOffer, SetClock, genesis_hash};

use crate::*;

/// Has members' keys sign, for benchmarks.
pub trait MakeReceipt<AccountId, Signature> {
	/// A live member, an operator key of it with full scope, and what that signs of the message about it: by a scheme that the host
	/// checks.
	fn make_receipt(message: impl FnOnce(&MemberId) -> Vec<u8>) -> (MemberId, AccountId, Signature);
}

/// Seeds of members.
const SELLER: u32 = 0;
const BUYER: u32 = 1;
const ARBITER: u32 = 2;
/// The first of those who get fees.
const PAID: u32 = 3;

const NONCE: [u8; 32] = [0; 32];
const DOCUMENT: [u8; 32] = [1; 32];
/// Secrets of the buyer's one-time key, and of the seller's.
const SECRET: [u8; 32] = [2; 32];
const EPHEMERAL: [u8; 32] = [3; 32];
/// A moment at which nothing else happened.
const NOW: u64 = 1_800_000_000_000;
const AMOUNT: u128 = 1_000_000;

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkMembers::make_member(seed).0
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkMembers::make_member(seed).1)
}

fn order_id<T: Config>(buyer: &MemberId) -> OrderId {
	OrderId::derive(&genesis_hash::<T>(), buyer, &NONCE)
}

/// As many fees as can be.
fn fees<T: Config>() -> Fees {
	let fee = |(place, role): (u32, &FeeRole)| Fee { role: *role, to: member::<T>(PAID + place), points: 1 };
	Fees::truncate_from((0..).zip(FeeRole::ALL).map(fee).collect())
}

/// What the seller lists, whose right it may grant, with a grant that it offers to the buyer, who has the money.
fn subject<T: Config>(buyer: &MemberId) -> (Listing, GrantId) {
	T::BenchmarkClock::set_clock(NOW);
	let seller = member::<T>(SELLER);
	let dataset: DatasetId =
		T::BenchmarkDatasets::make_dataset(&seller, 0, Source::Generated, Default::default());
	let grant = T::BenchmarkRights::make_offer(&seller, &dataset, buyer);
	let book = T::BenchmarkFunds::make_funds(&Party::Member(*buyer), AMOUNT);
	let listing = Listing {
		dataset,
		version: 1,
		right: Right::Use,
		by: None,
		contract: ContractKind::Provision,
		price: Price::Fixed { book, amount: AMOUNT },
		stock: Some(1),
		inspection_days: 0,
		use_is_not_acceptance: false,
		settling: Settling::Arbiter(member::<T>(ARBITER)),
		fees: fees::<T>(),
		terms: DOCUMENT,
	};
	(listing, grant)
}

/// The same, listed.
fn product<T: Config>(buyer: &MemberId) -> (ProductId, GrantId) {
	let (listing, grant) = subject::<T>(buyer);
	let seller = member::<T>(SELLER);
	Pallet::<T>::do_list(seller, NONCE, listing).expect("it can be listed");
	(ProductId::derive(&genesis_hash::<T>(), &seller, &NONCE), grant)
}

/// What is offered for the product.
fn offer<T: Config>(product: ProductId) -> Offer {
	let listing = Products::<T>::get(product).expect("it was listed").listing;
	let charge: Option<Charge> = listing.price.listed(1).and_then(Result::ok).flatten();
	Offer { terms: DOCUMENT, units: 1, charge }
}

/// The buyer requests it.
fn requested<T: Config>() -> (ProductId, NegotiationId) {
	let buyer = member::<T>(BUYER);
	let (product, _) = product::<T>(&buyer);
	let offer = offer::<T>(product);
	Pallet::<T>::do_open_negotiation(buyer, NONCE, product, None, offer).expect("it can be asked for");
	(product, NegotiationId::derive(&genesis_hash::<T>(), &buyer, &NONCE))
}

/// An agreement.
fn agreed<T: Config>() -> NegotiationId {
	let (_, id) = requested::<T>();
	let (buyer, seller) = (member::<T>(BUYER), member::<T>(SELLER));
	for (by, step) in [(seller, Step::Agree), (buyer, Step::Verify), (seller, Step::Finalize)] {
		Pallet::<T>::do_negotiate(by, id, step).expect("its move");
	}
	id
}

/// An order, and the grant that is offered with it.
fn placed<T: Config>(buyer: &MemberId) -> (OrderId, GrantId) {
	let (product, grant) = product::<T>(buyer);
	Pallet::<T>::do_place(*buyer, NONCE, Basis::Listed { product, units: 1 }).expect("it can be ordered");
	(order_id::<T>(buyer), grant)
}

/// Of each file of the order's dataset.
fn commitments<T: Config>(order: OrderId) -> FileCommitments {
	let product = Orders::<T>::get(order).and_then(|order| Products::<T>::get(order.product));
	let Listing { dataset, version, .. } = product.expect("it was listed").listing;
	let count = T::Datasets::files(&dataset, version).len() as u8;
	FileCommitments::truncate_from((0..count).map(|place| commitment([place; 32], [place; 32])).collect())
}

fn commitment(ciphertext: [u8; 32], key: [u8; 32]) -> Commitment {
	Commitment { ciphertext, key: commit(&key) }
}

fn committed<T: Config>(buyer: &MemberId) -> OrderId {
	let (order, grant) = placed::<T>(buyer);
	let commitments = commitments::<T>(order);
	Pallet::<T>::do_commit(member::<T>(SELLER), order, grant, commitments).expect("it is offered");
	order
}

fn locked<T: Config>(buyer: &MemberId) -> OrderId {
	let order = committed::<T>(buyer);
	Pallet::<T>::do_lock(*buyer, order, public_of(&SECRET)).expect("it has the money");
	order
}

/// As many keys, all of which are the first file's.
fn handed(order: OrderId, count: usize) -> HandedKeys {
	let handed: Handed = hand(&[0; 32], EPHEMERAL, &public_of(&SECRET), &order.0).expect("no weak key");
	HandedKeys::truncate_from(alloc::vec![handed; count])
}

fn inspecting<T: Config>(buyer: &MemberId) -> OrderId {
	let order = locked::<T>(buyer);
	let count = Deliveries::<T>::get(order).expect("it was committed to").files.len();
	Pallet::<T>::do_reveal(member::<T>(SELLER), order, handed(order, count)).expect("no days are counted");
	order
}

fn arbitrating<T: Config>(buyer: &MemberId) -> OrderId {
	let order = inspecting::<T>(buyer);
	Pallet::<T>::do_object(*buyer, order, DOCUMENT).expect("it inspects");
	Pallet::<T>::do_arbitrate(*buyer, order).expect("it objects");
	order
}

fn change<T: Config>(order: OrderId, change: impl FnOnce(&mut Order)) {
	Orders::<T>::mutate(order, |order| change(order.as_mut().expect("it was placed")));
}

/// What is wrong is proven on chain.
fn by_proof<T: Config>(order: OrderId) {
	let product = Orders::<T>::get(order).expect("it was placed").product;
	Products::<T>::mutate(product, |product| {
		product.as_mut().expect("it was listed").listing.settling = Settling::Proof;
	});
}

fn change_file<T: Config>(order: OrderId, change: impl FnOnce(&mut File)) {
	Deliveries::<T>::mutate(order, |delivery| {
		let files = &mut delivery.as_mut().expect("it was committed to").files;
		change(files.iter_mut().next().expect("there is a file"));
	});
}

fn stage<T: Config>(order: OrderId) -> Option<Stage> {
	Orders::<T>::get(order).map(|order| order.stage)
}

/// The path to the first group of a tree among made-up neighbours, and the root above it.
fn constructed(tree: &Tree, bytes: &[u8]) -> (Vec<Pair>, [u8; 32], [u8; 32]) {
	if tree.groups() == 1 {
		let root = *blake3::hash(bytes).as_bytes();
		return (Vec::new(), root, root);
	}
	let mut hasher = blake3::Hasher::new();
	hasher.set_input_offset(0).update(bytes);
	let leaf = hasher.finalize_non_root();
	let (mut path, mut hash) = (Vec::new(), leaf);
	for step in tree.path(0).collect::<Vec<_>>().into_iter().rev() {
		let neighbour = [4; 32];
		let mut pair: Pair = [4; 64];
		pair[..32].copy_from_slice(&hash);
		path.push(pair);
		hash = if step.pair == 0 {
			*merge_subtrees_root(&hash, &neighbour, Mode::Hash).as_bytes()
		} else {
			merge_subtrees_non_root(&hash, &neighbour, Mode::Hash)
		};
	}
	path.reverse();
	(path, leaf, hash)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn list_product() {
		let (listing, _) = subject::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(SELLER), NONCE, Box::new(listing));

		assert_eq!(Products::<T>::iter().count(), 1);
	}

	#[benchmark]
	fn delist_product() {
		let (product, _) = product::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(SELLER), product);

		assert!(Products::<T>::get(product).is_some_and(|product| product.delisted_ms.is_some()));
	}

	#[benchmark]
	fn open_negotiation() {
		let (product, _) = product::<T>(&member::<T>(BUYER));
		let offer = offer::<T>(product);

		#[extrinsic_call]
		_(signed::<T>(SELLER), NONCE, product, Some(member::<T>(BUYER)), offer);

		assert_eq!(Negotiations::<T>::iter().count(), 1);
	}

	/// The move with which an agreement is made.
	#[benchmark]
	fn negotiate() {
		let (_, negotiation) = requested::<T>();

		#[extrinsic_call]
		_(signed::<T>(SELLER), negotiation, Step::Agree);

		let state = Negotiations::<T>::get(negotiation).map(|it| it.state);
		assert_eq!(state, Some(NegotiationState::Agreed));
	}

	/// Of an agreement.
	#[benchmark]
	fn place_order() {
		let negotiation = agreed::<T>();

		#[extrinsic_call]
		_(signed::<T>(BUYER), NONCE, Basis::Agreed(negotiation));

		assert_eq!(stage::<T>(order_id::<T>(&member::<T>(BUYER))), Some(Stage::Placed));
	}

	#[benchmark]
	fn cancel() {
		let order = committed::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(BUYER), order);

		assert_eq!(stage::<T>(order), Some(Stage::Cancelled));
	}

	/// To as many files as can be.
	#[benchmark]
	fn commit() {
		let (order, grant) = placed::<T>(&member::<T>(BUYER));
		let commitments = commitments::<T>(order);

		#[extrinsic_call]
		_(signed::<T>(SELLER), order, grant, commitments);

		assert_eq!(stage::<T>(order), Some(Stage::Committed));
	}

	#[benchmark]
	fn lock() {
		let order = committed::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(BUYER), order, public_of(&SECRET));

		assert_eq!(stage::<T>(order), Some(Stage::Locked));
	}

	#[benchmark]
	fn reveal(f: Linear<1, MAX_DISTRIBUTIONS>) {
		let order = locked::<T>(&member::<T>(BUYER));
		Deliveries::<T>::mutate(order, |delivery| {
			delivery.as_mut().expect("it was committed to").files.truncate(f as usize);
		});

		#[extrinsic_call]
		_(signed::<T>(SELLER), order, handed(order, f as usize));

		assert_eq!(stage::<T>(order), Some(Stage::Inspecting));
	}

	#[benchmark]
	fn transfer() {
		let order = committed::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(BUYER), order, TransferState::Requested);

		assert!(Orders::<T>::get(order).is_some_and(|order| order.transfer.is_some()));
	}

	#[benchmark]
	fn accept() {
		let order = inspecting::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(BUYER), order);

		assert_eq!(stage::<T>(order), Some(Stage::Settled));
	}

	#[benchmark]
	fn note_use() {
		let (buyer, key, signature) = T::BenchmarkMembers::make_receipt(|member| {
			let receipt = UseReceipt { order: order_id::<T>(member), used_ms: NOW };
			receipt.signed_bytes(&genesis_hash::<T>())
		});
		let order = inspecting::<T>(&buyer);

		#[extrinsic_call]
		_(signed::<T>(SELLER), order, NOW, key, signature);

		assert_eq!(stage::<T>(order), Some(Stage::Settled));
	}

	#[benchmark]
	fn object() {
		let order = inspecting::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(BUYER), order, DOCUMENT);

		assert_eq!(stage::<T>(order), Some(Stage::Objected));
	}

	#[benchmark]
	fn arbitrate() {
		let buyer = member::<T>(BUYER);
		let order = inspecting::<T>(&buyer);
		Pallet::<T>::do_object(buyer, order, DOCUMENT).expect("it inspects");

		#[extrinsic_call]
		_(signed::<T>(SELLER), order);

		assert_eq!(stage::<T>(order), Some(Stage::Arbitrating));
	}

	#[benchmark]
	fn rule() {
		let order = arbitrating::<T>(&member::<T>(BUYER));

		#[extrinsic_call]
		_(signed::<T>(ARBITER), order, Ruling::Pay, DOCUMENT);

		assert_eq!(stage::<T>(order), Some(Stage::Settled));
	}

	/// The key that was handed over is not that of the commitment.
	#[benchmark]
	fn dispute_key() {
		let order = inspecting::<T>(&member::<T>(BUYER));
		by_proof::<T>(order);
		change_file::<T>(order, |file| file.commitment.key = [5; 32]);
		let evidence = Box::new(Dispute::WrongKey { secret: SECRET });

		#[extrinsic_call]
		dispute(signed::<T>(BUYER), order, 0, evidence);

		assert_eq!(stage::<T>(order), Some(Stage::Refunded));
	}

	/// A whole group, with `p` pairs above it in both trees: those of 1 MiB have 6, of 1 GiB 16, of 1 TiB 26.
	#[benchmark]
	fn dispute_group(p: Linear<0, MAX_PATH>) {
		let order = inspecting::<T>(&member::<T>(BUYER));
		by_proof::<T>(order);
		let (size, key) = (GROUP_BYTES << p, [6; 32]);
		let tree = Tree::new(size);
		let group = alloc::vec![7; GROUP_BYTES as usize];
		let (ciphertext_path, _, ciphertext) = constructed(&tree, &group);
		let (plain_path, plain, registered) = constructed(&tree, &alloc::vec![8; GROUP_BYTES as usize]);
		change_file::<T>(order, |file| {
			file.size = size;
			file.registered = Some(registered);
			file.commitment = commitment(ciphertext, key);
		});
		let evidence = Box::new(Dispute::WrongGroup(WrongGroup {
			group: 0,
			key,
			ciphertext: BoundedVec::truncate_from(group),
			ciphertext_path: BoundedVec::truncate_from(ciphertext_path),
			plain,
			plain_path: BoundedVec::truncate_from(plain_path),
		}));

		#[extrinsic_call]
		dispute(signed::<T>(BUYER), order, 0, evidence);

		assert_eq!(stage::<T>(order), Some(Stage::Refunded));
	}

	/// The buyer was silent: it is accepted and settled.
	#[benchmark]
	fn close() {
		let order = inspecting::<T>(&member::<T>(BUYER));
		change::<T>(order, |order| order.due_ms = 0);

		#[extrinsic_call]
		_(signed::<T>(SELLER), order);

		assert_eq!(stage::<T>(order), Some(Stage::Settled));
	}

	#[benchmark]
	fn reclaim() {
		let order = inspecting::<T>(&member::<T>(BUYER));
		change::<T>(order, |order| {
			order.stage = Stage::Accepted;
			order.accepted = Some(Accepted { how: Acceptance::Explicit, at_ms: NOW });
			order.due_ms = 0;
		});

		#[extrinsic_call]
		_(signed::<T>(BUYER), order);

		assert_eq!(stage::<T>(order), Some(Stage::Settled));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
