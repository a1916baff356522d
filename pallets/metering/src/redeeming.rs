//! Redeeming vouchers: each for itself, so that one that is refused keeps no other from being paid.

use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
	traits::Get,
};
use hefu_primitives::{
	GenesisHash, MemberId, Party,
	metering::{Presented, Totals, Voucher},
};
use pallet_support::{Deposits, GrantInspect, KeySignature, genesis_hash};

use crate::{
	Config, Error, Event, Meter, MeterOf, Meters, OpenWindows, Pallet, Refusal, State, WindowTotals,
};

impl<T: Config> Pallet<T> {
	/// Redeems what can be redeemed of these vouchers; gives the weight that was not needed to look grants up.
	pub(crate) fn do_redeem(
		provider: MemberId,
		vouchers: &[Presented<T::Signature>],
	) -> Result<Weight, DispatchError> {
		ensure!(!vouchers.is_empty(), Error::<T>::NoVouchers);
		let genesis = genesis_hash::<T>();
		let mut lookups = WeightMeter::with_limit(Self::weight_of_lookups(vouchers.len()));
		for presented in vouchers {
			let Presented { meter, window, totals, .. } = *presented;
			match Self::redeem_one(&provider, &genesis, presented, &mut lookups) {
				Ok(due) => Self::deposit_event(Event::Redeemed { meter, window, totals, due }),
				Err(why) => Self::deposit_event(Event::Refused { meter, window, why }),
			}
		}
		Ok(lookups.remaining())
	}

	/// Redeems a voucher, and gives what is due by it; one that is refused has changed nothing. What is cheap is checked first.
	fn redeem_one(
		provider: &MemberId,
		genesis: &GenesisHash,
		presented: &Presented<T::Signature>,
		lookups: &mut WeightMeter,
	) -> Result<u128, Refusal> {
		let Presented { meter: id, window, totals, .. } = *presented;
		let mut meter = Meters::<T>::get(id).ok_or(Refusal::UnknownMeter)?;
		ensure!(meter.provider == *provider, Refusal::NotProvider);
		let now = T::Clock::get();
		meter.check_time(window, &totals, now)?;
		let more = totals
			.beyond(&meter.of_window(window))
			.filter(|more| !more.is_nothing())
			.ok_or(Refusal::NotMore)?;
		ensure!(more.value <= meter.held(), Refusal::BeyondDeposit);
		let redeemed = meter.redeemed.plus(&more).ok_or(Refusal::BeyondVolume)?;
		meter.check_volume(&totals, &redeemed)?;
		meter.check_signature(genesis, presented)?;
		let allowed = T::Grants::allows_within(&meter.grant, &meter.used_for.at(totals.at_ms()), lookups);
		ensure!(allowed.ok_or(Refusal::NotLookedUp)?, Refusal::NotAllowed);
		if more.value > 0 {
			with_storage_layer(|| Self::pay(&meter, more.value)).map_err(Refusal::NotPaid)?;
		}

		meter.redeemed = redeemed;
		meter.record(window, totals, now);
		Meters::<T>::insert(id, meter);
		Ok(more.value)
	}

	/// So much of the deposit is from now on due to the provider.
	fn pay(meter: &MeterOf<T>, amount: u128) -> DispatchResult {
		let [payer, provider] = [meter.payer, meter.provider].map(Party::Member);
		T::Deposits::redeem(&meter.book, &payer, &provider, amount)
	}
}

impl<AccountId> Meter<AccountId> {
	/// That the meter and the window are open, and the voucher's time is before now, before the window's end and, if the payer asked to
	/// close, before that.
	fn check_time(&self, window: u32, totals: &Totals, now: u64) -> Result<(), Refusal> {
		match self.state {
			State::Open => (),
			State::Closing { until_ms, .. } => ensure!(now < until_ms, Refusal::Closed),
			State::Closed { .. } => return Err(Refusal::Closed),
		}
		let moment = self.moment(now);
		ensure!(self.windows.start_ms(window) <= moment, Refusal::WindowNotBegun);
		ensure!(self.windows.is_open(window, moment), Refusal::WindowClosed);
		let at_ms = totals.at_ms();
		let in_time = self.windows.opened_ms <= at_ms && at_ms < self.windows.end_ms(window) && at_ms <= now;
		ensure!(in_time, Refusal::OutOfTime);
		if let State::Closing { asked_ms, .. } = self.state {
			ensure!(at_ms < asked_ms, Refusal::OutOfTime);
		}
		Ok(())
	}

	/// That no more is used in the window, and none more altogether, than the grant allows.
	fn check_volume(&self, of_window: &Totals, redeemed: &Totals) -> Result<(), Refusal> {
		let of_grant = self.before.checked_add(&redeemed.units).ok_or(Refusal::BeyondVolume)?;
		let within = self.limits.window.allows(&of_window.units) && self.limits.grant.allows(&of_grant);
		ensure!(within, Refusal::BeyondVolume);
		Ok(())
	}

	/// That one of the payer's keys signed it, of this meter and window, on this chain.
	fn check_signature<S: KeySignature<AccountId>>(
		&self,
		genesis: &GenesisHash,
		presented: &Presented<S>,
	) -> Result<(), Refusal> {
		let Presented { meter, window, totals, signer, signature } = presented;
		let key = self.signers.get(usize::from(*signer)).ok_or(Refusal::NoSuchSigner)?;
		let relation = self.relation(*genesis, *meter);
		let voucher = Voucher { relation, window: *window, totals: *totals };
		ensure!(signature.is_of(key, &voucher.signed_bytes()), Refusal::BadSignature);
		Ok(())
	}

	/// Notes what was redeemed of the window, and forgets windows that are closed. Those that are open are few enough
	/// ([`hefu_primitives::metering::Windows::is_sound`]).
	fn record(&mut self, window: u32, totals: Totals, now: u64) {
		let moment = self.moment(now);
		let others = self.open.iter().copied();
		let open = others.filter(|of| of.window != window && self.windows.is_open(of.window, moment));
		let mut open = open.chain([WindowTotals { window, totals }]).collect::<alloc::vec::Vec<_>>();
		open.sort_by_key(|of| of.window);
		self.open = OpenWindows::truncate_from(open);
	}
}
