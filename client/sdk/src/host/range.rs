//! When a request for a range is answered with the whole file.

use std::convert::Infallible;

use http::{HeaderMap, Method, Request, Response, header};
use hyper::body::Incoming;
use tower_http::services::{
	ServeDir,
	fs::{DefaultServeDirFallback, ServeFileSystemResponseBody},
};
use tower_service::Service;

use super::confine::Confined;

type Files = ServeDir<DefaultServeDirFallback, Confined>;

/// Takes `Range` out of a request where RFC 9110 has it ignored: with another method than `GET` (§14.2), where
/// `If-Range` does not name the file as it is (§13.1.5), and for an empty file, which has no part. Only an entity tag
/// names a file: a date is exact to the second, within which a file can change twice, so it gets the whole file.
pub(super) async fn decide(files: Files, mut request: Request<Incoming>) -> Request<Incoming> {
	let condition = request.headers_mut().remove(header::IF_RANGE);
	if !request.headers().contains_key(header::RANGE) {
		return request;
	}
	let part = request.method() == Method::GET && {
		let now = now(files, &request).await;
		let tag = now.get(header::ETAG);
		let empty = now.get(header::CONTENT_LENGTH).is_some_and(|length| length == "0");
		!empty && condition.is_none_or(|condition| tag == Some(&condition))
	};
	if !part {
		request.headers_mut().remove(header::RANGE);
	}
	request
}

/// The headers that the whole file would have now.
async fn now(files: Files, request: &Request<Incoming>) -> HeaderMap {
	let mut head = Request::new(String::new());
	*head.method_mut() = Method::HEAD;
	*head.uri_mut() = request.uri().clone();
	match call(files, head).await {
		Ok(response) => response.into_parts().0.headers,
		Err(never) => match never {},
	}
}

/// Asks the files; they are always ready, and every failure is a response.
pub(super) async fn call<B>(
	mut files: Files,
	request: Request<B>,
) -> Result<Response<ServeFileSystemResponseBody>, Infallible>
where
	B: http_body::Body + Send + 'static,
{
	files.call(request).await
}
