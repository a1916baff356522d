//! Why there is no receipt, and what to do.

use hefu_proofs::{DescribeError, assemble::AssembleError, handover::MAX_HANDOVERS, header::MAX_DESCENDANTS};
use sp_core::H256;
use std::fmt;

/// Why there is no receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptError {
	/// This node knows no such block.
	UnknownBlock {
		/// The hash that was given.
		hash: H256,
	},
	/// The block is not final yet.
	NotFinalised {
		/// Its number.
		number: u32,
		/// The last final block's number.
		finalised: u32,
	},
	/// The block lies on a branch that the chain has left: what it records never happened.
	NotCanonical {
		/// Its number.
		number: u32,
		/// Its hash.
		hash: H256,
	},
	/// The block is final, and no justification that would show it has come to this node yet.
	NotJustified {
		/// Its number.
		number: u32,
	},
	/// No block of the chain is justified yet.
	NothingJustified,
	/// The block has no digest of events: it is the first one, which nobody voted on.
	NothingToProve {
		/// Its number.
		number: u32,
	},
	/// The block has fewer events.
	NoSuchEvent {
		/// The block's number.
		number: u32,
		/// The event's number, from 0.
		index: u32,
		/// How many events the block has.
		events: u32,
	},
	/// This node does not keep the state of that block any more.
	StatePruned {
		/// The block's number.
		number: u32,
	},
	/// The next justified block is further away than a receipt reaches: finality stood still for long.
	ProofTooLong {
		/// Number of the block that was asked for.
		number: u32,
	},
	/// The authorities were replaced by force, without the consent of the set before.
	NewTrustNeeded {
		/// The last set that could hand over.
		from: u64,
	},
	/// The chain has not had that authority set.
	NoSuchSet {
		/// The set that was given.
		set: u64,
		/// The current one.
		current: u64,
	},
	/// The block was made final by an earlier authority set than the one that hand-overs are to begin with.
	FactTooOld {
		/// The block's number.
		number: u32,
		/// The set that made it final.
		set: u64,
		/// The set that was given.
		from: u64,
	},
	/// More hand-overs than a receipt takes lie between the sets.
	TooManyHandovers {
		/// The set that made the block final.
		set: u64,
		/// The set that was given.
		from: u64,
	},
	/// This node does not know all authority sets that the chain has had: it began in the middle, with a warp sync.
	SetsUnknown,
	/// No question, too many of them, or one twice.
	Questions,
	/// The questions cannot be put to the version of the chain that made the block.
	QuestionUnknown(DescribeError),
	/// The database or the runtime fails.
	Failed(String),
}

impl ReceiptError {
	/// A failure of the database or the runtime.
	pub fn failed(error: impl fmt::Display) -> Self {
		Self::Failed(error.to_string())
	}

	/// Its name, which never changes: for programs.
	pub fn name(&self) -> &'static str {
		match self {
			Self::UnknownBlock { .. } => "UnknownBlock",
			Self::NotFinalised { .. } => "NotFinalised",
			Self::NotCanonical { .. } => "NotCanonical",
			Self::NotJustified { .. } => "NotJustified",
			Self::NothingJustified => "NothingJustified",
			Self::NothingToProve { .. } => "NothingToProve",
			Self::NoSuchEvent { .. } => "NoSuchEvent",
			Self::StatePruned { .. } => "StatePruned",
			Self::ProofTooLong { .. } => "ProofTooLong",
			Self::NewTrustNeeded { .. } => "NewTrustNeeded",
			Self::NoSuchSet { .. } => "NoSuchSet",
			Self::FactTooOld { .. } => "FactTooOld",
			Self::TooManyHandovers { .. } => "TooManyHandovers",
			Self::SetsUnknown => "SetsUnknown",
			Self::Questions => "Questions",
			Self::QuestionUnknown(_) => "QuestionUnknown",
			Self::Failed(_) => "Failed",
		}
	}

	/// What to do about it, in English and Chinese.
	pub fn next(&self) -> &'static str {
		match self {
			Self::UnknownBlock { .. } => {
				"Check the hash, and that this node is of the right chain and has caught up. 请核对区块哈希，并确认本节点属于该链且已同步。"
			}
			Self::NotFinalised { .. } | Self::NotJustified { .. } | Self::NothingJustified => {
				"Ask again in a few seconds. 请数秒后重试。"
			}
			Self::NotCanonical { .. } => {
				"Look the transaction up in the chain's own blocks. 请在主链的区块中重新查找该交易。"
			}
			Self::NothingToProve { .. } => "Ask about a later block. 请查询其后的区块。",
			Self::NoSuchEvent { .. } => {
				"Events are counted from 0 over the whole block. 事件编号在整个区块内从 0 起计。"
			}
			Self::StatePruned { .. } => {
				"Ask a node that keeps state (--state-pruning archive-canonical), or the indexer. 请改向保留历史状态的节点（--state-pruning archive-canonical）或索引服务查询。"
			}
			Self::ProofTooLong { .. } => {
				"Ask for the state at a later block: what lasted is provable there. 请改为查询其后区块的状态，仍然成立的事实可在彼处证明。"
			}
			Self::NewTrustNeeded { .. } => {
				"Get a newer trust file from the consortium, and ask without hand-overs or from its set on. 请向联盟获取新的信任文件，再以其验证组为起点（或不带交接链）查询。"
			}
			Self::NoSuchSet { .. } => {
				"Name a set that the chain has had; a trust file says of which it is. 请指定链上已有的验证组，信任文件中有其编号。"
			}
			Self::FactTooOld { .. } => {
				"Ask without hand-overs: a trust file of the block's own time verifies it. 请不带交接链查询，并以当时的信任文件验证。"
			}
			Self::TooManyHandovers { .. } => {
				"Advance the trust file by hefu_handover first, or get a newer one. 请先用 hefu_handover 推进信任文件，或获取较新的信任文件。"
			}
			Self::SetsUnknown => {
				"Ask a node that has synchronised from the first block on. 请改向从首个区块开始同步的节点查询。"
			}
			Self::Questions => "Put 1 to 16 different questions. 请提出 1 至 16 个互不相同的问题。",
			Self::QuestionUnknown(_) => {
				"Ask a node of the release that belongs to that version. 请改向与该版本相应的节点查询。"
			}
			Self::Failed(_) => {
				"Try again; if it stays, the operator finds more in the node's log. 请重试；若仍失败，请由节点运维人员查看日志。"
			}
		}
	}
}

