//! Meters, what was used under a grant by its meters, and what payers sign for it.

use super::*;
use crate::rpc::exchange::{reads::metering, statements};
use hefu_primitives::{GrantId, id::MeterId};

const METER: Param = param("meter", Form::Id("hfmt"), true, "the meter", "计量账户");
const TIME: Param = param(
	"tsNs",
	COUNT,
	true,
	"when it was used, at the latest: nanoseconds since 1970 UTC",
	"最近一次使用的时间（1970 年起的纳秒）",
);
const VALUE: Param =
	param("value", AMOUNT, true, "what it costs, in the minor unit", "金额，以最小货币单位计");
const CALLS: Param = param("calls", COUNT, true, "how many calls", "调用次数");
const BYTES: Param = param("bytes", COUNT, true, "how many bytes", "字节数");
const WINDOW: Param = param(
	"window",
	U32,
	false,
	"the window, from 0; the one of the time unless given. A receipt that comes too late for its own joins the next",
	"窗口，从 0 起；默认为该时间所在窗口。逾期的收据计入下一窗口",
);

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_meter",
		words: Both(
			"this meter, and what was used under its grant by those that are closed; null when there is none",
			"计量账户，以及同一授权下已关闭账户的累计用量；没有则为 null",
		),
		params: &[METER, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"meter": maybe_object("sides, deposit, cap, signers, windows, limits, what was redeemed, state 双方、预存款、上限、签名密钥、窗口、限额、已兑付金额、状态"),
				"tally": maybe_object("the meter that is not closed, and the use by those that are 未关闭的账户与已关闭账户的用量"),
			}))
		},
		errors: READS,
		example: || {
			let units = json!({ "calls": 100_000, "bytes": 0 });
			let redeemed = json!({ "value": 120_000, "units": units });
			(
				json!({ "meter": MeterId([9; 32]).to_bech32m() }),
				json!({
					"meter": { "deposited": 500_000, "redeemed": redeemed, "state": "Open" },
					"tally": { "closed": 0 },
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(metering::meter),
	},
	Method {
		name: "hefu_meterOf",
		words: Both(
			"what was used under a grant by its meters that are closed, and its meter that is not, if there is one",
			"授权下已关闭计量账户的累计用量，以及未关闭的计量账户（如有）",
		),
		params: &[param("grant", Form::Id("hfgr"), true, "the grant", "授权"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"tally": maybe_object("the meter that is not closed, and the use by those that are 未关闭的账户与已关闭账户的用量"),
				"meter": maybe_object("the meter that is not closed 未关闭的账户"),
			}))
		},
		errors: READS,
		example: || {
			let meter = MeterId([9; 32]).to_bech32m();
			(
				json!({ "grant": GrantId([3; 32]).to_bech32m() }),
				json!({
					"tally": { "open": meter, "closed": 0 },
					"meter": { "deposited": 500_000, "state": "Open" },
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(metering::meter_of),
	},
	Method {
		name: "hefu_receiptToSign",
		words: Both(
			"what a payer's key signs for one use: the receipt stays between payer and provider",
			"付款方密钥为一次使用签名的字节：收据只存于双方之间",
		),
		params: &[
			METER,
			TIME,
			param(
				"nonce",
				COUNT,
				true,
				"tells receipts of the same time apart: random, 64 bits",
				"区分同一时间的收据：64 位随机数",
			),
			VALUE,
			CALLS,
			BYTES,
			WINDOW,
			AT,
		],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"toSign": to_sign(),
				"summary": in_words(),
				"window": { "type": "integer" },
				"signers": signers(),
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({
					"meter": MeterId([9; 32]).to_bech32m(),
					"tsNs": NOON,
					"nonce": "12297829382473034410",
					"value": 12,
					"calls": 1,
					"bytes": 0,
				}),
				json!({
					"toSign": "0x686566752f72656365697074",
					"window": 3,
					"signers": [ALICE],
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(statements::receipt_to_sign),
	},
	Method {
		name: "hefu_voucherToSign",
		words: Both(
			"what a payer's key signs for all that was used in a window so far: `voucher` with `signer`, the key's place among `signers`, and `signature` goes into `metering.redeem`",
			"付款方密钥为某窗口迄今累计用量签名的字节：`voucher` 加上 `signer`（密钥在 `signers` 中的位置）与 `signature` 后用于 `metering.redeem`",
		),
		params: &[METER, TIME, VALUE, CALLS, BYTES, WINDOW, AT],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"toSign": to_sign(),
				"summary": in_words(),
				"voucher": { "type": "object", "description": "meter, window, totals 账户、窗口、累计" },
				"signers": signers(),
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			let meter = MeterId([9; 32]).to_bech32m();
			let units = json!({ "calls": 100_000, "bytes": 0 });
			let totals = json!({ "ts_ns": NOON, "value": 120_000, "units": units });
			(
				json!({
					"meter": meter,
					"tsNs": NOON,
					"value": 120_000,
					"calls": 100_000,
					"bytes": 0,
				}),
				json!({
					"toSign": "0x686566752f766f7563686572",
					"voucher": { "meter": meter, "window": 3, "totals": totals },
					"signers": [ALICE],
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(statements::voucher_to_sign),
	},
];

/// A moment, in nanoseconds since 1970 UTC.
const NOON: &str = "1772337600000000000";

fn signers() -> Json {
	json!({
		"type": "array",
		"items": { "type": "string" },
		"description": "the payer's keys that sign, by their places from 0 付款方的签名密钥，按位置从 0 起",
	})
}
