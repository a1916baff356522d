//! # Operation
//!
//! Authorised operation of public data (公共数据授权运营): plan, operator, agreement, products and their prices, books, and yearly disclosure.
//!
//! ## Overview
//!
//! An implementing body (实施机构) *plans* an operation, *selects* an operator (运营机构), and both *sign* an agreement. The body says which
//! data is operated, the operator which products it makes of it. Prices have three levels: a price authority *permits* a year's revenue, the
//! body sets a *cap* for each product, the operator a *price* within it. What was charged is recorded, and each March both sides *disclose*
//! the year before.
//!
//! ## What needs no transaction
//!
//! An agreement whose term is over is over ([`Pallet::standing`]), and a disclosure that is owed is overdue ([`Pallet::owed`]), whether or
//! not somebody says so.
//!
//! ## Invariants
//!
//! R19 of the design (no price above its cap, no year's revenue above what is permitted, no surplus kept), and that counts and indices match
//! what they count, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agreement;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod caps;
mod disclosure;
#[cfg(test)]
mod mock;
mod prices;
mod scope;
mod standing;
mod surplus;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	// As the prelude has one of its own.
	use crate::Account;
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::Get};
	use hefu_primitives::{
		DatasetId, MemberId, Nonce, OperationId,
		operation::{ChargeUnit, Ending, Price, Purpose, Selection, Side, Stage},
	};
	use pallet_support::{DatasetInspect, MemberInspect, RegistrationInspect};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells of datasets.
		type Datasets: DatasetInspect;

		/// Tells what is under objection or preservation.
		type Registration: RegistrationInspect;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most operations that a body ever plans; governed.
		type MaxOperations: Get<u32>;

		/// Most datasets of an operation; governed.
		type MaxData: Get<u32>;

		/// Most products that are ever listed in an operation; governed.
		type MaxProducts: Get<u32>;

		/// Longest term of an agreement, in months; governed.
		type MaxTermMonths: Get<u32>;

		/// The month, 1 to 12, by whose end the year before is disclosed; governed.
		type DisclosureMonth: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>;

		/// Makes products to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkDatasets: pallet_support::MakeDataset + pallet_support::MakePublicData;

		/// Sets the time to measure at.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkClock: pallet_support::SetClock;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Id -> operation. At most `MaxOperations` a body; never removed. Written by its two sides.
	#[pallet::storage]
	pub type Operations<T: Config> = StorageMap<_, Blake2_128Concat, OperationId, Operation, OptionQuery>;

	/// Implementing body -> how many operations it has planned; no entry when none. Written with them.
	#[pallet::storage]
	pub type PlannedBy<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Operation, dataset -> since when it is in it, and until when. At most `MaxData` at a time; never removed. Written by the body.
	#[pallet::storage]
	pub type Data<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OperationId,
		Blake2_128Concat,
		DatasetId,
		Inclusion,
		OptionQuery,
	>;

	/// Operation, dataset -> digest of its holder's consent to its being put in the operation. At most one a dataset and operation; removed
	/// when the holder takes it back. Written by the holder.
	#[pallet::storage]
	pub type DataConsents<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OperationId,
		Blake2_128Concat,
		DatasetId,
		[u8; 32],
		OptionQuery,
	>;

	/// Operation, number from 1 -> product. At most `MaxProducts`; never removed. Written by the operator, and with its tariffs.
	#[pallet::storage]
	pub type Products<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OperationId, Twox64Concat, u32, Product, OptionQuery>;

	/// Dataset -> the operation in which it is listed as a product, and its number there. At most one a dataset. Written with the product,
	/// and removed when it is taken off the list.
	#[pallet::storage]
	pub type ProductOf<T: Config> =
		StorageMap<_, Blake2_128Concat, DatasetId, (OperationId, u32), OptionQuery>;

	/// Dataset -> the operation that used it first, as data or as a product. At most one a dataset; never removed. Written with them, and by
	/// whoever notes that another has begun before it.
	#[pallet::storage]
	pub type FirstUses<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, FirstUse, OptionQuery>;

	/// Operation, product and number from 1 -> tariff: the last one holds. Bounded by both sides' allowances; never changed, never
	/// removed. Written by the body with a cap, and by the operator with a price.
	#[pallet::storage]
	pub type Tariffs<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OperationId, Twox64Concat, (u32, u32), Tariff, OptionQuery>;

	/// Operation, year -> its books. One for each year in which something was permitted or charged, or that is closed; never removed. Written by
	/// the price authority and the operator.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OperationId, Twox64Concat, u16, Account, ValueQuery>;

	/// Operation, year and number from 1 -> what was charged. Bounded by the operator's allowance; never removed. Written by it.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, OperationId, Twox64Concat, (u16, u32), Entry, OptionQuery>;

	/// Operation, year and side -> what that side disclosed. At most two a year of operation; never removed. Written by the two sides.
	#[pallet::storage]
	pub type Disclosures<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		OperationId,
		Twox64Concat,
		(u16, Side),
		Disclosure,
		OptionQuery,
	>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operation was planned.
		Planned {
			/// Its id.
			operation: OperationId,
			/// The implementing body.
			by: MemberId,
			/// The plan.
			plan: Plan,
		},
		/// An operator was selected.
		OperatorSelected {
			/// Of which operation.
			operation: OperationId,
			/// Who, and how.
			selected: Selected,
		},
		/// An agreement was offered.
		AgreementOffered {
			/// Of which operation.
			operation: OperationId,
			/// All that is recorded of it.
			agreement: Agreement,
		},
		/// The operator signed it.
		AgreementSigned {
			/// Of which operation.
			operation: OperationId,
		},
		/// Data was put in an operation.
		DataAdded {
			/// Which operation.
			operation: OperationId,
			/// Which data.
			dataset: DatasetId,
			/// Digest of its holder's consent, where that is another.
			consent: Option<[u8; 32]>,
		},
		/// Data was taken out of an operation.
		DataWithdrawn {
			/// Which operation.
			operation: OperationId,
			/// Which data.
			dataset: DatasetId,
		},
		/// A product was listed.
		ProductListed {
			/// Of which operation.
			operation: OperationId,
			/// Its number there.
			number: u32,
			/// All of it.
			product: Product,
		},
		/// A product was taken off the list.
		ProductDelisted {
			/// Of which operation.
			operation: OperationId,
			/// Its number there.
			number: u32,
		},
		/// A year's revenue was permitted; or what was permitted is shortened by another surplus than before.
		RevenuePermitted {
			/// Of which operation.
			operation: OperationId,
			/// Which year's.
			year: u16,
			/// How much.
			permitted: Permitted,
		},
		/// A cap or a price was set.
		TariffSet {
			/// Of which operation.
			operation: OperationId,
			/// The product's number.
			product: u32,
			/// The tariff's number.
			sequence: u32,
			/// Both.
			tariff: Tariff,
		},
		/// An operation began.
		Begun {
			/// Which.
			operation: OperationId,
		},
		/// What was charged was recorded.
		RevenueRecorded {
			/// Of which operation.
			operation: OperationId,
			/// In which year's books.
			year: u16,
			/// The entry's number in them.
			sequence: u32,
			/// The entry.
			entry: Entry,
		},
		/// An entry was taken back.
		RevenueReversed {
			/// Of which operation.
			operation: OperationId,
			/// In which year's books.
			year: u16,
			/// The entry's number in them.
			sequence: u32,
		},
		/// A side disclosed a year, or put right what it had disclosed.
		Disclosed {
			/// Of which operation.
			operation: OperationId,
			/// Which year.
			year: u16,
			/// Which side.
			side: Side,
			/// Digest of what was disclosed.
			document: [u8; 32],
		},
		/// An operation was ended before its term.
		Terminated {
			/// Which.
			operation: OperationId,
			/// Why.
			ground: Ending,
			/// Digest of the decision.
			document: [u8; 32],
		},
		/// A holder consented to its data being put in an operation, or took that back.
		DataConsented {
			/// Which operation.
			operation: OperationId,
			/// Which data.
			dataset: DatasetId,
			/// Digest of the consent; none when it is taken back.
			document: Option<[u8; 32]>,
		},
		/// An operation was noted as the first that used a dataset.
		FirstUseNoted {
			/// Which operation.
			operation: OperationId,
			/// Which dataset.
			dataset: DatasetId,
		},
		/// Another price authority is named, for the plan's was none any more.
		AuthorityReplaced {
			/// Of which operation.
			operation: OperationId,
			/// Who it is now.
			authority: MemberId,
			/// Digest of the decision.
			decision: [u8; 32],
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The member is no implementing body.
		NotImplementingBody,
		/// The member is no authorised operator that takes part.
		NotOperator,
		/// The member is no price authority that takes part.
		NotPriceAuthority,
		/// A body is not its own operator.
		SameMember,
		/// There is no such operation.
		NotFound,
		/// The nonce has been used: the operation exists.
		AlreadyExists,
		/// The body has planned as many operations as allowed.
		TooManyOperations,
		/// This is for somebody else in the operation.
		NotInCharge,
		/// The operation has ended.
		Ended,
		/// No operator is selected.
		NotSelected,
		/// No agreement is offered.
		NotOffered,
		/// The agreement is not signed.
		NotSigned,
		/// The agreement is signed.
		AlreadySigned,
		/// The operation has begun before.
		AlreadyBegun,
		/// The agreement that is offered is another one.
		OtherAgreement,
		/// The currency is none.
		InvalidCurrency,
		/// The term ends before it begins.
		InvalidTerm,
		/// The term is longer than allowed.
		TermTooLong,
		/// The agreement's term has not begun, or the year is not over.
		TooEarly,
		/// The agreement's term would be over.
		TooLate,
		/// There is no such dataset.
		UnknownDataset,
		/// The dataset has been withdrawn.
		Withdrawn,
		/// Core data is not operated.
		CoreData,
		/// The dataset is no resource of public data.
		NotPublicData,
		/// The dataset is another's, whose consent is missing.
		NoConsent,
		/// The dataset is in the operation.
		AlreadyIn,
		/// The dataset is not in the operation.
		NotIn,
		/// The operation has as many datasets as allowed.
		TooManyData,
		/// The dataset is no product.
		NotProduct,
		/// The dataset is another's.
		NotHolder,
		/// The product is made from no data in the operation.
		NotOfItsData,
		/// The product is listed.
		AlreadyListed,
		/// A price is for at least one unit.
		InvalidUnit,
		/// As many products were listed as allowed.
		TooManyProducts,
		/// There is no such product in the operation.
		NoSuchProduct,
		/// The product was taken off the list.
		Delisted,
		/// There is no data in the operation.
		NoData,
		/// No product is listed.
		NoProduct,
		/// A product has no cap.
		NoCap,
		/// What serves the public good is free.
		Free,
		/// The price is above its cap.
		AboveCap,
		/// No revenue is permitted in the year, and it is not on trial.
		NoPermittedRevenue,
		/// The operation does not operate in that year.
		OtherYear,
		/// The operation has not begun.
		NotBegun,
		/// There is no such tariff with a price.
		NoTariff,
		/// The tariff did not hold in that year.
		OtherTariff,
		/// More was charged than the price.
		AbovePrice,
		/// Nothing was charged.
		NothingCharged,
		/// The numbers are too large.
		TooLarge,
		/// The operator has disclosed the year.
		YearClosed,
		/// There is no such entry.
		NoEntry,
		/// The entry was taken back before.
		AlreadyReversed,
		/// The books of an earlier year are open.
		EarlierYearOpen,
		/// An operation that has begun is noted as the first that used the dataset.
		AlreadyUsed,
		/// The operation's price authority takes part.
		AuthorityActs,
		/// The dataset is under objection or preservation.
		Frozen,
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
		/// Plans an operation. For implementing bodies.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::plan())]
		pub fn plan(origin: OriginFor<T>, nonce: Nonce, plan: Plan) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_plan(by, nonce, plan)
		}

		/// Selects the operator. For the operation's body.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::select_operator())]
		pub fn select_operator(
			origin: OriginFor<T>,
			operation: OperationId,
			operator: MemberId,
			method: Selection,
			document: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_select(by, operation, operator, method, document)
		}

		/// Offers the agreement to the operator. For the operation's body.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::offer_agreement())]
		pub fn offer_agreement(
			origin: OriginFor<T>,
			operation: OperationId,
			agreement: Agreement,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_offer(by, operation, agreement)
		}

		/// Signs the agreement that is offered, said in full. For the operator.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::sign_agreement())]
		pub fn sign_agreement(
			origin: OriginFor<T>,
			operation: OperationId,
			agreement: Agreement,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_sign(by, operation, agreement)
		}

		/// Puts data in the operation; another holder's with its consent. For its body.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::add_data().saturating_add(T::Registration::is_frozen_weight()))]
		pub fn add_data(origin: OriginFor<T>, operation: OperationId, dataset: DatasetId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_add_data(by, operation, dataset)
		}

		/// Takes data out of the operation. For its body.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::withdraw_data())]
		pub fn withdraw_data(
			origin: OriginFor<T>,
			operation: OperationId,
			dataset: DatasetId,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_withdraw_data(by, operation, dataset)
		}

		/// Lists a product, for which prices are for so many units. For the operator.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::list_product().saturating_add(T::Registration::is_frozen_weight()))]
		pub fn list_product(
			origin: OriginFor<T>,
			operation: OperationId,
			dataset: DatasetId,
			purpose: Purpose,
			unit: ChargeUnit,
			per: u32,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_list(by, operation, dataset, purpose, unit, per)
		}

		/// Takes a product off the list. For the operator and the body.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::delist_product())]
		pub fn delist_product(origin: OriginFor<T>, operation: OperationId, product: u32) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_delist(by, operation, product)
		}

		/// Permits so much revenue in a year. For the plan's price authority.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::permit_revenue())]
		pub fn permit_revenue(
			origin: OriginFor<T>,
			operation: OperationId,
			year: u16,
			granted: u128,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_permit(by, operation, year, granted, decision)
		}

		/// Sets the cap of a product. For the operation's body.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_cap())]
		pub fn set_cap(
			origin: OriginFor<T>,
			operation: OperationId,
			product: u32,
			cap: Price,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_set_cap(by, operation, product, cap, decision)
		}

		/// Sets the price of a product, within its cap. For the operator.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_price())]
		pub fn set_price(
			origin: OriginFor<T>,
			operation: OperationId,
			product: u32,
			price: Price,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_set_price(by, operation, product, price)
		}

		/// Lets the operation begin. For its body.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::begin())]
		pub fn begin(origin: OriginFor<T>, operation: OperationId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_begin(by, operation)
		}

		/// Records what was charged for so many units of a product, by one of its tariffs. For the operator.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::record_revenue())]
		pub fn record_revenue(
			origin: OriginFor<T>,
			operation: OperationId,
			year: u16,
			product: u32,
			tariff: u32,
			units: u128,
			amount: u128,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_record(by, operation, year, product, tariff, units, amount)
		}

		/// Takes an entry back. For the operator.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::reverse_revenue())]
		pub fn reverse_revenue(
			origin: OriginFor<T>,
			operation: OperationId,
			year: u16,
			sequence: u32,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_reverse(by, operation, year, sequence)
		}

		/// Discloses a year that is over, or puts right what was disclosed of it. For both sides, each its own.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::disclose())]
		pub fn disclose(
			origin: OriginFor<T>,
			operation: OperationId,
			year: u16,
			document: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_disclose(by, operation, year, document)
		}

		/// Ends the operation before its term. For its body.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::terminate())]
		pub fn terminate(
			origin: OriginFor<T>,
			operation: OperationId,
			ground: Ending,
			document: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_terminate(by, operation, ground, document)
		}

		/// Consents to data being put in the operation, or takes that back. For the data's holder.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::consent())]
		pub fn consent(
			origin: OriginFor<T>,
			operation: OperationId,
			dataset: DatasetId,
			document: Option<[u8; 32]>,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_consent(by, operation, dataset, document)
		}

		/// Notes the operation as the first that used a dataset, where one that has not begun was. For every member.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::note_first_use())]
		pub fn note_first_use(
			origin: OriginFor<T>,
			operation: OperationId,
			dataset: DatasetId,
		) -> DispatchResult {
			Self::ensure_member(origin)?;
			Self::do_note_first_use(operation, dataset)
		}

		/// Names another price authority where the plan's is none any more, or takes part no longer. For the operation's body.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::replace_authority())]
		pub fn replace_authority(
			origin: OriginFor<T>,
			operation: OperationId,
			authority: MemberId,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_replace_authority(by, operation, authority, decision)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The operation, and how it stands at this block's time.
		pub fn operation(operation: OperationId) -> Option<(Operation, Stage)> {
			let stored = Operations::<T>::get(operation)?;
			let stage = Self::standing(&stored, T::Clock::get());
			Some((stored, stage))
		}

		/// What each side owes the public at this block's time, or disclosed, of each year that is over.
		pub fn disclosures(operation: OperationId) -> Vec<Owed> {
			Self::owed(&operation, T::Clock::get())
		}

		/// A year's books.
		pub fn account(operation: OperationId, year: u16) -> Account {
			Accounts::<T>::get(operation, year)
		}

		/// The tariff of a product that holds.
		pub fn tariff(operation: OperationId, product: u32) -> Option<Tariff> {
			Self::tariff_of(&operation, product)
		}

		/// Where the dataset is listed as a product: the operation, and its number there.
		pub fn product(dataset: DatasetId) -> Option<(OperationId, u32)> {
			ProductOf::<T>::get(dataset)
		}
	}
}
