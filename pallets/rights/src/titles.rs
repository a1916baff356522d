//! Titles: rights as they were claimed, whoever has them now. Grants hang on them.

use hefu_primitives::{DatasetId, GrantId, MemberId, right::Right};

use crate::{
	Acquired, Config, Encumbrances, Error, Grant, Grants, MAX_LEVELS, Pallet, Root, Roots, Title, Titles,
};

impl<T: Config> Pallet<T> {
	/// Who claimed the right that the member has, or had last.
	pub(crate) fn claimant(dataset: &DatasetId, right: Right, member: &MemberId) -> MemberId {
		Acquired::<T>::get((dataset, right, member)).unwrap_or(*member)
	}

	/// On what a grant hangs that the member makes now from its right to operate.
	pub(crate) fn root_of(dataset: &DatasetId, grantor: &MemberId) -> Result<Root, Error<T>> {
		let claimant = Self::claimant(dataset, Right::Operate, grantor);
		let title = Titles::<T>::get((dataset, Right::Operate, claimant)).ok_or(Error::<T>::NotHeld)?;
		Ok(Root { claimant, tenure: title.tenure })
	}

	/// The title on which a grant hangs that was made from a right.
	pub(crate) fn title_of(id: &GrantId, grant: &Grant) -> Option<(Root, Title)> {
		let root = Roots::<T>::get(id)?;
		Some((root, Titles::<T>::get((grant.dataset, Right::Operate, root.claimant))?))
	}

	/// Whether somebody had the right, at that moment after the grant was made, from which it was made.
	pub(crate) fn is_rooted_at(id: &GrantId, grant: &Grant, ms: u64) -> bool {
		Self::title_of(id, grant).is_some_and(|(_, title)| title.is_held_at(ms))
	}

	/// Who has the right from which the first grant of the chain was made.
	pub(crate) fn holder_above(id: &GrantId) -> Option<MemberId> {
		let mut next = *id;
		for _ in 0..MAX_LEVELS {
			let grant = Grants::<T>::get(next)?;
			let Some(parent) = grant.parent else {
				return Self::title_of(&next, &grant).map(|(_, title)| title.holder);
			};
			next = parent;
		}
		None
	}

	/// R5: who stands for the grant now and can revoke it: whoever made it; or whoever has the right from which it was made, if each
	/// that got it took over what was granted; or the last that did.
	pub(crate) fn stands_for(id: &GrantId, grant: &Grant) -> MemberId {
		let Some((root, title)) = Self::title_of(id, grant) else { return grant.grantor };
		Encumbrances::<T>::get((grant.dataset, root.claimant, root.tenure)).unwrap_or(title.holder)
	}
}
