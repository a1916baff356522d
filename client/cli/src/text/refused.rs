//! What the chain's errors mean and what to do about them, pallet by pallet: licences and the calendar here; of bills, registration,
//! rights and settlement beside their words.

mod anchors;
mod catalogue;
mod exports;
mod gate;
mod market;
mod members;
mod metering;
mod motion;
mod operation;
mod registry;

use super::{bill, registration, trade};

/// What is said of one.
pub struct Known {
	/// What it means; in English the chain says it itself.
	pub chinese: &'static str,
	/// What to do, in English and Chinese.
	pub next: (&'static str, &'static str),
}

/// What is known of the error with this name.
pub fn known(name: &str) -> Option<Known> {
	let (pallet, error) = name.split_once("::").unwrap_or(("", name));
	let (chinese, next) = match pallet {
		"" => gate::nameless(error),
		"MemberGate" => gate::members(error),
		"Invalid" => gate::invalid(error),
		"Members" => members::refused(error),
		"Council" | "TechnicalCommittee" => motion::refused(error),
		"Registry" => registry::registry(error),
		"Verification" => registry::verification(error),
		"Validators" => registry::validators(error),
		"Licences" => licences(error),
		"Calendar" => calendar(error),
		"Bills" => bill::refused(error),
		"Registration" => registration::refused(error),
		"Operation" => operation::refused(error),
		"Catalogue" => catalogue::refused(error),
		"Exports" => exports::refused(error),
		"Market" => market::refused(error),
		"Metering" => metering::refused(error),
		"Anchors" => anchors::refused(error),
		_ => trade::known(name),
	}?;
	Some(Known { chinese, next })
}

