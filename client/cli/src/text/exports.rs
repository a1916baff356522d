//! Data that leave the country.

use hefu_sdk::exports::NoRules;
use serde_json::Value;

use super::{Lang, registration::term};

words! { Exports
	RecordedOn: "recorded", "登记时间";
	Exporter: "exporter", "数据出境方";
	Number: "number", "编号";
	Persons: "persons", "人数（非敏感个人信息）";
	Sensitive: "persons, sensitive", "人数（敏感个人信息）";
	PersonsWith: "persons this year, with these", "本年累计人数（含本次，非敏感）";
	SensitiveWith: "persons this year, sensitive, with these", "本年累计人数（含本次，敏感）";
	Basis: "stands on", "出境依据";
	Case: "case", "免予情形";
	Needs: "it needs", "出境路径";
	AssessmentFrom: "assessment from persons", "安全评估起点（人）";
	SensitiveFrom: "from persons, sensitive", "安全评估起点（敏感，人）";
	ContractFrom: "contract from persons", "标准合同或认证起点（人）";
	HoldNow: "hold now", "现行有效";
	CorrectRules: "correct the file, in the form of hefu export rules --output json (its \"rules\"), then run the command again",
		"请按 hefu export rules --output json 中 \"rules\" 的格式更正文件后重新执行命令";
}

/// What an export has to go through.
pub fn export_path(path: &Value, lang: Lang) -> String {
	let chinese =
		[("free", "免予"), ("contract", "标准合同或个人信息保护认证"), ("assessment", "数据出境安全评估")];
	match (lang, path.as_str()) {
		(Lang::En, Some("free")) => "nothing".into(),
		(Lang::En, Some("contract")) => "the standard contract or certification".into(),
		(Lang::En, Some("assessment")) => "the security assessment".into(),
		_ => term(path, lang, &chinese),
	}
}

/// On what an export stands.
pub fn export_basis(kind: &Value, lang: Lang) -> String {
	term(
		kind,
		lang,
		&[
			("few", "未达数量"),
			("exempt", "免予情形"),
			("off-negative-list", "负面清单外"),
			("standard-contract", "标准合同备案"),
			("certification", "个人信息保护认证"),
			("assessment", "通过安全评估"),
		],
	)
}

/// In which case nothing has to be applied for.
pub fn exemption(case: &Value, lang: Lang) -> String {
	term(
		case,
		lang,
		&[
			("trade", "国际贸易等活动数据"),
			("transit", "境外个人信息过境"),
			("contract", "订立、履行个人合同所需"),
			("staff", "跨境人力资源管理所需"),
			("emergency", "紧急情况"),
		],
	)
}

/// Why a file holds no rules.
pub fn no_rules(error: &NoRules, lang: Lang) -> String {
	match (error, lang) {
		(NoRules::Form(error), Lang::En) => format!("no rules of export in JSON: {error}"),
		(NoRules::Form(error), Lang::Zh) => format!("不是 JSON 格式的出境规则：{error}"),
		(NoRules::NoText, Lang::En) => "the basis is longer than 256 bytes, or has control characters".into(),
		(NoRules::NoText, Lang::Zh) => "依据超过 256 字节，或含控制字符".into(),
		(NoRules::Unsound, Lang::En) => {
			"a number is 0, the contract is needed later than the assessment, or the basis is empty".into()
		}
		(NoRules::Unsound, Lang::Zh) => "有数值为 0，或标准合同的起点高于安全评估，或依据为空".into(),
	}
}
