//! What is asked, out of the address; what cannot be read is refused in the manner of all refusals.
//!
//! A NUL is refused here, for PostgreSQL cannot be asked with one, and nothing that the index holds has one.

use axum::{
	extract::{FromRequestParts, Path as AxumPath, Query as AxumQuery},
	http::request::Parts,
};
use serde::de::DeserializeOwned;

use super::refusal::{Cause, Refusal};

/// A NUL in an address, which cannot have it as it is.
const NUL: &str = "%00";

/// Parameters behind the question mark.
#[derive(Debug)]
pub struct Query<T>(pub T);

/// Parts of the path.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
	type Rejection = Refusal;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
		let parameters = parts.uri.query().unwrap_or_default().split('&');
		if let Some(parameter) = parameters.into_iter().find(|parameter| parameter.contains(NUL)) {
			return Err(match parameter.split_once('=') {
				Some(("cursor", _)) => Cause::BadCursor.into(),
				_ => Refusal::new(Cause::BadParameter, &format!("{parameter} (NUL)")),
			});
		}
		let AxumQuery(asked) = AxumQuery::from_request_parts(parts, state)
			.await
			.map_err(|error| Refusal::new(Cause::BadParameter, &error.body_text()))?;
		Ok(Self(asked))
	}
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
	type Rejection = Refusal;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
		if parts.uri.path().contains(NUL) {
			return Err(Refusal::bad_id(parts.uri.path()));
		}
		let AxumPath(asked) = AxumPath::from_request_parts(parts, state)
			.await
			.map_err(|error| Refusal::new(Cause::BadId, &error.body_text()))?;
		Ok(Self(asked))
	}
}
