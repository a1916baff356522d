//! Which column of a table is what, and the decision in each of its rows: in the form of the guide's application (附件1), under
//! headings in Chinese or English.

use hefu_primitives::{DatasetId, date::Day, digest::Hasher, registration::FilingKind, text::Text};
use hefu_sdk::{date, digest::parse_digest, registration::Decision};

use super::table::Line;

/// Rows among which the headings are looked for: titles stand above them.
const MOST_TITLES: usize = 20;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
	/// The code that the decision has there.
	Code,
	/// Digest of the data.
	Digest,
	/// The dataset here.
	Dataset,
	/// What was filed for.
	Kind,
	/// When it was decided.
	Decided,
	/// The statement of rights, in words.
	Statement,
	/// Or its digest.
	StatementDigest,
}

impl Column {
	/// Every one.
	const ALL: [Self; 7] = [
		Self::Code,
		Self::Digest,
		Self::Dataset,
		Self::Kind,
		Self::Decided,
		Self::Statement,
		Self::StatementDigest,
	];

	/// Its headings: the first in English, the second in Chinese, then others for the same.
	pub const fn headings(self) -> &'static [&'static str] {
		match self {
			Self::Code => {
				&["code", "登记编码", "certificate code", "登记凭证编码", "登记凭证编号", "登记编号"]
			}
			Self::Digest => {
				&["digest", "数据摘要", "data digest", "sha256", "数据摘要值", "数据哈希值", "数据指纹"]
			}
			Self::Dataset => &["dataset", "数据集标识", "数据集"],
			Self::Kind => &["kind", "登记类型", "type"],
			Self::Decided => &["decided", "登记时间", "decided on", "登记日期", "登簿时间", "办结时间"],
			Self::Statement => &["statement", "权利配置说明", "rights statement"],
			Self::StatementDigest => &["statement digest", "权利配置说明摘要"],
		}
	}

	/// The column with this heading, whatever its letters' case, and without what stands in brackets behind it.
	fn of(heading: &str) -> Option<Self> {
		let plain = plain(heading);
		Self::ALL.into_iter().find(|column| column.headings().iter().any(|known| self::plain(known) == plain))
	}
}

fn plain(heading: &str) -> String {
	let before = heading.split(['(', '\u{ff08}']).next().unwrap_or_default();
	let kept = before.chars().filter(|char| !char.is_whitespace() && !"*_-:\u{ff1a}".contains(*char));
	kept.flat_map(char::to_lowercase).collect()
}

/// What stands in a cell is not what belongs there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// In which column.
	pub column: Column,
	/// What stands there.
	pub found: String,
}

/// A row beneath the headings.
#[derive(Clone, Debug)]
pub struct Row {
	/// Its number in the file.
	pub number: usize,
	/// Its code, as it stands there.
	pub code: String,
	/// The decision.
	pub decision: Result<Decision, Fault>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
	/// Its rows.
	pub rows: Vec<Row>,
	/// Headings of columns that nothing is recorded of.
	pub left_out: Vec<String>,
}

impl Table {
	/// The table in these lines, or the columns that it lacks.
	pub fn of(lines: Vec<Line>) -> Result<Self, Vec<Column>> {
		let known = |line: &Line| line.cells.iter().filter(|cell| Column::of(cell).is_some()).count();
		let place = lines.iter().take(MOST_TITLES).position(|line| known(line) > 1);
		let headings = place.map(|place| Headings::of(&lines[place].cells)).unwrap_or_default();
		let missing = headings.missing();
		if !missing.is_empty() {
			return Err(missing);
		}
		let rows = lines.iter().skip(place.map_or(0, |place| place + 1)).map(|line| headings.row(line));
		Ok(Self { rows: rows.collect(), left_out: headings.left_out.clone() })
	}
}

/// Where each column stands.
#[derive(Default)]
struct Headings {
	places: Vec<(Column, usize)>,
	left_out: Vec<String>,
}

impl Headings {
	/// Of two columns with the same meaning the first counts.
	fn of(cells: &[String]) -> Self {
		let mut headings = Self::default();
		for (place, cell) in cells.iter().enumerate() {
			match Column::of(cell) {
				Some(column) if headings.place(column).is_none() => headings.places.push((column, place)),
				_ if cell.trim().is_empty() => {}
				_ => headings.left_out.push(cell.trim().into()),
			}
		}
		headings
	}

