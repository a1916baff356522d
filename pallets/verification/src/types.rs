//! What is stored of a check while it is open, and what is kept when it has closed.

use frame::prelude::*;
use hefu_primitives::{
	MemberId,
	dataset::Distribution,
	verification::{CheckId, Coverage, Difference, Outcome, Subject, Tally, Verdict, VerifierSetId},
};

use crate::{Config, crypto::VerifierId};

/// The verifiers of a set, in the order of the session's validators. A verifier is its place in here.
pub type VerifierSet<T> = BoundedVec<VerifierId, <T as Config>::MaxVerifiers>;

/// An open check. It has all that a verifier needs, so that a worker reads nothing else.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Check<T: Config> {
	/// The file.
	pub subject: Subject,
	/// What is registered of it.
	pub distribution: Distribution,
	/// The member on whose behalf it was opened, and against whose limit it counts.
	pub member: MemberId,
	/// The verifiers who may report: those of the session in which it was opened, whoever validates later.
	pub set: VerifierSetId,
	/// How many they are, at least one.
	pub verifiers: u32,
	/// The block in which it was opened.
	pub opened_at: BlockNumberFor<T>,
	/// The block at whose end it closes whatever was reported.
	pub deadline: BlockNumberFor<T>,
	/// The block at whose end it closes as things stand; never after the deadline.
	pub closes_at: BlockNumberFor<T>,
	/// The reports so far.
	pub tally: Tally,
}

/// A closed check (核验记录).
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Closed<T: Config> {
	/// Its number.
	pub check: CheckId,
	/// What came of it.
	pub verdict: Verdict,
	/// The reports, counted.
	pub tally: Tally,
	/// How much of the bytes each registered digest was compared over.
	pub coverage: Coverage,
	/// How many verifiers could have reported.
	pub verifiers: u32,
	/// The block in which it was opened.
	pub opened_at: BlockNumberFor<T>,
	/// The block in which it closed.
	pub closed_at: BlockNumberFor<T>,
	/// When it closed: milliseconds since 1970 UTC.
	pub closed_ms: u64,
	/// What the first mismatch, by the verifiers' order, showed.
	pub difference: Option<Difference>,
	/// Who reported what, by place in the set of verifiers, in order.
	pub reports: BoundedVec<(u32, Outcome), T::MaxVerifiers>,
}
