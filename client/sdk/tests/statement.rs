//! Banks' statements as CSV and camt.053, and their comparison with what is on the chain. The statements are invented.

use std::path::Path;

use hefu_primitives::{
	MemberId, Party,
	date::Day,
	digest::blake2_256,
	settlement::{BankReference, Currency},
};
use hefu_sdk::{
	settlement::{
		Direction, Entry,
		statement::{
			Attested, Days, Flow, Line, MAX_STATEMENT, Report, Spot, Statement, StatementError,
			StatementProblem, Unit, attested as of_currency, read, read_camt053, read_csv, reconcile,
		},
	},
	view,
};
use proptest::prelude::*;
use subxt::utils::Static;

const CNY: Unit = Unit { currency: Currency::CNY, decimals: 2 };

fn file(name: &str) -> Vec<u8> {
	std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statements").join(name)).unwrap()
}

fn digest(reference: &str) -> BankReference {
	blake2_256(reference.as_bytes())
}

/// What all of the statements say, without where and when.
const LINES: [(&str, Flow, u128); 3] = [
	("20260302000017", Flow::Received, 120_000_000),
	("20260302000041", Flow::Paid, 35_000_050),
	("20260303000002", Flow::Received, 8_880),
];

fn said(statement: &Statement) -> Vec<(&str, Flow, u128)> {
	statement.lines.iter().map(|line| (&*line.reference, line.flow, line.amount)).collect()
}

/// What the bank attested of the lines.
fn attested() -> Vec<Attested> {
	let each = LINES.into_iter().map(|(reference, flow, amount)| Attested {
		reference: digest(reference),
		flow: Some(flow),
		amount,
		at_ms: 1,
	});
	each.collect()
}

#[test]
fn every_form_says_the_same() {
	let dates = ["2026-03-02", "2026-03-02", "2026-03-03"].map(|date| Some(date.parse::<Day>().unwrap()));
	for (name, places, is_dated) in [
		("account.csv", ["line 5", "line 6", "line 7"], true),
		("export.csv", ["line 2", "line 3", "line 4"], true),
		("signed.csv", ["line 2", "line 3", "line 4"], false),
	] {
		let statement = read_csv(&file(name), CNY).unwrap_or_else(|error| panic!("{name}: {error}"));
		assert_eq!((said(&statement), statement.pending), (LINES.to_vec(), 0), "{name}");
		let found: Vec<_> = statement.lines.iter().map(|line| line.at.to_string()).collect();
		assert_eq!(found, places, "{name}");
		let booked: Vec<_> = statement.lines.iter().map(|line| line.booked).collect();
		assert_eq!(booked, if is_dated { dates } else { [None; 3] }, "{name}");
	}
	for (name, places, pending) in [
		("day.xml", ["Stmt[1]/Ntry[1]", "Stmt[1]/Ntry[2]", "Stmt[1]/Ntry[3]"], 1),
		(
			"batch.xml",
			["Stmt[1]/Ntry[1]/NtryDtls/TxDtls[1]", "Stmt[1]/Ntry[1]/NtryDtls/TxDtls[2]", "Stmt[2]/Ntry[1]"],
			0,
		),
	] {
		let statement = read_camt053(&file(name), CNY).unwrap_or_else(|error| panic!("{name}: {error}"));
		assert_eq!((said(&statement), statement.pending), (LINES.to_vec(), pending), "{name}");
		let found: Vec<_> = statement.lines.iter().map(|line| line.at.to_string()).collect();
		assert_eq!(found, places, "{name}");
		let booked: Vec<_> = statement.lines.iter().map(|line| line.booked).collect();
		assert_eq!(booked, dates, "{name}");
	}
}

#[test]
fn a_statement_that_the_chain_knows_agrees() {
	let mut entries = attested();
	entries.reverse();
	for statement in [
		read_csv(&file("account.csv"), CNY).unwrap(),
		read_camt053(&file("day.xml"), CNY).unwrap(),
		read_camt053(&file("batch.xml"), CNY).unwrap(),
	] {
		let report = reconcile(&statement.lines, &entries, Days::default(), digest);
		assert!(report.agrees());
		assert_eq!(report.matched.len(), 3);
		// In the order of the statement.
		assert_eq!(report.matched[0].line, &statement.lines[0]);
		assert_eq!(report.matched[0].entry, &entries[2]);
	}
}

