//! `hefu_submit`, `hefu_submitAndWatch`, `hefu_transaction`: handing a signed payload in, and what becomes of it.

use super::{
	Answer, At, Exchange,
	arguments::{Arguments, needed},
	journal::State,
	payload::{Payload, Scheme},
	refusal::{Code, Refusal},
	refused,
	words::Words,
};
use codec::Decode;
use futures::{FutureExt, Stream, StreamExt};
use hefu_runtime::opaque::UncheckedExtrinsic;
use jsonrpsee::{PendingSubscriptionSink, SubscriptionMessage};
use sc_client_api::Backend;
use sc_rpc::SubscriptionTaskExecutor;
use sc_transaction_pool_api::{
	TransactionPool, TransactionSource, TransactionStatus,
	error::{Error as PoolError, IntoPoolError},
};
use serde_json::{Value as Json, json};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::transaction_validity::InvalidTransaction;
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;
use std::sync::Arc;

/// Answers `hefu_submit`.
pub async fn submit(
	exchange: &Arc<Exchange>,
	arguments: &Arguments,
	executor: &SubscriptionTaskExecutor,
) -> Answer {
	let (hash, state) = hand_in(exchange, arguments, executor).await?;
	shown(exchange, hash, &state)
}

/// Answers `hefu_submitAndWatch`: the transaction's state now and each later one, until it is final or refused.
pub async fn watch(
	exchange: &Arc<Exchange>,
	arguments: Result<Arguments, Refusal>,
	pending: PendingSubscriptionSink,
	executor: &SubscriptionTaskExecutor,
) {
	let handed_in = match arguments {
		Ok(arguments) => hand_in(exchange, &arguments, executor).await,
		Err(refusal) => Err(refusal),
	};
	let (hash, state) = match handed_in {
		Ok(handed_in) => handed_in,
		Err(refusal) => return pending.reject(refusal).await,
	};
	// Whoever has gone away needs no more telling.
	let Ok(sink) = pending.accept().await else { return };
	let (state, mut later) = match exchange.journal.watch(&hash) {
		Some((state, later)) => (state, later.boxed()),
		None => (state, futures::stream::empty().boxed()),
	};
	let mut now = Some(state);
	while let Some(state) = now {
		let told = shown(exchange, hash, &state).and_then(|json| {
			SubscriptionMessage::from_json(&json).map_err(|error| Refusal::internal(error).into())
		});
		let Ok(message) = told else { return };
		if sink.send(message).await.is_err() || is_last(exchange, &state) {
			return;
		}
		let gone = sink.closed().fuse();
		futures::pin_mut!(gone);
		now = futures::select! {
			state = later.next().fuse() => state,
			() = gone => None,
		};
	}
}

/// Answers `hefu_transaction`.
pub fn transaction(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let hash = needed(arguments.hash("hash"), "hash", "a transaction's hash")?;
	let state = exchange.journal.state(&hash).ok_or_else(|| unknown(hash))?;
	shown(exchange, hash, &state)
}

/// Gives the transaction to the pool, once: the same handed in again is answered with where it is.
async fn hand_in(
	exchange: &Arc<Exchange>,
	arguments: &Arguments,
	executor: &SubscriptionTaskExecutor,
) -> Result<(H256, State), Refusal> {
	let payload = needed(arguments.bytes("payload"), "payload", "the payload that hefu_prepare gave")?;
	let signature = needed(arguments.bytes("signature"), "signature", "a signature")?;
	let payload = Payload::from_bytes(&payload)?;
	let bytes = payload.transaction(&signature)?;
	let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).map_err(Refusal::internal)?;
	let (pool, hash) = (&exchange.pool, exchange.pool.hash_of(&transaction));
	match exchange.journal.state(&hash) {
		Some(state @ (State::Pooled | State::InBlock { .. })) => return Ok((hash, state)),
		Some(State::Refused(_) | State::Dropped(_)) | None => {}
	}
	let best = exchange.client.info().best_hash;
	match pool.submit_and_watch(best, TransactionSource::External, transaction.clone()).await {
		Ok(states) => {
			exchange.journal.begin(hash);
			let following = follow(exchange.clone(), hash, transaction, states);
			executor.spawn("hefu-transaction", Some("rpc"), following.boxed());
			Ok((hash, State::Pooled))
		}
		Err(error) => match error.into_pool_error() {
			// It came by another way, and is not followed here.
			Ok(PoolError::AlreadyImported(_)) => {
				Ok((hash, exchange.journal.state(&hash).unwrap_or(State::Pooled)))
			}
			Ok(PoolError::InvalidTransaction(InvalidTransaction::BadProof))
				if payload.who().scheme == Scheme::Sm2 =>
			{
				Err(bad_sm2(exchange, payload.who().account)?)
			}
			Ok(error) => Err(refused::by_pool(error)),
			Err(error) => Err(refused::unreadable(&error.to_string())),
		},
	}
}

/// Of an SM2 key that nobody here has, the chain says only that the signature is bad: checking one takes long, so it does that
/// for members alone.
fn bad_sm2(exchange: &Exchange, account: [u8; 32]) -> Result<Refusal, Refusal> {
	let key = super::codec::hex(&account);
	let known = exchange.read(exchange.finalised(), "Members", "Keys", &[key])?;
	match known {
		Json::Null => Ok(refused::stranger()),
		_ => Ok(refused::by_pool(PoolError::InvalidTransaction(InvalidTransaction::BadProof))),
	}
}

