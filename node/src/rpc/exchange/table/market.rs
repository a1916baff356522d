//! The market: products, negotiations, orders and what is delivered for them.

use super::*;
use crate::rpc::exchange::{reads::market, statements};
use hefu_primitives::{NegotiationId, OrderId, ProductId};

const ORDER: Param = param("order", Form::Id("hfor"), true, "the order", "订单");

/// The methods.
pub static METHODS: &[Method] = &[
	Method {
		name: "hefu_product",
		words: Both(
			"this product on the market, and how many deliveries of its seller's were proven wrong on chain; null when there is none",
			"挂牌的数据产品，以及其卖方经链上证明有误的交付次数；没有则为 null",
		),
		params: &[param("product", Form::Id("hfpd"), true, "the product", "产品"), AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"product": maybe_object("seller, listing, units sold, since when and until when it is listed 卖方、挂牌内容、已售数量、挂牌与摘牌时间"),
				"marks": { "type": ["integer", "null"] },
			}))
		},
		errors: READS,
		example: || {
			let listing = json!({ "price": "Free", "stock": null });
			(
				json!({ "product": ProductId([9; 32]).to_bech32m() }),
				json!({
					"product": { "seller": member_id(), "listing": listing, "sold": 2 },
					"marks": 0,
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(market::product),
	},
	Method {
		name: "hefu_negotiation",
		words: Both(
			"this negotiation of a contract: its state in the Dataspace Protocol, the last offer, the agreement, the order made of it; null when there is none",
			"合同磋商：数据空间协议中的状态、最近一次要约、协议，以及据此所下的订单；没有则为 null",
		),
		params: &[
			param("negotiation", Form::Id("hfng"), true, "the negotiation", "磋商"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || {
			answered(
				json!({ "negotiation": maybe_object("both sides, state, offer, agreement, order 双方、状态、要约、协议、订单") }),
			)
		},
		errors: READS,
		example: || {
			(
				json!({ "negotiation": NegotiationId([9; 32]).to_bech32m() }),
				json!({ "negotiation": { "state": "Agreed", "order": null }, "block": example_block() }),
			)
		},
		handler: Handler::Answer(market::negotiation),
	},
	Method {
		name: "hefu_order",
		words: Both(
			"this order as it was written down, its stage with what silence has done, and its last delivery: the files' registered roots, the seller's commitments, the keys handed over; null when there is none",
			"订单：链上记载、计入逾期未办理后的阶段，以及最近一次交付（各文件的登记根摘要、卖方承诺、已交付的密钥）；没有则为 null",
		),
		params: &[ORDER, AT, RECEIPT, FROM_SET],
		most_bytes: SHORT,
		result: || {
			answered(json!({
				"order": maybe_object("as it was when something was last done about it 最近一次办理时的记载"),
				"stage": { "type": ["string", "null"], "description": "as it stands: a side may have let its time pass 现状：一方可能已逾期" },
				"delivery": maybe_object("its files, and the buyer's one-time key 各文件与买方一次性公钥"),
			}))
		},
		errors: READS,
		example: || {
			(
				json!({ "order": OrderId([9; 32]).to_bech32m(), "receipt": true }),
				json!({
					"order": { "stage": "Inspecting" },
					"stage": "Accepted",
					"delivery": { "files": [] },
					"block": example_block(),
				}),
			)
		},
		handler: Handler::Answer(market::order),
	},
	Method {
		name: "hefu_commitment",
		words: Both(
			"the order for which a key was committed to; null when nobody has committed to it, as must be before a delivery",
			"某密钥承诺所属的订单；从未有人作出该承诺（交付前应当如此）则为 null",
		),
		params: &[
			param("commitment", Form::Hash, true, "the commitment to the key", "密钥承诺"),
			AT,
			RECEIPT,
			FROM_SET,
		],
		most_bytes: SHORT,
		result: || answered(json!({ "order": { "type": ["string", "null"] } })),
		errors: READS,
		example: || (json!({ "commitment": GENESIS }), json!({ "order": null, "block": example_block() })),
		handler: Handler::Answer(market::commitment),
	},
	Method {
		name: "hefu_useToSign",
		words: Both(
			"what a key of the buyer's signs to say that the data of an order was used: with the signature the seller calls `market.note_use`, and the order is accepted",
			"买方密钥为表明已使用订单数据而签名的字节：卖方凭签名调用 `market.note_use`，订单即视为验收",
		),
		params: &[
			ORDER,
			param(
				"usedMs",
				Form::Number { least: 0, most: EXACT },
				true,
				"when it was used, milliseconds since 1970 UTC",
				"使用时间（1970 年起的毫秒）",
			),
		],
		most_bytes: SHORT,
		result: || object(json!({ "toSign": to_sign(), "summary": in_words() })),
		errors: &[],
		example: || {
			(
				json!({ "order": OrderId([9; 32]).to_bech32m(), "usedMs": 1_772_380_800_000u64 }),
				json!({ "toSign": "0x686566752f757365" }),
			)
		},
		handler: Handler::Answer(statements::use_to_sign),
	},
];
