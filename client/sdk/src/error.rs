//! What can go wrong between a client and the chain, told apart by what the caller can do about it.

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
	NotFound(String),
	/// The node runs a runtime that this client was not made for.
	Incompatible(String),
	/// The signer is no key of a member.
	NotAMember(String),
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

impl std::fmt::Display for Error {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Unreachable { url, reason } => write!(f, "the node at {url} does not answer: {reason}"),
			Self::Refused(refusal) => write!(f, "refused by the chain: {refusal}"),
			Self::NotFound(what) => write!(f, "the chain knows no {what}"),
			Self::Incompatible(what) => write!(f, "this client was made for another runtime: {what}"),
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
