//! Products, negotiations, and orders through delivery, inspection and what becomes of them.
//!
//! What only sellers and buyers know (keys of files, secrets of one-time keys) is made from what is recorded of a delivery, so that a life
//! has nothing to remember. Ciphertexts are their roots alone.

use hefu_primitives::{
	DatasetId, GrantId, MemberId, OrderId, Party, ProductId,
	delivery::{Commitment, Dispute, Handed, Key, commit, hand, public_of, take},
	digest::blake2_256,
	market::{
		Cap, Charge, ContractKind, Fee, FeeRole, Fees, NegotiationState, Price, Settling, Side, Stage, Tier,
		TransferState, UseReceipt,
	},
	right::Right,
	settlement::Book,
	terms::{Exclusivity, Sublicence, Terms},
	verification::{Subject, Verdict},
};
use hefu_runtime::{Market, Operation, Registry, Runtime, Signature, Verification};
use pallet_market::{
	Basis, Call, Deliveries, Delivery, Listing, Negotiation, Negotiations, Offer, Order, Orders, Product,
	Products, Ruling, Step,
};
use pallet_registry::Datasets;
use pallet_rights::{Granting, Grants};
use pallet_support::{CapInspect, Checks, FileInspect};
use sp_core::Pair;

use super::{Deed, Draw, World, rights, settlement};

pub const DRAWS: &[Draw] = &[
	list,
	list,
	delist,
	ask,
	ask,
	negotiate,
	negotiate,
	negotiate,
	place,
	place,
	place,
	cancel,
	commit_files,
	commit_files,
	lock,
	lock,
	reveal,
	reveal,
	transfer,
	transfer,
	accept,
	note_use,
	object,
	arbitrate,
	rule,
	dispute,
	close,
	reclaim,
];

/// Who can grant in which dataset: from its own right, or by a grant.
fn sellers(world: &mut World) -> Vec<(DatasetId, MemberId, Option<GrantId>)> {
	let now = world.now();
	let own = rights::operators(world).into_iter().map(|(dataset, holder)| (dataset, holder, None));
	let granted = world.chain.read(|| {
		let all = Grants::<Runtime>::iter()
			.filter(|(_, grant)| !grant.has_ended_at(now) && grant.terms.sublicence.depth > 0);
		all.map(|(id, grant)| (grant.dataset, grant.grantee, Some(id))).collect::<Vec<_>>()
	});
	own.chain(granted).collect()
}

fn list(world: &mut World) -> Vec<Deed> {
	let all = sellers(world);
	let Some((dataset, seller, by)) = world.one_of(&all) else { return Vec::new() };
	let versions = world.chain.read(|| Datasets::<Runtime>::get(dataset).map_or(0, |it| it.versions));
	let version = 1 + world.below(versions as usize) as u32;
	let mut listing = Listing {
		dataset,
		version,
		right: if by.is_none() && world.chance(4) { Right::Operate } else { Right::Use },
		by,
		contract: world.one_of(ContractKind::ALL).expect("there are some"),
		price: some_price(world, &dataset, &seller),
		stock: if world.chance(3) { Some(1 + world.below(3) as u64) } else { None },
		inspection_days: world.below(3) as u16,
		use_is_not_acceptance: world.chance(4),
		settling: some_settling(world, dataset, version),
		fees: some_fees(world, &seller),
		terms: world.fresh(),
	};
	// Who judges is not paid by what it finds.
	if let Settling::Arbiter(arbiter) = listing.settling {
		listing.fees.retain(|fee| fee.to != arbiter);
	}
	let (nonce, listing) = (world.fresh(), Box::new(listing));
	vec![Deed::By(world.signer(&seller), Call::list_product { nonce, listing }.into())]
}

/// What members can pay, of all books.
fn payers(world: &mut World) -> Vec<(Book, MemberId, u128)> {
	let free = settlement::free_claims(world);
	let of_member = |(book, holder, free): (Book, Party, u128)| match holder {
		Party::Member(member) => Some((book, member, free)),
		Party::Customer(_) | Party::Key(_) => None,
	};
	free.into_iter().filter_map(of_member).collect()
}

