//! What is wrong with a statement, and where.

use hefu_primitives::settlement::Currency;

use crate::amount::AmountError;

/// Why a statement is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementError {
	/// Where.
	pub at: Spot,
	/// What is wrong there.
	pub problem: StatementProblem,
}

/// Where something stands in a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
	/// Nowhere in particular: the file.
	#[default]
	File,
	/// On this line of the file, from 1.
	Line(usize),
	/// On this line, in the column with this heading.
	Cell(usize, String),
	/// The element on this path, such as `Stmt[1]/Ntry[3]/Amt`.
	Element(String),
}

/// What a part of a statement has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
	/// A date.
	Date,
	/// An amount above zero.
	Positive,
	/// In a table, what says which way money moved.
	Way,
	/// The same in a message.
	Indicator,
	/// In a message, how far an entry is.
	Status,
}

/// What is wrong in a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementProblem {
	/// More than is read of a statement.
	TooLarge,
	/// Not UTF-8.
	NotUtf8,
	/// Not CSV or XML: what the reader of it says.
	Malformed(String),
	/// No row has the headings that a statement needs.
	NoHeadings,
	/// Two columns have headings of the same meaning.
	Twice,
	/// Not a camt.053 message.
	NotCamt,
	/// It has a document type definition, which ISO 20022 does not have.
	HasDtd,
	/// Elements are nested deeper than in any statement.
	TooDeep,
	/// It must be there.
	Missing,
	/// It is something else than this.
	NotA(Wanted),
	/// It is no amount of the book's currency.
	Amount(AmountError),
	/// It is in another currency than the book.
	OtherCurrency {
		/// What is written.
		found: String,
		/// The book's.
		book: Currency,
	},
	/// Money came in and went out in one line.
	BothWays,
	/// The parts of an entry are not its amount.
	OtherSum,
	/// The lines do not lead from the opening balance to the closing one.
	Unbalanced,
}

impl StatementError {
	pub(super) fn new(at: Spot, problem: StatementProblem) -> Self {
		Self { at, problem }
	}
}

impl std::fmt::Display for StatementError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{}: {}", self.at, self.problem)
	}
}

impl std::error::Error for StatementError {}

impl std::fmt::Display for Spot {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::File => f.write_str("the statement"),
			Self::Line(number) => write!(f, "line {number}"),
			Self::Cell(number, column) => write!(f, "line {number}, {column}"),
			Self::Element(path) => f.write_str(path),
		}
	}
}

impl std::fmt::Display for Wanted {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Date => "a date such as 2026-03-01",
			Self::Positive => "an amount above zero",
			Self::Way => "收, 贷, in, C, CR or CRDT; 付, 借, out, D, DR or DBIT",
			Self::Indicator => "CRDT or DBIT",
			Self::Status => "BOOK, PDNG, INFO or FUTR",
		})
	}
}

impl std::fmt::Display for StatementProblem {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::TooLarge => write!(f, "larger than {} bytes: split it", super::MAX_STATEMENT),
			Self::NotUtf8 => f.write_str("not UTF-8: save it as UTF-8 first"),
			Self::Malformed(why) => f.write_str(why),
			Self::NoHeadings => f.write_str(
				"no row has the headings of a statement: a reference (流水号), and an amount with its direction (借贷标志) or one column \
				 each for what came in (贷方金额) and went out (借方金额)",
			),
			Self::Twice => f.write_str("another column says the same: leave one out"),
			Self::NotCamt => f.write_str("not a camt.053 message (urn:iso:std:iso:20022:tech:xsd:camt.053.001)"),
			Self::HasDtd => f.write_str("has a document type definition, which is not read"),
			Self::TooDeep => f.write_str("elements are nested too deep"),
			Self::Missing => f.write_str("is missing"),
			Self::NotA(what) => write!(f, "is not {what}"),
			Self::Amount(error) => error.fmt(f),
			Self::OtherCurrency { found, book } => write!(f, "is in {found:?}, and the book in {book}"),
			Self::BothWays => f.write_str("money came in and went out in one line"),
			Self::OtherSum => f.write_str("its parts together are another amount"),
			Self::Unbalanced => f.write_str(
				"the entries do not lead from the opening balance to the closing one: some are left out, or changed",
			),
		}
	}
}
