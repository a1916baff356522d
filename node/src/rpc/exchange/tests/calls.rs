//! Calls between JSON and SCALE.

use super::{numbers, random, register, schema};
use crate::rpc::exchange::{
	bounds,
	codec::{Fault, Wrong},
	schema::{Schema, lower},
	summary::summary,
};
use codec::{DecodeAll, Encode};
use hefu_primitives::{
	DatasetId, MemberId,
	dataset::{GradeClass, Source},
};
use hefu_runtime::{RuntimeCall, VERSION};
use scale_info::TypeDef;
use serde_json::{Value as Json, json};

fn refused(schema: &Schema, call: &str, params: &Json) -> Wrong {
	schema.write_call(call, params).expect_err("it is refused")
}

#[test]
fn every_call_of_the_runtime_comes_back_as_it_was() {
	let (schema, mut rng) = (schema(), numbers());
	let mut calls = 0;
	for pallet in schema.pallets() {
		let Some(known) = &pallet.calls else { continue };
		let ty = schema.types().registry.resolve(known.ty.id).unwrap();
		let TypeDef::Variant(variants) = &ty.type_def else { panic!("calls are an enum") };
		for call in &variants.variants {
			calls += 1;
			for _ in 0..50 {
				let mut bytes = vec![pallet.index, call.index];
				call.fields.iter().for_each(|field| random(&schema, field.ty.id, &mut rng, &mut bytes));
				let json = schema.read_call(&bytes).unwrap();
				assert_eq!(json["call"], format!("{}.{}", lower(&pallet.name), call.name));
				let written = schema.write_call(json["call"].as_str().unwrap(), &json["params"]);
				assert_eq!(written.as_ref(), Ok(&bytes), "{json}");
			}
		}
	}
	assert!(calls > 50, "{calls} calls");
}

#[test]
fn a_registration_is_what_the_runtime_reads() {
	let schema = schema();
	let bytes = schema.write_call("registry.register", &register()).unwrap();
	let call = RuntimeCall::decode_all(&mut &bytes[..]).unwrap();
	let RuntimeCall::Registry(pallet_registry::Call::register { nonce, content, .. }) = call else {
		panic!("another call")
	};
	assert_eq!(nonce, [7; 32]);
	assert_eq!(content.descriptor.name.to_string_lossy(), "2026年广东省气象观测数据");
	assert_eq!((content.descriptor.source, content.descriptor.form), (Source::Generated, None));
	assert_eq!(content.descriptor.temporal.unwrap().start, -365);
	assert_eq!(content.descriptor.volume.bytes, Some(u128::MAX));
	assert_eq!(content.descriptor.grade.class, GradeClass::General);
	assert!(content.descriptor.check().is_ok());
	assert_eq!(content.distributions[0].digests.sha256, Some([7; 32]));
	assert_eq!(bounds::check(&bytes, VERSION.spec_version), Ok(()));
	assert_eq!(schema.write_call("Registry.register", &register()), Ok(bytes), "the metadata's own spelling");
}

/// Each value in a call, replaced by what belongs nowhere, is named by its path.
#[test]
fn errors_name_the_path() {
	fn paths(json: &Json, path: &str, out: &mut Vec<(String, String)>) {
		out.push((path.into(), path.replace('/', ".")));
		match json {
			Json::Object(fields) => {
				fields.iter().for_each(|(name, value)| paths(value, &format!("{path}/{name}"), out));
			}
			Json::Array(items) => {
				items
					.iter()
					.enumerate()
					.for_each(|(index, value)| paths(value, &format!("{path}/{index}"), out));
			}
			_ => {}
		}
	}
	let schema = schema();
	let mut all = Vec::new();
	paths(&register(), "", &mut all);
	assert!(all.len() > 30);
	for (pointer, dotted) in all.iter().skip(1) {
		let mut params = register();
		*params.pointer_mut(pointer).unwrap() = json!({ "no such": [], "thing": 1 });
		let wrong = refused(&schema, "registry.register", &params);
		let named = wrong.path.replace('[', ".").replace(']', "");
		assert!(named.starts_with(&format!("params{dotted}")), "{dotted}: {wrong:?}");
	}
}

#[test]
fn what_is_missing_unknown_or_of_another_kind_is_said() {
	let schema = schema();
	let mut params = register();
	params["content"]["descriptor"].as_object_mut().unwrap().remove("source");
	let wrong = refused(&schema, "registry.register", &params);
	assert_eq!(wrong.path, "params.content.descriptor.source");
	let Fault::Missing { belongs } = wrong.fault else { panic!("another fault") };
	assert!(belongs.contains("\"Generated\"") && belongs.contains("\"Derived\""), "{belongs}");

	params = register();
	params["content"]["descriptor"]["nmae"] = json!("气象");
	let wrong = refused(&schema, "registry.register", &params);
	assert_eq!(wrong.path, "params.content.descriptor.nmae");
	let Fault::Unknown { known } = wrong.fault else { panic!("another fault") };
	assert!(known.contains("name"), "{known}");

	let member = json!({ "dataset": MemberId([1; 32]).to_bech32m(), "reason": "Error" });
	let expected = Fault::OtherKind { found: "hfmb".into(), belongs: "hfds".into() };
	assert_eq!(
		refused(&schema, "registry.withdraw", &member),
		Wrong { path: "params.dataset".into(), fault: expected }
	);
	let mut mistyped = DatasetId([1; 32]).to_bech32m();
	mistyped.replace_range(10..11, if &mistyped[10..11] == "q" { "p" } else { "q" });
	let wrong = refused(&schema, "registry.withdraw", &json!({ "dataset": mistyped, "reason": "Error" }));
	let Fault::Type { belongs, .. } = wrong.fault else { panic!("another fault") };
	assert!(belongs.contains("mistyped"), "{belongs}");
}

