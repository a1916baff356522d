//! Electronic licences (电子证照): their identifiers, their states with the codes of the ministries' national interface, and
//! what a holder shows to a verifier.
//!
//! Nothing here says who a holder is: on chain there are commitments only (see [`presentation`]).

pub mod identifier;
pub mod presentation;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

// `terms` whose numbers are the interface's codes, with the Chinese terms.
macro_rules! coded {
	($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $chinese:literal;)* })*) => {
		terms! {
			$($(#[$doc])* $name { $($(#[$vdoc])* $variant = $code,)* })*
		}

		$(impl $name {
			/// The two-digit code of the ministries' national interface.
			pub const fn code(&self) -> u8 {
				*self as u8
			}

			/// The Chinese term.
			pub const fn chinese(&self) -> &'static str {
				match self { $(Self::$variant => $chinese,)* }
			}
		})*
	};
}

coded! {
	/// State of a licence (证照状态). The number is the interface's code.
	Status {
		/// In force (有效).
		Valid = 1, "有效";
		/// Suspended (暂扣): it counts for nothing until it is given back.
		Suspended = 2, "暂扣";
		/// Annulled (撤销): it should not have been granted.
		Annulled = 3, "撤销";
		/// Cancelled (注销): it is closed, at the holder's request or because its ground has gone.
		Cancelled = 4, "注销";
		/// Lapsed (失效): its time is over, or a successor took its place.
		Lapsed = 5, "失效";
		/// Transferred out (办理转出): another region issues the successor.
		TransferredOut = 6, "办理转出";
		/// Revoked (吊销): taken away as a penalty.
		Revoked = 7, "吊销";
		/// Something else (其他), which the decision says.
		Other = 99, "其他";
	}
	/// What was done to a licence (操作类型). The number is the interface's code.
	Operation {
		/// Issued for the first time (新发).
		Issue = 1, "新发";
		/// Renewed (延续).
		Renewal = 2, "延续";
		/// Suspended (暂扣).
		Suspension = 3, "暂扣";
		/// Lapsed (过期失效).
		Lapse = 4, "过期失效";
		/// Ended: cancelled, annulled, revoked or transferred out (注销/撤销/吊销/转出).
		End = 5, "注销/撤销/吊销/转出";
		/// Given back (暂扣发还).
		Restoration = 6, "暂扣发还";
		/// Something else (其他).
		Other = 7, "其他";
		/// Transferred in (转入).
		TransferIn = 8, "转入";
		/// Changed (变更).
		Change = 9, "变更";
		/// The transfer to another region was called off (取消转出).
		TransferOutCancelled = 10, "取消转出";
	}
}

impl Status {
	/// Whether it can still become, or is, in force: its line has no room for another version.
	pub const fn is_live(&self) -> bool {
		matches!(self, Self::Valid | Self::Suspended)
	}
}

/// A scenario (应用场景) in which licences are shown, by its number, 0 to 63, in the list of the licence's type.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Scenario(pub u8);

/// A set of scenarios, one bit each.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Scenarios(pub u64);

impl Scenarios {
	/// The set of these scenarios; numbers above 63 are none.
	pub fn of(scenarios: &[Scenario]) -> Self {
		Self(scenarios.iter().filter_map(|Scenario(n)| 1u64.checked_shl(u32::from(*n))).fold(0, |a, b| a | b))
	}

	/// Whether the scenario is in the set.
	pub fn contains(&self, Scenario(number): Scenario) -> bool {
		1u64.checked_shl(u32::from(number)).is_some_and(|bit| self.0 & bit != 0)
	}

	/// Whether every scenario of the set is in the other.
	pub const fn is_within(&self, other: &Self) -> bool {
		self.0 & !other.0 == 0
	}

	/// Whether it is the empty set.
	pub const fn is_empty(&self) -> bool {
		self.0 == 0
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn codes_are_those_of_the_interface() {
		let codes = |codes: &[u8]| codes.to_vec();
		let status = Status::ALL.iter().map(Status::code).collect::<alloc::vec::Vec<_>>();
		assert_eq!(status, codes(&[1, 2, 3, 4, 5, 6, 7, 99]));
		let operations = Operation::ALL.iter().map(Operation::code).collect::<alloc::vec::Vec<_>>();
		assert_eq!(operations, codes(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
		// The encoding is the code.
		assert!(Status::ALL.iter().all(|status| status.encode() == [status.code()]));
		assert_eq!(Status::Suspended.chinese(), "暂扣");
	}

	#[test]
	fn sets_hold_what_was_put_in() {
		let set = Scenarios::of(&[Scenario(0), Scenario(63)]);
		assert!(set.contains(Scenario(0)) && set.contains(Scenario(63)) && !set.contains(Scenario(1)));
		assert!(!set.contains(Scenario(64)) && Scenarios::of(&[Scenario(64)]).is_empty());
		assert!(Scenarios::of(&[Scenario(63)]).is_within(&set) && !set.is_within(&Scenarios(1)));
	}
}
