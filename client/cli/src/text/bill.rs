//! Bills and the documents that they are issued of.

mod document;
mod refused;

use hefu_primitives::bill::{Action, ChainError, Kind, Status, Title};
use hefu_sdk::{
	bills::{Broken, NotIssued},
	terms::Term,
};

use super::Lang;

pub use document::{finding, no_document, problem};
pub use refused::refused;

words! { Bills
	Bill: "bill", "提单";
	Carrier: "carrier", "承运人";
	Reference: "reference", "提单号";
	SubReference: "sub-reference", "分提单号";
	DocumentStatus: "status (carrier's)", "状态（承运人）";
	CarrierCode: "carrier's code", "承运人代码";
	IssuedOn: "issued on", "签发日期";
	ShippedOn: "shipped on board on", "装船日期";
	PrivateFields: "private fields", "非公开字段数";
	Function: "function", "职能";
	NamePrivate: "name (private)", "名称（非公开）";
	Status: "status", "状态";
	ControlledBy: "controlled by", "持单人（控制方）";
	Title: "title", "权利人";
	PrivateRoot: "root of the private part", "非公开部分的根";
	OfferedTo: "offered to", "转让要约对象";
	OfferUntil: "offer lapses", "要约失效时间";
	SurrenderTo: "surrender asked of", "交单对象";
	RejectUntil: "can be rejected until", "可退回截止";
	LockedFor: "locked for", "锁定于指令";
	Number: "no.", "序号";
	Action: "action", "操作";
	By: "by", "操作方";
	To: "to", "对象";
	On: "on", "时间";
	Nonce: "nonce", "随机数";
	Field: "field", "字段";
	Value: "value", "值";
	Replayed: "replayed: every entry names the one before and was possible, and together they make this state",
		"已重放：每条记录均链接上一条且符合规则，合起来即为上述状态";
	ThenIssue: "parties make keys for this id (hefu party new, hefu party consent --object); then issue it with hefu bill issue --nonce",
		"当事人可为此标识制作密钥（hefu party new、hefu party consent --object），然后用 hefu bill issue --nonce 签发";
	KeepPrivate: "keep the private part: without it nobody can show what the root on chain stands for",
		"请妥善保存非公开部分：没有它，任何人都无法证明链上的根代表什么";
	NothingAsked: "no request to surrender waits for an answer", "没有待答复的交单请求";
	OfferedBy: "offered by", "转让要约方";
	After: "as it stands after the entry", "截至记录";
	ChainHead: "chain head", "背书链末端";
	OfferInstead: "the title of a bearer's bill goes with possession: hand it over with hefu bill offer BILL --to PARTY",
		"不记名提单的权利随占有转移：请用 hefu bill offer 提单 --to 当事人 转让";
	Look: "look with hefu bill show BILL", "请用 hefu bill show 提单 查看";
	OtherFile: "it is there already: move it away, or name another folder or file", "文件已存在：请移走，或另指定文件夹或文件";
	CorrectDocument: "correct what is named in the document, then check it again: hefu bill check FILE",
		"请在单证中更正所指之处，再检查：hefu bill check 文件";
	CorrectParties: "correct the parties (--holder, --shipper, --titleholder, --named, --agent) or the document",
		"请更正当事人（--holder、--shipper、--titleholder、--named、--agent）或单证";
	NoSealingKey: "the member has no sealing key", "该成员没有封装密钥";
	SetSealingKey: "have the member make one (hefu member set-sealing-key FILE), or give it the private part by another way",
		"请该成员设置封装密钥（hefu member set-sealing-key 文件），或以其他方式交付非公开部分";
	OtherDocument: "the bill of this reference was issued of another document", "该提单号的提单并非由此单证签发";
	AskCarrier: "do not rely on it; ask the carrier for the document of the bill", "请勿采信；请向承运人索取该提单的单证";
	OtherNode: "do not rely on it: ask another node with --url", "请勿采信：请用 --url 询问另一节点";
	NameField: "name one of its fields with --field, as hefu bill check lists them (privateFields)",
		"请用 --field 指定其中的字段，可用 hefu bill check 列出（privateFields）";
	AskForOpening: "do not rely on it; ask whoever opened it for the field of this very bill", "请勿采信；请对方提供此提单的字段";
	LongReference: "a reference has 1 to 20 characters, a sub-reference up to 100", "提单号为 1 至 20 个字符，分提单号至多 100 个";
}

