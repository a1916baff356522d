//! The terms of a grant (授权条款), typed: what a right may be used for, where, when, how much, by whom else.
//!
//! Each dimension is a set, or something that is more or less, and has a total *is within* relation; terms are within others
//! when they are in every dimension ([`Terms::first_excess`]). The relation is a partial order: so a grant that is made from
//! another never gives more than that has, through however many hands. Clients compile the terms from ODRL; the
//! left operand is named at each.

mod extent;
mod territory;
mod volume;

pub use extent::{Environment, Environments, Exclusivity, Export, Period, Purpose, Purposes, Sectors};
pub use territory::{MAX_REGIONS, Territory};
pub use volume::{Limit, Volume};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	code::{Industry, Region},
	member::Roles,
};

/// The terms of a grant.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Terms {
	/// What for (`purpose`).
	pub purposes: Purposes,
	/// Where (`spatial`).
	pub territory: Territory,
	/// When (`dateTime`, `elapsedTime`).
	pub period: Period,
	/// How much (`count`).
	pub volume: Volume,
	/// Who else may (`exclusive-usage`).
	pub exclusivity: Exclusivity,
	/// Whether others may be granted in turn.
	pub sublicence: Sublicence,
	/// In which industries (`industry`).
	pub sectors: Sectors,
	/// In which surroundings the data may be worked on.
	pub environments: Environments,
	/// Whether the data may leave the country.
	pub export: Export,
	/// Digest of the clauses that no machine judges: liability, warranty, precedence, change of version, termination. Who grants
	/// in turn may add clauses where there are none, and hands on those that are there.
	pub clauses: Option<[u8; 32]>,
}

/// Whether a grantee may grant in turn (转授权), and to whom.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Sublicence {
	/// How many grants may follow one another; 0: none.
	pub depth: u8,
	/// The roles of which a grantee must have one.
	pub grantees: Roles,
}

/// A dimension of terms, in the order in which they are judged.
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
pub enum Dimension {
	/// [`Terms::purposes`].
	Purpose,
	/// [`Terms::territory`].
	Territory,
	/// [`Terms::period`].
	Period,
	/// [`Terms::volume`].
	Volume,
	/// [`Terms::exclusivity`].
	Exclusivity,
	/// [`Terms::sublicence`].
	Sublicence,
	/// [`Terms::sectors`].
	Sector,
	/// [`Terms::environments`].
	Environment,
	/// [`Terms::export`].
	Export,
	/// [`Terms::clauses`].
	Clauses,
}

/// What somebody is about to do with the data.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Use {
	/// What for.
	pub purpose: Purpose,
	/// Where.
	pub region: Region,
	/// In which industry: its division must be known.
	pub sector: Industry,
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

impl Terms {
	/// The first dimension in which these terms give more than `other`, if there is one: `None` when they are within.
	pub fn first_excess(&self, other: &Self) -> Option<Dimension> {
		let within = [
			(Dimension::Purpose, self.purposes.is_within(&other.purposes)),
			(Dimension::Territory, self.territory.is_within(&other.territory)),
			(Dimension::Period, self.period.is_within(&other.period)),
			(Dimension::Volume, self.volume.is_within(&other.volume)),
			(Dimension::Exclusivity, self.exclusivity <= other.exclusivity),
			(Dimension::Sublicence, self.sublicence.is_within(&other.sublicence)),
			(Dimension::Sector, self.sectors.is_within(&other.sectors)),
			(Dimension::Environment, self.environments.is_within(&other.environments)),
			(Dimension::Export, self.export.is_within(&other.export)),
			(Dimension::Clauses, other.clauses.is_none() || self.clauses == other.clauses),
		];
		within.into_iter().find(|(_, within)| !within).map(|(dimension, _)| dimension)
	}

	/// Whether they give no more than `other` in any dimension.
	pub fn is_within(&self, other: &Self) -> bool {
		self.first_excess(other).is_none()
	}

	/// The first dimension in which the use is not allowed, if there is one.
	pub fn first_obstacle(&self, to: &Use) -> Option<Dimension> {
		let allowed = [
			(Dimension::Purpose, self.purposes.contains(to.purpose)),
			(Dimension::Territory, self.territory.contains(&to.region)),
			(Dimension::Period, self.period.contains(to.at_ms)),
			(Dimension::Sector, self.sectors.contains(&to.sector)),
		];
		allowed.into_iter().find(|(_, allowed)| !allowed).map(|(dimension, _)| dimension)
	}

	/// Whether some use is allowed by both: what two grants of which one is exclusive must not have (R4).
	pub fn overlaps(&self, other: &Self) -> bool {
		self.purposes.overlaps(&other.purposes)
			&& self.territory.overlaps(&other.territory)
			&& self.period.overlaps(&other.period)
			&& self.sectors.overlaps(&other.sectors)
	}

