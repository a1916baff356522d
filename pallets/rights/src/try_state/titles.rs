//! R1, R5: who has a right, and what hangs on it.

use alloc::collections::{BTreeMap, BTreeSet};
use frame::prelude::*;
use hefu_primitives::{
	GrantId,
	right::{Right, Rights},
};

use crate::{
	Acceptances, Acquired, Config, Encumbrances, Grant, Grants, Holdings, Pallet, Pledges, Roots, Titles,
};

impl<T: Config> Pallet<T> {
	/// R1, R5: each right that was claimed is had by one member, or by none any more; and nobody has what was not claimed.
	pub(super) fn titles_are_held() -> Result<(), DispatchError> {
		let mut live = BTreeMap::new();
		for ((dataset, right, claimant), title) in Titles::<T>::iter() {
			let claimed = Holdings::<T>::contains_key((dataset, right, claimant));
			ensure!(claimed, "R1: a title that nobody claimed");
			if title.ended_ms.is_none() {
				live.insert((dataset, right, title.holder), claimant);
			}
		}
		let mut held = BTreeMap::new();
		for ((dataset, right, member), holding) in Holdings::<T>::iter() {
			let claimant = Self::claimant(&dataset, right, &member);
			let title = Titles::<T>::get((dataset, right, claimant)).ok_or("R1: a right without a title")?;
			if holding.until_ms.is_none() {
				held.insert((dataset, right, member), claimant);
			} else {
				// Another has it by the same title, or nobody.
				let kept = title.holder == member && title.ended_ms.is_none();
				ensure!(!kept, "R5: a right that its holder has no more");
			}
		}
		ensure!(live == held, "R5: a right is not its title's holder's");
		for (dataset, right, member) in Acquired::<T>::iter_keys() {
			let own = Self::claimant(&dataset, right, &member) == member;
			let had = Holdings::<T>::contains_key((dataset, right, member));
			ensure!(had && !own, "R5: a right that went to nobody, or to who claimed it");
		}
		Ok(())
	}

	/// R5: each tenure that is over has one who stands for what was granted in it, and each grant from a right hangs on a tenure.
	pub(super) fn encumbrances_are_of_past_tenures() -> Result<(), DispatchError> {
		let mut listed = 0u64;
		for ((dataset, claimant, tenure), grantor) in Encumbrances::<T>::iter() {
			let title = Titles::<T>::get((dataset, Right::Operate, claimant));
			let title = title.ok_or("R5: an encumbrance of no right")?;
			ensure!(tenure < title.tenure, "R5: an encumbrance of a tenure that is not over");
			let had = Holdings::<T>::contains_key((dataset, Right::Operate, grantor));
			ensure!(had, "R5: who stands for grants never had the right");
			listed = listed.saturating_add(1);
		}
		let over =
			Titles::<T>::iter_values().fold(0u64, |sum, title| sum.saturating_add(title.tenure.into()));
		ensure!(over == listed, "R5: a tenure that is over is no encumbrance");
		let roots = Roots::<T>::iter_keys().collect::<BTreeSet<_>>();
		let from_rights = Grants::<T>::iter().filter(|(_, grant)| grant.parent.is_none());
		ensure!(roots == from_rights.map(|(id, _)| id).collect(), "R5: a root of no grant from a right");
		Ok(())
	}

	/// R3, R5, of a grant that was made from a right: it hangs on the title of one.
	pub(super) fn is_rooted(id: &GrantId, grant: &Grant) -> Result<(), DispatchError> {
		let rooted = Self::title_of(id, grant).filter(|(root, title)| root.tenure <= title.tenure);
		let had = Holdings::<T>::contains_key((grant.dataset, Right::Operate, grant.grantor));
		ensure!(rooted.is_some() && had && grant.level == 1, "R3: a grant from nothing");
		// What was made in the very block in which the right was given up ended in it.
		let given_up =
			rooted.and_then(|(_, title)| title.ended_ms).is_some_and(|ended| ended < grant.made_ms);
		ensure!(!given_up, "R5: a grant from a right that was given up");
		Ok(())
	}

	/// A right is pledged by who has it, to another.
	pub(super) fn pledges_are_of_rights_that_are_held() -> Result<(), DispatchError> {
		for ((dataset, right, holder), pledge) in Pledges::<T>::iter() {
			ensure!(Self::held_now(&dataset, right, &holder).is_ok(), "a pledge of a right that nobody has");
			ensure!(pledge.pledgee != holder, "a pledge to who has the right");
		}
		Ok(())
	}

	/// What somebody accepted is some right of another's.
	pub(super) fn acceptances_are_of_rights() -> Result<(), DispatchError> {
		for ((_, from, to), acceptance) in Acceptances::<T>::iter() {
			let is_some = acceptance.rights != Rights::default();
			ensure!(from != to && is_some, "an acceptance of nothing");
		}
		Ok(())
	}
}
