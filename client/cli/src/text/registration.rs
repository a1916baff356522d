//! Registration of rights, and the law's clocks and packs.

mod mirror;
mod refused;
mod replay;

use hefu_primitives::law::{ClockName, PackError};
use hefu_sdk::{
	law::NoPack,
	registration::{NoCertificate, NoStatement},
	terms::Term,
};
use serde_json::Value;

use super::Lang;

pub use mirror::{Mirrors, headings_missing, not_mirrored, row_fault, sent, unreadable};
pub use refused::refused;
pub use replay::{Replays, otherwise, replayed, step};

words! { Registers
	Filing: "filing", "登记申请";
	Stage: "stage", "办理阶段";
	BySilence: "by silence", "逾期未答复";
	Unknown: "not known", "无法确定";
	Institution: "institution", "登记机构";
	InstitutionCode: "code", "机构代码";
	DecisionCode: "code there", "登记编码";
	DecidedOn: "decided", "登记时间";
	AppointedOn: "appointed", "任命时间";
	RemovedOn: "removed", "移出时间";
	Applicants: "in the name of", "申请人";
	Confirmed: "confirmed", "已确认";
	NotConfirmed: "not confirmed yet", "待确认";
	MadeOn: "made", "提出时间";
	Pack: "law pack", "规则包";
	AnswerUntil: "answer until", "答复期限";
	ReviewUntil: "review until", "审查期限";
	PublicUntil: "shown until", "公示截止";
	InquiryUntil: "inquiry until", "异议核查期限";
	From: "from", "转让方";
	To: "to", "受让方";
	Rights: "rights", "权利";
	Right: "right", "权利";
	Ground: "ground", "情形";
	Obtained: "come by", "取得方式";
	Evidence: "evidence (digest)", "证明材料摘要";
	Limits: "limits (digest)", "限制范围摘要";
	Objection: "objection", "异议";
	By: "by", "提出方";
	Grounds: "grounds (digest)", "理由摘要";
	Outcome: "outcome", "处理结果";
	Annotation: "annotation", "注记";
	LiftedOn: "lifted", "解除时间";
	Document: "document (digest)", "文书摘要";
	Certificate: "certificate", "登记凭证";
	Expires: "expires", "有效期至";
	Frozen: "frozen", "限制处分";
	CancelledOn: "cancelled", "注销时间";
	IssuedOn: "issued", "发放时间";
	SupersededBy: "replaced by", "替代凭证";
	WithdrawnOn: "withdrawn", "失效时间";
	Matches: "it says what the ledger says", "与登记簿一致";
	OthersConfirm: "the others in whose names it is made confirm it: hefu register confirm FILING",
		"请其他申请人确认：hefu register confirm 登记申请";
	SameData: "others decided about the same data too, or it is registered as another dataset: hefu register show DIGEST",
		"同一数据另有其他登记结果，或已作为另一数据集登记：请用 hefu register show 摘要 查看";
	NoInstitution: "a first registration is filed at an institution, and none is named", "初次登记须向登记机构提出，而未指明登记机构";
	NameInstitution: "name it with --institution (hefu register institution list)", "请用 --institution 指明（hefu register institution list 可列出）";
	CorrectStatement: "correct the statement (hefu register file --help shows its form), then run the command again",
		"请更正权利配置说明（格式见 hefu register file --help）后重新执行命令";
	GetCertificate: "ask for the file that hefu register certificate CODE --out FILE writes",
		"请索取 hefu register certificate 凭证编码 --out 文件 所生成的文件";
	CorrectPack: "correct the file, in the form of hefu law show NUMBER --output json (its \"pack\"), then run the command again",
		"请按 hefu law show 编号 --output json 中 \"pack\" 的格式更正文件后重新执行命令";
	Identifier: "cited as", "标识";
	Source: "source", "来源";
	TextStatus: "its text", "文本来源状态";
	InForceFrom: "in force from", "生效日";
	InForceNow: "in force now", "现行有效";
	Clock: "clock", "期限";
	Amount: "how long", "时长";
	Silence: "silence", "逾期未答复的后果";
	Basis: "basis", "依据";
	ToHold: "hold", "持有权";
	ToUse: "use", "使用权";
	ToOperate: "operate", "经营权";
}

