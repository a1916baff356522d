//! What is said of a dataset, as the register's fields.

use hefu_primitives::{
	code::{Industry, Region},
	dataset::{Access, Spatial, SpatialLevel, Temporal, UpdateFrequency},
};
use oxrdf::{NamedOrBlankNode, Term};

use super::{
	Reading,
	graph::{node, written},
	names::{
		ACCESS_RIGHTS, ACCRUAL_PERIODICITY, DESCRIPTION, DISTRIBUTION, END_DATE, HAS_BEGINNING, HAS_END,
		IDENTIFIER, IN_DATE, IN_MOMENT, IN_MOMENT_BEFORE, LABEL, NOTATION, SCHEMA_END_DATE,
		SCHEMA_START_DATE, SPATIAL, START_DATE, TEMPORAL, THEME, TITLE, prefixed,
	},
};
use crate::{
	codes,
	describe::Answers,
	import::{
		Finding,
		time::{days, first_day, last_day},
	},
};

/// Where the European Union's lists of countries, frequencies and so on are.
const EU: &str = "http://publications.europa.eu/resource/authority/";

/// What is read of a dataset.
const READ: [&str; 8] =
	[TITLE, DESCRIPTION, SPATIAL, TEMPORAL, ACCRUAL_PERIODICITY, ACCESS_RIGHTS, THEME, DISTRIBUTION];

impl Reading<'_> {
	/// What is said of the dataset itself.
	pub(super) fn dataset(&mut self, dataset: &NamedOrBlankNode) -> Answers {
		self.properties(dataset, &READ);
		Answers {
			name: self.text(dataset, TITLE),
			overview: self.text(dataset, DESCRIPTION),
			industry: self.industry(dataset),
			spatial: self.field(dataset, SPATIAL, "--spatial", Self::place),
			temporal: self.field(dataset, TEMPORAL, "--from, --until", Self::period),
			update_frequency: self.field(dataset, ACCRUAL_PERIODICITY, "--update-frequency", |_, value| {
				written(value).and_then(frequency)
			}),
			access: self
				.field(dataset, ACCESS_RIGHTS, "--access", |_, value| written(value).and_then(access)),
			..Answers::default()
		}
	}

	/// A field that has one value in the register: what all values say alike. What cannot be read is named.
	fn field<T: PartialEq>(
		&mut self,
		dataset: &NamedOrBlankNode,
		property: &'static str,
		option: &'static str,
		read: impl Fn(&Self, &Term) -> Option<T>,
	) -> Option<T> {
		let reading = &*self;
		let values = reading.graph.values(dataset, property);
		let mut each = values.iter().map(|value| read(reading, value));
		let first = each.next()?;
		if first.is_some() && each.all(|other| other == first) {
			return first;
		}
		let said: Vec<_> = values.iter().map(|value| reading.shown(value)).collect();
		let (field, value) = (prefixed(property), said.join(", "));
		self.findings.push(Finding::NotTaken { field, value, option });
		None
	}

	/// The industry, where a theme is one of GB/T 4754. Other themes are no industries, and stay in the description.
	fn industry(&mut self, dataset: &NamedOrBlankNode) -> Option<Industry> {
		let graph = self.graph;
		let themes = graph.values(dataset, THEME);
		let mut found = themes.iter().filter_map(|theme| codes::industry(written(theme)?));
		let one = found.next().filter(|one| found.all(|other| other == *one));
		if one.is_none() && !themes.is_empty() {
			self.kept.push(prefixed(THEME));
		}
		one
	}

	/// A division of GB/T 2260, or a country of the European Union's list.
	fn place(&self, value: &Term) -> Option<Spatial> {
		let coded = || self.graph.literal(&node(value)?, &[NOTATION, IDENTIFIER]).and_then(codes::region);
		if let Some(region) = written(value).and_then(codes::region).or_else(coded) {
			return Some(division(region));
		}
		let (list, code) = written(value)?.strip_prefix(EU)?.split_once('/')?;
		match (list, code) {
			("country", "CHN") => Some(Spatial { level: SpatialLevel::National, region: None }),
			("country", "HKG") => Some(division(Region(810_000))),
			("country", "MAC") => Some(division(Region(820_000))),
			("country", "TWN") => Some(division(Region(710_000))),
			("country" | "continent", _) => {
				Some(Spatial { level: SpatialLevel::International, region: None })
			}
			_ => None,
		}
	}

	/// A period with both ends.
	fn period(&self, value: &Term) -> Option<Temporal> {
		let Some(period) = node(value) else { return days(written(value)?) };
		let start = self.end(&period, [START_DATE, SCHEMA_START_DATE], HAS_BEGINNING).and_then(first_day)?;
		let end = self.end(&period, [END_DATE, SCHEMA_END_DATE], HAS_END).and_then(last_day)?;
		Some(Temporal { start, end })
	}

	/// One end of a period: said there, or of an instant.
	fn end(&self, period: &NamedOrBlankNode, said: [&str; 2], instant: &str) -> Option<&str> {
		let of_instant = || {
			let instants = self.graph.nodes(period, instant);
			instants
				.iter()
				.find_map(|instant| self.graph.literal(instant, &[IN_DATE, IN_MOMENT, IN_MOMENT_BEFORE]))
		};
		self.graph.literal(period, &said).or_else(of_instant)
	}

	/// A value for people.
	fn shown(&self, value: &Term) -> String {
		let label = || self.graph.literal(&node(value)?, &[LABEL, NOTATION, IDENTIFIER]);
		written(value).or_else(label).unwrap_or("[]").into()
	}
}

