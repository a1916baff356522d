//! What is sent is what `hefu-primitives` encodes: the generated interface and the shared types agree on every byte.

use hefu_primitives::{
	DatasetId, LicenceId, MemberId, RecognitionId,
	calendar::CalendarKind,
	code::Region,
	dataset::{
		Access, Descriptor, Distribution, Distributions, Grade, GradeClass, Kind, Overview, Parents,
		PersonalInformation, Source, VersionContent, Volume,
	},
	date::Day,
	digest::Digests,
	licence::{
		Scenario, Scenarios,
		identifier::{Identifier, TypeCode},
		presentation::Presentation,
	},
	locator::Locator,
	member::{CallPattern, Scope},
	seal::SealKey,
	sm2::Sm2Signature,
	text::Text,
};
use hefu_sdk::{AccountId32, Signer, chain, client::Config, signer::Scheme};
use subxt::{
	OfflineClient,
	config::substrate::{SpecVersionForRange, SubstrateConfig},
	ext::codec::{Compact, Decode, Encode},
	metadata::Metadata,
	transactions::Payload,
	utils::{H256, Static},
};

fn offline() -> OfflineClient<Config> {
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
	OfflineClient::new_with_config(Config::offline(known))
}

/// The call's bytes after the numbers of pallet and call.
fn arguments(call: &impl Payload) -> Vec<u8> {
	offline().at_block(1u64).unwrap().transactions().call_data(call).unwrap().split_off(2)
}

fn content() -> VersionContent {
	let distribution = Distribution {
		name: Text::new("数据.csv").unwrap(),
		media_type: Text::new("text/csv").unwrap(),
		size: 3,
		locator: Locator::Url(Text::new("https://h.example.org/a").unwrap()),
		digests: Digests { blake3: Some([1; 32]), sha256: None, sm3: Some([3; 32]) },
		seal: Some(SealKey([8; 32]).seal()),
	};
	VersionContent {
		descriptor: Descriptor {
			name: Text::new("气象观测数据").unwrap(),
			overview: Some(Overview::Digest([9; 32])),
			industry: None,
			source: Source::Derived,
			spatial: None,
			temporal: None,
			update_frequency: None,
			volume: Volume { records: None, bytes: Some(3) },
			form: None,
			kind: Kind::Open,
			access: Access::OnApplication,
			grade: Grade { class: GradeClass::General, level: Some(2), report: None },
			personal_information: PersonalInformation::None,
			schema: None,
			metadata: Some([4; 32]),
			derivation: None,
			watermark: None,
		},
		distributions: Distributions::try_from(vec![distribution]).unwrap(),
		parents: Parents::default(),
	}
}

#[test]
fn registrations_are_sent_as_the_shared_types_encode_them() {
	use chain::runtime_types::pallet_registry::types::CheckWhen;
	let call = chain::transactions().registry().register([5; 32], Static(content()), CheckWhen::Later);
	assert_eq!(arguments(&call), ([5u8; 32], content(), 1u8).encode());
	let call = chain::transactions().registry().request_check(Static(DatasetId([6; 32])), 2, 3);
	assert_eq!(arguments(&call), (DatasetId([6; 32]), 2u32, 3u8).encode());
}

#[test]
fn further_versions_and_many_datasets_are_sent_as_well() {
	use chain::runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_registry::types};
	let later = types::CheckWhen::Later;
	let call =
		chain::transactions().registry().add_version(Static(DatasetId([6; 32])), Static(content()), later);
	assert_eq!(arguments(&call), (DatasetId([6; 32]), content(), 1u8).encode());
	let registration =
		|nonce| types::Registration { nonce, content: Static(content()), check: types::CheckWhen::Now };
	let call = chain::transactions()
		.registry()
		.register_many(BoundedVec(vec![registration([1; 32]), registration([2; 32])]));
	let expected = vec![([1u8; 32], content(), 0u8), ([2u8; 32], content(), 0u8)];
	assert_eq!(arguments(&call), expected.encode());
}

#[test]
fn motions_and_session_keys_are_sent_as_the_runtime_reads_them() {
	use chain::{Call, runtime_types::pallet_validators::pallet::Call as Validators};
	let members = vec![Static(MemberId([1; 32])), Static(MemberId([2; 32]))];
	let call = Call::Validators(Validators::set_validators { members });
	let call = chain::transactions().council().propose(3, call, 67);
	let motion = (10u8, 0u8, vec![MemberId([1; 32]), MemberId([2; 32])]);
	let expected = (Compact(3u32), motion, Compact(67u32));
	assert_eq!(arguments(&call), expected.encode());
	let call = chain::transactions().validators().set_session_keys(Static([7; 96]), vec![8, 9]);
	assert_eq!(arguments(&call), ([7u8; 96], vec![8u8, 9]).encode());
}

/// Of a published licence.
fn identifier() -> Identifier {
	Identifier::parse("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U").unwrap()
}

