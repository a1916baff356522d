//! Tables of decisions that were made elsewhere.

use std::path::Path;

use super::Lang;
use crate::commands::registration::mirror::{
	columns::{Column, Fault},
	table::Unreadable,
};

words! { Mirrors
	Results: "results", "结果文件";
	Rows: "rows", "行数";
	Row: "row", "行号";
	Code: "code", "登记编码";
	Reason: "reason", "原因";
	Recorded: "recorded", "已记录";
	RecordedBefore: "recorded before", "此前已记录";
	Refused: "refused", "被链拒绝";
	Unreadable: "unreadable", "无法读取";
	SameDigest: "rows whose data another decision is about too", "数据另有其他登记的行数";
	LeftOut: "columns of which nothing is recorded", "不予记录的列";
	Waiting: "the member's allowance is used up for now: it goes on when it flows back", "该成员的额度暂已用完：额度恢复后自动继续";
	SaveAs: "save the table as .xlsx, or as CSV in UTF-8", "请将表格另存为 .xlsx 或 UTF-8 编码的 CSV";
	NameColumns: "name the columns in the row above the decisions: hefu register mirror --help", "请在数据行上方写明列名：见 hefu register mirror --help";
	NoResults: "it is there already, and is no file of results", "文件已存在，且不是结果文件";
	OtherResults: "name another file with --results, or move this one away", "请用 --results 另指定文件，或移走此文件";
}

/// A column's heading.
fn heading(column: Column, lang: Lang) -> &'static str {
	let headings = column.headings();
	if lang == Lang::En { headings[0] } else { headings[1] }
}

/// What is wrong with a row.
pub fn row_fault(fault: &Fault, lang: Lang) -> String {
	let Fault { column, found } = fault;
	let (english, chinese) = match column {
		Column::Code => ("no text of at most 64 bytes", "不是 64 字节以内的文本"),
		Column::Digest | Column::StatementDigest => ("no 64 hexadecimal digits", "不是 64 位十六进制数字"),
		Column::Dataset => ("no dataset's identifier (hfds1…)", "不是数据集标识（hfds1…）"),
		Column::Kind => (
			"none of initial, transfer, change, renewal, cancellation",
			"不是初次登记、转让登记、变更登记、续期登记、注销登记之一",
		),
		Column::Decided => ("no day or moment, such as 2026-07-15", "不是日期或时刻（如 2026-07-15）"),
		Column::Statement => ("no statement and no digest of one", "没有权利配置说明，也没有其摘要"),
	};
	let column = heading(*column, lang);
	match lang {
		Lang::En => format!("{column}: {found:?} is {english}"),
		Lang::Zh => format!("{column}：“{found}”{chinese}"),
	}
}

/// Which columns a table lacks.
pub fn headings_missing(columns: &[Column], lang: Lang) -> String {
	let names: Vec<_> = columns.iter().map(|column| heading(*column, lang)).collect();
	match lang {
		Lang::En => format!("it has no column {}", names.join(", ")),
		Lang::Zh => format!("缺少列：{}", names.join("、")),
	}
}

/// Why a file holds no table.
pub fn unreadable(error: &Unreadable, lang: Lang) -> String {
	let english = lang == Lang::En;
	match error {
		Unreadable::File(error) => super::super::io(error, lang),
		Unreadable::Form if english => "its name ends neither in .csv nor in .xlsx".into(),
		Unreadable::Form => "文件名既不以 .csv 也不以 .xlsx 结尾".into(),
		Unreadable::NotUtf8 if english => "it is not UTF-8".into(),
		Unreadable::NotUtf8 => "不是 UTF-8 编码".into(),
		Unreadable::Csv(error) if english => format!("no CSV: {error}"),
		Unreadable::Csv(error) => format!("不是 CSV:{error}"),
		Unreadable::Xlsx(error) if english => format!("no XLSX: {error}"),
		Unreadable::Xlsx(error) => format!("不是 XLSX:{error}"),
		Unreadable::NoSheet if english => "it has no sheet".into(),
		Unreadable::NoSheet => "没有工作表".into(),
	}
}

/// Why a decision was not recorded.
pub fn not_mirrored(reason: &str, lang: Lang) -> String {
	let (english, chinese) = match reason {
		"recorded" => ("it is recorded already", "已经记录"),
		"other-decision" => ("another decision is recorded under this code", "此编码下已记录另一结果"),
		"invalid-code" => ("the code is empty or no text", "编码为空或不是文本"),
		"decided-later" => ("it is said to have been decided later than now", "登记时间晚于现在"),
		"unknown-dataset" => ("there is no such dataset", "没有此数据集"),
		"withdrawn" => ("what was recorded under this code was withdrawn", "此编码下的记录已撤回"),
		other => (other, other),
	};
	let said = if lang == Lang::En { english } else { chinese };
	said.into()
}

/// How far a table came, and how it goes on.
pub fn sent(recorded: usize, rows: usize, results: &Path, lang: Lang) -> String {
	let results = results.display();
	match lang {
		Lang::En => format!(
			"{recorded} of {rows} rows are known to be recorded ({results}); run the same command again: nothing is recorded twice"
		),
		Lang::Zh => {
			format!("{rows} 行中已知 {recorded} 行已记录（{results}）；请重新执行同一命令：不会重复记录")
		}
	}
}