	/// The first dimension that allows nothing, or has not the form that it must have: so that what means the same is the same.
	pub fn first_fault(&self) -> Option<Dimension> {
		let sound = [
			(Dimension::Purpose, !self.purposes.is_empty()),
			(Dimension::Territory, self.territory.check()),
			(Dimension::Period, !self.period.is_empty()),
			(Dimension::Volume, self.volume.check()),
			(Dimension::Sublicence, self.sublicence.check()),
			(Dimension::Sector, self.sectors.check()),
			(Dimension::Environment, self.environments.check()),
		];
		sound.into_iter().find(|(_, sound)| !sound).map(|(dimension, _)| dimension)
	}
}

impl Sublicence {
	/// Nobody may be granted anything.
	pub fn none() -> Self {
		Self { depth: 0, grantees: Roles::default() }
	}

	/// Whether it lets no more be granted, and to nobody else.
	pub fn is_within(&self, other: &Self) -> bool {
		self.depth <= other.depth && self.grantees.is_within(&other.grantees)
	}

	/// Who may grant may grant to somebody, and who may not to nobody.
	fn check(&self) -> bool {
		self.grantees.check() && (self.depth == 0) == self.grantees.is_empty()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::member::Role;
	use alloc::vec::Vec;
	use proptest::prelude::*;

	type Change = fn(&mut Terms);

	fn terms() -> Terms {
		Terms {
			purposes: Purposes(0b1011),
			territory: Territory::of(&[Region(440_000), Region(330_100)]).unwrap(),
			period: Period { from_ms: 10, until_ms: Some(20) },
			volume: Volume {
				calls: Some(Limit { amount: 100, period_ms: Some(1_000) }),
				bytes: None,
				seats: Some(5),
			},
			exclusivity: Exclusivity::Sole,
			sublicence: Sublicence { depth: 2, grantees: Roles::of(&[Role::DataUser, Role::Bank]) },
			sectors: Sectors::of(&[Industry { section: b'I', division: None }]),
			environments: Environments::of(&[Environment::Sandbox, Environment::Tee]),
			export: Export::Allowed { basis: [1; 32] },
			clauses: None,
		}
	}

	fn changed(change: impl FnOnce(&mut Terms)) -> Terms {
		let mut changed = terms();
		change(&mut changed);
		changed
	}

	#[test]
	fn more_in_any_dimension_is_too_much() {
		let more: [(Dimension, Change); 15] = [
			(Dimension::Purpose, |terms| terms.purposes = Purposes(0b1111)),
			(Dimension::Territory, |terms| terms.territory = Territory::everywhere()),
			(Dimension::Territory, |terms| terms.territory = Territory::of(&[Region(330_000)]).unwrap()),
			(Dimension::Period, |terms| terms.period.from_ms = 9),
			(Dimension::Period, |terms| terms.period.until_ms = Some(21)),
			(Dimension::Period, |terms| terms.period.until_ms = None),
			(Dimension::Volume, |terms| terms.volume.calls = None),
			(Dimension::Volume, |terms| terms.volume.seats = Some(6)),
			(Dimension::Exclusivity, |terms| terms.exclusivity = Exclusivity::Exclusive),
			(Dimension::Sublicence, |terms| terms.sublicence.depth = 3),
			(Dimension::Sublicence, |terms| terms.sublicence.grantees = Roles::of(&[Role::Carrier])),
			(Dimension::Sector, |terms| terms.sectors = Sectors::all()),
			(Dimension::Environment, |terms| {
				terms.environments = Environments::of(&[Environment::Plain]);
			}),
			(Dimension::Export, |terms| terms.export = Export::Allowed { basis: [2; 32] }),
			// Several: the first is named.
			(Dimension::Purpose, |terms| {
				(terms.purposes, terms.exclusivity) = (Purposes(1 << 63), Exclusivity::Exclusive);
			}),
		];
		for (dimension, change) in more {
			assert_eq!(changed(change).first_excess(&terms()), Some(dimension));
		}
		let with_clauses = changed(|terms| terms.clauses = Some([1; 32]));
		assert!(with_clauses.is_within(&terms()));
		assert_eq!(terms().first_excess(&with_clauses), Some(Dimension::Clauses));
		let others = changed(|terms| terms.clauses = Some([2; 32]));
		assert_eq!(others.first_excess(&with_clauses), Some(Dimension::Clauses));
	}

	#[test]
	fn less_in_every_dimension_is_within() {
		let less = Terms {
			purposes: Purposes(0b0001),
			territory: Territory::of(&[Region(440_300)]).unwrap(),
			period: Period { from_ms: 11, until_ms: Some(19) },
			volume: Volume {
				calls: Some(Limit { amount: 50, period_ms: None }),
				bytes: Some(Limit { amount: 1, period_ms: None }),
				seats: Some(1),
			},
			exclusivity: Exclusivity::None,
			sublicence: Sublicence::none(),
			sectors: Sectors::of(&[Industry { section: b'I', division: Some(65) }]),
			environments: Environments::of(&[Environment::Tee]),
			export: Export::No,
			clauses: Some([1; 32]),
		};
		assert!(less.is_within(&terms()) && !terms().is_within(&less));
		assert_eq!(less.first_fault(), None);
	}

	#[test]
	fn a_use_meets_its_first_obstacle() {
		let allowed = Use {
			purpose: Purpose(1),
			region: Region(440_305),
			sector: Industry { section: b'I', division: Some(65) },
			at_ms: 10,
		};
		assert_eq!(terms().first_obstacle(&allowed), None);
		let other = [
			(Use { purpose: Purpose(2), ..allowed }, Dimension::Purpose),
			(Use { purpose: Purpose(64), ..allowed }, Dimension::Purpose),
			(Use { region: Region(330_200), ..allowed }, Dimension::Territory),
			(Use { at_ms: 9, ..allowed }, Dimension::Period),
			(Use { at_ms: 20, ..allowed }, Dimension::Period),
			(Use { sector: Industry { section: b'A', division: Some(1) }, ..allowed }, Dimension::Sector),
			(Use { sector: Industry { section: b'I', division: None }, ..allowed }, Dimension::Sector),
		];
		for (to, dimension) in other {
			assert_eq!(terms().first_obstacle(&to), Some(dimension));
		}
	}

	#[test]
	fn grants_overlap_only_where_all_dimensions_do() {
		// In one sector and one moment only.
		let other = changed(|terms| {
			terms.sectors = Sectors::of(&[Industry { section: b'I', division: Some(65) }]);
			terms.period = Period { from_ms: 19, until_ms: None };
			terms.territory = Territory::of(&[Region(440_305)]).unwrap();
			terms.purposes = Purposes(0b0110);
		});
		assert!(other.overlaps(&terms()) && terms().overlaps(&other));
		let apart: [Change; 4] = [
			|terms| terms.purposes = Purposes(0b1001),
			|terms| terms.territory = Territory::of(&[Region(330_000)]).unwrap(),
			|terms| terms.period.until_ms = Some(19),
			|terms| terms.sectors = Sectors::of(&[Industry { section: b'A', division: None }]),
		];
		for change in apart {
			assert!(!other.overlaps(&changed(change)));
		}
	}

	#[test]
	fn what_allows_nothing_is_a_fault() {
		assert_eq!(terms().first_fault(), None);
		let faults: [(Dimension, Change); 9] = [
			(Dimension::Purpose, |terms| terms.purposes = Purposes(0)),
			(Dimension::Territory, |terms| terms.territory = Territory::of(&[]).unwrap()),
			(Dimension::Period, |terms| terms.period.until_ms = Some(10)),
			(Dimension::Volume, |terms| terms.volume.seats = Some(0)),
			(Dimension::Volume, |terms| {
				terms.volume.bytes = Some(Limit { amount: 1, period_ms: Some(0) });
			}),
			(Dimension::Sublicence, |terms| terms.sublicence.depth = 0),
			(Dimension::Sublicence, |terms| terms.sublicence.grantees = Roles::default()),
			(Dimension::Sector, |terms| terms.sectors = Sectors(1)),
			(Dimension::Environment, |terms| terms.environments = Environments::of(&[])),
		];
		for (dimension, change) in faults {
			assert_eq!(changed(change).first_fault(), Some(dimension));
		}
	}

	fn limits() -> impl Strategy<Value = Option<Limit>> {
		// Few values, so that they meet.
		proptest::option::of(
			(1u64..4, proptest::option::of(1u64..3))
				.prop_map(|(amount, period_ms)| Limit { amount, period_ms }),
		)
	}

	fn territories() -> impl Strategy<Value = Territory> {
		let regions = [440_000, 440_300, 440_305, 440_100, 330_000, 330_100].map(Region);
		let some = proptest::sample::subsequence(regions.to_vec(), 0..4)
			.prop_map(|regions| Territory::of(&regions).unwrap());
		prop_oneof![1 => Just(Territory::everywhere()), 4 => some]
	}

	fn any_terms() -> impl Strategy<Value = Terms> {
		let first = (
			0u64..4,
			territories(),
			(0u64..3, proptest::option::of(3u64..5)),
			(limits(), limits(), proptest::option::of(1u32..3)),
			0usize..3,
		);
		let second =
			((0u8..3, 0usize..3), 0u8..3, 0u8..3, proptest::option::of(1u8..3), proptest::option::of(1u8..3));
		(first, second).prop_map(|(first, second)| {
			let (purposes, territory, (from_ms, until_ms), (calls, bytes, seats), exclusivity) = first;
			let ((depth, roles), sectors, environments, basis, clauses) = second;
			let exclusivities = [Exclusivity::None, Exclusivity::Sole, Exclusivity::Exclusive];
			Terms {
				purposes: Purposes(purposes),
				territory,
				period: Period { from_ms, until_ms },
				volume: Volume { calls, bytes, seats },
				exclusivity: exclusivities[exclusivity],
				sublicence: Sublicence { depth, grantees: Roles::of(&Role::ALL[..roles]) },
				sectors: Sectors(u128::from(sectors) << 1),
				environments: Environments::of(
					&[Environment::OnSite, Environment::Sandbox][..usize::from(environments)],
				),
				export: basis.map_or(Export::No, |seed| Export::Allowed { basis: [seed; 32] }),
				clauses: clauses.map(|seed| [seed; 32]),
			}
		})
	}

	/// Terms, and others that differ from them in few dimensions: independent ones are hardly ever within each other.
	fn related() -> impl Strategy<Value = (Terms, Terms, Terms)> {
		let dimensions = || proptest::collection::vec(any::<bool>(), 10);
		(any_terms(), any_terms(), any_terms(), dimensions(), dimensions()).prop_map(
			|(a, b, c, first, second)| {
				let mixed = |base: &Terms, other: &Terms, take: &[bool]| {
					let mut mixed = base.clone();
					let moves: [fn(&mut Terms, &Terms); 10] = [
						|to, from| to.purposes = from.purposes,
						|to, from| to.territory = from.territory.clone(),
						|to, from| to.period = from.period,
						|to, from| to.volume = from.volume,
						|to, from| to.exclusivity = from.exclusivity,
						|to, from| to.sublicence = from.sublicence,
						|to, from| to.sectors = from.sectors,
						|to, from| to.environments = from.environments,
						|to, from| to.export = from.export,
						|to, from| to.clauses = from.clauses,
					];
					for (apply, _) in moves.iter().zip(take).filter(|(_, take)| **take) {
						apply(&mut mixed, other);
					}
					mixed
				};
				let near = mixed(&a, &b, &first);
				let far = mixed(&near, &c, &second);
				(a, near, far)
			},
		)
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(4_096))]

