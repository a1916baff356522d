//! What people are told of a receipt, in English and Chinese. English is the library's own wording; the Chinese is here.
//!
//! What to do about it depends on the program, so that is said there.

use alloc::{
	format,
	string::{String, ToString},
};

use crate::{BlockNumber, Broken, DescribeError, Error, FormError};

/// The same in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
pub struct Text {
	/// English.
	pub en: String,
	/// 中文.
	pub zh: String,
}

impl Text {
	/// The same in both languages.
	pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
		Self { en: en.into(), zh: zh.into() }
	}
}

/// Why a receipt is refused.
pub fn refusal(error: Error) -> Text {
	if let Error::TrustTooOld { age_ms, limit_ms } = error {
		let (age, limit) = (span(age_ms), span(limit_ms));
		return Text::new(
			format!("the trust file is {} old, and at most {} are relied on", age.en, limit.en),
			format!("信任文件已有{}，最多依赖{}", age.zh, limit.zh),
		);
	}
	Text::new(error.to_string(), refusal_in_chinese(error))
}

fn refusal_in_chinese(error: Error) -> String {
	match error {
		Error::Form(error) => damage(error).zh,
		Error::TrustTooOld { age_ms, limit_ms } => {
			format!("信任文件已有 {age_ms} 毫秒，最多依赖 {limit_ms} 毫秒")
		}
		Error::NoAuthorities => "信任文件中没有验证方".into(),
		Error::DuplicateAuthority => "同一验证方出现两次".into(),
		Error::HandoversMissing { receipt, trust } => {
			format!("凭证从第 {receipt} 验证组开始，信任文件属第 {trust} 组：缺少其间的交接")
		}
		Error::TrustTooNew { receipt, trust } => {
			format!("凭证从第 {receipt} 验证组开始，信任文件属较晚的第 {trust} 组")
		}
		Error::TooManyHandovers => "交接次数过多".into(),
		Error::Handover { from, broken } => {
			format!("第 {from} 验证组的交接不成立：{}", link_in_chinese(broken))
		}
		Error::NewTrustNeeded { from } => format!("第 {from} 组之后验证组曾被强制更换"),
		Error::Block(broken) => format!("未能证明该区块已最终确认：{}", link_in_chinese(broken)),
		Error::NoSuchEvent { index, leaves } => format!("区块有 {leaves} 个事件，没有第 {index} 号"),
		Error::PathLength { expected, given } => format!("路径有 {given} 个哈希，应有 {expected} 个"),
		Error::NotInBlock => "该事件不在区块的事件之中".into(),
		Error::Questions => format!("应有 1 至 {} 个互不相同的问题", crate::state::MAX_QUESTIONS),
		Error::TrieNode { index } => format!("第 {index} 个状态树节点缺失或不符"),
		Error::TrieNodeMalformed => "有状态树节点无法读取".into(),
		Error::TrieNodeSurplus { index } => format!("第 {index} 个状态树节点多余"),
		Error::Absent { question } => format!("称第 {question} 个问题有答案，但状态中没有"),
		Error::Present { question } => format!("称第 {question} 个问题没有答案，但状态中有"),
		Error::NewerThanKnown { spec_version, known } => {
			format!("由链的第 {spec_version} 版写成，本程序只认识到第 {known} 版")
		}
	}
}

