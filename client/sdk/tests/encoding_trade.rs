//! Grants and instructions are sent as `hefu-primitives` encodes them.

use hefu_primitives::{
	DatasetId, GrantId, MemberId, Party, PartyId,
	code::{Industry, Region},
	member::{Role, Roles},
	right::{Ground, Right},
	settlement::{Book, Currency, Leg, LegKind, Thing, What, When},
	terms::{
		Environment, Environments, Exclusivity, Export, Limit, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_sdk::{chain, client::Config, rights::Granting};
use subxt::{
	OfflineClient,
	config::substrate::{SpecVersionForRange, SubstrateConfig},
	ext::codec::{Decode, Encode},
	metadata::Metadata,
	transactions::Payload,
	utils::{H256, Static},
};

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

fn terms() -> Terms {
	Terms {
		purposes: Purposes(0b101),
		territory: Territory::of(&[Region(440_000), Region(330_100)]).unwrap(),
		period: Period { from_ms: 10, until_ms: Some(20) },
		volume: Volume {
			calls: Some(Limit { amount: 5, period_ms: Some(1_000) }),
			bytes: None,
			seats: Some(2),
		},
		exclusivity: Exclusivity::Sole,
		sublicence: Sublicence { depth: 1, grantees: Roles::of(&[Role::DataUser]) },
		sectors: Sectors::of(&[Industry { section: b'I', division: None }]),
		environments: Environments::of(&[Environment::Sandbox, Environment::Mpc]),
		export: Export::Allowed { basis: [9; 32] },
		clauses: Some([8; 32]),
	}
}

#[test]
fn grants_are_sent_as_the_shared_types_encode_them() {
	let granting = Granting {
		dataset: DatasetId([1; 32]),
		right: Right::Operate,
		parent: Some(GrantId([2; 32])),
		grantee: MemberId([3; 32]),
		terms: terms(),
		survivors: vec![GrantId([4; 32])],
	};
	let call = chain::transactions().rights().grant([5; 32], granting.clone().into());
	let Granting { dataset, right, parent, grantee, terms, survivors } = granting;
	assert_eq!(arguments(&call), ([5u8; 32], dataset, right, parent, grantee, terms, survivors).encode());
}

#[test]
fn grounds_are_sent_as_the_shared_types_encode_them() {
	let ground = Ground::Derivative { evidence: [1; 32], inputs: vec![GrantId([2; 32])].try_into().unwrap() };
	let dataset = DatasetId([3; 32]);
	let call =
		chain::transactions().rights().claim(Static(dataset), Static(Right::Use), Static(ground.clone()));
	assert_eq!(arguments(&call), (dataset, Right::Use, ground).encode());
}

#[test]
fn instructions_are_sent_as_the_shared_types_encode_them() {
	use chain::runtime_types::bounded_collections::bounded_vec::BoundedVec;
	let (buyer, seller) = (Party::Key(PartyId([1; 32])), Party::Member(MemberId([2; 32])));
	let book = Book { bank: MemberId([3; 32]), currency: Currency::CNY };
	let thing = Thing { kind: LegKind::Grant, id: [4; 32] };
	let legs = vec![
		Leg { from: buyer, to: seller, what: What::Claim { book, amount: 80_050 } },
		Leg { from: seller, to: buyer, what: What::Thing(thing) },
		Leg {
			from: buyer,
			to: seller,
			what: What::Cash { currency: Currency::CNY, amount: 5, attestor: MemberId([8; 32]) },
		},
	];
	let (when, about) = (When::From(7), Some([6u8; 32]));
	let sent = BoundedVec(legs.iter().copied().map(Static).collect());
	let mediators = vec![MemberId([7; 32])];
	let asked = BoundedVec(mediators.iter().copied().map(Static).collect());
	let call = chain::transactions().settlement().instruct([5; 32], sent, Static(when), 9, about, asked);
	assert_eq!(arguments(&call), ([5u8; 32], legs, when, 9u64, about, mediators).encode());
}
