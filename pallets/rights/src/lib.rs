//! # Rights
//!
//! The three rights in datasets (持有权, 使用权, 经营权), and the tree of grants made from them.
//!
//! ## Overview
//!
//! A member *claims* a right in a dataset on a *ground*: how it came by the data. Which rights can be had on which ground the
//! registration guide's table says. Rights are independent and exclude nobody: several members may have the same one.
//!
//! A right goes to another member by a *transfer*, for value or free, or as capital put into a company; it can be *pledged*, and then
//! goes to nobody until its pledgee *releases* or *enforces* the pledge. Who transfers or pledges operates the data.
//!
//! Who has the right to operate *grants* rights to use or to operate, on typed terms. A grantee whose terms allow it grants in
//! turn, never more than it has: a grant is within its parent in every dimension.
//!
//! ## Liveness
//!
//! A grant is worth as much as its whole chain: it is looked up each time, in at most [`MAX_LEVELS`] steps. So revoking
//! a grant writes one entry, however many are below it.
//!
//! ## Titles
//!
//! A grant that is made from a right hangs on the right as it was claimed, its *title*, whoever has that later. So a transfer writes
//! the title and the two holdings, and no grant, however many there are: all of them go on. Who stands for them afterwards, and can
//! revoke them, the transfer says ([`hefu_primitives::right::Outbound`]): whoever gets the right takes the place of their grantor
//! (*novated*); or their grantor stays, and the transfer lists them, as one entry, as *encumbrances* of the right. The grants made
//! between two such entries are a *tenure* of the title.
//!
//! ## The register
//!
//! Who has a right is what is recorded here; the register (`registration`) certifies it. What a registration that holds states goes
//! through the register alone: a transfer that is registered moves the right here in the same step, or is not registered. Nobody is
//! registered as having what it has no more, nor anew as having what it has pledged. Of what is registered and pledged the pledgee
//! files for the transfer when the debt is due.
//!
//! ## Exclusivity
//!
//! Grants made from the same one, or from rights in the same dataset, stand side by side. Beside an exclusive one no other is
//! made that overlaps with it; and earlier ones allow nothing that it reaches, as long as it lives, unless it lists them. An
//! exclusive grant (独占) shuts out its grantor too, a sole one (排他) does not. What holds for grants side by side holds for
//! those below, for these are within them.
//!
//! ## Offers
//!
//! A grant that is sold is *offered* first: nothing can be done by it yet. The offer is a thing that a leg of an instruction
//! moves ([`pallet_support::Leg`]): affirming locks it, and when the instruction settles, the grant is made in the same step in
//! which the other legs are. What a grant must fulfil it must when it is offered, when it is locked and when it is made. A
//! withdrawn offer stays, so that an id never names other terms.
//!
//! Locks have no events here. Which offers are locked, and for what, the instructions' own events tell, for their legs name the
//! offers: who affirms locks what it gives, and withdrawing that, rejecting or clearing the instruction ends the lock. With
//! [`Event::Granted`] the offer ends.
//!
//! ## Interface
//!
//! - The dataset's holder: [`Call::declare_joint`]; with the other parties: [`Call::consent`].
//! - Whoever came by the data: [`Call::claim`]; whoever has a right: [`Call::relinquish`], and if it operates the data,
//!   [`Call::transfer`], [`Call::pledge`].
//! - Whoever gets a right: [`Call::accept`].
//! - Pledgees: [`Call::release_pledge`], [`Call::enforce`]; governance where a pledgee is gone: [`Call::release_pledge`].
//! - Whoever has a right to operate, or a grant that may be granted on: [`Call::grant`], [`Call::revoke`],
//!   [`Call::offer`], [`Call::withdraw_offer`].
//! - Instructions to settle: [`pallet_support::Leg`]; the register: [`pallet_support::OnRegistered`].
//! - Everybody asks [`Pallet::can_use`], and from outside of the runtime [`RightsApi`].
//!
//! ## Invariants
//!
//! R1 to R5 of the design, for offers as for grants, and that the indices match what they index, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod api;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod export;
mod granting;
mod leg;
mod liveness;
#[cfg(test)]
mod mock;
mod offering;
mod pledges;
#[cfg(test)]
mod tests;
mod titles;
mod told;
mod transfer;
mod try_state;
mod types;
pub mod weights;

