//! The methods, in one table: what each takes and gives, and what answers it.

mod anchors;
mod calls;
mod market;
mod metering;
mod money;
mod public_data;
mod receipts;
mod records;
mod registration;
mod trade;

use super::{Answer, Exchange, arguments::Arguments, reads::MOST_ENTRIES, refusal::Code, words::Both};
use hefu_primitives::{DatasetId, MemberId};
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

/// Every method.
pub static METHODS: LazyLock<Vec<&'static Method>> = LazyLock::new(|| {
	[
		calls::METHODS,
		records::METHODS,
		trade::METHODS,
		money::METHODS,
		market::METHODS,
		metering::METHODS,
		anchors::METHODS,
		registration::METHODS,
		public_data::METHODS,
		receipts::METHODS,
	]
	.into_iter()
	.flatten()
	.collect()
});

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
	/// A party: a member, a customer or a party key.
	Party,
	/// The code of a type of licence.
	TypeCode,
	/// The identifier of a licence.
	Licence,
	/// The code of a certificate of registration.
	Certificate,
	/// The letters of a currency.
	Currency,
	/// A day.
	Day,
	/// A number that may be too large for JSON's, and is text then.
	Amount {
		/// The most.
		most: u128,
	},
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
			Self::Party => "a party: a member (hfmb1…), a customer (hfcu1…) or a party key (hfpa1…)".into(),
			Self::TypeCode => "the code of a type of licence: a USCC and three digits".into(),
			Self::Licence => "a licence's identifier (1.2.156.3005.2…)".into(),
			Self::Certificate => "a certificate's code, such as SJ4412026070001".into(),
			Self::Currency => "a currency, ISO 4217, such as CNY".into(),
			Self::Day => "a day, such as 2026-03-01".into(),
			Self::Amount { most } => format!("a number from 0 to {most} (as text above 2^53 − 1)"),
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
			Self::Party => {
				json!({ "type": "string", "pattern": "^hf(mb|cu|pa)1[02-9ac-hj-np-z]{58}$" })
			}
			Self::TypeCode => json!({ "type": "string", "pattern": "^[0-9A-Z]{18}[0-9]{3}$" }),
			Self::Licence => json!({ "type": "string", "pattern": "^1\\.2\\.156\\.3005\\.2\\." }),
			Self::Certificate => json!({ "type": "string", "pattern": "^SJ[0-9]{13}$" }),
			Self::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
			Self::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
			Self::Amount { .. } => {
				json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" })
			}
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

const AMOUNT: Form = Form::Amount { most: u128::MAX };

const COUNT: Form = Form::Amount { most: u64::MAX as u128 };

const AT: Param = param(
	"at",
	Form::Hash,
	false,
	"hash of the block that is asked about; the last final one unless given",
	"所查询区块的哈希；默认为最新的最终区块",
);
const RECEIPT: Param = param(
	"receipt",
	Form::Flag,
	false,
	"give the receipt of the answer as well: a file that is verified offline",
	"同时返回凭证：可离线验证的文件",
);
const FROM_SET: Param = param(
	"fromSet",
	Form::Number { least: 0, most: EXACT },
	false,
	"the authority set of the verifier's trust file, if it is an earlier one than that of the block",
	"验证方信任文件的验证组编号（早于该区块的验证组时填写）",
);
const LIMIT: Param = param(
	"limit",
	Form::Number { least: 1, most: MOST_ENTRIES },
	false,
	"most entries; 10 unless given",
	"最多条数；默认 10",
);
const READS: &[Code] = &[Code::UnknownBlock, Code::StatePruned, Code::NodeTooOld];

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
		"receipt": { "type": "string", "description": "the file, as hex 凭证文件（十六进制）" },
		"fact": { "type": "object", "description": "what it proves 所证明的事实" },
	}))
}

/// An answer of the state: these properties, with the block, and the receipt if it was wanted.
fn answered(mut properties: Json) -> Json {
	properties["block"] = block();
	properties["receipt"] = receipt();
	object(properties)
}

/// What a key signs outside of a transaction.
fn to_sign() -> Json {
	json!({
		"type": "string",
		"pattern": "^0x([0-9a-fA-F]{2})*$",
		"description": "the bytes that the key signs, as hex, as those of hefu_prepare are signed 待签字节，签名方法同 hefu_prepare",
	})
}

fn in_words() -> Json {
	object(json!({ "en": { "type": "string" }, "zh": { "type": "string" } }))
}

fn maybe_object(what: &str) -> Json {
	json!({ "type": ["object", "null"], "description": what })
}

fn example_block() -> Json {
	json!({ "hash": GENESIS, "number": 1234 })
}