/// The Chinese for a word of a vocabulary, or the word itself.
pub(super) fn term(value: &Value, lang: Lang, chinese: &[(&str, &'static str)]) -> String {
	let word = value.as_str().unwrap_or_default();
	match (lang, chinese.iter().find(|(known, _)| *known == word)) {
		(Lang::Zh, Some((_, chinese))) => (*chinese).into(),
		_ => word.into(),
	}
}

/// What is filed for.
pub fn filing_kind(kind: &Value, lang: Lang) -> String {
	term(
		kind,
		lang,
		&[
			("initial", "初次登记"),
			("transfer", "转让登记"),
			("change", "变更登记"),
			("renewal", "续期登记"),
			("cancellation", "注销登记"),
		],
	)
}

/// How far a filing is.
pub fn stage(stage: &Value, lang: Lang) -> String {
	term(
		stage,
		lang,
		&[
			("draft", "待共同申请人确认"),
			("filed", "待受理"),
			("correction-asked", "待补正"),
			("reviewing", "审查中"),
			("supplementing", "中止审查"),
			("publicised", "公示中"),
			("objected", "异议核查中"),
			("waived", "免予公示"),
			("registered", "已登记"),
			("rejected", "不予登记"),
			("terminated", "终止办理"),
			("withdrawn", "已撤回"),
			("never-filed", "视为未提出申请"),
		],
	)
}

/// What is noted on a dataset.
pub fn annotation_kind(kind: &Value, lang: Lang) -> String {
	let chinese = [("condition", "期限或条件"), ("preservation", "保全"), ("control", "行政管制")];
	term(kind, lang, &chinese)
}

/// What came of an objection.
pub fn conclusion(conclusion: &Value, lang: Lang) -> &'static str {
	match (conclusion.as_str(), lang) {
		(Some("upheld"), Lang::En) => "upheld",
		(Some("upheld"), Lang::Zh) => "异议成立",
		(Some(_), Lang::En) => "dismissed",
		(Some(_), Lang::Zh) => "异议不成立",
		(None, Lang::En) => "open",
		(None, Lang::Zh) => "待处理",
	}
}

/// How a registration stands; nothing where that cannot be told.
pub fn registration_standing(standing: &Value, lang: Lang) -> String {
	term(standing, lang, &[("live", "有效"), ("lapsed", "已失效"), ("cancelled", "已注销")])
}

/// How the text of a law was come by.
pub fn text_status(status: &Value, lang: Lang) -> &'static str {
	match (status.as_str(), lang) {
		(Some("read"), Lang::En) => "read at its source",
		(Some("read"), Lang::Zh) => "已读原文",
		(Some("secondary"), Lang::En) => "from a copy",
		(Some("secondary"), Lang::Zh) => "间接获知",
		(_, Lang::En) => "not obtained",
		(_, Lang::Zh) => "未获原文",
	}
}

/// What silence means.
pub fn silence(silence: &Value, lang: Lang) -> &'static str {
	match (silence.as_str(), lang) {
		(Some("deemed-granted"), Lang::En) => "counts as granted",
		(Some("deemed-granted"), Lang::Zh) => "视为同意",
		(Some("deemed-withdrawn"), Lang::En) => "counts as given up",
		(Some("deemed-withdrawn"), Lang::Zh) => "视为放弃",
		_ => "",
	}
}

/// How data was come by.
pub fn obtained(obtained: &Value, lang: Lang) -> String {
	term(
		obtained,
		lang,
		&[
			("generated", "采集生成"),
			("crawled", "自动化程序收集公开数据"),
			("crawled-product", "不实质替代的产品"),
			("agreement", "协议取得"),
			("joint", "共同开发，融合"),
			("derivative", "衍生创造"),
			("entrusted", "受托处理"),
			("government", "党政机关原始数据"),
		],
	)
}

/// A right in data.
pub fn right(right: &Value, lang: Lang) -> String {
	term(
		right,
		lang,
		&[
			("hold", Registers::ToHold.say(lang)),
			("use", Registers::ToUse.say(lang)),
			("operate", Registers::ToOperate.say(lang)),
		],
	)
}

/// Whether a right can be registered.
pub fn eligibility(eligibility: &Value, lang: Lang) -> &'static str {
	match (eligibility.as_str(), lang) {
		(Some("yes"), Lang::En) => "yes",
		(Some("yes"), Lang::Zh) => "可登记",
		(Some("unless-agreed"), Lang::En) => "unless agreed otherwise",
		(Some("unless-agreed"), Lang::Zh) => "从约定，无约定则可登记",
		(Some("by-consent"), Lang::En) => "if all others consent",
		(Some("by-consent"), Lang::Zh) => "经其他全体同意",
		(_, Lang::En) => "no",
		(_, Lang::Zh) => "不可登记",
	}
}

/// A clock that a law sets.
pub fn clock(clock: &Value, lang: Lang) -> String {
	let word = clock.as_str().unwrap_or_default();
	match (lang, ClockName::from_word(word)) {
		(Lang::Zh, Some(name)) => name.chinese().into(),
		_ => word.into(),
	}
}

/// So much of a unit.
pub fn amount_of(amount: &Value, unit: &Value, lang: Lang) -> String {
	let banking = unit["working-days"] == "banking";
	let unit = match (unit.as_str(), lang) {
		(Some(word), Lang::En) => word,
		(Some("days"), Lang::Zh) => "日",
		(Some("months"), Lang::Zh) => "个月",
		(Some(_), Lang::Zh) => "年",
		(None, Lang::En) if banking => "banking days",
		(None, Lang::En) => "working days",
		(None, Lang::Zh) if banking => "个银行营业日",
		(None, Lang::Zh) => "个工作日",
	};
	let unit = if *amount == 1 { unit.trim_end_matches('s') } else { unit };
	format!("{amount} {unit}")
}

