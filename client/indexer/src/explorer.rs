//! The explorer's files: those that are built into this program, or a folder's; and the trust file that its readers compare.
//!
//! The page may load and ask nothing but this server and the node: that is what its Content-Security-Policy says to browsers.

use std::{borrow::Cow, path::PathBuf};

use axum::{
	body::{Body, Bytes},
	http::{HeaderValue, StatusCode, Uri, header},
	response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// What was built when this program was: nothing, where the explorer was not.
#[derive(RustEmbed)]
#[folder = "$OUT_DIR/explorer"]
struct Built;

/// The page for every address that is no file: the explorer finds out itself what it shows.
const PAGE: &str = "index.html";
/// Where the explorer looks for the trust file.
const TRUST: &str = "trust.json";
/// Said where there is no explorer.
const NONE: &str = "This index has no explorer in it: build client/explorer and this program again, or name its folder \
                    with --explorer. Questions are answered under /api/v1 (see /api/v1/openapi.json).\n\
                    此索引程序未内置浏览器页面：请构建 client/explorer 后重新构建本程序，或用 --explorer 指定其目录。\
                    查询接口在 /api/v1（说明见 /api/v1/openapi.json）。\n";

/// The explorer's files.
#[derive(Clone, Debug)]
pub struct Explorer {
	folder: Option<PathBuf>,
	trust: Option<Bytes>,
	policy: HeaderValue,
}

impl Explorer {
	/// The files of a folder, or those that are built in; they may ask this node.
	pub fn new(folder: Option<PathBuf>, node: &str) -> Self {
		let asked = origins(node).join(" ");
		let policy = format!(
			"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
			 font-src 'self'; manifest-src 'self'; connect-src 'self' {asked}; base-uri 'none'; form-action 'none'; \
			 frame-ancestors 'none'"
		);
		// An origin has no character that a header cannot have; without one, nothing but this server may be asked.
		let policy = HeaderValue::from_str(&policy)
			.unwrap_or(HeaderValue::from_static("default-src 'none'; script-src 'self'; connect-src 'self'"));
		Self { folder, trust: None, policy }
	}

	/// With this trust file, in its JSON form, at `/trust.json`, whatever the folder has there.
	pub fn with_trust(self, trust: impl Into<Bytes>) -> Self {
		Self { trust: Some(trust.into()), ..self }
	}

	/// Whether there is an explorer.
	pub fn is_there(&self) -> bool {
		self.folder.is_some() || Built::get(PAGE).is_some()
	}

	/// The file of an address.
	pub async fn file(&self, address: &Uri) -> Response {
		let path = address.path().trim_start_matches('/');
		let mut answer = match self.found(path).await {
			Some(answer) => answer,
			// A name with a dot is a file's.
			None if path.rsplit('/').next().is_some_and(|name| name.contains('.')) => {
				StatusCode::NOT_FOUND.into_response()
			}
			None => match self.found(PAGE).await {
				Some(page) => page,
				None => (StatusCode::NOT_FOUND, NONE).into_response(),
			},
		};
		// What a bundler names by its content never changes.
		let kept = if path.starts_with("assets/") && answer.status().is_success() {
			HeaderValue::from_static("public, max-age=31536000, immutable")
		} else {
			HeaderValue::from_static("no-cache")
		};
		let headers = answer.headers_mut();
		headers.insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
		headers.insert(header::CACHE_CONTROL, kept);
		answer
	}

	async fn found(&self, path: &str) -> Option<Response> {
		let path = if path.is_empty() { PAGE } else { path };
		if let (TRUST, Some(trust)) = (path, &self.trust) {
			return Some(([(header::CONTENT_TYPE, "application/json")], trust.clone()).into_response());
		}
		if let Some(folder) = &self.folder {
			// It leaves the folder for no path, and links out of it are the keeper's own.
			let uri: Uri = format!("/{path}").parse().ok()?;
			let mut request = axum::extract::Request::new(Body::empty());
			*request.uri_mut() = uri;
			let served = ServeDir::new(folder).append_index_html_on_directories(false).oneshot(request).await;
			let answer = served.ok()?;
			return answer.status().is_success().then(|| answer.map(Body::new));
		}
		let file = Built::get(path)?;
		let kind = file.metadata.mimetype().to_owned();
		let bytes = match file.data {
			Cow::Borrowed(bytes) => Body::from(bytes),
			Cow::Owned(bytes) => Body::from(bytes),
		};
		Some(([(header::CONTENT_TYPE, kind)], bytes).into_response())
	}
}

/// The origins under which a node is asked: by WebSocket, and by HTTP on the same port.
fn origins(node: &str) -> Vec<String> {
	let Ok(uri) = node.parse::<Uri>() else { return Vec::new() };
	let Some(authority) = uri.authority() else { return Vec::new() };
	let schemes = match uri.scheme_str() {
		Some("wss" | "https") => ["wss", "https"],
		_ => ["ws", "http"],
	};
	schemes.iter().map(|scheme| format!("{scheme}://{authority}")).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_page_may_ask_this_server_and_the_node() {
		let policy = Explorer::new(None, "wss://node.example:9944/path").policy;
		let policy = policy.to_str().unwrap();
		assert!(
			policy.contains("connect-src 'self' wss://node.example:9944 https://node.example:9944;"),
			"{policy}"
		);
		assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
		// What is no address adds nothing.
		let policy = Explorer::new(None, "; script-src *").policy;
		assert!(policy.to_str().unwrap().contains("connect-src 'self' ;"));
	}
}
