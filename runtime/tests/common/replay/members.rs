//! Members, keys, customers and seats. Derived: a member's counts (of operator, removed and party keys, and of customers), and the
//! tombstones of keys.

use hefu_primitives::{MemberId, PartyId};
use hefu_runtime::{AccountId, Runtime};
use pallet_members::{
	Council, Customer, CustomerStatus, Customers, Event, Key, Keys, Member, MemberStatus, Members,
	SealingKeys, Subject, TechnicalCommittee,
};

use super::At;

type Recorded = Member<AccountId, u32>;

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::Enrolled { member, code, profile, owner, governance } => {
			Keys::<Runtime>::insert(&owner, Key::Owner { member });
			Keys::<Runtime>::insert(&governance, Key::Governance { member });
			let status = MemberStatus::Live;
			let enrolled = Member {
				code,
				profile,
				status,
				owner,
				governance,
				operators: 0,
				removed_keys: 0,
				customers: 0,
				party_keys: 0,
				retired_party_keys: 0,
			};
			Members::<Runtime>::insert(member, enrolled);
		}
		Event::Updated { member, profile } => change(&member, |of| of.profile = profile),
		Event::Suspended { member, reason } => {
			change(&member, |of| of.status = MemberStatus::Suspended { since: at.number, reason });
		}
		Event::Reinstated { member } => change(&member, |of| of.status = MemberStatus::Live),
		Event::OperatorAdded { member, key, scope } => {
			Keys::<Runtime>::insert(key, Key::Operator { member, scope });
			change(&member, |of| of.operators += 1);
		}
		Event::ScopeSet { member, key, scope } => {
			Keys::<Runtime>::insert(key, Key::Operator { member, scope });
		}
		Event::OperatorRemoved { member, key } => {
			bury(&key, Subject::Member(member));
			change(&member, |of| (of.operators, of.removed_keys) = (of.operators - 1, of.removed_keys + 1));
		}
		Event::GovernanceKeyRotated { member, old, new } => {
			bury(&old, Subject::Member(member));
			Keys::<Runtime>::insert(&new, Key::Governance { member });
			change(&member, |of| (of.governance, of.removed_keys) = (new, of.removed_keys + 1));
		}
		Event::OwnerRotated { member, old, new } => {
			bury(&old, Subject::Member(member));
			Keys::<Runtime>::insert(&new, Key::Owner { member });
			change(&member, |of| (of.owner, of.removed_keys) = (new, of.removed_keys + 1));
		}
		Event::Recovered { member, old, new } => {
			bury(&old, Subject::Member(member));
			Keys::<Runtime>::insert(&new, Key::Owner { member });
			// Removed keys are counted anew.
			change(&member, |of| (of.owner, of.removed_keys) = (new, 0));
		}
		Event::Sponsored { customer, sponsor, commitment, key, scope } => {
			Keys::<Runtime>::insert(&key, Key::Customer { customer, scope });
			let status = CustomerStatus::Live;
			let sponsored = Customer { sponsor, commitment, status, key, removed_keys: 0 };
			Customers::<Runtime>::insert(customer, sponsored);
			change(&sponsor, |of| of.customers += 1);
		}
		Event::CustomerSuspended { customer, .. } => Customers::<Runtime>::mutate(customer, |of| {
			of.as_mut().expect("it was sponsored").status = CustomerStatus::Suspended;
		}),
		Event::CustomerReinstated { customer, .. } => Customers::<Runtime>::mutate(customer, |of| {
			of.as_mut().expect("it was sponsored").status = CustomerStatus::Live;
		}),
		Event::CustomerKeyRotated { customer, old, new, .. } => {
			let key = Keys::<Runtime>::get(&old).expect("it was its key");
			bury(&old, Subject::Customer(customer));
			// Its scope stays.
			Keys::<Runtime>::insert(&new, key);
			Customers::<Runtime>::mutate(customer, |of| {
				let of = of.as_mut().expect("it was sponsored");
				(of.key, of.removed_keys) = (new, of.removed_keys + 1);
			});
		}
		Event::CouncilSet { seats } => Council::<Runtime>::put(seats),
		Event::TechnicalCommitteeSet { seats } => TechnicalCommittee::<Runtime>::put(seats),
		Event::PartyKeyAdded { sponsor, key, object, commitment } => {
			Keys::<Runtime>::insert(account(&key), Key::Party { sponsor, object, commitment });
			change(&sponsor, |of| of.party_keys += 1);
		}
		Event::PartyKeyRetired { sponsor, key } => {
			bury(&account(&key), Subject::PartyKey(sponsor));
			change(&sponsor, |of| {
				(of.party_keys, of.retired_party_keys) = (of.party_keys - 1, of.retired_party_keys + 1);
			});
		}
		Event::SealingKeySet { member, key } => SealingKeys::<Runtime>::set(member, key),
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn change(member: &MemberId, change: impl FnOnce(&mut Recorded)) {
	Members::<Runtime>::mutate(member, |of| change(of.as_mut().expect("it was enrolled")));
}

/// A key that is no more leaves a tombstone.
fn bury(key: &AccountId, subject: Subject) {
	Keys::<Runtime>::insert(key, Key::Removed { subject });
}

/// The account whose bytes are the party's id.
fn account(key: &PartyId) -> AccountId {
	AccountId::new(key.0)
}
