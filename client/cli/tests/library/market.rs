//! What is said of the market, in both languages.

use hefu_cli::text::{
	Lang, acceptance, contract, fee_role, market_side, meter_state, order_stage, outcome, price, settled_by,
};
use hefu_primitives::market::{Acceptance, ContractKind, FeeRole, Side, Stage};
use hefu_sdk::terms::Term;
use serde_json::{Value, json};

/// That each word of a vocabulary has a Chinese one.
fn all_in_chinese<T: Term>(said: impl Fn(&Value, Lang) -> String) {
	for term in T::all() {
		let word = Value::from(term.word());
		assert_ne!(said(&word, Lang::Zh), term.word());
		assert_eq!(said(&word, Lang::En), term.word());
	}
}

#[test]
fn every_word_is_chinese_too() {
	all_in_chinese::<Stage>(order_stage);
	all_in_chinese::<ContractKind>(contract);
	all_in_chinese::<FeeRole>(fee_role);
	all_in_chinese::<Acceptance>(acceptance);
	all_in_chinese::<Side>(market_side);
	for word in ["goes-on", "settled", "held", "refunded", "expired"] {
		assert_ne!(outcome(word, Lang::Zh), word);
	}
	for word in ["open", "closing", "closed"] {
		assert_ne!(meter_state(&word.into(), Lang::Zh), word);
	}
}

#[test]
fn a_price_is_told_in_a_line() {
	let said = |of: &Value| [price(of, Lang::En), price(of, Lang::Zh)];
	let fixed = json!({ "kind": "fixed", "currency": "CNY", "amount": "5.00" });
	assert_eq!(said(&fixed), ["5.00 CNY each", "5.00 CNY/单位"]);
	let tiers = json!([{ "from": "1", "amount": "1.00" }, { "from": "11", "amount": "0.80" }]);
	let tiered = json!({ "kind": "tiered", "currency": "CNY", "tiers": tiers });
	let expected = ["from 1: 1.00; from 11: 0.80 CNY each", "第 1 单位起 1.00；第 11 单位起 0.80 CNY/单位"];
	assert_eq!(said(&tiered), expected);
	assert_eq!(said(&json!({ "kind": "free" })), ["free", "免费"]);
	let capped = |cap: &str| said(&json!({ "kind": "capped", "currency": "CNY", "cap": cap }));
	let [english, chinese] = capped("tariff");
	assert!(english.contains("the operation's cap") && chinese.contains("上限收费标准"));
	let [english, chinese] = capped("9.00");
	assert!(english.contains("at most 9.00 CNY") && chinese.contains("最高 9.00 CNY"));
}

#[test]
fn who_settles_a_dispute_is_named() {
	let arbiter = json!({ "by": "arbiter", "arbiter": "hfmb1x" });
	assert_eq!(settled_by(&arbiter, Lang::En), "arbiter hfmb1x");
	assert_eq!(settled_by(&json!({ "by": "proof" }), Lang::Zh), "链上举证");
}
