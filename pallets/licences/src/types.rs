//! What is stored of types, authorities, licences, recognition and verifications, and what callers pass.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::{MemberCode, Region},
	licence::{
		Operation, Scenarios, Status,
		identifier::{Identifier, TypeCode},
	},
	text::Text,
};

/// Who holds licences of a type (持证主体).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum HolderClass {
	/// Natural persons (自然人).
	Person,
	/// Organisations (法人和非法人组织).
	Enterprise,
}

/// A type of licence (证照类型), as its definer had it recorded. Its code, by which it is stored, names the definer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct LicenceType {
	/// Its name, such as 特种作业操作证; not empty.
	pub name: Text<128>,
	/// Who holds such licences.
	pub holder: HolderClass,
	/// Digest of the definer's document that lists the fields, and the scenarios with their numbers.
	pub schema: [u8; 32],
	/// The scenarios that the document lists; at least one.
	pub scenarios: Scenarios,
	/// The greatest age, in milliseconds, of the status that a verifier relies on when it logs a verification; at least 1.
	pub max_age_ms: u64,
	/// From when the definition no longer holds, if that is known: no licence is issued any more, those that are out stay.
	pub until_ms: Option<u64>,
}

/// The member that defines a type (证照定义机构).
pub fn definer(code: &TypeCode) -> MemberId {
	MemberId::derive(&MemberCode::Uscc(code.definer))
}

/// That an authority may issue licences of a type (颁发机构).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Appointment {
	/// For which region. It never changes: by it the licences that are out are recognised.
	pub region: Region,
	/// Whether it may issue now.
	pub in_office: bool,
}

/// What an authority records of a licence that it issues.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Issuance {
	/// Its identifier, with the issuer's own USCC.
	pub identifier: Identifier,
	/// Whether it is the first of its line, or why it takes another's place.
	pub kind: IssuanceKind,
	/// Root of the licence's private part: salted commitments to all that it says, one a field (holder, number, name, subject
	/// matter, file digest and so on). Never used before.
	pub private: [u8; 32],
	/// Salted commitment to the holder's phone key, if the holder has one. Never used before.
	pub key: Option<[u8; 32]>,
	/// From when it is in force: milliseconds since 1970 UTC.
	pub valid_from_ms: u64,
	/// From when it is no longer in force; none: it does not lapse.
	pub valid_until_ms: Option<u64>,
}

/// Why a licence is issued. The numbers are the codes of the operations.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum IssuanceKind {
	/// For the first time (新发).
	#[codec(index = 1)]
	New,
	/// To go on when its predecessor ends (延续).
	#[codec(index = 2)]
	Renewal {
		/// The version before.
		predecessor: LicenceId,
	},
	/// Because what its predecessor says has changed (变更).
	#[codec(index = 9)]
	Change {
		/// The version before.
		predecessor: LicenceId,
	},
}

impl IssuanceKind {
	/// The operation that it is.
	pub fn operation(&self) -> Operation {
		match self {
			Self::New => Operation::Issue,
			Self::Renewal { .. } => Operation::Renewal,
			Self::Change { .. } => Operation::Change,
		}
	}

	/// The licence whose place is taken.
	pub fn predecessor(&self) -> Option<LicenceId> {
		match self {
			Self::New => None,
			Self::Renewal { predecessor } | Self::Change { predecessor } => Some(*predecessor),
		}
	}
}

/// A licence (电子证照): one version of its line.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Licence<BlockNumber> {
	/// Its identifier.
	pub identifier: Identifier,
	/// The member that issued it.
	pub issuer: MemberId,
	/// Root of its private part.
	pub private: [u8; 32],
	/// From when it is in force: milliseconds since 1970 UTC.
	pub valid_from_ms: u64,
	/// From when it is no longer in force.
	pub valid_until_ms: Option<u64>,
	/// The version whose place it took.
	pub predecessor: Option<LicenceId>,
	/// How many entries its history has; they are numbered from 1.
	pub changes: u32,
	/// How many phone keys were bound to it; they are numbered from 1, and the last one counts.
	pub keys: u32,
	/// The block in which it was issued.
	pub issued_at: BlockNumber,
}