/// A division with its level, which its code tells.
fn division(region: Region) -> Spatial {
	let level = if region.0.is_multiple_of(10_000) {
		SpatialLevel::Province
	} else if region.0.is_multiple_of(100) {
		SpatialLevel::City
	} else {
		SpatialLevel::County
	};
	Spatial { level, region: Some(region) }
}

/// Frequencies of the European Union's list, of Dublin Core's, and of ISO 8601. Those between the register's own are *other*; one
/// that is not known is none.
fn frequency(text: &str) -> Option<UpdateFrequency> {
	let code = text.strip_prefix(EU).map(|code| code.strip_prefix("frequency/")).unwrap_or_else(|| {
		let cld = text.strip_prefix("http://purl.org/cld/freq/");
		cld.or_else(|| text.starts_with("R/").then_some(text))
	})?;
	Some(match code.to_ascii_uppercase().as_str() {
		"DAILY" | "R/P1D" => UpdateFrequency::Daily,
		"WEEKLY" | "R/P1W" | "R/P7D" => UpdateFrequency::Weekly,
		"MONTHLY" | "R/P1M" => UpdateFrequency::Monthly,
		"ANNUAL" | "R/P1Y" => UpdateFrequency::Yearly,
		"AS_NEEDED" => UpdateFrequency::OnDemand,
		"CONT" | "UPDATE_CONT" | "CONTINUOUS" | "R/PT1S" => UpdateFrequency::RealTime,
		"UNKNOWN" => return None,
		_ => UpdateFrequency::Other,
	})
}

/// Access rights of the European Union's list, where the register has the same.
fn access(text: &str) -> Option<Access> {
	match text.strip_prefix(EU)?.strip_prefix("access-right/")? {
		"PUBLIC" => Some(Access::Open),
		"RESTRICTED" => Some(Access::OnApplication),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn frequencies_of_three_lists_are_the_registers() {
		let eu = |code: &str| frequency(&format!("{EU}frequency/{code}"));
		assert_eq!(eu("DAILY"), Some(UpdateFrequency::Daily));
		assert_eq!(eu("QUARTERLY"), Some(UpdateFrequency::Other));
		assert_eq!(eu("UPDATE_CONT"), Some(UpdateFrequency::RealTime));
		assert_eq!(eu("UNKNOWN"), None);
		assert_eq!(frequency("http://purl.org/cld/freq/annual"), Some(UpdateFrequency::Yearly));
		assert_eq!(frequency("R/P1W"), Some(UpdateFrequency::Weekly));
		for other in ["daily", "https://example.org/DAILY", &format!("{EU}country/DAILY")] {
			assert_eq!(frequency(other), None, "{other}");
		}
	}

	#[test]
	fn codes_tell_how_far_a_division_reaches() {
		for (code, level) in [
			(440_000, SpatialLevel::Province),
			(440_300, SpatialLevel::City),
			(440_305, SpatialLevel::County),
		] {
			assert_eq!(division(Region(code)), Spatial { level, region: Some(Region(code)) });
		}
	}
}
