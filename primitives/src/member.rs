//! What an organisation is in the consortium: its roles, and what each of its keys may do.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

macro_rules! roles {
	($($(#[$doc:meta])* $name:ident = $bit:literal, $chinese:literal;)*) => {
		/// A part that a member plays. The number is its bit in [`Roles`] and never changes.
		#[derive(
			Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo,
		)]
		#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
		pub enum Role {
			$($(#[$doc])* #[codec(index = $bit)] $name = $bit,)*
		}

		impl Role {
			/// Every role.
			pub const ALL: &'static [Self] = &[$(Self::$name),*];

			/// The field's Chinese term.
			pub const fn chinese(&self) -> &'static str {
				match self { $(Self::$name => $chinese,)* }
			}
		}
	};
}

roles! {
	/// Runs a validating node (验证节点).
	Validator = 0, "验证节点";
	/// Holds, collects or generates data (数据提供方).
	DataHolder = 1, "数据提供方";
	/// Uses data (数据使用方).
	DataUser = 2, "数据使用方";
	/// Runs a data exchange (数据交易所).
	Exchange = 3, "数据交易所";
	/// Registers data property (登记机构).
	RegistryInstitution = 4, "登记机构";
	/// Reviews and assesses compliance (审查/合规评估).
	Reviewer = 5, "合规评估机构";
	/// Carries goods (承运人).
	Carrier = 6, "承运人";
	/// Settles money or issues credits (银行).
	Bank = 7, "银行";
	/// Issues licences (证照颁发机构).
	LicensingAuthority = 8, "证照颁发机构";
	/// Supervises (监管方).
	Regulator = 9, "监管方";
	/// Court or authority that annotates records (司法及执法机关).
	Court = 10, "司法及执法机关";
	/// Audits (审计机构).
	Auditor = 11, "审计机构";
	/// Serves data trades: delivery, assessment, brokerage, consulting (数商).
	DataService = 12, "数商";
	/// Implements authorised operation of public data (实施机构).
	ImplementingBody = 13, "实施机构";
	/// Operates public data under authorisation (运营机构).
	AuthorisedOperator = 14, "运营机构";
	/// Operates a trusted data space (空间运营者).
	SpaceOperator = 15, "空间运营者";
	/// Checks registered digests without validating (核验方).
	Verifier = 16, "核验方";
	/// Attests which invoices there are, without saying their numbers (税务核验方).
	TaxAttestor = 17, "税务核验方";
}

/// A set of roles, one bit each.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Roles(u32);

impl Roles {
	/// The set of these roles.
	pub fn of(roles: &[Role]) -> Self {
		Self(roles.iter().fold(0, |bits, role| bits | 1 << *role as u32))
	}

	/// Whether `role` is in the set.
	pub fn contains(&self, role: Role) -> bool {
		self.0 & 1 << role as u32 != 0
	}

	/// Whether every role is in the other set.
	pub const fn is_within(&self, other: &Self) -> bool {
		self.0 & !other.0 == 0
	}

	/// Whether every bit is a role that exists.
	pub fn check(&self) -> bool {
		self.0 & !Self::of(Role::ALL).0 == 0
	}

	/// Whether it is the empty set.
	pub fn is_empty(&self) -> bool {
		self.0 == 0
	}

	/// The roles in the set.
	pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
		Role::ALL.iter().copied().filter(|role| self.contains(*role))
	}
}

impl core::fmt::Debug for Roles {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.debug_set().entries(self.iter()).finish()
	}
}

/// A call, or all calls of a pallet, by the numbers that they have in transactions.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct CallPattern {
	/// The pallet's index.
	pub pallet: u8,
	/// The call's index, or all calls of the pallet.
	pub call: Option<u8>,
}

impl CallPattern {
	/// Whether the call `(pallet, call)` fits.
	pub fn matches(&self, pallet: u8, call: u8) -> bool {
		self.pallet == pallet && self.call.is_none_or(|index| index == call)
	}
}

/// Most patterns in a [`Scope`].
pub const MAX_SCOPE_PATTERNS: u32 = 32;

/// What a key may do: it holds for the call itself and for every call nested in it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Scope {
	/// Every call that is open to members.
	All,
	/// These calls only; calls that only carry others (batches) are allowed, and what they carry is checked.
	Calls(BoundedVec<CallPattern, ConstU32<MAX_SCOPE_PATTERNS>>),
}

impl Scope {
	/// Whether the call `(pallet, call)` is within the scope.
	pub fn allows(&self, pallet: u8, call: u8) -> bool {
		match self {
			Self::All => true,
			Self::Calls(patterns) => patterns.iter().any(|pattern| pattern.matches(pallet, call)),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sets_hold_what_was_put_in() {
		let roles = Roles::of(&[Role::Bank, Role::Validator]);
		assert!(roles.contains(Role::Bank) && !roles.contains(Role::Carrier));
		assert_eq!(roles.iter().collect::<alloc::vec::Vec<_>>(), [Role::Validator, Role::Bank]);
		assert!(roles.check());
		assert!(!Roles(1 << 31).check());
	}

	#[test]
	fn scopes_allow_pallets_and_calls() {
		let scope = Scope::Calls(
			alloc::vec![CallPattern { pallet: 3, call: None }, CallPattern { pallet: 4, call: Some(1) }]
				.try_into()
				.unwrap(),
		);
		assert!(scope.allows(3, 9) && scope.allows(4, 1));
		assert!(!scope.allows(4, 2) && !scope.allows(5, 0));
		assert!(Scope::All.allows(5, 0));
	}
}
