//! Invoices by JSON: what an attestor is told to sign, and what is handed in with its signature, is what the runtime checks.

use super::schema;
use crate::rpc::exchange::{
	arguments::Arguments,
	bounds,
	statements::invoice::{invoice, invoice_json},
	table::METHODS,
};
use codec::DecodeAll;
use hefu_primitives::{
	AnchorId, CustomerId, InstructionId, MemberId, Party,
	anchor::{Colour, Invoice, Office},
	settlement::Currency,
};
use hefu_runtime::{Runtime, RuntimeCall, Signature, VERSION};
use jsonrpsee::types::Params;
use serde_json::{Value as Json, json};
use sp_core::{Pair, ed25519};

const DIGEST: [u8; 32] = [8; 32];

fn hex32(byte: u8) -> String {
	format!("0x{}", hex::encode([byte; 32]))
}

fn asked(red_of: Option<AnchorId>) -> Json {
	let mut params = json!({
		"year": 26,
		"region": 44,
		"nullifier": hex32(1),
		"instruction": InstructionId([2; 32]),
		"seller": MemberId([3; 32]),
		"buyer": CustomerId([4; 32]),
		"currency": "CNY",
		"amount": u128::MAX.to_string(),
		"digest": hex32(8),
	});
	if let Some(of) = red_of {
		params["redOf"] = json!(of);
	}
	params
}

#[test]
fn an_invoice_that_is_signed_is_the_one_that_is_anchored() {
	let (schema, attestor) = (schema(), ed25519::Pair::from_seed(&[5; 32]));
	let method = METHODS.iter().find(|method| method.name == "hefu_invoiceToSign").copied().unwrap();
	let red = AnchorId([6; 32]);
	for (red_of, colour) in [(None, Colour::Blue), (Some(red), Colour::Red { of: red })] {
		let arguments = Arguments::read(method, &Params::new(Some(&asked(red_of).to_string()))).unwrap();
		let said = invoice(&arguments).unwrap();
		let expected = Invoice {
			office: Office { year: 26, region: 44 },
			nullifier: [1; 32],
			instruction: InstructionId([2; 32]),
			seller: Party::Member(MemberId([3; 32])),
			buyer: Party::Customer(CustomerId([4; 32])),
			currency: Currency::CNY,
			amount: u128::MAX,
			colour,
		};
		assert_eq!(said, expected);

		let signature = attestor.sign(&said.signed_bytes(&[9; 32], &[7; 32], &DIGEST));
		let params = json!({
			"nonce": hex32(10),
			"digest": hex32(8),
			"invoice": invoice_json(&said),
			"signature": { "Ed25519": format!("0x{}", hex::encode(signature.0)) },
		});
		let bytes = schema.write_call("anchors.anchor_invoice", &params).unwrap();
		assert_eq!(bounds::check(&bytes, VERSION.spec_version), Ok(()));
		let call: pallet_anchors::Call<Runtime> = pallet_anchors::Call::anchor_invoice {
			nonce: [10; 32],
			digest: DIGEST,
			invoice: Box::new(expected),
			signature: Signature::Ed25519(signature),
		};
		assert_eq!(RuntimeCall::decode_all(&mut &bytes[..]), Ok(RuntimeCall::Anchors(call)));
	}
}
