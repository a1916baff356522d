//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::prelude::*;
use hefu_primitives::{GrantId, MemberId, metering::Totals};

use crate::{Config, MeterOf, Meters, OpenCount, Pallet, State, Tallies, Tally};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That nothing ever goes down (M16) is no matter of one state: the properties test it over
	/// lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		for meter in Meters::<T>::iter_values() {
			Self::money_is_conserved(&meter)?;
			Self::windows_are_of_the_meter(&meter)?;
			Self::volume_is_within_the_grant(&meter)?;
		}
		Self::tallies_and_counts_add_up()
	}

	/// M16: redeemed is within the deposit, and that within the cap. M14: what was put aside was redeemed, given back, or is held.
	fn money_is_conserved(meter: &MeterOf<T>) -> Result<(), DispatchError> {
		ensure!(0 < meter.deposited && meter.deposited <= meter.cap, "M16: a deposit beyond the cap");
		let rest = meter.deposited.checked_sub(meter.redeemed.value);
		let rest = rest.ok_or("M16: more redeemed than was put aside")?;
		if let State::Closed { returned, .. } = meter.state {
			ensure!(rest == returned, "M14: what was put aside was neither redeemed nor given back");
		}
		Ok(())
	}

	/// M16: windows hold no more than was redeemed altogether, each at a time of its own or of one before.
	fn windows_are_of_the_meter(meter: &MeterOf<T>) -> Result<(), DispatchError> {
		ensure!(meter.windows.is_sound(), "a meter without windows");
		ensure!(!meter.signers.is_empty(), "a meter that nobody signs for");
		ensure!(meter.open.is_sorted_by(|one, next| one.window < next.window), "windows out of order");
		ensure!(
			meter.open.is_empty() || !matches!(meter.state, State::Closed { .. }),
			"an open window of a closed meter"
		);
		let mut sum = Totals::default();
		for of in &meter.open {
			ensure!(
				of.totals.at_ms() < meter.windows.end_ms(of.window),
				"a voucher of a time after its window"
			);
			ensure!(meter.windows.opened_ms <= of.totals.at_ms(), "a voucher of a time before the meter");
			ensure!(!of.totals.is_nothing(), "a voucher of nothing");
			ensure!(
				meter.limits.window.allows(&of.totals.units),
				"more used in a window than the grant allows"
			);
			sum = sum.plus(&of.totals).ok_or("M16: windows beyond counting")?;
		}
		ensure!(meter.redeemed.beyond(&sum).is_some(), "M16: windows with more than was redeemed");
		Ok(())
	}

	/// No more was used under a grant than it allows, by all of its meters.
	fn volume_is_within_the_grant(meter: &MeterOf<T>) -> Result<(), DispatchError> {
		let used = meter.before.checked_add(&meter.redeemed.units).ok_or("used beyond counting")?;
		ensure!(meter.limits.grant.allows(&used), "more used than the grant allows");
		Ok(())
	}

	/// Each grant has at most one meter that is not closed, which knows what was used before it; and meters are counted.
	fn tallies_and_counts_add_up() -> Result<(), DispatchError> {
		let mut tallies = BTreeMap::<GrantId, Tally>::new();
		let mut counts = BTreeMap::<MemberId, u32>::new();
		for (id, meter) in Meters::<T>::iter() {
			let tally = tallies.entry(meter.grant).or_default();
			if let State::Closed { .. } = meter.state {
				tally.closed.saturating_inc();
				let units = tally.units.checked_add(&meter.redeemed.units);
				tally.units = units.ok_or("used beyond counting")?;
			} else {
				ensure!(tally.open.replace(id).is_none(), "two open meters of a grant");
				counts.entry(meter.payer).or_default().saturating_inc();
			}
		}
		for tally in tallies.values() {
			let open = tally.open.and_then(Meters::<T>::get);
			ensure!(
				open.is_none_or(|meter| meter.before == tally.units),
				"a meter that does not know what was before"
			);
		}
		ensure!(Tallies::<T>::iter().collect::<BTreeMap<_, _>>() == tallies, "Tallies does not match Meters");
		ensure!(
			OpenCount::<T>::iter().collect::<BTreeMap<_, _>>() == counts,
			"OpenCount does not match Meters"
		);
		Ok(())
	}
}
