//! Money: claims on banks, what banks attested, instructions to settle, deposits, and what is due of them.

use super::*;
use crate::rpc::exchange::reads::money;
use hefu_primitives::InstructionId;

const BANK: Param = param("bank", Form::Id("hfmb"), true, "the settlement bank", "结算银行");
const CURRENCY: Param = param("currency", Form::Currency, true, "the currency", "币种");
const PAYER: Param = param("payer", Form::Party, true, "who pays", "付款方");

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_claim",
		words: Both(
			"what a party has in a bank's book, and what the bank owes in all",
			"当事人在某银行账簿中的债权，以及该银行的应付总额",
		),
		params: &[
			BANK,
			CURRENCY,
			param("holder", Form::Party, true, "the party", "当事人"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"claim": maybe_object("free and locked, in the minor unit 可用与锁定金额，以最小货币单位计"),
				"book": maybe_object("received and paid in all 累计收款与付款"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "bank": member_id(), "currency": "CNY", "holder": member_id() }),
				json!({ "claim": { "free": 100_000, "locked": 0 }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(money::claim),
	},
	Method {
		name: "hefu_bankEntry",
		words: Both("what a bank attested under its reference", "银行以其流水号所作的证明"),
		params: &[
			BANK,
			param("reference", Form::Hash, true, "the bank's reference", "银行流水号的摘要"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(
				json!({ "entry": maybe_object("direction, for whom, how much, when 方向、对象、金额、时间") }),
			)
		},
		errors: READS,
		example: || {
			(
				json!({ "bank": member_id(), "reference": GENESIS }),
				json!({ "entry": { "direction": "Received", "amount": 100_000 }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(money::bank_entry),
	},
	Method {
		name: "hefu_instruction",
		words: Both(
			"this instruction to settle as it was written down, and what it is now; null when there is none",
			"结算指令：链上记载与现状；没有则为 null",
		),
		params: &[
			param("instruction", Form::Id("hfin"), true, "the instruction", "结算指令"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"instruction": maybe_object("legs, parties, who affirmed, mediators, receipts for cash, state 分项、当事人、确认情况、调解方、线下资金回单、状态"),
				"status": { "type": ["string", "null"], "description": "as it stands: it may have lapsed, or an agreement expired 现状：指令可能已失效，调解方的同意可能已过期" },
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "instruction": InstructionId([4; 32]).to_bech32m() }),
				json!({ "instruction": { "state": "Open" }, "status": "Affirming", "block": example_block() }),
			)
		},
		handler: Handler::Answer(money::instruction),
	},
	Method {
		name: "hefu_deposit",
		words: Both(
			"what a payer has put aside in a bank's book for what it will have used, and was not redeemed",
			"付款方在某银行账簿中的预存款余额（尚未兑付的部分）",
		),
		params: &[BANK, CURRENCY, PAYER, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"deposit": { "type": ["integer", "string"], "description": "in the minor unit 以最小货币单位计" },
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "bank": member_id(), "currency": "CNY", "payer": member_id() }),
				json!({ "deposit": 500_000, "block": example_block() }),
			)
		},
		handler: Handler::Answer(money::deposit),
	},
	Method {
		name: "hefu_dues",
		words: Both(
			"what two parties owe each other of a day's redemptions and was not netted, and from when on `settlement.net` pays it",
			"双方某日兑付互欠而尚未轧差的金额，以及自何时起可由 `settlement.net` 轧差支付",
		),
		params: &[
			param("day", Form::Day, true, "the day in China", "日期（北京时间）"),
			BANK,
			CURRENCY,
			PAYER,
			param("payee", Form::Party, true, "who is paid", "收款方"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"owed": maybe_object("what the payer owes the payee, in how many redemptions 付款方欠收款方的金额与兑付次数"),
				"owedBack": maybe_object("what the payee owes the payer 收款方欠付款方的金额与兑付次数"),
				"netFromMs": { "type": "integer", "description": "when the day is over in China, milliseconds since 1970 UTC 当日（北京时间）结束时刻，1970 年起的毫秒" },
			}))
		},
		errors: READS,
		example: || {
			(
				json!({
					"day": "2026-03-01",
					"bank": member_id(),
					"currency": "CNY",
					"payer": member_id(),
					"payee": MemberId([3; 32]).to_bech32m(),
				}),
				json!({
					"owed": { "amount": 120_000, "redemptions": 31 },
					"owedBack": null,
					"netFromMs": 1_772_380_800_000u64,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(money::dues),
	},
];
