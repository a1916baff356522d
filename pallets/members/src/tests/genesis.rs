use frame::testing_prelude::*;
use hefu_primitives::member::{Role, Scope};
use pallet_support::MemberInspect;

use crate::{Founder, GenesisConfig, Key, mock::*};

fn build(founders: Vec<Founder<u64>>, council: Option<Vec<u32>>, technical_committee: Vec<u32>) {
	let members = GenesisConfig { founders, council, technical_committee };
	let genesis = RuntimeGenesisConfig { members, ..Default::default() };
	TestState::new(genesis.build_storage().unwrap()).execute_with(check);
}

#[test]
fn founders_have_their_keys_and_seats() {
	execute(|| {
		assert_eq!(Members::key(operator(BOB)), Some(Key::Operator { member: id(BOB), scope: Scope::All }));
		assert!(Members::has_role(&id(BOB), Role::Validator));
		assert_eq!(Members::council_keys(), [governance(ALICE), governance(BOB), governance(CAROL)]);
		assert_eq!(Members::technical_committee_keys(), [governance(ALICE), governance(BOB)]);
	});
	build(vec![founder(ALICE), founder(BOB)], Some(vec![1]), vec![]);
}

#[test]
fn a_chain_without_founders_is_sound() {
	TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap()).execute_with(check);
}

#[test]
fn the_configuration_is_json() {
	let json = serde_json::json!({
		"founders": [{
			"code": "91350100M000100Y43",
			"name": "福建某数据交易所",
			"roles": ["exchange", "data-holder"],
			"owner": 1,
			"governance": 2,
		}],
		"council": null,
		"technicalCommittee": [0],
	});
	let config: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
	assert_eq!(config.founders[0].roles, [Role::Exchange, Role::DataHolder]);
	build(config.founders, config.council, config.technical_committee);
}

#[test]
#[should_panic(expected = "genesis: founder 91350100M000100Y44: not a valid USCC or LEI")]
fn a_wrong_code_stops_the_build() {
	build(vec![Founder { code: "91350100M000100Y44".into(), ..founder(ALICE) }], None, vec![]);
}

#[test]
#[should_panic(expected = "its region is not valid")]
fn a_wrong_region_stops_the_build() {
	build(vec![Founder { region: Some("990000".into()), ..founder(ALICE) }], None, vec![]);
}

#[test]
#[should_panic(expected = "its name is too long or no text")]
fn a_wrong_name_stops_the_build() {
	build(vec![Founder { name: "x\n".into(), ..founder(ALICE) }], None, vec![]);
}

#[test]
#[should_panic(expected = "KeyInUse")]
fn a_key_of_two_founders_stops_the_build() {
	build(vec![founder(ALICE), Founder { owner: ALICE, ..founder(BOB) }], None, vec![]);
}

#[test]
#[should_panic(expected = "TooManyKeys")]
fn too_many_operators_stop_the_build() {
	build(vec![Founder { operators: vec![1, 2, 3], ..founder(ALICE) }], None, vec![]);
}

#[test]
#[should_panic(expected = "genesis: council: there is no founder 1")]
fn a_seat_of_nobody_stops_the_build() {
	build(vec![founder(ALICE)], Some(vec![1]), vec![]);
}

#[test]
#[should_panic(expected = "genesis: technical committee: a founder has two seats")]
fn a_founder_with_two_seats_stops_the_build() {
	build(vec![founder(ALICE)], None, vec![0, 0]);
}

#[test]
#[should_panic(expected = "genesis: council: more than MaxSeats seats")]
fn too_many_seats_stop_the_build() {
	build([10, 20, 30, 40, 50].map(founder).into(), None, vec![]);
}