/// What is wrong with a block that is said to be final.
fn link_in_chinese(broken: Broken) -> String {
	match broken {
		Broken::DigestMissing => "区块头没有事件摘要".into(),
		Broken::DigestTwice => "区块头有两个事件摘要".into(),
		Broken::DigestMalformed => "区块头中的摘要无法读取".into(),
		Broken::OtherGenesis => "区块头属于另一条链".into(),
		Broken::NotLinked { index } => format!("第 {index} 个后续区块头与前一个不相连"),
		Broken::TooManyDescendants => "后续区块头过多".into(),
		Broken::OtherTarget => "终局证明针对的是另一个区块".into(),
		Broken::TooFewVotes { threshold, given } => format!("有 {given} 票，需要 {threshold} 票"),
		Broken::SurplusVotes { threshold, given } => format!("有 {given} 票，应恰为 {threshold} 票"),
		Broken::DuplicateVote { index } => format!("第 {index} 票与其前一票出自同一验证方"),
		Broken::UnsortedVotes { index } => format!("第 {index} 票次序不对"),
		Broken::NotAuthority { index } => format!("第 {index} 票出自无投票权者"),
		Broken::BadSignature { index } => format!("第 {index} 票的签名无效"),
		Broken::VoteElsewhere { index } => format!("第 {index} 票不是投给该区块或所示的后续区块"),
		Broken::TargetTooLow => "各票都投给了更晚的区块".into(),
		Broken::UnsortedAncestries => "通往各票的区块头次序不对".into(),
		Broken::SurplusAncestries => "有多余的区块头".into(),
		Broken::NoChange => "区块头没有宣布更换验证组".into(),
		Broken::Weights => "新验证方并非一方一票".into(),
		Broken::NotEnactment { enacted } => {
			format!("更换在区块 {enacted} 生效，而终局证明针对的是另一个区块")
		}
	}
}

/// Why bytes are no receipt, no file of hand-overs, or no trust file.
pub fn damage(error: FormError) -> Text {
	let chinese = match error {
		FormError::NotThisFormat => "不是此类文件，或属于较新的格式",
		FormError::Malformed => "文件损坏：提前结束，或有字段无法读取",
		FormError::TrailingBytes => "文件损坏：结尾之后还有内容",
		FormError::NotCanonical => "文件损坏：有数字的写法过长",
	};
	Text::new(error.to_string(), chinese)
}

/// Why text is not the JSON form of such a file.
#[cfg(feature = "json")]
pub fn damaged_json(error: &crate::JsonError) -> Text {
	match error {
		crate::JsonError::Json(reason) => {
			Text::new(format!("the JSON cannot be read: {reason}"), format!("JSON 无法读取：{reason}"))
		}
		crate::JsonError::Form(error) => damage(*error),
	}
}

/// Why what is proven is not put into words.
pub fn undescribed(error: DescribeError) -> Text {
	let chinese = match error {
		DescribeError::NewerThanKnown { spec_version, known } => {
			format!("由链的第 {spec_version} 版写成，本程序只认识到第 {known} 版，请使用较新的版本")
		}
		DescribeError::NotDescribed => "不是本程序描述的事件或记录".into(),
		DescribeError::Malformed => "不是该版本的写法".into(),
		DescribeError::OtherKind => "凭证证明的是另一类事实".into(),
	};
	Text::new(
		format!("proven, and not put into words: {error}"),
		format!("已证明，但无法以文字说明：{chinese}"),
	)
}

/// What a receipt does not prove: that what was so in the block `number` still is.
pub fn not_later(number: BlockNumber) -> Text {
	Text::new(
		format!(
			"that it still is so: this is as at block {number}; ask for a younger receipt to know about later"
		),
		format!("现在仍然如此：以上截至区块 {number}；其后的情况须另取较新的凭证"),
	)
}

/// What a receipt does not prove: whose the trust file is.
pub fn not_trust() -> Text {
	Text::new(
		"that the trust file is the consortium's: compare its fingerprint with one from a source that you trust",
		"信任文件确属联盟：请将其指纹与可信来源的指纹核对",
	)
}

/// What a receipt does not prove: anything but that it was recorded.
pub fn not_truth() -> Text {
	Text::new(
		"that what was recorded is true of the world: the chain proves who recorded what, and when",
		"所记录的内容符合事实：链只证明何人在何时记录了何事",
	)
}

/// A length of time, in milliseconds, told in its largest unit.
pub fn span(ms: u64) -> Text {
	let seconds = ms / 1_000;
	let (count, english, chinese) = match seconds {
		0..120 => (seconds, "seconds", "秒"),
		120..7_200 => (seconds / 60, "minutes", "分钟"),
		7_200..172_800 => (seconds / 3_600, "hours", "小时"),
		_ => (seconds / 86_400, "days", "天"),
	};
	Text::new(format!("{count} {english}"), format!("{count} {chinese}"))
}