	fn place(&self, column: Column) -> Option<usize> {
		self.places.iter().find(|(of, _)| *of == column).map(|(_, place)| *place)
	}

	/// The columns without which there is no decision. Of the statement the words or the digest will do.
	fn missing(&self) -> Vec<Column> {
		let needed = [Column::Code, Column::Digest, Column::Kind, Column::Decided];
		let mut missing: Vec<_> = needed.into_iter().filter(|column| self.place(*column).is_none()).collect();
		if self.place(Column::Statement).or(self.place(Column::StatementDigest)).is_none() {
			missing.push(Column::Statement);
		}
		missing
	}

	fn row(&self, line: &Line) -> Row {
		let code = self.cell(line, Column::Code).to_owned();
		Row { number: line.number, code, decision: self.decision(line) }
	}

	fn cell<'a>(&self, line: &'a Line, column: Column) -> &'a str {
		self.place(column).and_then(|place| line.cells.get(place)).map_or("", |cell| cell.trim())
	}

	fn decision(&self, line: &Line) -> Result<Decision, Fault> {
		let cell = |column| self.cell(line, column);
		let fault = |column| Fault { column, found: self.cell(line, column).into() };
		let dataset = match cell(Column::Dataset) {
			"" => None,
			id => Some(id.parse::<DatasetId>().map_err(|_| fault(Column::Dataset))?),
		};
		let statement = match (cell(Column::StatementDigest), cell(Column::Statement)) {
			("", "") => return Err(fault(Column::Statement)),
			("", words) => sha256(words).ok_or_else(|| fault(Column::Statement))?,
			(said, _) => digest(said).ok_or_else(|| fault(Column::StatementDigest))?,
		};
		Ok(Decision {
			code: code(cell(Column::Code)).ok_or_else(|| fault(Column::Code))?,
			digest: digest(cell(Column::Digest)).ok_or_else(|| fault(Column::Digest))?,
			dataset,
			kind: kind(cell(Column::Kind)).ok_or_else(|| fault(Column::Kind))?,
			decided_ms: moment(cell(Column::Decided)).ok_or_else(|| fault(Column::Decided))?,
			statement,
		})
	}
}

fn code(text: &str) -> Option<Text<64>> {
	Text::new(text).ok().filter(|code| !code.is_empty())
}

/// A digest, with or without what says which function made it.
fn digest(text: &str) -> Option<[u8; 32]> {
	let lower = text.to_lowercase();
	let bare = lower.rsplit_once(':').map_or(&*lower, |(_, digest)| digest);
	let bare = bare.trim();
	parse_digest(bare.strip_prefix("0x").unwrap_or(bare))
}

fn sha256(words: &str) -> Option<[u8; 32]> {
	let mut hasher = Hasher::all();
	hasher.update(words.as_bytes());
	hasher.finish().sha256
}

fn kind(text: &str) -> Option<FilingKind> {
	Some(match text.to_lowercase().trim_end_matches("登记") {
		"initial" | "初次" | "首次" => FilingKind::Initial,
		"transfer" | "转让" => FilingKind::Transfer,
		"change" | "变更" => FilingKind::Change,
		"renewal" | "续期" => FilingKind::Renewal,
		"cancellation" | "注销" => FilingKind::Cancellation,
		_ => return None,
	})
}

/// A moment, or a day or time of day in China as people and spreadsheets write it: 2026-07-15, 2026/7/15 9:30, 2026年7月15日.
pub fn moment(text: &str) -> Option<u64> {
	if let Some(ms) = date::milliseconds(text) {
		return Some(ms);
	}
	let spaced = text.replace(['年', '月', '/', '.'], "-").replace('日', " ");
	let mut parts = spaced.split_whitespace();
	let numbers: Vec<&str> = parts.next()?.split('-').collect();
	let [year, month, day] = numbers[..] else { return None };
	let day = Day::of_date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
	let clock = match (parts.next(), parts.next()) {
		(None, _) => return Some(date::begins(day)),
		(Some(clock), None) => clock,
		(Some(_), Some(_)) => return None,
	};
	let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
	let hour = if clock.find(':') == Some(1) { "0" } else { "" };
	date::milliseconds(&format!("{day}T{hour}{clock}{seconds}+08:00"))
}
