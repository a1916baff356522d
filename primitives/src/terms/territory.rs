//! Where: a set of divisions of GB/T 2260, each with all of its parts.

use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::code::Region;

/// Most divisions in a territory: all provinces but one.
pub const MAX_REGIONS: u32 = 33;

/// A territory (地域). None of its divisions lies in another and they are in order: so two territories of the same divisions are
/// the same.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Territory(Option<BoundedVec<Region, ConstU32<MAX_REGIONS>>>);

impl Territory {
	/// Without bound.
	pub fn everywhere() -> Self {
		Self(None)
	}

	/// These divisions; one that lies in another of them adds nothing. `None` when they are too many.
	pub fn of(regions: &[Region]) -> Option<Self> {
		let outside =
			|region: &&Region| !regions.iter().any(|other| other != *region && other.contains(region));
		let mut kept = regions.iter().filter(outside).copied().collect::<Vec<_>>();
		kept.sort_unstable();
		kept.dedup();
		kept.try_into().ok().map(|regions| Self(Some(regions)))
	}

	/// The divisions; `None` when it is without bound.
	pub fn regions(&self) -> Option<&[Region]> {
		self.0.as_ref().map(|regions| regions.as_slice())
	}

	/// Whether the division lies in it with all of its parts.
	pub fn contains(&self, region: &Region) -> bool {
		self.regions().is_none_or(|regions| regions.iter().any(|own| own.contains(region)))
	}

	/// Whether each of its divisions lies in the other.
	pub fn is_within(&self, other: &Self) -> bool {
		match self.regions() {
			None => other.0.is_none(),
			Some(regions) => regions.iter().all(|region| other.contains(region)),
		}
	}

	/// Whether some place lies in both.
	pub fn overlaps(&self, other: &Self) -> bool {
		match (self.regions(), other.regions()) {
			(None, None) => true,
			(Some(regions), None) | (None, Some(regions)) => !regions.is_empty(),
			(Some(own), Some(others)) => {
				own.iter().any(|a| others.iter().any(|b| a.contains(b) || b.contains(a)))
			}
		}
	}

	/// Whether there is a division in it, all exist, and it has the form that [`Territory::of`] gives: decoding checks none of
	/// that.
	pub(super) fn check(&self) -> bool {
		self.regions().is_none_or(|regions| {
			!regions.is_empty()
				&& regions.iter().all(|region| region.check().is_ok())
				&& Self::of(regions).as_ref() == Some(self)
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const GUANGDONG: Region = Region(440_000);
	const SHENZHEN: Region = Region(440_300);
	const ZHEJIANG: Region = Region(330_000);

	#[test]
	fn the_same_places_are_the_same_territory() {
		let plain = Territory::of(&[ZHEJIANG, GUANGDONG]);
		assert_eq!(Territory::of(&[GUANGDONG, SHENZHEN, ZHEJIANG, GUANGDONG]), plain);
		assert_eq!(plain.unwrap().regions(), Some(&[ZHEJIANG, GUANGDONG][..]));
		let many = (0..=MAX_REGIONS).map(|n| Region(110_001 + n)).collect::<Vec<_>>();
		assert_eq!(Territory::of(&many), None);
	}

	#[test]
	fn other_forms_are_refused() {
		let encoded = |regions: &[Region]| Territory::decode(&mut &(1u8, regions).encode()[..]).unwrap();
		assert!(encoded(&[ZHEJIANG, GUANGDONG]).check());
		assert!(!encoded(&[GUANGDONG, ZHEJIANG]).check());
		assert!(!encoded(&[GUANGDONG, SHENZHEN]).check());
		assert!(!encoded(&[Region(1)]).check());
		assert!(!encoded(&[]).check());
		assert!(Territory::everywhere().check());
	}

	#[test]
	fn parts_overlap_with_their_whole() {
		let of = |region| Territory::of(&[region]).unwrap();
		assert!(of(SHENZHEN).overlaps(&of(GUANGDONG)) && of(GUANGDONG).overlaps(&of(SHENZHEN)));
		assert!(!of(ZHEJIANG).overlaps(&of(SHENZHEN)));
		assert!(of(ZHEJIANG).overlaps(&Territory::everywhere()));
		assert!(!Territory::everywhere().is_within(&of(ZHEJIANG)));
	}
}
