//! The description of the methods, in OpenRPC.

use super::{
	refusal::Code,
	table::{Handler, Method},
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The version of OpenRPC.
pub const VERSION: &str = "1.3.2";

/// Errors that every method may give.
const OF_EVERY_METHOD: &[Code] = &[Code::InvalidParams, Code::Internal];

/// Errors of methods that make receipts: see [`crate::rpc::receipts`].
const OF_RECEIPTS: &[(i32, &str)] = &[
	(7001, "UnknownBlock"),
	(7002, "NotFinalised"),
	(7003, "NotCanonical"),
	(7004, "NotJustified"),
	(7005, "NothingJustified"),
	(7006, "NothingToProve"),
	(7007, "NoSuchEvent"),
	(7008, "StatePruned"),
	(7009, "ProofTooLong"),
	(7010, "NewTrustNeeded"),
	(7011, "NoSuchSet"),
	(7012, "FactTooOld"),
	(7013, "TooManyHandovers"),
	(7014, "SetsUnknown"),
	(7015, "Questions"),
	(7016, "QuestionUnknown"),
	(7017, "Failed"),
];

/// The document that describes these methods.
pub fn document(methods: &[&'static Method]) -> Json {
	json!({
		"openrpc": VERSION,
		"info": {
			"title": "Hefu JSON-RPC for exchanges 合符交易所接口",
			"version": env!("CARGO_PKG_VERSION"),
			"description": "JSON in and out. Calls and records have the names of the chain's own metadata; numbers above 2^53 − 1 are text, bytes are hex, identifiers are bech32m. 输入输出均为 JSON；名称取自链上元数据，大于 2^53 − 1 的整数以文本表示，字节为十六进制，标识为 bech32m。",
			"license": { "name": "GPL-3.0-or-later WITH Classpath-exception-2.0" },
		},
		"methods": methods.iter().copied().map(method).collect::<Vec<_>>(),
		"components": { "schemas": { "ErrorData": error_data() } },
	})
}

/// What stands beside the message of an error.
pub fn error_data() -> Json {
	json!({
		"type": "object",
		"properties": {
			"name": { "type": "string", "description": "the chain's error, such as registry.NotHolder, or the node's 链上或节点的错误名" },
			"path": { "type": "string", "description": "the parameter that is wrong 有误的参数" },
			"next": { "type": "string", "description": "what to do 处理办法" },
		},
		"required": ["name", "next"],
	})
}

fn method(method: &Method) -> Json {
	let (example_params, example_result) = (method.example)();
	let own = OF_EVERY_METHOD.iter().chain(method.errors);
	let mut errors: BTreeMap<i32, String> =
		own.map(|code| (*code as i32, code.words().to_string())).collect();
	if method.params.iter().any(|param| ["fromSet", "blockHash"].contains(&param.name)) {
		errors.extend(OF_RECEIPTS.iter().map(|(code, name)| (*code, (*name).to_owned())));
	}
	let errors = errors.into_iter().map(|(code, message)| {
		json!({ "code": code, "message": message, "data": { "$ref": "#/components/schemas/ErrorData" } })
	});
	let mut json = json!({
		"name": method.name,
		"summary": method.words.to_string(),
		"paramStructure": "either",
		"params": method.params.iter().map(|param| json!({
			"name": param.name,
			"summary": param.words.to_string(),
			"description": param.form.belongs(),
			"required": param.required,
			"schema": param.form.schema(),
		})).collect::<Vec<_>>(),
		"result": { "name": "result", "schema": (method.result)() },
		"errors": errors.collect::<Vec<_>>(),
		"examples": [{
			"name": method.name,
			"params": example_params.as_object().into_iter().flatten().map(|(name, value)| {
				json!({ "name": name, "value": value })
			}).collect::<Vec<_>>(),
			"result": { "name": "result", "value": example_result },
		}],
	});
	if let Handler::Watch { notification, unsubscribe } = method.handler {
		json["x-subscription"] = json!({ "notification": notification, "unsubscribe": unsubscribe });
	}
	json
}