/// In a book in which somebody can pay, and not the seller's own.
fn some_price(world: &mut World, dataset: &DatasetId, seller: &MemberId) -> Price {
	let mut payers = payers(world);
	payers.retain(|(book, ..)| book.bank != *seller);
	let Some((book, ..)) = world.one_of(&payers) else { return Price::Free };
	let amount = 10 + world.below(300) as u128;
	let has_tariff = world.chain.read(|| <Operation as CapInspect>::cap(dataset).is_some());
	match world.below(6) {
		0 => Price::Free,
		1 => {
			let tiers = vec![Tier { from: 1, amount }, Tier { from: 2, amount: amount / 2 }];
			Price::Tiered { book, tiers: tiers.try_into().expect("two") }
		}
		2 if has_tariff => Price::Capped { book, cap: Cap::Tariff },
		2 | 3 => Price::Capped { book, cap: Cap::Stated(amount) },
		_ => Price::Fixed { book, amount },
	}
}

/// By proof only what was verified.
fn some_settling(world: &mut World, dataset: DatasetId, version: u32) -> Settling {
	let is_verified = world.chain.read(|| {
		let files = <Registry as FileInspect>::files(&dataset, version);
		(0..).zip(&files).all(|(distribution, file)| {
			let subject = Subject { dataset, version, distribution };
			let verdict = <Verification as Checks>::latest(&subject);
			file.digests.blake3.is_some() && verdict == Some(Verdict::Verified)
		})
	});
	if is_verified && world.chance(2) { Settling::Proof } else { Settling::Arbiter(world.some_member()) }
}

fn some_fees(world: &mut World, seller: &MemberId) -> Fees {
	let mut fees = Fees::new();
	for (role, seed) in [
		(FeeRole::Exchange, "Alice"),
		(FeeRole::Broker, "Judy"),
		(FeeRole::Institution, "Grace"),
		(FeeRole::Fiscal, "Ivan"),
	] {
		let to = world.id(seed);
		if to != *seller && world.chance(4) {
			let points = 1 + world.below(500) as u16;
			fees.try_push(Fee { role, to, points }).expect("four at most");
		}
	}
	fees
}

/// The products that are listed.
fn listed(world: &mut World) -> Vec<(ProductId, Product)> {
	world.chain.read(|| {
		let listed = Products::<Runtime>::iter().filter(|(_, product)| product.delisted_ms.is_none());
		listed.collect()
	})
}

fn delist(world: &mut World) -> Vec<Deed> {
	let all = listed(world);
	if all.len() < 6 {
		return Vec::new();
	}
	let Some((product, it)) = world.one_of(&all) else { return Vec::new() };
	vec![Deed::By(world.signer(&it.seller), Call::delist_product { product }.into())]
}

/// Somebody who gets no part of what it pays, and can pay so much.
fn some_buyer(world: &mut World, product: &Product, charge: Option<Charge>) -> Option<MemberId> {
	let Some(Charge { book, amount }) = charge else { return Some(world.some_member()) };
	let mut payers = payers(world);
	payers.retain(|(of, member, free)| *of == book && *free >= amount && !product.pays(member));
	world.one_of(&payers).map(|(_, member, _)| member)
}

/// A buyer requests, or the seller offers to it.
fn ask(world: &mut World) -> Vec<Deed> {
	let all = listed(world);
	let Some((product, it)) = world.one_of(&all) else { return Vec::new() };
	let charge = match &it.listing.price {
		Price::Capped { book, cap } => {
			let amount = match cap {
				Cap::Stated(most) => 1 + world.below(*most as usize) as u128,
				Cap::Tariff => 1,
			};
			Some(Charge { book: *book, amount })
		}
		price => match price.listed(1) {
			Some(Ok(charge)) => charge,
			_ => return Vec::new(),
		},
	};
	let Some(buyer) = some_buyer(world, &it, charge) else { return Vec::new() };
	let (by, consumer) = if world.chance(3) { (it.seller, Some(buyer)) } else { (buyer, None) };
	let (nonce, offer) = (world.fresh(), Offer { terms: world.fresh(), units: 1, charge });
	let call = Call::open_negotiation { nonce, product, consumer, offer };
	vec![Deed::By(world.signer(&by), call.into())]
}

