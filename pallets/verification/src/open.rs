//! Opening a check, and what other pallets may ask.

use frame::prelude::*;
use hefu_primitives::{
	MemberId,
	dataset::Distribution,
	locator::LocatorPolicy,
	slices::{Tree, sample},
	verification::{
		CheckId, MAX_SAMPLED_FILE, MAX_WHOLE_FILE, Subject, Tally, Verdict, VerifierSetId, effort,
	},
};

use crate::{
	Check, Checks, Closings, Config, CurrentSet, Error, Event, History, HistoryLength, NextCheck,
	OpenByMember, OpenBySubject, Pallet, Policy, SetUses, Sets, WeightInfo,
};

impl<T: Config> Pallet<T> {
	/// Opens a check of `subject` for the verifiers of now.
	pub(crate) fn do_open(
		member: &MemberId,
		subject: Subject,
		distribution: &Distribution,
	) -> Result<CheckId, DispatchError> {
		ensure!(!OpenBySubject::<T>::contains_key(subject), Error::<T>::AlreadyOpen);
		let samples = samples_of::<T>(distribution.size)?;
		ensure!(!distribution.digests.is_empty(), Error::<T>::NoDigest);
		ensure!(samples == 0 || distribution.digests.blake3.is_some(), Error::<T>::NoBlake3);
		ensure!(distribution.locator.check(&Policy::<T>::get()).is_ok(), Error::<T>::LocatorNotAllowed);
		let set = CurrentSet::<T>::get();
		let verifiers = verifiers_in::<T>(set);
		ensure!(verifiers > 0, Error::<T>::NoVerifiers);
		let open = OpenByMember::<T>::get(member);
		ensure!(open < T::MaxOpenPerMember::get(), Error::<T>::TooManyOpen);
		ensure!(Checks::<T>::count() < T::MaxOpen::get(), Error::<T>::TooManyOpenInTotal);

		let check = NextCheck::<T>::get();
		let now = frame_system::Pallet::<T>::block_number();
		let time = if samples == 0 { T::CheckDeadline::get() } else { T::SampledDeadline::get() };
		let deadline = now.saturating_add(time.max(One::one()));
		let opened = Check {
			subject,
			distribution: distribution.clone(),
			member: *member,
			set,
			verifiers,
			opened_at: now,
			deadline,
			closes_at: deadline,
			tally: Tally::default(),
			samples,
			evidence: None,
		};
		NextCheck::<T>::put(check.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Checks::<T>::insert(check, opened);
		OpenBySubject::<T>::insert(subject, check);
		OpenByMember::<T>::insert(member, open.saturating_add(1));
		SetUses::<T>::mutate(set, |uses| uses.saturating_inc());
		Closings::<T>::insert(deadline, check, ());
		Self::deposit_event(Event::CheckOpened { check, subject, member: *member, set, deadline });
		Ok(check)
	}
}

impl<T: Config> pallet_support::Checks for Pallet<T> {
	fn policy() -> LocatorPolicy {
		Policy::<T>::get()
	}

	fn open(
		member: &MemberId,
		subject: Subject,
		distribution: &Distribution,
	) -> Result<CheckId, DispatchError> {
		Self::do_open(member, subject, distribution)
	}

	fn open_check(subject: &Subject) -> Option<CheckId> {
		OpenBySubject::<T>::get(subject)
	}

	fn latest(subject: &Subject) -> Option<Verdict> {
		let sequence = HistoryLength::<T>::get(subject).checked_sub(1)?;
		History::<T>::get(subject, sequence).map(|closed| closed.verdict)
	}

	/// With what the check causes: the present verifiers' reports, which pay for nothing themselves, a second one of each when
	/// there is evidence, and the closing. So who asks for checks pays for them.
	///
	/// Reading takes the verifiers' time and no block's; that it does not come for nothing, the reports count as often as the
	/// file's size class says ([`effort`]).
	fn open_weight(size: u64) -> Weight {
		let verifiers = verifiers_in::<T>(CurrentSet::<T>::get());
		let report = T::WeightInfo::authorize_report().saturating_add(T::WeightInfo::report());
		let reports = report.saturating_mul(verifiers.into()).saturating_mul(effort(size).into());
		T::WeightInfo::open().saturating_add(reports).saturating_add(T::WeightInfo::close(verifiers))
	}
}

/// How many groups are to be read of a file of this size; 0 when it is read whole.
fn samples_of<T: Config>(size: u64) -> Result<u32, Error<T>> {
	ensure!(size <= MAX_SAMPLED_FILE, Error::<T>::TooLarge);
	Ok(if size <= MAX_WHOLE_FILE { 0 } else { sample::samples(&Tree::new(size), T::Samples::get()) })
}

/// How many verifiers the set has, at most `MaxVerifiers`.
fn verifiers_in<T: Config>(set: VerifierSetId) -> u32 {
	Sets::<T>::decode_len(set).unwrap_or(0) as u32
}
