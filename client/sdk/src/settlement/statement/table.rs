//! Statements as tables (CSV), as banks' web pages save them: some rows about the account, headings, a row a line, and perhaps totals.

use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter};
use hefu_primitives::{date::Day, settlement::Currency};

use super::{Flow, Line, Spot, Statement, StatementError, StatementProblem, Unit, Wanted, text};
use crate::amount;

/// Rows among which the headings are.
const MAX_PREAMBLE: usize = 32;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
	Reference,
	Date,
	/// What came in.
	In,
	/// What went out.
	Out,
	/// How much, whichever way.
	Amount,
	/// Which way.
	Way,
	Currency,
}

/// What banks write over columns, in lower case and without a unit in brackets.
const HEADINGS: &[(Column, &[&str])] = &[
	(Column::Reference, &["流水号", "交易流水号", "银行流水号", "核心流水号", "reference", "bank reference"]),
	(Column::Date, &["记账日期", "交易日期", "入账日期", "交易时间", "date", "booking date"]),
	(Column::In, &["贷方金额", "贷方发生额", "收入金额", "收入", "credit", "credit amount"]),
	(Column::Out, &["借方金额", "借方发生额", "支出金额", "支出", "debit", "debit amount"]),
	(Column::Amount, &["交易金额", "发生额", "金额", "amount"]),
	(Column::Way, &["借贷标志", "借贷方向", "收支标志", "方向", "direction", "debit/credit"]),
	(Column::Currency, &["币种", "货币", "currency"]),
];

/// What stands for money that came in, and went out, in letters of either case.
const WAYS: &[(Flow, &[&str])] = &[
	(Flow::Received, &["贷", "收", "收入", "C", "CR", "CRDT", "in", "received"]),
	(Flow::Paid, &["借", "付", "支", "支出", "D", "DR", "DBIT", "out", "paid"]),
];

/// What the first cell of a row of totals says.
const TOTALS: &[&str] = &["合计", "总计", "小计", "total", "totals"];

/// Reads a statement that is a table: UTF-8, comma-separated. Columns are known by their headings, Chinese or English.
///
/// A currency is the book's where no column says it; amounts may have commas between thousands. Rows of totals are not read.
pub fn read_csv(bytes: &[u8], unit: Unit) -> Result<Statement, StatementError> {
	let mut rows = Rows::of(text(bytes)?);
	let mut headings = None;
	for row in rows.by_ref().take(MAX_PREAMBLE) {
		headings = Headings::find(&row?)?;
		if headings.is_some() {
			break;
		}
	}
	let headings = headings.ok_or_else(|| StatementError::new(Spot::File, StatementProblem::NoHeadings))?;
	let mut lines = Vec::new();
	for row in rows {
		let row = row?;
		if !row.is_aside() {
			lines.push(Entry { row: &row, headings: &headings }.line(unit)?);
		}
	}
	Ok(Statement { lines, pending: 0 })
}

/// A row of the table.
struct Row {
	/// The line of the file in which it begins, from 1.
	number: usize,
	record: StringRecord,
}

impl Row {
	/// That what stands in the column with this heading is wrong.
	fn wrong(&self, heading: &str, problem: StatementProblem) -> StatementError {
		StatementError::new(Spot::Cell(self.number, heading.into()), problem)
	}

	/// Whether it is no line of the statement: empty, or of totals.
	fn is_aside(&self) -> bool {
		let mut cells = self.record.iter().map(str::trim).filter(|cell| !cell.is_empty());
		cells.next().is_none_or(|first| {
			let first = first.trim_end_matches([':', '：']).to_lowercase();
			TOTALS.contains(&&*first)
		})
	}
}

/// The rows of a table, with their numbers.
struct Rows<'a> {
	text: &'a str,
	records: StringRecordsIntoIter<&'a [u8]>,
	/// How far lines were counted, in bytes, and the line there.
	counted: (usize, usize),
}

impl<'a> Rows<'a> {
	fn of(text: &'a str) -> Self {
		let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
		Self { text, records: reader.into_records(), counted: (0, 1) }
	}
}

impl Iterator for Rows<'_> {
	type Item = Result<Row, StatementError>;

	fn next(&mut self) -> Option<Self::Item> {
		let record = match self.records.next()? {
			Ok(record) => record,
			Err(error) => {
				let problem = StatementProblem::Malformed(error.to_string());
				return Some(Err(StatementError::new(Spot::File, problem)));
			}
		};
		let (counted, number) = self.counted;
		// Where the reader began to look for it: empty lines stand before it.
		let from = record.position().map_or(counted, |position| position.byte() as usize);
		let begins = from + self.text[from..].find(|char| !matches!(char, '\r' | '\n')).unwrap_or(0);
		let number = number + self.text[counted..begins].matches('\n').count();
		self.counted = (begins, number);
		Some(Ok(Row { number, record }))
	}
}

/// Which columns say what: their places, and what is written over them.
struct Headings(Vec<(Column, usize, String)>);

impl Headings {
	/// The headings that a row is, if it is one of headings.
	fn find(row: &Row) -> Result<Option<Self>, StatementError> {
		let mut found: Vec<(Column, usize, String)> = Vec::new();
		let mut twice = None;
		for (place, cell) in row.record.iter().enumerate() {
			let cell = cell.trim();
			let Some(column) = column(cell) else { continue };
			if found.iter().any(|(other, ..)| *other == column) {
				twice = Some(cell.to_owned());
			}
			found.push((column, place, cell.to_owned()));
		}
		let has = |column: Column| found.iter().any(|(other, ..)| *other == column);
		let has_amount = has(Column::Amount) || (has(Column::In) && has(Column::Out));
		if !has(Column::Reference) || !has_amount {
			return Ok(None);
		}
		match twice {
			Some(cell) => Err(row.wrong(&cell, StatementProblem::Twice)),
			None => Ok(Some(Self(found))),
		}
	}

