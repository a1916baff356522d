//! The compiler of policies against the whole Catena-X profile that comes with the project, and back again.

use std::{collections::BTreeMap, path::PathBuf};

use hefu_primitives::{
	code::Region,
	member::{Role, Roles},
	terms::{
		Dimension, Environment, Environments, Exclusivity, Export, Limit, Period, Purposes, Sectors,
		Sublicence, Terms, Territory, Volume,
	},
};
use hefu_sdk::{
	policy::{
		ENVIRONMENTS, PurposeList,
		odrl::{Compiled, Fate, Problem, Reason, Rule, compile, decompile, fate},
	},
	view,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: u64 = 1_000_000;

/// The folder `data/odrl/schema` of the project's samples; a test that cannot see them has tested nothing.
fn profile() -> PathBuf {
	let here = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
	let shared = std::env::var_os("HEFU_SHARED").map_or_else(here, Into::into);
	let folder = shared.join("data/odrl/schema");
	assert!(folder.is_dir(), "no {}: set HEFU_SHARED to the folder that holds data/odrl", folder.display());
	folder
}

/// The JSON files of a folder, by their names before this ending.
fn files(folder: &str, ending: &str) -> BTreeMap<String, Value> {
	let mut found = BTreeMap::new();
	for entry in std::fs::read_dir(profile().join(folder)).unwrap() {
		let path = entry.unwrap().path();
		if let Some(name) = path.file_name().unwrap().to_str().unwrap().strip_suffix(ending) {
			found.insert(name.to_owned(), serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap());
		}
	}
	found
}

/// A constraint of the profile: its left operand, and constraints with each operator and each right operand that its schema allows.
struct Constraint {
	operand: String,
	instances: Vec<Value>,
}

fn constraints() -> Vec<Constraint> {
	let schemas = files("constraint", "-constraint-schema.json");
	assert_eq!(schemas.len(), 29);
	schemas.values().map(constraint).collect()
}

fn constraint(schema: &Value) -> Constraint {
	let own = schema["allOf"][0]["$ref"].as_str().unwrap();
	let properties = &schema.pointer(own.strip_prefix('#').unwrap()).unwrap()["properties"];
	let operand = properties["leftOperand"]["const"].as_str().unwrap().to_owned();
	let mut instances = Vec::new();
	for operator in allowed(schema, &properties["operator"]) {
		for value in allowed(schema, &properties["rightOperand"]) {
			instances.push(json!({ "leftOperand": operand, "operator": operator, "rightOperand": value }));
		}
	}
	assert!(!instances.is_empty(), "{operand}");
	Constraint { operand, instances }
}

/// Values that a schema allows, all of them where it lists them.
fn allowed(root: &Value, schema: &Value) -> Vec<Value> {
	if let Some(reference) = schema["$ref"].as_str() {
		return allowed(root, root.pointer(reference.strip_prefix('#').unwrap()).unwrap());
	}
	if let Some(value) = schema.get("const") {
		return vec![value.clone()];
	}
	let several = ["enum", "oneOf", "anyOf"].into_iter().find_map(|name| schema[name].as_array());
	if let Some(several) = several {
		let each = several
			.iter()
			.flat_map(|one| if one.is_object() { allowed(root, one) } else { vec![one.clone()] });
		return each.collect();
	}
	match (schema["type"].as_str().unwrap(), schema["pattern"].as_str()) {
		("array", _) => {
			let each = allowed(root, &schema["items"]);
			each.iter().map(|one| json!([one])).chain([each.clone().into()]).collect()
		}
		("integer", _) => vec![json!(30)],
		("string", None) => vec![json!("as the parties agree")],
		("string", Some(pattern)) if pattern.contains("BPNL") => vec![json!("BPNL012345678910")],
		("string", Some(_)) => vec![json!("2030-10-04T12:30:00+08:00")],
		other => panic!("{other:?}"),
	}
}

/// A list with all purposes of the profile and its samples.
fn purposes() -> PurposeList {
	let usage = constraints().into_iter().find(|constraint| constraint.operand == "UsagePurpose").unwrap();
	let all = usage.instances.last().unwrap()["rightOperand"].as_array().unwrap().clone();
	let own = ["PublishDataOnCatenaXWebPage", "AnyIndividualPurpose"].map(Value::from);
	let numbered = all.into_iter().chain(own).enumerate();
	let list: serde_json::Map<_, _> =
		numbered.map(|(number, name)| (name.as_str().unwrap().to_owned(), number.into())).collect();
	PurposeList::parse(&Value::from(list).to_string()).unwrap()
}

/// A policy with one constraint, in a rule of this kind.
fn policy(rule: Rule, constraint: &Value) -> Value {
	let mut policy = json!({ "@type": "Set", "permission": [{ "action": "use", "constraint": [] }] });
	policy[rule.word()] = json!([{ "action": "use", "constraint": [constraint] }]);
	policy
}

/// That what a policy compiled to, as a policy, compiles to the same terms and clauses at any other time.
fn round_trip(found: &Compiled, list: &PurposeList) {
	let terms = found.draft.clone().terms(NOW).unwrap();
	let again = compile(&decompile(&terms, list, &found.clauses).unwrap(), list, NOW + 1).unwrap();
	assert_eq!(again.draft.terms(NOW + 1).unwrap(), terms);
	assert_eq!(again.clauses, found.clauses);
}

#[test]
fn every_constraint_compiles_and_comes_back_or_is_refused_by_name() {
	let list = purposes();
	for Constraint { operand, instances } in constraints() {
		for (rule, instance) in
			Rule::ALL.into_iter().flat_map(|rule| instances.iter().map(move |one| (rule, one)))
		{
			match (fate(rule, &operand), compile(&policy(rule, instance), &list, NOW)) {
				(Fate::Refused(reason), Err(problems)) => {
					assert_eq!(problems, [Problem::Operand { operand: operand.clone(), reason }]);
					assert!(problems[0].to_string().starts_with(&format!("{operand}: ")), "{instance}");
				}
				(Fate::Clause, Ok(found)) => {
					assert_eq!(found.clauses.len(), 1, "{instance}");
					round_trip(&found, &list);
				}
				(Fate::Limits(_), Ok(found)) => round_trip(&found, &list),
				(fate, found) => panic!("{rule}: {instance}: {fate:?}, {found:?}"),
			}
		}
	}
}

#[test]
fn no_constraint_of_the_profile_is_unknown() {
	for Constraint { operand, .. } in constraints() {
		let fates = Rule::ALL.map(|rule| fate(rule, &operand));
		assert!(!fates.contains(&Fate::Refused(Reason::Unknown)), "{operand}");
	}
}

#[test]
fn clauses_come_back_as_their_schema_has_them() {
	for Constraint { operand, instances } in constraints() {
		if fate(Rule::Permission, &operand) != Fate::Clause {
			continue;
		}
		for instance in instances {
			let found = compile(&policy(Rule::Permission, &instance), &PurposeList::default(), NOW).unwrap();
			let terms = found.draft.terms(NOW).unwrap();
			let back = decompile(&terms, &PurposeList::default(), &found.clauses).unwrap();
			let back = back["permission"][0]["constraint"].as_array().unwrap().last().unwrap();
			assert_eq!(back["leftOperand"], format!("cx-policy:{operand}"));
			assert_eq!(back["operator"], instance["operator"]);
			let mut values = instance["rightOperand"].clone();
			if let Some(values) = values.as_array_mut() {
				values.sort_by_key(|value| value.as_str().map(ToOwned::to_owned));
			}
			assert_eq!(back["rightOperand"], values);
		}
	}
}

#[test]
fn every_sample_of_a_constraint_does_what_the_table_says() {
	let samples = files("samples", "-constraint-sample.json");
	assert_eq!(samples.len(), 17);
	let list = purposes();
	let mut compiled = Vec::new();
	for (name, sample) in &samples {
		let operand = sample["leftOperand"].as_str().unwrap();
		for rule in Rule::ALL {
			match (fate(rule, operand), compile(&policy(rule, sample), &list, NOW)) {
				(Fate::Refused(reason), found) => {
					assert_eq!(
						found,
						Err(vec![Problem::Operand { operand: operand.into(), reason }]),
						"{name}"
					);
				}
				(_, found) => {
					round_trip(&found.unwrap(), &list);
					compiled.push(&**name);
				}
			}
		}
	}
	compiled.dedup();
	let refused = ["business-partner-number", "managed-legal-entity-region", "membership"];
	let others: Vec<_> = samples.keys().map(|name| &**name).filter(|name| !refused.contains(name)).collect();
	assert_eq!(compiled, others);
}

#[test]
fn usage_policies_of_catena_x_compile_and_come_back() {
	let samples = files("samples", "-sample.json");
	let list = purposes();
	for (name, purposes, clauses) in [("usage-policy", 2, 3), ("usage-policy-individual-constraints", 4, 4)] {
		let found = compile(&samples[name], &list, NOW).unwrap();
		let terms = found.draft.clone().terms(NOW).unwrap();
		assert_eq!((terms.purposes.0.count_ones(), terms.period.until_ms), (purposes, None));
		assert_eq!((terms.sublicence, terms.first_fault()), (Sublicence::none(), None));
		assert_eq!(found.clauses.len(), clauses, "{:?}", found.clauses);
		let manipulation = "prohibition UsageRestriction isAllOf \"cx.manipulation.forbidden:1\"";
		assert!(terms.clauses.is_some() && found.clauses.contains(&manipulation.into()));
		round_trip(&found, &list);
	}
}

#[test]
fn a_purpose_that_is_not_on_the_list_is_named() {
	let sample = &files("samples", "-sample.json")["usage-policy"];
	let problems = compile(sample, &PurposeList::default(), NOW).unwrap_err();
	let value = "cx.core.digitalTwinRegistry:1".into();
	assert_eq!(problems, [Problem::Value { operand: "UsagePurpose".into(), value }]);
}

#[test]
fn an_access_policy_is_no_terms() {
	let sample = &files("samples", "-policy.json")["access"];
	let refused = |operand: &str, reason| Problem::Operand { operand: operand.into(), reason };
	let problems = [
		Problem::Action("permission[0]".into()),
		refused("Membership", Reason::Membership),
		refused("BusinessPartnerNumber", Reason::Grantee),
	];
	assert_eq!(compile(sample, &purposes(), NOW), Err(problems.into()));
}

/// The README's table, made of what the compiler does.
fn table() -> String {
	let mut reasons: Vec<Reason> = Vec::new();
	let mut rows = String::from(
		"| Catena-X constraint | in a permission | in a prohibition | in an obligation |\n|---|---|---|---|\n",
	);
	for Constraint { operand, .. } in constraints() {
		let cells = Rule::ALL.map(|rule| match fate(rule, &operand) {
			Fate::Limits(dimension) => view::dimension(dimension).to_owned(),
			Fate::Clause => "clause".into(),
			Fate::Refused(reason) => {
				let place = reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
					reasons.push(reason);
					reasons.len() - 1
				});
				format!("refused ({})", place + 1)
			}
		});
		rows += &format!("| `{operand}` | {} |\n", cells.join(" | "));
	}
	let reasons = reasons.iter().enumerate().map(|(place, reason)| format!("{}. {reason}.\n", place + 1));
	format!("{rows}\n{}", reasons.collect::<String>())
}

