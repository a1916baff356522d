//! What a person says of a dataset.

use clap::{
	Args,
	builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use hefu_primitives::{
	code::{Industry, Region},
	dataset::{
		Access, Form, GradeClass, Kind, Medium, PersonalInformation, Source, Spatial, SpatialLevel,
		Structure, Temporal, UpdateFrequency,
	},
};
use hefu_sdk::{date, describe::Answers, terms::Term};

use super::codes::{industry, region};

/// What a person says of a dataset: it stands before what a description says.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "What the dataset is")]
pub struct About {
	/// Name, at most 40 characters; the guide suggests time, region, industry, content and type (名称)
	#[arg(long)]
	name: Option<String>,
	/// Overview; over 400 characters, it is registered by its digest (数据概述)
	#[arg(long, value_name = "TEXT")]
	overview: Option<String>,
	/// How you came by the data (数据来源)
	#[arg(long, value_parser = term::<Source>())]
	source: Option<Source>,
	/// What kind of thing it is (类型)
	#[arg(long, value_parser = term::<Kind>())]
	kind: Option<Kind>,
	/// How others come to it (开放属性)
	#[arg(long, value_parser = term::<Access>())]
	access: Option<Access>,
	/// Grade, GB/T 43697 (数据分级)
	#[arg(long, value_parser = term::<GradeClass>())]
	grade: Option<GradeClass>,
	/// Level within general data, 1 to 4
	#[arg(long, value_name = "LEVEL")]
	grade_level: Option<u8>,
	/// Whether it holds personal information (个人信息)
	#[arg(long, value_parser = term::<PersonalInformation>())]
	personal_information: Option<PersonalInformation>,
	/// Industry, GB/T 4754, such as I or I65 (行业)
	#[arg(long, value_parser = industry)]
	industry: Option<Industry>,
	/// How far the data reaches (空间范围)
	#[arg(long, value_parser = term::<SpatialLevel>())]
	spatial: Option<SpatialLevel>,
	/// Division, GB/T 2260, six digits, for a province and below
	#[arg(long, requires = "spatial", value_parser = region)]
	region: Option<Region>,
	/// First day covered, such as 2026-01-01 (时间范围)
	#[arg(long, value_name = "DATE", requires = "until", value_parser = day)]
	from: Option<i32>,
	/// Last day covered
	#[arg(long, value_name = "DATE", requires = "from", value_parser = day)]
	until: Option<i32>,
	/// How often it changes (更新频率)
	#[arg(long, value_parser = term::<UpdateFrequency>())]
	update_frequency: Option<UpdateFrequency>,
	/// Number of records (数据规模)
	#[arg(long, value_name = "COUNT")]
	records: Option<u64>,
	/// What it is made of (数据形态)
	#[arg(long, requires = "structure", value_parser = term::<Medium>())]
	medium: Option<Medium>,
	/// How it is structured (结构化程度)
	#[arg(long, requires = "medium", value_parser = term::<Structure>())]
	structure: Option<Structure>,
}

impl About {
	/// Whether it says what can only be true of one dataset.
	pub fn names_one(&self) -> bool {
		self.name.is_some() || self.overview.is_some()
	}
}

impl From<About> for Answers {
	fn from(about: About) -> Self {
		Self {
			name: about.name,
			overview: about.overview,
			industry: about.industry,
			source: about.source,
			spatial: about.spatial.map(|level| Spatial { level, region: about.region }),
			temporal: about.from.zip(about.until).map(|(start, end)| Temporal { start, end }),
			update_frequency: about.update_frequency,
			records: about.records,
			form: about.medium.zip(about.structure).map(|(medium, structure)| Form { medium, structure }),
			kind: about.kind,
			access: about.access,
			grade: about.grade,
			grade_level: about.grade_level,
			personal_information: about.personal_information,
			schema: None,
			metadata: None,
		}
	}
}

/// A word of a vocabulary, with all of its words in the help and in completions.
pub fn term<T: Term + Send + Sync>() -> impl TypedValueParser<Value = T> {
	let words = T::all().iter().map(|term| PossibleValue::new(term.word()));
	PossibleValuesParser::new(words).try_map(|word| T::from_word(&word).ok_or("no such word"))
}

fn day(text: &str) -> Result<i32, &'static str> {
	date::days(text).ok_or("not a date such as 2026-01-31")
}
