//! What verifiers are asked, what they report, and what comes of it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	dataset::Distribution,
	digest::{Algorithm, Digests, blake2_256},
	id::{DatasetId, GenesisHash},
	slices::{self, Tree},
};

/// Largest file that verifiers read whole, in bytes (16 MiB). Of a larger one they read samples.
pub const MAX_WHOLE_FILE: u64 = 16 * 1024 * 1024;

/// Largest file that is checked, in bytes (64 TiB): up to here the most samples take fewer than 6,000 requests.
pub const MAX_SAMPLED_FILE: u64 = 1 << 46;

/// How much a check asks of its verifiers, as a multiple of the smallest: 1 for a file that is read whole, 2 for one whose
/// outboard is streamed (up to 1 GiB), 3 for a larger one.
pub fn effort(size: u64) -> u32 {
	match size {
		..=MAX_WHOLE_FILE => 1,
		_ if Tree::new(size).outboard_bytes() <= slices::plan::MAX_STREAMED_OUTBOARD => 2,
		_ => 3,
	}
}

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
	/// This digest differs. Of a file that was sampled: the tree that the host serves has another BLAKE3 root, and the samples
	/// fit that tree.
	Digest(Algorithm),
	/// This group of 16 KiB, counted from 0, does not fit the registered BLAKE3 root, to which its path fits. The first one
	/// that the verifier found.
	Group(u64),
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
	/// Another HTTP status than 200, or 206 for a part.
	Status(u16),
	/// The consortium's rules for locators no longer allow this one.
	NotAllowed,
	/// The file's outboard could not be had: another HTTP status than 206.
	NoOutboard(u16),
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
	/// Another part than the one asked for, or the whole file: the host ignores `Range`.
	Range,
	/// The outboard fits neither the registered root nor, with the samples, another one; or it has another size.
	Outboard,
}

/// What a verifier reports of one check.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Report {
	/// What it found.
	pub outcome: Outcome,
	/// Bytes that it read, of the file and of its outboard.
	pub bytes_read: u64,
	/// Number of groups that it read; 0 when the file was read whole. A `Match` has as many as the check asks for.
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
	/// The group that the check's evidence names, when it was among those read: [`Difference::Group`].
	pub evidence: Option<u64>,
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
	/// Some were served the registered bytes and some, of the same part, others: the host answers differently (有争议).
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
		let count = self.of(outcome);
		*count = count.saturating_add(1);
	}

	/// Takes one report out again.
	pub fn discount(&mut self, outcome: &Outcome) {
		let count = self.of(outcome);
		*count = count.saturating_sub(1);
	}

	fn of(&mut self, outcome: &Outcome) -> &mut u32 {
		match outcome {
			Outcome::Match => &mut self.matches,
			Outcome::Mismatch(_) => &mut self.mismatches,
			Outcome::Unavailable(_) => &mut self.unavailable,
			Outcome::Malformed(_) => &mut self.malformed,
		}
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
	/// Over samples: groups of 16 KiB that each verifier drew for itself.
	Sampled {
		/// Groups that one verifier read; those who found a match all read so many.
		groups: u32,
		/// The probability, in basis points, that these catch a corruption of 1 % of the groups: [`slices::confidence`].
		/// 10,000 when they are all.
		confidence: u16,
	},
}

impl Cover {
	/// That of `groups` groups of a file of `size` bytes.
	pub fn sampled(size: u64, groups: u32) -> Self {
		let all = u64::from(groups) >= Tree::new(size).groups();
		Self::Sampled { groups, confidence: if all { 10_000 } else { slices::confidence(groups, 10) } }
	}
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
		let payload = ReportPayload {
			genesis: [9; 32],
			check: 3,
			about: [8; 32],
			set: 4,
			verifier: 5,
			report,
			evidence: None,
		};
		let mut expected = alloc::vec![44];
		expected.extend(b"hefu/report");
		expected.extend([9; 32]);
		expected.extend([3, 0, 0, 0, 0, 0, 0, 0]);
		expected.extend([8; 32]);
		expected.extend([4, 0, 0, 0, 5, 0, 0, 0]);
		expected.extend([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
		expected.push(0);
		assert_eq!(payload.signed_bytes(), expected);
		let about_evidence = ReportPayload { evidence: Some(6), ..payload };
		expected.pop();
		expected.extend([1, 6, 0, 0, 0, 0, 0, 0, 0]);
		assert_eq!(about_evidence.signed_bytes(), expected);
	}

	#[test]
	fn what_is_recorded_is_encoded_as_ever() {
		let cases: [(alloc::vec::Vec<u8>, &[u8]); 9] = [
			(Outcome::Mismatch(Difference::Size).encode(), &[1, 0]),
			(Outcome::Mismatch(Difference::Group(258)).encode(), &[1, 2, 2, 1, 0, 0, 0, 0, 0, 0]),
			(Outcome::Unavailable(Unavailability::NotAllowed).encode(), &[2, 4]),
			(Outcome::Unavailable(Unavailability::NoOutboard(404)).encode(), &[2, 5, 148, 1]),
			(Outcome::Malformed(Malformation::Range).encode(), &[3, 2]),
			(Outcome::Malformed(Malformation::Outboard).encode(), &[3, 3]),
			(Cover::Checked.encode(), &[0]),
			(Cover::Unchecked.encode(), &[1]),
			(Cover::sampled(1 << 30, 300).encode(), &[2, 44, 1, 0, 0, 32, 37]),
		];
		for (encoded, expected) in cases {
			assert_eq!(encoded, expected);
		}
	}

	#[test]
	fn larger_files_ask_for_more() {
		let gib = 1 << 30;
		for (size, expected) in
			[(0, 1), (MAX_WHOLE_FILE, 1), (MAX_WHOLE_FILE + 1, 2), (gib, 2), (gib + 16_385, 3), (u64::MAX, 3)]
		{
			assert_eq!(effort(size), expected, "{size}");
		}
	}

	#[test]
	fn what_was_counted_can_be_taken_out() {
		for outcome in [
			Outcome::Match,
			Outcome::Mismatch(Difference::Group(1)),
			Outcome::Unavailable(Unavailability::Timeout),
			Outcome::Malformed(Malformation::Range),
		] {
			let mut tally = Tally::default();
			tally.count(&outcome);
			assert_eq!(tally.total(), 1);
			tally.discount(&outcome);
			tally.discount(&outcome);
			assert_eq!(tally, Tally::default());
		}
	}
}
