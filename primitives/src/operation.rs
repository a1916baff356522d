//! Authorised operation of public data (公共数据授权运营): its terms, how far it is, and by when a year of it is disclosed.
//!
//! Terms follow the implementation rules (《公共数据资源授权运营实施规范(试行)》, 发改数据规〔2025〕27号) and the notice on prices
//! (发改价格〔2025〕65号), as far as they are known.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::date::Day;

terms! {
	/// What an authorisation covers (授权模式).
	Mode {
		/// All data of a place (整体授权).
		Whole = 0,
		/// That of a field (分领域授权).
		Field = 1,
		/// That for a use (依场景授权).
		Scenario = 2,
	}
	/// How the operator was selected (选定方式).
	Selection {
		/// By a tender open to all (公开招标).
		OpenTender = 0,
		/// By a tender among those invited (邀请招标).
		InvitedTender = 1,
		/// By negotiation (谈判).
		Negotiation = 2,
	}
	/// What a product or service is for (用途), by which it costs nothing or a fee.
	Purpose {
		/// Public governance and public good: free (公共治理、公益事业).
		PublicGood = 0,
		/// Industry: for a fee within a cap (产业发展、行业发展).
		Industry = 1,
	}
	/// What a fee is counted by (计费方式).
	ChargeUnit {
		/// Products (产品数量).
		Products = 0,
		/// Services (服务次数).
		Services = 1,
		/// Time of service (服务时间).
		Time = 2,
		/// Data called for (数据调用量).
		Calls = 3,
	}
	/// A side of an operation, each of which discloses (披露主体).
	Side {
		/// The implementing body (实施机构): itself, the data, the caps.
		Body = 0,
		/// The operator (运营机构): itself, the data, the list of products, the actual prices.
		Operator = 1,
	}
	/// Why an operation was ended before its term (终止情形).
	Ending {
		/// Both sides agreed (协商一致).
		Agreed = 0,
		/// The operator broke the agreement (违约).
		Breach = 1,
		/// Security demanded it (安全原因).
		Security = 2,
		/// The public interest demanded it (公共利益需要).
		PublicInterest = 3,
		/// The operator is there no longer, or may not operate (运营机构终止或丧失资格).
		OperatorGone = 4,
		/// Otherwise (其他情形).
		Other = 5,
	}
	/// How far an operation is (运营阶段).
	Stage {
		/// The plan of implementation is decided (实施方案已审定).
		Planned = 0,
		/// The operator is selected (运营机构已选定).
		Selected = 1,
		/// The agreement is there for the operator to sign (协议待签署).
		Offered = 2,
		/// It is signed, and data, products and caps are settled (协议已签署).
		Signed = 3,
		/// It operates (运营中).
		Active = 4,
		/// The agreement's term is over (期满).
		Expired = 5,
		/// It was ended before (终止).
		Terminated = 6,
	}
	/// What happens to an operation (步骤).
	Step {
		/// The operator is selected (选定运营机构).
		Select = 0,
		/// The agreement is offered (提出协议).
		Offer = 1,
		/// The operator signs it (签署).
		Sign = 2,
		/// It begins to operate (开始运营).
		Begin = 3,
		/// It is ended (终止).
		Terminate = 4,
	}
	/// Why a step cannot be taken at a stage.
	StageError {
		/// It has ended.
		Ended = 0,
		/// No operator is selected.
		NotSelected = 1,
		/// No agreement is offered.
		NotOffered = 2,
		/// The agreement is not signed.
		NotSigned = 3,
		/// The agreement is signed: neither it nor the operator changes any more.
		AlreadySigned = 4,
		/// It operates already.
		AlreadyBegun = 5,
	}
}

impl Stage {
	/// Whether nothing happens to it any more, but for its books and disclosures.
	pub const fn is_ended(&self) -> bool {
		matches!(self, Self::Expired | Self::Terminated)
	}

	/// Where an operation is after a step.
	///
	/// ```
	/// use hefu_primitives::operation::{Stage, StageError, Step};
	///
	/// assert_eq!(Stage::Offered.after(Step::Sign), Ok(Stage::Signed));
	/// assert_eq!(Stage::Offered.after(Step::Begin), Err(StageError::NotSigned));
	/// ```
	pub const fn after(self, step: Step) -> Result<Self, StageError> {
		use Stage::*;
		if self.is_ended() {
			return Err(StageError::Ended);
		}
		Ok(match (self, step) {
			// Until it has signed, another one can be selected.
			(Planned | Selected | Offered, Step::Select) => Selected,
			(Selected | Offered, Step::Offer) => Offered,
			(Offered, Step::Sign) => Signed,
			(Signed, Step::Begin) => Active,
			(_, Step::Terminate) => Terminated,
			(Planned, Step::Offer) => return Err(StageError::NotSelected),
			(Planned | Selected, Step::Sign) => return Err(StageError::NotOffered),
			(_, Step::Select | Step::Offer | Step::Sign) => return Err(StageError::AlreadySigned),
			(Active, Step::Begin) => return Err(StageError::AlreadyBegun),
			(_, Step::Begin) => return Err(StageError::NotSigned),
		})
	}
}

/// A fee: so much, in the currency's minor unit (CNY: fen), for as many units as the product's `per` says.
pub type Price = u128;

/// The year in China at this moment, in milliseconds since 1970 UTC.
pub fn year_in_china(ms: u64) -> u16 {
	u16::try_from(Day::in_china(ms).date().0).unwrap_or(u16::MAX)
}

