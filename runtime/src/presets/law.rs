//! The laws that development networks know from the first block: the guide to data-property registration of July 2026, and the interim
//! measures on the register of public data.
//!
//! The guide's text was read in a copy, not at its source, and the pack says so. What the copy did not show is not here: it sets no time for
//! corrections, and where no article is known the basis is the guide as a whole. Of the measures a summary was read, which has the term of
//! three years; their periods are as they are told, and each says that it was not checked.

use alloc::{string::ToString, vec, vec::Vec};
use hefu_primitives::{
	calendar::CalendarKind,
	date::Day,
	law::{
		ClockName::{self, *},
		Eligibility::{ByConsent, No, UnlessAgreed, Yes},
		Obtained, Row, Silence, TextStatus, Unit,
	},
};
use pallet_calendar::{PackConfig, RuleConfig};

/// What periods of registration count.
const WORKING_DAYS: Unit = Unit::WorkingDays(CalendarKind::Mainland);
/// Where no article is known.
const GUIDE: &str = "《数据产权登记工作指引(试行)》";
/// On validity and renewal.
const ARTICLES_26_36: &str = "《数据产权登记工作指引(试行)》第二十六条、第三十六条";

/// On the register of public data.
const MEASURES: &str = "《公共数据资源登记管理暂行办法》";
/// The same, of what was not checked.
const UNCHECKED: &str = "《公共数据资源登记管理暂行办法》（未核对）";

/// Number of the pack that holds for the register of public data.
pub const PUBLIC_DATA: u32 = 1;

/// The packs. The guide is in force from the first day that a chain's clock can show: a development network knows no earlier law. The
/// other one never is, for the property register: [`PUBLIC_DATA`] says where it holds.
pub fn packs() -> Vec<PackConfig> {
	vec![guide(), measures()]
}

fn guide() -> PackConfig {
	let silent = |clock, amount, unit, silence, basis: &str| RuleConfig {
		clock,
		amount,
		unit,
		silence,
		basis: basis.to_string(),
	};
	let rule = |clock: ClockName, amount, unit, basis| silent(clock, amount, unit, Silence::Nothing, basis);
	let row = |obtained, [to_hold, to_use, to_operate]: [_; 3]| Row { obtained, to_hold, to_use, to_operate };
	PackConfig {
		identifier: "国数综政策〔2026〕35号".to_string(),
		version: 1,
		source: "《数据产权登记工作指引(试行)》, 2026年7月; 据转载文本, 未核对原文".to_string(),
		status: TextStatus::Secondary,
		clocks: vec![
			silent(Acceptance, 3, WORKING_DAYS, Silence::DeemedGranted, GUIDE),
			rule(Review, 10, WORKING_DAYS, GUIDE),
			rule(ReviewExtension, 10, WORKING_DAYS, GUIDE),
			rule(Publicity, 5, WORKING_DAYS, GUIDE),
			rule(ObjectionInquiry, 10, WORKING_DAYS, GUIDE),
			rule(ObjectionNotice, 5, WORKING_DAYS, GUIDE),
			rule(RegistrationValidity, 5, Unit::Years, ARTICLES_26_36),
			rule(RenewalOpens, 6, Unit::Months, ARTICLES_26_36),
			rule(RenewalCloses, 1, Unit::Days, ARTICLES_26_36),
		],
		// Articles 15 and 21. Working for others gives no right, and raw data of the state is registered elsewhere.
		eligibility: vec![
			row(Obtained::Generated, [Yes, Yes, Yes]),
			row(Obtained::Crawled, [Yes, Yes, No]),
			row(Obtained::CrawledProduct, [Yes, Yes, Yes]),
			row(Obtained::Agreement, [Yes, Yes, Yes]),
			row(Obtained::Joint, [UnlessAgreed, Yes, ByConsent]),
			row(Obtained::Derivative, [Yes, Yes, Yes]),
			row(Obtained::Entrusted, [No, No, No]),
			row(Obtained::Government, [No, No, No]),
		],
		in_force_from: Some(Day(0)),
	}
}

fn measures() -> PackConfig {
	let rule = |clock: ClockName, amount, unit, basis: &str| RuleConfig {
		clock,
		amount,
		unit,
		silence: Silence::Nothing,
		basis: basis.to_string(),
	};
	PackConfig {
		identifier: "发改数据规〔2025〕26号".to_string(),
		version: 1,
		source: "《公共数据资源登记管理暂行办法》，2025年3月1日起施行；据译文摘要，除有效期外各期限未核对"
			.to_string(),
		status: TextStatus::Secondary,
		clocks: vec![
			rule(Acceptance, 3, WORKING_DAYS, UNCHECKED),
			rule(Review, 20, WORKING_DAYS, UNCHECKED),
			rule(Publicity, 10, WORKING_DAYS, UNCHECKED),
			rule(RegistrationValidity, 3, Unit::Years, MEASURES),
			rule(RenewalOpens, 60, Unit::Days, UNCHECKED),
			rule(RenewalCloses, 1, Unit::Days, UNCHECKED),
			rule(FirstFiling, 20, WORKING_DAYS, UNCHECKED),
		],
		eligibility: Vec::new(),
		in_force_from: None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_packs_can_be_recorded() {
		for config in packs() {
			let pack = config.pack().expect("no text and no list is too long");
			assert_eq!(pack.check(), Ok(()));
		}
		assert_eq!(guide().eligibility.len(), Obtained::ALL.len());
		assert_eq!(packs()[PUBLIC_DATA as usize].identifier, measures().identifier);
	}
}
