//! Why a receipt is refused: which link of the chain of proof broke, and how.

use core::fmt;

use crate::BlockNumber;

/// Why a receipt, or a file of hand-overs, is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
	/// The bytes are no receipt.
	Form(FormError),
	/// The trust file is older than the caller allows. Get a newer one: retired validators could sign another history.
	TrustTooOld {
		/// Its age, in milliseconds.
		age_ms: u64,
		/// The most that is allowed, in milliseconds.
		limit_ms: u64,
	},
	/// The trust file names no authorities.
	NoAuthorities,
	/// The trust file, or a change of authorities, names one twice.
	DuplicateAuthority,
	/// The receipt begins at a later authority set than the trust file's: the hand-overs between are missing. Ask for the
	/// receipt with hand-overs from the trust file's set, or get a newer trust file.
	HandoversMissing {
		/// The set that the receipt begins with.
		receipt: u64,
		/// The trust file's set.
		trust: u64,
	},
	/// The receipt begins at an earlier set than the trust file's. If its hand-overs reach that set,
	/// [`Receipt::since`](crate::Receipt::since) drops those before; else it needs a trust file as old as itself.
	TrustTooNew {
		/// The set that the receipt begins with.
		receipt: u64,
		/// The trust file's set.
		trust: u64,
	},
	/// More than [`MAX_HANDOVERS`](crate::handover::MAX_HANDOVERS) hand-overs.
	TooManyHandovers,
	/// The hand-over from the set `from` to the next does not hold.
	Handover {
		/// The set that hands over.
		from: u64,
		/// What is wrong.
		broken: Broken,
	},
	/// The authorities were replaced by force, without the consent of the set before: the chain of proof ends at the set
	/// `from`, and only a new trust file goes on.
	NewTrustNeeded {
		/// The last set that the proof reaches.
		from: u64,
	},
	/// The block of the fact is not shown to be the chain's.
	Block(Broken),
	/// The event's number is not below the number of events that the block's digest counts.
	NoSuchEvent {
		/// The event's number.
		index: u32,
		/// How many events the block has.
		leaves: u32,
	},
	/// The path to the root of events does not have the length that the number of events demands.
	PathLength {
		/// What is demanded.
		expected: u32,
		/// What was given.
		given: u32,
	},
	/// The record, its number and its path do not lead to the root in the block's digest.
	NotInBlock,
	/// No question, more than [`MAX_QUESTIONS`](crate::state::MAX_QUESTIONS), or one of them twice.
	Questions,
	/// A trie node is not the one that the proof goes on with (a wrong or missing node, or one out of order).
	TrieNode {
		/// Its place among the nodes, from 0.
		index: u32,
	},
	/// A trie node that fits cannot be read.
	TrieNodeMalformed,
	/// A trie node is not needed.
	TrieNodeSurplus {
		/// Place of the first that is not needed, from 0.
		index: u32,
	},
	/// The receipt says that the state held something, and the proof says that it did not.
	Absent {
		/// Place of the question, from 0.
		question: u32,
	},
	/// The receipt says that the state held nothing, and the proof says that it did.
	Present {
		/// Place of the question, from 0.
		question: u32,
	},
	/// The block was made by a version of the chain that this verifier does not know, so it cannot tell where its state is
	/// kept. Get a newer verifier.
	NewerThanKnown {
		/// The block's specification version.
		spec_version: u32,
		/// The newest that is known here.
		known: u32,
	},
}

/// Why bytes are no receipt, no file of hand-overs, or no trust file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
	/// They do not begin as such a file does: something else, or of a later format.
	NotThisFormat,
	/// They end too early, or a field cannot be read.
	Malformed,
	/// Something follows after the end.
	TrailingBytes,
	/// A number is written in more bytes than needed.
	NotCanonical,
}

