//! Parameters by name and by place.

use crate::rpc::exchange::{
	arguments::Arguments,
	refusal::{Code, Refusal},
	table::{METHODS, Method},
};
use hefu_primitives::{DatasetId, MemberId, date::Day, id::MeterId};
use jsonrpsee::types::{ErrorObjectOwned, Params};
use serde_json::{Value as Json, json};
use sp_core::H256;

fn method(name: &str) -> &'static Method {
	METHODS.iter().find(|method| method.name == name).copied().unwrap()
}

fn read(name: &str, params: &Json) -> Result<Arguments, Refusal> {
	Arguments::read(method(name), &Params::new(Some(&params.to_string())))
}

fn refused(name: &str, params: &Json) -> (String, String) {
	let refusal = read(name, params).unwrap_err();
	assert_eq!(refusal.code, Code::InvalidParams, "{refusal:?}");
	(refusal.name, refusal.path.unwrap())
}

#[test]
fn by_name_and_by_place_is_the_same() {
	let dataset = DatasetId([1; 32]).to_bech32m();
	let hash = H256::repeat_byte(3);
	let by_name = json!({ "dataset": dataset, "version": 2, "at": hash, "receipt": true });
	let by_place = json!([dataset, 2, hash, true]);
	for params in [by_name, by_place] {
		let arguments = read("hefu_version", &params).unwrap();
		assert_eq!(arguments.id("dataset", DatasetId::TAG), Some([1; 32]));
		assert_eq!((arguments.number("version"), arguments.hash("at")), (Some(2), Some(hash)));
		assert!(arguments.flag("receipt"));
		assert_eq!(arguments.number("fromSet"), None);
	}
	assert!(read("hefu_version", &json!([dataset, 2, null, null])).is_ok(), "null is left out");
	assert!(read("hefu_validators", &json!([])).is_ok());
	assert!(Arguments::read(method("hefu_validators"), &Params::new(None)).is_ok());
}

#[test]
fn each_fault_has_its_name_and_its_path() {
	let dataset = DatasetId([1; 32]).to_bech32m();
	let member = MemberId([1; 32]).to_bech32m();
	let cases = [
		(json!({}), "params.Missing", "dataset"),
		(json!([null, 2]), "params.Missing", "dataset"),
		(json!([dataset]), "params.Missing", "version"),
		(json!({ "dataset": dataset, "version": 1, "vesrion": 2 }), "params.Unknown", "vesrion"),
		(json!({ "dataset": 7, "version": 1 }), "params.WrongType", "dataset"),
		(json!({ "dataset": "nobody", "version": 1 }), "params.WrongType", "dataset"),
		(json!({ "dataset": member, "version": 1 }), "params.OtherKind", "dataset"),
		(json!({ "dataset": dataset, "version": 0 }), "params.WrongType", "version"),
		(json!({ "dataset": dataset, "version": "1" }), "params.WrongType", "version"),
		(json!({ "dataset": dataset, "version": 4_294_967_296u64 }), "params.WrongType", "version"),
		(json!({ "dataset": dataset, "version": 1, "at": "0x12" }), "params.WrongType", "at"),
		(json!({ "dataset": dataset, "version": 1, "receipt": "yes" }), "params.WrongType", "receipt"),
		(json!([dataset, 1, null, null, null, null]), "params.WrongType", "params"),
		(json!({ "dataset": dataset, "version": 1, "at": "x".repeat(70_000) }), "params.TooLong", "params"),
	];
	for (params, name, path) in cases {
		assert_eq!(refused("hefu_version", &params), (name.into(), path.into()), "{params}");
	}
	let deep = format!(
		"{{\"call\":\"a.b\",\"signer\":\"x\",\"params\":{}{}}}",
		"{\"a\":".repeat(200),
		"}".repeat(200)
	);
	let refusal = Arguments::read(method("hefu_prepare"), &Params::new(Some(&deep))).unwrap_err();
	assert_eq!(refusal.name, "params.NotJson");
}

#[test]
fn large_numbers_may_be_text() {
	let used = |ts_ns: Json, value: Json| {
		let meter = MeterId([1; 32]).to_bech32m();
		json!({ "meter": meter, "tsNs": ts_ns, "value": value, "calls": 1, "bytes": 0 })
	};
	let most = u128::MAX.to_string();
	let arguments =
		read("hefu_voucherToSign", &used(json!("1772337600000000000"), json!(most.clone()))).unwrap();
	assert_eq!(arguments.amount("tsNs"), Some(1_772_337_600_000_000_000u64));
	assert_eq!((arguments.amount("value"), arguments.amount("calls")), (Some(u128::MAX), Some(1u64)));
	assert_eq!(arguments.amount::<u8>("tsNs"), None, "it is larger");
	assert_eq!(arguments.amount::<u64>("nonce"), None, "it is not there");
	for wrong in [json!(most), json!(-1), json!(1.5), json!(""), json!("1e3"), json!(true)] {
		let found = refused("hefu_voucherToSign", &used(wrong, json!(1)));
		assert_eq!(found, ("params.WrongType".into(), "tsNs".into()));
	}
}

#[test]
fn days_are_dates() {
	let member = MemberId([1; 32]).to_bech32m();
	let of = |day: Json| json!({ "day": day, "bank": member, "currency": "CNY", "payer": member, "payee": member });
	let arguments = read("hefu_dues", &of(json!("2026-03-01"))).unwrap();
	assert_eq!(arguments.parsed("day"), Day::of_date(2026, 3, 1));
	for wrong in [json!("2026-02-29"), json!("20260301"), json!(20_513)] {
		assert_eq!(refused("hefu_dues", &of(wrong)), ("params.WrongType".into(), "day".into()));
	}
}

#[test]
fn an_error_tells_what_to_do_in_both_languages() {
	let refusal = read("hefu_version", &json!({})).unwrap_err();
	let error = ErrorObjectOwned::from(refusal);
	assert_eq!(error.code(), -32602);
	assert!(error.message().contains("missing") && error.message().contains("缺少"), "{}", error.message());
	let data: Json = serde_json::from_str(error.data().unwrap().get()).unwrap();
	assert_eq!((&data["name"], &data["path"]), (&json!("params.Missing"), &json!("dataset")));
	assert!(data["next"].as_str().is_some_and(|next| next.contains("rpc.discover")));
}
