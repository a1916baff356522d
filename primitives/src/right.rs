//! The three rights in data (数据产权), and how they are come by (登记工作指引, Articles 15 and 21).

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	dataset::{Kind, MAX_PARENTS, Source},
	id::GrantId,
	law::Obtained,
};

terms! {
	/// How whoever has a right lets it go to another (处分方式).
	Disposal {
		/// It is transferred, for value or free (转让).
		Transfer = 0,
		/// It is put into a company as capital (作价出资).
		Contribution = 1,
	}
	/// What becomes of the grants that were made from a right to operate when the right goes to another (已发授权的处置). They go on
	/// in either case.
	Outbound {
		/// Who gets the right takes the place of their grantor (由受让方承继).
		Novated = 0,
		/// Their grantor stays, and who gets the right has it with them as encumbrances (列为权利负担).
		Encumbering = 1,
	}
}

/// A right in a dataset. Several members may have the same one: a right excludes nobody, only a grant can.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Right {
	/// To hold the data (数据资源持有权; 持有权).
	Hold = 0,
	/// To process and use the data (数据加工使用权; 使用权).
	Use = 1,
	/// To transfer, license, contribute or pledge, for value or free (数据产品经营权; 经营权).
	Operate = 2,
}

impl Right {
	/// All three.
	pub const ALL: &'static [Self] = &[Self::Hold, Self::Use, Self::Operate];

	/// The names of the action plan and of the registration guide.
	pub const fn chinese(&self) -> (&'static str, &'static str) {
		match self {
			Self::Hold => ("数据资源持有权", "持有权"),
			Self::Use => ("数据加工使用权", "使用权"),
			Self::Operate => ("数据产品经营权", "经营权"),
		}
	}
}

/// A set of rights, one bit each.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Rights(u8);

impl Rights {
	/// The set of these.
	pub fn of(rights: &[Right]) -> Self {
		Self(rights.iter().fold(0, |bits, right| bits | 1 << *right as u8))
	}

	/// Whether the right is in the set.
	pub const fn contains(&self, right: Right) -> bool {
		self.0 & 1 << right as u8 != 0
	}
}

/// How a member came by what it claims a right in (取得方式).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Ground {
	/// In its own lawful operation (采集生成).
	Generated,
	/// From public data, by automated programs (自动化程序收集公开数据).
	Crawled,
	/// A product from such data that does not take the place of the source's (不实质替代).
	CrawledProduct {
		/// Digest of what shows it.
		evidence: [u8; 32],
	},
	/// Under a contract with whoever caused the data (协议取得).
	Agreement {
		/// Digest of the contract.
		contract: [u8; 32],
	},
	/// Together with others (共同开发, 融合), who are declared with the dataset.
	Joint,
	/// From other data, changed in substance (衍生创造, 实质改变).
	Derivative {
		/// Digest of what shows it.
		evidence: [u8; 32],
		/// By which the member may use those of the data in which it has no right of use itself.
		inputs: BoundedVec<GrantId, ConstU32<MAX_PARENTS>>,
	},
	/// Worked on for somebody else (受托处理).
	Entrusted,
}

impl Ground {
	/// The ground that the register states, with the digest of what shows it. Data worked on for others, and raw data of the
	/// state, are no ground for any right.
	pub fn stated(obtained: Obtained, evidence: [u8; 32]) -> Self {
		match obtained {
			Obtained::Generated => Self::Generated,
			Obtained::Crawled => Self::Crawled,
			Obtained::CrawledProduct => Self::CrawledProduct { evidence },
			Obtained::Agreement => Self::Agreement { contract: evidence },
			Obtained::Joint => Self::Joint,
			Obtained::Derivative => Self::Derivative { evidence, inputs: BoundedVec::default() },
			Obtained::Entrusted | Obtained::Government => Self::Entrusted,
		}
	}

	/// The rights that can be had on this ground in data of this kind that were come by in this way. The right to operate what
	/// was made together needs the consent of all others besides. What was derived is had on one ground alone, whoever made it and
	/// whatever it was made of: that is where the use of its inputs is shown.
	///
	/// ```
	/// use hefu_primitives::{dataset::{Kind, Source}, right::{Ground, Right, Rights}};
	///
	/// let crawled = Ground::Crawled.eligible(Source::Crawled, Kind::Product);
	/// assert_eq!(crawled, Rights::of(&[Right::Hold, Right::Use]));
	/// ```
	pub fn eligible(&self, source: Source, kind: Kind) -> Rights {
		// Raw data of the government is registered elsewhere (公共数据资源登记).
		if kind == Kind::PublicResource {
			return Rights::default();
		}
		match (self, source) {
			(Self::Generated, Source::Generated)
			| (Self::CrawledProduct { .. }, Source::Crawled)
			| (Self::Agreement { .. }, Source::Agreement)
			| (Self::Joint, Source::Generated | Source::Agreement)
			| (Self::Derivative { .. }, Source::Derived) => Rights::of(Right::ALL),
			(Self::Crawled, Source::Crawled) => Rights::of(&[Right::Hold, Right::Use]),
			_ => Rights::default(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_register_states_grounds() {
		let evidence = [1; 32];
		for obtained in Obtained::ALL {
			let some = Source::ALL.iter().any(|source| {
				Ground::stated(*obtained, evidence).eligible(*source, Kind::Product) != Rights::default()
			});
			let none = matches!(obtained, Obtained::Entrusted | Obtained::Government);
			assert_eq!(some, !none, "{obtained:?}");
		}
	}

	#[test]
	fn the_guides_table() {
		let all = Rights::of(Right::ALL);
		let some = Rights::of(&[Right::Hold, Right::Use]);
		let none = Rights::default();
		let evidence = [1; 32];
		// By source: generated, crawled, agreement, derived.
		let table = [
			(Ground::Generated, [all, none, none, none]),
			(Ground::Crawled, [none, some, none, none]),
			(Ground::CrawledProduct { evidence }, [none, all, none, none]),
			(Ground::Agreement { contract: evidence }, [none, none, all, none]),
			(Ground::Joint, [all, none, all, none]),
			(Ground::Derivative { evidence, inputs: Default::default() }, [none, none, none, all]),
			(Ground::Entrusted, [none, none, none, none]),
		];
		for (ground, eligible) in table {
			for (source, rights) in Source::ALL.iter().zip(eligible) {
				assert_eq!(ground.eligible(*source, Kind::Product), rights, "{ground:?}, {source:?}");
				assert_eq!(ground.eligible(*source, Kind::Open), rights);
				assert_eq!(ground.eligible(*source, Kind::PublicResource), none);
			}
		}
	}
}
