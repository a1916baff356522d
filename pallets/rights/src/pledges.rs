//! Pledges: a right secures a debt. Who has it keeps it, and lets it go to nobody; its pledgee releases it, or, when the debt is due,
//! lets it go to whoever pays for it.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId,
	right::{Outbound, Right, Rights},
};
use pallet_support::MemberInspect;

use crate::{Acceptance, Config, Conveyance, Error, Event, Pallet, Pledge, Pledges};

impl<T: Config> Pallet<T> {
	/// Pledges a right.
	pub(crate) fn do_pledge(
		holder: MemberId,
		dataset: DatasetId,
		right: Right,
		pledge: Pledge,
	) -> DispatchResult {
		Self::ensure_not_withdrawn_by(&dataset, &holder)?;
		Self::held_now(&dataset, right, &holder)?;
		Self::ensure_operates(&dataset, &holder)?;
		ensure!(!Pledges::<T>::contains_key((dataset, right, holder)), Error::<T>::Pledged);
		let pledgee = pledge.pledgee;
		ensure!(pledgee != holder && T::Members::is_live(&pledgee), Error::<T>::InvalidPledgee);
		ensure!(pledge.due_ms > T::Clock::get(), Error::<T>::AlreadyDue);
		Self::ensure_not_frozen(&dataset)?;

		Pledges::<T>::insert((dataset, right, holder), pledge);
		Self::deposit_event(Event::Pledged { dataset, right, holder, pledge });
		Ok(())
	}

	/// Ends a pledge: the debt is paid, or its pledgee does without. By nobody's name for governance, where its pledgee takes part no
	/// more: what is pledged for a debt that nobody can call in would be stuck.
	pub(crate) fn do_release(
		by: Option<MemberId>,
		dataset: DatasetId,
		right: Right,
		holder: MemberId,
	) -> DispatchResult {
		let Pledge { pledgee, .. } = match by {
			Some(by) => Self::pledged_to(&by, &dataset, right, &holder)?,
			None => Self::pledge_of(&dataset, right, &holder)?,
		};
		ensure!(by.is_some() || !T::Members::is_live(&pledgee), Error::<T>::PledgeeLive);

		Pledges::<T>::remove((dataset, right, holder));
		Self::deposit_event(Event::PledgeReleased { dataset, right, holder, pledgee });
		Ok(())
	}

	/// Enforces a pledge. A pledge that is contested is frozen by an objection or a court (R11); what is registered goes through the
	/// register, at which the pledgee files for the transfer without who has the right. That the data were withdrawn keeps nobody from it:
	/// it may have been the debtor who did.
	pub(crate) fn do_enforce(
		pledgee: MemberId,
		dataset: DatasetId,
		right: Right,
		holder: MemberId,
		to: MemberId,
		outbound: Outbound,
		document: [u8; 32],
	) -> DispatchResult {
		Self::ensure_due_to(&pledgee, &dataset, right, &holder)?;
		Self::ensure_transferee(&holder, &to)?;
		Self::ensure_not_stated(&dataset, right, &holder)?;
		Self::ensure_not_frozen(&dataset)?;
		if to != pledgee {
			let rights = Rights::of(&[right]);
			Self::ensure_accepted(&dataset, &holder, &to, Acceptance { rights, outbound, document })?;
		}

		Pledges::<T>::remove((dataset, right, holder));
		Self::convey(dataset, right, holder, to, Conveyance::Enforced, outbound, document)?;
		Ok(())
	}

	/// That the right is pledged to this member, and the debt due.
	pub(crate) fn ensure_due_to(
		pledgee: &MemberId,
		dataset: &DatasetId,
		right: Right,
		holder: &MemberId,
	) -> Result<(), Error<T>> {
		let pledge = Self::pledged_to(pledgee, dataset, right, holder)?;
		ensure!(T::Clock::get() >= pledge.due_ms, Error::<T>::NotDue);
		Ok(())
	}

	/// The pledge, if it is to this member.
	fn pledged_to(
		pledgee: &MemberId,
		dataset: &DatasetId,
		right: Right,
		holder: &MemberId,
	) -> Result<Pledge, Error<T>> {
		let pledge = Self::pledge_of(dataset, right, holder)?;
		ensure!(pledge.pledgee == *pledgee, Error::<T>::NotPledgee);
		Ok(pledge)
	}

	fn pledge_of(dataset: &DatasetId, right: Right, holder: &MemberId) -> Result<Pledge, Error<T>> {
		Pledges::<T>::get((dataset, right, holder)).ok_or(Error::<T>::NotPledged)
	}
}
