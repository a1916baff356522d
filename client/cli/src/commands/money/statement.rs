//! A bank's statement (对账单) of the account behind its book: a table in CSV, or camt.053 of ISO 20022.

use quick_xml::{
	Reader,
	events::{BytesRef, BytesStart, Event},
};

/// A line of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
	/// Its number: of CSV the row's, with the head as the first; of camt.053 the entry's, from 1.
	pub number: usize,
	/// The bank's own reference (银行流水号), as it writes it.
	pub reference: String,
	/// Whether money came in; else it went out.
	pub came_in: bool,
	/// How much, in the major unit, as it is written.
	pub amount: String,
	/// The currency, where the statement says it.
	pub currency: Option<String>,
}

/// Why a statement cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
	/// It is not well-formed.
	Form(String),
	/// A column of this name is missing.
	Column(&'static str),
	/// The line with this number lacks this, or has something else there.
	Line(usize, &'static str),
}

/// Names of the columns of CSV, in English and Chinese.
const REFERENCE: [&str; 2] = ["reference", "流水号"];
const DIRECTION: [&str; 2] = ["direction", "方向"];
const AMOUNT: [&str; 2] = ["amount", "金额"];
const CURRENCY: [&str; 2] = ["currency", "币种"];

/// By which spreadsheets know that a file is UTF-8.
const MARK: char = '\u{feff}';

/// Reads a statement: XML is camt.053, anything else CSV.
pub fn read(text: &str) -> Result<Vec<Line>, Unreadable> {
	let text = text.trim_start_matches(MARK);
	if text.trim_start().starts_with('<') { camt(text) } else { table(text) }
}

/// A table whose head names the columns, in whatever order; others are of no concern.
fn table(text: &str) -> Result<Vec<Line>, Unreadable> {
	let form = |error: csv::Error| Unreadable::Form(error.to_string());
	let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
	let head = reader.headers().map_err(form)?.clone();
	let find =
		|names: [&'static str; 2]| head.iter().position(|cell| names.contains(&&*cell.trim().to_lowercase()));
	let need = |names| find(names).ok_or(Unreadable::Column(names[0]));
	let (reference, direction, amount) = (need(REFERENCE)?, need(DIRECTION)?, need(AMOUNT)?);
	let currency = find(CURRENCY);
	let mut lines = Vec::new();
	for (number, record) in (2..).zip(reader.records()) {
		let record = record.map_err(form)?;
		let cell = |place: usize| record.get(place).unwrap_or_default().trim().to_owned();
		let came_in = match &*cell(direction).to_lowercase() {
			"in" | "received" | "收" => true,
			"out" | "paid" | "付" => false,
			_ => return Err(Unreadable::Line(number, DIRECTION[0])),
		};
		let currency = currency.map(cell).filter(|text| !text.is_empty());
		let line = Line { number, reference: cell(reference), came_in, amount: cell(amount), currency };
		lines.push(checked(line)?);
	}
	Ok(lines)
}

/// The booked entries of camt.053: those that are pending are none yet.
fn camt(text: &str) -> Result<Vec<Line>, Unreadable> {
	let mut reader = Reader::from_str(text);
	let mut walk = Walk::default();
	loop {
		match reader.read_event().map_err(|error| Unreadable::Form(error.to_string()))? {
			Event::Start(tag) => walk.enter(&tag)?,
			Event::Text(text) => walk.said.push_str(&text.decode().map_err(form)?),
			Event::CData(text) => walk.said.push_str(&text.decode().map_err(form)?),
			Event::GeneralRef(name) => walk.said.push(character(&name)?),
			Event::End(_) => walk.leave()?,
			Event::DocType(_) => return Err(Unreadable::Form("a document type".into())),
			Event::Eof if walk.path.is_empty() => return Ok(walk.lines),
			Event::Eof => return Err(Unreadable::Form("it breaks off".into())),
			Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => (),
		}
	}
}

fn form(error: impl std::fmt::Display) -> Unreadable {
	Unreadable::Form(error.to_string())
}

/// What stands for a character in XML: its number, or one of XML's own names.
fn character(name: &BytesRef<'_>) -> Result<char, Unreadable> {
	if let Some(character) = name.resolve_char_ref().map_err(form)? {
		return Ok(character);
	}
	Ok(match &*name.decode().map_err(form)? {
		"amp" => '&',
		"lt" => '<',
		"gt" => '>',
		"quot" => '"',
		"apos" => '\'',
		other => return Err(Unreadable::Form(format!("&{other};"))),
	})
}

/// An entry as far as it was read.
#[derive(Default)]
struct Draft {
	line: Line,
	direction: String,
	status: String,
	/// The reference of whoever made the statement's entry, where the bank's own is missing.
	entry_reference: String,
}

/// Where the reading of camt.053 stands.
#[derive(Default)]
struct Walk {
	/// The names of the elements that it is in.
	path: Vec<String>,
	/// What the innermost one has said so far.
	said: String,
	entry: Draft,
	entries: usize,
	lines: Vec<Line>,
}

impl Walk {
	fn enter(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
		let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
		if name == "Ntry" {
			self.entries += 1;
			self.entry = Draft { line: Line { number: self.entries, ..Line::default() }, ..Draft::default() };
		}
		if name == "Amt" && self.path.last().is_some_and(|parent| parent == "Ntry") {
			let currency = tag.try_get_attribute("Ccy").map_err(form)?;
			let currency = currency.map(|found| String::from_utf8_lossy(&found.value).into_owned());
			self.entry.line.currency = currency;
		}
		self.path.push(name);
		self.said.clear();
		Ok(())
	}

	fn leave(&mut self) -> Result<(), Unreadable> {
		let said = std::mem::take(&mut self.said).trim().to_owned();
		let name = |back: usize| self.path.iter().rev().nth(back).map_or("", String::as_str);
		match [name(0), name(1), name(2)] {
			["Amt", "Ntry", _] => self.entry.line.amount = said,
			["CdtDbtInd", "Ntry", _] => self.entry.direction = said,
			["AcctSvcrRef", "Ntry", _] => self.entry.line.reference = said,
			["NtryRef", "Ntry", _] => self.entry.entry_reference = said,
			["Cd", "Sts", "Ntry"] => self.entry.status = said,
			// Before version 8 the code is the element's own text.
			["Sts", "Ntry", _] if !said.is_empty() => self.entry.status = said,
			["Ntry", ..] => self.entered()?,
			_ => (),
		}
		self.path.pop();
		Ok(())
	}

	/// An entry is complete.
	fn entered(&mut self) -> Result<(), Unreadable> {
		let Draft { mut line, direction, status, entry_reference } = std::mem::take(&mut self.entry);
		if status != "BOOK" {
			return if ["PDNG", "INFO", "FUTR"].contains(&&*status) {
				Ok(())
			} else {
				Err(Unreadable::Line(line.number, "Sts"))
			};
		}
		line.came_in = match &*direction {
			"CRDT" => true,
			"DBIT" => false,
			_ => return Err(Unreadable::Line(line.number, "CdtDbtInd")),
		};
		if line.reference.is_empty() {
			line.reference = entry_reference;
		}
		self.lines.push(checked(line)?);
		Ok(())
	}
}

/// The line, if it says what it must.
fn checked(line: Line) -> Result<Line, Unreadable> {
	match (line.reference.is_empty(), line.amount.is_empty()) {
		(true, _) => Err(Unreadable::Line(line.number, REFERENCE[0])),
		(_, true) => Err(Unreadable::Line(line.number, AMOUNT[0])),
		_ => Ok(line),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn line(number: usize, reference: &str, came_in: bool, amount: &str, currency: Option<&str>) -> Line {
		let (reference, amount) = (reference.into(), amount.into());
		Line { number, reference, came_in, amount, currency: currency.map(Into::into) }
	}

	#[test]
	fn a_table_is_read_by_its_head() {
		let english = "\u{feff}date,Direction,reference,amount\n2026-11-24,in,20261124-0001,1000\n2026-11-24,out,20261124-0002,12.50\n";
		let expected =
			[line(2, "20261124-0001", true, "1000", None), line(3, "20261124-0002", false, "12.50", None)];
		assert_eq!(read(english).unwrap(), expected);
		let chinese = "流水号,方向,金额,币种\n20261124-0001,收,1000,CNY\n";
		assert_eq!(read(chinese).unwrap(), [line(2, "20261124-0001", true, "1000", Some("CNY"))]);
	}

	#[test]
	fn a_table_says_what_it_lacks() {
		assert_eq!(read("reference,amount\n"), Err(Unreadable::Column("direction")));
		assert_eq!(read(""), Err(Unreadable::Column("reference")));
		let head = "reference,direction,amount\n";
		let cases = [
			("a,up,1\n", "direction"),
			(",in,1\n", "reference"),
			("a,in,\n", "amount"),
			("a\n", "direction"),
		];
		for (row, what) in cases {
			assert_eq!(read(&format!("{head}{row}")), Err(Unreadable::Line(2, what)), "{row}");
		}
	}

	fn statement(entries: &str) -> String {
		format!(
			"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\
			 <BkToCstmrStmt><Stmt><Bal><Amt Ccy=\"CNY\">5</Amt></Bal>{entries}</Stmt></BkToCstmrStmt></Document>"
		)
	}

	fn entry(reference: &str, direction: &str, status: &str) -> String {
		format!(
			"<Ntry>{reference}<Amt Ccy=\"CNY\">1000.00</Amt><CdtDbtInd>{direction}</CdtDbtInd>{status}\
			 <NtryDtls><TxDtls><Amt Ccy=\"CNY\">7</Amt><Refs><AcctSvcrRef>inner</AcctSvcrRef></Refs></TxDtls></NtryDtls></Ntry>"
		)
	}

	#[test]
	fn booked_entries_of_camt_053_are_lines() {
		let (own, booked) = ("<AcctSvcrRef>A&amp;&#49;</AcctSvcrRef>", "<Sts><Cd>BOOK</Cd></Sts>");
		let text = statement(
			&[
				entry(own, "CRDT", booked),
				entry(own, "CRDT", "<Sts>PDNG</Sts>"),
				entry("<NtryRef>B</NtryRef>", "DBIT", "<Sts>BOOK</Sts>"),
			]
			.concat(),
		);
		let expected =
			[line(1, "A&1", true, "1000.00", Some("CNY")), line(3, "B", false, "1000.00", Some("CNY"))];
		assert_eq!(read(&text).unwrap(), expected);
	}

	#[test]
	fn camt_053_says_what_it_lacks() {
		let (own, booked) = ("<AcctSvcrRef>A</AcctSvcrRef>", "<Sts><Cd>BOOK</Cd></Sts>");
		for (entry, what) in [
			(entry("", "CRDT", booked), "reference"),
			(entry(own, "both", booked), "CdtDbtInd"),
			(entry(own, "CRDT", ""), "Sts"),
		] {
			assert_eq!(read(&statement(&entry)), Err(Unreadable::Line(1, what)));
		}
		let whole = statement(&entry(own, "CRDT", booked));
		for wrong in [&whole[..whole.len() - 20], "<!DOCTYPE a><a/>", "<a></b>", "<a>&other;</a>"] {
			assert!(matches!(read(wrong), Err(Unreadable::Form(_))), "{wrong}");
		}
	}
}
