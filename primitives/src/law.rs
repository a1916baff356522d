//! Law packs (规则包): what a law says of clocks, and of who can have which right. They are values that governance records and
//! puts in force, so that no number of a law is in code.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{calendar::CalendarKind, date::Day, right::Right, text::Text};

/// Most clocks of a pack.
pub const MAX_CLOCKS: u32 = 32;
/// Most rows of a pack's table of rights.
pub const MAX_ROWS: u32 = 16;
/// Most days that a period counts in working days. The longest of the registration guide has 10.
const MAX_WORKING_DAYS: u16 = 120;
/// Most years of a period in which something must be done.
const MAX_PERIOD_YEARS: u16 = 1;
/// Most years of a term.
const MAX_TERM_YEARS: u16 = 100;

terms! {
	/// A clock that a law sets (法定期限).
	ClockName {
		/// Until an institution has said whether it takes on what was filed (受理期限).
		Acceptance = 0,
		/// Until what was asked for is supplied (补正期限).
		Correction = 1,
		/// Until what was taken on is decided (审查期限).
		Review = 2,
		/// By how much a review can be made longer, once (审查延长期限).
		ReviewExtension = 3,
		/// For how long it is shown to the public, who may object (公示期).
		Publicity = 4,
		/// Until an objection has been looked into (异议核查期限).
		ObjectionInquiry = 5,
		/// Until those concerned are told of an objection after registration (登记后异议告知期限).
		ObjectionNotice = 6,
		/// For how long a registration holds (登记有效期).
		RegistrationValidity = 7,
		/// How long before a registration's last day its renewal can be asked for first (续期申请最早日).
		RenewalOpens = 8,
		/// How long before a registration's last day its renewal can be asked for last (续期申请最晚日).
		RenewalCloses = 9,
		/// Until what is put to use under an authorisation is filed for the public-data register (首次登记申请期限).
		FirstFiling = 10,
	}
	/// How the text of a law was come by (文本来源状态).
	TextStatus {
		/// It was read at its source (已读原文).
		Read = 0,
		/// It is known from a copy, or from what others say of it (间接获知).
		Secondary = 1,
		/// It could not be had (未获原文).
		NotObtained = 2,
	}
	/// What it means that a period ends and nothing was said in it (逾期未答复的后果).
	Silence {
		/// Nothing (无法律效果).
		Nothing = 0,
		/// What was asked for counts as granted (视为同意), as a filing that counts as taken on (视为受理).
		DeemedGranted = 1,
		/// What was asked for counts as given up (视为放弃), as a filing that counts as never made (视为未提出申请).
		DeemedWithdrawn = 2,
	}
	/// How data was come by (取得方式), as the tables of rights tell apart.
	Obtained {
		/// In own or shared lawful operation, or by a person (采集生成).
		Generated = 0,
		/// From public data, by automated programs (自动化程序收集公开数据).
		Crawled = 1,
		/// As a product of such data that does not take the place of its source's (不实质替代的产品).
		CrawledProduct = 2,
		/// Under a contract with whoever caused the data (协议取得).
		Agreement = 3,
		/// Together with others (共同开发, 融合).
		Joint = 4,
		/// From other data, changed in substance, by whoever has the right to use it (衍生创造).
		Derivative = 5,
		/// By working on it for somebody else (受托处理).
		Entrusted = 6,
		/// As the raw data of a party or state body (党政机关原始数据).
		Government = 7,
	}
	/// Whether a right can be registered (可登记性).
	Eligibility {
		/// It cannot (不可登记).
		No = 0,
		/// It can (可登记).
		Yes = 1,
		/// It can, unless a contract says otherwise (从约定, 无约定则可登记).
		UnlessAgreed = 2,
		/// It can if all others consent (经其他全体同意).
		ByConsent = 3,
	}
}

/// How a clock is counted: it follows from what the clock is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
	/// A period (期间) in which something must be done. The day that sets it off does not count, it ends with its last day, and that
	/// day is a worked one (civil code, articles 201 to 203). It can be stopped, and it is longer when the chain stood still.
	Period,
	/// What is added to a period.
	Added,
	/// A term (有效期) for which something holds. It begins on the day that sets it off, and ends with the eve of the corresponding
	/// day. That day stands on a certificate: nothing moves it.
	Term,
	/// A time before the last day of a term.
	Before,
}

impl ClockName {
	/// How it is counted.
	pub const fn counting(&self) -> Counting {
		match self {
			Self::Acceptance
			| Self::Correction
			| Self::Review
			| Self::Publicity
			| Self::ObjectionInquiry
			| Self::ObjectionNotice
			| Self::FirstFiling => Counting::Period,
			Self::ReviewExtension => Counting::Added,
			Self::RegistrationValidity => Counting::Term,
			Self::RenewalOpens | Self::RenewalCloses => Counting::Before,
		}
	}

