//! Metered use.

use hefu_sdk::metering::{JournalError, NotMade, NotRedeemed, Why};
use serde_json::Value;

use super::{Lang, io, registration::term};

words! { Meterings
	Meter: "meter", "计量账户";
	Payer: "payer", "付款方";
	Provider: "provider", "服务方";
	Service: "service", "服务";
	Cap: "cap", "存入上限";
	Deposited: "put aside", "已存入";
	Redeemed: "redeemed", "已兑付";
	Calls: "calls", "调用次数";
	Bytes: "bytes", "字节数";
	OpenedOn: "opened", "开立时间";
	WindowLength: "length of a window", "窗口长度";
	Window: "window", "窗口";
	RedeemableUntil: "redeemable until", "可兑付至";
	ClosedOn: "closed", "关闭时间";
	Returned: "given back", "已退回";
	Signers: "signers", "签名密钥";
	Receipts: "receipts", "收据";
	Taken: "taken", "已记入";
	Refused: "refused", "未记入";
	Voucher: "voucher", "凭单";
	Value: "value", "金额";
	Journal: "journal", "日志";
	Due: "due", "应付";
	Why: "why not", "未兑付原因";
	Signing: "signing", "正在签名";
	Taking: "taking receipts", "正在记入收据";
	GiveReceipts: "give the receipts to whoever keeps the meter's journal: hefu meter voucher", "请将收据交给保管计量日志的一方：hefu meter voucher";
	GiveVoucher: "give the voucher to the provider: hefu meter redeem", "请将凭单交给服务方：hefu meter redeem";
	NotSigner: "the key is none of the meter's signers", "该密钥不是此计量账户的签名密钥";
	UseSigner: "use one of them with --key: hefu meter show METER", "请用 --key 指定其中之一：hefu meter show 计量账户";
	NotReceipts: "no receipt, in line", "不是收据，行号";
	NameReceipts: "name files that hefu meter sign wrote", "请指明 hefu meter sign 写出的文件";
	NotVoucher: "the file is no voucher", "该文件不是凭单";
	NameVouchers: "name files that hefu meter voucher wrote", "请指明 hefu meter voucher 写出的文件";
	TooManyVouchers: "more than 1,024 vouchers in one transaction", "一笔交易最多 1024 张凭单";
	FewerVouchers: "redeem them in several", "请分多次兑付";
	NothingUsed: "there is nothing to put in a voucher of this window", "该窗口没有可计入凭单的使用";
	TakeReceipts: "name receipts, or another window with --window", "请指明收据，或用 --window 指明其他窗口";
	NoWindow: "no window of the meter has begun", "该计量账户尚无已开始的窗口";
	LaterWindow: "name a later window with --window", "请用 --window 指明较晚的窗口";
	NotBegun: "the window has not begun: nobody could redeem its voucher yet", "该窗口尚未开始：其凭单尚不能兑付";
	BegunWindow: "name one that has begun with --window, or none", "请用 --window 指明已开始的窗口，或不指明";
	KeepJournal: "name the meter's own journal with --journal, and keep it: without it receipts count twice or are lost", "请用 --journal 指明此计量账户的日志并妥善保存：没有它，收据会重复计入或丢失";
	WindowForgotten: "the chain keeps no more what was redeemed of this window: what was not is carried on by no voucher", "链上已不再保存该窗口的兑付数额：其未兑付部分未结转";
	NoneRedeemed: "no voucher was redeemed", "没有凭单获兑付";
	SomeRefused: "some vouchers were refused: the others are redeemed", "部分凭单未兑付，其余已兑付";
}

/// How far a meter is.
pub fn meter_state(state: &Value, lang: Lang) -> String {
	term(state, lang, &[("open", "运行中"), ("closing", "关闭中（异议期）"), ("closed", "已关闭")])
}

