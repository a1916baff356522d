//! What can go wrong between a client and the chain, told apart by what the caller can do about it.

mod missing;

pub use missing::{Missing, Sought};

/// Why a request to the chain failed.
#[derive(Debug)]
pub enum Error {
	/// The node does not answer, or the connection was lost and did not come back.
	Unreachable {
		/// The node.
		url: String,
		/// What happened.
		reason: String,
	},
	/// The chain refused it.
	Refused(Refusal),
	/// The chain knows no such thing.
	NotFound(Missing),
	/// The node runs a runtime that this client was not made for.
	Incompatible(String),
	/// The signer is no key of a member.
	NotAMember(String),
	/// The node makes no such receipt.
	NoReceipt(NoReceipt),
	/// What was waited for did not become final in time.
	NotFinal(Stall),
	/// The node gives this method only to those whom it trusts.
	Unsafe {
		/// The node.
		url: String,
		/// The method.
		method: &'static str,
	},
	/// Anything else, in the library's own words.
	Other(String),
}

/// Why the chain refused a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
	/// The error's name: `Registry::NotHolder`, `MemberGate::UnknownKey`, `Invalid::Stale`.
	pub name: String,
	/// What the runtime's own documentation says of it.
	pub explanation: String,
	/// Whether it is in a block, where it failed, or never came into one.
	pub included: bool,
}

/// Why a node makes no receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoReceipt {
	/// The reason's name: `NotFinalised`, `StatePruned`, `NoSuchEvent`.
	pub name: String,
	/// The reason, in the node's words: English, then Chinese.
	pub message: String,
	/// What to do, in the node's words.
	pub next: String,
}

/// How far it had come when the time for its finality was over. It may still become final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stall {
	/// The transaction that was waited for; `None` when it was a check or a block.
	pub transaction: Option<String>,
	/// The block that the transaction is in, or that was waited for.
	pub block: Option<String>,
	/// How long was waited, in seconds.
	pub seconds: u64,
}

impl std::fmt::Display for Stall {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let seconds = self.seconds;
		match (&self.transaction, &self.block) {
			(Some(transaction), Some(block)) => write!(
				f,
				"transaction {transaction} is in block {block}, which did not become final within {seconds} seconds; it may \
				 still become final"
			),
			(Some(transaction), None) => write!(
				f,
				"transaction {transaction} came into no block within {seconds} seconds; it may still be included"
			),
			(None, Some(block)) => write!(f, "block {block} did not become final within {seconds} seconds"),
			(None, None) => write!(f, "no new block became final for {seconds} seconds"),
		}
	}
}

impl std::fmt::Display for Error {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Unreachable { url, reason } => write!(f, "the node at {url} does not answer: {reason}"),
			Self::Refused(refusal) => write!(f, "refused by the chain: {refusal}"),
			Self::NoReceipt(reason) => write!(f, "no receipt: {}", reason.message),
			Self::NotFound(what) => write!(f, "the chain knows no {what}"),
			Self::Incompatible(what) => write!(f, "this client was made for another runtime: {what}"),
			Self::NotFinal(stall) => stall.fmt(f),
			Self::Unsafe { url, method } => {
				write!(f, "the node at {url} does not answer {method} to everybody: the method is unsafe")
			}
			Self::NotAMember(account) => write!(f, "{account} is no key of a member or customer"),
			Self::Other(what) => f.write_str(what),
		}
	}
}

impl std::fmt::Display for Refusal {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(&self.name)?;
		if self.explanation.is_empty() { Ok(()) } else { write!(f, " ({})", self.explanation) }
	}
}

impl std::error::Error for Error {}
