//! A desk at an exchange: it speaks JSON-RPC, and has a key that signs.

use hefu_sdk::{Signer, signer::Signature};
use serde_json::{Value, json};
use subxt::transactions::Signer as _;

use crate::{
	key,
	rpc::{Refused, Rpc},
	seconds, until,
};

/// An exchange's desk: a connection and a key.
pub struct Desk {
	/// The connection.
	pub rpc: Rpc,
	/// The key.
	pub key: Signer,
}

impl Desk {
	/// A desk with the key of this phrase.
	pub fn new(rpc: &Rpc, phrase: &str) -> Self {
		Self { rpc: rpc.clone(), key: key(phrase) }
	}

	/// What is signed to make a call.
	pub async fn prepare(&self, call: &str, params: &Value) -> Result<Value, Refused> {
		let signer = self.key.account().to_string();
		let request = json!({ "call": call, "params": params, "signer": signer, "scheme": "sr25519" });
		self.rpc.ask("hefu_prepare", &request).await
	}

	/// What is handed in: the payload with the signature.
	pub fn signed(&self, prepared: &Value) -> Value {
		let text = prepared["payloadToSign"].as_str().expect("what is signed");
		let bytes = hex::decode(text.strip_prefix("0x").expect("hex")).expect("hex");
		let Signature::Sr25519(signature) = self.key.sign(&bytes) else { panic!("an sr25519 key") };
		json!({ "payload": prepared["payload"], "signature": format!("0x{}", hex::encode(signature)) })
	}

	/// Prepares, signs and hands in.
	pub async fn submit(&self, call: &str, params: &Value) -> Result<Value, Refused> {
		let prepared = self.prepare(call, params).await?;
		self.rpc.ask("hefu_submit", &self.signed(&prepared)).await
	}

	/// What becomes of a call, once it is final.
	pub async fn done(&self, call: &str, params: &Value) -> Value {
		let submitted = self.submit(call, params).await.expect("it is taken");
		self.wait_final(&submitted["transaction"]).await
	}

	/// Waits until a transaction is final; what became of it.
	pub async fn wait_final(&self, transaction: &Value) -> Value {
		until("the transaction is final", seconds(90), async || {
			let found = self.rpc.ask("hefu_transaction", &json!([transaction])).await.expect("it is known");
			let state = found["state"].as_str().expect("a state").to_owned();
			assert!(["pooled", "inBlock", "finalised"].contains(&state.as_str()), "{found}");
			(state == "finalised").then_some(found)
		})
		.await
	}
}