#[test]
fn the_readme_says_what_becomes_of_every_constraint() {
	let readme = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../README.md");
	let table = table();
	assert!(
		std::fs::read_to_string(readme).unwrap().contains(&table),
		"the README's table should be:\n\n{table}"
	);
}

fn limits() -> impl Strategy<Value = Option<Limit>> {
	let period = proptest::option::of(1u64..=u64::MAX);
	proptest::option::of(
		(1u64..=u64::MAX, period).prop_map(|(amount, period_ms)| Limit { amount, period_ms }),
	)
}

fn territories() -> impl Strategy<Value = Territory> {
	let provinces =
		[11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52];
	let region = (proptest::sample::select(provinces.to_vec()), 0u32..100, 0u32..100)
		.prop_map(|(province, city, county)| Region(province * 10_000 + city * 100 + county));
	let some = proptest::collection::vec(region, 1..=33).prop_map(|regions| Territory::of(&regions).unwrap());
	prop_oneof![1 => Just(Territory::everywhere()), 4 => some]
}

fn sublicences() -> impl Strategy<Value = Sublicence> {
	let roles = proptest::sample::subsequence(Role::ALL.to_vec(), 1..=Role::ALL.len());
	let some =
		(1u8..=u8::MAX, roles).prop_map(|(depth, roles)| Sublicence { depth, grantees: Roles::of(&roles) });
	prop_oneof![1 => Just(Sublicence::none()), 2 => some]
}

