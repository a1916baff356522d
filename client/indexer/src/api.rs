//! Questions over HTTP, answered in JSON.
//!
//! Every answer is as at one indexed block, which the header `X-Hefu-Block` names. What is of the chain's state comes with the
//! question for its receipt and in the receipt's words, so that whoever asks can compare.

mod anchors;
mod answer;
mod asked;
mod bills;
mod blocks;
mod datasets;
mod events;
mod exports;
mod filings;
mod institutions;
mod law;
mod licences;
mod live;
mod look;
mod members;
mod meters;
mod motions;
mod negotiations;
mod network;
mod operations;
mod orders;
mod page;
mod products;
mod public_register;
mod refusal;
mod registrations;
mod search;
mod settlement;
mod titles;
mod validators;

use std::{sync::Arc, time::Duration};

use axum::{
	Router,
	extract::{Request, State},
	http::{HeaderValue, Method, StatusCode, Uri, header},
	middleware::{self, Next},
	response::{IntoResponse, Response},
};
use tokio::sync::{Semaphore, broadcast, watch};
use tower_http::{compression::CompressionLayer, limit::RequestBodyLimitLayer};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Progress, database::Database, decode::Block, explorer::Explorer};

use refusal::{Cause, Refusal};

/// Questions that are answered at the same time; more are told to come again.
const AT_ONCE: usize = 64;
/// Streams of live events that are held at the same time.
const STREAMS: usize = 256;
/// Time for an answer.
const TIME: Duration = Duration::from_secs(15);
/// Longest address that is read.
const MAX_ADDRESS: usize = 2048;

/// What questions are answered from.
#[derive(Clone)]
pub struct Index {
	/// The tables.
	pub database: Database,
	/// How far the index and the node are.
	pub progress: watch::Receiver<Progress>,
	/// Blocks as they come.
	pub live: broadcast::Sender<Arc<Block>>,
	/// What is said of the network.
	pub about: Arc<About>,
	/// Places for questions.
	places: Arc<Semaphore>,
	/// Places for streams.
	streams: Arc<Semaphore>,
}

/// What is said of the network without looking.
#[derive(Clone, Debug)]
pub struct About {
	/// The first block's hash.
	pub genesis: String,
	/// The chain's name.
	pub name: String,
	/// The node's address for browsers.
	pub node: String,
}

impl Index {
	/// Over these tables.
	pub fn new(
		database: Database,
		progress: watch::Receiver<Progress>,
		live: broadcast::Sender<Arc<Block>>,
		about: About,
	) -> Self {
		let (places, streams) = (Arc::new(Semaphore::new(AT_ONCE)), Arc::new(Semaphore::new(STREAMS)));
		Self { database, progress, live, about: Arc::new(about), places, streams }
	}
}

#[derive(OpenApi)]
#[openapi(
	info(
		title = "Hefu index (合符索引)",
		version = "1",
		description = "What a Hefu chain recorded, found by what it is about. The chain's state and its domain events are in the words \
		               of receipts: fetch the receipt from a node, verify it, and compare. An answer that does not show all rows of a list \
		               in it says in `totals` how many there are."
	),
	components(schemas(page::Page, refusal::Body))
)]
struct Description;

/// The description of the questions.
pub fn description() -> utoipa::openapi::OpenApi {
	questions().split_for_parts().1
}

