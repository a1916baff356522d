//! Anchors of documents, what is invoiced, and what tax attestors sign.

use super::*;
use crate::rpc::exchange::{reads::anchors, statements::invoice};
use hefu_primitives::{AnchorId, InstructionId};

const DIGITS: Form = Form::Number { least: 0, most: 99 };
const YEAR: Param = param(
	"year",
	DIGITS,
	true,
	"the first two digits of the invoices' numbers",
	"发票号码的第 1、2 位（年度）",
);
const REGION: Param =
	param("region", DIGITS, true, "the next two: the tax office", "发票号码的第 3、4 位（税务机关代码）");
const NULLIFIER: Param = param("nullifier", Form::Hash, true, "the invoice's nullifier", "发票的查重标识");
const INSTRUCTION: Param = param(
	"instruction",
	Form::Id("hfin"),
	true,
	"the instruction in which it was paid",
	"据以付款的结算指令",
);
const SELLER: Param = param("seller", Form::Party, true, "who was paid in it", "销售方");
const BUYER: Param = param("buyer", Form::Party, true, "who paid", "购买方");

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_anchor",
		words: Both(
			"this anchor as it was written down, and how it stands; of an invoice also how much of it was taken back, of an accounting entry also who confirms it; null when there is none",
			"存证：链上记载与现状；发票另有已红冲金额，入表记录另有审计确认；没有则为 null",
		),
		params: &[param("anchor", Form::Id("hfan"), true, "the anchor", "存证"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"anchor": maybe_object("who anchored it, digest, what it is, when, whether it was withdrawn 存证人、摘要、内容、时间、是否撤回"),
				"standing": { "type": ["string", "null"], "description": "Live, Withdrawn, Reddened, Over, Uncertified or Disputed 有效、已撤回、已红冲、已到期、凭证失效、争议中" },
				"reddened": { "type": ["integer", "string"], "description": "in the minor unit 以最小货币单位计" },
				"audit": maybe_object("auditor, digest of the opinion, when 审计机构、意见摘要、时间"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "anchor": AnchorId([9; 32]).to_bech32m() }),
				json!({
					"anchor": { "by": member_id(), "digest": GENESIS },
					"standing": "Live",
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(anchors::anchor),
	},
	Method {
		name: "hefu_nullifier",
		words: Both(
			"the anchor of the invoice with this nullifier; null when it is not anchored",
			"具有该查重标识的发票的存证；尚未存证则为 null",
		),
		params: &[NULLIFIER, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || answered(json!({ "anchor": { "type": ["string", "null"] } })),
		errors: READS,
		example: || (json!({ "nullifier": GENESIS }), json!({ "anchor": null, "block": example_block() })),
		handler: Handler::Answer(anchors::nullifier),
	},
	Method {
		name: "hefu_invoiced",
		words: Both(
			"what a buyer paid a seller in an instruction, and the sums of the blue and of the red invoices of it; null when nothing was paid",
			"购买方在某结算指令中付给销售方的金额，以及已存证的蓝字与红字发票合计；未付款则为 null",
		),
		params: &[INSTRUCTION, SELLER, BUYER, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"invoiced": maybe_object("currency, paid, sums of blue and red 币种、已付金额、蓝字与红字合计"),
			}))
		},
		errors: READS,
		example: || {
			let sums = json!({ "blue": 113_000, "red": 0 });
			(
				json!({ "instruction": InstructionId([4; 32]).to_bech32m(), "seller": member_id(), "buyer": member_id() }),
				json!({
					"invoiced": { "currency": "CNY", "paid": 113_000, "sums": sums },
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(anchors::invoiced),
	},
	Method {
		name: "hefu_attestor",
		words: Both(
			"who attests the invoices of a tax office and year, by which key, and how many are anchored; null when nobody does",
			"某税务机关、年度的税务核验方、其签名密钥与已存证的发票数量；没有则为 null",
		),
		params: &[YEAR, REGION, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"attestor": maybe_object("member, commitment to the office's key, signing key, number of invoices 成员、密钥承诺、签名密钥、发票数量"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "year": 26, "region": 44 }),
				json!({
					"attestor": { "member": member_id(), "key": GENESIS, "signer": ALICE, "invoices": 12 },
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(anchors::attestor),
	},
	Method {
		name: "hefu_invoiceToSign",
		words: Both(
			"what the attestor's key signs of an invoice: with `digest`, `invoice` and the signature any member calls `anchors.anchor_invoice`. The number and the key that makes the nullifier stay with the attestor",
			"税务核验方密钥为发票签名的字节：任何成员凭 `digest`、`invoice` 与签名调用 `anchors.anchor_invoice`。发票号码与生成查重标识的密钥只在核验方处",
		),
		params: &[
			YEAR,
			REGION,
			NULLIFIER,
			INSTRUCTION,
			SELLER,
			BUYER,
			param("currency", Form::Currency, true, "the currency", "币种"),
			param("amount", AMOUNT, true, "price and tax, in the minor unit", "价税合计，以最小货币单位计"),
			param("digest", Form::Hash, true, "salted digest of what is on paper", "票面信息的加盐摘要"),
			param(
				"redOf",
				Form::Id("hfan"),
				false,
				"of a red invoice, the anchor of the blue one",
				"红字发票所红冲的蓝字发票的存证",
			),
			AT,
		],
		most_bytes: SHORT,
		result: || {
			object(json!({
				"toSign": to_sign(),
				"summary": in_words(),
				"invoice": { "type": "object", "description": "as anchors.anchor_invoice takes it 用于 anchors.anchor_invoice" },
				"signer": { "type": ["string", "null"], "description": "the key that is to sign 应签名的密钥" },
				"block": block(),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({
					"year": 26,
					"region": 44,
					"nullifier": GENESIS,
					"instruction": InstructionId([4; 32]).to_bech32m(),
					"seller": member_id(),
					"buyer": member_id(),
					"currency": "CNY",
					"amount": 113_000,
					"digest": GENESIS,
				}),
				json!({
					"toSign": "0x686566752f696e766f696365",
					"invoice": { "amount": 113_000, "colour": "Blue" },
					"signer": ALICE,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(invoice::invoice_to_sign),
	},
];
