//! The small traits by which Hefu's pallets know each other.
//!
//! No pallet names another: it asks through a trait here that is named after the question, or is told through one that
//! is named after the news. The runtime wires them. Reads go one way; there is no circle.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod anchors;
mod law;
mod market;
#[cfg(feature = "refusals")]
pub mod refusals;
mod rights;

#[cfg(feature = "runtime-benchmarks")]
pub use anchors::MakeCertificate;
pub use anchors::{CertificateInspect, OrderInspect};
pub use law::{LawClocks, LawPacks};
pub use market::{
	CapFacts, CapInspect, Deposits, FileFacts, FileInspect, GrantFacts, GrantInspect, Instructions, MayGrant,
	SettledInspect,
};
#[cfg(feature = "runtime-benchmarks")]
pub use market::{MakeFunds, MakeOffer};
pub use rights::{ExportInspect, JointConsents, OnRegistered, StatedRights};

use frame::{deps::frame_system, prelude::*, traits::ConstU32};
use hefu_primitives::{
	CustomerId, DatasetId, GenesisHash, InstructionId, MemberId, Party, PartyId,
	calendar::{CalendarKind, MissingYear},
	dataset::{Distribution, GradeClass, Kind, MAX_DISTRIBUTIONS, Parents, Source},
	date::Day,
	digest::Digests,
	locator::LocatorPolicy,
	member::Role,
	settlement::{LegKind, Thing},
	verification::{CheckId, Subject, Verdict},
};

/// Hash of the first block: the name of this chain in ids and signed payloads.
pub fn genesis_hash<T: frame_system::Config>() -> GenesisHash {
	let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
	let mut genesis = GenesisHash::default();
	let bytes = hash.as_ref();
	let length = bytes.len().min(genesis.len());
	genesis[..length].copy_from_slice(&bytes[..length]);
	genesis
}

/// On whose behalf a key acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Actor {
	/// A member.
	Member(MemberId),
	/// A customer, with the member that sponsors it.
	Customer {
		/// The customer.
		customer: CustomerId,
		/// Its sponsor, who answers for it.
		sponsor: MemberId,
	},
	/// Whoever has a party key, with the member that sponsors it.
	Key {
		/// The key.
		key: PartyId,
		/// Its sponsor, under whose allowance it acts.
		sponsor: MemberId,
	},
}

impl Actor {
	/// As a party.
	pub const fn party(&self) -> Party {
		match self {
			Self::Member(member) => Party::Member(*member),
			Self::Customer { customer, .. } => Party::Customer(*customer),
			Self::Key { key, .. } => Party::Key(*key),
		}
	}
}

/// A signature by which a key says something outside of a transaction. Implemented by the runtime's signatures.
pub trait KeySignature<AccountId> {
	/// Whether the key of this account made it, of this message.
	fn is_of(&self, key: &AccountId, message: &[u8]) -> bool;

	/// Whether the runtime checks it itself (SM2), which takes longer than the host's functions do.
	fn is_slow(&self) -> bool;
}

/// Asks who takes part. Implemented by `members`.
pub trait MemberInspect<AccountId> {
	/// On whose behalf `key` acts now: `None` for a stranger's or removed key, and while the member (or the customer, or its
	/// sponsor) is suspended.
	fn actor(key: &AccountId) -> Option<Actor>;

	/// Whether the member exists and is not suspended.
	fn is_live(member: &MemberId) -> bool;

	/// Whether the member exists and has the role, suspended or not.
	fn has_role(member: &MemberId, role: Role) -> bool;

	/// The live member on whose own behalf `key` acts; `None` for customers and party keys.
	fn member(key: &AccountId) -> Option<MemberId> {
		match Self::actor(key) {
			Some(Actor::Member(member)) => Some(member),
			_ => None,
		}
	}
}

/// Asks who stands on the sides of what is between parties. Implemented by `members`; `settlement`, `bills` and
/// `anchors` ask.
pub trait PartyInspect<AccountId>: MemberInspect<AccountId> {
	/// Whether the party takes part now: a live member, a customer whose sponsor and itself are live, a party key whose
	/// sponsor is live.
	fn takes_part(party: &Party) -> bool;

	/// The member who answers for the party, whether or not it takes part now: itself, or who sponsors it, of a retired party key
	/// too. `None` when there is no such customer or key. It stays the same for ever, and of a member nothing is read.
	fn member_behind(party: &Party) -> Option<MemberId>;