	/// The clock that says by how much this one can be made longer.
	pub const fn extension(&self) -> Option<Self> {
		match self {
			Self::Review => Some(Self::ReviewExtension),
			_ => None,
		}
	}

	/// Its Chinese term.
	pub const fn chinese(&self) -> &'static str {
		match self {
			Self::Acceptance => "受理期限",
			Self::Correction => "补正期限",
			Self::Review => "审查期限",
			Self::ReviewExtension => "审查延长期限",
			Self::Publicity => "公示期",
			Self::ObjectionInquiry => "异议核查期限",
			Self::ObjectionNotice => "登记后异议告知期限",
			Self::RegistrationValidity => "登记有效期",
			Self::RenewalOpens => "续期申请最早日",
			Self::RenewalCloses => "续期申请最晚日",
			Self::FirstFiling => "首次登记申请期限",
		}
	}
}

/// What a clock counts.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Unit {
	/// Days that are worked (工作日).
	#[codec(index = 0)]
	WorkingDays(CalendarKind),
	/// All days (自然日).
	#[codec(index = 1)]
	Days,
	/// Months (月).
	#[codec(index = 2)]
	Months,
	/// Years (年).
	#[codec(index = 3)]
	Years,
}

impl Unit {
	/// The most that a period has of it, and the most that a term has; no term counts working days.
	const fn most(&self) -> (u16, u16) {
		match self {
			Self::WorkingDays(_) => (MAX_WORKING_DAYS, 0),
			Self::Days => (366 * MAX_PERIOD_YEARS, 366 * MAX_TERM_YEARS),
			Self::Months => (12 * MAX_PERIOD_YEARS, 12 * MAX_TERM_YEARS),
			Self::Years => (MAX_PERIOD_YEARS, MAX_TERM_YEARS),
		}
	}

	/// The day that comes so much later than another, in all days; earlier when the amount is below zero.
	pub fn later(&self, day: Day, amount: i32) -> Day {
		match self {
			Self::WorkingDays(_) | Self::Days => day.days_later(amount),
			Self::Months => day.months_later(amount),
			Self::Years => day.months_later(amount.saturating_mul(12)),
		}
	}
}

/// What a pack says of one clock.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rule {
	/// Of which.
	pub clock: ClockName,
	/// How many units it has.
	pub amount: u16,
	/// What it counts.
	pub unit: Unit,
	/// What silence means when it is over.
	pub silence: Silence,
	/// Where the law says so, such as its article.
	pub basis: Text<128>,
}

impl Rule {
	/// Whether it can be a rule of its clock.
	fn is_sound(&self) -> bool {
		let (period, term) = self.unit.most();
		let (most, can_be_silent) = match self.clock.counting() {
			Counting::Period => (period, true),
			Counting::Added => (period, false),
			Counting::Term => (term, false),
			// The window between two of them is a period.
			Counting::Before => (period.min(term), false),
		};
		(1..=most).contains(&self.amount)
			&& (can_be_silent || self.silence == Silence::Nothing)
			&& is_text(&self.basis)
	}

	/// The last day of a term that begins on this day.
	pub fn last_of_term(&self, first: Day) -> Day {
		let corresponding = self.unit.later(first, self.amount.into());
		let in_days = matches!(self.unit, Unit::WorkingDays(_) | Unit::Days);
		// A month without such a day ends with the term.
		let is_there = in_days || corresponding.date().2 == first.date().2;
		if is_there { corresponding.previous() } else { corresponding }
	}

	/// The day that is so long before the last day of a term.
	pub fn before(&self, last: Day) -> Day {
		self.unit.later(last, -i32::from(self.amount))
	}
}

/// A pack's number, in the order in which packs were recorded.
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
pub struct PackId(pub u32);

/// Which rights can be registered in data that was come by in one way.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(
	feature = "serde",
	derive(serde::Serialize, serde::Deserialize),
	serde(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Row {
	/// In which.
	pub obtained: Obtained,
	/// Whether the right to hold can be.
	pub to_hold: Eligibility,
	/// Whether the right to use can be.
	pub to_use: Eligibility,
	/// Whether the right to operate can be.
	pub to_operate: Eligibility,
}

impl Row {
	/// Whether this right can be registered.
	pub const fn of(&self, right: Right) -> Eligibility {
		match right {
			Right::Hold => self.to_hold,
			Right::Use => self.to_use,
			Right::Operate => self.to_operate,
		}
	}
}

/// What a law says. Once it is recorded it stays as it is: another version is another pack.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Pack {
	/// What the law is cited by, such as the number of the document.
	pub identifier: Text<64>,
	/// Which version of the pack: from 1.
	pub version: u16,
	/// What the law is called, who made it, and where its text was found.
	pub source: Text<256>,
	/// How the text was come by.
	pub status: TextStatus,
	/// The clocks that it sets, in the order of their names and none twice.
	pub clocks: BoundedVec<Rule, ConstU32<MAX_CLOCKS>>,
	/// Which rights can be registered, in the order of the ways to come by data and none twice. Of a way that is missing nothing can
	/// be registered.
	pub eligibility: BoundedVec<Row, ConstU32<MAX_ROWS>>,
}

