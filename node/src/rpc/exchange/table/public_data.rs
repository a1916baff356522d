//! Authorised operation of public data, the register of public data, and exports.

use super::*;
use crate::rpc::exchange::reads::public_data;
use hefu_primitives::{ApplicationId, OperationId};

const QUERY_CODE: &str = "GD2026000001";

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_operation",
		words: Both(
			"this authorised operation of public data as it was written down, how it stands, and what each side owes the public or disclosed; null when there is none",
			"公共数据授权运营：链上记载、现状，以及双方应披露与已披露的事项；没有则为 null",
		),
		params: &[
			param("operation", Form::Id("hfop"), true, "the operation", "授权运营"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"operation": maybe_object("as it was when something was last done about it 最近一次办理时的记载"),
				"stage": { "type": ["string", "null"], "description": "as it stands: its term may be over 现状：协议可能已期满" },
				"disclosures": { "type": "array", "items": { "type": "object" } },
			}))
		},
		errors: READS,
		example: || {
			let id = OperationId([8; 32]).to_bech32m();
			(
				json!({ "operation": id }),
				json!({
					"operation": { "stage": "Active" },
					"stage": "Expired",
					"disclosures": [],
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(public_data::operation),
	},
	Method {
		name: "hefu_application",
		words: Both(
			"this application to the register of public data as it was written down, as it stands with what silence has done, and a page of the objections to it; null when there is none",
			"公共数据资源登记申请：链上记载、计入逾期未答复后的现状，以及异议的一页；没有则为 null",
		),
		params: &[
			param("application", Form::Id("hfap"), true, "the application", "登记申请"),
			param(
				"from",
				Form::Number { least: 1, most: u32::MAX as u64 },
				false,
				"the first objection; 1 unless given",
				"起始异议；默认 1",
			),
			LIMIT,
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"application": maybe_object("as it was when something was last done about it 最近一次办理时的记载"),
				"standing": maybe_object("as it stands, or why that cannot be told 现状，或无法确定的原因"),
				"objections": {
					"type": "array",
					"items": object(json!({ "sequence": { "type": "integer" }, "objection": { "type": "object" } })),
				},
			}))
		},
		errors: READS,
		example: || {
			let id = ApplicationId([8; 32]).to_bech32m();
			(
				json!({ "application": id }),
				json!({
					"application": { "stage": "Filed" },
					"standing": { "Ok": { "stage": "Reviewing" } },
					"objections": [],
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(public_data::application),
	},
	Method {
		name: "hefu_publicEntry",
		words: Both(
			"what the register of public data has of a dataset, how that stands, which application about it is open, and by when it must be filed if it is operated",
			"数据集的公共数据资源登记结果、效力、办理中的申请；纳入授权运营的，另有登记期限",
		),
		params: &[param("dataset", Form::Id("hfds"), true, "the dataset", "数据集"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"entry": maybe_object("query code, who registered it, materials, term 查询码、登记主体、材料、有效期"),
				"standing": { "description": "Live, Lapsed or Cancelled, or why that cannot be told 有效、已失效或已注销，或无法确定的原因" },
				"openApplication": { "type": ["string", "null"] },
				"due": maybe_object("since when it is operated, by when it must be filed 开始运营时间与登记期限"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id() }),
				json!({
					"entry": { "code": QUERY_CODE, "version": 1 },
					"standing": { "Ok": "Live" },
					"openApplication": null,
					"due": null,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(public_data::public_entry),
	},
	Method {
		name: "hefu_queryCode",
		words: Both(
			"what a query code of the register of public data leads to: the dataset that got it, its entry, how that stands, and whether it has this code still; null when there is none",
			"公共数据资源登记查询码所指：数据集、登记结果、效力，以及是否仍为现用码；没有则为 null",
		),
		params: &[param("code", Form::Name, true, "the query code", "查询码"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"dataset": { "type": ["string", "null"] },
				"entry": maybe_object("query code, who registered it, materials, term 查询码、登记主体、材料、有效期"),
				"standing": { "description": "Live, Lapsed or Cancelled, or why that cannot be told 有效、已失效或已注销，或无法确定的原因" },
				"current": { "type": ["boolean", "null"] },
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "code": QUERY_CODE }),
				json!({
					"dataset": dataset_id(),
					"entry": { "code": QUERY_CODE, "version": 1 },
					"standing": { "Ok": "Live" },
					"current": true,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(public_data::query_code),
	},
	Method {
		name: "hefu_exported",
		words: Both(
			"of how many persons a member exported data in a year, as they are counted",
			"成员某年数据出境的累计人数",
		),
		params: &[
			param("exporter", Form::Id("hfmb"), true, "the member", "成员"),
			param(
				"year",
				Form::Number { least: 1992, most: 2199 },
				true,
				"the year, in China",
				"年份（北京时间）",
			),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || answered(json!({ "heads": maybe_object("persons, sensitive 人数：非敏感、敏感") })),
		errors: READS,
		example: || {
			(
				json!({ "exporter": member_id(), "year": 2026 }),
				json!({ "heads": { "persons": 1000, "sensitive": 10 }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(public_data::exported),
	},
];
