//! A bank's statement of account (银行对账单), compared line by line with what the bank has attested on the chain.
//!
//! [`read_csv`] and [`read_camt053`] read a statement, or name the line or element that is wrong; [`reconcile`] compares it. A statement
//! is that of one book: its currency, and the decimal places that its minor unit has on the chain.

mod camt;
mod problem;
mod reconcile;
mod table;
mod xml;

use hefu_primitives::{date::Day, settlement::Currency};

pub use camt::read_camt053;
pub use problem::{StatementError, StatementProblem};
pub use reconcile::{Attested, Difference, Match, Repeated, Report, reconcile};
pub use table::read_csv;

/// Largest statement that is read, in bytes.
pub const MAX_STATEMENT: usize = 64 << 20;

/// In what a book counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
	/// Its currency.
	pub currency: Currency,
	/// Decimal places of the minor unit: 2 for CNY, whose minor unit is the fen.
	pub decimals: u8,
}

/// A statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
	/// What was booked, in order.
	pub lines: Vec<Line>,
	/// Entries of a camt.053 that are not booked yet: no money has moved, and they are not among the lines.
	pub pending: u32,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
	/// Where it stands: `line 7`, or `Stmt[1]/Ntry[3]`.
	pub at: String,
	/// The bank's reference (银行流水号), as the bank writes it.
	pub reference: String,
	/// Which way money moved.
	pub flow: Flow,
	/// How much, in the minor unit; not zero.
	pub amount: u128,
	/// On which day, if it says so.
	pub booked: Option<Day>,
}

/// Which way money moved, seen from the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
	/// It came in (贷; credit).
	Received,
	/// It went out (借; debit).
	Paid,
}

/// The text of a file, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, StatementError> {
	if bytes.len() > MAX_STATEMENT {
		return Err(StatementError::new("", StatementProblem::TooLarge));
	}
	let text = std::str::from_utf8(bytes).map_err(|_| StatementError::new("", StatementProblem::NotUtf8))?;
	Ok(text.trim_start_matches('\u{feff}'))
}