/// What is wrong with a block that is said to be finalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
	/// The header has no digest of events.
	DigestMissing,
	/// The header has two digests of events.
	DigestTwice,
	/// The digest of events, or a log of the finality engine, cannot be read.
	DigestMalformed,
	/// The header is another chain's.
	OtherGenesis,
	/// A descendant does not follow the header before it, by hash and by number.
	NotLinked {
		/// Its place among the descendants, from 0.
		index: u32,
	},
	/// More than [`MAX_DESCENDANTS`](crate::header::MAX_DESCENDANTS) descendants.
	TooManyDescendants,
	/// The justification is for another block than the last one shown.
	OtherTarget,
	/// Fewer votes than the threshold.
	TooFewVotes {
		/// What is demanded.
		threshold: u32,
		/// What was given.
		given: u32,
	},
	/// More votes than the threshold: a receipt has exactly as many as it needs.
	SurplusVotes {
		/// What is demanded.
		threshold: u32,
		/// What was given.
		given: u32,
	},
	/// An authority votes twice.
	DuplicateVote {
		/// Place of the second vote, from 0.
		index: u32,
	},
	/// The votes are not in the order of the authorities' keys.
	UnsortedVotes {
		/// Place of the vote that is less than the one before, from 0.
		index: u32,
	},
	/// A vote of somebody who is not in the set.
	NotAuthority {
		/// Its place, from 0.
		index: u32,
	},
	/// A vote's signature is not valid for this set and round.
	BadSignature {
		/// Its place, from 0.
		index: u32,
	},
	/// A vote is neither for the justified block nor for a descendant that the headers show.
	VoteElsewhere {
		/// Its place, from 0.
		index: u32,
	},
	/// All votes are for descendants of one child of the justified block: then that child is final, and the justification
	/// is for the wrong block.
	TargetTooLow,
	/// The headers between the justified block and the votes are not sorted by number and hash, or there is one twice.
	UnsortedAncestries,
	/// No vote needs one of these headers, or there are more than [`MAX_DESCENDANTS`](crate::header::MAX_DESCENDANTS).
	SurplusAncestries,
	/// The header of a hand-over announces no change of authorities.
	NoChange,
	/// The change gives authorities unequal weights, or names none. Hefu's count one vote each.
	Weights,
	/// The justification is not for the block in which the change takes effect.
	NotEnactment {
		/// Number of the block in which it does.
		enacted: BlockNumber,
	},
}

impl Error {
	/// Its name, which never changes: for programs.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Form(_) => "Form",
			Self::TrustTooOld { .. } => "TrustTooOld",
			Self::NoAuthorities => "NoAuthorities",
			Self::DuplicateAuthority => "DuplicateAuthority",
			Self::HandoversMissing { .. } => "HandoversMissing",
			Self::TrustTooNew { .. } => "TrustTooNew",
			Self::TooManyHandovers => "TooManyHandovers",
			Self::Handover { .. } => "Handover",
			Self::NewTrustNeeded { .. } => "NewTrustNeeded",
			Self::Block(_) => "Block",
			Self::NoSuchEvent { .. } => "NoSuchEvent",
			Self::PathLength { .. } => "PathLength",
			Self::NotInBlock => "NotInBlock",
			Self::Questions => "Questions",
			Self::TrieNode { .. } => "TrieNode",
			Self::TrieNodeMalformed => "TrieNodeMalformed",
			Self::TrieNodeSurplus { .. } => "TrieNodeSurplus",
			Self::Absent { .. } => "Absent",
			Self::Present { .. } => "Present",
			Self::NewerThanKnown { .. } => "NewerThanKnown",
		}
	}
}

impl FormError {
	/// Its name, which never changes: for programs.
	pub fn name(&self) -> &'static str {
		match self {
			Self::NotThisFormat => "NotThisFormat",
			Self::Malformed => "Malformed",
			Self::TrailingBytes => "TrailingBytes",
			Self::NotCanonical => "NotCanonical",
		}
	}
}

impl Broken {
	/// Its name, which never changes: for programs.
	pub fn name(&self) -> &'static str {
		match self {
			Self::DigestMissing => "DigestMissing",
			Self::DigestTwice => "DigestTwice",
			Self::DigestMalformed => "DigestMalformed",
			Self::OtherGenesis => "OtherGenesis",
			Self::NotLinked { .. } => "NotLinked",
			Self::TooManyDescendants => "TooManyDescendants",
			Self::OtherTarget => "OtherTarget",
			Self::TooFewVotes { .. } => "TooFewVotes",
			Self::SurplusVotes { .. } => "SurplusVotes",
			Self::DuplicateVote { .. } => "DuplicateVote",
			Self::UnsortedVotes { .. } => "UnsortedVotes",
			Self::NotAuthority { .. } => "NotAuthority",
			Self::BadSignature { .. } => "BadSignature",
			Self::VoteElsewhere { .. } => "VoteElsewhere",
			Self::TargetTooLow => "TargetTooLow",
			Self::UnsortedAncestries => "UnsortedAncestries",
			Self::SurplusAncestries => "SurplusAncestries",
			Self::NoChange => "NoChange",
			Self::Weights => "Weights",
			Self::NotEnactment { .. } => "NotEnactment",
		}
	}
}

impl From<FormError> for Error {
	fn from(error: FormError) -> Self {
		Self::Form(error)
	}
}

impl core::error::Error for Error {}
impl core::error::Error for FormError {}
impl core::error::Error for Broken {}

