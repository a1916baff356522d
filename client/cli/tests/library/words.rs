//! What is said to people, in both languages.

use hefu_cli::text::{
	Lang, after_refusal, age, amount_of, clock_error, covered, direction, dsp_act, dsp_error, dsp_kept,
	environments, exclusivity, motion::beyond_bounds, policy, right, spot, statement, status,
};
use hefu_primitives::{
	NegotiationId, OrderId,
	digest::Digests,
	licence::Status,
	market::{Forbidden, NegotiationState, Side, TransferState},
	settlement::Currency,
	terms::Dimension,
	verification::{Cover, Coverage},
};
use hefu_proofs::{Broken, Error};
use hefu_sdk::{
	amount::AmountError,
	dsp::{Act, DspError, DspProblem, Form, Kept, NamedKind, Report, Step},
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
fn the_bounds_of_a_parameter_are_told() {
	for (lang, part) in [(Lang::En, "is from 32000 to 86400000:"), (Lang::Zh, "应在 32000 至 86400000 之间")]
	{
		let said = beyond_bounds("calendar.stall-limit-ms", &(32_000..=86_400_000), lang);
		assert!(said.starts_with("calendar.stall-limit-ms") && said.contains(part), "{said}");
	}
}

#[test]
fn the_words_of_grants_and_books_are_told_in_both_languages() {
	let word = |word: &str| Value::from(word);
	for (said, english, chinese) in [
		([right(&word("operate"), Lang::En), right(&word("operate"), Lang::Zh)], "operate", "经营权"),
		([exclusivity(&word("none"), Lang::En), exclusivity(&word("none"), Lang::Zh)], "none", "普通许可"),
		([direction(&word("paid"), Lang::En), direction(&word("paid"), Lang::Zh)], "paid", "已付"),
	] {
		assert_eq!(said, [english, chinese]);
	}
	let places = serde_json::json!(["on-site", "tee"]);
	assert_eq!(environments(&places, Lang::En), "on-site tee");
	assert_eq!(environments(&places, Lang::Zh), "现场 可信执行环境");
}

#[test]
fn one_of_a_unit_is_not_told_as_many() {
	for (amount, unit, english, chinese) in [
		(1, serde_json::json!("days"), "1 day", "1 日"),
		(2, serde_json::json!("days"), "2 days", "2 日"),
		(1, serde_json::json!({ "working-days": "banking" }), "1 banking day", "1 个银行营业日"),
	] {
		assert_eq!(amount_of(&amount.into(), &unit, Lang::En), english);
		assert_eq!(amount_of(&amount.into(), &unit, Lang::Zh), chinese);
	}
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
		assert!(chinese.starts_with("Membership：") && chinese.contains("：请"), "{chinese}");
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

#[test]
fn each_fault_of_a_message_is_told_in_both_languages() {
	let forms = [Form::Object, Form::Text, Form::List, Form::Texts, Form::Count, Form::Amount, Form::Member];
	let more = [Form::Currency, Form::Moment, Form::CatalogAddress, Form::Region];
	let kinds = [
		NamedKind::Participant,
		NamedKind::Dataset,
		NamedKind::Offer,
		NamedKind::Negotiation,
		NamedKind::Transfer,
	];
	let forbidden = |why| {
		let from = Some(NegotiationState::Offered.name());
		DspProblem::Forbidden { from, to: NegotiationState::Agreed.name(), by: Side::Consumer, why }
	};
	let mut problems = vec![
		DspProblem::TooLarge,
		DspProblem::NotJson("it breaks off".into()),
		DspProblem::Missing,
		DspProblem::Empty,
		DspProblem::Unexpected,
		DspProblem::NoWord { found: "x".into(), allowed: vec!["Catalog"] },
		DspProblem::NoContext,
		DspProblem::NoDidContext,
		DspProblem::OpensOrGoesOn { other: "providerPid" },
		DspProblem::Policy(vec![Problem::NoPolicy]),
		DspProblem::AllowsNothing(Dimension::Period),
		DspProblem::Unsayable(Dimension::Period),
		DspProblem::Taken,
		DspProblem::OfAnother,
		DspProblem::OtherAct,
		DspProblem::OtherTerms,
	];
	problems.extend([Forbidden::Final, Forbidden::NoSuchMove, Forbidden::OtherSide].map(forbidden));
	problems.extend(forms.into_iter().chain(more).chain(kinds.map(Form::Id)).map(DspProblem::NotA));
	problems.extend(kinds.map(DspProblem::Unknown));
	for problem in problems {
		let error = DspError { field: "offer.target".into(), problem };
		assert_eq!(dsp_error(&error, Lang::En), error.to_string());
		let chinese = dsp_error(&error, Lang::Zh);
		let said = chinese.strip_prefix("offer.target：").unwrap_or_else(|| panic!("{chinese}"));
		assert!(!said.is_ascii(), "{said}");
	}
	let whole = DspError { field: String::new(), problem: DspProblem::Missing };
	assert_eq!(dsp_error(&whole, Lang::Zh), "文件：缺失");
}

#[test]
fn what_a_message_does_is_told_in_both_languages() {
	let (negotiation, order) = (NegotiationId([1; 32]), OrderId([2; 32]));
	let step = |step| Act::Negotiation { negotiation, opens: None, step: Box::new(step) };
	for act in [
		Act::Nothing,
		Act::Listed(Vec::new()),
		step(Step::Accept),
		step(Step::Verify),
		step(Step::Finalize),
		step(Step::Terminate),
		Act::Negotiated(negotiation, NegotiationState::Agreed),
		Act::Transfer { order, opens: None, to: TransferState::Started },
		Act::Transferred(order, TransferState::Started),
	] {
		assert!(dsp_act(&act, Lang::En).is_ascii(), "{act:?}");
		assert!(!dsp_act(&act, Lang::Zh).is_ascii(), "{act:?}");
	}
	let report = Kept::Report(Report::default());
	assert_eq!(
		(dsp_kept(&report, Lang::En), dsp_kept(&report, Lang::Zh)),
		("code and reasons", "代码与理由")
	);
	assert_eq!((dsp_kept(&Kept::Started(None), Lang::En), dsp_kept(&Kept::Nothing, Lang::Zh)), ("", ""));
}
