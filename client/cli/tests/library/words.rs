//! What is said to people, in both languages.

use hefu_cli::text::{Lang, after_refusal, age, clock_error, covered, policy, spot, statement, status};
use hefu_primitives::{
	digest::Digests,
	licence::Status,
	settlement::Currency,
	verification::{Cover, Coverage},
};
use hefu_proofs::{Broken, Error};
use hefu_sdk::{
	amount::AmountError,
	policy::odrl::{Problem, Reason, Rule},
	settlement::statement::{Spot, StatementError, StatementProblem, Wanted},
};
use serde_json::Value;

#[test]
fn nobody_is_told_more_than_was_done() {
	let registered = Digests { blake3: Some([0; 32]), sha256: Some([0; 32]), sm3: None };
	let said = |coverage| covered(&coverage, Lang::En);
	assert_eq!(said(Coverage::all(&registered, Cover::Checked)), "whole");
	assert_eq!(said(Coverage::all(&registered, Cover::Unchecked)), "-");
	let sampled =
		Coverage { blake3: Some(Cover::sampled(1 << 30, 300)), sha256: Some(Cover::Unchecked), sm3: None };
	assert_eq!(said(sampled), "300 samples; finds 1 % corruption with 95.04 %");
	assert_eq!(covered(&sampled, Lang::Zh), "抽样 300 片；1 % 损坏的检出概率 95.04 %");
}

#[test]
fn states_are_told_with_their_codes() {
	assert_eq!(status(Some(Status::Suspended), Lang::En), "02 suspended");
	assert_eq!(status(Some(Status::Suspended), Lang::Zh), "02 暂扣");
	assert!(status(None, Lang::En).starts_with("none") && status(None, Lang::Zh).starts_with('无'));
}

#[test]
fn what_is_not_known_is_said_with_its_year() {
	let error = serde_json::json!({ "reason": "missing-year", "year": 2027, "calendar": "mainland" });
	assert!(clock_error(&error, Lang::En).starts_with("the working days of 2027"));
	assert!(clock_error(&error, Lang::Zh).starts_with("2027 年的工作日"));
	assert_eq!(clock_error(&Value::Null, Lang::En), "");
}

#[test]
fn a_length_of_time_is_told_in_its_largest_unit() {
	let said = |ms| (age(ms, Lang::En), age(ms, Lang::Zh));
	assert_eq!(said(5_999), ("5 seconds ago".into(), "5 秒前".into()));
	assert_eq!(said(120_000), ("2 minutes ago".into(), "2 分钟前".into()));
	assert_eq!(said(7_200_000), ("2 hours ago".into(), "2 小时前".into()));
	assert_eq!(said(91 * 86_400_000), ("91 days ago".into(), "91 天前".into()));
}

#[test]
fn what_may_well_hold_is_not_called_false() {
	let newer = Error::NewerThanKnown { spec_version: 9, known: 1 };
	assert!(after_refusal(newer, Lang::En).contains("newer hefu"));
	assert!(after_refusal(Error::NotInBlock, Lang::Zh).contains("请勿采信"));
	let other = Error::Block(Broken::OtherGenesis);
	assert!(after_refusal(other, Lang::En).contains("another chain"));
}

#[test]
fn each_reason_says_what_to_do_in_both_languages() {
	let operand = || "Membership".to_owned();
	for reason in [
		Reason::Unknown,
		Reason::GrantingOn,
		Reason::Grantee,
		Reason::Membership,
		Reason::OnlyIn(Rule::Prohibition),
	] {
		let problem = Problem::Operand { operand: operand(), reason };
		let (english, chinese) = (policy(&problem, Lang::En), policy(&problem, Lang::Zh));
		assert!(
			english.starts_with("Membership: ") && english.contains(": take it out")
				|| english.contains(": move it")
		);
		assert!(chinese.starts_with("Membership:") && chinese.contains("：请"), "{chinese}");
	}
}

#[test]
fn each_fault_of_a_statement_says_where_it_is_in_both_languages() {
	let wanted = [Wanted::Date, Wanted::Positive, Wanted::Way, Wanted::Indicator, Wanted::Status];
	let problems = [
		StatementProblem::TooLarge,
		StatementProblem::NotUtf8,
		StatementProblem::Malformed("it breaks off".into()),
		StatementProblem::NoHeadings,
		StatementProblem::Twice,
		StatementProblem::NotCamt,
		StatementProblem::HasDtd,
		StatementProblem::TooDeep,
		StatementProblem::Missing,
		StatementProblem::Amount(AmountError::TooLarge),
		StatementProblem::OtherCurrency { found: "USD".into(), book: Currency::CNY },
		StatementProblem::BothWays,
		StatementProblem::OtherSum,
		StatementProblem::Unbalanced,
	];
	for problem in problems.into_iter().chain(wanted.map(StatementProblem::NotA)) {
		let error = StatementError { at: Spot::Cell(7, "金额".into()), problem };
		assert_eq!(statement(&error, Lang::En), error.to_string());
		let chinese = statement(&error, Lang::Zh);
		let said = chinese.strip_prefix("第 7 行“金额”列：").unwrap_or_else(|| panic!("{chinese}"));
		assert!(!said.is_ascii(), "{said}");
	}
	let path = || "Stmt[1]/Ntry[3]".to_owned();
	for (at, english, chinese) in [
		(Spot::File, "the statement", "对账单".to_owned()),
		(Spot::Line(7), "line 7", "第 7 行".to_owned()),
		(Spot::Element(path()), "Stmt[1]/Ntry[3]", path()),
	] {
		assert_eq!((spot(&at, Lang::En), spot(&at, Lang::Zh)), (english.to_owned(), chinese));
	}
}
