//! What a tax attestor signs: that an invoice is as it says.

use super::summary;
use crate::rpc::exchange::{
	Answer, Exchange,
	arguments::{Arguments, needed},
	codec::{Fault, Wrong, bytes, exact, hex},
	node_too_old,
	reads::{
		anchors::{office, office_json},
		money::party_json,
	},
	refusal::Refusal,
	words::Words,
};
use hefu_primitives::{
	AnchorId, InstructionId, Party,
	anchor::{Colour, Invoice},
	settlement::Currency,
};
use serde_json::{Value as Json, json};
use sp_blockchain::HeaderBackend;

/// `hefu_invoiceToSign`: of an invoice, by the attestor of its tax office and year.
pub fn invoice_to_sign(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let invoice = invoice(arguments)?;
	let digest = needed(arguments.hash("digest"), "digest", "32 bytes as hex with 0x")?.0;
	let at = exchange.at(arguments)?;
	let attestor = exchange.read(at, "Anchors", "Attestors", &[office_json(&invoice.office)])?;
	if attestor.is_null() {
		let found = arguments.json("region").cloned().unwrap_or_default();
		let fault = Fault::other(&found, "a tax office with an attestor for that year".into());
		return Err(Refusal::from(Wrong { path: "region".into(), fault }).into());
	}
	let key: Option<[u8; 32]> =
		attestor["key"].as_str().and_then(bytes).and_then(|bytes| bytes.try_into().ok());
	let Some(key) = key else { return Err(node_too_old(exchange.version(at.hash)?.spec_version).into()) };
	let genesis = exchange.client.info().genesis_hash.0;
	Ok(json!({
		"toSign": hex(&invoice.signed_bytes(&genesis, &key, &digest)),
		"summary": summary(&words(&invoice)),
		"invoice": invoice_json(&invoice),
		"signer": attestor["signer"],
		"block": at.to_json(),
	}))
}

/// The invoice that a request says.
pub fn invoice(arguments: &Arguments) -> Result<Invoice, Refusal> {
	let instruction = arguments.id("instruction", InstructionId::TAG);
	let currency = arguments.text("currency").and_then(|currency| Currency::parse(currency).ok());
	let seller: Option<Party> = arguments.parsed("seller");
	let buyer: Option<Party> = arguments.parsed("buyer");
	Ok(Invoice {
		office: office(arguments)?,
		nullifier: needed(arguments.hash("nullifier"), "nullifier", "32 bytes as hex with 0x")?.0,
		instruction: InstructionId(needed(instruction, "instruction", "an instruction")?),
		seller: needed(seller, "seller", "a party")?,
		buyer: needed(buyer, "buyer", "a party")?,
		currency: needed(currency, "currency", "a currency")?,
		amount: needed(arguments.amount("amount"), "amount", "an amount in the minor unit")?,
		colour: match arguments.id("redOf", AnchorId::TAG) {
			Some(of) => Colour::Red { of: AnchorId(of) },
			None => Colour::Blue,
		},
	})
}

/// The same as `anchors.anchor_invoice` has it.
pub fn invoice_json(invoice: &Invoice) -> Json {
	json!({
		"office": office_json(&invoice.office),
		"nullifier": hex(&invoice.nullifier),
		"instruction": invoice.instruction,
		"seller": party_json(&invoice.seller),
		"buyer": party_json(&invoice.buyer),
		"currency": invoice.currency,
		"amount": exact(invoice.amount),
		"colour": match invoice.colour {
			Colour::Blue => json!("Blue"),
			Colour::Red { of } => json!({ "Red": { "of": of } }),
		},
	})
}

/// What is about to be signed.
fn words(invoice: &Invoice) -> Words {
	let Invoice { office, instruction, seller, buyer, currency, amount, colour, .. } = invoice;
	let (year, region) = (office.year, office.region);
	let (en, zh) = match colour {
		Colour::Blue => ("an invoice".to_owned(), "蓝字发票".to_owned()),
		Colour::Red { of } => {
			(format!("a red invoice that takes back from {of}"), format!("红字发票，红冲 {of}"))
		}
	};
	Words::of(
		format!(
			"{en} of tax office {region:02}, year {year:02}: {amount} in the minor unit of {currency}, by {seller} to {buyer}, of instruction {instruction}"
		),
		format!(
			"{zh}：税务机关代码 {region:02}，年度 {year:02}，金额 {amount}（{currency} 的最小货币单位），销售方 {seller}，购买方 {buyer}，结算指令 {instruction}"
		),
	)
}
