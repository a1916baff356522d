//! Registration of rights in data, and the law packs by which it goes.

use super::*;
use crate::rpc::exchange::reads::registration;
use hefu_primitives::FilingId;

const CODE: Param = param("code", Form::Certificate, true, "the certificate's code", "登记凭证编码");
const DATASET: Param = param("dataset", Form::Id("hfds"), true, "the dataset", "数据集");

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_filing",
		words: Both(
			"this filing as it was written down, as it stands with what silence has done, and a page of the objections to it; null when there is none",
			"登记申请：链上记载、计入逾期未答复后的现状，以及异议的一页；没有则为 null",
		),
		params: &[
			param("filing", Form::Id("hffl"), true, "the filing", "登记申请"),
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
				"filing": maybe_object("as it was when something was last done about it 最近一次办理时的记载"),
				"standing": maybe_object("as it stands, or why that cannot be told 现状，或无法确定的原因"),
				"objections": {
					"type": "array",
					"items": object(json!({ "sequence": { "type": "integer" }, "objection": { "type": "object" } })),
				},
			}))
		},
		errors: READS,
		example: || {
			let id = FilingId([8; 32]).to_bech32m();
			(
				json!({ "filing": id }),
				json!({
					"filing": { "stage": "Filed" },
					"standing": { "Ok": { "stage": "Reviewing" } },
					"objections": [],
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(registration::filing),
	},
	Method {
		name: "hefu_registration",
		words: Both(
			"what is registered of a dataset, how it stands, whether it is frozen, and which filing about it is open",
			"数据集的登记簿记载、效力、是否限制处分，以及办理中的登记申请",
		),
		params: &[DATASET, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"registration": maybe_object("certificate, statement of rights, term 凭证、权利配置、有效期"),
				"standing": { "description": "Live, Lapsed or Cancelled, or why that cannot be told 有效、已失效或已注销，或无法确定的原因" },
				"frozen": { "type": "boolean" },
				"openFiling": { "type": ["string", "null"] },
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "dataset": dataset_id() }),
				json!({
					"registration": { "version": 1 },
					"standing": { "Ok": "Live" },
					"frozen": false,
					"openFiling": null,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(registration::registration),
	},
	Method {
		name: "hefu_certificate",
		words: Both("this certificate of registration; null when there is none", "登记凭证；没有则为 null"),
		params: &[CODE, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"certificate": maybe_object("dataset, filing, moment of issue, what took its place 数据集、登记申请、发放时间、替代凭证"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "code": CERTIFICATE }),
				json!({ "certificate": { "dataset": dataset_id() }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(registration::certificate),
	},
	Method {
		name: "hefu_checkCertificate",
		words: Both(
			"whether a certificate says what the ledger says, and if not in which field first; the ledger prevails",
			"登记凭证与登记簿是否一致，不一致时给出首个不符的字段；以登记簿为准",
		),
		params: &[
			CODE,
			param(
				"claim",
				Form::Object,
				true,
				"what is read on it: dataset, institution, statement, issued_ms",
				"凭证所载：dataset、institution、statement、issued_ms",
			),
			AT,
		],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"matches": { "type": "boolean" },
				"field": { "description": "the first that differs; null when none does 首个不符的字段" },
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			let line = json!({
				"holder": member_id(),
				"right": "Hold",
				"obtained": "Generated",
				"limits": null,
				"evidence": GENESIS,
			});
			let claim = json!({
				"dataset": dataset_id(),
				"institution": member_id(),
				"statement": [line],
				"issued_ms": 1_785_000_000_000_u64,
			});
			(
				json!({ "code": CERTIFICATE, "claim": claim }),
				json!({ "matches": false, "field": "Statement", "block": example_block() }),
			)
		},
		handler: Handler::Answer(registration::check_certificate),
	},
	Method {
		name: "hefu_institution",
		words: Both("this registration institution; null when it is none", "登记机构；不是登记机构则为 null"),
		params: &[param("member", Form::Id("hfmb"), true, "the member", "成员"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(
				json!({ "institution": maybe_object("code, since when, until when 机构代码与起止时间") }),
			)
		},
		errors: READS,
		example: || {
			let code = json!({ "province": 44, "number": 1 });
			(
				json!({ "member": member_id() }),
				json!({ "institution": { "code": code }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(registration::institution),
	},
	Method {
		name: "hefu_mirrors",
		words: Both(
			"what institutions decided in systems of their own about data with this digest: at most 100 decisions, and how many there are",
			"各登记机构在自有系统中对具有此摘要的数据作出的登记结果：至多 100 条，及其总数",
		),
		params: &[param("digest", Form::Hash, true, "digest of the data", "数据摘要"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"count": { "type": ["integer", "null"] },
				"decisions": { "type": "array", "items": { "type": "array" } },
			}))
		},
		errors: READS,
		example: || {
			let decision = json!([member_id(), { "code": "粤数登2026-0001", "kind": "Initial" }]);
			(
				json!({ "digest": GENESIS }),
				json!({ "count": 1, "decisions": [decision], "block": example_block() }),
			)
		},
		handler: Handler::Answer(registration::mirrors),
	},
	Method {
		name: "hefu_lawPack",
		words: Both(
			"this law pack: what a law sets for how long, and which rights it lets be registered; null when there is none",
			"规则包：法定期限与权利的可登记性；没有则为 null",
		),
		params: &[param("number", U32, true, "the pack's number", "规则包编号"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(
				json!({ "pack": maybe_object("identifier, version, clocks, table 标识、版本、期限、表") }),
			)
		},
		errors: READS,
		example: || {
			(
				json!({ "number": 0 }),
				json!({ "pack": { "identifier": "国数综政策〔2026〕35号" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(registration::law_pack),
	},
];

const CERTIFICATE: &str = "SJ4412026070001";
