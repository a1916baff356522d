//! What members' keys sign without a transaction: receipts of single uses, vouchers that add them up, that delivered data was used, and that
//! an invoice is as it says.
//! Whoever signs needs the bytes, and what they say in words.

pub mod invoice;

use super::{
	Answer, At, Exchange,
	arguments::{Arguments, needed},
	codec::{Fault, Wrong, bytes, exact, hex, unsigned},
	node_too_old,
	refusal::Refusal,
	words::Words,
};
use hefu_primitives::{
	GenesisHash, GrantId, MemberId, OrderId,
	code::{Industry, Region},
	date::moment,
	id::MeterId,
	market::UseReceipt,
	metering::{Receipt, Relation, Totals, Units, UsedFor, Voucher, Windows},
	terms::Purpose,
};
use serde_json::{Value as Json, json};
use sp_blockchain::HeaderBackend;

/// `hefu_receiptToSign`: of a single use.
pub fn receipt_to_sign(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let Used { meter, window, totals, signers } = Used::of(exchange, arguments, at)?;
	let Totals { ts_ns, value, units } = totals;
	let nonce = needed(arguments.amount("nonce"), "nonce", "a random number of 64 bits")?;
	let receipt = Receipt { relation: meter.relation, window, ts_ns, nonce, value, units };
	Ok(json!({
		"toSign": hex(&receipt.signed_bytes()),
		"summary": summary(&meter.words("a receipt of one use", "一次使用的收据", window, &totals)),
		"window": window,
		"signers": signers,
		"block": at.to_json(),
	}))
}

/// `hefu_voucherToSign`: of a window, all that was used in it so far.
pub fn voucher_to_sign(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let Used { meter, window, totals, signers } = Used::of(exchange, arguments, at)?;
	let voucher = Voucher { relation: meter.relation, window, totals };
	let Units { calls, bytes } = totals.units;
	Ok(json!({
		"toSign": hex(&voucher.signed_bytes()),
		"summary": summary(&meter.words("a voucher of all so far", "凭单（累计）", window, &totals)),
		"voucher": {
			"meter": voucher.relation.meter,
			"window": window,
			"totals": {
				"ts_ns": exact(totals.ts_ns.into()),
				"value": exact(totals.value),
				"units": { "calls": exact(calls.into()), "bytes": exact(bytes.into()) },
			},
		},
		"signers": signers,
		"block": at.to_json(),
	}))
}

/// `hefu_useToSign`: that the data of an order was used.
pub fn use_to_sign(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let order = OrderId(needed(arguments.id("order", OrderId::TAG), "order", "an order")?);
	let used_ms = needed(arguments.number("usedMs"), "usedMs", "milliseconds since 1970 UTC")?;
	let genesis = exchange.client.info().genesis_hash.0;
	let words = Words::of(
		format!(
			"the data of order {order} was used at {}; whoever has this signed by a key of the buyer's has the order accepted, unless its contract says that use is not acceptance",
			moment(used_ms)
		),
		format!(
			"订单 {order} 的数据已于 {} 使用；买方密钥签名后，凭此即视为验收，合同约定“使用不视为合格”的除外",
			moment(used_ms)
		),
	);
	let bytes = UseReceipt { order, used_ms }.signed_bytes(&genesis);
	Ok(json!({ "toSign": hex(&bytes), "summary": summary(&words) }))
}

fn summary(words: &Words) -> Json {
	json!({ "en": words.en, "zh": words.zh })
}

/// What was used of a meter, as a request says.
struct Used {
	meter: Metered,
	window: u32,
	totals: Totals,
	/// The keys that sign, as they are recorded.
	signers: Json,
}

