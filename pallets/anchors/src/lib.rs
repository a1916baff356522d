//! # Anchors
//!
//! Salted digests of documents that stay with the parties (存证): invoices, filed contracts, accounting entries, assessments, and what exports
//! stand on.
//!
//! ## Overview
//!
//! Each anchor is tied to what it is about: an invoice to the instruction by which it was paid, a contract to an order or a grant, an accounting
//! entry to a certificate, an assessment and an export basis to a dataset. No document is on chain.
//!
//! ## Invoices
//!
//! An invoice has a *nullifier* beside its digest, which a tax attestor (税务核验方) computes with a secret key: the same invoice is refused the
//! second time, whoever anchors it, and nobody can guess numbers ([`hefu_primitives::anchor`]). Red invoices take back blue ones.
//!
//! ## What needs no transaction
//!
//! That an assessment is over, or that the certificate under an accounting entry has lapsed, is told by [`Pallet::standing`].
//!
//! ## Invariants
//!
//! M18 of the design (one invoice, one anchor; no more is invoiced than was paid, no more taken back than invoiced), and that an entity has one
//! live entry of an asset in a period, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attestors;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod documents;
mod entries;
mod invoices;
#[cfg(test)]
mod mock;
mod standing;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame::{
		prelude::*,
		traits::{EnsureOrigin, Get},
	};
	use hefu_primitives::{
		AnchorId, DatasetId, InstructionId, MemberId, Nonce, Party,
		anchor::{Acquisition, Category, Invoice, Office, Period},
		registration::CertificateCode,
	};
	use pallet_support::{
		CertificateInspect, DatasetInspect, ExportInspect, GrantInspect, KeySignature, OrderInspect,
		PartyInspect, RegistrationInspect, SettledInspect, StatedRights,
	};

	/// The attestor of accounts of this chain.
	pub type AttestorOf<T> = Attestor<<T as frame_system::Config>::AccountId>;

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Appoints attestors.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part.
		type Members: PartyInspect<Self::AccountId>;

		/// Tells of datasets.
		type Datasets: DatasetInspect;

		/// Tells of certificates, what they state, and what is disputed.
		type Registration: CertificateInspect + RegistrationInspect + StatedRights;

		/// Tells of grants, and who may take data out of the country.
		type Rights: GrantInspect + ExportInspect;

		/// Tells of orders.
		type Orders: OrderInspect;

		/// Tells what was paid.
		type Settlement: SettledInspect;

		/// By which attestors' keys sign.
		type KeySignature: KeySignature<Self::AccountId> + Parameter;

		/// Weight of a signature that the runtime checks itself.
		type SlowSignature: Get<Weight>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>;

		/// Makes datasets to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkDatasets: pallet_support::MakeDataset;

		/// Makes grants to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkRights: pallet_support::MakeGrant;

		/// Makes certificates to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkRegistration: pallet_support::MakeCertificate;

		/// Settles and signs, to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::KeySignature>;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Tax office and year -> its attestor. At most 10,000, as both are two digits; never removed. Written by governance, by the attestor, and
	/// with invoices.
	#[pallet::storage]
	pub type Attestors<T: Config> = StorageMap<_, Blake2_128Concat, Office, AttestorOf<T>, OptionQuery>;

	/// Id -> anchor. Bounded by the members' allowances; never removed. Written by whoever anchors.
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageMap<_, Blake2_128Concat, AnchorId, Anchor, OptionQuery>;

	/// Nullifier -> the invoice's anchor. One for each invoice, written with it; never removed (M18).
	#[pallet::storage]
	pub type Nullifiers<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], AnchorId, OptionQuery>;

	/// Instruction, seller and buyer -> what was invoiced of what the one was paid by the other; no entry when nothing. Written with invoices;
	/// never removed.
	#[pallet::storage]
	pub type Invoiced<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		InstructionId,
		Blake2_128Concat,
		(Party, Party),
		Sums,
		ValueQuery,
	>;

	/// Blue invoice -> how much of it red ones took back; no entry when nothing. Written with red invoices; never removed.
	#[pallet::storage]
	pub type Reddened<T: Config> = StorageMap<_, Blake2_128Concat, AnchorId, u128, ValueQuery>;

	/// Entity, dataset and period -> the accounting entry that is not withdrawn. At most one each; written with entries, and removed when one is
	/// withdrawn.
	#[pallet::storage]
	pub type LiveEntries<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		MemberId,
		Blake2_128Concat,
		(DatasetId, Period),
		AnchorId,
		OptionQuery,
	>;

	/// Accounting entry -> that an auditor confirms it. At most one an entry; never removed. Written by the auditor.
	#[pallet::storage]
	pub type Audits<T: Config> = StorageMap<_, Blake2_128Concat, AnchorId, Audit, OptionQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(clippy::large_enum_variant, reason = "an event is encoded where it is made")]
	pub enum Event<T: Config> {
		/// An attestor was appointed.
		AttestorAppointed {
			/// For which office and year.
			office: Office,
			/// Who.
			member: MemberId,
			/// Commitment to the office's key.
			key: [u8; 32],
		},
		/// An attestor named the key by which it signs.
		SignerSet {
			/// For which office and year.
			office: Office,
			/// The key.
			signer: T::AccountId,
		},
		/// A document was anchored.
		Anchored {
			/// Its id.
			id: AnchorId,
			/// All of it.
			anchor: Anchor,
		},
		/// An auditor confirmed an accounting entry.
		Audited {
			/// Which.
			id: AnchorId,
			/// Who, and by what.
			audit: Audit,
		},
		/// An anchor was withdrawn.
		AnchorWithdrawn {
			/// Which.
			id: AnchorId,
			/// Digest of why.
			document: [u8; 32],
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The member is no tax attestor that takes part.
		NotTaxAttestor,
		/// An office and a year are two digits each.
		InvalidOffice,
		/// Invoices are anchored under the office's key: it stays, and goes to the next attestor.
		KeyInUse,
		/// Nobody attests the invoices of this office and year.
		NoAttestor,
		/// The office's attestor has named no key by which it signs.
		NoSigner,
		/// This is for somebody else.
		NotInCharge,
		/// The nonce has been used: the anchor exists.
		AlreadyExists,
		/// The attestor is a side of the invoice.
		OwnInvoice,
		/// The office's attestor has not signed this.
		NotAttested,
		/// The invoice is anchored: one number has one anchor.
		AlreadyAnchored,
		/// The invoice is of nothing.
		NothingInvoiced,
		/// The buyer has paid the seller nothing in this instruction.
		NotSettled,
		/// It was paid in another currency.
		OtherCurrency,
		/// More would be invoiced than was paid.
		MoreThanSettled,
		/// What is to be taken back is no blue invoice that is anchored.
		NotBlue,
		/// The blue invoice is of another instruction, other sides or another currency.
		OtherInvoice,
		/// More would be taken back than is left of the blue invoice.
		MoreThanBlue,
		/// There is no such order.
		NoOrder,
		/// There is no such grant.
		NoGrant,
		/// The member is no side of it, and no exchange.
		NotSide,
		/// The certificate holds no more, or never did.
		NotCertified,
		/// The registration is under objection or preservation.
		Disputed,
		/// The certificate states no right of the entity's.
		NotStated,
		/// There is no such accounting period.
		InvalidPeriod,
		/// The accounting period has not begun.
		TooEarly,
		/// The entity has a live entry of this dataset in this period.
		AlreadyEntered,
		/// The member is no auditor.
		NotAuditor,
		/// There is no such anchor.
		NotFound,
		/// The anchor is no accounting entry.
		NotEntry,
		/// The anchor was withdrawn.
		Withdrawn,
		/// Nobody audits its own books.
		OwnEntry,
		/// The entry was audited.
		AlreadyAudited,
		/// The member is no reviewer, data service or auditor.
		NotAssessor,
		/// There is no such dataset.
		UnknownDataset,
		/// The dataset has no such version.
		NoSuchVersion,
		/// The dataset has been withdrawn.
		DatasetWithdrawn,
		/// Nobody assesses its own dataset.
		OwnDataset,
		/// It would be over before it is anchored.
		EndsBefore,
		/// The member has no right in the dataset, or the grant is not its, does not stand, or does not allow export.
		MayNotExport,
		/// An invoice is not withdrawn: a red one takes it back.
		Final,
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
		/// Appoints who attests the invoices of an office and year, instead of whoever did. `key` is the commitment to the office's key,
		/// which goes from the one to the other. For governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::appoint_attestor())]
		pub fn appoint_attestor(
			origin: OriginFor<T>,
			office: Office,
			member: MemberId,
			key: [u8; 32],
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_appoint(office, member, key)
		}

		/// Names the key by which the caller signs what it attests. It need not act for anybody. For the office's attestor.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_signer())]
		pub fn set_signer(origin: OriginFor<T>, office: Office, signer: T::AccountId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_set_signer(by, office, signer)
		}

		/// Anchors an invoice that its office's attestor has signed ([`Invoice::signed_bytes`]).
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::weight_of_invoice(invoice, signature))]
		// It is boxed in the call, which would else be as large whatever it is.
		#[allow(clippy::boxed_local)]
		pub fn anchor_invoice(
			origin: OriginFor<T>,
			nonce: Nonce,
			digest: [u8; 32],
			invoice: Box<Invoice>,
			signature: T::KeySignature,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_anchor_invoice(by, nonce, digest, *invoice, &signature)
		}

		/// Files a contract. For the sides of what it is about, and for exchanges.
		#[pallet::call_index(3)]
		#[pallet::weight(
			T::WeightInfo::file_contract().saturating_add(T::Orders::sides_weight().max(T::Rights::grant_weight()))
		)]
		pub fn file_contract(
			origin: OriginFor<T>,
			nonce: Nonce,
			digest: [u8; 32],
			about: Subject,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_file_contract(by, nonce, digest, about)
		}

		/// Records that data are in the caller's books, on the strength of a certificate.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_entry())]
		pub fn enter_asset(
			origin: OriginFor<T>,
			nonce: Nonce,
			digest: [u8; 32],
			certificate: CertificateCode,
			category: Category,
			acquisition: Acquisition,
			period: Period,
		) -> DispatchResult {
			let entity = Self::ensure_member(origin)?;
			let dataset = Self::certified_for(&entity, &certificate)?;
			let entry = Entry { certificate, dataset, category, acquisition, period };
			Self::do_enter(entity, nonce, digest, entry)
		}

		/// Confirms an accounting entry. For auditors.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::audit_entry())]
		pub fn audit_entry(origin: OriginFor<T>, id: AnchorId, opinion: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_audit(by, id, opinion)
		}

		/// Anchors an assessment of a version of a dataset. For those who assess.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::anchor_assessment())]
		pub fn anchor_assessment(
			origin: OriginFor<T>,
			nonce: Nonce,
			digest: [u8; 32],
			assessment: Assessment,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_assess(by, nonce, digest, assessment)
		}

		/// Anchors what the caller's exports of a dataset stand on.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::anchor_export_basis().saturating_add(T::Rights::may_export_weight()))]
		pub fn anchor_export_basis(
			origin: OriginFor<T>,
			nonce: Nonce,
			digest: [u8; 32],
			basis: ExportBasis,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_anchor_basis(by, nonce, digest, basis)
		}

		/// Withdraws an anchor that is no invoice. For whoever anchored it.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, id: AnchorId, document: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_withdraw(by, id, document)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Who attests the invoices of the office and year.
		pub fn attestor(office: Office) -> Option<AttestorOf<T>> {
			Attestors::<T>::get(office)
		}

		/// The anchor, and how it stands now.
		pub fn anchor(id: AnchorId) -> Option<(Anchor, Standing)> {
			let anchor = Anchors::<T>::get(id)?;
			Some((anchor, Self::standing(&id, &anchor)))
		}

		/// The anchor of the invoice with this nullifier.
		pub fn anchor_of(nullifier: [u8; 32]) -> Option<AnchorId> {
			Nullifiers::<T>::get(nullifier)
		}

		/// What the buyer paid the seller in the instruction, and what of it is invoiced; none when nothing was paid.
		pub fn invoiced(instruction: InstructionId, seller: Party, buyer: Party) -> Option<Billed> {
			let (currency, paid) = Self::paid(&instruction, &seller, &buyer)?;
			Some(Billed { currency, paid, sums: Invoiced::<T>::get(instruction, (seller, buyer)) })
		}

		/// The entity's accounting entry of the dataset in the period that is not withdrawn.
		pub fn live_entry(entity: MemberId, dataset: DatasetId, period: Period) -> Option<AnchorId> {
			LiveEntries::<T>::get(entity, (dataset, period))
		}

		/// That an auditor confirms the accounting entry.
		pub fn audit(id: AnchorId) -> Option<Audit> {
			Audits::<T>::get(id)
		}
	}
}
