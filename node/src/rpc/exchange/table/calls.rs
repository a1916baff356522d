//! What is done: the chain, its calls, and transactions.

use super::*;
use crate::rpc::exchange::{openrpc, payload::Scheme, prepare, reads, submit};

const SUBMITS: &[Code] = &[Code::Refused, Code::NotNow];

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "rpc.discover",
		words: Both("this description, in OpenRPC", "本接口的 OpenRPC 描述"),
		params: &[],
		most_bytes: SHORT,
		result: || json!({ "type": "object" }),
		errors: &[],
		example: || (json!({}), json!({ "openrpc": openrpc::VERSION })),
		handler: Handler::Answer(|_, _| Ok(openrpc::document(&super::METHODS))),
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
			"某个调用的参数（JSON Schema）；不给 call 时列出所有调用",
		),
		params: &[
			param(
				"call",
				Form::Name,
				false,
				"pallet and call: `registry.register`",
				"模块与调用名，如 `registry.register`",
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
			"准备一笔交易：用密钥对 payloadToSign 的字节签名，再连同 payload 提交",
		),
		params: &[
			param(
				"call",
				Form::Name,
				true,
				"pallet and call: `registry.register`",
				"模块与调用名，如 `registry.register`",
			),
			param("params", Form::Object, false, "the call's arguments, by name", "调用的参数，按名称"),
			param(
				"signer",
				Form::Signer,
				true,
				"the key's account; of SM2 the public key",
				"签名密钥的账户；SM2 须填公钥",
			),
			param(
				"scheme",
				Form::OneOf(Scheme::NAMES),
				false,
				"the key's scheme; ed25519 unless given",
				"密钥算法；默认 ed25519",
			),
			param(
				"lifetime",
				Form::Number { least: 4, most: 2_048 },
				false,
				"blocks in which it can be included, up to the next power of two; 64 unless given",
				"有效区块数（向上取 2 的幂）；默认 64",
			),
			param(
				"nonce",
				U32,
				false,
				"its number among the account's transactions, to prepare several before they are submitted; the next one unless given",
				"账户的交易序号，一次准备多笔时填写；默认为下一个",
			),
		],
		most_bytes: LONG,
		result: || {
			object(json!({
				"payload": { "type": "string", "description": "goes back to hefu_submit unchanged 原样交回 hefu_submit" },
				"payloadToSign": {
					"type": "string",
					"description": "the bytes that the key signs, as hex (ecdsa: over BLAKE2b-256 of them; sm2: with SM3 and the identifier 1234567812345678) 待签字节（ecdsa 先取 BLAKE2b-256;sm2 用 SM3，标识 1234567812345678）",
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
			"提交已签名的载荷；用 hefu_transaction 查询结果。可重复提交，只受理一次",
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
			"经 WebSocket：同上，并推送交易的每个状态，直到最终确认（通知名 hefu_transactionState；可用 hefu_unwatchTransaction 提前结束）",
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
];

const SIGNED: &[Param] = &[
	param(
		"payload",
		Form::Hex,
		true,
		"the payload that hefu_prepare gave, unchanged",
		"hefu_prepare 返回的 payload，原样填写",
	),
	param(
		"signature",
		Form::Hex,
		true,
		"the signature of the bytes of payloadToSign: 64 bytes; of ecdsa and sm2 DER as well",
		"对 payloadToSign 字节的签名：64 字节；ecdsa 与 sm2 亦可用 DER",
	),
];

fn transaction() -> Json {
	object(json!({
		"transaction": hash(),
		"state": { "type": "string", "enum": ["pooled", "inBlock", "finalised", "refused", "dropped"] },
		"block": block(),
		"index": { "type": "integer", "description": "the transaction's place in the block 交易在区块中的位置" },
		"succeeded": { "type": "boolean" },
		"events": {
			"type": "array",
			"description": "what it did; `index` is the event's number in the block, by which its receipt is asked for 所产生的事件，index 为区块内编号，可据此获取凭证",
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
