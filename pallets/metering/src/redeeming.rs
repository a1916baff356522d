//! Redeeming vouchers: each for itself, so that one that is refused keeps no other from being paid. What they cost together is small: of each
//! meter one entry is read and one written, and of all that a payer owes in a book one deposit is redeemed, however many vouchers say so.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
	traits::Get,
};
use hefu_primitives::{
	GenesisHash, MemberId, Party,
	id::MeterId,
	metering::{Presented, Totals, Voucher},
	settlement::Book,
};
use pallet_support::{Deposits, GrantInspect, KeySignature, genesis_hash};

use crate::{
	Config, Error, Event, Meter, MeterOf, Meters, OpenWindows, Pallet, Refusal, State, WindowTotals,
};

/// Whose deposit in which book.
type Payer = (Book, MemberId);

/// What a redemption is about to write.
struct Redeeming<T: Config> {
	/// The meters of which something was redeemed, as it left them, with what is due of them.
	meters: BTreeMap<MeterId, (MeterOf<T>, u128)>,
	/// Those whose grant is an ordinary one and was looked up: what is read of it again is at hand.
	looked_up: BTreeSet<MeterId>,
	/// What looking grants up may weigh still.
	lookups: WeightMeter,
}

impl<T: Config> Pallet<T> {
	/// Redeems what can be redeemed of these vouchers; gives the weight that was not needed: to look grants up, and to redeem deposits.
	pub(crate) fn do_redeem(
		provider: MemberId,
		vouchers: &[Presented<T::Signature>],
	) -> Result<Weight, DispatchError> {
		ensure!(!vouchers.is_empty(), Error::<T>::NoVouchers);
		let genesis = genesis_hash::<T>();
		let limit = Self::weight_of_lookups(vouchers);
		let mut redeeming = Redeeming::<T> {
			meters: BTreeMap::new(),
			looked_up: BTreeSet::new(),
			lookups: WeightMeter::with_limit(limit),
		};
		let outcomes = vouchers
			.iter()
			.map(|presented| Self::redeem_one(&provider, &genesis, presented, &mut redeeming))
			.collect::<Vec<_>>();
		let Redeeming { meters, lookups, .. } = redeeming;
		let payments = Self::pay(&provider, &meters);

		let why_not = |id: &MeterId| {
			let (meter, _) = meters.get(id).filter(|(_, due)| *due > 0)?;
			payments.get(&meter.payer_in_book())?.err()
		};
		for (presented, outcome) in vouchers.iter().zip(outcomes) {
			let Presented { meter, window, totals, .. } = *presented;
			match outcome.and_then(|due| why_not(&meter).map_or(Ok(due), |why| Err(Refusal::NotPaid(why)))) {
				Ok(due) => Self::deposit_event(Event::Redeemed { meter, window, totals, due }),
				Err(why) => Self::deposit_event(Event::Refused { meter, window, why }),
			}
		}
		for (id, (meter, _)) in &meters {
			if why_not(id).is_none() {
				Meters::<T>::insert(id, meter);
			}
		}
		let not_asked = Self::weight_of_payments(vouchers)
			.saturating_sub(T::Deposits::redeem_weight().saturating_mul(payments.len() as u64));
		Ok(lookups.remaining().saturating_add(not_asked))
	}

	/// Redeems a voucher of the meter as those before have left it, and gives what is due by it; one that is refused has changed nothing.
	/// What is cheap is checked first.
	fn redeem_one(
		provider: &MemberId,
		genesis: &GenesisHash,
		presented: &Presented<T::Signature>,
		redeeming: &mut Redeeming<T>,
	) -> Result<u128, Refusal> {
		let Presented { meter: id, window, totals, .. } = *presented;
		let (mut meter, due) = match redeeming.meters.get(&id) {
			Some((meter, due)) => (meter.clone(), *due),
			None => (Meters::<T>::get(id).ok_or(Refusal::UnknownMeter)?, 0),
		};
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
		ensure!(redeeming.allows(&id, &meter, &totals)?, Refusal::NotAllowed);

		meter.redeemed = redeemed;
		meter.record(window, totals, now);
		// No more than the deposit, as all of it is.
		redeeming.meters.insert(id, (meter, due.saturating_add(more.value)));
		Ok(more.value)
	}

	/// Has what is due become due to the provider: by each payer in each book in one piece. Tells of each whether it did.
	fn pay(
		provider: &MemberId,
		meters: &BTreeMap<MeterId, (MeterOf<T>, u128)>,
	) -> BTreeMap<Payer, DispatchResult> {
		let mut sums = BTreeMap::<Payer, u128>::new();
		for (meter, due) in meters.values().filter(|(_, due)| *due > 0) {
			let sum = sums.entry(meter.payer_in_book()).or_default();
			// It is within what the payer has put aside. If it was not, so much would not be there either.
			*sum = sum.saturating_add(*due);
		}
		let payee = Party::Member(*provider);
		let pay = |((book, payer), amount): (Payer, u128)| {
			let from = Party::Member(payer);
			let paid = with_storage_layer(|| T::Deposits::redeem(&book, &from, &payee, amount));
			((book, payer), paid)
		};
		sums.into_iter().map(pay).collect()
	}
}

impl<T: Config> Redeeming<T> {
	/// Whether the meter's grant allowed the use at the voucher's time. An ordinary grant is paid for once; a heavier one each time, for
	/// there is much to be gone through even when all of it is at hand.
	fn allows(&mut self, id: &MeterId, meter: &MeterOf<T>, totals: &Totals) -> Result<bool, Refusal> {
		let used = meter.used_for.at(totals.at_ms());
		if self.looked_up.contains(id) {
			return Ok(T::Grants::allows(&meter.grant, &used));
		}
		let before = self.lookups.consumed();
		let allowed = T::Grants::allows_within(&meter.grant, &used, &mut self.lookups);
		let allowed = allowed.ok_or(Refusal::NotLookedUp)?;
		let weighed = self.lookups.consumed().saturating_sub(before);
		if weighed.all_lte(Pallet::<T>::weight_of_usual_lookup()) {
			self.looked_up.insert(*id);
		}
		Ok(allowed)
	}
}

impl<AccountId> Meter<AccountId> {
	/// Whose deposit in which book what is redeemed of it comes from.
	fn payer_in_book(&self) -> Payer {
		(self.book, self.payer)
	}

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
		let mut open = open.chain([WindowTotals { window, totals }]).collect::<Vec<_>>();
		open.sort_by_key(|of| of.window);
		self.open = OpenWindows::truncate_from(open);
	}
}
