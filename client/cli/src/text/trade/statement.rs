//! What is wrong with a bank's statement, and what came of its lines.

use hefu_sdk::settlement::statement::{MAX_STATEMENT, Spot, StatementError, StatementProblem, Wanted};

use super::{Lang, amount};

/// What came of a line of a statement, by its word.
pub fn reconciled(word: &str, lang: Lang) -> &'static str {
	let (english, chinese) = match word {
		"other-amount" => ("another amount on chain", "链上金额不同"),
		"other-direction" => ("another direction on chain", "链上方向不同"),
		"other" => ("another amount and direction on chain", "链上金额和方向均不同"),
		"not-on-chain" => ("not on chain in this currency", "链上没有此币种的该笔记录"),
		"repeated" => ("the reference stands before", "流水号重复"),
		_ => ("the same", "一致"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Where something stands in a statement.
pub fn spot(spot: &Spot, lang: Lang) -> String {
	match (spot, lang) {
		(spot, Lang::En) => spot.to_string(),
		(Spot::File, _) => "对账单".into(),
		(Spot::Line(number), _) => format!("第 {number} 行"),
		(Spot::Cell(number, column), _) => format!("第 {number} 行“{column}”列"),
		(Spot::Element(path), _) => path.clone(),
	}
}

/// Why a statement cannot be read.
pub fn statement(error: &StatementError, lang: Lang) -> String {
	match lang {
		Lang::En => error.to_string(),
		Lang::Zh => format!("{}：{}", spot(&error.at, lang), in_chinese(&error.problem)),
	}
}

fn in_chinese(problem: &StatementProblem) -> String {
	match problem {
		StatementProblem::TooLarge => format!("超过 {MAX_STATEMENT} 字节：请分为多个文件"),
		StatementProblem::NotUtf8 => "不是 UTF-8 编码：请先另存为 UTF-8".into(),
		StatementProblem::Malformed(why) => format!("格式有误（{why}）"),
		StatementProblem::NoHeadings => {
			"没有一行是对账单的表头：须有流水号，以及金额和借贷标志，或分为贷方金额、借方金额两列".into()
		}
		StatementProblem::Twice => "另有一列含义相同：请去掉其中一列".into(),
		StatementProblem::NotCamt => {
			"不是 camt.053 报文（urn:iso:std:iso:20022:tech:xsd:camt.053.001）".into()
		}
		StatementProblem::HasDtd => "含有文档类型定义（DTD），不予读取".into(),
		StatementProblem::TooDeep => "元素嵌套过深".into(),
		StatementProblem::Missing => "缺失".into(),
		StatementProblem::NotA(wanted) => format!("应为：{}", wanted_in_chinese(*wanted)),
		StatementProblem::Amount(error) => amount(error, Lang::Zh),
		StatementProblem::OtherCurrency { found, book } => format!("币种为 {found:?}，而账簿币种为 {book}"),
		StatementProblem::BothWays => "同一行既有收入又有支出".into(),
		StatementProblem::OtherSum => "各分项之和与其金额不同".into(),
		StatementProblem::Unbalanced => "从期初余额不能得出期末余额：有分录被遗漏或改动".into(),
	}
}

fn wanted_in_chinese(wanted: Wanted) -> &'static str {
	match wanted {
		Wanted::Date => "日期，如 2026-03-01",
		Wanted::Positive => "大于零的金额",
		Wanted::Way => "收、贷、in、C、CR、CRDT，或付、借、out、D、DR、DBIT",
		Wanted::Indicator => "CRDT 或 DBIT",
		Wanted::Status => "BOOK、PDNG、INFO 或 FUTR",
	}
}