/// A move that the protocol allows, mostly on to an agreement.
fn negotiate(world: &mut World) -> Vec<Deed> {
	let open = world.chain.read(|| {
		let open = Negotiations::<Runtime>::iter().filter(|(_, it)| !it.state.is_final());
		open.collect::<Vec<_>>()
	});
	let Some((negotiation, it)) = world.one_of(&open) else { return Vec::new() };
	let Negotiation { state, offer, .. } = it;
	let steps = [
		Step::Request(offer),
		Step::Offer(offer),
		Step::Accept,
		Step::Agree,
		Step::Verify,
		Step::Finalize,
		Step::Terminate,
	];
	let mut moves = Vec::new();
	for step in steps {
		for (side, member) in [(Side::Consumer, it.consumer), (Side::Provider, it.provider)] {
			if NegotiationState::check(Some(state), step.to(), side).is_ok() {
				moves.push((step, member));
			}
		}
	}
	if !world.chance(6) {
		moves.retain(|(step, _)| step.offer().is_none() && *step != Step::Terminate);
	}
	let Some((step, by)) = world.one_of(&moves) else { return Vec::new() };
	vec![Deed::By(world.signer(&by), Call::negotiate { negotiation, step }.into())]
}

fn place(world: &mut World) -> Vec<Deed> {
	let agreed = world.chain.read(|| {
		let agreed = Negotiations::<Runtime>::iter()
			.filter(|(_, it)| it.state == NegotiationState::Finalized && it.order.is_none());
		agreed.map(|(id, it)| (id, it.consumer)).collect::<Vec<_>>()
	});
	let nonce = world.fresh();
	if world.chance(2)
		&& let Some((negotiation, buyer)) = world.one_of(&agreed)
	{
		let basis = Basis::Agreed(negotiation);
		return vec![Deed::By(world.signer(&buyer), Call::place_order { nonce, basis }.into())];
	}
	let all = listed(world);
	let Some((product, it)) = world.one_of(&all) else { return Vec::new() };
	let units = 1 + world.below(2) as u64;
	let Some(Ok(charge)) = it.listing.price.listed(units) else { return Vec::new() };
	let Some(buyer) = some_buyer(world, &it, charge) else { return Vec::new() };
	let basis = Basis::Listed { product, units };
	vec![Deed::By(world.signer(&buyer), Call::place_order { nonce, basis }.into())]
}

/// The orders at these stages of which the time is not over in the next block.
fn at(world: &mut World, wanted: &[Stage]) -> Vec<(OrderId, Order)> {
	let next = world.now() + 2_000;
	world.chain.read(|| {
		let all = Orders::<Runtime>::iter();
		let found = all.filter(|(_, order)| {
			wanted.contains(&order.stage) && Market::standing(order, next) == order.stage
		});
		found.collect()
	})
}

fn listing_of(world: &mut World, order: &Order) -> Listing {
	world.chain.read(|| Products::<Runtime>::get(order.product)).expect("it was listed").listing
}

fn delivery_of(world: &mut World, order: &OrderId) -> Delivery {
	world.chain.read(|| Deliveries::<Runtime>::get(order)).expect("it was committed to")
}

/// One of the two sides.
fn some_side(world: &mut World, order: &Order) -> MemberId {
	if world.chance(2) { order.buyer } else { order.seller }
}

fn cancel(world: &mut World) -> Vec<Deed> {
	let mut all = at(world, &[Stage::Placed, Stage::Committed]);
	all.retain(|(_, order)| order.instruction.is_none());
	if all.len() < 4 {
		return Vec::new();
	}
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let side = some_side(world, &it);
	vec![Deed::By(world.signer(&side), Call::cancel { order }.into())]
}