#[test]
fn calls_that_there_are_not_are_answered_with_those_that_there_are() {
	let schema = schema();
	for (name, known) in [
		("registr.register", "registry"),
		("registry.registr", "register_many"),
		("registry", "withdraw"),
		("", "members"),
	] {
		let wrong = refused(&schema, name, &json!({}));
		let Fault::Type { belongs, .. } = wrong.fault else { panic!("another fault") };
		assert_eq!(wrong.path, "call");
		assert!(belongs.contains(known), "{belongs}");
	}
	assert_eq!(refused(&schema, "registry.withdraw", &json!([1])).path, "params");
}

#[test]
fn accounts_are_read_in_both_forms() {
	let schema = schema();
	let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	let written = [alice, hex]
		.map(|account| schema.write_call("members.remove_operator", &json!({ "key": account })).unwrap());
	assert_eq!(written[0], written[1]);
	assert_eq!(schema.read_call(&written[0]).unwrap()["params"]["key"], alice);
	let mistyped = alice.replace("GrwvaE", "GrwvaF");
	for wrong in [mistyped.as_str(), "0x1234", "", "Alice"] {
		let wrong = refused(&schema, "members.remove_operator", &json!({ "key": wrong }));
		assert_eq!(wrong.path, "params.key");
	}
}

#[test]
fn numbers_are_exact_or_refused() {
	let schema = schema();
	let with = |size: Json| {
		let mut params = register();
		params["content"]["distributions"][0]["size"] = size;
		schema.write_call("registry.register", &params)
	};
	assert_eq!(with(json!("12")), with(json!(12)));
	assert_eq!(with(json!(u64::MAX)), with(json!(u64::MAX.to_string())));
	for wrong in [json!(-1), json!(1.5), json!("1e3"), json!("18446744073709551616"), json!(""), json!(true)]
	{
		assert_eq!(with(wrong).unwrap_err().path, "params.content.distributions[0].size");
	}
	let large = with(json!(u64::MAX)).unwrap();
	let read = schema.read_call(&large).unwrap();
	assert_eq!(read.pointer("/params/content/distributions/0/size"), Some(&json!("18446744073709551615")));
}

#[test]
fn what_is_longer_than_its_field_is_named() {
	let schema = schema();
	let too_long = |change: fn(&mut Json)| {
		let mut params = register();
		change(&mut params["content"]);
		let call = schema.write_call("registry.register", &params).unwrap();
		bounds::check(&call, VERSION.spec_version).unwrap_err()
	};
	let named = |path: &str| Wrong { path: path.into(), fault: Fault::TooLong };
	let name = too_long(|content| content["descriptor"]["name"] = "名".repeat(54).into());
	assert_eq!(name, named("params.content.descriptor.name"));
	let text = too_long(|content| content["descriptor"]["overview"] = json!({ "Text": "a".repeat(1_601) }));
	assert_eq!(text, named("params.content.descriptor.overview.Text"));
	let files = too_long(|content| {
		let file = content["distributions"][0].clone();
		content["distributions"] = vec![file; 17].into();
	});
	assert_eq!(files, named("params.content.distributions"));
	let url = too_long(|content| content["distributions"][0]["locator"] = json!({ "Url": "a".repeat(513) }));
	assert_eq!(url, named("params.content.distributions.locator.Url"));
	assert_eq!(
		bounds::check(&[1, 2, 3], VERSION.spec_version + 1),
		Ok(()),
		"of other versions nothing is known"
	);
}

#[test]
fn depth_and_length_are_bounded() {
	let schema = schema();
	let mut nested = json!({ "call": "system.remark", "params": { "remark": "0x00" } });
	for _ in 0..10 {
		nested = json!({ "call": "utility.batch", "params": { "calls": [nested] } });
	}
	assert!(schema.write_call("utility.batch", &nested["params"]).is_ok());
	for _ in 0..100 {
		nested = json!({ "call": "utility.batch", "params": { "calls": [nested] } });
	}
	let wrong = refused(&schema, "utility.batch", &nested["params"]);
	assert_eq!(wrong.fault, Fault::TooDeep);
	let remark = format!("0x{}", "00".repeat(3 * 1024 * 1024));
	let wrong = refused(&schema, "system.remark", &json!({ "remark": remark }));
	assert_eq!(wrong, Wrong { path: "params.remark".into(), fault: Fault::TooLong });
	// What the runtime holds may be nested as deep; what is deeper is not read, and nothing overflows.
	let mut bytes = vec![0, 0, 0];
	for _ in 0..10_000 {
		let batch = RuntimeCall::Utility(pallet_utility::Call::batch { calls: vec![] }).encode();
		bytes = [&batch[..2], &[4], &bytes].concat();
	}
	assert!(schema.read_call(&bytes).is_err());
}

