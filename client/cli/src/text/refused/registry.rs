//! What the chain refuses about datasets and their checks, and about validators.

use super::Said;

const LOOK: (&str, &str) = ("look with hefu dataset show DATASET", "请用 hefu dataset show 数据集 查看");
const ABOUT: (&str, &str) = (
	"correct what is said of it (hefu dataset register --help), then send it again",
	"请更正所述内容（hefu dataset register --help）后重新提交",
);
const PARENTS: (&str, &str) = (
	"name existing versions with --parent, each once (hefu dataset show lists them)",
	"请用 --parent 指明已登记的版本，每个一次（hefu dataset show 可列出）",
);
const LOCATOR: (&str, &str) = (
	"use an https URL with a public address, or have the council allow others (Verification.set_policy)",
	"请使用公网地址的 https 网址，或请理事会放宽规定（Verification.set_policy）",
);
const LATER: (&str, &str) = (
	"wait until open checks have closed, or register with --check later",
	"请等待进行中的核验结束，或以 --check later 登记",
);
const WATCH: (&str, &str) =
	("look with hefu dataset history DATASET", "请用 hefu dataset history 数据集 查看");
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");
const VALIDATORS: (&str, &str) = ("look with hefu validator list", "请用 hefu validator list 查看");

/// What is known of an error of the registry.
pub fn registry(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member with --key", "请用 --key 指定有效成员的密钥"),
		),
		"NotFound" => ("没有此数据集", ("check the identifier", "请检查标识")),
		"NotHolder" => (
			"数据集由其他成员持有",
			("use a key of the member who holds the dataset", "请使用数据集持有方的密钥"),
		),
		"Withdrawn" => (
			"数据集已撤回",
			(
				"register another dataset: a withdrawn one takes no versions",
				"请另行登记数据集：已撤回的不能增加版本",
			),
		),
		"AlreadyExists" => ("该随机数已用过：数据集已存在", LOOK),
		"NothingToRegister" => ("列表为空", ABOUT),
		"TooManyDatasets" => ("该成员持有的数据集已达上限", COUNCIL),
		"TooManyVersions" => ("该数据集的版本已达上限", COUNCIL),
		"NoSuchVersion" => ("该数据集没有此版本", LOOK),
		"NoSuchDistribution" => ("该版本没有此文件", LOOK),
		"InvalidName" => ("名称为空、过长或不是文本", ABOUT),
		"InvalidOverview" => ("数据概述过长或不是文本", ABOUT),
		"InvalidIndustry" => ("GB/T 4754 中没有该行业", ABOUT),
		"InvalidSpatial" => ("GB/T 2260 中没有该地区，或与空间范围级别不符", ABOUT),
		"InvalidTemporal" => ("时间范围的终止日早于起始日", ABOUT),
		"InvalidGrade" => ("没有该级别，或与分级不符", ABOUT),
		"CoreDataNotAllowed" => ("核心数据不予登记", ("do not register core data", "请勿登记核心数据")),
		"NoDistribution" => ("该版本没有文件", ABOUT),
		"InvalidDistribution" => ("文件名或媒体类型为空或不是文本", ABOUT),
		"NoDigest" => ("有文件没有摘要值", ABOUT),
		"SealedWithoutBlake3" => ("密文文件没有 BLAKE3 摘要值", ABOUT),
		"SealKeyReused" => (
			"两个文件使用同一密钥加密",
			("seal each file anew: hefu data seal", "请逐个重新加密：hefu data seal"),
		),
		"LocatorNotAllowed" => ("不得让核验方访问该文件的地址", LOCATOR),
		"UnknownParent" => ("没有此父版本", PARENTS),
		"DuplicateParent" => ("父版本重复", PARENTS),
		"GradeBelowParent" => (
			"分级低于父版本，且没有说明理由的报告",
			(
				"give at least the highest grade of the parents with --grade and --grade-level",
				"请用 --grade 和 --grade-level 给出不低于父版本最高级别的分级（就高从严）",
			),
		),
		_ => return None,
	})
}

/// What is known of an error of the checks.
pub fn verification(error: &str) -> Said {
	Some(match error {
		"AlreadyOpen" => (
			"该文件的核验正在进行",
			(
				"a check is running: wait for it with hefu dataset check --wait",
				"核验正在进行：请用 hefu dataset check --wait 等待结果",
			),
		),
		"TooManyOpen" => ("该成员进行中的核验已达上限", LATER),
		"TooManyOpenInTotal" => ("全链进行中的核验已达上限", LATER),
		"TooLarge" => (
			"文件过大，不能核验",
			(
				"files over 64 TiB cannot be checked: register with --check later",
				"超过 64 TiB 的文件不能核验：请以 --check later 登记",
			),
		),
		"LocatorNotAllowed" => ("不得让核验方访问该地址", LOCATOR),
		"NoDigest" => ("没有可供比对的摘要值", LOOK),
		"NoVerifiers" => ("目前没有核验方", VALIDATORS),
		"NoBlake3" => (
			"不完整读取的文件须登记 BLAKE3 摘要值",
			(
				"register the BLAKE3 digest of a file over 16 MiB too: hefu does when it has the file",
				"超过 16 MiB 的文件还须登记 BLAKE3 摘要：有文件时 hefu 会自动计算",
			),
		),
		"NotOpen" => ("没有此进行中的核验", WATCH),
		"NoSuchVerifier" => ("该核验没有此核验方", WATCH),
		"AlreadyReported" => ("该核验方已报告", WATCH),
		"OtherEvidence" => ("该核验没有此证据", WATCH),
		"WrongSamples" => ("抽样数与该核验的要求不符", WATCH),
		"NoSuchGroup" => ("文件没有此分片，或为完整读取", WATCH),
		_ => return None,
	})
}

/// What is known of an error about validators.
pub fn validators(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员行事",
			("use one of the member's own keys with --key", "请用 --key 指定该成员自己的密钥"),
		),
		"NotValidator" => (
			"不是有效成员，或没有验证节点角色",
			(
				"name live members with the role validator (hefu member list)",
				"请指明有 validator 角色的有效成员（hefu member list）",
			),
		),
		"Duplicate" => ("同一成员出现两次", ("name each member once", "每个成员只指明一次")),
		"TooFew" => ("验证节点少于下限", VALIDATORS),
		"TooMany" => ("验证节点多于上限", VALIDATORS),
		"NoKeys" => (
			"该成员未提交会话密钥",
			(
				"have the member bring its node's keys first: hefu node set-session-keys",
				"请该成员先提交节点的会话密钥：hefu node set-session-keys",
			),
		),
		"InvalidProof" => (
			"证明不能表明签名方持有这些密钥",
			(
				"make the keys anew with hefu node rotate-keys --member ID, of the member that signs",
				"请用 hefu node rotate-keys --member ID 为签名所属的成员重新生成密钥",
			),
		),
		"StillApproved" => (
			"该成员仍是任命的验证节点",
			(
				"have the council take it out first: hefu validator remove ID",
				"请理事会先将其移出：hefu validator remove ID",
			),
		),
		"StillSelected" => (
			"该成员的节点仍在验证组中",
			(
				"wait two sessions after the council's decision: hefu validator list",
				"请在理事会决定后等待两个会话：hefu validator list",
			),
		),
		_ => return None,
	})
}
