//! The market: products, negotiations, orders and deliveries.

use std::path::Path;

use hefu_sdk::delivery::{DeliveryError, FetchError};
use serde_json::Value;

use super::{Lang, io, no_key, registration::term};

words! { Markets
	Product: "product", "数据产品";
	Seller: "seller", "供方";
	Buyer: "buyer", "需方";
	Right: "right", "授予权利";
	By: "granted by", "据以授权";
	Contract: "contract", "合同类型";
	Price: "price", "价格";
	Stock: "units in stock", "库存";
	Sold: "units sold", "已售";
	InspectionDays: "inspection, working days", "验收期（工作日）";
	UseIsNotAcceptance: "use is not acceptance", "使用不视为合格";
	Settling: "settled by", "争议认定方式";
	Fees: "fees", "费用分配";
	FeeRole: "role", "收费方";
	Points: "basis points", "万分比";
	To: "to", "收款方";
	Terms: "terms (digest)", "条款摘要";
	ListedOn: "listed", "挂牌时间";
	DelistedOn: "taken off", "摘牌时间";
	Marks: "deliveries proven wrong", "被证明有误的交付次数";
	Negotiation: "negotiation", "磋商";
	Opener: "begun by", "发起方";
	Units: "units", "数量";
	Charge: "charge", "价款";
	Agreement: "agreement", "合同";
	AgreedOn: "agreed", "合同订立时间";
	Order: "order", "订单";
	Stage: "stage", "订单阶段";
	DueBy: "next by", "下一步期限";
	Instruction: "instruction", "结算指令";
	Accepted: "accepted", "验收方式";
	AcceptedOn: "accepted on", "验收时间";
	Transfer: "transfer", "数据传输状态";
	PlacedOn: "placed", "下单时间";
	HandedOn: "keys handed over", "密钥交付时间";
	ClosedOn: "ended", "结束时间";
	Files: "files", "文件";
	Ciphertext: "BLAKE3 of the ciphertext", "密文 BLAKE3";
	KeyCommitment: "commitment to the key", "密钥承诺";
	Handed: "key handed over", "密钥已交付";
	Outcome: "outcome", "结果";
	Folder: "folder", "文件夹";
	OneTimeKey: "one-time key", "一次性密钥";
	Opened: "opened", "已解密文件";
	Evidence: "evidence", "证据";
	UseReceipt: "receipt of use", "使用回执";
	NoPrice: "nothing says what it costs", "未说明价格";
	SayPrice: "give one of --free, --amount, --tier, --cap and --capped-by-tariff", "请给出 --free、--amount、--tier、--cap、--capped-by-tariff 之一";
	TooManyTiers: "a price has at most 8 tiers", "价格最多 8 档";
	FewerTiers: "give fewer with --tier", "请减少 --tier";
	Negotiable: "the price is for both sides to agree upon", "该产品为协议价";
	SayAmount: "say with --amount what is asked or offered", "请用 --amount 说明所请求或所提出的价款";
	FreeOfCharge: "it costs nothing, and has no amount", "该产品免费，没有价款";
	LeaveAmount: "leave out --amount", "请去掉 --amount";
	NeedFiles: "name each of the version's files, in its order", "请按版本中的次序逐一指明文件";
	WrongFiles: "so many files the version has", "该版本的文件数为";
	NeedGrant: "the grant is missing that the buyer gets", "缺少授予需方的授权";
	OfferGrant: "offer it with hefu grant offer, and name it with --grant", "请先用 hefu grant offer 提出要约，再用 --grant 指明";
	NoRoot: "the file is registered without a BLAKE3, and cannot be delivered like this", "该文件登记时没有 BLAKE3，不能以此方式交付";
	RegisterAnew: "register a version whose files have a BLAKE3 (hefu dataset add-version)", "请登记带有 BLAKE3 的版本（hefu dataset add-version）";
	Preparing: "encrypting for this order alone", "正在为此订单单独加密";
	Serve: "serve this folder to the buyer: hefu data serve", "请将此文件夹提供给需方：hefu data serve";
	KeepKeys: "the keys (.key) are for nobody: without them the order cannot be fulfilled", "密钥文件（.key）不得提供给任何人；丢失则无法履行订单";
	ThenAgain: "run the command again when the other side has done its part, or give --wait", "待对方完成后请重新执行命令，或使用 --wait";
	WaitsForBuyer: "the buyer is to check the ciphertext and to lock its money", "待需方核对密文并锁定价款";
	WaitsForSeller: "the seller is to commit to what it delivers", "待供方提交交付承诺";
	WaitsForKeys: "the seller is to hand the keys over", "待供方交付密钥";
	Getting: "getting and checking the ciphertext", "正在获取并核对密文";
	Locking: "all ciphertext is right: locking the money", "密文全部相符，正在锁定价款";
	NoOffer: "the grant is not held against what was offered: the offer is missing", "缺少要约，无法核对所交付的授权";
	NameOffer: "name the offer with --offer (ask the seller for it), or say with --any-terms that you take the grant as it is",
		"请用 --offer 指明要约（可向供方索取），或用 --any-terms 表明按现有授权接受";
	OffersNothing: "the message neither requests, offers nor agrees", "该消息不是请求、要约或合同";
	OtherOffer: "the file is not the offer by which you ordered, of which this is the digest", "该文件不是下单所依据的要约；后者的摘要为";
	AskOffer: "ask the seller for the offer that has this digest, with the same list of purposes (--purposes) and beginning (--begins)",
		"请向供方索取具有该摘要的要约，并采用同一使用目的清单（--purposes）和起始时刻（--begins）";
	GrantTerms: "the terms of the grant that goes with the delivery; what is not named is not limited", "随交付授予的条件（未列出的不受限制）";
	AnyTerms: "the grant is not held against any offer: the money is locked whatever it allows", "未与要约核对：无论授权范围如何，都将锁定价款";
	AskGrant: "no money is locked: take the order back (hefu order cancel), or take the grant as it is (--any-terms)",
		"价款未锁定：请取消订单（hefu order cancel），或用 --any-terms 按现有授权接受";
	KeepOneTime: "keep the one-time key: only with it can the keys be taken", "请保存一次性密钥：只有用它才能取得交付的密钥";
	Opening: "opening", "正在解密";
	AllRight: "all files are what was registered", "全部文件与登记一致";
	Inspect: "inspect them, and accept them or object in time: hefu order accept, hefu order object", "请在期限内验收或提出异议：hefu order accept、hefu order object";
	Wrong: "what was delivered is not what was registered", "所交付的与登记不符";
	ProvenOnChain: "it is proven on chain", "已在链上举证";
	ObjectedTo: "you have objected: show the evidence to the arbiter alone", "已提出异议：证据请仅出示给仲裁方";
	KeepEvidence: "keep the evidence; it has keys in it: show it to nobody but the arbiter, or prove it with hefu order dispute", "请保存证据；其中含有密钥，仅可出示给仲裁方，或用 hefu order dispute 链上举证";
	NotYours: "the order is another seller's or buyer's", "该订单不属于本成员";
	UseSide: "use a key of the order's side: hefu order show ORDER", "请使用该订单相应一方的密钥：hefu order show 订单";
	NotSettled: "accepted, and not settled: the money stays locked", "已验收但未能结算：价款仍被锁定";
	TryClose: "when that is put right: hefu order close ORDER", "消除原因后：hefu order close 订单";
	GetAgain: "ask the seller to serve it anew, then run the command again: what is right of it is kept", "请供方重新提供后再次执行命令：已核对的部分会保留";
	SayFrom: "name with --from where the seller serves it, and with --out another folder for another delivery", "请用 --from 指明供方提供文件的地址；再次交付请用 --out 指明另一文件夹";
	NameRegistered: "name the files that are registered, in the version's order: hefu dataset show DATASET", "请按版本次序指明所登记的文件：hefu dataset show 数据集";
	AnotherFolder: "name another folder with --out: each delivery has one of its own", "请用 --out 指明另一文件夹：每次交付使用各自的文件夹";
	NotUse: "the file is no receipt of use of this chain", "该文件不是本链的使用回执";
	AskUse: "ask the buyer for one: hefu order sign-use", "请需方出具：hefu order sign-use";
	NotEvidence: "the file is no evidence", "该文件不是证据";
	NameEvidence: "name a file that hefu order receive wrote (.evidence.json)", "请指明 hefu order receive 写出的文件（.evidence.json）";
}

