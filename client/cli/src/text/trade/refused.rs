//! What the chain's errors about rights and settlement mean, and what to do about them.

/// What an error means in Chinese (in English the chain says it itself), and what to do, in both.
type Known = (&'static str, (&'static str, &'static str));

/// What is known of the error with this name.
pub fn known(name: &str) -> Option<Known> {
	let (pallet, error) = name.split_once("::")?;
	match pallet {
		"Rights" => rights(error),
		"Settlement" => settlement(error),
		_ => None,
	}
}

const MEMBER_KEY: (&str, &str) = ("use a key of a live member with --key", "请用 --key 指定有效成员的密钥");
const LOOK_GRANT: (&str, &str) = ("look with hefu grant show GRANT", "请用 hefu grant show 授权 查看");
const LOOK_RIGHTS: (&str, &str) = ("look with hefu right list DATASET", "请用 hefu right list 数据集 查看");
const LOOK_INSTRUCTION: (&str, &str) =
	("look with hefu instruction show INSTRUCTION", "请用 hefu instruction show 结算指令 查看");
const LOOK_BOOKS: (&str, &str) = (
	"look with hefu money books; the council opens one (hefu money open-book)",
	"请用 hefu money books 查看；账簿由理事会开立（hefu money open-book）",
);
const NARROW: (&str, &str) = (
	"narrow the terms to those of the grant that it is made from: hefu grant show PARENT",
	"请将条件收窄至上级授权范围之内：hefu grant show 上级授权",
);
const EXCLUSIVE: (&str, &str) = (
	"look with hefu grant list --dataset DATASET; grant what does not overlap, or have the exclusive grant revoked",
	"请用 hefu grant list --dataset 数据集 查看；改为不重叠的授权，或先撤销独占授权",
);
const AGAIN: (&str, &str) = ("try again: a new id is drawn", "请重试：将使用新的标识");

fn rights(error: &str) -> Option<Known> {
	Some(match error {
		"NotMember" => ("该密钥不代表有效成员本身行事", MEMBER_KEY),
		"UnknownDataset" => ("没有此数据集", ("check the identifier", "请检查标识")),
		"Withdrawn" => (
			"数据集已撤回",
			(
				"nothing is claimed or granted in a withdrawn dataset any more",
				"已撤回的数据集不能再主张权利或授权",
			),
		),
		"NotParty" => (
			"该成员既不是数据集持有方，也不是共同开发方",
			(
				"have the holder declare who made it: hefu right declare-joint",
				"请持有方先声明共同开发方：hefu right declare-joint",
			),
		),
		"NotHolder" => (
			"数据集由其他成员持有",
			("use a key of the member who holds the dataset", "请使用数据集持有方的密钥"),
		),
		"AlreadyDeclared" => ("共同开发方已声明过", LOOK_RIGHTS),
		"AlreadyClaimed" => (
			"已有人主张权利，须在此之前声明共同开发方",
			("register another dataset, and declare first", "请另行登记数据集，并先声明共同开发方"),
		),
		"InvalidParties" => (
			"共同开发方须为至少两个不重复的有效成员，且包括持有方",
			("name the holder and each other party once", "请指明持有方及其他各方，每方一次"),
		),
		"OwnConsent" => ("不能同意自己", ("name the party that wants to operate it", "请指明要经营的一方")),
		"AlreadyConsented" => ("该方已同意过", LOOK_RIGHTS),
		"AlreadyHeld" => ("该成员已有此权利，或曾主张过而已不再享有", LOOK_RIGHTS),
		"WrongGround" => (
			"共同开发的数据须以共同开发为由主张（衍生数据除外），其他数据则不可",
			(
				"claim it with --ground joint exactly when its parties are declared, and what was derived with --ground derivative",
				"仅在已声明共同开发方时使用 --ground joint；衍生数据请使用 --ground derivative",
			),
		),
		"NotEligible" => (
			"以此取得方式，对如此来源的数据不能享有此权利",
			(
				"see the guide's table (pallets/rights/README.md): --ground must fit the dataset's source and kind",
				"请对照登记指引的表（pallets/rights/README.md）：--ground 须与数据集的来源和类型相符",
			),
		),
		"ConsentMissing" => (
			"尚未取得其他各方的全部同意",
			(
				"have each other party consent: hefu right consent DATASET MEMBER",
				"请其他各方同意：hefu right consent 数据集 成员",
			),
		),
		"InputNotUsable" => (
			"该成员对所依据的数据并非全部享有使用权，或尚未就衍生数据主张权利",
			(
				"claim it (hefu right claim DATASET RIGHT --ground derivative), and name grants to use the parents' data with --input",
				"请先主张权利（hefu right claim 数据集 权利 --ground derivative），并用 --input 指明对各父数据的使用授权",
			),
		),
		"NotHeld" => (
			"该成员没有此权利",
			(
				"claim it first (hefu right claim DATASET operate), or grant from a grant to you with --parent",
				"请先主张权利（hefu right claim 数据集 operate），或用 --parent 从所获授权转授",
			),
		),
		"AlreadyExists" => ("该编号已使用", AGAIN),
		"NotGrantable" => {
			("持有权不能授权，而是交付数据", ("grant a right to use or to operate", "请授权使用权或经营权"))
		}
		"InvalidTerms" => (
			"某项条件不允许任何使用，或形式不唯一",
			("say the terms anew: hefu grant make --help", "请重新说明条件：hefu grant make --help"),
		),
		"UnknownGrant" => ("没有此授权", ("check the identifier", "请检查标识")),
		"OtherDataset" => ("上级授权属于其他数据集", LOOK_GRANT),
		"NotGrantee" => (
			"上级授权的被授权方是其他成员",
			("use a key of the parent's grantee", "请使用上级授权的被授权方的密钥"),
		),
		"ParentNotLive" => (
			"上级授权或其上某一授权已终止，或尚未生效",
			(
				"see which with hefu grant show PARENT, and get another grant",
				"请用 hefu grant show 上级授权 查看，并取得新的授权",
			),
		),
		"RightExceeded" => ("上级授权只是使用权，不能由此授予经营权", NARROW),
		"MayNotGrant" => (
			"上级授权不允许转授，或只允许转授给其他角色",
			(
				"grant to a member of a role that the parent allows, or ask its grantor",
				"请转授给上级授权允许的角色，或与其授权方协商",
			),
		),
		"TermsExceeded" => ("条件在某一维度超出上级授权", NARROW),
		"TooDeep" => ("授权链过长", ("get a grant from higher up", "请从更上一级取得授权")),
		"InvalidGrantee" => {
			("被授权方是授权方自己，或不是有效成员", ("grant to another live member", "请授权给其他有效成员"))
		}
		"Excluded" => ("与已有的独占或排他授权重叠", EXCLUSIVE),
		"TooManyExclusive" => ("并存的独占或排他授权已达上限", EXCLUSIVE),
		"InvalidSurvivors" => (
			"只有独占或排他授权有保留的授权，且须有效、并列、不重复",
			(
				"name live grants from the same right or grant, each once, with --survivor",
				"请用 --survivor 指明同源的有效授权，每个一次",
			),
		),
		"TooManyGrants" => {
			("该成员的授权与要约已达上限", ("ask the council to raise the bound", "请理事会提高上限"))
		}
		"NotGrantor" => {
			("该授权或要约出自其他成员", ("use a key of the member who made it", "请使用授权方的密钥"))
		}
		"AlreadyRevoked" => ("该授权已撤销过", LOOK_GRANT),
		"NotOffered" => ("没有此要约：从未作出，或授权已成立", LOOK_GRANT),
		"OfferLocked" => (
			"要约已为某结算指令锁定",
			(
				"withdraw the affirmation, reject or clear the instruction first (hefu grant show names it)",
				"请先撤回确认、拒绝或清理该结算指令（hefu grant show 可见）",
			),
		),
		"OfferWithdrawn" => {
			("要约已撤回", ("make another offer: hefu grant offer", "请另作要约：hefu grant offer"))
		}
		"WrongGrantee" => ("要约是对其他成员作出的", LOOK_GRANT),
		"NotLocked" => ("要约未为此结算指令锁定", LOOK_GRANT),
		"GrantorNotLive" => (
			"要约方目前不是有效成员",
			("wait until its suspension ends, or reject the instruction", "请待其恢复，或拒绝该结算指令"),
		),
		"Frozen" => (
			"数据集有异议或被保全",
			("wait until the objection is concluded or the preservation lifted", "请待异议办结或保全解除"),
		),
		"Registered" => (
			"登记簿载明该成员享有此权利",
			(
				"file for a transfer or cancellation at the registration institution",
				"请向登记机构申请转让登记或注销登记",
			),
		),
		"RightLost" => ("该成员曾享有而已不再享有此权利", LOOK_RIGHTS),
		"MayNotOperate" => (
			"无经营权者不能转让或质押",
			(
				"claim the right to operate first (hefu right claim DATASET operate)",
				"请先主张经营权（hefu right claim 数据集 operate）",
			),
		),
		"NothingMoved" => ("未指明权利", ("name at least one right", "请至少指明一项权利")),
		"InvalidTransferee" => {
			("受让方是权利人自己，或不是有效成员", ("name another live member", "请指明其他有效成员"))
		}
		"Pledged" => ("该权利已出质", ("have the pledgee release it first", "请质权人先解除质押")),
		"NotPledged" => ("该权利未出质", LOOK_RIGHTS),
		"NotPledgee" => ("该权利质押给其他成员", ("use a key of its pledgee", "请使用质权人的密钥")),
		"InvalidPledgee" => {
			("质权人是权利人自己，或不是有效成员", ("name another live member", "请指明其他有效成员"))
		}
		"AlreadyDue" => ("债务届时已到期", ("name a later time", "请指明较晚的时间")),
		"PledgeeLive" => {
			("质权人仍是有效成员", ("have the pledgee release it itself", "请由质权人自行解除质押"))
		}
		"NotAccepted" => (
			"受让方未同意受让这些权利，或同意的内容不同",
			(
				"have whoever gets them accept exactly this first: hefu right accept",
				"请受让方先按相同内容同意受让：hefu right accept",
			),
		),
		"NotDue" => ("债务尚未到期", ("wait until it is due, or release the pledge", "请待到期，或解除质押")),
		_ => return None,
	})
}

fn settlement(error: &str) -> Option<Known> {
	Some(match error {
		"NotMember" => ("该密钥不代表有效成员本身行事", MEMBER_KEY),
		"NotAdmitted" => (
			"该密钥不代表任何有效的成员、客户或当事人",
			(
				"use a key of a live member, customer or party with --key",
				"请用 --key 指定有效成员、客户或当事人的密钥",
			),
		),
		"NotBank" => (
			"该成员没有银行角色",
			(
				"name a member with the role bank (hefu member list)",
				"请指明有银行角色的成员（hefu member list）",
			),
		),
		"BankIsPlatform" => (
			"该银行同时是交易所：平台不能为自身交易出具资金证明",
			("name a bank that is no exchange", "请指明并非交易所的银行"),
		),
		"InvalidCurrency" => (
			"不是币种代码",
			("give three letters of ISO 4217, such as CNY", "请给出 ISO 4217 三字母代码，如 CNY"),
		),
		"InvalidDecimals" => {
			("小数位数最多四位", ("give 0 to 4 with --decimals", "请用 --decimals 给出 0 至 4"))
		}
		"AlreadyOpen" => ("账簿已开立", LOOK_BOOKS),
		"NoSuchBook" => ("没有开立此账簿", LOOK_BOOKS),
		"ZeroAmount" => ("金额为零", ("give an amount above zero", "请给出大于零的金额")),
		"HolderIsBank" => ("银行不能为自己出具资金证明", ("name another party", "请指明其他当事人")),
		"HolderNotLive" => (
			"收款当事人目前无效",
			("name a live member, customer or party key", "请指明有效的成员、客户或当事人密钥"),
		),
		"ReferenceUsed" => (
			"银行已使用过此流水号",
			(
				"look what for with hefu money entry BANK --reference, and give the entry's own reference",
				"请用 hefu money entry 银行 --reference 查看，并给出该笔的流水号",
			),
		),
		"TooMuch" => ("银行所欠将超过可计数的范围", ("check the amount", "请检查金额")),
		"InsufficientFunds" => (
			"可用债权不足",
			(
				"look with hefu money claims PARTY; the bank attests what comes in",
				"请用 hefu money claims 当事人 查看；到账由银行证明",
			),
		),
		"AlreadyExists" => ("该编号已使用", AGAIN),
		"NoLegs" => (
			"没有标的",
			(
				"say what it moves with --pay, --cash, --grant or --bill",
				"请用 --pay、--cash、--grant 或 --bill 指明标的",
			),
		),
		"LegToItself" => ("付方与收方相同", ("name two parties", "请指明两个不同的当事人")),
		"DuplicateThing" => {
			("同一标的出现两次", ("name each grant and bill once", "每个授权和提单只指明一次"))
		}
		"BankIsParty" => (
			"银行对自己没有债权，不能是自身账簿标的的一方",
			(
				"take the bank out of --pay: hefu money received and paid are for it",
				"请勿在 --pay 中指明该银行：银行使用 hefu money received 和 paid",
			),
		),
		"PartyNotLive" => ("有当事人目前无效", LOOK_INSTRUCTION),
		"KeyOfOtherObject" => (
			"当事人密钥是为其他对象而设",
			(
				"name the object that the key was made for, as a leg or with --about",
				"请将该密钥的对象作为标的，或用 --about 指明",
			),
		),
		"BankNotLive" => ("债权所在银行目前无效", LOOK_BOOKS),
		"InvalidExpiry" => (
			"失效时间已过，或早于执行时间",
			("give a later time with --expires", "请用 --expires 给出更晚的时间"),
		),
		"TooManyOpen" => (
			"该成员未结束的结算指令已达上限",
			(
				"reject or clear some: hefu instruction reject, hefu instruction clear",
				"请拒绝或清理一些：hefu instruction reject、hefu instruction clear",
			),
		),
		"NotFound" => ("没有此结算指令", ("check the identifier", "请检查标识")),
		"NotParty" => (
			"签名方不是该结算指令的当事人",
			(
				"use a key of a party (hefu instruction show names them)",
				"请使用当事人的密钥（hefu instruction show 可见）",
			),
		),
		"AlreadyAffirmed" | "NotAffirmed" | "NotAllAffirmed" | "Closed" => (
			match error {
				"AlreadyAffirmed" => "该当事人已确认",
				"NotAffirmed" => "该当事人未确认",
				"NotAllAffirmed" => "尚有当事人未确认",
				_ => "该结算指令已结算、拒绝或清理",
			},
			LOOK_INSTRUCTION,
		),
		"Expired" => (
			"该结算指令已失效",
			("make another one: hefu instruction make", "请另行创建：hefu instruction make"),
		),
		"NotExpired" => ("该结算指令尚未失效", ("reject it instead, or wait", "请改用拒绝，或等待失效")),
		"TooEarly" => ("执行时间未到", LOOK_INSTRUCTION),
		_ => return settlement_agreed(error),
	})
}

/// Of mediators, cash, instructions that another pallet keeps, and deposits.
fn settlement_agreed(error: &str) -> Option<Known> {
	Some(match error {
		"TooManyLegs" => ("标的超过十六个", ("make it of at most 16 legs", "请将标的减至十六个以内")),
		"Kept" | "NotKept" => (
			match error {
				"Kept" => "该结算指令由链上其他业务代管，仅由其执行或解除",
				_ => "该结算指令无代管方，由其当事人执行",
			},
			LOOK_INSTRUCTION,
		),
		"DuplicateMediator" => {
			("同一调解方出现两次", ("name each --mediator once", "每个 --mediator 只指明一次"))
		}
		"MediatorIsParty" => {
			("当事人不能调解自己的结算指令", ("name a member that is no party", "请指明并非当事人的成员"))
		}
		"MediatorNotLive" => (
			"有调解方目前无效",
			("name a live member, or wait until it is back", "请指明有效成员，或等待其恢复"),
		),
		"NotMediator" => (
			"签名方不是该结算指令的调解方",
			(
				"use a mediator's key (hefu instruction show names them)",
				"请使用调解方的密钥（hefu instruction show 可见）",
			),
		),
		"NotMediated" => (
			"有调解方未同意，或其同意已到期",
			("let it agree (again): hefu instruction mediate", "请其（重新）同意：hefu instruction mediate"),
		),
		"InvalidUntil" => {
			("同意的截止时间已过", ("give a later time with --until", "请用 --until 给出更晚的时间"))
		}
		"AttestorIsParty" => (
			"当事人及为其担保的成员不能证明自己结算指令中的付款",
			(
				"name a bank with --attestor that is no party and sponsors none",
				"请用 --attestor 指明既非当事人、也未为当事人担保的银行",
			),
		),
		"NoCashLeg" | "AlreadyAttested" => (
			match error {
				"NoCashLeg" => "该序号不是线下支付标的",
				_ => "该笔线下支付已证明",
			},
			LOOK_INSTRUCTION,
		),
		"NotAttestor" => (
			"该笔线下支付由其他银行证明",
			(
				"use a key of the bank that the leg names (hefu instruction show)",
				"请使用标的所指银行的密钥（hefu instruction show 可见）",
			),
		),
		"NotAttested" => (
			"尚有线下支付未经银行证明",
			("its bank attests it: hefu instruction attest", "请该银行证明：hefu instruction attest"),
		),
		"MoneyWasPaid" => (
			"线下款项已付，失效前任何当事人不得撤回或拒绝",
			("execute it, or wait until it lapses", "请执行，或等待其失效"),
		),
		"InsufficientDeposit" => ("预存款不足", ("deposit more, or take less", "请增加预存款，或减少金额")),
		"DayNotOver" => ("该日在中国尚未结束", ("net it from the next day in China on", "请自次日起轧差")),
		"NothingDue" => {
			("该日双方互无应付", ("check the day, the book and the two parties", "请检查日期、账簿和双方"))
		}
		_ => return None,
	})
}
