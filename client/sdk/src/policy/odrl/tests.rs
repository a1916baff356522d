//! Policies that compile, and what does not. What the profile and its samples have, `tests/policy.rs` goes through.

use hefu_primitives::{
	code::Region,
	member::{Role, Roles},
	terms::{Environment, Environments, Exclusivity, Export, Limit, Sublicence},
};
use serde_json::json;

use super::*;
use crate::policy::ENVIRONMENTS;

const NOW: u64 = 1_000_000;

fn list() -> PurposeList {
	PurposeList::parse(
		r#"{ "cx.core.digitalTwinRegistry:1": 0, "cx.pcf.base:1": 1, "PublishDataOnCatenaXWebPage": 2, "AnyIndividualPurpose": 3 }"#,
	)
	.unwrap()
}

/// A policy whose permission has these constraints.
fn with(constraints: Value) -> Value {
	json!({ "@type": "Offer", "permission": [{ "action": "use", "constraint": constraints }] })
}

fn compiled(constraints: Value) -> Result<Draft, Vec<Problem>> {
	compile(&with(constraints), &list(), NOW).map(|compiled| compiled.draft)
}

fn constraint(operand: &str, operator: &str, value: Value) -> Value {
	json!({ "leftOperand": operand, "operator": operator, "rightOperand": value })
}

fn refused(operand: &str, reason: Reason) -> Problem {
	Problem::Operand { operand: operand.into(), reason }
}

#[test]
fn every_operand_that_the_terms_have() {
	let draft = compiled(json!([{ "and": [
		constraint("odrl:purpose", "odrl:isAnyOf", json!(["1", "cx.core.digitalTwinRegistry:1"])),
		constraint("spatial", "isAnyOf", json!(["440000", "330100"])),
		constraint("industry", "eq", json!("I")),
		constraint("dateTime", "gteq", json!({ "@value": "1970-01-02T00:00:00Z", "@type": "xsd:dateTime" })),
		constraint("dateTime", "lteq", json!("1970-01-03T00:00:00+08:00")),
		constraint("count", "lteq", json!(100)),
		constraint("ExclusiveUsage", "eq", json!("cx.exclusiveUsage.dataConsumer:1")),
	]}]))
	.unwrap();
	let terms = draft.terms(NOW).unwrap();
	assert_eq!(terms.purposes, Purposes(0b11));
	assert_eq!(terms.territory, Territory::of(&[Region(440_000), Region(330_100)]).unwrap());
	assert_eq!(
		(terms.period.from_ms, terms.period.until_ms),
		(86_400_000, Some(2 * 86_400_000 - 28_800_000 + 1))
	);
	assert_eq!(terms.volume.calls.unwrap().amount, 100);
	assert_eq!(terms.exclusivity, Exclusivity::Sole);
	assert_eq!(terms.environments, Environments::of(&ENVIRONMENTS));
	assert_eq!(terms.first_fault(), None);
}

#[test]
fn what_is_not_limited_is_not() {
	let terms = compiled(json!([])).unwrap().terms(NOW).unwrap();
	assert_eq!((terms.purposes, &terms.territory), (Purposes(u64::MAX), &Territory::everywhere()));
	assert_eq!((terms.period.from_ms, terms.period.until_ms), (NOW, None));
	assert_eq!((terms.sectors, terms.clauses), (Sectors::all(), None));
}

#[test]
fn lengths_of_time_count_from_the_beginning() {
	for (operand, value) in [("elapsedTime", json!("P2D")), ("DataUsageEndDurationDays", json!(2))] {
		let terms = compiled(json!([constraint(operand, "eq", value)])).unwrap().terms(NOW).unwrap();
		assert_eq!(terms.period.until_ms, Some(NOW + 2 * 86_400_000));
	}
}

