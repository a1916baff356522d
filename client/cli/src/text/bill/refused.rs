//! What the chain's errors about bills mean, and what to do about them.

/// What an error means in Chinese (in English the chain says it itself), and what to do, in both.
type Known = (&'static str, (&'static str, &'static str));

const LOOK: (&str, &str) =
	("look at who controls it: hefu bill show BILL", "请查看由谁控制：hefu bill show 提单");
const OWN_KEY: (&str, &str) = (
	"use a key of a party that takes part: a member's, a customer's, or a party key made for this bill (hefu party new)",
	"请使用当事人的密钥：成员、客户，或为此提单制作的当事人密钥（hefu party new）",
);
const CARRIER_KEY: (&str, &str) = (
	"use a key of the bill's carrier, a live member with the role carrier",
	"请使用该提单承运人的密钥，须为具有 carrier 角色的有效成员",
);
const AGAIN: (&str, &str) = ("try again: another is drawn", "请重试：将另行生成");
const FACE: (&str, &str) = (
	"correct the parties (--holder, --shipper, --titleholder, --named, --agent)",
	"请更正当事人（--holder、--shipper、--titleholder、--named、--agent）",
);
const OFFER_AGAIN: (&str, &str) = (
	"have the possessor offer it: hefu bill offer BILL --to PARTY",
	"请持单人提出转让要约：hefu bill offer 提单 --to 当事人",
);

/// What is known of the error of this name.
pub fn refused(error: &str) -> Option<Known> {
	issuing(error).or_else(|| acting(error)).or_else(|| surrendering(error))
}

fn issuing(error: &str) -> Option<Known> {
	Some(match error {
		"NotParty" => ("该密钥现在不代表任何当事人", OWN_KEY),
		"KeyOfOtherObject" => (
			"该当事人密钥是为另一对象制作的",
			(
				"make a key for this bill: hefu party new, hefu party consent --object BILL",
				"请为此提单制作密钥：hefu party new、hefu party consent --object 提单",
			),
		),
		"NotFound" => ("没有此提单", ("check the identifier", "请检查标识")),
		"NotCarrier" => ("该成员不是承运人，或没有承运人角色", CARRIER_KEY),
		"AlreadyIssued" => (
			"此随机数已用过：提单已存在",
			(
				"look with hefu bill show BILL; for another bill, draw another nonce",
				"请用 hefu bill show 提单 查看；另一提单请另取随机数",
			),
		),
		"BadReference" => (
			"提单号为空、首尾有空格或不是可打印 ASCII 字符",
			("have the carrier number the document so", "请承运人更正提单号"),
		),
		"ReferenceUsed" => (
			"承运人已用过此提单号",
			(
				"a reference is used once for ever: look with hefu bill show --reference TEXT --carrier MEMBER",
				"提单号永久只用一次：请用 hefu bill show --reference 提单号 --carrier 成员 查看",
			),
		),
		"BadKind" => ("此类单证没有这样的权利人", FACE),
		"BadParties" => {
			("正面的当事人或代理重复、列在不得列明的单证上、代理即承运人，或首个持单人不是可交付的对象", FACE)
		}
		"PartyUnknown" => (
			"正面的某一方现在不参与",
			(
				"name live members and customers, and party keys that were made for this bill (hefu bill new-id, hefu party add)",
				"请列明有效的成员、客户，或为此提单制作的当事人密钥（hefu bill new-id、hefu party add）",
			),
		),
		"AnteOrPostDated" => (
			"签发日期尚未到来，或早于装船日期",
			(
				"correct the date that is wrong: a bill is not ante-dated",
				"请更正有误的日期：提单不得倒签或预签",
			),
		),
		"RegulatorSealMissing" => (
			"非公开部分未封装给监管方",
			(
				"try again: hefu seals it to the regulator's key that the consortium has named",
				"请重试：hefu 会封装给联盟指定的监管方密钥",
			),
		),
		"TooManyBills" => (
			"该承运人未了结的提单已达上限",
			(
				"have bills surrendered or voided, or ask the council to raise the bound",
				"请先了结部分提单，或请理事会提高上限",
			),
		),
		_ => return None,
	})
}

fn acting(error: &str) -> Option<Known> {
	Some(match error {
		"Locked" => (
			"结算指令已锁定该提单",
			(
				"let the instruction settle, or have whoever affirmed withdraw: hefu instruction withdraw",
				"请等待指令结算，或由确认方撤回：hefu instruction withdraw",
			),
		),
		"NotLocked" => ("提单未为此指令锁定", LOOK),
		"NotIssued" => ("提单已交单、已作废，或正在等待交单答复", LOOK),
		"NotPossessor" => ("由另一方占有", LOOK),
		"SelfTransfer" => ("该方已占有提单", LOOK),
		"RecipientNotMember" => (
			"受让方或被背书人现在不参与",
			(
				"name a live member, a customer, or a party key that was made for this bill",
				"请指定有效的成员、客户，或为此提单制作的当事人密钥",
			),
		),
		"OfferPending" => (
			"有转让要约等待答复",
			("withdraw it first: hefu bill withdraw BILL", "请先撤回：hefu bill withdraw 提单"),
		),
		"NoOffer" => ("没有与该方有关的转让要约", OFFER_AGAIN),
		"OfferExpired" => ("转让要约已失效", OFFER_AGAIN),
		"OfferChanged" => ("提单在查看之后又有新的记录", LOOK),
		"OffererNotMember" => ("要约方现已不能参与", LOOK),
		"NotNegotiable" => (
			"该单证不可转让：不可背书，只能交给正面所列的当事人，海运单不可转让",
			("look at who is on its face: hefu bill show BILL", "请查看正面所列当事人：hefu bill show 提单"),
		),
		"NotTitleholder" => ("权利属于另一方，或属于持单人", LOOK),
		"NotFurtherEndorsable" => (
			"所得背书不可再背书",
			(
				"surrender it, or give the title back: hefu bill reject --title",
				"请交单，或退回权利：hefu bill reject --title",
			),
		),
		"SelfEndorse" => ("不得背书给自己", LOOK),
		"NothingToReject" => {
			("要退回的不是由上一操作得来", ("endorse or offer it back instead", "请改为背书或转让回去"))
		}
		"DualRoleRejectionRequired" => (
			"占有与权利一并得来，须一并退回",
			("reject both: hefu bill reject BILL --both", "请一并退回：hefu bill reject 提单 --both"),
		),
		"RejectWindowClosed" => {
			("退回期限已过", ("endorse or offer it back instead", "请改为背书或转让回去"))
		}
		_ => return None,
	})
}

fn surrendering(error: &str) -> Option<Known> {
	Some(match error {
		"NotEntitled" => (
			"该方无权交单，或不是请求方",
			(
				"whoever has title and possession surrenders; of what is not negotiable, shipper or consignee",
				"由兼有权利与占有的一方交单；不可转让单证由托运人或收货人交单",
			),
		),
		"WrongSurrenderee" => (
			"该成员既不是承运人，也不是被请求的代理",
			("name the carrier, or an agent on the bill's face", "请指定承运人或正面所列的代理"),
		),
		"DuplicateReference" => ("该交单请求编号已用过", AGAIN),
		"AlreadyAnswered" => ("该请求已答复或已撤回", LOOK),
		"NotPending" => ("没有此待答复的请求", LOOK),
		"ChainFull" => (
			"背书链已达上限",
			("surrender or void the bill: nothing else has room", "只能交单或作废，已没有其他操作的余地"),
		),
		_ => return None,
	})
}