/// How far an order is.
pub fn order_stage(stage: &Value, lang: Lang) -> String {
	term(
		stage,
		lang,
		&[
			("placed", "已下单，待供方承诺"),
			("committed", "已承诺，待需方核对并锁定价款"),
			("locked", "价款已锁定，待交付密钥"),
			("inspecting", "验收中"),
			("objected", "有异议，待供方答复"),
			("arbitrating", "仲裁中"),
			("accepted", "已验收，待结算"),
			("settled", "已结算"),
			("refunded", "已退款"),
			("cancelled", "已取消"),
			("expired", "已逾期失效"),
		],
	)
}

/// What is contracted for.
pub fn contract(kind: &Value, lang: Lang) -> String {
	term(
		kind,
		lang,
		&[
			("provision", "数据提供"),
			("processing", "数据委托处理"),
			("fusion", "数据融合开发"),
			("intermediary", "数据中介"),
		],
	)
}

/// Who gets a fee.
pub fn fee_role(role: &Value, lang: Lang) -> String {
	let chinese = [
		("exchange", "数据交易所"),
		("broker", "数商"),
		("institution", "登记机构"),
		("fiscal", "公共数据收益"),
	];
	term(role, lang, &chinese)
}

/// How an order was accepted.
pub fn acceptance(how: &Value, lang: Lang) -> String {
	let chinese = [
		("explicit", "书面验收"),
		("used", "使用视为验收"),
		("silent", "逾期未提出异议"),
		("ruled", "仲裁认定"),
	];
	term(how, lang, &chinese)
}

