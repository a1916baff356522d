//! # Calendar
//!
//! Which days are worked, for the law's clocks (法定期间): working days of mainland China and banking days, a year at a time.
//!
//! ## Overview
//!
//! The State Council says each autumn which days of the next year are off and on which weekend days work is made up (调休).
//! Governance records it here, with the notice that says so. Other pallets ask whether a day is worked, and when a period of
//! working days is over ([`pallet_support::WorkingDays`]).
//!
//! ## Terms
//!
//! - A **legal day** runs from midnight to midnight in Asia/Shanghai. The chain's clock counts milliseconds in UTC.
//! - A **period** of working days begins with the day after the one on which something happened, and is over at the end of
//!   its last working day.
//! - A year that nobody has recorded is **missing**. Whoever needs it is told which, and nothing is guessed.
//!
//! ## What holds always
//!
//! A day that has begun stays as the year in force says: no correction changes what a period that is over was counted by.
//! Days to come can change, as they do when a notice is corrected; the event carries the whole year.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod genesis;
#[cfg(feature = "std")]
pub mod import;
#[cfg(test)]
mod mock;
mod periods;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;
mod years;

pub use genesis::YearConfig;
pub use pallet::*;
pub use types::{Basis, Year};
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::ConstU32, traits::Get};
	use hefu_primitives::{
		calendar::{CalendarKind, MAX_HOLIDAYS, MAX_MAKE_UP, MissingYear, WorkedDays},
		date::Day,
	};
	use pallet_support::WorkingDays;

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Records years.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Whose days, year -> which of its days are worked. At most one for each kind and each year from 1992 to 2199. Written by
	/// [`Call::set_year`] and genesis; never removed.
	#[pallet::storage]
	pub type Years<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CalendarKind, Twox64Concat, u16, Year, OptionQuery>;

	/// The years that are known from the first block.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The years, none of them twice.
		pub years: Vec<YearConfig>,
		/// No more than the type's parameter.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.years.iter().for_each(Pallet::<T>::build_year);
		}
	}

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A year was recorded, or what is to come of it was changed.
		YearSet {
			/// Whose days.
			kind: CalendarKind,
			/// The year.
			year: u16,
			/// All the days of it that are worked.
			worked: WorkedDays,
			/// Where it is said.
			basis: Basis,
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The year is before 1992 or after 2199.
		InvalidYear,
		/// The basis is empty or no text: name the notice that the days are taken from.
		InvalidBasis,
		/// More holidays or made-up days than a year can have; a call cannot carry them, genesis can.
		TooManyDays,
		/// A day is of another year.
		NotInYear,
		/// A day is named twice, or both as a holiday and as worked.
		DuplicateDay,
		/// A day on which work is said to be made up is no Saturday or Sunday.
		NotWeekend,
		/// A day that has begun would change.
		PastChanged,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Records which days of a year are worked, or changes those of its days that have not begun. For governance.
		///
		/// `holidays` are the days off (放假), weekends among them or not; `make_up` are the weekend days that are worked
		/// (调休上班); all other days are worked from Monday to Friday. `basis` names the notice.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_year(holidays.len() as u32, make_up.len() as u32))]
		pub fn set_year(
			origin: OriginFor<T>,
			kind: CalendarKind,
			year: u16,
			holidays: BoundedVec<Day, ConstU32<MAX_HOLIDAYS>>,
			make_up: BoundedVec<Day, ConstU32<MAX_MAKE_UP>>,
			basis: Basis,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_year(kind, year, &holidays, &make_up, basis)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What is recorded of the year.
		pub fn year(kind: CalendarKind, year: u16) -> Option<Year> {
			Years::<T>::get(kind, year)
		}

		/// Whether the day is worked.
		pub fn is_working_day(kind: CalendarKind, day: Day) -> Result<bool, MissingYear> {
			<Self as WorkingDays>::is_working_day(kind, day)
		}

		/// When a period of `days` working days is over that something at `from_ms` sets off: the end of its last day in China.
		/// Both in milliseconds since 1970 UTC.
		pub fn deadline(kind: CalendarKind, from_ms: u64, days: u16) -> Result<u64, MissingYear> {
			<Self as WorkingDays>::deadline(kind, from_ms, days)
		}
	}
}
