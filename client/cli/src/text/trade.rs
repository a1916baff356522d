//! Rights, grants, money, instructions and parties.

mod dsp;
mod policy;
mod refused;
mod statement;

use hefu_primitives::terms::Dimension;
use hefu_sdk::{Refusal, amount::AmountError, rights, settlement};
use serde_json::Value;

use super::{Lang, registration::term};

pub use dsp::{Dsps, dsp_act, dsp_error, dsp_kept};
pub use policy::{policy, purposes};
pub use refused::known;
pub use statement::{reconciled, spot, statement};

words! { Trade
	Right: "right", "权利";
	Holder: "holder", "持有方";
	Ground: "ground", "取得方式";
	Since: "since", "起";
	Until: "until", "止";
	ClaimedRight: "right claimed", "主张的权利";
	ClaimedBy: "claimed by", "主张方";
	Tenure: "tenures over", "已结束的权属期";
	GivenUp: "given up", "放弃时间";
	PledgedRight: "right pledged", "出质的权利";
	Pledgee: "pledged to", "质权人";
	Due: "due", "债务到期时间";
	MayGrant: "may be granted from", "质押期间可授权";
	Encumbered: "encumbered with grants of", "权利负担（主张方）";
	StandsFor: "who stands for it now", "现授权方";
	InputsOfDerivative: "--input is for a derivative", "--input 只用于衍生创造";
	TooManyInputs: "more than 16 grants are named with --input", "--input 指明的授权超过 16 个";
	LeaveInputs: "leave out --input, or name at most 16 with --ground derivative", "请去掉 --input，或在 --ground derivative 时最多指明 16 个";
	NoPurpose: "no such purpose", "没有此使用目的";
	GetPurposes: "name the consortium's list with --purposes or HEFU_PURPOSES, and a purpose that it has, or a number from 0 to 63",
		"请用 --purposes 或 HEFU_PURPOSES 指定联盟的使用目的清单及其中的目的，或给出 0 至 63 的编号";
	ChangePolicy: "take out of the policy what has no place, and say it with options or in the contract (--clauses)",
		"请从策略中去掉无法编译的内容，改用选项或合同（--clauses）表达";
	SayTerms: "say it with options (hefu grant make --help), or with an ODRL policy (--policy)", "请用选项（hefu grant make --help）或 ODRL 策略（--policy）说明";
	TooManyRegions: "more than 33 divisions are named with --region", "--region 指明的行政区划超过 33 个";
	ClauseByDigest: "a clause that no machine judges, in the terms by its digest", "非机器判定的条款，仅以摘要写入条件";
	MadeFrom: "made from", "源自（上级授权）";
	From: "from", "转出方";
	To: "to", "转入方";
	Grantor: "from", "授权方";
	Grantee: "to", "被授权方";
	Revoked: "revoked", "已撤销";
	Stands: "stands", "效力";
	HoldNotGranted: "the right to hold is never granted: it is that of whoever has the data; they are handed over, and what may be done \
		with them is granted",
		"持有权不能授权：它属于实际持有数据的一方；数据本身以交付转移，授权的是对数据的使用或经营";
	GrantUse: "grant a right to use or to operate: --right use, --right operate", "请授权使用权或经营权：--right use、--right operate";
	NothingToGiveUp: "there is nothing to give up: hefu right list DATASET tells who has which right", "没有可放弃的权利：请用 hefu right list 数据集 查看各方权利";
	Offer: "offer", "要约";
	Grant: "grant", "授权";
	OfferState: "offer", "要约状态";
	LockedFor: "locked for", "锁定于指令";
	Dataset: "dataset", "数据集";
	MadeOn: "made", "授权时间";
	Purposes: "purposes", "使用目的";
	Territory: "territory", "地域";
	Begins: "begins", "起";
	Calls: "calls", "次数";
	Bytes: "bytes", "字节数";
	Seats: "users at a time", "同时使用人数";
	Exclusivity: "exclusivity", "排他性";
	Sublicence: "granting on", "转授权";
	Sectors: "industries", "行业";
	Environments: "surroundings", "使用环境";
	Export: "export, on the ground", "出境依据";
	Clauses: "clauses", "条款摘要";
	Use: "use", "使用";
	Allowed: "allowed", "允许";
	NotAllowed: "not allowed", "不允许";
	Bank: "bank", "银行";
	Currency: "currency", "币种";
	Owed: "owed", "所欠";
	Received: "received", "已收";
	Paid: "paid out", "已付";
	Party: "party", "当事人";
	Free: "free", "可用";
	Locked: "locked", "锁定";
	Reference: "reference", "银行流水号（摘要）";
	Direction: "direction", "方向";
	Amount: "amount", "金额";
	Salt: "salt", "盐文件";
	KeepSalt: "keep it: hash all references with it, and show it to nobody", "请妥善保存：所有流水号均以此计算摘要，不得外泄";
	NoSalt: "the reference is no digest, and there is no salt to hash it with", "流水号不是摘要，也没有用以计算摘要的盐";
	GiveSalt: "name the bank's salt with --salt or HEFU_BANK_SALT (hefu money new-salt makes one), or give 64 hexadecimal digits",
		"请用 --salt 或 HEFU_BANK_SALT 指定银行的盐文件（hefu money new-salt 可生成），或给出 64 位十六进制摘要";
	Instruction: "instruction", "结算指令";
	Creator: "made by", "创建方";
	ExecutedFrom: "executed from", "可执行时间";
	Lapses: "lapses", "失效时间";
	AboutObject: "about", "所涉对象";
	RejectedBy: "rejected by", "拒绝方";
	Closed: "closed", "结束时间";
	What: "what", "标的";
	Differs: "what", "差异";
	Affirmed: "affirmed", "已确认";
	Leg: "leg", "标的序号";
	BankReference: "bank's reference", "银行流水号";
	Line: "where", "位置";
	Pending: "not booked yet", "未入账笔数";
	OnChain: "on chain", "链上金额";
	Reconciles: "the statement and the chain say the same", "对账单与链上记录一致";
	DoesNotReconcile: "the statement and the chain do not say the same", "对账单与链上记录不一致";
	NotOnStatement: "on chain, and not on the statement", "链上有而对账单没有";
	AttestedBy: "outside of the ledger, attested by", "线下支付，证明银行为";
	Mediator: "mediator", "调解方";
	AgreesUntil: "agrees until", "同意至";
	NoLegs: "the instruction moves nothing", "指令没有任何标的";
	SayLegs: "say what it moves with --pay, --cash, --grant or --bill", "请用 --pay、--cash、--grant 或 --bill 指明标的";
	PartiesAffirm: "each party affirms it", "请各当事人确认";
	NotExecuted: "affirmed, but not executed; nothing was moved; leg", "已确认但未能执行，未发生任何变动；标的";
	TryAgain: "when that is put right: hefu instruction execute; else hefu instruction withdraw or reject",
		"消除原因后可 hefu instruction execute；否则 hefu instruction withdraw 或 reject";
	NowConsent: "let it consent to the member that is to sponsor it: hefu party consent --key FILE --sponsor MEMBER --object ID --name NAME --opening FILE --out FILE", "请以此密钥同意由某成员为其对象担保：hefu party consent --key 文件 --sponsor 成员 --object 标识 --name 名称 --opening 文件 --out 文件";
	HaveSponsored: "hand the consent to the sponsor: hefu party add FILE", "请将同意书交给担保方：hefu party add 文件";
	ConsentMalformed: "have the party write it again: hefu party consent", "请当事人重新出具：hefu party consent";
	KeepOpening: "keep the opening, and give it to those who must know who is behind the key", "请妥善保存开示文件，并仅交给必须知悉当事人身份者";
	OpensOther: "the opening is another key's: it does not open this one's commitment", "开示文件属于其他密钥，与此密钥的承诺不符";
	OpensOtherConsent: "the opening is not this consent's: the key consented with another one, or it is another key's",
		"开示文件与此同意书不符：该密钥出具同意书时用的是另一开示文件，或开示文件属于其他密钥";
	NotHeldAgainst: "the key is retired: the chain's state holds its commitment no more, so the opening is not held against it; compare \
		what it opens with the receipt of Members.PartyKeyAdded (hefu receipt verify), which its sponsor saved",
		"该密钥已停用：链上状态不再保存其承诺，未能核对开示文件；请将其承诺与担保方保存的 Members.PartyKeyAdded 凭证（hefu receipt verify）比对";
	Acts: "acts", "有效";
	Retired: "retired: it acts no more", "已停用，不再有效";
	Opens: "the opening opens", "开示文件对应的承诺";
	AddedBefore: "this party key was added before, and acts", "该当事人密钥此前已添加，现为有效";
	RetiredBefore: "this party key was added before, and is retired for ever", "该当事人密钥此前已添加，并已永久停用";
	NoPartyKey: "this key is, or was, a member's or a customer's", "该密钥是或曾是成员或客户的密钥";
	AnotherKey: "for another object the party makes another key (hefu party new)", "如为其他对象，请当事人另制密钥（hefu party new）";
	AskOpening: "do not rely on it; ask the sponsor or the party for the opening of this key", "请勿采信；请向担保方或当事人索取此密钥的开示文件";
	Sponsor: "sponsor", "担保方";
	Commitment: "commitment", "承诺";
	Behind: "behind it", "当事人身份";
}

