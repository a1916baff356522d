//! What is stored of institutions and certificates, and noted beside filings and registrations. What readers of the chain reckon with,
//! too, stands in the primitives.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	clock::Clock,
	registration::{AnnotationKind, CertificateCode, Conclusion, FilingKind, InstitutionCode, Statement},
	text::Text,
};

pub use hefu_primitives::registration::{
	Applicants, Cancelled, Clocks, Filing, MAX_APPLICANTS, Registration, Standing,
};

/// Most preservations of a dataset that hold at once.
pub const MAX_PRESERVATIONS: u32 = 16;
/// Most mirrored decisions in one call.
pub const MAX_MIRRORS: u32 = 100;

/// A member that registers, or did (登记机构).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Institution {
	/// Its part of certificates' codes; nobody else ever has it.
	pub code: InstitutionCode,
	/// Since when.
	pub appointed_ms: u64,
	/// From when on it registers nothing more. What it registered stays.
	pub removed_ms: Option<u64>,
}

/// An objection (异议).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Objection {
	/// Who objects.
	pub by: MemberId,
	/// Digest of the grounds.
	pub grounds: [u8; 32],
	/// When.
	pub at_ms: u64,
	/// Until when those concerned are to be told, if what it is about is registered.
	pub notice: Option<Clock>,
	/// What came of it.
	pub outcome: Option<Conclusion>,
}

/// Upon what a registration was cancelled.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Cause {
	/// Its holders filed for it.
	Filing(FilingId),
	/// The institution did it by itself; digest of its notice.
	Notice([u8; 32]),
}

/// A certificate (登记凭证). It stays when another takes its place.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Certificate {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// By which filing it was issued.
	pub filing: FilingId,
	/// When.
	pub issued_ms: u64,
	/// What took its place.
	pub superseded_by: Option<CertificateCode>,
	/// When its registration was cancelled.
	pub withdrawn_ms: Option<u64>,
}

/// What somebody reads on a certificate and asks about.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Claim {
	/// The dataset.
	pub dataset: DatasetId,
	/// The institution.
	pub institution: MemberId,
	/// Who has which rights.
	pub statement: Statement,
	/// When it was issued.
	pub issued_ms: u64,
}

/// What of a claim is not as the ledger has it: the ledger prevails (R25).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Field {
	/// There is no such certificate.
	Code,
	/// The dataset.
	Dataset,
	/// The institution.
	Institution,
	/// Who has which rights.
	Statement,
	/// When it was issued.
	Issued,
	/// Another certificate took its place, or its registration was cancelled or has lapsed.
	State,
}

/// Whether a certificate says what the ledger says.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Checked {
	/// It does.
	Match,
	/// It does not, and in this first.
	Mismatch {
		/// In what.
		field: Field,
	},
}

/// What is noted on a dataset (注记).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Annotation {
	/// What.
	pub kind: AnnotationKind,
	/// By whom.
	pub by: MemberId,
	/// Digest of the document by which.
	pub document: [u8; 32],
	/// Since when.
	pub from_ms: u64,
	/// Until when, if it ends by itself.
	pub until_ms: Option<u64>,
	/// When it was lifted.
	pub lifted_ms: Option<u64>,
}

/// A preservation that was not lifted.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Seizure {
	/// Number of its annotation.
	pub sequence: u32,
	/// Until when, if it ends by itself.
	pub until_ms: Option<u64>,
}

/// What an institution decided in a system of its own (异地登记结果).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Mirror {
	/// The code that it has there.
	pub code: Text<64>,
	/// Digest of the data.
	pub digest: [u8; 32],
	/// The dataset here, if it is one.
	pub dataset: Option<DatasetId>,
	/// What was filed for.
	pub kind: FilingKind,
	/// When it was decided.
	pub decided_ms: u64,
	/// Digest of the statement of rights.
	pub statement: [u8; 32],
}

/// Why a decision is not recorded.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum NotMirrored {
	/// It is recorded already: a list can be sent again.
	Recorded,
	/// Another decision is recorded under this code.
	OtherDecision,
	/// The code is empty or no text.
	InvalidCode,
	/// It is said to have been decided later than now.
	DecidedLater,
	/// There is no such dataset.
	UnknownDataset,
	/// What was recorded under this code was withdrawn.
	Withdrawn,
}