fn periods() -> impl Strategy<Value = Period> {
	// To the end of the year 9999: policies write no later one.
	let moment = || 0u64..253_402_300_800_000;
	(moment(), proptest::option::of(moment())).prop_map(|(one, other)| match other {
		Some(other) if other != one => Period { from_ms: one.min(other), until_ms: Some(one.max(other)) },
		_ => Period { from_ms: one, until_ms: None },
	})
}

fn sound_terms() -> impl Strategy<Value = Terms> {
	let sectors = prop_oneof![
		Just(Sectors::all()),
		any::<u128>()
			.prop_map(|bits| Sectors(bits & Sectors::all().0))
			.prop_filter("some", |sectors| sectors.0 != 0),
	];
	let environments: Vec<Environment> = ENVIRONMENTS.to_vec();
	let first = (
		prop_oneof![Just(u64::MAX), 1u64..=u64::MAX],
		territories(),
		periods(),
		(limits(), limits(), proptest::option::of(1u32..=u32::MAX)),
		proptest::sample::select(vec![Exclusivity::None, Exclusivity::Sole, Exclusivity::Exclusive]),
	);
	let second = (
		sublicences(),
		sectors,
		proptest::sample::subsequence(environments, 1..=ENVIRONMENTS.len()),
		proptest::option::of(any::<[u8; 32]>()),
		proptest::option::of(any::<[u8; 32]>()),
	);
	(first, second).prop_map(|(first, second)| {
		let (purposes, territory, period, (calls, bytes, seats), exclusivity) = first;
		let (sublicence, sectors, environments, basis, clauses) = second;
		Terms {
			purposes: Purposes(purposes),
			territory,
			period,
			volume: Volume { calls, bytes, seats },
			exclusivity,
			sublicence,
			sectors,
			environments: Environments::of(&environments),
			export: basis.map_or(Export::No, |basis| Export::Allowed { basis }),
			clauses,
		}
	})
}

proptest! {
	#[test]
	fn terms_as_a_policy_compile_to_the_same_terms(terms in sound_terms(), now_ms in any::<u64>()) {
		prop_assert_eq!(terms.first_fault(), None::<Dimension>);
		let list = purposes();
		for list in [&list, &PurposeList::default()] {
			let policy = decompile(&terms, list, &[]).unwrap();
			let found = compile(&policy, list, now_ms).unwrap();
			prop_assert_eq!(&found.draft.terms(now_ms).unwrap(), &terms);
			prop_assert!(found.clauses.is_empty());
		}
	}
}