	/// The raw id of the one object that the party key was made for; `None` when there is no such key. Ids of two kinds never
	/// coincide.
	fn object_of(key: &PartyId) -> Option<[u8; 32]>;

	/// Whether the party takes part now, and may in what concerns this object: a party key in its own alone.
	fn takes_part_in(party: &Party, object: &[u8; 32]) -> bool {
		let own = match party {
			Party::Key(key) => Self::object_of(key).as_ref() == Some(object),
			Party::Member(_) | Party::Customer(_) => true,
		};
		own && Self::takes_part(party)
	}

	/// The party as which `key` acts now.
	fn party(key: &AccountId) -> Option<Party> {
		Self::actor(key).map(|actor| actor.party())
	}
}

/// Suspends a member for cause, without a vote before it. Implemented by `members`; `validators` asks on a proven offence.
pub trait SuspendMember {
	/// Suspends the member; an error when it does not exist or is suspended already.
	fn suspend_for_offence(member: &MemberId) -> DispatchResult;
}

/// Told when a member stops taking part and when it comes back. A tuple tells each of its parts.
#[impl_trait_for_tuples::impl_for_tuples(5)]
pub trait OnSuspended {
	/// The member was suspended.
	fn on_suspended(member: &MemberId);
	/// The member was reinstated.
	fn on_reinstated(member: &MemberId);
}

/// What the gate must know of a call. Implemented by the runtime, which alone knows all calls.
pub trait CallInspect<Call> {
	/// The numbers of the call's pallet and of the call in it.
	fn indices(call: &Call) -> (u8, u8);
	/// Of which kind it is.
	fn kind(call: &Call) -> CallKind;
}

/// Kinds of call that the gate tells apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallKind {
	/// A member's daily work.
	Ordinary,
	/// Governance and emergencies: served first, from a bucket of their own.
	Governance,
	/// Only carries other calls (a batch): no scope needs to name it, what it carries is checked.
	Carrier,
}

/// Opens checks and tells of them. Implemented by `verification`; `registry` asks.
pub trait Checks {
	/// Where verifiers may be sent.
	fn policy() -> LocatorPolicy;

	/// Opens a check of the file on behalf of `member`; an error when one is open already, when too many are, when the file
	/// is too large to be checked or has not the digest that its size asks for, or when the locator is no longer allowed.
	fn open(
		member: &MemberId,
		subject: Subject,
		distribution: &Distribution,
	) -> Result<CheckId, DispatchError>;

	/// The check of this file that is open, if there is one.
	fn open_check(subject: &Subject) -> Option<CheckId>;

	/// What came of the latest closed check of this file.
	fn latest(subject: &Subject) -> Option<Verdict>;

	/// Weight of [`Checks::open`] for a file of `size` bytes and of what it causes: the verifiers' reports, and closing. Of a
	/// larger size it is never less, and of `u64::MAX` the most that there is.
	fn open_weight(size: u64) -> Weight;
}

/// Asks which days are worked. Implemented by `calendar`.
pub trait WorkingDays {
	/// Whether the day is worked.
	fn is_working_day(kind: CalendarKind, day: Day) -> Result<bool, MissingYear>;

	/// When a period of `days` working days is over that something at `from_ms` sets off: the end (24:00) in China of the last
	/// of the working days after the day of `from_ms`, which itself does not count. With no days it is the end of that day
	/// itself. What is done at a moment before it is in time. Both moments are milliseconds since 1970 UTC.
	fn deadline(kind: CalendarKind, from_ms: u64, days: u16) -> Result<u64, MissingYear>;

	/// Weight of [`WorkingDays::deadline`] for so many days. Of more days it is never less.
	fn deadline_weight(days: u16) -> Weight;
}

