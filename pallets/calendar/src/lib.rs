//! # Calendar
//!
//! Which days are worked, which law holds, and when the law's clocks (法定期间) are over.
//!
//! ## Overview
//!
//! The State Council says each autumn which days of the next year are off and on which weekend days work is made up (调休).
//! Governance records it here, with the notice that says so. It records law packs (规则包) too: what a law sets for how long, and
//! which rights it lets be registered; and it says from which day each holds for what is filed. The chain itself records when it
//! stood still (停摆). Other pallets ask whether a day is worked and when a period of working days is over
//! ([`pallet_support::WorkingDays`]), which law holds ([`pallet_support::LawPacks`]), and run its clocks
//! ([`pallet_support::LawClocks`]).
//!
//! ## Terms
//!
//! - A **legal day** runs from midnight to midnight in Asia/Shanghai. The chain's clock counts milliseconds in UTC.
//! - A **period** begins with the day after the one on which something happened, and is over at the end of its last day, which
//!   is a worked one.
//! - A **term** begins with the day itself and ends with the eve of the corresponding day: it stands on a certificate.
//! - A year that nobody has recorded is **missing**. Whoever needs it is told which, and nothing is guessed.
//! - The chain **stood still** when two blocks' times are further apart than a governed limit. No day of that time, from its
//!   first to its last, counts in anybody's period.
//!
//! ## What holds always
//!
//! A day that has begun stays as the year in force says: no correction changes what a period that is over was counted by.
//! Days to come can change, as they do when a notice is corrected; the event carries the whole year.
//!
//! A pack that is recorded stays as it is, and a filing keeps the pack that held on its day. What was over once is over for
//! ever. No period is over at the first block after the chain stood still that was not over at the last one before.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod clocks;
mod genesis;
#[cfg(feature = "std")]
pub mod import;
#[cfg(test)]
mod mock;
mod packs;
mod periods;
mod stalls;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;
mod years;

pub use genesis::{PackConfig, RuleConfig, YearConfig};
pub use pallet::*;
pub use stalls::mark_days;
pub use types::{Basis, Entry, Stall, Year};
pub use weights::WeightInfo;

