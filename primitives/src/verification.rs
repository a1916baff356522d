//! What verifiers are asked, what they report, and what comes of it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	dataset::Distribution,
	digest::{Algorithm, Digests, blake2_256},
	id::{DatasetId, GenesisHash},
};

/// Largest file that verifiers read whole, in bytes (16 MiB).
pub const MAX_WHOLE_FILE: u64 = 16 * 1024 * 1024;

/// Number of a check, counted over the whole chain from 0.
pub type CheckId = u64;

/// Number of a set of verifiers, counted from 0; a new set has the next number.
pub type VerifierSetId = u32;

/// The file that is checked: one distribution of one version.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Subject {
	/// The dataset.
	pub dataset: DatasetId,
	/// The version's number, from 1.
	pub version: u32,
	/// The distribution's place in the version, from 0.
	pub distribution: u8,
}

impl Subject {
	/// What a report is about: the file and what is registered of it, in one digest. The number of a check is not enough,
	/// for another fork may give it to another file.
	pub fn about(&self, distribution: &Distribution) -> [u8; 32] {
		(self, distribution).using_encoded(blake2_256)
	}
}

/// What a verifier found.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Outcome {
	/// The bytes served are the registered ones.
	Match,
	/// They are not; what showed it first.
	Mismatch(Difference),
	/// The bytes could not be had.
	Unavailable(Unavailability),
	/// The host answered, but not with the file as it is.
	Malformed(Malformation),
}

/// What showed that bytes differ.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Difference {
	/// The file is shorter or longer than registered.
	Size,
	/// This digest differs.
	Digest(Algorithm),
}

/// Why bytes could not be had.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Unavailability {
	/// No connection: no such name, refused, TLS failed, or broken off.
	NoConnection,
	/// No complete answer within the time.
	Timeout,
	/// The host sends elsewhere, which is not followed.
	Redirect,
	/// Another HTTP status than 200.
	Status(u16),
	/// The consortium's rules for locators no longer allow this one.
	NotAllowed,
}

/// In what way an answer is not the file as it is.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Malformation {
	/// The body is compressed or otherwise encoded, though none was asked for.
	Encoded,
	/// A header that cannot be read.
	Header,
}

/// What a verifier reports of one check.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Report {
	/// What it found.
	pub outcome: Outcome,
	/// Bytes of the body that it read.
	pub bytes_read: u64,
	/// Number of samples; 0 when the file was read whole.
	pub samples: u32,
	/// When it was done, by the verifier's own clock: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// What a verifier signs: nothing outside of it is trusted.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ReportPayload {
	/// The chain.
	pub genesis: GenesisHash,
	/// The check.
	pub check: CheckId,
	/// What is checked: [`Subject::about`].
	pub about: [u8; 32],
	/// The set of verifiers that the check belongs to.
	pub set: VerifierSetId,
	/// The verifier's place in that set, from 0.
	pub verifier: u32,
	/// What it reports.
	pub report: Report,
}

impl ReportPayload {
	/// Keeps signed reports apart from everything else that the key may sign.
	pub const TAG: &'static [u8] = b"hefu/report";

	/// The bytes that are signed: `SCALE(tag, payload)`.
	pub fn signed_bytes(&self) -> alloc::vec::Vec<u8> {
		(Self::TAG, self).encode()
	}
}

/// What comes of a check (核验结果).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Verdict {
	/// A quorum was served the registered bytes, and nobody others (已核验).
	Verified,
	/// A quorum was served other bytes, and nobody the registered ones (不一致).
	Mismatched,
	/// Some were served the registered bytes and some others: the host answers differently (有争议).
	Contested,
	/// A quorum could not have the bytes (无法获取).
	Unavailable,
	/// No quorum for anything (无结论).
	Inconclusive,
}

/// Reports counted by outcome.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tally {
	/// `Match`.
	pub matches: u32,
	/// `Mismatch`.
	pub mismatches: u32,
	/// `Unavailable`.
	pub unavailable: u32,
	/// `Malformed`.
	pub malformed: u32,
}

