//! Every invariant, checked over all storage. They are numbered P, for who takes part.

use alloc::collections::BTreeMap;
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*, traits::Time};
use hefu_primitives::{CustomerId, MemberId};

use crate::{
	Allowances, Config, Council, Customers, Key, Keys, Members, Pallet, PartyAllowances, SealingKeys,
	SlowSignature, Subject, TechnicalCommittee, is_sealing_key,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::members_are_what_they_say()?;
		Self::keys_fit_their_subjects()?;
		Self::customers_have_sponsors()?;
		Self::seats_are_members()?;
		Self::allowances_are_members()?;
		Self::signatures_are_charged()?;
		Self::party_keys_are_counted()?;
		Self::sealing_keys_are_members()
	}

	/// P1: a member's id is that of its code, and its profile is sound.
	/// P2: its owner key and its governance key are recorded as such.
	fn members_are_what_they_say() -> Result<(), TryRuntimeError> {
		for (id, member) in Members::<T>::iter() {
			ensure!(id == MemberId::derive(&member.code), "P1: a member's id is not that of its code");
			ensure!(member.code.check().is_ok(), "P1: a member's code is not valid");
			ensure!(member.profile.check::<T>().is_ok(), "P1: a member's profile is not valid");
			let owner = Keys::<T>::get(&member.owner) == Some(Key::Owner { member: id });
			ensure!(owner, "P2: a member's owner key is not recorded as such");
			let governance = Keys::<T>::get(&member.governance) == Some(Key::Governance { member: id });
			ensure!(governance, "P2: a member's governance key is not recorded as such");
		}
		Ok(())
	}

	/// P3: every key's subject exists, and names it back where it has one of the kind.
	/// P4: a member's count of operator keys is their number, within `MaxKeys`; a subject's count of removed keys is no
	/// more than its tombstones (a customer's is their number), and within bounds.
	/// P5: every account that is or was a key has a provider, so its nonce is never forgotten.
	fn keys_fit_their_subjects() -> Result<(), TryRuntimeError> {
		let mut operators = BTreeMap::<MemberId, u32>::new();
		let mut members_removed = BTreeMap::<MemberId, u32>::new();
		let mut customers_removed = BTreeMap::<CustomerId, u32>::new();
		for (account, key) in Keys::<T>::iter() {
			ensure!(frame_system::Pallet::<T>::providers(&account) > 0, "P5: a key has no provider");
			let fits = match &key {
				Key::Owner { member } => Members::<T>::get(member).is_some_and(|m| m.owner == account),
				Key::Governance { member } => {
					Members::<T>::get(member).is_some_and(|m| m.governance == account)
				}
				Key::Operator { member, .. } => {
					let count = operators.entry(*member).or_default();
					*count = count.saturating_add(1);
					Members::<T>::contains_key(member)
				}
				Key::Customer { customer, .. } => {
					Customers::<T>::get(customer).is_some_and(|customer| customer.key == account)
				}
				Key::Party { sponsor, .. } | Key::Removed { subject: Subject::PartyKey(sponsor) } => {
					Members::<T>::contains_key(sponsor)
				}
				Key::Removed { subject: Subject::Member(member) } => {
					let count = members_removed.entry(*member).or_default();
					*count = count.saturating_add(1);
					Members::<T>::contains_key(member)
				}
				Key::Removed { subject: Subject::Customer(customer) } => {
					let count = customers_removed.entry(*customer).or_default();
					*count = count.saturating_add(1);
					Customers::<T>::contains_key(customer)
				}
			};
			ensure!(fits, "P3: a key does not fit its subject");
		}
		for (id, member) in Members::<T>::iter() {
			let counted = operators.get(&id).copied().unwrap_or_default();
			ensure!(member.operators == counted, "P4: a member's count of operator keys is wrong");
			ensure!(counted.saturating_add(2) <= T::MaxKeys::get(), "P4: a member has too many keys");
			let tombstones = members_removed.get(&id).copied().unwrap_or_default();
			ensure!(member.removed_keys <= tombstones, "P4: a member's count of removed keys is wrong");
			// Operator keys can be removed however many were before.
			let ever = counted.saturating_add(2).saturating_add(member.removed_keys);
			let most = T::MaxKeys::get().saturating_add(T::MaxRemovedKeys::get());
			ensure!(ever <= most, "P4: too many keys of a member were removed");
		}
		for (id, customer) in Customers::<T>::iter() {
			let tombstones = customers_removed.get(&id).copied().unwrap_or_default();
			ensure!(customer.removed_keys == tombstones, "P4: a customer's count of removed keys is wrong");
			let most = T::MaxRemovedKeys::get();
			ensure!(tombstones <= most, "P4: too many keys of a customer were removed");
		}
		Ok(())
	}

	/// P6: every customer has a sponsor and a key recorded as its own; a sponsor's count is their number.
	fn customers_have_sponsors() -> Result<(), TryRuntimeError> {
		let mut customers = BTreeMap::<MemberId, u32>::new();
		for (id, customer) in Customers::<T>::iter() {
			ensure!(Members::<T>::contains_key(customer.sponsor), "P6: a customer has no sponsor");
			let own = matches!(Keys::<T>::get(&customer.key), Some(Key::Customer { customer, .. }) if customer == id);
			ensure!(own, "P6: a customer's key is not recorded as such");
			let count = customers.entry(customer.sponsor).or_default();
			*count = count.saturating_add(1);
		}
		for (id, member) in Members::<T>::iter() {
			let counted = customers.get(&id).copied().unwrap_or_default();
			ensure!(member.customers == counted, "P6: a member's count of customers is wrong");
		}
		Ok(())
	}

	/// P7: every seat is a member's, no member has two in one body, and more than half of the council's have a
	/// live vote.
	fn seats_are_members() -> Result<(), TryRuntimeError> {
		let council = Council::<T>::get();
		ensure!(Self::check_seats(&council).is_ok(), "P7: a seat of the council is wrong");
		let committee = TechnicalCommittee::<T>::get();
		ensure!(Self::check_seats(&committee).is_ok(), "P7: a seat of the technical committee is wrong");
		let votes = Self::votes(&council);
		// Only a chain that began without founders has no council.
		let enough = council.is_empty() || Self::is_majority(&votes, &council);
		ensure!(enough, "P7: too few in the council have a vote");
		Ok(())
	}

	/// P8: only members use allowance, and none of them in the future.
	fn allowances_are_members() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		for (id, allowance) in Allowances::<T>::iter() {
			ensure!(Members::<T>::contains_key(id), "P8: an allowance is no member's");
			let latest = allowance.ordinary.at_ms.max(allowance.governance.at_ms);
			ensure!(latest <= now, "P8: an allowance was used in the future");
		}
		for (key, bucket) in PartyAllowances::<T>::iter() {
			let is_party = matches!(Keys::<T>::get(key), Some(Key::Party { .. }));
			ensure!(is_party, "P8: a share is no party key's");
			ensure!(bucket.at_ms <= now, "P8: a share was used in the future");
		}
		Ok(())
	}

	/// P9: between transactions no signature waits to be charged.
	fn signatures_are_charged() -> Result<(), TryRuntimeError> {
		ensure!(!SlowSignature::<T>::exists(), "P9: a signature was not charged");
		Ok(())
	}

	/// P10: a member's counts of party keys are their numbers: of those that act, and of the tombstones.
	fn party_keys_are_counted() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<MemberId, (u32, u32)>::new();
		for key in Keys::<T>::iter_values() {
			match key {
				Key::Party { sponsor, .. } => counts.entry(sponsor).or_default().0.saturating_inc(),
				Key::Removed { subject: Subject::PartyKey(sponsor) } => {
					counts.entry(sponsor).or_default().1.saturating_inc();
				}
				_ => (),
			}
		}
		for (id, member) in Members::<T>::iter() {
			let counted = counts.get(&id).copied().unwrap_or_default();
			let said = (member.party_keys, member.retired_party_keys);
			ensure!(said == counted, "P10: a member's count of party keys is wrong");
		}
		Ok(())
	}

	/// P11: sealing keys are members', and what is sealed to them stays sealed.
	fn sealing_keys_are_members() -> Result<(), TryRuntimeError> {
		for (id, key) in SealingKeys::<T>::iter() {
			ensure!(Members::<T>::contains_key(id), "P11: a sealing key is no member's");
			ensure!(is_sealing_key(&key), "P11: a sealing key seals nothing");
		}
		Ok(())
	}
}