#[test]
fn moments_may_be_days_and_minutes() {
	for (text, until_ms) in [
		("1970-01-03", Some(172_800_000)),
		("1970-01-03T00:01Z", Some(172_860_000)),
		("1970-01-03T00Z", None),
		("1970-01-03T00:01", None),
	] {
		let found = compiled(json!([constraint("dateTime", "lt", json!(text))]));
		let found = found.ok().map(|draft| draft.terms(NOW).unwrap().period.until_ms);
		assert_eq!(found, until_ms.map(Some), "{text}");
	}
}

#[test]
fn all_that_has_no_place_is_named_at_once() {
	let problems = compiled(json!([
		constraint("payAmount", "eq", json!("5")),
		constraint("spatial", "neq", json!("440000")),
		constraint("spatial", "eq", json!("EU")),
		constraint("elapsedTime", "eq", json!("P1M")),
		{ "or": [constraint("count", "lteq", json!(1))] },
		constraint("count", "lteq", json!(1)),
		constraint("count", "lteq", json!(2)),
		"nonsense",
	]))
	.unwrap_err();
	let (operand, value) = ("spatial".to_owned(), |operand: &str, value: &str| Problem::Value {
		operand: operand.into(),
		value: value.into(),
	});
	assert_eq!(
		problems,
		[
			refused("payAmount", Reason::Unknown),
			Problem::Operator { operand, operator: "neq".into() },
			value("spatial", "EU"),
			value("elapsedTime", "P1M"),
			Problem::Logic("permission[0].or".into()),
			Problem::Twice(Dimension::Volume),
			Problem::Member("permission[0].constraint".into()),
		]
	);
}

#[test]
fn rules_have_no_more_than_their_constraints() {
	let mut policy = with(json!([]));
	policy["permission"][0]["target"] = "urn:x".into();
	policy["permission"][0]["duty"] = json!([]);
	policy["prohibition"] = json!([{ "action": "use" }]);
	policy["inheritFrom"] = "urn:y".into();
	let problems = compile(&policy, &list(), NOW).unwrap_err();
	let named = ["permission[0].target", "permission[0].duty", "prohibition[0]", "inheritFrom"];
	assert_eq!(problems, named.map(|path| Problem::Member(path.into())));
	for none in
		[json!({}), json!([]), json!({ "@type": "Set" }), json!({ "@type": "Asset", "permission": [] })]
	{
		assert_eq!(compile(&none, &list(), NOW), Err(vec![Problem::NoPolicy]));
	}
}

#[test]
fn the_same_clauses_have_the_same_digest() {
	let one = json!([constraint("Liability", "eq", json!("a")), constraint("Precedence", "eq", json!("b"))]);
	let other =
		json!([constraint("Precedence", "eq", json!("b")), constraint("Liability", "eq", json!("a"))]);
	let digest = |constraints| compiled(constraints).unwrap().clauses;
	assert_eq!(digest(one.clone()), digest(other));
	assert_ne!(digest(one), digest(json!([constraint("Liability", "eq", json!("a"))])));
}

