//! What of a policy has no place in terms, and what to do about it.

use hefu_primitives::terms::Dimension;

use super::Rule;

/// What of a policy has no place in terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
	/// It is no ODRL policy, or has not exactly one permission.
	NoPolicy,
	/// A member of the policy, or of one of its rules, that has no place: its path.
	Member(String),
	/// An action that is not granted: only `use` is. Its path.
	Action(String),
	/// A combination other than `and`: its path.
	Logic(String),
	/// A left operand that is refused.
	Operand {
		/// Its name.
		operand: String,
		/// Why.
		reason: Reason,
	},
	/// An operator that the operand is not compiled with.
	Operator {
		/// The left operand.
		operand: String,
		/// The operator.
		operator: String,
	},
	/// A right operand that is not what the left one is compared with.
	Value {
		/// The left operand.
		operand: String,
		/// The right operand, or the one of several.
		value: String,
	},
	/// More right operands than terms hold.
	TooMany {
		/// The left operand.
		operand: String,
		/// As many as they hold.
		most: u32,
	},
	/// A dimension that two constraints limit, each in another way.
	Twice(Dimension),
}

/// Why a left operand is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
	/// It is about nothing that terms have.
	Unknown,
	/// It lets companies of some kind use the data too. Terms name the roles of those to whom is granted on, no companies.
	GrantingOn,
	/// It says who may be granted to, which the grant itself says.
	Grantee,
	/// It demands membership of another network.
	Membership,
	/// It is compiled in another kind of rule only.
	OnlyIn(Rule),
}

impl std::fmt::Display for Problem {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::NoPolicy => f.write_str("not an ODRL policy (Set, Offer or Agreement) with one permission"),
			Self::Member(path) => write!(f, "{path}: has no place in the terms of a grant"),
			Self::Action(path) => write!(f, "{path}: only the action \"use\" is compiled"),
			Self::Logic(path) => {
				write!(f, "{path}: constraints are compiled when all hold (\"and\"), no others")
			}
			Self::Operand { operand, reason } => write!(f, "{operand}: {reason}"),
			Self::Operator { operand, operator } => {
				write!(f, "{operand}: is not compiled with the operator {operator:?}")
			}
			Self::Value { operand, value } => write!(f, "{operand}: {value} is not what it is compared with"),
			Self::TooMany { operand, most } => write!(f, "{operand}: terms hold {most} values at most"),
			Self::Twice(dimension) => write!(f, "two constraints limit the same: {dimension:?}"),
		}
	}
}

impl std::fmt::Display for Reason {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Unknown => f.write_str(
				"no term of a grant is about it: take it out, and say it in the contract (`--clauses`)",
			),
			Self::GrantingOn => f.write_str(
				"granting on is to members by their roles, not to companies by name, management or seat: take it out, and grant to \
				 each of them (`hefu grant make`), or allow granting on (`--sublicence DEPTH:ROLE`)",
			),
			Self::Grantee => f.write_str(
				"the grant itself says to whom: take it out, and name the member (`hefu grant make DATASET MEMBER`)",
			),
			Self::Membership => f.write_str(
				"grants go to members of this chain, and who is a member of another network it does not know: take it out",
			),
			Self::OnlyIn(rule) => write!(f, "it is compiled in {rule} only: move it there, or take it out"),
		}
	}
}
