//! The results of a table, one a row, in CSV: what a person reads, and from what the command goes on when it was broken off.

use std::{
	collections::HashMap,
	fs::OpenOptions,
	io::Write,
	path::{Path, PathBuf},
};

use crate::{
	failure::{Code, Failure},
	text::{Lang, Mirrors},
};

/// By which spreadsheets know that a file is UTF-8.
const MARK: &str = "\u{feff}";

const HEAD: [&str; 8] = [
	"row 行号",
	"code 登记编码",
	"result 结果",
	"reason 原因",
	"others 相同摘要的其他登记数",
	"block 区块",
	"event 事件",
	"key 记录标识",
];

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
	/// It is recorded.
	Recorded,
	/// It was recorded already.
	RecordedBefore,
	/// The chain did not record it.
	Refused,
	/// It holds no decision.
	Unreadable,
}

impl Became {
	const ALL: [Self; 4] = [Self::Recorded, Self::RecordedBefore, Self::Refused, Self::Unreadable];

	fn word(self) -> &'static str {
		match self {
			Self::Recorded => "recorded",
			Self::RecordedBefore => "recorded-before",
			Self::Refused => "refused",
			Self::Unreadable => "unreadable",
		}
	}
}

/// The result of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
	/// The row's number.
	pub row: usize,
	/// Its code.
	pub code: String,
	/// What became of it.
	pub became: Became,
	/// Why it is not recorded.
	pub reason: String,
	/// How many decisions about the same digest were recorded before.
	pub others: u32,
	/// Hash of the block; with the event's index it names the receipt.
	pub block: String,
	/// Index of the event in the block.
	pub event: String,
	/// By what the decision is known again.
	pub key: String,
}

impl Entry {
	/// What became of a row, and no more.
	pub fn new(row: usize, code: &str, became: Became) -> Self {
		let [reason, block, event, key] = Default::default();
		Self { row, code: code.into(), became, reason, others: 0, block, event, key }
	}

	fn read(record: &csv::StringRecord) -> Option<Self> {
		let became = Became::ALL.into_iter().find(|became| record.get(2) == Some(became.word()))?;
		Some(Self {
			row: record.get(0)?.parse().ok()?,
			code: record.get(1)?.into(),
			became,
			reason: record.get(3)?.into(),
			others: record.get(4)?.parse().ok()?,
			block: record.get(5)?.into(),
			event: record.get(6)?.into(),
			key: record.get(7)?.into(),
		})
	}

	fn cells(&self) -> [String; 8] {
		let Self { row, code, became, reason, others, block, event, key } = self.clone();
		[row.to_string(), code, became.word().into(), reason, others.to_string(), block, event, key]
	}

	fn is_recorded(&self) -> bool {
		matches!(self.became, Became::Recorded | Became::RecordedBefore)
	}
}

/// The file of results.
pub struct Journal {
	path: PathBuf,
	/// By what a decision is known again: of each row that has it, as a table may have one twice.
	known: HashMap<String, Vec<Entry>>,
}

impl Journal {
	/// The results at this path, of which those that are recorded stay; a new file where there is none.
	pub fn open(path: PathBuf) -> Result<Self, Failure> {
		let known = match std::fs::read(&path) {
			Ok(bytes) => read(&String::from_utf8_lossy(&bytes)).ok_or_else(|| other_file(&path))?,
			Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
			Err(error) => return Err(Failure::file(&path, &error)),
		};
		// A line that was broken off goes.
		rewrite(&path, &known)?;
		let mut by_key: HashMap<String, Vec<Entry>> = HashMap::new();
		for entry in known {
			by_key.entry(entry.key.clone()).or_default().push(entry);
		}
		Ok(Self { path, known: by_key })
	}

	/// The result of a decision that is recorded: that of this row, or the first of another, as rows may have moved.
	pub fn known(&self, key: &str, row: usize) -> Option<&Entry> {
		let entries = self.known.get(key)?;
		entries.iter().find(|entry| entry.row == row).or_else(|| entries.first())
	}

	/// Adds results at the end, on the disk before more is sent.
	pub fn append(&self, entries: &[Entry]) -> Result<(), Failure> {
		let text = lines(entries)?;
		let file = OpenOptions::new().append(true).open(&self.path);
		file.and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_data()))
			.map_err(|error| Failure::file(&self.path, &error))
	}

	/// The results in their order, and nothing else; the file.
	pub fn finish(self, entries: &[Entry]) -> Result<PathBuf, Failure> {
		rewrite(&self.path, entries)?;
		Ok(self.path)
	}
}

/// The results that are recorded in a file; none when it is no file of results.
fn read(text: &str) -> Option<Vec<Entry>> {
	let text = text.trim_start_matches(MARK);
	let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
	let mut records = reader.records();
	match records.next() {
		Some(head) => {
			if !head.ok()?.iter().eq(HEAD) {
				return None;
			}
		}
		None => return Some(Vec::new()),
	}
	let entries = records.filter_map(|record| Entry::read(&record.ok()?));
	Some(entries.filter(Entry::is_recorded).collect())
}

/// Writes them to a file beside it that takes its place: at no time there is half of it.
fn rewrite(path: &Path, entries: &[Entry]) -> Result<(), Failure> {
	let mut new = path.as_os_str().to_owned();
	new.push(".new");
	let new = PathBuf::from(new);
	let mut text = MARK.as_bytes().to_vec();
	text.extend(csv_of(std::iter::once(HEAD.map(Into::into)))?);
	text.extend(lines(entries)?);
	std::fs::write(&new, text).map_err(|error| Failure::file(&new, &error))?;
	std::fs::rename(&new, path).map_err(|error| Failure::file(path, &error))
}

fn lines(entries: &[Entry]) -> Result<Vec<u8>, Failure> {
	csv_of(entries.iter().map(Entry::cells))
}

fn csv_of(records: impl Iterator<Item = [String; 8]>) -> Result<Vec<u8>, Failure> {
	let mut writer = csv::Writer::from_writer(Vec::new());
	for record in records {
		writer.write_record(&record).map_err(|error| Failure::internal(error.to_string()))?;
	}
	writer.into_inner().map_err(|error| Failure::internal(error.to_string()))
}

fn other_file(path: &Path) -> Failure {
	let lang = Lang::chosen();
	let what = format!("{}: {}", path.display(), Mirrors::NoResults.say(lang));
	Failure::new(Code::Input, "Exists", what, Mirrors::OtherResults.say(lang))
}
