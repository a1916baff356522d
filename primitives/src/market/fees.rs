//! Who gets what of a price (费用分配): in basis points, each rounded down, and the rest to the provider (M15).

use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{MemberId, member::Role};

/// Basis points in the whole.
pub const WHOLE: u16 = 10_000;

/// Most fees of a product: one of each role.
pub const MAX_FEES: u32 = 4;

terms! {
	/// For what a fee is.
	FeeRole {
		/// The exchange on which it was traded (数据交易所).
		Exchange = 0,
		/// Who brought the sides together (数商).
		Broker = 1,
		/// The institution that registered it (登记机构).
		Institution = 2,
		/// The public's share in what is made of its data (公共数据收益, 财政分成).
		Fiscal = 3,
	}
}

impl FeeRole {
	/// The role that a member must have who gets it.
	pub const fn member(&self) -> Role {
		match self {
			Self::Exchange => Role::Exchange,
			Self::Broker => Role::DataService,
			Self::Institution => Role::RegistryInstitution,
			Self::Fiscal => Role::ImplementingBody,
		}
	}
}

/// A share in a price.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Fee {
	/// For what.
	pub role: FeeRole,
	/// To whom.
	pub to: MemberId,
	/// How much: basis points of the price, 1 to [`WHOLE`] less one.
	pub points: u16,
}

/// The fees of a product, in the order of their roles.
pub type Fees = BoundedVec<Fee, ConstU32<MAX_FEES>>;

/// Why fees are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeError {
	/// They are not in the order of their roles, or two are of the same.
	Order,
	/// One is of nothing.
	Nothing,
	/// Together they leave the provider nothing.
	Whole,
}

/// Checks all that can be said of fees by themselves.
pub fn check_fees(fees: &[Fee]) -> Result<(), FeeError> {
	if !fees.windows(2).all(|two| two[0].role < two[1].role) {
		return Err(FeeError::Order);
	}
	if fees.iter().any(|fee| fee.points == 0) {
		return Err(FeeError::Nothing);
	}
	if points_of(fees) < u32::from(WHOLE) { Ok(()) } else { Err(FeeError::Whole) }
}

/// What they are together, in basis points.
pub fn points_of(fees: &[Fee]) -> u32 {
	fees.iter().fold(0, |sum, fee| sum.saturating_add(fee.points.into()))
}

/// A price, divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
	/// What the provider gets: all that nobody else does, what rounding leaves included.
	pub provider: u128,
	/// What each fee is, in their order; it may be nothing.
	pub fees: Vec<u128>,
}

/// Divides a price by fees that [`check_fees`] lets pass: M15, the parts are the whole.
///
/// ```
/// use hefu_primitives::{MemberId, market::{Fee, FeeRole, split}};
///
/// let fees = [Fee { role: FeeRole::Exchange, to: MemberId([1; 32]), points: 250 }];
/// // 2.5 % of 999 are 24.975: the exchange gets 24, the provider the rest.
/// let split = split(999, &fees);
/// assert_eq!((split.provider, split.fees), (975, vec![24]));
/// ```
pub fn split(amount: u128, fees: &[Fee]) -> Split {
	let whole = u128::from(WHOLE);
	let share = |points: u16| {
		// Rounded down without ever being larger than the amount.
		let points = u128::from(points.min(WHOLE));
		let (hundreds, rest) = (amount / whole, amount % whole);
		hundreds.saturating_mul(points).saturating_add(rest.saturating_mul(points) / whole)
	};
	let fees = fees.iter().map(|fee| share(fee.points)).collect::<Vec<_>>();
	let provider = fees.iter().fold(amount, |rest, fee| rest.saturating_sub(*fee));
	Split { provider, fees }
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec;
	use proptest::prelude::*;

	fn fee(role: FeeRole, points: u16) -> Fee {
		Fee { role, to: MemberId([role as u8; 32]), points }
	}

	#[test]
	fn fees_are_in_order_and_leave_something() {
		let (exchange, fiscal) = (fee(FeeRole::Exchange, 300), fee(FeeRole::Fiscal, 9_699));
		assert_eq!(check_fees(&[]), Ok(()));
		assert_eq!(check_fees(&[exchange, fiscal]), Ok(()));
		assert_eq!(check_fees(&[fiscal, exchange]), Err(FeeError::Order));
		assert_eq!(check_fees(&[exchange, exchange]), Err(FeeError::Order));
		assert_eq!(check_fees(&[fee(FeeRole::Broker, 0)]), Err(FeeError::Nothing));
		assert_eq!(check_fees(&[exchange, fee(FeeRole::Fiscal, 9_700)]), Err(FeeError::Whole));
	}

	#[test]
	fn the_provider_gets_what_rounding_leaves() {
		let fees = [fee(FeeRole::Exchange, 1), fee(FeeRole::Broker, 3_333)];
		assert_eq!(split(1, &fees), Split { provider: 1, fees: vec![0, 0] });
		assert_eq!(split(10_000, &fees), Split { provider: 6_666, fees: vec![1, 3_333] });
		assert_eq!(split(10_001, &fees), Split { provider: 6_667, fees: vec![1, 3_333] });
		let all = split(u128::MAX, &[fee(FeeRole::Exchange, 9_999)]);
		assert_eq!(all.provider + all.fees[0], u128::MAX);
	}

	proptest! {
		#[test]
		fn m15_the_parts_are_the_whole(
			amount in any::<u128>(),
			points in proptest::collection::vec(1u16..2_500, 0..5),
		) {
			let roles = FeeRole::ALL.iter();
			let fees = roles.zip(points).map(|(role, points)| fee(*role, points)).collect::<Vec<_>>();
			prop_assert_eq!(check_fees(&fees), Ok(()));
			let split = split(amount, &fees);
			prop_assert_eq!(split.fees.iter().sum::<u128>() + split.provider, amount);
			// Each fee is rounded down.
			for (fee, share) in fees.iter().zip(split.fees) {
				if let Some(points) = amount.checked_mul(fee.points.into()) {
					prop_assert_eq!(share, points / u128::from(WHOLE));
				}
			}
			prop_assert!(amount == 0 || split.provider > 0);
		}
	}
}