impl Used {
	fn of(exchange: &Exchange, arguments: &Arguments, at: At) -> Result<Self, Refusal> {
		let id = MeterId(needed(arguments.id("meter", MeterId::TAG), "meter", "a meter")?);
		let named = arguments.json("meter").cloned().unwrap_or_default();
		let record = exchange.read(at, "Metering", "Meters", std::slice::from_ref(&named))?;
		if record.is_null() {
			let fault = Fault::other(&named, "a meter that the chain has recorded".into());
			return Err(Wrong { path: "meter".into(), fault }.into());
		}
		let genesis = exchange.client.info().genesis_hash.0;
		let Some(meter) = Metered::of(genesis, id, &record) else {
			return Err(node_too_old(exchange.version(at.hash)?.spec_version));
		};
		let totals = totals(arguments)?;
		let window = match arguments.number("window") {
			Some(window) => u32::try_from(window).ok(),
			None => meter.windows.at(totals.at_ms()),
		};
		let window = window.ok_or_else(|| {
			let found = arguments.json("tsNs").cloned().unwrap_or_default();
			let belongs = "nanoseconds since 1970 UTC, not before the meter was opened";
			Wrong { path: "tsNs".into(), fault: Fault::other(&found, belongs.into()) }
		})?;
		Ok(Self { meter, window, totals, signers: record["signers"].clone() })
	}
}

fn totals(arguments: &Arguments) -> Result<Totals, Refusal> {
	let ts_ns = needed(arguments.amount("tsNs"), "tsNs", "nanoseconds since 1970 UTC")?;
	let value = needed(arguments.amount("value"), "value", "an amount in the minor unit")?;
	let calls = needed(arguments.amount("calls"), "calls", "a number of calls")?;
	let bytes = needed(arguments.amount("bytes"), "bytes", "a number of bytes")?;
	Ok(Totals { ts_ns, value, units: Units { calls, bytes } })
}

/// What is signed of a meter, and by which windows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Metered {
	/// What every receipt and voucher of it says.
	pub relation: Relation,
	/// Its windows.
	pub windows: Windows,
}

impl Metered {
	/// From the meter's record as it is read. None when the record is of a form that this node does not know.
	pub fn of(genesis: GenesisHash, meter: MeterId, record: &Json) -> Option<Self> {
		let member = |name: &str| MemberId::from_bech32m(record[name].as_str()?).ok();
		let (used_for, windows) = (&record["used_for"], &record["windows"]);
		let sector = &used_for["sector"];
		let division = match &sector["division"] {
			Json::Null => None,
			division => Some(number(division)?),
		};
		let relation = Relation {
			genesis,
			meter,
			grant: GrantId::from_bech32m(record["grant"].as_str()?).ok()?,
			payer: member("payer")?,
			service: bytes(record["service"].as_str()?)?.try_into().ok()?,
			provider: member("provider")?,
			used_for: UsedFor {
				purpose: Purpose(number(&used_for["purpose"])?),
				region: Region(number(&used_for["region"])?),
				sector: Industry { section: number(&sector["section"])?, division },
			},
		};
		let windows = Windows {
			opened_ms: number(&windows["opened_ms"])?,
			window_ms: number(&windows["window_ms"])?,
			grace_ms: number(&windows["grace_ms"])?,
		};
		Some(Self { relation, windows })
	}

	/// What is about to be signed.
	fn words(&self, en: &str, zh: &str, window: u32, totals: &Totals) -> Words {
		let Relation { meter, payer, provider, .. } = &self.relation;
		let Totals { value, units: Units { calls, bytes }, .. } = totals;
		let until = moment(totals.at_ms());
		Words::of(
			format!(
				"{en}: meter {meter}, window {window}, {value} in the minor unit of its book, {calls} calls and {bytes} bytes, at {until} at the latest; {payer} owes it to {provider}"
			),
			format!(
				"{zh}：计量账户 {meter}，窗口 {window}，金额 {value}（账簿币种的最小货币单位），调用 {calls} 次，{bytes} 字节，时间不晚于 {until}；由 {payer} 付给 {provider}"
			),
		)
	}
}

/// A number of a record.
fn number<T: TryFrom<u128>>(json: &Json) -> Option<T> {
	T::try_from(unsigned(json)?).ok()
}