#[test]
fn what_differs_is_told_line_by_line() {
	let mut lines = read_csv(&file("account.csv"), CNY).unwrap().lines;
	let mut entries = attested();
	// Another amount, the other way, a line and an entry that nobody else has, and a reference that stands twice.
	entries[0].amount += 1;
	entries[1].flow = Some(Flow::Received);
	entries[2].reference = digest("20260303000003");
	lines.push(Line { at: Spot::Line(9), ..lines[0].clone() });
	let report = reconcile(&lines, &entries, Days::default(), digest);
	assert!(!report.agrees() && report.matched.is_empty());
	let differing: Vec<_> =
		report.differing.iter().map(|found| (&found.line.at, found.amount, found.flow)).collect();
	assert_eq!(differing, [(&Spot::Line(5), true, false), (&Spot::Line(6), false, true)]);
	assert_eq!(report.missing_on_chain, [&lines[2]]);
	assert_eq!(report.missing_at_bank, [&entries[2]]);
	assert_eq!(report.repeated.len(), 1);
	assert_eq!((report.repeated[0].first, report.repeated[0].line), (&lines[0], &lines[3]));
	let rows = view::reconciled(&lines, &report, 2);
	let words: Vec<_> = rows.iter().map(|row| row["found"].as_str().unwrap()).collect();
	assert_eq!(words, ["other-amount", "other-direction", "not-on-chain", "repeated"]);
	assert_eq!((&rows[0]["at"], &rows[0]["amount"]), (&"line 5".into(), &"1200000.00".into()));
	assert_eq!(rows[0]["onChain"]["amount"], "1200000.01");
	assert_eq!(
		(&rows[1]["direction"], &rows[1]["onChain"]["direction"]),
		(&"paid".into(), &"received".into())
	);
	assert!(rows[2]["onChain"].is_null());
}

#[test]
fn money_that_moved_between_other_accounts_is_not_on_the_statement() {
	let entries: Vec<_> = attested().into_iter().map(|entry| Attested { flow: None, ..entry }).collect();
	let report = reconcile(&[], &entries, Days::default(), digest);
	assert!(report.agrees());
	assert_eq!(report.elsewhere.len(), 3);
	let lines = read_csv(&file("signed.csv"), CNY).unwrap().lines;
	let report = reconcile(&lines, &entries, Days::default(), digest);
	assert!(report.differing.len() == 3 && report.differing.iter().all(|found| found.flow && !found.amount));
	assert_eq!(view::reconciled(&lines, &report, 2)[0]["onChain"]["direction"], "transferred");
}

#[test]
fn only_what_was_attested_on_the_days_of_the_statement_is_missed() {
	// The last millisecond of one day in China, and the first two days that follow.
	let midnight = "2026-03-02".parse::<Day>().unwrap().end_in_china();
	let moments = [midnight - 1, midnight, midnight + 86_400_000];
	let entries: Vec<_> =
		attested().into_iter().zip(moments).map(|(entry, at_ms)| Attested { at_ms, ..entry }).collect();
	let day = |text: &str| Some(text.parse::<Day>().unwrap());
	for (from, to, missed) in [
		(None, None, &entries[..]),
		(day("2026-03-03"), None, &entries[1..]),
		(None, day("2026-03-02"), &entries[..1]),
		(day("2026-03-03"), day("2026-03-03"), &entries[1..2]),
		(day("2026-03-05"), None, &entries[..0]),
	] {
		let report = reconcile(&[], &entries, Days { from, to }, digest);
		assert_eq!(report.missing_at_bank, missed.iter().collect::<Vec<_>>());
		assert_eq!(report.elsewhere.len(), 3 - missed.len());
	}
	// A line may have been attested on any day.
	let lines = read_csv(&file("signed.csv"), CNY).unwrap().lines;
	let days = Days { from: day("2026-03-05"), to: None };
	assert!(reconcile(&lines, &entries, days, digest).agrees());
}

#[test]
fn the_form_of_a_statement_is_seen_from_how_it_begins() {
	for name in ["account.csv", "export.csv", "signed.csv", "day.xml", "batch.xml"] {
		assert_eq!(said(&read(&file(name), CNY).unwrap()), LINES.to_vec(), "{name}");
	}
	let refused = read(b"\xef\xbb\xbf  \n<a/>", CNY).unwrap_err();
	assert_eq!(refused.problem, StatementProblem::NotCamt);
}

