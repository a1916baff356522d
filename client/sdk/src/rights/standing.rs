//! Whether a grant stands: by what is recorded of it and of the grants above it, and of the right from which the first was made.

use std::collections::{BTreeMap, btree_map::Entry};

use hefu_primitives::{DatasetId, GrantId, right::Right};
use subxt::utils::Static;

use super::{Grant, MAX_LEVELS};
use crate::{Client, Error, chain, client::At};

/// Whether a grant stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	/// It stands.
	InForce,
	/// Its period has not begun.
	NotYet,
	/// Its period is over.
	Lapsed,
	/// This one was revoked: the grant itself, or one above it.
	Revoked(GrantId),
	/// The right to operate from which the first grant was made was given up.
	RightLost,
}

impl Standing {
	/// Of the first of these at a moment; the others are those above it, up to one that was made from a right.
	pub fn of(chain: &[(GrantId, Grant)], right_held: bool, at_ms: u64) -> Self {
		let revoked = chain.iter().find(|(_, grant)| grant.revoked_ms.is_some_and(|ms| ms <= at_ms));
		if let Some((id, _)) = revoked {
			return Self::Revoked(*id);
		}
		if !right_held {
			return Self::RightLost;
		}
		let Some((_, grant)) = chain.first() else { return Self::InForce };
		let period = &grant.terms.period;
		if at_ms < period.from_ms {
			Self::NotYet
		} else if period.until_ms.is_some_and(|until| until <= at_ms) {
			Self::Lapsed
		} else {
			Self::InForce
		}
	}
}

/// From when on the first of these allows nothing any more, as far as is known: it lapses then, or it or one above it was revoked, in
/// milliseconds since 1970 UTC. The others are those above it ([`Client::grant_chain`]).
pub fn end_of(chain: &[(GrantId, Grant)]) -> Option<u64> {
	let ends = chain.iter().flat_map(|(_, grant)| [grant.revoked_ms, grant.terms.period.until_ms]);
	ends.flatten().min()
}

impl Client {
	/// Whether the grant stands at a moment, in milliseconds since 1970 UTC, that is the first of these, as
	/// [`Client::grant_chain`] finds them.
	pub async fn standing(&self, at: &At, chain: &[(GrantId, Grant)], at_ms: u64) -> Result<Standing, Error> {
		let held = match chain.last() {
			Some((id, first)) => self.is_rooted(at, *id, first.dataset.0, at_ms).await?,
			None => false,
		};
		Ok(Standing::of(chain, held, at_ms))
	}

	/// The same of each of all grants.
	pub async fn standings(
		&self,
		at: &At,
		grants: &[(GrantId, Grant)],
		at_ms: u64,
	) -> Result<Vec<Standing>, Error> {
		let places: BTreeMap<_, _> = grants.iter().map(|(id, grant)| (*id, grant)).collect();
		let mut held = BTreeMap::new();
		let mut standings = Vec::new();
		for (id, grant) in grants {
			let chain = with_those_above(*id, grant, &places);
			let first = chain.last().map_or(*id, |(first, _)| *first);
			let rooted = match held.entry(first) {
				Entry::Occupied(known) => *known.get(),
				Entry::Vacant(new) => *new.insert(self.is_rooted(at, first, grant.dataset.0, at_ms).await?),
			};
			standings.push(Standing::of(&chain, rooted, at_ms));
		}
		Ok(standings)
	}

	/// Whether somebody has, at a moment, the right to operate from which a grant was made.
	async fn is_rooted(
		&self,
		at: &At,
		grant: GrantId,
		dataset: DatasetId,
		at_ms: u64,
	) -> Result<bool, Error> {
		let root = self.value(at, chain::storage().rights().roots(), (Static(grant),)).await?;
		let Some(root) = root else { return Ok(false) };
		let key = (Static(dataset), Static(Right::Operate), root.claimant);
		let title = self.value(at, chain::storage().rights().titles(), key).await?;
		Ok(title.is_some_and(|title| title.ended_ms.is_none_or(|ended| at_ms < ended)))
	}
}

/// A grant and those above it.
fn with_those_above(id: GrantId, grant: &Grant, places: &BTreeMap<GrantId, &Grant>) -> Vec<(GrantId, Grant)> {
	let above = |grant: &Grant| grant.parent.as_ref().map(|parent| parent.0);
	let mut chain = vec![(id, grant.clone())];
	let mut next = above(grant);
	while let Some(id) = next.filter(|_| chain.len() < MAX_LEVELS) {
		let Some(grant) = places.get(&id) else { break };
		next = above(grant);
		chain.push((id, (*grant).clone()));
	}
	chain
}

#[cfg(test)]
mod tests {
	use super::*;
	use hefu_primitives::{
		MemberId,
		member::Roles,
		terms::{
			Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms, Territory,
			Volume,
		},
	};

	/// A grant of the moments 10 to 19, with one above it that ends no earlier.
	fn chain() -> Vec<(GrantId, Grant)> {
		let grant = |parent: Option<GrantId>, until_ms| Grant {
			dataset: Static(DatasetId([1; 32])),
			right: Static(Right::Use),
			grantor: Static(MemberId([2; 32])),
			grantee: Static(MemberId([3; 32])),
			parent: parent.map(Static),
			level: 1,
			terms: Static(Terms {
				purposes: Purposes(1),
				territory: Territory::everywhere(),
				period: Period { from_ms: 10, until_ms },
				volume: Volume { calls: None, bytes: None, seats: None },
				exclusivity: Exclusivity::None,
				sublicence: Sublicence { depth: 0, grantees: Roles::of(&[]) },
				sectors: Sectors::all(),
				environments: Environments::of(&[]),
				export: Export::No,
				clauses: None,
			}),
			number: 0,
			made_ms: 5,
			revoked_ms: None,
		};
		let [own, above] = [4, 5].map(|byte| GrantId([byte; 32]));
		vec![(own, grant(Some(above), Some(20))), (above, grant(None, None))]
	}

	#[test]
	fn a_grant_stands_for_its_period() {
		let at = |ms| Standing::of(&chain(), true, ms);
		assert_eq!(
			[9, 10, 19, 20].map(at),
			[Standing::NotYet, Standing::InForce, Standing::InForce, Standing::Lapsed]
		);
	}

	#[test]
	fn it_ends_with_what_is_above_it() {
		let mut chain = chain();
		assert_eq!(end_of(&chain), Some(20));
		assert_eq!(Standing::of(&chain, false, 15), Standing::RightLost);
		let above = chain[1].0;
		chain[1].1.revoked_ms = Some(12);
		assert_eq!(Standing::of(&chain, true, 11), Standing::InForce);
		assert_eq!((Standing::of(&chain, true, 12), end_of(&chain)), (Standing::Revoked(above), Some(12)));
		let own = chain[0].0;
		chain[0].1.revoked_ms = Some(13);
		assert_eq!(Standing::of(&chain, true, 13), Standing::Revoked(own));
	}
}
