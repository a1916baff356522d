//! Data that leave the country (数据出境): whose heads are counted, what an export has to show, and by which rules.
//!
//! 《促进和规范数据跨境流动规定》 (Cyberspace Administration of China, Order 16, 22 March 2024), Articles 3 to 9. Its numbers are in
//! [`Rules`], which governance sets; here is only how they are read. Heads are counted and nobody is named: whoever exports counts each
//! person once a year, and the chain cannot see persons.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{date::Day, text::Text};

terms! {
	/// In which cases nothing has to be applied for, however many persons it is about (免予申报情形). None covers important data.
	Exemption {
		/// Data of trade, transport, research, production or marketing, without personal information (国际贸易等活动数据, Article 3).
		Trade = 0,
		/// Personal information from abroad, worked on here and sent back, with nothing from here (境外个人信息过境, Article 4).
		Transit = 1,
		/// What a contract with the person needs (订立、履行个人合同所需, Article 5(1)).
		Contract = 2,
		/// What the administration of staff needs (跨境人力资源管理所需, Article 5(2)).
		Staff = 3,
		/// What an emergency needs, for life, health or property (紧急情况, Article 5(3)).
		Emergency = 4,
	}
	/// What an export has to go through (出境路径), the lighter first.
	Path {
		/// Nothing (免予).
		Free = 0,
		/// The standard contract, or certification (标准合同或认证).
		Contract = 1,
		/// The security assessment (数据出境安全评估).
		Assessment = 2,
	}
}

/// How many persons it is about, each counted once: the two do not overlap.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Heads {
	/// Persons of whom personal information leaves that is not sensitive (个人信息, 不含敏感个人信息).
	pub persons: u64,
	/// Persons of whom sensitive personal information leaves (敏感个人信息).
	pub sensitive: u64,
}

impl Heads {
	/// Whether it is about nobody.
	pub const fn is_nobody(&self) -> bool {
		self.persons == 0 && self.sensitive == 0
	}

	/// These and those: never fewer than either.
	pub const fn and(&self, more: &Self) -> Self {
		Self {
			persons: self.persons.saturating_add(more.persons),
			sensitive: self.sensitive.saturating_add(more.sensitive),
		}
	}
}

/// On what an export stands (出境依据). Evidence is off chain, its digest here.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Basis {
	/// It is about nobody, or so few persons that nothing has to be applied for (Article 5(4)).
	Few,
	/// It is exempt.
	Exempt {
		/// The case.
		case: Exemption,
		/// Digest of what shows it.
		evidence: [u8; 32],
	},
	/// A free trade zone's negative list does not name it (自由贸易试验区负面清单外, Article 6).
	OffNegativeList {
		/// Digest of the list, and of what shows that it does not.
		evidence: [u8; 32],
	},
	/// The standard contract was filed (标准合同备案, Article 8).
	StandardContract {
		/// Digest of the filing.
		filing: [u8; 32],
	},
	/// Who exports is certified (个人信息保护认证, Article 8).
	Certification {
		/// Digest of the certificate.
		certificate: [u8; 32],
	},
	/// The assessment was passed (通过安全评估, Articles 7 and 9).
	Assessment {
		/// Digest of the decision.
		decision: [u8; 32],
		/// Until when it holds: milliseconds since 1970 UTC.
		until_ms: u64,
	},
}

impl Basis {
	/// What the export has gone through.
	pub const fn path(&self) -> Path {
		match self {
			Self::Few | Self::Exempt { .. } | Self::OffNegativeList { .. } => Path::Free,
			Self::StandardContract { .. } | Self::Certification { .. } => Path::Contract,
			Self::Assessment { .. } => Path::Assessment,
		}
	}

	/// Whether the law takes the export out, so that nothing has to be applied for and its heads do not count towards the year's.
	pub const fn is_exemption(&self) -> bool {
		matches!(self, Self::Exempt { .. } | Self::OffNegativeList { .. })
	}

	/// Whether it is an exemption that does not cover this: important data, or personal information among data of trade.
	pub const fn exempts_wrongly(&self, heads: &Heads, important: bool) -> bool {
		let persons_in_trade =
			matches!(self, Self::Exempt { case: Exemption::Trade, .. }) && !heads.is_nobody();
		self.is_exemption() && (important || persons_in_trade)
	}
}

/// From how many persons since 1 January on something has to be applied for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rules {
	/// So many persons, or so many of whom it is sensitive, need the assessment (Article 7).
	pub assessment: Heads,
	/// So many persons need the standard contract or certification (Articles 5(4) and 8); a single one does of whom it is sensitive.
	pub contract_persons: u64,
	/// Where the law says so.
	pub basis: Text<256>,
}

