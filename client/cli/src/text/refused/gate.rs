//! What never comes into a block: the gate for members, and the runtime's own checks.

use super::Said;

const AGAIN: (&str, &str) = ("try again", "请重试");
const END_SUSPENSION: (&str, &str) = (
	"ask the council (for a member) or the sponsor (for a customer or a party key) to end the suspension",
	"请理事会（成员）或担保方（客户、当事人密钥）解除暂停",
);
const ANOTHER_SCOPE: (&str, &str) = (
	"use a key that may make this call, or have the owner widen its scope (hefu member set-scope)",
	"请换用有此权限的密钥，或请所有者密钥扩大其权限（hefu member set-scope）",
);
const NODE_STATUS: (&str, &str) = (
	"try again; if it stays, see with hefu node status whether the node keeps up, or name another with --url",
	"请重试；若仍然失败，请用 hefu node status 查看节点是否同步，或用 --url 指定其他节点",
);

/// Why the gate lets a transaction not in.
pub fn members(answer: &str) -> Said {
	Some(match answer {
		"Stranger" => (
			"该密钥不属于任何成员、客户或当事人",
			(
				"use a member's key with --key, or have the member's owner add this one (hefu member add-operator)",
				"请用 --key 指定成员的密钥，或请成员的所有者密钥添加此密钥（hefu member add-operator）",
			),
		),
		"KeyRemoved" => (
			"该密钥已移除，不再有效",
			("use another key: a removed one never comes back", "请换用其他密钥：已移除的密钥不能恢复"),
		),
		"MemberSuspended" => ("该成员已被暂停", END_SUSPENSION),
		"CustomerSuspended" => ("该客户或其担保方已被暂停", END_SUSPENSION),
		"SponsorSuspended" => ("为该当事人密钥担保的成员已被暂停", END_SUSPENSION),
		"OutOfScope" => ("该密钥无此权限", ANOTHER_SCOPE),
		"AllowanceExhausted" => (
			"该成员的额度已用完，额度随时间恢复",
			("wait until the allowance flows back, then try again", "请等待额度恢复后重试"),
		),
		"Immortal" => (
			"该交易永久有效，链不接受",
			("use the hefu that was released with this runtime", "请使用与该运行时一同发布的 hefu"),
		),
		_ => return None,
	})
}

/// Why the runtime takes a transaction for invalid.
pub fn invalid(answer: &str) -> Said {
	Some(match answer {
		"Stale" => ("该密钥的另一交易已占用此序号", AGAIN),
		"Future" => ("该密钥在此之前的交易缺失", AGAIN),
		"AncientBirthBlock" => ("该交易已过期", AGAIN),
		"BadProof" => (
			"签名不符：节点可能属于另一条链或另一运行时",
			("check that --url names a node of the chain you mean", "请确认 --url 指向所要的链"),
		),
		"ExhaustsResources" => ("该交易超出一个区块的容量", ("send less at once", "请减少一次提交的内容")),
		"Call" => (
			"该调用不对成员开放，或已停用",
			(
				"ask the council or the technical committee whether the call is paused",
				"请向理事会或技术委员会了解该调用是否已停用",
			),
		),
		_ => return None,
	})
}

/// What has no pallet's name.
pub fn nameless(name: &str) -> Said {
	Some(match name {
		"BadOrigin" => ("该密钥不得进行此调用，或该调用不对成员开放", ANOTHER_SCOPE),
		"Pool" => ("节点未接受该交易", NODE_STATUS),
		"RuntimeUpgraded" => ("签名后链的运行时已升级，该交易不会进入区块", AGAIN),
		"Other" => (
			"链未记录原因",
			(
				"look whether what it names still is as you think, then try again; if it stays, report it",
				"请先查询相关对象的现状后重试；若仍然失败，请报告问题",
			),
		),
		_ => return None,
	})
}
