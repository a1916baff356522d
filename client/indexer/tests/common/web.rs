//! Questions to an index, as any client asks them.

use std::sync::Arc;

use axum::{
	Router,
	body::{Body, to_bytes},
	http::{Method, Request, StatusCode},
};
use hefu_indexer::{
	Block, Database, Explorer, Progress,
	api::{About, Index, router},
};
use serde_json::Value as Json;
use tempfile::TempDir;
use tokio::sync::{broadcast, watch};
use tower::ServiceExt;

use super::{Chain, index, sqlite};

/// Longest answer that is read.
const LONGEST: usize = 64 * 1024 * 1024;

/// The questions of an index.
#[derive(Clone)]
pub struct Web {
	router: Router,
	pub live: broadcast::Sender<Arc<Block>>,
}

impl Web {
	pub fn new(database: Database, explorer: Option<std::path::PathBuf>) -> Self {
		let (progress, live) = (watch::Sender::new(Progress::default()), broadcast::Sender::new(4));
		let node = "ws://127.0.0.1:9944".to_owned();
		let about = About { genesis: "0x00".into(), name: "A life".into(), node: node.clone() };
		let index = Index::new(database, progress.subscribe(), live.clone(), about);
		Self { router: router(index, Explorer::new(explorer, &node)), live }
	}

	pub async fn ask(&self, request: Request<Body>) -> axum::response::Response {
		self.router.clone().oneshot(request).await.expect("it answers")
	}

	/// What stands at an address.
	pub async fn get(&self, path: &str) -> (StatusCode, Json) {
		let request =
			Request::builder().method(Method::GET).uri(path).body(Body::empty()).expect("a request");
		let answer = self.ask(request).await;
		let status = answer.status();
		let bytes = to_bytes(answer.into_body(), LONGEST).await.expect("a body");
		let json = serde_json::from_slice(&bytes)
			.unwrap_or_else(|error| panic!("{path}: no JSON ({error}): {}", String::from_utf8_lossy(&bytes)));
		(status, json)
	}

	/// What stands at an address of the index, which must be there.
	pub async fn good(&self, path: &str) -> Json {
		let (status, json) = self.get(&format!("/api/v1{path}")).await;
		assert_eq!(status, StatusCode::OK, "{path}: {json}");
		json
	}

	/// The code with which a question is refused.
	pub async fn refused(&self, path: &str) -> (u16, String) {
		let (status, json) = self.get(&format!("/api/v1{path}")).await;
		let error = &json["error"];
		for field in ["message", "messageZh", "next", "nextZh"] {
			assert!(error[field].as_str().is_some_and(|text| !text.is_empty()), "{path}: {json}");
		}
		(status.as_u16(), error["code"].as_str().unwrap_or_default().into())
	}

	/// Every row of a list, page by page.
	pub async fn all(&self, path: &str, limit: u32) -> Vec<Json> {
		let mut rows = Vec::new();
		let mut cursor = String::new();
		loop {
			let sign = if path.contains('?') { '&' } else { '?' };
			let page = self.good(&format!("{path}{sign}limit={limit}{cursor}")).await;
			let items = page["items"].as_array().expect("a page").clone();
			assert!(items.len() <= limit as usize);
			rows.extend(items);
			match page["next"].as_str() {
				Some(next) => cursor = format!("&cursor={next}"),
				None => return rows,
			}
		}
	}
}

/// An index of the recorded chain.
pub struct Indexed {
	pub web: Web,
	pub blocks: Vec<Block>,
	/// Where its database is, as long as this is kept.
	pub folder: TempDir,
}

pub async fn indexed() -> Indexed {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().expect("a folder");
	let database = sqlite(folder.path(), "index").await;
	index(&database, &chain, &blocks, 64).await;
	Indexed { web: Web::new(database, None), blocks, folder }
}

pub fn text(of: &Json) -> &str {
	of.as_str().unwrap_or_else(|| panic!("{of} is no text"))
}

/// A number, however it is written.
pub fn number(of: &Json) -> u128 {
	of.as_str().map_or_else(|| of.as_u64().map(u128::from), |text| text.parse().ok()).expect("a number")
}
