//! What the chain refuses about anchors.

use super::Said;

const LOOK: (&str, &str) = ("look with hefu anchor show ANCHOR", "请用 hefu anchor show 存证 查看");
const ATTESTORS: (&str, &str) = ("look with hefu anchor attestors", "请用 hefu anchor attestors 查看");
const INVOICED: (&str, &str) = (
	"look what is paid and invoiced: hefu anchor invoiced INSTRUCTION SELLER BUYER",
	"请查看已付款与已开票金额：hefu anchor invoiced 结算指令 销售方 购买方",
);
const LOOK_DATASET: (&str, &str) =
	("look with hefu dataset show DATASET", "请用 hefu dataset show 数据集 查看");
const LOOK_CERTIFICATE: (&str, &str) =
	("look with hefu register certificate CODE", "请用 hefu register certificate 凭证编码 查看");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	of_invoices(error).or_else(|| of_documents(error))
}

fn of_invoices(error: &str) -> Said {
	Some(match error {
		"NotTaxAttestor" => (
			"该成员没有税务核验方角色，或已被暂停",
			("name a live member with the role tax-attestor", "请指明具有税务核验方角色的有效成员"),
		),
		"InvalidOffice" => (
			"年度和税务机关代码各为两位数字",
			("give the first four digits of the invoices' numbers", "请给出发票号码的前四位"),
		),
		"KeyInUse" => (
			"该税务机关已有发票存证：其密钥不变，交给下一任核验方",
			(
				"give the commitment to the office's key: hefu anchor attestors",
				"请给出该税务机关密钥的承诺：hefu anchor attestors",
			),
		),
		"NoAttestor" => ("该税务机关、年度没有核验方", ATTESTORS),
		"NoSigner" => (
			"该税务机关的核验方尚未设定签名密钥",
			("have it name one: hefu anchor set-signer", "请其设定：hefu anchor set-signer"),
		),
		"OwnInvoice" => (
			"核验方是该发票的一方，或为其中一方担保",
			(
				"it is a side or sponsors one: have another attestor appointed for the office",
				"请由该税务机关改任的其他核验方核验",
			),
		),
		"NotAttested" => (
			"签名与该税务机关核验方现用的签名密钥不符",
			(
				"have the office's attestor sign it anew: hefu anchor attest",
				"请该税务机关的核验方重新签名：hefu anchor attest",
			),
		),
		"AlreadyAnchored" => (
			"该发票已存证：一个号码只有一个存证",
			(
				"whoever has the office's key finds it: hefu anchor find",
				"持有该税务机关密钥的一方可查找：hefu anchor find",
			),
		),
		"NothingInvoiced" => ("发票金额为零", ("give an amount above zero", "请给出大于零的金额")),
		"NotSettled" => (
			"购买方在此结算指令中未向销售方付款，或指令尚未结算",
			(
				"anchor it when it is paid: hefu instruction show INSTRUCTION",
				"请在付款后存证：hefu instruction show 结算指令",
			),
		),
		"OtherCurrency" => ("付款币种不同", INVOICED),
		"MoreThanSettled" => ("开票金额将超过已付款", INVOICED),
		"NotBlue" => ("所红冲的不是已存证的蓝字发票", LOOK),
		"OtherInvoice" => ("与所红冲的蓝字发票的结算指令、双方或币种不符", LOOK),
		"MoreThanBlue" => ("红冲金额将超过蓝字发票的余额", LOOK),
		"Final" => (
			"发票不能撤回",
			(
				"take it back by a red invoice: hefu anchor attest --red-of",
				"请以红字发票红冲：hefu anchor attest --red-of",
			),
		),
		_ => return None,
	})
}

fn of_documents(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"NotInCharge" => (
			"此操作属于其他成员",
			(
				"use a key of whoever anchored it, or of the office's attestor",
				"请使用存证方或该税务机关核验方的密钥",
			),
		),
		"AlreadyExists" => (
			"该随机数已被使用：存证已存在",
			("look with hefu anchor list before you send it again", "重发前请用 hefu anchor list 查询"),
		),
		"NoOrder" => ("没有此订单", ("look with hefu order list", "请用 hefu order list 查看")),
		"NoGrant" => ("没有此授权", ("look with hefu grant list", "请用 hefu grant list 查看")),
		"NotSide" => (
			"该成员既不是一方，也不是交易所",
			("use a key of one of its sides, or of an exchange", "请使用其中一方或交易所的密钥"),
		),
		"NotCertified" => ("该登记凭证已失效或从未颁发", LOOK_CERTIFICATE),
		"Disputed" => (
			"该登记有异议或已被保全",
			(
				"wait until the objection is decided or the preservation is lifted: hefu register show DATASET",
				"请等待异议处理或保全解除：hefu register show 数据集",
			),
		),
		"NotStated" => ("该凭证未载明该成员的权利", LOOK_CERTIFICATE),
		"InvalidPeriod" => (
			"没有此会计期间",
			(
				"give one such as 2026, 2026-H1, 2026-Q3 or 2026-07",
				"请给出如 2026、2026-H1、2026-Q3 或 2026-07",
			),
		),
		"TooEarly" => ("该会计期间尚未开始", ("enter it when the period has begun", "请在期间开始后入表")),
		"AlreadyEntered" => (
			"该成员在此期间已有该数据集的有效入表记录",
			("withdraw that first: hefu anchor withdraw", "请先撤回：hefu anchor withdraw"),
		),
		"NotAuditor" => ("该成员没有审计机构角色", ("use a key of an auditor", "请使用审计机构的密钥")),
		"NotFound" => {
			("没有此存证", ("see the anchors with hefu anchor list", "请用 hefu anchor list 查看存证"))
		}
		"NotEntry" => ("该存证不是入表记录", LOOK),
		"Withdrawn" => ("该存证已撤回", LOOK),
		"OwnEntry" => ("不能审计自己的账簿", ("have another auditor confirm it", "请由其他审计机构确认")),
		"AlreadyAudited" => ("该入表记录已有审计确认", LOOK),
		"NotAssessor" => (
			"该成员不是合规评估机构、数商或审计机构",
			("use a key of a reviewer, a data service or an auditor", "请使用评估机构、数商或审计机构的密钥"),
		),
		"UnknownDataset" => ("没有此数据集", LOOK_DATASET),
		"NoSuchVersion" => ("该数据集没有此版本", LOOK_DATASET),
		"DatasetWithdrawn" => ("该数据集已撤回", LOOK_DATASET),
		"OwnDataset" => ("不能评估自己的数据集", ("have another member assess it", "请由其他成员评估")),
		"EndsBefore" => ("截止时间已过", ("give a later time with --until", "请用 --until 给出更晚的时间")),
		"MayNotExport" => (
			"该成员对此数据集没有权利，或该授权不属于该成员、已失效或不允许出境",
			(
				"look with hefu right list DATASET, or name a grant that allows export with --grant",
				"请用 hefu right list 数据集 查看，或用 --grant 指明允许出境的授权",
			),
		),
		_ => return None,
	})
}
