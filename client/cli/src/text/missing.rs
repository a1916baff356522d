//! What the chain does not have, and where to look for it.

use hefu_sdk::Sought;

const CHECK: (&str, &str) = (
	"check the identifier, and that --url names a node of the right chain",
	"请检查标识，并确认 --url 指向正确的链",
);

/// A kind of thing.
pub fn chinese(what: Sought) -> &'static str {
	match what {
		Sought::Member => "成员",
		Sought::Dataset => "数据集",
		Sought::Version => "数据集版本",
		Sought::Grant => "授权",
		Sought::Offer => "此要约（从未作出，或授权已成立）",
		Sought::Book => "账簿",
		Sought::BankEntry => "银行流水",
		Sought::Instruction => "结算指令",
		Sought::PartyKey => "当事人密钥",
		Sought::Bill => "提单",
		Sought::BillEntry => "背书链记录",
		Sought::Licence => "证照",
		Sought::LicenceType => "证照类型",
		Sought::RecognitionRule => "互认规则",
		Sought::Filing => "登记申请",
		Sought::Registration => "此数据集的登记",
		Sought::Certificate => "登记凭证",
		Sought::Institution => "登记机构",
		Sought::Mirror => "本机构以此编码记录的登记结果",
		Sought::Operation => "授权运营",
		Sought::Product => "产品",
		Sought::MarketProduct => "数据产品",
		Sought::Negotiation => "磋商",
		Sought::Order => "订单",
		Sought::Delivery => "此订单的交付",
		Sought::Meter => "计量账户",
		Sought::Anchor => "存证",
		Sought::Attestor => "此税务机关、年度的核验方",
		Sought::Application => "公共数据资源登记申请",
		Sought::PublicEntry => "此数据集的公共数据资源登记",
		Sought::QueryCode => "查询码",
		Sought::ExportRules => "出境规则，区块",
		Sought::LawPack => "规则包",
		Sought::Year => "此年份的工作日历",
		Sought::Motion => "未决议案",
		Sought::Block => "区块",
		Sought::Pallet => "模块",
		Sought::Call => "调用",
		Sought::Room => "足够的权限范围可容纳",
	}
}

/// What to do about it, in English and Chinese.
pub fn next(what: Sought) -> (&'static str, &'static str) {
	match what {
		Sought::Member => (
			"see the members with hefu member list, and check that --url names a node of the right chain",
			"请用 hefu member list 查看成员，并确认 --url 指向正确的链",
		),
		Sought::Offer | Sought::Grant => {
			("see grants and offers with hefu grant list", "请用 hefu grant list 查看授权和要约")
		}
		Sought::Book => (
			"see the books with hefu money books; the council opens one (hefu money open-book)",
			"请用 hefu money books 查看账簿；账簿由理事会开立（hefu money open-book）",
		),
		Sought::BankEntry => (
			"check the reference, and that --salt is the bank's own",
			"请检查流水号，并确认 --salt 是该银行的盐文件",
		),
		Sought::PartyKey => (
			"check the identifier; its sponsor has to add it first (hefu party add)",
			"请检查标识；须先由担保方添加（hefu party add）",
		),
		Sought::LicenceType => (
			"check the code; the council records a type (hefu licence type set)",
			"请检查代码；类型由理事会设定（hefu licence type set）",
		),
		Sought::Filing => (
			"see the filings with hefu register list, and check that --url names a node of the right chain",
			"请用 hefu register list 查看登记申请，并确认 --url 指向正确的链",
		),
		Sought::Registration => (
			"nothing of it is registered yet: file for it with hefu register file",
			"尚未登记：请用 hefu register file 提出申请",
		),
		Sought::Institution => (
			"see the institutions with hefu register institution list; the council appoints them",
			"请用 hefu register institution list 查看登记机构；登记机构由理事会任命",
		),
		Sought::Mirror => (
			"look for it by the data's digest, with the code under which it is recorded: hefu register show DIGEST",
			"请按数据摘要查看所记录的登记编码：hefu register show 摘要",
		),
		Sought::Operation => (
			"see the operations with hefu operation list, and check that --url names a node of the right chain",
			"请用 hefu operation list 查看授权运营，并确认 --url 指向正确的链",
		),
		Sought::Product => (
			"see the products with hefu operation show OPERATION",
			"请用 hefu operation show 授权运营 查看产品",
		),
		Sought::MarketProduct => (
			"see the products with hefu product list, and check that --url names a node of the right chain",
			"请用 hefu product list 查看产品，并确认 --url 指向正确的链",
		),
		Sought::Negotiation => (
			"see the negotiations with hefu negotiation list, and check that --url names a node of the right chain",
			"请用 hefu negotiation list 查看磋商，并确认 --url 指向正确的链",
		),
		Sought::Order => (
			"see the orders with hefu order list, and check that --url names a node of the right chain",
			"请用 hefu order list 查看订单，并确认 --url 指向正确的链",
		),
		Sought::Delivery => (
			"wait until the seller has committed to what it delivers: hefu order receive --wait",
			"请等待供方提交交付承诺：hefu order receive --wait",
		),
		Sought::Anchor => (
			"see the anchors with hefu anchor list, and check that --url names a node of the right chain",
			"请用 hefu anchor list 查看存证，并确认 --url 指向正确的链",
		),
		Sought::Attestor => (
			"see the attestors with hefu anchor attestors; the council appoints one: hefu anchor appoint",
			"请用 hefu anchor attestors 查看核验方；核验方由理事会任命：hefu anchor appoint",
		),
		Sought::Meter => (
			"see the meters with hefu meter list, and check that --url names a node of the right chain",
			"请用 hefu meter list 查看计量账户，并确认 --url 指向正确的链",
		),
		Sought::Application => (
			"see the applications with hefu catalogue list, and check that --url names a node of the right chain",
			"请用 hefu catalogue list 查看登记申请，并确认 --url 指向正确的链",
		),
		Sought::PublicEntry => (
			"nothing of it is registered yet: file for it with hefu catalogue file",
			"尚未登记：请用 hefu catalogue file 提出申请",
		),
		Sought::QueryCode => {
			("check the code: the register gave no such one", "请核对查询码：登记机构未赋予此码")
		}
		Sought::ExportRules => {
			("have the council set them (hefu export set-rules)", "请理事会设定（hefu export set-rules）")
		}
		Sought::LawPack => {
			("see the packs with hefu law packs: they have numbers", "请用 hefu law packs 查看各规则包的编号")
		}
		Sought::Year => (
			"have the council record it: hefu calendar import FILE --basis NOTICE --year YEAR, then its seats vote; or name another \
			 --kind",
			"请理事会记录该年份：hefu calendar import 文件 --basis 通知 --year 年份，再由席位表决；或换用 --kind",
		),
		Sought::Motion => (
			"see the open ones with hefu motion list: it may have been closed",
			"请用 hefu motion list 查看未决议案：它可能已关闭",
		),
		Sought::Pallet | Sought::Call => (
			"name a pallet or one of its calls as the chain does, such as registry or registry.withdraw",
			"请按链上名称指明模块或其调用，如 registry 或 registry.withdraw",
		),
		Sought::Room => (
			"name whole pallets instead of their calls, or give --all",
			"请指明整个模块而非逐个调用，或使用 --all",
		),
		_ => CHECK,
	}
}
