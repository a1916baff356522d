//! The methods, in one table: what each takes and gives, and what answers it.

use super::{
	Answer, Exchange, arguments::Arguments, openrpc, payload::Scheme, prepare, proofs, reads,
	reads::MOST_ENTRIES, refusal::Code, submit, words::Both,
};
use hefu_primitives::{DatasetId, MemberId};
use serde_json::{Value as Json, json};

/// A method.
pub struct Method {
	/// Its name.
	pub name: &'static str,
	/// What it is for.
	pub words: Both,
	/// What it takes, in this order or by name.
	pub params: &'static [Param],
	/// Most bytes of all that it takes.
	pub most_bytes: usize,
	/// What it gives, as a JSON Schema.
	pub result: fn() -> Json,
	/// Codes of errors beside those of every method.
	pub errors: &'static [Code],
	/// Parameters by name, and what comes of them.
	pub example: fn() -> (Json, Json),
	/// What answers it.
	pub handler: Handler,
}

/// What answers a method.
#[derive(Clone, Copy)]
pub enum Handler {
	/// A function that may take its time.
	Answer(fn(&Exchange, &Arguments) -> Answer),
	/// `hefu_submit`.
	Submit,
	/// `hefu_submitAndWatch`: a subscription.
	Watch {
		/// The method of its notifications.
		notification: &'static str,
		/// The method that ends it.
		unsubscribe: &'static str,
	},
}

/// A parameter.
pub struct Param {
	/// Its name.
	pub name: &'static str,
	/// What it must be.
	pub form: Form,
	/// Whether it must be there.
	pub required: bool,
	/// What it is for.
	pub words: Both,
}

/// What a parameter must be.
#[derive(Clone, Copy)]
pub enum Form {
	/// 32 bytes as hex.
	Hash,
	/// Bytes as hex.
	Hex,
	/// An account.
	Account,
	/// An account, or a public key as hex.
	Signer,
	/// An identifier of the kind with this tag.
	Id(&'static str),
	/// Text.
	Name,
	/// An object.
	Object,
	/// A list of questions to the state.
	Questions,
	/// A number within bounds.
	Number {
		/// The least.
		least: u64,
		/// The most.
		most: u64,
	},
	/// True or false.
	Flag,
	/// One of these texts.
	OneOf(&'static [&'static str]),
}

impl Form {
	/// In words.
	pub fn belongs(self) -> String {
		match self {
			Self::Hash => "32 bytes as hex with 0x".into(),
			Self::Hex => "bytes as hex with 0x".into(),
			Self::Account => "an account (SS58, or 32 bytes as hex with 0x)".into(),
			Self::Signer => {
				"an account (SS58, or 32 bytes as hex with 0x), or a public key of 33 or 65 bytes".into()
			}
			Self::Id(tag) => format!("an identifier ({tag}1…)"),
			Self::Name => "text".into(),
			Self::Object => "an object".into(),
			Self::Questions => "a list of questions".into(),
			Self::Number { least, most } => format!("a number from {least} to {most}"),
			Self::Flag => "true or false".into(),
			Self::OneOf(cases) => format!("one of {}", cases.join(", ")),
		}
	}

