//! An answer: JSON, as at a block.

use axum::{
	Json,
	http::{HeaderName, HeaderValue},
	response::{IntoResponse, Response},
};
use serde_json::Value;

use super::refusal::Refusal;

/// The header that names the last block that was indexed when the question was answered.
pub const BLOCK: HeaderName = HeaderName::from_static("x-hefu-block");

/// An answer.
#[derive(Debug)]
pub struct Answer {
	/// The last block that was indexed.
	pub block: i64,
	/// What is answered.
	pub json: Value,
}

/// What a question comes to.
pub type Answered = Result<Answer, Refusal>;

impl IntoResponse for Answer {
	fn into_response(self) -> Response {
		let mut answer = Json(self.json).into_response();
		answer.headers_mut().insert(BLOCK, HeaderValue::from(self.block));
		answer
	}
}
