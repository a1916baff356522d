//! What the chain refuses about metered use. Why a voucher is not redeemed is no error.

use super::Said;

const LOOK: (&str, &str) = ("look with hefu meter show METER", "请用 hefu meter show 计量账户 查看");
const LOOK_GRANT: (&str, &str) = ("look with hefu grant show GRANT", "请用 hefu grant show 授权 查看");
const WINDOW: (&str, &str) = ("give another length with --window", "请用 --window 给出其他长度");
const WAIT: (&str, &str) =
	("wait until the challenge is over: hefu meter show METER", "请等待异议期届满：hefu meter show 计量账户");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"AlreadyExists" => (
			"该随机数已被使用：计量账户已存在",
			("look with hefu meter list before you send it again", "重发前请用 hefu meter list 查询"),
		),
		"TooManyOpen" => (
			"该成员未关闭的计量账户已达上限",
			(
				"close some: hefu meter close, then hefu meter collect",
				"请先关闭一些：hefu meter close，再 hefu meter collect",
			),
		),
		"NoSuchGrant" => ("没有此授权", LOOK_GRANT),
		"NotGrantee" => ("该授权授予其他成员", ("use a key of its grantee", "请使用被授权方的密钥")),
		"NotGrantor" => ("所指服务方不是该授权现在的授权方", LOOK_GRANT),
		"NotToUse" => ("该授权不是使用权", ("name a grant of the right to use", "请指明使用权的授权")),
		"ProviderNotLive" => (
			"服务方目前不参与",
			("wait until it is reinstated: hefu member show MEMBER", "请等待其恢复：hefu member show 成员"),
		),
		"ToItself" => ("付款方与服务方是同一成员", ("name another provider", "请指明其他服务方")),
		"BankIsProvider" => (
			"服务方是该账簿的银行，不能对自己持有债权",
			("pay in another bank's book with --bank", "请用 --bank 指明其他银行的账簿"),
		),
		"NotAllowed" => (
			"该授权目前不允许此使用",
			("ask why: hefu grant can-use GRANT", "请查询原因：hefu grant can-use 授权"),
		),
		"AlreadyMetered" => (
			"该授权已有未关闭的计量账户",
			("close it first: hefu meter list --grant GRANT", "请先关闭：hefu meter list --grant 授权"),
		),
		"InvalidSigners" => (
			"没有签名密钥，或有重复",
			("give 1 to 8 different keys with --signer", "请用 --signer 给出 1 至 8 个不同的密钥"),
		),
		"InvalidWindow" => ("窗口没有长度，或同时开放的窗口过多", WINDOW),
		"WindowCutsPeriod" => (
			"窗口不是授权用量周期的整数倍",
			(
				"give a multiple of the grant's periods with --window: hefu grant show GRANT",
				"请用 --window 给出授权周期的整数倍：hefu grant show 授权",
			),
		),
		"ZeroAmount" => ("金额为零", ("give an amount above zero", "请给出大于零的金额")),
		"AboveCap" => (
			"存入将超过上限",
			("put less aside, or open the meter with a higher --cap", "请减少存入，或以更高的 --cap 开立"),
		),
		"NotFound" => {
			("没有此计量账户", ("see the meters with hefu meter list", "请用 hefu meter list 查看计量账户"))
		}
		"NotPayer" => ("付款方是其他成员", ("use a key of the payer", "请使用付款方的密钥")),
		"NotOpen" => ("付款方已申请关闭，或已关闭", LOOK),
		"NoVouchers" => ("没有凭单", ("name vouchers", "请指明凭单")),
		"NotSide" => (
			"该成员既非付款方也非服务方",
			("use a key of the payer or of the provider", "请使用付款方或服务方的密钥"),
		),
		"Closed" => ("该计量账户已关闭", LOOK),
		"AlreadyAsked" => ("付款方已申请关闭", WAIT),
		"NotAsked" => (
			"尚未申请关闭",
			("have the payer ask first: hefu meter close", "请付款方先申请：hefu meter close"),
		),
		"TooEarly" => ("异议期未满", WAIT),
		_ => return None,
	})
}