	/// As a JSON Schema.
	pub fn schema(self) -> Json {
		match self {
			Self::Hash => json!({ "type": "string", "pattern": "^0x[0-9a-fA-F]{64}$" }),
			Self::Hex => json!({ "type": "string", "pattern": "^0x([0-9a-fA-F]{2})*$" }),
			Self::Id(tag) => {
				json!({ "type": "string", "pattern": format!("^{tag}1[02-9ac-hj-np-z]{{58}}$") })
			}
			Self::Account | Self::Signer | Self::Name => json!({ "type": "string" }),
			Self::Object => json!({ "type": "object" }),
			Self::Questions => {
				json!({ "type": "array", "minItems": 1, "maxItems": hefu_proofs::state::MAX_QUESTIONS })
			}
			Self::Number { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
			Self::Flag => json!({ "type": "boolean" }),
			Self::OneOf(cases) => json!({ "type": "string", "enum": cases }),
		}
	}
}

const fn param(name: &'static str, form: Form, required: bool, en: &'static str, zh: &'static str) -> Param {
	Param { name, form, required, words: Both(en, zh) }
}

/// Bytes of the parameters of a question.
const SHORT: usize = 64 * 1024;

/// Bytes of the parameters of a call: one of the greatest length is twice as long in hex.
const LONG: usize = 6 * 1024 * 1024;

/// JSON keeps integers exact up to here.
const EXACT: u64 = (1 << 53) - 1;

const U32: Form = Form::Number { least: 0, most: u32::MAX as u64 };

const AT: Param = param(
	"at",
	Form::Hash,
	false,
	"hash of the block that is asked about; the last final one unless given",
	"所查询区块的哈希;默认为最新的最终区块",
);
const RECEIPT: Param = param(
	"receipt",
	Form::Flag,
	false,
	"give the receipt of the answer as well: a file that is verified offline",
	"同时返回凭证:可离线验证的文件",
);
const FROM_SET: Param = param(
	"fromSet",
	Form::Number { least: 0, most: EXACT },
	false,
	"the authority set of the verifier's trust file, if it is an earlier one than that of the block",
	"验证方信任文件的验证组编号(早于该区块的验证组时填写)",
);
const DATASET: Param = param("dataset", Form::Id("hfds"), true, "the dataset", "数据集");
const VERSION: Param = param(
	"version",
	Form::Number { least: 1, most: u32::MAX as u64 },
	true,
	"the version's number, from 1",
	"版本号,从 1 起",
);
const DISTRIBUTION: Param = param(
	"distribution",
	Form::Number { least: 0, most: u8::MAX as u64 },
	true,
	"the file's place in the version, from 0",
	"文件在该版本中的位置,从 0 起",
);
const LIMIT: Param = param(
	"limit",
	Form::Number { least: 1, most: MOST_ENTRIES },
	false,
	"most entries; 10 unless given",
	"最多条数;默认 10",
);
const BLOCK_HASH: Param = param("blockHash", Form::Hash, true, "hash of the block", "区块哈希");

const READS: &[Code] = &[Code::UnknownBlock, Code::StatePruned, Code::NodeTooOld];
const SUBMITS: &[Code] = &[Code::Refused, Code::NotNow];

const GENESIS: &str = "0x6ad0a3d7c5b1e94f2d8c7b6a5f4e3d2c1b0a99887766554433221100ffeeddcc";
const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

fn dataset_id() -> String {
	DatasetId([1; 32]).to_bech32m()
}

fn member_id() -> String {
	MemberId([2; 32]).to_bech32m()
}

fn object(properties: Json) -> Json {
	json!({ "type": "object", "properties": properties })
}

fn hash() -> Json {
	Form::Hash.schema()
}

fn block() -> Json {
	object(json!({ "hash": hash(), "number": { "type": "integer" } }))
}

fn receipt() -> Json {
	object(json!({
		"receipt": { "type": "string", "description": "the file, as hex 凭证文件(十六进制)" },
		"fact": { "type": "object", "description": "what it proves 所证明的事实" },
	}))
}

/// An answer of the state: these properties, with the block, and the receipt if it was wanted.
fn answered(mut properties: Json) -> Json {
	properties["block"] = block();
	properties["receipt"] = receipt();
	object(properties)
}

fn maybe_object(what: &str) -> Json {
	json!({ "type": ["object", "null"], "description": what })
}

fn example_block() -> Json {
	json!({ "hash": GENESIS, "number": 1234 })
}

fn transaction() -> Json {
	object(json!({
		"transaction": hash(),
		"state": { "type": "string", "enum": ["pooled", "inBlock", "finalised", "refused", "dropped"] },
		"block": block(),
		"index": { "type": "integer", "description": "the transaction's place in the block 交易在区块中的位置" },
		"succeeded": { "type": "boolean" },
		"events": {
			"type": "array",
			"description": "what it did; `index` is the event's number in the block, by which its receipt is asked for 所产生的事件,index 为区块内编号,可据此获取凭证",
			"items": object(json!({
				"index": { "type": "integer" },
				"pallet": { "type": "string" },
				"name": { "type": "string" },
				"fields": {},
			})),
		},
		"error": openrpc::error_data(),
	}))
}

fn example_transaction() -> Json {
	json!({
		"transaction": GENESIS,
		"state": "finalised",
		"block": example_block(),
		"index": 1,
		"succeeded": true,
		"events": [{
			"index": 3,
			"pallet": "Registry",
			"name": "DatasetRegistered",
			"fields": { "dataset": dataset_id(), "holder": member_id() },
		}],
	})
}

fn example_signed() -> Json {
	json!({ "payload": "0x4846545801", "signature": "0x5a5a" })
}

/// Every method.
pub static METHODS: &[Method] = &[
	Method {
		name: "rpc.discover",
		words: Both("this description, in OpenRPC", "本接口的 OpenRPC 描述"),
		params: &[],
		most_bytes: SHORT,
		result: || json!({ "type": "object" }),
		errors: &[],
		example: || (json!({}), json!({ "openrpc": openrpc::VERSION })),
		handler: Handler::Answer(|_, _| Ok(openrpc::document(METHODS))),
	},
	Method {
		name: "hefu_status",
		words: Both("the chain, its version, and how far it is", "链、版本与进度"),
		params: &[],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"chain": { "type": "string" },
				"genesis": hash(),
				"specName": { "type": "string" },
				"specVersion": { "type": "integer" },
				"transactionVersion": { "type": "integer" },
				"best": block(),
				"finalised": block(),
				"timeMs": { "type": ["integer", "null"], "description": "of the last final block 最终区块的时间" },
			}))
		},
		errors: &[Code::NodeTooOld],
		example: || {
			(json!({}), json!({ "chain": "Hefu Local", "genesis": GENESIS, "finalised": example_block() }))
		},
		handler: Handler::Answer(reads::status),
	},
	Method {
		name: "hefu_describe",
		words: Both(
			"what a call takes, as a JSON Schema; without `call`, the names of all calls",
			"某个调用的参数(JSON Schema);不给 call 时列出所有调用",
		),
		params: &[
			param(
				"call",
				Form::Name,
				false,
				"pallet and call: `registry.register`",
				"模块与调用名,如 `registry.register`",
			),
			AT,
		],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"call": { "type": "string" },
				"docs": { "type": "string", "description": "what the chain's own documentation says of it 链上文档" },
				"params": { "type": "object", "description": "a JSON Schema" },
				"calls": { "type": "array", "items": { "type": "object" } },
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "call": "registry.withdraw" }),
				json!({ "call": "registry.withdraw", "params": { "type": "object" }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(prepare::describe),
	},
	Method {
		name: "hefu_prepare",
		words: Both(
			"what a key signs to make a call: sign the bytes of `payloadToSign`, and hand `payload` in with the signature",
			"准备一笔交易:用密钥对 payloadToSign 的字节签名,再连同 payload 提交",
		),
		params: &[
			param(
				"call",
				Form::Name,
				true,
				"pallet and call: `registry.register`",
				"模块与调用名,如 `registry.register`",
			),
			param("params", Form::Object, false, "the call's arguments, by name", "调用的参数,按名称"),
			param(
				"signer",
				Form::Signer,
				true,
				"the key's account; of SM2 the public key",
				"签名密钥的账户;SM2 须填公钥",
			),
			param(
				"scheme",
				Form::OneOf(Scheme::NAMES),
				false,
				"the key's scheme; ed25519 unless given",
				"密钥算法;默认 ed25519",
			),
			param(
				"lifetime",
				Form::Number { least: 4, most: 2_048 },
				false,
				"blocks in which it can be included, up to the next power of two; 64 unless given",
				"有效区块数(向上取 2 的幂);默认 64",
			),
			param(
				"nonce",
				U32,
				false,
				"its number among the account's transactions, to prepare several before they are submitted; the next one unless given",
				"账户的交易序号,一次准备多笔时填写;默认为下一个",
			),
		],
		most_bytes: LONG,
		result: || {
			object(json!({
				"payload": { "type": "string", "description": "goes back to hefu_submit unchanged 原样交回 hefu_submit" },
				"payloadToSign": {
					"type": "string",
					"description": "the bytes that the key signs, as hex (ecdsa: over BLAKE2b-256 of them; sm2: with SM3 and the identifier 1234567812345678) 待签字节(ecdsa 先取 BLAKE2b-256;sm2 用 SM3,标识 1234567812345678)",
				},
				"summary": object(json!({
					"en": { "type": "string" },
					"zh": { "type": "string" },
					"call": { "type": "object", "description": "read back from the bytes 由待签字节还原的调用" },
				})),
				"signer": { "type": "string" },
				"nonce": { "type": "integer" },
				"validUntil": { "type": "integer", "description": "the block from which on it is too old 自此区块起失效" },
				"specVersion": { "type": "integer" },
			}))
		},
		errors: &[Code::NodeTooOld],
		example: || {
			let params = json!({ "dataset": dataset_id(), "reason": "Superseded" });
			(
				json!({ "call": "registry.withdraw", "params": params, "signer": ALICE }),
				json!({ "payload": "0x4846545801", "payloadToSign": "0x1503", "nonce": 0, "validUntil": 1298 }),
			)
		},
		handler: Handler::Answer(prepare::prepare),
	},
	Method {
		name: "hefu_submit",
		words: Both(
			"hands a signed payload in; ask hefu_transaction what becomes of it. The same may be handed in again: it is taken once",
			"提交已签名的载荷;用 hefu_transaction 查询结果。可重复提交,只受理一次",
		),
		params: SIGNED,
		most_bytes: LONG,
		result: transaction,
		errors: SUBMITS,
		example: || (example_signed(), json!({ "transaction": GENESIS, "state": "pooled" })),
		handler: Handler::Submit,
	},
	Method {
		name: "hefu_submitAndWatch",
		words: Both(
			"over WebSocket: the same, and each state of the transaction as it comes, until it is final (notifications hefu_transactionState; ended early by hefu_unwatchTransaction)",
			"经 WebSocket:同上,并推送交易的每个状态,直到最终确认(通知名 hefu_transactionState;可用 hefu_unwatchTransaction 提前结束)",
		),
		params: SIGNED,
		most_bytes: LONG,
		result: || json!({ "type": "string", "description": "the subscription 订阅号" }),
		errors: SUBMITS,
		example: || (example_signed(), json!("hY5uJ3pQd0sZ1x2c")),
		handler: Handler::Watch {
			notification: "hefu_transactionState",
			unsubscribe: "hefu_unwatchTransaction",
		},
	},
	Method {
		name: "hefu_transaction",
		words: Both(
			"what became of a transaction that was handed in at this node since it started",
			"本节点启动以来所收交易的结果",
		),
		params: &[param("hash", Form::Hash, true, "the transaction's hash", "交易哈希")],
		most_bytes: SHORT,
		result: transaction,
		errors: &[Code::UnknownTransaction],
		example: || (json!({ "hash": GENESIS }), example_transaction()),
		handler: Handler::Answer(submit::transaction),
	},
	Method {
		name: "hefu_member",
		words: Both("who is this member? null when there is none", "该成员的登记信息;没有则为 null"),
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
			"该密钥属于谁、有何权限;不属于任何人则为 null",
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
				"起始版本;默认 1",
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
		words: Both("this version of a dataset; null when there is none", "数据集的某一版本;没有则为 null"),
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
			"核验:按编号 check 或按文件查询未结核验;给出 sequence 则查询该文件的历史核验",
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
				"在该文件历史中的序号,从 0 起",
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
		words: Both("a page of the closed checks of a file, oldest first", "某文件已结核验的一页,由旧到新"),
		params: &[
			DATASET,
			VERSION,
			DISTRIBUTION,
			param("from", U32, false, "the first place in the history; 0 unless given", "起始序号;默认 0"),
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
			"当前验证节点所属成员,以及理事会批准的成员",
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
	Method {
		name: "hefu_eventReceipt",
		words: Both("the receipt of an event of a final block", "最终区块中某事件的凭证"),
		params: &[
			BLOCK_HASH,
			param(
				"eventIndex",
				U32,
				true,
				"the event's number in the block, from 0",
				"事件在区块中的编号,从 0 起",
			),
			FROM_SET,
		],
		most_bytes: SHORT,
		result: receipt,
		errors: &[Code::UnknownBlock, Code::StatePruned],
		example: || {
			(
				json!({ "blockHash": GENESIS, "eventIndex": 3 }),
				json!({ "receipt": "0x4846524301…", "fact": {} }),
			)
		},
		handler: Handler::Answer(proofs::event_receipt),
	},
	Method {
		name: "hefu_stateReceipt",
		words: Both(
			"the receipt of what the state of a final block answers to 1 to 16 questions",
			"最终区块的状态对 1 至 16 个问题的回答的凭证",
		),
		params: &[
			param(
				"questions",
				Form::Questions,
				true,
				"such as `{\"dataset\": \"hfds1…\"}` or `\"council\"`",
				"例如 `{\"dataset\": \"hfds1…\"}` 或 `\"council\"`",
			),
			AT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: receipt,
		errors: &[Code::UnknownBlock, Code::StatePruned],
		example: || (json!({ "questions": ["council"] }), json!({ "receipt": "0x4846524301…", "fact": {} })),
		handler: Handler::Answer(proofs::state_receipt),
	},
	Method {
		name: "hefu_handover",
		words: Both(
			"the hand-overs from an authority set on, of which a trust file becomes a newer one",
			"自某验证组起的交接链,用以更新信任文件",
		),
		params: &[Param {
			required: true,
			words: Both("the trust file's authority set", "信任文件的验证组编号"),
			..FROM_SET
		}],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"handovers": { "type": "string" },
				"fromSet": { "type": "integer" },
				"toSet": { "type": "integer" },
			}))
		},
		errors: &[],
		example: || {
			(json!({ "fromSet": 0 }), json!({ "handovers": "0x4846484f01…", "fromSet": 0, "toSet": 2 }))
		},
		handler: Handler::Answer(proofs::handover),
	},
	Method {
		name: "hefu_finality",
		words: Both("how final a block is, and by whose votes", "区块的最终性,以及由哪一验证组确认"),
		params: &[BLOCK_HASH],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"number": { "type": "integer" },
				"finalisedNumber": { "type": "integer" },
				"final": { "type": "boolean" },
				"justified": maybe_object("the authority set, and the block whose votes are kept 验证组及留存投票的区块"),
			}))
		},
		errors: &[Code::UnknownBlock],
		example: || {
			(
				json!({ "blockHash": GENESIS }),
				json!({ "number": 1234, "finalisedNumber": 1240, "final": true }),
			)
		},
		handler: Handler::Answer(proofs::finality),
	},
];

const SIGNED: &[Param] = &[
	param(
		"payload",
		Form::Hex,
		true,
		"the payload that hefu_prepare gave, unchanged",
		"hefu_prepare 返回的 payload,原样填写",
	),
	param(
		"signature",
		Form::Hex,
		true,
		"the signature of the bytes of payloadToSign: 64 bytes; of ecdsa and sm2 DER as well",
		"对 payloadToSign 字节的签名:64 字节;ecdsa 与 sm2 亦可用 DER",
	),
];