/// What can change hands in an instruction beside claims on banks. Implemented by the pallets that record such things; the
/// runtime tells them apart by their kind. `settlement` asks.
///
/// A thing is locked for one instruction at a time. Each function is called in a storage transaction: what fails has changed
/// nothing.
pub trait Leg {
	/// Locks the thing for the instruction: it is now `from`'s, may go to `to`, and from now on nothing but this instruction
	/// moves it. An error when one of that does not hold, or when it is locked already.
	fn lock(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult;

	/// Moves the thing, which is locked for the instruction, from `from` to `to`, and ends the lock. An error when it can no
	/// longer go there; the lock then stays.
	fn execute(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult;

	/// Ends the lock, and leaves the thing as it was before it. Whatever has become of a thing that was locked for the
	/// instruction, this succeeds: nobody's lock may depend on another's thing.
	fn release(instruction: &InstructionId, thing: &Thing) -> DispatchResult;

	/// Weight of the heaviest of the three for a thing of this kind.
	fn weight(kind: LegKind) -> Weight;
}

/// What a right in a dataset hangs on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatasetFacts {
	/// The member who holds it.
	pub holder: MemberId,
	/// Whether it is live, and not withdrawn.
	pub is_live: bool,
	/// What kind of thing it is.
	pub kind: Kind,
	/// Its class.
	pub class: GradeClass,
	/// How the holder came by it: derived, if it was made from other datasets, and otherwise as it says.
	pub source: Source,
	/// What it was made from.
	pub parents: Parents,
}

/// The digests of a version's files, in order.
pub type FileDigests = BoundedVec<Digests, ConstU32<MAX_DISTRIBUTIONS>>;

/// Tells of datasets. Implemented by `registry`; `rights`, `registration`, `exports`, `operation`, `catalogue` and `anchors` ask.
pub trait DatasetInspect {
	/// What was said of the dataset when it was registered, with its first version: what came later changes no right.
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts>;

	/// The same with what was said of it with this version; none when there is no such version. What is done with a version is judged by
	/// this.
	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts>;

	/// The digests of the version's files; none when there is no such version.
	fn digests(dataset: &DatasetId, version: u32) -> FileDigests;
}

/// Tells what binds a registered dataset. Implemented by `registration`.
pub trait RegistrationInspect {
	/// Whether the dataset, as it is registered or filed about, is under objection or preservation, so that nothing in it changes hands
	/// (R11).
	fn is_frozen(dataset: &DatasetId) -> bool;

	/// Weight of [`RegistrationInspect::is_frozen`].
	fn is_frozen_weight() -> Weight;

	/// Whether it is frozen, and all that freezes it are objections of this member's that are open: what it waits for, it waits for by its
	/// own word.
	fn is_frozen_by(dataset: &DatasetId, member: &MemberId) -> bool;

	/// Weight of [`RegistrationInspect::is_frozen_by`].
	fn is_frozen_by_weight() -> Weight;
}

/// Tells what an authorised operation uses. Implemented by `operation`; `catalogue` asks.
pub trait OperationInspect {
	/// Since when the dataset is data of an authorised operation that has begun, or a product under it; none if it never was.
	fn since(dataset: &DatasetId) -> Option<u64>;

	/// Weight of [`OperationInspect::since`].
	fn since_weight() -> Weight;
}

/// Makes datasets for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeDataset {
	/// A dataset of the member with as many files and as large a descriptor as can be, made from these; another one for each seed.
	fn make_dataset(holder: &MemberId, seed: u32, source: Source, parents: Parents) -> DatasetId;
}

/// Makes public data for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakePublicData {
	/// A resource of public data of the member, with as many files and as large a descriptor as can be; another one for each seed.
	fn make_public_data(holder: &MemberId, seed: u32) -> DatasetId;
}

/// Makes grants for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeGrant {
	/// A grant that allows export, to the member that [`MakeMember`] makes of the seed 0, below as many others as can be; gives its
	/// dataset, too.
	fn make_grant() -> (DatasetId, hefu_primitives::GrantId);
}

/// Makes law for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeLaw {
	/// A law as large as can be, by which every right can be registered, and which sets every clock: gives two moments. It holds for what
	/// is filed at the first. At the second each period that the first set off is over and its silence is an answer, which sets off the
	/// next on that day; terms are not over, and can be renewed.
	fn make_law() -> [u64; 2];
}

/// Sets the time, for benchmarks of what time does.
#[cfg(feature = "runtime-benchmarks")]
pub trait SetClock {
	/// From now on the time is this: milliseconds since 1970 UTC.
	fn set_clock(ms: u64);
}

/// Makes members for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeMember<AccountId> {
	/// A live member with every role, and an operator key of it with full scope. Another one for each seed.
	fn make_member(seed: u32) -> (MemberId, AccountId);
}

/// Makes banks for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeBank<AccountId> {
	/// A live member that is a bank and nothing else, and an operator key of it with full scope. Another one for each seed, and none
	/// of those that [`MakeMember`] makes of the same seed.
	fn make_bank(seed: u32) -> (MemberId, AccountId);
}

/// Makes members whose code is told, for the benchmarks of pallets in which a member stands by its code.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeCodedMember<AccountId>: MakeMember<AccountId> {
	/// The code of the member of this seed.
	fn code(seed: u32) -> hefu_primitives::code::Uscc;
}
