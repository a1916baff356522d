//! # Metering
//!
//! What is used under a grant, call by call, without a transaction a call (计量).
//!
//! ## Terms
//!
//! - A **meter** is a payer's and a provider's account of what is used under one grant: with a deposit, a cap, and keys that sign for the
//!   payer.
//! - A **receipt** is for one use. The payer signs it, and it never comes here.
//! - A **voucher** adds the receipts of a window up. The payer signs it, the provider redeems it. It is cumulative: of each window only
//!   what is more than before is due.
//! - A **window** is a piece of a meter's time. Its vouchers can be redeemed until a grace after its end; receipts that come too late join
//!   the next window.
//!
//! What is signed, and how receipts become a voucher, is in [`hefu_primitives::metering`].
//!
//! ## Life of a meter
//!
//! The grantee opens it, and puts a deposit aside, which can be topped up to the cap. The provider redeems vouchers, many in one call:
//! each is redeemed or refused for itself. What is redeemed is due to the provider from the deposit. The payer asks to close; then the
//! provider has a challenge period for its last vouchers, after which anybody has the rest given back. The provider can close at once.
//!
//! ## Interface
//!
//! - Payers: [`Call::open`], [`Call::top_up`], [`Call::close`].
//! - Providers: [`Call::redeem`], [`Call::close`].
//! - Members: [`Call::collect`].
//!
//! ## Invariants
//!
//! M14 (money is conserved) and M16 (what is redeemed never goes down, and is within deposit and cap) of the design are checked by
//! [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod closing;
mod cost;
#[cfg(test)]
mod mock;
mod opening;
mod redeeming;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{MAX_VOUCHERS, Meter, OpenWindows, Opening, Refusal, Signers, State, Tally, WindowTotals};
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame::{
		prelude::*,
		traits::{ConstU32, Get},
	};
	use hefu_primitives::{
		GrantId, MemberId, Nonce,
		id::MeterId,
		metering::{Limits, Presented, Totals, Units, UsedFor, Windows},
		settlement::Book,
	};
	use pallet_support::{Deposits, GrantInspect, KeySignature, MemberInspect};

	/// The meter of accounts of this chain.
	pub type MeterOf<T> = Meter<<T as frame_system::Config>::AccountId>;

	/// The vouchers of one redemption.
	pub type Vouchers<T> = BoundedVec<Presented<<T as Config>::Signature>, ConstU32<MAX_VOUCHERS>>;

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells what grants allow.
		type Grants: GrantInspect;

		/// Keeps what payers put aside.
		type Deposits: Deposits;

		/// By which payers' keys sign vouchers.
		type Signature: KeySignature<Self::AccountId> + Parameter;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// How long after a window's end its vouchers can be redeemed, in milliseconds; governed. It holds for meters opened from then
		/// on.
		type GraceMs: Get<u64>;

		/// How long a meter can be redeemed from after its payer asked to close it, in milliseconds; governed. It holds for meters
		/// opened from then on.
		type ChallengeMs: Get<u64>;

		/// Most meters of a payer that are not closed; governed.
		type MaxOpenPerPayer: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes what is measured with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;

		/// Makes money to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkFunds: pallet_support::MakeFunds;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Id -> meter. At most `MaxOpenPerPayer` of a payer that are not closed; the others stay, so that no id is used again. Written by the
	/// calls about it.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Blake2_128Concat, MeterId, MeterOf<T>, OptionQuery>;

	/// Grant -> what was used under it. At most one for each grant that was ever metered; never removed. Written when a meter is opened or
	/// closed.
	#[pallet::storage]
	pub type Tallies<T: Config> = StorageMap<_, Blake2_128Concat, GrantId, Tally, ValueQuery>;

	/// Payer -> how many meters of it are not closed; no entry when none. Written when one is opened or closed.
	#[pallet::storage]
	pub type OpenCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(clippy::large_enum_variant, reason = "an event is encoded where it is made")]
	pub enum Event<T: Config> {
		/// A meter was opened.
		Opened {
			/// Its id.
			meter: MeterId,
			/// The grant.
			grant: GrantId,
			/// Who uses and pays.
			payer: MemberId,
			/// Who serves and is paid.
			provider: MemberId,
			/// Digest or raw id of the service.
			service: [u8; 32],
			/// What for.
			used_for: UsedFor,
			/// In which claims it is paid.
			book: Book,
			/// What was put aside.
			deposit: u128,
			/// The most that is ever put aside.
			cap: u128,
			/// The keys that sign.
			signers: Signers<T::AccountId>,
			/// Its windows.
			windows: Windows,
			/// How long the challenge is after the payer asks to close, in milliseconds.
			challenge_ms: u64,
			/// How much the grant lets be used.
			limits: Limits,
			/// How much was used under the grant before.
			before: Units,
		},
		/// More was put aside.
		ToppedUp {
			/// The meter.
			meter: MeterId,
			/// How much.
			amount: u128,
		},
		/// A voucher was redeemed.
		Redeemed {
			/// The meter.
			meter: MeterId,
			/// The window.
			window: u32,
			/// What was used in it so far.
			totals: Totals,
			/// What is due by this voucher.
			due: u128,
		},
		/// A voucher was not redeemed; nothing has changed by it.
		Refused {
			/// The meter that it names.
			meter: MeterId,
			/// The window.
			window: u32,
			/// Why.
			why: Refusal,
		},
		/// The payer asked to close the meter.
		CloseAsked {
			/// The meter.
			meter: MeterId,
			/// From when on nothing is redeemed: milliseconds since 1970 UTC.
			until_ms: u64,
		},
		/// The meter was closed, and the rest of the deposit given back.
		Closed {
			/// The meter.
			meter: MeterId,
			/// The provider, or who had the rest given back after the challenge.
			by: MemberId,
			/// What was given back.
			returned: u128,
		},
	}

	/// Errors. Why a voucher is refused is no error, but a [`Refusal`] in an event.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The nonce has been used: the meter exists.
		AlreadyExists,
		/// The member has as many meters as allowed that are not closed: close some.
		TooManyOpen,
		/// There is no such grant.
		NoSuchGrant,
		/// It is granted to another member.
		NotGrantee,
		/// The provider named is not who stands for the grant now.
		NotGrantor,
		/// What is granted is not the right to use.
		NotToUse,
		/// The provider takes no part now.
		ProviderNotLive,
		/// Payer and provider are the same member.
		ToItself,
		/// The provider is the bank of the book, and has no claims on itself.
		BankIsProvider,
		/// The grant does not allow the use now.
		NotAllowed,
		/// Another meter of the grant is not closed: close it first.
		AlreadyMetered,
		/// There is no signer, or one is there twice.
		InvalidSigners,
		/// The windows have no length, or so many would be open at the same time that none could be told: make them longer.
		InvalidWindow,
		/// The grant limits the volume in periods of which a window would not hold whole ones: make its length a multiple of them.
		WindowCutsPeriod,
		/// The amount is zero.
		ZeroAmount,
		/// More would be put aside than the cap allows.
		AboveCap,
		/// There is no such meter.
		NotFound,
		/// Another member is the payer.
		NotPayer,
		/// The payer has asked to close the meter, or it is closed.
		NotOpen,
		/// There is no voucher.
		NoVouchers,
		/// The member is neither payer nor provider.
		NotSide,
		/// The meter is closed.
		Closed,
		/// The payer has asked to close it before.
		AlreadyAsked,
		/// Nobody has asked to close the meter.
		NotAsked,
		/// The challenge is not over.
		TooEarly,
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
		/// Opens a meter, and puts its deposit aside. For the grantee of a grant to use, who is the payer.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open()
			.saturating_add(T::Grants::grant_weight().saturating_mul(2))
			.saturating_add(T::Deposits::weight()))]
		pub fn open(
			origin: OriginFor<T>,
			nonce: Nonce,
			opening: Box<Opening<T::AccountId>>,
		) -> DispatchResult {
			let payer = Self::ensure_member(origin)?;
			Self::do_open(payer, nonce, *opening)
		}

		/// Puts more aside, up to the cap. For the payer.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::top_up().saturating_add(T::Deposits::weight()))]
		pub fn top_up(origin: OriginFor<T>, meter: MeterId, amount: u128) -> DispatchResult {
			let payer = Self::ensure_member(origin)?;
			Self::do_top_up(payer, meter, amount)
		}

		/// Redeems vouchers, of one's meters. Each is redeemed or refused for itself, which an event tells. For the provider.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::weight_of_redeem(vouchers))]
		pub fn redeem(origin: OriginFor<T>, vouchers: Vouchers<T>) -> DispatchResultWithPostInfo {
			let provider = Self::ensure_member(origin)?;
			let unused = Self::do_redeem(provider, &vouchers)?;
			Ok(Some(Self::weight_of_redeem(&vouchers).saturating_sub(unused)).into())
		}

		/// Closes a meter: at once for the provider; for the payer it begins the challenge, in which the provider can redeem its last
		/// vouchers.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::close().saturating_add(T::Deposits::weight()))]
		pub fn close(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_close(by, meter)
		}

		/// Closes a meter whose challenge is over, and has the rest of the deposit given back to the payer. For every member.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::collect().saturating_add(T::Deposits::weight()))]
		pub fn collect(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_collect(by, meter)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The meter.
		pub fn meter(id: MeterId) -> Option<MeterOf<T>> {
			Meters::<T>::get(id)
		}

		/// What was used under the grant, by its meters.
		pub fn tally(grant: GrantId) -> Tally {
			Tallies::<T>::get(grant)
		}
	}
}