/// Why a clock does not tell when it is over; nothing where it does.
pub fn clock_error(error: &Value, lang: Lang) -> String {
	let year = &error["year"];
	let (english, chinese) = match error["reason"].as_str() {
		None => return String::new(),
		Some("missing-year") => {
			let banking = error["calendar"] == "banking";
			let (of, whose) = if banking { ("banking", "银行营业日") } else { ("working", "工作日") };
			(
				format!(
					"the {of} days of {year} are not recorded: the council records them (hefu calendar import)"
				),
				format!("{year} 年的{whose}尚未记录：由理事会记录（hefu calendar import）"),
			)
		}
		Some("stopped") => ("the clock stands".into(), "期限已中止计算".into()),
		Some("not-set") => ("the law pack sets no such time".into(), "规则包未规定此期限".into()),
		Some("out-of-reach") => ("too many years away".into(), "相距年数过多".into()),
		Some(other) => (other.into(), other.into()),
	};
	if lang == Lang::En { english } else { chinese }
}

/// What of a certificate is not as the ledger has it.
pub fn mismatch(field: &str, lang: Lang) -> String {
	let (english, chinese) = match field {
		"code" => ("there is no certificate with this code", "没有此编码的登记凭证"),
		"dataset" => ("the ledger has another dataset", "数据集与登记簿不一致"),
		"institution" => ("the ledger has another institution", "登记机构与登记簿不一致"),
		"statement" => ("the ledger states other rights", "权利配置与登记簿不一致"),
		"issued" => ("the ledger has another moment of issue", "发放时间与登记簿不一致"),
		_ => (
			"another certificate took its place, or its registration was cancelled or has lapsed",
			"该凭证已被替代，或登记已注销、已失效",
		),
	};
	match lang {
		Lang::En => format!("{english}: the ledger prevails"),
		Lang::Zh => format!("{chinese}：以登记簿为准"),
	}
}

/// Why a file holds no statement.
pub fn no_statement(error: &NoStatement, lang: Lang) -> String {
	match (error, lang) {
		(NoStatement::Form(error), Lang::En) => format!("no JSON list of rights: {error}"),
		(NoStatement::Form(error), Lang::Zh) => format!("不是权利的 JSON 列表：{error}"),
		(NoStatement::NoDigest(line), Lang::En) => {
			format!("line {line}: evidence or limits is not 64 hexadecimal digits")
		}
		(NoStatement::NoDigest(line), Lang::Zh) => {
			format!("第 {line} 项的证明材料或限制范围不是 64 位十六进制数字")
		}
		(NoStatement::Empty, Lang::En) => "it states no right".into(),
		(NoStatement::Empty, Lang::Zh) => "没有任何权利".into(),
		(NoStatement::TooLong, Lang::En) => "it has more than 32 lines".into(),
		(NoStatement::TooLong, Lang::Zh) => "超过 32 项".into(),
		(NoStatement::Twice, Lang::En) => "it states a right of a holder twice".into(),
		(NoStatement::Twice, Lang::Zh) => "同一权利人的同一权利出现两次".into(),
	}
}

/// Why a file holds no certificate.
pub fn no_certificate(error: &NoCertificate, lang: Lang) -> String {
	match (error, lang) {
		(NoCertificate::Form(error), Lang::En) => format!("no certificate in JSON: {error}"),
		(NoCertificate::Form(error), Lang::Zh) => format!("不是 JSON 格式的登记凭证：{error}"),
		(NoCertificate::NoMoment, Lang::En) => "issued is no moment".into(),
		(NoCertificate::NoMoment, Lang::Zh) => "发放时间有误".into(),
		(NoCertificate::Statement(error), lang) => no_statement(error, lang),
	}
}

/// Why a file holds no pack.
pub fn no_pack(error: &NoPack, lang: Lang) -> String {
	let english = lang == Lang::En;
	match error {
		NoPack::Form(error) if english => format!("no law pack in JSON: {error}"),
		NoPack::Form(error) => format!("不是 JSON 格式的规则包：{error}"),
		NoPack::TooLong if english => "a text or a list is too long, or a text has control characters".into(),
		NoPack::TooLong => "文本或列表过长，或文本含控制字符".into(),
		NoPack::Unsound(error) => unsound(*error, lang),
	}
}

fn unsound(error: PackError, lang: Lang) -> String {
	match (error, lang) {
		(PackError::NoName, Lang::En) => "the identifier or the source is empty, or the version is 0".into(),
		(PackError::NoName, Lang::Zh) => "标识或来源为空，或版本号为 0".into(),
		(PackError::Unordered, Lang::En) => "the clocks are not in order, or one is there twice".into(),
		(PackError::Unordered, Lang::Zh) => "期限未按顺序排列，或有重复".into(),
		(PackError::Clock(name), Lang::En) => format!(
			"{} has no basis, an amount or a silence that it cannot have, or adds to a clock that is not there",
			name.word()
		),
		(PackError::Clock(name), Lang::Zh) => {
			format!("{}没有依据，或数量、逾期后果不可用，或所延长的期限不存在", name.chinese())
		}
		(PackError::UnorderedRows, Lang::En) => {
			"the rows of rights are not in order, or one is there twice".into()
		}
		(PackError::UnorderedRows, Lang::Zh) => "可登记性各行未按顺序排列，或有重复".into(),
	}
}
