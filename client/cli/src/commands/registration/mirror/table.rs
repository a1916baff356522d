//! Rows of text, from CSV and from the first sheet of an XLSX file.

use std::{io::Cursor, path::Path};

use calamine::{Data, Reader, Xlsx, XlsxError};

/// A row with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
	/// Its number in the file, from 1.
	pub number: usize,
	/// Its cells.
	pub cells: Vec<String>,
}

/// Why a file holds no table.
#[derive(Debug)]
pub enum Unreadable {
	/// It cannot be read.
	File(std::io::Error),
	/// Its name ends neither in .csv nor in .xlsx.
	Form,
	/// It is not UTF-8: spreadsheets save CSV in other encodings unless told otherwise.
	NotUtf8,
	/// It is no CSV.
	Csv(csv::Error),
	/// It is no XLSX.
	Xlsx(XlsxError),
	/// It has no sheet.
	NoSheet,
}

/// The rows of a file.
pub fn read(path: &Path) -> Result<Vec<Line>, Unreadable> {
	let form = path.extension().map(|form| form.to_string_lossy().to_lowercase()).unwrap_or_default();
	let read: fn(&[u8]) -> Result<Vec<Line>, Unreadable> = match &*form {
		"csv" => of_csv,
		"xlsx" => of_xlsx,
		_ => return Err(Unreadable::Form),
	};
	read(&std::fs::read(path).map_err(Unreadable::File)?)
}

/// The rows of a CSV file, in UTF-8.
pub fn of_csv(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
	let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotUtf8)?;
	let text = text.trim_start_matches('\u{feff}');
	let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
	let mut lines = Vec::new();
	let (mut counted, mut number) = (0, 1);
	for record in reader.records() {
		let record = record.map_err(Unreadable::Csv)?;
		// Where the reader began to look for it: empty lines stand before it.
		let from = record.position().map_or(counted, |position| position.byte() as usize);
		let begins = from + text[from..].find(|char| !matches!(char, '\r' | '\n')).unwrap_or(0);
		number += text[counted..begins].matches('\n').count();
		counted = begins;
		lines.push(Line { number, cells: record.iter().map(Into::into).collect() });
	}
	Ok(filled(lines))
}

/// The rows of the first sheet of an XLSX file.
pub fn of_xlsx(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
	let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(Unreadable::Xlsx)?;
	let sheet = book.worksheet_range_at(0).ok_or(Unreadable::NoSheet)?.map_err(Unreadable::Xlsx)?;
	let first = sheet.start().map_or(0, |(row, _)| row as usize) + 1;
	let line = |(number, row): (usize, &[Data])| Line { number, cells: row.iter().map(cell).collect() };
	Ok(filled((first..).zip(sheet.rows()).map(line).collect()))
}

/// A cell as a person sees it; a moment is that of the sheet, which knows no time zone.
fn cell(cell: &Data) -> String {
	match cell {
		Data::DateTime(moment) => {
			let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
			format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
		}
		other => other.to_string(),
	}
}

/// Those in which something stands.
fn filled(mut lines: Vec<Line>) -> Vec<Line> {
	lines.retain(|line| line.cells.iter().any(|cell| !cell.trim().is_empty()));
	lines
}
