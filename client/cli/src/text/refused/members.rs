//! What the chain refuses about members, their keys, customers and party keys.

use super::Said;

const OWNER: (&str, &str) = ("use the member's owner key with --key", "请用 --key 指定成员的所有者密钥");
const ANOTHER_KEY: (&str, &str) = (
	"name another key: each has one holder, for ever (hefu key new, hefu party new)",
	"请换用其他密钥：每个密钥终身只属一方（hefu key new、hefu party new）",
);
const LOOK: (&str, &str) = ("look with hefu member list", "请用 hefu member list 查看");
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	profile(error).or_else(|| keys(error)).or_else(|| party_keys(error))
}

fn profile(error: &str) -> Said {
	Some(match error {
		"InvalidCode" => {
			("不是统一社会信用代码或 LEI，或校验位不符", ("check the code: mistyped?", "请核对代码"))
		}
		"InvalidName" => ("名称为空或不是文本", ("give a name with --name", "请用 --name 给出名称")),
		"InvalidRegion" => (
			"GB/T 2260 中没有该地区",
			("give six digits of GB/T 2260 with --region", "请用 --region 给出 GB/T 2260 六位代码"),
		),
		"InvalidRoles" => (
			"没有角色，或角色不存在",
			(
				"name roles with --role: hefu member enrol --help lists them",
				"请用 --role 指明角色：见 hefu member enrol --help",
			),
		),
		"AlreadyEnrolled" => ("已有成员使用此代码", LOOK),
		"NotFound" => ("没有此成员或客户", LOOK),
		"AlreadySuspended" => ("已被暂停", LOOK),
		"NotSuspended" => ("未被暂停", LOOK),
		"CouncilTooSmall" => {
			("理事会能表决的席位将不过半", ("reinstate members of the council first", "请先恢复理事会成员"))
		}
		"DuplicateSeat" => ("同一成员在同一机构有两个席位", ("name each member once", "每个成员只指明一次")),
		_ => return None,
	})
}

fn keys(error: &str) -> Said {
	Some(match error {
		"NotOwner" => ("签名的不是有效成员的所有者密钥", OWNER),
		"NotOperator" => (
			"签名的不是有效成员的所有者密钥或操作密钥",
			(
				"use an owner or operator key of a live member with --key",
				"请用 --key 指定有效成员的所有者密钥或操作密钥",
			),
		),
		"NotOperatorKey" => (
			"不是该成员的操作密钥",
			("see the member's keys with hefu member show", "请用 hefu member show 查看成员的密钥"),
		),
		"NotSponsor" => {
			("该客户由其他成员担保", ("use a key of the customer's sponsor", "请使用担保该客户的成员的密钥"))
		}
		"KeyInUse" => ("该密钥已有所属", ANOTHER_KEY),
		"KeyRemoved" => ("该密钥曾有所属；移除的密钥不能恢复", ANOTHER_KEY),
		"TooManyKeys" => (
			"该成员的密钥已达上限",
			(
				"remove one that is of no more use: hefu member remove-operator",
				"请移除不再使用的密钥：hefu member remove-operator",
			),
		),
		"TooManyRemovedKeys" => (
			"该成员移除过的密钥已达上限",
			("use the keys that it has: hefu member show", "请使用现有密钥：hefu member show"),
		),
		"TooManyCustomers" => ("该成员的客户已达上限", COUNCIL),
		"ScopeTooWide" => (
			"客户或当事人密钥的权限超出签名密钥的权限",
			(
				"narrow --scope, or sign with a key that may do as much",
				"请缩小 --scope，或使用权限足够的密钥签名",
			),
		),
		"NonceUsed" => ("该随机数已用过", ("try again: another is drawn", "请重试：将另行生成")),
		"InvalidSealingKey" => (
			"封装给此密钥的内容任何人都能打开",
			(
				"make another one: hefu member set-sealing-key with a new FILE",
				"请另行生成：hefu member set-sealing-key 新文件",
			),
		),
		_ => return None,
	})
}

fn party_keys(error: &str) -> Said {
	Some(match error {
		"NotPartyKey" => (
			"签名的不是担保方有效的当事人密钥",
			("sign with the party key itself: --key FILE", "请用当事人密钥本身签名：--key 文件"),
		),
		"NoConsent" => (
			"该密钥未同意由此成员为此对象担保",
			(
				"have the party consent to you: hefu party consent",
				"请当事人出具给您的同意书：hefu party consent",
			),
		),
		"TooManyPartyKeys" => (
			"该成员担保的当事人密钥已达上限",
			(
				"have parties retire keys that are of no more use: hefu party retire",
				"请当事人停用不再使用的密钥：hefu party retire",
			),
		),
		"TooManyRetiredPartyKeys" => ("该成员已停用的当事人密钥已达上限", COUNCIL),
		_ => return None,
	})
}
