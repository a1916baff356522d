//! What the chain refuses on the market.

use super::Said;

const LOOK_PRODUCT: (&str, &str) =
	("look with hefu product show PRODUCT", "请用 hefu product show 产品 查看");
const LOOK_ORDER: (&str, &str) = ("look with hefu order show ORDER", "请用 hefu order show 订单 查看");
const LOOK_NEGOTIATION: (&str, &str) =
	("look with hefu negotiation show NEGOTIATION", "请用 hefu negotiation show 磋商 查看");
const FEWER: (&str, &str) = (
	"end some first: hefu product remove, hefu negotiation terminate, hefu order close",
	"请先结束一些：hefu product remove、hefu negotiation terminate、hefu order close",
);
const FEES: (&str, &str) = (
	"give each role once with --fee, in the order exchange, broker, institution, fiscal",
	"请用 --fee 按 exchange、broker、institution、fiscal 的次序给出，每种一次",
);
const PRICE: (&str, &str) = (
	"give amounts above zero, and tiers in order from unit 1",
	"请给出大于零的金额；各档从第 1 单位起依次排列",
);
const ARBITER: (&str, &str) = (
	"name a live member that is no side and gets no fee with --arbiter",
	"请用 --arbiter 指明既非当事方也不收费的有效成员",
);
const VERIFIED: (&str, &str) = (
	"have the files checked first (hefu dataset check), or settle by --arbiter",
	"请先核验文件（hefu dataset check），或改用 --arbiter",
);
const NEW_KEY: (&str, &str) = (
	"deliver into another folder with --out: a new key is made",
	"请用 --out 指明另一文件夹重新交付：将生成新密钥",
);
const CHECK_DATASET: (&str, &str) =
	("check the identifier: hefu dataset show DATASET", "请检查标识：hefu dataset show 数据集");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"NotFound" => (
			"没有此产品、磋商或订单",
			(
				"look with hefu product list, hefu negotiation list or hefu order list",
				"请用 hefu product list、hefu negotiation list 或 hefu order list 查看",
			),
		),
		"AlreadyExists" => (
			"该随机数已被使用：已经存在",
			("look before you send it again: hefu order list", "重发前请先查询：hefu order list"),
		),
		"NotInCharge" => {
			("此事由其他成员办理", ("use a key of the side that it is for", "请使用应由其办理的一方的密钥"))
		}
		"SameMember" => (
			"成员不得向自己购买，不得从自己的买卖中收费，银行也不得向自己付款",
			("name another member", "请指明其他成员"),
		),
		"CounterpartNotLive" => (
			"对方目前不参与",
			("wait until it is reinstated: hefu member show MEMBER", "请等待其恢复：hefu member show 成员"),
		),
		"TooManyProducts" => ("该成员挂牌的产品已达上限", FEWER),
		"TooManyOpen" => ("该成员进行中的磋商或订单已达上限", FEWER),
		"UnknownVersion" => ("没有此版本", CHECK_DATASET),
		"Withdrawn" => ("数据集已撤回", ("name another dataset", "请指明其他数据集")),
		"Frozen" => (
			"该数据集有异议或已被保全",
			(
				"wait until the objection is decided or the preservation is lifted: hefu register show DATASET",
				"请等待异议处理或保全解除：hefu register show 数据集",
			),
		),
		"CoreData" => ("核心数据不得交易", ("name no core data", "请勿指明核心数据")),
		"MayNotGrant" => (
			"该成员不能授予此权利",
			(
				"look with hefu right list DATASET who has the right; as the seller, name the grant by which you grant with --by",
				"请用 hefu right list 数据集 查看由谁享有该权利；供方可用 --by 指明据以授权的授权",
			),
		),
		"NothingInStock" => ("库存为零", ("give at least 1 with --stock", "请用 --stock 给出至少 1")),
		"InvalidPrice" => ("价格为零，或各档未按顺序", PRICE),
		"InvalidFees" => ("费用未按次序，或没有剩余", FEES),
		"FeesTooHigh" => {
			("费用超过规定上限", ("give fewer points with --fee", "请用 --fee 给出较少的万分比"))
		}
		"NotOfRole" => (
			"收费方不具有相应角色",
			(
				"who gets a fee for exchange has the role exchange; broker: data-service; institution: registry-institution; fiscal: \
				 implementing-body (hefu member list)",
				"收费方须具有的角色：exchange 为 exchange，broker 为 data-service，institution 为 registry-institution，fiscal 为 \
				 implementing-body（hefu member list）",
			),
		),
		"InspectionTooLong" => (
			"验收期超过规定上限",
			("give fewer days with --inspection-days", "请用 --inspection-days 给出较短的验收期"),
		),
		"InvalidArbiter" => ("仲裁方是当事方或收费方，或目前不参与", ARBITER),
		"NotVerified" => ("链上举证要求文件已核验且有 BLAKE3", VERIFIED),
		"NoCap" => (
			"授权运营未设上限收费标准，或没有此授权运营",
			("have the operation's body set it: hefu operation cap", "请实施机构先设定：hefu operation cap"),
		),
		"Delisted" => ("该产品已摘牌", LOOK_PRODUCT),
		"NoUnits" => ("数量须至少为一", ("give at least 1 with --units", "请用 --units 给出至少 1")),
		"SoldOut" => ("库存不足", LOOK_PRODUCT),
		"OtherPrice" => (
			"该数量的价款与挂牌价不符",
			("leave out --amount: the list says it", "请去掉 --amount，按挂牌价计算"),
		),
		"AboveCap" => (
			"价款超过上限",
			("give no more than the cap: hefu product show PRODUCT", "请勿超过上限：hefu product show 产品"),
		),
		"TooLarge" => ("数值过大", ("check the numbers", "请核对数值")),
		"Negotiable" => (
			"该产品为协议价",
			("negotiate first: hefu negotiation request PRODUCT", "请先磋商：hefu negotiation request 产品"),
		),
		"FinalState" => ("该磋商或传输已结束", LOOK_NEGOTIATION),
		"NoSuchMove" => ("协议不允许从当前状态这样进行", LOOK_NEGOTIATION),
		"OtherSide" => ("此步应由对方进行", LOOK_NEGOTIATION),
		"NotAgreed" => (
			"磋商尚未最终确定",
			(
				"have it finalised first: hefu negotiation verify, then finalize",
				"请先完成 hefu negotiation verify 和 finalize",
			),
		),
		"AlreadyOrdered" => ("已按此合同下单", LOOK_NEGOTIATION),
		"WrongStage" => ("订单不处于此阶段", LOOK_ORDER),
		"TooLate" => (
			"此步的期限已过",
			(
				"see what followed: hefu order show ORDER, then hefu order close ORDER",
				"请查看结果：hefu order show 订单，再执行 hefu order close 订单",
			),
		),
		"TooEarly" => ("期限未到", LOOK_ORDER),
		"NotOffered" => {
			("没有这样的授权要约", ("offer it first: hefu grant offer", "请先提出要约：hefu grant offer"))
		}
		"OtherGrant" => (
			"要约是另一权利，或在其他成员之间",
			(
				"offer the product's right in its dataset to the buyer: hefu grant offer",
				"请就该产品的数据集和权利向需方提出要约：hefu grant offer",
			),
		),
		"WrongFiles" => (
			"与版本的文件数不符，或链上举证的文件未经加密而照登记原样交付",
			(
				"give one for each file of the version, encrypted for this order: hefu order deliver",
				"请为版本的每个文件各给出一个，并为本订单加密：hefu order deliver",
			),
		),
		"CommitmentSeen" => ("曾有人对同一密钥作出承诺", NEW_KEY),
		"WeakKey" => ("以此 X25519 密钥交换的结果人人可知", ("make another key", "请另制密钥")),
		"NoCalendar" => (
			"验收期所需的工作日历尚未记录",
			(
				"have the council record the year: hefu calendar import",
				"请理事会记录该年份：hefu calendar import",
			),
		),
		"UseIsNotAcceptance" => {
			("合同约定使用不视为合格", ("wait for the buyer to accept", "请等待需方验收"))
		}
		"NotUsed" => (
			"该回执不是需方密钥所签，或时间不在验收期内",
			("ask the buyer for another: hefu order sign-use", "请需方重新出具：hefu order sign-use"),
		),
		"NotByArbiter" => {
			("该订单以链上举证认定", ("prove it: hefu order dispute", "请举证：hefu order dispute"))
		}
		"NotByProof" => {
			("该订单由仲裁方认定", ("object to it: hefu order object", "请提出异议：hefu order object"))
		}
		"NoSuchFile" => (
			"没有此文件",
			(
				"give the file's place in the version, from 0, with --file",
				"请用 --file 给出文件在版本中的次序（从 0 起）",
			),
		),
		"Unproven" => (
			"证据不能证明：它属于其他文件、密钥或订单",
			(
				"use the evidence that hefu order receive kept of this order and file",
				"请使用 hefu order receive 就此订单和文件保存的证据",
			),
		),
		"NotWrong" => ("所交付的与约定一致", ("accept it: hefu order accept", "请验收：hefu order accept")),
		_ => return None,
	})
}
