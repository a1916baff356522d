//! What is stored of institutions, filings, registrations and certificates.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	clock::Clock,
	law::PackId,
	registration::{
		AnnotationKind, CancellationGround, CertificateCode, Conclusion, FilingKind, InstitutionCode,
		Request, Stage, Statement,
	},
	text::Text,
};

/// Most members in whose names one filing is made.
pub const MAX_APPLICANTS: u32 = 16;
/// Most preservations of a dataset that hold at once.
pub const MAX_PRESERVATIONS: u32 = 16;
/// Most mirrored decisions in one call.
pub const MAX_MIRRORS: u32 = 100;

/// The members in whose names a filing is made, the one that files first.
pub type Applicants = BoundedVec<MemberId, ConstU32<MAX_APPLICANTS>>;

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

/// The clocks of a filing, each from when it was set off.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Clocks {
	/// Until it is taken on, or until what was asked for is supplied, whichever is awaited. None when the law sets none.
	pub answer: Option<Clock>,
	/// Of the review.
	pub review: Option<Clock>,
	/// For how long it is shown to the public.
	pub publicity: Option<Clock>,
	/// Until the objections are looked into: of the first that is open.
	pub inquiry: Option<Clock>,
}

/// A filing (登记申请), as it was when something was last done about it. What silence has done since, reading tells.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Filing {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// Of which version of it.
	pub version: u32,
	/// At which institution.
	pub institution: MemberId,
	/// In whose names.
	pub applicants: Applicants,
	/// Who of them has confirmed it: a bit each, the first the lowest.
	pub confirmed: u16,
	/// What is asked for.
	pub request: Request,
	/// The law that holds for it.
	pub pack: PackId,
	/// How far it is.
	pub stage: Stage,
	/// When it was made.
	pub made_ms: u64,
	/// Its clocks.
	pub clocks: Clocks,
	/// How many objections there were.
	pub objections: u32,
	/// How many of them are open.
	pub open_objections: u32,
}

impl Filing {
	/// The place of a member among those in whose names it is made.
	pub fn place(&self, member: &MemberId) -> Option<u32> {
		self.applicants.iter().position(|applicant| applicant == member).map(|place| place as u32)
	}

	/// Whether all of them have confirmed it.
	pub fn is_confirmed(&self) -> bool {
		self.confirmed.count_ones() as usize >= self.applicants.len()
	}
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

/// What is registered of a dataset (登记簿记载).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Registration {
	/// Where.
	pub institution: MemberId,
	/// By which filing, the last.
	pub filing: FilingId,
	/// The certificate that stands for it.
	pub certificate: CertificateCode,
	/// The version that it is about.
	pub version: u32,
	/// Who has which rights.
	pub statement: Statement,
	/// For how long it holds.
	pub term: Clock,
	/// Whether it was cancelled.
	pub cancelled: Option<Cancelled>,
	/// How many objections there were to it.
	pub objections: u32,
	/// How many of them are open.
	pub open_objections: u32,
	/// How many were found right, and nothing was changed since.
	pub upheld_objections: u32,
}

/// That a registration was cancelled.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Cancelled {
	/// Why.
	pub ground: CancellationGround,
	/// When.
	pub at_ms: u64,
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

/// How a registration stands at a moment.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Standing {
	/// It holds (有效).
	Live,
	/// Its term is over (已失效).
	Lapsed,
	/// It was cancelled (已注销).
	Cancelled,
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
}
