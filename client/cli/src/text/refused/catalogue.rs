//! What the chain refuses about the register of public data.

use super::{FROZEN, Said};

const LOOK: (&str, &str) =
	("look at it with hefu catalogue show APPLICATION", "请用 hefu catalogue show 登记申请 查看其办理阶段");
const LOOK_DATASET: (&str, &str) =
	("look at its entry with hefu catalogue show DATASET", "请用 hefu catalogue show 数据集 查看登记情况");
const AGAIN: (&str, &str) =
	("file for a first registration again: --kind initial", "请重新申请首次登记：--kind initial");
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"NotInstitution" => (
			"该成员不是有效的登记机构",
			(
				"name a live member with the role registry-institution (hefu member list)",
				"请指明具有 registry-institution 角色的有效成员（hefu member list）",
			),
		),
		"InvalidLaw" => (
			"没有此规则包，或其未规定公示期或有效期",
			("name a pack that sets both: hefu law packs", "请指明两者均有规定的规则包：hefu law packs"),
		),
		"NoLaw" => (
			"没有可据以登记的现行规则",
			(
				"have the council put a law pack in force (hefu catalogue put-in-force)",
				"请理事会使规则包生效（hefu catalogue put-in-force）",
			),
		),
		"NotFound" => (
			"没有该登记申请",
			("see the applications with hefu catalogue list", "请用 hefu catalogue list 查看登记申请"),
		),
		"AlreadyExists" => (
			"该随机数已被使用：登记申请已存在",
			("look with hefu catalogue list before you send it again", "重发前请用 hefu catalogue list 查询"),
		),
		"NotInCharge" => (
			"由另一登记机构负责",
			(
				"use a key of the institution at which it was filed: hefu catalogue show APPLICATION",
				"请使用受理机构的密钥：hefu catalogue show 登记申请 可查看",
			),
		),
		"NotApplicant" => (
			"该登记申请由其他成员提出",
			(
				"use a key of the applicant: hefu catalogue show APPLICATION",
				"请使用申请人的密钥：hefu catalogue show 登记申请 可查看",
			),
		),
		"InstitutionApplies" => (
			"登记机构不得为自己登记",
			("file at another institution: --institution", "请用 --institution 指明另一登记机构"),
		),
		"UnknownDataset" => ("没有此数据集", ("check the identifier", "请检查标识")),
		"NoSuchVersion" => (
			"该数据集没有此版本",
			("look with hefu dataset show DATASET", "请用 hefu dataset show 数据集 查看"),
		),
		"ApplicationOpen" => (
			"该成员就此数据集另有未办结的登记申请",
			(
				"wait for its end, or have it withdrawn: hefu catalogue list --dataset DATASET --open",
				"请等待其办结或撤回：hefu catalogue list --dataset 数据集 --open",
			),
		),
		"TooManyApplications" => ("该成员未办结的登记申请已达上限", COUNCIL),
		"Withdrawn" => (
			"数据集已撤回",
			(
				"file for another dataset: of a withdrawn one only a cancellation is filed",
				"请就其他数据集提出申请：已撤回的只能申请注销",
			),
		),
		"CoreData" => ("核心数据不予登记", ("do not file for core data", "请勿就核心数据提出申请")),
		"NotHolder" => (
			"数据集由其他成员持有",
			(
				"use a key of who holds it: hefu dataset show DATASET",
				"请使用持有方的密钥：hefu dataset show 数据集 可查看",
			),
		),
		"NotPublicData" => (
			"该数据集不是公共数据，也不源自公共数据",
			(
				"register rights in it at the property register instead: hefu register file",
				"请改在数据产权登记中办理：hefu register file",
			),
		),
		"AlreadyRegistered" => (
			"该数据集已登记",
			(
				"file with --kind change, correction, renewal or cancellation",
				"请用 --kind change、correction、renewal 或 cancellation 提出申请",
			),
		),
		"NotRegistered" => (
			"该数据集没有登记",
			("file for a first registration: --kind initial", "请先申请首次登记：--kind initial"),
		),
		"OtherInstitution" => (
			"该数据集登记于另一登记机构",
			(
				"leave out --institution: it is filed where it is registered",
				"请去掉 --institution：须向原登记机构提出",
			),
		),
		"NotRegistrant" => (
			"登记主体是其他成员",
			(
				"use its key (hefu catalogue show DATASET); who else is concerned files with --kind correction",
				"请使用登记主体的密钥（hefu catalogue show 数据集 可查看）；其他利害关系人请用 --kind correction",
			),
		),
		"Lapsed" => ("登记已失效", AGAIN),
		"Cancelled" => ("登记已注销", AGAIN),
		"RegisteredAnew" => (
			"提出申请后该数据集已重新登记",
			("reject it: what it was filed about is no more", "请不予登记：其所针对的登记结果已不存在"),
		),
		"OtherVersion" => (
			"登记的是另一版本，而此类申请不经公示",
			(
				"leave out --version, or file with --kind change first: hefu catalogue show DATASET",
				"请去掉 --version，或先申请变更（--kind change）：hefu catalogue show 数据集 可查看",
			),
		),
		"TooEarly" => ("尚未到可以申请的时间", LOOK_DATASET),
		"TooLate" => (
			"期限已届满",
			("look when it was over: hefu catalogue show", "请用 hefu catalogue show 查看届满时刻"),
		),
		"ClockUnknown" => (
			"无法确定期限何时届满：年份尚未记录，或规则未作规定",
			(
				"have the council record the year (hefu calendar import); hefu catalogue show tells which is missing",
				"请理事会记录年份（hefu calendar import）；hefu catalogue show 可查看缺少哪一年",
			),
		),
		"Ended" => ("该登记申请已办结", LOOK),
		"NotFiled" => ("该登记申请不在待受理阶段", LOOK),
		"NothingAsked" => ("登记机构没有要求补正", LOOK),
		"NotReviewing" => ("该登记申请不在审核中", LOOK),
		"NotPublicised" => ("该登记申请不在公示中", LOOK),
		"NoObjection" => ("没有此异议", LOOK),
		"AlreadyDecided" => ("该异议已处理", ("nothing is left to do", "无需再做")),
		"TooManyObjections" => (
			"异议已达上限",
			(
				"wait until some are decided, or ask the council to raise the bound",
				"请等待已有异议处理，或请理事会提高上限",
			),
		),
		"AlreadyObjected" => (
			"该成员已有未处理的异议",
			("wait until it is decided: hefu catalogue show", "请等待其处理：hefu catalogue show"),
		),
		"NotReady" => ("该登记申请尚未公示，或有未决异议", LOOK),
		"StillPublicised" => (
			"公示期尚未届满",
			(
				"enter it when the public's time is over: hefu catalogue show APPLICATION",
				"请在公示期届满后登记：hefu catalogue show 登记申请 可查看",
			),
		),
		"NoCode" => ("首次登记须赋查询码", ("give its query code with --code", "请用 --code 给出查询码")),
		"HasCode" => ("已登记的保留原查询码", ("leave out --code", "请去掉 --code")),
		"InvalidCode" => {
			("查询码为空或不是文本", ("give the code as the register has it", "请按登记平台所赋填写查询码"))
		}
		"CodeTaken" => (
			"该查询码现属于或曾属于其他登记",
			("look whose it is: hefu catalogue query CODE", "请用 hefu catalogue query 查询码 查看"),
		),
		"NotShown" => (
			"注销和续展不经公示",
			(
				"enter it when its review is done: hefu catalogue enter APPLICATION",
				"请在审核完成后登记：hefu catalogue enter 登记申请",
			),
		),
		"Frozen" => FROZEN,
		_ => return None,
	})
}
