//! From a person's answers to a descriptor, naming every answer that is still missing.

use hefu_primitives::{
	code::Industry,
	dataset::{
		Access, Descriptor, DescriptorError, Form, Grade, GradeClass, Kind, MAX_NAME_CHARS,
		MAX_OVERVIEW_CHARS, Overview, PersonalInformation, Source, Spatial, Temporal, UpdateFrequency,
		Volume,
	},
	text::Text,
};

use crate::import::{Field, Finding, Problem};

/// What is known of a dataset before it is registered: from a metadata file, from a person, or from both.
#[derive(Clone, Debug, Default)]
pub struct Answers {
	/// Name.
	pub name: Option<String>,
	/// Overview, of any length: a long one is registered by its digest.
	pub overview: Option<String>,
	/// Industry.
	pub industry: Option<Industry>,
	/// How the holder came by the data.
	pub source: Option<Source>,
	/// How far it reaches.
	pub spatial: Option<Spatial>,
	/// The days covered.
	pub temporal: Option<Temporal>,
	/// How often it changes.
	pub update_frequency: Option<UpdateFrequency>,
	/// Number of records.
	pub records: Option<u64>,
	/// What it is made of.
	pub form: Option<Form>,
	/// What kind of thing is recorded.
	pub kind: Option<Kind>,
	/// How others come to it.
	pub access: Option<Access>,
	/// Its grade.
	pub grade: Option<GradeClass>,
	/// Level 1 to 4 within general data.
	pub grade_level: Option<u8>,
	/// Whether it holds personal information.
	pub personal_information: Option<PersonalInformation>,
	/// Digest of the schema.
	pub schema: Option<[u8; 32]>,
	/// Digest of the metadata file.
	pub metadata: Option<[u8; 32]>,
}

impl Answers {
	/// These answers where there are some, and `other`'s elsewhere.
	pub fn or(self, other: Self) -> Self {
		Self {
			name: self.name.or(other.name),
			overview: self.overview.or(other.overview),
			industry: self.industry.or(other.industry),
			source: self.source.or(other.source),
			spatial: self.spatial.or(other.spatial),
			temporal: self.temporal.or(other.temporal),
			update_frequency: self.update_frequency.or(other.update_frequency),
			records: self.records.or(other.records),
			form: self.form.or(other.form),
			kind: self.kind.or(other.kind),
			access: self.access.or(other.access),
			grade: self.grade.or(other.grade),
			grade_level: self.grade_level.or(other.grade_level),
			personal_information: self.personal_information.or(other.personal_information),
			schema: self.schema.or(other.schema),
			metadata: self.metadata.or(other.metadata),
		}
	}

	/// The descriptor of `bytes` bytes of data, or all that stands in its way at once.
	pub fn descriptor(self, bytes: u128, findings: &mut Vec<Finding>) -> Result<Descriptor, Vec<Problem>> {
		let mut problems = Vec::new();
		let name = name(self.name, &mut problems);
		let overview = self.overview.and_then(|text| overview(&text, findings));
		let source = need(self.source, Field::Source, &mut problems);
		let kind = need(self.kind, Field::Kind, &mut problems);
		let access = need(self.access, Field::Access, &mut problems);
		let grade = need(self.grade, Field::Grade, &mut problems);
		let personal = need(self.personal_information, Field::PersonalInformation, &mut problems);
		let (Some(name), Some(source), Some(kind), Some(access), Some(class), Some(personal_information)) =
			(name, source, kind, access, grade, personal)
		else {
			return Err(problems);
		};
		let descriptor = Descriptor {
			name,
			overview,
			industry: self.industry,
			source,
			spatial: self.spatial,
			temporal: self.temporal,
			update_frequency: self.update_frequency,
			volume: Volume { records: self.records, bytes: Some(bytes) },
			form: self.form,
			kind,
			access,
			grade: Grade { class, level: self.grade_level, report: None },
			personal_information,
			schema: self.schema,
			metadata: self.metadata,
			derivation: None,
			watermark: None,
		};
		let checked = descriptor.check();
		if let Err(error) = checked {
			problems.push(Problem::Descriptor(error));
		}
		if problems.is_empty() { Ok(descriptor) } else { Err(problems) }
	}
}