impl fmt::Display for FormError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotThisFormat => "not this kind of file, or of a later format",
			Self::Malformed => "damaged: the file ends too early, or a field cannot be read",
			Self::TrailingBytes => "damaged: something follows after the end of the file",
			Self::NotCanonical => "damaged: a number is written in more bytes than needed",
		})
	}
}

impl fmt::Display for Broken {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::DigestMissing => f.write_str("the header has no digest of events"),
			Self::DigestTwice => f.write_str("the header has two digests of events"),
			Self::DigestMalformed => f.write_str("a digest in the header cannot be read"),
			Self::OtherGenesis => f.write_str("the header is another chain's"),
			Self::NotLinked { index } => write!(f, "descendant {index} does not follow the header before it"),
			Self::TooManyDescendants => {
				write!(f, "more than {} descendants", crate::header::MAX_DESCENDANTS)
			}
			Self::OtherTarget => f.write_str("the justification is for another block"),
			Self::TooFewVotes { threshold, given } => write!(f, "{given} votes, but {threshold} are needed"),
			Self::SurplusVotes { threshold, given } => {
				write!(f, "{given} votes, but exactly {threshold} belong here")
			}
			Self::DuplicateVote { index } => write!(f, "vote {index} is its authority's second"),
			Self::UnsortedVotes { index } => write!(f, "vote {index} is out of order"),
			Self::NotAuthority { index } => write!(f, "vote {index} is of somebody who has no vote"),
			Self::BadSignature { index } => write!(f, "the signature of vote {index} is not valid"),
			Self::VoteElsewhere { index } => {
				write!(f, "vote {index} is not for the block or a descendant shown")
			}
			Self::TargetTooLow => f.write_str("the votes are for a later block than the justified one"),
			Self::UnsortedAncestries => f.write_str("the headers up to the votes are out of order"),
			Self::SurplusAncestries => f.write_str("a header up to the votes is not needed"),
			Self::NoChange => f.write_str("the header announces no change of authorities"),
			Self::Weights => f.write_str("the new authorities do not have one vote each"),
			Self::NotEnactment { enacted } => {
				write!(f, "the change takes effect in block {enacted}, which is not the justified one")
			}
		}
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Form(error) => error.fmt(f),
			Self::TrustTooOld { age_ms, limit_ms } => {
				write!(
					f,
					"the trust file is {age_ms} ms old, and at most {limit_ms} ms are allowed: get a newer one"
				)
			}
			Self::NoAuthorities => f.write_str("the trust file names no authorities"),
			Self::DuplicateAuthority => f.write_str("an authority is named twice"),
			Self::HandoversMissing { receipt, trust } => {
				write!(
					f,
					"it begins at authority set {receipt}, the trust file is of set {trust}: hand-overs are missing"
				)
			}
			Self::TrustTooNew { receipt, trust } => {
				write!(f, "it begins at authority set {receipt}, the trust file is of the later set {trust}")
			}
			Self::TooManyHandovers => {
				write!(f, "more than {} hand-overs: get a newer trust file", crate::handover::MAX_HANDOVERS)
			}
			Self::Handover { from, broken } => {
				write!(f, "the hand-over by authority set {from} does not hold: {broken}")
			}
			Self::NewTrustNeeded { from } => {
				write!(
					f,
					"the authorities were replaced by force after set {from}: a new trust file is needed"
				)
			}
			Self::Block(broken) => write!(f, "the block is not shown to be final: {broken}"),
			Self::NoSuchEvent { index, leaves } => {
				write!(f, "event {index}, but the block has {leaves} events")
			}
			Self::PathLength { expected, given } => {
				write!(f, "a path of {given} hashes, but the block's has {expected}")
			}
			Self::NotInBlock => f.write_str("the event is not among the block's"),
			Self::Questions => {
				write!(f, "1 to {} different questions belong here", crate::state::MAX_QUESTIONS)
			}
			Self::TrieNode { index } => write!(f, "trie node {index} is missing or does not fit"),
			Self::TrieNodeMalformed => f.write_str("a trie node cannot be read"),
			Self::TrieNodeSurplus { index } => write!(f, "trie node {index} is not needed"),
			Self::Absent { question } => {
				write!(
					f,
					"it says that there is an answer to question {question}, but the state held nothing"
				)
			}
			Self::Present { question } => {
				write!(f, "it says that there is no answer to question {question}, but the state held one")
			}
			Self::NewerThanKnown { spec_version, known } => {
				write!(
					f,
					"made by version {spec_version} of the chain, and version {known} is the newest known here: get a newer verifier"
				)
			}
		}
	}
}
