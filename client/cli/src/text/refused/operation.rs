//! What the chain refuses about authorised operation.

use super::{FROZEN, Said};

const LOOK: (&str, &str) =
	("look with hefu operation show OPERATION", "请用 hefu operation show 授权运营 查看");
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");
const TERM: (&str, &str) = ("give other days with --from and --last", "请用 --from 和 --last 给出其他起止日");
const YEAR: (&str, &str) = (
	"name another year with --year: hefu operation show OPERATION tells the term",
	"请用 --year 指明其他年份：hefu operation show 授权运营 可查看协议期限",
);
const PERMIT: (&str, &str) = (
	"have the price authority permit the year's revenue first: hefu operation permit",
	"请价格主管部门先核定当年最高准许收入：hefu operation permit",
);
const TARIFF: (&str, &str) = (
	"name a tariff with --tariff that has a price and held in the year: hefu operation show OPERATION",
	"请用 --tariff 指明当年有效且有价格的收费标准：hefu operation show 授权运营",
);

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"NotImplementingBody" => (
			"该成员不是实施机构",
			(
				"use a key of a member with the role implementing-body (hefu member list)",
				"请使用具有 implementing-body 角色的成员的密钥（hefu member list）",
			),
		),
		"NotOperator" => (
			"该成员不是有效的运营机构",
			(
				"take a live member with the role authorised-operator (hefu member list)",
				"请选用具有 authorised-operator 角色的有效成员（hefu member list）",
			),
		),
		"NotPriceAuthority" => (
			"该成员不是有效的价格主管部门，或不是实施方案所定的一方",
			(
				"take a live member with the role regulator (hefu member list); once there is a plan, the one that it names (hefu operation show \
				 OPERATION)",
				"请选用具有 regulator 角色的有效成员（hefu member list）；已有实施方案的，须为其指明的一方（hefu operation show 授权运营）",
			),
		),
		"SameMember" => ("实施机构不得自任运营机构", ("select another member", "请选定其他成员")),
		"NotFound" => (
			"没有此授权运营",
			("see the operations with hefu operation list", "请用 hefu operation list 查看授权运营"),
		),
		"AlreadyExists" => (
			"该随机数已被使用：授权运营已存在",
			("look with hefu operation list before you send it again", "重发前请用 hefu operation list 查询"),
		),
		"TooManyOperations" => ("该实施机构的授权运营已达上限", COUNCIL),
		"NotInCharge" => (
			"此事由该授权运营中的另一方办理",
			(
				"use a key of the side that it is for: hefu operation show OPERATION",
				"请使用应由其办理的一方的密钥：hefu operation show 授权运营 可查看",
			),
		),
		"Ended" => ("该授权运营已期满或终止", LOOK),
		"NotSelected" => (
			"尚未选定运营机构",
			("select one first: hefu operation select", "请先选定：hefu operation select"),
		),
		"NotOffered" => (
			"尚未提出运营协议",
			("have the body offer it first: hefu operation offer", "请实施机构先提出：hefu operation offer"),
		),
		"NotSigned" => (
			"运营协议尚未签署",
			("have the operator sign it first: hefu operation sign", "请运营机构先签署：hefu operation sign"),
		),
		"AlreadySigned" => ("运营协议已签署，不再更改", LOOK),
		"AlreadyBegun" => ("该授权运营已开始", LOOK),
		"OtherAgreement" => (
			"所述协议与已提出的不一致",
			(
				"compare what you sign with what is offered: hefu operation show OPERATION --output json",
				"请将所签与所提出的核对：hefu operation show 授权运营 --output json",
			),
		),
		"InvalidCurrency" => (
			"不是币种代码",
			("give three letters of ISO 4217, such as CNY", "请给出 ISO 4217 三字母代码，如 CNY"),
		),
		"InvalidTerm" => ("协议止于起始之前", TERM),
		"TermTooLong" => ("协议期限超过规定上限", TERM),
		"TooEarly" => (
			"协议期限尚未开始，或该年度尚未结束",
			("wait for the first day, or for the year's end", "请等待起始日或年度结束"),
		),
		"TooLate" => ("协议期限届时已满", TERM),
		"UnknownDataset" => ("没有此数据集", ("check the identifier", "请检查标识")),
		"Withdrawn" => ("数据集已撤回", ("name another dataset", "请指明其他数据集")),
		"CoreData" => ("核心数据不得授权运营", ("name no core data", "请勿指明核心数据")),
		"NotPublicData" => (
			"该数据集不是公共数据资源",
			("name one of the kind public-resource", "请指明 public-resource 类型的数据集"),
		),
		"NoConsent" => (
			"数据集由其他成员持有，而缺少其同意",
			(
				"have its holder consent first: hefu operation consent OPERATION DATASET",
				"请持有方先同意：hefu operation consent 授权运营 数据集",
			),
		),
		"AlreadyIn" => ("该数据集已纳入", LOOK),
		"NotIn" => ("该数据集未纳入", LOOK),
		"TooManyData" => ("该授权运营的数据集已达上限", COUNCIL),
		"NotProduct" => ("该数据集不是产品", ("name one of the kind product", "请指明 product 类型的数据集")),
		"NotHolder" => (
			"数据集由其他成员持有",
			(
				"list a product that the operator holds; consent to what your member holds (hefu dataset show DATASET)",
				"请上架由运营机构持有的产品；只能就本成员持有的数据同意（hefu dataset show 数据集 可查看）",
			),
		),
		"NotOfItsData" => (
			"该产品并非由该授权运营的数据制成",
			(
				"name a product whose parents are data in the operation: hefu dataset show DATASET",
				"请指明源自该授权运营数据的产品：hefu dataset show 数据集",
			),
		),
		"AlreadyListed" => ("该产品已上架", LOOK),
		"InvalidUnit" => ("价格须对应至少一个单位", ("give at least 1 with --per", "请用 --per 给出至少 1")),
		"TooManyProducts" => ("该授权运营上架过的产品已达上限", COUNCIL),
		"NoSuchProduct" => ("该授权运营没有此产品", LOOK),
		"Delisted" => ("该产品已下架", LOOK),
		"NoData" => (
			"该授权运营没有数据",
			("put data in it first: hefu operation add-data", "请先纳入数据：hefu operation add-data"),
		),
		"NoProduct" => (
			"没有上架的产品",
			(
				"have the operator list one first: hefu operation list-product",
				"请运营机构先上架：hefu operation list-product",
			),
		),
		"NoCap" => (
			"产品尚无上限收费标准",
			("have the body set it first: hefu operation cap", "请实施机构先设定：hefu operation cap"),
		),
		"Free" => ("用于公共治理、公益事业的产品免费", ("nothing is charged for it", "不得收费")),
		"AboveCap" => (
			"价格高于上限收费标准",
			(
				"give no more than the cap: hefu operation show OPERATION",
				"请勿超过上限：hefu operation show 授权运营",
			),
		),
		"NoPermittedRevenue" => ("该年度没有最高准许收入，且不在试行期", PERMIT),
		"OtherYear" => ("该授权运营在该年度不运营", YEAR),
		"NotBegun" => (
			"该授权运营尚未开始",
			("have the body begin it first: hefu operation begin", "请实施机构先开始：hefu operation begin"),
		),
		"NoTariff" => ("没有此有价格的收费标准", TARIFF),
		"OtherTariff" => ("该收费标准在该年度不适用", TARIFF),
		"AbovePrice" => (
			"所收超过价格",
			("check --units and --amount against the price", "请对照价格核对 --units 和 --amount"),
		),
		"NothingCharged" => {
			("没有收费", ("give --units and --amount above zero", "请给出大于零的 --units 和 --amount"))
		}
		"TooLarge" => ("数值过大", ("check the numbers", "请核对数值")),
		"YearClosed" => ("运营机构已披露该年度，账目已关闭", YEAR),
		"AlreadyUsed" => ("已记载首次使用该数据集的授权运营", ("nothing is left to do", "无需再做")),
		"AuthorityActs" => (
			"该授权运营的价格主管部门仍可履职",
			(
				"leave it: it is replaced only when it is none any more",
				"请勿更换：仅在其不再具备资格时方可更换",
			),
		),
		"NoEntry" => ("没有此入账", LOOK),
		"AlreadyReversed" => ("该入账已冲正", ("nothing is left to do", "无需再做")),
		"EarlierYearOpen" => (
			"此前年度的账目尚未关闭",
			(
				"have the operator disclose the earlier years first: hefu operation disclose",
				"请运营机构先披露此前年度：hefu operation disclose",
			),
		),
		"Frozen" => FROZEN,
		_ => return None,
	})
}
