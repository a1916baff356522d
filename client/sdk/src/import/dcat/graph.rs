//! A document's triples, in the order in which they stand there.

use std::{
	collections::{HashMap, HashSet},
	sync::{Arc, Mutex},
};

use oxjsonld::JsonLdParser;
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxttl::TurtleParser;

use super::{context, names::TYPE};
use crate::import::ImportError;

/// What relative names are relative to: the description's folder. Nothing else has a name that begins so.
const BASE: &str = "description://here/folder/";
/// What those begin with that lead out of it, before a slash.
const OUTSIDE: &str = "description://here";

/// Triples.
pub(in crate::import) struct Graph {
	triples: Vec<Triple>,
	by_subject: HashMap<NamedOrBlankNode, Vec<usize>>,
}

/// The triples of a Turtle document.
pub(in crate::import) fn turtle(text: &[u8]) -> Result<Graph, ImportError> {
	let starts = |with: &[u8]| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
	if [&b"<?xml"[..], b"<rdf:RDF", b"<!DOCTYPE", b"<html"].into_iter().any(starts) {
		return Err(ImportError::Xml);
	}
	let parser =
		TurtleParser::new().with_base_iri(BASE).unwrap_or_else(|error| unreachable!("{BASE}: {error}"));
	let mut triples = Vec::new();
	for triple in parser.for_slice(text) {
		triples.push(triple.map_err(|error| {
			let start = error.location().start;
			ImportError::NotTurtle {
				line: start.line + 1,
				column: start.column + 1,
				why: error.message().into(),
			}
		})?);
	}
	Ok(Graph::of(triples))
}

/// The triples of a JSON-LD document, of all of its graphs. Nothing is fetched.
pub(in crate::import) fn json_ld(text: &[u8]) -> Result<Graph, ImportError> {
	let parser =
		JsonLdParser::new().with_base_iri(BASE).unwrap_or_else(|error| unreachable!("{BASE}: {error}"));
	let refused = Arc::new(Mutex::new(None));
	let asked = Arc::clone(&refused);
	let parser = parser.for_slice(text).with_load_document_callback(move |url, _| {
		context::known(url).ok_or_else(|| {
			if let Ok(mut refused) = asked.lock() {
				refused.get_or_insert_with(|| relative(url).to_owned());
			}
			"nothing is fetched".into()
		})
	});
	let mut triples = Vec::new();
	for quad in parser {
		let quad = quad.map_err(|error| {
			let context = refused.lock().ok().and_then(|mut refused| refused.take());
			context.map_or_else(|| ImportError::NotJsonLd(error.to_string()), ImportError::RemoteContext)
		})?;
		triples.push(Triple::new(quad.subject, quad.predicate, quad.object));
	}
	Ok(Graph::of(triples))
}

/// A name as it stands in the document, where it is relative to that. What leads out of the folder begins with a slash.
pub(super) fn relative(name: &str) -> &str {
	let outside = || name.strip_prefix(OUTSIDE).filter(|rest| rest.starts_with('/'));
	name.strip_prefix(BASE).or_else(outside).unwrap_or(name)
}

impl Graph {
	fn of(mut triples: Vec<Triple>) -> Self {
		let mut seen = HashSet::new();
		triples.retain(|triple| seen.insert(triple.clone()));
		let mut by_subject: HashMap<_, Vec<usize>> = HashMap::new();
		for (place, triple) in triples.iter().enumerate() {
			by_subject.entry(triple.subject.clone()).or_default().push(place);
		}
		Self { triples, by_subject }
	}

	/// The things of a class.
	pub(super) fn of_class(&self, class: &str) -> impl Iterator<Item = &NamedOrBlankNode> {
		self.typed().filter(move |(_, of)| *of == class).map(|(node, _)| node)
	}

	/// The classes that things are of.
	pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
		self.typed().map(|(_, class)| class)
	}

	fn typed(&self) -> impl Iterator<Item = (&NamedOrBlankNode, &str)> {
		let typed = self.triples.iter().filter(|triple| triple.predicate.as_str() == TYPE);
		typed.filter_map(|triple| match &triple.object {
			Term::NamedNode(class) => Some((&triple.subject, class.as_str())),
			_ => None,
		})
	}

	/// The values of a property.
	pub(super) fn values(&self, of: &NamedOrBlankNode, property: &str) -> Vec<&Term> {
		self.about(of)
			.filter(|triple| triple.predicate.as_str() == property)
			.map(|triple| &triple.object)
			.collect()
	}

	/// The values of a property that are things.
	pub(super) fn nodes(&self, of: &NamedOrBlankNode, property: &str) -> Vec<NamedOrBlankNode> {
		self.values(of, property).into_iter().filter_map(node).collect()
	}

	/// The text of the first of these properties that has one.
	pub(super) fn literal(&self, of: &NamedOrBlankNode, properties: &[&str]) -> Option<&str> {
		properties.iter().find_map(|property| {
			self.values(of, property).into_iter().find_map(|value| match value {
				Term::Literal(literal) => Some(literal.value()),
				_ => None,
			})
		})
	}

	/// The properties of a thing.
	pub(super) fn properties(&self, of: &NamedOrBlankNode) -> impl Iterator<Item = &str> {
		self.about(of).map(|triple| triple.predicate.as_str())
	}

	fn about(&self, node: &NamedOrBlankNode) -> impl Iterator<Item = &Triple> {
		let places = self.by_subject.get(node).map(Vec::as_slice).unwrap_or_default();
		places.iter().map(|place| &self.triples[*place])
	}
}

/// The thing that a value is.
pub(super) fn node(value: &Term) -> Option<NamedOrBlankNode> {
	match value {
		Term::NamedNode(node) => Some(node.clone().into()),
		Term::BlankNode(node) => Some(node.clone().into()),
		Term::Literal(_) => None,
	}
}

/// A value as it is written: text, or a name.
pub(super) fn written(value: &Term) -> Option<&str> {
	match value {
		Term::NamedNode(node) => Some(relative(node.as_str())),
		Term::Literal(literal) => Some(literal.value()),
		Term::BlankNode(_) => None,
	}
}