#[test]
fn nothing_that_is_cut_off_or_too_long_is_read() {
	let schema = schema();
	let bytes = schema.write_call("registry.register", &register()).unwrap();
	for length in 0..bytes.len() {
		assert!(schema.read_call(&bytes[..length]).is_err(), "{length}");
	}
	assert!(schema.read_call(&[&bytes[..], &[0]].concat()).is_err());
}

#[test]
fn the_summary_says_what_is_signed_in_both_languages() {
	let schema = schema();
	let bytes = schema.write_call("registry.register", &register()).unwrap();
	let said = summary(&schema, &bytes, "5Grwva").unwrap();
	let (en, zh) = (said["en"].as_str().unwrap(), said["zh"].as_str().unwrap());
	assert!(en.starts_with("registry.register: Registers a dataset with its first version"), "{en}");
	assert!(zh.starts_with("registry.register 登记数据集"), "{zh}");
	for text in [en, zh] {
		assert!(text.contains("content.descriptor.name = 2026年广东省气象观测数据"), "{text}");
		assert!(text.contains("5Grwva"), "{text}");
	}
	assert_eq!(said["call"], schema.read_call(&bytes).unwrap());

	let file = register()["content"]["distributions"][0].clone();
	let mut many = register();
	many["content"]["distributions"] = vec![file; 16].into();
	let bytes = schema.write_call("registry.register", &many).unwrap();
	let said = summary(&schema, &bytes, "5Grwva").unwrap();
	assert!(said["en"].as_str().unwrap().ends_with(" more"), "{said}");
}

/// Follows a JSON Schema down to the type of each value, and sees that what is required is there and nothing else is.
fn fits(schema: &Json, value: &Json) -> bool {
	let all = |key: &str| schema[key].as_array().cloned().unwrap_or_default();
	if !all("oneOf").is_empty() {
		return all("oneOf").iter().filter(|case| fits(case, value)).count() == 1;
	}
	if !all("anyOf").is_empty() {
		return all("anyOf").iter().any(|case| fits(case, value));
	}
	if let Some(constant) = schema.get("const") {
		return value == constant;
	}
	let is = |name: &str| match name {
		"object" => value.is_object(),
		"array" => value.is_array(),
		"string" => value.is_string(),
		"integer" => value.is_i64() || value.is_u64(),
		"boolean" => value.is_boolean(),
		"null" => value.is_null(),
		other => panic!("{other}"),
	};
	let types = match &schema["type"] {
		Json::String(one) => vec![one.clone()],
		several => serde_json::from_value(several.clone()).unwrap(),
	};
	let inside = match value {
		Json::Object(fields) if schema["properties"].is_object() => {
			all("required").iter().all(|name| fields.contains_key(name.as_str().unwrap()))
				&& fields.iter().all(|(name, value)| {
					schema["properties"].get(name).is_some_and(|schema| fits(schema, value))
				})
		}
		Json::Array(items) if schema["items"].is_object() => {
			items.iter().all(|item| fits(&schema["items"], item))
		}
		Json::Array(items) => {
			let schemas = all("prefixItems");
			schemas.len() == items.len() && schemas.iter().zip(items).all(|(schema, item)| fits(schema, item))
		}
		_ => true,
	};
	types.iter().any(|name| is(name)) && inside
}

#[test]
fn what_is_described_is_what_is_read() {
	let (schema, mut rng) = (schema(), numbers());
	assert!(
		schema.calls().iter().any(|(name, docs)| name == "registry.withdraw" && docs.contains("Withdraws"))
	);
	for pallet in schema.pallets() {
		let Some(known) = &pallet.calls else { continue };
		let ty = schema.types().registry.resolve(known.ty.id).unwrap();
		let TypeDef::Variant(variants) = &ty.type_def else { panic!("calls are an enum") };
		for call in &variants.variants {
			let name = format!("{}.{}", lower(&pallet.name), call.name);
			let (_, described) = schema.describe_call(&name).unwrap();
			for _ in 0..10 {
				let mut bytes = vec![pallet.index, call.index];
				call.fields.iter().for_each(|field| random(&schema, field.ty.id, &mut rng, &mut bytes));
				let json = schema.read_call(&bytes).unwrap();
				assert!(fits(&described, &json["params"]), "{name}: {described} {json}");
			}
		}
	}
	assert!(schema.describe_call("registry.nothing").is_err());
	let (docs, described) = schema.describe_call("registry.register").unwrap();
	assert!(docs.starts_with("Registers a dataset") && fits(&described, &register()));
	let mut wrong = register();
	wrong["check"] = json!("Never");
	assert!(!fits(&described, &wrong));
}
