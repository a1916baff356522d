//! Recognition rules: who publishes and withdraws them, and from when.

use frame::testing_prelude::*;
use hefu_primitives::{
	code::Region,
	licence::{Scenario, Scenarios, identifier::TypeCode},
	text::Text,
};

use crate::{Error, Event, Recognition, Rule, Rules, RulesByRegion, mock::*};

fn recognised(who: u64, change: impl FnOnce(&mut Recognition)) -> DispatchResult {
	let mut changed = recognition();
	change(&mut changed);
	Licences::recognise(signed(who), [1; 32], changed)
}

#[test]
fn a_region_publishes_whom_it_recognises() {
	test(|| {
		let rule = recognise(1);
		let stored = Rule { publisher: member(ZHEJIANG), recognition: recognition() };
		assert_eq!(Rules::<Test>::get(rule), Some(stored));
		// It is found by type and region.
		let found = RulesByRegion::<Test>::iter_key_prefix((code(), ZHEJIANG_REGION));
		assert_eq!(found.collect::<Vec<_>>(), [rule]);
		let publisher = member(ZHEJIANG);
		assert_eq!(events(), [Event::Recognised { rule, publisher, recognition: recognition() }]);
	});
}

#[test]
fn the_definer_may_publish_for_any_region() {
	test(|| {
		assert_ok!(recognised(MINISTRY, |changed| changed.to = Region(310_000)));
	});
}

#[test]
fn only_an_authority_of_the_recognising_region_publishes() {
	test(|| {
		assert_noop!(recognised(STRANGER, |_| ()), Error::<Test>::NotMember);
		assert_noop!(recognised(TRADER, |_| ()), Error::<Test>::NotOfRegion);
		assert_noop!(recognised(GUANGDONG, |_| ()), Error::<Test>::NotOfRegion);
		// A part of one's region, and no more than one's region.
		assert_noop!(
			recognised(ZHEJIANG, |changed| changed.to = Region(310_000)),
			Error::<Test>::NotOfRegion
		);
		assert_ok!(recognised(ZHEJIANG, |changed| changed.to = HANGZHOU));
		assert_ok!(Licences::dismiss(signed(MINISTRY), code(), member(ZHEJIANG)));
		let again = Licences::recognise(signed(ZHEJIANG), [2; 32], recognition());
		assert_noop!(again, Error::<Test>::NotOfRegion);
	});
}

#[test]
fn a_rule_is_what_a_rule_must_be() {
	test(|| {
		let refused = |change: fn(&mut Recognition)| recognised(ZHEJIANG, change);
		let unknown = TypeCode { number: 2, ..code() };
		assert_noop!(
			recognised(ZHEJIANG, |changed| changed.licence_type = unknown),
			Error::<Test>::UnknownType
		);
		assert_noop!(refused(|changed| changed.from = Region(0)), Error::<Test>::InvalidRegion);
		assert_noop!(refused(|changed| changed.to = Region(0)), Error::<Test>::InvalidRegion);
		assert_noop!(refused(|changed| changed.scenarios = Scenarios(0)), Error::<Test>::InvalidScenarios);
		assert_noop!(
			refused(|changed| changed.scenarios = Scenarios::of(&[HOT_WORK, Scenario(9)])),
			Error::<Test>::InvalidScenarios
		);
		assert_noop!(refused(|changed| changed.contact = Text::default()), Error::<Test>::InvalidContact);
		assert_noop!(
			refused(|changed| changed.until_ms = Some(changed.from_ms)),
			Error::<Test>::InvalidPeriod
		);
		assert_noop!(
			refused(|changed| (changed.from_ms, changed.until_ms) = (START - DAY, Some(START))),
			Error::<Test>::InvalidPeriod
		);
		recognise(1);
		assert_noop!(refused(|_| ()), Error::<Test>::AlreadyExists);
		MaxRules::set(1);
		let another = Licences::recognise(signed(ZHEJIANG), [2; 32], recognition());
		assert_noop!(another, Error::<Test>::TooManyRules);
	});
}

#[test]
fn no_rule_reaches_back() {
	test(|| {
		assert_ok!(recognised(ZHEJIANG, |changed| changed.from_ms = START - DAY));
		let rule = Rules::<Test>::get(rule_id(ZHEJIANG, 1)).unwrap();
		assert_eq!(rule.recognition.from_ms, START);
		let Event::Recognised { recognition, .. } = events().remove(0) else { panic!("another event") };
		assert_eq!(recognition, rule.recognition);
	});
}

#[test]
fn its_publisher_withdraws_a_rule() {
	test(|| {
		let rule = recognise(1);
		events();
		let withdraw = |who, rule, from| Licences::withdraw_recognition(signed(who), rule, from);
		assert_noop!(withdraw(STRANGER, rule, START), Error::<Test>::NotMember);
		assert_noop!(withdraw(MINISTRY, rule, START), Error::<Test>::NotPublisher);
		assert_noop!(withdraw(ZHEJIANG, rule_id(ZHEJIANG, 2), START), Error::<Test>::UnknownRule);
		assert_ok!(withdraw(ZHEJIANG, rule, START + DAY));
		// It can end earlier still, and no later.
		assert_noop!(withdraw(ZHEJIANG, rule, START + DAY), Error::<Test>::AlreadyEnds);
		later(1_000);
		// Not before now.
		assert_ok!(withdraw(ZHEJIANG, rule, 0));
		assert_eq!(
			events(),
			[
				Event::RecognitionWithdrawn { rule, until_ms: START + DAY },
				Event::RecognitionWithdrawn { rule, until_ms: START + 1_000 },
			]
		);
		assert_noop!(withdraw(ZHEJIANG, rule, 0), Error::<Test>::AlreadyEnds);
	});
}

#[test]
fn a_rule_that_has_not_begun_never_does() {
	test(|| {
		assert_ok!(recognised(ZHEJIANG, |changed| changed.from_ms = START + DAY));
		let rule = rule_id(ZHEJIANG, 1);
		assert_ok!(Licences::withdraw_recognition(signed(ZHEJIANG), rule, START));
		let Rule { recognition, .. } = Rules::<Test>::get(rule).unwrap();
		assert!((0..3).all(|days| !recognition.is_in_force(START + days * DAY)));
	});
}
