//! Messages of the Dataspace Protocol.

use hefu_primitives::market::{Forbidden, Side};
use hefu_sdk::dsp::{Act, CONTEXT, DspError, DspProblem, Form, Kept, MAX_DOCUMENT, NamedKind, Step};

use super::{Lang, dimension, policy};

words! { Dsps
	Message: "message", "消息";
	OnChain: "on the chain", "链上记录";
	Kept: "kept by the parties", "由各方保存";
	Negotiation: "negotiation", "磋商";
	Order: "order", "订单";
	Product: "product", "产品";
	Agreement: "of the agreement of", "所依协议（磋商）";
	Assigner: "assigner", "授权方";
	Assignee: "assignee", "被授权方";
	AgreedOn: "agreed on", "达成协议时间";
	Target: "version", "数据集版本";
	Terms: "digest of the terms", "条款摘要";
	OfferFile: "offer", "要约文件";
	Units: "units", "数量";
	Price: "price, in the minor unit", "价款（最小货币单位）";
	Free: "nothing", "无";
	NoBegin: "the terms do not say when they begin, so that they have another digest at each moment",
		"条款未说明自何时起生效，其摘要因而随时刻变化";
	SayBegins: "say with --begins from when on they hold; the other side takes the same moment",
		"请用 --begins 指明起始时刻；对方须采用同一时刻";
	SayFrom: "say it with --from, or in the policy", "请用 --from 或在策略中说明起始时刻";
	AddName: "add what the name stands for to the file of names (--names, HEFU_DSP_NAMES)",
		"请在名称文件（--names、HEFU_DSP_NAMES）中写明该名称所指";
}

/// What is recorded of a message.
pub fn dsp_act(act: &Act, lang: Lang) -> String {
	match (act, lang) {
		(Act::Nothing, Lang::En) => "nothing".into(),
		(Act::Nothing, _) => "无".into(),
		(Act::Listed(listings), Lang::En) => format!("listings: {}", listings.len()),
		(Act::Listed(listings), _) => format!("{} 项产品挂牌", listings.len()),
		(Act::Negotiation { step: of, .. }, Lang::En) => {
			format!("a step of a negotiation: {}", step(of, lang))
		}
		(Act::Negotiation { step: of, .. }, _) => format!("磋商步骤：{}", step(of, lang)),
		(Act::Negotiated(_, state), Lang::En) => {
			format!("nothing; the negotiation is told to be {}", state.name())
		}
		(Act::Negotiated(_, state), _) => format!("无；告知磋商状态为 {}", state.name()),
		(Act::Transfer { to, .. }, Lang::En) => format!("the transfer of an order becomes {}", to.name()),
		(Act::Transfer { to, .. }, _) => format!("订单的传输状态变为 {}", to.name()),
		(Act::Transferred(_, state), Lang::En) => {
			format!("nothing; the transfer is told to be {}", state.name())
		}
		(Act::Transferred(_, state), _) => format!("无；告知传输状态为 {}", state.name()),
	}
}

