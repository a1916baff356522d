//! What always holds of this pallet's storage.

mod titles;

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	right::Right,
	terms::{Exclusivity, Terms},
};
use pallet_support::DatasetInspect;

use crate::{
	Claimed, Config, Consents, Exclusives, Grant, GrantCount, Granting, Grants, Holdings, JointParties,
	MAX_LEVELS, NextGrant, Offer, Offers, Pallet, Roots, Surviving,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That no two grants allow a use that is granted exclusively (R4) is a matter of
	/// questions and answers as well: the properties test it over lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::parties_are_several()?;
		Self::rights_are_eligible()?;
		Self::grants_are_within_their_parents()?;
		Self::titles_are_held()?;
		Self::encumbrances_are_of_past_tenures()?;
		Self::pledges_are_of_rights_that_are_held()?;
		Self::acceptances_are_of_rights()?;
		Self::exclusive_grants_do_not_overlap()?;
		Self::offers_are_of_grants_to_come()?;
		Self::grants_are_counted()
	}

	/// Parties are several, among them the dataset's holder, and only parties consent, to others.
	fn parties_are_several() -> Result<(), DispatchError> {
		for (dataset, parties) in JointParties::<T>::iter() {
			let facts = T::Datasets::facts(&dataset).ok_or("parties of no dataset")?;
			let distinct = parties.iter().collect::<BTreeSet<_>>();
			let several = distinct.len() == parties.len() && parties.len() > 1;
			ensure!(several && distinct.contains(&facts.holder), "parties are not several with the holder");
		}
		for (dataset, to, party) in Consents::<T>::iter_keys() {
			let parties = JointParties::<T>::get(dataset).ok_or("a consent where there are no parties")?;
			let fits = to != party && parties.contains(&to) && parties.contains(&party);
			ensure!(fits, "a consent by or to somebody who is no other party");
		}
		Ok(())
	}

	/// R1, R2: a right was claimed by the dataset's holder or a party, and is eligible by ground and source, and with all consents.
	fn rights_are_eligible() -> Result<(), DispatchError> {
		let mut claimed = BTreeSet::new();
		for ((dataset, right, member), held) in Holdings::<T>::iter() {
			claimed.insert(dataset);
			let facts = T::Datasets::facts(&dataset).ok_or("R2: a right in no dataset")?;
			let parties = JointParties::<T>::get(dataset).unwrap_or_default();
			let claimant = Self::claimant(&dataset, right, &member);
			ensure!(facts.holder == claimant || parties.contains(&claimant), "R1: a stranger's right");
			ensure!(Self::fits(&held.ground, &parties), "R2: a wrong ground");
			let eligible = held.ground.eligible(facts.source, facts.kind).contains(right);
			ensure!(eligible, "R2: a right that cannot be had");
			let consents = right != Right::Operate || Self::all_consent(&dataset, &claimant, &parties);
			ensure!(consents, "R2: a consent is missing");
			ensure!(held.until_ms.is_none_or(|until| until >= held.since_ms), "R1: a right in no time");
		}
		let recorded = Claimed::<T>::iter_keys().collect::<BTreeSet<_>>();
		ensure!(recorded == claimed, "Claimed does not match the rights");
		Ok(())
	}

	/// R3: a grant is within its parent on every term, and one level below it; the first of a chain was made by who had the right to
	/// operate.
	fn grants_are_within_their_parents() -> Result<(), DispatchError> {
		for (id, grant) in Grants::<T>::iter() {
			ensure!(grant.terms.first_fault().is_none(), "R3: terms that allow nothing");
			ensure!(grant.right != Right::Hold && grant.grantee != grant.grantor, "R3: no grant");
			let Some(parent) = grant.parent else {
				Self::is_rooted(&id, &grant)?;
				continue;
			};
			ensure!(!Roots::<T>::contains_key(id), "R3: a grant from a grant and from a right");
			let Grant { dataset, right, grantor, terms, .. } = &grant;
			let parent = Grants::<T>::get(parent).ok_or("R3: a parent that is not there")?;
			Self::is_within_parent(dataset, *right, grantor, terms, &parent)?;
			ensure!(parent.number < grant.number, "R3: a parent made later");
			let level = grant.level == parent.level.saturating_add(1);
			ensure!(level, "R3: too deep");
			ensure!(
				!parent.is_revoked_at(grant.made_ms.saturating_sub(1)),
				"R3: made after its parent's end"
			);
		}
		Ok(())
	}

	/// R3, of a grant or an offer: that the parent could be granted on like this.
	fn is_within_parent(
		dataset: &DatasetId,
		right: Right,
		grantor: &MemberId,
		terms: &Terms,
		parent: &Grant,
	) -> Result<(), DispatchError> {
		ensure!(parent.dataset == *dataset, "R3: a parent of another dataset");
		ensure!(parent.grantee == *grantor, "R3: granted by another");
		ensure!(right <= parent.right, "R3: more right than the parent has");
		ensure!(terms.is_within(&parent.terms), "R3: terms that exceed the parent's");
		let shorter = terms.sublicence.depth < parent.terms.sublicence.depth;
		ensure!(shorter && parent.level < MAX_LEVELS, "R3: too deep");
		Ok(())
	}

	/// R3, R4: an offer is of a grant that was not made, within its parent, and lists survivors as an exclusive grant does. Whether
	/// the grant can be made now is no matter of what is stored: it is checked when it is made.
	fn offers_are_of_grants_to_come() -> Result<(), DispatchError> {
		for (id, Offer { grantor, granting, .. }) in Offers::<T>::iter() {
			ensure!(!Grants::<T>::contains_key(id), "an offer of a grant that was made");
			let Granting { dataset, right, parent, grantee, terms, survivors } = &granting;
			ensure!(terms.first_fault().is_none(), "R3: an offer that allows nothing");
			ensure!(*right != Right::Hold && *grantee != grantor, "R3: an offer of no grant");
			if let Some(parent) = parent {
				let parent = Grants::<T>::get(parent).ok_or("R3: an offer from a grant that is not there")?;
				Self::is_within_parent(dataset, *right, &grantor, terms, &parent)?;
			} else {
				let had = Holdings::<T>::contains_key((*dataset, Right::Operate, grantor));
				ensure!(had, "R3: an offer from nothing");
			}
			let beside = survivors.iter().all(|survivor| {
				Grants::<T>::get(survivor).is_some_and(|other| other.group() == granting.group())
			});
			let distinct = survivors.iter().collect::<BTreeSet<_>>().len() == survivors.len();
			let exclusive = survivors.is_empty() || terms.exclusivity != Exclusivity::None;
			ensure!(beside && distinct && exclusive, "R4: an offer with wrong survivors");
		}
		Ok(())
	}

	/// R4: of grants side by side that overlap none is exclusive, but where the other was made before and is not.
	fn exclusive_grants_do_not_overlap() -> Result<(), DispatchError> {
		let now = T::Clock::get();
		let mut groups = BTreeMap::<_, Vec<(GrantId, Grant)>>::new();
		for (id, grant) in Grants::<T>::iter() {
			groups.entry(grant.group()).or_default().push((id, grant));
		}
		for (group, grants) in &groups {
			let listed = Exclusives::<T>::get(group);
			for (id, grant) in grants.iter().filter(|(_, grant)| !grant.has_ended_at(now)) {
				let exclusive = grant.terms.exclusivity != Exclusivity::None;
				let live = Self::live_exclusive(id, now).is_some();
				ensure!(!(exclusive && live) || listed.contains(id), "R4: an exclusive grant is not listed");
				for other in listed.iter().filter(|other| *other != id) {
					let Some(other) = Self::live_exclusive(other, now) else { continue };
					let apart = !live || !other.terms.overlaps(&grant.terms);
					let before = !exclusive && grant.number < other.number;
					ensure!(apart || before, "R4: a grant overlaps with an exclusive one");
				}
			}
		}
		for (group, listed) in Exclusives::<T>::iter() {
			ensure!(!listed.is_empty(), "R4: a list of nothing");
			for id in listed {
				let grant = Grants::<T>::get(id).ok_or("R4: an exclusive grant that is not there")?;
				let fits = grant.group() == group && grant.revoked_ms.is_none();
				let exclusive = grant.terms.exclusivity != Exclusivity::None;
				ensure!(fits && exclusive, "R4: a listed grant is not exclusive there");
			}
		}
		for (exclusive, survivor) in Surviving::<T>::iter_keys() {
			let exclusive = Grants::<T>::get(exclusive).ok_or("R4: a survivor of no grant")?;
			let survivor = Grants::<T>::get(survivor).ok_or("R4: a survivor that is not there")?;
			let before = survivor.group() == exclusive.group() && survivor.number < exclusive.number;
			ensure!(before, "R4: a survivor that was not there before");
		}
		Ok(())
	}

	/// Grants are counted over all, and with offers by grantor.
	fn grants_are_counted() -> Result<(), DispatchError> {
		let mut made = BTreeMap::<MemberId, u32>::new();
		let mut numbers = BTreeSet::new();
		for grant in Grants::<T>::iter_values() {
			made.entry(grant.grantor).or_default().saturating_inc();
			ensure!(grant.number < NextGrant::<T>::get(), "a grant's number is to come");
			ensure!(numbers.insert(grant.number), "two grants have a number");
		}
		for offer in Offers::<T>::iter_values() {
			made.entry(offer.grantor).or_default().saturating_inc();
		}
		ensure!(numbers.len() as u64 == NextGrant::<T>::get(), "a number of no grant");
		let counted = GrantCount::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == made, "GrantCount does not match the grants and offers");
		Ok(())
	}
}