	fn of(&self, column: Column) -> Option<(usize, &str)> {
		let found = self.0.iter().find(|(other, ..)| *other == column);
		found.map(|(_, place, name)| (*place, &**name))
	}
}

fn column(cell: &str) -> Option<Column> {
	let name = cell.split(['(', '（']).next().unwrap_or_default().trim().to_lowercase();
	HEADINGS.iter().find(|(_, names)| names.contains(&&*name)).map(|(column, _)| *column)
}

/// A row that is a line of the statement.
struct Entry<'a> {
	row: &'a Row,
	headings: &'a Headings,
}

impl Entry<'_> {
	fn line(&self, unit: Unit) -> Result<Line, StatementError> {
		let reference = self.cell(Column::Reference);
		let reference = reference.ok_or_else(|| self.wrong(Column::Reference, StatementProblem::Missing))?;
		if let Some(found) = self.cell(Column::Currency) {
			let letters = if ["人民币", "RMB"].contains(&found) { "CNY" } else { found };
			if Currency::parse(letters) != Ok(unit.currency) {
				let problem = StatementProblem::OtherCurrency { found: found.into(), book: unit.currency };
				return Err(self.wrong(Column::Currency, problem));
			}
		}
		let (flow, amount) = self.moved(unit.decimals)?;
		let at = Spot::Line(self.row.number);
		Ok(Line { at, reference: reference.into(), flow, amount, booked: self.booked()? })
	}

	/// Which way money moved, and how much.
	fn moved(&self, decimals: u8) -> Result<(Flow, u128), StatementError> {
		if self.headings.of(Column::Amount).is_none() {
			let [received, paid] = [Column::In, Column::Out].map(|column| self.amount(column, decimals));
			return match (received?.unwrap_or_default(), paid?.unwrap_or_default()) {
				(0, 0) => Err(self.wrong(Column::In, StatementProblem::Missing)),
				(received, 0) => Ok((Flow::Received, received)),
				(0, paid) => Ok((Flow::Paid, paid)),
				_ => Err(self.wrong(Column::Out, StatementProblem::BothWays)),
			};
		}
		let missing = || self.wrong(Column::Amount, StatementProblem::Missing);
		let amount =
			self.amount(Column::Amount, decimals)?.filter(|amount| *amount > 0).ok_or_else(missing)?;
		if self.headings.of(Column::Way).is_none() {
			let is_paid = self.cell(Column::Amount).is_some_and(|cell| cell.starts_with('-'));
			return Ok((if is_paid { Flow::Paid } else { Flow::Received }, amount));
		}
		let way = self.cell(Column::Way);
		let way = way.ok_or_else(|| self.wrong(Column::Way, StatementProblem::Missing))?;
		let flow = WAYS
			.iter()
			.find(|(_, words)| words.iter().any(|word| word.eq_ignore_ascii_case(way)))
			.map(|(flow, _)| *flow);
		let unknown = StatementProblem::NotA(Wanted::Way);
		flow.map(|flow| (flow, amount)).ok_or_else(|| self.wrong(Column::Way, unknown))
	}

	/// The amount in a column. It has a sign only where nothing else says which way money moved.
	fn amount(&self, column: Column, decimals: u8) -> Result<Option<u128>, StatementError> {
		let Some(cell) = self.cell(column) else { return Ok(None) };
		let signed = column == Column::Amount && self.headings.of(Column::Way).is_none();
		let digits = if signed { cell.strip_prefix(['-', '+']).unwrap_or(cell) } else { cell };
		let found = amount::parse(&without_commas(digits), decimals);
		found.map(Some).map_err(|error| self.wrong(column, StatementProblem::Amount(error)))
	}

	fn booked(&self) -> Result<Option<Day>, StatementError> {
		let Some(cell) = self.cell(Column::Date) else { return Ok(None) };
		let day = day(cell);
		day.map(Some).ok_or_else(|| self.wrong(Column::Date, StatementProblem::NotA(Wanted::Date)))
	}

	/// What stands in a column, if there is one and something stands there.
	fn cell(&self, column: Column) -> Option<&str> {
		let (place, _) = self.headings.of(column)?;
		self.row.record.get(place).map(str::trim).filter(|cell| !cell.is_empty())
	}

	fn wrong(&self, column: Column, problem: StatementProblem) -> StatementError {
		let name = self.headings.of(column).map_or("", |(_, name)| name);
		self.row.wrong(name, problem)
	}
}

/// The digits of `1,200,000.50`; where commas do not stand between thousands, the text as it is.
fn without_commas(text: &str) -> String {
	let whole = text.split('.').next().unwrap_or_default();
	let mut groups = whole.split(',');
	let first = groups.next().unwrap_or_default();
	let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
	if grouped && !text[whole.len()..].contains(',') { text.replace(',', "") } else { text.into() }
}

/// The day of `2026-03-01`, `2026/03/01` or `20260301`, with or without a time.
fn day(text: &str) -> Option<Day> {
	let date = text.split([' ', 'T']).next()?.replace('/', "-");
	if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
		return format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]).parse().ok();
	}
	date.parse().ok()
}
