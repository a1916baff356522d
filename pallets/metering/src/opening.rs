//! Opening a meter, and putting more aside for it.

use alloc::collections::BTreeSet;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, Nonce, Party,
	id::MeterId,
	metering::{Limits, Totals, Windows},
	right::Right,
	terms::Volume,
};
use pallet_support::{Deposits, GrantInspect, MemberInspect, genesis_hash};

use crate::{
	Config, Error, Event, Meter, MeterOf, Meters, OpenCount, OpenWindows, Opening, Pallet, Signers, State,
	Tallies, Tally,
};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// A meter that exists.
	pub(crate) fn existing(id: &MeterId) -> Result<MeterOf<T>, DispatchError> {
		Meters::<T>::get(id).ok_or_else(|| Error::<T>::NotFound.into())
	}

	/// Opens a meter of the payer.
	pub(crate) fn do_open(payer: MemberId, nonce: Nonce, opening: Opening<T::AccountId>) -> DispatchResult {
		let id = MeterId::derive(&genesis_hash::<T>(), &payer, &nonce);
		ensure!(!Meters::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let count = OpenCount::<T>::get(payer);
		ensure!(count < T::MaxOpenPerPayer::get(), Error::<T>::TooManyOpen);
		let volume = Self::check_grant(&payer, &opening)?;
		let tally = Tallies::<T>::get(opening.grant);
		ensure!(tally.open.is_none(), Error::<T>::AlreadyMetered);
		Self::check_signers(&opening.signers)?;
		let (windows, limits) = Self::check_windows(opening.window_ms, &volume)?;
		ensure!(opening.deposit > 0, Error::<T>::ZeroAmount);
		ensure!(opening.deposit <= opening.cap, Error::<T>::AboveCap);
		T::Deposits::deposit(&opening.book, &Party::Member(payer), opening.deposit)?;

		let Opening { grant, provider, service, used_for, book, deposit, cap, signers, .. } = opening;
		let challenge_ms = T::ChallengeMs::get();
		let meter = Meter {
			grant,
			payer,
			provider,
			service,
			used_for,
			book,
			cap,
			deposited: deposit,
			signers: signers.clone(),
			windows,
			challenge_ms,
			limits,
			before: tally.units,
			redeemed: Totals::default(),
			open: OpenWindows::default(),
			state: State::Open,
		};
		Meters::<T>::insert(id, meter);
		Tallies::<T>::insert(grant, Tally { open: Some(id), ..tally });
		OpenCount::<T>::insert(payer, count.saturating_add(1));
		Self::deposit_event(Event::Opened {
			meter: id,
			grant,
			payer,
			provider,
			service,
			used_for,
			book,
			deposit,
			cap,
			signers,
			windows,
			challenge_ms,
			limits,
			before: tally.units,
		});
		Ok(())
	}

	/// Puts more aside for a meter of the payer.
	pub(crate) fn do_top_up(payer: MemberId, id: MeterId, amount: u128) -> DispatchResult {
		let mut meter = Self::existing(&id)?;
		ensure!(meter.payer == payer, Error::<T>::NotPayer);
		ensure!(meter.state == State::Open, Error::<T>::NotOpen);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let deposited = meter.deposited.checked_add(amount).ok_or(Error::<T>::AboveCap)?;
		ensure!(deposited <= meter.cap, Error::<T>::AboveCap);
		T::Deposits::deposit(&meter.book, &Party::Member(payer), amount)?;

		meter.deposited = deposited;
		Meters::<T>::insert(id, meter);
		Self::deposit_event(Event::ToppedUp { meter: id, amount });
		Ok(())
	}

	/// That the payer may use under the grant what the provider serves; gives how much.
	fn check_grant(payer: &MemberId, opening: &Opening<T::AccountId>) -> Result<Volume, DispatchError> {
		let Opening { grant, provider, used_for, book, .. } = opening;
		let facts = T::Grants::grant(grant).ok_or(Error::<T>::NoSuchGrant)?;
		ensure!(facts.grantee == *payer, Error::<T>::NotGrantee);
		ensure!(facts.grantor == *provider, Error::<T>::NotGrantor);
		ensure!(facts.right == Right::Use, Error::<T>::NotToUse);
		ensure!(T::Members::is_live(provider), Error::<T>::ProviderNotLive);
		ensure!(provider != payer, Error::<T>::ToItself);
		ensure!(*provider != book.bank, Error::<T>::BankIsProvider);
		ensure!(T::Grants::allows(grant, &used_for.at(T::Clock::get())), Error::<T>::NotAllowed);
		Ok(facts.terms.volume)
	}

	/// That somebody signs, and nobody twice.
	fn check_signers(signers: &Signers<T::AccountId>) -> DispatchResult {
		let distinct = signers.iter().collect::<BTreeSet<_>>();
		ensure!(!signers.is_empty() && distinct.len() == signers.len(), Error::<T>::InvalidSigners);
		Ok(())
	}

	/// The windows of this length from now on, and what this volume allows in them.
	fn check_windows(window_ms: u64, volume: &Volume) -> Result<(Windows, Limits), DispatchError> {
		let windows = Windows { opened_ms: T::Clock::get(), window_ms, grace_ms: T::GraceMs::get() };
		ensure!(windows.is_sound(), Error::<T>::InvalidWindow);
		let limits = Limits::of(volume, window_ms).ok_or(Error::<T>::WindowCutsPeriod)?;
		Ok((windows, limits))
	}
}