type Said = Option<(&'static str, (&'static str, &'static str))>;

/// Of data that an objection or a preservation freezes, whoever refuses it.
const FROZEN: (&str, (&str, &str)) = (
	"该数据集有异议或已被保全",
	(
		"wait until the objection is decided or the preservation is lifted: hefu register show DATASET",
		"请等待异议处理或保全解除：hefu register show 数据集",
	),
);
const DEFINER: (&str, &str) = (
	"use a key of the member whose code the type's code begins with",
	"请使用类型定义机构（类型代码开头的统一社会信用代码）的密钥",
);
const LOOK_TYPE: (&str, &str) =
	("look with hefu licence type show TYPE", "请用 hefu licence type show 类型 查看");
const LOOK: (&str, &str) =
	("look at its state with hefu licence show LICENCE", "请用 hefu licence show 证照 查看其状态");
const ASK_DEFINER: (&str, &str) = (
	"have the type's definer appoint your member (hefu licence appoint), or use a key of an appointed one",
	"请类型定义机构任命（hefu licence appoint），或使用已任命机构的密钥",
);
const REGION: (&str, &str) = (
	"give six digits of GB/T 2260 whose first two are a province",
	"请给出 GB/T 2260 的六位代码，前两位为省级代码",
);
const SCENARIO: (&str, &str) = (
	"name scenarios that the type has: hefu licence type show TYPE",
	"请指明该类型已有的应用场景：hefu licence type show 类型",
);
const NEW_PRESENTATION: (&str, &str) = ("ask the holder for a new presentation", "请持证人重新出示");
const LOOK_AGAIN: (&str, &str) = (
	"run hefu licence verify again; see with hefu node status whether the node keeps up",
	"请重新执行 hefu licence verify；可用 hefu node status 查看节点是否同步",
);
const RULES: (&str, &str) = (
	"look for a rule that covers it with hefu licence rules TYPE REGION, or ask at the office that it names",
	"请用 hefu licence rules 类型 地区 查找适用的互认规则，或联系其中的异议联系方式",
);
const NEW_SALT: (&str, &str) = (
	"make the private part or the phone key anew: each licence has its own salts",
	"请重新生成非公开部分或手机密钥：每个证照使用各自的随机盐",
);
const LATEST: (&str, &str) = (
	"name the latest version of the line with --renews or --changes: hefu licence show LICENCE",
	"请用 --renews 或 --changes 指明该证照的最新版本：hefu licence show 证照",
);
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");

fn licences(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表任何在册成员本身行事",
			("use a key of a live member, not of a customer", "请使用在册成员（而非客户）的密钥"),
		),
		"InvalidType" => (
			"类型代码不是统一社会信用代码加三位数字，或校验位不符",
			("check the code: mistyped?", "请核对类型代码"),
		),
		"InvalidName" => ("名称为空或不是文本", ("give a name", "请给出名称")),
		"InvalidScenarios" => ("没有应用场景，或含有该类型没有的应用场景", SCENARIO),
		"InvalidMaxAge" => (
			"核验方须能在一段时间内依赖状态",
			("give at least one second with --max-age", "请用 --max-age 给出至少一秒"),
		),
		"UnknownType" => ("没有这一证照类型", LOOK_TYPE),
		"TypeExpired" => (
			"该类型的定义已失效",
			(
				"have the council record the type anew (hefu licence type set)",
				"请理事会重新设定该类型（hefu licence type set）",
			),
		),
		"NotDefiner" => ("该类型由另一机构定义", DEFINER),
		"NotAuthority" => (
			"该成员不在册，或没有证照颁发机构的角色",
			(
				"have the council enrol it with the role licensing-authority",
				"请理事会以 licensing-authority 角色吸收其为成员",
			),
		),
		"InvalidRegion" => ("GB/T 2260 中没有该地区", REGION),
		"AlreadyAppointed" => ("该成员已可颁发", LOOK_TYPE),
		"OtherRegion" => (
			"该成员先前为另一地区颁发",
			(
				"appoint it for the same region as before: hefu licence type show",
				"请按先前的地区任命：hefu licence type show",
			),
		),
		"NotAppointed" => ("该成员不可颁发此类证照", ASK_DEFINER),
		"InvalidIdentifier" => {
			("证照标识有误，或校验位不符", ("check type, serial and version", "请核对类型、流水号和版本"))
		}
		"NotIssuer" => (
			"证照标识指明的是另一颁发机构",
			("use a key of the authority that issues the licence", "请使用该证照颁发机构的密钥"),
		),
		"SerialNamesHolder" => (
			"流水号中含有公民身份号码",
			("choose a serial that tells nothing of the holder", "请选用不透露持证人的流水号"),
		),
		"InvalidPeriod" => (
			"有效期在开始之前结束或已经结束；或继任证照未立即生效",
			("correct the period; a successor begins now", "请更正有效期；继任证照须立即生效"),
		),
		"CommitmentUsed" => ("该承诺已被使用过", NEW_SALT),
		"AlreadyExists" => (
			"该随机数已被使用：证照或规则已存在",
			("look with hefu licence show before you send it again", "重发前请用 hefu licence show 查询"),
		),
		"TooManyLicences" => ("该成员颁发的证照已达上限", COUNCIL),
		"PredecessorNotNamed" => ("此证照已有版本：须指明前一版本", LATEST),
		"UnknownPredecessor" => ("没有这一前一版本", LATEST),
		"OtherLine" => ("前一版本属于另一证照（类型、颁发机构或流水号不同）", LATEST),
		"Superseded" => ("前一版本已有继任", LATEST),
		"PredecessorNotValid" => ("前一版本已暂扣或已结束，或（变更时）不在有效期", LOOK),
		"WrongVersion" => ("版本号不是前一版本的下一个，或（无前一版本时）不是第一个", LATEST),
		"NotFound" => ("没有该证照", ("check the id or the identifier", "请核对证照编号或标识")),
		"NotInCharge" => (
			"既非该证照的颁发机构，也非其类型的定义机构",
			("use a key of the issuer or of the type's definer", "请使用颁发机构或类型定义机构的密钥"),
		),
		"NotValid" => ("证照不是有效状态", LOOK),
		"NotSuspended" => ("证照未被暂扣", LOOK),
		"Ended" => ("证照已结束", LOOK),
		"NotOfRegion" => (
			"该成员既不是互认地区的颁发机构，也不是类型的定义机构",
			(
				"have an authority of the recognising region publish it, or the definer",
				"请由互认地区的颁发机构或类型定义机构发布",
			),
		),
		"InvalidContact" => (
			"异议联系方式为空或不是文本",
			("name the office with --contact", "请用 --contact 给出受理异议的部门"),
		),
		"TooManyRules" => ("该成员发布的互认规则已达上限", COUNCIL),
		"UnknownRule" => ("没有这一互认规则", RULES),
		"NotPublisher" => (
			"该规则由另一成员发布",
			("use a key of its publisher: hefu licence rules", "请使用发布机构的密钥：hefu licence rules"),
		),
		"AlreadyEnds" => ("该规则本就在此之前结束", ("nothing is left to do", "无需再做")),
		"NotAudience" => (
			"该出示是给另一核验方的",
			(
				"use a key of the verifier that it names, or ask the holder for one of your own",
				"请使用其指明的核验方的密钥，或请持证人向您出示",
			),
		),
		"AlreadyUsed" => ("该出示已被使用过", NEW_PRESENTATION),
		"UnknownScenario" => ("该类型没有这一应用场景", SCENARIO),
		"UnknownIssuer" => ("该颁发机构从未被任命颁发此类证照", LOOK_TYPE),
		"MadeLater" => (
			"出示时间晚于核验时刻",
			(
				"try again in a minute; if it stays, the phone's clock is wrong",
				"请一分钟后重试；若仍失败，请校准手机时钟",
			),
		),
		"Expired" => ("该出示已过期", NEW_PRESENTATION),
		"LivesTooLong" => (
			"该出示的有效时间过长",
			("ask the holder for one with fewer --minutes", "请持证人以较短的 --minutes 重新出示"),
		),
		"NotRecognised" => ("使用地在颁发机构地区之外且没有适用的规则，或规则与此无关", RULES),
		"RuleNotInForce" => ("出示时该规则不在有效期内", RULES),
		"SeenLater" | "StatusTooOld" => ("查询状态的时刻过早，或晚于现在", LOOK_AGAIN),
		"NotYet" => ("所问的时刻尚未到来", LOOK_AGAIN),
		"OtherHidden" | "OtherLicence" | "BadSignature" | "NotDisclosed" => (
			"出示与证照不符：隐藏部分、类型、签名或披露的字段属于其他证照或出示",
			("do not rely on it; ask the holder for a new presentation", "请勿采信；请持证人重新出示"),
		),
		"OtherKey" => (
			"证照绑定的是另一手机密钥，或未绑定密钥",
			(
				"ask the holder for a presentation from the phone that is bound now; a new phone is bound by the issuer (hefu \
				 licence bind-key)",
				"请持证人以现已绑定的手机出示；新手机由颁发机构绑定（hefu licence bind-key）",
			),
		),
		"OtherChain" => (
			"该出示是为另一条链作出的",
			("name a node of that chain with --url", "请用 --url 指定该链的节点"),
		),
		_ => return None,
	})
}

