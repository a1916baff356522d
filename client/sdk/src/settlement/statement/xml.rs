//! XML as a tree of elements: what statements in ISO 20022 are made of. Nothing is fetched and nothing expanded.

use quick_xml::{
	Reader,
	events::{BytesStart, Event},
};

use super::{Spot, StatementError, StatementProblem};

/// Most elements within each other. A camt.053 has a dozen.
const MAX_DEPTH: usize = 32;
/// Most elements: more than a statement of the largest size has, whose elements take some forty bytes each. Each takes more memory than it
/// may take in the file.
const MAX_ELEMENTS: usize = 2_000_000;
/// Most attributes of an element. They are compared with each other, and a camt.053 has some namespaces at most.
const MAX_ATTRIBUTES: usize = 32;

/// An element. Names are without prefixes.
#[derive(Debug)]
pub(super) struct Element {
	name: String,
	/// Names, with prefixes, and values as they are written.
	attributes: Vec<(String, String)>,
	text: String,
	children: Vec<Element>,
}

impl Element {
	/// Reads a document.
	pub(super) fn read(text: &str) -> Result<Self, StatementError> {
		Self::read_within(text, MAX_ELEMENTS)
	}

	/// Reads one of at most so many elements.
	fn read_within(text: &str, most: usize) -> Result<Self, StatementError> {
		let mut reader = Reader::from_str(text);
		let mut elements = 0;
		let mut open: Vec<Self> = Vec::new();
		let mut root = None;
		loop {
			let event = reader
				.read_event()
				.map_err(|error| malformed(text, reader.error_position(), error.to_string()))?;
			let wrong = |why: String| malformed(text, reader.buffer_position(), why);
			if matches!(event, Event::Start(_) | Event::Empty(_)) {
				elements += 1;
				if elements > most {
					return Err(StatementError::new(Spot::File, StatementProblem::TooLarge));
				}
			}
			match event {
				Event::Eof => break,
				Event::DocType(_) => return Err(StatementError::new(Spot::File, StatementProblem::HasDtd)),
				Event::Start(start) if open.len() < MAX_DEPTH => {
					open.push(Self::begin(&start).map_err(wrong)?)
				}
				Event::Start(_) => return Err(StatementError::new(Spot::File, StatementProblem::TooDeep)),
				Event::Empty(start) => {
					let element = Self::begin(&start).map_err(wrong)?;
					close(&mut open, &mut root, element).map_err(wrong)?;
				}
				Event::End(_) => {
					if let Some(element) = open.pop() {
						close(&mut open, &mut root, element).map_err(wrong)?;
					}
				}
				Event::Text(found) => {
					let found = found.xml10_content().map_err(|error| wrong(error.to_string()))?;
					add(&mut open, &found).map_err(wrong)?;
				}
				Event::CData(found) => {
					let found = found.xml10_content().map_err(|error| wrong(error.to_string()))?;
					add(&mut open, &found).map_err(wrong)?;
				}
				Event::GeneralRef(reference) => {
					let named = match &*reference {
						b"amp" => Some('&'),
						b"lt" => Some('<'),
						b"gt" => Some('>'),
						b"quot" => Some('"'),
						b"apos" => Some('\''),
						_ => reference.resolve_char_ref().map_err(|error| wrong(error.to_string()))?,
					};
					let found = named.ok_or_else(|| wrong("an entity that is not known".into()))?;
					add(&mut open, found.encode_utf8(&mut [0; 4])).map_err(wrong)?;
				}
				_ => {}
			}
		}
		if let Some(element) = open.last() {
			let why = format!("{} is not closed", element.name);
			return Err(malformed(text, reader.buffer_position(), why));
		}
		root.ok_or_else(|| malformed(text, 0, "no element".into()))
	}

	fn begin(start: &BytesStart<'_>) -> Result<Self, String> {
		let plain = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
		let mut attributes = Vec::new();
		for attribute in start.attributes() {
			if attributes.len() == MAX_ATTRIBUTES {
				return Err("more attributes than any statement has".into());
			}
			let attribute = attribute.map_err(|error| error.to_string())?;
			attributes.push((plain(attribute.key.as_ref()), plain(&attribute.value)));
		}
		let name = plain(start.local_name().as_ref());
		Ok(Self { name, attributes, text: String::new(), children: Vec::new() })
	}

	pub(super) fn is(&self, name: &str) -> bool {
		self.name == name
	}

	/// Whether a namespace that it declares begins like this.
	pub(super) fn declares(&self, namespace: &str) -> bool {
		let is_declared =
			|(name, value): &(String, String)| name.starts_with("xmlns") && value.starts_with(namespace);
		self.attributes.iter().any(is_declared)
	}

	pub(super) fn attribute(&self, name: &str) -> Option<&str> {
		self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| &**value)
	}

	/// The text that stands directly in it, without space around it.
	pub(super) fn text(&self) -> &str {
		self.text.trim()
	}

	/// The elements of this name that stand directly in it.
	pub(super) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
		self.children.iter().filter(move |child| child.is(name))
	}

	/// The first element on this path, names with `/` between them.
	pub(super) fn at(&self, path: &str) -> Option<&Self> {
		path.split('/').try_fold(self, |element, name| element.children.iter().find(|child| child.is(name)))
	}
}

fn close(open: &mut [Element], root: &mut Option<Element>, element: Element) -> Result<(), String> {
	match open.last_mut() {
		Some(parent) => parent.children.push(element),
		None if root.is_none() => *root = Some(element),
		None => return Err("a second element beside the first".into()),
	}
	Ok(())
}

fn add(open: &mut [Element], text: &str) -> Result<(), String> {
	match open.last_mut() {
		Some(element) => element.text.push_str(text),
		None if text.trim().is_empty() => {}
		None => return Err("text outside of all elements".into()),
	}
	Ok(())
}

fn malformed(text: &str, position: u64, why: String) -> StatementError {
	let before = usize::try_from(position).ok().and_then(|end| text.as_bytes().get(..end));
	let before = before.unwrap_or(text.as_bytes());
	let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
	StatementError::new(Spot::Line(line), StatementProblem::Malformed(why))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn problem(text: &str, most: usize) -> Option<StatementProblem> {
		Element::read_within(text, most).err().map(|error| error.problem)
	}

	#[test]
	fn no_more_elements_and_attributes_than_statements_have() {
		let text = "<a><b/><b></b></a>";
		assert_eq!(problem(text, 3), None);
		assert_eq!(problem(text, 2), Some(StatementProblem::TooLarge));
		let attributes = |count: usize| {
			let each = (0..count).map(|number| format!(" a{number}=\"\"")).collect::<String>();
			problem(&format!("<a{each}/>"), 1)
		};
		assert_eq!(attributes(MAX_ATTRIBUTES), None);
		assert!(matches!(attributes(MAX_ATTRIBUTES + 1), Some(StatementProblem::Malformed(_))));
	}
}
