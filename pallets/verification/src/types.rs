//! What is stored of a check while it is open, and what is kept when it has closed.

use frame::prelude::*;
use hefu_primitives::{
	MemberId,
	dataset::Distribution,
	verification::{
		CheckId, Coverage, Difference, MAX_WHOLE_FILE, Outcome, Report, Subject, Tally, Verdict,
		VerifierSetId,
	},
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
	/// The reports so far, each verifier's counted once.
	pub tally: Tally,
	/// Groups that each verifier reads of a large file; 0 of one that is read whole.
	pub samples: u32,
	/// The evidence that every verifier has to look at before the check closes.
	pub evidence: Option<Evidence>,
}

impl<T: Config> Check<T> {
	/// Whether the file is so large that samples of it are read.
	pub fn is_sampled(&self) -> bool {
		self.distribution.size > MAX_WHOLE_FILE
	}

	/// Whether there is nothing left to wait for: all have reported, and have looked at the evidence.
	pub fn is_complete(&self) -> bool {
		let looked = self.evidence.is_none_or(|evidence| evidence.settled >= self.verifiers);
		self.tally.total() >= self.verifiers && looked
	}
}

/// A group that a verifier found not to fit.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Evidence {
	/// The group, counted from 0.
	pub group: u64,
	/// How many verifiers have said what there is to say: [`Recorded::settled`].
	pub settled: u32,
}

/// A verifier's report of an open check.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Recorded {
	/// What it reported.
	pub report: Report,
	/// Whether it found a mismatch itself, or looked at the group that the evidence names. Otherwise it is asked again once
	/// there is evidence.
	pub settled: bool,
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
	/// The reports that count, counted: all but a match by a verifier that did not look at a group that another named.
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
	/// Who reported what, by place in the set of verifiers, in order: the reports that count.
	pub reports: BoundedVec<(u32, Outcome), T::MaxVerifiers>,
}
