//! Rights that go to others, exports, operations and applications are sent as `hefu-primitives` encodes them.

use hefu_primitives::{
	ApplicationId, DatasetId, MemberId, OperationId,
	catalogue::{Demand, EntryEnd},
	date::Day,
	export::{Basis, Exemption, Heads, Rules},
	operation::{ChargeUnit, Ending, Mode, Purpose},
	right::{Disposal, Outbound, Right, Rights},
	settlement::Currency,
	text::Text,
};
use hefu_sdk::{
	chain::{
		self, Call,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			hefu_primitives::text,
			hefu_runtime::params::{RuntimeParameters, governed::calendar},
			pallet_catalogue::pallet::Call as Catalogue,
			pallet_exports::pallet::Call as Exports,
			pallet_operation::types as operation,
			pallet_parameters::pallet::Call as Parameters,
			pallet_rights::types::{Acceptance, Pledge},
		},
	},
	client::Config,
	operation::Agreement,
};
use subxt::{
	OfflineClient,
	config::substrate::{SpecVersionForRange, SubstrateConfig},
	ext::codec::{Compact, Decode, Encode},
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

const DATASET: DatasetId = DatasetId([1; 32]);
const MEMBER: MemberId = MemberId([2; 32]);
const OPERATION: OperationId = OperationId([3; 32]);
const APPLICATION: ApplicationId = ApplicationId([4; 32]);

#[test]
fn rights_go_to_others_as_the_shared_types_encode_them() {
	let rights = Rights::of(&[Right::Hold, Right::Operate]);
	let (disposal, outbound) = (Disposal::Contribution, Outbound::Encumbering);
	let call = chain::transactions().rights().transfer(
		Static(DATASET),
		Static(rights),
		Static(MEMBER),
		Static(disposal),
		Static(outbound),
		[5; 32],
	);
	assert_eq!(arguments(&call), (DATASET, rights, MEMBER, disposal, outbound, [5u8; 32]).encode());
	let acceptance = Acceptance { rights: Static(rights), outbound: Static(outbound), document: [5; 32] };
	let call = chain::transactions().rights().accept(Static(DATASET), Static(MEMBER), acceptance);
	assert_eq!(arguments(&call), (DATASET, MEMBER, rights, outbound, [5u8; 32]).encode());
	let pledge = Pledge { pledgee: Static(MEMBER), due_ms: 6, may_grant: true, contract: [7; 32] };
	let call = chain::transactions().rights().pledge(Static(DATASET), Static(Right::Use), pledge);
	assert_eq!(arguments(&call), (DATASET, Right::Use, MEMBER, 6u64, true, [7u8; 32]).encode());
}

#[test]
fn exports_are_sent_with_what_they_stand_on() {
	let heads = Heads { persons: 10, sensitive: 1 };
	let bases = [
		Basis::Few,
		Basis::Exempt { case: Exemption::Staff, evidence: [8; 32] },
		Basis::Assessment { decision: [9; 32], until_ms: 10 },
	];
	for basis in bases {
		let call = chain::transactions().exports().export(
			Static(DATASET),
			2,
			None,
			Static(heads),
			true,
			[11; 32],
			Static(basis),
		);
		let grant: Option<DatasetId> = None;
		assert_eq!(arguments(&call), (DATASET, 2u32, grant, heads, true, [11u8; 32], basis).encode());
	}
}

#[test]
fn plans_agreements_and_products_are_sent_as_well() {
	let plan = operation::Plan {
		mode: Static(Mode::Field),
		document: [5; 32],
		decision: [6; 32],
		price_authority: Static(MEMBER),
	};
	let call = chain::transactions().operation().plan([12; 32], plan);
	assert_eq!(arguments(&call), ([12u8; 32], Mode::Field, [5u8; 32], [6u8; 32], MEMBER).encode());
	let agreement = Agreement {
		document: [5; 32],
		security: [6; 32],
		exit: [7; 32],
		from: Day(20_650),
		last: Day(22_000),
		currency: Currency::CNY,
	};
	let call = chain::transactions().operation().sign_agreement(Static(OPERATION), agreement.into());
	let said = ([5u8; 32], [6u8; 32], [7u8; 32], Day(20_650), Day(22_000), Currency::CNY);
	assert_eq!(arguments(&call), (OPERATION, said).encode());
	let (purpose, unit) = (Purpose::Industry, ChargeUnit::Calls);
	let call = chain::transactions().operation().list_product(
		Static(OPERATION),
		Static(DATASET),
		Static(purpose),
		Static(unit),
		1_000,
	);
	assert_eq!(arguments(&call), (OPERATION, DATASET, purpose, unit, 1_000u32).encode());
	let call = chain::transactions().operation().record_revenue(Static(OPERATION), 2026, 1, 2, 1_500, 4);
	assert_eq!(arguments(&call), (OPERATION, 2026u16, 1u32, 2u32, 1_500u128, 4u128).encode());
	let ground = Ending::Breach;
	let call = chain::transactions().operation().terminate(Static(OPERATION), Static(ground), [5; 32]);
	assert_eq!(arguments(&call), (OPERATION, ground, [5u8; 32]).encode());
}

#[test]
fn applications_and_their_codes_are_sent_as_well() {
	for demand in [Demand::Correction([5; 32]), Demand::Cancellation(EntryEnd::Other), Demand::Renewal] {
		let call = chain::transactions().catalogue().file(
			[12; 32],
			Static(DATASET),
			2,
			Static(MEMBER),
			Static(demand),
		);
		assert_eq!(arguments(&call), ([12u8; 32], DATASET, 2u32, MEMBER, demand).encode());
	}
	let code = Text::<64>::new("粤A-2026-0001").unwrap();
	let sent = text::Text(BoundedVec(code.as_bytes().to_vec()));
	let call = chain::transactions().catalogue().enter(Static(APPLICATION), Some(sent));
	assert_eq!(arguments(&call), (APPLICATION, Some(code)).encode());
}

#[test]
fn motions_about_rules_and_parameters_are_sent_as_the_runtime_reads_them() {
	let rules = Rules {
		assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
		contract_persons: 100_000,
		basis: Text::new("第七条、第八条").unwrap(),
	};
	let proposed = |call| arguments(&chain::transactions().council().propose(3, call, 67));
	// Each begins with the votes that it needs, and the numbers of pallet and call.
	let inner = |sent: Vec<u8>| sent[3..sent.len() - Compact(67u32).encode().len()].to_vec();
	let set = Call::Exports(Exports::set_rules { rules: Static(rules.clone()) });
	assert_eq!(inner(proposed(set)), rules.encode());
	let put = Call::Catalogue(Catalogue::put_in_force { pack: Static(hefu_primitives::law::PackId(1)) });
	assert_eq!(inner(proposed(put)), 1u32.encode());
	// A parameter goes by the numbers of its pallet and its own.
	for value in [Some(3_600_000), None] {
		let key_value = calendar::Parameters::StallLimitMs(calendar::StallLimitMs, value);
		let key_value = RuntimeParameters::Calendar(key_value);
		let set = Call::Parameters(Parameters::set_parameter { key_value });
		assert_eq!(inner(proposed(set)), (7u8, 0u8, value).encode());
	}
}
