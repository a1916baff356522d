//! Receipts, and what ends in finality.

use super::*;
use crate::rpc::exchange::proofs;

const BLOCK_HASH: Param = param("blockHash", Form::Hash, true, "hash of the block", "区块哈希");

/// The methods.
pub static METHODS: &[Method] = &[
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
				"事件在区块中的编号，从 0 起",
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
			"自某验证组起的交接链，用以更新信任文件",
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
		words: Both("how final a block is, and by whose votes", "区块的最终性，以及由哪一验证组确认"),
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
