//! Filings, mirrored decisions and law packs are sent as `hefu-primitives` encodes them.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	date::Day,
	law::{Obtained, Pack, PackId, TextStatus},
	registration::{FilingKind, InstitutionCode, Rejection, Request, StatementLine},
	right::{Right, Rights},
	text::Text,
};
use hefu_sdk::{
	chain::{
		self, Call,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, pallet_calendar::pallet::Call as Calendar,
			pallet_registration::pallet::Call as Registration,
		},
	},
	client::Config,
	registration::Decision,
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

#[test]
fn filings_are_sent_as_the_shared_types_encode_them() {
	let line = StatementLine {
		holder: MemberId([1; 32]),
		right: Right::Operate,
		obtained: Obtained::Joint,
		limits: Some([2; 32]),
		evidence: [3; 32],
	};
	let requests = [
		Request::Initial(vec![line].try_into().unwrap()),
		Request::Transfer {
			from: MemberId([1; 32]),
			to: MemberId([4; 32]),
			rights: Rights::of(&[Right::Use]),
			contract: [5; 32],
		},
		Request::Renewal,
	];
	for request in requests {
		let (dataset, institution) = (DatasetId([6; 32]), MemberId([7; 32]));
		let applicants = vec![MemberId([1; 32]), MemberId([4; 32])];
		let sent = BoundedVec(applicants.iter().copied().map(Static).collect());
		let call = chain::transactions().registration().file(
			[8; 32],
			Static(dataset),
			2,
			Static(institution),
			sent,
			Static(request.clone()),
		);
		let expected = ([8u8; 32], dataset, 2u32, institution, applicants, request);
		assert_eq!(arguments(&call), expected.encode());
	}
	let (filing, ground) = (FilingId([9; 32]), Rejection::OpenDispute);
	let call = chain::transactions().registration().reject(Static(filing), Static(ground), [1; 32]);
	assert_eq!(arguments(&call), (filing, ground, [1u8; 32]).encode());
}

#[test]
fn decisions_made_elsewhere_are_sent_as_well() {
	let decision = Decision {
		code: Text::new("粤数登2026-0001").unwrap(),
		digest: [1; 32],
		dataset: Some(DatasetId([2; 32])),
		kind: FilingKind::Change,
		decided_ms: 3,
		statement: [4; 32],
	};
	let call = chain::transactions().registration().record_mirrors(BoundedVec(vec![(&decision).into()]));
	let Decision { code, digest, dataset, kind, decided_ms, statement } = decision;
	assert_eq!(arguments(&call), vec![(code, digest, dataset, kind, decided_ms, statement)].encode());
}

#[test]
fn motions_about_packs_and_institutions_are_sent_as_the_runtime_reads_them() {
	let pack = Pack {
		identifier: Text::new("law").unwrap(),
		version: 1,
		source: Text::new("source").unwrap(),
		status: TextStatus::Secondary,
		clocks: Default::default(),
		eligibility: Default::default(),
	};
	let proposed = |call| arguments(&chain::transactions().council().propose(3, call, 67));
	// Each begins with the votes that it needs, and the numbers of pallet and call.
	let inner = |sent: Vec<u8>| sent[3..sent.len() - Compact(67u32).encode().len()].to_vec();
	let record = Call::Calendar(Calendar::record_pack { pack: Static(pack.clone()) });
	assert_eq!(inner(proposed(record)), pack.encode());
	let (number, from) = (PackId(1), Day(20_650));
	let put = Call::Calendar(Calendar::put_in_force { pack: Static(number), from: Static(from) });
	assert_eq!(inner(proposed(put)), (number, from).encode());
	let (institution, code) = (MemberId([1; 32]), InstitutionCode { province: 44, number: 1 });
	let appoint = Call::Registration(Registration::appoint_institution {
		institution: Static(institution),
		code: Static(code),
	});
	assert_eq!(inner(proposed(appoint)), (institution, code).encode());
}
