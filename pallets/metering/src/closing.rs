//! Closing a meter: the payer asks and waits, the provider does not.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{MemberId, Party, id::MeterId};
use pallet_support::Deposits;

use crate::{Config, Error, Event, MeterOf, Meters, OpenCount, OpenWindows, Pallet, State, Tallies, Tally};

impl<T: Config> Pallet<T> {
	/// The payer asks to close, the provider closes.
	pub(crate) fn do_close(by: MemberId, id: MeterId) -> DispatchResult {
		let mut meter = Self::existing(&id)?;
		// Who is both closes as the provider, whom the challenge is for.
		ensure!(by == meter.payer || by == meter.provider, Error::<T>::NotSide);
		ensure!(!matches!(meter.state, State::Closed { .. }), Error::<T>::Closed);
		if by == meter.provider {
			return Self::settle(by, id, meter);
		}
		ensure!(meter.state == State::Open, Error::<T>::AlreadyAsked);

		let asked_ms = T::Clock::get();
		let until_ms = asked_ms.saturating_add(meter.challenge_ms);
		meter.state = State::Closing { asked_ms, until_ms };
		Meters::<T>::insert(id, meter);
		Self::deposit_event(Event::CloseAsked { meter: id, until_ms });
		Ok(())
	}

	/// Closes a meter whose challenge is over.
	pub(crate) fn do_collect(by: MemberId, id: MeterId) -> DispatchResult {
		let meter = Self::existing(&id)?;
		let until_ms = match meter.state {
			State::Open => return Err(Error::<T>::NotAsked.into()),
			State::Closing { until_ms, .. } => until_ms,
			State::Closed { .. } => return Err(Error::<T>::Closed.into()),
		};
		ensure!(until_ms <= T::Clock::get(), Error::<T>::TooEarly);
		Self::settle(by, id, meter)
	}

	/// Gives the rest of the deposit back, and closes the meter for good.
	fn settle(by: MemberId, id: MeterId, mut meter: MeterOf<T>) -> DispatchResult {
		let returned = meter.held();
		if returned > 0 {
			T::Deposits::give_back(&meter.book, &Party::Member(meter.payer), returned)?;
		}
		let tally = Tallies::<T>::get(meter.grant);
		// No more than the grant allows, if it says how much; else no more than can be counted, as each redemption checked.
		let units = tally.units.checked_add(&meter.redeemed.units).ok_or(ArithmeticError::Overflow)?;

		Tallies::<T>::insert(
			meter.grant,
			Tally { open: None, closed: tally.closed.saturating_add(1), units },
		);
		OpenCount::<T>::mutate_exists(meter.payer, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		meter.open = OpenWindows::default();
		meter.state = State::Closed { at_ms: T::Clock::get(), returned };
		Meters::<T>::insert(id, meter);
		Self::deposit_event(Event::Closed { meter: id, by, returned });
		Ok(())
	}
}
