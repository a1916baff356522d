//! Why a question has no answer: a code for programs, and what to do in two languages.

use axum::{
	Json,
	http::StatusCode,
	response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::Error;

/// Causes, by their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
	/// What should be an id is none, or of another kind.
	BadId,
	/// A parameter has a value that it cannot have.
	BadParameter,
	/// A cursor that no page gave.
	BadCursor,
	/// There is no such thing.
	NotFound,
	/// There is no such question.
	NoSuchPath,
	/// Only `GET` asks.
	MethodNotAllowed,
	/// The address is too long.
	UriTooLong,
	/// Questions have no body.
	BodyNotAllowed,
	/// Too many listen already.
	TooManyStreams,
	/// Too many ask at once.
	Busy,
	/// It took too long.
	Timeout,
	/// The fault is here.
	Internal,
}

/// A refusal, with what it is about.
#[derive(Debug)]
pub struct Refusal {
	cause: Cause,
	/// What was asked, shortened.
	what: String,
}

/// What is said of a refusal.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Said {
	/// Its code, for programs.
	#[schema(example = "BadId")]
	code: String,
	/// What is wrong.
	message: String,
	/// 错误说明。
	message_zh: String,
	/// What to do.
	next: String,
	/// 下一步。
	next_zh: String,
}

/// The body of every answer with a status of 400 or above.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Error)]
pub struct Body {
	/// Why there is no answer.
	error: Said,
}

/// Characters of what was asked that are repeated.
const REPEATED: usize = 80;

impl Refusal {
	/// A refusal of this.
	pub fn new(cause: Cause, what: &str) -> Self {
		Self { cause, what: what.chars().take(REPEATED).collect() }
	}

	/// Not an id of what was asked for.
	pub fn bad_id(what: &str) -> Self {
		Self::new(Cause::BadId, what)
	}

	/// Not known here.
	pub fn not_found(what: &str) -> Self {
		Self::new(Cause::NotFound, what)
	}
}

impl From<Cause> for Refusal {
	fn from(cause: Cause) -> Self {
		Self::new(cause, "")
	}
}

impl From<Error> for Refusal {
	fn from(error: Error) -> Self {
		match error {
			Error::Database(sqlx::Error::PoolTimedOut) => Cause::Busy.into(),
			error => {
				// Whoever runs the index reads it; whoever asks learns nothing of the database.
				eprintln!("hefu index: a question had no answer: {error}");
				Cause::Internal.into()
			}
		}
	}
}

impl IntoResponse for Refusal {
	fn into_response(self) -> Response {
		let Self { cause, what } = self;
		let (status, message, message_zh, next, next_zh) = match cause {
			Cause::BadId => (
				StatusCode::BAD_REQUEST,
				format!("{what:?} is not an id of what is asked for"),
				format!("{what:?} 不是所查询对象的标识"),
				"copy the id again: its letters are small and it ends in a checksum",
				"请重新复制标识：字母均为小写，末尾为校验码",
			),
			Cause::BadParameter => (
				StatusCode::BAD_REQUEST,
				format!("a parameter has a value that it cannot have: {what}"),
				format!("参数取值不合法：{what}"),
				"see /api/v1/openapi.json for the values of parameters",
				"参数取值见 /api/v1/openapi.json",
			),
			Cause::BadCursor => (
				StatusCode::BAD_REQUEST,
				"the cursor was not given by a page of this list".into(),
				"游标并非由此列表的分页给出".into(),
				"take the cursor from \"next\" of the page before, or begin without one",
				"请取前一页的 next 作为游标，或不带游标从头开始",
			),
			Cause::NotFound => (
				StatusCode::NOT_FOUND,
				format!("the index has no {what}"),
				format!("索引中没有 {what}"),
				"check it, and whether the index has reached the block (X-Hefu-Block)",
				"请核对，并查看索引是否已到达该区块（X-Hefu-Block）",
			),
			Cause::NoSuchPath => (
				StatusCode::NOT_FOUND,
				"there is no such question".into(),
				"没有此查询路径".into(),
				"see /api/v1/openapi.json for all questions",
				"全部查询见 /api/v1/openapi.json",
			),
			Cause::MethodNotAllowed => (
				StatusCode::METHOD_NOT_ALLOWED,
				"the index only answers GET".into(),
				"索引只接受 GET 请求".into(),
				"ask with GET; transactions go to a node",
				"请使用 GET；交易请提交给节点",
			),
			Cause::UriTooLong => (
				StatusCode::URI_TOO_LONG,
				"the address is too long".into(),
				"请求地址过长".into(),
				"ask for less at once",
				"请减少一次查询的内容",
			),
			Cause::BodyNotAllowed => (
				StatusCode::PAYLOAD_TOO_LARGE,
				"questions have no body".into(),
				"查询请求不带正文".into(),
				"leave the body out",
				"请去掉请求正文",
			),
			Cause::TooManyStreams => (
				StatusCode::SERVICE_UNAVAILABLE,
				"too many listen to live events already".into(),
				"实时事件的连接数已满".into(),
				"ask for pages of events meanwhile, and try again later",
				"请先分页查询事件，稍后重试",
			),
			Cause::Busy => (
				StatusCode::SERVICE_UNAVAILABLE,
				"too many ask at once".into(),
				"同时查询过多".into(),
				"try again in a moment",
				"请稍后重试",
			),
			Cause::Timeout => (
				StatusCode::GATEWAY_TIMEOUT,
				"the answer took too long".into(),
				"查询超时".into(),
				"ask for less at once, or try again",
				"请减少一次查询的内容，或重试",
			),
			Cause::Internal => (
				StatusCode::INTERNAL_SERVER_ERROR,
				"the index failed".into(),
				"索引出错".into(),
				"tell whoever runs the index",
				"请联系索引的运行者",
			),
		};
		let code = format!("{cause:?}");
		let (next, next_zh) = (next.into(), next_zh.into());
		let error = Said { code, message, message_zh, next, next_zh };
		(status, Json(Body { error })).into_response()
	}
}
