//! Getting a delivery from where its seller serves it, over HTTP.

use std::{io::Write, path::Path, sync::Arc, time::Duration};

use hefu_primitives::slices::{OUTBOARD_SUFFIX, Tree};
use http::{Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
	client::legacy::{Client, connect::HttpConnector},
	rt::TokioExecutor,
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use tokio::time::{sleep, timeout};

use super::{
	Agreed, DeliveryError, PLAIN_SUFFIX, Receiver, check_ciphertext, check_outboard, plain_outboard_of,
};
use crate::{
	client::told,
	file::{failed, place, temporary},
	outboard,
};

/// Longest silence of a server.
const SILENCE: Duration = Duration::from_secs(60);
/// Between two tries.
const PAUSE: Duration = Duration::from_secs(2);
/// Most tries in a row with which nothing came.
const TRIES: u32 = 5;

/// Where a seller serves a delivery: the URL of a folder.
#[derive(Clone, Debug)]
pub struct Origin {
	/// Ends with a slash.
	folder: String,
	client: Client<HttpsConnector<HttpConnector>, Empty<Bytes>>,
}

/// Why nothing, or not all, was got.
#[derive(Debug)]
pub enum FetchError {
	/// The URL is not one of `http` or `https`.
	Url(String),
	/// The system's roots of trust, by which `https` is checked, cannot be read.
	Roots(std::io::Error),
	/// The server has not got it, or does not give it.
	Status {
		/// What was asked for.
		url: String,
		/// What was answered.
		status: StatusCode,
	},
	/// The server does not answer, or stopped.
	Network {
		/// What was asked for.
		url: String,
		/// Why.
		reason: String,
	},
	/// What came is not what was committed to, or cannot be kept.
	Delivery(DeliveryError),
}

impl std::fmt::Display for FetchError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Url(url) => {
				write!(f, "{url} is not the URL of a folder, such as https://data.example/orders/")
			}
			Self::Roots(error) => write!(f, "the system's certificates cannot be read: {error}"),
			Self::Status { url, status } => write!(f, "{url}: the server answers {status}"),
			Self::Network { url, reason } => write!(f, "{url}: {reason}"),
			Self::Delivery(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for FetchError {}

impl From<DeliveryError> for FetchError {
	fn from(error: DeliveryError) -> Self {
		Self::Delivery(error)
	}
}

impl FetchError {
	/// Whether another try may do.
	fn is_passing(&self) -> bool {
		match self {
			Self::Network { .. } => true,
			Self::Status { status, .. } => status.is_server_error(),
			Self::Url(_) | Self::Roots(_) | Self::Delivery(_) => false,
		}
	}
}

impl Origin {
	/// The folder with this URL.
	pub fn new(url: &str) -> Result<Self, FetchError> {
		let uri: Uri = url.parse().map_err(|_| FetchError::Url(url.into()))?;
		let no_roots = |error: rustls::Error| FetchError::Roots(std::io::Error::other(error));
		let builder = HttpsConnectorBuilder::new();
		let builder = match uri.scheme_str() {
			Some("https") => {
				builder.with_provider_and_native_roots(ring::default_provider()).map_err(FetchError::Roots)?
			}
			// Where no certificate is looked at, a machine needs none.
			Some("http") => builder.with_tls_config(
				ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
					.with_safe_default_protocol_versions()
					.map_err(no_roots)?
					.with_root_certificates(RootCertStore::empty())
					.with_no_client_auth(),
			),
			_ => return Err(FetchError::Url(url.into())),
		};
		let connector = builder.https_or_http().enable_http1().build();
		let client = Client::builder(TokioExecutor::new()).build(connector);
		Ok(Self { folder: format!("{}/", url.trim_end_matches('/')), client })
	}

	/// Gets the ciphertext `name` and both outboards to `out` and beside it, and checks all of it: when this is done, whatever is wrong
	/// with the delivery can be shown. What is there already is kept, and what was interrupted goes on. `progress` is told of each
	/// piece's size, of the ciphertext alone.
	pub async fn fetch(
		&self,
		name: &str,
		agreed: &Agreed,
		out: &Path,
		progress: &mut dyn FnMut(u64),
	) -> Result<(), FetchError> {
		let bytes = Tree::new(agreed.size).outboard_bytes();
		for (path, suffix) in [(outboard::path_of(out), ""), (plain_outboard_of(out), PLAIN_SUFFIX)] {
			if !path.exists() {
				let name = format!("{name}{suffix}{OUTBOARD_SUFFIX}");
				self.whole(&name, bytes, &path).await?;
			}
		}
		check_outboard(out, agreed, &mut |_| {}).map_err(unfit)?;
		if out.exists() {
			return check_ciphertext(out, agreed, progress).map_err(unfit);
		}
		let mut receiver = Receiver::start(out, agreed, progress).map_err(unfit)?;
		let mut fruitless = 0;
		while receiver.received() < agreed.size {
			let before = receiver.received();
			let mut take = |bytes: &[u8]| {
				let kept = receiver.received();
				receiver.update(bytes)?;
				progress(receiver.received() - kept);
				Ok::<(), DeliveryError>(())
			};
			let read = self.read(name, before, &mut take).await;
			receiver.interrupt();
			let received = receiver.received();
			fruitless = if received > before { 0 } else { fruitless + 1 };
			match read {
				Err(FetchError::Delivery(error)) => return Err(unfit(error)),
				Err(error) if fruitless >= TRIES || !error.is_passing() => return Err(error),
				Ok(()) if fruitless >= TRIES => {
					let size = agreed.size;
					return Err(DeliveryError::Incomplete { path: out.into(), received, size }.into());
				}
				Ok(()) | Err(_) => {}
			}
			if received < agreed.size {
				sleep(PAUSE).await;
			}
		}
		Ok(receiver.finish()?)
	}

	/// Gets a file that has so many bytes, all or nothing of it.
	async fn whole(&self, name: &str, bytes: u64, path: &Path) -> Result<(), FetchError> {
		let mut failures = 0;
		loop {
			let mut target = temporary(path).map_err(DeliveryError::from)?;
			let mut left = bytes;
			let mut take = |piece: &[u8]| {
				left = left.checked_sub(piece.len() as u64).ok_or(DeliveryError::TooLong(path.into()))?;
				target.write_all(piece).map_err(failed(path))?;
				Ok::<(), DeliveryError>(())
			};
			let got = if bytes == 0 { Ok(()) } else { self.read(name, 0, &mut take).await };
			match got {
				Ok(()) if left == 0 => return Ok(place(target, path, None).map_err(DeliveryError::from)?),
				Ok(()) if failures >= TRIES => {
					let received = bytes - left;
					return Err(DeliveryError::Incomplete { path: path.into(), received, size: bytes }.into());
				}
				Err(error) if failures >= TRIES || !error.is_passing() => return Err(error),
				Ok(()) | Err(_) => failures += 1,
			}
			sleep(PAUSE).await;
		}
	}

	/// Reads a file from this byte on, and gives what comes, in order, to `take`.
	async fn read(
		&self,
		name: &str,
		from: u64,
		take: &mut dyn FnMut(&[u8]) -> Result<(), DeliveryError>,
	) -> Result<(), FetchError> {
		let url = format!("{}{name}", self.folder);
		let broken = |reason: String| FetchError::Network { url: url.clone(), reason };
		let silent = || broken(format!("nothing came for {} seconds", SILENCE.as_secs()));
		let mut request = Request::get(&url);
		if from > 0 {
			request = request.header(header::RANGE, format!("bytes={from}-"));
		}
		let request = request.body(Empty::new()).map_err(|_| FetchError::Url(url.clone()))?;
		let answer = timeout(SILENCE, self.client.request(request)).await.map_err(|_| silent())?;
		let answer = answer.map_err(|error| broken(told(&error)))?;
		// Some servers give all of it whatever is asked for.
		let mut before = match answer.status() {
			StatusCode::OK => from,
			StatusCode::PARTIAL_CONTENT => 0,
			status => return Err(FetchError::Status { url: url.clone(), status }),
		};
		let mut body = answer.into_body();
		while let Some(frame) = timeout(SILENCE, body.frame()).await.map_err(|_| silent())? {
			let frame = frame.map_err(|error| broken(told(&error)))?;
			let Ok(bytes) = frame.into_data() else { continue };
			let known = before.min(bytes.len() as u64);
			before -= known;
			take(&bytes[known as usize..])?;
		}
		Ok(())
	}
}

/// An outboard that leads nowhere is removed, for it would not be got again while it is there; if it cannot be, it is found unfit again.
fn unfit(error: DeliveryError) -> FetchError {
	if let DeliveryError::Outboard { path, .. } = &error {
		std::fs::remove_file(path).ok();
	}
	error.into()
}
