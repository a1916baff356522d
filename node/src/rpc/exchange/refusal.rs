//! What a method answers when it does not do what it was asked: a code, words, the name of the error, and what to do.

use super::{
	codec::{Fault, Unreadable, Wrong},
	words::Words,
};
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::{Value as Json, json};

/// Codes of errors. They never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Code {
	/// A parameter is missing, unknown, of another type, or too long.
	InvalidParams = -32602,
	/// Something that must not happen happened in the node.
	Internal = -32603,
	/// The node does not know the block: the code that receipts have for it.
	UnknownBlock = 7001,
	/// The node does not keep the block's state any more: the code that receipts have for it.
	StatePruned = 7008,
	/// The chain does not take the transaction as it is.
	Refused = 7101,
	/// Not now: the same may be sent again later.
	NotNow = 7102,
	/// No such transaction was handed in here, or not lately.
	UnknownTransaction = 7103,
	/// The runtime at the block is newer than the node.
	NodeTooOld = 7104,
}

impl Code {
	/// What it means.
	pub const fn words(self) -> Words {
		match self {
			Self::InvalidParams => Words::new("a parameter is not as it must be", "参数有误"),
			Self::Internal => Words::new("an error inside the node", "节点内部错误"),
			Self::UnknownBlock => Words::new("the node does not know the block", "节点没有该区块"),
			Self::StatePruned => {
				Words::new("the node no longer keeps the block's state", "节点已不保留该区块的状态")
			}
			Self::Refused => Words::new("the chain does not take the transaction", "链上拒绝该交易"),
			Self::NotNow => Words::new("not now; later the same may be taken", "暂不受理，可稍后重试"),
			Self::UnknownTransaction => {
				Words::new("no such transaction was handed in here", "本节点未收到该交易")
			}
			Self::NodeTooOld => {
				Words::new("the chain's runtime is newer than the node", "链上运行时比节点新")
			}
		}
	}
}

/// An error as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
	/// The kind.
	pub code: Code,
	/// The name: the chain's own, such as `registry.NotHolder`, or the node's, such as `params.Missing`.
	pub name: String,
	/// What happened.
	pub words: Words,
	/// The parameter that is wrong.
	pub path: Option<String>,
	/// What to do.
	pub next: Words,
}

impl Refusal {
	/// An error that has no path.
	pub fn new(code: Code, name: impl Into<String>, words: Words, next: Words) -> Self {
		Self { code, name: name.into(), words, path: None, next }
	}

	/// Something in the node failed, in its own words.
	pub fn internal(what: impl std::fmt::Display) -> Self {
		let what = what.to_string();
		Self::new(
			Code::Internal,
			"node.Internal",
			Words::of(format!("the node failed: {what}"), format!("节点内部错误：{what}")),
			Words::new(
				"try again; if it stays so, tell the node's operator",
				"请重试；若仍如此，请联系节点运维",
			),
		)
	}

	/// Beside the message, for programs: name, path, what to do.
	pub fn data(&self) -> Json {
		let mut data = json!({ "name": self.name, "next": self.next.to_string() });
		if let Some(path) = &self.path {
			data["path"] = path.as_str().into();
		}
		data
	}

	/// As it stands in the result of a method that tells of a transaction.
	pub fn to_json(&self) -> Json {
		let mut json = self.data();
		json["message"] = self.words.to_string().into();
		json
	}
}

impl From<Refusal> for ErrorObjectOwned {
	fn from(refusal: Refusal) -> Self {
		Self::owned(refusal.code as i32, refusal.words.to_string(), Some(refusal.data()))
	}
}

impl From<Unreadable> for Refusal {
	fn from(unreadable: Unreadable) -> Self {
		Self::internal(unreadable)
	}
}

impl From<Wrong> for Refusal {
	fn from(wrong: Wrong) -> Self {
		let path = wrong.path;
		let (name, words) = match wrong.fault {
			Fault::Missing { belongs } => (
				"params.Missing",
				Words::of(
					format!("{path} is missing; what belongs there: {belongs}"),
					format!("缺少 {path}；应为：{belongs}"),
				),
			),
			Fault::Unknown { known } => (
				"params.Unknown",
				Words::of(
					format!("there is no {path}; known here: {known}"),
					format!("没有 {path} 这一项；此处可用：{known}"),
				),
			),
			Fault::Type { found, belongs } => (
				"params.WrongType",
				Words::of(
					format!("{path}: found {found}; what belongs there: {belongs}"),
					format!("{path}：收到 {found}；应为：{belongs}"),
				),
			),
			Fault::OtherKind { found, belongs } => (
				"params.OtherKind",
				Words::of(
					format!("{path}: an identifier of another kind: {found}1… where {belongs}1… belongs"),
					format!("{path}：标识种类不符：收到 {found}1…，应为 {belongs}1…"),
				),
			),
			Fault::TooLong => (
				"params.TooLong",
				Words::of(format!("{path}: longer than what holds it"), format!("{path}：超过长度上限")),
			),
			Fault::TooDeep => {
				("params.TooDeep", Words::of(format!("{path}: nested too deep"), format!("{path}：嵌套过深")))
			}
		};
		Self {
			code: Code::InvalidParams,
			name: name.into(),
			words,
			path: Some(path),
			next: Words::new(
				"correct the parameter; rpc.discover describes each",
				"请更正该参数；各参数说明见 rpc.discover",
			),
		}
	}
}
