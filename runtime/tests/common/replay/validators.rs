//! Validators. No event says which verifiers' keys a set has: they are those that the selected members had brought when the session
//! before the set's was begun (`Verification.Sets`).

use std::collections::BTreeMap;

use hefu_primitives::MemberId;
use hefu_runtime::{Runtime, SessionKeys, Validators};
use pallet_validators::{Approved, Event, Kept, MemberOf, Rekeyed, Selected};
use pallet_verification::VerifierId;
use sp_runtime::BoundedVec;

/// The members' nodes, as far as verifiers' keys depend on them.
pub struct Nodes {
	/// The keys that each member brought.
	keys: BTreeMap<MemberId, SessionKeys>,
	/// Verifiers' keys of this session,
	active: Vec<VerifierId>,
	/// and of the next.
	queued: Vec<VerifierId>,
}

impl Nodes {
	/// Within the genesis state.
	pub fn at_genesis() -> Self {
		let members = MemberOf::<Runtime>::iter();
		let keys = members.map(|(account, member)| {
			let keys = pallet_session::NextKeys::<Runtime>::get(account);
			(member, keys.expect("who is named at genesis has keys"))
		});
		let mut nodes = Self { keys: keys.collect(), active: Vec::new(), queued: Vec::new() };
		nodes.queued = nodes.selected();
		nodes
	}

	/// The keys of the members in the set that was selected last.
	fn selected(&self) -> Vec<VerifierId> {
		let selected = Selected::<Runtime>::get();
		let keys = selected.iter().filter_map(|member| self.keys.get(member));
		keys.map(|keys| keys.verifier.clone()).collect()
	}

	/// A session begins, with the keys that were queued when the one before it began.
	pub fn new_session(&mut self) {
		Rekeyed::<Runtime>::kill();
		let next = self.selected();
		self.active = std::mem::replace(&mut self.queued, next);
	}

	/// Who verifies in this session.
	pub fn active(&self) -> &[VerifierId] {
		&self.active
	}
}

pub fn read(event: Event<Runtime>, nodes: &mut Nodes) {
	match event {
		Event::ValidatorsSet { members } => Approved::<Runtime>::put(bounded(members)),
		Event::SessionKeysSet { member, keys } => {
			nodes.keys.insert(member, keys);
			MemberOf::<Runtime>::insert(Validators::account_of(&member), member);
			if Selected::<Runtime>::get().contains(&member) {
				Rekeyed::<Runtime>::put(true);
			}
		}
		Event::SessionKeysPurged { member } => {
			nodes.keys.remove(&member);
		}
		Event::SetSelected { members, .. } => Selected::<Runtime>::put(bounded(members)),
		Event::KeptForSafety { members, .. } => Kept::<Runtime>::put(bounded(members)),
		// Its suspension has an event of its own.
		Event::Equivocated { .. } => (),
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn bounded<Item, Most: frame_support::traits::Get<u32>>(items: Vec<Item>) -> BoundedVec<Item, Most> {
	items.try_into().unwrap_or_else(|_| panic!("as many as the chain had"))
}
