//! Tables of decisions that were made elsewhere: read row by row, and their results.

use std::{fs::OpenOptions, io::Write, path::Path};

use hefu_cli::commands::registration::mirror::{
	columns::{Column, Table, moment},
	journal::{Became, Entry, Journal},
	table::{Line, Unreadable, of_csv, of_xlsx, read},
};
use hefu_primitives::registration::FilingKind;
use hefu_sdk::{date, registration::Decision};

#[test]
fn csv_is_read_with_its_rows_numbers() {
	let lines = of_csv("\u{feff}登记编码,\"名,称\"\n\n A1 ,x\n,\n".as_bytes()).unwrap();
	assert_eq!(lines[0], Line { number: 1, cells: vec!["登记编码".into(), "名,称".into()] });
	assert_eq!((lines.len(), lines[1].number, &*lines[1].cells[0]), (2, 3, " A1 "));
}

#[test]
fn other_encodings_and_forms_are_told_apart() {
	// 登记 in GB 18030.
	assert!(matches!(of_csv(&[0xb5, 0xc7, 0xbc, 0xc7]), Err(Unreadable::NotUtf8)));
	assert!(matches!(of_xlsx(b"code,digest"), Err(Unreadable::Xlsx(_))));
	assert!(matches!(read(Path::new("table.xls")), Err(Unreadable::Form)));
	assert!(matches!(read(Path::new("/no/such.csv")), Err(Unreadable::File(_))));
}

#[test]
fn a_spreadsheet_says_what_the_same_table_says_in_csv() {
	// The first row's day and the third row's time are such to the spreadsheet, and the second row's code is a number.
	let sheet = of_xlsx(include_bytes!("../decisions.xlsx")).unwrap();
	assert_eq!((&*sheet[1].cells[4], &*sheet[2].cells[0]), ("2026-07-15 00:00:00", "20260002"));
	let csv = "登记编码,数据名称,数据摘要,登记类型,登记时间,权利配置说明
粤数登2026-0001,示例数据一,7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed,初次登记,2026-07-15,示例企业: 持有权 使用权
20260002,示例数据二,3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3,转让登记,2026年7月16日,示例企业: 持有权
粤数登2026-0003,示例数据三,8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f,变更登记,2026/7/17 9:30,示例企业: 使用权
";
	let [sheet, csv] = [sheet, of_csv(csv.as_bytes()).unwrap()].map(|lines| {
		let rows = Table::of(lines).unwrap().rows;
		rows.into_iter().map(|row| (row.number, row.decision.unwrap())).collect::<Vec<_>>()
	});
	assert_eq!(sheet, csv);
	assert_eq!(sheet.len(), 3);
}

fn lines(rows: &[&[&str]]) -> Vec<Line> {
	let line = |(number, cells): (usize, &&[&str])| Line {
		number,
		cells: cells.iter().map(|cell| (*cell).into()).collect(),
	};
	(1..).zip(rows).map(line).collect()
}

const DIGEST: &str = "abababababababababababababababababababababababababababababababab";

#[test]
fn headings_are_read_in_both_languages_beneath_a_title() {
	let chinese = lines(&[
		&["数据产权登记结果"],
		&["登记凭证编码", "数据名称", "数据摘要值(SHA-256)", "登记类型", "登记时间", "权利配置说明"],
		&["粤0001", "气象", DIGEST, "初次登记", "2026年7月15日", "持有权: 甲"],
	]);
	let english = lines(&[
		&["Code", "Data digest", "KIND", "Decided on", "Statement_digest"],
		&["粤0001", DIGEST, "initial", "2026-07-15", DIGEST],
	]);
	let table = Table::of(chinese).unwrap();
	assert_eq!(table.left_out, ["数据名称"]);
	let [row] = &table.rows[..] else { panic!("{table:?}") };
	let decision = row.decision.clone().unwrap();
	assert_eq!((row.number, decision.kind, decision.digest), (3, FilingKind::Initial, [0xab; 32]));
	let other = Table::of(english).unwrap().rows[0].decision.clone().unwrap();
	assert_eq!(other, Decision { statement: [0xab; 32], ..decision });
}

#[test]
fn columns_that_are_missing_are_named() {
	let table = lines(&[&["code", "kind", "note"], &["1", "initial", ""]]);
	assert_eq!(Table::of(table).unwrap_err(), [Column::Digest, Column::Decided, Column::Statement]);
	assert_eq!(Table::of(Vec::new()).unwrap_err().len(), 5);
}

