//! Listings, offers, deliveries, meters and vouchers are sent as `hefu-primitives` encodes them.

use hefu_primitives::{
	DatasetId, GrantId, MemberId, NegotiationId, OrderId, ProductId,
	code::{Industry, Region},
	delivery::{Commitment, Dispute, Handed},
	id::MeterId,
	market::{Charge, ContractKind, Fee, FeeRole, Price, Settling, Tier, TransferState},
	metering::{Totals, Units, UsedFor},
	right::Right,
	settlement::{Book, Currency},
	terms::Purpose,
};
use hefu_sdk::{
	AccountId32, Signer,
	chain::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, hefu_primitives::metering::signed::Presented,
		},
	},
	client::Config,
	market::{Basis, Listing, Offer, Step},
	metering::Opening,
	signer::Scheme,
};
use subxt::{
	OfflineClient,
	config::substrate::{SpecVersionForRange, SubstrateConfig},
	ext::codec::{Decode, Encode},
	metadata::Metadata,
	transactions::{Payload, Signer as _},
	utils::{H256, Static},
};

const BOOK: Book = Book { bank: MemberId([9; 32]), currency: Currency::CNY };
const ORDER: OrderId = OrderId([1; 32]);
const NONCE: [u8; 32] = [5; 32];

/// The call's bytes after the numbers of pallet and call.
fn arguments(call: &impl Payload) -> Vec<u8> {
	let bytes = include_bytes!("../metadata.scale");
	let metadata = Metadata::decode(&mut &bytes[..]).unwrap().arc();
	let known = SubstrateConfig::builder()
		.set_genesis_hash(H256([7; 32]))
		.set_metadata_for_spec_versions([(1, metadata)])
		.set_spec_version_for_block_ranges([SpecVersionForRange {
			block_range: 0..100,
			spec_version: 1,
			transaction_version: 1,
		}]);
	let offline = OfflineClient::new_with_config(Config::offline(known));
	offline.at_block(1u64).unwrap().transactions().call_data(call).unwrap().split_off(2)
}

#[test]
fn listings_are_sent_as_the_shared_types_encode_them() {
	let tiers = vec![Tier { from: 1, amount: 100 }, Tier { from: 11, amount: 80 }];
	let listing = Listing {
		dataset: DatasetId([1; 32]),
		version: 2,
		right: Right::Use,
		by: Some(GrantId([3; 32])),
		contract: ContractKind::Fusion,
		price: Price::Tiered { book: BOOK, tiers: tiers.try_into().unwrap() },
		stock: Some(7),
		inspection_days: 5,
		use_is_not_acceptance: true,
		settling: Settling::Arbiter(MemberId([4; 32])),
		fees: vec![Fee { role: FeeRole::Exchange, to: MemberId([6; 32]), points: 250 }],
		terms: [8; 32],
	};
	let call = chain::transactions().market().list_product(NONCE, listing.clone().into());
	let Listing { dataset, version, right, by, contract, price, stock, .. } = listing;
	let first = (NONCE, dataset, version, right, by, contract, price, stock).encode();
	let rest = (5u16, true, listing.settling, listing.fees, listing.terms).encode();
	assert_eq!(arguments(&call), [first, rest].concat());
}

#[test]
fn offers_and_orders_are_sent_as_the_shared_types_encode_them() {
	let charge = Some(Charge { book: BOOK, amount: 80 });
	let offer = Offer { terms: [2; 32], units: 3, charge };
	let negotiation = NegotiationId([4; 32]);
	let call = chain::transactions().market().negotiate(Static(negotiation), Step::Offer(offer).into());
	assert_eq!(arguments(&call), (negotiation, 1u8, [2u8; 32], 3u64, charge).encode());
	let call = chain::transactions().market().negotiate(Static(negotiation), Step::Terminate.into());
	assert_eq!(arguments(&call), (negotiation, 6u8).encode());

	let product = ProductId([6; 32]);
	let call = chain::transactions().market().place_order(NONCE, Basis::Listed { product, units: 2 }.into());
	assert_eq!(arguments(&call), (NONCE, 0u8, product, 2u64).encode());
	let call = chain::transactions().market().place_order(NONCE, Basis::Agreed(negotiation).into());
	assert_eq!(arguments(&call), (NONCE, 1u8, negotiation).encode());
	let call = chain::transactions().market().transfer(Static(ORDER), Static(TransferState::Started));
	assert_eq!(arguments(&call), (ORDER, TransferState::Started).encode());
}

#[test]
fn deliveries_are_sent_as_the_shared_types_encode_them() {
	let commitments = vec![Commitment { ciphertext: [2; 32], key: [3; 32] }];
	let grant = GrantId([4; 32]);
	let sent = BoundedVec(commitments.iter().copied().map(Static).collect());
	let call = chain::transactions().market().commit(Static(ORDER), Static(grant), sent);
	assert_eq!(arguments(&call), (ORDER, grant, commitments).encode());
	let handed = vec![Handed { ephemeral: [5; 32], sealed: [6; 32] }];
	let sent = BoundedVec(handed.iter().copied().map(Static).collect());
	let call = chain::transactions().market().reveal(Static(ORDER), sent);
	assert_eq!(arguments(&call), (ORDER, handed).encode());
	let dispute = Dispute::WrongKey { secret: [7; 32] };
	let call = chain::transactions().market().dispute(Static(ORDER), 2, Static(dispute.clone()));
	assert_eq!(arguments(&call), (ORDER, 2u8, dispute).encode());
}

#[test]
fn meters_and_vouchers_are_sent_as_the_shared_types_encode_them() {
	let used_for = UsedFor {
		purpose: Purpose(7),
		region: Region(440_300),
		sector: Industry { section: b'I', division: Some(65) },
	};
	let opening = Opening {
		grant: GrantId([1; 32]),
		provider: MemberId([2; 32]),
		service: [3; 32],
		used_for,
		book: BOOK,
		deposit: 10,
		cap: 20,
		signers: vec![AccountId32([4; 32])],
		window_ms: 1_000,
	};
	let call = chain::transactions().metering().open(NONCE, opening.clone().into());
	let Opening { grant, provider, service, book, .. } = opening;
	let first = (NONCE, grant, provider, service, used_for, book).encode();
	let rest = (10u128, 20u128, vec![[4u8; 32]], 1_000u64).encode();
	assert_eq!(arguments(&call), [first, rest].concat());

	let meter = MeterId([6; 32]);
	let totals = Totals { ts_ns: 1, value: 2, units: Units { calls: 3, bytes: 4 } };
	let signature = Signer::from_seed(Scheme::Ed25519, [7; 32]).unwrap().sign(b"voucher");
	let sent = Presented {
		meter: Static(meter),
		window: 5,
		totals: Static(totals),
		signer: 1,
		signature: signature.clone(),
	};
	let call = chain::transactions().metering().redeem(BoundedVec(vec![sent]));
	// One of them: its number, compact, is 4.
	let expected = [&[4][..], &(meter, 5u32, totals, 1u8).encode(), &signature.to_scale()].concat();
	assert_eq!(arguments(&call), expected);
}