#[test]
fn what_odrl_has_no_word_for_has_one_here() {
	let terms = compiled(json!([
		constraint("hefu:calls", "lteq", json!("100/PT1H")),
		constraint("urn:hefu:odrl#bytes", "lteq", json!("4096")),
		constraint("hefu:seats", "lteq", json!(3)),
		constraint("hefu:exclusivity", "eq", json!("exclusive")),
		constraint("hefu:sublicence", "isAnyOf", json!(["2:data-user", "2:bank"])),
		constraint("hefu:environment", "isAnyOf", json!(["tee", "sandbox"])),
		constraint("hefu:exportBasis", "eq", json!("ab".repeat(32))),
		constraint("hefu:clauses", "eq", json!("cd".repeat(32))),
	]))
	.unwrap()
	.terms(NOW)
	.unwrap();
	assert_eq!(terms.volume.calls, Some(Limit { amount: 100, period_ms: Some(3_600_000) }));
	assert_eq!(terms.volume.bytes, Some(Limit { amount: 4_096, period_ms: None }));
	assert_eq!((terms.volume.seats, terms.exclusivity), (Some(3), Exclusivity::Exclusive));
	assert_eq!(terms.sublicence, Sublicence { depth: 2, grantees: Roles::of(&[Role::DataUser, Role::Bank]) });
	assert_eq!(terms.environments, Environments::of(&[Environment::Tee, Environment::Sandbox]));
	assert_eq!((terms.export, terms.clauses), (Export::Allowed { basis: [0xab; 32] }, Some([0xcd; 32])));

	for (operand, operator, value) in [
		("hefu:calls", "lteq", json!("0")),
		("hefu:calls", "lteq", json!("5/P1M")),
		("hefu:seats", "lteq", json!(0)),
		("hefu:exclusivity", "eq", json!("shared")),
		("hefu:sublicence", "isAnyOf", json!(["1:data-user", "2:bank"])),
		("hefu:sublicence", "isAnyOf", json!("0:data-user")),
		("hefu:environment", "isAnyOf", json!("cloud")),
		("hefu:clauses", "eq", json!("abc")),
	] {
		let problems = compiled(json!([constraint(operand, operator, value)])).unwrap_err();
		assert!(matches!(&problems[..], [Problem::Value { .. }]), "{operand}: {problems:?}");
	}
}

#[test]
fn what_only_ends_in_a_known_name_is_another() {
	for name in
		["https://example.org/count", "other:UsagePurpose", "http://www.w3.org/ns/odrl/2#count", "hefu:count"]
	{
		let problems = compiled(json!([constraint(name, "lteq", json!(1))])).unwrap_err();
		assert_eq!(problems, [refused(name, Reason::Unknown)]);
	}
	// A later version of a term may mean something else.
	let later = constraint("DataUsageEndDefinition", "eq", json!("cx.dataUsageEnd.unlimited:2"));
	assert!(matches!(&compiled(json!([later])).unwrap_err()[..], [Problem::Value { .. }]));
	// And the number of a place is not always a division's.
	let elsewhere = constraint("spatial", "eq", json!("https://sws.geonames.org/440300"));
	assert!(matches!(&compiled(json!([elsewhere])).unwrap_err()[..], [Problem::Value { .. }]));
}

#[test]
fn each_constraint_has_its_kind_of_rule() {
	assert_eq!(fate(Rule::Prohibition, "UsagePurpose"), Fate::Refused(Reason::OnlyIn(Rule::Permission)));
	assert_eq!(fate(Rule::Permission, "UsageRestriction"), Fate::Refused(Reason::OnlyIn(Rule::Prohibition)));
	assert_eq!(fate(Rule::Obligation, "AffiliatesBpnl"), Fate::Refused(Reason::GrantingOn));
	assert_eq!(fate(Rule::Prohibition, "AffiliatesBpnl"), Fate::Limits(Dimension::Sublicence));
	assert_eq!(fate(Rule::Obligation, "Liability"), Fate::Clause);
}

#[test]
fn the_same_said_twice_is_said_once() {
	let mut policy = with(json!([]));
	policy["prohibition"] = json!([
		{ "action": "use", "constraint": [
			constraint("UsageRestriction", "isAllOf", json!(["cx.thirdParty.forbidden:1"])),
			constraint("AffiliatesRegion", "isAnyOf", json!(["cx.region.asia:1"])),
		] },
	]);
	let found = compile(&policy, &list(), NOW).unwrap();
	assert_eq!(found.draft.sublicence, Some(Sublicence::none()));
	assert_eq!(found.clauses, ["prohibition AffiliatesRegion isAnyOf \"cx.region.asia:1\""]);
	policy["permission"][0]["constraint"] =
		json!([constraint("hefu:sublicence", "isAnyOf", json!("1:data-user"))]);
	assert_eq!(compile(&policy, &list(), NOW), Err(vec![Problem::Twice(Dimension::Sublicence)]));
}

