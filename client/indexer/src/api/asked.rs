//! What is asked, out of the address; what cannot be read is refused in the manner of all refusals.

use axum::{
	extract::{FromRequestParts, Path as AxumPath, Query as AxumQuery},
	http::request::Parts,
};
use serde::de::DeserializeOwned;

use super::refusal::{Cause, Refusal};

/// Parameters behind the question mark.
#[derive(Debug)]
pub struct Query<T>(pub T);

/// Parts of the path.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
	type Rejection = Refusal;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
		let AxumQuery(asked) = AxumQuery::from_request_parts(parts, state)
			.await
			.map_err(|error| Refusal::new(Cause::BadParameter, &error.body_text()))?;
		Ok(Self(asked))
	}
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
	type Rejection = Refusal;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
		let AxumPath(asked) = AxumPath::from_request_parts(parts, state)
			.await
			.map_err(|error| Refusal::new(Cause::BadId, &error.body_text()))?;
		Ok(Self(asked))
	}
}