impl Tally {
	/// Adds one report.
	pub fn count(&mut self, outcome: &Outcome) {
		let count = match outcome {
			Outcome::Match => &mut self.matches,
			Outcome::Mismatch(_) => &mut self.mismatches,
			Outcome::Unavailable(_) => &mut self.unavailable,
			Outcome::Malformed(_) => &mut self.malformed,
		};
		*count = count.saturating_add(1);
	}

	/// Number of reports.
	pub fn total(&self) -> u32 {
		self.matches
			.saturating_add(self.mismatches)
			.saturating_add(self.unavailable)
			.saturating_add(self.malformed)
	}

	/// What comes of it among `verifiers`. Evidence is never outvoted: with a mismatch on record nothing is `Verified`.
	pub fn verdict(&self, verifiers: u32) -> Verdict {
		let quorum = quorum(verifiers);
		if self.matches > 0 && self.mismatches > 0 {
			Verdict::Contested
		} else if self.matches >= quorum {
			Verdict::Verified
		} else if self.mismatches >= quorum {
			Verdict::Mismatched
		} else if self.unavailable.saturating_add(self.malformed) >= quorum {
			Verdict::Unavailable
		} else {
			Verdict::Inconclusive
		}
	}
}

/// More than two thirds of the verifiers; at least one.
pub fn quorum(verifiers: u32) -> u32 {
	(u64::from(verifiers) * 2 / 3 + 1) as u32
}

/// How much of the bytes a digest was compared over.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Cover {
	/// Over the whole file.
	Checked,
	/// Not at all.
	Unchecked,
}

/// For each registered digest, how much it was compared over. Nobody is shown more than was done.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Coverage {
	/// BLAKE3, if it is registered.
	pub blake3: Option<Cover>,
	/// SHA-256, if it is registered.
	pub sha256: Option<Cover>,
	/// SM3, if it is registered.
	pub sm3: Option<Cover>,
}

impl Coverage {
	/// The same for every digest that is registered.
	pub fn all(registered: &Digests, cover: Cover) -> Self {
		Self {
			blake3: registered.blake3.map(|_| cover),
			sha256: registered.sha256.map(|_| cover),
			sm3: registered.sm3.map(|_| cover),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_quorum_is_more_than_two_thirds() {
		let expected = [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5), (10, 7), (100, 67)];
		for (verifiers, needed) in expected {
			assert_eq!(quorum(verifiers), needed, "{verifiers}");
		}
	}

	proptest! {
		#[test]
		fn evidence_is_never_outvoted(matches in 0u32..40, mismatches in 0u32..40, unavailable in 0u32..40, malformed in 0u32..40) {
			let tally = Tally { matches, mismatches, unavailable, malformed };
			let verifiers = tally.total();
			match tally.verdict(verifiers) {
				Verdict::Verified => prop_assert!(mismatches == 0 && matches >= quorum(verifiers)),
				Verdict::Mismatched => prop_assert!(matches == 0 && mismatches >= quorum(verifiers)),
				Verdict::Contested => prop_assert!(matches > 0 && mismatches > 0),
				Verdict::Unavailable => prop_assert!(unavailable + malformed >= quorum(verifiers)),
				Verdict::Inconclusive => prop_assert!([matches, mismatches, unavailable + malformed].iter().all(|n| *n < quorum(verifiers))),
			}
		}
	}

	#[test]
	fn the_signed_bytes_are_pinned() {
		let report = Report {
			outcome: Outcome::Mismatch(Difference::Digest(Algorithm::Sha256)),
			bytes_read: 1,
			samples: 0,
			at_ms: 2,
		};
		let payload =
			ReportPayload { genesis: [9; 32], check: 3, about: [8; 32], set: 4, verifier: 5, report };
		let mut expected = alloc::vec![44];
		expected.extend(b"hefu/report");
		expected.extend([9; 32]);
		expected.extend([3, 0, 0, 0, 0, 0, 0, 0]);
		expected.extend([8; 32]);
		expected.extend([4, 0, 0, 0, 5, 0, 0, 0]);
		expected.extend([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
		assert_eq!(payload.signed_bytes(), expected);
	}
}