/// Why something is no pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
	/// Its identifier or its source is empty or no text, or it has no version.
	NoName,
	/// Its clocks are not in order, or one is there twice.
	Unordered,
	/// This clock has no basis, too much or nothing to count, or means something by its silence that it cannot; or it adds to a clock
	/// that is not there or counts in another unit.
	Clock(ClockName),
	/// The rows of its table are not in order, or one is there twice.
	UnorderedRows,
}

impl Pack {
	/// Whether it can be recorded.
	pub fn check(&self) -> Result<(), PackError> {
		if self.version == 0 || !is_text(&self.identifier) || !is_text(&self.source) {
			return Err(PackError::NoName);
		}
		if !self.clocks.is_sorted_by(|one, next| one.clock < next.clock) {
			return Err(PackError::Unordered);
		}
		if let Some(wrong) = self.clocks.iter().find(|rule| !rule.is_sound() || !self.adds(rule)) {
			return Err(PackError::Clock(wrong.clock));
		}
		if !self.eligibility.is_sorted_by(|one, next| one.obtained < next.obtained) {
			return Err(PackError::UnorderedRows);
		}
		Ok(())
	}

	/// Whether what the rule adds can be added to its clock, if it adds anything.
	fn adds(&self, rule: &Rule) -> bool {
		let is_longer = |longer: &Rule| longer.clock.extension() == Some(rule.clock);
		rule.clock.counting() != Counting::Added
			|| self.clocks.iter().any(|longer| is_longer(longer) && longer.unit == rule.unit)
	}

	/// What it says of a clock.
	pub fn rule(&self, clock: ClockName) -> Option<&Rule> {
		self.clocks.iter().find(|rule| rule.clock == clock)
	}

	/// Whether a right can be registered in data that was come by in this way.
	pub fn eligibility(&self, obtained: Obtained, right: Right) -> Eligibility {
		let row = self.eligibility.iter().find(|row| row.obtained == obtained);
		row.map_or(Eligibility::No, |row| row.of(right))
	}
}