#[test]
fn combinations_hold_nothing_beside_what_they_combine() {
	let inner = json!([constraint("count", "lteq", json!(1))]);
	assert!(compiled(json!([{ "@type": "odrl:LogicalConstraint", "odrl:and": { "@list": inner } }])).is_ok());
	let problems = compiled(json!([{ "and": inner, "or": inner }])).unwrap_err();
	assert_eq!(problems, [Problem::Member("permission[0].constraint".into())]);
	let problems = compiled(json!([{ "xone": inner }])).unwrap_err();
	assert_eq!(problems, [Problem::Logic("permission[0].xone".into())]);
}

#[test]
fn clauses_are_made_with_operators_of_odrl() {
	let problems = compiled(json!([constraint("Liability", "is like", json!("a"))])).unwrap_err();
	assert_eq!(problems, [Problem::Operator { operand: "Liability".into(), operator: "is like".into() }]);
}

#[test]
fn what_cannot_be_said_is_named_by_its_dimension() {
	let terms = compiled(json!([constraint("Liability", "eq", json!("a"))])).unwrap().terms(NOW).unwrap();
	let say = |change: fn(&mut hefu_primitives::terms::Terms), clauses: &[&str]| {
		let mut changed = terms.clone();
		change(&mut changed);
		let clauses: Vec<_> = clauses.iter().map(|line| (*line).to_owned()).collect();
		decompile(&changed, &list(), &clauses)
	};
	assert!(say(|_| (), &["permission Liability eq \"a\""]).is_ok());
	assert_eq!(say(|_| (), &["permission Liability eq \"b\""]), Err(Dimension::Clauses), "of other clauses");
	assert_eq!(
		say(|terms| terms.clauses = None, &["permission Liability eq \"a\""]),
		Err(Dimension::Clauses)
	);
	assert_eq!(say(|terms| terms.period.from_ms = 253_402_300_800_000, &[]), Err(Dimension::Period));
	assert_eq!(say(|terms| terms.purposes = Purposes(0), &[]), Err(Dimension::Purpose), "no sound terms");
	// A digest may be of lines that are no clauses.
	let lines = ["nonsense".to_owned()];
	let terms = hefu_primitives::terms::Terms { clauses: Some(digest(&lines)), ..terms.clone() };
	assert_eq!(decompile(&terms, &list(), &lines), Err(Dimension::Clauses));
}

#[test]
fn a_policy_of_terms_is_json_ld_that_stands_alone() {
	let draft = compiled(json!([
		constraint("UsagePurpose", "isAnyOf", json!(["cx.pcf.base:1"])),
		constraint("WarrantyDurationMonths", "eq", json!(6)),
	]));
	let policy = with(json!([
		constraint("UsagePurpose", "isAnyOf", json!(["cx.pcf.base:1"])),
		constraint("WarrantyDurationMonths", "eq", json!(6)),
	]));
	let clauses = compile(&policy, &list(), NOW).unwrap().clauses;
	let policy = decompile(&draft.unwrap().terms(NOW).unwrap(), &list(), &clauses).unwrap();
	assert_eq!(
		policy["permission"],
		json!([{ "action": "use", "constraint": [
			{ "leftOperand": "purpose", "operator": "isAnyOf", "rightOperand": ["cx.pcf.base:1"] },
			{
				"leftOperand": "dateTime", "operator": "gteq",
				"rightOperand": { "@value": "1970-01-01T00:16:40.000Z", "@type": "xsd:dateTime" },
			},
			{ "leftOperand": "cx-policy:WarrantyDurationMonths", "operator": "eq", "rightOperand": 6 },
		] }])
	);
	assert!(policy["@id"].as_str().unwrap().starts_with("urn:hefu:policy:"));
	assert_eq!(policy["@context"][1]["hefu"], "urn:hefu:odrl#");
	assert!(policy.get("prohibition").is_none());
}
