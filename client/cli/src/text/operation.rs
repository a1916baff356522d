//! Authorised operation of public data.

use serde_json::Value;

use super::{Lang, registration::term};

words! { Operations
	Operation: "operation", "授权运营";
	Stage: "stage", "运营阶段";
	Body: "implementing body", "实施机构";
	Mode: "covers", "授权模式";
	PriceAuthority: "price authority", "价格主管部门";
	PlannedOn: "planned", "实施方案登记时间";
	Operator: "operator", "运营机构";
	Method: "selected by", "选定方式";
	FirstDay: "first day", "起始日";
	Currency: "currency", "币种";
	Agreement: "agreement (digest)", "运营协议摘要";
	Security: "security (digest)", "安全要求摘要";
	Exit: "how it is left (digest)", "退出机制摘要";
	BegunOn: "begun", "开始运营时间";
	EndedOn: "ended", "终止时间";
	Ground: "ground", "终止情形";
	Data: "data", "纳入的数据";
	Product: "product", "产品";
	Dataset: "dataset", "数据集";
	Purpose: "for", "用途";
	Per: "priced per", "计费单位";
	Cap: "cap", "上限收费标准";
	Price: "price", "具体收费标准";
	DelistedOn: "taken off", "下架时间";
	Books: "books of", "账目年度";
	Permitted: "permitted", "最高准许收入";
	Deducted: "less surplus of before", "扣减上年超收";
	Revenue: "revenue", "收入";
	Surplus: "surplus", "超收";
	Charged: "charged in", "入账年度";
	Entry: "entry", "序号";
	Units: "units", "数量";
	Amount: "amount", "金额";
	RecordedOn: "recorded", "入账时间";
	Reversed: "taken back", "已冲正";
	Disclosure: "disclosure of", "披露年度";
	Side: "side", "披露主体";
	Due: "due", "披露期限";
	DisclosedOn: "disclosed", "首次披露时间";
	Overdue: "overdue", "逾期";
}

/// How far an operation is.
pub fn operation_stage(stage: &Value, lang: Lang) -> String {
	term(
		stage,
		lang,
		&[
			("planned", "实施方案已审定"),
			("selected", "运营机构已选定"),
			("offered", "协议待签署"),
			("signed", "协议已签署"),
			("active", "运营中"),
			("expired", "期满"),
			("terminated", "已终止"),
		],
	)
}

/// What an authorisation covers.
pub fn mode(mode: &Value, lang: Lang) -> String {
	term(mode, lang, &[("whole", "整体授权"), ("field", "分领域授权"), ("scenario", "依场景授权")])
}

/// How the operator was selected.
pub fn selection(method: &Value, lang: Lang) -> String {
	let chinese = [("open-tender", "公开招标"), ("invited-tender", "邀请招标"), ("negotiation", "谈判")];
	term(method, lang, &chinese)
}

/// What a product is for.
pub fn purpose(purpose: &Value, lang: Lang) -> String {
	term(purpose, lang, &[("public-good", "公共治理、公益事业（免费）"), ("industry", "产业发展（收费）")])
}

/// What a fee is counted by.
pub fn charge_unit(unit: &Value, lang: Lang) -> String {
	let chinese =
		[("products", "产品数量"), ("services", "服务次数"), ("time", "服务时间"), ("calls", "数据调用量")];
	term(unit, lang, &chinese)
}

/// A side that discloses.
pub fn side(side: &Value, lang: Lang) -> String {
	term(side, lang, &[("body", "实施机构"), ("operator", "运营机构")])
}

/// Why an operation was ended before its term.
pub fn ending(ground: &Value, lang: Lang) -> String {
	term(
		ground,
		lang,
		&[
			("agreed", "协商一致"),
			("breach", "违约"),
			("security", "安全原因"),
			("public-interest", "公共利益需要"),
			("operator-gone", "运营机构终止或丧失资格"),
			("other", "其他情形"),
		],
	)
}
