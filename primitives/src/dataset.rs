//! The dataset's descriptor (登记要素), its distributions and its lineage.
//!
//! Fields and terms follow annex 1 of the registration guide (《数据产权登记工作指引(试行)》, 国数综政策〔2026〕35号),
//! DCAT 3 and Croissant. What a source may leave unsaid is an `Option`; what belongs to rights and to registration is
//! kept by those pallets. Everything here is of the class *members* (see each pallet's visibility table): no personal
//! data, no secret.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	code::{Industry, Region},
	digest::Digests,
	id::DatasetId,
	locator::Locator,
	seal::Seal,
	text::Text,
};

/// Most characters in a dataset's name (annex 1).
pub const MAX_NAME_CHARS: usize = 40;
/// Most characters in a dataset's overview (annex 1).
pub const MAX_OVERVIEW_CHARS: usize = 400;
/// Most distributions in a version.
pub const MAX_DISTRIBUTIONS: u32 = 16;
/// Most parents of a version.
pub const MAX_PARENTS: u32 = 16;

terms! {
	/// How the holder came by the data (数据来源), annex 1 and Article 20.
	Source {
		/// Collected or generated in own operation (采集生成).
		Generated = 0,
		/// Public data collected by automated programs (自动化程序收集公开数据).
		Crawled = 1,
		/// Obtained by agreement (协议取得).
		Agreement = 2,
		/// Created from other data (衍生创造).
		Derived = 3,
	}
	/// How far the data reaches (空间范围), annex 1.
	SpatialLevel {
		/// International (国际).
		International = 0,
		/// The whole country (全国).
		National = 1,
		/// A province (省级).
		Province = 2,
		/// A city (市级).
		City = 3,
		/// A county or district (区县级).
		County = 4,
		/// Smaller than a county (区县级以下).
		BelowCounty = 5,
	}
	/// How often the data changes (更新频率), annex 1; `dct:accrualPeriodicity`.
	UpdateFrequency {
		/// Daily (天).
		Daily = 0,
		/// Weekly (周).
		Weekly = 1,
		/// Monthly (月).
		Monthly = 2,
		/// Yearly (年).
		Yearly = 3,
		/// On demand (按需).
		OnDemand = 4,
		/// In real time (实时).
		RealTime = 5,
		/// Otherwise (其他).
		Other = 6,
	}
	/// What the data is made of (数据形态), annex 1.
	Medium {
		/// Pictures (图片).
		Image = 0,
		/// Text (文本).
		Text = 1,
		/// Video (视频).
		Video = 2,
		/// Audio (音频).
		Audio = 3,
		/// Tables (表格).
		Table = 4,
		/// Otherwise (其他).
		Other = 5,
	}
	/// How the data is structured (结构化程度), annex 1.
	Structure {
		/// Structured (结构化).
		Structured = 0,
		/// Unstructured (非结构化).
		Unstructured = 1,
		/// Semi-structured (半结构化).
		SemiStructured = 2,
	}
	/// What kind of thing is recorded, as the national register's interface tells them apart.
	Kind {
		/// A resource of public data (公共数据资源).
		PublicResource = 1,
		/// A product or service (数据产品和服务).
		Product = 2,
		/// Open data (开放数据).
		Open = 3,
	}
	/// How others come to the data (开放属性).
	Access {
		/// Open to everybody (无条件开放).
		Open = 0,
		/// By authorised operation (授权运营).
		AuthorisedOperation = 1,
		/// On application (依申请).
		OnApplication = 2,
	}
	/// Grade of data (数据分级), GB/T 43697-2024.
	GradeClass {
		/// General data (一般数据).
		General = 0,
		/// Important data (重要数据).
		Important = 1,
		/// Core data (核心数据).
		Core = 2,
	}
	/// Whether the data holds personal information (个人信息), after the rules on cross-border flow (数据跨境规定).
	PersonalInformation {
		/// None (不含个人信息).
		None = 0,
		/// Personal information of fewer than 100,000 people (个人信息, 不满10万人).
		Below100Thousand = 1,
		/// Personal information of 100,000 people and more, fewer than a million (10万人以上, 不满100万人).
		Below1Million = 2,
		/// Personal information of a million people and more (100万人以上).
		From1Million = 3,
		/// Sensitive personal information of fewer than 10,000 people (敏感个人信息, 不满1万人).
		SensitiveBelow10Thousand = 4,
		/// Sensitive personal information of 10,000 people and more (敏感个人信息, 1万人以上).
		SensitiveFrom10Thousand = 5,
	}
}