/// By when a year of operation is disclosed: the end in China of the last day of this month (1 to 12) of the next year. What is done
/// before is in time.
///
/// ```
/// use hefu_primitives::{date::moment, operation::disclosure_due};
///
/// assert_eq!(moment(disclosure_due(2026, 3)), "2027-03-31T16:00:00Z");
/// ```
pub fn disclosure_due(year: u16, month: u32) -> u64 {
	let first = Day::of_date(i32::from(year).saturating_add(1), month.clamp(1, 12), 1);
	first.map_or(u64::MAX, |first| first.months_later(1).previous().end_in_china())
}

/// The first whole year of what began at this moment: until it is over there is no record of a full year's operation.
pub fn first_full_year(begun_ms: u64) -> u16 {
	let (_, place) = Day::in_china(begun_ms).place();
	let year = year_in_china(begun_ms);
	if place == 0 { year } else { year.saturating_add(1) }
}

/// Whether an amount is within what so many units cost at most, at this price for so many; none when the numbers are too large to tell.
///
/// ```
/// use hefu_primitives::operation::is_within;
///
/// // At 3 fen for 1,000 calls, 1,500 calls cost 4.5 fen, of which at most 4 are charged.
/// assert_eq!(is_within(4, 1_500, 3, 1_000), Some(true));
/// assert_eq!(is_within(5, 1_500, 3, 1_000), Some(false));
/// ```
pub fn is_within(amount: u128, units: u128, price: Price, per: u32) -> Option<bool> {
	Some(amount.checked_mul(per.into())? <= units.checked_mul(price)?)
}

/// Revenue, as much of it as is within what is permitted, and the surplus over it.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Split {
	/// What is within.
	pub revenue: u128,
	/// What is over (超过最高准许收入的部分).
	pub surplus: u128,
}

impl Split {
	/// An amount, of which no more is revenue than there is room for; all of it when there is no limit.
	pub fn of(amount: u128, room: Option<u128>) -> Self {
		let revenue = room.map_or(amount, |room| amount.min(room));
		Self { revenue, surplus: amount.saturating_sub(revenue) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Every stage and step: where it leads, or why not.
	#[test]
	fn the_whole_table_of_transitions() {
		use StageError::*;
		for stage in Stage::ALL {
			for step in Step::ALL {
				let expected = match (stage, step) {
					(Stage::Expired | Stage::Terminated, _) => Err(Ended),
					(_, Step::Terminate) => Ok(Stage::Terminated),
					(Stage::Planned | Stage::Selected | Stage::Offered, Step::Select) => Ok(Stage::Selected),
					(Stage::Selected | Stage::Offered, Step::Offer) => Ok(Stage::Offered),
					(Stage::Offered, Step::Sign) => Ok(Stage::Signed),
					(Stage::Signed, Step::Begin) => Ok(Stage::Active),
					(Stage::Planned, Step::Offer) => Err(NotSelected),
					(Stage::Planned | Stage::Selected, Step::Sign) => Err(NotOffered),
					(Stage::Active, Step::Begin) => Err(AlreadyBegun),
					(_, Step::Begin) => Err(NotSigned),
					(_, Step::Select | Step::Offer | Step::Sign) => Err(AlreadySigned),
				};
				assert_eq!(stage.after(*step), expected, "{stage:?} {step:?}");
			}
		}
	}

	#[test]
	fn a_year_is_due_at_the_end_of_the_month_in_china() {
		let end = |text: &str| text.parse::<Day>().unwrap().end_in_china();
		assert_eq!(disclosure_due(2026, 3), end("2027-03-31"));
		assert_eq!(disclosure_due(2027, 2), end("2028-02-29"));
		assert_eq!(disclosure_due(2026, 12), end("2027-12-31"));
		// A month that is none is the nearest that is.
		assert_eq!(disclosure_due(2026, 0), end("2027-01-31"));
		assert_eq!(disclosure_due(2026, 13), end("2027-12-31"));
		assert!(disclosure_due(u16::MAX, 3) > disclosure_due(2026, 3));
	}

	#[test]
	fn years_are_those_in_china() {
		let end = Day::of_date(2026, 12, 31).unwrap().end_in_china();
		assert_eq!((year_in_china(end - 1), year_in_china(end)), (2026, 2027));
		assert_eq!(year_in_china(u64::MAX), u16::MAX);
		// What begins on New Year's Day has the whole year, what begins a day later the next.
		assert_eq!((first_full_year(end), first_full_year(end - 1)), (2027, 2027));
		assert_eq!(first_full_year(end + 86_400_000), 2028);
	}

	#[test]
	fn amounts_are_compared_without_rounding() {
		assert_eq!(is_within(0, 0, 0, 1), Some(true));
		assert_eq!(is_within(1, 1, 0, 1), Some(false));
		assert_eq!(is_within(u128::MAX, 1, u128::MAX, 1), Some(true));
		assert_eq!(is_within(u128::MAX, 1, 1, 2), None);
		assert_eq!(is_within(1, u128::MAX, 2, 1), None);
	}

	#[test]
	fn what_is_over_is_surplus() {
		assert_eq!(Split::of(10, None), Split { revenue: 10, surplus: 0 });
		assert_eq!(Split::of(10, Some(10)), Split { revenue: 10, surplus: 0 });
		assert_eq!(Split::of(10, Some(4)), Split { revenue: 4, surplus: 6 });
		assert_eq!(Split::of(10, Some(0)), Split { revenue: 0, surplus: 10 });
	}
}