/// Follows a transaction until nothing more will become of it.
async fn follow(
	exchange: Arc<Exchange>,
	hash: H256,
	transaction: UncheckedExtrinsic,
	mut states: impl Stream<Item = TransactionStatus<H256, H256>> + Unpin,
) {
	while let Some(status) = states.next().await {
		let state = match status {
			TransactionStatus::Future | TransactionStatus::Ready | TransactionStatus::Broadcast(_) => {
				continue;
			}
			TransactionStatus::InBlock((block, index)) | TransactionStatus::Finalized((block, index)) => {
				State::InBlock { block, index: index as u32 }
			}
			TransactionStatus::Retracted(_) => State::Pooled,
			// It stays in its block: whether that is final is asked of the chain whenever somebody wants to know.
			TransactionStatus::FinalityTimeout(_) => break,
			TransactionStatus::Usurped(_) => State::Refused(refused::usurped().into()),
			TransactionStatus::Dropped => State::Dropped(refused::dropped().into()),
			TransactionStatus::Invalid => match why_invalid(&exchange, transaction.clone()) {
				refusal if refusal.code == Code::NotNow => State::Dropped(refusal.into()),
				refusal => State::Refused(refusal.into()),
			},
		};
		exchange.journal.note(hash, state);
	}
	exchange.journal.end(&hash);
}

/// The pool does not say why: the runtime at the best block is asked.
fn why_invalid(exchange: &Exchange, transaction: UncheckedExtrinsic) -> Refusal {
	let best = exchange.client.info().best_hash;
	let api = exchange.client.runtime_api();
	match api.validate_transaction(best, TransactionSource::External, transaction, best) {
		Ok(Ok(_)) => refused::no_longer_valid(),
		Ok(Err(error)) => refused::by_validation(error),
		Err(error) => refused::unreadable(&error.to_string()),
	}
}

/// Whether nothing more will become of a transaction.
fn is_last(exchange: &Exchange, state: &State) -> bool {
	match state {
		State::Pooled => false,
		State::InBlock { block, .. } => is_final(exchange, *block).is_some_and(|(_, is_final)| is_final),
		State::Refused(_) | State::Dropped(_) => true,
	}
}

/// A block's number, and whether it is final.
fn is_final(exchange: &Exchange, block: H256) -> Option<(u32, bool)> {
	let number = exchange.client.number(block).ok().flatten()?;
	let on_chain = exchange.client.hash(number).ok().flatten() == Some(block);
	Some((number, on_chain && number <= exchange.client.info().finalized_number))
}

/// A transaction's state in JSON.
fn shown(exchange: &Exchange, hash: H256, state: &State) -> Answer {
	match state {
		State::Pooled => Ok(json!({ "transaction": hash, "state": "pooled" })),
		State::Refused(refusal) => {
			Ok(json!({ "transaction": hash, "state": "refused", "error": refusal.to_json() }))
		}
		State::Dropped(refusal) => {
			Ok(json!({ "transaction": hash, "state": "dropped", "error": refusal.to_json() }))
		}
		State::InBlock { block, index } => {
			let (number, is_final) =
				is_final(exchange, *block).ok_or_else(|| super::unknown_block(*block))?;
			let at = At { hash: *block, number };
			let mut json = json!({
				"transaction": hash,
				"state": if is_final { "finalised" } else { "inBlock" },
				"block": at.to_json(),
				"index": index,
			});
			outcome(exchange, at, *index, &mut json)?;
			Ok(json)
		}
	}
}

/// What a transaction did: its events, each with its number in the block, by which its receipt is asked for. They are left out
/// where the node does not keep the block's state any more.
fn outcome(exchange: &Exchange, at: At, index: u32, json: &mut Json) -> Result<(), Refusal> {
	if !exchange.backend.have_state_at(at.hash, at.number) {
		return Ok(());
	}
	let schema = exchange.schema(at.hash)?;
	let events = schema.events(&exchange.read_raw(at, "System", "Events")?)?;
	let own = events.iter().enumerate().filter(|(_, event)| event.transaction == Some(index.into()));
	let own: Vec<_> = own.collect();
	let failure = own
		.iter()
		.find(|(_, event)| (event.pallet.as_str(), event.name.as_str()) == ("System", "ExtrinsicFailed"));
	json["succeeded"] = failure.is_none().into();
	if let Some((_, failed)) = failure {
		json["error"] = refused::by_dispatch(&schema, &failed.fields["dispatch_error"]).to_json();
	}
	let event = |(place, event): &(usize, &super::schema::Event)| json!({ "index": place, "pallet": event.pallet, "name": event.name, "fields": event.fields });
	json["events"] = own.iter().map(event).collect::<Vec<_>>().into();
	Ok(())
}

fn unknown(hash: H256) -> Refusal {
	Refusal::new(
		Code::UnknownTransaction,
		"UnknownTransaction",
		Words::of(
			format!("no transaction {hash:?} was handed in at this node since it started, or not lately"),
			format!("本节点启动以来未收到交易 {hash:?}，或已不再保留其记录"),
		),
		Words::new(
			"ask the node at which it was submitted, or read what it should have recorded (hefu_dataset, …)",
			"请向提交该交易的节点查询，或直接查询其应当登记的内容（hefu_dataset 等）",
		),
	)
}
