//! What is stored of a dataset and its versions, and what callers pass.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{MemberId, Nonce, dataset::VersionContent};

/// A dataset (数据集): the line of its versions, under one holder.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Dataset<BlockNumber> {
	/// The member who holds it (数据资源持有者).
	pub holder: MemberId,
	/// Number of the latest version; versions are numbered from 1 without gaps.
	pub versions: u32,
	/// Whether it is offered.
	pub state: DatasetState<BlockNumber>,
	/// The block in which it was registered.
	pub registered_at: BlockNumber,
}

/// Whether a dataset is offered.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum DatasetState<BlockNumber> {
	/// It is.
	Live,
	/// No more; what was recorded stays.
	Withdrawn {
		/// Why.
		reason: WithdrawReason,
		/// Since which block.
		at: BlockNumber,
	},
}

/// Why a dataset is withdrawn (撤回原因).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum WithdrawReason {
	/// The holder no longer offers it (持有人申请).
	HolderRequest,
	/// Another dataset takes its place (被替代).
	Superseded,
	/// It should not have been registered (登记错误).
	Error,
	/// By order of a court or an authority (依法).
	LegalOrder,
}

/// A version of a dataset. It never changes once it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Version<BlockNumber> {
	/// What makes it.
	pub content: VersionContent,
	/// The block in which it was registered.
	pub registered_at: BlockNumber,
	/// When it was registered: milliseconds since 1970 UTC.
	pub registered_ms: u64,
}

/// When the verifiers are to check a version's files.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum CheckWhen {
	/// At once: a check of each file is opened with the registration, or nothing is registered.
	Now,
	/// When somebody asks for it.
	Later,
}

/// One of several registrations in one call.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Registration {
	/// Of the holder's choice; makes the dataset's id.
	pub nonce: Nonce,
	/// The first version.
	pub content: VersionContent,
	/// When its files are checked.
	pub check: CheckWhen,
}