fn is_text<const BYTES: u32>(text: &Text<BYTES>) -> bool {
	!text.is_empty() && text.check().is_ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{vec, vec::Vec};

	fn rule(clock: ClockName, amount: u16, unit: Unit) -> Rule {
		Rule { clock, amount, unit, silence: Silence::Nothing, basis: Text::new("第一条").unwrap() }
	}

	const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);

	fn pack(clocks: Vec<Rule>) -> Pack {
		Pack {
			identifier: Text::new("law").unwrap(),
			version: 1,
			source: Text::new("source").unwrap(),
			status: TextStatus::Read,
			clocks: clocks.try_into().unwrap(),
			eligibility: Default::default(),
		}
	}

	#[test]
	fn packs_have_names() {
		let sound = pack(vec![]);
		assert_eq!(sound.check(), Ok(()));
		for wrong in [
			Pack { identifier: Text::default(), ..sound.clone() },
			Pack { source: Text::from_bytes_unchecked(&[0xff]).unwrap(), ..sound.clone() },
			Pack { version: 0, ..sound.clone() },
		] {
			assert_eq!(wrong.check(), Err(PackError::NoName));
		}
	}

	#[test]
	fn clocks_are_in_order() {
		use ClockName::*;
		let (acceptance, review) = (rule(Acceptance, 3, WORKING), rule(Review, 10, WORKING));
		assert_eq!(pack(vec![acceptance.clone(), review.clone()]).check(), Ok(()));
		assert_eq!(pack(vec![review.clone(), acceptance]).check(), Err(PackError::Unordered));
		assert_eq!(pack(vec![review.clone(), review]).check(), Err(PackError::Unordered));
	}

	#[test]
	fn clocks_count_what_they_can() {
		use ClockName::*;
		let check = |rule: Rule| pack(vec![rule]).check();
		let most = [
			(Review, WORKING, 120),
			(Review, Unit::Days, 366),
			(Review, Unit::Months, 12),
			(Review, Unit::Years, 1),
			(RegistrationValidity, WORKING, 0),
			(RegistrationValidity, Unit::Days, 36_600),
			(RegistrationValidity, Unit::Months, 1_200),
			(RegistrationValidity, Unit::Years, 100),
			(RenewalOpens, WORKING, 0),
			(RenewalOpens, Unit::Months, 12),
		];
		for (clock, unit, most) in most {
			for amount in [0, 1, most, most + 1] {
				let expected =
					if (1..=most).contains(&amount) { Ok(()) } else { Err(PackError::Clock(clock)) };
				assert_eq!(check(rule(clock, amount, unit)), expected, "{amount} {unit:?} of {clock:?}");
			}
		}
		let no_basis = Rule { basis: Text::default(), ..rule(Review, 1, WORKING) };
		assert_eq!(check(no_basis), Err(PackError::Clock(Review)));
	}

	#[test]
	fn only_periods_end_in_silence() {
		for clock in ClockName::ALL {
			let silent = Rule { silence: Silence::DeemedGranted, ..rule(*clock, 1, Unit::Days) };
			let sound = pack(vec![silent]).check().is_ok();
			assert_eq!(sound, clock.counting() == Counting::Period, "{clock:?}");
		}
	}

	#[test]
	fn what_is_added_has_the_unit_of_what_it_is_added_to() {
		use ClockName::*;
		let check = |unit| pack(vec![rule(Review, 10, WORKING), rule(ReviewExtension, 10, unit)]).check();
		assert_eq!(check(WORKING), Ok(()));
		assert_eq!(check(Unit::Days), Err(PackError::Clock(ReviewExtension)));
		let alone = pack(vec![rule(Acceptance, 3, WORKING), rule(ReviewExtension, 10, WORKING)]);
		assert_eq!(alone.check(), Err(PackError::Clock(ReviewExtension)));
	}

	#[test]
	fn rows_are_in_order_and_a_missing_one_says_no() {
		let row = |obtained, to_operate| Row {
			obtained,
			to_hold: Eligibility::Yes,
			to_use: Eligibility::Yes,
			to_operate,
		};
		let rows = |rows: Vec<Row>| Pack { eligibility: rows.try_into().unwrap(), ..pack(vec![]) };
		let crawled = row(Obtained::Crawled, Eligibility::No);
		let joint = row(Obtained::Joint, Eligibility::ByConsent);
		assert_eq!(rows(vec![joint, crawled]).check(), Err(PackError::UnorderedRows));
		assert_eq!(rows(vec![joint, joint]).check(), Err(PackError::UnorderedRows));
		let sound = rows(vec![crawled, joint]);
		assert_eq!(sound.check(), Ok(()));
		assert_eq!(sound.eligibility(Obtained::Crawled, Right::Use), Eligibility::Yes);
		assert_eq!(sound.eligibility(Obtained::Crawled, Right::Operate), Eligibility::No);
		assert_eq!(sound.eligibility(Obtained::Joint, Right::Operate), Eligibility::ByConsent);
		assert_eq!(sound.eligibility(Obtained::Entrusted, Right::Hold), Eligibility::No);
	}

	#[test]
	fn terms_end_with_the_eve_of_the_corresponding_day() {
		let last = |first: &str, amount, unit| {
			rule(ClockName::RegistrationValidity, amount, unit).last_of_term(first.parse().unwrap())
		};
		let day = |text: &str| text.parse::<Day>().unwrap();
		assert_eq!(last("2026-07-15", 5, Unit::Years), day("2031-07-14"));
		assert_eq!(last("2026-01-01", 5, Unit::Years), day("2030-12-31"));
		assert_eq!(last("2028-02-29", 5, Unit::Years), day("2033-02-28"));
		assert_eq!(last("2026-01-31", 1, Unit::Months), day("2026-02-28"));
		assert_eq!(last("2026-01-28", 1, Unit::Months), day("2026-02-27"));
		assert_eq!(last("2026-01-01", 1, Unit::Days), day("2026-01-01"));
		assert_eq!(rule(ClockName::RenewalOpens, 6, Unit::Months).before(day("2031-07-14")), {
			day("2031-01-14")
		});
		assert_eq!(rule(ClockName::RenewalCloses, 1, Unit::Days).before(day("2031-07-14")), {
			day("2031-07-13")
		});
	}

	#[test]
	fn numbers_stay() {
		let numbers = ClockName::ALL.iter().map(|name| name.encode()[0]).collect::<Vec<_>>();
		assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		assert_eq!(rule(ClockName::Review, 10, WORKING).encode()[..6], [2, 10, 0, 0, 0, 0]);
		let chinese =
			ClockName::ALL.iter().map(|name| name.chinese()).collect::<alloc::collections::BTreeSet<_>>();
		assert_eq!(chinese.len(), ClockName::ALL.len());
	}
}
