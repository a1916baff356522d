//! How a difference between two law packs is said.

use hefu_cli::text::{Lang, otherwise};
use serde_json::json;

#[test]
fn each_difference_is_said_in_both_languages() {
	let since = "2026-03-06T00:00:00+08:00";
	for (how, english, chinese) in [
		(
			json!({ "reason": "not-eligible", "right": "operate", "obtained": "crawled", "eligibility": "no" }),
			"right to operate, come by as crawled: no",
			"自动化程序收集公开数据的经营权：不可登记",
		),
		(
			json!({ "reason": "out-of-window", "from": "A", "until": "B" }),
			"renewal from A on and before B only",
			"续期只能自 A 起、在 B 之前申请",
		),
		(
			json!({ "reason": "silence", "own": null, "other": { "silence": "deemed-granted", "since": since } }),
			"silence counts as granted since 2026-03-06T00:00:00+08:00; by its own pack it meant nothing by then",
			"逾期未答复：自 2026-03-06T00:00:00+08:00 起视为同意；按适用规则包：此时尚无法律后果",
		),
		(
			json!({ "reason": "too-late", "clock": "publicity" }),
			"too late: publicity was over",
			"逾期：公示期已届满",
		),
		(
			json!({ "reason": "expires", "own": "A", "other": "B" }),
			"would hold until B, and not until A",
			"有效期至 B，而非 A",
		),
		(
			json!({ "reason": "unknown", "error": { "reason": "not-set", "clock": "publicity" } }),
			"cannot be told: the law pack sets no such time",
			"无法判断：规则包未规定此期限",
		),
	] {
		assert_eq!(otherwise(&how, Lang::En), english);
		assert_eq!(otherwise(&how, Lang::Zh), chinese);
	}
	for reason in ["not-extended", "still-publicised", "stage"] {
		let how = json!({ "reason": reason });
		assert!(otherwise(&how, Lang::En).is_ascii());
		assert!(!otherwise(&how, Lang::Zh).is_ascii());
	}
}
