//! What a proven equivocation leads to: the member is suspended until the council has voted.

use super::*;
use frame::{arithmetic::Perbill, prelude::*};
use pallet_session::SessionInterface;
use pallet_support::SuspendMember;
use sp_staking::{
	SessionIndex,
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
};

impl<T: Config, Reporter> OnOffenceHandler<Reporter, (T::AccountId, ()), Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<Reporter, (T::AccountId, ())>],
		_: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		for details in offenders {
			let (account, ()) = &details.offender;
			let Some(member) = MemberOf::<T>::get(account) else { continue };
			Self::deposit_event(Event::Equivocated { member, session });
			// The session pallet stops the node's authoring at once; the set follows with the next session.
			T::Session::report_offence(account.clone(), OffenceSeverity(Perbill::one()));
			// Suspended already, by a vote or by an earlier report; or the council would become too small, which it has to
			// decide itself.
			if let Err(error) = T::Members::suspend_for_offence(&member) {
				frame::log::warn!(target: "hefu::validators", "offender {member} was not suspended: {error:?}");
			}
		}
		T::WeightInfo::on_offence(offenders.len() as u32)
	}
}
