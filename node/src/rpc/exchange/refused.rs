//! Names and words for what the chain and the pool refuse.

use super::{
	refusal::{Code, Refusal},
	schema::Schema,
	words::Words,
};
use pallet_members::{EXHAUSTED, GateRefusal};
use sc_transaction_pool_api::error::Error as PoolError;
use serde_json::Value as Json;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError, UnknownTransaction};

const PREPARE_ANEW: Words = Words::new("prepare it anew and sign that", "请重新准备并签名");
const CORRECT: Words = Words::new("correct the call and prepare it anew", "请更正调用内容后重新准备");
const OWNER: Words = Words::new(
	"use a key that the member's owner key has added (hefu member add-operator)",
	"请使用成员所有者密钥已添加的操作密钥（hefu member add-operator）",
);
const LATER: Words = Words::new("send the same again in some seconds", "请稍候数秒后原样重发");

fn refused(name: &str, words: Words, next: Words) -> Refusal {
	Refusal::new(Code::Refused, name, words, next)
}

/// Why the runtime does not take a transaction.
pub fn by_validation(error: TransactionValidityError) -> Refusal {
	match error {
		TransactionValidityError::Invalid(invalid) => by_invalidity(invalid),
		TransactionValidityError::Unknown(UnknownTransaction::Custom(EXHAUSTED)) => allowance(),
		TransactionValidityError::Unknown(unknown) => Refusal::new(
			Code::NotNow,
			"transaction.Unknown",
			Words::of(
				format!("the chain cannot tell yet whether it is valid: {unknown:?}"),
				format!("链上暂时无法判断该交易是否有效：{unknown:?}"),
			),
			LATER,
		),
	}
}

fn by_invalidity(invalid: InvalidTransaction) -> Refusal {
	let is = |refusal: GateRefusal, number: u8| refusal.code() == number;
	match invalid {
		InvalidTransaction::Custom(n) if is(GateRefusal::Stranger, n) => stranger(),
		InvalidTransaction::Custom(n) if is(GateRefusal::KeyRemoved, n) => refused(
			"members.KeyRemoved",
			Words::new("the key was removed and never acts again", "该密钥已被移除，不可再用"),
			OWNER,
		),
		InvalidTransaction::Custom(n) if is(GateRefusal::MemberSuspended, n) => refused(
			"members.MemberSuspended",
			Words::new("the member is suspended", "该成员已被暂停"),
			Words::new("ask the council to reinstate the member", "请向理事会申请恢复"),
		),
		InvalidTransaction::Custom(n) if is(GateRefusal::CustomerSuspended, n) => refused(
			"members.CustomerSuspended",
			Words::new("the customer is suspended, or its sponsor is", "该客户或其担保成员已被暂停"),
			Words::new("ask the sponsor", "请联系担保成员"),
		),
		InvalidTransaction::Custom(n) if is(GateRefusal::SponsorSuspended, n) => refused(
			"members.SponsorSuspended",
			Words::new(
				"the member that sponsors this party key is suspended",
				"担保该当事人密钥的成员已被暂停",
			),
			Words::new("ask the sponsor; the bill stays where it is", "请联系担保成员；提单状态不受影响"),
		),
		InvalidTransaction::Custom(n) if is(GateRefusal::OutOfScope, n) => refused(
			"members.OutOfScope",
			Words::new("the key may not make this call", "该密钥无权进行此调用"),
			Words::new(
				"have the owner key widen its scope (hefu member set-scope), or use another key",
				"请由所有者密钥扩大其权限（hefu member set-scope），或换用其他密钥",
			),
		),
		InvalidTransaction::Custom(n) if is(GateRefusal::AllowanceExhausted, n) => allowance(),
		InvalidTransaction::Custom(n) if is(GateRefusal::Immortal, n) => refused(
			"members.Immortal",
			Words::new("the transaction would be valid for ever", "交易没有有效期限"),
			PREPARE_ANEW,
		),
		InvalidTransaction::Stale => refused(
			"transaction.Stale",
			Words::new("another transaction of this key took its number", "该密钥的另一笔交易已占用此序号"),
			PREPARE_ANEW,
		),
		InvalidTransaction::Future => refused(
			"transaction.Future",
			Words::new("transactions of this key before it are missing", "该密钥在此之前的交易尚缺"),
			Words::new("submit those first, or prepare it anew", "请先提交之前的交易，或重新准备"),
		),
		InvalidTransaction::BadProof => refused(
			"transaction.BadProof",
			Words::new(
				"the signature does not fit the payload and the signer, or the payload was made for another chain or runtime",
				"签名与载荷及签名账户不符，或载荷属于另一条链或另一运行时",
			),
			Words::new(
				"sign the bytes of payloadToSign with the signer's key, or prepare it anew",
				"请用签名账户的密钥对 payloadToSign 的字节签名，或重新准备",
			),
		),
		InvalidTransaction::AncientBirthBlock => refused(
			"transaction.AncientBirthBlock",
			Words::new("it is too old", "交易已过有效期"),
			PREPARE_ANEW,
		),
		InvalidTransaction::ExhaustsResources => refused(
			"transaction.ExhaustsResources",
			Words::new("it does not fit into a block", "交易超出区块容量"),
			Words::new("make it of several", "请拆分为多笔"),
		),
		InvalidTransaction::Call => refused(
			"transaction.Call",
			Words::new("this call is not open to members, or is paused", "此调用不对成员开放，或已停用"),
			Words::new("see which calls are open, or wait", "请确认可用的调用，或等待恢复"),
		),
		other => refused(
			"transaction.Invalid",
			Words::of(format!("the chain refuses it: {other:?}"), format!("链上拒绝：{other:?}")),
			PREPARE_ANEW,
		),
	}
}