/// What kind of document a bill is.
pub fn kind(kind: Kind, lang: Lang) -> String {
	let chinese = match kind {
		Kind::StraightBl => "记名提单",
		Kind::OrderBl => "指示提单",
		Kind::BearerBl => "不记名提单",
		Kind::SeaWaybill => "海运单",
		Kind::NegotiableCargoDocument => "可转让货物单证",
		Kind::MultimodalWaybill => "多式联运运单",
	};
	if lang == Lang::En { kind.word() } else { chinese.into() }
}

/// How far a bill is.
pub fn status(status: Status, lang: Lang) -> String {
	let chinese = match status {
		Status::Draft => "草稿",
		Status::Approved => "已确认",
		Status::Issued => "已签发",
		Status::PendingSurrenderForAmendment => "待更改交单",
		Status::SurrenderedForAmendment => "已交单更改",
		Status::PendingSurrenderForDelivery => "待提货交单",
		Status::SurrenderedForDelivery => "已交单提货",
		Status::Voided => "已作废",
	};
	if lang == Lang::En { status.word() } else { chinese.into() }
}

/// What was done.
pub fn action(action: Action, lang: Lang) -> String {
	let chinese = match action {
		Action::Issue => "签发",
		Action::Transfer => "转让",
		Action::Endorse => "记名背书",
		Action::EndorseToOrder => "指示背书",
		Action::BlankEndorse => "空白背书",
		Action::Sign => "签署",
		Action::SurrenderForDelivery => "请求交单提货",
		Action::Surrendered => "接受交单",
		Action::SurrenderRejected => "拒绝交单",
		Action::SurrenderCancelled => "撤回交单",
		Action::Void => "作废",
		Action::RejectPossession => "退回占有",
		Action::RejectTitle => "退回权利",
		Action::RejectBoth => "一并退回",
	};
	if lang == Lang::En { action.word() } else { chinese.into() }
}

/// Who has the title.
pub fn title(title: &Title, lang: Lang) -> String {
	match (title, lang) {
		(Title::Named { party, further_endorsable: true }, Lang::En) => format!("{party}, to order"),
		(Title::Named { party, further_endorsable: true }, Lang::Zh) => format!("{party}(可再背书)"),
		(Title::Named { party, .. }, Lang::En) => format!("{party}, not endorsable further"),
		(Title::Named { party, .. }, Lang::Zh) => format!("{party}(不可再背书)"),
		(Title::Bearer, Lang::En) => "the bearer: whoever controls it".into(),
		(Title::Bearer, Lang::Zh) => "持单人".into(),
		(Title::Fixed(party), Lang::En) => format!("{party}, the consignee"),
		(Title::Fixed(party), Lang::Zh) => format!("{party}(收货人)"),
	}
}

/// Why a bill is not what its chain amounts to.
pub fn broken(error: &Broken, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	match error {
		Broken::Chain(ChainError::Empty) => "背书链为空".into(),
		Broken::Chain(ChainError::Broken(place)) => format!("第 {place} 条记录未链接上一条"),
		Broken::Chain(ChainError::OutOfOrder(place)) => format!("第 {place} 条记录的时间早于上一条"),
		Broken::Chain(ChainError::Refused(place, fault)) => {
			let name = format!("{fault:?}");
			let why = refused(&name).map_or(&*name, |(chinese, _)| chinese);
			format!("第 {place} 条记录不符合规则：{why}")
		}
		Broken::Head => "背书链的末端与提单所述不符".into(),
		Broken::Control => "由背书链得出的持单人、权利人或状态与提单所述不符".into(),
	}
}

/// Why a document is not issued with the parties that were named.
pub fn not_issued(error: &NotIssued, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	match error {
		NotIssued::Reference => "提单号（transportDocumentReference）在链上须为可打印 ASCII 字符".into(),
		NotIssued::NoTitleholder => "单证载明被背书人或收货人：请用 --titleholder 指明对应的当事人".into(),
		NotIssued::Titleholder => "不记名提单不指明权利人：请去掉 --titleholder".into(),
		NotIssued::TooMany => "最多列明 8 个当事人和 4 个代理".into(),
		NotIssued::Parties => {
			"同一当事人或代理重复，或列在不得列明的单证上，或代理即承运人；或首个持单人不是不可转让单证可交付的对象".into()
		}
		NotIssued::Private(error) => super::part(error, lang),
	}
}
