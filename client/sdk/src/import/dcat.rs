//! DCAT 3 and its European profile DCAT-AP, as JSON-LD or Turtle.
//!
//! They are read as RDF, by a parser for RDF: a name means what it stands for and nothing else, whatever the prefix. What the
//! register has no field for is named, and stays in the description, whose digest is registered.

mod context;
mod dataset;
mod distribution;
mod graph;
mod look_alike;
mod names;

use oxrdf::{NamedOrBlankNode, Term};

use super::{Description, Finding, ImportError, Problem, entry::Words};
use crate::describe::Answers;
use graph::Graph;
use names::{DATASET, DATASET_SERIES, DISTRIBUTION, TITLE};

pub(super) use graph::{json_ld, turtle};

const WORDS: Words = Words {
	name: "dct:title",
	url: "dcat:downloadURL",
	size: "dcat:byteSize",
	media_type: "dcat:mediaType",
	digests: "spdx:checksum",
	blake3: "spdx:checksum (BLAKE3)",
	sha256: "spdx:checksum (SHA-256)",
	sm3: "spdx:checksum (SM3)",
};

impl Graph {
	/// The description of the dataset that is meant, or of the only one. `digest` is the document's BLAKE3.
	pub(super) fn description(
		&self,
		wanted: Option<&str>,
		digest: [u8; 32],
	) -> Result<Description, ImportError> {
		let dataset = self.dataset(wanted)?;
		let mut reading =
			Reading { graph: self, findings: Vec::new(), problems: Vec::new(), kept: Vec::new() };
		let said = Answers { metadata: Some(digest), ..reading.dataset(dataset) };
		let mut entries = Vec::new();
		for (place, distribution) in self.nodes(dataset, DISTRIBUTION).into_iter().enumerate() {
			entries.push(reading.distribution(&distribution, place));
		}
		let Reading { mut findings, problems, kept, .. } = reading;
		if !kept.is_empty() {
			findings.push(Finding::Kept { fields: kept });
		}
		Ok(Description { words: &WORDS, said, entries, findings, problems })
	}

	fn dataset(&self, wanted: Option<&str>) -> Result<&NamedOrBlankNode, ImportError> {
		let series: Vec<_> = self.of_class(DATASET_SERIES).collect();
		let all: Vec<_> = self.of_class(DATASET).filter(|node| !series.contains(node)).collect();
		let names = || all.iter().map(|node| self.name(node)).collect::<Vec<_>>();
		if all.is_empty() {
			return Err(match look_alike::class(self) {
				Some(found) => ImportError::LooksLike { found: format!("<{found}>"), meant: "dcat:Dataset" },
				None => ImportError::NoDataset { series: !series.is_empty() },
			});
		}
		match (wanted, &all[..]) {
			(None, [one]) => Ok(*one),
			(None, _) => Err(ImportError::Several(names())),
			(Some(wanted), _) => {
				let mut meant = all
					.iter()
					.filter(|node| self.name(node) == wanted || self.title(node).as_deref() == Some(wanted));
				let one = meant.next().filter(|_| meant.next().is_none());
				one.copied()
					.ok_or_else(|| ImportError::NoSuchDataset { wanted: wanted.into(), there: names() })
			}
		}
	}

	/// By what people know a thing: its IRI, or its title where it has none.
	fn name(&self, node: &NamedOrBlankNode) -> String {
		match node {
			NamedOrBlankNode::NamedNode(node) => graph::relative(node.as_str()).into(),
			NamedOrBlankNode::BlankNode(_) => self.title(node).unwrap_or_else(|| "[]".into()),
		}
	}

	fn title(&self, node: &NamedOrBlankNode) -> Option<String> {
		names::in_best_language(self.values(node, TITLE)).map(|(text, _)| text.into())
	}
}

/// A description as it is read.
struct Reading<'a> {
	graph: &'a Graph,
	findings: Vec<Finding>,
	problems: Vec<Problem>,
	/// Properties that the register has no field for.
	kept: Vec<String>,
}

impl Reading<'_> {
	/// Goes through a thing's properties: those that are not read are named, and those that only look as if they were are refused.
	fn properties(&mut self, of: &NamedOrBlankNode, read: &[&'static str]) {
		let graph = self.graph;
		for property in graph.properties(of) {
			if read.contains(&property) || property == names::TYPE {
				continue;
			}
			let found = names::prefixed(property);
			match look_alike::property(property) {
				Some(meant) => {
					let problem = Problem::LooksLike { found, meant: names::prefixed(meant) };
					if !self.problems.contains(&problem) {
						self.problems.push(problem);
					}
				}
				None if self.kept.contains(&found) => {}
				None => self.kept.push(found),
			}
		}
	}

	/// The text of a property, in the language that the register prefers.
	fn text(&mut self, of: &NamedOrBlankNode, property: &'static str) -> Option<String> {
		let graph = self.graph;
		let values = graph.values(of, property);
		let several = values.iter().filter(|value| matches!(value, Term::Literal(_))).count() > 1;
		let (text, language) = names::in_best_language(values)?;
		if several {
			let (field, language) = (names::prefixed(property), language.unwrap_or_default().into());
			self.findings.push(Finding::Chosen { field, language });
		}
		Some(text.into())
	}
}