pub use api::*;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame::{prelude::*, traits::Get};
	use hefu_primitives::{
		DatasetId, GrantId, MemberId, Nonce,
		right::{Disposal, Ground, Outbound, Right, Rights},
		terms::Use,
	};
	use pallet_support::{DatasetInspect, MemberInspect, RegistrationInspect, StatedRights};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who releases pledges of whoever takes part no more: governance.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells of datasets.
		type Datasets: DatasetInspect;

		/// Tells what is registered, and what of it is frozen.
		type Registration: RegistrationInspect + StatedRights;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most grants that a member ever makes, offers included, withdrawn or not; governed.
		type MaxGrantsPerGrantor: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>;

		/// Makes datasets to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkDatasets: pallet_support::MakeDataset;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Dataset -> who made it together. At most one entry for each dataset, of at most `MAX_PARTIES`; written once, by its holder.
	#[pallet::storage]
	pub type JointParties<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, Parties, OptionQuery>;

	/// Dataset, party that wants to operate it, party that consents. At most `MAX_PARTIES` squared for each dataset; never
	/// removed. Written by the party that consents.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Blake2_128Concat, MemberId>,
			NMapKey<Blake2_128Concat, MemberId>,
		),
		(),
		OptionQuery,
	>;

	/// Dataset, right, member -> how and since when the member has it, or had it last. At most one for each; never removed. Written by
	/// the member, by whoever transfers the right to it, and when that is registered or a pledge is enforced.
	#[pallet::storage]
	pub type Holdings<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Twox64Concat, Right>,
			NMapKey<Blake2_128Concat, MemberId>,
		),
		HeldRight,
		OptionQuery,
	>;

	/// Dataset, right, who claimed it -> who has it now. At most one for each, of the dataset's holder or one of its parties; never
	/// removed. Written when it is claimed, goes to another, or is given up.
	#[pallet::storage]
	pub type Titles<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Twox64Concat, Right>,
			NMapKey<Blake2_128Concat, MemberId>,
		),
		Title,
		OptionQuery,
	>;

	/// Dataset, right, member -> who claimed the right that the member has or had last; no entry where the member itself did. At most
	/// one for each holding; written with it.
	#[pallet::storage]
	pub type Acquired<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Twox64Concat, Right>,
			NMapKey<Blake2_128Concat, MemberId>,
		),
		MemberId,
		OptionQuery,
	>;

	/// Dataset, who claimed the right to operate it, tenure -> who stands for the grants that were made in the tenure: they are
	/// encumbrances of the right. One for each tenure that is over; never removed. Written when the right goes to another with them.
	#[pallet::storage]
	pub type Encumbrances<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Blake2_128Concat, MemberId>,
			NMapKey<Twox64Concat, u32>,
		),
		MemberId,
		OptionQuery,
	>;

	/// Dataset, right, who has it -> for what it is pledged. At most one for each; removed when it is released or enforced. Written by
	/// who has it, and by the pledgee.
	#[pallet::storage]
	pub type Pledges<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Twox64Concat, Right>,
			NMapKey<Blake2_128Concat, MemberId>,
		),
		Pledge,
		OptionQuery,
	>;

	/// Dataset, who lets rights go, to whom -> what that one has accepted. At most one for each; removed when a right goes from the one to
	/// the other, or when it is taken back. Written by who gets them.
	#[pallet::storage]
	pub type Acceptances<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, DatasetId>,
			NMapKey<Blake2_128Concat, MemberId>,
			NMapKey<Blake2_128Concat, MemberId>,
		),
		Acceptance,
		OptionQuery,
	>;

	/// Datasets in which a right was claimed: from then on its parties can no longer be declared. Written by [`Call::claim`].
	#[pallet::storage]
	pub type Claimed<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, (), OptionQuery>;

	/// Id -> grant. At most `MaxGrantsPerGrantor` a member, with its offers; never removed. Written by its grantor, and by the
	/// instruction that executes its offer.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Blake2_128Concat, GrantId, Grant, OptionQuery>;

	/// Id of a grant that was made from a right -> the title on which it hangs. One for each of these; never removed. Written with the
	/// grant.
	#[pallet::storage]
	pub type Roots<T: Config> = StorageMap<_, Blake2_128Concat, GrantId, Root, OptionQuery>;

	/// Id of the grant to come -> its offer. At most `MaxGrantsPerGrantor` a member, with its grants; removed when the grant is
	/// made. Written by its grantor and by instructions.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Blake2_128Concat, GrantId, Offer, OptionQuery>;

	/// Dataset and parent -> the exclusive and sole grants side by side there, without those that were revoked; those that have
	/// lapsed go when another comes. At most `MAX_EXCLUSIVE`. Written when a grant is made or revoked.
	#[pallet::storage]
	pub type Exclusives<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		(DatasetId, Option<GrantId>),
		BoundedVec<GrantId, ConstU32<MAX_EXCLUSIVE>>,
		ValueQuery,
	>;

	/// Exclusive grant, earlier grant that survives beside it. At most `MAX_SURVIVORS` for each; never removed. Written when
	/// the exclusive one is made.
	#[pallet::storage]
	pub type Surviving<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, GrantId, Blake2_128Concat, GrantId, (), OptionQuery>;

	/// How many grants were made. Written when one is.
	#[pallet::storage]
	pub type NextGrant<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Member -> how many grants it has made and offered; no entry when none. Written by [`Call::grant`] and [`Call::offer`].
	#[pallet::storage]
	pub type GrantCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A dataset was made by several members together.
		JointDeclared {
			/// The dataset.
			dataset: DatasetId,
			/// Who made it.
			parties: Parties,
		},
		/// A party consents that another operates what they made together.
		Consented {
			/// The dataset.
			dataset: DatasetId,
			/// Who wants to operate it.
			to: MemberId,
			/// Who consents.
			party: MemberId,
		},
		/// A member has a right.
		RightClaimed {
			/// The dataset.
			dataset: DatasetId,
			/// The right.
			right: Right,
			/// Who has it.
			holder: MemberId,
			/// How it came by it.
			ground: Ground,
		},
		/// A member has a right no more.
		RightRelinquished {
			/// The dataset.
			dataset: DatasetId,
			/// The right.
			right: Right,
			/// Who had it.
			holder: MemberId,
		},
		/// A right was granted.
		Granted {
			/// The grant's id.
			grant: GrantId,
			/// Its number.
			number: u64,
			/// Who grants.
			grantor: MemberId,
			/// What, to whom, on which terms.
			granting: Box<Granting>,
		},
		/// A grant was revoked, and with it all that was made from it.
		Revoked {
			/// The grant.
			grant: GrantId,
			/// Who had granted it, or stands for it now.
			grantor: MemberId,
		},
		/// A grant was offered: an instruction can make it.
		Offered {
			/// The id of the offer, and of the grant to come.
			grant: GrantId,
			/// Who offers.
			grantor: MemberId,
			/// What, to whom, on which terms.
			granting: Box<Granting>,
		},
		/// An offer was taken back for good.
		OfferWithdrawn {
			/// The offer.
			grant: GrantId,
			/// Who had offered it.
			grantor: MemberId,
		},
		/// A right went from one member to another. If a pledge was enforced, it ended.
		RightTransferred {
			/// The dataset.
			dataset: DatasetId,
			/// The right.
			right: Right,
			/// Who had it.
			from: MemberId,
			/// Who has it.
			to: MemberId,
			/// Upon what.
			how: Conveyance,
			/// What became of the grants that had been made from it, if it is the right to operate.
			outbound: Outbound,
			/// Digest of the contract, or of what shows that the pledge was to be enforced.
			document: [u8; 32],
		},
		/// A right was pledged.
		Pledged {
			/// The dataset.
			dataset: DatasetId,
			/// The right.
			right: Right,
			/// Who has it.
			holder: MemberId,
			/// To whom, and for how long.
			pledge: Pledge,
		},
		/// A pledge ended, and who has the right keeps it.
		PledgeReleased {
			/// The dataset.
			dataset: DatasetId,
			/// The right.
			right: Right,
			/// Who has it.
			holder: MemberId,
			/// To whom it was pledged.
			pledgee: MemberId,
		},
		/// A member accepts that rights go from another to it, or takes that back.
		Accepted {
			/// The dataset.
			dataset: DatasetId,
			/// Who has them.
			from: MemberId,
			/// To whom they are to go.
			to: MemberId,
			/// What it accepts; of no right, if it takes back what it had accepted.
			acceptance: Acceptance,
		},
	}

	/// Errors.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// There is no such dataset.
		UnknownDataset,
		/// The dataset has been withdrawn.
		Withdrawn,
		/// The member neither holds the dataset nor made it with others.
		NotParty,
		/// Another member holds the dataset.
		NotHolder,
		/// The parties were declared before.
		AlreadyDeclared,
		/// A right was claimed already: the parties must be declared before.
		AlreadyClaimed,
		/// Parties are at least two live members, none twice, with the holder among them.
		InvalidParties,
		/// Nobody consents to itself.
		OwnConsent,
		/// The party consented before.
		AlreadyConsented,
		/// The member has the right, or claimed it before: what it let go or gave up it does not claim again.
		AlreadyHeld,
		/// The dataset was made by several members: claim it as that, or as derived if it was; or it was not.
		WrongGround,
		/// The right cannot be had on this ground, in data come by in this way.
		NotEligible,
		/// Not all of the other parties consent.
		ConsentMissing,
		/// The member may not use all of the data from which the dataset was made, or is to be registered without having claimed what was
		/// derived from it.
		InputNotUsable,
		/// The member has not the right.
		NotHeld,
		/// The nonce has been used: the grant exists, or was offered.
		AlreadyExists,
		/// The right to hold is not granted: data are handed over.
		NotGrantable,
		/// The terms allow nothing in some dimension, or have another form than the one: `Terms::first_fault` names it.
		InvalidTerms,
		/// There is no such grant.
		UnknownGrant,
		/// The parent is of another dataset.
		OtherDataset,
		/// Another member is the parent's grantee.
		NotGrantee,
		/// The parent, or one above it, has ended, or is not in force yet.
		ParentNotLive,
		/// The parent is a right of use: a right to operate cannot be made from it.
		RightExceeded,
		/// The parent's terms do not allow to grant on, or only to others.
		MayNotGrant,
		/// The terms give more than the parent's in some dimension: `Terms::first_excess` names it.
		TermsExceeded,
		/// The chain of grants would be too long.
		TooDeep,
		/// The grantee is the grantor, or no live member.
		InvalidGrantee,
		/// The terms overlap with those of an exclusive grant.
		Excluded,
		/// As many exclusive grants are side by side as allowed.
		TooManyExclusive,
		/// Only an exclusive or sole grant has survivors; they are live and side by side with it, none twice.
		InvalidSurvivors,
		/// The member has made and offered as many grants as allowed.
		TooManyGrants,
		/// Another member granted or offered it, or stands for it now.
		NotGrantor,
		/// It was revoked before.
		AlreadyRevoked,
		/// There is no such offer: it was never made, or the grant stands already.
		NotOffered,
		/// The offer is locked for an instruction: withdraw the affirmation, reject or clear that first.
		OfferLocked,
		/// The offer was withdrawn: make another one.
		OfferWithdrawn,
		/// The offer is made to another member.
		WrongGrantee,
		/// The offer is not locked for this instruction.
		NotLocked,
		/// The grantor of the offer takes no part now.
		GrantorNotLive,
		/// The dataset is under objection or preservation.
		Frozen,
		/// The register states that the member has the right: it goes through the register.
		Registered,
		/// The member had the right and has it no more: it is not registered as having it.
		RightLost,
		/// Nobody transfers or pledges a right without having the right to operate.
		MayNotOperate,
		/// No right is named.
		NothingMoved,
		/// The transferee is who has the right, or no live member.
		InvalidTransferee,
		/// The right is pledged: it goes to nobody, is not given up or pledged again, and is granted from only as agreed.
		Pledged,
		/// The right is not pledged.
		NotPledged,
		/// It is pledged to another member.
		NotPledgee,
		/// The pledgee is who has the right, or no live member.
		InvalidPledgee,
		/// The debt would be due already.
		AlreadyDue,
		/// The debt is not due yet.
		NotDue,
		/// The pledgee takes part: it releases the pledge itself.
		PledgeeLive,
		/// Whoever would get the rights has not accepted them, or others, or otherwise.
		NotAccepted,
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
		/// Says who made a dataset together, once, before anybody claims a right in it. For its holder.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::declare_joint())]
		pub fn declare_joint(origin: OriginFor<T>, dataset: DatasetId, parties: Parties) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_declare_joint(member, dataset, parties)
		}

		/// Consents, for good, that another party operates what they made together. For parties.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::consent())]
		pub fn consent(origin: OriginFor<T>, dataset: DatasetId, to: MemberId) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_consent(member, dataset, to)
		}

		/// Claims a right in a live dataset. For its holder, and for those who made it together.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::claim(inputs_of(ground)))]
		pub fn claim(
			origin: OriginFor<T>,
			dataset: DatasetId,
			right: Right,
			ground: Ground,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_claim(member, dataset, right, ground)
		}

		/// Gives up a right, for good. Grants that were made from a right to operate end with it.
		#[pallet::call_index(3)]
		#[pallet::weight(
			T::WeightInfo::relinquish()
				.saturating_add(T::Registration::is_frozen_weight())
				.saturating_add(T::Registration::is_stated_weight())
		)]
		pub fn relinquish(origin: OriginFor<T>, dataset: DatasetId, right: Right) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_relinquish(member, dataset, right)
		}

		/// Grants a right, from the member's own right to operate or from a grant to it.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::grant(granting.survivors.len() as u32)
				.saturating_add(T::Registration::is_frozen_weight())
		)]
		pub fn grant(origin: OriginFor<T>, nonce: Nonce, granting: Box<Granting>) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_grant(member, nonce, *granting)
		}

		/// Revokes a grant; what was made from it ends with it. For its grantor, or whoever stands for it now.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, grant: GrantId) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_revoke(member, grant)
		}

		/// Offers a grant, which the leg of an instruction makes. Whoever could make it now can offer it.
		#[pallet::call_index(6)]
		#[pallet::weight(
			T::WeightInfo::offer(granting.survivors.len() as u32)
				.saturating_add(T::Registration::is_frozen_weight())
		)]
		pub fn offer(origin: OriginFor<T>, nonce: Nonce, granting: Box<Granting>) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_offer(member, nonce, *granting)
		}

		/// Takes an offer back, for good, unless it is locked. For its grantor.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, grant: GrantId) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_withdraw_offer(member, grant)
		}

		/// Lets rights go to another member, or into its capital; what was granted from the right to operate goes on. For whoever
		/// has them and operates the data. What is registered goes through the register.
		#[pallet::call_index(8)]
		#[pallet::weight(
			T::WeightInfo::transfer()
				.saturating_add(T::Registration::is_frozen_weight())
				.saturating_add(T::Registration::is_stated_weight().saturating_mul(3))
		)]
		pub fn transfer(
			origin: OriginFor<T>,
			dataset: DatasetId,
			rights: Rights,
			to: MemberId,
			disposal: Disposal,
			outbound: Outbound,
			contract: [u8; 32],
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_transfer(member, dataset, rights, to, disposal, outbound, contract)
		}

		/// Pledges a right. For whoever has it and operates the data.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::pledge().saturating_add(T::Registration::is_frozen_weight()))]
		pub fn pledge(
			origin: OriginFor<T>,
			dataset: DatasetId,
			right: Right,
			pledge: Pledge,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_pledge(member, dataset, right, pledge)
		}

		/// Releases a right from a pledge. For its pledgee; for governance where that takes part no more.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::release_pledge())]
		pub fn release_pledge(
			origin: OriginFor<T>,
			dataset: DatasetId,
			right: Right,
			holder: MemberId,
		) -> DispatchResult {
			let by = match T::AdminOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_member(origin)?),
			};
			Self::do_release(by, dataset, right, holder)
		}

		/// Enforces a pledge when the debt is due: the right goes to whoever pays for it. For its pledgee, who shows by the document
		/// that it was agreed, auctioned or adjudged. What is registered goes through the register.
		#[pallet::call_index(11)]
		#[pallet::weight(
			T::WeightInfo::enforce()
				.saturating_add(T::Registration::is_frozen_weight())
				.saturating_add(T::Registration::is_stated_weight())
		)]
		pub fn enforce(
			origin: OriginFor<T>,
			dataset: DatasetId,
			right: Right,
			holder: MemberId,
			to: MemberId,
			outbound: Outbound,
			document: [u8; 32],
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_enforce(member, dataset, right, holder, to, outbound, document)
		}

		/// Accepts that rights go from another member to the caller's, and what becomes of the grants that were made from the right to
		/// operate: nobody gets them, with what hangs on them, without having asked. Of no right: takes back what it had accepted.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(
			origin: OriginFor<T>,
			dataset: DatasetId,
			from: MemberId,
			acceptance: Acceptance,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_accept(member, dataset, from, acceptance)
		}
	}

	/// How many grants the ground names.
	fn inputs_of(ground: &Ground) -> u32 {
		match ground {
			Ground::Derivative { inputs, .. } => inputs.len() as u32,
			_ => 0,
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How and since when the member has the right.
		pub fn holding(dataset: DatasetId, right: Right, member: MemberId) -> Option<HeldRight> {
			Holdings::<T>::get((dataset, right, member))
		}

		/// The grant.
		pub fn granted(grant: GrantId) -> Option<Grant> {
			Grants::<T>::get(grant)
		}

		/// Who claimed the right that the member has or had last, and what became of it.
		pub fn title(dataset: DatasetId, right: Right, member: MemberId) -> Option<(MemberId, Title)> {
			let claimant = Self::claimant(&dataset, right, &member);
			Some((claimant, Titles::<T>::get((dataset, right, claimant))?))
		}

		/// Every right in the dataset that was claimed, with who has it now, by right and by who claimed it. At most three for each member
		/// that made the data: the holder, or the parties that it declared.
		pub fn rights_of(dataset: DatasetId) -> Vec<Entitlement> {
			let found = Titles::<T>::iter_prefix((dataset,));
			let found = found.map(|((right, claimant), title)| Entitlement { right, claimant, title });
			let mut found = found.collect::<Vec<_>>();
			found.sort_by_key(|one| (one.right, one.claimant));
			found
		}

		/// For what the member's right is pledged.
		pub fn pledged(dataset: DatasetId, right: Right, holder: MemberId) -> Option<Pledge> {
			Pledges::<T>::get((dataset, right, holder))
		}

		/// Who stands for the grant now: its grantor, or whoever took its place when it got the right.
		pub fn grantor(grant: GrantId) -> Option<MemberId> {
			Grants::<T>::get(grant).map(|found| Self::stands_for(&grant, &found))
		}

		/// The offer of a grant that was not made yet.
		pub fn offered(grant: GrantId) -> Option<Offer> {
			Offers::<T>::get(grant)
		}

		/// Whether the grant allows the use, or the first reason why not, by what is recorded now: revocations count from their
		/// time on, and exclusive grants that were revoked count no more.
		pub fn can_use(grant: GrantId, to: Use) -> Result<(), Refusal> {
			Self::check_use(&grant, &to)
		}
	}
}