/// What an offer of the seller says, whether it grants from its own right or by a grant.
fn terms(world: &mut World, by: Option<GrantId>) -> Terms {
	let Some(parent) = by else { return rights::widest(world) };
	let grant = world.chain.read(|| Grants::<Runtime>::get(parent)).expect("it was granted");
	Terms { exclusivity: Exclusivity::None, sublicence: Sublicence::none(), ..grant.terms }
}

/// The seller offers the grant, unless it is locked already, and commits.
fn commit_files(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Placed, Stage::Objected]);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let Listing { dataset, version, right, by, .. } = listing_of(world, &it);
	let mut deeds = Vec::new();
	let grant = match it.grant {
		Some(grant) => grant,
		None => {
			let (nonce, terms) = (world.fresh(), terms(world, by));
			let granting = Granting {
				dataset,
				right,
				parent: by,
				grantee: it.buyer,
				terms,
				survivors: Default::default(),
			};
			let offer = pallet_rights::Call::offer { nonce, granting: Box::new(granting) };
			deeds.push(Deed::By(world.key_of(&it.seller), offer.into()));
			GrantId::derive(&world.genesis, &it.seller, &nonce)
		}
	};
	let count = world.chain.read(|| <Registry as FileInspect>::files(&dataset, version).len());
	let commitments = (0..count).map(|_| {
		let ciphertext = world.fresh();
		Commitment { ciphertext, key: commit(&key_of(&ciphertext)) }
	});
	let commitments = commitments.collect::<Vec<_>>().try_into().expect("as many as the version has");
	deeds.push(Deed::By(world.signer(&it.seller), Call::commit { order, grant, commitments }.into()));
	deeds
}

/// The key of the file whose ciphertext has this root.
pub fn key_of(ciphertext: &[u8; 32]) -> Key {
	blake2_256(ciphertext)
}

/// The secret of the buyer's one-time key in this order.
pub fn secret_of(order: &OrderId) -> [u8; 32] {
	blake2_256(&order.0)
}

/// A key, handed over to the buyer of the order, for the file whose ciphertext has this root.
pub fn handed(order: &OrderId, ciphertext: &[u8; 32], key: &Key) -> Handed {
	let ephemeral = blake2_256(&[order.0, *ciphertext].concat());
	hand(key, ephemeral, &public_of(&secret_of(order)), &order.0).expect("no weak key")
}

fn lock(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Committed]);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let key = public_of(&secret_of(&order));
	vec![Deed::By(world.signer(&it.buyer), Call::lock { order, key }.into())]
}

/// Now and then the keys are others, more often where that can be proven.
fn reveal(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Locked]);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let by_proof = listing_of(world, &it).settling == Settling::Proof;
	let is_wrong = world.chance(if by_proof { 2 } else { 12 });
	let files = delivery_of(world, &order).files;
	let keys = files.iter().map(|file| {
		let ciphertext = &file.commitment.ciphertext;
		let mut key = key_of(ciphertext);
		key[0] ^= u8::from(is_wrong);
		handed(&order, ciphertext, &key)
	});
	let handed = keys.collect::<Vec<_>>().try_into().expect("as many as files");
	vec![Deed::By(world.signer(&it.seller), Call::reveal { order, handed }.into())]
}

/// A move that the protocol allows.
fn transfer(world: &mut World) -> Vec<Deed> {
	let mut all =
		at(world, &[Stage::Committed, Stage::Locked, Stage::Inspecting, Stage::Objected, Stage::Accepted]);
	all.retain(|(_, it)| it.transfer.is_none_or(|state| !state.is_final()));
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let mut moves = Vec::new();
	for to in TransferState::ALL {
		for (side, member) in [(Side::Consumer, it.buyer), (Side::Provider, it.seller)] {
			if TransferState::check(it.transfer, *to, side).is_ok() {
				moves.push((*to, member));
			}
		}
	}
	let Some((to, by)) = world.one_of(&moves) else { return Vec::new() };
	vec![Deed::By(world.signer(&by), Call::transfer { order, to }.into())]
}

