//! Policies that compile, and what does not.

use std::path::Path;

use hefu_primitives::{
	code::Region,
	terms::{Environments, Purposes},
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

/// A policy of Catena-X's samples.
fn sample(name: &str) -> Value {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	let path = shared.join("data/odrl/schema/samples").join(name);
	serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn usage_policies_of_catena_x_compile() {
	for (name, purposes, clauses) in [
		("usage-policy-sample.json", 0b11, 3),
		("usage-policy-individual-constraints-sample.json", 0b1111, 4),
	] {
		let found = compile(&sample(name), &list(), NOW).unwrap();
		let terms = found.draft.terms(NOW).unwrap();
		assert_eq!((terms.purposes, terms.period.until_ms), (Purposes(purposes), None));
		assert_eq!((terms.sublicence, terms.first_fault()), (Sublicence::none(), None));
		assert_eq!(found.clauses.len(), clauses, "{:?}", found.clauses);
		assert!(terms.clauses.is_some());
		assert!(
			found
				.clauses
				.contains(&"prohibition UsageRestriction isAllOf \"cx.manipulation.forbidden:1\"".into())
		);
	}
}

#[test]
fn a_purpose_that_is_not_on_the_list_is_named() {
	let problems = compile(&sample("usage-policy-sample.json"), &PurposeList::default(), NOW).unwrap_err();
	let value = "cx.core.digitalTwinRegistry:1".into();
	assert_eq!(problems, [Problem::Value { operand: "UsagePurpose".into(), value }]);
}

#[test]
fn an_access_policy_is_no_terms() {
	let problems = compile(&sample("access-policy.json"), &list(), NOW).unwrap_err();
	assert!(problems.contains(&Problem::Action("permission[0]".into())), "{problems:?}");
	assert!(problems.contains(&Problem::Operand("Membership".into())), "{problems:?}");
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
			Problem::Operand("payAmount".into()),
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
