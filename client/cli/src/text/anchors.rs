//! Anchors of documents.

use hefu_primitives::{MemberId, code::Uscc};
use serde_json::Value;

use super::{Lang, registration::term};

words! { Anchors
	Anchor: "anchor", "存证";
	By: "anchored by", "存证方";
	Digest: "digest", "摘要";
	AnchoredOn: "anchored", "存证时间";
	WithdrawnOn: "withdrawn", "撤回时间";
	WithdrawnFor: "withdrawn for", "撤回事由";
	Office: "tax office and year", "税务机关、年度";
	OfficeKey: "office's key", "查重密钥";
	Commitment: "commitment to the office's key", "密钥承诺";
	Attestor: "attestor", "税务核验方";
	Signer: "signing key", "签名密钥";
	Invoices: "invoices", "发票数";
	Nullifier: "nullifier", "查重标识";
	Seller: "seller", "销售方";
	Buyer: "buyer", "购买方";
	RedOf: "takes back from", "红冲的蓝字发票";
	TakenBack: "taken back", "已红冲";
	Paid: "paid", "已付款";
	Blue: "blue invoices", "蓝字发票合计";
	Red: "red invoices", "红字发票合计";
	NotInvoiced: "not invoiced", "未开票";
	Attested: "signed invoice", "已核验的发票";
	Part: "private part", "非公开部分";
	Order: "order", "订单";
	Certificate: "certificate", "登记凭证";
	Category: "in the books as", "列报类别";
	Acquisition: "acquired", "取得方式";
	Period: "accounting period", "会计期间";
	Auditor: "confirmed by", "审计机构";
	Opinion: "opinion", "审计意见摘要";
	Assessed: "assessed", "评估种类";
	Path: "went through", "出境路径";
	NotAnchored: "(not anchored)", "（未存证）";
	KeepKey: "keep it, and give it to the office's next attestor alone: whoever has it can try invoice numbers", "请妥善保管，只交给该税务机关的下一任核验方：持有者可以试猜发票号码";
	OtherOfficeKey: "the key is not that of this tax office and year", "该密钥不属于此税务机关、年度";
	NameOfficeKey: "name the office's key with --office-key: hefu anchor attestors shows the commitment, hefu anchor show-key that of a file", "请用 --office-key 指明该税务机关的密钥：hefu anchor attestors 显示链上承诺，hefu anchor show-key 显示文件的承诺";
	NotSigner: "the key is not the one by which the office's attestor signs", "该密钥不是该税务机关核验方的签名密钥";
	SetSigner: "name that with --key, or set it: hefu anchor set-signer", "请用 --key 指明该密钥，或先设定：hefu anchor set-signer";
	NotPaid: "the buyer has paid the seller nothing in this instruction", "购买方在此结算指令中未向销售方付款";
	NamePayment: "name an instruction that was settled, and its sides: hefu instruction show INSTRUCTION", "请指明已结算的指令及其双方：hefu instruction show 结算指令";
	TaxAboveTotal: "the tax is more than price and tax together", "税额大于价税合计";
	NameTotal: "give price and tax together with --amount, and the tax in it with --tax", "请用 --amount 给出价税合计，用 --tax 给出其中的税额";
	AboveOpen: "this is more than what was paid and is not invoiced, and cannot be anchored before another invoice is taken back; there is left",
		"金额超过已付款而未开票的余额，红冲其他发票之前无法存证；余额为";
	OtherCode: "a code is not that of the member on its side", "所填统一社会信用代码与该方成员的不符";
	GiveInvoice: "give the signed invoice to whoever needs the anchor (hefu anchor invoice), and the private part to seller and buyer", "请将已核验的发票交给需要存证的一方（hefu anchor invoice），非公开部分交给买卖双方";
	NotAttested: "the file is no invoice that an attestor has signed", "该文件不是核验方签名的发票";
	AskAttestor: "name the file that hefu anchor attest wrote", "请指明 hefu anchor attest 写出的文件";
}

/// Which code is a member's.
pub fn name_code(member: &MemberId, code: &Uscc, lang: Lang) -> String {
	match lang {
		Lang::En => format!(
			"the code of {member} is {code:?}: if the paper says so too, give that with --seller-code or \
			 --buyer-code, else name the right party with --seller or --buyer"
		),
		Lang::Zh => format!(
			"{member} 的代码为 {code:?}：若与票面一致，请在 --seller-code 或 --buyer-code 中填写；否则请用 --seller 或 \
			 --buyer 指明正确的一方"
		),
	}
}

/// What an anchor is.
pub fn anchor_kind(kind: &Value, lang: Lang) -> String {
	term(
		kind,
		lang,
		&[
			("invoice", "发票"),
			("contract", "合同备案"),
			("entry", "数据资产入表"),
			("assessment", "评估"),
			("export-basis", "出境依据"),
		],
	)
}

/// How an anchor stands.
pub fn anchor_standing(standing: &Value, lang: Lang) -> String {
	term(
		standing,
		lang,
		&[
			("live", "有效"),
			("withdrawn", "已撤回"),
			("reddened", "已红冲"),
			("over", "已到期"),
			("uncertified", "凭证失效"),
			("disputed", "争议中"),
		],
	)
}

/// As what data are in the books.
pub fn category(category: &Value, lang: Lang) -> String {
	term(
		category,
		lang,
		&[("intangible-asset", "无形资产"), ("inventory", "存货"), ("not-recognised", "未作为资产确认")],
	)
}

/// How an entity came by data.
pub fn acquisition(acquisition: &Value, lang: Lang) -> String {
	term(
		acquisition,
		lang,
		&[("purchased", "外购"), ("self-developed", "自行开发或加工"), ("other", "其他方式")],
	)
}

/// What is assessed.
pub fn assessment_kind(kind: &Value, lang: Lang) -> String {
	term(
		kind,
		lang,
		&[
			("quality", "数据质量评价"),
			("value", "数据资产价值评估"),
			("compliance", "合规评估"),
			("regrading", "重新定级"),
		],
	)
}