fn need<T>(answer: Option<T>, field: Field, problems: &mut Vec<Problem>) -> Option<T> {
	if answer.is_none() {
		problems.push(Problem::Missing(field));
	}
	answer
}

fn name(given: Option<String>, problems: &mut Vec<Problem>) -> Option<Text<160>> {
	let given = given.map(|text| one_line(&text)).filter(|text| !text.is_empty());
	let text = need(given, Field::Name, problems)?;
	let chars = text.chars().count();
	if chars > MAX_NAME_CHARS {
		problems.push(Problem::NameTooLong { name: text, chars });
		return None;
	}
	let name = Text::new(&text).ok();
	if name.is_none() {
		problems.push(Problem::Descriptor(DescriptorError::Name));
	}
	name
}

/// The chain takes one line of at most 400 characters; what is longer stands there by the BLAKE3 of the text as given.
fn overview(text: &str, findings: &mut Vec<Finding>) -> Option<Overview> {
	let line = one_line(text);
	let chars = line.chars().count();
	if chars == 0 {
		return None;
	}
	let short = (chars <= MAX_OVERVIEW_CHARS).then(|| Text::new(&line).ok()).flatten();
	Some(short.map(Overview::Text).unwrap_or_else(|| {
		findings.push(Finding::OverviewByDigest { chars });
		Overview::Digest(*blake3::hash(text.as_bytes()).as_bytes())
	}))
}

/// Line breaks and runs of spaces become one space: descriptions are wrapped for their file, not for their readers.
fn one_line(text: &str) -> String {
	let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
	spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
	use super::*;

	fn full() -> Answers {
		Answers {
			name: Some("气象观测数据".into()),
			source: Some(Source::Generated),
			kind: Some(Kind::Open),
			access: Some(Access::Open),
			grade: Some(GradeClass::General),
			personal_information: Some(PersonalInformation::None),
			..Answers::default()
		}
	}

	#[test]
	fn all_that_is_missing_is_named_at_once() {
		let problems = Answers::default().descriptor(0, &mut Vec::new()).unwrap_err();
		let fields = [
			Field::Name,
			Field::Source,
			Field::Kind,
			Field::Access,
			Field::Grade,
			Field::PersonalInformation,
		];
		assert_eq!(problems, fields.map(Problem::Missing));
	}

	#[test]
	fn a_short_overview_is_kept_and_a_long_one_digested() {
		let mut findings = Vec::new();
		let answers = Answers { overview: Some("One\n line.\t\n".into()), ..full() };
		let descriptor = answers.descriptor(7, &mut findings).unwrap();
		assert_eq!(descriptor.overview, Some(Overview::Text(Text::new("One line.").unwrap())));
		assert_eq!(descriptor.volume.bytes, Some(7));
		assert!(findings.is_empty());

		let text = "数".repeat(401);
		let answers = Answers { overview: Some(text.clone()), ..full() };
		let descriptor = answers.descriptor(7, &mut findings).unwrap();
		assert_eq!(descriptor.overview, Some(Overview::Digest(*blake3::hash(text.as_bytes()).as_bytes())));
		assert_eq!(findings, [Finding::OverviewByDigest { chars: 401 }]);
	}

	#[test]
	fn a_long_name_is_asked_for_again() {
		let name = "n".repeat(41);
		let answers = Answers { name: Some(name.clone()), ..full() };
		let problems = answers.descriptor(0, &mut Vec::new()).unwrap_err();
		assert_eq!(problems, [Problem::NameTooLong { name, chars: 41 }]);
	}
}
