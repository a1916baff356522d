//! Statements as messages of ISO 20022: camt.053, in any of its versions.

use hefu_primitives::date::Day;

use super::{
	Flow, Line, Spot, Statement, StatementError, StatementProblem, Unit, Wanted, text, xml::Element,
};
use crate::amount;

/// Before the version, in the namespace of a camt.053.
const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";

/// Reads a camt.053 message with one statement or more.
///
/// A line is an entry that is booked (`BOOK`), or, of an entry whose transactions have references of their own, one of them. The reference
/// is `AcctSvcrRef`, the bank's, or, where an entry has none, its `NtryRef`. Where a statement has its opening and its closing balance, its entries must lead from one to the other.
pub fn read_camt053(bytes: &[u8], unit: Unit) -> Result<Statement, StatementError> {
	let document = Element::read(text(bytes)?)?;
	let message = document.at("BkToCstmrStmt").filter(|_| document.is("Document"));
	let message = message.filter(|_| document.declares(NAMESPACE));
	let message = message.ok_or_else(|| StatementError::new(Spot::File, StatementProblem::NotCamt))?;
	let mut statement = Statement::default();
	for (number, element) in (1..).zip(message.each("Stmt")) {
		let stmt = Place { element, at: format!("Stmt[{number}]"), unit };
		let before = statement.lines.len();
		for (number, element) in (1..).zip(element.each("Ntry")) {
			let entry = Place { element, at: format!("{}/Ntry[{number}]", stmt.at), unit };
			match entry.status()? {
				"BOOK" => statement.lines.extend(entry.lines()?),
				_ => statement.pending = statement.pending.saturating_add(1),
			}
		}
		stmt.check_balances(&statement.lines[before..])?;
	}
	if message.each("Stmt").next().is_none() {
		return Err(StatementError::new(Spot::Element("Stmt".into()), StatementProblem::Missing));
	}
	Ok(statement)
}

/// An element, and where it stands.
struct Place<'a> {
	element: &'a Element,
	at: String,
	unit: Unit,
}

impl<'a> Place<'a> {
	fn wrong(&self, path: &str, problem: StatementProblem) -> StatementError {
		StatementError::new(Spot::Element(format!("{}/{path}", self.at)), problem)
	}