#[test]
fn each_row_has_its_own_fault() {
	let head: &[&str] = &["code", "digest", "dataset", "kind", "decided", "statement digest"];
	let sound = ["1", DIGEST, "", "transfer", "2026-07-15", DIGEST];
	let wrong = [
		(0, "", Column::Code),
		(1, "abc", Column::Digest),
		(2, "hfmb1", Column::Dataset),
		(3, "登记", Column::Kind),
		(4, "46218", Column::Decided),
		(5, "", Column::Statement),
		(5, "xyz", Column::StatementDigest),
	];
	for (place, value, column) in wrong {
		let mut cells = sound;
		cells[place] = value;
		let table = Table::of(lines(&[head, &cells])).unwrap();
		let fault = table.rows[0].decision.clone().unwrap_err();
		assert_eq!((fault.column, &*fault.found), (column, value));
	}
	assert!(Table::of(lines(&[head, &sound])).unwrap().rows[0].decision.is_ok());
}

#[test]
fn moments_are_read_as_people_and_spreadsheets_write_them() {
	let midnight = date::milliseconds("2026-07-15T00:00:00+08:00");
	for day in ["2026-07-15", "2026/7/15", "2026年7月15日", "2026.07.15", "2026-07-15 00:00:00"] {
		assert_eq!(moment(day), midnight, "{day}");
	}
	let half_past_nine = date::milliseconds("2026-07-15T01:30:00Z");
	for time in ["2026/7/15 9:30", "2026年7月15日 09:30:00", "2026-07-15T09:30:00+08:00"] {
		assert_eq!(moment(time), half_past_nine, "{time}");
	}
	for wrong in ["", "2026-7", "15/7/2026", "2026-02-30", "2026-07-15 25:00", "2026-07-15 9:30 pm"] {
		assert_eq!(moment(wrong), None, "{wrong}");
	}
}

fn entry(row: usize, became: Became) -> Entry {
	Entry {
		others: 1,
		block: "0xab".into(),
		event: "3".into(),
		key: format!("key-{row}"),
		..Entry::new(row, "粤,\"0001\"", became)
	}
}

#[test]
fn what_is_recorded_is_known_again_and_all_else_is_tried_again() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("t.csv.results.csv");
	let journal = Journal::open(path.clone()).unwrap();
	journal.append(&[entry(2, Became::Recorded), entry(3, Became::Refused)]).unwrap();
	// Broken off in the middle of a character.
	let mut file = OpenOptions::new().append(true).open(&path).unwrap();
	file.write_all(&"4,\"粤".as_bytes()[..4]).unwrap();
	let journal = Journal::open(path.clone()).unwrap();
	assert_eq!(journal.known("key-2", 2), Some(&entry(2, Became::Recorded)));
	assert!(journal.known("key-3", 3).is_none() && journal.known("key-4", 4).is_none());
	let all = [entry(2, Became::RecordedBefore), entry(3, Became::Unreadable)];
	assert_eq!(journal.finish(&all).unwrap(), path);
	let text = std::fs::read_to_string(&path).unwrap();
	assert!(text.starts_with("\u{feff}row 行号,code 登记编码"));
	assert_eq!(text.lines().count(), 3);
}

#[test]
fn a_decision_that_a_table_has_twice_keeps_the_result_of_each_row() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("t.csv.results.csv");
	let again = Entry { key: "key-2".into(), ..entry(5, Became::RecordedBefore) };
	let journal = Journal::open(path.clone()).unwrap();
	journal.append(&[entry(2, Became::Recorded), again.clone()]).unwrap();
	let journal = Journal::open(path).unwrap();
	assert_eq!(journal.known("key-2", 2), Some(&entry(2, Became::Recorded)));
	assert_eq!(journal.known("key-2", 5), Some(&again));
	assert_eq!(journal.known("key-2", 7), Some(&entry(2, Became::Recorded)), "the rows have moved");
}

#[test]
fn nobody_elses_file_is_overwritten() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("other.csv");
	std::fs::write(&path, "a,b\n1,2\n").unwrap();
	assert_eq!(Journal::open(path.clone()).err().unwrap().name, "Exists");
	assert_eq!(std::fs::read_to_string(&path).unwrap(), "a,b\n1,2\n");
}