/// A side of a negotiation.
pub fn market_side(side: &Value, lang: Lang) -> String {
	term(side, lang, &[("consumer", "需方"), ("provider", "供方")])
}

/// How it is found out whether what was delivered is what was registered.
pub fn settled_by(settling: &Value, lang: Lang) -> String {
	match (settling["arbiter"].as_str(), lang) {
		(Some(arbiter), Lang::En) => format!("arbiter {arbiter}"),
		(Some(arbiter), Lang::Zh) => format!("仲裁方 {arbiter}"),
		(None, Lang::En) => "proof on chain".into(),
		(None, Lang::Zh) => "链上举证".into(),
	}
}

/// What a product costs, in a line.
pub fn price(price: &Value, lang: Lang) -> String {
	let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
	let currency = text(&price["currency"]);
	let each = if lang == Lang::En { " each" } else { "/单位" };
	match (text(&price["kind"]).as_str(), lang) {
		("free", Lang::En) => "free".into(),
		("free", Lang::Zh) => "免费".into(),
		("fixed", _) => format!("{} {currency}{each}", text(&price["amount"])),
		("tiered", _) => {
			let tiers = price["tiers"].as_array().into_iter().flatten();
			let tier = |tier: &Value| match lang {
				Lang::En => format!("from {}: {}", text(&tier["from"]), text(&tier["amount"])),
				Lang::Zh => format!("第 {} 单位起 {}", text(&tier["from"]), text(&tier["amount"])),
			};
			let tiers = tiers.map(tier).collect::<Vec<_>>().join(if lang == Lang::En { "; " } else { "；" });
			format!("{tiers} {currency}{each}")
		}
		(_, Lang::En) if price["cap"] == "tariff" => "to be agreed, within the operation's cap".into(),
		(_, Lang::Zh) if price["cap"] == "tariff" => "协议价，不超过授权运营的上限收费标准".into(),
		(_, Lang::En) => format!("to be agreed, at most {} {currency}{each}", text(&price["cap"])),
		(_, Lang::Zh) => format!("协议价，最高 {} {currency}{each}", text(&price["cap"])),
	}
}

/// What came of an order.
pub fn outcome(outcome: &str, lang: Lang) -> String {
	term(
		&outcome.into(),
		lang,
		&[
			("goes-on", "订单继续"),
			("settled", "已结算"),
			("held", "已验收，结算受阻"),
			("refunded", "已退款"),
			("expired", "已逾期失效"),
		],
	)
}

/// Why a file was not delivered, or not received.
pub fn not_delivered(error: &DeliveryError, lang: Lang) -> String {
	let of = |path: &Path, what: &str| format!("{}：{what}", path.display());
	match (error, lang) {
		(DeliveryError::File(path, error), lang) => {
			format!("{}{}{}", path.display(), lang.colon(), io(error, lang))
		}
		(DeliveryError::Key(path, error), lang) => {
			format!("{}{}{}", path.display(), lang.colon(), no_key(error, lang))
		}
		(error, Lang::En) => error.to_string(),
		(DeliveryError::Exists(path), _) => format!("{} 已存在，且是其他文件", path.display()),
		(DeliveryError::NotRegistered { path, registered, found }, _) => format!(
			"{} 不是所登记的文件：其 BLAKE3 为 {}，登记的为 {}",
			path.display(),
			hefu_sdk::hex(found),
			hefu_sdk::hex(registered)
		),
		(DeliveryError::TooLarge(path), _) => of(path, "文件过大，不能以此方式交付"),
		(DeliveryError::Outboard { path, root }, _) => {
			format!("{} 不是 BLAKE3 为 {} 的文件的校验树", path.display(), hefu_sdk::hex(root))
		}
		(DeliveryError::Damaged { path, group }, _) => of(path, &format!("第 {group} 组与供方的承诺不符")),
		(DeliveryError::Incomplete { path, received, size }, _) => {
			of(path, &format!("共 {size} 字节，只有 {received} 字节"))
		}
		(DeliveryError::TooLong(path), _) => of(path, "字节数多于所登记的文件"),
		(DeliveryError::OtherKey, _) => "密钥不是供方所承诺的".into(),
		(DeliveryError::OtherOneTimeKey, _) => "一次性密钥不是此订单所登记的".into(),
		(DeliveryError::WeakPoint(_), _) => "需方的一次性密钥不安全：任何人都能读取以其交付的密钥".into(),
		(DeliveryError::Random(error), _) => format!("无法生成随机密钥：{error}"),
	}
}

/// Why a delivery was not got.
pub fn not_fetched(error: &FetchError, lang: Lang) -> String {
	match (error, lang) {
		(FetchError::Delivery(error), lang) => not_delivered(error, lang),
		(error, Lang::En) => error.to_string(),
		(FetchError::Url(url), _) => format!("{url} 不是文件夹地址，如 https://data.example/orders/"),
		(FetchError::Roots(error), _) => format!("无法读取系统证书：{error}"),
		(FetchError::Status { url, status }, _) => format!("{url}：服务器应答 {status}"),
		(FetchError::Network { url, reason }, _) => format!("{url}：{reason}"),
	}
}
