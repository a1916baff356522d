//! What the chain refuses about the registration of rights.

type Said = Option<(&'static str, (&'static str, &'static str))>;

const LOOK: (&str, &str) =
	("look at it with hefu register show FILING", "请用 hefu register show 登记申请 查看其办理阶段");
const LOOK_DATASET: (&str, &str) = (
	"look at what is registered with hefu register show DATASET",
	"请用 hefu register show 数据集 查看登记情况",
);
const INSTITUTIONS: (&str, &str) =
	("see hefu register institution list", "请用 hefu register institution list 查看");
const STATEMENT: (&str, &str) = (
	"correct the statement: hefu register file --help, and the table of hefu law show NUMBER",
	"请更正权利配置说明：见 hefu register file --help，以及 hefu law show 编号 中的可登记性",
);
const ALL_PARTIES: (&str, &str) = (
	"name every holder of its rights once, with --with beside your member",
	"请将每一权利人列为申请人各一次：本成员之外的用 --with 指明",
);
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");

/// What is known of an error of the registration of rights.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"NotInstitution" => (
			"该成员不是有效的登记机构",
			(
				"have the council appoint a member with the role registry-institution (hefu register institution appoint)",
				"请理事会任命具有 registry-institution 角色的成员（hefu register institution appoint）",
			),
		),
		"InstitutionRemoved" => (
			"该登记机构已被移出，不再办理登记",
			(
				"name another institution: hefu register institution list",
				"请另选登记机构：hefu register institution list",
			),
		),
		"AlreadyAppointed" => ("该成员已是登记机构", INSTITUTIONS),
		"InvalidCode" => (
			"没有该省级代码，或机构号不是一位数字",
			(
				"give the province's two digits and one of its own, such as 441",
				"请给出省级代码两位加机构号一位，如 441",
			),
		),
		"CodeTaken" => (
			"该代码现属于或曾属于另一登记机构",
			(
				"choose a digit that nobody has had: hefu register institution list",
				"请选用未被使用过的机构号：hefu register institution list",
			),
		),
		"OtherCode" => (
			"该成员先前以另一代码登记",
			(
				"appoint it under the code that it had: hefu register institution list",
				"请以其原有代码任命：hefu register institution list",
			),
		),
		"NotFound" => (
			"没有该登记申请",
			("see the filings with hefu register list", "请用 hefu register list 查看登记申请"),
		),
		"AlreadyExists" => (
			"该随机数已被使用：登记申请已存在",
			("look with hefu register list before you send it again", "重发前请用 hefu register list 查询"),
		),
		"NotInCharge" => (
			"由另一登记机构或他人负责",
			(
				"use a key of the institution at which it is filed or registered, or of who noted it; the council ends only what lies at an institution that registers no more",
				"请使用受理或登记该事项的机构、或作出注记者的密钥；理事会仅可终止已不再办理登记的机构所受理的申请",
			),
		),
		"NotApplicant" => (
			"该成员不是申请人，或提出申请者未列在首位",
			(
				"use a key of a member in whose name it is made: hefu register show FILING",
				"请使用申请人的密钥：hefu register show 登记申请 可查看",
			),
		),
		"InstitutionApplies" => (
			"登记机构不得为自己登记",
			("file at another institution: --institution", "请用 --institution 指明另一登记机构"),
		),
		"ApplicantNotLive" => (
			"有申请人不是有效成员",
			(
				"name live members with --with (hefu member list)",
				"请用 --with 指明有效成员（hefu member list）",
			),
		),
		"ApplicantTwice" => (
			"有申请人出现两次",
			("name each member once with --with, and not your own", "请用 --with 各指明一次，且不含本成员"),
		),
		"UnknownDataset" => ("没有此数据集", ("check the identifier", "请检查标识")),
		"Withdrawn" => (
			"数据集已撤回",
			(
				"file for another dataset: a withdrawn one is not registered",
				"请就其他数据集提出申请：已撤回的不予登记",
			),
		),
		"NoSuchVersion" => (
			"该数据集没有此版本",
			("look with hefu dataset show DATASET", "请用 hefu dataset show 数据集 查看"),
		),
		"GovernmentData" => (
			"党政机关原始数据不在此登记",
			(
				"register it as a public data resource, at the platform for that",
				"请在公共数据资源登记平台登记",
			),
		),
		"CoreData" => {
			("核心数据及由其形成的数据不予登记", ("do not file for core data", "请勿就核心数据提出申请"))
		}
		"FilingOpen" => (
			"该数据集另有未办结的登记申请",
			(
				"wait for its end, or have it withdrawn: hefu register list --dataset DATASET --open",
				"请等待其办结或撤回：hefu register list --dataset 数据集 --open",
			),
		),
		"TooManyFilings" => ("该成员未办结的登记申请已达上限", COUNCIL),
		"NoLaw" => (
			"没有可据以登记的现行规则",
			(
				"have the council put a law pack in force (hefu law put-in-force)",
				"请理事会使规则包生效（hefu law put-in-force）",
			),
		),
		"NotHolder" => (
			"该成员不持有该数据集或相应权利",
			(
				"use a key of who holds it: hefu register show DATASET, hefu dataset show DATASET",
				"请使用权利人的密钥：hefu register show 数据集、hefu dataset show 数据集 可查看",
			),
		),
		"AlreadyRegistered" => (
			"该数据集已登记",
			(
				"file with --kind change, transfer, renewal or cancellation",
				"请用 --kind change、transfer、renewal 或 cancellation 提出申请",
			),
		),
		"NotRegistered" => (
			"该数据集没有登记",
			("file for a first registration: --kind initial", "请先申请初次登记：--kind initial"),
		),
		"OtherInstitution" => (
			"该数据集登记于另一登记机构",
			(
				"leave out --institution: it is filed where it is registered, unless that institution was removed",
				"请去掉 --institution：须向原登记机构提出（该机构已移出的除外）",
			),
		),
		"Lapsed" => (
			"登记已失效",
			("file for a first registration again: --kind initial", "请重新申请初次登记：--kind initial"),
		),
		"Cancelled" => (
			"登记已注销",
			("file for a first registration again: --kind initial", "请重新申请初次登记：--kind initial"),
		),
		"NotParties" => ("申请人与所涉权利人不一致", ALL_PARTIES),
		"Frozen" => (
			"该数据集有未决或成立的异议，或已被保全",
			(
				"wait until the objection is decided or the preservation is lifted: hefu register show DATASET",
				"请等待异议处理或保全解除：hefu register show 数据集",
			),
		),
		"HolderOrSourceChanged" => (
			"变更登记不得改变权利人、权利或来源；该版本的来源或父数据集也不得与首个版本不同",
			(
				"state the same rights of the same holders, come by in the same ways; who else gets them files a transfer, and a version made from other data is registered as a dataset of its own",
				"请填写相同权利人、相同权利和相同取得方式；权利转移请申请转让登记；由其他数据形成的版本请另行登记为数据集",
			),
		),
		"NothingStated" => ("没有填写任何权利", STATEMENT),
		"StatedTwice" => ("同一权利人的同一权利出现两次", STATEMENT),
		"NoConsent" => (
			"该权利须经其他各方全体同意，而有一方既非申请人也未同意",
			(
				"name the others with --with, who consent by confirming, or have them consent: hefu right consent",
				"请用 --with 列入其他各方（其确认即为同意），或由其表示同意：hefu right consent",
			),
		),
		"NotEligible" => (
			"以此方式取得的数据不可登记该权利，或数据集所载取得方式与此不同",
			(
				"say how the data was come by as the dataset does (hefu dataset show), and see the table of hefu law show NUMBER",
				"请按数据集所载填写取得方式（hefu dataset show），并对照 hefu law show 编号 中的可登记性",
			),
		),
		"TooEarly" => ("尚未到可以申请的时间", LOOK_DATASET),
		"TooLate" => (
			"期限已届满",
			("look when it was over: hefu register show", "请用 hefu register show 查看届满时刻"),
		),
		"ClockUnknown" => (
			"无法确定期限何时届满：年份尚未记录，或规则未作规定",
			(
				"have the council record the year (hefu calendar import); hefu register show tells which is missing",
				"请理事会记录年份（hefu calendar import）；hefu register show 可查看缺少哪一年",
			),
		),
		"AlreadyExtended" => ("审查已延长过一次", LOOK),
		"NotBySoMuch" => (
			"审查不能延长这么多",
			(
				"give no more than the law pack allows: hefu law show NUMBER",
				"请勿超过规则包所允许的数量：hefu law show 编号",
			),
		),
		"Ended" => ("该登记申请已办结", LOOK),
		"AlreadyConfirmed" => ("该成员或全体申请人已确认", LOOK),
		"NotFiled" => ("该登记申请不在待受理阶段", LOOK),
		"NothingAsked" => ("登记机构没有要求补正", LOOK),
		"NotReviewing" => ("该登记申请不在审查中", LOOK),
		"NotStopped" => ("审查期限没有中止", LOOK),
		"NotPublicised" => ("该登记申请不在公示中", LOOK),
		"NoObjection" => {
			("没有此异议", ("see the objections with hefu register show", "请用 hefu register show 查看异议"))
		}
		"NotReady" => ("该登记申请尚未公示，或有未决异议", LOOK),
		"StillPublicised" => (
			"公示期尚未届满",
			(
				"store it when the public's time is over: hefu register show FILING",
				"请在公示期届满后登记：hefu register show 登记申请 可查看",
			),
		),
		"AlreadyDecided" => ("该异议已处理", ("nothing is left to do", "无需再做")),
		"AlreadyObjected" => (
			"该成员已有未处理的异议，或其异议在本证书颁发后已被驳回",
			(
				"wait until it is decided; what was dismissed is not raised again: hefu register show",
				"请等待其处理；已被驳回的，不得重复提出：hefu register show",
			),
		),
		"OwnRegistration" => (
			"该申请以该成员名义提出，或所涉登记载有该成员自己的权利",
			(
				"take the filing back, or file for a change, a transfer or a cancellation instead",
				"请撤回该申请，或改为申请变更、转让或注销登记",
			),
		),
		"TooManyObjections" => (
			"异议已达上限",
			(
				"wait until some are decided, or ask the council to raise the bound",
				"请等待已有异议处理，或请理事会提高上限",
			),
		),
		"SerialsExhausted" => ("该登记机构本月的凭证编号已用完", ("store it next month", "请在下月登记")),
		"EndsBefore" => {
			("该注记到期时间早于现在", ("give a later --until, or none", "请给出更晚的 --until，或不填"))
		}
		"TooManyPreservations" => (
			"同时有效的保全已达上限",
			(
				"lift one that is of no more use: hefu register show DATASET",
				"请解除不再需要的保全：hefu register show 数据集",
			),
		),
		"NoAnnotation" => ("没有此注记", LOOK_DATASET),
		"NoMirror" => (
			"该登记机构未以此编码记录结果",
			(
				"look for it by the data's digest: hefu register show DIGEST",
				"请按数据摘要查看：hefu register show 摘要",
			),
		),
		"NothingCorrected" => ("该结果已如此记录", ("nothing is left to do", "无需再做")),
		"DecidedLater" => {
			("所填决定时间晚于现在", ("give the day on which it was decided", "请填写实际作出决定的日期"))
		}
		"AlreadyLifted" => ("该注记已解除", ("nothing is left to do", "无需再做")),
		_ => return None,
	})
}