#[test]
fn the_words_of_a_table_are_in_either_language() {
	let rows = [["in", "out"], ["Received", "PAID"], ["收", "付"], ["crdt", "dbit"], ["贷", "借"]];
	for [received, paid] in rows {
		for head in ["流水号,方向,金额,币种", "Reference,Direction,Amount,Currency"] {
			let table = format!("{head}\nA1,{received},1000,CNY\nA2,{paid},12.50,\n");
			let statement = read(table.as_bytes(), CNY).unwrap();
			assert_eq!(
				said(&statement),
				[("A1", Flow::Received, 100_000), ("A2", Flow::Paid, 1_250)],
				"{table}"
			);
		}
	}
}

#[test]
fn what_is_compared_is_of_one_currency_and_oldest_first() {
	let entry = |direction, currency, at_ms| Entry {
		direction,
		currency: Static(currency),
		holder: Static(Party::Member(MemberId([1; 32]))),
		amount: 500,
		at_ms,
	};
	let usd = Currency::parse("USD").unwrap();
	let entries = [
		([1; 32], entry(Direction::Paid, Currency::CNY, 9)),
		([2; 32], entry(Direction::Received, Currency::CNY, 7)),
		([3; 32], entry(Direction::Received, usd, 5)),
		([4; 32], entry(Direction::Transferred, Currency::CNY, 8)),
	];
	let each = entries.iter().map(|(reference, entry)| (reference, entry));
	let compared = |reference, flow, at_ms| Attested { reference: [reference; 32], flow, amount: 500, at_ms };
	let expected =
		[compared(2, Some(Flow::Received), 7), compared(4, None, 8), compared(1, Some(Flow::Paid), 9)];
	assert_eq!(of_currency(each, Currency::CNY), expected);
}

#[test]
fn nothing_agrees_with_nothing() {
	assert!(reconcile(&[], &[], Days::default(), digest).agrees());
	let entries = attested();
	assert_eq!(reconcile(&[], &entries, Days::default(), digest).missing_at_bank.len(), 3);
}

/// A file with something in another place, which must be there once at least; only the first is replaced.
fn changed(name: &str, from: &str, to: &str) -> Vec<u8> {
	let text = String::from_utf8(file(name)).unwrap();
	assert!(text.contains(from), "{from}");
	text.replacen(from, to, 1).into_bytes()
}

#[test]
fn a_wrong_table_is_refused_by_its_line() {
	let amount = "not an amount such as 1200 or 1200.50: digits, and a point at most";
	for (name, from, to, expected) in [
		("account.csv", "流水号", "编号", "the statement: no row has the headings of a statement"),
		("account.csv", "贷方金额(元)", "贷方", "the statement: no row has the headings of a statement"),
		(
			"account.csv",
			"摘要",
			"银行流水号",
			"line 4, 银行流水号: another column says the same: leave one out",
		),
		("account.csv", "20260302000041", "", "line 6, 流水号: is missing"),
		("account.csv", "\"350,000.50\"", "\"350,00.50\"", &*format!("line 6, 借方金额(元): {amount}")),
		("account.csv", "\"350,000.50\"", "-1", &*format!("line 6, 借方金额(元): {amount}")),
		("account.csv", "88.80", "88.801", "line 7, 贷方金额(元): more than the 2 decimal places"),
		("account.csv", "88.80", "0", "line 7, 贷方金额(元): is missing"),
		(
			"account.csv",
			",,88.80",
			",1.00,88.80",
			"line 7, 借方金额(元): money came in and went out in one line",
		),
		("account.csv", "20260303 11", "20260332 11", "line 7, 交易时间: is not a date such as 2026-03-01"),
		(
			"export.csv",
			"DBIT",
			"BOTH",
			"line 3, Debit/Credit: is not 收, 贷, in, C, CR or CRDT; 付, 借, out, D, DR or DBIT",
		),
		("export.csv", "DBIT", "", "line 3, Debit/Credit: is missing"),
		("export.csv", "RMB", "USD", "line 3, Currency: is in \"USD\", and the book in CNY"),
		("export.csv", "350000.50", "-350000.50", &*format!("line 3, Amount: {amount}")),
		("signed.csv", "-350000.50", "--350000.50", &*format!("line 3, amount: {amount}")),
		("signed.csv", "88.8", "", "line 4, amount: is missing"),
	] {
		let error = read_csv(&changed(name, from, to), CNY).unwrap_err().to_string();
		assert!(error.starts_with(expected), "{name}, {from}: {error}");
	}
	let large = vec![b' '; MAX_STATEMENT + 1];
	assert_eq!(read_csv(&large, CNY), Err(refused(StatementProblem::TooLarge)));
	assert_eq!(read_csv(&[0xff], CNY), Err(refused(StatementProblem::NotUtf8)));
	assert_eq!(read_csv(b"", CNY), Err(refused(StatementProblem::NoHeadings)));
}