impl<BlockNumber> Licence<BlockNumber> {
	/// What a recorded state amounts to at `ms`: a licence in force lapses by time, and has no state before its time.
	pub fn status_at(&self, recorded: Status, ms: u64) -> Option<Status> {
		if !recorded.is_live() {
			Some(recorded)
		} else if self.valid_until_ms.is_some_and(|until| ms >= until) {
			Some(Status::Lapsed)
		} else {
			(ms >= self.valid_from_ms).then_some(recorded)
		}
	}
}

/// An entry of a licence's history.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct StatusChange {
	/// Its state from then on.
	pub status: Status,
	/// What was done.
	pub operation: Operation,
	/// When: the time of the block, milliseconds since 1970 UTC.
	pub from_ms: u64,
	/// Salted commitment to the decision (决定书) that orders it, if there is one.
	pub decision: Option<[u8; 32]>,
}

/// How a licence is taken away.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Revocation {
	/// It should not have been granted (撤销).
	Annulment,
	/// As a penalty (吊销).
	Penalty,
}

impl Revocation {
	/// The state in which it leaves the licence.
	pub fn status(&self) -> Status {
		match self {
			Self::Annulment => Status::Annulled,
			Self::Penalty => Status::Revoked,
		}
	}
}

/// A phone key bound to a licence.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Binding {
	/// Salted commitment to the key.
	pub key: [u8; 32],
	/// From when it counts, and the one before no longer.
	pub from_ms: u64,
}

/// A rule by which one region recognises another's licences (互认规则).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Recognition {
	/// Licences of this type,
	pub licence_type: TypeCode,
	/// issued for this region or a part of it,
	pub from: Region,
	/// count in this region and its parts,
	pub to: Region,
	/// in these scenarios,
	pub scenarios: Scenarios,
	/// for presentations made from then on
	pub from_ms: u64,
	/// until before then, if that is known.
	pub until_ms: Option<u64>,
	/// The office, not the person, to whom objections go (异议联系方式).
	pub contact: Text<128>,
}

impl Recognition {
	/// Whether presentations made at `ms` fall under it.
	pub fn is_in_force(&self, ms: u64) -> bool {
		self.from_ms <= ms && self.until_ms.is_none_or(|until| ms < until)
	}
}

/// A recognition rule with the authority that published it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rule {
	/// An authority of the recognising region, or the type's definer.
	pub publisher: MemberId,
	/// What it says.
	pub recognition: Recognition,
}

/// That a verifier accepted a presentation.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Verification {
	/// Digest of the presentation's public half.
	pub presentation: [u8; 32],
	/// The rule by which it counted; none: in the licence's own region.
	pub rule: Option<RecognitionId>,
	/// Time of the block whose state the verifier looked at.
	pub seen_ms: u64,
	/// Time of the block in which it was logged.
	pub at_ms: u64,
}

/// What the chain says of a presentation that is in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Standing {
	/// The moment of which it says so: milliseconds since 1970 UTC.
	pub at_ms: u64,
	/// How long a verifier may rely on it, in milliseconds.
	pub max_age_ms: u64,
	/// The region for which the licence was issued.
	pub region: Region,
	/// From when the licence will no longer be in force.
	pub valid_until_ms: Option<u64>,
}

/// Why the public half of a presentation is not in order at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum PresentationError {
	/// There is no such type.
	UnknownType,
	/// The type has no such scenario.
	UnknownScenario,
	/// The place does not exist in GB/T 2260.
	InvalidRegion,
	/// The issuer was never appointed for the type.
	UnknownIssuer,
	/// It was made later than that moment.
	MadeLater,
	/// Its time is over.
	Expired,
	/// It lives longer than a presentation may.
	LivesTooLong,
	/// There is no such recognition rule.
	UnknownRule,
	/// No rule was given and the place is outside the issuer's region, or the rule is about something else.
	NotRecognised,
	/// The rule was not in force when it was made.
	RuleNotInForce,
}

/// The first reason why a presentation does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Refusal {
	/// The moment asked about has not come.
	NotYet,
	/// Its public half is not in order.
	Presentation(PresentationError),
	/// The hidden half is another presentation's.
	OtherHidden,
	/// There is no such licence.
	UnknownLicence,
	/// The licence is of another type, or another authority issued it.
	OtherLicence,
	/// The signature does not fit.
	BadSignature,
	/// The licence's phone key is another one, or it has none: was it lost and bound anew?
	OtherKey,
	/// The licence is in another state than valid; none: before its time.
	NotValid(Option<Status>),
}
