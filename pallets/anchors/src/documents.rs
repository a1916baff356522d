//! Contracts, assessments and export bases; and what all anchors share: their ids, and being withdrawn.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{AnchorId, MemberId, Nonce, dataset::VersionRef, member::Role};
use pallet_support::{
	DatasetInspect, ExportInspect, GrantInspect, MemberInspect, OrderInspect, genesis_hash,
};

use crate::{
	Anchor, Anchors, Assessment, Config, Error, Event, ExportBasis, LiveEntries, Pallet, Subject, What,
	Withdrawal,
};

/// Roles of those who assess.
const ASSESSORS: [Role; 3] = [Role::Reviewer, Role::DataService, Role::Auditor];

impl<T: Config> Pallet<T> {
	/// Files a contract about an order or a grant.
	pub(crate) fn do_file_contract(
		by: MemberId,
		nonce: Nonce,
		digest: [u8; 32],
		about: Subject,
	) -> DispatchResult {
		let id = Self::new_id(&by, &nonce)?;
		let sides = Self::sides(&about)?;
		let may_file = sides.contains(&by) || T::Members::has_role(&by, Role::Exchange);
		ensure!(may_file, Error::<T>::NotSide);

		Self::put(id, by, digest, What::Contract(about));
		Ok(())
	}

	/// Who stands on the two sides of it.
	fn sides(about: &Subject) -> Result<[MemberId; 2], Error<T>> {
		match about {
			Subject::Order(order) => T::Orders::sides(order).ok_or(Error::NoOrder),
			Subject::Grant(grant) => {
				let facts = T::Rights::grant(grant).ok_or(Error::<T>::NoGrant)?;
				Ok([facts.grantor, facts.grantee])
			}
		}
	}

	/// Anchors an assessment of a dataset that is another's.
	pub(crate) fn do_assess(
		by: MemberId,
		nonce: Nonce,
		digest: [u8; 32],
		assessment: Assessment,
	) -> DispatchResult {
		let id = Self::new_id(&by, &nonce)?;
		let assesses = ASSESSORS.iter().any(|role| T::Members::has_role(&by, *role));
		ensure!(assesses, Error::<T>::NotAssessor);
		let VersionRef { dataset, version } = assessment.of;
		let facts = T::Datasets::facts(&dataset).ok_or(Error::<T>::UnknownDataset)?;
		let has_version = T::Datasets::version_facts(&dataset, version).is_some();
		ensure!(has_version, Error::<T>::NoSuchVersion);
		ensure!(facts.is_live, Error::<T>::DatasetWithdrawn);
		ensure!(facts.holder != by, Error::<T>::OwnDataset);
		Self::ensure_to_come(assessment.until_ms)?;

		Self::put(id, by, digest, What::Assessment(assessment));
		Ok(())
	}

	/// Anchors what exports of a dataset stand on, for whoever may export it.
	pub(crate) fn do_anchor_basis(
		by: MemberId,
		nonce: Nonce,
		digest: [u8; 32],
		basis: ExportBasis,
	) -> DispatchResult {
		let id = Self::new_id(&by, &nonce)?;
		ensure!(T::Datasets::facts(&basis.dataset).is_some(), Error::<T>::UnknownDataset);
		let may = T::Rights::may_export(&basis.dataset, basis.grant.as_ref(), &by);
		ensure!(may, Error::<T>::MayNotExport);
		Self::ensure_to_come(basis.until_ms)?;

		Self::put(id, by, digest, What::ExportBasis(basis));
		Ok(())
	}

	/// Withdraws an anchor. An entry's place is free again.
	pub(crate) fn do_withdraw(by: MemberId, id: AnchorId, document: [u8; 32]) -> DispatchResult {
		let mut anchor = Anchors::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(anchor.by == by, Error::<T>::NotInCharge);
		ensure!(anchor.invoice().is_none(), Error::<T>::Final);
		ensure!(anchor.withdrawn.is_none(), Error::<T>::Withdrawn);

		if let What::Entry(entry) = &anchor.what {
			LiveEntries::<T>::remove(by, (entry.dataset, entry.period));
		}
		anchor.withdrawn = Some(Withdrawal { document, at_ms: T::Clock::get() });
		Anchors::<T>::insert(id, anchor);
		Self::deposit_event(Event::AnchorWithdrawn { id, document });
		Ok(())
	}

	/// The id of the anchor that the member makes with this nonce, if there is none yet.
	pub(crate) fn new_id(by: &MemberId, nonce: &Nonce) -> Result<AnchorId, Error<T>> {
		let id = AnchorId::derive(&genesis_hash::<T>(), by, nonce);
		ensure!(!Anchors::<T>::contains_key(id), Error::<T>::AlreadyExists);
		Ok(id)
	}

	/// Writes a new anchor.
	pub(crate) fn put(id: AnchorId, by: MemberId, digest: [u8; 32], what: What) {
		let anchor = Anchor { by, digest, what, at_ms: T::Clock::get(), withdrawn: None };
		Anchors::<T>::insert(id, anchor);
		Self::deposit_event(Event::Anchored { id, anchor });
	}

	/// That an end, if there is one, is to come.
	fn ensure_to_come(until_ms: Option<u64>) -> Result<(), Error<T>> {
		let is_to_come = until_ms.is_none_or(|until_ms| until_ms > T::Clock::get());
		ensure!(is_to_come, Error::<T>::EndsBefore);
		Ok(())
	}
}
