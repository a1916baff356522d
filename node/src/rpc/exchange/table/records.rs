//! Who takes part, datasets and their checks.

use super::*;
use crate::rpc::exchange::reads;

const DATASET: Param = param("dataset", Form::Id("hfds"), true, "the dataset", "数据集");
const VERSION: Param = param(
	"version",
	Form::Number { least: 1, most: u32::MAX as u64 },
	true,
	"the version's number, from 1",
	"版本号，从 1 起",
);
const DISTRIBUTION: Param = param(
	"distribution",
	Form::Number { least: 0, most: u8::MAX as u64 },
	true,
	"the file's place in the version, from 0",
	"文件在该版本中的位置，从 0 起",
);

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_member",
		words: Both("who is this member? null when there is none", "该成员的登记信息；没有则为 null"),
		params: &[param("member", Form::Id("hfmb"), true, "the member", "成员"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({ "member": maybe_object("code, profile, status, keys 代码、资料、状态、密钥") }))
		},
		errors: READS,
		example: || {
			(
				json!({ "member": member_id() }),
				json!({ "member": { "code": { "Uscc": "91350100M000100Y43" }, "status": "Live" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::member),
	},
	Method {
		name: "hefu_memberOfKey",
		words: Both(
			"whose key is this, and what may it do? null when it is nobody's",
			"该密钥属于谁、有何权限；不属于任何人则为 null",
		),
		params: &[
			param("account", Form::Account, true, "the key's account", "密钥的账户"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(
				json!({ "key": maybe_object("Owner, Governance, Operator, Customer or Removed 密钥种类") }),
			)
		},
		errors: READS,
		example: || {
			(
				json!({ "account": ALICE }),
				json!({ "key": { "Operator": { "member": member_id(), "scope": "All" } }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::member_of_key),
	},
	Method {
		name: "hefu_dataset",
		words: Both("this dataset with a page of its versions", "数据集及其一页版本"),
		params: &[
			DATASET,
			param(
				"from",
				Form::Number { least: 1, most: u32::MAX as u64 },
				false,
				"the first version; 1 unless given",
				"起始版本；默认 1",
			),
			LIMIT,
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"dataset": maybe_object("holder, number of versions, state 持有者、版本数、状态"),
				"versions": {
					"type": "array",
					"items": object(json!({ "version": { "type": "integer" }, "record": { "type": "object" } })),
				},
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id(), "receipt": true }),
				json!({ "dataset": { "holder": member_id(), "versions": 1, "state": "Live", "registered_at": 1200 }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::dataset),
	},
	Method {
		name: "hefu_version",
		words: Both("this version of a dataset; null when there is none", "数据集的某一版本；没有则为 null"),
		params: &[DATASET, VERSION, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || answered(json!({ "version": maybe_object("content, block, time 内容、区块、时间") })),
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id(), "version": 1 }),
				json!({ "version": { "registered_at": 1200 }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::version),
	},
	Method {
		name: "hefu_check",
		words: Both(
			"a check: an open one by its number `check`, or that of a file; with `sequence`, a closed one of the file",
			"核验：按编号 check 或按文件查询未结核验；给出 sequence 则查询该文件的历史核验",
		),
		params: &[
			param(
				"check",
				Form::Number { least: 0, most: EXACT },
				false,
				"number of an open check",
				"未结核验的编号",
			),
			Param { required: false, ..DATASET },
			Param { required: false, ..VERSION },
			Param { required: false, ..DISTRIBUTION },
			param(
				"sequence",
				U32,
				false,
				"place in the file's history, from 0",
				"在该文件历史中的序号，从 0 起",
			),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"check": { "type": ["integer", "null"], "description": "number of the file's open check 该文件未结核验的编号" },
				"open": maybe_object("the open check 未结核验"),
				"closed": maybe_object("the closed check 已结核验"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id(), "version": 1, "distribution": 0, "sequence": 0 }),
				json!({ "closed": { "check": 7, "verdict": "Verified" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::check),
	},
	Method {
		name: "hefu_checks",
		words: Both("a page of the closed checks of a file, oldest first", "某文件已结核验的一页，由旧到新"),
		params: &[
			DATASET,
			VERSION,
			DISTRIBUTION,
			param("from", U32, false, "the first place in the history; 0 unless given", "起始序号；默认 0"),
			LIMIT,
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"count": { "type": "integer" },
				"checks": {
					"type": "array",
					"items": object(json!({ "sequence": { "type": "integer" }, "closed": { "type": "object" } })),
				},
			}))
		},
		errors: READS,
		example: || {
			let checks = json!([{ "sequence": 0, "closed": { "check": 7, "verdict": "Verified" } }]);
			(
				json!({ "dataset": dataset_id(), "version": 1, "distribution": 0 }),
				json!({ "count": 1, "checks": checks, "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::checks),
	},
	Method {
		name: "hefu_validators",
		words: Both(
			"the members whose nodes validate, and those whom the council has approved",
			"当前验证节点所属成员，以及理事会批准的成员",
		),
		params: &[AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			let members = json!({ "type": "array", "items": Form::Id("hfmb").schema() });
			answered(json!({ "selected": members, "approved": members }))
		},
		errors: READS,
		example: || {
			(
				json!({}),
				json!({ "selected": [member_id()], "approved": [member_id()], "block": example_block() }),
			)
		},
		handler: Handler::Answer(reads::validators),
	},
];