fn accept(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Inspecting, Stage::Objected]);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	vec![Deed::By(world.signer(&it.buyer), Call::accept { order }.into())]
}

/// A key of the buyer's says that it used the data.
fn note_use(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Inspecting]);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	if listing_of(world, &it).use_is_not_acceptance && !world.chance(4) {
		return Vec::new();
	}
	let (key, used_ms) = (world.key_of(&it.buyer), world.now());
	let said = UseReceipt { order, used_ms }.signed_bytes(&world.genesis);
	let signature = Signature::Sr25519(world.pair_of(&key).sign(&said));
	let call: Call<Runtime> = Call::note_use { order, used_ms, key, signature };
	vec![Deed::By(world.signer(&it.seller), call.into())]
}

/// The orders at this stage that an arbiter settles, with who that is.
fn with_arbiter(world: &mut World, stage: Stage) -> Vec<(OrderId, Order, MemberId)> {
	let all = at(world, &[stage]);
	let arbiter = |(id, order): (OrderId, Order)| match listing_of(world, &order).settling {
		Settling::Arbiter(arbiter) => Some((id, order, arbiter)),
		Settling::Proof => None,
	};
	all.into_iter().filter_map(arbiter).collect()
}

fn object(world: &mut World) -> Vec<Deed> {
	let all = with_arbiter(world, Stage::Inspecting);
	let Some((order, it, _)) = world.one_of(&all) else { return Vec::new() };
	let evidence = world.fresh();
	vec![Deed::By(world.signer(&it.buyer), Call::object { order, evidence }.into())]
}

fn arbitrate(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Objected]);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let side = some_side(world, &it);
	vec![Deed::By(world.signer(&side), Call::arbitrate { order }.into())]
}

fn rule(world: &mut World) -> Vec<Deed> {
	let all = with_arbiter(world, Stage::Arbitrating);
	let Some((order, _, arbiter)) = world.one_of(&all) else { return Vec::new() };
	let ruling = if world.chance(2) { Ruling::Pay } else { Ruling::Refund };
	let document = world.fresh();
	vec![Deed::By(world.signer(&arbiter), Call::rule { order, ruling, document }.into())]
}

/// That a key is another one, which the buyer's secret shows; now and then of one that is right.
fn dispute(world: &mut World) -> Vec<Deed> {
	let mut all = at(world, &[Stage::Inspecting]);
	all.retain(|(_, it)| listing_of(world, it).settling == Settling::Proof);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	let (secret, files) = (secret_of(&order), delivery_of(world, &order).files);
	let wrong = (0u8..).zip(&files).find(|(_, file)| {
		let taken = file.handed.and_then(|handed| take(&handed, &secret, &order.0).ok());
		taken.map(|key| commit(&key)) != Some(file.commitment.key)
	});
	if wrong.is_none() && !world.chance(8) {
		return Vec::new();
	}
	let file = wrong.map_or(0, |(place, _)| place);
	let evidence = Box::new(Dispute::WrongKey { secret });
	vec![Deed::By(world.signer(&it.buyer), Call::dispute { order, file, evidence }.into())]
}

/// What followed from somebody's silence, or what is accepted and was not settled.
fn close(world: &mut World) -> Vec<Deed> {
	let next = world.now() + 2_000;
	let all = world.chain.read(|| {
		let all = Orders::<Runtime>::iter()
			.filter(|(_, it)| it.stage == Stage::Accepted || Market::standing(it, next) != it.stage);
		all.map(|(id, _)| id).collect::<Vec<_>>()
	});
	let Some(order) = world.one_of(&all) else { return Vec::new() };
	let by = world.some_member();
	vec![Deed::By(world.signer(&by), Call::close { order }.into())]
}

fn reclaim(world: &mut World) -> Vec<Deed> {
	let mut all = at(world, &[Stage::Accepted]);
	let next = world.now() + 2_000;
	all.retain(|(_, it)| it.due_ms <= next);
	let Some((order, it)) = world.one_of(&all) else { return Vec::new() };
	vec![Deed::By(world.signer(&it.buyer), Call::reclaim { order }.into())]
}