/// Of the whole file.
fn refused(problem: StatementProblem) -> StatementError {
	StatementError { at: Spot::File, problem }
}

#[test]
fn a_wrong_message_is_refused_by_its_element() {
	let unbalanced = "Stmt[1]/Bal: the entries do not lead from the opening balance to the closing one";
	for (name, from, to, expected) in [
		("day.xml", "camt.053", "camt.052", "the statement: not a camt.053 message"),
		("day.xml", "<Amt Ccy=\"CNY\">1200000.00</Amt>", "", "Stmt[1]/Ntry[1]/Amt: is missing"),
		(
			"day.xml",
			"CNY\">350000.50",
			"USD\">350000.50",
			"Stmt[1]/Ntry[2]/Amt/@Ccy: is in \"USD\", and the book in CNY",
		),
		("day.xml", ">88.80<", ">88,80<", "Stmt[1]/Ntry[3]/Amt: not an amount such as 1200"),
		("day.xml", ">88.80<", ">0.00<", "Stmt[1]/Ntry[3]/Amt: is not an amount above zero"),
		("day.xml", ">88.80<", ">88.81<", unbalanced),
		("day.xml", "DBIT", "CRDT", unbalanced),
		("day.xml", "DBIT", "DEBIT", "Stmt[1]/Ntry[2]/CdtDbtInd: is not CRDT or DBIT"),
		("day.xml", "BOOK", "DONE", "Stmt[1]/Ntry[1]/Sts: is not BOOK, PDNG, INFO or FUTR"),
		("day.xml", "<Sts>BOOK</Sts>", "", "Stmt[1]/Ntry[1]/Sts: is missing"),
		(
			"day.xml",
			"<AcctSvcrRef>20260302000017</AcctSvcrRef>",
			"",
			"Stmt[1]/Ntry[1]/AcctSvcrRef: is missing",
		),
		(
			"day.xml",
			"<BookgDt><Dt>2026-03-02",
			"<BookgDt><Dt>02.03.2026",
			"Stmt[1]/Ntry[1]/BookgDt: is not a date such as 2026-03-01",
		),
		("day.xml", "<Amt Ccy=\"CNY\">0.00</Amt>", "", "Stmt[1]/Bal[1]/Amt: is missing"),
		(
			"batch.xml",
			">1200000.00<",
			">1200000.01<",
			"Stmt[1]/Ntry[1]/Amt: its parts together are another amount",
		),
		(
			"batch.xml",
			"<c:Amt Ccy=\"CNY\">1200000.00</c:Amt>",
			"",
			"Stmt[1]/Ntry[1]/NtryDtls/TxDtls[1]/AmtDtls/TxAmt/Amt: is missing",
		),
		("batch.xml", "849989.50", "849989.51", unbalanced),
		("day.xml", "</GrpHdr>", "</GrpHd>", "line 5: "),
		("day.xml", "</Document>", "", "line 46: Document is not closed"),
		("day.xml", "</Document>", "</Document><More/>", "line 45: a second element beside the first"),
		("day.xml", "</Document>", "</Document>more", "line 46: text outside of all elements"),
		("day.xml", "A &amp; B", "A &b; B", "line 30: an entity that is not known"),
		(
			"day.xml",
			"<!-- Invented: one account, two days. -->",
			"<!DOCTYPE Document [<!ENTITY b \"b\">]>",
			"the statement: has a document type definition",
		),
	] {
		let error = read_camt053(&changed(name, from, to), CNY).unwrap_err().to_string();
		assert!(error.starts_with(expected), "{name}, {from}: {error}");
	}
	let deep = format!("{}{}", "<a>".repeat(40), "</a>".repeat(40));
	assert_eq!(read_camt053(deep.as_bytes(), CNY), Err(refused(StatementProblem::TooDeep)));
	let none =
		r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.10"><BkToCstmrStmt/></Document>"#;
	assert_eq!(read_camt053(none.as_bytes(), CNY).unwrap_err().to_string(), "Stmt: is missing");
	let large = vec![b' '; MAX_STATEMENT + 1];
	assert_eq!(read_camt053(&large, CNY), Err(refused(StatementProblem::TooLarge)));
	assert!(matches!(read_camt053(b"", CNY).unwrap_err().problem, StatementProblem::Malformed(_)));
}

