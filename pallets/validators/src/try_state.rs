//! What holds at any time.

use super::*;
use frame::{deps::sp_runtime::DispatchError, prelude::*, traits::Contains};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		let approved = Approved::<T>::get();
		let selected = Selected::<T>::get();
		let ordered =
			|members: &[hefu_primitives::MemberId]| members.windows(2).all(|pair| pair[0] < pair[1]);
		ensure!(ordered(&approved) && ordered(&selected), "validators: not sorted, or one twice");
		ensure!(approved.len() as u32 >= MinValidators::<T>::get(), "validators: fewer than the minimum");
		ensure!(selected.len() as u32 >= Self::floor(), "validators: set below the floor");
		for member in &approved {
			let account = Self::account_of(member);
			ensure!(MemberOf::<T>::contains_key(&account), "validators: a node of nobody");
			ensure!(T::HasKeys::contains(&account), "validators: one without keys");
		}
		for member in &selected {
			ensure!(
				MemberOf::<T>::contains_key(Self::account_of(member)),
				"validators: an unknown node is selected"
			);
		}
		let kept = Kept::<T>::get();
		ensure!(kept.len() as u32 <= Self::floor(), "validators: more stay than the floor asks for");
		ensure!(
			kept.iter().all(|member| selected.contains(member)),
			"validators: one stays outside of the set"
		);
		ensure!((MIN_SLOT_MS..=MAX_SLOT_MS).contains(&SlotMs::<T>::get()), "validators: length of a slot");
		ensure!(!SessionBlocks::<T>::get().is_zero(), "validators: sessions without blocks");
		for (account, member) in MemberOf::<T>::iter() {
			ensure!(Self::account_of(&member) == account, "validators: an account of another member");
		}
		Ok(())
	}
}