/// The gate's answer to a key that nobody has.
pub fn stranger() -> Refusal {
	refused(
		"members.Stranger",
		Words::new("the key is nobody's: no member and no customer has it", "该密钥不属于任何成员或客户"),
		OWNER,
	)
}

fn allowance() -> Refusal {
	Refusal::new(
		Code::NotNow,
		"members.AllowanceExhausted",
		Words::new(
			"the member has used up its allowance, which flows back with time",
			"该成员的额度已用完，额度会随时间恢复",
		),
		LATER,
	)
}

/// Why the pool does not take a transaction.
pub fn by_pool(error: PoolError) -> Refusal {
	match error {
		PoolError::InvalidTransaction(invalid) => by_invalidity(invalid),
		PoolError::UnknownTransaction(unknown) => by_validation(TransactionValidityError::Unknown(unknown)),
		PoolError::TooLowPriority { .. } => refused(
			"pool.TooLowPriority",
			Words::new(
				"another transaction of this key with the same number waits already",
				"该密钥已有相同序号的交易在等待",
			),
			PREPARE_ANEW,
		),
		PoolError::TemporarilyBanned => Refusal::new(
			Code::NotNow,
			"pool.TemporarilyBanned",
			Words::new("it was found invalid a short while ago", "该交易不久前被判无效"),
			PREPARE_ANEW,
		),
		PoolError::ImmediatelyDropped => dropped(),
		other => refused(
			"pool.Refused",
			Words::of(format!("the pool refuses it: {other}"), format!("交易池拒绝：{other}")),
			PREPARE_ANEW,
		),
	}
}

/// The pool's room went to others.
pub fn dropped() -> Refusal {
	Refusal::new(Code::NotNow, "pool.Dropped", Words::new("the pool has no room for it", "交易池已满"), LATER)
}

/// Another transaction took its place.
pub fn usurped() -> Refusal {
	refused(
		"pool.Usurped",
		Words::new(
			"another transaction of this key with the same number took its place",
			"已被该密钥相同序号的另一笔交易取代",
		),
		PREPARE_ANEW,
	)
}

/// It was valid when it came, and then was not, and now is again.
pub fn no_longer_valid() -> Refusal {
	Refusal::new(
		Code::NotNow,
		"transaction.NoLongerValid",
		Words::new("the chain took it for invalid for a while", "链上一度判其无效"),
		LATER,
	)
}

/// The runtime cannot read it.
pub fn unreadable(said: &str) -> Refusal {
	refused(
		"transaction.Unreadable",
		Words::of(
			format!("the runtime cannot read it (a list or text may be longer than its field): {said}"),
			format!("运行时无法解读该交易（可能有列表或文本超长）：{said}"),
		),
		CORRECT,
	)
}

/// Why a transaction in a block failed, from the `dispatch_error` of `System.ExtrinsicFailed`.
pub fn by_dispatch(schema: &Schema, error: &Json) -> Refusal {
	match module_error(schema, error) {
		Some((name, docs)) => {
			let words = Words::of(format!("{name}: {docs}"), format!("链上拒绝：{name}({docs})"));
			refused(&name, words, CORRECT)
		}
		None if error == "BadOrigin" => refused(
			"BadOrigin",
			Words::new(
				"this key may not make this call, or the call is not one for members",
				"该密钥无权进行此调用，或此调用不对成员开放",
			),
			CORRECT,
		),
		None => refused(
			"Failed",
			Words::of(format!("the call failed: {error}"), format!("调用失败：{error}")),
			CORRECT,
		),
	}
}

/// Name and documentation of a pallet's error, which the chain gives by numbers.
fn module_error(schema: &Schema, error: &Json) -> Option<(String, String)> {
	let module = error.get("Module")?;
	let pallet = module.get("index")?.as_u64()?.try_into().ok()?;
	// Four bytes, of which the first is the case.
	let number = u8::from_str_radix(module.get("error")?.as_str()?.get(2..4)?, 16).ok()?;
	schema.error(pallet, number)
}
