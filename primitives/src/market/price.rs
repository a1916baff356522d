//! What a product costs (价格). Amounts are in the minor unit of the book's currency (CNY: fen).

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::settlement::Book;

/// Most tiers of a price.
pub const MAX_TIERS: u32 = 8;

/// An amount of money, and how it is paid.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Charge {
	/// In which book.
	pub book: Book,
	/// How much; not zero.
	pub amount: u128,
}

/// From which unit on a unit costs so much.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tier {
	/// The first unit, counted from 1 in each order.
	pub from: u64,
	/// What each costs until the next tier; it may be nothing.
	pub amount: u128,
}

/// Above what a negotiated price may not be.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Cap {
	/// So much a unit.
	Stated(u128),
	/// The cap of the authorised operation in which the dataset is a product (上限收费标准).
	Tariff,
}

/// What a product costs.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Price {
	/// Nothing (免费).
	Free,
	/// So much a unit (固定价).
	Fixed {
		/// In which book.
		book: Book,
		/// How much; not zero.
		amount: u128,
	},
	/// Each unit what its tier says (阶梯价): the first units by the first tier, those beyond by the next.
	Tiered {
		/// In which book.
		book: Book,
		/// From the first unit on, in order.
		tiers: BoundedVec<Tier, ConstU32<MAX_TIERS>>,
	},
	/// What both sides agree upon, within a cap (协议价).
	Capped {
		/// In which book.
		book: Book,
		/// The cap.
		cap: Cap,
	},
}

/// Why a price is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceError {
	/// It is for nothing: what costs nothing is free.
	Nothing,
	/// The tiers do not begin with the first unit, or are not in order.
	Tiers,
}

/// Why a charge is not what a product costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
	/// So many units cost something else.
	OtherPrice,
	/// It is above the cap.
	AboveCap,
	/// The numbers are too large.
	TooLarge,
}

impl Price {
	/// Checks all that can be said of a price by itself.
	pub fn check(&self) -> Result<(), PriceError> {
		match self {
			Self::Free | Self::Capped { cap: Cap::Tariff, .. } => Ok(()),
			Self::Fixed { amount, .. } | Self::Capped { cap: Cap::Stated(amount), .. } => {
				if *amount > 0 {
					Ok(())
				} else {
					Err(PriceError::Nothing)
				}
			}
			Self::Tiered { tiers, .. } => {
				let begins = tiers.first().is_some_and(|first| first.from == 1);
				if !begins || !tiers.windows(2).all(|two| two[0].from < two[1].from) {
					return Err(PriceError::Tiers);
				}
				// A first tier for nothing lets some units be tried.
				if tiers.iter().any(|tier| tier.amount > 0) { Ok(()) } else { Err(PriceError::Nothing) }
			}
		}
	}

	/// In which book it is paid; none: it is free.
	pub const fn book(&self) -> Option<&Book> {
		match self {
			Self::Free => None,
			Self::Fixed { book, .. } | Self::Tiered { book, .. } | Self::Capped { book, .. } => Some(book),
		}
	}

	/// What so many units cost by the list; none when that is for the sides to agree upon. `Ok(None)` in it: nothing.
	///
	/// ```
	/// use hefu_primitives::{MemberId, market::{Price, Tier}, settlement::{Book, Currency}};
	///
	/// let book = Book { bank: MemberId([1; 32]), currency: Currency::CNY };
	/// let tiers = vec![Tier { from: 1, amount: 100 }, Tier { from: 11, amount: 80 }];
	/// let price = Price::Tiered { book, tiers: tiers.try_into().unwrap() };
	/// // Ten at 100 and two at 80.
	/// assert_eq!(price.listed(12).unwrap().unwrap().unwrap().amount, 1_160);
	/// ```
	pub fn listed(&self, units: u64) -> Option<Result<Option<Charge>, Misfit>> {
		let (book, amount) = match self {
			Self::Free => return Some(Ok(None)),
			Self::Capped { .. } => return None,
			Self::Fixed { book, amount } => (book, amount.checked_mul(units.into())),
			Self::Tiered { book, tiers } => (book, graduated(tiers, units)),
		};
		Some(
			amount
				.ok_or(Misfit::TooLarge)
				.map(|amount| (amount > 0).then_some(Charge { book: *book, amount })),
		)
	}

	/// Whether this is what so many units may be charged at. Whether it is within an operation's cap is for the market to ask.
	pub fn fits(&self, units: u64, charge: Option<&Charge>) -> Result<(), Misfit> {
		if let Some(listed) = self.listed(units) {
			return if listed?.as_ref() == charge { Ok(()) } else { Err(Misfit::OtherPrice) };
		}
		let Self::Capped { book, cap } = self else { return Ok(()) };
		let Some(charge) = charge else { return Ok(()) };
		if charge.book != *book || charge.amount == 0 {
			return Err(Misfit::OtherPrice);
		}
		let Cap::Stated(most) = cap else { return Ok(()) };
		let most = most.checked_mul(units.into()).ok_or(Misfit::TooLarge)?;
		if charge.amount <= most { Ok(()) } else { Err(Misfit::AboveCap) }
	}
}

