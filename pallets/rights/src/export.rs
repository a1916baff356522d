//! Whether somebody may take data out of the country, as far as rights say so.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{DatasetId, GrantId, MemberId, right::Right, terms::Export};
use pallet_support::ExportInspect;

use crate::{Config, Grants, MAX_LEVELS, Pallet};

impl<T: Config> ExportInspect for Pallet<T> {
	fn may_export(dataset: &DatasetId, grant: Option<&GrantId>, member: &MemberId) -> bool {
		let now = T::Clock::get();
		let Some(id) = grant else {
			return Right::ALL.iter().any(|right| Self::is_held_at(dataset, *right, member, now));
		};
		Grants::<T>::get(id).is_some_and(|grant| {
			grant.dataset == *dataset
				&& grant.grantee == *member
				&& grant.terms.export != Export::No
				&& grant.terms.period.contains(now)
				&& Self::check_chain(id, now).is_ok()
		})
	}

	/// A chain of grants, its root and its title, and three rights.
	fn may_export_weight() -> Weight {
		T::DbWeight::get().reads(u64::from(MAX_LEVELS).saturating_add(6))
	}
}