		#[test]
		fn is_within_is_a_partial_order((a, b, c) in related()) {
			for terms in [&a, &b, &c] {
				prop_assert!(terms.is_within(terms), "reflexive");
			}
			let all = [&a, &b, &c];
			for one in all {
				for other in all {
					if one.is_within(other) && other.is_within(one) {
						prop_assert_eq!(one, other, "antisymmetric");
					}
					for third in all {
						if one.is_within(other) && other.is_within(third) {
							prop_assert!(one.is_within(third), "transitive");
						}
					}
				}
			}
		}

		#[test]
		fn territories_are_partially_ordered(sets in proptest::collection::vec(territories(), 3)) {
			for a in &sets {
				prop_assert!(a.is_within(a));
				for b in &sets {
					prop_assert!(!(a.is_within(b) && b.is_within(a)) || a == b);
					prop_assert_eq!(a.overlaps(b), b.overlaps(a));
					for c in &sets {
						prop_assert!(!(a.is_within(b) && b.is_within(c)) || a.is_within(c));
					}
				}
			}
		}

		#[test]
		fn limits_are_partially_ordered(limits in proptest::collection::vec(limits(), 3)) {
			let volumes = limits.iter().map(|calls| Volume { calls: *calls, bytes: None, seats: None });
			let volumes = volumes.collect::<Vec<_>>();
			for a in &volumes {
				prop_assert!(a.is_within(a));
				for b in &volumes {
					prop_assert!(!(a.is_within(b) && b.is_within(a)) || a == b);
					for c in &volumes {
						prop_assert!(!(a.is_within(b) && b.is_within(c)) || a.is_within(c));
					}
				}
			}
		}

		#[test]
		fn what_narrower_terms_allow_wider_ones_allow(
			(a, b, _) in related(),
			purpose in 0u8..4,
			region in proptest::sample::select(alloc::vec![440_300u32, 440_305, 330_200, 110_000]),
			division in 1u8..4,
			at_ms in 0u64..6,
		) {
			let section = if division < 6 { b'A' } else { b'B' };
			let to = Use {
				purpose: Purpose(purpose),
				region: Region(region),
				sector: Industry { section, division: Some(division) },
				at_ms,
			};
			if a.is_within(&b) && a.first_obstacle(&to).is_none() {
				prop_assert_eq!(b.first_obstacle(&to), None);
			}
			// And what two allow is where they overlap.
			if a.first_obstacle(&to).is_none() && b.first_obstacle(&to).is_none() {
				prop_assert!(a.overlaps(&b));
			}
		}
	}
}
