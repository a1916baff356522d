//! `hefu_prepare`: from a call in JSON to what a key signs; `hefu_describe`: what calls there are.

use super::{
	Answer, Exchange,
	arguments::{Arguments, needed},
	bounds,
	codec::hex,
	payload::{Circumstances, Payload, Scheme, Who},
	refusal::Refusal,
	summary::summary,
};
use crate::service::Block;
use futures::executor::block_on;
use serde_json::{Map, Value as Json, json};
use sp_blockchain::HeaderBackend;
use sp_core::crypto::{AccountId32, Ss58Codec};
use sp_runtime::generic::Era;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// Blocks in which a transaction can be included unless the request says otherwise: some two minutes.
const LIFETIME: u64 = 64;

/// Answers `hefu_prepare`.
pub fn prepare(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let call = needed(arguments.text("call"), "call", "the name of a call")?;
	let signer = needed(arguments.text("signer"), "signer", "an account")?;
	let scheme = arguments.text("scheme").and_then(Scheme::parse).unwrap_or(Scheme::Ed25519);
	let who = Who::new(scheme, signer)?;

	let at = exchange.finalised();
	let schema = exchange.schema(at.hash)?;
	let version = exchange.version(at.hash)?;
	let no_params = Json::Object(Map::new());
	let call =
		schema.write_call(call, arguments.json("params").unwrap_or(&no_params)).map_err(Refusal::from)?;
	bounds::check(&call, version.spec_version).map_err(Refusal::from)?;

	let now = u64::from(at.number);
	let era = Era::mortal(arguments.number("lifetime").unwrap_or(LIFETIME), now);
	let birth = u32::try_from(era.birth(now)).map_err(Refusal::internal)?;
	let birth = exchange.client.hash(birth).map_err(Refusal::internal)?;
	let nonce = match arguments.number("nonce") {
		Some(nonce) => u32::try_from(nonce).map_err(Refusal::internal)?,
		None => next_nonce(exchange, who.account)?,
	};
	let circumstances = Circumstances {
		spec_version: version.spec_version,
		transaction_version: version.transaction_version,
		genesis: exchange.client.info().genesis_hash,
		era,
		birth: birth.ok_or_else(|| Refusal::internal("the node has no block at the lifetime's beginning"))?,
		nonce,
	};
	let payload = Payload::new(&schema, who, call, &circumstances)?;
	let signer = AccountId32::new(who.account).to_ss58check();
	Ok(json!({
		"payload": hex(&payload.to_bytes()),
		"payloadToSign": hex(&payload.to_sign()),
		"summary": summary(&schema, payload.call(), &signer)?,
		"signer": signer,
		"nonce": nonce,
		"validUntil": era.death(now),
		"specVersion": version.spec_version,
	}))
}

/// Answers `hefu_describe`: a call with its arguments, or the names of all.
pub fn describe(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let schema = exchange.schema(at.hash)?;
	let Some(name) = arguments.text("call") else {
		let calls = schema.calls();
		let calls = calls.iter().map(|(name, docs)| json!({ "call": name, "docs": docs }));
		return Ok(json!({ "calls": calls.collect::<Vec<_>>(), "block": at.to_json() }));
	};
	let (docs, params) = schema.describe_call(name).map_err(Refusal::from)?;
	Ok(json!({ "call": name, "docs": docs, "params": params, "block": at.to_json() }))
}

/// The number of an account's next transaction, counting those that wait in the pool.
fn next_nonce(exchange: &Exchange, account: [u8; 32]) -> Result<u32, Refusal> {
	let system = System::<_, _, Block>::new(exchange.client.clone(), exchange.pool.clone());
	block_on(system.nonce(AccountId32::new(account))).map_err(|error| Refusal::internal(error.message()))
}