impl fmt::Display for ReceiptError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::UnknownBlock { hash } => {
				write!(f, "this node knows no block {hash:?}. 本节点没有区块 {hash:?}。")
			}
			Self::NotFinalised { number, finalised } => write!(
				f,
				"block {number} is not final yet, block {finalised} is. 区块 {number} 尚未最终确认，最终区块为 {finalised}。"
			),
			Self::NotCanonical { number, hash } => write!(
				f,
				"block {number} with the hash {hash:?} is not of the chain. 哈希为 {hash:?} 的区块 {number} 不在主链上。"
			),
			Self::NotJustified { number } => write!(
				f,
				"the justification of block {number} is not here yet. 区块 {number} 的终局证明尚未到达本节点。"
			),
			Self::NothingJustified => f.write_str("no block is justified yet. 尚无带终局证明的区块。"),
			Self::NothingToProve { number } => {
				write!(f, "block {number} has no digest of events. 区块 {number} 没有事件摘要。")
			}
			Self::NoSuchEvent { number, index, events } => write!(
				f,
				"block {number} has {events} events, and none with the number {index}. 区块 {number} 有 {events} 个事件，没有第 {index} 号。"
			),
			Self::StatePruned { number } => write!(
				f,
				"this node does not keep the state of block {number} any more. 本节点已不保留区块 {number} 的状态。"
			),
			Self::ProofTooLong { number } => write!(
				f,
				"the next justified block is more than {MAX_DESCENDANTS} blocks after block {number}. 区块 {number} 之后 {MAX_DESCENDANTS} 个区块内没有终局证明。"
			),
			Self::NewTrustNeeded { from } => write!(
				f,
				"the authorities were replaced by force after set {from}. 第 {from} 组之后验证组曾被强制更换。"
			),
			Self::NoSuchSet { set, current } => write!(
				f,
				"there is no authority set {set}, the current one is {current}. 没有第 {set} 验证组，当前为第 {current} 组。"
			),
			Self::FactTooOld { number, set, from } => write!(
				f,
				"block {number} was made final by authority set {set}, before set {from}. 区块 {number} 由第 {set} 验证组最终确认，早于第 {from} 组。"
			),
			Self::TooManyHandovers { set, from } => write!(
				f,
				"from authority set {from} to {set} there are more than {MAX_HANDOVERS} hand-overs. 第 {from} 至第 {set} 验证组之间的交接超过 {MAX_HANDOVERS} 次。"
			),
			Self::SetsUnknown => f.write_str(
				"this node does not know the chain's earlier authority sets. 本节点不知道早先的验证组。",
			),
			Self::Questions => {
				f.write_str("no question, too many, or one twice. 没有问题、问题过多或有重复。")
			}
			Self::QuestionUnknown(error) => write!(f, "{error}. 该版本的链没有这一问题。"),
			Self::Failed(error) => write!(f, "no receipt can be made: {error}. 无法生成凭证。"),
		}
	}
}

impl std::error::Error for ReceiptError {}

impl From<sp_blockchain::Error> for ReceiptError {
	fn from(error: sp_blockchain::Error) -> Self {
		Self::failed(error)
	}
}

impl From<sp_api::ApiError> for ReceiptError {
	fn from(error: sp_api::ApiError) -> Self {
		Self::failed(error)
	}
}

impl From<AssembleError> for ReceiptError {
	fn from(error: AssembleError) -> Self {
		match error {
			AssembleError::Question(error) => Self::QuestionUnknown(error),
			error => Self::failed(error),
		}
	}
}

impl From<hefu_proofs::Error> for ReceiptError {
	fn from(error: hefu_proofs::Error) -> Self {
		match error {
			hefu_proofs::Error::Questions => Self::Questions,
			error => Self::failed(error),
		}
	}
}