fn calendar(error: &str) -> Said {
	let correct = ("correct the file, then import it again", "请更正文件后重新导入");
	Some(match error {
		"InvalidYear" => ("年份早于 1992 年或晚于 2199 年", correct),
		"InvalidBasis" => ("依据为空或不是文本", ("name the notice with --basis", "请用 --basis 给出通知")),
		"TooManyDays" => ("假日或调休日过多", correct),
		"NotInYear" => ("有日期属于另一年份", correct),
		"DuplicateDay" => ("有日期出现两次，或既放假又上班", correct),
		"NotWeekend" => ("调休上班的日期不是周末", correct),
		"PastChanged" => (
			"将改变已经开始的日期",
			(
				"leave days that have begun as they are recorded: hefu calendar show YEAR",
				"已开始的日期须与记录一致：hefu calendar show 年份",
			),
		),
		"InvalidName" => (
			"规则包的标识或来源为空、不是文本，或没有版本号",
			(
				"give the pack an identifier, a source and a version from 1",
				"请填写规则包的标识、来源和从 1 起的版本号",
			),
		),
		"InvalidClock" => (
			"规则包中有期限没有依据，或不能如此计算",
			(
				"give each clock its basis, an amount that it can have, and a silence only where it is a period",
				"请为每个期限填写依据和可用的数量；只有期间才能规定逾期未答复的后果",
			),
		),
		"NotInOrder" => (
			"规则包中的期限或权利行未按顺序排列，或有重复",
			("put them in order, each once", "请按顺序排列，且每项只出现一次"),
		),
		"AlreadyRecorded" => (
			"规则包的这一版本已经记录",
			(
				"a pack never changes: record the correction as the next version",
				"规则包不可更改：请将更正记录为下一版本",
			),
		),
		"TooManyPacks" => (
			"规则包或其生效记录已达上限",
			(
				"put a recorded pack in force, or wait for a version of the chain that holds more",
				"请让已记录的规则包生效，或等待容量更大的链版本",
			),
		),
		"NotFound" => ("没有这个规则包", ("record the pack first", "请先记录该规则包")),
		"AlreadyBegun" => (
			"该日已经开始：已提出的申请适用原有规则",
			("name a day after today in China", "请指定北京时间今日之后的日期"),
		),
		"NotLater" => ("另一规则包自该日或更晚生效，且不会让位", ("name a later day", "请指定更晚的日期")),
		_ => return None,
	})
}
