//! Working days, rights, bills and licences; and what the runtime itself answers.

use super::*;
use crate::rpc::exchange::{
	reads::trade::{self, CALENDARS, RIGHTS},
	views,
};
use hefu_primitives::{BillId, GrantId, LicenceId, RecognitionId};

const GRANT: Param = param("grant", Form::Id("hfgr"), true, "the grant", "授权");
const TYPE: &str = "11100000000013338W011";

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_view",
		words: Both(
			"what a view function of the runtime answers; without `function`, the names of all",
			"调用运行时的查询函数；不给 function 时列出所有函数",
		),
		params: &[
			param(
				"function",
				Form::Name,
				false,
				"pallet and function: `settlement.status`",
				"模块与函数名，如 `settlement.status`",
			),
			param("params", Form::Object, false, "its arguments, by name", "函数的参数，按名称"),
			AT,
		],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"value": { "description": "the answer 回答" },
				"functions": { "type": "array", "items": { "type": "object" } },
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "function": "calendar.is_working_day", "params": { "kind": "Mainland", "day": 20_732 } }),
				json!({ "value": { "Ok": true }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(views::view),
	},
	Method {
		name: "hefu_workedDays",
		words: Both("which days of a year are worked", "某年的工作日"),
		params: &[
			param("year", Form::Number { least: 1992, most: 2199 }, true, "the year", "年份"),
			param(
				"kind",
				Form::OneOf(CALENDARS),
				false,
				"whose days; mainland unless given",
				"日历种类；默认 mainland",
			),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({ "year": maybe_object("one bit a day, and the notice 每日一位，及其依据") }))
		},
		errors: READS,
		example: || {
			(
				json!({ "year": 2026 }),
				json!({ "year": { "basis": "国务院办公厅关于2026年部分节假日安排的通知" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::worked_days),
	},
	Method {
		name: "hefu_right",
		words: Both(
			"how and since when a member has a right in a dataset; null when it never had",
			"成员对数据集某项权利的取得方式与时间；从未取得则为 null",
		),
		params: &[
			param("dataset", Form::Id("hfds"), true, "the dataset", "数据集"),
			param("right", Form::OneOf(RIGHTS), true, "the right", "权利：持有权、使用权、经营权"),
			param("member", Form::Id("hfmb"), true, "the member", "成员"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({ "held": maybe_object("the ground, from when, until when 依据与起止时间") }))
		},
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id(), "right": "operate", "member": member_id() }),
				json!({ "held": { "ground": "Generated" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::right),
	},
	Method {
		name: "hefu_title",
		words: Both(
			"who claimed the right that a member has or had last, unless it was the member itself; what became of it, and for what it is pledged",
			"成员现有或最近曾有的权利由谁主张（成员自己主张的为 null）、权属现状，以及质押情况",
		),
		params: &[
			param("dataset", Form::Id("hfds"), true, "the dataset", "数据集"),
			param("right", Form::OneOf(RIGHTS), true, "the right", "权利：持有权、使用权、经营权"),
			param("member", Form::Id("hfmb"), true, "the member", "成员"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"acquired": { "type": ["string", "null"] },
				"title": maybe_object("who has it now, how many tenures are over, when it was given up 现权利人、已结束的权属期、放弃时间"),
				"pledge": maybe_object("to whom, when due 质权人与到期时间"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id(), "right": "operate", "member": member_id() }),
				json!({
					"acquired": null,
					"title": { "holder": member_id(), "tenure": 0 },
					"pledge": null,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(trade::title),
	},
	Method {
		name: "hefu_rightsOf",
		words: Both(
			"a page of the rights in a dataset that were claimed, with who has each now; what is registered and nobody claimed is in `hefu_registration`",
			"数据集上已主张权利的一页，及各项权利的现权利人；已登记而无人主张的权利见 `hefu_registration`",
		),
		params: &[
			param("dataset", Form::Id("hfds"), true, "the dataset", "数据集"),
			param("from", U32, false, "the first place in the list; 0 unless given", "起始序号；默认 0"),
			LIMIT,
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			let right = object(json!({
				"right": { "type": "string" },
				"claimant": Form::Id("hfmb").schema(),
				"title": { "type": "object" },
			}));
			answered(json!({
				"count": { "type": "integer" },
				"rights": { "type": "array", "items": right },
			}))
		},
		errors: READS,
		example: || {
			let title = json!({ "holder": member_id(), "tenure": 0 });
			let right = json!({ "right": "Operate", "claimant": member_id(), "title": title });
			(
				json!({ "dataset": dataset_id() }),
				json!({ "count": 1, "rights": [right], "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::rights_of),
	},
	Method {
		name: "hefu_grant",
		words: Both(
			"this grant, or what is offered under its id; null when there is none",
			"授权，或以该编号要约的授权；没有则为 null",
		),
		params: &[GRANT, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"grant": maybe_object("parties, terms, parent, revocation 双方、条款、上级授权、撤销时间"),
				"offer": maybe_object("what is offered for settlement 待结算的要约"),
			}))
		},
		errors: READS,
		example: || {
			let id = GrantId([3; 32]).to_bech32m();
			(
				json!({ "grant": id }),
				json!({ "grant": { "level": 1 }, "offer": null, "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::grant),
	},
	Method {
		name: "hefu_canUse",
		words: Both(
			"whether a grant allows a use, and if not the first reason why",
			"某项授权是否允许一次使用；不允许时给出首个原因",
		),
		params: &[
			GRANT,
			param(
				"purpose",
				Form::Number { least: 0, most: 63 },
				true,
				"the purpose's number in the governed list",
				"使用目的在治理清单中的编号",
			),
			param(
				"region",
				Form::Number { least: 110_000, most: 999_999 },
				true,
				"where: six digits of GB/T 2260",
				"使用地，GB/T 2260 六位代码",
			),
			param(
				"sector",
				Form::Name,
				true,
				"in which industry: section and division of GB/T 4754, such as I65",
				"所属行业，GB/T 4754 门类与大类，如 I65",
			),
			param(
				"atMs",
				Form::Number { least: 0, most: EXACT },
				false,
				"when, milliseconds since 1970 UTC; the block's time unless given",
				"使用时间（1970 年起的毫秒）；默认为区块时间",
			),
			AT,
		],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"allowed": { "type": "boolean" },
				"reason": { "description": "the first reason why not; null when it is allowed 不允许的首个原因" },
				"atMs": { "type": "integer" },
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			let id = GrantId([3; 32]).to_bech32m();
			(
				json!({ "grant": id, "purpose": 3, "region": 440_300, "sector": "I65" }),
				json!({ "allowed": false, "reason": { "Terms": "Territory" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(views::can_use),
	},
	Method {
		name: "hefu_bill",
		words: Both(
			"this bill of lading with a page of its endorsement chain, oldest first",
			"提单及其背书链的一页，由旧到新",
		),
		params: &[
			param("bill", Form::Id("hfbl"), true, "the bill", "提单"),
			param("from", U32, false, "the first place in the chain; 0 unless given", "起始序号；默认 0"),
			LIMIT,
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"bill": maybe_object("who controls it, title, state, document digest 控制人、权利、状态、文件摘要"),
				"entries": {
					"type": "array",
					"items": object(json!({ "sequence": { "type": "integer" }, "entry": { "type": "object" } })),
				},
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "bill": BillId([5; 32]).to_bech32m(), "receipt": true }),
				json!({ "bill": { "status": "Issued" }, "entries": [], "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::bill),
	},
	Method {
		name: "hefu_licenceType",
		words: Both("this type of licence; null when there is none", "证照类型；没有则为 null"),
		params: &[
			param("type", Form::TypeCode, true, "the type's code", "证照类型代码"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({ "type": maybe_object("name, scenarios, greatest age 名称、场景、最大时效") }))
		},
		errors: READS,
		example: || {
			(
				json!({ "type": TYPE }),
				json!({ "type": { "name": "特种作业操作证" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::licence_type),
	},
	Method {
		name: "hefu_licence",
		words: Both(
			"a licence by its id or its identifier, with a page of the changes of its state, oldest first",
			"按编号或电子证照标识查询证照及其状态变更的一页，由旧到新",
		),
		params: &[
			param("licence", Form::Id("hflc"), false, "the licence's id", "证照编号"),
			param("identifier", Form::Licence, false, "or its identifier", "或其电子证照标识"),
			param(
				"from",
				Form::Number { least: 1, most: u32::MAX as u64 },
				false,
				"the first change; 1 unless given",
				"起始变更；默认 1",
			),
			LIMIT,
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"licence": { "type": ["string", "null"], "description": "its id 证照编号" },
				"record": maybe_object("identifier, issuer, validity 标识、颁发机构、有效期"),
				"changes": {
					"type": "array",
					"items": object(json!({ "sequence": { "type": "integer" }, "change": { "type": "object" } })),
				},
			}))
		},
		errors: READS,
		example: || {
			let changes = json!([{ "sequence": 1, "change": { "status": "Valid", "operation": "Issue" } }]);
			let id = LicenceId([6; 32]).to_bech32m();
			(json!({ "licence": id }), json!({ "licence": id, "changes": changes, "block": example_block() }))
		},
		handler: Handler::Answer(trade::licence),
	},
	Method {
		name: "hefu_recognition",
		words: Both("this recognition rule; null when there is none", "互认规则；没有则为 null"),
		params: &[param("rule", Form::Id("hfrr"), true, "the rule", "互认规则"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(
				json!({ "rule": maybe_object("type, regions, scenarios, period 类型、地区、场景、期限") }),
			)
		},
		errors: READS,
		example: || {
			(
				json!({ "rule": RecognitionId([7; 32]).to_bech32m() }),
				json!({ "rule": { "until_ms": null }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(trade::recognition),
	},
];