/// Most packs, and most entries of which is in force when.
pub const MAX_PACKS: u32 = 256;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::ConstU32, traits::Get};
	use hefu_primitives::{
		calendar::{CalendarKind, MAX_HOLIDAYS, MAX_MAKE_UP, MissingYear, StalledDays, WorkedDays},
		clock::{Clock, ClockError},
		date::Day,
		law::{Pack, PackId},
		text::Text,
	};
	use pallet_support::{LawClocks, LawPacks, WorkingDays};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Records years and packs, and puts packs in force.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// The chain stood still when two blocks' times are further apart than so many milliseconds. Less than a day: no day may pass
		/// without a block and count.
		type StallLimit: Get<u64>;

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

	/// Number -> law pack. At most [`MAX_PACKS`]. Written by [`Call::record_pack`] and genesis; never changed, never removed.
	#[pallet::storage]
	pub type Packs<T: Config> = CountedStorageMap<_, Twox64Concat, PackId, Pack, OptionQuery>;

	/// Identifier, version -> the pack that has them. One for each pack, written with it.
	#[pallet::storage]
	pub type PackIds<T: Config> = StorageMap<_, Blake2_128Concat, (Text<64>, u16), PackId, OptionQuery>;

	/// Number -> which pack holds for what is filed from a day on, until the next one's day. The days ascend. At most [`MAX_PACKS`].
	/// Written by [`Call::put_in_force`] and genesis; the last is replaced until its day has begun.
	#[pallet::storage]
	pub type InForce<T: Config> = CountedStorageMap<_, Twox64Concat, u32, Entry, OptionQuery>;

	/// Number -> when the chain stood still, in order. As many as fit into the chain's life, each longer than [`Config::StallLimit`] was.
	/// Written at the first block after; never removed.
	#[pallet::storage]
	pub type Stalls<T: Config> = CountedStorageMap<_, Twox64Concat, u32, Stall, OptionQuery>;

	/// Year -> on which of its days the chain stood still: those of [`Stalls`], and nothing where it did not. At most one for each year
	/// that the chain's clock has shown. Written with them.
	#[pallet::storage]
	pub type StalledYears<T: Config> = StorageMap<_, Twox64Concat, u16, StalledDays, ValueQuery>;

	/// The time of the block before, from a block's beginning until its own time is set. No block leaves it behind.
	#[pallet::storage]
	pub type Before<T: Config> = StorageValue<_, u64, OptionQuery>;

	/// The years and the laws that are known from the first block.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The years, none of them twice.
		pub years: Vec<YearConfig>,
		/// The law packs, none of them twice, by the days from which they are in force.
		pub packs: Vec<PackConfig>,
		/// No more than the type's parameter.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.years.iter().for_each(Pallet::<T>::build_year);
			self.packs.iter().for_each(Pallet::<T>::build_pack);
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
		/// A law pack was recorded.
		PackRecorded {
			/// Its number.
			id: PackId,
			/// All that it says.
			pack: Pack,
		},
		/// A law pack will hold for what is filed from a day on.
		PutInForce {
			/// Number of the entry: that of the last one, if it had not begun and gives way.
			entry: u32,
			/// The pack.
			pack: PackId,
			/// The day.
			from: Day,
		},
		/// The chain stood still.
		StoodStill {
			/// Number of the stall.
			stall: u32,
			/// Time of the last block before.
			from_ms: u64,
			/// Time of the first block after.
			until_ms: u64,
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
		/// The pack's identifier or source is empty or no text, or it has no version.
		InvalidName,
		/// A clock of the pack has no basis, or cannot be counted so.
		InvalidClock,
		/// The pack's clocks or rows are not in order, or one is there twice.
		NotInOrder,
		/// This version of the pack is recorded.
		AlreadyRecorded,
		/// There are as many packs, or entries of which is in force when, as there can be.
		TooManyPacks,
		/// There is no such pack.
		NotFound,
		/// The day has begun: what is filed today keeps its law.
		AlreadyBegun,
		/// Another pack, which stays, is in force from that day or a later one; genesis can name several days to come.
		NotLater,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::remember_time();
			T::WeightInfo::new_block()
		}

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

		/// Records what a law says, for ever as it is. It holds for nobody until it is put in force. For governance.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::record_pack(pack.clocks.len() as u32))]
		pub fn record_pack(origin: OriginFor<T>, pack: Pack) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_record_pack(pack)
		}

		/// Puts a pack in force for what is filed from a day on that has not begun. What was filed before keeps its pack. An entry
		/// that has not begun gives way. For governance.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::put_in_force())]
		pub fn put_in_force(origin: OriginFor<T>, pack: PackId, from: Day) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_put_in_force(pack, from)
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

		/// What the law pack says.
		pub fn pack(id: PackId) -> Option<Pack> {
			Packs::<T>::get(id)
		}

		/// The pack that holds for what is filed at this moment, in milliseconds since 1970 UTC.
		pub fn pack_in_force(at_ms: u64) -> Option<PackId> {
			<Self as LawPacks>::in_force(at_ms)
		}

		/// When this clock will be over, in milliseconds since 1970 UTC, if it is not stopped and the chain does not stand still until
		/// then.
		pub fn clock_end(clock: Clock) -> Result<u64, ClockError> {
			<Self as LawClocks>::end(&clock)
		}

		/// Whether this clock is over at a moment.
		pub fn clock_is_over(clock: Clock, at_ms: u64) -> Result<bool, ClockError> {
			<Self as LawClocks>::is_over(&clock, at_ms)
		}

		/// Whether the chain stood still on the day.
		pub fn stood_still(day: Day) -> bool {
			Self::is_stalled(day)
		}
	}
}