/// A dimension of terms.
fn dimension(dimension: Dimension, lang: Lang) -> &'static str {
	let (english, chinese) = match dimension {
		Dimension::Purpose => ("purpose", "使用目的"),
		Dimension::Territory => ("territory", "地域"),
		Dimension::Period => ("period", "期限"),
		Dimension::Volume => ("volume", "用量与频次"),
		Dimension::Exclusivity => ("exclusivity", "排他性"),
		Dimension::Sublicence => ("granting on", "转授权"),
		Dimension::Sector => ("industry", "行业"),
		Dimension::Environment => ("surroundings", "使用环境"),
		Dimension::Export => ("export", "出境"),
		Dimension::Clauses => ("clauses", "条款"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// That nothing is said of a dimension of which something must be.
pub fn unsaid(of: Dimension, lang: Lang) -> String {
	let option = match of {
		Dimension::Purpose => "--purpose any",
		Dimension::Territory => "--region any",
		Dimension::Period => "--until never",
		_ => "--sector any",
	};
	let name = dimension(of, lang);
	match lang {
		Lang::En => format!("{name}: nothing is said; without bound it is {option}"),
		Lang::Zh => format!("{name}：未说明；不作限制请用 {option}"),
	}
}

/// That terms allow nothing, or contradict themselves.
pub fn fault(of: Dimension, lang: Lang) -> String {
	let name = dimension(of, lang);
	match lang {
		Lang::En => format!("{name}: as it is said, nothing would be allowed"),
		Lang::Zh => format!("{name}：所述条件不允许任何使用"),
	}
}

/// In which dimension terms give more than those that they are made from.
pub fn exceeded(of: Dimension, lang: Lang) -> String {
	let name = dimension(of, lang);
	match lang {
		Lang::En => format!("{name}: it gives more than the grant that it is made from"),
		Lang::Zh => format!("{name}：超出上级授权的范围"),
	}
}

/// In which dimension a grant gives less than what was offered.
pub fn narrower(of: Dimension, lang: Lang) -> String {
	let name = dimension(of, lang);
	match lang {
		Lang::En => format!("{name}: the grant that is delivered gives less than what was offered"),
		Lang::Zh => format!("{name}：所交付的授权小于要约的范围"),
	}
}

/// That terms cannot be written as a policy.
pub fn no_policy(of: Dimension, lang: Lang) -> String {
	let name = dimension(of, lang);
	match lang {
		Lang::En => format!("{name}: no policy says this"),
		Lang::Zh => format!("{name}：策略无法表达此内容"),
	}
}

/// Why a grant does not allow a use.
pub fn use_refusal(refusal: &rights::Refusal, lang: Lang) -> String {
	use rights::Refusal::*;
	let (english, chinese) = match refusal {
		UnknownGrant => ("there is no such grant".into(), "没有此授权".into()),
		NotMadeYet => ("it was not made yet at that time".into(), "该时刻尚未授权".into()),
		GranteeNotLive => ("the grantee takes no part now".into(), "被授权方目前不是有效成员".into()),
		Terms(of) => (
			format!("its terms do not allow it: {}", dimension(**of, lang)),
			format!("授权条件不允许：{}", dimension(**of, lang)),
		),
		Revoked(grant) => (format!("{} was revoked", **grant), format!("{} 已被撤销", **grant)),
		RightLost => (
			"whoever made the first grant has the right to operate no more".into(),
			"最初授权方已不再享有经营权".into(),
		),
		Displaced(grant) => (
			format!("it is granted to somebody else exclusively, by {}", **grant),
			format!("已独占授权给他人：{}", **grant),
		),
		GrantedAway(grant) => (
			format!("the grantee granted it on exclusively, by {}", **grant),
			format!("被授权方已将其独占转授权：{}", **grant),
		),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Whether a grant stands, by its word; `by` is the grant above it whose revocation ended it.
pub fn standing(word: &str, by: Option<&str>, lang: Lang) -> String {
	let (english, chinese) = match word {
		"in-force" => ("in force", "有效"),
		"not-yet" => ("not begun yet", "尚未开始"),
		"lapsed" => ("lapsed", "已到期"),
		"right-lost" => ("ended: the right to operate was given up", "已终止：最初授权方已放弃经营权"),
		_ => match (by, lang) {
			(Some(by), Lang::En) => return format!("ended: {by} above it was revoked"),
			(Some(by), Lang::Zh) => return format!("已终止：上级授权 {by} 已撤销"),
			(None, _) => ("revoked", "已撤销"),
		},
	};
	if lang == Lang::En { english } else { chinese }.into()
}

/// Who else may have the same, by its word.
pub fn exclusivity(word: &Value, lang: Lang) -> String {
	term(word, lang, &[("none", "普通许可"), ("sole", "排他许可"), ("exclusive", "独占许可")])
}

/// In which surroundings data may be used, by their words.
pub fn environments(words: &Value, lang: Lang) -> String {
	let chinese = [
		("on-site", "现场"),
		("sandbox", "数据沙箱"),
		("tee", "可信执行环境"),
		("mpc", "多方安全计算"),
		("plain", "明文交付"),
	];
	let words = words.as_array().into_iter().flatten();
	words.map(|word| term(word, lang, &chinese)).collect::<Vec<_>>().join(" ")
}

/// Which way money went that a bank attested, by its word.
pub fn direction(word: &Value, lang: Lang) -> String {
	term(word, lang, &[("received", "已收"), ("paid", "已付"), ("transferred", "划转")])
}

/// Whether an offer is open, by its word.
pub fn offer_state(word: &str, lang: Lang) -> &'static str {
	let (english, chinese) = match word {
		"locked" => ("locked", "已锁定"),
		"withdrawn" => ("withdrawn", "已撤回"),
		_ => ("open", "有效"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why the chain did not carry something out, where the transaction itself succeeded.
pub fn refusal_of_chain(refusal: &Refusal, lang: Lang) -> String {
	match super::refused::known(&refusal.name) {
		Some(known) if lang == Lang::Zh => format!("{}({})", refusal.name, known.chinese),
		_ => refusal.to_string(),
	}
}

/// How far an instruction is.
pub fn instruction_status(status: &settlement::Status, lang: Lang) -> &'static str {
	use settlement::Status::*;
	let (english, chinese) = match status {
		Affirming => ("affirming: a party, a mediator or a receipt is missing", "待确认"),
		Waiting => ("waiting: nothing is missing but its time, or its keeper's word", "待到期"),
		Ready => ("ready: a party can have it executed", "待执行"),
		Lapsed => ("lapsed", "已失效"),
		Settled => ("settled", "已结算"),
		Rejected => ("rejected", "已拒绝"),
		Released => ("released by its keeper", "已解除"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why a text is no amount.
pub fn amount(error: &AmountError, lang: Lang) -> String {
	match (error, lang) {
		(error, Lang::En) => error.to_string(),
		(AmountError::Malformed, _) => "不是金额：应为数字，最多一个小数点，如 1200 或 1200.50".into(),
		(AmountError::TooFine { decimals }, _) => format!("超过该币种的 {decimals} 位小数"),
		(AmountError::TooLarge, _) => "超过链能计数的范围".into(),
	}
}
