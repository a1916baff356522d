//! # Exports
//!
//! Data that leave the country (数据出境), by the rules on cross-border flow (《促进和规范数据跨境流动规定》).
//!
//! ## Overview
//!
//! Whoever takes data out of the country records it before: which version of which dataset, by which grant or right, how many persons it is
//! about, and on what it stands. From the heads since 1 January, its own among them, follows what an export has to go through: nothing, the
//! standard contract or certification, or the security assessment ([`hefu_primitives::export::Rules::required`]). One without the evidence
//! of that is refused.
//!
//! ## Heads
//!
//! No person is on the chain, not even as a commitment: who exports counts each person once a year, and records how many there were more.
//! Counts never go down within a year of China's time, and begin anew on 1 January: each year has an entry of its own. Heads of exports
//! that the law takes out are recorded with them, and not counted.
//!
//! ## Interface
//!
//! - Governance: [`Call::set_rules`].
//! - Members: [`Call::export`]; before that, they ask [`Pallet::required`] what they will need.
//!
//! ## Invariants
//!
//! R20 of the design, and that every export had what it needed, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod exporting;
mod genesis;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use genesis::RulesConfig;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// Most rules, those of the past among them.
pub const MAX_RULES: u32 = 256;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{
		prelude::*,
		traits::{EnsureOrigin, Get},
	};
	use hefu_primitives::{
		DatasetId, GrantId, MemberId,
		dataset::VersionRef,
		export::{Basis, Heads, Path, Rules},
	};
	use pallet_support::{DatasetInspect, ExportInspect, MemberInspect};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Sets the rules.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells of datasets.
		type Datasets: DatasetInspect;

		/// Tells who may take data out of the country.
		type Rights: ExportInspect;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most exports that a member ever records; governed.
		type MaxExports: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>;

		/// Makes grants to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkRights: pallet_support::MakeGrant;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Number -> rules; the last holds. At most [`MAX_RULES`]. Written by governance and genesis; never changed, never removed.
	#[pallet::storage]
	pub type AllRules<T: Config> = CountedStorageMap<_, Twox64Concat, u32, Rules, OptionQuery>;

	/// Exporter, number from 1 -> export. At most `MaxExports` a member; never removed. Written by who exports.
	#[pallet::storage]
	pub type Exports<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Twox64Concat, u32, Export, OptionQuery>;

	/// Exporter -> how many exports it has recorded; no entry when none. Written with them.
	#[pallet::storage]
	pub type ExportCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Exporter, year in China -> heads since its 1 January; no entry when nobody was counted. At most one for each year of an exporter;
	/// never removed. Written with its exports: within a year it never goes down.
	#[pallet::storage]
	pub type Counted<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Twox64Concat, u16, Heads, ValueQuery>;

	/// The rules that are known from the first block.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules, if there are any.
		pub rules: Option<RulesConfig>,
		/// No more than the type's parameter.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.rules.iter().for_each(Pallet::<T>::build_rules);
		}
	}

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// From now on other rules hold.
		RulesSet {
			/// Their number.
			number: u32,
			/// What they say.
			rules: Rules,
		},
		/// Data left the country.
		Exported {
			/// Who took them out.
			exporter: MemberId,
			/// The export's number, of this exporter.
			number: u32,
			/// What left, and on what that stands.
			export: Export,
			/// The heads that are counted since 1 January.
			counted: Heads,
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The rules say nothing, contradict themselves, or do not name the law.
		InvalidRules,
		/// There are as many rules, those of the past among them, as there can be.
		TooManyRules,
		/// No rules are set by which it could be judged.
		NoRules,
		/// There is no such dataset.
		UnknownDataset,
		/// The dataset has no such version.
		NoSuchVersion,
		/// The dataset has been withdrawn.
		Withdrawn,
		/// Core data never leave the country.
		CoreData,
		/// The member has no right in the dataset, or the grant is not its, does not stand, or does not allow export.
		MayNotExport,
		/// The exemption does not cover important data, or personal information.
		NotExempt,
		/// The assessment holds no more.
		AssessmentOver,
		/// The standard contract or certification is needed.
		ContractRequired,
		/// The security assessment is needed.
		AssessmentRequired,
		/// The member has recorded as many exports as allowed.
		TooManyExports,
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
		/// Sets the rules for exports from now on. For governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_rules())]
		pub fn set_rules(origin: OriginFor<T>, rules: Rules) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_rules(rules)
		}

		/// Records that the caller takes data out of the country, and refuses that without the evidence that it needs. `important` says
		/// that important data are among them, whatever the version's grade says.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::export().saturating_add(T::Rights::may_export_weight()))]
		#[allow(clippy::too_many_arguments, reason = "all that is recorded of an export")]
		pub fn export(
			origin: OriginFor<T>,
			dataset: DatasetId,
			version: u32,
			grant: Option<GrantId>,
			heads: Heads,
			important: bool,
			recipient: [u8; 32],
			basis: Basis,
		) -> DispatchResult {
			let exporter = Self::ensure_member(origin)?;
			let of = VersionRef { dataset, version };
			Self::do_export(exporter, of, grant, heads, important, recipient, basis)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The rules that hold, with their number.
		pub fn rules() -> Option<(u32, Rules)> {
			Self::current()
		}

		/// The heads that are counted of the exporter in the year.
		pub fn counted(exporter: MemberId, year: u16) -> Heads {
			Counted::<T>::get(exporter, year)
		}

		/// The export of this number.
		pub fn exported(exporter: MemberId, number: u32) -> Option<Export> {
			Exports::<T>::get(exporter, number)
		}

		/// What an export of the member would have to go through now, if it is not exempt; none when there are no rules.
		pub fn required(exporter: MemberId, heads: Heads, important: bool) -> Option<Path> {
			let year = Self::with(&exporter, &heads, T::Clock::get());
			Self::current().map(|(_, rules)| rules.required(&heads, &year, important))
		}
	}
}
