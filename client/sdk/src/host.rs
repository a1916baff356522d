//! The data host: serves a folder to verifiers over HTTP, for members who have no web server.
//!
//! Files are served by tower-http's `ServeDir`: of the libraries that serve files on hyper 1 it is the one with the most
//! users and maintainers, and it does by itself what verifiers need (single ranges, `416`, strong entity tags from
//! nanoseconds and size, preconditions in the order of RFC 9110, `HEAD`). What it leaves open is added here: `If-Range`,
//! ranges for `GET` only, and a folder that links and hidden files do not lead out of.
//!
//! The outboard of each file ([`crate::outboard`]) is served under the file's name with `.obao4` behind it. Where nobody made
//! one, the host does when it is first asked for, which takes about as long as reading the file; so for files of many gigabytes
//! it is better made before, with `hefu data outboard`. The host keeps those that it made in a temporary folder, at most 256 at
//! a time, and makes another when the file changes.
//!
//! With a [`Gate`] it serves verifiers alone, who sign their requests, and knows who read what.

mod confine;
mod gate;
mod outboards;
mod range;

use std::{convert::Infallible, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::{Either, Full};
use hyper::{
	body::{Bytes, Incoming},
	server::conn::http1,
	service::service_fn,
};
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	server::graceful::GracefulShutdown,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tower_http::services::{ServeDir, fs::ServeFileSystemResponseBody};

use confine::Confined;

pub use gate::{Gate, Refusal, Verifier, Verifiers};

/// Connections served at a time; more wait.
const MAX_CONNECTIONS: usize = 512;
/// Time in which a client must send its request's head.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// Time that running answers have when the host stops.
const STOP_TIMEOUT: Duration = Duration::from_secs(5);

/// One request, as it was answered: who read which bytes of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
	/// The reader's address.
	pub peer: SocketAddr,
	/// Who it is, where verifiers alone are served.
	pub verifier: Option<Verifier>,
	/// Why it was refused, where they are.
	pub refused: Option<Refusal>,
	/// `GET`, `HEAD` or what else was tried.
	pub method: String,
	/// The path as it was asked for.
	pub path: String,
	/// Status of the answer.
	pub status: u16,
	/// `Content-Range` of the answer, when it is a part.
	pub range: Option<String>,
	/// Bytes of the answer's body.
	pub bytes: u64,
}

/// A folder, ready to be served.
pub struct DataHost {
	listener: TcpListener,
	files: Files,
	gate: Option<Gate>,
}

type Files = ServeDir<tower_http::services::fs::DefaultServeDirFallback, Confined>;
/// A file's bytes, or why there are none.
type Body = Either<ServeFileSystemResponseBody, Full<Bytes>>;

impl DataHost {
	/// Listens on `address` (port 0 takes a free one) for readers of `folder`.
	pub async fn bind(folder: &Path, address: SocketAddr) -> std::io::Result<Self> {
		let confined = Confined::new(folder)?;
		let files = ServeDir::with_backend(confined.root(), confined)
			.append_index_html_on_directories(false)
			.ignore_multi_range_requests(true);
		Ok(Self { listener: TcpListener::bind(address).await?, files, gate: None })
	}

	/// Serves only those whom the gate lets through; the others are answered `401` with `Accept-Signature` (RFC 9421, 5.1).
	pub fn behind(self, gate: Gate) -> Self {
		Self { gate: Some(gate), ..self }
	}

	/// The address that is listened on.
	pub fn address(&self) -> std::io::Result<SocketAddr> {
		self.listener.local_addr()
	}

	/// Serves until `stop` is done; `log` is told of each request.
	pub async fn serve(
		self,
		log: impl Fn(Access) + Send + Sync + 'static,
		stop: impl Future<Output = ()>,
	) -> std::io::Result<()> {
		let log = Arc::new(log);
		let permits = Arc::new(Semaphore::new(MAX_CONNECTIONS));
		let graceful = GracefulShutdown::new();
		let mut server = http1::Builder::new();
		server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
		tokio::pin!(stop);
		loop {
			let (stream, peer, permit) = tokio::select! {
				() = &mut stop => break,
				next = self.accept(&permits) => next,
			};
			let (files, gate, log) = (self.files.clone(), self.gate.clone(), log.clone());
			let service =
				service_fn(move |request| answer(files.clone(), gate.clone(), log.clone(), peer, request));
			let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), service));
			tokio::spawn(async move {
				// A reader that goes away or breaks the protocol ends its own connection, which is all there is to do.
				connection.await.ok();
				drop(permit);
			});
		}
		drop(self.listener);
		tokio::time::timeout(STOP_TIMEOUT, graceful.shutdown()).await.ok();
		Ok(())
	}

	async fn accept(
		&self,
		permits: &Arc<Semaphore>,
	) -> (tokio::net::TcpStream, SocketAddr, Option<tokio::sync::OwnedSemaphorePermit>) {
		let permit = permits.clone().acquire_owned().await.ok();
		loop {
			match self.listener.accept().await {
				Ok((stream, peer)) => return (stream, peer, permit),
				// Out of file descriptors, or a connection gone before it was taken: neither ends the host.
				Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
			}
		}
	}
}

async fn answer(
	files: Files,
	gate: Option<Gate>,
	log: Arc<impl Fn(Access)>,
	peer: SocketAddr,
	request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
	let method = request.method().to_string();
	let path = request.uri().path().to_owned();
	let admitted = gate.as_ref().map(|gate| gate.admit(&request)).transpose();
	let refused = admitted.err();
	let response = match refused {
		Some(refusal) => refuse(refusal, &request).map(Either::Right),
		None => {
			let request = range::decide(files.clone(), request).await;
			range::call(files, request).await?.map(Either::Left)
		}
	};
	let text = |name| header_text(response.headers(), name);
	let bytes = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()).unwrap_or(0);
	log(Access {
		peer,
		verifier: admitted.ok().flatten(),
		refused,
		bytes: if method == "HEAD" { 0 } else { bytes },
		method,
		path,
		status: response.status().as_u16(),
		range: text(header::CONTENT_RANGE),
	});
	Ok(response)
}

/// Says why, and what is asked for. A `401` has a challenge (RFC 9110, 15.5.2), which names no scheme that a browser knows.
fn refuse(refusal: Refusal, request: &Request<Incoming>) -> Response<Full<Bytes>> {
	let text = format!("{refusal}\n");
	let length = HeaderValue::from(text.len());
	let mut response = Response::new(Full::from(text));
	let headers = response.headers_mut();
	headers.insert(header::CONTENT_LENGTH, length);
	headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
	if refusal == Refusal::TooMany {
		*response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
		return response;
	}
	headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Signature realm=\"hefu\""));
	if let Ok(accepted) = HeaderValue::try_from(gate::accept_signature(request)) {
		headers.insert(HeaderName::from_static("accept-signature"), accepted);
	}
	*response.status_mut() = StatusCode::UNAUTHORIZED;
	response
}

fn header_text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
	headers.get(name).and_then(|value| value.to_str().ok()).map(Into::into)
}
