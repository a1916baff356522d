//! The dimensions that are sets of a few things, or steps one above the other.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::code::Industry;

/// A purpose (使用目的) by its number, 0 to 63, in the governed list of purposes.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Purpose(pub u8);

/// A set of purposes, one bit each.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Purposes(pub u64);

impl Purposes {
	/// Whether the purpose is in the set.
	pub fn contains(&self, Purpose(number): Purpose) -> bool {
		1u64.checked_shl(u32::from(number)).is_some_and(|bit| self.0 & bit != 0)
	}

	/// Whether every purpose is in the other set.
	pub const fn is_within(&self, other: &Self) -> bool {
		self.0 & !other.0 == 0
	}

	/// Whether a purpose is in both.
	pub const fn overlaps(&self, other: &Self) -> bool {
		self.0 & other.0 != 0
	}

	/// Whether it is the empty set.
	pub const fn is_empty(&self) -> bool {
		self.0 == 0
	}
}

/// From when and until when.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Period {
	/// The first moment: milliseconds since 1970 UTC.
	pub from_ms: u64,
	/// The first moment after it; none: without end.
	pub until_ms: Option<u64>,
}

impl Period {
	/// Whether the moment lies in it.
	pub fn contains(&self, ms: u64) -> bool {
		self.from_ms <= ms && self.until_ms.is_none_or(|until| ms < until)
	}

	/// Whether it begins no earlier and ends no later.
	pub fn is_within(&self, other: &Self) -> bool {
		let ends = match (self.until_ms, other.until_ms) {
			(_, None) => true,
			(None, Some(_)) => false,
			(Some(own), Some(others)) => own <= others,
		};
		other.from_ms <= self.from_ms && ends
	}

	/// Whether a moment lies in both.
	pub fn overlaps(&self, other: &Self) -> bool {
		let last = self.from_ms.max(other.from_ms);
		self.contains(last) && other.contains(last)
	}

	/// Whether no moment lies in it.
	pub fn is_empty(&self) -> bool {
		!self.contains(self.from_ms)
	}
}

/// Who else may do the same (排他性). More is a right against more people.
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
pub enum Exclusivity {
	/// Everybody to whom it is granted (普通许可).
	None,
	/// Nobody but the grantor (排他许可).
	Sole,
	/// Nobody, not even the grantor (独占许可).
	Exclusive,
}

/// A set of industries: the divisions (大类) of GB/T 4754, one bit each.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Sectors(pub u128);

impl Sectors {
	/// First and last division.
	const DIVISIONS: core::ops::RangeInclusive<u8> = 1..=97;

	/// Every industry.
	pub fn all() -> Self {
		Self::DIVISIONS.fold(Self(0), |set, division| Self(set.0 | 1 << division))
	}

	/// The divisions of these industries; a section stands for all of its divisions.
	pub fn of(industries: &[Industry]) -> Self {
		let divisions = industries.iter().flat_map(|industry| {
			Self::DIVISIONS.filter(move |division| match industry.division {
				Some(own) => own == *division,
				None => Industry { section: industry.section, division: Some(*division) }.check().is_ok(),
			})
		});
		divisions.fold(Self(0), |set, division| Self(set.0 | 1 << division))
	}

	/// Whether the industry's division is in the set; one of which only the section is known is in none.
	pub fn contains(&self, industry: &Industry) -> bool {
		let bit = industry.division.and_then(|division| 1u128.checked_shl(u32::from(division)));
		bit.is_some_and(|bit| self.0 & bit != 0) && industry.check().is_ok()
	}

	/// Whether every division is in the other set.
	pub const fn is_within(&self, other: &Self) -> bool {
		self.0 & !other.0 == 0
	}

	/// Whether a division is in both.
	pub const fn overlaps(&self, other: &Self) -> bool {
		self.0 & other.0 != 0
	}

	/// Whether something is in it, and every bit is a division.
	pub(super) fn check(&self) -> bool {
		self.0 != 0 && self.is_within(&Self::all())
	}
}

/// Surroundings in which data are worked on (使用环境). None is safer than another in every respect: so they are a set, and no
/// scale.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Environment {
	/// At the holder's premises (现场).
	OnSite = 0,
	/// In a sandbox that gives nothing out but results (数据沙箱).
	Sandbox = 1,
	/// In a trusted execution environment (可信执行环境).
	Tee = 2,
	/// By multi-party computation (多方安全计算).
	Mpc = 3,
	/// In the grantee's own systems (明文交付).
	Plain = 4,
}

/// A set of surroundings, one bit each.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Environments(u8);

impl Environments {
	/// Bits that mean something.
	const KNOWN: u8 = 0b1_1111;

	/// The set of these.
	pub fn of(environments: &[Environment]) -> Self {
		Self(environments.iter().fold(0, |bits, environment| bits | 1 << *environment as u8))
	}

	/// Whether it is in the set.
	pub const fn contains(&self, environment: Environment) -> bool {
		self.0 & 1 << environment as u8 != 0
	}

	/// Whether each of them is in the other set.
	pub const fn is_within(&self, other: &Self) -> bool {
		self.0 & !other.0 == 0
	}

	/// Whether something is in it, and every bit means something.
	pub(super) const fn check(&self) -> bool {
		self.0 != 0 && self.0 & !Self::KNOWN == 0
	}
}

/// Whether the data may leave the country (数据出境).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Export {
	/// They may not.
	No,
	/// They may, on this ground.
	Allowed {
		/// Digest of the assessment, the standard contract or the exemption.
		basis: [u8; 32],
	},
}

impl Export {
	/// Whether it allows no more, and on no other ground.
	pub fn is_within(&self, other: &Self) -> bool {
		*self == Self::No || self == other
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sections_are_their_divisions() {
		let section = Sectors::of(&[Industry { section: b'I', division: None }]);
		assert_eq!(section, Sectors(1 << 63 | 1 << 64 | 1 << 65));
		assert!(section.contains(&Industry { section: b'I', division: Some(65) }));
		// `A65` does not exist.
		assert!(!section.contains(&Industry { section: b'A', division: Some(65) }));
		assert_eq!(Sectors::all().0.count_ones(), 97);
		let every = (b'A'..=b'T').map(|section| Industry { section, division: None });
		assert_eq!(Sectors::of(&every.collect::<alloc::vec::Vec<_>>()), Sectors::all());
	}

	#[test]
	fn periods_have_no_last_moment() {
		let period = Period { from_ms: 5, until_ms: Some(7) };
		assert!(period.contains(5) && period.contains(6) && !period.contains(7) && !period.contains(4));
		assert!(!period.overlaps(&Period { from_ms: 7, until_ms: None }));
		assert!(period.overlaps(&Period { from_ms: 6, until_ms: None }));
		assert!(Period { from_ms: 7, until_ms: Some(7) }.is_empty());
		assert!(!Period { from_ms: u64::MAX, until_ms: None }.is_empty());
	}
}
