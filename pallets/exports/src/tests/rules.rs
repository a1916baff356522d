//! The rules: set by governance, and each export is judged by those of its time.

use frame::testing_prelude::*;
use hefu_primitives::export::{Basis, Rules};

use crate::{Error, Event, MAX_RULES, mock::*};

#[test]
fn rules_hold_from_when_they_are_set() {
	test(|| {
		assert_eq!(Exporting::rules(), Some((0, rules())));
		assert_ok!(export(ALICE, heads(50_000, 0), Basis::Few));
		let stricter = Rules { contract_persons: 10, ..rules() };
		events();
		assert_ok!(Exporting::set_rules(RuntimeOrigin::root(), stricter.clone()));
		assert_eq!(events(), [Event::RulesSet { number: 1, rules: stricter.clone() }]);
		assert_eq!(Exporting::rules(), Some((1, stricter)));
		assert_noop!(export(ALICE, heads(1, 0), Basis::Few), Error::<Test>::ContractRequired);
		assert_ok!(export(ALICE, heads(1, 0), FILED));
		let by = [1, 2].map(|number| Exporting::exported(member(ALICE), number).map(|export| export.rules));
		assert_eq!(by, [Some(0), Some(1)]);
	});
}

#[test]
fn there_are_no_more_rules_than_can_be() {
	test(|| {
		for _ in 1..MAX_RULES {
			assert_ok!(Exporting::set_rules(RuntimeOrigin::root(), rules()));
		}
		let more = Exporting::set_rules(RuntimeOrigin::root(), rules());
		assert_noop!(more, Error::<Test>::TooManyRules);
	});
}

#[test]
#[should_panic(expected = "genesis: rules of export")]
fn a_chain_does_not_start_from_bad_rules() {
	let rules = Some(crate::RulesConfig {
		assessment_persons: 1,
		assessment_sensitive: 1,
		contract_persons: 2,
		basis: "第五条".into(),
	});
	let exporting = crate::GenesisConfig { rules, ..Default::default() };
	let genesis = RuntimeGenesisConfig { exporting, ..Default::default() };
	genesis.build_storage().expect("it panics before");
}
