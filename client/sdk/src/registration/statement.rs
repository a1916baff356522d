//! Statements of rights (权利配置说明) as people write them: a JSON list, one right of one holder a line.

use hefu_primitives::{
	MemberId,
	law::Obtained,
	registration::{Statement, StatementLine, is_unique},
	right::Right,
};
use serde::{Deserialize, Serialize};

use crate::{digest::parse_digest, hex};

/// A line as a person writes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
	/// Who has it.
	holder: MemberId,
	/// Which.
	right: Right,
	/// How the data was come by.
	obtained: Obtained,
	/// Digest of what limits it, if anything does.
	#[serde(default)]
	limits: Option<String>,
	/// Digest of what shows it.
	evidence: String,
}

/// Why a file holds no statement.
#[derive(Debug)]
pub enum NoStatement {
	/// It has not the form.
	Form(serde_json::Error),
	/// This line, from 1, has something that is no digest.
	NoDigest(usize),
	/// It has no line.
	Empty,
	/// It has more than [`hefu_primitives::registration::MAX_LINES`] lines.
	TooLong,
	/// It says of the same holder and right twice.
	Twice,
}

/// The statement in a file.
pub fn read_statement(text: &str) -> Result<Statement, NoStatement> {
	let lines: Vec<Line> = serde_json::from_str(text).map_err(NoStatement::Form)?;
	statement(&lines)
}

/// The statement that lines make.
pub(super) fn statement(lines: &[Line]) -> Result<Statement, NoStatement> {
	if lines.is_empty() {
		return Err(NoStatement::Empty);
	}
	let mut read = Vec::new();
	for (place, line) in lines.iter().enumerate() {
		read.push(read_line(line).ok_or(NoStatement::NoDigest(place + 1))?);
	}
	if !is_unique(&read) {
		return Err(NoStatement::Twice);
	}
	read.try_into().map_err(|_| NoStatement::TooLong)
}

fn read_line(line: &Line) -> Option<StatementLine> {
	let digest = |text: &String| parse_digest(text.strip_prefix("0x").unwrap_or(text));
	let limits = match &line.limits {
		Some(text) => Some(digest(text)?),
		None => None,
	};
	let Line { holder, right, obtained, .. } = *line;
	Some(StatementLine { holder, right, obtained, limits, evidence: digest(&line.evidence)? })
}

/// The lines of a statement, as a person writes them.
pub(super) fn lines(statement: &[StatementLine]) -> Vec<Line> {
	let line = |line: &StatementLine| Line {
		holder: line.holder,
		right: line.right,
		obtained: line.obtained,
		limits: line.limits.map(|digest| hex(&digest)),
		evidence: hex(&line.evidence),
	};
	statement.iter().map(line).collect()
}

/// A line of a statement as JSON, in the form in which it is read.
pub fn line_of(line: &StatementLine) -> serde_json::Value {
	serde_json::json!(lines(std::slice::from_ref(line)).pop())
}

#[cfg(test)]
mod tests {
	use hefu_primitives::registration::MAX_LINES;

	use super::*;

	fn line(right: &str, more: &str) -> String {
		let (holder, evidence) = (MemberId([1; 32]), "ab".repeat(32));
		format!(
			r#"{{ "holder": "{holder}", "right": "{right}", "obtained": "generated", "evidence": "0x{evidence}"{more} }}"#
		)
	}

	#[test]
	fn what_is_read_is_shown_in_the_same_form() {
		let text = format!("[{}, {}]", line("hold", ""), line("use", r#", "limits": null"#));
		let statement = read_statement(&text).unwrap();
		assert_eq!((statement.len(), statement[1].right), (2, Right::Use));
		let shown = serde_json::to_string(&lines(&statement)).unwrap();
		assert_eq!(read_statement(&shown).unwrap(), statement);
		assert_eq!(line_of(&statement[0])["obtained"], "generated");
	}

	#[test]
	fn what_is_wrong_is_told_apart() {
		let wrong = |text: &str| read_statement(text).unwrap_err();
		assert!(matches!(wrong("[]"), NoStatement::Empty));
		assert!(matches!(wrong("{}"), NoStatement::Form(_)));
		let twice = format!("[{0}, {0}]", line("hold", ""));
		assert!(matches!(wrong(&twice), NoStatement::Twice));
		let limits = format!("[{}, {}]", line("hold", ""), line("use", r#", "limits": "ab""#));
		assert!(matches!(wrong(&limits), NoStatement::NoDigest(2)));
		let other = format!("[{}]", line("hold", r#", "since": 1"#));
		assert!(matches!(wrong(&other), NoStatement::Form(_)));
	}

	#[test]
	fn a_statement_has_so_many_lines_and_no_more() {
		let lines: Vec<_> = (0..=MAX_LINES as u8)
			.map(|number| StatementLine {
				holder: MemberId([number; 32]),
				right: Right::Hold,
				obtained: Obtained::Generated,
				limits: None,
				evidence: [1; 32],
			})
			.collect();
		let lines = super::lines(&lines);
		assert!(matches!(statement(&lines), Err(NoStatement::TooLong)));
		assert!(statement(&lines[1..]).is_ok());
	}
}