/// An overview (数据概述) in full, or only its BLAKE3 digest where the text is kept off chain.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Overview {
	/// The text, at most [`MAX_OVERVIEW_CHARS`] characters.
	Text(Text<1600>),
	/// BLAKE3 of the text.
	Digest([u8; 32]),
}

/// How far the data reaches, and where.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Spatial {
	/// The level.
	pub level: SpatialLevel,
	/// The division, for a level within the country.
	pub region: Option<Region>,
}

/// The days that the data covers (时间范围), both included, as days since 1970-01-01.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Temporal {
	/// First day.
	pub start: i32,
	/// Last day.
	pub end: i32,
}

/// How much data there is (数据规模).
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Volume {
	/// Number of records.
	pub records: Option<u64>,
	/// Number of bytes.
	pub bytes: Option<u128>,
}

/// What the data is made of, and how it is structured.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Form {
	/// What it is made of.
	pub medium: Medium,
	/// How it is structured.
	pub structure: Structure,
}

/// Grade of the data with the report that says why.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Grade {
	/// The class.
	pub class: GradeClass,
	/// Level 1 to 4 within general data, where the holder's industry grades so.
	pub level: Option<u8>,
	/// Digest of the grading report.
	pub report: Option<[u8; 32]>,
}

/// What is said of a version of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Descriptor {
	/// Name, 1 to [`MAX_NAME_CHARS`] characters; the guide suggests time, region, industry, content and type.
	pub name: Text<160>,
	/// Overview.
	pub overview: Option<Overview>,
	/// Industry.
	pub industry: Option<Industry>,
	/// How the holder came by the data.
	pub source: Source,
	/// How far the data reaches.
	pub spatial: Option<Spatial>,
	/// The days covered.
	pub temporal: Option<Temporal>,
	/// How often it changes.
	pub update_frequency: Option<UpdateFrequency>,
	/// How much there is.
	pub volume: Volume,
	/// What it is made of.
	pub form: Option<Form>,
	/// What kind of thing is recorded.
	pub kind: Kind,
	/// How others come to it.
	pub access: Access,
	/// Its grade.
	pub grade: Grade,
	/// Whether it holds personal information.
	pub personal_information: PersonalInformation,
	/// Digest of the schema, such as Croissant's record sets.
	pub schema: Option<[u8; 32]>,
	/// BLAKE3 of the document that the descriptor was taken from (Croissant, DCAT).
	pub metadata: Option<[u8; 32]>,
	/// Digest of the record of how it was derived (PROV).
	pub derivation: Option<[u8; 32]>,
	/// Digest of a watermark or fingerprint (数据水印、数据指纹), Article 26.
	pub watermark: Option<[u8; 32]>,
}

/// The field of a [`Descriptor`] that breaks its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescriptorError {
	/// The name is empty, has more than [`MAX_NAME_CHARS`] characters, or is no text.
	Name,
	/// The overview has more than [`MAX_OVERVIEW_CHARS`] characters, or is no text.
	Overview,
	/// The industry does not exist in GB/T 4754.
	Industry,
	/// The region does not exist in GB/T 2260, or is missing or too much for the level.
	Spatial,
	/// The last day is before the first.
	Temporal,
	/// A level outside 1 to 4, or beside another class than general.
	Grade,
}

impl Descriptor {
	/// Checks every rule that the types do not keep by themselves.
	pub fn check(&self) -> Result<(), DescriptorError> {
		let named = self.name.check().is_ok()
			&& self.name.chars().is_some_and(|chars| (1..=MAX_NAME_CHARS).contains(&chars));
		if !named {
			return Err(DescriptorError::Name);
		}
		if let Some(Overview::Text(text)) = &self.overview {
			let fits = text.check().is_ok() && text.chars().is_some_and(|chars| chars <= MAX_OVERVIEW_CHARS);
			if !fits {
				return Err(DescriptorError::Overview);
			}
		}
		if self.industry.is_some_and(|industry| industry.check().is_err()) {
			return Err(DescriptorError::Industry);
		}
		if self.spatial.is_some_and(|spatial| !spatial.is_consistent()) {
			return Err(DescriptorError::Spatial);
		}
		if self.temporal.is_some_and(|temporal| temporal.end < temporal.start) {
			return Err(DescriptorError::Temporal);
		}
		match self.grade {
			Grade { level: None, .. } | Grade { class: GradeClass::General, level: Some(1..=4), .. } => {
				Ok(())
			}
			_ => Err(DescriptorError::Grade),
		}
	}
}