fn step(step: &Step, lang: Lang) -> &'static str {
	let (english, chinese) = match step {
		Step::Request(_) => ("request", "请求"),
		Step::Offer(_) => ("offer", "要约"),
		Step::Accept => ("accept", "接受"),
		Step::Agree(_) => ("agree", "达成协议"),
		Step::Verify => ("verify", "核实协议"),
		Step::Finalize => ("finalize", "最终确认"),
		Step::Terminate => ("terminate", "终止"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// What the parties keep of a message; nothing: an empty text.
pub fn dsp_kept(kept: &Kept, lang: Lang) -> &'static str {
	let (english, chinese) = match kept {
		Kept::Nothing | Kept::Started(None) => ("", ""),
		Kept::All(_) => ("all of it", "整条消息"),
		Kept::Listed(..) => {
			("terms, forms, services and what else it says", "条款、传输形式、服务及其他内容")
		}
		Kept::Offered(_, None) | Kept::Agreed(_) => ("terms", "条款"),
		Kept::Offered(_, Some(_)) => ("terms, callback address", "条款、回调地址"),
		Kept::Report(_) => ("code and reasons", "代码与理由"),
		Kept::Requested { address: None, .. } => ("form, callback address", "传输形式、回调地址"),
		Kept::Requested { address: Some(_), .. } => {
			("form, data address, callback address", "传输形式、数据地址、回调地址")
		}
		Kept::Started(Some(_)) => ("data address", "数据地址"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why a message, or a file of names, is refused.
pub fn dsp_error(error: &DspError, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	let field = if error.field.is_empty() { "文件" } else { &error.field };
	format!("{field}：{}", in_chinese(&error.problem))
}

fn in_chinese(problem: &DspProblem) -> String {
	match problem {
		DspProblem::TooLarge => format!("超过 {MAX_DOCUMENT} 字节"),
		DspProblem::NotJson(why) => format!("不是 JSON（{why}）"),
		DspProblem::Missing => "缺失".into(),
		DspProblem::NotA(form) => format!("应为：{}", form_in_chinese(*form)),
		DspProblem::Empty => "为空：请去掉或填写内容".into(),
		DspProblem::Unexpected => "此处不应出现：请去掉".into(),
		DspProblem::NoWord { found, allowed } => {
			format!("是 {found:?}，应为下列之一：{}", allowed.join("、"))
		}
		DspProblem::NoContext => format!("缺少 {CONTEXT:?}"),
		DspProblem::NoDidContext => "缺少 DID 文档的上下文（https://www.w3.org/ns/did/v1）".into(),
		DspProblem::OpensOrGoesOn { other } => format!("仅在首条消息中给出；此后各条均给出 {other}"),
		DspProblem::Policy(problems) => {
			let each: Vec<_> = problems.iter().map(|problem| policy(problem, Lang::Zh)).collect();
			each.join("；")
		}
		DspProblem::AllowsNothing(of) => format!("不允许任何使用：{}", dimension(*of, Lang::Zh)),
		DspProblem::Unsayable(of) => format!("没有策略能表达此条件：{}", dimension(*of, Lang::Zh)),
		DspProblem::Unknown(kind) => format!("所指的{}未知：请先添加其名称", kind_in_chinese(*kind)),
		DspProblem::Taken => "已用于指称其他事物".into(),
		DspProblem::OfAnother => "与 consumerPid 所指不同".into(),
		DspProblem::Forbidden { from, to, by, why } => {
			let by = match by {
				Side::Consumer => "消费方",
				Side::Provider => "提供方",
			};
			let from = from.unwrap_or("（尚未开始）");
			match why {
				Forbidden::Final => format!("{from} 为最终状态，不再变化"),
				Forbidden::NoSuchMove => format!("{from} 之后不能为 {to}"),
				Forbidden::OtherSide => format!("从 {from} 到 {to} 不由{by}作出"),
			}
		}
		DspProblem::OtherAct => "所保存的内容属于另一条消息".into(),
		DspProblem::OtherTerms => "所保存的条款摘要不同".into(),
	}
}

fn kind_in_chinese(kind: NamedKind) -> &'static str {
	match kind {
		NamedKind::Participant => "参与方",
		NamedKind::Dataset => "数据集",
		NamedKind::Offer => "要约",
		NamedKind::Negotiation => "磋商或协议",
		NamedKind::Transfer => "传输",
	}
}

fn form_in_chinese(form: Form) -> String {
	match form {
		Form::Object => "对象".into(),
		Form::Text => "文本".into(),
		Form::List => "列表".into(),
		Form::Texts => "文本的列表".into(),
		Form::Count => "不小于 1 的整数".into(),
		Form::Amount => "不小于 1 的整数，写作文本".into(),
		Form::Member => "成员的标识".into(),
		Form::Currency => "ISO 4217 币种".into(),
		Form::Moment => "时刻，如 2023-01-01T01:00:00Z".into(),
		Form::CatalogAddress => "以 /catalog 结尾的 HTTP 地址".into(),
		Form::Id(kind) => format!("该{}在链上的标识", kind_in_chinese(kind)),
		Form::Region => "GB/T 2260 行政区划，如 440000".into(),
	}
}
