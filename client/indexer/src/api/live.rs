//! Blocks and events as they come, by Server-Sent Events. Who is slow misses some, and is told how many: nobody is waited for.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
	extract::State,
	response::sse::{Event as Sent, KeepAlive, Sse},
};
use futures_util::{Stream, StreamExt, stream};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tokio_stream::wrappers::{BroadcastStream, errors::BroadcastStreamRecvError};
use utoipa::IntoParams;

use super::{
	Index,
	asked::Query,
	refusal::{Cause, Refusal},
};
use crate::{
	decode::{Block, Event},
	fold::hex,
};

/// Time between signs of life.
const ALIVE: Duration = Duration::from_secs(15);

/// Which events.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those that the chain is for (unless false: those of its machinery as well).
	domain: Option<bool>,
}

/// Blocks and events as they are indexed, from now on: `block`, then an `event` for each of its events. `lagged` says how many blocks
/// a slow listener has missed.
#[utoipa::path(get, path = "/events/live", tag = "events", params(Which),
	responses((status = 200, description = "A stream", content_type = "text/event-stream")))]
pub async fn live(
	State(index): State<Index>,
	Query(Which { domain }): Query<Which>,
) -> Result<Sse<impl Stream<Item = Result<Sent, Infallible>>>, Refusal> {
	let place = index.streams.clone().try_acquire_owned().map_err(|_| Cause::TooManyStreams)?;
	let domain = domain.unwrap_or(true);
	let blocks = BroadcastStream::new(index.live.subscribe());
	let sent = blocks.flat_map(move |block| {
		// The place is given back when the stream ends.
		let _held = &place;
		let sent = match block {
			Ok(block) => of_block(&block, domain),
			Err(BroadcastStreamRecvError::Lagged(missed)) => {
				vec![sent("lagged", String::new(), json!({ "missed": missed }))]
			}
		};
		stream::iter(sent.into_iter().map(Ok))
	});
	Ok(Sse::new(sent).keep_alive(KeepAlive::new().interval(ALIVE)))
}

fn of_block(block: &Arc<Block>, domain: bool) -> Vec<Sent> {
	let number = block.number();
	let mut all = vec![sent("block", number.to_string(), shown(block))];
	for (index, event) in block.events.iter().enumerate().filter(|(_, event)| event.domain || !domain) {
		all.push(sent("event", format!("{number}-{index}"), event_shown(block, index, event)));
	}
	all
}

fn sent(name: &str, id: String, json: Json) -> Sent {
	// JSON has no line breaks, which this form could not hold.
	let sent = Sent::default().event(name).data(json.to_string());
	if id.is_empty() { sent } else { sent.id(id) }
}

fn shown(block: &Block) -> Json {
	let header = &block.raw.header;
	json!({
		"number": header.number,
		"hash": hex(&block.hash),
		"parent": hex(&header.parent_hash),
		"stateRoot": hex(&header.state_root),
		"extrinsicsRoot": hex(&header.extrinsics_root),
		"eventsRoot": hex(&block.digest.as_ref().map(|digest| digest.root).unwrap_or_default()),
		"nowMs": block.now_ms(),
		"specVersion": block.digest.as_ref().map_or(0, |digest| digest.spec_version),
		"slot": block.slot,
		"transactions": block.transactions.len(),
		"events": block.events.len(),
	})
}

fn event_shown(block: &Block, index: usize, event: &Event) -> Json {
	json!({
		"place": { "block": block.number(), "hash": hex(&block.hash), "event": index, "nowMs": block.now_ms() },
		"pallet": event.pallet,
		"name": event.name,
		"domain": event.domain,
		"transaction": event.transaction,
		"fields": event.fields,
	})
}