fn questions() -> OpenApiRouter<Index> {
	let questions = OpenApiRouter::with_openapi(Description::openapi())
		.routes(routes!(network::network))
		.routes(routes!(blocks::blocks))
		.routes(routes!(blocks::block))
		.routes(routes!(blocks::block_transactions))
		.routes(routes!(blocks::block_events))
		.routes(routes!(blocks::block_event))
		.routes(routes!(blocks::leaves))
		.routes(routes!(blocks::transactions))
		.routes(routes!(blocks::transaction_by_hash))
		.routes(routes!(blocks::transaction))
		.routes(routes!(events::events))
		.routes(routes!(live::live))
		.routes(routes!(search::search))
		.routes(routes!(members::members))
		.routes(routes!(members::member))
		.routes(routes!(members::keys_of))
		.routes(routes!(members::of_member))
		.routes(routes!(members::key))
		.routes(routes!(members::customer))
		.routes(routes!(members::council))
		.routes(routes!(members::technical_committee))
		.routes(routes!(members::calendar))
		.routes(routes!(law::stalls))
		.routes(routes!(law::packs))
		.routes(routes!(law::pack))
		.routes(routes!(law::in_force))
		.routes(routes!(datasets::datasets))
		.routes(routes!(datasets::dataset))
		.routes(routes!(datasets::lineage))
		.routes(routes!(datasets::grants_of))
		.routes(routes!(datasets::events_of))
		.routes(routes!(datasets::grant))
		.routes(routes!(datasets::check))
		.routes(routes!(institutions::institutions))
		.routes(routes!(institutions::institution))
		.routes(routes!(institutions::mirrors))
		.routes(routes!(filings::filings))
		.routes(routes!(filings::filing))
		.routes(routes!(registrations::registrations))
		.routes(routes!(registrations::registration))
		.routes(routes!(registrations::certificate))
		.routes(routes!(operations::operations))
		.routes(routes!(operations::operation))
		.routes(routes!(operations::tariffs))
		.routes(routes!(operations::revenues))
		.routes(routes!(public_register::entries))
		.routes(routes!(public_register::entry))
		.routes(routes!(public_register::query_code))
		.routes(routes!(public_register::applications))
		.routes(routes!(public_register::application))
		.routes(routes!(exports::exports))
		.routes(routes!(exports::counts))
		.routes(routes!(exports::rules))
		.routes(routes!(settlement::books))
		.routes(routes!(settlement::book_of))
		.routes(routes!(settlement::claims))
		.routes(routes!(settlement::deposits))
		.routes(routes!(settlement::dues))
		.routes(routes!(settlement::statements))
		.routes(routes!(settlement::entries))
		.routes(routes!(settlement::instructions))
		.routes(routes!(settlement::instruction))
		.routes(routes!(products::products))
		.routes(routes!(products::product))
		.routes(routes!(products::marks))
		.routes(routes!(products::commitment))
		.routes(routes!(negotiations::negotiations))
		.routes(routes!(negotiations::negotiation))
		.routes(routes!(orders::orders))
		.routes(routes!(orders::order))
		.routes(routes!(meters::meters))
		.routes(routes!(meters::meter))
		.routes(routes!(meters::windows_of))
		.routes(routes!(anchors::anchors))
		.routes(routes!(anchors::anchor))
		.routes(routes!(anchors::attestors))
		.routes(routes!(anchors::nullifier))
		.routes(routes!(bills::bills))
		.routes(routes!(bills::bill))
		.routes(routes!(bills::entries))
		.routes(routes!(licences::types))
		.routes(routes!(licences::licence_type))
		.routes(routes!(licences::licences))
		.routes(routes!(licences::licence))
		.routes(routes!(licences::recognitions))
		.routes(routes!(licences::presentations))
		.routes(routes!(validators::validators))
		.routes(routes!(motions::motions))
		.routes(routes!(motions::motion));
	OpenApiRouter::with_openapi(utoipa::openapi::OpenApi::default()).nest("/api/v1", questions)
}

/// The web server's parts: the questions, their description, and the explorer.
pub fn router(index: Index, explorer: Explorer) -> Router {
	let (router, mut description) = questions().split_for_parts();
	description.info = Description::openapi().info;
	let described = description.to_json().unwrap_or_default();
	let describe = move || {
		let described = described.clone();
		async move { ([(header::CONTENT_TYPE, "application/json")], described) }
	};
	let explorer = Arc::new(explorer);
	router
		.route("/api/v1/openapi.json", axum::routing::get(describe))
		.fallback(move |address: Uri| {
			let explorer = explorer.clone();
			async move {
				if address.path().starts_with("/api") {
					Refusal::from(Cause::NoSuchPath).into_response()
				} else {
					explorer.file(&address).await
				}
			}
		})
		.method_not_allowed_fallback(|| async { Refusal::from(Cause::MethodNotAllowed) })
		.layer(RequestBodyLimitLayer::new(0))
		.layer(middleware::from_fn_with_state(index.clone(), bounded))
		.layer(CompressionLayer::new())
		.layer(middleware::map_response(headed))
		.with_state(index)
}

/// Keeps questions within bounds: their length, their number and their time.
async fn bounded(State(index): State<Index>, request: Request, next: Next) -> Response {
	if request.uri().to_string().len() > MAX_ADDRESS {
		return Refusal::from(Cause::UriTooLong).into_response();
	}
	if !matches!(*request.method(), Method::GET | Method::HEAD) {
		return Refusal::from(Cause::MethodNotAllowed).into_response();
	}
	let Ok(_place) = index.places.try_acquire() else { return Refusal::from(Cause::Busy).into_response() };
	match tokio::time::timeout(TIME, next.run(request)).await {
		Ok(answer) if answer.status() == StatusCode::PAYLOAD_TOO_LARGE => {
			Refusal::from(Cause::BodyNotAllowed).into_response()
		}
		Ok(answer) => answer,
		Err(_) => Refusal::from(Cause::Timeout).into_response(),
	}
}

/// What every answer says to browsers.
async fn headed(mut answer: Response) -> Response {
	let headers = answer.headers_mut();
	headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
	headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
	headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
	headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
	answer
}