#[test]
fn licences_are_sent_as_the_shared_types_encode_them() {
	use chain::runtime_types::pallet_licences::types;
	let identifier = identifier();
	let licences = || chain::transactions().licences();
	let predecessor = LicenceId([4; 32]);
	let issuance = types::Issuance {
		identifier: Static(identifier.clone()),
		kind: types::IssuanceKind::Change { predecessor: Static(predecessor) },
		private: [1; 32],
		key: Some([2; 32]),
		valid_from_ms: 3,
		valid_until_ms: None,
	};
	let expected =
		([5u8; 32], &identifier, (9u8, predecessor), [1u8; 32], Some([2u8; 32]), 3u64, None::<u64>);
	assert_eq!(arguments(&licences().issue([5; 32], issuance)), expected.encode());

	let code = identifier.line.licence_type;
	let presentation = Presentation {
		licence_type: code,
		issuer: MemberId([6; 32]),
		audience: MemberId([7; 32]),
		place: Region(330_106),
		scenario: Scenario(1),
		made_ms: 8,
		expires_ms: 9,
		commitment: [10; 32],
	};
	let rule = RecognitionId([11; 32]);
	let call = licences().verify_presentation(Static(presentation), Some(Static(rule)), 12);
	assert_eq!(arguments(&call), (presentation, Some(rule), 12u64).encode());
	let call = licences().revoke(Static(predecessor), types::Revocation::Penalty, None);
	assert_eq!(arguments(&call), (predecessor, 1u8, None::<[u8; 32]>).encode());
}

#[test]
fn types_of_licence_and_years_are_proposed_as_the_runtime_reads_them() {
	use chain::{
		Call,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, hefu_primitives::text,
			pallet_calendar::pallet::Call as Calendar, pallet_licences::pallet::Call as Licences,
			pallet_licences::types,
		},
	};
	let name = |name: &str| text::Text(BoundedVec(name.as_bytes().to_vec()));
	let code: TypeCode = identifier().line.licence_type;
	let scenarios = Scenarios::of(&[Scenario(0), Scenario(2)]);
	let licence_type = types::LicenceType {
		name: name("特种作业操作证"),
		holder: types::HolderClass::Person,
		schema: [1; 32],
		scenarios: Static(scenarios),
		max_age_ms: 2,
		until_ms: Some(3),
	};
	let call = Call::Licences(Licences::set_type { code: Static(code), licence_type });
	let sent = arguments(&chain::transactions().council().propose(3, call, 67));
	let expected = (code, "特种作业操作证", 0u8, [1u8; 32], scenarios, 2u64, Some(3u64)).encode();
	// After the threshold and the numbers of pallet and call; then the bound on the length.
	assert_eq!(sent[3..sent.len() - 2], expected);

	let days = [Day(20_454), Day(20_455)];
	let call = Call::Calendar(Calendar::set_year {
		kind: Static(CalendarKind::Banking),
		year: 2026,
		holidays: BoundedVec(days.map(Static).to_vec()),
		make_up: BoundedVec(Vec::new()),
		basis: name("通知"),
	});
	let sent = arguments(&chain::transactions().council().propose(3, call, 67));
	let expected = (CalendarKind::Banking, 2026u16, days.to_vec(), Vec::<Day>::new(), "通知").encode();
	assert_eq!(sent[3..sent.len() - 2], expected);
}

#[test]
fn scopes_are_sent_as_the_shared_types_encode_them() {
	let scope = Scope::Calls(vec![CallPattern { pallet: 21, call: Some(0) }].try_into().unwrap());
	let account = AccountId32([8; 32]);
	let call = chain::transactions().members().add_operator(account, Static(scope.clone()));
	assert_eq!(arguments(&call), ([8u8; 32], scope).encode());
}

#[test]
fn transactions_are_version_4_and_signed_by_the_account() {
	use subxt::config::DefaultExtrinsicParamsBuilder;
	let signer = Signer::find("//Alice").unwrap();
	let call = chain::transactions().members().remove_operator(signer.account());
	let params = DefaultExtrinsicParamsBuilder::<Config>::new()
		.mortal_from_unchecked(64, 1, H256([7; 32]))
		.nonce(3)
		.build();
	let at = offline().at_block(1u64).unwrap();
	let mut signable = at.transactions().create_v4_signable_offline(&call, params).unwrap();
	let signed = signable.sign(&signer).unwrap().into_encoded();
	let length = Compact::<u32>::decode(&mut &signed[..]).unwrap();
	let body = &signed[signed.len() - length.0 as usize..];
	assert_eq!(body[0], 0x84, "version 4, signed");
	assert_eq!((body[1], &body[2..34]), (0, &signer.account().0[..]), "the account itself");
	assert_eq!(body[34], 1, "an sr25519 signature");
}

#[test]
fn sm2_signatures_stand_in_a_transaction_with_their_key() {
	use subxt::config::DefaultExtrinsicParamsBuilder;
	let signer = Signer::from_seed(Scheme::Sm2, [0x2a; 32]).unwrap();
	let call = chain::transactions().members().remove_operator(signer.account());
	let params =
		DefaultExtrinsicParamsBuilder::<Config>::new().mortal_from_unchecked(64, 1, H256([7; 32])).nonce(3);
	let at = offline().at_block(1u64).unwrap();
	let mut signable = at.transactions().create_v4_signable_offline(&call, params.build()).unwrap();
	let payload = signable.signer_payload().unwrap();
	let signed = signable.sign(&signer).unwrap().into_encoded();
	let length = Compact::<u32>::decode(&mut &signed[..]).unwrap();
	let body = &signed[signed.len() - length.0 as usize..];
	assert_eq!(&body[2..34], &signer.account().0[..], "the account that the chain derives");
	assert_eq!(body[34], 3, "an SM2 signature");
	let signature = Sm2Signature::decode(&mut &body[35..132]).unwrap();
	assert_eq!(signature.public.account(), signer.account().0);
	assert!(signature.verify(&payload));
}
