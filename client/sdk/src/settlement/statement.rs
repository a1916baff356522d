//! A bank's statement of account (银行对账单), compared line by line with what the bank has attested on the chain.
//!
//! [`read`] reads a statement, or names the line or element that is wrong; [`attested`] makes what the chain stores comparable, and
//! [`reconcile`] compares. A statement is that of the account behind one book: its currency, and the decimal places that its minor unit
//! has on the chain.

mod camt;
mod problem;
mod reconcile;
mod table;
mod xml;

use hefu_primitives::{date::Day, settlement::Currency};

pub use camt::read_camt053;
pub use problem::{Spot, StatementError, StatementProblem, Wanted};
pub use reconcile::{Attested, Days, Difference, Match, Repeated, Report, attested, reconcile};
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
	/// Where it stands: no other line of the statement stands there.
	pub at: Spot,
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

/// Reads a statement: one that begins as XML does as a camt.053 message, any other as a table.
pub fn read(bytes: &[u8], unit: Unit) -> Result<Statement, StatementError> {
	let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
	if start.starts_with(b"<") { read_camt053(bytes, unit) } else { read_csv(bytes, unit) }
}

/// The text of a file, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, StatementError> {
	if bytes.len() > MAX_STATEMENT {
		return Err(StatementError::new(Spot::File, StatementProblem::TooLarge));
	}
	let text =
		std::str::from_utf8(bytes).map_err(|_| StatementError::new(Spot::File, StatementProblem::NotUtf8))?;
	Ok(text.trim_start_matches('\u{feff}'))
}