	/// The element on a path, which must be there.
	fn needed(&self, path: &str) -> Result<&'a Element, StatementError> {
		self.element.at(path).ok_or_else(|| self.wrong(path, StatementProblem::Missing))
	}

	/// How far an entry is: a code, in older versions without an element of its own.
	fn status(&self) -> Result<&'a str, StatementError> {
		let status = self.needed("Sts")?;
		let code = status.at("Cd").unwrap_or(status).text();
		let known = ["BOOK", "PDNG", "INFO", "FUTR"].contains(&code);
		if known { Ok(code) } else { Err(self.wrong("Sts", StatementProblem::NotA(Wanted::Status))) }
	}

	/// The lines that an entry is.
	fn lines(&self) -> Result<Vec<Line>, StatementError> {
		let (amount, flow) = (self.amount("Amt")?, self.flow()?);
		let booked = self.booked()?;
		let parts = self.element.each("NtryDtls").flat_map(|details| details.each("TxDtls"));
		let parts = (1..).zip(parts).map(|(number, element)| {
			let at = format!("{}/NtryDtls/TxDtls[{number}]", self.at);
			Place { element, at, unit: self.unit }
		});
		let parts: Vec<_> = parts.collect();
		let own = |place: &Place<'a>, path| place.element.at(path).map(Element::text).unwrap_or_default();
		let has_own = |part: &Place<'a>| !own(part, "Refs/AcctSvcrRef").is_empty();
		if parts.len() > 1 && parts.iter().all(has_own) {
			let lines = parts.iter().map(|part| -> Result<Line, StatementError> {
				let path = if part.element.at("Amt").is_some() { "Amt" } else { "AmtDtls/TxAmt/Amt" };
				let (amount, reference) = (part.amount(path)?, own(part, "Refs/AcctSvcrRef").to_owned());
				let flow = if part.element.at("CdtDbtInd").is_some() { part.flow()? } else { flow };
				Ok(Line { at: Spot::Element(part.at.clone()), reference, flow, amount, booked })
			});
			let lines = lines.collect::<Result<Vec<_>, _>>()?;
			let is_whole = sum(&lines).is_some_and(|sum| Some(sum) == signed(flow, amount));
			return if is_whole { Ok(lines) } else { Err(self.wrong("Amt", StatementProblem::OtherSum)) };
		}
		let reference = match (own(self, "AcctSvcrRef"), &parts[..]) {
			("", [part]) => own(part, "Refs/AcctSvcrRef"),
			(reference, _) => reference,
		};
		let reference = if reference.is_empty() { own(self, "NtryRef") } else { reference };
		if reference.is_empty() {
			return Err(self.wrong("AcctSvcrRef", StatementProblem::Missing));
		}
		let at = Spot::Element(self.at.clone());
		Ok(vec![Line { at, reference: reference.into(), flow, amount, booked }])
	}

	/// An amount above nothing, in the book's currency.
	fn amount(&self, path: &str) -> Result<u128, StatementError> {
		let amount = self.any_amount(path)?;
		if amount == 0 { Err(self.wrong(path, StatementProblem::NotA(Wanted::Positive))) } else { Ok(amount) }
	}

	fn any_amount(&self, path: &str) -> Result<u128, StatementError> {
		let element = self.needed(path)?;
		let Unit { currency: book, decimals } = self.unit;
		let found = element.attribute("Ccy").unwrap_or_default();
		if book.as_str() != Some(found) {
			let problem = StatementProblem::OtherCurrency { found: found.into(), book };
			return Err(self.wrong(&format!("{path}/@Ccy"), problem));
		}
		amount::parse(element.text(), decimals)
			.map_err(|error| self.wrong(path, StatementProblem::Amount(error)))
	}

	fn flow(&self) -> Result<Flow, StatementError> {
		match self.needed("CdtDbtInd")?.text() {
			"CRDT" => Ok(Flow::Received),
			"DBIT" => Ok(Flow::Paid),
			_ => Err(self.wrong("CdtDbtInd", StatementProblem::NotA(Wanted::Indicator))),
		}
	}

	/// The day on which an entry was booked, of its date or of its moment.
	fn booked(&self) -> Result<Option<Day>, StatementError> {
		let Some(date) = self.element.at("BookgDt/Dt").or_else(|| self.element.at("BookgDt/DtTm")) else {
			return Ok(None);
		};
		let day = date.text().get(..10).and_then(|day| day.parse().ok());
		day.map(Some).ok_or_else(|| self.wrong("BookgDt", StatementProblem::NotA(Wanted::Date)))
	}

	/// A balance, with its sign; none: the statement has none of these kinds.
	fn balance(&self, kinds: &[&str]) -> Result<Option<i128>, StatementError> {
		for (number, element) in (1..).zip(self.element.each("Bal")) {
			let kind = element.at("Tp/CdOrPrtry/Cd").map(Element::text).unwrap_or_default();
			if kinds.contains(&kind) {
				let place = Place { element, at: format!("{}/Bal[{number}]", self.at), unit: self.unit };
				let balance = signed(place.flow()?, place.any_amount("Amt")?);
				let too_large =
					|| place.wrong("Amt", StatementProblem::Amount(amount::AmountError::TooLarge));
				return balance.map(Some).ok_or_else(too_large);
			}
		}
		Ok(None)
	}

	/// That these lines lead from the opening balance to the closing one, if the statement has both.
	fn check_balances(&self, lines: &[Line]) -> Result<(), StatementError> {
		let (opening, closing) = (self.balance(&["OPBD", "PRCD"])?, self.balance(&["CLBD"])?);
		let (Some(opening), Some(closing)) = (opening, closing) else { return Ok(()) };
		let is_reached = sum(lines).and_then(|sum| opening.checked_add(sum)) == Some(closing);
		if is_reached { Ok(()) } else { Err(self.wrong("Bal", StatementProblem::Unbalanced)) }
	}
}

/// What came in, less what went out; none: too much to count.
fn sum(lines: &[Line]) -> Option<i128> {
	lines.iter().try_fold(0i128, |sum, line| sum.checked_add(signed(line.flow, line.amount)?))
}

fn signed(flow: Flow, amount: u128) -> Option<i128> {
	let amount = i128::try_from(amount).ok()?;
	Some(if flow == Flow::Received { amount } else { -amount })
}