impl Rules {
	/// What an export has to go through with which the year's heads are these, its own among them. Each kind of heads matters if the
	/// export is about some of that kind.
	///
	/// ```
	/// use hefu_primitives::{export::{Heads, Path, Rules}, text::Text};
	///
	/// let rules = Rules {
	///     assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
	///     contract_persons: 100_000,
	///     basis: Text::new("第七条、第八条").unwrap(),
	/// };
	/// let own = Heads { persons: 1, sensitive: 0 };
	/// let year = Heads { persons: 100_000, sensitive: 0 };
	/// assert_eq!(rules.required(&own, &year, false), Path::Contract);
	/// ```
	pub fn required(&self, own: &Heads, year: &Heads, important: bool) -> Path {
		let assessed = |own: u64, year: u64, from: u64| own > 0 && year >= from;
		if important
			|| assessed(own.persons, year.persons, self.assessment.persons)
			|| assessed(own.sensitive, year.sensitive, self.assessment.sensitive)
		{
			Path::Assessment
		} else if own.sensitive > 0 || assessed(own.persons, year.persons, self.contract_persons) {
			Path::Contract
		} else {
			Path::Free
		}
	}

	/// Whether they say something, one after the other, and where the law does.
	pub fn is_sound(&self) -> bool {
		let rising = 0 < self.contract_persons && self.contract_persons <= self.assessment.persons;
		rising && self.assessment.sensitive > 0 && !self.basis.is_empty() && self.basis.check().is_ok()
	}
}

/// The year in China at this moment, in milliseconds since 1970 UTC: on 1 January, all counts begin anew.
pub fn year_in_china(ms: u64) -> u16 {
	u16::try_from(Day::in_china(ms).date().0).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rules() -> Rules {
		Rules {
			assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
			contract_persons: 100_000,
			basis: Text::new("第七条、第八条").unwrap(),
		}
	}

	fn heads(persons: u64, sensitive: u64) -> Heads {
		Heads { persons, sensitive }
	}

	#[test]
	fn the_laws_thresholds() {
		use Path::*;
		// Of the export, of the year with it, and what it needs.
		let table = [
			(heads(1, 0), heads(1, 0), Free),
			(heads(99_999, 0), heads(99_999, 0), Free),
			(heads(1, 0), heads(100_000, 0), Contract),
			(heads(1, 0), heads(999_999, 0), Contract),
			(heads(1, 0), heads(1_000_000, 0), Assessment),
			(heads(0, 1), heads(0, 1), Contract),
			(heads(0, 1), heads(0, 9_999), Contract),
			(heads(0, 1), heads(0, 10_000), Assessment),
			// One kind says nothing of the other.
			(heads(1, 0), heads(1, 10_000), Free),
			(heads(0, 1), heads(1_000_000, 1), Contract),
			(heads(1, 1), heads(1_000_000, 1), Assessment),
			// What is about nobody needs nothing, whatever left before.
			(heads(0, 0), heads(2_000_000, 20_000), Free),
		];
		for (own, year, path) in table {
			assert_eq!(rules().required(&own, &year, false), path, "{own:?} {year:?}");
			assert_eq!(rules().required(&own, &year, true), Assessment);
		}
	}

	#[test]
	fn exemptions_cover_no_important_data_and_trade_no_persons() {
		let evidence = [1; 32];
		for case in Exemption::ALL {
			let basis = Basis::Exempt { case: *case, evidence };
			assert!(basis.is_exemption() && basis.path() == Path::Free);
			assert!(basis.exempts_wrongly(&heads(0, 0), true));
			assert!(!basis.exempts_wrongly(&heads(0, 0), false));
			assert_eq!(basis.exempts_wrongly(&heads(0, 1), false), *case == Exemption::Trade);
		}
		let off = Basis::OffNegativeList { evidence };
		assert!(off.exempts_wrongly(&heads(1, 0), true) && !off.exempts_wrongly(&heads(1, 0), false));
		assert!(!Basis::Few.exempts_wrongly(&heads(0, 0), true));
	}

	#[test]
	fn rules_that_say_nothing_are_not_sound() {
		assert!(rules().is_sound());
		let wrong = [
			Rules { contract_persons: 0, ..rules() },
			Rules { contract_persons: 1_000_001, ..rules() },
			Rules { assessment: heads(1_000_000, 0), ..rules() },
			Rules { basis: Text::default(), ..rules() },
			Rules { basis: Text::from_bytes_unchecked(&[0xff]).unwrap(), ..rules() },
		];
		assert!(wrong.iter().all(|rules| !rules.is_sound()));
	}

	#[test]
	fn a_year_begins_at_midnight_in_china() {
		let end = Day::of_date(2026, 12, 31).unwrap().end_in_china();
		assert_eq!((year_in_china(end - 1), year_in_china(end)), (2026, 2027));
	}
}