/// Why a voucher was not redeemed.
pub fn not_redeemed(why: &NotRedeemed, lang: Lang) -> &'static str {
	let (english, chinese) = match why {
		NotRedeemed::UnknownMeter => ("there is no such meter", "没有此计量账户"),
		NotRedeemed::NotProvider => ("another member is its provider", "服务方是其他成员"),
		NotRedeemed::Closed => {
			("the meter is closed, or its challenge is over", "计量账户已关闭，或异议期已过")
		}
		NotRedeemed::WindowNotBegun => (
			"the window has not begun, or not before the payer asked to close",
			"窗口尚未开始，或始于付款方申请关闭之后",
		),
		NotRedeemed::WindowClosed => (
			"the window's grace is over: ask for a voucher of a later one",
			"窗口的宽限期已过：请索取较晚窗口的凭单",
		),
		NotRedeemed::OutOfTime => {
			("its time is out of the window, or to come", "其时间不在窗口内，或尚未到来")
		}
		NotRedeemed::NoSuchSigner => ("the meter has no such signer", "计量账户没有此签名密钥"),
		NotRedeemed::BadSignature => (
			"the signer did not sign this, of this meter, window and chain",
			"签名与此计量账户、窗口或链不符",
		),
		NotRedeemed::NotMore => {
			("it is no more than what was redeemed of the window", "不多于该窗口已兑付的数额")
		}
		NotRedeemed::BeyondDeposit => {
			("what is left of the deposit is less: have the payer top up", "余下存款不足：请付款方追加")
		}
		NotRedeemed::BeyondVolume => ("the grant does not let so much be used", "超出授权的用量上限"),
		NotRedeemed::NotAllowed => ("the grant did not allow the use then", "授权当时不允许此使用"),
		NotRedeemed::NotLookedUp => (
			"its grant is too long a chain to look up beside the others: redeem fewer at once",
			"授权链过长：请减少一次兑付的凭单",
		),
		NotRedeemed::NotPaid(_) => ("the deposit did not give it", "存款未能支付"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why a receipt was not taken.
pub fn not_taken(why: &Why, lang: Lang) -> &'static str {
	let (english, chinese) = match why {
		Why::OtherChain => ("of another chain", "属于其他链"),
		Why::OtherMeter => ("of another meter", "属于其他计量账户"),
		Why::OtherGrant => ("of another grant", "属于其他授权"),
		Why::OtherPayer => ("another pays", "付款方不符"),
		Why::OtherService => ("of another service", "服务不符"),
		Why::OtherProvider => ("another is paid", "服务方不符"),
		Why::OtherUse => ("used for something else", "用途不符"),
		Why::OutOfWindow => ("its time is not in its window", "时间不在窗口内"),
		Why::AfterEnd => ("used when nothing could be any more", "使用时已不得使用"),
		Why::NoSuchSigner => ("no such signer", "没有此签名密钥"),
		Why::BadSignature => ("not signed by the signer", "签名不符"),
		Why::Duplicate => ("counted before", "已计入"),
		Why::NotAfterLast => ("for the next window", "应计入下一窗口"),
		Why::OfLaterWindow => ("of a later window", "属于较晚窗口"),
		Why::TooLate => ("too many windows late", "逾期窗口过多"),
		Why::Overflow => ("cannot be counted", "无法计入"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why a journal cannot be used.
pub fn no_journal(error: &JournalError, lang: Lang) -> String {
	match (error, lang) {
		(JournalError::File(error), lang) => io(error, lang),
		(error, Lang::En) => error.to_string(),
		(JournalError::InUse, _) => "其他程序正在使用该日志".into(),
		(JournalError::OtherMeter, _) => "该日志属于其他计量账户".into(),
		(JournalError::Corrupt { at }, _) => format!("该日志自第 {at} 字节起被改动：请恢复原文件"),
		(JournalError::Broken, _) => "该日志此前写入失败：请重新打开".into(),
	}
}

/// Why no voucher is made.
pub fn not_made(error: &NotMade, lang: Lang) -> String {
	match (error, lang) {
		(NotMade::Journal(error), lang) => no_journal(error, lang),
		(error, Lang::En) => error.to_string(),
		(NotMade::WindowClosed, _) => "该窗口已关闭：请开具较晚窗口的凭单".into(),
		(NotMade::Overflow, _) => "合计数值过大".into(),
		(NotMade::MoreRedeemed, _) => "该窗口已兑付的多于此日志所签：请确认是否为此计量账户的日志".into(),
	}
}