impl Spatial {
	/// International and national data name no division; the others do.
	fn is_consistent(&self) -> bool {
		match self.level {
			SpatialLevel::International | SpatialLevel::National => self.region.is_none(),
			_ => self.region.is_some_and(|region| region.check().is_ok()),
		}
	}
}

/// One file of a version (DCAT `Distribution`, Croissant `FileObject`).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Distribution {
	/// Name of the file, or its title.
	pub name: Text<128>,
	/// Media type (`dcat:mediaType`, `encodingFormat`).
	pub media_type: Text<128>,
	/// Size in bytes (`dcat:byteSize`, `contentSize`).
	pub size: u64,
	/// Where verifiers find the bytes.
	pub locator: Locator,
	/// Digests of the bytes, at least one.
	pub digests: Digests,
	/// That the bytes are ciphertext (加密分发), and by which key: size and digests are of the ciphertext, name and media type
	/// of the file that was sealed.
	pub seal: Option<Seal>,
}

/// Why a [`Distribution`] is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistributionError {
	/// The name or media type is empty or no text.
	Text,
	/// There is no digest.
	NoDigest,
	/// It is sealed, and has no BLAKE3 root, by which alone a group of ciphertext is known to be the right one.
	SealedWithoutBlake3,
}

impl Distribution {
	/// Checks the texts and that there are the digests that are needed; the locator is checked against the chain's policy on its own.
	pub fn check(&self) -> Result<(), DistributionError> {
		let text = self.name.check().and(self.media_type.check());
		if text.is_err() || self.name.is_empty() || self.media_type.is_empty() {
			return Err(DistributionError::Text);
		}
		if self.digests.is_empty() {
			return Err(DistributionError::NoDigest);
		}
		match (self.seal, self.digests.blake3) {
			(Some(_), None) => Err(DistributionError::SealedWithoutBlake3),
			_ => Ok(()),
		}
	}
}

/// The distributions of a version.
pub type Distributions = BoundedVec<Distribution, ConstU32<MAX_DISTRIBUTIONS>>;

/// A version of a dataset.
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
pub struct VersionRef {
	/// The dataset.
	pub dataset: DatasetId,
	/// The version's number, from 1.
	pub version: u32,
}

/// The versions that a version was made from (`prov:wasDerivedFrom`).
pub type Parents = BoundedVec<VersionRef, ConstU32<MAX_PARENTS>>;

/// What makes a version: it never changes once it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct VersionContent {
	/// What is said of it.
	pub descriptor: Descriptor,
	/// Its files, at least one.
	pub distributions: Distributions,
	/// What it was made from.
	pub parents: Parents,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn descriptor() -> Descriptor {
		Descriptor {
			name: Text::new("2026年广东省气象观测数据").unwrap(),
			overview: None,
			industry: None,
			source: Source::Generated,
			spatial: None,
			temporal: None,
			update_frequency: None,
			volume: Volume::default(),
			form: None,
			kind: Kind::Product,
			access: Access::OnApplication,
			grade: Grade { class: GradeClass::General, level: Some(1), report: None },
			personal_information: PersonalInformation::None,
			schema: None,
			metadata: None,
			derivation: None,
			watermark: None,
		}
	}

	#[test]
	fn each_rule_names_its_field() {
		type Change = fn(&mut Descriptor);
		let cases: [(Change, DescriptorError); 9] = [
			(|d| d.name = Text::default(), DescriptorError::Name),
			(|d| d.name = Text::new(&"名".repeat(41)).unwrap(), DescriptorError::Name),
			(
				|d| d.overview = Some(Overview::Text(Text::new(&"a".repeat(401)).unwrap())),
				DescriptorError::Overview,
			),
			(|d| d.industry = Some(Industry { section: b'I', division: Some(1) }), DescriptorError::Industry),
			(
				|d| d.spatial = Some(Spatial { level: SpatialLevel::Province, region: None }),
				DescriptorError::Spatial,
			),
			(
				|d| {
					d.spatial = Some(Spatial { level: SpatialLevel::National, region: Some(Region(440_000)) })
				},
				DescriptorError::Spatial,
			),
			(|d| d.temporal = Some(Temporal { start: 2, end: 1 }), DescriptorError::Temporal),
			(|d| d.grade.level = Some(5), DescriptorError::Grade),
			(|d| d.grade.class = GradeClass::Important, DescriptorError::Grade),
		];
		assert_eq!(descriptor().check(), Ok(()));
		for (change, error) in cases {
			let mut changed = descriptor();
			change(&mut changed);
			assert_eq!(changed.check(), Err(error));
		}
	}
}