/// The sum over tiers that are in order.
fn graduated(tiers: &[Tier], units: u64) -> Option<u128> {
	let ends = tiers.iter().skip(1).map(|next| next.from.saturating_sub(1)).chain([u64::MAX]);
	tiers.iter().zip(ends).try_fold(0u128, |sum, (tier, end)| {
		let count = units.min(end).saturating_sub(tier.from.saturating_sub(1));
		sum.checked_add(tier.amount.checked_mul(count.into())?)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{MemberId, settlement::Currency};
	use alloc::{vec, vec::Vec};
	use proptest::prelude::*;

	const BOOK: Book = Book { bank: MemberId([1; 32]), currency: Currency::CNY };

	fn charge(amount: u128) -> Option<Charge> {
		Some(Charge { book: BOOK, amount })
	}

	fn tiered(tiers: &[(u64, u128)]) -> Price {
		let tiers =
			tiers.iter().map(|(from, amount)| Tier { from: *from, amount: *amount }).collect::<Vec<_>>();
		Price::Tiered { book: BOOK, tiers: tiers.try_into().expect("few tiers") }
	}

	#[test]
	fn prices_that_say_nothing_are_refused() {
		let fixed = |amount| Price::Fixed { book: BOOK, amount };
		let capped = |cap| Price::Capped { book: BOOK, cap };
		for (price, expected) in [
			(Price::Free, Ok(())),
			(fixed(1), Ok(())),
			(fixed(0), Err(PriceError::Nothing)),
			(capped(Cap::Tariff), Ok(())),
			(capped(Cap::Stated(1)), Ok(())),
			(capped(Cap::Stated(0)), Err(PriceError::Nothing)),
			(tiered(&[]), Err(PriceError::Tiers)),
			(tiered(&[(2, 5)]), Err(PriceError::Tiers)),
			(tiered(&[(1, 5), (1, 4)]), Err(PriceError::Tiers)),
			(tiered(&[(1, 0), (9, 0)]), Err(PriceError::Nothing)),
			(tiered(&[(1, 0), (9, 5)]), Ok(())),
		] {
			assert_eq!(price.check(), expected, "{price:?}");
		}
	}

	#[test]
	fn what_the_list_says() {
		assert_eq!(Price::Free.listed(5), Some(Ok(None)));
		assert_eq!(Price::Fixed { book: BOOK, amount: 7 }.listed(3), Some(Ok(charge(21))));
		assert_eq!(Price::Fixed { book: BOOK, amount: u128::MAX }.listed(2), Some(Err(Misfit::TooLarge)));
		assert_eq!(Price::Capped { book: BOOK, cap: Cap::Tariff }.listed(1), None);
		let price = tiered(&[(1, 0), (3, 10), (6, 1)]);
		for (units, expected) in [(1, 0), (2, 0), (3, 10), (5, 30), (6, 31), (10, 35)] {
			let expected = if expected == 0 { None } else { charge(expected) };
			assert_eq!(price.listed(units), Some(Ok(expected)), "{units}");
		}
	}

	#[test]
	fn a_charge_is_the_listed_one_or_within_the_cap() {
		let fixed = Price::Fixed { book: BOOK, amount: 7 };
		assert_eq!(fixed.fits(3, charge(21).as_ref()), Ok(()));
		assert_eq!(fixed.fits(3, charge(20).as_ref()), Err(Misfit::OtherPrice));
		assert_eq!(fixed.fits(3, None), Err(Misfit::OtherPrice));
		assert_eq!(Price::Free.fits(1, charge(1).as_ref()), Err(Misfit::OtherPrice));
		let capped = Price::Capped { book: BOOK, cap: Cap::Stated(5) };
		assert_eq!(capped.fits(2, charge(10).as_ref()), Ok(()));
		assert_eq!(capped.fits(2, charge(11).as_ref()), Err(Misfit::AboveCap));
		assert_eq!(capped.fits(2, charge(0).as_ref()), Err(Misfit::OtherPrice));
		assert_eq!(capped.fits(2, None), Ok(()));
		let other = Charge { book: Book { bank: MemberId([2; 32]), ..BOOK }, amount: 1 };
		assert_eq!(capped.fits(2, Some(&other)), Err(Misfit::OtherPrice));
		let huge = Price::Capped { book: BOOK, cap: Cap::Stated(u128::MAX) };
		assert_eq!(huge.fits(2, charge(1).as_ref()), Err(Misfit::TooLarge));
	}

	proptest! {
		/// One unit more costs what its own tier says.
		#[test]
		fn tiers_add_up(steps in proptest::collection::vec((1u64..10, 0u128..100), 0..7), units in 0u64..80) {
			let mut tiers = vec![(1, 9)];
			for (step, amount) in steps {
				let from = tiers.last().map_or(1, |(from, _)| *from) + step;
				tiers.push((from, amount));
			}
			let cost = |units| match tiered(&tiers).listed(units) {
				Some(Ok(charge)) => charge.map_or(0, |charge| charge.amount),
				other => panic!("{other:?}"),
			};
			let next = tiers.iter().rev().find(|(from, _)| *from <= units + 1).expect("the first tier").1;
			prop_assert_eq!(cost(units + 1) - cost(units), next);
		}
	}
}