#[test]
fn a_batch_whose_parts_have_no_references_is_one_line() {
	let reference = "<c:Refs><c:AcctSvcrRef>20260302000041</c:AcctSvcrRef></c:Refs>";
	let statement = read_camt053(&changed("batch.xml", reference, ""), CNY).unwrap();
	assert_eq!(said(&statement)[0], ("20260302-BATCH", Flow::Received, 84_999_950));
	assert_eq!(statement.lines.len(), 2);
}

#[test]
fn an_entry_without_a_reference_of_the_servicer_has_its_own() {
	let (from, to) = ("<AcctSvcrRef>20260302000017</AcctSvcrRef>", "<NtryRef>20260302000017</NtryRef>");
	let statement = read_camt053(&changed("day.xml", from, to), CNY).unwrap();
	assert_eq!(said(&statement), LINES.to_vec());
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
	// Few references and amounts, so that they meet.
	let line = (0u8..6, any::<bool>(), 1u128..3).prop_map(|(reference, received, amount)| Line {
		at: Spot::File,
		reference: reference.to_string(),
		flow: if received { Flow::Received } else { Flow::Paid },
		amount,
		booked: None,
	});
	proptest::collection::vec(line, 0..8)
}

fn entries() -> impl Strategy<Value = Vec<Attested>> {
	let entry = (proptest::option::of(any::<bool>()), 1u128..3);
	proptest::collection::btree_map(0u8..6, entry, 0..6).prop_map(|entries| {
		let each = entries.into_iter().map(|(reference, (received, amount))| Attested {
			reference: digest(&reference.to_string()),
			flow: received.map(|received| if received { Flow::Received } else { Flow::Paid }),
			amount,
			at_ms: 0,
		});
		each.collect()
	})
}

/// Pieces of which tables and messages are made, whole and broken.
const PIECES: [&str; 22] = [
	"流水号,金额\n",
	"A1",
	"1,0",
	"\"1,000.50\"",
	"-",
	",",
	"\r\n",
	"\n",
	"\"",
	"合计",
	"<a>",
	"</a>",
	"<a/>",
	"<Document",
	">",
	"&amp;",
	"&",
	"<![CDATA[",
	"]]>",
	"<!--",
	"<?xml",
	"。",
];

proptest! {
	#[test]
	fn no_text_breaks_a_reader(pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40)) {
		let text = pieces.concat();
		if let Ok(statement) = read_csv(text.as_bytes(), CNY) {
			prop_assert!(statement.lines.iter().all(|line| line.amount > 0 && !line.reference.is_empty()));
		}
		prop_assert!(read_camt053(text.as_bytes(), CNY).is_err(), "no piece is of a statement");
	}

	#[test]
	fn each_line_and_each_entry_is_in_one_list(lines in lines(), entries in entries()) {
		let report = reconcile(&lines, &entries, Days::default(), digest);
		let Report { matched, differing, missing_on_chain, missing_at_bank, elsewhere, repeated } = &report;
		let compared = matched.len() + differing.len();
		prop_assert_eq!(compared + missing_on_chain.len() + repeated.len(), lines.len());
		prop_assert_eq!(compared + missing_at_bank.len() + elsewhere.len(), entries.len());
		for found in matched {
			prop_assert_eq!(digest(&found.line.reference), found.entry.reference);
			prop_assert_eq!(found.line.amount, found.entry.amount);
			prop_assert_eq!(Some(found.line.flow), found.entry.flow);
		}
		for found in differing {
			prop_assert_eq!(digest(&found.line.reference), found.entry.reference);
			prop_assert!(found.amount || found.flow);
		}
		for line in missing_on_chain {
			prop_assert!(entries.iter().all(|entry| entry.reference != digest(&line.reference)));
		}
		for entry in missing_at_bank.iter().chain(elsewhere) {
			prop_assert_eq!(missing_at_bank.contains(entry), entry.flow.is_some());
			prop_assert!(lines.iter().all(|line| entry.reference != digest(&line.reference)));
		}
	}
}
