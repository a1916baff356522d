//! What is recorded of members, of their customers, and of the keys of both and of parties.

use frame::prelude::*;
use hefu_primitives::{
	CustomerId, MemberId,
	code::{MemberCode, Region},
	member::{CallPattern, Roles, Scope},
	text::Text,
};

use crate::{Config, Error};

/// Name of an organisation: at most 128 bytes of UTF-8.
pub type Name = Text<128>;

/// A member as this runtime stores it.
pub type MemberOf<T> = Member<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// What the council records of an organisation and may correct later. Its code is no part of it: the code names the
/// member for ever.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Profile {
	/// Its name (名称); not empty.
	pub name: Name,
	/// Where it is registered (登记地), for organisations that have a Chinese division.
	pub region: Option<Region>,
	/// The parts that it plays; at least one.
	pub roles: Roles,
	/// Digest of the CA certificate by which it was enrolled: the certificate proves who it is, the code alone does not.
	pub certificate: [u8; 32],
}

impl Profile {
	/// Checks what decoding does not.
	pub fn check<T: Config>(&self) -> Result<(), Error<T>> {
		ensure!(!self.name.is_empty() && self.name.check().is_ok(), Error::InvalidName);
		ensure!(self.region.is_none_or(|region| region.check().is_ok()), Error::InvalidRegion);
		ensure!(!self.roles.is_empty() && self.roles.check(), Error::InvalidRoles);
		Ok(())
	}
}

/// An organisation of the consortium.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Member<AccountId, BlockNumber> {
	/// The code by which it is known; its id is derived from it.
	pub code: MemberCode,
	/// What the council records of it.
	pub profile: Profile,
	/// Whether it takes part now.
	pub status: MemberStatus<BlockNumber>,
	/// Its cold key, which decides about the others. There always is one.
	pub owner: AccountId,
	/// The key that votes when the member has a seat. There always is one.
	pub governance: AccountId,
	/// Number of its operator keys; with the two above at most `MaxKeys`.
	pub operators: u32,
	/// Number of its keys that were removed since the council recovered it, or since its enrolment.
	pub removed_keys: u32,
	/// Number of its customers, suspended ones too; at most `MaxCustomers` when one was added.
	pub customers: u32,
	/// Number of party keys that it sponsors and that are not retired; at most `MaxPartyKeys` when one was added.
	pub party_keys: u32,
	/// Number of party keys that it sponsored and that are retired.
	pub retired_party_keys: u32,
}

impl<AccountId, BlockNumber> Member<AccountId, BlockNumber> {
	/// Whether it takes part now.
	pub fn is_live(&self) -> bool {
		matches!(self.status, MemberStatus::Live)
	}
}

/// Whether a member takes part.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum MemberStatus<BlockNumber> {
	/// It does.
	Live,
	/// Neither it nor its customers and party keys may act.
	Suspended {
		/// The block in which it was suspended.
		since: BlockNumber,
		/// Why.
		reason: SuspensionReason,
	},
}

/// Why a member was suspended.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum SuspensionReason {
	/// The consortium voted so.
	Vote,
	/// Its validator was proven to have broken the consensus rules.
	Offence,
	/// It asked for it: a stolen key, an audit, leaving.
	OwnRequest,
	/// Its certificate ended or was revoked.
	Certificate,
}

/// Whose key an account is, and what it may do.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Key {
	/// The member's cold key: decides about its other keys; may make every call that is open to members.
	Owner {
		/// Whose it is.
		member: MemberId,
	},
	/// The key that votes in the council and the committee, and does nothing else.
	Governance {
		/// Whose it is.
		member: MemberId,
	},
	/// A key for daily work.
	Operator {
		/// Whose it is.
		member: MemberId,
		/// The calls that it may make.
		scope: Scope,
	},
	/// The key of a sponsored customer.
	Customer {
		/// Whose it is.
		customer: CustomerId,
		/// The calls that it may make.
		scope: Scope,
	},
	/// It was a key once and never is again: its old transactions could be replayed otherwise.
	Removed {
		/// Whose it was.
		subject: Subject,
	},
	/// A party's of one object (当事人密钥): it makes the calls of `PartyScope`, and nobody but itself can end it.
	Party {
		/// The member under whose allowance it acts.
		sponsor: MemberId,
		/// Raw id of the object that it was made for, which may not be there yet.
		object: [u8; 32],
		/// Salted commitment to whose it is, for those to whom that is opened.
		commitment: [u8; 32],
	},
}

impl Key {
	/// Whose key it is or was.
	pub fn subject(&self) -> Subject {
		match self {
			Self::Owner { member } | Self::Governance { member } | Self::Operator { member, .. } => {
				Subject::Member(*member)
			}
			Self::Customer { customer, .. } => Subject::Customer(*customer),
			Self::Removed { subject } => *subject,
			Self::Party { sponsor, .. } => Subject::PartyKey(*sponsor),
		}
	}
}

/// Who has a key.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Subject {
	/// A member.
	Member(MemberId),
	/// A sponsored customer.
	Customer(CustomerId),
	/// Whoever acts by a party key that this member sponsors. Not the member: the key is none of its own, and a tombstone of it does
	/// not count among its removed keys.
	PartyKey(MemberId),
}

/// Somebody who was not voted in and acts under a member's allowance and responsibility.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Customer<AccountId> {
	/// The member that answers for it.
	pub sponsor: MemberId,
	/// Salted commitment to who it is; the sponsor holds the opening.
	pub commitment: [u8; 32],
	/// Whether its sponsor lets it act.
	pub status: CustomerStatus,
	/// Its key. There always is one.
	pub key: AccountId,
	/// Number of its keys that were removed; at most `MaxRemovedKeys`.
	pub removed_keys: u32,
}

/// Whether a customer's sponsor lets it act.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum CustomerStatus {
	/// It may act while its sponsor is live.
	Live,
	/// It may not.
	Suspended,
}

/// Whether a key with the scope `wide` may do all that one with the scope `narrow` may. A key hands on no more than it
/// has: whoever stole a narrow one could make itself a wide one otherwise.
pub(crate) fn covers(wide: &Scope, narrow: &Scope) -> bool {
	let within = |narrow: &CallPattern, wide: &CallPattern| {
		wide.pallet == narrow.pallet && (wide.call.is_none() || wide.call == narrow.call)
	};
	match (wide, narrow) {
		(Scope::All, _) => true,
		(Scope::Calls(_), Scope::All) => false,
		(Scope::Calls(wide), Scope::Calls(narrow)) => {
			narrow.iter().all(|n| wide.iter().any(|w| within(n, w)))
		}
	}
}
