//! The register of public data.

use serde_json::Value;

use super::{Lang, registration::term};

words! { Catalogues
	Application: "application", "登记申请";
	Applicant: "applicant", "申请人";
	Materials: "materials (digest)", "登记材料摘要";
	QueryCode: "query code", "查询码";
	Registrant: "registered by", "登记主体";
	Asked: "the code asked for, of before", "所查旧码";
	OperatedSince: "operated since", "开始授权运营时间";
	DueBy: "to be filed by", "登记申请期限";
	IsFiled: "filed", "已申请";
	Overdue: "overdue", "逾期";
	NotOperated: "it is operated under no authorisation: nothing must be filed", "未纳入授权运营，无登记义务";
	NoLaw: "no law pack is in force for the register of public data: the council names one (hefu catalogue put-in-force)",
		"尚无适用于公共数据资源登记的规则包：由理事会指定（hefu catalogue put-in-force）";
}

/// What is filed for.
pub fn application_kind(kind: &Value, lang: Lang) -> String {
	term(
		kind,
		lang,
		&[
			("initial", "首次登记"),
			("change", "变更登记"),
			("correction", "更正登记"),
			("cancellation", "注销登记"),
			("renewal", "续展"),
		],
	)
}

/// Why an entry is cancelled.
pub fn entry_end(ground: &Value, lang: Lang) -> String {
	term(
		ground,
		lang,
		&[
			("extinct", "不可复原或灭失"),
			("given-up", "放弃相关权益或权益期限届满"),
			("dissolved", "主体终止"),
			("other", "法律法规规定的其他情形"),
		],
	)
}

/// Whether what must be filed is overdue; nothing where that cannot be told.
pub fn overdue(overdue: &Value, lang: Lang) -> &'static str {
	match (overdue.as_bool(), lang) {
		(Some(true), Lang::En) => "yes",
		(Some(true), Lang::Zh) => "是",
		(Some(false), Lang::En) => "no",
		(Some(false), Lang::Zh) => "否",
		(None, _) => "",
	}
}
