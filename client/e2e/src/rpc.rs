//! What a node answers, as any client sees it.

use std::sync::{Arc, Mutex};

use serde_json::{Value, value::to_raw_value};
use subxt_rpcs::{
	RpcClient,
	client::{RpcParams, RpcSubscription},
};

pub use subxt_rpcs::Error;

/// A connection to a node's JSON-RPC.
#[derive(Clone)]
pub struct Rpc {
	client: RpcClient,
	/// Every answer so far, where they are to be looked through.
	heard: Option<Arc<Mutex<Vec<String>>>>,
}

/// Keys that a node lists at once.
const PAGE: u32 = 500;

/// A request that the node refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
	/// The error's code.
	pub code: i32,
	/// Its text.
	pub message: String,
	/// What else is said of it, `null` when nothing is.
	pub data: Value,
}

impl Rpc {
	/// Connects to `ws://…`.
	pub async fn connect(url: &str) -> Result<Self, Error> {
		RpcClient::from_insecure_url(url).await.map(|client| Self { client, heard: None })
	}

	/// The same connection, whose answers, refusals too, are kept from here on: those of its clones as well.
	pub fn remembering(self) -> Self {
		Self { heard: Some(Arc::default()), ..self }
	}

	/// All that was answered since [`Rpc::remembering`], as it came.
	pub fn heard(&self) -> Vec<String> {
		let heard = self.heard.as_ref().expect("a connection that remembers");
		heard.lock().expect("nobody failed while answering").clone()
	}

	fn keep(&self, answer: &impl ToString) {
		if let Some(heard) = &self.heard {
			heard.lock().expect("nobody failed while answering").push(answer.to_string());
		}
	}

	/// Every key and value of the state at the node's best block, as hexadecimal digits.
	pub async fn state(&self) -> String {
		let mut all = String::new();
		let mut last = Value::Null;
		loop {
			let keys = self.call("state_getKeysPaged", &["0x".into(), PAGE.into(), last]).await;
			let keys = keys.expect("it answers");
			let Some(end) = keys.as_array().and_then(|keys| keys.last()) else { return all };
			last = end.clone();
			let values = self.call("state_queryStorageAt", &[keys]).await.expect("it answers");
			all += &values.to_string();
		}
	}

	/// Calls a method.
	pub async fn call(&self, method: &str, arguments: &[Value]) -> Result<Value, Error> {
		let mut params = RpcParams::new();
		for argument in arguments {
			params.push(argument)?;
		}
		let answer: Result<Value, Error> = self.client.request(method, params).await;
		match &answer {
			Ok(answer) => self.keep(answer),
			Err(error) => self.keep(error),
		}
		answer
	}

	/// Calls a method with parameters by name (an object) or by place (a list).
	pub async fn ask(&self, method: &str, params: &Value) -> Result<Value, Refused> {
		let params = to_raw_value(params).expect("it is JSON");
		let answer = self.client.request_raw(method, Some(params)).await.map_err(|error| {
			let refused = refused(error);
			self.keep(&format!("{} {}", refused.message, refused.data));
			refused
		})?;
		self.keep(&answer.get());
		Ok(serde_json::from_str(answer.get()).expect("what came as JSON is JSON"))
	}

	/// Subscribes with parameters by place.
	pub async fn subscribe(
		&self,
		method: &str,
		arguments: &[Value],
		unsubscribe: &str,
	) -> Result<RpcSubscription<Value>, Error> {
		let mut params = RpcParams::new();
		for argument in arguments {
			params.push(argument)?;
		}
		self.client.subscribe(method, params, unsubscribe).await
	}

	/// Hands a signed transaction in; its hash, or why the pool does not take it.
	pub async fn submit(&self, transaction: &[u8]) -> Result<Value, Refused> {
		let hex = format!("0x{}", hex::encode(transaction));
		self.call("author_submitExtrinsic", &[hex.into()]).await.map_err(refused)
	}

	/// What waits in the node's pool.
	pub async fn pending(&self) -> Vec<Value> {
		match self.call("author_pendingExtrinsics", &[]).await.expect("every node has a pool") {
			Value::Array(pending) => pending,
			other => panic!("no list of transactions: {other}"),
		}
	}

	/// Number of the best block.
	pub async fn best(&self) -> Result<u64, Error> {
		self.number(&[]).await
	}

	/// Number of the last finalised block.
	pub async fn finalised(&self) -> Result<u64, Error> {
		let hash = self.call("chain_getFinalizedHead", &[]).await?;
		self.number(&[hash]).await
	}

	async fn number(&self, block: &[Value]) -> Result<u64, Error> {
		let header = self.call("chain_getHeader", block).await?;
		let number = header["number"].as_str().and_then(|text| text.strip_prefix("0x"));
		Ok(number.and_then(|digits| u64::from_str_radix(digits, 16).ok()).expect("headers have a number"))
	}
}

/// The node's own refusal; panics where it was the connection that failed.
pub fn refused(error: Error) -> Refused {
	let Error::User(error) = error else { panic!("no answer of the node: {error}") };
	let data = error
		.data
		.map_or(Value::Null, |data| serde_json::from_str(data.get()).expect("what came as JSON is JSON"));
	Refused { code: error.code, message: error.message, data }
}
